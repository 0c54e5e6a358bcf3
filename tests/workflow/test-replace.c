/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same file twice, a corrected file in the place of another, and the way back. */

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "import-case.h"
#include "workflow/import-edit.h"

#define ONE "P01,P02\nAgree,Agree\n"
#define TWO "P01,P02\nAgree,Agree\nDisagree,Agree\n"
#define THREE "P01,P02\nAgree,Agree\nDisagree,Agree\nAgree,Agree\n"

static EqlStore *store_of(const ImportCase *c)
{
    return eql_project_store(c->project);
}

static void assert_sound(const ImportCase *c)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) problems = eql_store_check(store_of(c), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(problems->len, ==, 0);
}

static void assert_replaced_by(const ImportCase *c, gint64 id, gint64 by)
{
    g_autoptr(GPtrArray) imports = eql_store_imports(store_of(c), NULL);
    const EqlImportRecord *record = imports->pdata[id - 1];
    g_assert_cmpint(record->id, ==, id);
    g_assert_cmpint(record->replaced_by, ==, by);
    g_assert_cmpint(eql_import_record_stands(record), ==, !record->undone && by == 0);
}

static void bring(ImportCase *c, const char *text, gint64 replaces)
{
    c->request.replaces = replaces;
    g_assert_true(import_case_bring(c, "pupils.csv", text));
    g_assert_no_error(c->error);
}

static void undo(ImportCase *c, gint64 id)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_store_undo(store_of(c), id, &error));
    g_assert_no_error(error);
    assert_sound(c);
}

static void test_twice(ImportCase *c, gconstpointer data)
{
    bring(c, ONE, 0);
    g_assert_false(import_case_bring(c, "copy.csv", ONE));
    g_assert_error(c->error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE);
    g_assert_nonnull(strstr(c->error->message, "copy.csv"));
    g_assert_nonnull(strstr(c->error->message, "import 1 (pupils.csv, pupil, A)"));
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    /* A preview is shown, and says the same. */
    g_autofree char *sentence = g_strdup(c->error->message);
    c->request.dry_run = TRUE;
    g_assert_true(import_case_bring(c, "copy.csv", ONE));
    g_assert_cmpstr(c->record->refusal, ==, sentence);
    g_assert_cmpint(c->record->same_as, ==, 1);
    c->request.dry_run = FALSE;
    /* Another wave may be meant, and is only noticed. */
    c->request.wave = "B";
    bring(c, ONE, 0);
    g_assert_cmpuint(c->record->problems->len, ==, 1);
    /* Undone, it is as if it had never been. */
    c->request.wave = "A";
    undo(c, 1);
    undo(c, 2);
    bring(c, ONE, 0);
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* A workbook with a sheet for each of the names, each with one response. */
static char *write_book(ImportCase *c, const char *const *sheets)
{
    char *path = import_case_path(c, "classes.xlsx");
    lxw_workbook *book = workbook_new(path);
    for (guint i = 0; sheets[i]; i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, sheets[i]);
        worksheet_write_string(sheet, 0, 0, "P01", NULL);
        worksheet_write_string(sheet, 1, 0, i ? "Agree" : "Disagree", NULL);
    }
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

static EqlImportRecord *bring_sheet(ImportCase *c, const char *path, const char *sheet,
                                    GError **error)
{
    c->request.path = path;
    c->request.sheet = sheet;
    return eql_project_import(c->project, &c->request, NULL, NULL, NULL, error);
}

/* The sheets of one workbook are not the same file twice, not even in one wave. */
static void test_sheets(ImportCase *c, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_book(c, (const char *const[]){"7A", "7B of a@b.org", NULL});
    for (guint i = 0; i < 2; i++) {
        g_autoptr(EqlImportRecord) record =
            bring_sheet(c, path, i ? "7B of a@b.org" : "7A", &error);
        g_assert_no_error(error);
        g_assert_cmpuint(record->problems->len, ==, 1); /* of the other sheet */
        g_assert_cmpuint(import_case_count(c, "A"), ==, i + 1);
    }
    g_autoptr(GPtrArray) imports = eql_store_imports(store_of(c), NULL);
    g_assert_cmpstr(((EqlImportRecord *)imports->pdata[0])->sheet, ==, "7A");
    g_assert_null(strstr(((EqlImportRecord *)imports->pdata[1])->sheet, "a@b.org"));
    for (guint i = 0; i < 2; i++) {
        g_assert_null(bring_sheet(c, path, i ? "7B of a@b.org" : "7A", &error));
        g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE);
        g_clear_error(&error);
    }
}

