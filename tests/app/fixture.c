/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../remove-all.h"
#include "app/application.h"
#include "app/compat.h"
#include "app/rows.h"
#include "base/data-folder.h"
#include "forgive.h"
#include "quarks.h"
#include "workflow/memory-file.h"
#include "workflow/project.h"

static EqlApplication *application;
static GBytes *empty_project; /* as a file: made once, and copied */

/* ── the program ── */

void begin_window_tests(int *argc, char ***argv)
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(argc, argv, NULL);
    application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
}

int run_window_tests(void)
{
    int status = g_test_run();
    g_clear_object(&application);
    g_clear_pointer(&empty_project, g_bytes_unref);
    return status;
}

/* Without animations: a dialog that fades out would still be there for the next step. */
EqlWindow *new_window(void)
{
    g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, NULL);
    return eql_window_new(GTK_APPLICATION(application));
}

/* ── what the session tells of ── */

static void on_failed(Fixture *fixture, const char *heading, const char *sentence)
{
    g_free(fixture->said);
    fixture->said = g_strdup(sentence);
}

static void on_changed(Fixture *fixture)
{
    fixture->n_changed++;
}

static void on_saved(Fixture *fixture, const char *path)
{
    g_free(fixture->saved);
    fixture->saved = g_strdup(path);
    fixture->n_saved++;
}

static void on_drawn(Fixture *fixture, const char *name, GPtrArray *pages)
{
    g_free(fixture->drawn);
    fixture->drawn = g_strdup(name);
    g_clear_pointer(&fixture->pages, g_ptr_array_unref);
    fixture->pages = g_ptr_array_ref(pages);
}

static void on_split(Fixture *fixture, const char *folder, const EqlSplit *split)
{
    g_free(fixture->split);
    fixture->split = g_strdup(folder);
    fixture->n_made = eql_split_count_made(split);
}

static void listen(Fixture *fixture)
{
    const struct {
        const char *signal;
        GCallback callback;
    } told[] = {{"failed", G_CALLBACK(on_failed)},
                {"changed", G_CALLBACK(on_changed)},
                {"saved", G_CALLBACK(on_saved)},
                {"drawn", G_CALLBACK(on_drawn)},
                {"split", G_CALLBACK(on_split)}};
    for (guint i = 0; i < G_N_ELEMENTS(told); i++)
        g_signal_connect_swapped(fixture->session, told[i].signal, told[i].callback, fixture);
}

/* ── before and after ── */

static void make_folder(Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *memory = eql_memory_path();
    g_remove(memory); /* of an earlier test */
    fixture->folder = g_dir_make_tmp("equalens-window-XXXXXX", &error);
    g_assert_no_error(error);
    fixture->path = in_folder(fixture, "riverside.equalens");
}

void set_up_session(Fixture *fixture, gconstpointer data)
{
    make_folder(fixture);
    fixture->session = eql_session_new();
    listen(fixture);
}

void set_up_window(Fixture *fixture, gconstpointer data)
{
    make_folder(fixture);
    fixture->window = new_window();
    fixture->session = g_object_ref(eql_window_session(fixture->window));
    listen(fixture);
    gtk_window_present(GTK_WINDOW(fixture->window));
    settle();
}

static gboolean are_closed(gpointer window)
{
    return eql_compat_close_dialogs(window);
}

void close_dialogs(gpointer window)
{
    wait_until(are_closed, window);
    settle();
}

static gboolean is_ours_alone(gpointer object)
{
    return g_atomic_int_get((int *)&((GObject *)object)->ref_count) == 1;
}

/* The thread of a job that has ended may hold on to whom it told for a moment longer. */
static void assert_goes(gpointer object)
{
    wait_until(is_ours_alone, object);
    g_assert_finalize_object(object);
}

void close_window(EqlWindow *window)
{
    close_dialogs(window);
    g_object_ref(window);
    gtk_window_close(GTK_WINDOW(window));
    settle();
    assert_goes(window);
}

