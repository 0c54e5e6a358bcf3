/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

gboolean eql_folder_make(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, 0777) == 0)
        return TRUE;
    int code = errno;
    g_autofree char *shown = g_filename_display_name(path);
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(code),
                _("The folder “%s” could not be made. Choose another place."), shown);
    return FALSE;
}

/* The format's first bytes (https://www.sqlite.org/fileformat.html, 1.3). */
gboolean eql_file_is_database(const char *path)
{
    static const char magic[] = "SQLite format 3";
    char start[sizeof magic] = "";
    FILE *file = g_fopen(path, "rb");
    gboolean whole = file && fread(start, sizeof start, 1, file) == 1;
    if (file)
        fclose(file);
    return whole && memcmp(start, magic, sizeof magic) == 0;
}
