/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clicks.h"

#include "app/window-private.h"

/* ── finding what to click ── */

static GtkWidget *page_of(Bench *bench, const char *name)
{
    GtkWidget *page = eql_window_page(bench->window, name);
    return page != NULL ? page : eql_window_network_page(bench->window);
}

static gboolean gather(GtkWidget *widget, GType type, guint *which, GtkWidget **found)
{
    if (*found == NULL && g_type_is_a(G_OBJECT_TYPE(widget), type) && (*which)-- == 0)
        *found = widget;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && *found == NULL;
         child = gtk_widget_get_next_sibling(child))
        if (!GTK_IS_POPOVER(child))
            gather(child, type, which, found);
    return *found != NULL;
}

gpointer nth_within(GtkWidget *widget, GType type, guint which)
{
    GtkWidget *found = NULL;
    gather(widget, type, &which, &found);
    return found;
}

gpointer nth(Bench *bench, const char *page, GType type, guint which)
{
    return nth_within(page_of(bench, page), type, which);
}

gpointer part(Bench *bench, const char *page, const char *name)
{
    GtkWidget *widget = page_of(bench, page);
    return gtk_widget_get_template_child(widget, G_OBJECT_TYPE(widget), name);
}

/* The first of a type that is seen on a page; NULL: there is none. */
static gpointer first_seen(Bench *bench, const char *page, GType type)
{
    GtkWidget *found;
    for (guint i = 0; (found = nth(bench, page, type, i)) != NULL; i++)
        if (gtk_widget_get_mapped(found))
            return found;
    return NULL;
}

/* ── what a step does ── */

void press(Bench *bench, gconstpointer button)
{
    g_signal_emit_by_name((gpointer)button, "clicked");
}

typedef struct {
    const char *action, *target;
} Action;

static void act(Bench *bench, gconstpointer data)
{
    const Action *action = data;
    g_autoptr(GVariant) target =
        action->target != NULL ? g_variant_ref_sink(g_variant_new_string(action->target)) : NULL;
    if (!gtk_widget_activate_action_variant(GTK_WIDGET(bench->window), action->action, target))
        g_error("%s cannot be done", action->action);
}

void window_action(Bench *bench, const char *name, const char *action, const char *target)
{
    const Action what = {action, target};
    step(bench, name, act, &what);
}

void show_page(Bench *bench, const char *page)
{
    g_autofree char *name = g_strdup_printf("page %s", page);
    window_action(bench, name, "win.page", page);
}

typedef struct {
    const char *page, *action;
} PageAction;

static void act_on_page(Bench *bench, gconstpointer data)
{
    const PageAction *action = data;
    gtk_widget_activate_action(page_of(bench, action->page), action->action, NULL);
}

void page_action(Bench *bench, const char *page, const char *action)
{
    const PageAction what = {page, action};
    step(bench, action, act_on_page, &what);
}

typedef struct {
    const char *page;
    guint which, entry;
} Choice;

static void choose(Bench *bench, gconstpointer data)
{
    const Choice *choice = data;
    GtkDropDown *down = nth(bench, choice->page, GTK_TYPE_DROP_DOWN, choice->which);
    gtk_drop_down_set_selected(down, choice->entry);
}

void try_choices(Bench *bench, const char *page, guint most_entries)
{
    GtkDropDown *down;
    for (guint i = 0; (down = nth(bench, page, GTK_TYPE_DROP_DOWN, i)) != NULL; i++) {
        GListModel *entries = gtk_drop_down_get_model(down);
        guint n = entries != NULL ? MIN(g_list_model_get_n_items(entries), most_entries) : 0;
        for (guint entry = 1; n > 1 && gtk_widget_get_mapped(GTK_WIDGET(down)) && entry <= n;
             entry++) {
            const Choice choice = {page, i, entry % n};
            g_autofree char *name = g_strdup_printf("%s, choice %u to %u", page, i, entry % n);
            step(bench, name, choose, &choice);
        }
    }
}

void close_dialogs(Bench *bench, gconstpointer unused)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (link->data != bench->window && GTK_IS_WINDOW(link->data))
            gtk_window_close(link->data);
}

typedef struct {
    const char *page, *words;
} Words;

static void search(Bench *bench, gconstpointer data)
{
    const Words *words = data;
    gtk_editable_set_text(nth(bench, words->page, GTK_TYPE_SEARCH_ENTRY, 0), words->words);
}

void search_page(Bench *bench, const char *page, const char *words)
{
    const Words some = {page, words}, none = {page, ""};
    step(bench, "search", search, &some);
    step(bench, "search no more", search, &none);
}

void select_third(Bench *bench, gconstpointer page)
{
    GtkListBox *list = part(bench, page, "list");
    gtk_list_box_select_row(list, gtk_list_box_get_row_at_index(list, 2));
}

/* ── what opens ── */

static void open_menu(Bench *bench, gconstpointer button)
{
    gtk_menu_button_popup(GTK_MENU_BUTTON((gpointer)button));
}

static void close_menu(Bench *bench, gconstpointer button)
{
    gtk_menu_button_popdown(GTK_MENU_BUTTON((gpointer)button));
}

void try_menu(Bench *bench, const char *name, gpointer button)
{
    if (button == NULL || !gtk_widget_get_mapped(button))
        return;
    step(bench, name, open_menu, button);
    step(bench, "close it", close_menu, button);
}

static void open_choices(Bench *bench, gconstpointer down)
{
    g_signal_emit_by_name((gpointer)down, "activate");
}

static void close_choices(Bench *bench, gconstpointer down)
{
    GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET((gpointer)down));
    while (child != NULL && !GTK_IS_POPOVER(child))
        child = gtk_widget_get_next_sibling(child);
    if (child != NULL)
        gtk_popover_popdown(GTK_POPOVER(child));
}

static void try_drop_down(Bench *bench, gpointer down)
{
    if (down == NULL)
        return;
    step(bench, "open its first choice", open_choices, down);
    step(bench, "close it", close_choices, down);
}

/* ── getting about ── */

static void scroll(GtkWidget *scroller, double to)
{
    GtkAdjustment *at = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scroller));
    gtk_adjustment_set_value(at, to * gtk_adjustment_get_upper(at));
}

static void scroll_down(Bench *bench, gconstpointer scroller)
{
    scroll((gpointer)scroller, 1);
}

static void scroll_up(Bench *bench, gconstpointer scroller)
{
    scroll((gpointer)scroller, 0);
}

/* By so much, in pixels: an edge that is dragged asks for this again and again. */
#define DRAG 40

static void resize(Bench *bench, int by)
{
    int width, height;
    gtk_window_get_default_size(GTK_WINDOW(bench->window), &width, &height);
    gtk_window_set_default_size(GTK_WINDOW(bench->window), width + by, height);
}

static void make_narrower(Bench *bench, gconstpointer unused)
{
    resize(bench, -DRAG);
}

static void make_wider(Bench *bench, gconstpointer unused)
{
    resize(bench, DRAG);
}

void look_about(Bench *bench, const char *page)
{
    gpointer scroller = first_seen(bench, page, GTK_TYPE_SCROLLED_WINDOW);
    if (scroller != NULL) {
        step(bench, "scroll to its end", scroll_down, scroller);
        step(bench, "and back", scroll_up, scroller);
    }
    step(bench, "make the window narrower", make_narrower, NULL);
    step(bench, "make the window wider", make_wider, NULL);
    try_drop_down(bench, first_seen(bench, page, GTK_TYPE_DROP_DOWN));
    try_menu(bench, "open its first menu", first_seen(bench, page, GTK_TYPE_MENU_BUTTON));
}