void tear_down(Fixture *fixture, gconstpointer data)
{
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    if (fixture->window != NULL)
        close_window(fixture->window);
    g_signal_handlers_disconnect_by_data(fixture->session, fixture);
    assert_goes(fixture->session);
    remove_all(fixture->folder);
    g_clear_pointer(&fixture->pages, g_ptr_array_unref);
    g_free(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->drawn);
    g_free(fixture->saved);
    g_free(fixture->split);
}

/* ── the project ── */

static GBytes *new_project(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    g_autoptr(EqlProject) project = eql_project_create(path, school, &error);
    g_assert_no_error(error);
    g_clear_pointer(&project, eql_project_close);
    char *content;
    gsize length;
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    return g_bytes_new_take(content, length);
}

void write_project(Fixture *fixture)
{
    if (empty_project == NULL)
        empty_project = new_project(fixture->path);
    gsize length;
    const char *content = g_bytes_get_data(empty_project, &length);
    g_assert_true(g_file_set_contents(fixture->path, content, (gssize)length, NULL));
}

void open_project(Fixture *fixture)
{
    eql_session_open(fixture->session, fixture->path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_nonnull(snapshot(fixture));
}

void make_project(Fixture *fixture)
{
    write_project(fixture);
    open_project(fixture);
}

EqlSnapshot *snapshot(Fixture *fixture)
{
    return eql_session_snapshot(fixture->session);
}

void import_answers(Fixture *fixture, const char *wave, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file(fixture, "pupils.csv", text);
    g_autoptr(EqlProject) project = eql_project_open(fixture->path, &error);
    const EqlImportRequest request = {
        .kind = EQL_IMPORT_RESPONSES, .path = path, .audience = "pupil", .wave = wave};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, &request, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
}

/* ── doing ── */

static gboolean is_idle(gpointer data)
{
    return !eql_jobs_is_busy(eql_session_jobs(((Fixture *)data)->session));
}

void wait_for_jobs(Fixture *fixture)
{
    settle();
    wait_until(is_idle, fixture);
    settle();
}

void act(Fixture *fixture, const char *action, const char *target)
{
    g_autoptr(GVariant) value =
        target != NULL ? g_variant_ref_sink(g_variant_new_string(target)) : NULL;
    g_assert_true(gtk_widget_activate_action_variant(GTK_WIDGET(fixture->window), action, value));
    wait_for_jobs(fixture);
}

GtkWidget *show_page(Fixture *fixture, const char *name)
{
    eql_window_show_page(fixture->window, name);
    wait_for_jobs(fixture);
    return eql_window_page(fixture->window, name);
}

char *in_folder(Fixture *fixture, const char *name)
{
    return g_build_filename(fixture->folder, name, NULL);
}

char *write_file(Fixture *fixture, const char *name, const char *text)
{
    char *path = in_folder(fixture, name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

/* ── drafts ── */

guint n_drafts(Fixture *fixture)
{
    return g_list_model_get_n_items(G_LIST_MODEL(eql_session_drafts(fixture->session)));
}

EqlDraft *draft_at(Fixture *fixture, guint position)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(fixture->session));
    g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, position);
    g_assert_nonnull(draft);
    return draft;
}

void bring_in_paths(Fixture *fixture, const char *const *paths)
{
    eql_session_bring_in(fixture->session, paths);
    wait_for_jobs(fixture);
}

void bring_in_text(Fixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = write_file(fixture, name, text);
    const char *const paths[] = {path, NULL};
    bring_in_paths(fixture, paths);
}

void bring_in_sample(Fixture *fixture, const char *const *names)
{
    static const char *const all[] = {"pupil-responses.xlsx", "staff-responses.csv",
                                      "parent-responses.csv", "census.xml",
                                      "suspensions.csv",      NULL};
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (const char *const *name = names != NULL ? names : all; *name != NULL; name++)
        g_ptr_array_add(paths, eql_data_file("sample", *name, NULL));
    g_ptr_array_add(paths, NULL);
    bring_in_paths(fixture, (const char *const *)paths->pdata);
}

