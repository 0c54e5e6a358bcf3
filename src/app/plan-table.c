/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-table.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"
#include "app/plan-cell.h"

/* ── a row of the model ── */

#define EQL_TYPE_PLAN_LINE (eql_plan_line_get_type())
G_DECLARE_FINAL_TYPE(EqlPlanLine, eql_plan_line, EQL, PLAN_LINE, GObject)

struct _EqlPlanLine {
    GObject parent_instance;
    EqlAction *action;
    guint position;
};

G_DEFINE_FINAL_TYPE(EqlPlanLine, eql_plan_line, G_TYPE_OBJECT)

static void eql_plan_line_finalize(GObject *object)
{
    eql_action_free(EQL_PLAN_LINE(object)->action);
    G_OBJECT_CLASS(eql_plan_line_parent_class)->finalize(object);
}

static void eql_plan_line_class_init(EqlPlanLineClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_plan_line_finalize;
}

static void eql_plan_line_init(EqlPlanLine *self)
{
}

/* ── the table ── */

static const EqlActionField COLUMNS[] = {EQL_ACTION_ACTIVITY, EQL_ACTION_STATUS,
                                         EQL_ACTION_PRIORITY, EQL_ACTION_DUE,
                                         EQL_ACTION_OWNER,    EQL_ACTION_THEME};
#define N_COLUMNS G_N_ELEMENTS(COLUMNS)
/* The item of the list that a cell is shown for. */
#define ITEM "equalens-item"
/* A cell is waited for so many frames. */
#define PATIENCE 20
/* So many rows come back at once, and so many more with each frame. */
#define FIRST_ROWS 8
#define ROWS_A_FRAME 3
/* It scrolls: to measure how high all of its rows are takes long and tells nothing. In pixels. */
#define LEAST_HEIGHT 120

struct _EqlPlanTable {
    GtkWidget parent_instance;
    GtkWidget *scrolled;
    GtkColumnView *view;
    GListStore *lines;        /* EqlPlanLine, in their order */
    GHashTable *by_id;        /* char* → EqlPlanLine, borrowed from the lines */
    GtkFilter *filter;        /* these are owned by the view's model, … */
    GListModel *seen;         /* those that pass */
    GtkSliceListModel *shown; /* the first of them */
    GtkSingleSelection *selection;
    GPtrArray *cells; /* … and these by the view: EqlPlanCell that show an action */
    GMenuModel *menu;
    char **themes;
    char *chosen; /* an id, or NULL */
    EqlPlanPasses passes;
    gpointer passes_data;
    gboolean choosing;
    /* where the keyboard is to go, once there is such a cell */
    guint wanted_row, tick;
    guint coming; /* while rows come back */
    EqlActionField wanted_field;
    gboolean wants_edit;
    EqlActionField met; /* the column in which the keyboard was last */
};

G_DEFINE_FINAL_TYPE(EqlPlanTable, eql_plan_table, GTK_TYPE_WIDGET)

