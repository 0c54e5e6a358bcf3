/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are read at the same time come in as they do one after another. */
#include "base/data-folder.h"
#include "output/json.h"
#include "workflow/ahead.h"

#define N_FILES 3

typedef struct {
    char *paths[N_FILES];
    EqlImportRequest requests[N_FILES];
    EqlProject *project;
} Fixture;

static EqlProject *new_project(void)
{
    g_autoptr(EqlSchool) school = eql_school_new("Sampleton High School", NULL, NULL, NULL);
    g_autoptr(GError) error = NULL;
    EqlProject *project = eql_project_create_in_memory(school, &error);

    g_assert_no_error(error);
    return project;
}

static void set_up(Fixture *f, gconstpointer data)
{
    static const EqlImportRequest kinds[N_FILES] = {
        {.kind = EQL_IMPORT_CENSUS},
        {.kind = EQL_IMPORT_OUTCOMES},
        {.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "Baseline"}};
    static const char *const names[N_FILES] = {"census.xml", "suspensions.csv",
                                               "pupil-responses.xlsx"};

    for (guint i = 0; i < N_FILES; i++) {
        f->paths[i] = eql_data_file("sample", names[i], NULL);
        f->requests[i] = kinds[i];
        f->requests[i].path = f->paths[i];
    }
    f->project = new_project();
}

static void tear_down(Fixture *f, gconstpointer data)
{
    for (guint i = 0; i < N_FILES; i++)
        g_free(f->paths[i]);
    eql_project_close(f->project);
}

/* All that is told of an import but when it was. */
static char *told(const EqlImportRecord *record)
{
    g_autoptr(JsonNode) node = eql_json_import(record);

    json_object_remove_member(json_node_get_object(node), "imported_at");
    return eql_json_text(node);
}

static void test_alike(Fixture *f, gconstpointer data)
{
    EqlProject *plain = new_project();
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlAhead) ahead = eql_ahead_new(f->project, f->requests, N_FILES);

    for (guint i = 0; i < N_FILES; i++) {
        g_autoptr(EqlImportRecord) found = eql_ahead_import(ahead, i, NULL, NULL, &error);
        g_assert_no_error(error);
        g_autoptr(EqlImportRecord) expected =
            eql_project_import(plain, &f->requests[i], NULL, NULL, NULL, &error);
        g_assert_no_error(error);
        g_autofree char *found_text = told(found), *expected_text = told(expected);
        g_assert_cmpstr(found_text, ==, expected_text);
    }
    eql_project_close(plain);
}

/* The others come in all the same, if they are asked for. */
static void test_one_refused(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL, expected = NULL;

    f->requests[1].path = f->paths[2];
    g_autoptr(EqlAhead) ahead = eql_ahead_new(f->project, f->requests, N_FILES);
    g_autoptr(EqlImportRecord) census = eql_ahead_import(ahead, 0, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_null(eql_ahead_import(ahead, 1, NULL, NULL, &error));
    g_assert_null(eql_project_import(f->project, &f->requests[1], NULL, NULL, NULL, &expected));
    g_assert_error(error, expected->domain, expected->code);
    g_assert_cmpstr(error->message, ==, expected->message);
    g_clear_error(&error);
    g_autoptr(EqlImportRecord) responses = eql_ahead_import(ahead, 2, NULL, NULL, &error);
    g_assert_no_error(error);
}

/* Refused before it is read. */
static void test_unknown_audience(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;

    f->requests[2].audience = "governor";
    g_autoptr(EqlAhead) ahead = eql_ahead_new(f->project, f->requests, N_FILES);
    g_assert_null(eql_ahead_import(ahead, 2, NULL, NULL, &error));
    g_assert_nonnull(error);
}

/* Nothing comes in that was not asked for. */
static void test_given_up(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;

    eql_ahead_free(eql_ahead_new(f->project, f->requests, N_FILES));
    g_autoptr(GPtrArray) imports = eql_store_imports(eql_project_store(f->project), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(imports->len, ==, 0);
}

typedef struct {
    GThread *thread;
    double last;
} Told;

static void on_progress(double fraction, gpointer user_data)
{
    Told *so_far = user_data;

    g_assert_true(g_thread_self() == so_far->thread);
    g_assert_cmpfloat(fraction, >, so_far->last);
    g_assert_cmpfloat(fraction, <=, 1);
    so_far->last = fraction;
}

static void test_progress(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlAhead) ahead = eql_ahead_new(f->project, f->requests, N_FILES);

    for (guint i = 0; i < N_FILES; i++) {
        Told so_far = {.thread = g_thread_self()};
        g_autoptr(EqlImportRecord) record =
            eql_ahead_import(ahead, i, on_progress, &so_far, &error);
        g_assert_no_error(error);
    }
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/ahead/alike", Fixture, NULL, set_up, test_alike, tear_down);
    g_test_add("/ahead/one-refused", Fixture, NULL, set_up, test_one_refused, tear_down);
    g_test_add("/ahead/unknown-audience", Fixture, NULL, set_up, test_unknown_audience, tear_down);
    g_test_add("/ahead/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
    g_test_add("/ahead/progress", Fixture, NULL, set_up, test_progress, tear_down);
    return g_test_run();
}
