/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever people write into whichever column: nothing that tells who they are is in the
 * project, nor in anything made of it. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../output/unzip-part.h"
#include "run-cli.h"

/* Each stands in some cell, heading, sheet or file name of the files below; no two are
 * alike in any word. */
static GPtrArray *secrets;

typedef enum { NAME, UPN, EMAIL, ADDRESS, BIRTHDAY, TELEPHONE, POSTCODE, INSURANCE, SORTS } Sort;

/* A new secret; borrowed. */
static const char *secret(Sort sort)
{
    guint n = secrets->len + 1;
    char letters[] = {(char)('a' + n / 26 % 26), (char)('a' + n % 26), 0};
    char *made = NULL;
    switch (sort) {
    case NAME:
        made = g_strdup_printf("Zoren%s Quilvane%s", letters, letters);
        break;
    case UPN:
        made = g_strdup_printf("H8230000%05u", n);
        break;
    case EMAIL:
        made = g_strdup_printf("zq%u.person@example.org", n);
        break;
    case ADDRESS:
        made = g_strdup_printf("203.0.113.%u", n % 250);
        break;
    case BIRTHDAY:
        made = g_strdup_printf("%02u/%02u/2011", n % 28 + 1, n % 12 + 1);
        break;
    case POSTCODE:
        made = g_strdup_printf("%s%u%s%uZQ", n % 2 ? "SW" : "sw", n / 10 % 100, n % 3 ? " " : "",
                               n % 10);
        break;
    case INSURANCE:
        made = g_strdup_printf(n % 2 ? "QQ%06uC" : "qq%06uc", n);
        break;
    default:
        made = g_strdup_printf("07700 900%03u", n % 1000);
        break;
    }
    g_ptr_array_add(secrets, made);
    return made;
}

/* One row a column and sort: `usual` cells, but a secret in that column from `first` on.
 * Cells before `first` are the identifiers' own and hold one of their sort each. */
static void add_rows(GString *csv, const char *const *usual, const Sort *own, guint first)
{
    guint n = g_strv_length((char **)usual);
    for (guint column = first; column < n; column++)
        for (guint sort = 0; sort < SORTS; sort++) {
            for (guint i = 0; i < n; i++) {
                const char *cell = i < first     ? secret(own[i])
                                   : i == column ? secret((Sort)sort)
                                                 : usual[i];
                g_string_append_printf(csv, "%s%s", i ? "," : "", cell);
            }
            g_string_append_c(csv, '\n');
        }
}

static char *responses_text(void)
{
    static const char *const usual[] = {"",      "",         "",     "",    "",  "x",
                                        "Agree", "Disagree", "WBRI", "Red", "7", NULL};
    static const Sort own[] = {EMAIL, NAME, ADDRESS, UPN, BIRTHDAY};
    GString *csv = g_string_new("Email,Name,IP Address,UPN,Date of birth,Something else,"
                                "I belong here.,Teachers are fair.,Which is your ethnic group?,"
                                "Which house are you in?,Which year are you in?");
    g_string_append_printf(csv, ",%s\n", secret(EMAIL));
    add_rows(csv, usual, own, G_N_ELEMENTS(own));
    /* One alone signs an answer; nothing but the column of names tells it is a name. */
    const char *name = secret(NAME);
    g_auto(GStrv) words = g_strsplit(name, " ", 2);
    g_string_append_printf(csv, ",%s,,,,x,%s,Agree,%s,%s,7\n", name, words[0], words[1], words[0]);
    g_ptr_array_add(secrets, g_strdup(words[0]));
    g_ptr_array_add(secrets, g_strdup(words[1]));
    return g_string_free(csv, FALSE);
}

static char *roll_text(void)
{
    static const char *const usual[] = {"", "", "", "", "WBRI", "F", "7", "N", "N", "x", NULL};
    static const Sort own[] = {UPN, NAME, NAME, BIRTHDAY};
    GString *csv = g_string_new("UPN,Surname,Forename,DOB,Ethnicity,Sex,Year,SEN,FSM,Notes\n");
    add_rows(csv, usual, own, G_N_ELEMENTS(own));
    return g_string_free(csv, FALSE);
}

