/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window behaves whatever is in it: the keyboard's way round, keys that are listed,
 * searches, larger text. */
#include <string.h>

#include "app/chart-panel.h"
#include "app/import-card.h"
#include "app/pages.h"
#include "app/preferences.h"
#include "app/question-choice.h"
#include "app/window-private.h"
#include "fixture.h"
#include "least-width.h"

static void set_up(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    g_free(fixture->path);
    fixture->path = in_folder(fixture, "river_side.equalens");
    write_project(fixture);
}

/* ── the keyboard ── */

static gboolean has_focus(EqlWindow *window, GtkWidget *part)
{
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(window));
    return focus != NULL && gtk_widget_is_ancestor(focus, part);
}

static void test_parts(Fixture *fixture, gconstpointer data)
{
    EqlWindow *window = fixture->window;
    act(fixture, "win.sample", NULL);
    act(fixture, "win.page", "themes");
    GtkWidget *page = eql_project_view_pages(window->project);
    g_assert_true(has_focus(window, page));
    gtk_widget_child_focus(page, GTK_DIR_TAB_FORWARD);
    GtkWidget *before = gtk_window_get_focus(GTK_WINDOW(window));
    act(fixture, "win.next-part", NULL);
    g_assert_true(has_focus(window, window->header));
    act(fixture, "win.next-part", NULL);
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(window)) ==
                  eql_project_view_chosen(window->project));
    act(fixture, "win.next-part", NULL);
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(window)) == before);
    act(fixture, "win.previous-part", NULL);
    g_assert_true(has_focus(window, eql_project_view_sidebar(window->project)));
}

/* ── the list of keys ── */

static void add_keys(GHashTable *keys, const char *accelerators)
{
    g_auto(GStrv) each = g_strsplit(accelerators, " ", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        guint key;
        GdkModifierType modifiers;
        if (gtk_accelerator_parse(each[i], &key, &modifiers))
            g_hash_table_add(keys, gtk_accelerator_name(key, modifiers));
    }
}

static void gather_listed(GtkBuilder *builder, GHashTable *keys)
{
    g_autoptr(GSList) objects = gtk_builder_get_objects(builder);
    for (GSList *link = objects; link != NULL; link = link->next) {
        g_autofree char *accelerators = NULL;
        if (!GTK_IS_SHORTCUTS_SHORTCUT(link->data))
            continue;
        g_object_get(link->data, "accelerator", &accelerators, NULL);
        add_keys(keys, accelerators);
    }
}

static gboolean says_added(gpointer data)
{
    Fixture *fixture = data;
    return says(find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_TOAST_OVERLAY),
                "added to the plan");
}

/* A double click proposes once, and the line at the foot still offers to take that back. */
static void test_proposed_twice(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_sample(fixture, NULL);
    import_all(fixture);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.propose", NULL);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.propose", NULL);
    wait_for_jobs(fixture);
    g_assert_cmpuint(snapshot(fixture)->actions->len, >, 0);
    wait_until(says_added, fixture);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, 0);
}

/* Alt and a digit lead to the first part of a page, whatever had the keyboard before. */
static void test_first_part(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.sample", NULL);
    act(fixture, "win.page", "themes");
    act(fixture, "win.page", "groups");
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
    GtkWidget *page = eql_window_page(fixture->window, "groups");
    GtkWidget *first = find_widget(page, GTK_TYPE_DROP_DOWN);
    g_assert_true(focus == first || gtk_widget_is_ancestor(focus, first));
}

/* Not on what scrolls alone: from there Tab leads out of the page. */
static gboolean has_focus_in(gpointer page)
{
    GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(page));
    return focus != NULL && gtk_widget_is_ancestor(focus, page) && !GTK_IS_SCROLLED_WINDOW(focus);
}

