/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "../remove-all.h"
#include "app/compat.h"
#include "app/comment-row.h"
#include "app/comment-tags.h"
#include "app/date-field.h"
#include "app/documents.h"
#include "app/explain.h"
#include "app/flow.h"
#include "app/import-card.h"
#include "app/plan-cell.h"
#include "app/read-back.h"
#include "app/window-private.h"
#include "base/data-folder.h"
#include "camera.h"
#include "least-width.h"
#include "plan-steps.h"
#include "output/pack.h"
#include "waiting.h"
#include "workflow/network.h"

/* The most room that dialogs may ask for, and the list of keys, which stand beside what they do. */
#define DIALOG_WIDTH 600
#define SHORTCUTS_WIDTH 1000

static GtkWidget *page_of(EqlWindow *window, const char *name)
{
    eql_window_show_page(window, name);
    camera_wait(window);
    return eql_window_page(window, name);
}

/* ── dialogs ── */

/* From libadwaita 1.5 on its own dialogs are parts of the window. */
static GtkWidget *dialog_over(EqlWindow *window)
{
#if ADW_CHECK_VERSION(1, 5, 0)
    G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* newer than what the program asks for */
        AdwDialog *inner =
            adw_application_window_get_visible_dialog(ADW_APPLICATION_WINDOW(window));
    G_GNUC_END_IGNORE_DEPRECATIONS
    if (inner != NULL)
        return GTK_WIDGET(inner);
#endif
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (link->data != (gpointer)window && gtk_widget_get_mapped(link->data))
            return link->data;
    g_assert_not_reached();
}

static gboolean are_closed(gpointer window)
{
    return eql_compat_close_dialogs(window);
}

static GtkWidget *open_dialog(EqlWindow *window, const char *action)
{
    gtk_widget_activate_action(GTK_WIDGET(window), action, NULL);
    camera_wait(window);
    return dialog_over(window);
}

/* With larger text, too: a narrow screen has room for it. */
static void take_dialog(GtkWidget *dialog, const char *picture)
{
    GtkWidget *root = GTK_WIDGET(gtk_widget_get_root(dialog));
    assert_least_width(root, GTK_IS_SHORTCUTS_WINDOW(root) ? SHORTCUTS_WIDTH : DIALOG_WIDTH,
                       picture);
    camera_take(GTK_WIDGET(gtk_widget_get_root(dialog)), picture);
}

static void close_dialog(GtkWidget *dialog)
{
    gpointer window = gtk_widget_get_root(dialog);
    if (GTK_WIDGET(window) == dialog)
        gtk_window_destroy(window);
    else
        wait_until(are_closed, window);
    settle();
}

static void check_dialogs(EqlWindow *window)
{
    static const struct {
        const char *action, *picture;
    } dialogs[] = {
        {"win.new", "new-school"}, {"win.shortcuts", "shortcuts"}, {"win.about", "about"}};
    for (guint i = 0; i < G_N_ELEMENTS(dialogs); i++) {
        GtkWidget *dialog = open_dialog(window, dialogs[i].action);
        take_dialog(dialog, dialogs[i].picture);
        close_dialog(dialog);
    }
}

/* Each of its pages. */
static void check_preferences(EqlWindow *window)
{
    GtkWidget *dialog = open_dialog(window, "win.preferences");
    AdwViewStack *stack = find_widget(dialog, ADW_TYPE_VIEW_STACK);
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(stack);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        g_autofree char *picture = g_strdup_printf("preferences-%u", i + 1);
        gtk_selection_model_select_item(pages, i, TRUE);
        camera_wait(window);
        take_dialog(dialog, picture);
    }
    close_dialog(dialog);
}

static void check_merging(EqlWindow *window)
{
    GtkWidget *page = page_of(window, "groups");
    GtkWidget *button = gtk_widget_get_last_child(find_widget(page, EQL_TYPE_FLOW));
    g_signal_emit_by_name(button, "clicked");
    camera_wait(window);
    GtkWidget *dialog = dialog_over(window);
    take_dialog(dialog, "merge-groups");
    close_dialog(dialog);
}

static void check_read_back(EqlWindow *window)
{
    EqlSession *session = eql_window_session(window);
    g_autoptr(GPtrArray) changes = changes_of_workbook(session);
    GtkWidget *dialog =
        eql_read_back_new(GTK_WINDOW(window), session, "plan.xlsx", "Elm School", changes);
    gtk_window_present(GTK_WINDOW(dialog));
    camera_wait(window);
    take_dialog(dialog, "read-back");
    close_dialog(dialog);
}