/* Without a column of dates, where a day is a day. */
static char *log_text(void)
{
    static const char *const usual[] = {"", "", "WBRI", "Suspension", "2", "PP", "x", NULL};
    static const Sort own[] = {UPN, NAME};
    GString *csv = g_string_new("UPN,Name,Ethnicity,Type,Sessions,Reason,Notes\n");
    add_rows(csv, usual, own, G_N_ELEMENTS(own));
    return g_string_free(csv, FALSE);
}

static const char QUESTIONS[] = "code,audience,kind,theme,text,scale,reversed,characteristic\n"
                                "P1,pupil,scored,T,I belong here.,agree5,no,\n"
                                "P2,pupil,scored,T,Teachers are fair.,agree5,no,\n"
                                "P3,pupil,characteristic,,Which is your ethnic group?,,,ethnicity\n"
                                "P4,pupil,characteristic,,Which house are you in?,,,house\n"
                                "P5,pupil,characteristic,,Which year are you in?,,,year\n";

static void bring_all_in(CliRun *run)
{
    g_autofree char *questions = cli_run_file(run, "questions.csv", QUESTIONS, -1);
    g_autofree char *answers = responses_text(), *roll = roll_text(), *log = log_text();
    g_autofree char *name = g_strdup_printf("%s.csv", secret(UPN));
    g_autofree char *answers_file = cli_run_file(run, name, answers, -1);
    g_autofree char *roll_file = cli_run_file(run, "roll.csv", roll, -1);
    g_autofree char *log_file = cli_run_file(run, "log.csv", log, -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "questionnaire", run->project, "--use", questions);
    assert_cli(run, 0, "import", run->project, answers_file, "--audience", "pupil", "--wave", "A");
    assert_cli(run, 0, "census", run->project, roll_file);
    assert_cli(run, 0, "outcomes", run->project, log_file);
}

static gboolean holds(const char *bytes, gsize length, const char *text)
{
    gsize n = strlen(text);
    const char *end = bytes + length, *p = bytes;
    while ((p = memchr(p, text[0], (gsize)(end - p))) && (gsize)(end - p) >= n)
        if (memcmp(p++, text, n) == 0)
            return TRUE;
    return FALSE;
}

/* Fails with the first secret that stands in the bytes, as written or as a slug. */
static void assert_silent(const char *where, const char *bytes, gsize length)
{
    for (guint i = 0; i < secrets->len; i++) {
        const char *text = secrets->pdata[i];
        g_autofree char *lower = g_utf8_strdown(text, -1);
        g_autofree char *slug = g_strdelimit(g_strdup(lower), " ", '-');
        const char *const forms[] = {text, lower, slug};
        for (guint j = 0; j < G_N_ELEMENTS(forms); j++)
            if (holds(bytes, length, forms[j]))
                g_error("“%s” is in %s", forms[j], where);
    }
}

static void assert_file_silent(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    assert_silent(path, bytes, length);
}

static void assert_workbook_silent(const char *path)
{
    static const char *const parts[] = {"xl/sharedStrings.xml", "xl/workbook.xml",
                                        "docProps/core.xml", "xl/worksheets/sheet1.xml"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *xml = unzip_part(path, parts[i]);
        assert_silent(parts[i], xml, strlen(xml));
    }
}

static void test_everywhere(CliRun *run, gconstpointer data)
{
    static const char *const shown[] = {"items", "imports", "findings", "plan", "scores"};
    g_autofree char *workbook = cli_run_path(run, "w.xlsx");
    g_autofree char *tidy = cli_run_path(run, "t.csv"), *own = cli_run_path(run, "own.csv");
    secrets = g_ptr_array_new_with_free_func(g_free);
    bring_all_in(run);
    assert_file_silent(run->project);
    assert_cli(run, 0, "workbook", run->project, "-o", workbook);
    assert_cli(run, 0, "tidy", run->project, "-o", tidy);
    assert_cli(run, 0, "tidy", run->project, "--internal", "-o", own);
    assert_workbook_silent(workbook);
    assert_file_silent(tidy);
    assert_file_silent(own);
    for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
        assert_cli(run, 0, shown[i], run->project, "--format", "json");
        assert_silent(shown[i], run->out, strlen(run->out));
    }
    assert_cli(run, 0, "scores", run->project, "--by", "house", "--format", "json");
    assert_silent("scores by house", run->out, strlen(run->out));
    /* The search itself can find. */
    g_assert_nonnull(strstr(run->out, "red"));
    g_ptr_array_unref(secrets);
}

