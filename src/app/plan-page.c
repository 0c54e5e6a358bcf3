/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: a table or a list of actions and, beside it or in its place, every field of the
 * one that is chosen. What is edited shows at once and is on its way to the file; what comes and
 * goes shows when it is there.
 */
#include "app/plan-page.h"

#include <glib/gi18n-lib.h>

#include "app/action-editor.h"
#include "app/action-row.h"
#include "app/compat.h"
#include "app/context-menu.h"
#include "app/flow.h"
#include "app/gsettings.h"
#include "app/plan-cell.h"
#include "app/plan-filter.h"
#include "app/plan-rows.h"
#include "app/row-drag.h"
#include "app/two-panes.h"
#include "workflow/plan-edit.h"

/* So many rows come at once, and so many more with each frame: a whole plan takes long to lay
 * out. */
#define FIRST_ROWS 6
#define ROWS_A_FRAME 2
/* The columns of the table can be read with so many pixels. */
#define TABLE_WIDTH 780

struct _EqlPlanPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkWidget *propose_first, *above, *back;
    GtkLabel *headline;
    GtkProgressBar *progress;
    EqlPlanFilter *filter;
    EqlTwoPanes *panes;
    GtkStack *views;
    GtkToggleButton *as_table;
    EqlPlanTable *table;
    GtkListBox *list;
    EqlActionEditor *editor;
    EqlPlanRows *rows;      /* NULL until the page is built */
    guint tick;             /* while rows are still coming */
    guint updating;         /* source: which actions there are has changed */
    gboolean gone;          /* the parts of the page are on their way out */
    gboolean awaits_action; /* the next that comes is the user's own: to be edited */
    EqlEdit *begun;         /* that began it, or NULL; kept: no other can be taken for it */
};

G_DEFINE_FINAL_TYPE(EqlPlanPage, eql_plan_page, EQL_TYPE_PAGE)

static EqlActionRow *chosen(EqlPlanPage *self)
{
    return eql_plan_rows_chosen(self->rows);
}

/* ── the line above, and how far the school is ── */

/* Of the rows, which know of edits that are not in the file yet, once all are there. */
static EqlPlanCount count(EqlPlanPage *self)
{
    EqlPlanCount count = {0};
    const GPtrArray *actions = eql_page_snapshot(EQL_PAGE(self))->actions;
    if (self->tick == 0)
        return eql_plan_rows_count(self->rows);
    for (guint i = 0; i < actions->len; i++)
        eql_plan_count_add(&count, actions->pdata[i]);
    return count;
}

static void show_headline(EqlPlanPage *self)
{
    EqlPlanCount n = count(self);
    g_autofree char *text = eql_plan_count_text(&n);
    gtk_label_set_label(self->headline, text);
    gtk_progress_bar_set_fraction(self->progress, n.all > 0 ? (double)n.done / n.all : 0);
}

static void show_empty(EqlPlanPage *self, const EqlSnapshot *snapshot)
{
    gboolean has_findings = snapshot->findings->len > 0;
    adw_status_page_set_description(
        self->empty, has_findings
                         ? _("This page will list what the school is going to do. The program "
                             "can propose actions for what stands out; you decide.")
                         : _("This page will list what the school is going to do. Bring in "
                             "answers, and the program can propose actions for what stands out in "
                             "them; or begin with your own."));
    gtk_widget_set_visible(self->propose_first, has_findings);
}

/* ── as a table or as a list ── */

/* Where nothing fits, the list says so, and how to see all; where columns could not be read, there
 * is the list and no choice, but what was chosen is there again when there is room. */
static void show_view(EqlPlanPage *self)
{
    gboolean as_table = gtk_toggle_button_get_active(self->as_table);
    gboolean narrow = as_table && eql_two_panes_is_narrow(self->panes);
    gboolean shows = as_table && !narrow &&
                     (eql_plan_table_n_seen(self->table) > 0 ||
                      gtk_list_box_get_row_at_index(self->list, 0) == NULL);
    gtk_widget_set_visible(gtk_widget_get_parent(GTK_WIDGET(self->as_table)), !narrow);
    gtk_stack_set_visible_child_name(self->views, shows ? "table" : "list");
    eql_two_panes_set_least(self->panes, as_table ? TABLE_WIDTH : 0);
}