void import_all(Fixture *fixture)
{
    eql_session_import(fixture->session, NULL);
    wait_for_jobs(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
}

/* ── looking ── */

gpointer child_of(gpointer widget, const char *name)
{
    GObject *child = gtk_widget_get_template_child(widget, G_OBJECT_TYPE(widget), name);
    g_assert_nonnull(child);
    return child;
}

gpointer part_of(Fixture *fixture, const char *page, const char *name)
{
    return child_of(eql_window_page(fixture->window, page), name);
}

/* What is out of sight gets no rows until it is shown. */
static gboolean has_come(gpointer list)
{
    return !eql_rows_are_coming(list) || !gtk_widget_get_mapped(list);
}

guint n_rows(GtkListBox *list)
{
    guint n = 0;
    wait_until(has_come, list);
    while (gtk_list_box_get_row_at_index(list, (int)n) != NULL)
        n++;
    return n;
}

gpointer row_at(GtkListBox *list, int at)
{
    wait_until(has_come, list);
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, at);
    g_assert_nonnull(row);
    return row;
}

gboolean says(GtkWidget *widget, const char *words)
{
    if (GTK_IS_LABEL(widget) && gtk_widget_get_visible(widget) &&
        strstr(gtk_label_get_text(GTK_LABEL(widget)), words) != NULL)
        return TRUE;
    gboolean found = FALSE;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && !found;
         child = gtk_widget_get_next_sibling(child))
        found = says(child, words);
    return found;
}

gboolean is_filled(gpointer list)
{
    return !eql_rows_are_coming(list) && gtk_list_box_get_row_at_index(list, 0) != NULL;
}

const char *to_undo(Fixture *fixture)
{
    const EqlEdit *edit = eql_history_to_undo(eql_session_history(fixture->session));
    return edit != NULL ? eql_edit_undo_label(edit) : NULL;
}

gpointer window_of(GType type)
{
    GListModel *windows = gtk_window_get_toplevels();
    for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
        g_autoptr(GtkWindow) window = g_list_model_get_item(windows, i);
        if (G_TYPE_CHECK_INSTANCE_TYPE(window, type))
            return window;
    }
    g_assert_not_reached();
}

GtkEventController *controller_of(GtkWidget *widget, GType type)
{
    g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
    for (guint i = 0; i < g_list_model_get_n_items(controllers); i++) {
        g_autoptr(GtkEventController) controller = g_list_model_get_item(controllers, i);
        if (G_TYPE_CHECK_INSTANCE_TYPE(controller, type))
            return controller;
    }
    g_assert_not_reached();
}

/* ── dragging ── */

static gboolean is_marked(gpointer row)
{
    return gtk_widget_has_css_class(row, "drop-above") ||
           gtk_widget_has_css_class(row, "drop-below");
}

gboolean drag_row(Fixture *fixture, GtkListBox *list, gpointer row, gpointer over, double share)
{
    GtkEventController *target = controller_of(GTK_WIDGET(list), GTK_TYPE_DROP_TARGET);
    GtkEventController *source = controller_of(row, GTK_TYPE_DRAG_SOURCE);
    g_auto(GValue) value = G_VALUE_INIT;
    graphene_rect_t bounds;
    gboolean taken = FALSE;
    GdkDragAction action = 0;
    wait_for_frames(GTK_WIDGET(fixture->window)); /* then rows have their places */
    g_assert_true(gtk_widget_compute_bounds(over, GTK_WIDGET(list), &bounds));
    double y = bounds.origin.y + bounds.size.height * share;
    g_value_init(&value, G_OBJECT_TYPE(row));
    g_value_set_object(&value, row);
    g_signal_emit_by_name(source, "drag-begin", NULL);
    g_signal_emit_by_name(target, "motion", 10.0, y, &action);
    g_assert_cmpint(is_marked(over), ==, action == GDK_ACTION_MOVE);
    if (action == GDK_ACTION_MOVE)
        g_assert_true(gtk_widget_has_css_class(over, share > 0.5 ? "drop-below" : "drop-above"));
    g_signal_emit_by_name(target, "drop", &value, 10.0, y, &taken);
    g_signal_emit_by_name(source, "drag-end", NULL, FALSE);
    g_assert_false(is_marked(over));
    g_assert_cmpint(taken, ==, action == GDK_ACTION_MOVE);
    wait_for_jobs(fixture);
    return taken;
}
