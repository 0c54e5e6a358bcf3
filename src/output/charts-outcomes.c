/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of relative rate indices, and of how many outcomes there were and would be. */

#include "base/i18n.h"
#include "base/lists.h"
#include "output/charts.h"
#include "output/labels.h"

/* "16 of 75" */
static char *part_text(EqlFigure part, EqlFigure whole)
{
    g_autofree char *of = eql_figure_format(whole);
    char *number = eql_figure_format(part);
    if (!eql_figure_is_shown(part))
        return number;
    /* Translators: a count out of a total: “16 of 75”. */
    char *text = g_strdup_printf(C_("counts", "%s of %s"), number, of);
    g_free(number);
    return text;
}

/* "16 of 75 suspensions" */
static char *outcomes_text(const char *kind, EqlCountOf count, EqlFigure part, EqlFigure whole)
{
    g_autofree char *of = eql_figure_format(whole);
    g_autofree char *number = eql_figure_format(part);
    return eql_figure_is_shown(part) ? eql_outcome_part(kind, count, number, of)
                                     : g_steal_pointer(&number);
}

static char *roll_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *outcomes =
        outcomes_text(rri->kind, rri->count, group->outcomes, rri->outcome_total);
    g_autofree char *roll = part_text(group->census, rri->census_total);
    /* Translators: counts: “16 of 75 suspensions, and 120 of 1,000 on roll”. */
    return g_strdup_printf(_("%s, and %s on roll"), outcomes, roll);
}

static char *class_text(const EqlRriGroup *group)
{
    const char *words = eql_rri_class_label(group->rri_class);
    const char *evidence = eql_evidence_label(group->evidence);
    if (words == NULL || evidence == NULL)
        return g_strdup(words);
    /* Translators: for instance “over-represented, some evidence”. */
    return g_strdup_printf(C_("class and evidence", "%s, %s"), words, evidence);
}

/* What it is called, and how many people or events that is. */
static char *note_text(const EqlRriGroup *group)
{
    g_autofree char *words = class_text(group);
    g_autofree char *difference = eql_rri_difference_text(group);
    if (words == NULL || difference == NULL)
        return g_strdup(words != NULL ? words : difference);
    /* Translators: “over-represented, some evidence; about 7 more than a proportional share”. */
    return g_strdup_printf(C_("class and difference", "%s; %s"), words, difference);
}

static char *title_of(const EqlRri *rri, const char *by_label)
{
    const char *kind = eql_outcome_kind_label(rri->kind), *group = eql_rri_against_group(rri);
    if (g_str_equal(rri->against, "rest"))
        /* Translators: for instance “Suspensions by ethnic group, set against everyone else”. */
        return g_strdup_printf(_("%s by %s, set against everyone else"), kind, by_label);
    if (group == NULL)
        /* Translators: for instance “Suspensions by ethnic group”. */
        return g_strdup_printf(_("%s by %s"), kind, by_label);
    /* Translators: for instance “Permanent exclusions by ethnic group, set against Suspensions”. */
    return g_strdup_printf(_("%s by %s, set against %s"), kind, by_label, group);
}

/* ── which groups have a row, and in which order ── */

/* So many hidden groups of a cross have rows of their own; more of them share one. */
#define HIDDEN_APART 6

typedef EqlFigure (*Ratio)(const EqlRriGroup *group);

static EqlFigure ratio_to_others(const EqlRriGroup *group)
{
    return group->rri;
}

static EqlFigure ratio_to_stage(const EqlRriGroup *group)
{
    return group->rri_previous;
}

static guint n_hidden(const EqlRri *rri)
{
    guint n = 0;
    for (guint i = 0; i < rri->groups->len; i++)
        n += ((const EqlRriGroup *)g_ptr_array_index(rri->groups, i))->hidden;
    return n;
}

static gboolean share_a_row(const EqlRri *rri)
{
    return eql_rri_is_cross(rri) && n_hidden(rri) > HIDDEN_APART;
}

/* Cells of a cross that were hidden and are opened may have nobody in them. */
static gboolean is_nobody(const EqlRriGroup *group)
{
    return eql_figure_is_shown(group->census) && group->census.value <= 0 &&
           eql_figure_is_shown(group->outcomes) && group->outcomes.value <= 0;
}

static int compare_ratios(gconstpointer a, gconstpointer b, gpointer data)
{
    Ratio ratio = *(Ratio *)data;
    EqlFigure one = ratio(*(EqlRriGroup *const *)a), two = ratio(*(EqlRriGroup *const *)b);
    if (!eql_figure_is_shown(one) || !eql_figure_is_shown(two))
        return eql_figure_is_shown(two) - eql_figure_is_shown(one);
    return (one.value < two.value) - (one.value > two.value);
}

