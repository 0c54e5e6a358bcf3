/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupil lists and logs as schools' systems export them: made up, with the truth beside each. */
#include <math.h>
#include <string.h>

#include "intake/language-yes.h"
#include "roll-case.h"

/* The groups of all pupils or events, in order. */
static void assert_groups(const RollCase *read, const char *characteristic, const char *expected)
{
    g_auto(GStrv) want = g_strsplit(expected, " ", -1);

    g_assert_nonnull(read->record);
    for (guint i = 0; want[i] != NULL; i++)
        g_assert_cmpstr(group_at(read, characteristic, i), ==, want[i]);
}

static void assert_event(const RollCase *read, guint i, const char *kind, const char *date,
                         const char *reasons, double sessions)
{
    double got = g_array_index(read->outcomes->sessions, double, i);

    g_assert_cmpstr(read->outcomes->kinds->pdata[i], ==, kind);
    g_assert_cmpstr(read->outcomes->dates->pdata[i], ==, date);
    g_assert_cmpstr(read->outcomes->reasons->pdata[i], ==, reasons);
    g_assert_true(isnan(sessions) ? isnan(got) : got == sessions);
}

static void test_lists(void)
{
    g_autoptr(RollCase) codes_and_names = census_of_text(
        "Student Name,UPN,Sex,Year Group,Ethnicity,SEN Status,English as an additional language\n"
        "J S,A801,M - Male,Year 7,White British,K - SEN support,No\n"
        "A K,A802,Female,Year 7,Pakistani,\"E - Education, Health and Care Plan\",Yes\n"
        "B L,A803,Male,Year 11,Chinese,Education Health & Care Plan,Yes\n",
        NULL);
    g_autoptr(RollCase) run_together = census_of_text(
        "PersonID,UPN,PreferredFirstName,PreferredLastName,Gender,YearGroup,SENProvisionType\n"
        "1,A801,J,S,M,7,N\n2,A802,A,K,F,08,K\n3,A803,T,B,F,10,E\n",
        NULL);

    assert_rows(codes_and_names, 3, 0);
    assert_groups(codes_and_names, "sex", "M F M");
    assert_groups(codes_and_names, "sen", "K E E");
    assert_groups(codes_and_names, "language", "english other other");
    assert_no_problems(codes_and_names);
    assert_rows(run_together, 3, 0);
    assert_groups(run_together, "sen", "N K E");
    assert_groups(run_together, "year", "7 8 10");
    assert_dropped(run_together, "PreferredFirstName");
    assert_dropped(run_together, "PreferredLastName");
}

/* A list that was grouped has a total beneath each group: it is nobody. */
static void test_totals(void)
{
    g_autoptr(RollCase) read =
        census_of_text("Year,UPN,Gender\nYear 7,A801,M\nYear 7,A802,F\nYear 7 Total,2,\n"
                       "Year 8,A803,F\nYear 8 Total,1,\nGrand Total,3,\n",
                       NULL);
    g_autoptr(RollCase) counts = census_of_text(
        "characteristic,group,count\nsex,F,3\nsex,M,4\nsex,Sex total,7\ntotal,,7\n", NULL);

    assert_rows(read, 3, 3);
    assert_groups(read, "year", "7 7 8");
    assert_problem(read, 4, "a total or a remark");
    g_assert_nonnull(counts->record);
}

/* Whether “No” is English depends on what is asked. */
static void test_languages(void)
{
    static const struct {
        const char *heading, *expected;
    } lists[] = {{"EAL", "other english english other"},
                 {"English as an additional language", "other english english other"},
                 {"First language", "not-stated not-stated english other"}};

    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *text =
            g_strdup_printf("UPN,Sex,%s\nA1,F,Yes\nA2,F,No\nA3,F,ENG - English\n"
                            "A4,F,Urdu\n",
                            lists[i].heading);
        g_autoptr(RollCase) read = census_of_text(text, NULL);
        assert_groups(read, "language", lists[i].expected);
    }
    /* Of two columns the one that states something speaks. */
    g_autoptr(RollCase) both = census_of_text(
        "UPN,First language,EAL\nA1,ENG,Yes\nA2,Unknown,Yes\nA3,,No\nA4,Unknown,\n", NULL);
    assert_groups(both, "language", "english other english not-stated");
    const char *group = "";
    g_assert_true(eql_language_yes_no("Is English your first language?", "Yes", -1, &group));
    g_assert_cmpstr(group, ==, "english");
    g_assert_true(
        eql_language_yes_no("Do you speak a language other than English?", "N", -1, &group));
    g_assert_cmpstr(group, ==, "english");
    g_assert_true(eql_language_yes_no("Mother tongue", "No", -1, &group));
    g_assert_null(group);
    g_assert_false(eql_language_yes_no("EAL", "Norwegian", -1, &group));
}

static void test_logs(void)
{
    g_autoptr(RollCase) words = outcomes_of_text(
        "UPN,Exclusion Type,Reason,Start Date,School days lost\n"
        "A801,Suspension,Verbal abuse/ threatening behaviour against an adult,14/02/2025,2\n"
        "A802,Suspension,DB: Persistent disruptive behaviour,15/02/2025,0.5\n"
        "A803,Suspension,Drug & alcohol related,16/02/2025,1\n"
        "A804,Suspension,PP - hit him,17/02/2025,1\n",
        NULL);
    g_autoptr(RollCase) run_together = outcomes_of_text(
        "UPN,ExclusionTypeDescription,ExclusionReasonDescription,ExclusionStartDate,"
        "NumberOfSessions\n"
        "A801,Fixed Term,Bullying,2025-02-14T00:00:00,2\nA802,Perm,Theft,2025-03-03T00:00:00,\n",
        NULL);

    assert_rows(words, 4, 0);
    assert_event(words, 0, "suspension", "2025-02-14", "VA", 4);
    assert_event(words, 1, "suspension", "2025-02-15", "DB", 1);
    assert_event(words, 2, "suspension", "2025-02-16", "DA", 2);
    assert_event(words, 3, "suspension", "2025-02-17", "PP", 2);
    assert_no_problems(words);
    g_autoptr(RollCase) none = outcomes_of_text(
        "UPN,Type,Start Date,Reason\nA801,SUSP,14/02/2025,N/A\nA802,SUSP,14/02/2025,None\n", NULL);
    assert_event(none, 0, "suspension", "2025-02-14", "", NAN);
    assert_no_problems(none);
    assert_rows(run_together, 2, 0);
    assert_event(run_together, 0, "suspension", "2025-02-14", "BU", 2);
    assert_event(run_together, 1, "exclusion", "2025-03-03", "TH", NAN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/school-exports/lists", test_lists);
    g_test_add_func("/school-exports/totals", test_totals);
    g_test_add_func("/school-exports/languages", test_languages);
    g_test_add_func("/school-exports/logs", test_logs);
    return g_test_run();
}