static gboolean is_table(EqlPlanPage *self)
{
    return g_str_equal(gtk_stack_get_visible_child_name(self->views), "table");
}

/* To where one was, in the table or in the list. */
static void focus_view(EqlPlanPage *self)
{
    if (is_table(self))
        eql_plan_table_focus(self->table, FALSE);
    else if (chosen(self) != NULL)
        gtk_widget_grab_focus(GTK_WIDGET(chosen(self)));
}

static void on_as_toggled(EqlPlanPage *self)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    if (self->gone)
        return;
    if (settings != NULL)
        g_settings_set_string(settings, "plan-as",
                              gtk_toggle_button_get_active(self->as_table) ? "table" : "list");
    eql_plan_table_keep(self->table);
    show_view(self);
}

/* ── rows ── */

static gboolean passes(const EqlAction *action, gpointer data)
{
    EqlPlanPage *self = data;
    return self->gone || eql_plan_filter_passes(self->filter, action);
}

static void edit_new(EqlPlanPage *self, EqlActionRow *row)
{
    self->awaits_action = FALSE;
    eql_plan_filter_clear(self->filter);
    eql_plan_rows_choose(self->rows, row);
    if (is_table(self) && eql_two_panes_shows_list(self->panes)) {
        eql_plan_table_focus(self->table, TRUE);
        return;
    }
    eql_two_panes_show_details(self->panes, TRUE);
    eql_action_editor_focus_activity(self->editor);
}

static void update_actions(EqlPlanPage *self);

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(widget);
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (eql_session_is_editing(eql_page_session(EQL_PAGE(self))))
        return G_SOURCE_CONTINUE; /* the last edit brings all */
    eql_plan_rows_put(self->rows, snapshot->actions, ROWS_A_FRAME);
    if (eql_plan_rows_n(self->rows) < snapshot->actions->len)
        return G_SOURCE_CONTINUE;
    self->tick = 0;
    update_actions(self);
    return G_SOURCE_REMOVE;
}

static void show_rows(EqlPlanPage *self, const GPtrArray *actions)
{
    eql_plan_rows_remove_gone(self->rows, actions);
    EqlActionRow *new = eql_plan_rows_put(self->rows, actions, FIRST_ROWS);
    eql_plan_rows_choose_any(self->rows);
    if (new != NULL && self->awaits_action)
        edit_new(self, new);
    eql_plan_rows_refilter(self->rows);
    show_view(self);
    if (eql_plan_rows_n(self->rows) < actions->len && self->tick == 0)
        self->tick = gtk_widget_add_tick_callback(GTK_WIDGET(self), on_frame, NULL, NULL);
}

void eql_plan_page_focus(EqlPlanPage *self)
{
    if (chosen(self) != NULL)
        focus_view(self);
}

static gboolean eql_plan_page_take_focus(EqlPage *page)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(page);
    if (chosen(self) != NULL)
        focus_view(self);
    return chosen(self) != NULL;
}

static gboolean on_update(gpointer data)
{
    EqlPlanPage *self = data;
    GtkWidget *widget = GTK_WIDGET(self);
    gboolean any = chosen(self) != NULL;
    gtk_widget_action_set_enabled(widget, "plan.details", any);
    gtk_widget_action_set_enabled(widget, "plan.delete", any);
    gtk_widget_action_set_enabled(widget, "plan.up", eql_plan_rows_beside(self->rows, -1) != NULL);
    gtk_widget_action_set_enabled(widget, "plan.down", eql_plan_rows_beside(self->rows, 1) != NULL);
    self->updating = 0;
    return G_SOURCE_REMOVE;
}

/* The toolkit tells every row's menu of each: in a turn of its own, and once for all that has
 * changed. */
static void update_actions(EqlPlanPage *self)
{
    if (self->updating == 0)
        self->updating = g_idle_add_full(G_PRIORITY_DEFAULT, on_update, self, NULL);
}

