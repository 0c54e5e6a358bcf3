/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/table-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/compat.h"
#include "app/page.h"

/* Building rows may take so long in a frame, and taking rows apart at a time, in microseconds. */
#define BUILD_FOR 6000
#define DROP_FOR 6000
/* A text of more characters may go over several lines, of at least as many; no column asks for
 * more than the widest. */
#define LONG_FROM 24
#define WIDEST 48

/* ── a row ── */

#define EQL_TYPE_TABLE_ROW (eql_table_row_get_type())
G_DECLARE_FINAL_TYPE(EqlTableRow, eql_table_row, EQL, TABLE_ROW, GObject)

struct _EqlTableRow {
    GObject parent_instance;
    char **cells;
};

G_DEFINE_FINAL_TYPE(EqlTableRow, eql_table_row, G_TYPE_OBJECT)

static void eql_table_row_finalize(GObject *object)
{
    g_strfreev(EQL_TABLE_ROW(object)->cells);
    G_OBJECT_CLASS(eql_table_row_parent_class)->finalize(object);
}

static void eql_table_row_class_init(EqlTableRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_table_row_finalize;
}

static void eql_table_row_init(EqlTableRow *self)
{
}

/* ── the table ── */

struct _EqlTableView {
    GtkWidget parent_instance;
    GtkWidget *scroller; /* sideways: it is as high as its rows */
    GtkWidget *columns;  /* GtkColumnView */
    GListStore *rows;
    GtkSortListModel *sorted;
    GtkSliceListModel *shown; /* the first of them: those that there are widgets of */
    char **headings;
    GPtrArray *next;  /* what is to be shown when the rows of what was before are gone; or NULL */
    GtkWidget *built; /* the row that was bound last; borrowed */
    guint tick, dropping;
};

G_DEFINE_FINAL_TYPE(EqlTableView, eql_table_view, GTK_TYPE_WIDGET)

/* Numbers by size, before all text; text as people sort it. */
static int compare_cells(gconstpointer a, gconstpointer b, gpointer column)
{
    const char *left = EQL_TABLE_ROW((gpointer)a)->cells[GPOINTER_TO_UINT(column)];
    const char *right = EQL_TABLE_ROW((gpointer)b)->cells[GPOINTER_TO_UINT(column)];
    char *left_end, *right_end;
    double x = g_strtod(left, &left_end), y = g_strtod(right, &right_end);
    gboolean is_number = left_end != left, other_is = right_end != right;
    if (is_number && other_is && x != y)
        return x < y ? -1 : 1;
    if (is_number != other_is)
        return is_number ? -1 : 1;
    return g_utf8_collate(left, right);
}

static void on_setup(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_yalign(GTK_LABEL(label), 0);
    gtk_label_set_max_width_chars(GTK_LABEL(label), WIDEST);
    gtk_list_item_set_child(item, label);
}

/* What is short stays on one line; what is longer may go over several. */
static void show_text(GtkLabel *label, const char *text)
{
    gboolean is_long = g_utf8_strlen(text, -1) > LONG_FROM;
    gtk_label_set_wrap(label, is_long);
    gtk_label_set_width_chars(label, is_long ? LONG_FROM : -1);
    gtk_label_set_label(label, text);
}

/* “Belonging, Score: 71, From: 68, To: 74”. */
static char *row_words(char **headings, char **cells)
{
    g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; cells[i] != NULL; i++)
        if (i == 0 || headings == NULL || *cells[i] == '\0')
            g_ptr_array_add(phrases, g_strdup(cells[i]));
        else
            g_ptr_array_add(phrases,
                            g_strdup_printf(C_("a cell", "%s: %s"), headings[i], cells[i]));
    return eql_page_join((const char *const *)phrases->pdata, phrases->len);
}

