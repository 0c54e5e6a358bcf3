/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window keeps its user waiting: for each step of the whole job, the longest
 * that the main loop was busy between two looks for something to do. Not a test: it prints
 * milliseconds, and only a release build tells anything.
 *
 *     bench-stalls FOLDER     FOLDER has many-responses.csv; projects are made in it
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "app/application.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/import-card.h"
#include "app/window.h"
#include "base/data-folder.h"
#include "waiting.h"

/* ── the longest stall ── */

typedef struct {
    double wall, processor; /* milliseconds */
} Stall;

static Stall longest;
static struct timespec woke, woke_processor;
static gboolean awake;

static double since(struct timespec start, clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - start.tv_sec) * 1e3 + (double)(now.tv_nsec - start.tv_nsec) / 1e6;
}

/* Between two polls the main loop does nothing but work. */
static int watched_poll(GPollFD *fds, guint n, int timeout)
{
    if (awake) {
        longest.wall = MAX(longest.wall, since(woke, CLOCK_MONOTONIC));
        longest.processor = MAX(longest.processor, since(woke_processor, CLOCK_THREAD_CPUTIME_ID));
    }
    int ready = g_poll(fds, n, timeout);
    clock_gettime(CLOCK_MONOTONIC, &woke);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &woke_processor);
    awake = TRUE;
    return ready;
}

/* ── the steps ── */

typedef struct {
    EqlApplication *application;
    EqlWindow *window;
    EqlSession *session;
    const char *folder;
} Bench;

static gboolean is_idle(gpointer data)
{
    const Bench *bench = data;
    return !eql_jobs_is_busy(eql_session_jobs(bench->session));
}

/* What a step brings about (frames, batches of rows) is drawn in so many frames. */
#define FRAMES 30

typedef struct {
    const Bench *bench;
    guint frames;
} Quiet;

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
    Quiet *quiet = data;
    if (!is_idle((gpointer)quiet->bench))
        quiet->frames = 0;
    return ++quiet->frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean is_quiet(gpointer data)
{
    return ((Quiet *)data)->frames >= FRAMES;
}

static void wait_until_quiet(const Bench *bench)
{
    Quiet quiet = {bench, 0};
    while (bench->window == NULL)
        g_main_context_iteration(NULL, TRUE);
    gtk_widget_add_tick_callback(GTK_WIDGET(bench->window), on_frame, &quiet, NULL);
    wait_until(is_quiet, &quiet);
}

static void begin(void)
{
    longest = (Stall){0, 0};
}

static void end(Bench *bench, const char *step)
{
    wait_until_quiet(bench);
    printf("  %-44s %7.1f ms %7.1f ms of processor\n", step, longest.wall, longest.processor);
    fflush(stdout);
    begin();
}

static gboolean on_idle_open(gpointer data)
{
    Bench *bench = data;
    bench->window = eql_window_new(GTK_APPLICATION(bench->application));
    bench->session = g_object_ref(eql_window_session(bench->window));
    gtk_window_present(GTK_WINDOW(bench->window));
    return G_SOURCE_REMOVE;
}

typedef struct {
    GtkWidget *widget;
    const char *action;
    GVariant *target;
} Act;

static gboolean on_idle_act(gpointer data)
{
    const Act *act = data;
    if (!gtk_widget_activate_action_variant(act->widget, act->action, act->target))
        g_error("%s cannot be done", act->action);
    return G_SOURCE_REMOVE;
}

/* From the main loop, as a click is, so that the click's own work counts. */
static void act(Bench *bench, const char *action, const char *target, const char *step)
{
    g_autoptr(GVariant) value =
        target != NULL ? g_variant_ref_sink(g_variant_new_string(target)) : NULL;
    Act what = {GTK_WIDGET(bench->window), action, value};
    g_idle_add(on_idle_act, &what);
    end(bench, step);
}

static void pages(Bench *bench, const char *of)
{
    const char *const names[] = {"import",   "themes", "questions", "groups",
                                 "outcomes", "plan",   "data",      "overview"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (eql_window_page(bench->window, names[i]) == NULL)
            continue;
        g_autofree char *step = g_strdup_printf("%s: page %s", of, names[i]);
        act(bench, "win.page", names[i], step);
    }
}

static gboolean on_idle_drop(gpointer data)
{
    Bench *bench = ((gpointer *)data)[0];
    const char *const *paths = ((gpointer *)data)[1];
    eql_window_take_files(bench->window, paths);
    return G_SOURCE_REMOVE;
}

