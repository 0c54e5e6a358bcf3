/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/ahead.h"

#include "base/language.h"
#include "workflow/reading.h"

typedef struct {
    EqlAhead *ahead;
    EqlReading *reading; /* NULL: it cannot be read for this project */
    GThread *thread;
    double fraction;
    gboolean done;
    GError *error;
} File;

struct _EqlAhead {
    EqlProject *project;
    const EqlImportRequest *requests;
    const EqlLanguage *language; /* in which problems are told */
    GCancellable *unwanted;
    GMutex mutex; /* of what follows */
    GCond news;
    File *files;
    guint n;
};

static void on_progress(double fraction, gpointer user_data)
{
    File *file = user_data;

    g_mutex_lock(&file->ahead->mutex);
    file->fraction = fraction;
    g_cond_broadcast(&file->ahead->news);
    g_mutex_unlock(&file->ahead->mutex);
}

static gpointer read_file(gpointer user_data)
{
    File *file = user_data;
    EqlAhead *ahead = file->ahead;
    GError *error = NULL;

    eql_language_use(ahead->language);
    eql_reading_read(file->reading, on_progress, file, ahead->unwanted, &error);
    g_mutex_lock(&ahead->mutex);
    file->error = error;
    file->done = TRUE;
    g_cond_broadcast(&ahead->news);
    g_mutex_unlock(&ahead->mutex);
    return NULL;
}

EqlAhead *eql_ahead_new(EqlProject *project, const EqlImportRequest *requests, guint n)
{
    EqlAhead *ahead = g_new0(EqlAhead, 1);

    *ahead = (EqlAhead){.project = project,
                        .requests = requests,
                        .language = eql_language_in_use(),
                        .unwanted = g_cancellable_new(),
                        .files = g_new0(File, MAX(n, 1)),
                        .n = n};
    g_mutex_init(&ahead->mutex);
    g_cond_init(&ahead->news);
    for (guint i = 0; i < n; i++) {
        File *file = &ahead->files[i];

        file->ahead = ahead;
        file->reading = eql_reading_new(project, &requests[i], &file->error);
        file->done = file->reading == NULL;
    }
    for (guint i = 0; i < n; i++) {
        if (!ahead->files[i].done)
            ahead->files[i].thread = g_thread_new("reading", read_file, &ahead->files[i]);
    }
    return ahead;
}

static void join(File *file)
{
    if (file->thread != NULL)
        g_thread_join(g_steal_pointer(&file->thread));
}

void eql_ahead_free(EqlAhead *ahead)
{
    if (ahead == NULL)
        return;
    g_cancellable_cancel(ahead->unwanted);
    for (guint i = 0; i < ahead->n; i++) {
        join(&ahead->files[i]);
        eql_reading_free(ahead->files[i].reading);
        g_clear_error(&ahead->files[i].error);
    }
    g_object_unref(ahead->unwanted);
    g_mutex_clear(&ahead->mutex);
    g_cond_clear(&ahead->news);
    g_free(ahead->files);
    g_free(ahead);
}

static void wait_for(File *file, EqlProgress progress, gpointer progress_data)
{
    EqlAhead *ahead = file->ahead;
    double told = 0;

    g_mutex_lock(&ahead->mutex);
    while (!file->done) {
        double fraction = file->fraction;

        if (progress == NULL || fraction <= told) {
            g_cond_wait(&ahead->news, &ahead->mutex);
            continue;
        }
        told = fraction;
        g_mutex_unlock(&ahead->mutex);
        progress(fraction, progress_data);
        g_mutex_lock(&ahead->mutex);
    }
    g_mutex_unlock(&ahead->mutex);
    join(file);
}

EqlImportRecord *eql_ahead_import(EqlAhead *ahead, guint i, EqlProgress progress,
                                  gpointer progress_data, GError **error)
{
    g_return_val_if_fail(i < ahead->n, NULL);
    File *file = &ahead->files[i];
    EqlImportRecord *record = NULL;

    wait_for(file, progress, progress_data);
    if (file->error == NULL)
        record = eql_reading_settle(file->reading, NULL, &file->error);
    g_clear_pointer(&file->reading, eql_reading_free);
    if (record == NULL) {
        eql_import_explain(ahead->project, &ahead->requests[i], NULL, &file->error);
        g_propagate_error(error, g_steal_pointer(&file->error));
    }
    return record;
}