/* A screen reader that goes down the rows says each as a whole. */
static void name_row(GtkWidget *row, char **cells)
{
    GtkWidget *table = row != NULL ? gtk_widget_get_ancestor(row, EQL_TYPE_TABLE_VIEW) : NULL;
    if (table == NULL)
        return;
    g_autofree char *name = row_words(EQL_TABLE_VIEW(table)->headings, cells);
    eql_page_name(row, name);
}

/* Beside a heading, with the space between: room for the arrow that says how rows are sorted. */
#define SORT_ARROW 22
/* That what stands in a column is numbers: data of its factory. */
#define NUMBERS "equalens-numbers"

static void take_row(GtkWidget *row, char **cells)
{
    GtkWidget *view = row != NULL ? gtk_widget_get_ancestor(row, EQL_TYPE_TABLE_VIEW) : NULL;
    name_row(row, cells);
    if (view != NULL)
        EQL_TABLE_VIEW(view)->built = row;
}

static void on_bind(GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
    EqlTableRow *row = EQL_TABLE_ROW(gtk_list_item_get_item(item));
    GtkWidget *label = gtk_list_item_get_child(item);
    gboolean numbers = g_object_get_data(G_OBJECT(factory), NUMBERS) != NULL;
    gtk_label_set_xalign(GTK_LABEL(label), numbers ? 1 : 0);
    gtk_widget_set_margin_end(label, numbers ? SORT_ARROW : 0);
    show_text(GTK_LABEL(label), row->cells[GPOINTER_TO_UINT(column)]);
    if (GPOINTER_TO_UINT(column) == 0)
        take_row(gtk_widget_get_parent(gtk_widget_get_parent(label)), row->cells);
}

static void add_column(EqlTableView *self, const char *heading, guint index, gboolean expand)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
    g_signal_connect(factory, "setup", G_CALLBACK(on_setup), NULL);
    g_signal_connect(factory, "bind", G_CALLBACK(on_bind), GUINT_TO_POINTER(index));
    g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new(heading, factory);
    g_autoptr(GtkSorter) sorter =
        GTK_SORTER(gtk_custom_sorter_new(compare_cells, GUINT_TO_POINTER(index), NULL));
    gtk_column_view_column_set_sorter(column, sorter);
    gtk_column_view_column_set_resizable(column, TRUE);
    gtk_column_view_column_set_expand(column, expand);
    gtk_column_view_append_column(GTK_COLUMN_VIEW(self->columns), column);
}

static gboolean has_headings(EqlTableView *self, char **headings)
{
    return self->headings != NULL &&
           g_strv_equal((const char *const *)self->headings, (const char *const *)headings);
}

static void set_headings(EqlTableView *self, char **headings)
{
    GtkColumnView *view = GTK_COLUMN_VIEW(self->columns);
    if (has_headings(self, headings))
        return;
    g_strfreev(self->headings);
    self->headings = g_strdupv(headings);
    GListModel *columns = gtk_column_view_get_columns(view);
    while (g_list_model_get_n_items(columns) > 0) {
        g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item(columns, 0);
        gtk_column_view_remove_column(view, column);
    }
    guint n = g_strv_length(headings);
    for (guint i = 0; i < n; i++)
        add_column(self, headings[i], i, i == 0 || i + 1 == n);
    name_row(gtk_widget_get_first_child(self->columns), headings);
}

/* Texts share what room there is; numbers and columns that are empty need none of it. */
#define LONG_TEXT 14

