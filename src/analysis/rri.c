/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri.h"

#include "analysis/roll-count.h"
#include "analysis/rri-rows.h"
#include "analysis/rri-stage.h"
#include "analysis/rri-text.h"
#include "analysis/rri-work.h"
#include "base/i18n.h"

G_DEFINE_QUARK(eql_analysis_error, eql_analysis_error)

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
    g_free(rri->previous);
    eql_benchmark_unref(rri->benchmark);
    g_ptr_array_unref(rri->groups);
    g_ptr_array_unref(rri->warnings);
    g_free(rri);
}

static void work_clear(EqlRriWork *work)
{
    g_clear_pointer(&work->cells, eql_cells_free);
    g_clear_pointer(&work->hide, g_free);
    g_clear_pointer(&work->cross, eql_hidden_cross_free);
    g_clear_pointer(&work->rri, eql_rri_free);
}

static gboolean is_answered(const EqlRriWork *work)
{
    return g_str_equal(work->rri->kind, EQL_KIND_ANSWERED);
}

static EqlRri *rri_new(const EqlRriRequest *request, const char *const *by)
{
    EqlRri *rri = g_new0(EqlRri, 1);

    rri->kind = g_strdup(request->kind != NULL ? request->kind : "suspension");
    rri->count = request->count;
    rri->by = g_strjoinv(",", (char **)by);
    rri->against = g_strdup(request->against != NULL ? request->against : "school");
    if (g_str_equal(rri->kind, EQL_KIND_ANSWERED))
        rri->audience = g_strdup(request->audience != NULL ? request->audience : "pupil");
    rri->groups = g_ptr_array_new_with_free_func(rri_group_free);
    rri->warnings = g_ptr_array_new_with_free_func(g_free);
    return rri;
}

static gboolean check_census(const EqlRriWork *work, const char *const *by, GError **error)
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
    if (by[1] == NULL || eql_census_lists(dataset->census, by))
        return TRUE;
    g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                _("The school census has counts of “%s” and of “%s”, but not of both together. "
                  "Choose one of them, or bring in a list of pupils."),
                by[0], by[1]);
    return FALSE;
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

static gboolean add_answers(EqlRriWork *work, GError **error)
{
    const EqlResponses *responses = eql_dataset_responses(work->dataset, work->rri->audience);

    if (responses == NULL || responses->n == 0) {
        g_set_error(
            error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_NO_ANSWERS,
            _("There are no answers of the audience “%s”. Bring its responses in, or choose "
              "another audience."),
            work->rri->audience);
        return FALSE;
    }
    if (eql_cells_add_answers(work->cells, responses, &work->joined))
        return TRUE;
    g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                _("The answers of the audience “%s” say nothing about “%s”."), work->rri->audience,
                work->rri->by);
    return FALSE;
}

static gboolean add_outcomes(EqlRriWork *work, GError **error)
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

static const EqlAudienceData *audience_of(const EqlRriWork *work)
{
    for (guint i = 0; is_answered(work) && i < work->dataset->audiences->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(work->dataset->audiences, i);

        if (g_str_equal(data->audience, work->rri->audience))
            return data;
    }
    return NULL;
}

static gboolean cross_hides(const EqlRriWork *work, const guint16 *part)
{
    return eql_hidden_cross_has(work->cross, work->cells->levels[0]->detail,
                                eql_level_code(work->cells->levels[0], part[0]),
                                eql_level_code(work->cells->levels[1], part[1]));
}

static gboolean cross_hides_roll(const EqlRriWork *work, const guint16 *part)
{
    return eql_hidden_cross_has_roll(work->cross, work->cells->levels[0]->detail,
                                     eql_level_code(work->cells->levels[0], part[0]),
                                     eql_level_code(work->cells->levels[1], part[1]));
}

/* Crosses list what is met. Among hidden cells the empty ones are listed too, or the list
 * itself would tell which of them hold somebody. */
static void decide_cross(EqlRriWork *work)
{
    const char *const by[2] = {work->cells->levels[0]->characteristic,
                               work->cells->levels[1]->characteristic};

    work->cross = eql_hidden_in_cross(work->dataset, work->rri->kind, audience_of(work), by);
    for (guint first = 0; first < work->cells->levels[0]->groups->len; first++) {
        for (guint second = 0; second < work->cells->levels[1]->groups->len; second++) {
            guint16 part[EQL_MAX_BY] = {(guint16)first, (guint16)second};

            if (cross_hides(work, part))
                eql_cells_at(work->cells, part);
        }
    }
}

static gboolean count_cells(EqlRriWork *work, GError **error)
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
    if (work->cells->n_by == 2)
        decide_cross(work);
    eql_cells_sort(work->cells);
    return TRUE;
}

static const EqlCell *find_reference(const EqlRriWork *work)
{
    for (guint i = 0; i < work->cells->cells->len; i++) {
        g_autofree char *code = eql_cells_code(work->cells, eql_rri_cell(work, i));

        if (g_str_equal(code, work->rri->against) &&
            !eql_cells_is_not_stated(work->cells, eql_rri_cell(work, i)))
            return eql_rri_cell(work, i);
    }
    return NULL;
}

static gboolean choose_against(EqlRriWork *work, GError **error)
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

/* One characteristic, or the parts of a cross: the census's groups, and the outcomes'. */
typedef struct {
    const EqlHidden *census[EQL_MAX_BY];
    const EqlHidden *outcomes[EQL_MAX_BY];
} Hidden;

