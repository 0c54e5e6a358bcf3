/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of rolls and logs that no list has: all of them are told, and can be given a meaning. */
#include <string.h>

#include "roll-case.h"

static const char *text_at(const GPtrArray *texts, guint i)
{
    return texts->pdata[i];
}

static const EqlLabel *find_label(const RollCase *read, const char *answer)
{
    for (guint i = 0; i < read->record->labels->len; i++) {
        const EqlLabel *label = read->record->labels->pdata[i];
        if (strcmp(label->answer, answer) == 0)
            return label;
    }
    return NULL;
}

static const EqlLabel *assert_label(const RollCase *read, const char *column, const char *code,
                                    const char *answer, guint count)
{
    const EqlLabel *label = find_label(read, answer);

    if (label == NULL)
        g_error("“%s” is not to be given a meaning", answer);
    g_assert_cmpstr(label->column, ==, column);
    g_assert_cmpstr(label->code, ==, code);
    g_assert_cmpuint(label->count, ==, count);
    g_assert_true(label->of_row);
    return label;
}

static RollCase *read_with(EqlImportKind kind, const char *text, const EqlMapping *mapping,
                           const EqlMapping *remembered)
{
    return roll_case_of_text(kind, text,
                             (EqlRollRequest){.mapping = mapping, .remembered = remembered});
}

/* ── what is told ── */

#define ROLL                                                                                       \
    "UPN,Gender,NC Year,Ethnicity,SEN,FSM\n"                                                       \
    "A1,X?,Year seven,WBRI,Supported,Y\nA2,F,Seven,ZZZZ,K,Maybe\n"                                 \
    "A3,M,Y 7,ZZZZ,N,N\nA4,F,VII,WBRI,K?,N\nA5,?,-,WBRI,N,N\n"

static void test_roll(void)
{
    g_autoptr(RollCase) read = census_of_text(ROLL, NULL);

    assert_rows(read, 5, 0);
    g_assert_cmpstr(assert_label(read, "Gender", "sex", "X?", 1)->guess, ==, "Another way");
    g_assert_cmpstr(assert_label(read, "SEN", "sen", "Supported", 1)->guess, ==, "SEN support");
    g_assert_cmpstr(assert_label(read, "SEN", "sen", "K?", 1)->guess, ==, "SEN support");
    g_assert_null(assert_label(read, "Ethnicity", "ethnicity", "ZZZZ", 2)->guess);
    assert_label(read, "FSM", "fsm", "Maybe", 1);
    assert_label(read, "NC Year", "year", "VII", 1);
    g_assert_cmpuint(read->record->labels->len, ==, 6); /* a dash and "?" alone leave it empty */
    g_assert_cmpuint(read->record->problems->len, ==, 6);
    assert_problem(read, 2, "Sex: “X?” is not a value the program knows (1 row).");
    assert_advice(read, 2, "Say what it means");
    assert_problem(read, 3, "Ethnic group: “ZZZZ” is not a value the program knows (2 rows).");
    g_assert_cmpstr(group_at(read, "year", 0), ==, "7");
    g_assert_cmpstr(group_at(read, "year", 1), ==, "7");
    g_assert_cmpstr(group_at(read, "year", 2), ==, "7");
    g_assert_cmpstr(group_at(read, "sex", 0), ==, EQL_NOT_STATED);
    g_autofree char *places = eql_label_places(find_label(read, "ZZZZ"));
    g_assert_cmpstr(places, ==, "2 rows: 3, 4");
}

/* Years in words, where there is no doubt. */
static void test_years(void)
{
    static const struct {
        const char *text, *year;
    } years[] = {{"Seven", "7"},
                 {"year seven", "7"},
                 {"YR SEVEN", "7"},
                 {"Y-Seven", "7"},
                 {"Year Group Seven", "7"},
                 {"Year Seven A", "7"},
                 {"y eleven", "11"},
                 {"Thirteen", "13"},
                 {"Blwyddyn Saith", "7"},
                 {"Year Twelve", "12"},
                 {"Y 7", "7"},
                 {"Seventh", NULL},
                 {"Seven or eight", NULL},
                 {"seven eight", NULL},
                 {"Fifteen", NULL},
                 {"Year", NULL},
                 {"no one", NULL}};

    for (guint i = 0; i < G_N_ELEMENTS(years); i++) {
        g_autofree char *text =
            g_strdup_printf("UPN,Year group,Sex\nA1,%s,F\nA2,7,F\n", years[i].text);
        g_autoptr(RollCase) read = census_of_text(text, NULL);
        const char *want = years[i].year != NULL ? years[i].year : EQL_NOT_STATED;
        if (strcmp(group_at(read, "year", 0), want) != 0)
            g_error("“%s” was read as %s", years[i].text, group_at(read, "year", 0));
        g_assert_cmpuint(read->record->problems->len, ==, years[i].year == NULL);
    }
}

