/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan as a table: going about in it, typing, choosing, by keyboard and mouse. */
#include "app/action-input.h"
#include "app/choice.h"
#include "app/context-menu.h"
#include "app/plan-cell.h"
#include "app/plan-filter.h"
#include "app/plan-page.h"
#include "app/plan-table.h"
#include "app/two-panes.h"
#include "plan-steps.h"

static GtkEventController *keys_of(gpointer widget)
{
    g_autoptr(GListModel) all = gtk_widget_observe_controllers(widget);
    for (guint i = 0; i < g_list_model_get_n_items(all); i++) {
        g_autoptr(GtkEventController) controller = g_list_model_get_item(all, i);
        if (GTK_IS_EVENT_CONTROLLER_KEY(controller))
            return controller;
    }
    g_assert_not_reached();
}

/* Where the keyboard is: a cell of the table, or in one. */
static EqlPlanCell *cell_here(Fixture *fixture)
{
    GtkWidget *focus = gtk_root_get_focus(GTK_ROOT(fixture->window));
    g_assert_nonnull(focus);
    return EQL_PLAN_CELL(
        EQL_IS_PLAN_CELL(focus) ? focus : gtk_widget_get_ancestor(focus, EQL_TYPE_PLAN_CELL));
}

static EqlActionInput *input_here(Fixture *fixture)
{
    return find_widget(GTK_WIDGET(cell_here(fixture)), EQL_TYPE_ACTION_INPUT);
}

/* A key, as the cell or what is edited in it hears of it; whether it is done with. */
static gboolean press(Fixture *fixture, guint key, GdkModifierType held)
{
    EqlActionInput *input = input_here(fixture);
    gboolean done = FALSE;
    gpointer hears = input != NULL ? (gpointer)input : (gpointer)cell_here(fixture);
    g_signal_emit_by_name(keys_of(hears), "key-pressed", key, 0, held, &done);
    wait_for_jobs(fixture);
    settle();
    return done;
}

static void type(Fixture *fixture, const char *text)
{
    EqlActionInput *input = input_here(fixture);
    GtkWidget *focus = eql_action_input_focus(input);
    g_assert_true(gtk_widget_has_focus(focus) || gtk_widget_get_focus_child(focus) != NULL);
    if (GTK_IS_TEXT_VIEW(focus))
        gtk_text_buffer_set_text(gtk_text_view_get_buffer(GTK_TEXT_VIEW(focus)), text, -1);
    else
        gtk_editable_set_text(GTK_EDITABLE(focus), text);
}

/* “talk: Owner”: the action and the column where the keyboard is. */
static void assert_here(Fixture *fixture, const char *activity, EqlActionField field)
{
    g_assert_cmpint(eql_plan_cell_field(cell_here(fixture)), ==, field);
    GtkListBox *list = part_of(fixture, "plan", "list");
    EqlActionRow *row = EQL_ACTION_ROW(gtk_list_box_get_selected_row(list));
    g_assert_cmpstr(eql_action_row_action(row)->activity, ==, activity);
}

static const EqlAction *stored(Fixture *fixture, guint at)
{
    return snapshot(fixture)->actions->pdata[at];
}

static void add_in_table(Fixture *fixture, const char *activity)
{
    act_on_plan(fixture, "plan.add");
    type(fixture, activity);
    press(fixture, GDK_KEY_Return, 0);
}

static void set_up_table(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    make_project(fixture);
    show_plan(fixture, TRUE);
    add_in_table(fixture, "walk");
    add_in_table(fixture, "talk");
    add_in_table(fixture, "sing");
    assert_plan(fixture, "walk, talk, sing");
}

