/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window itself does: what is dropped on it, what goes wrong, who is new to it. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/compat.h"
#include "app/gsettings.h"
#include "app/guide.h"
#include "app/new-school.h"
#include "app/pages.h"
#include "app/tour.h"
#include "app/window-private.h"
#include "base/data-folder.h"
#include "base/language.h"
#include "fixture.h"
#include "workflow/record-edit.h"

/* As the toolkit tells of it when files are let go over the window. */
static gboolean let_go_over(Fixture *fixture, GtkWidget *widget, const char *const *paths)
{
    GSList *files = NULL;
    gboolean taken = FALSE;
    for (guint i = 0; paths[i] != NULL; i++)
        files = g_slist_append(files, g_file_new_for_path(paths[i]));
    g_auto(GValue) value = G_VALUE_INIT;
    g_value_init(&value, GDK_TYPE_FILE_LIST);
    g_value_take_boxed(&value, gdk_file_list_new_from_list(files));
    g_signal_emit_by_name(controller_of(widget, GTK_TYPE_DROP_TARGET), "drop", &value, 100.0, 100.0,
                          &taken);
    g_slist_free_full(files, g_object_unref);
    wait_for_jobs(fixture);
    return taken;
}

static gboolean let_go(Fixture *fixture, const char *const *paths)
{
    return let_go_over(fixture, find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_TOAST_OVERLAY),
                       paths);
}

/* As the list of pages tells it. */
static guint waiting(Fixture *fixture)
{
    AdwViewStack *stack = find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_VIEW_STACK);
    GtkWidget *page = eql_window_page(fixture->window, "import");
    return adw_view_stack_page_get_badge_number(adw_view_stack_get_page(stack, page));
}

static void test_drop(Fixture *fixture, gconstpointer data)
{
    g_autofree char *sample = eql_data_file("sample", NULL, NULL);
    g_autofree char *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    const char *const file[] = {staff, NULL}, *const folder[] = {sample, NULL};
    const char *const empty[] = {fixture->folder, NULL}, *const nothing[] = {NULL};
    g_assert_true(let_go(fixture, file)); /* says that a school has to be opened first */
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    close_dialogs(fixture->window);
    make_project(fixture);
    act(fixture, "win.page", "plan");
    g_assert_true(let_go(fixture, file));
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    g_assert_true(gtk_widget_get_mapped(eql_window_page(fixture->window, "import")));
    g_assert_cmpuint(waiting(fixture), ==, 1);
    g_assert_true(let_go(fixture, folder)); /* all five: one waits already */
    g_assert_cmpuint(n_drafts(fixture), ==, 5);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_true(let_go(fixture, empty));
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    close_dialogs(fixture->window);
    g_assert_false(let_go(fixture, nothing));
    g_autofree char *project = in_folder(fixture, "riverside.equalens");
    const char *const projects[] = {project, NULL};
    g_assert_true(let_go(fixture, projects));
    g_assert_cmpuint(fixture->n_changed, ==, 2);
}

/* What a dialog says of one school is not done to another. */
static void test_drop_behind_dialog(Fixture *fixture, gconstpointer data)
{
    static const char *const actions[] = {"win.preferences", "win.what-goes-in", "win.about"};
    g_autofree char *path = in_folder(fixture, "riverside.equalens");
    g_autofree char *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    const char *const project[] = {path, NULL}, *const file[] = {staff, NULL};
    write_project(fixture);
    act(fixture, "win.sample", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        act(fixture, actions[i], NULL);
        g_assert_nonnull(eql_compat_dialog_before(GTK_WINDOW(fixture->window)));
        g_assert_false(let_go(fixture, project));
        g_assert_false(let_go(fixture, file));
        close_dialogs(fixture->window);
    }
    g_assert_true(eql_session_is_sample(fixture->session));
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    g_assert_true(let_go(fixture, project));
    g_assert_false(eql_session_is_sample(fixture->session));
}

/* One file after another, over the window and over the dialog that asks whose they are. */
static void test_drop_for_new_school(Fixture *fixture, gconstpointer data)
{
    static const char *const names[] = {"staff-responses.csv", "census.xml", "suspensions.csv"};
    g_autoptr(EqlSchool) school = eql_school_new("Hillside", NULL, NULL, "primary");
    g_autofree char *path = in_folder(fixture, "hillside.equalens");
    const char *const project[] = {path, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = eql_data_file("sample", names[i], NULL);
        const char *const file[] = {name, NULL};
        g_assert_true(i < 2 ? let_go(fixture, file)
                            : let_go_over(fixture, window_of(EQL_TYPE_NEW_SCHOOL), file));
    }
    g_assert_false(let_go(fixture, project));
    g_signal_emit_by_name(window_of(EQL_TYPE_NEW_SCHOOL), "made", path, school);
    gtk_window_close(window_of(EQL_TYPE_NEW_SCHOOL));
    wait_for_jobs(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 3);
}