#define LOG                                                                                        \
    "UPN,Type,Date,Reason\n"                                                                       \
    "A1,Suspention,1/9/2025,PP\nA2,Sent home,2/9/2025,ZZ\nA3,Suspension,3/9/2025,Fighting\n"       \
    "A4,Suspension,4/9/2025,\"Bullying; Fighting\"\nA5,Suspension,5/9/2025,Hit Tom Okonkwo\n"      \
    "A6,???,6/9/2025,Persistant disruptive behaviour\n"

static void test_log(void)
{
    g_autoptr(RollCase) read = outcomes_of_text(LOG, NULL);

    assert_rows(read, 6, 0);
    g_assert_cmpstr(assert_label(read, "Type", "kind", "Suspention", 1)->guess, ==, "Suspension");
    assert_label(read, "Type", "kind", "Sent home", 1);
    assert_label(read, "Reason", "reason", "ZZ", 1);
    assert_label(read, "Reason", "reason", "Fighting", 2);
    g_assert_cmpstr(
        assert_label(read, "Reason", "reason", "Persistant disruptive behaviour", 1)->guess, ==,
        "Persistent or general disruptive behaviour (DB)");
    g_assert_cmpuint(read->record->labels->len, ==, 5);
    assert_gone(read, "Okonkwo");
    assert_problem(read, 0, "1 row says no type of outcome; it counts as “suspension”.");
    assert_problem(read, 4, "in words that no list of reasons has");
    assert_advice(read, 4, "Say what it means, or use the reason codes");
    assert_advice(read, 6, "Use the reason codes");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 5), ==, "suspension");
    /* What can be chosen for them. */
    guint kinds = 0, reasons = 0;
    for (guint i = 0; i < read->record->choices->len; i++) {
        const EqlLabelChoice *choice = read->record->choices->pdata[i];
        kinds += strcmp(choice->field, "kind") == 0;
        reasons += strcmp(choice->field, "reason") == 0;
        if (strcmp(choice->code, "BU") == 0)
            g_assert_cmpstr(choice->label, ==, "Bullying (BU)");
    }
    g_assert_cmpuint(kinds, ==, 3);
    g_assert_cmpuint(reasons, >, 20);
}

/* "Exclusion" was for years the word for one of a few days as well: how it was read is told, once,
 * and can be mended. */
static void test_doubtful(void)
{
    static const char *const text =
        "UPN,Type,Date\nA1,Exclusion,1/9/2025\nA2,EXCLUSION,2/9/2025\n"
        "A3,Permanent exclusion,3/9/2025\nA4,PERM,4/9/2025\nA5,Suspension,5/9/2025\n";
    g_autoptr(RollCase) read = outcomes_of_text(text, NULL), told = outcomes_of_text(text, "PERM");
    g_autoptr(EqlMapping) mapping = eql_mapping_new();

    assert_rows(read, 5, 0);
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "exclusion");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 1), ==, "exclusion");
    g_assert_cmpuint(read->record->problems->len, ==, 1);
    assert_problem(read, 2, "Type of outcome: “Exclusion” alone may mean two things (2 rows).");
    assert_problem(read, 2, "Such rows count as “Permanent exclusion”.");
    assert_advice(read, 2, "Say what it means, or correct it in the file");
    g_assert_cmpuint(read->record->labels->len, ==, 1);
    const EqlLabel *label = assert_label(read, "Type", "kind", "Exclusion", 2);
    g_assert_true(label->in_doubt);
    g_assert_cmpstr(label->guess, ==, "Permanent exclusion");
    g_assert_null(label->means);
    g_assert_cmpuint(read->record->choices->len, >, 0);
    /* Whoever said what the rows are knows. */
    assert_no_problems(told);
    eql_mapping_set_answer(mapping, "Type", "exclusion", "suspension");
    g_autoptr(RollCase) mended = read_with(EQL_IMPORT_OUTCOMES, text, mapping, NULL);
    assert_no_problems(mended);
    g_assert_cmpstr(text_at(mended->outcomes->kinds, 0), ==, "suspension");
    g_assert_cmpstr(text_at(mended->outcomes->kinds, 1), ==, "suspension");
    g_assert_cmpstr(text_at(mended->outcomes->kinds, 2), ==, "exclusion");
    g_assert_cmpstr(find_label(mended, "Exclusion")->means, ==, "suspension");
}