/* From cell to cell as in a spreadsheet: along a row and on to the next one, and down. */
static void test_table_keys(Fixture *fixture, gconstpointer data)
{
    assert_here(fixture, "sing", EQL_ACTION_ACTIVITY);
    g_assert_true(press(fixture, GDK_KEY_Up, 0));
    assert_here(fixture, "talk", EQL_ACTION_ACTIVITY);
    g_assert_true(press(fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
    assert_here(fixture, "walk", EQL_ACTION_THEME);
    g_assert_true(press(fixture, GDK_KEY_Tab, 0));
    assert_here(fixture, "talk", EQL_ACTION_ACTIVITY);
    press(fixture, GDK_KEY_Up, 0);
    g_assert_true(press(fixture, GDK_KEY_Up, 0)); /* there is no row above: it stays */
    assert_here(fixture, "walk", EQL_ACTION_ACTIVITY);
    g_assert_false(press(fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK)); /* out of the table */
    gtk_widget_set_direction(GTK_WIDGET(cell_here(fixture)), GTK_TEXT_DIR_RTL);
    g_assert_true(press(fixture, GDK_KEY_Left, 0));
    assert_here(fixture, "walk", EQL_ACTION_STATUS);
}

static gboolean has_room(gpointer input)
{
    return gtk_widget_get_width(input) >= 220;
}

static gboolean is_mapped(gpointer widget)
{
    return gtk_widget_get_mapped(widget);
}

static void test_table_edit(Fixture *fixture, gconstpointer data)
{
    press(fixture, GDK_KEY_Up, 0);
    press(fixture, GDK_KEY_Up, 0);
    press(fixture, GDK_KEY_F2, 0);
    type(fixture, "run");
    press(fixture, GDK_KEY_Return, 0);
    assert_here(fixture, "talk", EQL_ACTION_ACTIVITY);
    assert_plan(fixture, "run, talk, sing");
    press(fixture, GDK_KEY_F2, 0);
    type(fixture, "nothing of this");
    press(fixture, GDK_KEY_Escape, 0);
    g_assert_null(input_here(fixture));
    g_assert_false(press(fixture, GDK_KEY_Escape, 0)); /* it is nothing to type */
    g_assert_null(input_here(fixture));
    assert_plan(fixture, "run, talk, sing");
    for (guint i = 0; i < 3; i++)
        press(fixture, GDK_KEY_Right, 0);
    assert_here(fixture, "talk", EQL_ACTION_DUE);
    press(fixture, GDK_KEY_F2, 0);
    type(fixture, "soon");
    press(fixture, GDK_KEY_Tab, 0); /* it is no day: one stays, and is told */
    g_assert_nonnull(input_here(fixture));
    g_assert_true(says(GTK_WIDGET(input_here(fixture)), "This is no date"));
    wait_until(has_room, input_here(fixture));
    g_assert_true(press(fixture, GDK_KEY_Down, GDK_ALT_MASK));
    GtkWidget *calendar = find_widget(GTK_WIDGET(input_here(fixture)), GTK_TYPE_CALENDAR);
    wait_until(is_mapped, calendar);
    gtk_popover_popdown(GTK_POPOVER(gtk_widget_get_ancestor(calendar, GTK_TYPE_POPOVER)));
    gtk_widget_grab_focus(eql_action_input_focus(input_here(fixture)));
    settle();
    type(fixture, "1/7/2030");
    press(fixture, GDK_KEY_Tab, 0);
    assert_here(fixture, "talk", EQL_ACTION_OWNER);
    g_assert_cmpstr(stored(fixture, 1)->due, ==, "2030-07-01");
    press(fixture, GDK_KEY_Left, 0);
    press(fixture, GDK_KEY_Delete, 0);
    g_assert_cmpstr(stored(fixture, 1)->due, ==, "");
    act(fixture, "win.undo", NULL);
    g_assert_cmpstr(stored(fixture, 1)->due, ==, "2030-07-01");
}

static GtkGesture *click_of(gpointer widget, guint button)
{
    g_autoptr(GListModel) all = gtk_widget_observe_controllers(widget);
    for (guint i = 0; i < g_list_model_get_n_items(all); i++) {
        g_autoptr(GtkEventController) controller = g_list_model_get_item(all, i);
        if (GTK_IS_GESTURE_CLICK(controller) &&
            gtk_gesture_single_get_button(GTK_GESTURE_SINGLE(controller)) == button)
            return GTK_GESTURE(controller);
    }
    g_assert_not_reached();
}

static void click(Fixture *fixture, EqlPlanCell *cell)
{
    GtkGesture *gesture = click_of(cell, GDK_BUTTON_PRIMARY);
    g_signal_emit_by_name(gesture, "pressed", 1, 5.0, 5.0);
    g_assert_null(find_widget(GTK_WIDGET(cell), EQL_TYPE_ACTION_INPUT));
    g_signal_emit_by_name(gesture, "released", 1, 5.0, 5.0);
    settle();
}

/* The first click chooses, the second begins to edit when the button is let go. */
static void test_table_click(Fixture *fixture, gconstpointer data)
{
    EqlPlanCell *sing = cell_here(fixture);
    press(fixture, GDK_KEY_Up, 0);
    click(fixture, sing);
    g_assert_true(cell_here(fixture) == sing);
    g_assert_null(input_here(fixture));
    click(fixture, sing);
    g_assert_nonnull(input_here(fixture));
    press(fixture, GDK_KEY_Escape, 0);
}

/* Where the other button is pressed there is the row's menu; beside the rows there is none. */
static void test_context_menu(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = eql_window_page(fixture->window, "plan");
    GtkGesture *gesture = click_of(page, GDK_BUTTON_SECONDARY);
    graphene_rect_t bounds;
    g_signal_emit_by_name(gesture, "pressed", 1, 2.0, 2.0);
    g_assert_null(eql_context_menu_of(page));
    GtkWidget *sing = GTK_WIDGET(cell_here(fixture));
    press(fixture, GDK_KEY_Up, 0);
    assert_here(fixture, "talk", EQL_ACTION_ACTIVITY);
    g_assert_true(gtk_widget_compute_bounds(sing, page, &bounds));
    g_signal_emit_by_name(gesture, "pressed", 1, bounds.origin.x + 9.0, bounds.origin.y + 9.0);
    settle();
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(eql_context_menu_of(page))));
    gtk_popover_popdown(eql_context_menu_of(page));
    settle();
    assert_here(fixture, "sing", EQL_ACTION_ACTIVITY);
    act_on_plan(fixture, "plan.delete");
    assert_plan(fixture, "walk, talk");
}

