/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-work.h"

const EqlCell *eql_rri_cell(const EqlRriWork *work, guint i)
{
    return &g_array_index(work->cells->cells, EqlCell, i);
}

guint64 eql_rri_cell_x(const EqlCell *cell, EqlCountOf count)
{
    return count == EQL_COUNT_EVENTS ? cell->events : cell->pupils;
}

guint64 eql_rri_school_x(const EqlRriWork *work, EqlCountOf count)
{
    return count == EQL_COUNT_EVENTS ? work->joined.events : work->joined.pupils;
}

/* The count that stands for people: behind events stand pupils, where they are known. */
EqlCountOf eql_rri_people_count(const EqlRriWork *work)
{
    return work->joined.pupils_known ? EQL_COUNT_PUPILS : EQL_COUNT_EVENTS;
}

static EqlRriCase case_of(const EqlRriWork *work, const EqlCell *cell, EqlCountOf count)
{
    EqlRriCase rri_case = {
        .count = count,
        .against = work->against,
        .x = eql_rri_cell_x(cell, count),
        .n = cell->census,
        .school_x = eql_rri_school_x(work, count),
        .school_n = work->n,
    };

    if (work->reference != NULL) {
        rri_case.reference_x = eql_rri_cell_x(work->reference, count);
        rri_case.reference_n = work->reference->census;
    }
    return rri_case;
}

static EqlFigure other_count(const EqlRriWork *work, const EqlCell *cell)
{
    EqlCountOf other = work->rri->count == EQL_COUNT_EVENTS ? EQL_COUNT_PUPILS : EQL_COUNT_EVENTS;

    if (!work->joined.pupils_known)
        return eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_KNOWN);
    return eql_rri_against_school(eql_rri_cell_x(cell, other), cell->census,
                                  eql_rri_school_x(work, other), work->n);
}

static gboolean on_different_sides(EqlFigure a, EqlFigure b)
{
    return eql_figure_is_shown(a) && eql_figure_is_shown(b) &&
           ((a.value < 1 && b.value > 1) || (a.value > 1 && b.value < 1));
}

/* The counts themselves, which every group has. */
static void fill_counts(const EqlRriWork *work, EqlRriGroup *group, const EqlCell *cell)
{
    guint64 x = eql_rri_cell_x(cell, work->rri->count);

    group->census = eql_figure_value(EQL_UNIT_COUNT, (double)cell->census);
    group->outcomes = eql_figure_value(EQL_UNIT_COUNT, (double)x);
    group->rate_per_100 =
        cell->census == 0 ? eql_figure_absent(EQL_UNIT_RATE, EQL_REASON_NO_PUPILS)
                          : eql_figure_value(EQL_UNIT_RATE, 100 * (double)x / (double)cell->census);
}

/* A group that is not compared says why, in every field a comparison would fill. */
static void fill_not_compared(EqlRriGroup *group, EqlReason reason)
{
    group->rri = eql_figure_absent(EQL_UNIT_RATIO, reason);
    group->difference = eql_figure_absent(EQL_UNIT_NUMBER_DIFFERENCE, reason);
    group->p = eql_figure_absent(EQL_UNIT_NONE, reason);
    group->p_adjusted = eql_figure_absent(EQL_UNIT_NONE, reason);
    group->rri_other_count = eql_figure_absent(EQL_UNIT_RATIO, reason);
}

static double expected_x(const EqlRriWork *work, const EqlCell *cell, EqlCountOf count)
{
    return (double)eql_rri_school_x(work, count) * (double)cell->census / (double)work->n;
}

/* Nobody has left of those who answered: they and the roll name the group differently. */
static void answered_over_roll(EqlFigure *figure)
{
    if (figure->reason == EQL_REASON_LEAVERS)
        figure->reason = EQL_REASON_OVER_ROLL;
    if (figure->interval_reason == EQL_REASON_LEAVERS)
        figure->interval_reason = EQL_REASON_OVER_ROLL;
}

static EqlRriTest test_of(const EqlRriWork *work, const EqlRriCase *rri_case)
{
    EqlRriTest test = eql_rri_test(rri_case);

    if (g_str_equal(work->rri->kind, EQL_KIND_ANSWERED)) {
        answered_over_roll(&test.ratio);
        answered_over_roll(&test.p);
    }
    return test;
}

static void fill_compared(const EqlRriWork *work, EqlRriGroup *group, const EqlCell *cell)
{
    EqlCountOf count = work->rri->count;
    EqlRriCase rri_case = case_of(work, cell, count);
    EqlRriTest test = test_of(work, &rri_case);
    EqlFigure against_school =
        eql_rri_against_school(rri_case.x, rri_case.n, rri_case.school_x, rri_case.school_n);

    group->rri = test.ratio;
    group->p = group->p_adjusted = test.p;
    group->difference = cell->census == 0
                            ? eql_figure_absent(EQL_UNIT_NUMBER_DIFFERENCE, EQL_REASON_NO_PUPILS)
                            : eql_figure_value(EQL_UNIT_NUMBER_DIFFERENCE,
                                               (double)rri_case.x - expected_x(work, cell, count));
    group->rri_class = eql_rri_classify(work->dataset->settings, against_school);
    group->rri_other_count = other_count(work, cell);
    group->counts_disagree = on_different_sides(against_school, group->rri_other_count);
}

