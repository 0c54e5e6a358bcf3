/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roll-case.h"

#include <string.h>

static void test_list(void)
{
    g_autoptr(RollCase) read =
        census_of_text("School report,Date: 12/03/2026\n\n"
                       "UPN,Legal surname,Forename,DOB,Ethnicity,Gender,Year group,SEN Stage,FSM,"
                       "First language,Nickname\n"
                       "A1,Quillfeather,Marigold,4/3/2012,Black Caribbean,Girl,Year 9,SEN support,"
                       "Yes,English,Mary Q\n"
                       "A2,Oakhurst,Fenn,2/1/2013,White - British,M,8,,No,Punjabi,\n",
                       "2026-01-15");

    assert_rows(read, 2, 0);
    g_assert_cmpstr(read->record->tool, ==, "pupil-list");
    g_assert_cmpstr(read->census->reference_date, ==, "2026-01-15");
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "BCRB");
    g_assert_cmpstr(group_at(read, "ethnicity", 1), ==, "WBRI");
    g_assert_cmpstr(group_at(read, "sex", 0), ==, "F");
    g_assert_cmpstr(group_at(read, "year", 0), ==, "9");
    g_assert_cmpstr(group_at(read, "sen", 0), ==, "K");
    g_assert_cmpstr(group_at(read, "sen", 1), ==, "not-stated");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, "no");
    g_assert_cmpstr(group_at(read, "language", 1), ==, "other");
    assert_key(read->census->keys, 0, "upn", "A1");
    g_assert_cmpint(read->census->registration->data[0], ==, 'C');
    assert_no_problems(read);
}

/* A list as a Welsh-medium school has it. */
static void test_welsh(void)
{
    g_autoptr(RollCase) read =
        census_of_text("UPN,Cyfenw,Enw,Rhyw,Blwyddyn,Ethnigrwydd,ADY,PYD,Iaith gyntaf\n"
                       "A1,Quillfeather,Marigold,Benyw,Blwyddyn 9,Du Caribïaidd,K,Oes,Saesneg\n"
                       "A2,Oakhurst,Fenn,Bachgen,8,Gwyn a Du Caribïaidd,Dim ADY,Nac oes,Cymraeg\n",
                       "2026-01-15");
    assert_rows(read, 2, 0);
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "BCRB");
    g_assert_cmpstr(group_at(read, "ethnicity", 1), ==, "MWBC");
    g_assert_cmpstr(group_at(read, "sex", 0), ==, "F");
    g_assert_cmpstr(group_at(read, "sex", 1), ==, "M");
    g_assert_cmpstr(group_at(read, "year", 0), ==, "9");
    g_assert_cmpstr(group_at(read, "sen", 1), ==, "N");
    g_assert_cmpstr(group_at(read, "fsm", 0), ==, "yes");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, "no");
    g_assert_cmpstr(group_at(read, "language", 0), ==, "english");
    assert_dropped(read, "Cyfenw");
    assert_dropped(read, "Enw");
    assert_no_problems(read);
}

static void test_privacy(void)
{
    static const char *const secrets[] = {"Quillfeather", "Marigold", "Mary Q", "A9994",
                                          "4/3/2012"};
    g_autoptr(RollCase) read =
        census_of_text("UPN,Surname,Forename,DOB,Ethnicity,Sex,Nickname\n"
                       "A999499900001,Quillfeather,Marigold,4/3/2012,Purple,F,Mary Q\n"
                       "A999499900001,Quillfeather,Marigold,4/3/2012,Purple,F,Mary Q\n",
                       NULL);

    assert_rows(read, 1, 1);
    for (guint i = 0; i < G_N_ELEMENTS(secrets); i++)
        assert_gone(read, secrets[i]);
    assert_dropped(read, "UPN");
    assert_dropped(read, "Surname");
    assert_dropped(read, "DOB");
    assert_problem(read, 3, "already in row 2");
    assert_problem(read, 2, "“Purple” is not a value the program knows (1 row)");
}

static const EqlColumnMatch *column_named(const RollCase *self, const char *heading)
{
    for (guint i = 0; i < self->record->columns->len; i++) {
        const EqlColumnMatch *match = self->record->columns->pdata[i];
        if (strcmp(match->column, heading) == 0)
            return match;
    }
    return NULL;
}