/* The longest of those that tell something and ask. */
static void check_question(EqlWindow *window)
{
    GtkWidget *dialog = open_dialog(window, "win.show-small-groups");
    take_dialog(dialog, "question");
    close_dialog(dialog);
}

/* ── popovers ── */

static void check_popover(EqlWindow *window, GtkMenuButton *button, const char *picture)
{
    gtk_menu_button_popup(button);
    camera_wait(window);
    camera_take(GTK_WIDGET(gtk_menu_button_get_popover(button)), picture);
    gtk_menu_button_popdown(button);
    settle();
}

/* Of what stands at the top of the window. */
static void check_menus(EqlWindow *window, GtkWidget *widget, guint *n)
{
    if (GTK_IS_MENU_BUTTON(widget) && gtk_widget_get_mapped(widget)) {
        g_autofree char *picture = g_strdup_printf("menu-%u", ++*n);
        check_popover(window, GTK_MENU_BUTTON(widget), picture);
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        check_menus(window, child, n);
}

static void check_comment(EqlWindow *window)
{
    GtkWidget *row = find_widget(page_of(window, "voices"), EQL_TYPE_COMMENT_ROW);
    GtkWidget *tags = find_widget(row, EQL_TYPE_COMMENT_TAGS);
    check_popover(window, find_widget(row, GTK_TYPE_MENU_BUTTON), "mask");
    check_popover(window, find_widget(tags, GTK_TYPE_MENU_BUTTON), "tag");
}

/* Where there is room for the table. */
static void check_cell(EqlWindow *window)
{
    GtkWidget *cell = find_widget(page_of(window, "plan"), EQL_TYPE_PLAN_CELL);
    if (cell == NULL || !gtk_widget_get_mapped(cell))
        return;
    eql_plan_cell_edit(EQL_PLAN_CELL(cell));
    camera_wait(window);
    camera_take(find_widget(cell, GTK_TYPE_POPOVER), "cell");
    gtk_popover_popdown(find_widget(cell, GTK_TYPE_POPOVER));
    camera_wait(window);
}

static void check_popovers(EqlWindow *window)
{
    guint n = 0;
    check_menus(window, window->header, &n);
    check_comment(window);
    check_cell(window);
    GtkWidget *overview = page_of(window, "overview");
    GtkWidget *explain = find_widget(overview, EQL_TYPE_EXPLAIN);
    check_popover(window, find_widget(explain, GTK_TYPE_MENU_BUTTON), "explained");
    GtkWidget *stages = page_of(window, "accreditation");
    GtkWidget *day = find_widget(stages, EQL_TYPE_DATE_FIELD);
    check_popover(window, find_widget(day, GTK_TYPE_MENU_BUTTON), "calendar");
}

/* ── other ways of showing what is there ── */

static void check_plan(EqlWindow *window)
{
    GtkWidget *page = page_of(window, "plan");
    gboolean as_table = gtk_toggle_button_get_active(child_of(page, "as_table"));
    GtkWidget *table = child_of(page, "as_table"), *list = gtk_widget_get_next_sibling(table);
    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(as_table ? list : table), TRUE);
    camera_wait(window);
    camera_take(GTK_WIDGET(window), as_table ? "plan-list" : "plan-table");
    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(as_table ? table : list), TRUE);
}

static void check_table(EqlWindow *window)
{
    GtkWidget *panel = child_of(page_of(window, "themes"), "panel");
    gtk_widget_activate_action(panel, "chart.table", NULL);
    camera_wait(window);
    camera_take(GTK_WIDGET(window), "themes-table");
    gtk_widget_activate_action(panel, "chart.table", NULL);
}

static void check_tour(EqlWindow *window)
{
    gtk_widget_activate_action(GTK_WIDGET(window), "win.tour", NULL);
    camera_wait(window);
    camera_take(GTK_WIDGET(window), "tour");
}

/* ── a school of one's own ── */

static void check_empty(EqlWindow *window)
{
    AdwViewStack *stack = find_widget(GTK_WIDGET(window), ADW_TYPE_VIEW_STACK);
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(stack);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        g_autoptr(AdwViewStackPage) page = g_list_model_get_item(G_LIST_MODEL(pages), i);
        const char *name = adw_view_stack_page_get_name(page);
        g_autofree char *picture = g_strconcat("empty-", name, NULL);
        page_of(window, name);
        camera_take(GTK_WIDGET(window), picture);
    }
}