static void hidden_init(Hidden *hidden, const EqlRriWork *work)
{
    const EqlAudienceData *data = audience_of(work);

    for (guint i = 0; i < work->cells->n_by; i++) {
        const char *by = work->cells->levels[i]->characteristic;

        hidden->census[i] = eql_hidden_on_census(work->dataset, by);
        hidden->outcomes[i] = data != NULL
                                  ? eql_hidden_in_answers(work->dataset, data, by)
                                  : eql_hidden_in_outcomes(work->dataset, work->rri->kind, by);
    }
}

/* As a group of the characteristic of that number. */
static EqlHide hide_as_group(const EqlRriWork *work, const Hidden *hidden, const EqlCell *cell,
                             guint i)
{
    const EqlLevel *level = work->cells->levels[i];
    const char *code = eql_level_code(level, cell->part[i]);

    if (eql_hidden_has(hidden->census[i], level->detail, code))
        return EQL_HIDE_ALL;
    return eql_hidden_has(hidden->outcomes[i], level->detail, code) ? EQL_HIDE_OUTCOMES
                                                                    : EQL_HIDE_NOTHING;
}

static EqlHide hide_to_protect(const EqlRriWork *work, const Hidden *hidden, const EqlCell *cell)
{
    if (work->cross == NULL)
        return hide_as_group(work, hidden, cell, 0);
    if (!cross_hides(work, cell->part))
        return EQL_HIDE_NOTHING;
    return cross_hides_roll(work, cell->part) ? EQL_HIDE_ALL : EQL_HIDE_OUTCOMES;
}

static void decide_hiding(EqlRriWork *work)
{
    const EqlSettings *settings = work->dataset->settings;
    EqlCountOf people = eql_rri_people_count(work);
    EqlHide least = eql_rri_hide_for(settings, work->n, eql_rri_school_x(work, people));
    Hidden hidden = {{NULL}, {NULL}};

    hidden_init(&hidden, work);
    if (work->hidden_total)
        least = MAX(least, EQL_HIDE_OUTCOMES);
    work->hide = g_new(EqlHide, MAX(work->cells->cells->len, 1));
    for (guint i = 0; i < work->cells->cells->len; i++) {
        const EqlCell *cell = eql_rri_cell(work, i);
        EqlHide own = eql_rri_hide_for(settings, cell->census, eql_rri_cell_x(cell, people));

        work->hide[i] = MAX(MAX(own, least), hide_to_protect(work, &hidden, cell));
    }
}

static EqlFigure disclosed_count(const EqlDataset *dataset, guint64 count, guint64 people)
{
    EqlFigure figure = eql_figure_value(EQL_UNIT_COUNT, (double)count);

    if (eql_too_few(dataset->settings, people))
        eql_hide(&figure, dataset->permit);
    return figure;
}

static void fill_totals(EqlRriWork *work)
{
    const EqlDataset *dataset = work->dataset;
    EqlRri *rri = work->rri;

    rri->pupils_known = work->joined.pupils_known;
    rri->census_total = disclosed_count(dataset, work->n, work->n);
    rri->outcome_total = disclosed_count(dataset, eql_rri_school_x(work, rri->count),
                                         eql_rri_school_x(work, eql_rri_people_count(work)));
    if (work->hidden_total)
        eql_hide(&rri->outcome_total, dataset->permit);
    rri->set_aside_subsidiary =
        disclosed_count(dataset, work->joined.set_aside.rows, work->joined.set_aside.people);
    rri->not_on_census = disclosed_count(dataset, work->joined.not_on_census.rows,
                                         work->joined.not_on_census.people);
    if (work->joined.rows_tell && work->joined.not_on_census.rows > 0)
        eql_hide(&rri->not_on_census, dataset->permit);
}

static void set_beside(EqlRriWork *work)
{
    EqlRri *rri = work->rri;
    const EqlLevel *level = work->cells->levels[0];

    if (work->dataset->benchmark == NULL || work->cells->n_by != 1 ||
        (!g_str_equal(rri->kind, "suspension") && !g_str_equal(rri->kind, "exclusion")))
        return;
    rri->benchmark = eql_benchmark_ref(work->dataset->benchmark);
    for (guint i = 0; i < rri->groups->len; i++) {
        EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        group->beside =
            eql_beside(rri->benchmark, level->codes, rri->kind, rri->count == EQL_COUNT_PUPILS,
                       level->characteristic, group->code, level->detail);
    }
}

static EqlRri *finish(EqlRriWork *work)
{
    work->hidden_total =
        !is_answered(work) && eql_hidden_outcome_total(work->dataset, work->rri->kind);
    work->joined.rows_tell =
        work->joined.not_on_census.rows + work->joined.by_leavers.rows > 0 &&
        (work->hidden_total || eql_rri_rows_tell(work->dataset, work->rri->kind));
    fill_totals(work);
    decide_hiding(work);
    eql_rri_fill_groups(work);
    set_beside(work);
    eql_rri_add_warnings(work->rri, work->dataset, &work->joined);
    return g_steal_pointer(&work->rri);
}

EqlRri *eql_rri(const EqlDataset *dataset, const EqlRriRequest *request, GError **error)
{
    static const char *const ethnicity[] = {"ethnicity", NULL};
    const char *const *by = request->by != NULL ? request->by : ethnicity;
    EqlRriWork work = {.dataset = dataset};
    EqlRri *rri = NULL;

    if (!check_by(by, error) || !check_census(&work, by, error))
        return NULL;
    work.rri = rri_new(request, by);
    work.cells = eql_cells_new(dataset->codes, by, g_strv_length((char **)by), request->detail);
    if (count_cells(&work, error) && choose_against(&work, error))
        rri = finish(&work);
    work_clear(&work);
    if (rri != NULL && request->previous != NULL &&
        !eql_rri_add_previous(rri, dataset, request, error))
        g_clear_pointer(&rri, eql_rri_free);
    return rri;
}