/* The reference group's own row: RRI 1 by definition, where it has any, and its class. */
static void fill_reference(const EqlRriWork *work, EqlRriGroup *group, const EqlCell *cell)
{
    guint64 x = eql_rri_cell_x(cell, work->rri->count);
    EqlFigure against_school =
        eql_rri_against_school(x, cell->census, eql_rri_school_x(work, work->rri->count), work->n);

    fill_not_compared(group, EQL_REASON_REFERENCE);
    group->rri_class = eql_rri_classify(work->dataset->settings, against_school);
    if (x > 0 && cell->census > 0)
        group->rri =
            eql_figure_without_interval(eql_figure_value(EQL_UNIT_RATIO, 1), EQL_REASON_REFERENCE);
    else
        group->rri = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_REFERENCE);
}

static void add_group(EqlRriWork *work, const EqlCell *cell)
{
    EqlRriGroup *group = g_new0(EqlRriGroup, 1);

    group->code = eql_cells_code(work->cells, cell);
    group->label = eql_cells_label(work->cells, cell);
    fill_counts(work, group, cell);
    if (eql_cells_is_not_stated(work->cells, cell))
        fill_not_compared(group, EQL_REASON_NOT_STATED);
    else if (cell == work->reference)
        fill_reference(work, group, cell);
    else
        fill_compared(work, group, cell);
    g_ptr_array_add(work->rri->groups, group);
}

static gboolean reference_is_hidden(const EqlRriWork *work)
{
    for (guint i = 0; i < work->cells->cells->len; i++) {
        if (eql_rri_cell(work, i) == work->reference)
            return work->hide[i] != EQL_HIDE_NOTHING;
    }
    return FALSE;
}

/* What stands beside a hidden reference group would give its rate away. */
static void hide_comparison(EqlRriGroup *group, const EqlInternal *permit)
{
    if (group->rri.reason == EQL_REASON_NOT_STATED)
        return;
    eql_hide(&group->rri, permit);
    eql_hide(&group->p, permit);
    eql_hide(&group->p_adjusted, permit);
}

static void hide_groups(EqlRriWork *work)
{
    gboolean without_reference = reference_is_hidden(work);

    for (guint i = 0; i < work->rri->groups->len; i++) {
        EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

        if (without_reference)
            hide_comparison(group, work->dataset->permit);
        eql_hide_rri_group(group, work->hide[i], work->dataset->permit);
    }
}

/* After hiding, so that the ranks of hidden groups cannot be read from the others'. */
static void adjust_shown(EqlRriWork *work)
{
    guint n = work->rri->groups->len;
    g_autofree EqlFigure *p = g_new(EqlFigure, n);

    for (guint i = 0; i < n; i++)
        p[i] = ((EqlRriGroup *)g_ptr_array_index(work->rri->groups, i))->p;
    eql_rri_adjust(p, n, p);
    for (guint i = 0; i < n; i++) {
        EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

        /* that of a hidden group was never worked out, so there is nothing to seal */
        group->p_adjusted = eql_figure_is_hidden(group->p)
                                ? eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL)
                                : p[i];
    }
}

/* A comparison was made of this group and is shown. */
static gboolean is_compared(const EqlRriWork *work, guint i)
{
    const EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

    return !group->hidden && !eql_figure_is_hidden(group->p) &&
           eql_rri_cell(work, i) != work->reference &&
           !eql_cells_is_not_stated(work->cells, eql_rri_cell(work, i));
}

/* The word comes from the pupils' test where pupils are known: repeated outcomes of one
 * pupil are not independent. */
static void find_evidence(EqlRriWork *work)
{
    EqlCountOf people = eql_rri_people_count(work);
    guint n = work->rri->groups->len;
    g_autofree EqlFigure *p = g_new(EqlFigure, n);

    for (guint i = 0; i < n; i++) {
        EqlRriCase rri_case = case_of(work, eql_rri_cell(work, i), people);

        p[i] = is_compared(work, i) ? eql_rri_test(&rri_case).p
                                    : eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE);
    }
    eql_rri_adjust(p, n, p);
    for (guint i = 0; i < n; i++) {
        EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

        group->evidence = eql_rri_evidence_for(work->dataset->settings, p[i],
                                               expected_x(work, eql_rri_cell(work, i), people),
                                               eql_rri_school_x(work, people));
        group->evidence_from = people;
    }
}

void eql_rri_fill_groups(EqlRriWork *work)
{
    for (guint i = 0; i < work->cells->cells->len; i++)
        add_group(work, eql_rri_cell(work, i));
    hide_groups(work);
    adjust_shown(work);
    find_evidence(work);
}
