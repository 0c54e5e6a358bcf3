/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered to each question, in words and as a table. */
#include "base/i18n.h"
#include "chart/answers.h"
#include "chart/describe-private.h"

/* ── in words ── */

static void append_whole(const EqlChart *chart, guint row, EqlPart part, GString *text)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, part);
    const char *name = g_ptr_array_index(chart->series, part);
    if (point == NULL)
        return;
    g_autofree char *value = eql_figure_format_with_interval(point->figure);
    /* Translators: a part of the answers and its share: “Favourable: 62 % (58 % to 66 %)”. */
    g_autofree char *sentence = g_strdup_printf(C_("part of the answers", "%s: %s"), name, value);
    eql_chart_append_sentence(text, sentence);
}

static void append_answer(const EqlChartAnswer *answer, GString *text)
{
    g_autofree char *count = eql_figure_format(answer->count);
    g_autofree char *of = eql_figure_format(answer->of);
    g_autofree char *share = eql_figure_format(answer->share);
    /* Translators: an answer, how many gave it, of how many, its share: “Strongly agree: 120 of
     * 595, 20 %”. */
    g_autofree char *sentence = g_strdup_printf(C_("part of the answers", "%s: %s of %s, %s"),
                                                answer->label, count, of, share);
    eql_chart_append_sentence(text, sentence);
}

/* From the right to the left, as the parts are told; those without points as they come. */
static void append_answers(const GPtrArray *answers, EqlPart part, GString *text)
{
    for (guint i = 0; i < answers->len; i++) {
        guint place = part == EQL_PART_DONT_KNOW ? i : answers->len - 1 - i;
        const EqlChartAnswer *answer = g_ptr_array_index(answers, place);
        if (answer->part == part)
            append_answer(answer, text);
    }
}

/* A single answer is all of its part: only the favourable one is told twice, for its interval. What
 * answers without points come to together is not told: they have little in common. */
static void append_part(const EqlChart *chart, guint row, EqlPart part, GString *text)
{
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    guint n = eql_chart_n_answers(answers, part);
    gboolean divided = eql_chart_divides(chart, row, part);
    if (n == 0 && answers->len > 0)
        return;
    if (!divided || (n > 1 && part != EQL_PART_DONT_KNOW) || part == EQL_PART_FAVOURABLE)
        append_whole(chart, row, part, text);
    if (divided)
        append_answers(answers, part, text);
    else if (n > 0)
        eql_chart_append_sentence(text, _("How many gave each of these answers is hidden, so that "
                                          "nothing can be worked out about a few people."));
}

/* “I belong here, Pupils”. */
static GString *name_of_row(const EqlChart *chart, guint row)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    GString *text = g_string_new(in->label);
    if (in->group != NULL)
        g_string_printf(text, C_("point of a chart", "%s, %s"), in->group, in->label);
    return text;
}

/* What has changed since the wave before. */
static void append_result(const EqlChart *chart, guint row, GString *text)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    if (chart->result_heading == NULL || in->result.state == EQL_FIGURE_ABSENT)
        return;
    g_autofree char *value = eql_figure_format_with_interval(in->result);
    g_autofree char *sentence =
        g_strdup_printf(C_("part of the answers", "%s: %s"), chart->result_heading, value);
    eql_chart_append_sentence(text, sentence);
}

char *eql_chart_parts_text(const EqlChart *chart, guint row)
{
    static const EqlPart order[] = {EQL_PART_FAVOURABLE, EQL_PART_NEUTRAL, EQL_PART_UNFAVOURABLE,
                                    EQL_PART_DONT_KNOW};
    const EqlChartPoint *point = eql_chart_point(chart, row, EQL_PART_FAVOURABLE);
    GString *text = name_of_row(chart, row);
    if (point == NULL)
        return g_string_free(text, FALSE);
    if (!eql_figure_is_shown(point->figure)) {
        eql_chart_append_sentence(text, eql_chart_why_not_shown(point->figure));
        return g_string_free(text, FALSE);
    }
    eql_chart_append_sentence(text, point->people);
    for (guint i = 0; i < G_N_ELEMENTS(order); i++)
        append_part(chart, row, order[i], text);
    append_result(chart, row, text);
    eql_chart_append_sentence(text, point->note);
    return g_string_free(text, FALSE);
}

/* ── as a table ── */

/* One line of it: an answer, or a part as a whole. */
typedef struct {
    const char *answer, *part;
    EqlFigure count, share, of;
    const char *remark;
} Line;

static void add_line(const EqlChart *chart, GPtrArray *table, guint row, const Line *line)
{
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
    const char *group = eql_chart_row(chart, row)->group;
    if (chart->group_heading != NULL)
        g_strv_builder_add(cells, group != NULL ? group : "");
    g_autofree char *count = eql_figure_format(line->count);
    g_autofree char *share = eql_figure_format(line->share);
    g_autofree char *low = eql_chart_format_end(line->share, line->share.low);
    g_autofree char *high = eql_chart_format_end(line->share, line->share.high);
    g_autofree char *of = eql_figure_format(line->of);
    const char *why = eql_chart_why_not_shown(line->share);
    const char *remark = why != NULL ? why : line->remark;
    g_strv_builder_add_many(cells, eql_chart_row(chart, row)->label, line->answer, line->part,
                            count, of, share, low, high, remark != NULL ? remark : "", NULL);
    g_ptr_array_add(table, g_strv_builder_end(cells));
}