static void open_card(GtkWidget *card)
{
    static const char *const lists[] = {"columns_expander", "labels_expander", "problems_expander"};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        gtk_expander_set_expanded(child_of(card, lists[i]), TRUE);
}

static void check_import(EqlWindow *window)
{
    g_autofree char *answers = eql_data_file("sample", "staff-responses.csv", NULL);
    g_autofree char *suspensions = eql_data_file("sample", "suspensions.csv", NULL);
    const char *const paths[] = {answers, suspensions, NULL};
    eql_window_take_files(window, paths);
    camera_wait(window);
    GtkWidget *page = page_of(window, "import");
    camera_take(GTK_WIDGET(window), "import-files");
    open_card(find_widget(page, EQL_TYPE_IMPORT_CARD));
    camera_wait(window);
    camera_take(GTK_WIDGET(window), "import-open");
}

static void check_own_school(EqlWindow *window)
{
    g_autoptr(EqlSchool) school = eql_school_new("A", NULL, NULL, "secondary");
    g_autofree char *folder = g_dir_make_tmp("states-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "school.equalens", NULL);
    eql_session_create(eql_window_session(window), path, school);
    camera_wait(window);
    check_empty(window);
    check_import(window);
    remove_all(folder);
}

/* ── several schools ── */

static void check_documents(EqlWindow *window)
{
    const char *const projects[] = {"A/one.equalens", "A/two.equalens", NULL};
    GtkWidget *dialog = eql_documents_new(GTK_WINDOW(window), projects);
    gtk_window_present(GTK_WINDOW(dialog));
    camera_wait(window);
    take_dialog(dialog, "documents");
    close_dialog(dialog);
}

/* The sample school's pack, as those of three. */
static void write_packs(EqlWindow *window, const char *folder, char **paths)
{
    g_autoptr(EqlProject) project =
        eql_project_open(eql_session_path(eql_window_session(window)), NULL);
    g_autoptr(EqlPack) pack = eql_project_pack(project, NULL);
    for (guint i = 0; i < 3; i++) {
        g_autofree char *file = g_strdup_printf("%u.eqpack", i);
        g_free(pack->name);
        pack->name = eql_cohort_letter(i);
        paths[i] = g_build_filename(folder, file, NULL);
        g_assert_true(eql_pack_write(pack, paths[i], NULL));
    }
}

static void take_views(EqlWindow *window)
{
    AdwViewStack *views = child_of(eql_window_network_page(window), "views");
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(views);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        g_autofree char *picture = NULL;
        gtk_selection_model_select_item(pages, i, TRUE);
        picture = g_strconcat("network-", adw_view_stack_get_visible_child_name(views), NULL);
        camera_wait(window);
        camera_take(GTK_WIDGET(window), picture);
    }
}

static EqlWindow *window_beside(EqlWindow *window)
{
    EqlWindow *other = eql_window_new(gtk_window_get_application(GTK_WINDOW(window)));
    int width, height;
    gtk_window_get_default_size(GTK_WINDOW(window), &width, &height);
    gtk_window_set_default_size(GTK_WINDOW(other), width, height);
    gtk_window_present(GTK_WINDOW(other));
    return other;
}

static void check_network(EqlWindow *window)
{
    g_autofree char *folder = g_dir_make_tmp("states-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "n.eqnet", NULL);
    char *packs[4] = {NULL};
    EqlWindow *other = window_beside(window);
    write_packs(window, folder, packs);
    gtk_widget_activate_action(GTK_WIDGET(other), "win.compare", NULL);
    camera_wait(other);
    camera_take(GTK_WIDGET(other), "network-empty");
    eql_network_file_add(other->network, path, (const char *const *)packs, "2025");
    camera_wait(other);
    take_views(other);
    gtk_window_destroy(GTK_WINDOW(other));
    settle();
    for (guint i = 0; i < 3; i++)
        g_free(packs[i]);
    remove_all(folder);
}

void check_states(EqlWindow *window)
{
    camera_ignore_unmarked();
    check_dialogs(window);
    check_preferences(window);
    check_merging(window);
    check_read_back(window);
    check_question(window);
    check_popovers(window);
    check_plan(window);
    check_table(window);
    check_documents(window);
    check_network(window);
    check_tour(window);
    check_own_school(window);
}