static void show_details(EqlPlanPage *self)
{
    EqlActionRow *row = chosen(self);
    gtk_widget_set_sensitive(GTK_WIDGET(self->editor), row != NULL);
    if (row != NULL)
        eql_action_editor_set_action(self->editor, eql_action_row_action(row));
    else
        eql_two_panes_show_details(self->panes, FALSE);
    update_actions(self);
}

/* ── what is there ── */

static void show_themes(EqlPlanPage *self, const EqlSnapshot *snapshot)
{
    const EqlQuestionnaire *questionnaire = snapshot->dataset->questionnaire;
    g_autoptr(GStrvBuilder) themes = g_strv_builder_new();
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = questionnaire->themes->pdata[i];
        g_strv_builder_add(themes, theme->label);
    }
    g_auto(GStrv) labels = g_strv_builder_end(themes);
    eql_plan_filter_set_themes(self->filter, (const char *const *)labels);
    eql_action_editor_set_themes(self->editor, (const char *const *)labels);
    eql_plan_table_set_themes(self->table, (const char *const *)labels);
}

static void eql_plan_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(page);
    const GPtrArray *actions = snapshot->actions;
    if (eql_session_is_editing(eql_page_session(page)))
        return; /* what is shown knows more; the last edit brings all */
    show_empty(self, snapshot);
    show_themes(self, snapshot);
    gtk_stack_set_visible_child_name(self->stack, actions->len > 0 ? "content" : "empty");
    eql_plan_filter_set_actions(self->filter, actions);
    show_rows(self, actions);
    show_details(self);
    show_headline(self);
}

static void eql_plan_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "plan-changed", G_CALLBACK(eql_page_outdate), page,
                            G_CONNECT_SWAPPED);
}

/* ── what the user does ── */

static void edit(EqlPlanPage *self, EqlEdit *taken)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (session != NULL)
        eql_session_edit(session, taken);
    else
        eql_edit_unref(taken);
}

static void on_edited(EqlPlanPage *self, const EqlAction *before, const EqlAction *after)
{
    EqlActionRow *row = self->gone ? NULL : eql_plan_rows_show(self->rows, after);
    if (row != NULL && row == chosen(self))
        eql_action_editor_set_action(self->editor, after);
    edit(self, eql_edit_change_action(before, after));
    if (!self->gone)
        show_headline(self);
}

static void keep(EqlPlanPage *self)
{
    eql_action_editor_keep(self->editor);
    eql_plan_table_keep(self->table);
}

static void act_add(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(widget);
    g_autoptr(EqlAction) action = eql_action_new();
    EqlActionRow *row = chosen(self);
    if (eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    keep(self);
    self->awaits_action = TRUE;
    g_clear_pointer(&self->begun, eql_edit_unref);
    self->begun =
        eql_edit_add_action(action, row != NULL ? eql_action_row_position(row) + 1 : G_MAXUINT);
    edit(self, eql_edit_ref(self->begun));
}

/* Whoever begins an action and thinks better of it has no empty one in the plan. */
static void on_left(EqlPlanPage *self)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    const EqlEdit *last =
        session != NULL ? eql_history_to_undo(eql_session_history(session)) : NULL;
    if (last != NULL && last == self->begun)
        eql_session_undo(session);
    g_clear_pointer(&self->begun, eql_edit_unref);
}

static void act_delete(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(widget);
    keep(self);
    EqlActionRow *row = chosen(self);
    if (row == NULL)
        return;
    edit(self, eql_edit_delete_action(eql_action_row_action(row), eql_action_row_position(row)));
    eql_two_panes_show_details(self->panes, FALSE);
}

static void move(EqlPlanPage *self, int step)
{
    keep(self);
    EqlActionRow *row = chosen(self), *other = eql_plan_rows_beside(self->rows, step);
    if (other == NULL)
        return;
    /* Translators: the number of a row, and how many there are. */
    g_autofree char *place =
        g_strdup_printf(C_("row of a table", "%u of %u"), eql_action_row_position(other) + 1,
                        eql_page_snapshot(EQL_PAGE(self))->actions->len);
    edit(self, eql_edit_move_action(eql_action_row_action(row), eql_action_row_position(row),
                                    eql_action_row_position(other)));
    eql_compat_announce(GTK_WIDGET(self), place);
}

