/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments that are tagged and masked, actions that are dragged and searched for, files that are
 * taken out and put back: through the widgets that people use. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/action-row.h"
#include "app/choice.h"
#include "app/comment-row.h"
#include "app/comment-tags.h"
#include "app/file-row.h"
#include "app/import-card.h"
#include "app/plan-filter.h"
#include "app/window-private.h"
#include "fixture.h"
#include "workflow/plan-edit.h"
#include "workflow/record-edit.h"

/* Eight pupils, each with a comment. */
static void bring_in(Fixture *f)
{
    static const char *const comments[] = {"Ask Samuel first", "Bells are loud", "Clubs at lunch",
                                           "Doors slam",       "Every lesson",   "Fewer queues",
                                           "Good teachers",    "Help in class"};
    g_autoptr(GString) text = g_string_new("P01,P41\n");
    for (guint i = 0; i < G_N_ELEMENTS(comments); i++)
        g_string_append_printf(text, "Agree,%s\n", comments[i]);
    bring_in_text(f, "in.csv", text->str);
    import_all(f);
}

static void set_up_plan(Fixture *f, gconstpointer data)
{
    set_up_window(f, data);
    make_project(f);
    show_page(f, "plan");
    gtk_toggle_button_set_active(part_of(f, "plan", "as_table"), FALSE);
}

static void set_up_voices(Fixture *f, gconstpointer data)
{
    set_up_window(f, data);
    make_project(f);
    bring_in(f);
}

/* ── voices ── */

static GtkListBox *comments(Fixture *f)
{
    show_page(f, "voices");
    GtkListBox *list = part_of(f, "voices", "list");
    wait_until(is_filled, list);
    return list;
}

static GtkWidget *popover_of(GtkWidget *in)
{
    GtkMenuButton *button = find_widget(in, GTK_TYPE_MENU_BUTTON);
    return GTK_WIDGET(gtk_menu_button_get_popover(button));
}

/* As somebody types it: opens what asks, writes, Enter. */
static void type_tag(Fixture *f, gpointer row, const char *text)
{
    g_assert_true(gtk_widget_activate_action(row, "comment.tag", NULL));
    settle();
    GtkWidget *popover = popover_of(find_widget(row, EQL_TYPE_COMMENT_TAGS));
    GtkWidget *entry = find_widget(popover, GTK_TYPE_ENTRY);
    gtk_editable_set_text(GTK_EDITABLE(entry), text);
    settle();
    g_signal_emit_by_name(entry, "activate");
    wait_for_jobs(f);
}

/* "lunch|noise ×": its buttons say what they take away. */
static char *tags_of(gpointer row)
{
    GtkWidget *tags = find_widget(row, EQL_TYPE_COMMENT_TAGS);
    GtkWidget *chip = gtk_widget_get_first_child(gtk_widget_get_first_child(tags));
    GString *text = g_string_new(NULL);
    for (; GTK_IS_BOX(chip); chip = gtk_widget_get_next_sibling(chip))
        g_string_append_printf(text, "%s%s", text->len > 0 ? "|" : "",
                               gtk_label_get_label(find_widget(chip, GTK_TYPE_LABEL)));
    return g_string_free(text, FALSE);
}

static void assert_tags(gpointer row, const char *expected)
{
    g_autofree char *tags = tags_of(row);
    g_assert_cmpstr(tags, ==, expected);
}

static void remove_tag(Fixture *f, gpointer row)
{
    GtkWidget *tags = find_widget(row, EQL_TYPE_COMMENT_TAGS);
    GtkWidget *chip = gtk_widget_get_first_child(gtk_widget_get_first_child(tags));
    GtkWidget *button = find_widget(chip, GTK_TYPE_BUTTON);
    gtk_widget_grab_focus(button);
    g_signal_emit_by_name(button, "clicked");
    wait_for_jobs(f);
}

