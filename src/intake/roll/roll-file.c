/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-file.h"

#include "intake/roll/census-xml.h"
#include "intake/roll/roll-table.h"

/* Markup begins with "<", in whatever encoding; no table of a roll does. */
static gboolean begins_with_markup(const guint8 *bytes, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (bytes[i] == '<')
            return TRUE;
        else if (bytes[i] > ' ' && bytes[i] != 0xef && bytes[i] != 0xbb && bytes[i] != 0xbf &&
                 bytes[i] != 0xfe && bytes[i] != 0xff)
            return FALSE;
    return FALSE;
}

/* Opens the file; NULL in *source: it is no return, but a table. */
static gboolean open_return(const EqlRollJob *job, EqlSource **source, GError **error)
{
    guint8 start[256];
    gsize n = 0;
    g_autoptr(EqlSource) file = eql_source_open(job->request->path, job->cancellable, error);

    if (file == NULL || !eql_source_read(file, start, sizeof start, &n, error))
        return FALSE;
    *source = begins_with_markup(start, n) ? g_steal_pointer(&file) : NULL;
    return TRUE;
}

static gboolean read_file(EqlRollJob *job, GError **error)
{
    g_autoptr(EqlSource) source = NULL;

    if (!open_return(job, &source, error))
        return FALSE;
    if (source != NULL ? !eql_census_xml_read(job, source, error)
                       : !eql_roll_table_read(job, error))
        return FALSE;
    return eql_roll_meanings_check(job->meanings, error);
}

gboolean eql_census_read(const EqlRollRequest *request, EqlProgress progress,
                         gpointer progress_data, GCancellable *cancellable,
                         EqlImportRecord **record, EqlCensus **census, GError **error)
{
    g_autoptr(EqlRollJob) job =
        eql_roll_job_new(request, EQL_IMPORT_CENSUS, progress, progress_data, cancellable, error);

    if (job == NULL || !read_file(job, error))
        return FALSE;
    *record = g_steal_pointer(&job->record);
    *census = g_steal_pointer(&job->census);
    return TRUE;
}

gboolean eql_outcomes_read(const EqlRollRequest *request, EqlProgress progress,
                           gpointer progress_data, GCancellable *cancellable,
                           EqlImportRecord **record, EqlOutcomes **outcomes, GError **error)
{
    g_autoptr(EqlRollJob) job =
        eql_roll_job_new(request, EQL_IMPORT_OUTCOMES, progress, progress_data, cancellable, error);

    if (job == NULL || !read_file(job, error))
        return FALSE;
    *record = g_steal_pointer(&job->record);
    *outcomes = g_steal_pointer(&job->outcomes);
    return TRUE;
}

GPtrArray *eql_roll_file_schools(const char *path, EqlCodes *codes, GCancellable *cancellable,
                                 GError **error)
{
    const EqlRollRequest request = {.path = path, .codes = codes};
    g_autoptr(EqlSource) source = NULL;
    g_autoptr(EqlRollJob) job =
        eql_roll_job_new(&request, EQL_IMPORT_CENSUS, NULL, NULL, cancellable, error);

    if (job == NULL || !open_return(job, &source, error))
        return NULL;
    return source != NULL ? g_ptr_array_new_with_free_func((GDestroyNotify)eql_roll_school_free)
                          : eql_roll_table_schools(job, error);
}