static void on_dropped(GtkListBoxRow *moved, GtkListBoxRow *over, gboolean below, gpointer data)
{
    EqlPlanPage *self = data;
    EqlActionRow *row = EQL_ACTION_ROW(moved);
    guint from = eql_action_row_position(row);
    guint to = eql_row_drag_place(from, eql_action_row_position(EQL_ACTION_ROW(over)), below);
    if (to == from)
        return;
    keep(self);
    eql_plan_rows_choose(self->rows, row);
    edit(self, eql_edit_move_action(eql_action_row_action(row), from, to));
}

static void act_details(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(widget);
    eql_two_panes_show_details(self->panes, TRUE);
    eql_action_editor_focus_activity(self->editor);
}

/* A row of the table or of the list. */
static gboolean on_context(GtkWidget *page, double x, double y, gpointer unused)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(page);
    GtkWidget *there = gtk_widget_pick(page, x, y, GTK_PICK_DEFAULT);
    GtkWidget *cell = there != NULL ? gtk_widget_get_ancestor(there, EQL_TYPE_PLAN_CELL) : NULL;
    GtkWidget *row = there != NULL ? gtk_widget_get_ancestor(there, EQL_TYPE_ACTION_ROW) : NULL;
    if (row != NULL)
        eql_plan_rows_choose(self->rows, EQL_ACTION_ROW(row));
    return (cell != NULL && gtk_widget_grab_focus(cell)) ||
           (row != NULL && gtk_widget_grab_focus(row));
}

static const EqlRowDrag DRAG = {NULL, on_dropped};

static void act_up(GtkWidget *widget, const char *name, GVariant *unused)
{
    move(EQL_PLAN_PAGE(widget), -1);
}

static void act_down(GtkWidget *widget, const char *name, GVariant *unused)
{
    move(EQL_PLAN_PAGE(widget), 1);
}

static void on_row_selected(EqlPlanPage *self)
{
    if (self->gone)
        return;
    EqlActionRow *row = chosen(self);
    eql_plan_table_choose(self->table, row != NULL ? eql_action_row_action(row)->id : NULL);
    show_details(self);
    gtk_list_box_invalidate_filter(self->list);
}

static void on_chosen(EqlPlanPage *self, const char *id)
{
    EqlActionRow *row = self->gone ? NULL : eql_plan_rows_find(self->rows, id);
    if (row != NULL)
        eql_plan_rows_choose(self->rows, row);
}

static void on_row_activated(EqlPlanPage *self)
{
    eql_two_panes_show_details(self->panes, TRUE);
    eql_action_editor_focus_activity(self->editor);
}

static void on_filter_changed(EqlPlanPage *self)
{
    EqlActionRow *row = chosen(self);
    if (row != NULL && !eql_plan_filter_passes(self->filter, eql_action_row_action(row)))
        eql_plan_rows_choose(self->rows, NULL);
    eql_plan_rows_refilter(self->rows);
    show_view(self);
    update_actions(self);
}

static void on_show_all(EqlPlanPage *self)
{
    eql_plan_filter_clear(self->filter);
}

static void on_back(EqlPlanPage *self)
{
    eql_two_panes_show_details(self->panes, FALSE);
    focus_view(self);
}

/* From the details to where one was. An action that was begun there and has nothing in it yet goes
 * again, as in the table. */
static gboolean on_escape(GtkWidget *widget, GVariant *unused, gpointer data)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(widget);
    GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(widget));
    GtkWidget *details = gtk_widget_get_last_child(GTK_WIDGET(self->panes));
    if (focus == NULL || !gtk_widget_is_ancestor(focus, details) || chosen(self) == NULL)
        return FALSE;
    eql_action_editor_keep(self->editor);
    on_back(self);
    on_left(self);
    return TRUE;
}