/* Other forms of the word, which no list has, are told as before, and nothing is guessed. */
static void test_doubtful_forms(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("UPN,Type,Date\nA1,Excluded,1/9/2025\nA2,Exclusions,2/9/2025\n", NULL);

    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "excluded");
    g_assert_null(assert_label(read, "Type", "kind", "Excluded", 1)->guess);
    g_assert_null(assert_label(read, "Type", "kind", "Exclusions", 1)->guess);
    assert_advice(read, 2, "Say what it means");
}

/* Free words about an incident are offered while the file is looked at, and not kept. */
static void test_words_not_kept(void)
{
    g_autoptr(RollCase) read = outcomes_of_text(LOG, NULL);

    for (guint i = 0; i < read->record->problems->len; i++) {
        const EqlProblem *problem = read->record->problems->pdata[i];
        g_assert_null(strstr(problem->message, "Fighting"));
        g_assert_true(problem->advice == NULL || strstr(problem->advice, "Fighting") == NULL);
    }
}

/* A value that may be somebody's name is told of without its words, and nothing can be chosen. */
static void test_names(void)
{
    g_autoptr(RollCase) read =
        census_of_text("UPN,Sex,Year\nA1,Marigold Okonkwo,7\nA2,F,8\n", NULL);

    g_assert_cmpuint(read->record->labels->len, ==, 0);
    assert_problem(read, 2, "[may be a name]");
    assert_gone(read, "Okonkwo");
}

/* ── what somebody says ── */

static void test_meanings_of_roll(void)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();

    eql_mapping_set_answer(mapping, "Gender", "x?", "F");
    eql_mapping_set_answer(mapping, "Ethnicity", "ZZZZ", "Black Caribbean");
    eql_mapping_set_answer(mapping, "NC Year", "VII", "Year 7");
    eql_mapping_set_answer(mapping, "FSM", "Maybe", EQL_MEANS_NOTHING);
    eql_mapping_set_column(mapping, "Gender", "sex");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_CENSUS, ROLL, mapping, NULL);
    assert_rows(read, 5, 0);
    g_assert_cmpstr(group_at(read, "sex", 0), ==, "F");
    g_assert_cmpuint(count_group(read, "ethnicity", "BCRB"), ==, 2);
    g_assert_cmpstr(group_at(read, "year", 3), ==, "7");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, EQL_NOT_STATED);
    g_assert_cmpuint(read->record->problems->len, ==, 2); /* SEN has none */
    g_assert_cmpuint(read->record->labels->len, ==, 6);
    g_assert_cmpstr(find_label(read, "X?")->means, ==, "F");
    g_assert_false(find_label(read, "X?")->remembered);
    g_assert_cmpstr(find_label(read, "ZZZZ")->means, ==, "BCRB");
    g_assert_cmpuint(find_label(read, "ZZZZ")->count, ==, 2);
    g_assert_null(find_label(read, "K?")->means);
    /* Under another heading it says nothing. */
    g_autoptr(RollCase) other =
        read_with(EQL_IMPORT_CENSUS, "UPN,Sex,Year\nA1,X?,7\n", mapping, NULL);
    g_assert_cmpstr(group_at(other, "sex", 0), ==, EQL_NOT_STATED);
    assert_problem(other, 0, "the file has none that is headed so");
}

static void test_meanings_of_log(void)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();

    eql_mapping_set_answer(mapping, "Type", "Suspention", "suspension");
    eql_mapping_set_answer(mapping, "Type", "Sent home", "PERM");
    eql_mapping_set_answer(mapping, "Reason", "ZZ", EQL_MEANS_NOTHING);
    eql_mapping_set_answer(mapping, "Reason", "Fighting", "PP");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_OUTCOMES, LOG, mapping, NULL);
    assert_rows(read, 6, 0);
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "suspension");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 1), ==, "exclusion");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 1), ==, "");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 2), ==, "PP");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 3), ==, "BU;PP");
    g_assert_cmpstr(find_label(read, "ZZ")->means, ==, EQL_MEANS_NOTHING);
    g_assert_cmpstr(find_label(read, "Sent home")->means, ==, "exclusion");
}

