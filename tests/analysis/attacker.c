/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attacker.h"

#include <glpk.h>
#include <math.h>

/* No school in these tests has so many. */
#define MANY 1e6

struct _Attacker {
    glp_prob *program;
    GHashTable *columns; /* name → column */
    GHashTable *hidden;  /* name → itself */
    GPtrArray *names;    /* char*, by column − 1 */
    GArray *low, *high;  /* double, by column − 1: the extremes of all solutions so far */
};

Attacker *attacker_new(void)
{
    Attacker *attacker = g_new0(Attacker, 1);

    glp_term_out(GLP_OFF);
    attacker->program = glp_create_prob();
    attacker->columns = g_hash_table_new(g_str_hash, g_str_equal);
    attacker->hidden = g_hash_table_new(g_str_hash, g_str_equal);
    attacker->low = g_array_new(FALSE, FALSE, sizeof(double));
    attacker->high = g_array_new(FALSE, FALSE, sizeof(double));
    attacker->names = g_ptr_array_new_with_free_func(g_free);
    return attacker;
}

void attacker_free(Attacker *attacker)
{
    glp_delete_prob(attacker->program);
    g_hash_table_unref(attacker->columns);
    g_hash_table_unref(attacker->hidden);
    g_ptr_array_unref(attacker->names);
    g_array_unref(attacker->low);
    g_array_unref(attacker->high);
    g_free(attacker);
}

static int column_of(const Attacker *attacker, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(attacker->columns, name));
}

gboolean attacker_has_seen(const Attacker *attacker, const char *name)
{
    return column_of(attacker, name) != 0;
}

gboolean attacker_is_shown(const Attacker *attacker, const char *name)
{
    return attacker_has_seen(attacker, name) && !g_hash_table_contains(attacker->hidden, name);
}

double attacker_value(const Attacker *attacker, const char *name)
{
    return attacker_is_shown(attacker, name)
               ? glp_get_col_lb(attacker->program, column_of(attacker, name))
               : G_MAXDOUBLE;
}

static void see_again(Attacker *attacker, const char *name, EqlFigure count)
{
    if (eql_figure_is_hidden(count) == attacker_is_shown(attacker, name))
        g_error("%s is hidden in one table and shown in another", name);
    if (eql_figure_is_shown(count))
        g_assert_cmpfloat(count.value, ==, attacker_value(attacker, name));
}

void attacker_see(Attacker *attacker, const char *name, EqlFigure count)
{
    const double none[] = {G_MAXDOUBLE, -G_MAXDOUBLE};
    char *own;
    int column;

    if (count.state == EQL_FIGURE_ABSENT)
        return;
    if (attacker_has_seen(attacker, name)) {
        see_again(attacker, name, count);
        return;
    }
    own = g_strdup(name);
    column = glp_add_cols(attacker->program, 1);
    g_ptr_array_add(attacker->names, own);
    g_array_append_val(attacker->low, none[0]);
    g_array_append_val(attacker->high, none[1]);
    g_hash_table_insert(attacker->columns, own, GINT_TO_POINTER(column));
    if (eql_figure_is_shown(count)) {
        glp_set_col_bnds(attacker->program, column, GLP_FX, count.value, count.value);
    } else {
        glp_set_col_bnds(attacker->program, column, GLP_DB, 0, MANY);
        g_hash_table_add(attacker->hidden, own);
    }
}

void attacker_know_sum(Attacker *attacker, GPtrArray *parts, const char *sum, gboolean exact)
{
    g_autofree int *columns = g_new(int, parts->len + 2);
    g_autofree double *factors = g_new(double, parts->len + 2);
    int n = 0, row;

    if (!attacker_has_seen(attacker, sum))
        return;
    for (guint i = 0; i < parts->len; i++) {
        int column = column_of(attacker, g_ptr_array_index(parts, i));

        if (column == 0)
            continue;
        columns[++n] = column;
        factors[n] = 1;
    }
    if (n == 0)
        return;
    columns[++n] = column_of(attacker, sum);
    factors[n] = -1;
    row = glp_add_rows(attacker->program, 1);
    glp_set_row_bnds(attacker->program, row, exact ? GLP_FX : GLP_UP, 0, 0);
    glp_set_mat_row(attacker->program, row, n, columns, factors);
}

GPtrArray *attacker_hidden(const Attacker *attacker)
{
    GPtrArray *hidden = g_ptr_array_new();

    for (guint i = 0; i < attacker->names->len; i++) {
        if (g_hash_table_contains(attacker->hidden, g_ptr_array_index(attacker->names, i)))
            g_ptr_array_add(hidden, g_ptr_array_index(attacker->names, i));
    }
    return hidden;
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

static void solve(Attacker *attacker, int direction)
{
    glp_smcp how;

    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_PRIMAL;
    glp_set_obj_dir(attacker->program, direction);
    if (glp_simplex(attacker->program, &how) != 0) {
        glp_std_basis(attacker->program);
        g_assert_cmpint(glp_simplex(attacker->program, &how), ==, 0);
    }
    g_assert_cmpint(glp_get_status(attacker->program), ==, GLP_OPT);
    note_solution(attacker);
}

static double width_so_far(const Attacker *attacker, int column)
{
    return g_array_index(attacker->high, double, (guint)column - 1) -
           g_array_index(attacker->low, double, (guint)column - 1);
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

guint attacker_count(const Attacker *attacker, gboolean hidden)
{
    guint n = g_hash_table_size(attacker->hidden);

    return hidden ? n : g_hash_table_size(attacker->columns) - n;
}