/* ── what goes wrong ── */

static void test_not_a_project(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = write_file(fixture, "letter.equalens", "Dear all");
    eql_session_open(fixture->session, path);
    wait_for_jobs(fixture);
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    g_assert_null(snapshot(fixture));
    g_assert_cmpuint(fixture->n_changed, ==, 0);
}

/* A stick that was pulled out, a folder that another program moved: what was read stays in sight,
 * and whatever needs the file says so. */
static void test_file_gone(Fixture *fixture, gconstpointer data)
{
    static const char *const pages[] = {"themes", "voices", "plan", "data", "overview"};
    make_project(fixture);
    EqlSnapshot *before = snapshot(fixture);
    g_remove(fixture->path);
    eql_session_edit(fixture->session, eql_edit_setting(before->dataset->settings, "k", "7", NULL));
    wait_for_jobs(fixture);
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    eql_session_reload(fixture->session);
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++)
        show_page(fixture, pages[i]);
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    g_assert_true(snapshot(fixture) == before);
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

static void test_cancel(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.sample", NULL);
    g_autofree char *path = in_folder(fixture, "workbook.xlsx");
    eql_session_save_workbook(fixture->session, path);
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.cancel", NULL));
    wait_for_jobs(fixture);
    g_assert_cmpuint(fixture->n_saved, ==, 0);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Of the sample, and of what it is made in. */
static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        n += g_str_has_prefix(name, "sample-school") ? 1 : 0;
    return n;
}

static gboolean is_half_made(gpointer jobs)
{
    double fraction;
    g_object_get(jobs, "fraction", &fraction, NULL);
    return fraction > 0;
}

/* Whoever opens it meanwhile does not get half of it, and one that was not finished is made again.
 */
static void test_sample_is_whole(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = eql_session_sample_path(), *folder = g_path_get_dirname(path);
    g_remove(path); /* of an earlier test */
    g_assert_cmpuint(count_files(folder), ==, 0);
    eql_session_open_sample(fixture->session);
    wait_until(is_half_made, eql_session_jobs(fixture->session));
    g_assert_cmpuint(count_files(folder), >, 0);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    eql_jobs_cancel(eql_session_jobs(fixture->session));
    wait_for_jobs(fixture);
    g_assert_cmpuint(count_files(folder), ==, 0);
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
    g_assert_true(eql_session_is_sample(fixture->session));
    g_assert_cmpuint(count_files(folder), ==, 1);
}

/* What was open before stays. */
static void test_cancelled_opening(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.sample", NULL);
    EqlSnapshot *before = snapshot(fixture);
    g_autofree char *path = in_folder(fixture, "other.equalens");
    g_autoptr(EqlSchool) school = eql_school_new("Hill Road", NULL, NULL, "primary");
    g_autoptr(GError) error = NULL;
    eql_project_close(eql_project_create(path, school, &error));
    g_assert_no_error(error);
    eql_session_open(fixture->session, path);
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.cancel", NULL));
    wait_for_jobs(fixture);
    g_assert_true(snapshot(fixture) == before);
    g_assert_true(eql_session_is_sample(fixture->session));
    g_assert_cmpstr(fixture->said, ==, NULL);
}

/* Nothing can be asked for that makes no sense yet: no dialog opens, no work begins. */
static void test_actions_before_a_project(Fixture *fixture, gconstpointer data)
{
    const char *const actions[] = {"win.bring-in", "win.export", "win.undo", "win.redo",
                                   "win.propose"};
    GListModel *windows = gtk_window_get_toplevels();
    guint before = g_list_model_get_n_items(windows);
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        gtk_widget_activate_action(GTK_WIDGET(fixture->window), actions[i], NULL);
        settle();
        g_assert_cmpuint(g_list_model_get_n_items(windows), ==, before);
        g_assert_false(eql_jobs_is_busy(eql_session_jobs(fixture->session)));
    }
}

