/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-world.h"

#include <string.h>

/* More than are counted anywhere. */
#define PLENTY (1 << 28)

/* ── what is where ── */

/* Counts that a party can be told by: more than a school has kinds of outcomes. */
#define MOST_BITS 16

static gboolean is_bound(const EqlCrossFrame *frame, guint number)
{
    const EqlCrossCount *count = g_ptr_array_index(frame->tables->counts, number);

    return count->capped && number < MOST_BITS;
}

static guint count_bits(guint party)
{
    guint n = 0;

    for (; party != 0; party &= party - 1)
        n++;
    return n;
}

/* All there can be, or of many counts those that are in one or two of them, or in all. */
static void add_parties(EqlCrossWorld *world)
{
    const EqlCrossFrame *frame = world->side->frame;
    guint all = 0;

    for (guint i = 1; i < frame->tables->counts->len; i++)
        all |= is_bound(frame, i) ? 1U << i : 0;
    for (guint party = 0; party <= all; party += 2) {
        if ((party & ~all) == 0 && (count_bits(all) <= 3 || count_bits(party) <= 2 || party == all))
            g_array_append_val(world->parties, party);
    }
}

EqlCrossWorld *eql_cross_world_new(const EqlCrossSide *side)
{
    const EqlCrossFrame *frame = side->frame;
    EqlCrossWorld *world = g_new0(EqlCrossWorld, 1);

    world->side = side;
    world->people = g_new(gint *, frame->tables->counts->len);
    for (guint i = 0; i < frame->tables->counts->len; i++)
        world->people[i] = g_new(gint, frame->n_cells);
    world->on_roll = world->people[0];
    world->own = world->people[side->number];
    world->parties = g_array_new(FALSE, FALSE, sizeof(guint));
    add_parties(world);
    world->lender = world->borrower = G_MAXUINT;
    world->paid = g_array_new(FALSE, FALSE, sizeof(guint));
    world->give = g_new0(EqlCrossRoom, 2 * frame->n_cells);
    world->take = world->give + frame->n_cells;
    world->rows = g_new(guint, 4 * (frame->n_rows + 1));
    world->distance = g_new(guint64, frame->n_rows + 1);
    eql_cross_world_reset(world);
    return world;
}

void eql_cross_world_free(EqlCrossWorld *world)
{
    if (world == NULL)
        return;
    for (guint i = 0; i < world->side->frame->tables->counts->len; i++)
        g_free(world->people[i]);
    g_free(world->people);
    g_array_unref(world->parties);
    g_array_unref(world->paid);
    g_free(world->give);
    g_free(world->rows);
    g_free(world->distance);
    g_free(world);
}

void eql_cross_world_reset(EqlCrossWorld *world)
{
    const EqlCrossFrame *frame = world->side->frame;

    for (guint i = 0; i < frame->tables->counts->len; i++)
        memcpy(world->people[i], frame->people[i], frame->n_cells * sizeof(gint));
}

static gboolean is_nobodys(const EqlCrossFrame *frame, guint cell)
{
    return cell / frame->width == frame->n_rows || cell % frame->width == frame->n_columns;
}

static gint room_beside(const EqlCrossWorld *world, guint number, guint cell)
{
    return world->side->frame->bound[number][cell]
               ? world->on_roll[cell] - world->people[number][cell]
               : PLENTY;
}

static gint room_for_people(const EqlCrossWorld *world, guint cell, gboolean raise)
{
    if (is_nobodys(world->side->frame, cell))
        return cell == (raise ? world->lender : world->borrower) ? world->lent : 0;
    return raise ? room_beside(world, world->side->number, cell) : world->own[cell];
}

static guint party_at(const EqlCrossWorld *world, guint who)
{
    return g_array_index(world->parties, guint, who);
}

/* How many in a cell could be of this party. */
static gint pupils_of(const EqlCrossWorld *world, guint party, guint cell)
{
    const EqlCrossFrame *frame = world->side->frame;
    gint pupils = world->on_roll[cell];

    for (guint i = 1; i < frame->tables->counts->len; i++) {
        if (is_bound(frame, i))
            pupils = MIN(pupils, (party >> i & 1) != 0 ? world->people[i][cell]
                                                       : room_beside(world, i, cell));
    }
    return pupils;
}

gboolean eql_cross_world_counts(const EqlCrossWorld *world, guint who)
{
    return who == EQL_CROSS_PEOPLE || world->side->number == 0 ||
           (party_at(world, who) >> world->side->number & 1) != 0;
}

/* How many more, or fewer, a cell could hold. */
static gint room(const EqlCrossWorld *world, guint who, guint cell, gboolean raise)
{
    if (world->held != NULL && world->held[cell] && raise != world->held_raise &&
        eql_cross_world_counts(world, who))
        return 0;
    if (who == EQL_CROSS_PEOPLE)
        return room_for_people(world, cell, raise);
    if (is_nobodys(world->side->frame, cell))
        return 0;
    return raise ? PLENTY : pupils_of(world, party_at(world, who), cell);
}

