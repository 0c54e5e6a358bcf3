/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri.h"

#include <glib/gi18n-lib.h>

#include "analysis/disclosure.h"
#include "analysis/join.h"
#include "analysis/roll-count.h"
#include "analysis/rri-test.h"
#include "analysis/rri-text.h"

G_DEFINE_QUARK(eql - analysis - error - quark, eql_analysis_error)

/* One table on its way from counts to figures. */
typedef struct {
    const EqlDataset *dataset;
    const EqlRriRequest *request;
    EqlCells *cells;
    guint64 n; /* N */
    EqlJoined joined;
    EqlAgainst against;
    const EqlCell *reference; /* NULL: none */
    EqlHide *hide;            /* by cell */
    EqlRri *rri;
} Work;

static void rri_group_free(gpointer data)
{
    EqlRriGroup *group = data;

    g_free(group->code);
    g_free(group->label);
    g_free(group);
}

void eql_rri_free(EqlRri *rri)
{
    if (rri == NULL)
        return;
    g_free(rri->kind);
    g_free(rri->by);
    g_free(rri->against);
    g_free(rri->audience);
    g_ptr_array_unref(rri->groups);
    g_ptr_array_unref(rri->warnings);
    g_free(rri);
}

static void work_clear(Work *work)
{
    g_clear_pointer(&work->cells, eql_cells_free);
    g_clear_pointer(&work->hide, g_free);
    g_clear_pointer(&work->rri, eql_rri_free);
}

static gboolean is_answered(const Work *work)
{
    return g_str_equal(work->rri->kind, "answered");
}

static EqlRri *rri_new(const EqlRriRequest *request, const char *const *by)
{
    EqlRri *rri = g_new0(EqlRri, 1);

    rri->kind = g_strdup(request->kind != NULL ? request->kind : "suspension");
    rri->count = request->count;
    rri->by = g_strjoinv(",", (char **)by);
    rri->against = g_strdup(request->against != NULL ? request->against : "school");
    if (g_str_equal(rri->kind, "answered"))
        rri->audience = g_strdup(request->audience != NULL ? request->audience : "pupil");
    rri->groups = g_ptr_array_new_with_free_func(rri_group_free);
    rri->warnings = g_ptr_array_new_with_free_func(g_free);
    return rri;
}

static gboolean check_census(const Work *work, const char *const *by, GError **error)
{
    const EqlDataset *dataset = work->dataset;

    if (dataset->census == NULL) {
        g_set_error_literal(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_NO_CENSUS,
                            _("No school census has been brought in. Bring one in first: rates "
                              "need the number of pupils on roll."));
        return FALSE;
    }
    for (guint i = 0; by[i] != NULL; i++) {
        if (eql_census_knows(dataset->census, by[i]))
            continue;
        g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                    _("The school census says nothing about “%s”. Choose a characteristic that "
                      "it has, or bring in a census that has this one."),
                    by[i]);
        return FALSE;
    }
    return TRUE;
}

static gboolean check_by(const char *const *by, GError **error)
{
    guint n = g_strv_length((char **)by);

    if (n >= 1 && n <= EQL_MAX_BY && (n == 1 || !g_str_equal(by[0], by[1])))
        return TRUE;
    g_set_error_literal(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                        _("Name one characteristic, or two different ones."));
    return FALSE;
}

static gboolean add_answers(Work *work, GError **error)
{
    const EqlResponses *responses = eql_dataset_responses(work->dataset, work->rri->audience);

    if (responses == NULL || responses->n == 0) {
        g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_NO_ANSWERS,
                    _("There are no answers of the audience “%s”."), work->rri->audience);
        return FALSE;
    }
    if (eql_cells_add_answers(work->cells, responses, &work->joined))
        return TRUE;
    g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                _("The answers of the audience “%s” say nothing about “%s”."), work->rri->audience,
                work->rri->by);
    return FALSE;
}

static gboolean add_outcomes(Work *work, GError **error)
{
    if (work->dataset->outcomes != NULL)
        work->joined = eql_cells_add_outcomes(work->cells, work->dataset, work->rri->kind);
    if (work->joined.found)
        return TRUE;
    g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_NO_OUTCOMES,
                _("No outcomes of the kind “%s” by “%s” have been brought in. Bring in a log, "
                  "a census return or counts that hold them."),
                work->rri->kind, work->rri->by);
    return FALSE;
}

static gboolean count_cells(Work *work, GError **error)
{
    eql_cells_add_listed(work->cells);
    work->n = eql_cells_add_census(work->cells, work->dataset->census);
    if (is_answered(work) ? !add_answers(work, error) : !add_outcomes(work, error))
        return FALSE;
    if (work->rri->count == EQL_COUNT_PUPILS && !work->joined.pupils_known) {
        g_set_error_literal(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_PUPILS_UNKNOWN,
                            _("The outcomes do not say which pupils they belong to, so pupils "
                              "cannot be counted. Count events, or bring in a file with UPNs."));
        return FALSE;
    }
    eql_cells_sort(work->cells);
    return TRUE;
}

