/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the window remembers between runs, in one small file of the user's own:
 * which projects were open, and how large the window was. No names of schools. */

#include <glib.h>

/* Projects that are still there, the latest first. NULL-terminated, g_strfreev. */
char **eql_recent_projects(void);
void eql_recent_add(const char *path);

/* FALSE, leaving all as it was, when nothing is remembered. */
gboolean eql_recent_window_size(int *width, int *height, gboolean *maximised);
void eql_recent_set_window_size(int width, int height, gboolean maximised);
