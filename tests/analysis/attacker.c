/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attacker.h"

#include <glpk.h>
#include <math.h>

/* No school in these tests has so many. */
#define MANY 1e6

/* What a column is between. */
typedef struct {
    int column;
    double low, high;
} Bounds;

/* Of the counts that are shown only their values are kept: the program has a column for each
 * hidden one. */
struct _Attacker {
    glp_prob *program;
    GHashTable *columns; /* hidden: name → column */
    GHashTable *shown;   /* name → value (double*) */
    GPtrArray *names;    /* char*, by column − 1 */
    GArray *supposed;    /* Bounds, of what was hidden before */
    GArray *low, *high;  /* double, by column − 1: the extremes of all solutions so far */
};

Attacker *attacker_new(void)
{
    Attacker *attacker = g_new0(Attacker, 1);

    glp_term_out(GLP_OFF);
    attacker->program = glp_create_prob();
    attacker->columns = g_hash_table_new(g_str_hash, g_str_equal);
    attacker->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    attacker->supposed = g_array_new(FALSE, FALSE, sizeof(Bounds));
    attacker->low = g_array_new(FALSE, FALSE, sizeof(double));
    attacker->high = g_array_new(FALSE, FALSE, sizeof(double));
    attacker->names = g_ptr_array_new_with_free_func(g_free);
    return attacker;
}

void attacker_free(Attacker *attacker)
{
    glp_delete_prob(attacker->program);
    g_hash_table_unref(attacker->columns);
    g_hash_table_unref(attacker->shown);
    g_ptr_array_unref(attacker->names);
    g_array_unref(attacker->supposed);
    g_array_unref(attacker->low);
    g_array_unref(attacker->high);
    g_free(attacker);
}

static int column_of(const Attacker *attacker, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(attacker->columns, name));
}

gboolean attacker_is_shown(const Attacker *attacker, const char *name)
{
    return g_hash_table_contains(attacker->shown, name);
}

gboolean attacker_has_seen(const Attacker *attacker, const char *name)
{
    return attacker_is_shown(attacker, name) || column_of(attacker, name) != 0;
}

double attacker_value(const Attacker *attacker, const char *name)
{
    const double *value = g_hash_table_lookup(attacker->shown, name);

    return value != NULL ? *value : G_MAXDOUBLE;
}

static void see_again(Attacker *attacker, const char *name, EqlFigure count)
{
    if (eql_figure_is_hidden(count) == attacker_is_shown(attacker, name))
        g_error("%s is hidden in one table and shown in another", name);
    if (eql_figure_is_shown(count))
        g_assert_cmpfloat(count.value, ==, attacker_value(attacker, name));
}

static void add_hidden(Attacker *attacker, const char *name)
{
    const double none[] = {G_MAXDOUBLE, -G_MAXDOUBLE};
    char *own = g_strdup(name);
    int column = glp_add_cols(attacker->program, 1);

    g_ptr_array_add(attacker->names, own);
    g_array_append_val(attacker->low, none[0]);
    g_array_append_val(attacker->high, none[1]);
    g_hash_table_insert(attacker->columns, own, GINT_TO_POINTER(column));
    glp_set_col_bnds(attacker->program, column, GLP_DB, 0, MANY);
}

void attacker_see(Attacker *attacker, const char *name, EqlFigure count)
{
    if (count.state == EQL_FIGURE_ABSENT)
        return;
    if (attacker_has_seen(attacker, name))
        see_again(attacker, name, count);
    else if (eql_figure_is_shown(count))
        g_hash_table_insert(attacker->shown, g_strdup(name),
                            g_memdup2(&count.value, sizeof count.value));
    else
        add_hidden(attacker, name);
}

/* A line of the program on its way. */
typedef struct {
    int *columns;
    double *factors, known;
    int n;
    gboolean seen;
} Line;

static void add_to_line(Line *line, const Attacker *attacker, const char *name, double factor)
{
    int column = column_of(attacker, name);

    line->seen = line->seen || attacker_has_seen(attacker, name);
    if (attacker_is_shown(attacker, name))
        line->known += factor * attacker_value(attacker, name);
    if (column == 0)
        return;
    line->columns[++line->n] = column;
    line->factors[line->n] = factor;
}