enum { EDITED, CHOSEN, LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── what is there ── */

static int by_position(gconstpointer a, gconstpointer b, gpointer unused)
{
    guint left = EQL_PLAN_LINE((gpointer)a)->position, right = EQL_PLAN_LINE((gpointer)b)->position;
    return left < right ? -1 : left > right;
}

static gboolean is_seen(gpointer item, gpointer data)
{
    EqlPlanTable *self = data;
    const EqlAction *action = EQL_PLAN_LINE(item)->action;
    return g_strcmp0(self->chosen, action->id) == 0 || self->passes == NULL ||
           self->passes(action, self->passes_data);
}

static GtkListItem *item_of(EqlPlanCell *cell)
{
    return g_object_get_data(G_OBJECT(cell), ITEM);
}

/* Where the keyboard is, a screen reader says the row before the cell: which it is, and what it is
 * about, unless that is what the cell says. */
static void name_row(EqlPlanTable *self, EqlPlanCell *cell)
{
    GtkWidget *row = gtk_widget_get_parent(gtk_widget_get_parent(GTK_WIDGET(cell)));
    EqlPlanLine *line = gtk_list_item_get_item(item_of(cell));
    guint n = g_list_model_get_n_items(self->seen);
    if (row == NULL || line == NULL)
        return;
    /* Translators: the number of a row, and how many there are. */
    g_autofree char *place = g_strdup_printf(C_("row of a table", "%u of %u"),
                                             gtk_list_item_get_position(item_of(cell)) + 1, n);
    const char *const phrases[] = {
        place, eql_plan_cell_field(cell) != COLUMNS[0] ? line->action->activity : NULL};
    g_autofree char *name = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    eql_page_name(row, name);
}

static void show_in_cells(EqlPlanTable *self, EqlPlanLine *line)
{
    for (guint i = 0; i < self->cells->len; i++)
        if (gtk_list_item_get_item(item_of(self->cells->pdata[i])) == (gpointer)line)
            eql_plan_cell_set_action(self->cells->pdata[i], line->action);
}

static gboolean is_same(const EqlAction *a, const EqlAction *b)
{
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *one = eql_action_get(a, (EqlActionField)field);
        g_autofree char *other = eql_action_get(b, (EqlActionField)field);
        if (!g_str_equal(one, other))
            return FALSE;
    }
    return TRUE;
}

void eql_plan_table_put(EqlPlanTable *self, const EqlAction *action, guint position)
{
    EqlPlanLine *line = g_hash_table_lookup(self->by_id, action->id);
    g_autoptr(EqlPlanLine) new = line == NULL ? g_object_new(EQL_TYPE_PLAN_LINE, NULL) : NULL;
    gboolean another = new != NULL || !is_same(line->action, action);
    EqlAction *copy = eql_action_copy(action);
    line = line != NULL ? line : new;
    eql_action_free(line->action);
    line->action = copy;
    line->position = position;
    if (new == NULL) {
        if (another)
            show_in_cells(self, line);
        return;
    }
    g_hash_table_insert(self->by_id, g_strdup(action->id), line);
    g_list_store_insert_sorted(self->lines, line, by_position, NULL);
}

void eql_plan_table_remove(EqlPlanTable *self, const char *id)
{
    EqlPlanLine *line = g_hash_table_lookup(self->by_id, id);
    guint at;
    if (line != NULL && g_list_store_find(self->lines, line, &at)) {
        g_hash_table_remove(self->by_id, id);
        g_list_store_remove(self->lines, at);
    }
}

void eql_plan_table_clear(EqlPlanTable *self)
{
    g_hash_table_remove_all(self->by_id);
    g_list_store_remove_all(self->lines);
}

static gboolean is_in_order(GListModel *lines)
{
    guint n = g_list_model_get_n_items(lines);
    for (guint i = 1; i < n; i++) {
        g_autoptr(EqlPlanLine) before = g_list_model_get_item(lines, i - 1);
        g_autoptr(EqlPlanLine) line = g_list_model_get_item(lines, i);
        if (before->position > line->position)
            return FALSE;
    }
    return TRUE;
}

/* That takes all rows out and puts them in again. */
void eql_plan_table_sort(EqlPlanTable *self)
{
    if (!is_in_order(G_LIST_MODEL(self->lines)))
        g_list_store_sort(self->lines, by_position, NULL);
}

/* ── rows, a few a frame: a whole plan takes long to build ── */

static guint place_of(EqlPlanTable *self, const char *id)
{
    for (guint i = 0; i < g_list_model_get_n_items(self->seen); i++) {
        g_autoptr(EqlPlanLine) line = g_list_model_get_item(self->seen, i);
        if (g_strcmp0(line->action->id, id) == 0)
            return i;
    }
    return GTK_INVALID_LIST_POSITION;
}