/* F1 opens the guide where it tells of the page one is on; each page has one. */
static void test_guide(Fixture *fixture, gconstpointer data)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    g_autofree char *first = eql_window_guide_page(fixture->window);
    g_assert_cmpstr(first, ==, "first-steps");
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.sample", NULL);
    wait_for_jobs(fixture);
    for (guint i = 0; i < n; i++) {
        eql_window_show_page(fixture->window, kinds[i].name);
        g_autofree char *page = eql_window_guide_page(fixture->window);
        g_autofree char *address = eql_guide_address(page, NULL);
        g_assert_nonnull(address);
        g_assert_nonnull(strstr(address, page));
    }
}

static void expect_guide(const char *language, const char *expected)
{
    const EqlLanguage *found = eql_language_find(language, NULL);
    g_assert_nonnull(found);
    const EqlLanguage *before = eql_language_use(found);
    g_autofree char *address = eql_guide_address("numbers", "interval");
    g_autofree char *unknown = eql_guide_address("no-such-page", "interval");
    eql_language_use(before);
    g_autofree char *index = g_strconcat(expected, "index.html", NULL);
    g_autofree char *numbers = g_strconcat(expected, "numbers.html#interval", NULL);
    g_assert_true(g_str_has_suffix(address, numbers));
    g_assert_true(g_str_has_suffix(unknown, index));
}

/* The guide is opened in the language of the program, where it is written in it. */
static void test_guide_language(Fixture *fixture, gconstpointer data)
{
    g_autofree char *address = eql_guide_address("numbers", NULL);
    if (g_str_has_prefix(address, "help:")) {
        g_test_skip("the help reader, which has the guide, chooses the language");
        return;
    }
    expect_guide("en", "/guide/");
    expect_guide("cy", "/guide/cy/");
}

/* What was said of one school is gone when another is there, and so is the tour through the
 * sample. */
static void test_another_school(Fixture *fixture, gconstpointer data)
{
    EqlTour *tour = find_widget(GTK_WIDGET(fixture->window), EQL_TYPE_TOUR);
    act(fixture, "win.sample", NULL);
    act(fixture, "win.propose", NULL);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.tour", NULL);
    g_assert_nonnull(find_widget(GTK_WIDGET(fixture->window), g_type_from_name("AdwToastWidget")));
    eql_window_toast(fixture->window, "of the sample", NULL, NULL);
    make_project(fixture);
    g_assert_false(eql_tour_is_on(tour));
    g_assert_null(find_widget(GTK_WIDGET(fixture->window), g_type_from_name("AdwToastWidget")));
}

/* The tour opens the sample school whatever is there, goes from page to page, and back. */
static gboolean can_scroll(gpointer place)
{
    return gtk_adjustment_get_upper(place) > gtk_adjustment_get_page_size(place) + 100;
}

/* What was looked for in one school, and how far down, is nothing to the next. */
static void test_pages_begin_anew(Fixture *fixture, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Hill School", NULL, NULL, NULL);
    g_autofree char *path = in_folder(fixture, "hill.equalens");
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
    GtkEditable *search = GTK_EDITABLE(child_of(show_page(fixture, "voices"), "search"));
    gtk_editable_set_text(search, "library");
    GtkWidget *counts = child_of(show_page(fixture, "overview"), "counts");
    GtkWidget *scrolled = gtk_widget_get_ancestor(counts, GTK_TYPE_SCROLLED_WINDOW);
    GtkAdjustment *place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled));
    wait_until(can_scroll, place);
    gtk_adjustment_set_value(place, 100);
    show_page(fixture, "voices");
    show_page(fixture, "overview");
    g_assert_cmpfloat(gtk_adjustment_get_value(place), ==, 100); /* in the same school it stays */
    g_assert_cmpstr(gtk_editable_get_text(search), ==, "library");
    eql_session_create(fixture->session, path, school);
    wait_for_jobs(fixture);
    show_page(fixture, "voices");
    show_page(fixture, "overview");
    g_assert_cmpfloat(gtk_adjustment_get_value(place), ==, 0);
    g_assert_cmpstr(gtk_editable_get_text(search), ==, "");
}

