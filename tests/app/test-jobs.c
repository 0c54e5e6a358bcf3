/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slow work beside the main loop: one after the other, told of, broken off. */
#include "app/jobs.h"
#include "fixture.h"

typedef struct {
    GString *log;
    guint done;
    gboolean cancelled;
    int worked; /* so many times; the threads count it */
} Log;

typedef struct {
    Log *log;
    int number; /* < 0: runs until it is cancelled */
} Work;

static gpointer work(EqlJob *job, gpointer input, GError **error)
{
    const Work *what = input;
    eql_job_progress(0.5, job);
    while (what->number < 0 &&
           !g_cancellable_set_error_if_cancelled(eql_job_cancellable(job), error))
        g_thread_yield();
    g_atomic_int_inc(&what->log->worked);
    return what->number < 0 ? NULL : g_strdup_printf("%d", what->number);
}

static void on_done(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    Log *log = ((Work *)input)->log;
    g_autofree char *text = result;
    log->done++;
    log->cancelled |= g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_string_append(log->log, text != NULL ? text : "x");
}

static const EqlJobKind KIND = {work, on_done, g_free, g_free};
static const EqlJobKind KEEPING = {work, on_done, g_free, g_free, .keeps = TRUE};
static const EqlJobKind READING = {work, on_done, g_free, g_free, .only_reads = TRUE};

static void run_kind(EqlJobs *jobs, GObject *owner, const EqlJobKind *kind, Log *log, int number)
{
    Work *input = g_new(Work, 1);
    *input = (Work){log, number};
    eql_jobs_run(jobs, "Working…", owner, kind, input);
}

static void run(EqlJobs *jobs, GObject *owner, Log *log, int number)
{
    run_kind(jobs, owner, &KIND, log, number);
}

static gboolean is_idle(gpointer jobs)
{
    return !eql_jobs_is_busy(jobs);
}

static gboolean is_gone(gpointer where)
{
    return *(gpointer *)where == NULL;
}

/* The thread of the last job may hold on for a moment more. */
static void assert_goes(EqlJobs *jobs)
{
    g_object_add_weak_pointer(G_OBJECT(jobs), (gpointer *)&jobs);
    g_object_unref(jobs);
    wait_until(is_gone, &jobs);
}

static void test_jobs_in_order(void)
{
    EqlJobs *jobs = eql_jobs_new();
    GObject *owner = g_object_new(G_TYPE_OBJECT, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    Log log = {.log = text};
    for (int i = 0; i < 8; i++)
        run(jobs, owner, &log, i);
    g_assert_true(eql_jobs_is_busy(jobs));
    wait_until(is_idle, jobs);
    g_assert_cmpstr(text->str, ==, "01234567");
    settle();
    g_assert_finalize_object(owner);
    assert_goes(jobs);
}

static gboolean is_halfway(gpointer jobs)
{
    double fraction;
    g_object_get(jobs, "fraction", &fraction, NULL);
    return fraction == 0.5;
}

static void test_jobs_cancel(void)
{
    EqlJobs *jobs = eql_jobs_new();
    g_autoptr(GObject) owner = g_object_new(G_TYPE_OBJECT, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    Log log = {.log = text};
    run(jobs, owner, &log, -1);
    run(jobs, owner, &log, 1);
    wait_until(is_halfway, jobs);
    g_autofree char *title = NULL;
    g_object_get(jobs, "title", &title, NULL);
    g_assert_cmpstr(title, ==, "Working…");
    eql_jobs_cancel(jobs);
    wait_until(is_idle, jobs);
    g_assert_cmpstr(text->str, ==, "xx");
    g_assert_true(log.cancelled);
    settle();
    assert_goes(jobs);
}

/* Cancel is for slow work, not for what somebody typed meanwhile. */
static void test_jobs_keep(void)
{
    EqlJobs *jobs = eql_jobs_new();
    g_autoptr(GObject) owner = g_object_new(G_TYPE_OBJECT, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    Log log = {.log = text};
    run(jobs, owner, &log, -1);
    run_kind(jobs, owner, &KEEPING, &log, 1);
    run(jobs, owner, &log, 2);
    wait_until(is_halfway, jobs);
    eql_jobs_cancel(jobs);
    wait_until(is_idle, jobs);
    g_assert_cmpstr(text->str, ==, "x1x");
    settle();
    assert_goes(jobs);
}

/* The main loop does not run meanwhile. */
static void wait_for_work(Log *log)
{
    gint64 until = g_get_monotonic_time() + G_TIME_SPAN_MINUTE;
    while (g_atomic_int_get(&log->worked) == 0) {
        g_assert_cmpint(g_get_monotonic_time(), <, until);
        g_thread_yield();
    }
}

/* Cancel comes when the work is done and nobody has its result yet. */
static void test_jobs_cancel_late(void)
{
    const EqlJobKind *const kinds[] = {&KIND, &READING};
    const char *const expected[] = {"1", "x"};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        EqlJobs *jobs = eql_jobs_new();
        g_autoptr(GObject) owner = g_object_new(G_TYPE_OBJECT, NULL);
        g_autoptr(GString) text = g_string_new(NULL);
        Log log = {.log = text};
        run_kind(jobs, owner, kinds[i], &log, 1);
        wait_for_work(&log);
        eql_jobs_cancel(jobs);
        wait_until(is_idle, jobs);
        g_assert_cmpstr(text->str, ==, expected[i]);
        settle();
        assert_goes(jobs);
    }
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    g_test_add_func("/app/jobs/in-order", test_jobs_in_order);
    g_test_add_func("/app/jobs/cancel", test_jobs_cancel);
    g_test_add_func("/app/jobs/keep", test_jobs_keep);
    g_test_add_func("/app/jobs/cancel-late", test_jobs_cancel_late);
    return run_window_tests();
}
