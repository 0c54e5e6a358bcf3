/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered to each question, from the figures of analysis to the chart. */
#include <string.h>

#include "chart/answers.h"
#include "output/charts.h"
#include "output/pack.h"

/* ── figures, as analysis hands them over ── */

static const char *const AGREE[] = {"Strongly disagree", "Disagree", "Neither", "Agree",
                                    "Strongly agree"};
static const char *const YES[] = {"No", "Yes"};
static const char *const TEN[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};

static void add_label(GPtrArray *list, const char *label, EqlFigure count)
{
    EqlLabelCount *entry = g_new0(EqlLabelCount, 1);
    entry->label = g_strdup(label);
    entry->count = count;
    g_ptr_array_add(list, entry);
}

static EqlFigure count_of(double count)
{
    return count < 0 ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                     : eql_figure_value(EQL_UNIT_COUNT, count);
}

static EqlFigure share_of(double part, double all)
{
    return all < 0    ? eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL)
           : all == 0 ? eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS)
                      : eql_figure_value(EQL_UNIT_PROPORTION, part / all);
}

/* `counts`: of each point, the lowest first, then of “don't know”; all −1: hidden. */
static EqlItemResult *item_new(const char *code, const char *text, const char *theme, guint n,
                               const char *const *labels, gboolean reversed, const double *counts)
{
    EqlItemResult *item = g_new0(EqlItemResult, 1);
    double low = 0, high = 0, all = counts[0] < 0 ? -1 : 0;
    item->code = g_strdup(code);
    item->text = g_strdup(text);
    item->theme = g_strdup(theme);
    item->theme_label = g_strdup(theme);
    item->reversed = reversed;
    item->counts = g_ptr_array_new_with_free_func(eql_label_count_free);
    item->no_point = g_ptr_array_new_with_free_func(eql_label_count_free);
    item->unread = g_ptr_array_new_with_free_func(eql_label_count_free);
    for (guint i = 0; i < n; i++) {
        add_label(item->counts, labels[i], count_of(counts[i]));
        all += MAX(counts[i], 0);
        low += 2 * i + 1 < n ? counts[i] : 0;
        high += 2 * i + 1 > n ? counts[i] : 0;
    }
    add_label(item->no_point, "Don’t know", count_of(counts[n]));
    item->hidden = all < 0;
    item->n = count_of(all);
    item->favourable = share_of(reversed ? low : high, all);
    item->unfavourable = share_of(reversed ? high : low, all);
    item->neutral = share_of(all - low - high, all);
    item->favourable_change = eql_figure_absent(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_NOT_ASKED);
    return item;
}

static EqlAudienceItems *audience_new(const char *audience)
{
    EqlAudienceItems *items = g_new0(EqlAudienceItems, 1);
    items->audience = g_strdup(audience);
    items->items = g_ptr_array_new_with_free_func(eql_item_result_free);
    items->no_longer_asked = g_ptr_array_new_with_free_func(g_free);
    return items;
}

static EqlItems *items_new(const char *since)
{
    EqlItems *items = g_new0(EqlItems, 1);
    items->wave = g_strdup("Autumn 2025");
    items->since = g_strdup(since);
    items->audiences = g_ptr_array_new_with_free_func(eql_audience_items_free);
    return items;
}

static EqlAudienceItems *add_audience(EqlItems *items, const char *name)
{
    EqlAudienceItems *audience = audience_new(name);
    g_ptr_array_add(items->audiences, audience);
    return audience;
}

static EqlItems *of_one(EqlItemResult *item)
{
    EqlItems *items = items_new(NULL);
    g_ptr_array_add(add_audience(items, "pupil")->items, item);
    return items;
}

static const EqlChartAnswer *answer_at(const EqlChart *chart, guint row, guint i)
{
    return g_ptr_array_index(eql_chart_row(chart, row)->answers, i);
}

/* ── one chart ── */

/* From the least favourable to the most; of a reversed question, to agree is the least. */
static void test_order(void)
{
    const double counts[] = {10, 20, 30, 40, 100, 50};
    for (gboolean reversed = FALSE; reversed <= TRUE; reversed++) {
        g_autoptr(EqlItems) items =
            of_one(item_new("P1", "We belong", "Belonging", 5, AGREE, reversed, counts));
        g_autoptr(EqlChart) chart = eql_chart_of_items(items, "pupil", NULL, NULL);
        g_assert_cmpuint(eql_chart_row(chart, 0)->answers->len, ==, 6);
        for (guint i = 0; i < 5; i++) {
            guint point = reversed ? 4 - i : i;
            const EqlChartAnswer *answer = answer_at(chart, 0, i);
            g_assert_cmpstr(answer->label, ==, AGREE[point]);
            g_assert_cmpfloat_with_epsilon(answer->share.value, counts[point] / 200, 1e-12);
            g_assert_cmpint(answer->part, ==,
                            i < 2   ? EQL_PART_UNFAVOURABLE
                            : i < 3 ? EQL_PART_NEUTRAL
                                    : EQL_PART_FAVOURABLE);
        }
        g_assert_cmpfloat_with_epsilon(answer_at(chart, 0, 5)->share.value, 0.2, 1e-12);
        g_assert_cmpuint(answer_at(chart, 0, 0)->step, ==, 2);
        g_assert_cmpuint(answer_at(chart, 0, 4)->step, ==, 2);
    }
}