static void test_tags(Fixture *f, gconstpointer data)
{
    GtkListBox *list = comments(f);
    gpointer row = row_at(list, 1);
    g_assert_false(gtk_widget_get_visible(part_of(f, "voices", "tag_box")));
    type_tag(f, row, "noise, Lunch");
    assert_tags(row, "Lunch|noise");
    g_assert_cmpstr(to_undo(f), ==, "Undo add tag");
    g_assert_true(gtk_widget_get_visible(part_of(f, "voices", "tag_box")));
    type_tag(f, row_at(list, 2), "LUNCH");
    assert_tags(row_at(list, 2), "Lunch");
    remove_tag(f, row);
    assert_tags(row, "noise");
    g_assert_true(gtk_widget_get_focus_child(row) != NULL); /* nobody is thrown out of the list */
    act(f, "win.undo", NULL);
    assert_tags(row, "Lunch|noise");
    act(f, "win.undo", NULL);
    act(f, "win.undo", NULL);
    assert_tags(row, "");
    act(f, "win.redo", NULL);
    assert_tags(row, "Lunch|noise");
    g_assert_true(row_at(list, 1) == row);
}

/* What cannot be a tag is said where it was typed, and nothing is written. */
static void test_no_tag(Fixture *f, gconstpointer data)
{
    gpointer row = row_at(comments(f), 0);
    type_tag(f, row, "sam@example.org");
    GtkWidget *popover = popover_of(find_widget(row, EQL_TYPE_COMMENT_TAGS));
    g_assert_true(gtk_widget_get_visible(popover));
    assert_tags(row, "");
    g_assert_cmpstr(to_undo(f), !=, "Undo add tag");
    gtk_popover_popdown(GTK_POPOVER(popover));
    settle();
}

/* Only those with a tag; when one loses it, it goes, and the next has the focus. */
static void test_filter(Fixture *f, gconstpointer data)
{
    GtkListBox *list = comments(f);
    GtkDropDown *tag = part_of(f, "voices", "tag");
    type_tag(f, row_at(list, 0), "noise");
    type_tag(f, row_at(list, 1), "noise");
    type_tag(f, row_at(list, 3), "noise");
    g_assert_true(eql_choice_set(tag, "noise"));
    wait_for_jobs(f);
    g_assert_cmpuint(n_rows(list), ==, 3);
    gpointer last = row_at(list, 2);
    remove_tag(f, row_at(list, 1));
    g_assert_cmpuint(n_rows(list), ==, 2);
    g_assert_true(row_at(list, 1) == last);
    g_assert_true(gtk_widget_get_focus_child(GTK_WIDGET(list)) == last);
    act(f, "win.undo", NULL);
    g_assert_cmpuint(n_rows(list), ==, 3);
    gtk_editable_set_text(part_of(f, "voices", "search"), "bell");
    g_signal_emit_by_name(part_of(f, "voices", "search"), "search-changed");
    wait_for_jobs(f);
    g_assert_cmpuint(n_rows(list), ==, 1);
    gtk_drop_down_set_selected(tag, 1); /* without a tag */
    wait_for_jobs(f);
    g_assert_cmpuint(n_rows(list), ==, 0);
    GtkWidget *all = part_of(f, "voices", "all");
    g_assert_true(gtk_widget_get_mapped(all));
    g_assert_false(gtk_widget_get_visible(GTK_WIDGET(list)));
    g_signal_emit_by_name(all, "clicked");
    wait_for_jobs(f);
    wait_until(is_filled, list);
    g_assert_cmpuint(n_rows(list), >, 3);
    g_assert_cmpuint(gtk_drop_down_get_selected(tag), ==, 0);
    g_assert_cmpstr(gtk_editable_get_text(part_of(f, "voices", "search")), ==, "");
    g_assert_false(gtk_widget_get_visible(all));
}

/* A part of a name is selected: all of it is masked; the row stays although another text would
 * stand elsewhere. */
static void test_mask_selected(Fixture *f, gconstpointer data)
{
    GtkListBox *list = comments(f);
    gpointer row = row_at(list, 0);
    GtkLabel *label = find_widget(row, GTK_TYPE_LABEL);
    gtk_label_select_region(label, 5, 8);
    g_assert_true(gtk_widget_activate_action(row, "comment.mask", NULL));
    settle();
    GtkWidget *entry = find_widget(popover_of(row), GTK_TYPE_ENTRY);
    g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(entry)), ==, "Samuel");
    gtk_editable_set_text(GTK_EDITABLE(entry), "Ask Samuel");
    g_signal_emit_by_name(entry, "activate");
    wait_for_jobs(f);
    g_assert_true(row_at(list, 0) == row);
    g_assert_cmpstr(gtk_label_get_label(label), ==, "[…] first");
    act(f, "win.undo", NULL);
    g_assert_cmpstr(gtk_label_get_label(label), ==, "Ask Samuel first");
}