/* NULL: it has no such key. */
static GtkShortcut *shortcut_of(GtkWidget *widget, const char *key)
{
    g_autoptr(GListModel) all = gtk_widget_observe_controllers(widget);
    for (guint i = 0; i < g_list_model_get_n_items(all); i++) {
        g_autoptr(GtkEventController) keys = g_list_model_get_item(all, i);
        guint n =
            GTK_IS_SHORTCUT_CONTROLLER(keys) ? g_list_model_get_n_items(G_LIST_MODEL(keys)) : 0;
        for (guint j = 0; j < n; j++) {
            g_autoptr(GtkShortcut) shortcut = g_list_model_get_item(G_LIST_MODEL(keys), j);
            g_autofree char *trigger =
                gtk_shortcut_trigger_to_string(gtk_shortcut_get_trigger(shortcut));
            if (g_str_equal(trigger, key))
                return g_steal_pointer(&shortcut);
        }
    }
    return NULL;
}

static gboolean has_key(GtkWidget *widget, const char *key)
{
    g_autoptr(GtkShortcut) shortcut = shortcut_of(widget, key);
    return shortcut != NULL;
}

/* On the page, as it hears of it; whether it is done with. */
static gboolean escape(Fixture *fixture)
{
    GtkWidget *page = eql_window_page(fixture->window, "plan");
    g_autoptr(GtkShortcut) shortcut = shortcut_of(page, "Escape");
    gboolean done = gtk_shortcut_action_activate(gtk_shortcut_get_action(shortcut), 0, page, NULL);
    wait_for_jobs(fixture);
    settle();
    return done;
}