/* It is among the rows that there are, and selected. */
static void show_chosen(EqlPlanTable *self)
{
    guint place = place_of(self, self->chosen);
    if (place != GTK_INVALID_LIST_POSITION && place >= gtk_slice_list_model_get_size(self->shown))
        gtk_slice_list_model_set_size(self->shown, place + 1);
    self->choosing = TRUE;
    gtk_single_selection_set_selected(self->selection, place);
    self->choosing = FALSE;
}

static gboolean bring_more(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
    EqlPlanTable *self = EQL_PLAN_TABLE(widget);
    guint n = g_list_model_get_n_items(G_LIST_MODEL(self->shown)) + ROWS_A_FRAME;
    gtk_slice_list_model_set_size(self->shown, n);
    if (n < eql_plan_table_n_seen(self))
        return G_SOURCE_CONTINUE;
    gtk_slice_list_model_set_size(self->shown, G_MAXUINT);
    self->coming = 0;
    return G_SOURCE_REMOVE;
}

/* Those that are there stay; what comes back comes after a few. */
void eql_plan_table_refilter(EqlPlanTable *self)
{
    guint n = g_list_model_get_n_items(G_LIST_MODEL(self->shown));
    gboolean mapped = gtk_widget_get_mapped(GTK_WIDGET(self));
    if (mapped)
        gtk_slice_list_model_set_size(self->shown, MAX(n, FIRST_ROWS));
    gtk_filter_changed(self->filter, GTK_FILTER_CHANGE_DIFFERENT);
    show_chosen(self);
    if (mapped && self->coming == 0)
        self->coming = gtk_widget_add_tick_callback(GTK_WIDGET(self), bring_more, NULL, NULL);
}

guint eql_plan_table_n_seen(EqlPlanTable *self)
{
    return g_list_model_get_n_items(self->seen);
}

void eql_plan_table_set_passes(EqlPlanTable *self, EqlPlanPasses passes, gpointer data)
{
    self->passes = passes;
    self->passes_data = data;
    eql_plan_table_refilter(self);
}

void eql_plan_table_set_themes(EqlPlanTable *self, const char *const *themes)
{
    g_auto(GStrv) before = self->themes;
    self->themes = g_strdupv((char **)themes);
    for (guint i = 0; i < self->cells->len; i++)
        eql_plan_cell_set_themes(self->cells->pdata[i], (const char *const *)self->themes);
}

void eql_plan_table_keep(EqlPlanTable *self)
{
    for (guint i = 0; i < self->cells->len; i++)
        eql_plan_cell_keep(self->cells->pdata[i]);
}

/* ── which one is chosen ── */

void eql_plan_table_choose(EqlPlanTable *self, const char *id)
{
    if (g_strcmp0(self->chosen, id) == 0 &&
        gtk_single_selection_get_selected(self->selection) == place_of(self, id))
        return;
    g_free(self->chosen);
    self->chosen = g_strdup(id);
    eql_plan_table_refilter(self);
}

static void on_selected(EqlPlanTable *self)
{
    EqlPlanLine *line = gtk_single_selection_get_selected_item(self->selection);
    if (!self->choosing && line != NULL && g_strcmp0(self->chosen, line->action->id) != 0)
        g_signal_emit(self, signals[CHOSEN], 0, line->action->id);
}

/* ── the keyboard goes from cell to cell ── */

static EqlPlanCell *cell_at(EqlPlanTable *self, guint place, EqlActionField field)
{
    for (guint i = 0; i < self->cells->len; i++) {
        EqlPlanCell *cell = self->cells->pdata[i];
        if (eql_plan_cell_field(cell) == field &&
            gtk_list_item_get_position(item_of(cell)) == place)
            return cell;
    }
    return NULL;
}

static guint column_of(EqlActionField field)
{
    guint i = 0;
    while (COLUMNS[i] != field)
        i++;
    return i;
}