static void change(EqlCrossWorld *world, guint who, guint cell, gint by)
{
    if (is_nobodys(world->side->frame, cell)) {
        world->lent -= by > 0 ? by : 0;
        return;
    }
    if (who == EQL_CROSS_PEOPLE) {
        world->own[cell] += by;
        return;
    }
    world->on_roll[cell] += by;
    for (guint i = 1; i < world->side->frame->tables->counts->len; i++)
        world->people[i][cell] += (party_at(world, who) >> i & 1) != 0 ? by : 0;
}

/* ── circles ── */

/* The way from a cell round to itself, by rows: who leaves a row for another does so in a column.
 */
typedef struct {
    EqlCrossWorld *world;
    const EqlCrossSide *side; /* whose hidden cells count: pupils on roll go by the census's */
    guint who, row, column;
    gboolean raise;
    guint most;    /* no step may cost more */
    guint64 bound; /* nor the whole way as much */
    guint64 *distance;
    guint *from, *in; /* [row]: the row before, and the column between */
    guint *queue;     /* of rows, round */
    gboolean *queued;
    guint last; /* the row that closes the circle */
    guint cost;
} Search;

static guint n_rows_of(const Search *search)
{
    return search->side->frame->n_rows + 1;
}

static void search_init(Search *search)
{
    guint n = n_rows_of(search);
    guint *rows = search->world->rows;

    search->distance = search->world->distance;
    search->from = rows;
    search->in = rows + n;
    search->queue = rows + 2 * n;
    search->queued = (gboolean *)(rows + 3 * n);
    for (guint i = 0; i < n; i++) {
        search->distance[i] = G_MAXUINT64;
        search->queued[i] = FALSE;
    }
    search->world->search++;
}

static guint cell_at(const Search *search, guint row, guint column)
{
    return row * search->side->frame->width + column;
}

/* Asked again and again in a search. */
static gint room_once(const Search *search, EqlCrossRoom *rooms, guint cell, gboolean raise)
{
    if (rooms[cell].search != search->world->search)
        rooms[cell] =
            (EqlCrossRoom){search->world->search, room(search->world, search->who, cell, raise)};
    return rooms[cell].room;
}

/* Whether somebody can leave a cell, or come to it: how many. */
static gint can_give(const Search *search, guint row, guint column)
{
    return room_once(search, search->world->give, cell_at(search, row, column), !search->raise);
}

static gint can_take(const Search *search, guint row, guint column)
{
    return room_once(search, search->world->take, cell_at(search, row, column), search->raise);
}

/* Each step costs a little, so that short ways win over long ones. */
static guint64 step_cost(const Search *search, guint cost)
{
    return cost > search->most || cost >= EQL_COST_BARRED ? G_MAXUINT64 : 64 * (guint64)cost + 1;
}

static void reach(Search *search, guint row, guint column, guint next, guint64 distance,
                  guint *tail)
{
    if (distance >= search->distance[next] || distance >= search->bound ||
        can_take(search, next, column) <= 0)
        return;
    search->distance[next] = distance;
    search->from[next] = row;
    search->in[next] = column;
    if (search->queued[next])
        return;
    search->queued[next] = TRUE;
    search->queue[(*tail)++ % n_rows_of(search)] = next;
}

static void leave_by(Search *search, guint row, guint column, guint *tail)
{
    const guint *costs = eql_cross_side_costs(search->side, column, row);
    guint64 here = search->distance[row];

    for (guint next = 0; next < n_rows_of(search); next++) {
        guint64 step;

        if (search->distance[next] <= here + 1 || next == row || next == search->row)
            continue;
        step = step_cost(search, costs[next]);
        if (step != G_MAXUINT64)
            reach(search, row, column, next, here + step, tail);
    }
}

static void leave(Search *search, guint row, guint *tail)
{
    for (guint column = 0; column < search->side->frame->width; column++) {
        if ((row != search->row || column != search->column) && can_give(search, row, column) > 0)
            leave_by(search, row, column, tail);
    }
}

/* From this row straight back to where the circle began. */
static guint64 way_back(const Search *search, guint row)
{
    guint64 step =
        step_cost(search, eql_cross_side_costs(search->side, search->column, row)[search->row]);

    if (row == search->row || search->distance[row] == G_MAXUINT64 || step == G_MAXUINT64 ||
        can_give(search, row, search->column) <= 0)
        return G_MAXUINT64;
    return search->distance[row] + step;
}

/* Relaxing until nothing changes is enough: rows are few. Where nothing is paid, the first way back
 * is the shortest. */