/* In the order of the list; those of a cross, which can be many, by their index. */
static GPtrArray *groups_with_rows(const EqlRri *rri, Ratio ratio)
{
    gboolean cross = eql_rri_is_cross(rri), shared = share_a_row(rri);
    GPtrArray *groups = g_ptr_array_new();
    for (guint i = 0; i < rri->groups->len; i++) {
        EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        if (!cross || (!is_nobody(group) && !(shared && group->hidden)))
            g_ptr_array_add(groups, group);
    }
    if (cross)
        g_ptr_array_sort_with_data(groups, compare_ratios, &ratio);
    return groups;
}

char *eql_chart_hidden_together(const EqlRri *rri)
{
    if (!share_a_row(rri))
        return NULL;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        if (group->hidden)
            eql_list_add_long(text, group->label);
    }
    return g_string_free(text, FALSE);
}

static void add_shared_row(EqlChart *chart, const EqlRri *rri)
{
    guint n = n_hidden(rri);
    if (!share_a_row(rri))
        return;
    g_autofree char *label = g_strdup_printf(ngettext("%u hidden group", "%u hidden groups", n), n);
    EqlFigure hidden = eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_SMALL);
    g_autofree char *words = eql_figure_format(hidden);
    eql_chart_set_point(chart, eql_chart_add_row(chart, label), 0, hidden, words, words, NULL);
}

/* ── relative rate indices ── */

typedef struct {
    Ratio ratio;
    void (*add_row)(EqlChart *chart, const EqlRri *rri, const EqlRriGroup *group);
} Plot;

static EqlChart *forest_plot_of(const EqlRri *rri, const char *title, const Plot *plot)
{
    g_autoptr(GPtrArray) groups = groups_with_rows(rri, plot->ratio);
    EqlChart *chart = eql_forest_plot_new(title, C_("counts", "n of N"));
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < groups->len; i++)
        plot->add_row(chart, rri, g_ptr_array_index(groups, i));
    add_shared_row(chart, rri);
    return chart;
}

static void add_rri_row(EqlChart *chart, const EqlRri *rri, const EqlRriGroup *group)
{
    guint row = eql_chart_add_row(chart, group->label);
    g_autofree char *n = part_text(group->outcomes, rri->outcome_total);
    g_autofree char *people = roll_text(rri, group);
    g_autofree char *note = note_text(group);
    eql_chart_set_point(chart, row, 0, group->rri, n, people, note);
}

EqlChart *eql_chart_of_rri(const EqlRri *rri, const char *by_label)
{
    const Plot plot = {ratio_to_others, add_rri_row};
    g_autofree char *title = title_of(rri, by_label);
    return forest_plot_of(rri, title, &plot);
}

/* ── stage to stage ── */

static void add_stage_row(EqlChart *chart, const EqlRri *rri, const EqlRriGroup *group)
{
    guint row = eql_chart_add_row(chart, group->label);
    g_autofree char *n = part_text(group->outcomes, rri->outcome_total);
    g_autofree char *now =
        outcomes_text(rri->kind, rri->count, group->outcomes, rri->outcome_total);
    g_autofree char *before =
        outcomes_text(rri->previous, rri->count, group->previous, rri->previous_total);
    /* Translators: counts at two stages: “8 of 20 exclusions, after 16 of 75 suspensions”. */
    g_autofree char *people = g_strdup_printf(C_("counts", "%s, after %s"), now, before);
    eql_chart_set_point(chart, row, 0, group->rri_previous, n, people, NULL);
}

EqlChart *eql_chart_of_stage(const EqlRri *rri, const char *by_label)
{
    const Plot plot = {ratio_to_stage, add_stage_row};
    /* Translators: for instance “Permanent exclusions by ethnic group, set against Suspensions”. */
    g_autofree char *title =
        g_strdup_printf(_("%s by %s, set against %s"), eql_outcome_kind_label(rri->kind), by_label,
                        eql_outcome_kind_label(rri->previous));
    return forest_plot_of(rri, title, &plot);
}

/* ── expected against actual ── */

/* A reader of the table can take one from the other as well. */
static EqlFigure proportional_share(const EqlRriGroup *group)
{
    if (eql_figure_is_hidden(group->outcomes) || eql_figure_is_hidden(group->difference))
        return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(group->outcomes) || !eql_figure_is_shown(group->difference))
        return eql_figure_absent(EQL_UNIT_COUNT, group->difference.reason);
    return eql_figure_value(EQL_UNIT_COUNT, group->outcomes.value - group->difference.value);
}