static const EqlCell *cell_at(const Work *work, guint i)
{
    return &g_array_index(work->cells->cells, EqlCell, i);
}

static const EqlCell *find_reference(const Work *work)
{
    for (guint i = 0; i < work->cells->cells->len; i++) {
        g_autofree char *code = eql_cells_code(work->cells, cell_at(work, i));

        if (g_str_equal(code, work->rri->against) &&
            !eql_cells_is_not_stated(work->cells, cell_at(work, i)))
            return cell_at(work, i);
    }
    return NULL;
}

static gboolean choose_against(Work *work, GError **error)
{
    if (g_str_equal(work->rri->against, "school")) {
        work->against = EQL_AGAINST_SCHOOL;
    } else if (g_str_equal(work->rri->against, "rest")) {
        work->against = EQL_AGAINST_REST;
    } else {
        work->against = EQL_AGAINST_GROUP;
        work->reference = find_reference(work);
        if (work->reference == NULL) {
            g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                        _("There is no group “%s” to compare with. Give “school”, “rest” or the "
                          "code of a group in the table."),
                        work->rri->against);
            return FALSE;
        }
    }
    return TRUE;
}

static guint64 cell_x(const EqlCell *cell, EqlCountOf count)
{
    return count == EQL_COUNT_EVENTS ? cell->events : cell->pupils;
}

static guint64 school_x(const Work *work, EqlCountOf count)
{
    return count == EQL_COUNT_EVENTS ? work->joined.events : work->joined.pupils;
}

/* The count that stands for people: behind events stand pupils, where they are known. */
static EqlCountOf people_count(const Work *work)
{
    return work->joined.pupils_known ? EQL_COUNT_PUPILS : EQL_COUNT_EVENTS;
}

static void decide_hiding(Work *work)
{
    const EqlSettings *settings = work->dataset->settings;
    EqlCountOf people = people_count(work);
    EqlHide least = eql_rri_hide_for(settings, work->n, school_x(work, people));

    work->hide = g_new(EqlHide, MAX(work->cells->cells->len, 1));
    for (guint i = 0; i < work->cells->cells->len; i++) {
        const EqlCell *cell = cell_at(work, i);
        EqlHide own = eql_rri_hide_for(settings, cell->census, cell_x(cell, people));

        work->hide[i] = MAX(own, least);
    }
}

static EqlRriCase case_of(const Work *work, const EqlCell *cell, EqlCountOf count)
{
    EqlRriCase rri_case = {
        .count = count,
        .against = work->against,
        .x = cell_x(cell, count),
        .n = cell->census,
        .school_x = school_x(work, count),
        .school_n = work->n,
    };

    if (work->reference != NULL) {
        rri_case.reference_x = cell_x(work->reference, count);
        rri_case.reference_n = work->reference->census;
    }
    return rri_case;
}

static EqlFigure other_count(const Work *work, const EqlCell *cell)
{
    EqlCountOf other = work->rri->count == EQL_COUNT_EVENTS ? EQL_COUNT_PUPILS : EQL_COUNT_EVENTS;

    if (!work->joined.pupils_known)
        return eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_KNOWN);
    return eql_rri_against_school(cell_x(cell, other), cell->census, school_x(work, other),
                                  work->n);
}

static gboolean on_different_sides(EqlFigure a, EqlFigure b)
{
    return eql_figure_is_shown(a) && eql_figure_is_shown(b) &&
           ((a.value < 1 && b.value > 1) || (a.value > 1 && b.value < 1));
}

