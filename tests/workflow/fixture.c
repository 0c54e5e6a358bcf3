/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>

void make_project(Fixture *f, const char *school, const char *urn)
{
    g_autoptr(EqlSchool) owner = eql_school_new(school, urn, NULL, NULL);
    g_autoptr(GError) error = NULL;
    f->folder = g_dir_make_tmp("equalens-XXXXXX", &error);
    g_assert_no_error(error);
    f->path = place(f, "t.equalens");
    f->project = eql_project_create(f->path, owner, &error);
    g_assert_no_error(error);
}

void set_up(Fixture *f, gconstpointer data)
{
    make_project(f, "Test", NULL);
}

void tear_down(Fixture *f, gconstpointer data)
{
    g_autoptr(GDir) folder = g_dir_open(f->folder, 0, NULL);
    const char *name;
    eql_project_close(f->project);
    while ((name = g_dir_read_name(folder))) {
        g_autofree char *path = place(f, name);
        g_remove(path);
    }
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->path);
}

char *place(const Fixture *f, const char *name)
{
    return g_build_filename(f->folder, name, NULL);
}

char *write_file(const Fixture *f, const char *name, const char *text)
{
    char *path = place(f, name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

void use_questions(Fixture *f, const char *questions)
{
    g_autofree char *text = g_strconcat(
        "code,audience,kind,theme,text,scale,reversed,characteristic\n", questions, NULL);
    g_autofree char *path = write_file(f, "questions.csv", text);
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_project_use_questionnaire(f->project, path, NULL, &error));
    g_assert_no_error(error);
}

EqlImportRecord *try_in(Fixture *f, EqlImportRequest request, const char *text, GError **error)
{
    g_autofree char *path = write_file(f, "in.csv", text);
    request.path = path;
    return eql_project_import(f->project, &request, NULL, NULL, NULL, error);
}

void bring_in(Fixture *f, EqlImportRequest request, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) record = try_in(f, request, text, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(record->accepted, >, 0);
}
