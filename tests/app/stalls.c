/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stalls.h"

#include <stdio.h>
#include <time.h>

#include "waiting.h"

/* Above so much processor time in one go, in milliseconds, a line is marked. */
#define NOTICED 50

/* What a step brings about (frames, batches of rows) is drawn in so many frames. */
#define FRAMES 30

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

void watch_stalls(void)
{
    g_main_context_set_poll_func(NULL, watched_poll);
}

/* ── waiting until nothing more comes ── */

typedef struct {
    const Bench *bench;
    guint frames;
} Quiet;

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
    Quiet *quiet = data;
    if (eql_jobs_is_busy(eql_session_jobs(quiet->bench->session)))
        quiet->frames = 0;
    return ++quiet->frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean is_quiet(gpointer data)
{
    return ((Quiet *)data)->frames >= FRAMES;
}

/* ── a step ── */

typedef struct {
    Bench *bench;
    Does does;
    gconstpointer data;
    gboolean done;
} Doing;

static gboolean on_idle(gpointer data)
{
    Doing *doing = data;
    doing->does(doing->bench, doing->data);
    doing->done = TRUE;
    return G_SOURCE_REMOVE;
}

static gboolean is_done(gpointer data)
{
    return ((Doing *)data)->done;
}

void step(Bench *bench, const char *name, Does does, gconstpointer data)
{
    Doing doing = {bench, does, data, FALSE};
    longest = (Stall){0, 0};
    g_idle_add(on_idle, &doing);
    wait_until(is_done, &doing);
    Quiet quiet = {bench, 0};
    gtk_widget_add_tick_callback(GTK_WIDGET(bench->window), on_frame, &quiet, NULL);
    wait_until(is_quiet, &quiet);
    printf("  %-12s %-36s %7.1f ms %7.1f ms of processor%s\n", bench->of, name, longest.wall,
           longest.processor, longest.processor > NOTICED ? "  !" : "");
    fflush(stdout);
}
