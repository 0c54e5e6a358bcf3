/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forgive.h"

#include <gtk/gtk.h>
#include <string.h>

/* The last is the heading of a column that has none, once letters become larger. */
static gboolean is_of_library(const char *message)
{
    return g_str_has_prefix(message, "Trying to measure GtkLabel ") ||
           g_str_has_prefix(message, "Not a supported version of the OpenURI portal") ||
           (g_str_has_prefix(message, "GtkLabel ") && strstr(message, " reported baselines "));
}

static gboolean is_forgiven(const GLogField *field)
{
    return g_str_equal(field->key, "MESSAGE") && field->length < 0 && is_of_library(field->value);
}

static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize n,
                                  gpointer data)
{
    for (gsize i = 0; i < n; i++)
        if (is_forgiven(&fields[i]))
            return G_LOG_WRITER_HANDLED;
    return g_log_writer_default(level, fields, n, data);
}

void forgive_library_warnings(void)
{
    if (gtk_get_minor_version() >= 14)
        g_log_set_writer_func(write_log, NULL, NULL);
}