/* The answers of a part come to what the part comes to, whatever the scale. */
static void assert_adds_up(const EqlChart *chart, guint row)
{
    for (guint part = 0; part < EQL_N_PARTS; part++) {
        const EqlChartPoint *whole = eql_chart_point(chart, row, part);
        double sum = 0;
        for (guint i = 0; i < eql_chart_row(chart, row)->answers->len; i++) {
            const EqlChartAnswer *answer = answer_at(chart, row, i);
            sum += answer->part == part ? answer->share.value : 0;
        }
        g_assert_cmpfloat_with_epsilon(sum, whole->figure.value, 1e-12);
    }
}

static void test_scales(void)
{
    const double yes[] = {30, 70, 0}, ten[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 45, 5};
    const double alike[] = {0, 0, 0, 80, 0, 0};
    g_autoptr(EqlItems) items = items_new(NULL);
    EqlAudienceItems *pupils = add_audience(items, "pupil");
    g_ptr_array_add(pupils->items, item_new("P1", "We belong", "A", 2, YES, FALSE, yes));
    g_ptr_array_add(pupils->items, item_new("P2", "How fair?", "A", 11, TEN, FALSE, ten));
    g_ptr_array_add(pupils->items, item_new("P3", "We are left out", "A", 5, AGREE, TRUE, alike));
    g_autoptr(EqlChart) chart = eql_chart_of_items(items, "pupil", NULL, NULL);
    for (guint row = 0; row < 3; row++)
        assert_adds_up(chart, row);
    g_assert_cmpuint(answer_at(chart, 1, 0)->steps, ==, 5);
    g_autoptr(GArray) legend = eql_chart_answer_legend(chart);
    g_assert_cmpuint(legend->len, ==, 6);
    g_assert_cmpstr(g_array_index(legend, EqlAnswerEntry, 5).label, ==, "Don’t know");
}

static void assert_no_number(const EqlChart *chart)
{
    g_autofree char *words = eql_chart_words(chart);
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_null(strstr(words, "%"));
    for (guint row = 1; row < table->len; row++) {
        g_autofree char *line = g_strjoinv(" ", table->pdata[row]);
        g_assert_null(strpbrk(line, "123456789%"));
    }
}

static void test_little(void)
{
    const double hidden[] = {-1, -1, -1, -1, -1, -1}, nobody[] = {0, 0, 0, 0, 0, 0};
    const double *const cases[] = {hidden, nobody};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(EqlItems) items =
            of_one(item_new("P", "We belong", "Belonging", 5, AGREE, FALSE, cases[i]));
        g_autoptr(EqlChart) chart = eql_chart_of_items(items, "pupil", NULL, NULL);
        assert_no_number(chart);
    }
}

/* ── compared ── */