static void test_replaced(ImportCase *c, gconstpointer data)
{
    bring(c, ONE, 0);
    bring(c, TWO, 1);
    assert_replaced_by(c, 1, 2);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 2);
    assert_sound(c);
    undo(c, 2);
    assert_replaced_by(c, 1, 0);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    /* The same file, mapped otherwise, takes its own place. */
    bring(c, ONE, 1);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    assert_replaced_by(c, 1, 3);
}

/* One replaced by two, two by three: taken back in any order. */
static void test_chain(ImportCase *c, gconstpointer data)
{
    bring(c, ONE, 0);
    bring(c, TWO, 1);
    bring(c, THREE, 2);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 3);
    undo(c, 2);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 3);
    assert_replaced_by(c, 1, 3);
    undo(c, 3);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    bring(c, TWO, 1);
    undo(c, 1);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 2);
    undo(c, 4);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 0);
}

static void test_wave_put_right(ImportCase *c, gconstpointer data)
{
    bring(c, ONE, 0);
    c->request.wave = "B";
    bring(c, ONE, 1);
    g_auto(GStrv) waves = eql_store_waves(store_of(c), NULL);
    g_assert_cmpuint(g_strv_length(waves), ==, 1);
    g_assert_cmpstr(waves[0], ==, "B");
    g_auto(GStrv) audiences = eql_store_audiences(store_of(c), "A", NULL);
    g_assert_cmpuint(g_strv_length(audiences), ==, 0);
    undo(c, 2);
    g_auto(GStrv) back = eql_store_waves(store_of(c), NULL);
    g_assert_cmpstr(back[0], ==, "A");
}

static void test_not_replaceable(ImportCase *c, gconstpointer data)
{
    static const gint64 wrong[] = {1, 2, 4, 99};
    bring(c, ONE, 0);
    bring(c, TWO, 1);
    EqlImportRequest census = {.kind = EQL_IMPORT_CENSUS}, pupils = c->request;
    c->request = census;
    g_assert_true(import_case_bring(c, "roll.csv", "UPN,Sex\nA123456789001,F\n"));
    c->request = pupils;
    bring(c, THREE, 0);
    undo(c, 4);
    undo(c, 2);
    bring(c, TWO, 1); /* 5 */
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        c->request.replaces = wrong[i];
        g_assert_false(import_case_bring(c, "x.csv", THREE));
        g_assert_error(c->error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    }
    c->request.replaces = 3; /* a census */
    g_assert_false(import_case_bring(c, "x.csv", THREE));
    g_assert_cmpuint(import_case_count(c, "A"), ==, 2);
    assert_sound(c);
}