/* An action can be begun from the buttons of the page as well. One that is begun and thought
 * better of does not stay; one with something in it does. */
static void test_table_thought_better(Fixture *fixture, gconstpointer data)
{
    g_assert_true(has_key(eql_window_page(fixture->window, "plan"), "Insert"));
    act_on_plan(fixture, "plan.add");
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, 4);
    press(fixture, GDK_KEY_Escape, 0);
    assert_plan(fixture, "walk, talk, sing");
    g_assert_nonnull(cell_here(fixture));
    add_in_table(fixture, "hum");
    press(fixture, GDK_KEY_F2, 0);
    press(fixture, GDK_KEY_Escape, 0);
    assert_plan(fixture, "walk, talk, sing, hum");
}

/* A choice is opened, made, and done with; the progress and the list know of it. */
static void test_table_choice(Fixture *fixture, gconstpointer data)
{
    press(fixture, GDK_KEY_Right, 0);
    assert_here(fixture, "sing", EQL_ACTION_STATUS);
    press(fixture, GDK_KEY_space, 0);
    GtkDropDown *status = find_widget(GTK_WIDGET(cell_here(fixture)), GTK_TYPE_DROP_DOWN);
    g_assert_true(eql_choice_set(status, "done"));
    wait_for_jobs(fixture);
    settle();
    g_assert_null(input_here(fixture));
    g_assert_cmpint(stored(fixture, 2)->status, ==, EQL_STATUS_DONE);
    g_assert_cmpint(eql_action_row_action(action_row(fixture, 2))->status, ==, EQL_STATUS_DONE);
    g_assert_cmpfloat(gtk_progress_bar_get_fraction(part_of(fixture, "plan", "progress")), >, 0.3);
}

/* What is filtered out is not there to go to; what is chosen stays until one leaves it; where
 * nothing fits, that is said. */
static void test_table_filter(Fixture *fixture, gconstpointer data)
{
    EqlPlanTable *table = part_of(fixture, "plan", "table");
    GtkStack *views = part_of(fixture, "plan", "views");
    EqlPlanFilter *filter = part_of(fixture, "plan", "filter");
    GtkEditable *search = GTK_EDITABLE(eql_plan_filter_search(filter));
    gtk_editable_set_text(search, "walk");
    settle();
    g_assert_cmpuint(eql_plan_table_n_seen(table), ==, 1);
    gtk_editable_set_text(search, "dance");
    settle();
    g_assert_cmpuint(eql_plan_table_n_seen(table), ==, 0);
    g_assert_cmpstr(gtk_stack_get_visible_child_name(views), ==, "list");
    eql_plan_filter_clear(filter);
    settle();
    g_assert_cmpuint(eql_plan_table_n_seen(table), ==, 3);
    g_assert_cmpstr(gtk_stack_get_visible_child_name(views), ==, "table");
}

static gboolean is_table(gpointer views)
{
    return g_strcmp0(gtk_stack_get_visible_child_name(views), "table") == 0;
}

static gboolean is_list(gpointer views)
{
    return !is_table(views);
}

/* Where its columns could not be read there is the list; the choice is kept for when they can. */
static void test_narrow(Fixture *fixture, gconstpointer data)
{
    GtkStack *views = part_of(fixture, "plan", "views");
    GtkToggleButton *as_table = part_of(fixture, "plan", "as_table");
    GtkWidget *focus, *choice = gtk_widget_get_parent(GTK_WIDGET(as_table));
    int width, height;
    gtk_window_get_default_size(GTK_WINDOW(fixture->window), &width, &height);
    g_assert_true(is_table(views));
    gtk_window_set_default_size(GTK_WINDOW(fixture->window), 600, height);
    wait_until(is_list, views);
    settle();
    g_assert_true(gtk_toggle_button_get_active(as_table));
    g_assert_false(gtk_widget_get_visible(choice));
    focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
    g_assert_nonnull(focus);
    g_assert_true(gtk_widget_get_ancestor(focus, EQL_TYPE_ACTION_ROW) ==
                  GTK_WIDGET(action_row(fixture, 2)));
    gtk_window_set_default_size(GTK_WINDOW(fixture->window), width, height);
    wait_until(is_table, views);
    settle();
    g_assert_true(gtk_widget_get_visible(choice));
    assert_here(fixture, "sing", EQL_ACTION_ACTIVITY);
}