static gboolean has_long_text(GPtrArray *table, guint column)
{
    for (guint i = 1; i < table->len; i++) {
        char **cells = g_ptr_array_index(table, i);
        if (g_utf8_strlen(cells[column], -1) > LONG_TEXT)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_number(const char *cell)
{
    gunichar sign = g_utf8_get_char(cell);
    if (sign == '+' || sign == '-' || sign == 0x2212)
        cell = g_utf8_next_char(cell);
    return g_unichar_isdigit(g_utf8_get_char(cell));
}

static gboolean has_numbers(GPtrArray *table, guint column)
{
    for (guint i = 1; i < table->len; i++)
        if (is_number(((char **)g_ptr_array_index(table, i))[column]))
            return TRUE;
    return FALSE;
}

static gboolean is_empty(GPtrArray *table, guint column)
{
    for (guint i = 1; i < table->len; i++)
        if (*((char **)g_ptr_array_index(table, i))[column] != '\0')
            return FALSE;
    return TRUE;
}

/* Digits stand under digits, and headings over them. */
static void align(EqlTableView *self, GtkColumnViewColumn *column, guint at, gboolean numbers)
{
    GtkWidget *title = gtk_widget_get_first_child(gtk_widget_get_first_child(self->columns));
    g_object_set_data(G_OBJECT(gtk_column_view_column_get_factory(column)), NUMBERS,
                      GINT_TO_POINTER(numbers));
    while (title != NULL && at-- > 0)
        title = gtk_widget_get_next_sibling(title);
    if (title != NULL && gtk_widget_get_first_child(title) != NULL)
        gtk_widget_set_halign(gtk_widget_get_first_child(title),
                              numbers ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

static void lay_out(EqlTableView *self, GPtrArray *table)
{
    GListModel *columns = gtk_column_view_get_columns(GTK_COLUMN_VIEW(self->columns));
    for (guint i = 0; i < g_list_model_get_n_items(columns); i++) {
        g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item(columns, i);
        gtk_column_view_column_set_expand(column, i == 0 || has_long_text(table, i));
        gtk_column_view_column_set_visible(column, i == 0 || !is_empty(table, i));
        align(self, column, i, i > 0 && has_numbers(table, i));
    }
}

/* ── rows, a few a frame: hundreds of cells take long to build, and to take apart ── */

static guint n_built(EqlTableView *self)
{
    return gtk_slice_list_model_get_size(self->shown);
}

static gboolean lacks_rows(EqlTableView *self)
{
    return n_built(self) < g_list_model_get_n_items(G_LIST_MODEL(self->sorted));
}

/* To find a row's styles and measure it takes far longer than to make it, and is remembered: done
 * here, it counts. */
static void build_row(EqlTableView *self)
{
    self->built = NULL;
    gtk_slice_list_model_set_size(self->shown, n_built(self) + 1);
    if (self->built != NULL)
        gtk_widget_measure(self->built, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
}

static void build_some(EqlTableView *self)
{
    gint64 until = g_get_monotonic_time() + BUILD_FOR;
    while (lacks_rows(self) && g_get_monotonic_time() < until)
        build_row(self);
}

/* Nothing is built that nobody sees. */
static gboolean may_build(EqlTableView *self)
{
    return gtk_widget_get_mapped(GTK_WIDGET(self)) && self->next == NULL;
}

/* A table that comes back is as high as it was before its rows are there: what is scrolled to
 * stays. */
static void hold_height(EqlTableView *self, int height)
{
    gtk_widget_set_size_request(GTK_WIDGET(self), -1, height);
}

/* FALSE: there is no more to do for now. */
static gboolean build_more(EqlTableView *self)
{
    if (!may_build(self))
        return FALSE;
    build_some(self);
    if (lacks_rows(self))
        return TRUE;
    hold_height(self, -1);
    return FALSE;
}

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
    EqlTableView *self = EQL_TABLE_VIEW(widget);
    if (build_more(self))
        return G_SOURCE_CONTINUE;
    self->tick = 0;
    return G_SOURCE_REMOVE;
}

static void begin_building(EqlTableView *self)
{
    if (build_more(self) && self->tick == 0)
        self->tick = gtk_widget_add_tick_callback(GTK_WIDGET(self), on_frame, NULL, NULL);
}

gboolean eql_table_view_drop_some(EqlTableView *self)
{
    gint64 until = g_get_monotonic_time() + DROP_FOR;
    if (n_built(self) == 0)
        return FALSE;
    while (n_built(self) > 0 && g_get_monotonic_time() < until)
        gtk_slice_list_model_set_size(self->shown, n_built(self) - 1);
    return TRUE;
}

/* Puts those of a table into an empty store. */
static void fill(GListStore *store, GPtrArray *table)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_object_unref);
    for (guint i = 1; i < table->len; i++) {
        EqlTableRow *row = g_object_new(EQL_TYPE_TABLE_ROW, NULL);
        row->cells = g_strdupv(g_ptr_array_index(table, i));
        g_ptr_array_add(rows, row);
    }
    g_list_store_splice(store, 0, 0, rows->pdata, rows->len);
}

static void take_next(EqlTableView *self)
{
    g_autoptr(GPtrArray) table = g_steal_pointer(&self->next);
    if (table == NULL)
        return;
    g_clear_handle_id(&self->dropping, g_source_remove);
    gtk_slice_list_model_set_size(self->shown, 0);
    /* before there are columns that they have no cell for */
    g_list_store_remove_all(self->rows);
    if (table->len > 0)
        set_headings(self, g_ptr_array_index(table, 0));
    lay_out(self, table);
    fill(self->rows, table);
    gtk_widget_set_child_visible(self->scroller, TRUE);
    begin_building(self);
}

static gboolean on_idle(gpointer data)
{
    EqlTableView *self = data;
    if (eql_table_view_drop_some(self))
        return G_SOURCE_CONTINUE;
    self->dropping = 0;
    take_next(self);
    return G_SOURCE_REMOVE;
}

static void begin_dropping(EqlTableView *self)
{
    if (self->dropping == 0)
        self->dropping = g_idle_add(on_idle, self);
}

void eql_table_view_set_table(EqlTableView *self, GPtrArray *table)
{
    g_clear_pointer(&self->next, g_ptr_array_unref);
    self->next = g_ptr_array_ref(table);
    hold_height(self, -1);
    if (n_built(self) == 0) {
        take_next(self);
        return;
    }
    gtk_widget_set_child_visible(self->scroller, FALSE); /* it shows what is no longer so */
    begin_dropping(self);
}

void eql_table_view_set_name(EqlTableView *self, const char *name)
{
    GtkWidget *list = gtk_widget_get_last_child(self->columns);
    GtkWidget *head = gtk_widget_get_first_child(self->columns);
    GtkWidget *named[] = {self->columns, list, self->headings == NULL ? head : list};
    for (guint i = 0; i < G_N_ELEMENTS(named); i++)
        gtk_accessible_update_property(GTK_ACCESSIBLE(named[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name, -1);
}

static void append_line(GString *text, char **cells)
{
    for (guint i = 0; cells[i] != NULL; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? "\t" : "", cells[i]);
    g_string_append_c(text, '\n');
}

/* As they are sorted, or will be. */
static GListModel *rows_to_copy(EqlTableView *self)
{
    if (self->next == NULL)
        return g_object_ref(G_LIST_MODEL(self->sorted));
    GListStore *rows = g_list_store_new(EQL_TYPE_TABLE_ROW);
    fill(rows, self->next);
    GtkSorter *sorter = gtk_column_view_get_sorter(GTK_COLUMN_VIEW(self->columns));
    gboolean same = self->next->len > 0 && has_headings(self, self->next->pdata[0]);
    return G_LIST_MODEL(
        gtk_sort_list_model_new(G_LIST_MODEL(rows), same ? g_object_ref(sorter) : NULL));
}

char *eql_table_view_text(EqlTableView *self)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GListModel) rows = rows_to_copy(self);
    char **headings =
        self->next != NULL && self->next->len > 0 ? self->next->pdata[0] : self->headings;
    if (headings != NULL)
        append_line(text, headings);
    for (guint i = 0; i < g_list_model_get_n_items(rows); i++) {
        g_autoptr(EqlTableRow) row = g_list_model_get_item(rows, i);
        append_line(text, row->cells);
    }
    return g_string_free(text, FALSE);
}

gboolean eql_table_view_may_copy(GtkWidget *widget)
{
    if (!eql_page_is_confidential(widget))
        return TRUE;
    eql_compat_show_message(GTK_WINDOW(gtk_widget_get_root(widget)),
                            _("Nothing is copied or saved while small groups are shown"),
                            _("What is copied is easily passed on. Hide small groups again, or "
                              "save an internal workbook, which says on every sheet that it is "
                              "confidential."));
    return FALSE;
}

static gboolean on_copy(GtkWidget *widget, GVariant *unused, gpointer data)
{
    if (!eql_table_view_may_copy(widget))
        return TRUE;
    g_autofree char *text = eql_table_view_text(EQL_TABLE_VIEW(widget));
    gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), text);
    return TRUE;
}

