/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/bank-file.h"
#include "intake/lists/codes-file.h"
#include "intake/intake-error.h"
#include "intake/lists/questionnaire-file.h"
#include "intake/responses/mapping-file.h"

#define HEADER "code,audience,kind,theme,text,scale,reversed,characteristic\n"

static char *folder;

static char *write_file(const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static EqlQuestionnaire *read_text(const char *text, GError **error)
{
    g_autofree char *path = write_file("q.csv", text);
    return eql_questionnaire_read(path, eql_data_folder(NULL), NULL, error);
}

static void test_rows(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlQuestionnaire) read = read_text(
        HEADER "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"
               "P14,pupil,scored,Fair treatment,Some pupils get into trouble more.,agree5,yes,\n"
               "P20,pupil,scored,Speaking up,How often?,Never|Rarely|Sometimes|Often|Always;Don't "
               "know,no,\n"
               "P30,pupil,characteristic,,Which ethnic group?,,,ethnicity\n"
               "P40,pupil,comment,Belonging,What would help?,,,\n"
               "S01,staff,scored,Belonging,\"Here, we belong\",YESNO,,\n",
        &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->items->len, ==, 6);
    g_assert_cmpuint(read->themes->len, ==, 3);
    g_assert_cmpuint(read->audiences->len, ==, 2);
    const EqlItem *reversed = eql_questionnaire_item(read, "P14");
    g_assert_true(reversed->reversed);
    g_assert_cmpstr(reversed->theme, ==, "fair-treatment");
    g_assert_cmpstr(reversed->theme_label, ==, "Fair treatment");
    g_assert_cmpuint(reversed->scale->n_points, ==, 5);
    g_assert_cmpuint(eql_scale_match(reversed->scale, "Agree strongly", -1), ==, 5);
    g_assert_cmpuint(eql_questionnaire_item(read, "P20")->scale->n_no_point, ==, 1);
    g_assert_cmpstr(eql_questionnaire_item(read, "P30")->characteristic, ==, "ethnicity");
    g_assert_cmpuint(eql_questionnaire_item(read, "S01")->scale->n_points, ==, 2);
    g_assert_cmpstr(eql_questionnaire_item(read, "S01")->text, ==, "Here, we belong");
}