/* Also the first time, when what the page holds comes a few rows a frame. */
static void test_first_visit(Fixture *fixture, gconstpointer data)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    act(fixture, "win.sample", NULL);
    for (guint i = 0; i < n; i++) {
        g_test_message("%s", kinds[i].name);
        gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", kinds[i].name);
        wait_until(has_focus_in, eql_window_page(fixture->window, kinds[i].name));
    }
}

static void test_keys_listed(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GHashTable) listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource("/org/equalens/Equalens/ui/help-overlay.ui");
    GtkApplication *gtk = gtk_window_get_application(GTK_WINDOW(fixture->window));
    g_auto(GStrv) actions = gtk_application_list_action_descriptions(gtk);
    guint n = 0;
    gather_listed(builder, listed);
    for (guint i = 0; actions[i] != NULL; i++) {
        g_auto(GStrv) keys = gtk_application_get_accels_for_action(gtk, actions[i]);
        for (guint j = 0; keys[j] != NULL; j++, n++)
            /* the digits stand together in one line */
            if (!g_str_has_prefix(actions[i], "win.page::") &&
                !g_hash_table_contains(listed, keys[j]))
                g_error("%s (%s) is not listed", keys[j], actions[i]);
    }
    g_assert_cmpuint(n, >, 20);
    gtk_window_destroy(GTK_WINDOW(gtk_builder_get_object(builder, "help_overlay")));
}

static gboolean shows_on_screen(GtkWidget *widget, const char *words)
{
    if (GTK_IS_LABEL(widget) && g_str_equal(gtk_label_get_text(GTK_LABEL(widget)), words))
        return gtk_widget_get_mapped(widget);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        if (shows_on_screen(child, words))
            return TRUE;
    return FALSE;
}

/* Whoever opens it sees the keys of the project, not only those of single pages. */
static void test_keys_at_first_sight(Fixture *fixture, gconstpointer data)
{
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.shortcuts", NULL);
    settle();
    GtkWidget *keys = window_of(GTK_TYPE_SHORTCUTS_WINDOW);
    g_assert_true(shows_on_screen(keys, "New school"));
    g_assert_true(shows_on_screen(keys, "Undo"));
    g_assert_true(shows_on_screen(keys, "Quit"));
    close_dialogs(fixture->window);
}

/* ── larger text ── */

/* So narrow the window can be made, in pixels. */
#define NARROW 600

static gboolean has_sidebar(gpointer window)
{
    return gtk_widget_get_visible(eql_project_view_sidebar(EQL_WINDOW(window)->project));
}

static gboolean has_no_sidebar(gpointer window)
{
    return !has_sidebar(window);
}

static gboolean is_laid_out(gpointer label)
{
    return gtk_widget_get_mapped(label) && gtk_widget_get_height(label) > 0;
}

/* The line at the foot is as high as its words need. */
static void assert_line_is_whole(EqlWindow *window)
{
    eql_window_toast(window, "England 2016/17 stands beside the school now", "_Undo", "win.undo");
    GtkWidget *label = adw_toast_get_custom_title(window->toast);
    int least;
    wait_until(is_laid_out, label);
    settle();
    gtk_widget_measure(label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width(label), &least, NULL,
                       NULL, NULL);
    g_assert_cmpint(gtk_widget_get_height(label), >=, least);
    eql_window_dismiss_toast(window);
}

/* As the pages are chosen from a menu once there is no room for their list, and how much room that
 * is goes by how large text is, the window can be made narrow whatever that is. */
