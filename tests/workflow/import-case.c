/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-case.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home;

void import_case_init(int *argc, char ***argv)
{
    home = g_dir_make_tmp("equalens-home-XXXXXX", NULL);
    g_setenv("XDG_DATA_HOME", home, TRUE);
    g_test_init(argc, argv, NULL);
}

static void empty_profile(void)
{
    static const char *const files[] = {"import-memory.json", "import-memory.json.bad", "pupil-key",
                                        ""};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(home, "equalens", files[i], NULL);
        g_remove(path);
    }
}

int import_case_run(void)
{
    int status = g_test_run();
    g_rmdir(home);
    g_free(home);
    return status;
}

static void make_project(ImportCase *c, const char *school_name)
{
    g_autoptr(EqlSchool) school = eql_school_new(school_name, NULL, NULL, NULL);
    g_autofree char *name = g_strconcat(school_name, ".equalens", NULL);
    g_autofree char *path = import_case_path(c, name);
    g_autoptr(GError) error = NULL;
    c->project = eql_project_create(path, school, &error);
    g_assert_no_error(error);
}

void import_case_set_up(ImportCase *c, gconstpointer data)
{
    c->folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    c->request = (EqlImportRequest){
        .kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A", .remember = TRUE};
    make_project(c, "Oak");
}

static void forget(ImportCase *c)
{
    g_clear_pointer(&c->record, eql_import_record_free);
    g_clear_error(&c->error);
}

void import_case_tear_down(ImportCase *c, gconstpointer data)
{
    g_autoptr(GDir) folder = g_dir_open(c->folder, 0, NULL);
    const char *name;
    forget(c);
    eql_project_close(c->project);
    while ((name = g_dir_read_name(folder))) {
        g_autofree char *path = import_case_path(c, name);
        g_remove(path);
    }
    g_rmdir(c->folder);
    g_free(c->folder);
    empty_profile();
}

char *import_case_path(const ImportCase *c, const char *name)
{
    return g_build_filename(c->folder, name, NULL);
}

void import_case_next_school(ImportCase *c, const char *school)
{
    eql_project_close(c->project);
    make_project(c, school);
}

void import_case_use(ImportCase *c, const char *questions)
{
    g_autofree char *path = import_case_path(c, "questions.csv");
    g_autofree char *text = g_strconcat(
        "code,audience,kind,theme,text,scale,reversed,characteristic\n", questions, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_true(eql_project_use_questionnaire(c->project, path, NULL, &error));
    g_assert_no_error(error);
}

gboolean import_case_bring(ImportCase *c, const char *name, const char *text)
{
    g_autofree char *path = import_case_path(c, name);
    EqlImportRequest request = c->request;
    forget(c);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    request.path = path;
    c->record = eql_project_import(c->project, &request, NULL, NULL, NULL, &c->error);
    if (c->record)
        g_assert_cmpuint(c->record->rows, ==, c->record->accepted + c->record->set_aside);
    return c->record != NULL;
}

const EqlColumnMatch *import_case_column(const ImportCase *c, const char *heading)
{
    for (guint i = 0; i < c->record->columns->len; i++) {
        const EqlColumnMatch *match = c->record->columns->pdata[i];
        if (g_str_equal(match->column, heading))
            return match;
    }
    g_error("no column %s", heading);
}

gboolean import_case_has_notice(const ImportCase *c, const char *words)
{
    for (guint i = 0; i < c->record->notices->len; i++) {
        if (strstr(c->record->notices->pdata[i], words))
            return TRUE;
        g_test_message("notice: %s", (char *)c->record->notices->pdata[i]);
    }
    return FALSE;
}

guint import_case_count(const ImportCase *c, const char *wave)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlResponses) responses =
        eql_store_responses(eql_project_store(c->project), wave, "pupil", &error);
    g_assert_no_error(error);
    return responses->n;
}