/* The counts themselves, which every group has. */
static void fill_counts(const Work *work, EqlRriGroup *group, const EqlCell *cell)
{
    guint64 x = cell_x(cell, work->rri->count);

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

static double expected_x(const Work *work, const EqlCell *cell, EqlCountOf count)
{
    return (double)school_x(work, count) * (double)cell->census / (double)work->n;
}

static void fill_compared(const Work *work, EqlRriGroup *group, const EqlCell *cell)
{
    EqlCountOf count = work->rri->count;
    EqlRriCase rri_case = case_of(work, cell, count);
    EqlRriTest test = eql_rri_test(&rri_case);
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
static void fill_reference(const Work *work, EqlRriGroup *group, const EqlCell *cell)
{
    guint64 x = cell_x(cell, work->rri->count);
    EqlFigure against_school =
        eql_rri_against_school(x, cell->census, school_x(work, work->rri->count), work->n);

    fill_not_compared(group, EQL_REASON_REFERENCE);
    group->rri_class = eql_rri_classify(work->dataset->settings, against_school);
    if (x > 0 && cell->census > 0)
        group->rri =
            eql_figure_without_interval(eql_figure_value(EQL_UNIT_RATIO, 1), EQL_REASON_REFERENCE);
    else
        group->rri = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_REFERENCE);
}

static void add_group(Work *work, const EqlCell *cell)
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

static gboolean reference_is_hidden(const Work *work)
{
    for (guint i = 0; i < work->cells->cells->len; i++) {
        if (cell_at(work, i) == work->reference)
            return work->hide[i] != EQL_HIDE_NOTHING;
    }
    return FALSE;
}

/* What stands beside a hidden reference group would give its rate away. */
static void hide_comparison(EqlRriGroup *group)
{
    if (group->rri.reason == EQL_REASON_NOT_STATED)
        return;
    eql_figure_hide(&group->rri);
    eql_figure_hide(&group->p);
    eql_figure_hide(&group->p_adjusted);
}

static void hide_groups(Work *work)
{
    gboolean without_reference = reference_is_hidden(work);

    for (guint i = 0; i < work->rri->groups->len; i++) {
        EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

        if (without_reference)
            hide_comparison(group);
        eql_hide_rri_group(group, work->hide[i]);
    }
}

/* After hiding, so that the ranks of hidden groups cannot be read from the others'. */
static void adjust_shown(Work *work)
{
    guint n = work->rri->groups->len;
    g_autofree EqlFigure *p = g_new(EqlFigure, n);

    for (guint i = 0; i < n; i++)
        p[i] = ((EqlRriGroup *)g_ptr_array_index(work->rri->groups, i))->p;
    eql_rri_adjust(p, n, p);
    for (guint i = 0; i < n; i++)
        ((EqlRriGroup *)g_ptr_array_index(work->rri->groups, i))->p_adjusted = p[i];
}

/* A comparison was made of this group and is shown. */
static gboolean is_compared(const Work *work, guint i)
{
    const EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

    return !group->hidden && !eql_figure_is_hidden(group->p) &&
           cell_at(work, i) != work->reference &&
           !eql_cells_is_not_stated(work->cells, cell_at(work, i));
}

/* The word comes from the pupils' test where pupils are known: repeated outcomes of one
 * pupil are not independent. */
static void find_evidence(Work *work)
{
    EqlCountOf people = people_count(work);
    guint n = work->rri->groups->len;
    g_autofree EqlFigure *p = g_new(EqlFigure, n);

    for (guint i = 0; i < n; i++) {
        EqlRriCase rri_case = case_of(work, cell_at(work, i), people);

        p[i] = is_compared(work, i) ? eql_rri_test(&rri_case).p
                                    : eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE);
    }
    eql_rri_adjust(p, n, p);
    for (guint i = 0; i < n; i++) {
        EqlRriGroup *group = g_ptr_array_index(work->rri->groups, i);

        group->evidence = eql_rri_evidence_for(work->dataset->settings, p[i],
                                               expected_x(work, cell_at(work, i), people),
                                               school_x(work, people));
        group->evidence_from = people;
    }
}

static EqlFigure disclosed_count(const EqlSettings *settings, guint64 count, guint64 people)
{
    EqlFigure figure = eql_figure_value(EQL_UNIT_COUNT, (double)count);

    if (eql_too_few(settings, people))
        eql_figure_hide(&figure);
    return figure;
}

static void fill_totals(Work *work)
{
    const EqlSettings *settings = work->dataset->settings;
    EqlRri *rri = work->rri;

    rri->pupils_known = work->joined.pupils_known;
    rri->census_total = disclosed_count(settings, work->n, work->n);
    rri->outcome_total =
        disclosed_count(settings, school_x(work, rri->count), school_x(work, people_count(work)));
    rri->set_aside_subsidiary =
        disclosed_count(settings, work->joined.set_aside, work->joined.set_aside);
    rri->not_on_census =
        disclosed_count(settings, work->joined.not_on_census, work->joined.not_on_census);
}

static EqlRri *finish(Work *work)
{
    fill_totals(work);
    decide_hiding(work);
    for (guint i = 0; i < work->cells->cells->len; i++)
        add_group(work, cell_at(work, i));
    hide_groups(work);
    adjust_shown(work);
    find_evidence(work);
    eql_rri_add_warnings(work->rri, work->dataset, &work->joined);
    return g_steal_pointer(&work->rri);
}

EqlRri *eql_rri(const EqlDataset *dataset, const EqlRriRequest *request, GError **error)
{
    static const char *const ethnicity[] = {"ethnicity", NULL};
    const char *const *by = request->by != NULL ? request->by : ethnicity;
    Work work = {.dataset = dataset, .request = request};
    EqlRri *rri = NULL;

    if (!check_by(by, error) || !check_census(&work, by, error))
        return NULL;
    work.rri = rri_new(request, by);
    work.cells = eql_cells_new(dataset->codes, by, g_strv_length((char **)by), request->detail);
    if (count_cells(&work, error) && choose_against(&work, error))
        rri = finish(&work);
    work_clear(&work);
    return rri;
}