static void test_by_wave(void)
{
    const double then[] = {20, 20, 20, 20, 20, 0}, now[] = {10, 10, 10, 30, 40, 5};
    g_autoptr(EqlItems) items = items_new("Autumn 2024");
    EqlAudienceItems *pupils = add_audience(items, "pupil");
    EqlItemResult *kept = item_new("P1b", "We belong here", "A", 5, AGREE, FALSE, now);
    kept->partner = g_strdup("P1");
    kept->favourable_change = eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE, 0.3, 0.16, 0.42);
    pupils->before = audience_new("pupil");
    g_ptr_array_add(pupils->items, kept);
    g_ptr_array_add(pupils->items, item_new("P2", "We are heard", "A", 5, AGREE, FALSE, now));
    g_ptr_array_add(pupils->before->items, item_new("P1", "I belong", "A", 5, AGREE, FALSE, then));
    g_assert_true(eql_items_have_waves(items, "pupil"));
    g_assert_false(eql_items_have_waves(items, "staff"));
    g_autoptr(EqlChart) chart = eql_chart_of_items_by_wave(items, "pupil", NULL, NULL);
    g_assert_cmpuint(chart->rows->len, ==, 3);
    g_assert_true(eql_chart_begins_group(chart, 0));
    g_assert_false(eql_chart_begins_group(chart, 1));
    g_assert_true(eql_chart_begins_group(chart, 2));
    g_assert_cmpint(eql_chart_row(chart, 1)->standing, ==, EQL_STANDING_FIRST);
    g_autofree char *name = eql_chart_row_name(chart, 1);
    g_assert_cmpstr(name, ==, "Autumn 2025, change +30 (+16 to +42)");
    g_autofree char *before = eql_chart_point_text(chart, 0, EQL_PART_FAVOURABLE);
    g_assert_true(g_str_has_prefix(before, "We belong here, Autumn 2024. 100 pupils. Favourable: "
                                           "40 %. Strongly agree: 20 of 100, 20 %."));
    g_autofree char *after = eql_chart_point_text(chart, 1, EQL_PART_FAVOURABLE);
    g_assert_nonnull(strstr(after, "Change: +30 (+16 to +42)"));
    g_autofree char *alone = eql_chart_point_text(chart, 2, EQL_PART_FAVOURABLE);
    g_assert_nonnull(strstr(alone, eql_reason_sentence(EQL_REASON_NOT_ASKED)));
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    char **headings = table->pdata[0];
    for (guint row = 0; row < table->len; row++)
        g_assert_cmpuint(g_strv_length(table->pdata[row]), ==, g_strv_length(headings));
}

/* What all were asked in the same words stands under the words, the rest under the theme. */
static void test_by_audience(void)
{
    const double counts[] = {20, 20, 20, 20, 20, 0};
    g_autoptr(EqlItems) items = items_new(NULL);
    EqlAudienceItems *pupils = add_audience(items, "pupil"), *staff = add_audience(items, "staff");
    g_ptr_array_add(pupils->items, item_new("P1", "I belong", "A", 5, AGREE, FALSE, counts));
    g_ptr_array_add(pupils->items, item_new("P2", "It is fair.", "A", 5, AGREE, FALSE, counts));
    g_ptr_array_add(pupils->items, item_new("P3", "We talk", "B", 5, AGREE, FALSE, counts));
    g_ptr_array_add(staff->items, item_new("S1", "Pupils belong", "A", 5, AGREE, FALSE, counts));
    g_ptr_array_add(staff->items, item_new("S2", "It is fair.", "A", 5, AGREE, FALSE, counts));
    g_autoptr(EqlChart) chart = eql_chart_of_items_by_audience(items, NULL, NULL);
    static const char *const expected[][2] = {{"It is fair.", "Pupils"},
                                              {"It is fair.", "Staff"},
                                              {"A", "Pupils: I belong"},
                                              {"A", "Staff: Pupils belong"},
                                              {"B", "Pupils: We talk"}};
    g_assert_cmpuint(chart->rows->len, ==, G_N_ELEMENTS(expected));
    for (guint row = 0; row < chart->rows->len; row++) {
        g_assert_cmpstr(eql_chart_row(chart, row)->group, ==, expected[row][0]);
        g_assert_cmpstr(eql_chart_row(chart, row)->label, ==, expected[row][1]);
    }
    g_autoptr(EqlChart) of_theme = eql_chart_of_items_by_audience(items, "B", NULL);
    g_assert_cmpuint(of_theme->rows->len, ==, 1);
    g_autoptr(EqlChart) none = eql_chart_of_items_by_audience(items, NULL, "nowhere");
    g_assert_cmpuint(none->rows->len, ==, 0);
    g_assert_cmpstr(none->empty, ==, "No question has these words.");
}

/* ── themes ── */

static EqlItemResult *item_at(const char *text, guint place)
{
    static const double counts[] = {1, 1, 2, 3, 4, 1};
    static const char *const themes[] = {"A", "B", "C"};
    EqlItemResult *item = item_new(text, text, themes[place], 5, AGREE, FALSE, counts);
    item->theme_place = place;
    return item;
}

static void assert_rows(const EqlChart *chart, const char *const *expected)
{
    g_assert_cmpuint(chart->rows->len, ==, g_strv_length((char **)expected));
    for (guint row = 0; row < chart->rows->len; row++)
        g_assert_cmpstr(eql_chart_row(chart, row)->label, ==, expected[row]);
}