EqlChart *eql_chart_of_expected(const EqlRri *rri, const char *by_label)
{
    g_autofree char *title =
        /* Translators: for instance “Suspensions by ethnic group, and a proportional share”. */
        g_strdup_printf(_("%s by %s, and a proportional share"), eql_outcome_kind_label(rri->kind),
                        by_label);
    EqlChart *chart = eql_expected_bars_new(title);
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        EqlFigure expected = proportional_share(group);
        guint row = eql_chart_add_row(chart, group->label);
        g_autofree char *share = eql_figure_format(expected);
        g_autofree char *people = part_text(group->outcomes, rri->outcome_total);
        eql_chart_set_point(chart, row, 0, group->outcomes, share, people, NULL);
        eql_chart_set_point(chart, row, 1, expected, share, NULL, NULL);
    }
    return chart;
}

/* ── published rates beside the school's ── */

/* "England 2016/17" */
static char *place_and_year(const EqlBenchmark *benchmark)
{
    if (*benchmark->year == '\0')
        return g_strdup(eql_place_name(benchmark->place));
    /* Translators: a place and a year, such as “England 2016/17”. */
    return g_strdup_printf(C_("place and year", "%s %s"), eql_place_name(benchmark->place),
                           benchmark->year);
}

typedef struct {
    EqlFigure rate, outcomes, census, rri;
} Rate;

static void set_rate(EqlChart *chart, const EqlRri *rri, guint row, guint series, Rate rate)
{
    g_autofree char *n = part_text(rate.outcomes, rate.census);
    g_autofree char *number = eql_figure_format(rate.outcomes);
    g_autofree char *outcomes = eql_outcome_number(rri->kind, rri->count, number);
    g_autofree char *census = eql_figure_format(rate.census);
    g_autofree char *ratio = eql_figure_format_with_interval(rate.rri);
    /* Translators: “16 suspensions, 120 on roll”. */
    g_autofree char *people = g_strdup_printf(_("%s, %s on roll"), outcomes, census);
    /* published ones are all against everybody there */
    gboolean alike = g_str_equal(rri->against, "school") && eql_figure_is_shown(rate.rri);
    g_autofree char *note = alike ? g_strdup_printf(_("RRI %s"), ratio) : NULL;
    eql_chart_set_point(chart, row, series, rate.rate, n, people, note);
}

/* Both are on the chart of ratios too, or the rate is hidden. */
static EqlFigure rate_of_all(const EqlRri *rri)
{
    EqlFigure x = rri->outcome_total, n = rri->census_total;
    if (eql_figure_is_hidden(x) || eql_figure_is_hidden(n))
        return eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(x) || !eql_figure_is_shown(n) || n.value <= 0)
        return eql_figure_absent(EQL_UNIT_RATE, EQL_REASON_NO_PUPILS);
    return eql_figure_value(EQL_UNIT_RATE, 100 * x.value / n.value);
}

static void add_all(EqlChart *chart, const EqlRri *rri)
{
    const EqlFigure none = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NONE);
    EqlBeside there = eql_beside_of_all(rri->benchmark, rri->kind, rri->count == EQL_COUNT_PUPILS);
    guint row = eql_chart_add_row(chart, _("All pupils"));
    set_rate(chart, rri, row, 0,
             (Rate){rate_of_all(rri), rri->outcome_total, rri->census_total, none});
    set_rate(chart, rri, row, 1,
             (Rate){there.rate_per_100, there.outcomes, there.census, there.rri});
}

EqlChart *eql_chart_of_beside(const EqlRri *rri, const char *by_label)
{
    if (rri->benchmark == NULL)
        return NULL;
    g_autofree char *place = place_and_year(rri->benchmark);
    /* Translators: for instance “Suspensions by ethnic group: per 100 pupils”. */
    g_autofree char *title =
        g_strdup_printf(_("%s by %s: per 100 pupils"), eql_outcome_kind_label(rri->kind), by_label);
    EqlChart *chart = eql_rates_beside_new(title, place);
    add_all(chart, rri);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        const EqlBeside *there = &group->beside;
        guint row = eql_chart_add_row(chart, group->label);
        set_rate(chart, rri, row, 0,
                 (Rate){group->rate_per_100, group->outcomes, group->census, group->rri});
        set_rate(chart, rri, row, 1,
                 (Rate){there->rate_per_100, there->outcomes, there->census, there->rri});
    }
    return chart;
}
