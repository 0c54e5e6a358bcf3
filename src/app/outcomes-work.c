/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outcomes-work.h"

#include <glib/gi18n-lib.h>

#include "analysis/small-groups.h"
#include "output/charts.h"
#include "output/labels.h"

void eql_outcomes_question_free(EqlOutcomesQuestion *question)
{
    eql_snapshot_unref(question->snapshot);
    g_free(question->kind);
    g_free(question->by[0]);
    g_free(question->by[1]);
    g_free(question->after);
    g_free(question->against);
    g_free(question);
}

void eql_outcomes_answer_free(EqlOutcomesAnswer *answer)
{
    if (answer == NULL)
        return;
    eql_chart_unref(answer->chart);
    eql_chart_unref(answer->beside);
    g_clear_pointer(&answer->compared, g_ptr_array_unref);
    g_ptr_array_unref(answer->sentences);
    g_ptr_array_unref(answer->warnings);
    g_ptr_array_unref(answer->codes);
    g_ptr_array_unref(answer->labels);
    g_free(answer->note);
    g_free(answer->hidden);
    g_free(answer->against);
    g_free(answer);
}

/* ── the ratios ── */

/* Others can be set against it: it is not hidden, somebody is in it, and something happened. */
static gboolean can_be_reference(const EqlRriGroup *group)
{
    return !group->hidden && group->rri.reason != EQL_REASON_NOT_STATED &&
           eql_figure_is_shown(group->census) && group->census.value > 0 &&
           eql_figure_is_shown(group->outcomes) && group->outcomes.value > 0;
}

static gboolean is_set_against_a_group(const EqlRri *rri)
{
    return !g_str_equal(rri->against, "school") && !g_str_equal(rri->against, "rest");
}

static gboolean has_its_reference(const EqlRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (g_str_equal(group->code, rri->against))
            return can_be_reference(group);
    }
    return FALSE;
}

static EqlRri *rri_of(const EqlOutcomesQuestion *question, const char *against, GError **error)
{
    const EqlRriRequest request = {
        .kind = question->kind,
        .by = (const char *const *)question->by,
        .detail = question->detail,
        .count = question->count,
        .against = against,
        .previous = question->after,
    };
    EqlRri *rri = eql_rri(question->snapshot->dataset, &request, error);
    if (rri != NULL)
        eql_open_rri(rri, question->snapshot->permit);
    return rri;
}

/* Set against the whole school where the group that was chosen is none of these groups, or is
 * hidden among them. */
static EqlRri *rri_of_question(const EqlOutcomesQuestion *question, GError **error)
{
    g_autoptr(GError) unknown = NULL;
    g_autoptr(EqlRri) rri = rri_of(question, question->against, &unknown);
    if (rri != NULL && (!is_set_against_a_group(rri) || has_its_reference(rri)))
        return g_steal_pointer(&rri);
    return rri_of(question, "school", error);
}

/* ── in words ── */

/* A cross has so many groups that only what is to be looked at is said. */
static gboolean is_worth_saying(const EqlRri *rri, const EqlRriGroup *group)
{
    if (!eql_figure_is_shown(rri->previous != NULL ? group->rri_previous : group->rri))
        return FALSE;
    if (!eql_rri_is_cross(rri))
        return TRUE;
    return rri->previous != NULL ? eql_rri_stage_changes(group) : eql_rri_stands_out(group);
}

static GPtrArray *sentences_of(const EqlRri *rri)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (is_worth_saying(rri, group))
            g_ptr_array_add(sentences, rri->previous != NULL ? eql_rri_stage_sentence(rri, group)
                                                             : eql_rri_sentence(rri, group));
    }
    if (eql_rri_is_cross(rri) && sentences->len == 0)
        g_ptr_array_add(sentences,
                        g_strdup(_("No group stands out in the figures that can be shown. Where "
                                   "numbers are small this says little: look again next year.")));
    return sentences;
}

static char *limit_text(double limit)
{
    return eql_figure_format(eql_figure_value(EQL_UNIT_RATIO, limit));
}

/* Of the index against the whole school. */
static char *note_of_share(const char *kind, const char *over, const char *under)
{
    /* Translators: two limits: “1.5”, “0.5”. */
    if (g_str_equal(kind, "suspension"))
        return g_strdup_printf(
            _("A relative rate index (RRI) of 1 means a group has the same share of suspensions as "
              "of the roll; 2, twice that share; 0.5, half. From %s it is called over-represented, "
              "up to %s under-represented. The line is the interval (95 %%)."),
            over, under);
    if (g_str_equal(kind, "exclusion"))
        return g_strdup_printf(
            _("A relative rate index (RRI) of 1 means a group has the same share of permanent "
              "exclusions as of the roll; 2, twice that share; 0.5, half. From %s it is called "
              "over-represented, up to %s under-represented. The line is the interval (95 %%)."),
            over, under);
    if (g_str_equal(kind, "lunchtime"))
        return g_strdup_printf(
            _("A relative rate index (RRI) of 1 means a group has the same share of lunchtime "
              "exclusions as of the roll; 2, twice that share; 0.5, half. From %s it is called "
              "over-represented, up to %s under-represented. The line is the interval (95 %%)."),
            over, under);
    if (g_str_equal(kind, EQL_KIND_ANSWERED))
        return g_strdup_printf(
            _("A relative rate index (RRI) of 1 means a group has the same share of respondents as "
              "of the roll; 2, twice that share; 0.5, half. From %s it is called over-represented, "
              "up to %s under-represented. The line is the interval (95 %%)."),
            over, under);
    /* Translators: a kind of outcome that the user named; two limits: “1.5”, “0.5”. */
    return g_strdup_printf(
        _("A relative rate index (RRI) of 1 means a group has the same share of outcomes (%s) as "
          "of the roll; 2, twice that share; 0.5, half. From %s it is called over-represented, up "
          "to %s under-represented. The line is the interval (95 %%)."),
        kind, over, under);
}