static gboolean fits(gpointer table)
{
    GtkWidget *scrolled = find_widget(table, GTK_TYPE_SCROLLED_WINDOW);
    GtkAdjustment *across = gtk_scrolled_window_get_hadjustment(GTK_SCROLLED_WINDOW(scrolled));
    return gtk_adjustment_get_page_size(across) > 0 &&
           gtk_adjustment_get_upper(across) <= gtk_adjustment_get_page_size(across);
}

static gboolean is_as_wide_as_asked(gpointer window)
{
    int width, height;
    gtk_window_get_default_size(window, &width, &height);
    return gtk_widget_get_width(window) > width - 30; /* less its shadow */
}

/* The details stand beside the table only where its last column is in sight even so. */
static void test_columns_in_sight(Fixture *fixture, gconstpointer data)
{
    gtk_window_set_default_size(GTK_WINDOW(fixture->window), 1280, 760);
    wait_until(is_as_wide_as_asked, fixture->window);
    wait_until(is_table, part_of(fixture, "plan", "views"));
    wait_until(fits, part_of(fixture, "plan", "table"));
}

/* What the menu of a row does; the keyboard is somewhere afterwards. */
static void test_table_rows(Fixture *fixture, gconstpointer data)
{
    act_on_plan(fixture, "plan.up");
    assert_plan(fixture, "walk, sing, talk");
    assert_here(fixture, "sing", EQL_ACTION_ACTIVITY);
    act_on_plan(fixture, "plan.delete");
    assert_plan(fixture, "walk, talk");
    settle();
    assert_here(fixture, "talk", EQL_ACTION_ACTIVITY);
    act(fixture, "win.undo", NULL);
    assert_plan(fixture, "walk, sing, talk");
    act_on_plan(fixture, "plan.details");
    g_assert_true(gtk_widget_is_focus(eql_text_field_input(activity_field(fixture))));
}

static void count_taken_out(GListModel *model, guint at, guint removed, guint added, guint *n)
{
    *n += removed;
}

/* What is begun between two others lets their rows stay as they are, but for those below it, once:
 * to lay the texts of a whole plan out takes long. */
static void test_table_insert(Fixture *fixture, gconstpointer data)
{
    GtkColumnView *view =
        find_widget(eql_window_page(fixture->window, "plan"), GTK_TYPE_COLUMN_VIEW);
    static guint taken_out, new_texts;
    add_in_table(fixture, "play");
    g_signal_connect(gtk_column_view_get_model(view), "items-changed", G_CALLBACK(count_taken_out),
                     &taken_out);
    act_on_plan(fixture, "plan.up");
    act_on_plan(fixture, "plan.up");
    assert_plan(fixture, "walk, play, talk, sing");
    g_assert_cmpuint(taken_out, >, 0);
    taken_out = 0;
    count_new_texts(gtk_widget_get_last_child(GTK_WIDGET(view)), &new_texts);
    act_on_plan(fixture, "plan.add");
    assert_plan(fixture, "walk, play, , talk, sing");
    g_assert_cmpuint(taken_out, <=, 2);
    g_assert_cmpuint(new_texts, ==, 0);
    g_signal_handlers_disconnect_by_data(gtk_column_view_get_model(view), &taken_out);
}

/* Twice as large as usual its columns take twice the room. */
static void test_large_text(Fixture *fixture, gconstpointer data)
{
    GtkStack *views = part_of(fixture, "plan", "views");
    g_assert_true(is_table(views));
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
    wait_until(is_list, views);
    gtk_settings_reset_property(gtk_settings_get_default(), "gtk-xft-dpi");
    wait_until(is_table, views);
}

