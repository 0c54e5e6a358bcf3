/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers to each question of a chart of parts, and the legend that tells them apart. */
#include "chart/answers.h"

#include "base/i18n.h"

void eql_chart_answer_free(gpointer data)
{
    EqlChartAnswer *answer = data;
    g_free(answer->label);
    g_free(answer);
}

static EqlFigure share_of(EqlFigure count, EqlFigure of)
{
    if (eql_figure_is_hidden(count) || eql_figure_is_hidden(of))
        return eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_PROTECTS);
    if (!eql_figure_is_shown(count) || !eql_figure_is_shown(of) || of.value <= 0)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    EqlFigure share = eql_figure_value(EQL_UNIT_PROPORTION, count.value / of.value);
    share.is_small = count.is_small || of.is_small;
    return share;
}

/* What is hidden of one answer could be had from the others of its part. */
static void hide_together(GPtrArray *answers, EqlPart part)
{
    gboolean any = FALSE;
    for (guint i = 0; i < answers->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        any = any || (answer->part == part && eql_figure_is_hidden(answer->share));
    }
    for (guint i = 0; any && i < answers->len; i++) {
        EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part != part)
            continue;
        answer->count = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_PROTECTS);
        answer->share = eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_PROTECTS);
    }
}

/* From the middle outwards. */
static void number_steps(GPtrArray *answers, EqlPart part)
{
    guint n = eql_chart_n_answers(answers, part), before = 0;
    for (guint i = 0; i < answers->len; i++) {
        EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part != part)
            continue;
        answer->steps = n;
        answer->step = part == EQL_PART_UNFAVOURABLE ? n - before : before + 1;
        before++;
    }
}

void eql_chart_add_answer(EqlChart *chart, guint row, EqlPart part, const char *label,
                          EqlFigure count, EqlFigure of)
{
    g_return_if_fail(row < chart->rows->len);
    EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    EqlChartAnswer *answer = g_new0(EqlChartAnswer, 1);
    answer->label = g_strdup(label);
    answer->part = part;
    answer->count = count;
    answer->of = of;
    answer->share = share_of(count, of);
    g_ptr_array_add(in->answers, answer);
    hide_together(in->answers, part);
    number_steps(in->answers, part);
}

guint eql_chart_n_answers(const GPtrArray *answers, EqlPart part)
{
    guint n = 0;
    for (guint i = 0; i < answers->len; i++)
        n += ((const EqlChartAnswer *)g_ptr_array_index(answers, i))->part == part;
    return n;
}

gboolean eql_chart_divides(const EqlChart *chart, guint row, EqlPart part)
{
    const EqlChartPoint *whole = eql_chart_point(chart, row, part);
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    if (whole == NULL || !eql_figure_is_shown(whole->figure))
        return FALSE;
    for (guint i = 0; i < answers->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part == part && !eql_figure_is_shown(answer->share))
            return FALSE;
    }
    return eql_chart_n_answers(answers, part) > 0;
}

/* ── the legend ── */

static void entry_clear(gpointer data)
{
    g_free(((EqlAnswerEntry *)data)->label);
}

static void add_entry(GArray *entries, const char *label, EqlPart part, guint step, guint steps)
{
    EqlAnswerEntry entry = {g_strdup(label), part, step, steps};
    g_array_append_val(entries, entry);
}

static gboolean are_alike(const EqlChartAnswer *one, const EqlChartAnswer *other)
{
    return one->part == other->part && g_strcmp0(one->label, other->label) == 0;
}

/* Answers with points (or without, in the end) of one row. */
static GPtrArray *answers_of(const EqlChart *chart, guint row, gboolean with_points)
{
    const GPtrArray *all = eql_chart_row(chart, row)->answers;
    GPtrArray *some = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        EqlChartAnswer *answer = g_ptr_array_index(all, i);
        if ((answer->part != EQL_PART_DONT_KNOW) == with_points)
            g_ptr_array_add(some, answer);
    }
    return some;
}