/* A word that may be a name is told beside the comment, and offered to be masked. */
static void test_may_name(Fixture *f, gconstpointer data)
{
    GtkListBox *list = comments(f);
    gpointer row = row_at(list, 0);
    GtkWidget *told = gtk_widget_get_parent(find_widget(row, GTK_TYPE_IMAGE));
    g_assert_true(gtk_widget_get_visible(told));
    g_assert_cmpstr(gtk_label_get_label(find_widget(told, GTK_TYPE_LABEL)), ==,
                    "May name somebody: Samuel");
    g_assert_false(gtk_widget_get_visible(
        gtk_widget_get_parent(find_widget(row_at(list, 1), GTK_TYPE_IMAGE))));
    gtk_check_button_set_active(part_of(f, "voices", "named"), TRUE);
    wait_for_jobs(f);
    g_assert_cmpuint(n_rows(list), ==, 1);
    row = row_at(list, 0);
    g_assert_true(gtk_widget_activate_action(row, "comment.mask", NULL));
    settle();
    GtkWidget *entry = find_widget(popover_of(row), GTK_TYPE_ENTRY);
    g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(entry)), ==, "Samuel");
    g_signal_emit_by_name(entry, "activate");
    wait_for_jobs(f);
    g_assert_cmpuint(n_rows(list), ==, 0); /* it names nobody any more */
}

/* ── the plan ── */

static void add_action(Fixture *f, const char *activity)
{
    g_autoptr(EqlAction) action = eql_action_new();
    eql_action_set(action, EQL_ACTION_ACTIVITY, activity);
    eql_session_edit(f->session, eql_edit_add_action(action, G_MAXUINT));
    wait_for_jobs(f);
}

static void assert_plan(Fixture *f, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    GtkListBox *list = part_of(f, "plan", "list");
    for (guint i = 0; i < n_rows(list); i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               eql_action_row_action(row_at(list, (int)i))->activity);
    g_assert_cmpstr(text->str, ==, expected);
}

static void test_drag(Fixture *f, gconstpointer data)
{
    add_action(f, "walk");
    add_action(f, "talk");
    add_action(f, "sing");
    GtkListBox *list = part_of(f, "plan", "list");
    g_assert_true(drag_row(f, list, row_at(list, 0), row_at(list, 2), 0.9));
    assert_plan(f, "talk sing walk");
    g_assert_cmpstr(to_undo(f), ==, "Undo move action");
    g_assert_true(drag_row(f, list, row_at(list, 2), row_at(list, 1), 0.1));
    assert_plan(f, "talk walk sing");
    g_assert_true(drag_row(f, list, row_at(list, 1), row_at(list, 0), 0.9)); /* where it is */
    assert_plan(f, "talk walk sing");
    act(f, "win.undo", NULL);
    act(f, "win.undo", NULL);
    assert_plan(f, "walk talk sing");
    act(f, "win.redo", NULL);
    assert_plan(f, "talk sing walk");
}

static void test_find(Fixture *f, gconstpointer data)
{
    add_action(f, "Walk to school");
    add_action(f, "Talk");
    GtkListBox *list = part_of(f, "plan", "list");
    EqlPlanFilter *filter = part_of(f, "plan", "filter");
    GtkWidget *search = eql_plan_filter_search(filter);
    gtk_list_box_select_row(list, row_at(list, 0));
    gtk_editable_set_text(GTK_EDITABLE(search), "SCHOOL walk");
    settle();
    g_assert_true(gtk_widget_get_child_visible(row_at(list, 0)));
    g_assert_false(gtk_widget_get_child_visible(row_at(list, 1)));
    g_assert_false(eql_plan_filter_is_clear(filter));
    g_signal_emit_by_name(search, "stop-search"); /* Escape */
    settle();
    g_assert_true(gtk_widget_get_child_visible(row_at(list, 1)));
    g_assert_true(eql_plan_filter_is_clear(filter));
}