static void drop(Bench *bench, const char *const *paths, const char *step)
{
    gpointer what[] = {bench, (gpointer)paths};
    g_idle_add(on_idle_drop, what);
    end(bench, step);
}

static void find_expanders(GtkWidget *widget, GPtrArray *found)
{
    if (GTK_IS_EXPANDER(widget) && gtk_widget_get_child_visible(widget))
        g_ptr_array_add(found, widget);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        find_expanders(child, found);
}

static gboolean on_idle_expand(gpointer expander)
{
    gtk_expander_set_expanded(expander, TRUE);
    return G_SOURCE_REMOVE;
}

static void expand_all(Bench *bench, const char *step)
{
    g_autoptr(GPtrArray) expanders = g_ptr_array_new();
    find_expanders(eql_window_page(bench->window, "import"), expanders);
    for (guint i = 0; i < expanders->len; i++) {
        g_idle_add(on_idle_expand, g_ptr_array_index(expanders, i));
        wait_until_quiet(bench);
    }
    end(bench, step);
}

static gboolean on_idle_import(gpointer data)
{
    eql_session_import(((Bench *)data)->session, NULL);
    return G_SOURCE_REMOVE;
}

static gboolean on_idle_by(gpointer page)
{
    GtkDropDown *by = find_widget(page, GTK_TYPE_DROP_DOWN);
    eql_choice_set(by, "ethnicity");
    return G_SOURCE_REMOVE;
}

static gboolean on_idle_save(gpointer data)
{
    Bench *bench = data;
    g_autofree char *path = g_build_filename(bench->folder, "workbook.xlsx", NULL);
    eql_session_save_workbook(bench->session, path);
    return G_SOURCE_REMOVE;
}

static void bring_in(Bench *bench, const char *const *paths, const char *of)
{
    g_autofree char *read = g_strdup_printf("%s: preview", of);
    g_autofree char *expand = g_strdup_printf("%s: columns and problems opened", of);
    g_autofree char *import = g_strdup_printf("%s: import", of);
    g_autofree char *group = g_strdup_printf("%s: themes by ethnic group", of);
    g_autofree char *save = g_strdup_printf("%s: save the workbook", of);
    drop(bench, paths, read);
    expand_all(bench, expand);
    g_idle_add(on_idle_import, bench);
    end(bench, import);
    pages(bench, of);
    act(bench, "win.page", "themes", group);
    g_idle_add(on_idle_by, eql_window_page(bench->window, "themes"));
    end(bench, group);
    act(bench, "win.propose", NULL, "propose actions");
    g_idle_add(on_idle_save, bench);
    end(bench, save);
}

static void new_school(Bench *bench, const char *name)
{
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    g_autofree char *path = g_build_filename(bench->folder, name, NULL);
    eql_session_create(bench->session, path, school);
    end(bench, "new school");
}

static void whole_job(Bench *bench)
{
    static const char *const names[] = {"pupil-responses.xlsx", "staff-responses.csv",
                                        "parent-responses.csv", "census.xml", "suspensions.csv"};
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(paths, eql_data_file("sample", names[i], NULL));
    g_ptr_array_add(paths, NULL);
    g_autofree char *many = g_build_filename(bench->folder, "many-responses.csv", NULL);
    g_autofree char *sample = g_build_filename(bench->folder, "sample.equalens", NULL);
    const char *const big[] = {many, NULL}, *const again[] = {sample, NULL};
    new_school(bench, "sample.equalens");
    bring_in(bench, (const char *const *)paths->pdata, "sample files");
    new_school(bench, "many.equalens");
    bring_in(bench, big, "60,000 rows");
    drop(bench, again, "open the sample's project");
    act(bench, "win.undo", NULL, "undo the import");
}

int main(int argc, char *argv[])
{
    if (argc != 2)
        return 2;
    Bench bench = {.application = eql_application_new(G_APPLICATION_NON_UNIQUE), .folder = argv[1]};
    g_main_context_set_poll_func(NULL, watched_poll);
    g_application_register(G_APPLICATION(bench.application), NULL, NULL);
    begin();
    g_idle_add(on_idle_open, &bench);
    end(&bench, "open the window");
    act(&bench, "win.sample", NULL, "sample school, made and opened");
    pages(&bench, "sample school");
    whole_job(&bench);
    gtk_window_destroy(GTK_WINDOW(bench.window));
    g_object_unref(bench.session);
    g_object_unref(bench.application);
    return 0;
}