/* What is no name stays as it was written. */
static void test_odd_answers_stay(CliRun *run, gconstpointer data)
{
    static const char *const odd[] = {
        "Banana", "kind of", "See my comment below", "42", "Not Sure", "Agre mostly", "it depends"};
    g_autoptr(GString) csv = g_string_new("I belong here.,Teachers are fair.\n");
    g_autofree char *questions = cli_run_file(run, "questions.csv", QUESTIONS, -1);
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
        g_string_append_printf(csv, "%s,Agree\n", odd[i]);
    g_autofree char *answers = cli_run_file(run, "answers.csv", csv->str, -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "questionnaire", run->project, "--use", questions);
    assert_cli(run, 0, "import", run->project, answers, "--audience", "pupil", "--wave", "A");
    assert_cli(run, 0, "imports", run->project, "--format", "json");
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
        if (!strstr(run->out, odd[i]))
            g_error("“%s” is not told", odd[i]);
}

static void collect_tag(GPtrArray *found, const char *xml, const char *tag)
{
    g_autofree char *pattern = g_strdup_printf("<%s>([^<]{4,})</%s>", tag, tag);
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    for (g_regex_match(regex, xml, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL))
        g_ptr_array_add(found, g_match_info_fetch(match, 1));
}

static void test_sample_school(CliRun *run, gconstpointer data)
{
    g_autoptr(GPtrArray) identifiers = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *census = cli_run_sample("census.xml");
    g_autofree char *xml = NULL, *bytes = NULL;
    gsize length;
    cli_run_sample_project(run);
    assert_cli(run, 0, "plan", run->project, "--propose");
    g_assert_true(g_file_get_contents(census, &xml, NULL, NULL));
    collect_tag(identifiers, xml, "UPN");
    collect_tag(identifiers, xml, "DOB");
    g_assert_cmpuint(identifiers->len, >, 2000);
    static const char *const others[] = {"@example.", "192.0.2.", "198.51.100.", "203.0.113."};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_ptr_array_add(identifiers, g_strdup(others[i]));
    g_assert_true(g_file_get_contents(run->project, &bytes, &length, NULL));
    for (guint i = 0; i < identifiers->len; i++)
        if (holds(bytes, length, identifiers->pdata[i]))
            g_error("“%s” is in the project file", (char *)identifiers->pdata[i]);
    /* The search itself can find: this was a heading. */
    g_assert_true(holds(bytes, length, "IP Address"));
}

/* What people put into the wrong box is no group and no kind of outcome. */
static void test_as_groups(CliRun *run, gconstpointer data)
{
    static const char *const words[] = {"amy-okonkwo", "amy.okonkwo", "07700", "a800000000077"};
    g_autofree char *questions =
        cli_run_file(run, "questions.csv",
                     "code,audience,kind,theme,text,scale,reversed,characteristic\n"
                     "P1,pupil,scored,T,I belong here.,agree5,no,\n"
                     "P2,pupil,characteristic,,Which house are you in?,,,house\n",
                     -1);
    g_autofree char *answers = cli_run_file(run, "answers.csv",
                                            "I belong here.,Which house are you in?\n"
                                            "Agree,amy.okonkwo@example.org\nAgree,Red\n",
                                            -1);
    g_autofree char *log = cli_run_file(run, "log.csv",
                                        "Ethnicity,Type,Start date\n"
                                        "WBRI,Called 07700 900123,2025-10-01\n"
                                        "WBRI,A800000000077,2025-10-02\n",
                                        -1);
    g_autofree char *kept = NULL;
    gsize length;
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "questionnaire", run->project, "--use", questions);
    assert_cli(run, 0, "import", run->project, answers, "--audience", "pupil", "--wave", "A");
    assert_cli(run, 0, "outcomes", run->project, log, "--format", "json");
    g_assert_true(g_file_get_contents(run->project, &kept, &length, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_assert_null(g_strstr_len(run->out, -1, words[i]));
        g_assert_false(holds(kept, length, words[i]));
    }
    g_assert_true(holds(kept, length, "red"));
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/cli-identifiers/everywhere", test_everywhere);
    ADD("/cli-identifiers/odd-answers-stay", test_odd_answers_stay);
    ADD("/cli-identifiers/sample-school", test_sample_school);
    ADD("/cli-identifiers/as-groups", test_as_groups);
    return g_test_run();
}