/* When an action is deleted by key, the next one has the focus. */
static void test_focus_after_delete(Fixture *f, gconstpointer data)
{
    add_action(f, "walk");
    add_action(f, "talk");
    GtkListBox *list = part_of(f, "plan", "list");
    gtk_list_box_select_row(list, row_at(list, 0));
    gtk_widget_grab_focus(row_at(list, 0));
    g_assert_true(
        gtk_widget_activate_action(eql_window_page(f->window, "plan"), "plan.delete", NULL));
    wait_for_jobs(f);
    assert_plan(f, "talk");
    g_assert_true(gtk_widget_get_focus_child(GTK_WIDGET(list)) == row_at(list, 0));
}

/* ── what no page is about ── */

static const char *at_foot(Fixture *f)
{
    AdwToast *toast = f->window->toast;
    return toast != NULL ? gtk_label_get_label(GTK_LABEL(adw_toast_get_custom_title(toast))) : NULL;
}

/* It is told of, from whatever page it is undone; what a page shows is seen there. */
static void test_told(Fixture *f, gconstpointer data)
{
    add_action(f, "walk");
    show_page(f, "themes");
    eql_session_edit(f->session, eql_edit_setting(snapshot(f)->dataset->settings, "k", "7", NULL));
    wait_for_jobs(f);
    g_assert_null(at_foot(f));
    act(f, "win.undo", NULL);
    g_assert_cmpstr(at_foot(f), ==, "The change of preferences was undone");
    g_assert_cmpstr(eql_project_view_shown(f->window->project), ==, "themes");
    act(f, "win.redo", NULL);
    g_assert_cmpstr(at_foot(f), ==, "The change of preferences was made again");
    act(f, "win.undo", NULL);
    eql_window_dismiss_toast(f->window);
    act(f, "win.undo", NULL);
    g_assert_cmpuint(snapshot(f)->actions->len, ==, 0);
    g_assert_cmpstr(eql_project_view_shown(f->window->project), ==, "plan");
    g_assert_null(at_foot(f));
}

/* ── files ── */

static guint n_pupils(Fixture *f)
{
    const EqlResponses *pupils = eql_dataset_responses(snapshot(f)->dataset, "pupil");
    return pupils != NULL ? pupils->n : 0;
}

/* What the button and the menu say. */
static const char *to_redo(Fixture *f)
{
    return gtk_widget_get_tooltip_text(f->window->redo_button);
}

static const char *button_at_foot(Fixture *f)
{
    return f->window->toast != NULL ? adw_toast_get_button_label(f->window->toast) : NULL;
}

/* The card comes and goes with the import that it became. */
static void test_import_and_back(Fixture *f, gconstpointer data)
{
    type_tag(f, row_at(comments(f), 1), "noise");
    for (guint round = 0; round < 2; round++) {
        act(f, "win.undo", NULL);
        act(f, "win.undo", NULL);
        g_assert_cmpuint(n_pupils(f), ==, 0);
        g_assert_cmpuint(n_drafts(f), ==, 1);
        g_assert_true(eql_draft_is_ready(draft_at(f, 0)));
        GtkWidget *card = find_widget(show_page(f, "import"), EQL_TYPE_IMPORT_CARD);
        g_assert_false(gtk_widget_get_visible(child_of(card, "replaces_box"))); /* nothing is */
        g_assert_null(to_undo(f));
        g_assert_cmpstr(to_redo(f), ==, "Redo import of in.csv");
        g_assert_cmpstr(at_foot(f), ==, "Took in.csv out again");
        g_assert_null(button_at_foot(f)); /* an Undo would be of something else */
        act(f, "win.redo", NULL);
        g_assert_cmpuint(n_drafts(f), ==, 0);
        g_assert_cmpuint(n_pupils(f), ==, 8);
        g_assert_cmpstr(to_undo(f), ==, "Undo import of in.csv");
        g_assert_cmpstr(at_foot(f), ==, "Put in.csv back");
        act(f, "win.redo", NULL);
        g_assert_cmpstr(to_redo(f), ==, "Redo");
        assert_tags(row_at(comments(f), 1), "noise");
    }
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.undo", NULL); /* in a row */
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.undo", NULL);
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.redo", NULL);
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.redo", NULL);
    wait_for_jobs(f);
    g_assert_cmpuint(n_pupils(f), ==, 8);
    g_assert_cmpuint(n_drafts(f), ==, 0);
    assert_tags(row_at(comments(f), 1), "noise");
}

