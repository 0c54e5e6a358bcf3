/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of pages that go out of sight and come back. */
#include <adwaita.h>
#include <string.h>

#include "app/table-view.h"
#include "app/text-field.h"
#include "app/two-panes.h"
#include "fixture.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"

/* ── a table's rows ── */

#define TABLE_ROWS 300

static guint n_built(gpointer scroller)
{
    GtkColumnView *columns = find_widget(scroller, GTK_TYPE_COLUMN_VIEW);
    return g_list_model_get_n_items(G_LIST_MODEL(gtk_column_view_get_model(columns)));
}

static gboolean all_are_built(gpointer scroller)
{
    return n_built(scroller) == TABLE_ROWS;
}

static gboolean none_is_built(gpointer scroller)
{
    return n_built(scroller) == 0;
}

static gboolean few_are_built(gpointer scroller)
{
    return n_built(scroller) == 4;
}

static gboolean is_laid_out(gpointer view)
{
    int height;
    gtk_widget_measure(view, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
    return gtk_widget_get_height(view) == height;
}

static GPtrArray *long_table(void)
{
    GPtrArray *table = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    g_ptr_array_add(table, g_strsplit("Theme,Score", ",", 0));
    for (guint i = 0; i < TABLE_ROWS; i++) {
        g_autofree char *row = g_strdup_printf("Theme %u,%u", i, i % 100);
        g_ptr_array_add(table, g_strsplit(row, ",", 0));
    }
    return table;
}

/* Rows of a table that is out of sight are taken apart, and are there again, at the same place,
 * when it comes back. */
static void test_table(void)
{
    GtkWidget *window = gtk_window_new(), *scroller = gtk_scrolled_window_new();
    GtkWidget *view = g_object_new(EQL_TYPE_TABLE_VIEW, NULL);
    GtkAdjustment *place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scroller));
    g_autoptr(GPtrArray) table = long_table();
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), view);
    /* there is nothing else here that the focus could go to */
    gtk_viewport_set_scroll_to_focus(GTK_VIEWPORT(gtk_widget_get_parent(view)), FALSE);
    gtk_widget_set_valign(view, GTK_ALIGN_START);
    gtk_window_set_default_size(GTK_WINDOW(window), 400, 300);
    gtk_window_set_child(GTK_WINDOW(window), scroller);
    gtk_window_present(GTK_WINDOW(window));
    eql_table_view_set_table(EQL_TABLE_VIEW(view), table);
    wait_until(all_are_built, scroller);
    wait_until(is_laid_out, view);
    int height = gtk_widget_get_height(view);
    gtk_adjustment_set_value(place, 3000);
    gtk_widget_set_visible(scroller, FALSE);
    wait_until(none_is_built, scroller);
    g_autofree char *text = eql_table_view_text(EQL_TABLE_VIEW(view));
    g_assert_nonnull(strstr(text, "Theme 299\t99\n"));
    gtk_widget_set_visible(scroller, TRUE);
    settle();
    g_assert_cmpfloat(gtk_adjustment_get_value(place), ==, 3000);
    wait_until(all_are_built, scroller);
    wait_until(is_laid_out, view);
    g_assert_cmpint(gtk_widget_get_height(view), ==, height);
    g_ptr_array_set_size(table, 5); /* the headings are the first */
    eql_table_view_set_table(EQL_TABLE_VIEW(view), table);
    wait_until(few_are_built, scroller);
    wait_until(is_laid_out, view);
    g_assert_cmpint(gtk_widget_get_height(view), <, height / 10);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

/* ── a text ── */

static gboolean has_height(gpointer widget)
{
    return gtk_widget_get_height(widget) > 0;
}

static gboolean shows_all(gpointer field)
{
    GtkTextView *view = GTK_TEXT_VIEW(eql_text_field_input(field));
    GdkRectangle last;
    GtkTextIter end;
    gtk_text_buffer_get_end_iter(gtk_text_view_get_buffer(view), &end);
    gtk_text_view_get_iter_location(view, &end, &last);
    return last.y > 100 && last.y + last.height <= gtk_widget_get_height(GTK_WIDGET(view));
}

/* Its field is as high as the lines of a text that came while the list was shown in its place. */
static void test_text(void)
{
    GtkWidget *window = gtk_window_new(), *scroller = gtk_scrolled_window_new();
    GtkWidget *panes = g_object_new(EQL_TYPE_TWO_PANES, NULL);
    GtkWidget *field = eql_text_field_new(TRUE), *list = gtk_label_new("list");
    g_autoptr(GString) text = g_string_new(NULL);
    gtk_widget_set_valign(field, GTK_ALIGN_START);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), field);
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scroller), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_widget_set_parent(list, panes);
    gtk_widget_set_parent(scroller, panes);
    gtk_window_set_default_size(GTK_WINDOW(window), 400, 500);
    gtk_window_set_child(GTK_WINDOW(window), panes);
    gtk_window_present(GTK_WINDOW(window));
    wait_until(has_height, list);
    for (guint i = 0; i < 12; i++)
        g_string_append(text, "What the school will do, and who. ");
    eql_text_field_set_text(EQL_TEXT_FIELD(field), text->str);
    wait_for_frames(window);
    eql_two_panes_show_details(EQL_TWO_PANES(panes), TRUE);
    wait_until(shows_all, field);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    adw_init();
    g_test_add_func("/out-of-sight/table", test_table);
    g_test_add_func("/out-of-sight/text", test_text);
    return g_test_run();
}