static void test_refused(void)
{
    static const struct {
        const char *text, *place;
    } cases[] = {
        {"a,b\n1,2\n", "code"},
        {HEADER, "no questions"},
        {HEADER ",pupil,scored,T,x,agree5,no,\n", "row 2, column code"},
        {HEADER "P1,,scored,T,x,agree5,no,\n", "row 2, column audience"},
        {HEADER "P1,pupil,marked,T,x,agree5,no,\n", "row 2, column kind"},
        {HEADER "P1,pupil,scored,,x,agree5,no,\n", "row 2, column theme"},
        {HEADER "P1,pupil,scored,T,,agree5,no,\n", "row 2, column text"},
        {HEADER "P1,pupil,scored,T,x,agree9,no,\n", "row 2, column scale"},
        {HEADER "P1,pupil,scored,T,x,agree5,maybe,\n", "row 2, column reversed"},
        {HEADER "P1,pupil,characteristic,,x,,,\n", "row 2, column characteristic"},
        {HEADER "P1,pupil,scored,T,x,agree5,no,\nP1,pupil,scored,T,y,agree5,no,\n",
         "row 3, column code"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(read_text(cases[i].text, &error));
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
        g_assert_nonnull(strstr(error->message, cases[i].place));
        g_assert_nonnull(strstr(error->message, "q.csv"));
    }
}

/* Little text that would fill the memory: many short rows below a wide header. */
static void test_too_large(void)
{
    g_autoptr(GString) text = g_string_new("column,code");
    g_autoptr(GError) rows = NULL, columns = NULL;

    for (guint i = 0; i < 4000; i++)
        g_string_append(text, ",x");
    for (guint i = 0; i < 1001; i++)
        g_string_append(text, "\na,b");
    g_autofree char *path = write_file("list.csv", text->str);
    g_assert_null(eql_mapping_read(path, NULL, &rows));
    g_assert_error(rows, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE);
    g_assert_cmpstr(rows->message, ==,
                    "list.csv has more than 999 rows; a list like this has far fewer. Choose "
                    "another file.");
    for (guint i = 0; i < 100; i++)
        g_string_prepend(text, "x,");
    g_free(path);
    path = write_file("list.csv", text->str);
    g_assert_null(eql_mapping_read(path, NULL, &columns));
    g_assert_error(columns, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE);
    g_assert_nonnull(strstr(columns->message, "“list.csv” has 4102 columns"));
}

static void test_starter(void)
{
    g_autofree char *path = eql_data_file("questionnaires", "starter.csv", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlQuestionnaire) starter =
        eql_questionnaire_read(path, eql_data_folder(NULL), NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(starter->themes->len, ==, 7);
    const char *audiences[] = {"pupil", "staff", "parent"};
    for (guint a = 0; a < 3; a++) {
        guint scored = 0, reversed = 0, comments = 0;
        for (guint i = 0; i < starter->items->len; i++) {
            const EqlItem *item = starter->items->pdata[i];
            if (!g_str_equal(item->audience, audiences[a]))
                continue;
            scored += item->kind == EQL_ITEM_SCORED;
            reversed += item->reversed;
            comments += item->kind == EQL_ITEM_COMMENT;
        }
        g_assert_cmpuint(scored, >=, 18);
        g_assert_cmpuint(scored, <=, 24);
        g_assert_cmpuint(reversed, >=, 2);
        g_assert_cmpuint(comments, ==, 2);
    }
}

static void test_codes(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlCodes) codes = eql_codes_load(eql_data_folder(NULL), &error);
    g_assert_no_error(error);
    static const struct {
        const char *code, *full, *broad;
    } rolls[] = {{"ABRI", "AOTH", "asian"},
                 {"AWEL", "AOTH", "asian"},
                 {"BBRI", "BOTH", "black"},
                 {"BWEL", "BOTH", "black"},
                 {"WBOS", "WOTH", "white"},
                 {"WOWB", "WBRI", "white"},
                 {"CHNE", "CHNE", "asian"},
                 {"REFU", EQL_NOT_STATED, EQL_NOT_STATED},
                 {"NOBT", EQL_NOT_STATED, EQL_NOT_STATED},
                 {"BCRB", "BCRB", "black"}};
    for (guint i = 0; i < G_N_ELEMENTS(rolls); i++) {
        const char *code = eql_codes_match(codes, "ethnicity", rolls[i].code, -1);
        g_assert_nonnull(code);
        g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", code, EQL_DETAIL_FULL), ==,
                        rolls[i].full);
        g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", code, EQL_DETAIL_BROAD), ==,
                        rolls[i].broad);
        /* refused and not obtained are no groups at any detail */
        g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", code, EQL_DETAIL_CODES), ==,
                        g_str_equal(rolls[i].full, EQL_NOT_STATED) ? EQL_NOT_STATED
                                                                   : rolls[i].code);
    }
    static const struct {
        const char *characteristic, *text, *code;
    } matches[] = {{"ethnicity", "White - British", "WBRI"},
                   {"ethnicity", "Black/Black British: Caribbean", "BCRB"},
                   {"ethnicity", "Mixed: White and Black Caribbean", "MWBC"},
                   {"ethnicity", "black carribean", "BCRB"},
                   {"ethnicity", "Prefer not to say", EQL_NOT_STATED},
                   {"sex", "girl", "F"},
                   {"sex", "Male", "M"},
                   {"year", "Year 7", "7"},
                   {"year", "Y11", "11"},
                   {"year", "7", "7"},
                   {"sen", "A", "K"},
                   {"language", "URD", "other"},
                   {"language", "ENG", "english"}};
    for (guint i = 0; i < G_N_ELEMENTS(matches); i++)
        g_assert_cmpstr(eql_codes_match(codes, matches[i].characteristic, matches[i].text, -1), ==,
                        matches[i].code);
    g_autofree const char **full = eql_codes_groups(codes, "ethnicity", EQL_DETAIL_FULL);
    g_assert_cmpuint(g_strv_length((char **)full), ==, 19);
    g_autofree const char **broad = eql_codes_groups(codes, "ethnicity", EQL_DETAIL_BROAD);
    g_assert_cmpuint(g_strv_length((char **)broad), ==, 6);
}

/* Whether something is proposed whatever the theme and whoever was asked. */
static gboolean answers_any(const GPtrArray *bank, EqlFindingKind kind)
{
    for (guint i = 0; i < bank->len; i++) {
        const EqlBankEntry *entry = bank->pdata[i];
        if (entry->kind == kind && !entry->theme && !entry->audience)
            return TRUE;
    }
    return FALSE;
}

static void test_bank(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) bank = eql_bank_load(eql_data_folder(NULL), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(bank->len, >=, 60);
    /* A school whose questionnaire has other themes than the program's gets a plan too. */
    for (int kind = EQL_FINDING_STRENGTH; kind <= EQL_FINDING_CHANGE; kind++)
        g_assert_true(answers_any(bank, (EqlFindingKind)kind));
    g_autoptr(GPtrArray) none = eql_bank_load("/nonexistent", &error);
    g_assert_null(none);
    g_assert_nonnull(error);
}

static void test_mapping(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *good =
        write_file("m.csv", "column,code\nHow are you?,P01\n\"Name, please\",\n");
    g_autoptr(EqlMapping) mapping = eql_mapping_read(good, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(eql_mapping_column(mapping, "How are you?"), ==, "P01");
    g_assert_cmpstr(eql_mapping_column(mapping, "Name, please"), ==, "");
    g_autofree char *bad = write_file("n.csv", "heading,question\na,b\n");
    g_assert_null(eql_mapping_read(bad, NULL, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_test_add_func("/questionnaire-file/rows", test_rows);
    g_test_add_func("/questionnaire-file/refused", test_refused);
    g_test_add_func("/questionnaire-file/too-large", test_too_large);
    g_test_add_func("/questionnaire-file/starter", test_starter);
    g_test_add_func("/codes-file/roll-ups-and-labels", test_codes);
    g_test_add_func("/bank-file", test_bank);
    g_test_add_func("/mapping-file", test_mapping);
    int status = g_test_run();
    for (guint i = 0; i < 3; i++) {
        static const char *const names[] = {"q.csv", "m.csv", "n.csv"};
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return status;
}