/* Where a step leads, as a number that counts the cells row by row; −1: out of the table. */
static gint64 after_step(EqlPlanTable *self, EqlPlanCell *cell, EqlPlanStep step)
{
    static const int BY[] = {[EQL_STEP_NEXT] = 1,
                             [EQL_STEP_PREVIOUS] = -1,
                             [EQL_STEP_DOWN] = N_COLUMNS,
                             [EQL_STEP_UP] = -(int)N_COLUMNS};
    guint row = gtk_list_item_get_position(item_of(cell));
    gint64 all = (gint64)N_COLUMNS * eql_plan_table_n_seen(self);
    gint64 to = (gint64)N_COLUMNS * row + column_of(eql_plan_cell_field(cell)) + BY[step];
    return to < all ? MAX(to, -1) : -1;
}

/* Far from what is in sight a row has no cells yet: they come with the next frames. */
static gboolean go_to(EqlPlanTable *self)
{
    EqlPlanCell *cell = cell_at(self, self->wanted_row, self->wanted_field);
    if (cell == NULL || !gtk_widget_grab_focus(GTK_WIDGET(cell)))
        return FALSE;
    if (self->wants_edit)
        eql_plan_cell_edit(cell);
    return TRUE;
}

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
    EqlPlanTable *self = EQL_PLAN_TABLE(widget);
    if (!go_to(self) && ++*(guint *)frames < PATIENCE)
        return G_SOURCE_CONTINUE;
    self->tick = 0;
    return G_SOURCE_REMOVE;
}

static void want(EqlPlanTable *self, guint row, EqlActionField field, gboolean edit)
{
    self->wanted_row = row;
    self->wanted_field = field;
    self->wants_edit = edit;
    gtk_widget_activate_action(gtk_widget_get_last_child(GTK_WIDGET(self->view)),
                               "list.scroll-to-item", "u", row);
    if (!go_to(self) && self->tick == 0)
        self->tick =
            gtk_widget_add_tick_callback(GTK_WIDGET(self), on_frame, g_new0(guint, 1), g_free);
}

static gboolean on_step(EqlPlanTable *self, guint step, EqlPlanCell *cell)
{
    gint64 to = after_step(self, cell, (EqlPlanStep)step);
    if (to >= 0)
        want(self, (guint)(to / N_COLUMNS), COLUMNS[to % N_COLUMNS], FALSE);
    return to >= 0;
}

static void on_met(EqlPlanTable *self, EqlPlanCell *cell)
{
    name_row(self, cell);
    self->met = eql_plan_cell_field(cell);
    gtk_single_selection_set_selected(self->selection, gtk_list_item_get_position(item_of(cell)));
}

static void on_left(EqlPlanTable *self)
{
    g_signal_emit(self, signals[LEFT], 0);
}

static void on_edited(EqlPlanTable *self, const EqlAction *before, const EqlAction *after)
{
    EqlPlanLine *line = g_hash_table_lookup(self->by_id, after->id);
    g_autoptr(EqlAction) was = eql_action_copy(before);
    g_autoptr(EqlAction) is = eql_action_copy(after);
    if (line != NULL)
        eql_plan_table_put(self, is, line->position);
    g_signal_emit(self, signals[EDITED], 0, was, is);
}

void eql_plan_table_focus(EqlPlanTable *self, gboolean edit)
{
    guint row = place_of(self, self->chosen);
    if (row != GTK_INVALID_LIST_POSITION)
        want(self, row, edit ? COLUMNS[0] : self->met, edit);
}

/* ── cells ── */

static void on_setup(GtkListItemFactory *factory, GtkListItem *item, gpointer field)
{
    GtkWidget *cell = eql_plan_cell_new((EqlActionField)GPOINTER_TO_UINT(field));
    g_object_set_data(G_OBJECT(cell), ITEM, item);
    gtk_list_item_set_child(item, cell);
}

