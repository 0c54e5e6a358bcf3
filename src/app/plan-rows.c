/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-rows.h"

#include "app/row-drag.h"
#include "app/rows.h"

struct _EqlPlanRows {
    GtkListBox *list;
    EqlPlanTable *table;
    GHashTable *by_id; /* id → EqlActionRow, borrowed from the list */
    EqlPlanPasses passes;
    gpointer data;
};

/* ── which there are ── */

guint eql_plan_rows_n(EqlPlanRows *self)
{
    return g_hash_table_size(self->by_id);
}

EqlActionRow *eql_plan_rows_find(EqlPlanRows *self, const char *id)
{
    return g_hash_table_lookup(self->by_id, id);
}

EqlPlanCount eql_plan_rows_count(EqlPlanRows *self)
{
    EqlPlanCount count = {0};
    GHashTableIter iter;
    gpointer row;
    g_hash_table_iter_init(&iter, self->by_id);
    while (g_hash_table_iter_next(&iter, NULL, &row))
        eql_plan_count_add(&count, eql_action_row_action(row));
    return count;
}

/* ── which is chosen ── */

EqlActionRow *eql_plan_rows_chosen(EqlPlanRows *self)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row(self->list);
    return row != NULL ? EQL_ACTION_ROW(row) : NULL;
}

void eql_plan_rows_choose(EqlPlanRows *self, EqlActionRow *row)
{
    gtk_list_box_select_row(self->list, row != NULL ? GTK_LIST_BOX_ROW(row) : NULL);
}

void eql_plan_rows_choose_any(EqlPlanRows *self)
{
    if (eql_plan_rows_chosen(self) == NULL)
        gtk_list_box_select_row(self->list, gtk_list_box_get_row_at_index(self->list, 0));
}

EqlActionRow *eql_plan_rows_beside(EqlPlanRows *self, int step)
{
    GtkListBoxRow *chosen = gtk_list_box_get_selected_row(self->list);
    GtkListBoxRow *other = chosen != NULL ? eql_rows_next(self->list, chosen, step) : NULL;
    return other != NULL ? EQL_ACTION_ROW(other) : NULL;
}

/* ── coming and going ── */

static EqlActionRow *add_row(EqlPlanRows *self, const EqlAction *action, guint position)
{
    EqlActionRow *row = EQL_ACTION_ROW(eql_action_row_new(action, position));
    eql_row_drag_add_source(GTK_WIDGET(row));
    gtk_list_box_append(self->list, GTK_WIDGET(row));
    g_hash_table_insert(self->by_id, g_strdup(action->id), row);
    return row;
}

static void remove_row(EqlPlanRows *self, EqlActionRow *row)
{
    const char *id = eql_action_row_action(row)->id;
    eql_plan_table_remove(self->table, id);
    g_hash_table_remove(self->by_id, id);
    eql_rows_remove(self->list, GTK_LIST_BOX_ROW(row)); /* and with it the id */
}

void eql_plan_rows_remove_gone(EqlPlanRows *self, const GPtrArray *actions)
{
    g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GList) rows = g_hash_table_get_values(self->by_id);
    GtkWidget *table = GTK_WIDGET(self->table);
    gboolean had_focus = gtk_widget_get_mapped(table) && gtk_widget_get_focus_child(table) != NULL;
    guint n_stay = 0;
    for (guint i = 0; i < actions->len; i++) {
        const char *id = ((EqlAction *)actions->pdata[i])->id;
        g_hash_table_add(there, (gpointer)id);
        n_stay += g_hash_table_contains(self->by_id, id);
    }
    if (n_stay == 0)
        eql_plan_table_clear(self->table); /* as for another school */
    for (GList *link = rows; link != NULL; link = link->next)
        if (!g_hash_table_contains(there, eql_action_row_action(link->data)->id))
            remove_row(self, link->data);
    if (had_focus && n_stay < g_list_length(rows))
        eql_plan_table_focus(self->table, FALSE);
}

static void show_in_both(EqlPlanRows *self, EqlActionRow *row, const EqlAction *action,
                         guint position)
{
    eql_action_row_set_action(row, action, position);
    eql_plan_table_put(self->table, action, position);
}

/* Those that are there have their new places first: what is new then comes between them, where it
 * belongs, and nothing has to be sorted anew. */
EqlActionRow *eql_plan_rows_put(EqlPlanRows *self, const GPtrArray *actions, guint most)
{
    EqlActionRow *last = NULL;
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        EqlActionRow *row = eql_plan_rows_find(self, action->id);
        if (row != NULL)
            show_in_both(self, row, action, i);
    }
    for (guint i = 0; i < actions->len && most > 0; i++) {
        const EqlAction *action = actions->pdata[i];
        if (eql_plan_rows_find(self, action->id) != NULL)
            continue;
        most--;
        eql_plan_table_put(self->table, action, i);
        last = add_row(self, action, i);
    }
    gtk_list_box_invalidate_sort(self->list);
    eql_plan_table_sort(self->table);
    return last;
}

EqlActionRow *eql_plan_rows_show(EqlPlanRows *self, const EqlAction *action)
{
    EqlActionRow *row = eql_plan_rows_find(self, action->id);
    if (row != NULL)
        show_in_both(self, row, action, eql_action_row_position(row));
    return row;
}

/* ── which are seen, and in which order ── */

static gboolean is_seen(GtkListBoxRow *row, gpointer data)
{
    EqlPlanRows *self = data;
    return gtk_list_box_row_is_selected(row) ||
           self->passes(eql_action_row_action(EQL_ACTION_ROW(row)), self->data);
}

void eql_plan_rows_refilter(EqlPlanRows *self)
{
    gtk_list_box_invalidate_filter(self->list);
    eql_plan_table_refilter(self->table);
}

static int by_position(GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused)
{
    return (int)eql_action_row_position(EQL_ACTION_ROW(a)) -
           (int)eql_action_row_position(EQL_ACTION_ROW(b));
}

EqlPlanRows *eql_plan_rows_new(GtkListBox *list, EqlPlanTable *table, EqlPlanPasses passes,
                               gpointer data)
{
    EqlPlanRows *self = g_new0(EqlPlanRows, 1);
    self->list = list;
    self->table = table;
    self->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->passes = passes;
    self->data = data;
    gtk_list_box_set_selection_mode(list, GTK_SELECTION_BROWSE);
    gtk_list_box_set_sort_func(list, by_position, NULL, NULL);
    gtk_list_box_set_filter_func(list, is_seen, self, NULL);
    eql_plan_table_set_passes(table, passes, data);
    return self;
}

void eql_plan_rows_free(EqlPlanRows *self)
{
    g_hash_table_unref(self->by_id);
    g_free(self);
}
