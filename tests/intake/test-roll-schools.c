/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roll-case.h"

#include "../base/place.h"
#include "base/data-folder.h"
#include "intake/intake-error.h"
#include "intake/lists/codes-file.h"

static const char TWO_SCHOOLS[] = "UPN,LAESTAB,School name,Ethnicity\n"
                                  "A1,210/4567,Abbey School,BCRB\n"
                                  "A2,2104567.0,Abbey School,WBRI\n"
                                  "A3,2101234,Brook School,WBRI\n"
                                  "A4,,,WBRI\n";

static RollCase *council(EqlRollRequest request)
{
    g_autofree char *path = census_fixture("council-several-schools.csv");

    request.path = path;
    return roll_case_of(EQL_IMPORT_CENSUS, request);
}

static void test_refused_with_a_list(void)
{
    g_autoptr(RollCase) read = council((EqlRollRequest){.laestab = "2104567"});

    assert_refused(read, "holds 8 schools, and a project is of one. It holds: SCH1 (4 pupils), "
                         "SCH2 (2 pupils), SCH3 (1 pupil)");
    assert_refused(read, "--school-in-file NAME");
    assert_refused(read, "laestab=");
    g_assert_error(read->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_SEVERAL_SCHOOLS);
    g_assert_null(g_strstr_len(read->error->message, -1, "\n"));
}

static void test_list_is_bounded(void)
{
    g_autoptr(GString) text = g_string_new("UPN,School,Sex\n");

    for (guint i = 0; i < 30; i++)
        g_string_append_printf(text, "A%u,School %02u,F\n", i, i);
    g_autoptr(RollCase) read = census_of_text(text->str, NULL);
    assert_refused(read, "School 19 (1 pupil) and 10 more.");
    g_assert_null(g_strstr_len(read->error->message, -1, "School 20"));
}

/* In the order that the reader's language gives names. */
static void test_places(void)
{
    const char *const text = "UPN,School,Sex\nA1,Zeder,F\nA2,Ärztehaus,F\nA3,birke,F\n";

    if (!go_to_place("de_DE.UTF-8"))
        return;
    g_autoptr(RollCase) read = census_of_text(text, NULL);
    leave_place();
    assert_refused(read, "It holds: Ärztehaus (1 pupil), birke (1 pupil), Zeder (1 pupil)");
}

static void test_named(void)
{
    g_autoptr(RollCase) read = council((EqlRollRequest){.school = "sch5"});
    g_autoptr(RollCase) wrong = council((EqlRollRequest){.school = "SCH55"});

    assert_rows(read, 5, 15);
    assert_problem(read, 0, "holds 8 schools. Only the rows of “SCH5” were read");
    assert_key(read->census->table_ids, 0, "table-id", "001cd0b1-3d1");
    assert_refused(wrong, "no school, or more than one, is called “SCH55”");
    assert_refused(wrong, "SCH5 (5 pupils)");
}

static void test_projects_own(void)
{
    g_autoptr(RollCase) by_laestab = roll_case_of_text(
        EQL_IMPORT_CENSUS, "UPN,LAESTAB,Sex\nA1,210/4567,F\nA2,2104567,M\nA3,2101234,F\n",
        (EqlRollRequest){.laestab = "210 4567"});
    g_autoptr(RollCase) by_urn =
        roll_case_of_text(EQL_IMPORT_CENSUS, "UPN,URN,Sex\nA1,100123,F\nA2,100124,M\n",
                          (EqlRollRequest){.urn = "100124", .laestab = "2101234"});
    g_autoptr(RollCase) by_name =
        roll_case_of_text(EQL_IMPORT_CENSUS, "UPN,School,Sex\nA1,Abbey School,F\nA2,Brook,M\n",
                          (EqlRollRequest){.school_name = "ABBEY school"});

    assert_rows(by_laestab, 2, 1);
    assert_key(by_laestab->census->keys, 1, "upn", "A2");
    assert_rows(by_urn, 1, 1);
    assert_key(by_urn->census->keys, 0, "upn", "A2");
    assert_rows(by_name, 1, 1);
}

/* The user's own word goes before the project's numbers. */
static void test_named_goes_first(void)
{
    g_autoptr(RollCase) read = council((EqlRollRequest){.school = "SCH1", .school_name = "SCH5"});

    assert_rows(read, 4, 16);
}

static void test_outcomes(void)
{
    const char *text = "UPN,School,Type,Start date\nA1,X,SUSP,1/2/2025\nA2,Y,SUSP,1/2/2025\n"
                       "A3,Y,SUSP,2/2/2025\n";
    g_autoptr(RollCase) refused = outcomes_of_text(text, NULL);
    g_autoptr(RollCase) read =
        roll_case_of_text(EQL_IMPORT_OUTCOMES, text, (EqlRollRequest){.school = "Y"});

    assert_refused(refused, "X (1 row), Y (2 rows)");
    assert_rows(read, 2, 1);
    assert_key(read->outcomes->keys, 0, "upn", "A2");
}

/* Rows that name no school are the file's only school's, but nobody's among several. */
static void test_nameless(void)
{
    g_autoptr(RollCase) one = census_of_text("UPN,School,Sex\nA1,Abbey,F\nA2,,M\n", NULL);
    g_autoptr(RollCase) several = roll_case_of_text(EQL_IMPORT_CENSUS, TWO_SCHOOLS,
                                                    (EqlRollRequest){.school = "Brook School"});

    assert_rows(one, 2, 0);
    assert_no_problems(one);
    assert_rows(several, 1, 3);
    assert_problem(several, 0, "rows that name no school, were set aside");
}

static void test_other_number(void)
{
    const char *text = "UPN,LAESTAB,Sex\nA1,210/4567,F\n";
    g_autoptr(RollCase) other =
        roll_case_of_text(EQL_IMPORT_CENSUS, text, (EqlRollRequest){.laestab = "2101234"});
    g_autoptr(RollCase) same =
        roll_case_of_text(EQL_IMPORT_CENSUS, text, (EqlRollRequest){.laestab = "2104567"});

    assert_rows(other, 1, 0);
    assert_problem(other, 0, "is of the school “2104567”; the project’s number is another");
    assert_no_problems(same);
}

static void test_listing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlCodes) codes = eql_codes_load(eql_data_folder(NULL), &error);
    g_autofree char *path = census_fixture("council-several-schools.csv");
    g_autofree char *return_path = census_fixture("spring.xml");
    g_autoptr(GPtrArray) schools = eql_roll_file_schools(path, codes, NULL, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(schools->len, ==, 8);
    const EqlRollSchool *first = schools->pdata[0];
    g_assert_cmpstr(first->name, ==, "SCH1");
    g_assert_cmpuint(first->n_rows, ==, 4);
    g_assert_null(first->laestab);
    g_autoptr(GPtrArray) none = eql_roll_file_schools(return_path, codes, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(none->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roll-schools/refused-with-a-list", test_refused_with_a_list);
    g_test_add_func("/roll-schools/list-is-bounded", test_list_is_bounded);
    g_test_add_func("/roll-schools/places", test_places);
    g_test_add_func("/roll-schools/named", test_named);
    g_test_add_func("/roll-schools/projects-own", test_projects_own);
    g_test_add_func("/roll-schools/named-goes-first", test_named_goes_first);
    g_test_add_func("/roll-schools/outcomes", test_outcomes);
    g_test_add_func("/roll-schools/nameless", test_nameless);
    g_test_add_func("/roll-schools/other-number", test_other_number);
    g_test_add_func("/roll-schools/listing", test_listing);
    return g_test_run();
}