static void on_bind(EqlPlanTable *self, GtkListItem *item)
{
    EqlPlanCell *cell = EQL_PLAN_CELL(gtk_list_item_get_child(item));
    EqlPlanLine *line = gtk_list_item_get_item(item);
    g_ptr_array_add(self->cells, cell);
    eql_plan_cell_set_themes(cell, (const char *const *)self->themes);
    eql_plan_cell_set_action(cell, line->action);
    name_row(self, cell);
    g_signal_connect_object(cell, "edited", G_CALLBACK(on_edited), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(cell, "step", G_CALLBACK(on_step), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(cell, "met", G_CALLBACK(on_met), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(cell, "left", G_CALLBACK(on_left), self, G_CONNECT_SWAPPED);
}

/* What it shows stays: GTK 4.8 unbinds and binds again every row below one that comes or goes, and
 * texts that went and came would all be laid out anew. */
static void on_unbind(EqlPlanTable *self, GtkListItem *item)
{
    EqlPlanCell *cell = EQL_PLAN_CELL(gtk_list_item_get_child(item));
    eql_plan_cell_end(cell);
    g_signal_handlers_disconnect_by_data(cell, self);
    g_ptr_array_remove_fast(self->cells, cell);
}

static void add_column(EqlPlanTable *self, EqlActionField field)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
    g_signal_connect(factory, "setup", G_CALLBACK(on_setup), GUINT_TO_POINTER(field));
    g_signal_connect_object(factory, "bind", G_CALLBACK(on_bind), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(factory, "unbind", G_CALLBACK(on_unbind), self, G_CONNECT_SWAPPED);
    g_autoptr(GtkColumnViewColumn) column =
        gtk_column_view_column_new(eql_action_field_label(field), factory);
    gtk_column_view_column_set_resizable(column, TRUE);
    gtk_column_view_column_set_expand(column, field == EQL_ACTION_ACTIVITY);
    gtk_column_view_append_column(self->view, column);
}

/* ── the menu at the end of a row ── */

static GMenuModel *menu_new(void)
{
    GMenu *menu = g_menu_new(), *last = g_menu_new();
    g_menu_append(menu, _("_Details"), "plan.details");
    g_menu_append(menu, _("Move _up"), "plan.up");
    g_menu_append(menu, _("Move _down"), "plan.down");
    g_menu_append(last, _("De_lete"), "plan.delete");
    g_menu_append_section(menu, NULL, G_MENU_MODEL(last));
    g_object_unref(last);
    return G_MENU_MODEL(menu);
}

/* What is in the menu is done to the row that it stands in. */
static void on_menu(GtkMenuButton *button, gpointer data)
{
    EqlPlanTable *self = data;
    GtkListItem *item = g_object_get_data(G_OBJECT(button), ITEM);
    gtk_single_selection_set_selected(self->selection, gtk_list_item_get_position(item));
}

static void on_menu_setup(EqlPlanTable *self, GtkListItem *item)
{
    GtkWidget *button = gtk_menu_button_new();
    gtk_menu_button_set_icon_name(GTK_MENU_BUTTON(button), "view-more-symbolic");
    gtk_menu_button_set_menu_model(GTK_MENU_BUTTON(button), self->menu);
    gtk_widget_set_valign(button, GTK_ALIGN_START);
    gtk_widget_set_tooltip_text(button, _("Details, move, delete"));
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Details, move, delete"), -1);
    gtk_widget_add_css_class(button, "flat");
    g_object_set_data(G_OBJECT(button), ITEM, item);
    gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(button), on_menu, self, NULL);
    gtk_list_item_set_child(item, button);
}

static void add_menu_column(EqlPlanTable *self)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
    g_signal_connect_object(factory, "setup", G_CALLBACK(on_menu_setup), self, G_CONNECT_SWAPPED);
    g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new(NULL, factory);
    gtk_column_view_append_column(self->view, column);
}

GMenuModel *eql_plan_table_menu(EqlPlanTable *self)
{
    return self->menu;
}

/* ── the widget ── */

static void build_model(EqlPlanTable *self)
{
    self->lines = g_list_store_new(EQL_TYPE_PLAN_LINE);
    self->filter = GTK_FILTER(gtk_custom_filter_new(is_seen, self, NULL));
    GtkFilterListModel *seen =
        gtk_filter_list_model_new(G_LIST_MODEL(g_object_ref(self->lines)), self->filter);
    self->seen = G_LIST_MODEL(seen);
    self->shown = gtk_slice_list_model_new(self->seen, 0, G_MAXUINT);
    self->selection = gtk_single_selection_new(G_LIST_MODEL(self->shown));
    gtk_single_selection_set_autoselect(self->selection, FALSE);
    g_signal_connect_object(self->selection, "notify::selected-item", G_CALLBACK(on_selected), self,
                            G_CONNECT_SWAPPED);
}

static void build_view(EqlPlanTable *self)
{
    self->view =
        GTK_COLUMN_VIEW(gtk_column_view_new(GTK_SELECTION_MODEL(g_object_ref(self->selection))));
    self->menu = menu_new();
    for (guint i = 0; i < N_COLUMNS; i++)
        add_column(self, COLUMNS[i]);
    add_menu_column(self);
    gtk_column_view_set_show_row_separators(self->view, TRUE);
    gtk_column_view_set_show_column_separators(self->view, TRUE);
    gtk_widget_add_css_class(GTK_WIDGET(self->view), "data-table");
    GtkWidget *named[] = {GTK_WIDGET(self->view),
                          gtk_widget_get_first_child(GTK_WIDGET(self->view)),
                          gtk_widget_get_last_child(GTK_WIDGET(self->view))};
    for (guint i = 0; i < G_N_ELEMENTS(named); i++)
        gtk_accessible_update_property(GTK_ACCESSIBLE(named[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       _("Action plan"), -1);
}

static void eql_plan_table_measure(GtkWidget *widget, GtkOrientation orientation, int for_size,
                                   int *minimum, int *natural, int *minimum_baseline,
                                   int *natural_baseline)
{
    if (orientation == GTK_ORIENTATION_HORIZONTAL)
        gtk_widget_measure(EQL_PLAN_TABLE(widget)->scrolled, orientation, -1, minimum, natural,
                           NULL, NULL);
    else
        *minimum = *natural = LEAST_HEIGHT;
}

static void eql_plan_table_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
    gtk_widget_size_allocate(EQL_PLAN_TABLE(widget)->scrolled,
                             &(GtkAllocation){0, 0, width, height}, -1);
}

static void eql_plan_table_dispose(GObject *object)
{
    EqlPlanTable *self = EQL_PLAN_TABLE(object);
    self->passes = NULL;
    g_clear_pointer(&self->scrolled, gtk_widget_unparent);
    g_clear_object(&self->selection);
    g_clear_object(&self->lines);
    g_clear_object(&self->menu);
    G_OBJECT_CLASS(eql_plan_table_parent_class)->dispose(object);
}

static void eql_plan_table_finalize(GObject *object)
{
    EqlPlanTable *self = EQL_PLAN_TABLE(object);
    g_hash_table_unref(self->by_id);
    g_ptr_array_unref(self->cells);
    g_strfreev(self->themes);
    g_free(self->chosen);
    G_OBJECT_CLASS(eql_plan_table_parent_class)->finalize(object);
}

static void eql_plan_table_class_init(EqlPlanTableClass *klass)
{
    GType type = EQL_TYPE_PLAN_TABLE;
    G_OBJECT_CLASS(klass)->dispose = eql_plan_table_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_plan_table_finalize;
    GTK_WIDGET_CLASS(klass)->measure = eql_plan_table_measure;
    GTK_WIDGET_CLASS(klass)->size_allocate = eql_plan_table_size_allocate;
    signals[EDITED] = g_signal_new("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
    signals[LEFT] =
        g_signal_new("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[CHOSEN] = g_signal_new("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void eql_plan_table_init(EqlPlanTable *self)
{
    self->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->cells = g_ptr_array_new();
    self->themes = g_new0(char *, 1);
    self->met = COLUMNS[0];
    build_model(self);
    build_view(self);
    self->scrolled = gtk_scrolled_window_new();
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(self->scrolled), GTK_WIDGET(self->view));
    gtk_widget_set_parent(self->scrolled, GTK_WIDGET(self));
}
