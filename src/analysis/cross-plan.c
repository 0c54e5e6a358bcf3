/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-plan.h"

/* ── one plan ── */

/* The classes that the census leaves of a characteristic (cross-frame.h). */
typedef struct {
    guint n;
    const char **codes;    /* decides between equals, since crosses number classes anew */
    const guint *class_of; /* by what the count hides */
    const gint *people;    /* of the count */
    const gint *room;      /* how many more there could be */
} Planner;

/* The numbers as they move. */
typedef struct {
    const Planner *planner;
    const gboolean *from, *to;
    gint *people, *room;
} Work;

static gboolean may_leave(const Work *work, guint class)
{
    return work->from[class] && work->people[class] > 0;
}

static gboolean may_come(const Work *work, guint from, guint to)
{
    return work->to[to] && work->room[to] > 0 &&
           work->planner->class_of[from] == work->planner->class_of[to];
}

/* Whether there is more room in one than in the other, for their size. */
static gint64 room_in(const Work *work, guint one, guint other)
{
    return (gint64)work->room[one] * (work->people[other] + work->room[other]) -
           (gint64)work->room[other] * (work->people[one] + work->room[one]);
}

/* From where there are most to where there is most room, so that they spread. */
static int compare(const Work *work, EqlPlanMove one, EqlPlanMove two)
{
    const char **codes = work->planner->codes;
    gint64 more = room_in(work, one.to, two.to);

    if (work->people[one.from] != work->people[two.from])
        return work->people[one.from] > work->people[two.from] ? -1 : 1;
    if (more != 0)
        return more > 0 ? -1 : 1;
    if (work->room[one.to] != work->room[two.to])
        return work->room[one.to] > work->room[two.to] ? -1 : 1;
    if (one.from != two.from)
        return g_strcmp0(codes[one.from], codes[two.from]);
    return g_strcmp0(codes[one.to], codes[two.to]);
}

static gboolean best_move(const Work *work, EqlPlanMove *best)
{
    guint n = work->planner->n;
    gboolean found = FALSE;

    for (guint from = 0; from < n; from++) {
        for (guint to = 0; to < n && may_leave(work, from); to++) {
            EqlPlanMove move = {.from = from, .to = to, .people = 1};

            if (!may_come(work, from, to) || (found && compare(work, *best, move) < 0))
                continue;
            *best = move;
            found = TRUE;
        }
    }
    return found;
}

/* Together with the last, where it is the same again. */
static void add_move(GArray *moves, EqlPlanMove move)
{
    EqlPlanMove *last = moves->len > 0 ? &g_array_index(moves, EqlPlanMove, moves->len - 1) : NULL;

    if (last != NULL && last->from == move.from && last->to == move.to)
        last->people++;
    else
        g_array_append_val(moves, move);
}

/* EqlPlanMove: up to `most` people, one by one, out of classes that are `from` to those that are
 * `to` ([class]). */
static GArray *plan(const Planner *planner, const gboolean *from, const gboolean *to, gint most)
{
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(EqlPlanMove));
    g_autofree gint *people = g_memdup2(planner->people, planner->n * sizeof(gint));
    g_autofree gint *room = g_memdup2(planner->room, planner->n * sizeof(gint));
    Work work = {planner, from, to, people, room};
    EqlPlanMove move;

    while (most-- > 0 && best_move(&work, &move)) {
        people[move.from]--;
        room[move.from]++;
        people[move.to]++;
        room[move.to]--;
        add_move(moves, move);
    }
    return moves;
}

/* ── all plans ── */

/* Groups that are hidden without the cross, rows or columns. */
typedef struct {
    const EqlCrossSide *side;
    gboolean columns;
    guint n, n_classes;
    const EqlPart *parts; /* [group * n_classes + class] */
    const gboolean *closed;
} Axis;

static Axis axis_of(const EqlCrossSide *side, gboolean columns)
{
    const EqlCrossFrame *frame = side->frame;

    if (columns)
        return (Axis){side,
                      TRUE,
                      frame->tables->n_columns,
                      frame->n_columns,
                      frame->column_parts,
                      side->closed_columns};
    return (Axis){side,
                  FALSE,
                  frame->tables->rows->nest.n_sets,
                  frame->n_rows,
                  frame->row_parts,
                  side->closed_rows};
}

static const EqlGroupNest *groups_of(const Axis *axis)
{
    const EqlCrossTables *tables = axis->side->frame->tables;

    return axis->columns ? tables->columns : tables->rows;
}

static const guint *classes_of(const Axis *axis)
{
    return axis->columns ? axis->side->frame->column_of : axis->side->frame->row_of;
}

/* What a planner works on, all of it owned. */
typedef struct {
    const char **codes;
    guint *class_of;
    gint *people, *room;
} PlanData;

static void add_atom(const Axis *axis, PlanData *data, guint atom, const guint *own)
{
    const EqlCrossCount *count = axis->side->count;
    const EqlCrossCount *census = axis->side->census->count;
    guint people = axis->columns ? count->of_column[atom] : count->of_row[atom];
    guint on_roll = axis->columns ? census->of_column[atom] : census->of_row[atom];
    const char *code = g_ptr_array_index(groups_of(axis)->atoms, atom);
    guint in = classes_of(axis)[atom];

    data->class_of[in] = own[atom];
    data->people[in] += (gint)people;
    if (!count->capped || people > on_roll)
        data->room[in] = 1 << 28;
    else
        data->room[in] += (gint)(on_roll - people);
    if (people + on_roll > 0 && (data->codes[in] == NULL || g_strcmp0(code, data->codes[in]) < 0))
        data->codes[in] = code;
}