/* A theme that only staff were asked about has its place among those of the pupils. */
static void test_themes_in_order(void)
{
    g_autoptr(GPtrArray) audiences = g_ptr_array_new(), pupil = g_ptr_array_new(),
                         staff = g_ptr_array_new();
    EqlFigure score = eql_figure_value(EQL_UNIT_SCORE, 60), n = count_of(40);
    EqlThemeScore a = {.code = (char *)"a", .label = (char *)"A", .score = score, .n = n},
                  b = {.code = (char *)"b", .label = (char *)"B", .place = 1, .score = score},
                  c = {.code = (char *)"c", .label = (char *)"C", .place = 2, .score = score};
    EqlAudienceScores pupils = {.audience = (char *)"pupil", .themes = pupil},
                      teachers = {.audience = (char *)"staff", .themes = staff};
    EqlScores scores = {.audiences = audiences};
    g_ptr_array_add(audiences, &pupils);
    g_ptr_array_add(audiences, &teachers);
    g_ptr_array_add(pupil, &a);
    g_ptr_array_add(pupil, &c);
    g_ptr_array_add(staff, &a);
    g_ptr_array_add(staff, &b);
    g_ptr_array_add(staff, &c);
    g_autoptr(EqlChart) themes = eql_chart_of_themes(&scores);
    g_autoptr(EqlChart) gaps = eql_chart_of_gaps(&scores);
    assert_rows(themes, (const char *const[]){"A", "B", "C", NULL});
    g_assert_null(eql_chart_point(themes, 1, 0));
    g_assert_nonnull(eql_chart_point(themes, 1, 1));
    assert_rows(gaps, (const char *const[]){"A", "C", NULL});
}

static void test_questions_by_theme(void)
{
    g_autoptr(EqlItems) items = items_new(NULL);
    EqlAudienceItems *pupils = audience_new("pupil"), *staff = audience_new("staff");
    g_ptr_array_add(items->audiences, pupils);
    g_ptr_array_add(items->audiences, staff);
    g_ptr_array_add(pupils->items, item_at("first", 0));
    g_ptr_array_add(pupils->items, item_at("last", 2));
    g_ptr_array_add(staff->items, item_at("own", 1));
    g_autoptr(EqlChart) chart = eql_chart_of_items_by_audience(items, NULL, NULL);
    assert_rows(chart, (const char *const[]){"Pupils: first", "Staff: own", "Pupils: last", NULL});
}

/* ── packs ── */

/* What tells a school's questions from another's; `first` and `second` are put in that order. */
static char *questions_of(const char *first, const char *second, const char *const *labels, guint n)
{
    static const double counts[] = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    g_autoptr(EqlItems) items = items_new(NULL);
    EqlAudienceItems *pupils = audience_new("pupil");
    g_autoptr(GPtrArray) audiences = g_ptr_array_new(), themes = g_ptr_array_new();
    EqlThemeScore theme = {.code = (char *)"A", .label = (char *)"A"};
    EqlAudienceScores of_pupils = {.audience = (char *)"pupil", .themes = themes};
    EqlScores scores = {.wave = (char *)"Autumn 2025", .audiences = audiences};
    g_autoptr(EqlPack) pack = eql_pack_new();
    g_ptr_array_add(items->audiences, pupils);
    g_ptr_array_add(pupils->items, item_new(first, first, "A", n, labels, FALSE, counts));
    g_ptr_array_add(pupils->items, item_new("2", second, "A", n, labels, FALSE, counts));
    g_ptr_array_add(pupils->items,
                    item_new("3", "Of another theme", "B", n, labels, FALSE, counts));
    g_ptr_array_add(themes, &theme);
    g_ptr_array_add(audiences, &of_pupils);
    eql_pack_take_wave(pack, &scores, items);
    const EqlPackAudience *taken = eql_pack_audience(eql_pack_wave(pack, NULL), "pupil");
    return g_strdup(eql_pack_theme(taken, "A")->questions);
}

/* Neither codes nor order, capitals or spaces make questions others, but words and answers do. */
static void test_packs(void)
{
    g_autofree char *as_is = questions_of("I belong.", "It is fair.", AGREE, 5);
    g_autofree char *turned = questions_of("It is  FAIR.", "I belong.", AGREE, 5);
    g_autofree char *reworded = questions_of("I belong.", "It is unfair.", AGREE, 5);
    g_autofree char *answered = questions_of("I belong.", "It is fair.", YES, 2);
    g_assert_nonnull(as_is);
    g_assert_cmpstr(as_is, ==, turned);
    g_assert_cmpstr(as_is, !=, reworded);
    g_assert_cmpstr(as_is, !=, answered);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/questions/order", test_order);
    g_test_add_func("/questions/scales", test_scales);
    g_test_add_func("/questions/little", test_little);
    g_test_add_func("/questions/by-wave", test_by_wave);
    g_test_add_func("/questions/by-audience", test_by_audience);
    g_test_add_func("/questions/themes-in-order", test_themes_in_order);
    g_test_add_func("/questions/by-theme", test_questions_by_theme);
    g_test_add_func("/questions/packs", test_packs);
    return g_test_run();
}