/* What is known of a single count needs no line. */
static void bound(Attacker *attacker, int column, double factor, double known, gboolean exact)
{
    double low = glp_get_col_lb(attacker->program, column);
    double high = glp_get_col_ub(attacker->program, column);

    if (exact || factor > 0)
        high = MIN(high, known / factor);
    if (exact || factor < 0)
        low = MAX(low, known / factor);
    g_assert_cmpfloat(low, <=, high);
    glp_set_col_bnds(attacker->program, column, low == high ? GLP_FX : GLP_DB, low, high);
}

void attacker_know_sum(Attacker *attacker, GPtrArray *parts, const char *sum, gboolean exact)
{
    g_autofree int *columns = g_new(int, parts->len + 2);
    g_autofree double *factors = g_new(double, parts->len + 2);
    Line line = {.columns = columns, .factors = factors};
    int row;

    if (!attacker_has_seen(attacker, sum))
        return;
    for (guint i = 0; i < parts->len; i++)
        add_to_line(&line, attacker, g_ptr_array_index(parts, i), 1);
    if (!line.seen)
        return;
    add_to_line(&line, attacker, sum, -1);
    if (line.n == 0)
        return;
    if (line.n == 1) {
        bound(attacker, line.columns[1], line.factors[1], -line.known, exact);
        return;
    }
    row = glp_add_rows(attacker->program, 1);
    glp_set_row_bnds(attacker->program, row, exact ? GLP_FX : GLP_UP, -line.known, -line.known);
    glp_set_mat_row(attacker->program, row, line.n, columns, factors);
}

GPtrArray *attacker_hidden(const Attacker *attacker)
{
    GPtrArray *hidden = g_ptr_array_new();

    for (guint i = 0; i < attacker->names->len; i++)
        g_ptr_array_add(hidden, g_ptr_array_index(attacker->names, i));
    return hidden;
}

GPtrArray *attacker_shown(const Attacker *attacker)
{
    GPtrArray *shown = g_ptr_array_new();
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, attacker->shown);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        g_ptr_array_add(shown, name);
    return shown;
}

/* Every solution is a school that looks the same, and so tells of all counts at once. */
static void note_solution(Attacker *attacker)
{
    for (guint i = 0; i < attacker->names->len; i++) {
        double value = glp_get_col_prim(attacker->program, (int)i + 1);
        double *low = &g_array_index(attacker->low, double, i);
        double *high = &g_array_index(attacker->high, double, i);

        *low = MIN(*low, value);
        *high = MAX(*high, value);
    }
}

/* At most so many steps from one corner to the next: each is a solution. Returns whether there is
 * a better one. */
static gboolean walk(Attacker *attacker, int direction, int steps)
{
    glp_smcp how;
    int state;

    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_PRIMAL;
    how.it_lim = steps;
    glp_set_obj_dir(attacker->program, direction);
    state = glp_simplex(attacker->program, &how);
    if (state != 0 && state != GLP_EITLIM) {
        glp_std_basis(attacker->program);
        state = glp_simplex(attacker->program, &how);
    }
    g_assert_true(state == 0 || state == GLP_EITLIM);
    if (glp_get_prim_stat(attacker->program) == GLP_FEAS)
        note_solution(attacker);
    return state == GLP_EITLIM;
}

static void solve(Attacker *attacker, int direction)
{
    g_assert_false(walk(attacker, direction, G_MAXINT));
    g_assert_cmpint(glp_get_status(attacker->program), ==, GLP_OPT);
}

static double width_so_far(const Attacker *attacker, int column)
{
    return g_array_index(attacker->high, double, (guint)column - 1) -
           g_array_index(attacker->low, double, (guint)column - 1);
}

static guint count_narrow(const Attacker *attacker, GPtrArray *names, double enough)
{
    guint n = 0;

    for (guint i = 0; i < names->len; i++)
        n += width_so_far(attacker, column_of(attacker, names->pdata[i])) < enough;
    return n;
}