static void plan_data_init(PlanData *data, const Axis *axis)
{
    const EqlNest *nest = &groups_of(axis)->nest;
    g_autofree guint *own = g_new(guint, MAX(nest->n_atoms, 1));

    eql_nest_classes(nest, axis->closed, own);
    data->codes = g_new0(const char *, MAX(axis->n_classes, 1));
    data->class_of = g_new0(guint, MAX(axis->n_classes, 1));
    data->people = g_new0(gint, MAX(axis->n_classes, 1));
    data->room = g_new0(gint, MAX(axis->n_classes, 1));
    for (guint atom = 0; atom < nest->n_atoms; atom++)
        add_atom(axis, data, atom, own);
}

static void plan_data_clear(PlanData *data)
{
    g_free(data->codes);
    g_free(data->class_of);
    g_free(data->people);
    g_free(data->room);
}

/* EqlPlanMove: into a group, from classes that hold nothing of it; or out of it, from those that
 * are wholly its own. */
static GArray *plan_of(const Axis *axis, const PlanData *data, guint group, gboolean into)
{
    Planner planner = {axis->n_classes, data->codes, data->class_of, data->people, data->room};
    g_autofree gboolean *from = g_new(gboolean, MAX(axis->n_classes, 1));
    g_autofree gboolean *to = g_new(gboolean, MAX(axis->n_classes, 1));

    for (guint i = 0; i < axis->n_classes; i++) {
        EqlPart part = axis->parts[group * axis->n_classes + i];

        from[i] = into ? part == EQL_PART_NONE : part == EQL_PART_WHOLE;
        to[i] = into ? part != EQL_PART_NONE : part != EQL_PART_WHOLE;
    }
    return plan(&planner, from, to, axis->side->k);
}

/* Into a single class, from all that nothing tells apart from it. */
static GArray *plan_into_class(const Axis *axis, const PlanData *data, guint class)
{
    Planner planner = {axis->n_classes, data->codes, data->class_of, data->people, data->room};
    g_autofree gboolean *from = g_new(gboolean, axis->n_classes);
    g_autofree gboolean *to = g_new0(gboolean, axis->n_classes);

    for (guint i = 0; i < axis->n_classes; i++)
        from[i] = i != class;
    to[class] = TRUE;
    return plan(&planner, from, to, axis->side->k);
}

static char *name_of(const Axis *axis, const char *code)
{
    const EqlCrossCount *count = axis->side->count;
    g_autofree char *whose = count->data != NULL ? eql_audience_data_name(count->data) : NULL;

    return g_strjoin("\x1f", whose != NULL ? whose : "", count->kind != NULL ? count->kind : "",
                     groups_of(axis)->characteristic, code != NULL ? code : "", NULL);
}

static GArray *no_plan(void)
{
    return g_array_new(FALSE, FALSE, sizeof(EqlPlanMove));
}

static gboolean is_class_closed(const Axis *axis, guint class)
{
    const EqlNest *nest = &groups_of(axis)->nest;

    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (classes_of(axis)[atom] == class &&
            axis->closed[nest->set_of[(atom + 1) * nest->n_levels - 1]])
            return TRUE;
    }
    return FALSE;
}

EqlCrossPlans *eql_cross_plans_new(const EqlCrossSide *side, gboolean columns)
{
    EqlCrossPlans *plans = g_new0(EqlCrossPlans, 1);
    Axis axis = axis_of(side, columns);
    gboolean moves = side->number > 0;
    PlanData data;

    plan_data_init(&data, &axis);
    plans->names = g_new0(char *, axis.n_classes + 1);
    for (guint into = 0; into < 2; into++) {
        plans->groups[into] = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
        for (guint group = 0; group < axis.n; group++)
            g_ptr_array_add(plans->groups[into], moves && axis.closed[group]
                                                     ? plan_of(&axis, &data, group, (gboolean)into)
                                                     : no_plan());
    }
    plans->classes = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < axis.n_classes; i++) {
        plans->names[i] = name_of(&axis, data.codes[i]);
        g_ptr_array_add(plans->classes, moves && is_class_closed(&axis, i)
                                            ? plan_into_class(&axis, &data, i)
                                            : no_plan());
    }
    plan_data_clear(&data);
    return plans;
}

void eql_cross_plans_free(EqlCrossPlans *plans)
{
    if (plans == NULL)
        return;
    g_ptr_array_unref(plans->groups[0]);
    g_ptr_array_unref(plans->groups[1]);
    g_ptr_array_unref(plans->classes);
    g_strfreev(plans->names);
    g_free(plans);
}

void eql_cross_plans_drop(EqlCrossPlans *plans, GHashTable *barred)
{
    for (guint i = 0; i < plans->classes->len; i++) {
        if (g_hash_table_contains(barred, plans->names[i]))
            g_array_set_size(g_ptr_array_index(plans->classes, i), 0);
    }
}