/* Of files that came together one was gone: what came goes and comes back. */
static void test_import_unfinished(Fixture *f, gconstpointer data)
{
    g_autofree char *gone = write_file(f, "gone.csv", "S01,S02\nAgree,Agree\n");
    g_autofree char *first = write_file(f, "first.csv", "P01,P02\nAgree,Agree\n");
    const char *const paths[] = {first, gone, NULL};
    bring_in_paths(f, paths);
    g_assert_cmpuint(n_drafts(f), ==, 2);
    g_remove(gone);
    eql_session_import(f->session, NULL);
    wait_for_jobs(f);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    guint all = n_pupils(f);
    g_assert_cmpstr(to_undo(f), ==, "Undo 1 import");
    act(f, "win.undo", NULL);
    g_assert_cmpstr(at_foot(f), ==, "Took 1 import out again");
    g_assert_cmpuint(n_pupils(f), ==, all - 1);
    g_assert_cmpuint(n_drafts(f), ==, 2);
    act(f, "win.redo", NULL);
    g_assert_cmpstr(at_foot(f), ==, "Put 1 import back");
    g_assert_cmpuint(n_pupils(f), ==, all);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    g_assert_nonnull(eql_draft_error(draft_at(f, 0)));
}

static void take_first_out(Fixture *f)
{
    show_page(f, "data");
    GtkListBox *files = part_of(f, "data", "files");
    wait_until(is_filled, files);
    g_signal_emit_by_name(row_at(files, 0), "undo");
    wait_for_jobs(f);
}

/* A file can be taken out whatever was done since; that is a change like any other. */
static void test_take_out(Fixture *f, gconstpointer data)
{
    add_action(f, "walk");
    take_first_out(f);
    g_assert_false(eql_session_is_editing(f->session));
    g_assert_cmpuint(n_pupils(f), ==, 0);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    g_assert_cmpstr(to_undo(f), ==, "Undo taking in.csv out");
    g_assert_cmpstr(at_foot(f), ==, "Took in.csv out again");
    g_assert_cmpstr(button_at_foot(f), ==, "_Undo");
    act(f, "win.undo", NULL);
    g_assert_cmpuint(n_pupils(f), ==, 8);
    g_assert_cmpuint(n_drafts(f), ==, 0);
    g_assert_cmpstr(to_undo(f), ==, "Undo add action");
    g_assert_cmpstr(at_foot(f), ==, "Put in.csv back");
    g_assert_cmpstr(to_redo(f), ==, "Redo taking in.csv out");
    const EqlImportRecord *record = eql_file_row_record(row_at(part_of(f, "data", "files"), 0));
    g_assert_false(record->undone);
    act(f, "win.redo", NULL);
    g_assert_cmpuint(n_pupils(f), ==, 0);
    g_assert_cmpstr(button_at_foot(f), ==, "_Undo");
}

/* Whoever has closed the card and dropped the file anew is told that it is there again. */
static void test_dropped_anew(Fixture *f, gconstpointer data)
{
    act(f, "win.undo", NULL);
    g_list_store_remove(eql_session_drafts(f->session), 0);
    g_autofree char *path = in_folder(f, "in.csv");
    const char *const paths[] = {path, NULL};
    bring_in_paths(f, paths);
    g_assert_cmpint(eql_draft_plan(draft_at(f, 0))->replaces, ==, 0);
    act(f, "win.redo", NULL);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    g_assert_cmpint(eql_draft_plan(draft_at(f, 0))->replaces, ==, 1);
}

