/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-stage.h"

#include "analysis/disclosure.h"
#include "analysis/rri-test.h"

static const EqlRriGroup *find_group(const EqlRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(group->code, code))
            return group;
    }
    return NULL;
}

/* The four counts, opened where there is a permit. */
typedef struct {
    EqlFigure x, s, school_x, school_s;
} Stage;

static gboolean is_known(const Stage *stage)
{
    return eql_figure_is_shown(stage->x) && eql_figure_is_shown(stage->s) &&
           eql_figure_is_shown(stage->school_x) && eql_figure_is_shown(stage->school_s);
}

static EqlFigure ratio_of(const Stage *stage)
{
    EqlRriCase rri_case = {.count = EQL_COUNT_EVENTS,
                           .against = EQL_AGAINST_SCHOOL,
                           .x = (guint64)stage->x.value,
                           .n = (guint64)stage->s.value,
                           .school_x = (guint64)stage->school_x.value,
                           .school_n = (guint64)stage->school_s.value};

    if (rri_case.n == 0)
        return eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_STAGE);
    return eql_rri_test(&rri_case).ratio;
}

static Stage stage_of(const EqlRri *now, const EqlRri *before, const EqlRriGroup *group,
                      const EqlRriGroup *earlier, const EqlInternal *permit)
{
    return (Stage){eql_figure_open(group->outcomes, permit),
                   eql_figure_open(earlier->outcomes, permit),
                   eql_figure_open(now->outcome_total, permit),
                   eql_figure_open(before->outcome_total, permit)};
}

static void fill_group(EqlRriGroup *group, const EqlRri *now, const EqlRri *before,
                       const EqlInternal *permit)
{
    const EqlRriGroup *earlier = find_group(before, group->code);
    Stage stage;

    group->previous = eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NO_STAGE);
    group->rri_previous = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_STAGE);
    if (earlier == NULL)
        return;
    group->previous = earlier->outcomes;
    stage = stage_of(now, before, group, earlier, permit);
    if (group->rri.reason == EQL_REASON_NOT_STATED)
        group->rri_previous = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_STATED);
    else if (is_known(&stage))
        group->rri_previous = ratio_of(&stage);
    stage = stage_of(now, before, group, earlier, NULL);
    if (!is_known(&stage))
        eql_hide(&group->rri_previous, permit);
}

gboolean eql_rri_add_previous(EqlRri *rri, const EqlDataset *dataset, const EqlRriRequest *request,
                              GError **error)
{
    EqlRriRequest before = *request;
    g_autoptr(EqlRri) earlier = NULL;

    before.kind = request->previous;
    before.previous = NULL;
    before.against = NULL;
    earlier = eql_rri(dataset, &before, error);
    if (earlier == NULL)
        return FALSE;
    rri->previous = g_strdup(request->previous);
    rri->previous_total = earlier->outcome_total;
    for (guint i = 0; i < rri->groups->len; i++)
        fill_group(g_ptr_array_index(rri->groups, i), rri, earlier, dataset->permit);
    return TRUE;
}