static void test_columns(void)
{
    g_autoptr(RollCase) read =
        census_of_text("UPN,Surname,Ethnicity,Ethnicity,House points\nA1,X,,BCRB,3\n", NULL);

    assert_rows(read, 1, 0);
    g_assert_cmpstr(column_named(read, "UPN")->code, ==, "upn");
    g_assert_cmpstr(column_named(read, "Ethnicity")->match, ==, "exact");
    g_assert_cmpstr(column_named(read, "Ethnicity (2)")->code, ==, "ethnicity");
    g_assert_null(column_named(read, "Surname")->code);
    g_assert_null(column_named(read, "Surname")->examples);
    g_assert_null(column_named(read, "UPN")->examples);
    g_assert_null(column_named(read, "House points")->examples);
    g_assert_cmpstr(column_named(read, "Ethnicity (2)")->examples[0], ==, "BCRB");
    g_assert_null(column_named(read, "Ethnicity (2)")->examples[1]);
    g_assert_null(column_named(read, "House points")->code);
    g_assert_cmpstr(column_named(read, "House points")->match, ==, "none");
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "BCRB"); /* from the second */
}

static void test_labels(void)
{
    g_autoptr(RollCase) read = census_of_text("UPN;Ethnicity\n"
                                              "A1;Black Caribean\nA2;black  caribean\n"
                                              "A3;Martian\nA4;?\nA5;Prefer not to say\nA6;\n",
                                              NULL);

    assert_rows(read, 6, 0);
    g_assert_cmpuint(count_group(read, "ethnicity", "not-stated"), ==, 6);
    assert_problem(read, 2, "“Black Caribean” is not a value the program knows (2 rows)");
    assert_advice(read, 2, "Did you mean “Black Caribbean”?");
    assert_problem(read, 4, "“Martian” is not a value the program knows (1 row)");
    for (guint i = 0; i < read->record->problems->len; i++)
        g_assert_null(strstr(((EqlProblem *)read->record->problems->pdata[i])->message, "Prefer"));
}

static void test_no_number(void)
{
    g_autoptr(RollCase) read = census_of_text("UPN,Sex\nnot known,F\nnot known,M\n-,F\n", NULL);

    assert_rows(read, 3, 0);
    g_assert_false(eql_pupil_key_is_known(&g_array_index(read->census->keys, EqlPupilKey, 0)));
}

/* Remarks and totals below the table, and the headings in the middle of it. */
static void test_untidy(void)
{
    g_autoptr(RollCase) read = census_of_text("UPN,Ethnicity,Sex\nA1,BCRB,F\n"
                                              "UPN,Ethnicity,Sex\nA2,,\n,,\n"
                                              "Total,2,\nReport run on 12/03/2026,,\n",
                                              NULL);

    assert_rows(read, 2, 3);
    assert_problem(read, 3, "headings stand here again");
    assert_problem(read, 6, "a total or a remark");
    assert_problem(read, 7, "a total or a remark");
    assert_key(read->census->keys, 1, "upn", "A2");
}

static void test_leavers(void)
{
    static const char *const text = "UPN,Sex,Leaving date,Enrolment status\n"
                                    "A1,F,31/08/2025,C\nA2,M,31/07/2026,M\nA3,F,,S\nA4,F,,Guest\n";
    g_autoptr(RollCase) dated = census_of_text(text, "2026-01-15");
    g_autoptr(RollCase) undated = census_of_text(text, NULL);

    assert_rows(dated, 4, 0);
    g_assert_cmpint(memcmp(dated->census->leaver->data, "\1\0\0\0", 4), ==, 0);
    g_assert_cmpint(memcmp(dated->census->registration->data, "CMSO", 4), ==, 0);
    assert_problem(dated, 0, "1 pupil is registered here as a subsidiary");
    assert_problem(dated, 0, "1 row has an enrolment status");
    assert_rows(undated, 4, 0);
    g_assert_cmpint(memcmp(undated->census->leaver->data, "\0\0\0\0", 4), ==, 0);
    assert_problem(undated, 0, "2 pupils have a leaving date");
}

