/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture.h"

/* What a small group has in common says of each of its people what he or she answered, or what
 * happened to them, without any count being small. Small is fewer than twice the threshold. */

#define AGREE "1|2|3|4|5;Don't know"
enum { DONT_KNOW = EQL_ANSWER_NO_POINT };

/* People of one group, and their answers to each question (1 to 5, ? for don't know). */
typedef struct {
    const char *code;
    const char *answers[3];
} Group;

static guint8 answer_of(char letter)
{
    return letter == '?' ? DONT_KNOW : (guint8)(letter - '0');
}

static guint count_questions(const Group *group)
{
    guint n = 0;

    while (n < G_N_ELEMENTS(group->answers) && group->answers[n] != NULL)
        n++;
    return n;
}

static guint count_people(const Group *groups, gsize n)
{
    guint people = 0;

    for (gsize i = 0; i < n; i++)
        people += (guint)strlen(groups[i].answers[0]);
    return people;
}

static void answer(EqlResponses *responses, const Group *groups, gsize n, guint questions)
{
    guint who = 0;

    for (gsize i = 0; i < n; i++) {
        for (guint j = 0; j < strlen(groups[i].answers[0]); j++, who++) {
            eql_group_column_set(fixture_groups(responses, "ethnicity"), who, groups[i].code);
            for (guint k = 0; k < questions; k++)
                ((EqlAnswerColumn *)g_ptr_array_index(responses->answers, k))->answers->data[who] =
                    answer_of(groups[i].answers[k][j]);
        }
    }
}

/* All questions are of one theme. */
static EqlDataset *survey(const char *scale, const Group *groups, gsize n)
{
    EqlDataset *dataset = fixture_dataset();
    guint questions = count_questions(&groups[0]);

    eql_codes_add_group(dataset->codes, "ethnicity", EQL_DETAIL_FULL, "BOTH", "Other", "black");
    eql_codes_add_group(dataset->codes, "ethnicity", EQL_DETAIL_CODES, "BOTH", "Other", "BOTH");
    for (guint i = 0; i < questions; i++) {
        g_autofree char *code = g_strdup_printf("P%u", i + 1);

        fixture_add_item(dataset, code, "pupil", "Belonging", scale, FALSE);
    }
    answer(fixture_add_audience(dataset, "pupil", count_people(groups, n)), groups, n, questions);
    return dataset;
}

static const EqlThemeScore *theme_of(const EqlScores *scores)
{
    fixture_assert_scores_safe(scores);
    return g_ptr_array_index(
        ((const EqlAudienceScores *)g_ptr_array_index(scores->audiences, 0))->themes, 0);
}

static gboolean is_group_hidden(const Group *groups, gsize n, const char *scale, const char *code)
{
    static const char *const by[] = {"ethnicity", NULL};
    g_autoptr(EqlDataset) dataset = survey(scale, groups, n);
    g_autoptr(EqlScores) scores = eql_scores(dataset, by, EQL_DETAIL_FULL);

    g_assert_false(theme_of(scores)->hidden);
    return fixture_group_score(theme_of(scores), code)->hidden;
}

#define MANY "123451234512345123451234512345"

static gboolean is_hidden_beside_many(const char *answers)
{
    const Group groups[] = {{"BCRB", {answers}}, {"AIND", {"1234512345"}}, {"WBRI", {MANY}}};

    return is_group_hidden(groups, G_N_ELEMENTS(groups), AGREE, "BCRB");
}

/* A share of 100 % or 0 % says it of everybody, whether or not they agree as strongly. */
static void test_shares(void)
{
    g_assert_true(is_hidden_beside_many("445545"));
    g_assert_true(is_hidden_beside_many("123123"));
    g_assert_true(is_hidden_beside_many("333333"));
    g_assert_true(is_hidden_beside_many("454545454"));
    g_assert_false(is_hidden_beside_many("445543"));
    g_assert_false(is_hidden_beside_many("123124"));
    /* ten are many */
    g_assert_false(is_hidden_beside_many("4545454545"));
}

/* The same score from answers in another order, of thirds that no computer adds up exactly. */
static void test_scores(void)
{
    static const Group alike[] = {{"BCRB", {"124124", "241412", "412241"}},
                                  {"AIND", {"1234123412", "2341234123", "3412341234"}},
                                  {"WBRI", {"123412341234", "123412341234", "123412341234"}}};
    static const Group different[] = {{"BCRB", {"124123", "241412", "412241"}},
                                      {"AIND", {"1234123412", "2341234123", "3412341234"}},
                                      {"WBRI", {"123412341234", "123412341234", "123412341234"}}};

    g_assert_true(is_group_hidden(alike, 3, "1|2|3|4", "BCRB"));
    g_assert_false(is_group_hidden(different, 3, "1|2|3|4", "BCRB"));
}

