/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding-kin.h"

#define SEN "sen"
#define NEED "sen-need"
#define NO_SEN "N"

const char *eql_kin_of(const char *characteristic)
{
    if (g_str_equal(characteristic, SEN))
        return NEED;
    return g_str_equal(characteristic, NEED) ? SEN : NULL;
}

/* The kinds of need that pupils without any are listed with: "none", or not stated where the roll
 * left the field empty. */
static GPtrArray *needs_of_none(const EqlDataset *dataset)
{
    const EqlGroupColumn *sen = eql_group_columns_find(dataset->census->groups, SEN);
    const EqlGroupColumn *need = eql_group_columns_find(dataset->census->groups, NEED);
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; sen != NULL && need != NULL && i < dataset->census->n; i++) {
        const char *code = eql_group_column_get(need, i);

        if (g_str_equal(eql_group_column_get(sen, i), NO_SEN) &&
            !g_ptr_array_find_with_equal_func(found, code, g_str_equal, NULL))
            g_ptr_array_add(found, (gpointer)code);
    }
    return found;
}

static gboolean hides_any(const EqlHidden *hidden, const GPtrArray *codes)
{
    for (guint i = 0; i < codes->len; i++) {
        if (eql_hidden_has(hidden, EQL_DETAIL_FULL, g_ptr_array_index(codes, i)))
            return TRUE;
    }
    return FALSE;
}

static void hide(EqlHidden *hidden, const char *code)
{
    guint set;

    if (eql_group_nest_find(hidden->groups, EQL_DETAIL_FULL, code, &set))
        hidden->hidden[set] = TRUE;
}

/* Every group; the total stays. */
static void hide_groups(EqlHidden *hidden)
{
    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        hidden->hidden[set] = TRUE;
}

void eql_hide_as_kin(EqlHidden *hidden, const EqlDataset *dataset, const EqlHidden *own,
                     const EqlHidden *kin)
{
    g_autoptr(GPtrArray) needs = NULL;

    if (kin == NULL)
        return;
    needs = needs_of_none(dataset);
    if (g_str_equal(hidden->groups->characteristic, SEN)) {
        if (eql_hidden_has(own, EQL_DETAIL_FULL, NO_SEN) || hides_any(kin, needs))
            hide_groups(hidden);
        return;
    }
    for (guint i = 0; eql_hidden_has(kin, EQL_DETAIL_FULL, NO_SEN) && i < needs->len; i++)
        hide(hidden, g_ptr_array_index(needs, i));
}
