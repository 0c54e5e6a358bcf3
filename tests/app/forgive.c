/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forgive.h"

#include <gtk/gtk.h>
#include <string.h>

static gboolean is_forgiven(const GLogField *field)
{
    return g_str_equal(field->key, "MESSAGE") && field->length < 0 &&
           g_str_has_prefix(field->value, "Trying to measure GtkLabel ");
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
    if (gtk_get_minor_version() >= 16)
        g_log_set_writer_func(write_log, NULL, NULL);
}