/* Counted with Python's csv module. */
static void test_council_table(void)
{
    g_autofree char *path = census_fixture("council-roll.csv");
    g_autoptr(RollCase) read = census_of(path, "2025-01-16");

    assert_rows(read, 250, 0);
    g_assert_cmpstr(read->record->tool, ==, "census-table");
    g_assert_cmpuint(count_group(read, "sex", "M"), ==, 144);
    g_assert_cmpuint(count_group(read, "sex", "F"), ==, 106);
    g_assert_cmpuint(count_group(read, "ethnicity", "WBRI"), ==, 9);
    g_assert_cmpuint(count_group(read, "ethnicity", "BCRB"), <=, 9);
    g_assert_cmpuint(count_group(read, "year", "5"), ==, 20);
    g_assert_cmpuint(count_group(read, "year", "N1"), ==, 16);
    g_assert_cmpuint(count_group(read, "year", "R"), ==, 16);
    g_assert_cmpuint(count_group(read, "sen", "N"), ==, 20);
    g_assert_cmpuint(count_group(read, "sen", "K"), ==, 27 + 9 + 4); /* and A and P of old */
    g_assert_cmpuint(count_group(read, "sen", "E"), ==, 25 + 32);    /* and S of old */
    g_assert_cmpuint(count_group(read, "sen", "not-stated"), ==, 133);
    assert_problem(read, 0, "32 pupils are registered here as a subsidiary");
    assert_problem(read, 0, "31 rows have an enrolment status");
    assert_key(read->census->table_ids, 0, "table-id", "0002e817-8ca");
    assert_gone(read, "SUR");
}

static void test_too_many_columns(void)
{
    g_autoptr(GString) text = g_string_new("UPN,Ethnicity");
    for (guint i = 0; i < 5000; i++)
        g_string_append_printf(text, ",x%u", i);
    g_string_append(text, "\nA1,BCRB\n");
    g_autoptr(RollCase) read = census_of_text(text->str, NULL);

    assert_refused(read, "“given” has 5002 columns");
}

static void test_refusals(void)
{
    g_autoptr(RollCase) header = census_of_text("UPN,Ethnicity,Sex\n", NULL);
    g_autoptr(RollCase) only_upn = census_of_text("UPN,Surname\nA1,X\n", NULL);
    g_autoptr(RollCase) log =
        census_of_text("UPN,Ethnicity,Type,Start date\nA1,BCRB,SUSP,1/2/2025\n", NULL);
    g_autoptr(RollCase) answers = census_of_text(
        "Timestamp,Year group,Ethnicity,I feel that I belong at this school and am known here,"
        "Do adults listen?\n2025/11/01,9,BCRB,Agree,Yes\n",
        NULL);
    g_autoptr(RollCase) layout = census_of_text("Ethnicity,Number\nWBRI,410\nBCRB,120\n", NULL);
    g_autoptr(RollCase) published = census_of_text("year,school_type,sex\n201617,all,\n", NULL);
    g_autoptr(RollCase) counts =
        census_of_text("type,characteristic,group,count\nSUSP,sex,F,5\n", NULL);
    g_autoptr(RollCase) nothing = census_of_text("a,b,c\n1,2,3\n", NULL);
    g_autoptr(RollCase) empty = census_of_text("", NULL);
    g_autoptr(RollCase) missing = census_of("/no/such/file.csv", NULL);

    assert_refused(header, "headings (row 1) and nothing below");
    assert_refused(only_upn, "without any characteristic");
    assert_refused(log, "a log of suspensions");
    assert_refused(answers, "answers to a questionnaire");
    assert_refused(layout, "counts in a layout");
    assert_refused(published, "in column “year” not one value is known");
    assert_refused(counts, "counts of outcomes");
    assert_refused(nothing, "no row of headings that the program knows");
    assert_refused(empty, "given");
    assert_refused(missing, "file.csv");
}

static void test_many_faults(void)
{
    g_autoptr(GString) text = g_string_new("UPN,Ethnicity\n");

    for (guint i = 0; i < 250; i++)
        g_string_append(text, "A1,BCRB\n");
    g_autoptr(RollCase) read = census_of_text(text->str, NULL);
    assert_rows(read, 1, 249);
    g_assert_cmpuint(read->record->problems->len, ==, 101);
    assert_problem(read, 0, "149 more rows like this one");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/roll-list/list", test_list);
    g_test_add_func("/intake/roll-list/welsh", test_welsh);
    g_test_add_func("/intake/roll-list/privacy", test_privacy);
    g_test_add_func("/intake/roll-list/columns", test_columns);
    g_test_add_func("/intake/roll-list/labels", test_labels);
    g_test_add_func("/intake/roll-list/no-number", test_no_number);
    g_test_add_func("/intake/roll-list/untidy", test_untidy);
    g_test_add_func("/intake/roll-list/leavers", test_leavers);
    g_test_add_func("/intake/roll-list/council-table", test_council_table);
    g_test_add_func("/intake/roll-list/too-many-columns", test_too_many_columns);
    g_test_add_func("/intake/roll-list/refusals", test_refusals);
    g_test_add_func("/intake/roll-list/many-faults", test_many_faults);
    return g_test_run();
}