static const char *name_of_whole(const EqlChart *chart, guint row, EqlPart part)
{
    if (eql_chart_n_answers(eql_chart_row(chart, row)->answers, part) > 1) {
        if (part == EQL_PART_FAVOURABLE)
            return _("All favourable answers");
        if (part == EQL_PART_UNFAVOURABLE)
            return _("All unfavourable answers");
    }
    return g_ptr_array_index(chart->series, part);
}

/* How many gave an answer of the part: those of its answers together. */
static EqlFigure count_of(const EqlChart *chart, guint row, EqlPart part)
{
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    EqlFigure sum = eql_figure_value(EQL_UNIT_COUNT, 0);
    if (eql_chart_n_answers(answers, part) == 0)
        return eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NONE);
    for (guint i = 0; i < answers->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part != part)
            continue;
        if (!eql_figure_is_shown(answer->count))
            return answer->count;
        sum.value += answer->count.value;
    }
    return sum;
}

static EqlFigure of_of(const EqlChart *chart, guint row, EqlPart part)
{
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    for (guint i = 0; i < answers->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part == part)
            return answer->of;
    }
    return eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NONE);
}

static const char *name_of_part(const EqlChart *chart, EqlPart part)
{
    /* Translators: of answers such as “don’t know”, which count as neither favourable nor not. */
    return part == EQL_PART_DONT_KNOW ? _("No point") : g_ptr_array_index(chart->series, part);
}

static void add_whole(const EqlChart *chart, GPtrArray *table, guint row, EqlPart part)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, part);
    if (point == NULL)
        return;
    Line line = {name_of_whole(chart, row, part), name_of_part(chart, part),
                 count_of(chart, row, part),      point->figure,
                 of_of(chart, row, part),         part == EQL_PART_FAVOURABLE ? point->note : NULL};
    add_line(chart, table, row, &line);
}

static void add_answers(const EqlChart *chart, GPtrArray *table, guint row, EqlPart part)
{
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    const EqlChartPoint *whole = eql_chart_point(chart, row, part);
    gboolean single = eql_chart_n_answers(answers, part) == 1 && whole != NULL;
    for (guint i = 0; i < answers->len; i++) {
        const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
        if (answer->part != part)
            continue;
        Line line = {answer->label, name_of_part(chart, part), answer->count,
                     /* with its interval, if it has one */
                     single ? whole->figure : answer->share, answer->of,
                     single && part == EQL_PART_FAVOURABLE ? whole->note : NULL};
        add_line(chart, table, row, &line);
    }
}

static char **headings(const EqlChart *chart)
{
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
    if (chart->group_heading != NULL)
        g_strv_builder_add(cells, chart->group_heading);
    g_strv_builder_add_many(
        cells, chart->row_heading, chart->series_heading,
        /* Translators: heading over “favourable”, “neutral” and “unfavourable”. */
        _("Counts as"),
        /* Translators: heading over how many gave an answer, and over how many all of them are. */
        C_("counts", "Number"), C_("counts", "Of"),
        /* Translators: heading over the one as a percentage of the other. */
        C_("counts", "Share"), C_("lower end of an interval", "From"),
        C_("upper end of an interval", "To"), _("Remark"), NULL);
    return g_strv_builder_end(cells);
}

static void add_result(const EqlChart *chart, GPtrArray *table, guint row)
{
    const EqlFigure none = eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NONE);
    const EqlChartRow *in = eql_chart_row(chart, row);
    if (chart->result_heading == NULL || in->result.state == EQL_FIGURE_ABSENT)
        return;
    Line line = {chart->result_heading,
                 g_ptr_array_index(chart->series, EQL_PART_FAVOURABLE),
                 none,
                 in->result,
                 none,
                 NULL};
    add_line(chart, table, row, &line);
}

static void add_row(const EqlChart *chart, GPtrArray *table, guint row)
{
    const GPtrArray *answers = eql_chart_row(chart, row)->answers;
    for (guint part = 0; part < EQL_N_PARTS; part++) {
        guint n = eql_chart_n_answers(answers, part);
        if (answers->len == 0 || (n > 1 && part != EQL_PART_DONT_KNOW))
            add_whole(chart, table, row, part);
        add_answers(chart, table, row, part);
    }
    add_result(chart, table, row);
}

void eql_chart_fill_parts_table(const EqlChart *chart, GPtrArray *table)
{
    g_ptr_array_add(table, headings(chart));
    for (guint row = 0; row < chart->rows->len; row++)
        add_row(chart, table, row);
}