/* The cell of a field in the row so far down; counts `row` down to it. */
static GtkWidget *find_cell(GtkWidget *widget, EqlActionField field, int *row)
{
    if (EQL_IS_PLAN_CELL(widget))
        return eql_plan_cell_field(EQL_PLAN_CELL(widget)) == field && (*row)-- == 0 ? widget : NULL;
    GtkWidget *found = NULL;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling(child))
        found = find_cell(child, field, row);
    return found;
}

static GtkWidget *cell_at(Fixture *fixture, int row, EqlActionField field)
{
    GtkWidget *cell = find_cell(part_of(fixture, "plan", "table"), field, &row);
    g_assert_nonnull(cell);
    return cell;
}

static void on_text(GObject *clipboard, GAsyncResult *result, gpointer text)
{
    *(char **)text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
}

static gboolean is_there(gpointer where)
{
    return *(gpointer *)where != NULL;
}

static void copy_cell(Fixture *fixture, int row, EqlActionField field, const char *expected)
{
    g_autofree char *text = NULL;
    GtkWidget *cell = cell_at(fixture, row, field);
    g_assert_true(gtk_widget_activate_action(cell, "cell.copy", NULL));
    gdk_clipboard_read_text_async(gtk_widget_get_clipboard(cell), NULL, on_text, &text);
    wait_until(is_there, &text);
    g_assert_cmpstr(text, ==, expected);
}

/* `text` NULL: what is there. Says what the plan holds then. */
static const EqlAction *paste(Fixture *fixture, int row, EqlActionField field, const char *text)
{
    GtkWidget *cell = cell_at(fixture, row, field);
    if (text != NULL)
        gdk_clipboard_set_text(gtk_widget_get_clipboard(cell), text);
    g_assert_true(gtk_widget_activate_action(cell, "cell.paste", NULL));
    settle();
    wait_for_jobs(fixture);
    return snapshot(fixture)->actions->pdata[row];
}

/* What a cell says goes to other cells and programs, and comes from there. */
static void test_clipboard(Fixture *fixture, gconstpointer data)
{
    copy_cell(fixture, 0, EQL_ACTION_ACTIVITY, "walk");
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_ACTIVITY, NULL)->activity, ==, "walk");
    act(fixture, "win.undo", NULL);
    assert_plan(fixture, "walk, talk, sing");
    act(fixture, "win.redo", NULL);
    assert_plan(fixture, "walk, walk, sing");
    g_assert_cmpint(paste(fixture, 1, EQL_ACTION_STATUS, "in progress\n")->status, ==,
                    EQL_STATUS_IN_PROGRESS);
    copy_cell(fixture, 1, EQL_ACTION_STATUS, "In progress");
    g_assert_cmpint(paste(fixture, 1, EQL_ACTION_PRIORITY, "3 Low")->priority, ==, 3);
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_DUE, "1 July 2030\r\n")->due, ==, "2030-07-01");
    copy_cell(fixture, 1, EQL_ACTION_DUE, "1 July 2030");
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_OWNER, "Ms Khan\tand\nothers")->owner, ==,
                    "Ms Khan and others");
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_THEME, "talking about RACE")->theme, ==,
                    "Talking about race");
}

/* What is none of the column's is told, and what stood there stays. */
static void test_no_paste(Fixture *fixture, gconstpointer data)
{
    paste(fixture, 1, EQL_ACTION_DUE, "1/7/2030");
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_DUE, "soon")->due, ==, "2030-07-01");
    g_assert_true(says(find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_TOAST_OVERLAY),
                       "does not fit in “Due date”"));
    g_assert_cmpstr(paste(fixture, 1, EQL_ACTION_THEME, "no such theme")->theme, ==, "");
    g_assert_cmpint(paste(fixture, 1, EQL_ACTION_PRIORITY, "huge")->priority, ==, 2);
}

/* Whoever begins an action amid the details of another goes on in the details, not in a cell of
 * the table that lies behind them. */