/* Two groups that are small leave what they have together: a third has to join them. */
static void test_hidden_ones_together(void)
{
    static const Group alike[] = {
        {"BCRB", {"545"}}, {"BAFR", {"4545"}}, {"BOTH", {"1234512345"}}, {"WBRI", {MANY}}};
    static const Group different[] = {
        {"BCRB", {"541"}}, {"BAFR", {"4541"}}, {"BOTH", {"1234512345"}}, {"WBRI", {MANY}}};

    g_assert_true(is_group_hidden(alike, G_N_ELEMENTS(alike), AGREE, "BOTH"));
    g_assert_false(is_group_hidden(alike, G_N_ELEMENTS(alike), AGREE, "WBRI"));
    g_assert_true(is_group_hidden(different, G_N_ELEMENTS(different), AGREE, "BAFR"));
    g_assert_false(is_group_hidden(different, G_N_ELEMENTS(different), AGREE, "BOTH"));
}

/* Two small groups of whom nobody is content are ten together, and many; yet of each it would be
 * known. Not so where a broad group of as many is shown, and says it. */
static void test_small_ones_among_many(void)
{
    static const Group alike[] = {
        {"BCRB", {"123123"}}, {"BAFR", {"3213"}}, {"BOTH", {"1234512345"}}, {"WBRI", {MANY}}};
    static const Group all[] = {{"BCRB", {"123123"}}, {"BAFR", {"3213"}}, {"WBRI", {MANY}}};

    g_assert_true(is_group_hidden(alike, G_N_ELEMENTS(alike), AGREE, "BCRB"));
    g_assert_true(is_group_hidden(alike, G_N_ELEMENTS(alike), AGREE, "BOTH"));
    g_assert_false(is_group_hidden(alike, G_N_ELEMENTS(alike), AGREE, "WBRI"));
    g_assert_true(is_group_hidden(all, G_N_ELEMENTS(all), AGREE, "BCRB"));
    g_assert_false(is_group_hidden(all, G_N_ELEMENTS(all), AGREE, "WBRI"));
}

/* ── questions ── */

/* Letters: y for each question that is hidden, n for the others; then the theme. */
static char *hidden_questions(const Group *group)
{
    g_autoptr(EqlDataset) dataset = survey(AGREE, group, 1);
    g_autoptr(EqlItems) items = eql_items(dataset);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, 0);
    GString *letters = g_string_new(NULL);

    fixture_assert_items_safe(items);
    for (guint i = 0; i < audience->items->len; i++)
        g_string_append_c(
            letters,
            ((const EqlItemResult *)g_ptr_array_index(audience->items, i))->hidden ? 'y' : 'n');
    g_string_append(letters, theme_of(scores)->hidden ? " y" : " n");
    return g_string_free(letters, FALSE);
}

static void assert_questions(const char *one, const char *two, const char *three,
                             const char *expected)
{
    const Group group = {"BCRB", {one, two, three}};
    g_autofree char *hidden = hidden_questions(&group);

    g_assert_cmpstr(hidden, ==, expected);
}

static void test_questions(void)
{
    assert_questions("12345123", NULL, NULL, "n n");
    assert_questions("44444444", NULL, NULL, "y y");
    assert_questions("45454545", NULL, NULL, "y y");
    assert_questions("????????", NULL, NULL, "y n");
    assert_questions("4444444444", NULL, NULL, "n n");
    /* the theme leaves what a single one has */
    assert_questions("44444444", "12345123", "12345123", "yyn n");
    /* and of two, if both are alike */
    assert_questions("44444444", "55555555", "12345123", "yyy n");
}

/* "Don't know" from all is an answer, too. */
static void test_uncertain(void)
{
    static const Group eight[] = {{"BCRB", {"????????"}}}, ten[] = {{"BCRB", {"??????????"}}};
    g_autoptr(EqlDataset) few = survey(AGREE, eight, 1);
    g_autoptr(EqlDataset) many = survey(AGREE, ten, 1);
    g_autoptr(EqlScores) of_few = eql_scores(few, NULL, EQL_DETAIL_FULL);
    g_autoptr(EqlScores) of_many = eql_scores(many, NULL, EQL_DETAIL_FULL);

    g_assert_true(eql_figure_is_hidden(theme_of(of_few)->uncertain));
    fixture_assert_value(theme_of(of_many)->uncertain, 1, 0);
}

/* Of those who answered everything, who alone count for alpha: that they are alike is why it
 * cannot be worked out, and would tell. */
static void test_alpha(void)
{
    static const Group groups[] = {{"BCRB", {"444442123", "222224455", "33333????"}}};
    g_autoptr(EqlDataset) dataset = survey(AGREE, groups, 1);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);

    g_assert_false(theme_of(scores)->hidden);
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->alpha));
}

static void test_earlier_wave(void)
{
    static const Group now[] = {{"WBRI", {MANY}}}, before[] = {{"WBRI", {"45454545"}}};
    g_autoptr(EqlDataset) dataset = survey(AGREE, now, 1);
    EqlResponses *earlier = fixture_responses(dataset, "pupil", 8);
    g_autoptr(EqlScores) scores = NULL;

    answer(earlier, before, 1, 1);
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", earlier));
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_assert_false(theme_of(scores)->hidden);
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->change));
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->favourable_change));
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->favourable_change_shared));
}