static char *note_of(const EqlRri *rri, const EqlSettings *settings)
{
    g_autofree char *over = limit_text(settings->rri_over);
    g_autofree char *under = limit_text(settings->rri_under);
    const char *group = eql_rri_against_group(rri);
    if (rri->previous != NULL)
        return eql_stage_note(rri->previous, rri->kind);
    if (g_str_equal(rri->against, "rest"))
        /* Translators: two limits: “1.5”, “0.5”. */
        return g_strdup_printf(
            _("Here a relative rate index (RRI) of 1 means a group has the same rate as everyone "
              "else; 2, twice that rate; 0.5, half. Over-represented (from %s) and "
              "under-represented (up to %s) are still said by the index against the whole school. "
              "The line is the interval (95 %%)."),
            over, under);
    if (group == NULL)
        return note_of_share(rri->kind, over, under);
    /* Translators: a group; two limits: “1.5”, “0.5”. */
    return g_strdup_printf(
        _("Here a relative rate index (RRI) of 1 means a group has the same rate as %s; 2, twice "
          "that rate; 0.5, half. Over-represented (from %s) and under-represented (up to %s) are "
          "still said by the index against the whole school. The line is the interval (95 %%)."),
        group, over, under);
}

/* ── published figures beside the school's ── */

static char *rates_of_all(const EqlChart *chart, const EqlRri *rri)
{
    const EqlChartPoint *here = eql_chart_point(chart, 0, 0), *there = eql_chart_point(chart, 0, 1);
    g_autofree char *own = eql_figure_format(here->figure);
    g_autofree char *published = eql_figure_format(there->figure);
    if (!eql_figure_is_shown(here->figure) || !eql_figure_is_shown(there->figure))
        return NULL;
    g_autofree char *outcomes = eql_outcome_number(rri->kind, rri->count, own);
    /* Translators: “8.3 suspensions”, “83 suspensions, 1,000 on roll”, “4.8”, “England 2016/17”,
     * and how many there. */
    return g_strdup_printf(_("%s for every 100 pupils in this school (%s), %s in %s (%s)."),
                           outcomes, here->people, published, (const char *)chart->series->pdata[1],
                           there->people);
}

static GPtrArray *what_it_says(const EqlRri *rri, const EqlChart *chart)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    char *rates = rates_of_all(chart, rri);
    if (rates != NULL)
        g_ptr_array_add(sentences, rates);
    if (rri->school_years > 1)
        g_ptr_array_add(
            sentences,
            g_strdup_printf(ngettext("The school’s outcomes are of %u school year together, the "
                                     "published ones of one: their rates cannot be compared, only "
                                     "the relative rate indices.",
                                     "The school’s outcomes are of %u school years together, the "
                                     "published ones of one: their rates cannot be compared, only "
                                     "the relative rate indices.",
                                     rri->school_years),
                            rri->school_years));
    g_ptr_array_add(
        sentences,
        g_strdup(_("This can say whether a group fares otherwise here than elsewhere. It cannot "
                   "say that a rate is as it should be: years, kinds of school and ways of "
                   "recording differ, and a difference that is everywhere is still one for the "
                   "pupils here.")));
    return sentences;
}

/* Of a cross and of stages nothing is published. */
static void set_beside(EqlOutcomesAnswer *answer, const EqlRri *rri, const char *by)
{
    if (rri->previous != NULL)
        return;
    answer->beside = eql_chart_of_beside(rri, by);
    if (answer->beside != NULL)
        answer->compared = what_it_says(rri, answer->beside);
}

static void note_references(EqlOutcomesAnswer *answer, const EqlRri *rri)
{
    answer->against = g_strdup(rri->against);
    answer->codes = g_ptr_array_new_with_free_func(g_free);
    answer->labels = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (!can_be_reference(group))
            continue;
        g_ptr_array_add(answer->codes, g_strdup(group->code));
        g_ptr_array_add(answer->labels, g_strdup(group->label));
    }
}

/* "ethnic group", "ethnic group and sex" */
static char *by_label(const EqlOutcomesQuestion *question)
{
    const EqlCodes *codes = question->snapshot->dataset->codes;
    g_autofree char *first =
        g_utf8_strdown(eql_codes_characteristic_label(codes, question->by[0]), -1);
    if (question->by[1] == NULL)
        return g_steal_pointer(&first);
    g_autofree char *second =
        g_utf8_strdown(eql_codes_characteristic_label(codes, question->by[1]), -1);
    /* Translators: two characteristics: “ethnic group and sex”. */
    return g_strdup_printf(C_("cross of two", "%s and %s"), first, second);
}

gpointer eql_outcomes_work_out(EqlJob *job, gpointer input, GError **error)
{
    const EqlOutcomesQuestion *question = input;
    g_autoptr(EqlRri) rri = rri_of_question(question, error);
    if (rri == NULL)
        return NULL;
    g_autofree char *by = by_label(question);
    const EqlSettings *settings = question->snapshot->dataset->settings;
    EqlOutcomesAnswer *answer = g_new0(EqlOutcomesAnswer, 1);
    answer->chart = rri->previous != NULL ? eql_chart_of_stage(rri, by) : eql_chart_of_rri(rri, by);
    eql_chart_set_guides(answer->chart, settings->rri_under, settings->rri_over);
    answer->hidden = eql_chart_hidden_together(rri);
    answer->sentences = sentences_of(rri);
    answer->warnings = g_ptr_array_ref(rri->warnings);
    answer->note = note_of(rri, settings);
    set_beside(answer, rri, by);
    note_references(answer, rri);
    return answer;
}