static void test_large_text(Fixture *fixture, gconstpointer percent)
{
    EqlWindow *window = fixture->window;
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi",
                 GPOINTER_TO_INT(percent) * 96 * 1024 / 100, NULL);
    gtk_window_set_default_size(GTK_WINDOW(window), NARROW, 900);
    settle();
    assert_least_width(GTK_WIDGET(window), NARROW, "start");
    act(fixture, "win.sample", NULL);
    act(fixture, "win.propose", NULL);
    wait_until(has_no_sidebar, window);
    for (guint i = 0; i < n; i++) {
        show_page(fixture, kinds[i].name);
        settle();
        assert_least_width(GTK_WIDGET(window), NARROW, kinds[i].name);
    }
    assert_line_is_whole(window);
    gtk_widget_activate_action(GTK_WIDGET(window), "win.preferences", NULL);
    settle();
    assert_least_width(window_of(EQL_TYPE_PREFERENCES), NARROW, "preferences");
    close_dialogs(window);
    gtk_settings_reset_property(gtk_settings_get_default(), "gtk-xft-dpi");
    gtk_window_set_default_size(GTK_WINDOW(window), 1100, 780); /* is remembered */
    wait_until(has_sidebar, window);
}

static void assert_line(GtkWidget *choice, int line)
{
    int row;
    gtk_grid_query_child(GTK_GRID(gtk_widget_get_parent(choice)), choice, NULL, &row, NULL, NULL);
    g_assert_cmpint(row, ==, line);
}

static void set_text_size(int percent)
{
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", percent * 96 * 1024 / 100, NULL);
}

/* What stands beside a text goes below it as soon as text is larger, and back. */
static void test_text_grows(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    bring_in_text(fixture, "pupils.csv", "P01,Nobody is left alone\nAgree,Agree\nPerhapps,Agree\n");
    GtkWidget *card = find_widget(show_page(fixture, "import"), EQL_TYPE_IMPORT_CARD);
    gtk_expander_set_expanded(child_of(card, "columns_expander"), TRUE);
    gtk_expander_set_expanded(child_of(card, "labels_expander"), TRUE);
    GtkWidget *const choices[] = {
        find_widget(row_at(child_of(card, "columns"), 0), EQL_TYPE_QUESTION_CHOICE),
        find_widget(row_at(child_of(card, "labels"), 0), GTK_TYPE_DROP_DOWN),
        part_of(fixture, "overview", "next_button")};
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++)
        assert_line(choices[i], 0);
    set_text_size(200);
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++)
        assert_line(choices[i], 1);
    set_text_size(100);
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++)
        assert_line(choices[i], 0);
    gtk_settings_reset_property(gtk_settings_get_default(), "gtk-xft-dpi");
}

/* ── searching ── */

static guint n_charted(GtkWidget *page)
{
    EqlChartPanel *panel = find_widget(page, EQL_TYPE_CHART_PANEL);
    return eql_chart_panel_chart(panel)->rows->len;
}

static gboolean is_searched(gpointer page)
{
    return n_charted(page) < 5;
}

static gboolean shows_all(gpointer page)
{
    return !is_searched(page);
}

static void test_search_questions(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.sample", NULL);
    act(fixture, "win.page", "questions");
    GtkWidget *page = eql_window_page(fixture->window, "questions");
    guint all = n_charted(page);
    g_assert_cmpuint(all, >, 10);
    gpointer search = child_of(page, "search");
    gtk_editable_set_text(GTK_EDITABLE(search), "belong SCHOOL");
    wait_until(is_searched, page);
    g_assert_cmpuint(n_charted(page), >, 0);
    g_signal_emit_by_name(search, "stop-search");
    wait_until(shows_all, page);
    g_assert_cmpuint(n_charted(page), ==, all);
}

/* ── copying what stands out ── */

static void on_text(GObject *clipboard, GAsyncResult *result, gpointer text)
{
    *(char **)text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
}

static gboolean is_there(gpointer where)
{
    return *(gpointer *)where != NULL;
}

static void copy_row(GtkWidget *page, const char *list, int row, char **text)
{
    g_clear_pointer(text, g_free);
    wait_until(is_filled, child_of(page, list));
    gtk_widget_grab_focus(row_at(child_of(page, list), row));
    gtk_widget_activate_action(page, "overview.copy", NULL);
    gdk_clipboard_read_text_async(gtk_widget_get_clipboard(page), NULL, on_text, text);
    wait_until(is_there, text);
}