static void eql_table_view_dispose(GObject *object)
{
    EqlTableView *self = EQL_TABLE_VIEW(object);
    g_clear_handle_id(&self->dropping, g_source_remove);
    g_clear_pointer(&self->scroller, gtk_widget_unparent);
    g_clear_object(&self->shown);
    g_clear_object(&self->sorted);
    g_clear_object(&self->rows);
    g_clear_pointer(&self->headings, g_strfreev);
    g_clear_pointer(&self->next, g_ptr_array_unref);
    G_OBJECT_CLASS(eql_table_view_parent_class)->dispose(object);
}

static void eql_table_view_map(GtkWidget *widget)
{
    EqlTableView *self = EQL_TABLE_VIEW(widget);
    GTK_WIDGET_CLASS(eql_table_view_parent_class)->map(widget);
    if (self->next == NULL)
        g_clear_handle_id(&self->dropping, g_source_remove);
    begin_building(self);
}

/* Rows that nobody sees go: the toolkit finds all styles again when colours or the size of text
 * change, and thousands of cells on other pages would keep the window waiting. */
static void eql_table_view_unmap(GtkWidget *widget)
{
    EqlTableView *self = EQL_TABLE_VIEW(widget);
    if (self->next == NULL && n_built(self) > 0)
        hold_height(self, gtk_widget_get_height(widget));
    GTK_WIDGET_CLASS(eql_table_view_parent_class)->unmap(widget);
    begin_dropping(self);
}