/* Those of all rows, in the same order; NULL where rows differ, or have none. */
static GPtrArray *shared_answers(const EqlChart *chart, gboolean with_points)
{
    g_autoptr(GPtrArray) first = NULL;
    for (guint row = 0; row < chart->rows->len; row++) {
        g_autoptr(GPtrArray) its = answers_of(chart, row, with_points);
        gboolean alike = first == NULL || its->len == first->len;
        for (guint i = 0; alike && first != NULL && i < its->len; i++)
            alike = are_alike(g_ptr_array_index(its, i), g_ptr_array_index(first, i));
        if (!alike)
            return NULL;
        if (first == NULL)
            first = g_steal_pointer(&its);
    }
    return first != NULL && first->len > 0 ? g_steal_pointer(&first) : NULL;
}

static gboolean any_steps(const EqlChart *chart)
{
    for (guint row = 0; row < chart->rows->len; row++) {
        const GPtrArray *answers = eql_chart_row(chart, row)->answers;
        if (eql_chart_n_answers(answers, EQL_PART_UNFAVOURABLE) > 1 ||
            eql_chart_n_answers(answers, EQL_PART_FAVOURABLE) > 1)
            return TRUE;
    }
    return FALSE;
}

/* Whether a question has answers of the part; of questions without answers, it is not known. */
static gboolean any_of(const EqlChart *chart, EqlPart part)
{
    for (guint row = 0; row < chart->rows->len; row++) {
        const GPtrArray *answers = eql_chart_row(chart, row)->answers;
        if (answers->len == 0 || eql_chart_n_answers(answers, part) > 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean any_answers(const EqlChart *chart)
{
    for (guint row = 0; row < chart->rows->len; row++)
        if (eql_chart_row(chart, row)->answers->len > 0)
            return TRUE;
    return FALSE;
}

/* Where questions have scales of their own, or are put the other way round. */
static void add_general(const EqlChart *chart, GArray *entries)
{
    const char *const *parts = (const char *const *)chart->series->pdata;
    gboolean steps = any_steps(chart);
    guint one = any_answers(chart) ? 1 : 0;
    if (steps)
        add_entry(entries, _("Most unfavourable"), EQL_PART_UNFAVOURABLE, 2, 2);
    add_entry(entries, parts[EQL_PART_UNFAVOURABLE], EQL_PART_UNFAVOURABLE, one, steps ? 2 : 1);
    if (any_of(chart, EQL_PART_NEUTRAL))
        add_entry(entries, parts[EQL_PART_NEUTRAL], EQL_PART_NEUTRAL, 1, 1);
    add_entry(entries, parts[EQL_PART_FAVOURABLE], EQL_PART_FAVOURABLE, one, steps ? 2 : 1);
    if (steps)
        add_entry(entries, _("Most favourable"), EQL_PART_FAVOURABLE, 2, 2);
}

/* So many stand together in the legend. */
#define WORDS_MOST 2

static void add_without_points(const EqlChart *chart, GArray *entries)
{
    g_autoptr(GPtrArray) shared = shared_answers(chart, FALSE);
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; shared != NULL && i < shared->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? " / " : "",
                               ((EqlChartAnswer *)g_ptr_array_index(shared, i))->label);
    if (shared != NULL && shared->len <= WORDS_MOST)
        add_entry(entries, words->str, EQL_PART_DONT_KNOW, 1, 1);
    else if (any_answers(chart) && any_of(chart, EQL_PART_DONT_KNOW))
        /* Translators: “don’t know”, “prefer not to say” and other answers without points. */
        add_entry(entries, _("Don’t know and the like"), EQL_PART_DONT_KNOW, 1, 1);
    else if (!any_answers(chart))
        add_entry(entries, g_ptr_array_index(chart->series, EQL_PART_DONT_KNOW), EQL_PART_DONT_KNOW,
                  1, 1);
}

GArray *eql_chart_answer_legend(const EqlChart *chart)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(EqlAnswerEntry));
    g_autoptr(GPtrArray) shared = shared_answers(chart, TRUE);
    g_array_set_clear_func(entries, entry_clear);
    for (guint i = 0; shared != NULL && i < shared->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(shared, i);
        add_entry(entries, answer->label, answer->part, answer->step, answer->steps);
    }
    if (shared == NULL)
        add_general(chart, entries);
    add_without_points(chart, entries);
    return entries;
}