static gboolean find_circle(Search *search)
{
    guint head = 0, tail = 0;
    guint64 best = G_MAXUINT64;

    search->distance[search->row] = 0;
    search->queue[tail++] = search->row;
    while (head < tail) {
        guint row = search->queue[head++ % n_rows_of(search)];

        search->queued[row] = FALSE;
        search->last = row;
        if (search->most == 0 && way_back(search, row) != G_MAXUINT64)
            return TRUE;
        search->bound = MIN(search->bound, way_back(search, row));
        leave(search, row, &tail);
    }
    for (guint row = 0; row < n_rows_of(search); row++) {
        if (way_back(search, row) < best) {
            best = way_back(search, row);
            search->last = row;
        }
    }
    search->cost = (guint)(best / 64);
    return best != G_MAXUINT64;
}

static gint narrowest(const Search *search, gint wanted)
{
    guint next = search->row, row = search->last, column = search->column;

    for (;;) {
        wanted = MIN(wanted, can_give(search, row, column));
        wanted = MIN(wanted, can_take(search, next, column));
        if (row == search->row)
            return wanted;
        next = row;
        column = search->in[row];
        row = search->from[row];
    }
}

static void pay_for(const Search *search, guint column, guint one, guint other)
{
    EqlCrossWorld *world = search->world;
    guint before = world->paid->len;

    eql_cross_side_between(search->side, column, one, other, world->paid);
    for (guint i = before; i < world->paid->len; i++) {
        guint cell = g_array_index(world->paid, guint, i);

        world->cost += eql_cross_side_price(search->side, cell);
        eql_cross_side_set_hidden((EqlCrossSide *)search->side, cell, TRUE);
    }
}

static void go_round(const Search *search, gint by)
{
    guint next = search->row, row = search->last, column = search->column;
    gint sign = search->raise ? by : -by;

    for (;;) {
        change(search->world, search->who, cell_at(search, row, column), -sign);
        change(search->world, search->who, cell_at(search, next, column), sign);
        if (eql_cross_side_costs(search->side, column, row)[next] > 0)
            pay_for(search, column, row, next);
        if (row == search->row)
            return;
        next = row;
        column = search->in[row];
        row = search->from[row];
    }
}

static Search search_for(EqlCrossWorld *world, guint who, guint cell, gboolean raise, gboolean pay)
{
    const EqlCrossSide *side = world->side;

    return (Search){.world = world,
                    .side = who == EQL_CROSS_PEOPLE ? side : side->census,
                    .who = who,
                    .row = cell / side->frame->width,
                    .column = cell % side->frame->width,
                    .raise = raise,
                    .most = pay ? EQL_COST_BARRED - 1 : 0,
                    .bound = G_MAXUINT64};
}

/* One circle; returns how many went round. */
static gint push_once(EqlCrossWorld *world, guint who, guint cell, gboolean raise, gint wanted,
                      gboolean pay)
{
    Search search = search_for(world, who, cell, raise, pay);
    gint by = 0;

    if (room(world, who, cell, raise) <= 0)
        return 0;
    search_init(&search);
    if (find_circle(&search)) {
        by = narrowest(&search, wanted);
        go_round(&search, by);
    }
    return by;
}

gint eql_cross_world_push(EqlCrossWorld *world, guint who, guint cell, gboolean raise, gint wanted,
                          gboolean pay)
{
    gint pushed = 0, by = 1;

    while (by > 0 && pushed < wanted) {
        by = push_once(world, who, cell, raise, wanted - pushed, FALSE);
        if (by == 0 && pay)
            by = push_once(world, who, cell, raise, wanted - pushed, TRUE);
        pushed += by;
    }
    return pushed;
}

guint eql_cross_world_cost(EqlCrossWorld *world, guint who, guint cell, gboolean raise, guint limit)
{
    Search search = search_for(world, who, cell, raise, TRUE);
    guint cost = limit;

    if (room(world, who, cell, raise) <= 0)
        return cost;
    search.bound = 64 * (guint64)limit;
    search_init(&search);
    if (find_circle(&search))
        cost = MIN(search.cost, limit);
    return cost;
}

/* ── people who change rows or columns ── */

/* People are lent by a row and taken back by another: nobody's column has then given as many as it
 * got. */
static gboolean lend(EqlCrossWorld *world, EqlPlanMove move, gboolean columns, gboolean pay)
{
    const EqlCrossFrame *frame = world->side->frame;
    gboolean done;

    world->lender = columns ? frame->n_rows * frame->width + move.from
                            : move.from * frame->width + frame->n_columns;
    world->borrower = columns ? frame->n_rows * frame->width + move.to
                              : move.to * frame->width + frame->n_columns;
    world->lent = move.people;
    done = eql_cross_world_push(world, EQL_CROSS_PEOPLE, world->lender, TRUE, move.people, pay) ==
           move.people;
    world->lender = world->borrower = G_MAXUINT;
    return done;
}

gboolean eql_cross_world_follow(EqlCrossWorld *world, const GArray *moves, gboolean columns,
                                gboolean pay)
{
    for (guint i = 0; i < moves->len; i++) {
        if (!lend(world, g_array_index(moves, EqlPlanMove, i), columns, pay))
            return FALSE;
    }
    return TRUE;
}
