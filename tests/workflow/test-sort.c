/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files told apart by what is in them, and a council's tables split. */
#include <glib/gstdio.h>
#include <string.h>

#include "../remove-all.h"
#include "base/data-folder.h"
#include "workflow/project.h"
#include "workflow/sort.h"
#include "workflow/split.h"

typedef struct {
    char *folder;
    EqlProject *project;
    EqlQuestionnaire *questionnaire;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Test", NULL, NULL, NULL);
    g_autoptr(GError) error = NULL;
    f->folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    f->project = eql_project_create_in_memory(school, &error);
    g_assert_no_error(error);
    f->questionnaire = eql_store_questionnaire(eql_project_store(f->project), &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    eql_questionnaire_unref(f->questionnaire);
    eql_project_close(f->project);
    remove_all(f->folder);
    g_free(f->folder);
}

static char *write_file(const Fixture *f, const char *name, const char *text)
{
    char *path = g_canonicalize_filename(name, f->folder);
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static GPtrArray *sort_paths(const Fixture *f, const char *const *paths)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *files = eql_sort_files(paths, f->questionnaire, eql_project_codes(f->project), NULL,
                                      NULL, NULL, &error);
    g_assert_no_error(error);
    return files;
}

static GPtrArray *sort_one(const Fixture *f, const char *path)
{
    const char *const paths[] = {path, NULL};
    return sort_paths(f, paths);
}

static void assert_kind(const Fixture *f, const char *name, const char *text, const char *kind)
{
    g_autofree char *path = write_file(f, name, text);
    g_autoptr(GPtrArray) files = sort_one(f, path);
    g_assert_cmpuint(files->len, ==, 1);
    const EqlSorted *file = files->pdata[0];
    g_assert_cmpstr(eql_sorted_kind_name(file->kind), ==, kind);
    g_assert_cmpint(file->reason != NULL, ==, g_str_equal(kind, "unknown"));
}

/* The names say nothing, or the wrong thing. */
static void test_kinds(Fixture *f, gconstpointer data)
{
    assert_kind(f, "a.csv", "UPN,Ethnicity,Sex\nA1,BCRB,F\n", "census");
    assert_kind(f, "pupils.csv", "UPN,Type,Start date\nA1,SUSP,1/2/2025\n", "outcomes");
    assert_kind(f, "b.csv", "pupilonrolltableid,fsmstartdate,fsmenddate\np1,2024-09-01,\n",
                "side-table");
    assert_kind(f, "c.csv", "pupilonrolltableid,sentyperank,sentype\np1,1,ASD\n", "side-table");
    assert_kind(f, "d.csv", "pupilnolongeronrolltableid,upn,sex\nq1,A1,F\n", "side-table");
    assert_kind(f, "e.csv", "code,audience,kind,theme,text,scale,reversed,characteristic\n",
                "questionnaire");
    assert_kind(f, "f.csv", "column,code\nQ1,P01\n", "mapping");
    assert_kind(f, "g.csv", "stage,group,count\nPopulation,BCRB,10\n", "pathway");
    assert_kind(f, "h.csv",
                "time_period,geographic_level,characteristic,headcount,suspension\n"
                "202324,National,Total,100,5\n",
                "benchmark");
    assert_kind(f, "i.xml", "<Message><Pupils><PupilsOnRoll/></Pupils></Message>", "census");
    assert_kind(f, "census.xml", "<html><body/></html>", "unknown");
    assert_kind(f, "j.pdf", "%PDF-1.4\n", "unknown");
    assert_kind(f, "k.csv", "Colour,Shape\nred,round\n", "unknown");
}

static void bring_in(const Fixture *f, EqlProject *project, EqlImportKind kind, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file(f, "in.csv", text);
    EqlImportRequest request = {.kind = kind, .path = path};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, &request, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_remove(path);
}

static void test_project_and_plan(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new("Kept", NULL, NULL, NULL);
    g_autofree char *path = g_build_filename(f->folder, "kept.csv", NULL);
    g_autofree char *book = g_build_filename(f->folder, "book.xlsx", NULL);
    g_autoptr(EqlProject) kept = eql_project_create(path, school, &error);
    g_assert_no_error(error);
    bring_in(f, kept, EQL_IMPORT_CENSUS, "UPN,Sex\nA1,F\nA2,M\n");
    bring_in(f, kept, EQL_IMPORT_OUTCOMES, "UPN,Type,Start date\nA1,SUSP,1/2/2025\n");
    eql_project_write_workbook(kept, NULL, book, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) files = sort_one(f, f->folder);
    g_assert_cmpuint(files->len, ==, 2);
    g_assert_cmpint(((EqlSorted *)files->pdata[0])->kind, ==, EQL_SORTED_PROJECT);
    g_assert_cmpint(((EqlSorted *)files->pdata[1])->kind, ==, EQL_SORTED_PLAN);
}

static const EqlSorted *file_named(GPtrArray *files, const char *name)
{
    for (guint i = 0; i < files->len; i++) {
        const EqlSorted *file = files->pdata[i];
        if (g_str_has_suffix(file->path, name))
            return file;
    }
    g_error("%s is not there", name);
}

/* The sample school's folder, whose files come from three tools. */
static void test_sample(Fixture *f, gconstpointer data)
{
    g_autofree char *folder = g_build_filename(eql_data_folder(NULL), "sample", NULL);
    g_autoptr(GPtrArray) files = sort_one(f, folder);
    const EqlSorted *census = file_named(files, "census.xml");
    g_assert_cmpint(census->kind, ==, EQL_SORTED_CENSUS);
    g_assert_true(census->has_outcomes);
    g_assert_cmpint(file_named(files, "suspensions.csv")->kind, ==, EQL_SORTED_OUTCOMES);
    g_assert_cmpstr(file_named(files, "pupil-responses.xlsx")->audience, ==, "pupil");
    g_assert_cmpstr(file_named(files, "staff-responses.csv")->audience, ==, "staff");
    g_assert_cmpstr(file_named(files, "parent-responses.csv")->audience, ==, "parent");
    g_assert_cmpstr(file_named(files, "parent-responses.csv")->tool, ==, "surveymonkey");
    g_assert_cmpint(file_named(files, "README.md")->kind, ==, EQL_SORTED_UNKNOWN);
    for (guint i = 1; i < files->len; i++)
        g_assert_cmpint(((EqlSorted *)files->pdata[i - 1])->kind, <=,
                        ((EqlSorted *)files->pdata[i])->kind);
}

/* Below folders, each once, without what is hidden. */
static void test_folders(Fixture *f, gconstpointer data)
{
    g_autofree char *a = write_file(f, "in/a.csv", "x\n");
    g_autofree char *b = write_file(f, "in/below/b.csv", "x\n");
    g_autofree char *hidden = write_file(f, "in/.hidden.csv", "x\n");
    g_autofree char *lock = write_file(f, "in/~$a.xlsx", "x\n");
    g_autofree char *folder = g_build_filename(f->folder, "in", NULL);
    const char *const paths[] = {a, folder, NULL};
    g_auto(GStrv) files = eql_sort_list_files(paths);
    g_assert_cmpuint(g_strv_length(files), ==, 2);
    g_assert_cmpstr(files[0], ==, a);
    g_assert_cmpstr(files[1], ==, b);
    const char *const missing[] = {"/no/such/folder", NULL};
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_sort_files(missing, f->questionnaire, eql_project_codes(f->project), NULL,
                                 NULL, NULL, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* ── split ── */

static const char ROLL[] = "pupilonrolltableid,NativeId,upn,ethnicity,sex\n"
                           "p1,Abbey,A1,BCRB,F\np2,Brook,A2,WBRI,M\np3,Brook,A3,WBRI,F\n";

static EqlSplit *split(Fixture *f, GError **error)
{
    g_autofree char *in = g_build_filename(f->folder, "in", NULL);
    g_autofree char *out = g_build_filename(f->folder, "out", NULL);
    const char *const paths[] = {in, NULL};
    return eql_split(paths, out, "2025-01-16", NULL, NULL, NULL, error);
}

static void test_split(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *spring = write_file(f, "in/2025_spring_roll.csv", ROLL);
    g_autofree char *summer = write_file(f, "in/2025_summer_roll.csv",
                                         "pupilonrolltableid,NativeId,upn,sex\np1,Abbey,A1,F\n");
    g_autofree char *periods =
        write_file(f, "in/fsm.csv",
                   "pupilonrolltableid,NativeId,fsmstartdate,fsmenddate\np3,Brook,2024-09-01,\n"
                   "p1,Abbey,2024-09-01,\n");
    g_autofree char *log = write_file(f, "in/exclusions.csv",
                                      "pupilonrolltableid,NativeId,startdate,category\n"
                                      "p2,Brook,2024-10-01,SUSP\np1,Abbey,2024-10-02,SUSP\n"
                                      "p2,Brook,2024-10-03,SUSP\n");
    g_autoptr(EqlSplit) done = split(f, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(done->roll, ==, spring); /* the one that tells ethnicity */
    g_assert_cmpuint(done->unused->len, ==, 1);
    g_assert_cmpstr(done->unused->pdata[0], ==, summer);
    g_assert_cmpuint(done->schools->len, ==, 2);
    const EqlSplitSchool *brook = done->schools->pdata[1];
    g_assert_cmpstr(brook->name, ==, "Brook");
    g_assert_cmpuint(brook->pupils, ==, 2);
    g_assert_cmpuint(brook->outcomes, ==, 2);
    g_assert_null(brook->problem);
    g_autoptr(EqlProject) project = eql_project_open(brook->path, &error);
    g_assert_no_error(error);
    g_autoptr(EqlCensus) census = eql_store_census(eql_project_store(project), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(census->n, ==, 2);
    const EqlGroupColumn *fsm = eql_group_columns_find(census->groups, "fsm");
    g_assert_cmpstr(eql_group_column_get(fsm, 0), ==, "no");
    g_assert_cmpstr(eql_group_column_get(fsm, 1), ==, "yes");
}

/* Nothing is written over: the second time every school says so. */
static void test_split_again(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *roll = write_file(f, "in/roll.csv", ROLL);
    g_autoptr(EqlSplit) first = split(f, &error);
    g_assert_no_error(error);
    g_autoptr(EqlSplit) second = split(f, &error);
    g_assert_no_error(error);
    const EqlSplitSchool *abbey = second->schools->pdata[0];
    g_assert_cmpuint(abbey->pupils, ==, 0);
    g_assert_nonnull(abbey->problem);
}

static void test_split_refused(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) none = NULL, nameless = NULL;
    g_autofree char *log = write_file(f, "in/log.csv", "UPN,Type,Start date\nA1,SUSP,1/2/2025\n");
    g_assert_null(split(f, &none));
    g_assert_error(none, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING);
    g_autofree char *roll = write_file(f, "in/roll.csv", "UPN,Ethnicity\nA1,BCRB\n");
    g_assert_null(split(f, &nameless));
    g_assert_nonnull(strstr(nameless->message, "names a school"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/sort/" name, Fixture, NULL, set_up, test, tear_down)
    ADD("kinds", test_kinds);
    ADD("project-and-plan", test_project_and_plan);
    ADD("sample", test_sample);
    ADD("folders", test_folders);
    ADD("split", test_split);
    ADD("split-again", test_split_again);
    ADD("split-refused", test_split_refused);
    return g_test_run();
}
