/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is asked of the disk in more than one room. */

#include <glib.h>

G_BEGIN_DECLS

/* Makes a folder, and those above it, where it is not there yet. FALSE with a GFileError. */
gboolean eql_folder_make(const char *path, GError **error);
/* Whether a file is an SQLite database, as every project is, whatever it is called. */
gboolean eql_file_is_database(const char *path);

G_END_DECLS