/* The first column that is known speaks; one that was given a meaning is known. */
static void test_two_columns(void)
{
    static const char *const text = "UPN,Ethnic code,Ethnicity\nA1,QQQQ,White British\n";
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    g_autoptr(RollCase) plain = census_of_text(text, NULL);

    g_assert_cmpstr(group_at(plain, "ethnicity", 0), ==, "WBRI");
    eql_mapping_set_answer(mapping, "Ethnic code", "QQQQ", "BCRB");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_CENSUS, text, mapping, NULL);
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "BCRB");
}

static void test_remembered(void)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new(), remembered = eql_mapping_new();

    eql_mapping_set_answer(remembered, "gender", "X?", "F");
    eql_mapping_set_answer(remembered, "nc year", "VII", "7");
    eql_mapping_set_answer(remembered, "sen", "Supported", "no such thing"); /* passed over */
    eql_mapping_set_answer(mapping, "NC Year", "VII", "8");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_CENSUS, ROLL, mapping, remembered);
    assert_rows(read, 5, 0);
    g_assert_cmpstr(group_at(read, "sex", 0), ==, "F");
    g_assert_true(find_label(read, "X?")->remembered);
    g_assert_cmpstr(group_at(read, "year", 3), ==, "8"); /* what is said now goes before */
    g_assert_false(find_label(read, "VII")->remembered);
    g_assert_null(find_label(read, "Supported")->means);
}

static void test_refused(void)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new(), columns = eql_mapping_new();

    eql_mapping_set_answer(mapping, "Gender", "X?", "Klingon");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_CENSUS, ROLL, mapping, NULL);
    assert_refused(read, "means “Klingon”, which that column does not allow");
    eql_mapping_set_column(columns, "Gender", "ethnicity");
    g_autoptr(RollCase) other = read_with(EQL_IMPORT_CENSUS, ROLL, columns, NULL);
    assert_refused(other, "takes the column “Gender” for “ethnicity”");
    g_autoptr(EqlMapping) kinds = eql_mapping_new();
    eql_mapping_set_answer(kinds, "Type", "Sent home", EQL_MEANS_NOTHING);
    g_autoptr(RollCase) log = read_with(EQL_IMPORT_OUTCOMES, LOG, kinds, NULL);
    assert_refused(log, "which that column does not allow");
}

/* Counts by group, and tables of several schools, are read by the same lists. */
static void test_counts(void)
{
    static const char *const text = "characteristic,group,count\nsex,F,100\nsex,Boyss,110\n"
                                    "total,,210\n";
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    g_autoptr(RollCase) plain = census_of_text(text, NULL);

    assert_label(plain, "group", "sex", "Boyss", 1);
    eql_mapping_set_answer(mapping, "group", "Boyss", "M");
    g_autoptr(RollCase) read = read_with(EQL_IMPORT_CENSUS, text, mapping, NULL);
    g_autofree char *count = count_text(read, NULL, "sex", "M");
    g_assert_cmpstr(count, ==, "110/-1");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roll-meanings/roll", test_roll);
    g_test_add_func("/roll-meanings/years", test_years);
    g_test_add_func("/roll-meanings/log", test_log);
    g_test_add_func("/roll-meanings/doubtful", test_doubtful);
    g_test_add_func("/roll-meanings/doubtful-forms", test_doubtful_forms);
    g_test_add_func("/roll-meanings/words-not-kept", test_words_not_kept);
    g_test_add_func("/roll-meanings/names", test_names);
    g_test_add_func("/roll-meanings/of-roll", test_meanings_of_roll);
    g_test_add_func("/roll-meanings/of-log", test_meanings_of_log);
    g_test_add_func("/roll-meanings/two-columns", test_two_columns);
    g_test_add_func("/roll-meanings/remembered", test_remembered);
    g_test_add_func("/roll-meanings/refused", test_refused);
    g_test_add_func("/roll-meanings/counts", test_counts);
    return g_test_run();
}