/* What a replaced import keeps may come back: its questions cannot change their scale. */
static void test_questionnaire_kept(ImportCase *c, gconstpointer data)
{
    g_autofree char *path = import_case_path(c, "q.csv");
    g_autoptr(GError) error = NULL;
    bring(c, "P01,P02\nAgree,Agree\n", 0);
    bring(c, "P01\nAgree\n", 1);
    g_assert_true(g_file_set_contents(
        path,
        "code,audience,kind,theme,text,scale,reversed,characteristic\n"
        "P01,pupil,scored,T,Words,agree5,no,\nP02,pupil,scored,T,Others,often5,no,\n",
        -1, NULL));
    g_assert_false(eql_project_use_questionnaire(c->project, path, NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_IN_USE);
    g_clear_error(&error);
    undo(c, 1);
    g_assert_true(eql_project_use_questionnaire(c->project, path, NULL, &error));
}

/* ── a preview is refused as the import would be ── */

static void assert_refused_alike(ImportCase *c, const char *text)
{
    c->request.dry_run = FALSE;
    g_assert_false(import_case_bring(c, "in.csv", text));
    g_autofree char *sentence = g_strdup(c->error->message);
    c->request.dry_run = TRUE;
    if (import_case_bring(c, "in.csv", text))
        g_assert_cmpstr(c->record->refusal, ==, sentence);
    else
        g_assert_cmpstr(c->error->message, ==, sentence);
    c->request.dry_run = FALSE;
}

static void test_refused_alike(ImportCase *c, gconstpointer data)
{
    bring(c, ONE, 0);
    assert_refused_alike(c, ONE);
    assert_refused_alike(c, "colour\nred\n");
    assert_refused_alike(c, "P01\n");
    assert_refused_alike(c, "");
    c->request.replaces = 7;
    assert_refused_alike(c, TWO);
    c->request.replaces = 0;
    c->request.audience = "governor";
    assert_refused_alike(c, TWO);
    c->request.audience = "pupil";
    c->request.dry_run = TRUE;
    g_assert_true(import_case_bring(c, "in.csv", TWO));
    g_assert_null(c->record->refusal);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
}

static void set_scale(ImportCase *c, const char *scale)
{
    g_autofree char *questions = g_strdup_printf(
        "P01,pupil,scored,T,Words,agree5,no,\nP02,pupil,scored,T,Others,%s,no,\n", scale);
    import_case_use(c, questions);
}

/* While answers are out, nothing keeps their questions from being changed: then they stay out. */
static void test_questionnaire_changed(ImportCase *c, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    set_scale(c, "agree5");
    bring(c, "P01,P02\nAgree,Agree\n", 0);
    g_array_append_val(ids, c->record->id);
    g_autoptr(EqlEdit) edit = eql_edit_import(ids, "in.csv");
    g_assert_true(eql_edit_apply(edit, c->project, FALSE, &error));
    set_scale(c, "often5");
    g_assert_false(eql_edit_apply(edit, c->project, TRUE, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED);
    g_assert_nonnull(strstr(error->message, "Nothing was changed"));
    g_clear_error(&error);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 0);
    assert_sound(c);
    set_scale(c, "agree5");
    g_assert_true(eql_edit_apply(edit, c->project, TRUE, &error));
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    assert_sound(c);
}

static gboolean take_back(ImportCase *c, gint64 first, gint64 second, GError **error)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_array_append_val(ids, first);
    g_array_append_val(ids, second);
    g_autoptr(EqlEdit) edit = eql_edit_import(ids, NULL);
    return eql_edit_apply(edit, c->project, FALSE, error);
}

/* Files that came together go together: all of them, or none. */
static void test_taken_back_together(ImportCase *c, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring(c, ONE, 0);
    g_assert_false(take_back(c, 7, 1, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    g_clear_error(&error);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    bring(c, TWO, 0);
    g_assert_true(take_back(c, 1, 2, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 0);
    assert_sound(c);
}

int main(int argc, char **argv)
{
    import_case_init(&argc, &argv);
    ADD_IMPORT_TEST("/replace/twice", test_twice);
    ADD_IMPORT_TEST("/replace/sheets", test_sheets);
    ADD_IMPORT_TEST("/replace/replaced", test_replaced);
    ADD_IMPORT_TEST("/replace/chain", test_chain);
    ADD_IMPORT_TEST("/replace/wave-put-right", test_wave_put_right);
    ADD_IMPORT_TEST("/replace/not-replaceable", test_not_replaceable);
    ADD_IMPORT_TEST("/replace/questionnaire-kept", test_questionnaire_kept);
    ADD_IMPORT_TEST("/replace/questionnaire-changed", test_questionnaire_changed);
    ADD_IMPORT_TEST("/replace/refused-alike", test_refused_alike);
    ADD_IMPORT_TEST("/replace/taken-back-together", test_taken_back_together);
    return import_case_run();
}