/* ── outcomes ── */

static gboolean hides_outcomes(const FixtureGroup *groups, gsize n, const char *code)
{
    g_autoptr(EqlDataset) dataset = fixture_school(groups, n);
    g_autoptr(EqlRri) rri = eql_rri(
        dataset, &(EqlRriRequest){.detail = EQL_DETAIL_FULL, .count = EQL_COUNT_EVENTS}, NULL);

    fixture_assert_rri_safe(rri);
    return fixture_group(rri, code)->hidden;
}

static void test_everybody_has_it(void)
{
    static const FixtureGroup all[] = {
        {"WBRI", 100, 30, 20}, {"AIND", 50, 20, 10}, {"BCRB", 6, 12, 6}};
    static const FixtureGroup all_but_one[] = {
        {"WBRI", 100, 30, 20}, {"AIND", 50, 20, 10}, {"BCRB", 6, 12, 5}};
    static const FixtureGroup many[] = {
        {"WBRI", 100, 30, 20}, {"AIND", 50, 20, 10}, {"BCRB", 10, 12, 10}};
    static const FixtureGroup nobody[] = {
        {"WBRI", 100, 30, 20}, {"AIND", 50, 20, 10}, {"BCRB", 6, 0, 0}};

    g_assert_true(hides_outcomes(all, 3, "BCRB"));
    g_assert_true(hides_outcomes(all, 3, "AIND"));
    g_assert_false(hides_outcomes(all, 3, "WBRI"));
    g_assert_false(hides_outcomes(all_but_one, 3, "BCRB"));
    g_assert_false(hides_outcomes(many, 3, "BCRB"));
    g_assert_false(hides_outcomes(nobody, 3, "BCRB"));
}

/* Each has too few to be shown, and both together have it all. */
static void test_hidden_ones_have_it(void)
{
    static const FixtureGroup groups[] = {
        {"WBRI", 100, 30, 20}, {"AIND", 50, 20, 10}, {"WIRI", 4, 4, 4}, {"BCRB", 4, 4, 4}};

    g_assert_true(hides_outcomes(groups, 4, "AIND"));
    g_assert_false(hides_outcomes(groups, 4, "WBRI"));
}

static void test_whole_school_has_it(void)
{
    static const FixtureGroup groups[] = {{"WBRI", 8, 8, 8}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, 1);
    g_autoptr(EqlRri) rri = eql_rri(
        dataset, &(EqlRriRequest){.detail = EQL_DETAIL_FULL, .count = EQL_COUNT_PUPILS}, NULL);

    g_assert_true(eql_figure_is_hidden(rri->outcome_total));
    fixture_assert_value(rri->census_total, 8, 0);
}

/* Six boys, all of whom were suspended, in a group where nothing is small. */
static gboolean hides_boys(guint boys_with)
{
    static const char *const by[] = {"ethnicity", "sex", NULL};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlRri) rri = NULL;
    guint key = 0;

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    fixture_add_pupils(dataset, &key, "BCRB", "M", 6, boys_with);
    fixture_add_pupils(dataset, &key, "BCRB", "F", 30, 10);
    fixture_add_pupils(dataset, &key, "AIND", "M", 30, 10);
    fixture_add_pupils(dataset, &key, "AIND", "F", 30, 10);
    fixture_add_pupils(dataset, &key, "WBRI", "M", 60, 20);
    fixture_add_pupils(dataset, &key, "WBRI", "F", 60, 20);
    rri = eql_rri(dataset,
                  &(EqlRriRequest){.by = by, .detail = EQL_DETAIL_FULL, .count = EQL_COUNT_PUPILS},
                  NULL);
    g_assert_false(fixture_group(rri, "WBRI,M")->hidden);
    return fixture_group(rri, "BCRB,M")->hidden;
}

static void test_cross(void)
{
    g_assert_true(hides_boys(6));
    g_assert_false(hides_boys(5));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/alike/shares", test_shares);
    g_test_add_func("/alike/scores", test_scores);
    g_test_add_func("/alike/hidden-ones-together", test_hidden_ones_together);
    g_test_add_func("/alike/small-ones-among-many", test_small_ones_among_many);
    g_test_add_func("/alike/questions", test_questions);
    g_test_add_func("/alike/uncertain", test_uncertain);
    g_test_add_func("/alike/alpha", test_alpha);
    g_test_add_func("/alike/earlier-wave", test_earlier_wave);
    g_test_add_func("/alike/everybody-has-it", test_everybody_has_it);
    g_test_add_func("/alike/hidden-ones-have-it", test_hidden_ones_have_it);
    g_test_add_func("/alike/whole-school-has-it", test_whole_school_has_it);
    g_test_add_func("/alike/cross", test_cross);
    return g_test_run();
}