static void on_panes_changed(EqlPlanPage *self)
{
    if (self->gone)
        return;
    gboolean had_focus = gtk_widget_get_focus_child(GTK_WIDGET(self->views)) != NULL;
    gboolean was_table = is_table(self);
    eql_two_panes_arrange(self->panes, self->above, self->back, self->list);
    if (was_table && eql_two_panes_is_narrow(self->panes))
        eql_plan_table_keep(self->table);
    show_view(self);
    if (had_focus && is_table(self) != was_table)
        focus_view(self);
}

/* ── the widget ── */

static void eql_plan_page_build(EqlPage *page)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(page);
    g_autofree char *as = eql_gsettings_get("plan-as");
    self->rows = eql_plan_rows_new(self->list, self->table, passes, self);
    gtk_toggle_button_set_active(self->as_table, !g_str_equal(as, "list"));
    eql_page_add_key(GTK_WIDGET(self), "Insert", "plan.add"); /* from its buttons, too */
    eql_page_add_key(GTK_WIDGET(self->list), "Delete", "plan.delete");
    eql_context_menu_add(GTK_WIDGET(self), eql_plan_table_menu(self->table), on_context, NULL);
    eql_row_drag_add_target(self->list, EQL_TYPE_ACTION_ROW, &DRAG, self);
    eql_page_add_find(page, eql_plan_filter_search(self->filter));
    on_panes_changed(self);
    show_view(self);
    show_details(self);
}

static void eql_plan_page_dispose(GObject *object)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(object);
    self->gone = TRUE;
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_PLAN_PAGE);
    g_clear_handle_id(&self->updating, g_source_remove);
    g_clear_pointer(&self->rows, eql_plan_rows_free);
    g_clear_pointer(&self->begun, eql_edit_unref);
    G_OBJECT_CLASS(eql_plan_page_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, propose_first);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, above);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, back);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, progress);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, filter);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, panes);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, views);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, as_table);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, table);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, list);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, editor);
    gtk_widget_class_bind_template_callback(widget, on_as_toggled);
    gtk_widget_class_bind_template_callback(widget, on_chosen);
    gtk_widget_class_bind_template_callback(widget, on_edited);
    gtk_widget_class_bind_template_callback(widget, on_left);
    gtk_widget_class_bind_template_callback(widget, on_row_selected);
    gtk_widget_class_bind_template_callback(widget, on_row_activated);
    gtk_widget_class_bind_template_callback(widget, on_filter_changed);
    gtk_widget_class_bind_template_callback(widget, on_show_all);
    gtk_widget_class_bind_template_callback(widget, on_back);
    gtk_widget_class_bind_template_callback(widget, on_panes_changed);
}

static void eql_plan_page_class_init(EqlPlanPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_plan_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_plan_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_plan_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_plan_page_attach;
    EQL_PAGE_CLASS(klass)->take_focus = eql_plan_page_take_focus;
    g_type_ensure(EQL_TYPE_ACTION_EDITOR);
    g_type_ensure(EQL_TYPE_FLOW);
    g_type_ensure(EQL_TYPE_PLAN_FILTER);
    g_type_ensure(EQL_TYPE_PLAN_TABLE);
    g_type_ensure(EQL_TYPE_TWO_PANES);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/plan-page.ui");
    bind_children(widget);
    gtk_widget_class_install_action(widget, "plan.add", NULL, act_add);
    gtk_widget_class_install_action(widget, "plan.details", NULL, act_details);
    gtk_widget_class_install_action(widget, "plan.delete", NULL, act_delete);
    gtk_widget_class_install_action(widget, "plan.up", NULL, act_up);
    gtk_widget_class_install_action(widget, "plan.down", NULL, act_down);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Return, GDK_ALT_MASK, "plan.details", NULL);
    gtk_widget_class_add_binding(widget, GDK_KEY_Escape, 0, on_escape, NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Up, GDK_ALT_MASK, "plan.up", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Down, GDK_ALT_MASK, "plan.down", NULL);
}

static void eql_plan_page_init(EqlPlanPage *self)
{
}