/* What could not be done again for now is not lost, nor is its turn. */
static void test_put_back_later(Fixture *f, gconstpointer data)
{
    add_action(f, "walk");
    act(f, "win.undo", NULL);
    act(f, "win.undo", NULL);
    g_autofree char *aside = in_folder(f, "aside.equalens");
    g_assert_cmpint(g_rename(f->path, aside), ==, 0);
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.redo", NULL); /* in a row */
    gtk_widget_activate_action(GTK_WIDGET(f->window), "win.redo", NULL);
    wait_for_jobs(f);
    g_assert_nonnull(strstr(f->said, "no longer there"));
    g_clear_pointer(&f->said, g_free);
    close_dialogs(f->window);
    g_assert_cmpuint(n_pupils(f), ==, 0);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    g_assert_cmpstr(to_redo(f), ==, "Redo import of in.csv");
    g_assert_cmpint(g_rename(aside, f->path), ==, 0);
    act(f, "win.redo", NULL);
    g_assert_cmpuint(n_pupils(f), ==, 8);
    act(f, "win.redo", NULL);
    g_assert_cmpstr(to_undo(f), ==, "Undo add action");
    g_assert_cmpuint(snapshot(f)->actions->len, ==, 1);
    g_assert_cmpint(g_rename(f->path, aside), ==, 0);
    act(f, "win.undo", NULL);
    g_clear_pointer(&f->said, g_free);
    close_dialogs(f->window);
    g_assert_cmpstr(to_undo(f), ==, "Undo add action");
    g_assert_cmpint(g_rename(aside, f->path), ==, 0);
    act(f, "win.undo", NULL);
    g_assert_cmpuint(snapshot(f)->actions->len, ==, 0);
}

/* Nor is what was typed while there was no room for it. */
static void test_kept_for_later(Fixture *f, gconstpointer data)
{
    g_autofree char *aside = in_folder(f, "aside.equalens");
    g_assert_cmpint(g_rename(f->path, aside), ==, 0);
    add_action(f, "walk the corridors");
    g_assert_nonnull(strstr(f->said, "choose Redo"));
    g_clear_pointer(&f->said, g_free);
    close_dialogs(f->window);
    g_assert_cmpuint(snapshot(f)->actions->len, ==, 0);
    g_assert_cmpstr(to_redo(f), ==, "Redo add action");
    g_assert_cmpint(g_rename(aside, f->path), ==, 0);
    act(f, "win.redo", NULL);
    g_assert_cmpuint(snapshot(f)->actions->len, ==, 1);
    g_assert_cmpstr(to_undo(f), ==, "Undo add action");
    g_assert_cmpstr(to_redo(f), ==, "Redo");
}

/* Somebody else has brought in a file: what was taken out stays out, its card waits. */
static void test_changed_elsewhere(Fixture *f, gconstpointer data)
{
    act(f, "win.undo", NULL);
    import_answers(f, "Autumn", "P01\nAgree\n");
    act(f, "win.redo", NULL);
    g_assert_nonnull(strstr(f->said, "elsewhere in the meantime"));
    g_clear_pointer(&f->said, g_free);
    close_dialogs(f->window);
    g_assert_cmpuint(n_pupils(f), ==, 1);
    g_assert_cmpuint(n_drafts(f), ==, 1);
    g_assert_cmpstr(to_redo(f), ==, "Redo");
    g_assert_null(to_undo(f));
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/edits/tags", set_up_voices, test_tags);
    ADD("/edits/no-tag", set_up_voices, test_no_tag);
    ADD("/edits/filter", set_up_voices, test_filter);
    ADD("/edits/mask-selected", set_up_voices, test_mask_selected);
    ADD("/edits/may-name", set_up_voices, test_may_name);
    ADD("/edits/drag", set_up_plan, test_drag);
    ADD("/edits/find", set_up_plan, test_find);
    ADD("/edits/focus-after-delete", set_up_plan, test_focus_after_delete);
    ADD("/edits/told", set_up_plan, test_told);
    ADD("/edits/import-and-back", set_up_voices, test_import_and_back);
    ADD("/edits/import-unfinished", set_up_voices, test_import_unfinished);
    ADD("/edits/take-out", set_up_voices, test_take_out);
    ADD("/edits/dropped-anew", set_up_voices, test_dropped_anew);
    ADD("/edits/put-back-later", set_up_voices, test_put_back_later);
    ADD("/edits/kept-for-later", set_up_voices, test_kept_for_later);
    ADD("/edits/changed-elsewhere", set_up_voices, test_changed_elsewhere);
    return run_window_tests();
}