static void test_tour(Fixture *fixture, gconstpointer data)
{
    EqlTour *tour = find_widget(GTK_WIDGET(fixture->window), EQL_TYPE_TOUR);
    AdwViewStack *stack = find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_VIEW_STACK);
    g_assert_false(eql_tour_is_on(tour));
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.tour", NULL);
    g_assert_true(eql_tour_is_on(tour));
    g_assert_null(eql_session_snapshot(fixture->session));
    gtk_widget_activate_action(GTK_WIDGET(tour), "tour.next", NULL);
    wait_for_jobs(fixture);
    g_assert_true(eql_session_is_sample(fixture->session));
    eql_session_edit(fixture->session,
                     eql_edit_setting(snapshot(fixture)->dataset->settings, "k", "7", NULL));
    wait_for_jobs(fixture);
    const char *const pages[] = {"overview", "themes", "groups", "outcomes", "plan", "import"};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_assert_cmpstr(adw_view_stack_get_visible_child_name(stack), ==, pages[i]);
        if (g_str_equal(pages[i], "groups"))
            g_assert_nonnull(strstr(gtk_label_get_label(child_of(tour, "text")), "than 7 people"));
        gtk_widget_activate_action(GTK_WIDGET(tour), "tour.back", NULL);
        g_assert_cmpstr(adw_view_stack_get_visible_child_name(stack), ==, pages[MAX(i, 1) - 1]);
        for (guint steps = i > 0 ? 2 : 1; steps > 0; steps--)
            gtk_widget_activate_action(GTK_WIDGET(tour), "tour.next", NULL);
    }
    g_assert_false(eql_tour_is_on(tour));
    g_assert_nonnull(window_of(EQL_TYPE_NEW_SCHOOL)); /* it leads on to one's own */
    close_dialogs(fixture->window);
    act(fixture, "win.undo", NULL); /* the sample stays there */
}

static gboolean is_told(gpointer unused)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    gboolean told = FALSE;
    for (GList *link = windows; link != NULL; link = link->next)
        told = told || says(link->data, "No program on this computer opened it");
    return told;
}

/* Where nothing opens a workbook, or the guide, whoever asked for it hears so. */
static void test_nothing_opens_it(Fixture *fixture, gconstpointer data)
{
    eql_compat_launch_address(GTK_WINDOW(fixture->window), "equalens-of-no-program:guide");
    wait_until(is_told, NULL);
    close_dialogs(fixture->window);
}

/* Only the first start is one. */
static void test_first_start(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    g_assert_nonnull(settings);
    g_settings_reset(settings, "tour-offered");
    g_assert_true(eql_gsettings_is_first_start());
    g_assert_false(eql_gsettings_is_first_start());
}

/* The offer goes by itself with the first school of one's own, in all windows, and does not come
 * back. */
static void test_offer_ends(Fixture *fixture, gconstpointer data)
{
    EqlWindow *other = new_window();
    g_autoptr(GSettings) settings = eql_gsettings_new();
    g_settings_reset(settings, "tour-offered");
    gtk_window_present(GTK_WINDOW(other));
    eql_window_offer_tour(fixture->window);
    eql_window_offer_tour(other);
    settle();
    make_project(fixture);
    g_assert_false(eql_tour_is_on(fixture->window->tour));
    g_assert_false(eql_tour_is_on(other->tour));
    g_assert_false(eql_gsettings_is_first_start());
    close_window(other);
}

/* The sample school is what it leads through. */
static void test_offer_stays(Fixture *fixture, gconstpointer data)
{
    eql_window_offer_tour(fixture->window);
    act(fixture, "win.sample", NULL);
    g_assert_true(eql_tour_is_on(fixture->window->tour));
}

/* Out of sight at once, and open for nobody any more; then it goes, piece by piece. */
static void test_close(Fixture *fixture, gconstpointer data)
{
    EqlWindow *window = fixture->window;
    make_project(fixture);
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(window));
    eql_window_show_page(window, "plan");
    settle();
    g_assert_true(eql_window_showing(application, fixture->path) == window);
    g_object_ref(window);
    gtk_window_close(GTK_WINDOW(window));
    g_assert_true(eql_window_is_closing(window));
    g_assert_false(gtk_widget_get_visible(GTK_WIDGET(window)));
    g_assert_null(eql_window_showing(application, fixture->path));
    gtk_window_close(GTK_WINDOW(window)); /* once more, as whoever quits does */
    settle();
    g_assert_null(gtk_application_get_windows(application));
    g_assert_finalize_object(window);
    fixture->window = NULL;
}

static void test_dialogs(Fixture *fixture, gconstpointer data)
{
    const char *const actions[] = {"win.about", "win.new", "win.shortcuts"};
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        guint before = g_list_model_get_n_items(gtk_window_get_toplevels());
        g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->window), actions[i], NULL));
        settle();
        g_assert_cmpuint(g_list_model_get_n_items(gtk_window_get_toplevels()), >=, before);
        close_dialogs(fixture->window);
    }
}