static void eql_table_view_class_init(EqlTableViewClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_table_view_dispose;
    widget->map = eql_table_view_map;
    widget->unmap = eql_table_view_unmap;
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_add_binding(widget, GDK_KEY_c, GDK_CONTROL_MASK, on_copy, NULL);
}

static void eql_table_view_init(EqlTableView *self)
{
    self->rows = g_list_store_new(EQL_TYPE_TABLE_ROW);
    self->columns = gtk_column_view_new(NULL);
    self->sorted = gtk_sort_list_model_new(
        G_LIST_MODEL(g_object_ref(self->rows)),
        g_object_ref(gtk_column_view_get_sorter(GTK_COLUMN_VIEW(self->columns))));
    self->shown = gtk_slice_list_model_new(G_LIST_MODEL(g_object_ref(self->sorted)), 0, 0);
    g_autoptr(GtkSelectionModel) selection =
        GTK_SELECTION_MODEL(gtk_no_selection_new(G_LIST_MODEL(g_object_ref(self->shown))));
    gtk_column_view_set_model(GTK_COLUMN_VIEW(self->columns), selection);
    gtk_column_view_set_show_row_separators(GTK_COLUMN_VIEW(self->columns), TRUE);
    gtk_widget_add_css_class(self->columns, "data-table");
    self->scroller = gtk_scrolled_window_new();
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(self->scroller), GTK_POLICY_AUTOMATIC,
                                   GTK_POLICY_NEVER);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(self->scroller), self->columns);
    gtk_widget_set_parent(self->scroller, GTK_WIDGET(self));
    eql_table_view_set_name(self, _("Table")); /* until it shows one */
}