static void test_insert_in_details(Fixture *fixture, gconstpointer data)
{
    act_on_plan(fixture, "plan.details");
    settle();
    g_assert_false(eql_two_panes_shows_list(part_of(fixture, "plan", "panes")));
    act_on_plan(fixture, "plan.add");
    settle();
    g_assert_null(find_widget(part_of(fixture, "plan", "table"), EQL_TYPE_ACTION_INPUT));
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
    g_assert_nonnull(focus);
    g_assert_true(gtk_widget_is_ancestor(focus, part_of(fixture, "plan", "editor")));
    assert_plan(fixture, "walk, talk, sing, ");
}

static gboolean is_in_details(Fixture *fixture)
{
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
    return focus != NULL && gtk_widget_is_ancestor(focus, part_of(fixture, "plan", "editor"));
}

/* From the details to the cell where one was, with what was typed there; elsewhere it leads
 * nowhere. */
static void test_back_to_cell(Fixture *fixture, gconstpointer data)
{
    press(fixture, GDK_KEY_Up, 0);
    press(fixture, GDK_KEY_Right, 0);
    assert_here(fixture, "talk", EQL_ACTION_STATUS);
    g_assert_false(escape(fixture));
    act_on_plan(fixture, "plan.details");
    g_assert_true(is_in_details(fixture));
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(find_widget(
                                 GTK_WIDGET(activity_field(fixture)), GTK_TYPE_TEXT_VIEW)),
                             "listen", -1);
    g_assert_true(escape(fixture));
    g_assert_false(is_in_details(fixture));
    assert_here(fixture, "listen", EQL_ACTION_STATUS);
    assert_plan(fixture, "walk, listen, sing");
}

/* The same from the list; what was begun, and has nothing in it, goes. */
static void test_back_to_row(Fixture *fixture, gconstpointer data)
{
    GtkListBox *list = part_of(fixture, "plan", "list");
    show_plan(fixture, FALSE);
    eql_plan_page_focus(EQL_PLAN_PAGE(eql_window_page(fixture->window, "plan")));
    act_on_plan(fixture, "plan.details");
    g_assert_true(is_in_details(fixture));
    g_assert_true(escape(fixture));
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(fixture->window)) ==
                  GTK_WIDGET(gtk_list_box_get_selected_row(list)));
    act_on_plan(fixture, "plan.add");
    settle();
    g_assert_true(is_in_details(fixture));
    assert_plan(fixture, "walk, talk, sing, ");
    g_assert_true(escape(fixture));
    assert_plan(fixture, "walk, talk, sing");
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
    g_assert_nonnull(focus);
    g_assert_true(gtk_widget_is_ancestor(focus, GTK_WIDGET(list)));
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/plan/table/keys", set_up_table, test_table_keys);
    ADD("/plan/table/edit", set_up_table, test_table_edit);
    ADD("/plan/table/click", set_up_table, test_table_click);
    ADD("/plan/context-menu", set_up_table, test_context_menu);
    ADD("/plan/table/thought-better", set_up_table, test_table_thought_better);
    ADD("/plan/table/choice", set_up_table, test_table_choice);
    ADD("/plan/table/filter", set_up_table, test_table_filter);
    ADD("/plan/table/narrow", set_up_table, test_narrow);
    ADD("/plan/table/large-text", set_up_table, test_large_text);
    ADD("/plan/table/columns-in-sight", set_up_table, test_columns_in_sight);
    ADD("/plan/table/rows", set_up_table, test_table_rows);
    ADD("/plan/table/clipboard", set_up_table, test_clipboard);
    ADD("/plan/table/no-paste", set_up_table, test_no_paste);
    ADD("/plan/table/insert", set_up_table, test_table_insert);
    ADD("/plan/table/insert-in-details", set_up_table, test_insert_in_details);
    ADD("/plan/table/back-to-cell", set_up_table, test_back_to_cell);
    ADD("/plan/back-to-row", set_up_table, test_back_to_row);
    return run_window_tests();
}