/* A project on a stick that is locked says so before anybody types. */
static void test_read_only(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    AdwWindowTitle *title = find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_WINDOW_TITLE);
    g_assert_cmpstr(adw_window_title_get_subtitle(title), ==, "");
    snapshot(fixture)->read_only = g_strdup("The stick is locked.");
    g_signal_emit_by_name(fixture->session, "changed");
    g_assert_cmpstr(adw_window_title_get_subtitle(title), ==, "can only be read");
    const char *tip = gtk_widget_get_tooltip_text(GTK_WIDGET(title));
    g_assert_cmpstr(tip, ==, "The stick is locked.");
}

static gboolean shows(Fixture *fixture, const char *words)
{
    return says(find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_TOAST_OVERLAY), words);
}

static gboolean shows_second(gpointer fixture)
{
    return shows(fixture, "the second");
}

static gboolean shows_none(gpointer fixture)
{
    return !shows(fixture, "the second") && !shows(fixture, "the first");
}

/* The line at the foot is about what was done last, and its Undo takes back no other change. */
static void test_foot(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    eql_window_toast(fixture->window, "the first", NULL, NULL);
    g_assert_true(shows(fixture, "the first"));
    eql_session_edit(fixture->session,
                     eql_edit_setting(snapshot(fixture)->dataset->settings, "k", "7", NULL));
    wait_for_jobs(fixture);
    g_assert_true(shows(fixture, "the first")); /* it offers nothing */
    eql_window_toast(fixture->window, "the second", "Undo", "win.undo");
    wait_until(shows_second, fixture);
    g_assert_nonnull(fixture->window->toast);
    eql_session_edit(fixture->session,
                     eql_edit_setting(snapshot(fixture)->dataset->settings, "k", "8", NULL));
    g_assert_null(fixture->window->toast); /* at once, not when its time is over */
    wait_until(shows_none, fixture);
    wait_for_jobs(fixture);
}

static gboolean has_project_view(gpointer window)
{
    return EQL_WINDOW(window)->project != NULL;
}

static gboolean is_drawn(gpointer window)
{
    return EQL_WINDOW(window)->furnishing != 0;
}

static void destroy(EqlWindow *window)
{
    g_object_ref(window);
    gtk_window_destroy(GTK_WINDOW(window));
    g_assert_finalize_object(window);
}

/* What a project needs is made when the start page stands there, or when it is asked for sooner. */
static void test_first_frame(Fixture *fixture, gconstpointer data)
{
    EqlWindow *drawn = new_window(), *gone = new_window(), *asked = new_window();
    gtk_window_present(GTK_WINDOW(drawn));
    wait_until(is_drawn, drawn);
    g_assert_false(has_project_view(drawn));
    wait_until(has_project_view, drawn);
    g_assert_false(eql_window_shows_project(drawn));
    close_window(drawn);

    gtk_window_present(GTK_WINDOW(gone));
    wait_until(is_drawn, gone);
    destroy(gone);

    eql_window_show_page(asked, "themes");
    g_assert_true(has_project_view(asked));
    destroy(asked);
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/window/drop", set_up_window, test_drop);
    ADD("/window/drop-behind-dialog", set_up_window, test_drop_behind_dialog);
    ADD("/window/drop-for-new-school", set_up_window, test_drop_for_new_school);
    ADD("/window/first-frame", set_up_window, test_first_frame);
    ADD("/window/read-only", set_up_window, test_read_only);
    ADD("/window/foot", set_up_window, test_foot);
    ADD("/window/not-a-project", set_up_window, test_not_a_project);
    ADD("/window/file-gone", set_up_window, test_file_gone);
    ADD("/window/cancel", set_up_window, test_cancel);
    ADD("/window/sample-is-whole", set_up_session, test_sample_is_whole);
    ADD("/window/cancelled-opening", set_up_window, test_cancelled_opening);
    ADD("/window/actions-before-a-project", set_up_window, test_actions_before_a_project);
    ADD("/window/guide", set_up_window, test_guide);
    ADD("/window/guide-language", set_up_session, test_guide_language);
    ADD("/window/tour", set_up_window, test_tour);
    ADD("/window/another-school", set_up_window, test_another_school);
    ADD("/window/pages-begin-anew", set_up_window, test_pages_begin_anew);
    ADD("/window/nothing-opens-it", set_up_window, test_nothing_opens_it);
    ADD("/window/first-start", set_up_window, test_first_start);
    ADD("/window/offer-ends", set_up_window, test_offer_ends);
    ADD("/window/offer-stays", set_up_window, test_offer_stays);
    ADD("/window/dialogs", set_up_window, test_dialogs);
    ADD("/window/close", set_up_window, test_close);
    return run_window_tests();
}