static void test_copy_finding(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = NULL;
    act(fixture, "win.sample", NULL);
    act(fixture, "win.page", "overview");
    GtkWidget *page = eql_window_page(fixture->window, "overview");
    copy_row(page, "outcomes", 1, &text);
    const GPtrArray *findings = snapshot(fixture)->findings;
    g_assert_cmpstr(text, ==, ((const EqlFinding *)g_ptr_array_index(findings, 1))->sentence);
    /* those of suspensions have a list of their own */
    guint before = n_rows(child_of(page, "outcomes"));
    copy_row(page, "findings", 0, &text);
    g_assert_cmpstr(text, ==, ((const EqlFinding *)g_ptr_array_index(findings, before))->sentence);
}

/* ── letters ── */

typedef struct {
    const char *page;
    GHashTable *texts; /* of what Alt and a letter leads to */
    guint clashes;
} Letters;

/* Rows that say the same share a letter, which then goes from one to the next. */
static void take_letter(Letters *letters, GtkLabel *label)
{
    gpointer letter = GUINT_TO_POINTER(gdk_keyval_to_lower(gtk_label_get_mnemonic_keyval(label)));
    const char *text = gtk_label_get_text(label),
               *other = g_hash_table_lookup(letters->texts, letter);
    if (other != NULL && !g_str_equal(other, text)) {
        letters->clashes++;
        g_printerr("%s: “%s” and “%s” share a letter\n", letters->page, other, text);
    }
    g_hash_table_insert(letters->texts, letter, (gpointer)text);
}

static void take_letters(Letters *letters, GtkWidget *widget)
{
    GtkStack *stack = GTK_IS_STACK(widget) ? GTK_STACK(widget) : NULL;
    if (!gtk_widget_get_visible(widget) || GTK_IS_POPOVER(widget))
        return;
    if (GTK_IS_LABEL(widget) &&
        gtk_label_get_mnemonic_keyval(GTK_LABEL(widget)) != GDK_KEY_VoidSymbol)
        take_letter(letters, GTK_LABEL(widget));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        if (stack == NULL || child == gtk_stack_get_visible_child(stack))
            take_letters(letters, child);
}

/* A letter that leads to two things leads to neither at once. */
static void test_letters(Fixture *fixture, gconstpointer data)
{
    guint n, clashes = 0;
    const EqlPageKind *kinds = eql_pages(&n);
    act(fixture, "win.sample", NULL);
    act(fixture, "win.propose", NULL);
    for (guint i = 0; i < n; i++) {
        g_autoptr(GHashTable) texts = g_hash_table_new(NULL, NULL);
        Letters letters = {kinds[i].name, texts, 0};
        show_page(fixture, kinds[i].name);
        take_letters(&letters, eql_window_page(fixture->window, kinds[i].name));
        clashes += letters.clashes;
    }
    g_assert_cmpuint(clashes, ==, 0);
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/manners/parts", set_up, test_parts);
    ADD("/manners/proposed-twice", set_up, test_proposed_twice);
    ADD("/manners/first-part", set_up, test_first_part);
    ADD("/manners/first-visit", set_up, test_first_visit);
    ADD("/manners/keys-listed", set_up, test_keys_listed);
    ADD("/manners/keys-at-first-sight", set_up, test_keys_at_first_sight);
    g_test_add("/manners/large-text/125", Fixture, GINT_TO_POINTER(125), set_up, test_large_text,
               tear_down);
    g_test_add("/manners/large-text/200", Fixture, GINT_TO_POINTER(200), set_up, test_large_text,
               tear_down);
    ADD("/manners/text-grows", set_up, test_text_grows);
    ADD("/manners/search-questions", set_up, test_search_questions);
    ADD("/manners/copy-finding", set_up, test_copy_finding);
    ADD("/manners/letters", set_up, test_letters);
    return run_window_tests();
}