/* Of the counts that are not wide enough yet, half are to be more and half less, at random. */
static void aim_at_random(Attacker *attacker, GPtrArray *names, double enough, GRand *rand)
{
    for (guint i = 0; i < names->len; i++) {
        int column = column_of(attacker, g_ptr_array_index(names, i));
        gboolean wide = width_so_far(attacker, column) >= enough;

        glp_set_obj_coef(attacker->program, column, wide ? 0 : g_rand_double_range(rand, -1, 1));
    }
}

/* Corners on the way are as good as those at its end: it is left where no more counts get wide. */
static void walk_while_it_helps(Attacker *attacker, GPtrArray *names, double enough)
{
    enum { STEPS = 50 };
    guint before = count_narrow(attacker, names, enough), narrow = before;

    while (walk(attacker, GLP_MAX, STEPS)) {
        narrow = count_narrow(attacker, names, enough);
        if (narrow == before)
            return;
        before = narrow;
    }
}

void attacker_probe(Attacker *attacker, GPtrArray *names, double enough)
{
    enum { TRIES = 6 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    guint narrow, in_vain = 0;

    solve(attacker, GLP_MAX);
    narrow = count_narrow(attacker, names, enough);
    while (narrow > 0 && in_vain < TRIES) {
        guint before = narrow;

        aim_at_random(attacker, names, enough, rand);
        walk_while_it_helps(attacker, names, enough);
        narrow = count_narrow(attacker, names, enough);
        in_vain = narrow < before ? 0 : in_vain + 1;
    }
    for (guint i = 0; i < names->len; i++)
        glp_set_obj_coef(attacker->program, column_of(attacker, g_ptr_array_index(names, i)), 0);
}

double attacker_width(Attacker *attacker, const char *name, double enough)
{
    static const int directions[] = {GLP_MAX, GLP_MIN};
    int column = column_of(attacker, name);

    glp_set_obj_coef(attacker->program, column, 1);
    for (guint i = 0; i < G_N_ELEMENTS(directions); i++) {
        if (width_so_far(attacker, column) < enough)
            solve(attacker, directions[i]);
    }
    glp_set_obj_coef(attacker->program, column, 0);
    return width_so_far(attacker, column);
}

/* What is shown is no variable; returns that part of the difference. */
static double aim(Attacker *attacker, const char *name, double factor)
{
    int column = column_of(attacker, name);

    if (column == 0)
        return factor * attacker_value(attacker, name);
    glp_set_obj_coef(attacker->program, column, factor);
    return 0;
}

double attacker_most_above(Attacker *attacker, const char *name, const char *other)
{
    double most = aim(attacker, name, 1) + aim(attacker, other, -1);

    solve(attacker, GLP_MAX);
    most += glp_get_obj_val(attacker->program);
    aim(attacker, name, 0);
    aim(attacker, other, 0);
    return most;
}

void attacker_know_some(Attacker *attacker, const char *name)
{
    bound(attacker, column_of(attacker, name), -1, -1, FALSE);
}

/* ── what if ── */

static void forget_solutions(Attacker *attacker)
{
    for (guint i = 0; i < attacker->names->len; i++) {
        g_array_index(attacker->low, double, i) = G_MAXDOUBLE;
        g_array_index(attacker->high, double, i) = -G_MAXDOUBLE;
    }
}

void attacker_suppose(Attacker *attacker, const char *name, double value)
{
    int column = column_of(attacker, name);
    Bounds own = {column, glp_get_col_lb(attacker->program, column),
                  glp_get_col_ub(attacker->program, column)};

    g_array_append_val(attacker->supposed, own);
    glp_set_col_bnds(attacker->program, column, GLP_FX, value, value);
    forget_solutions(attacker);
}

void attacker_suppose_no_more(Attacker *attacker)
{
    while (attacker->supposed->len > 0) {
        Bounds own = g_array_index(attacker->supposed, Bounds, attacker->supposed->len - 1);

        glp_set_col_bnds(attacker->program, own.column, own.low == own.high ? GLP_FX : GLP_DB,
                         own.low, own.high);
        g_array_set_size(attacker->supposed, attacker->supposed->len - 1);
    }
    forget_solutions(attacker);
}

guint attacker_count(const Attacker *attacker, gboolean hidden)
{
    return hidden ? attacker->names->len : g_hash_table_size(attacker->shown);
}
