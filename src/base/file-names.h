/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names of files that are to be saved. Owned by the caller. */

#include <glib.h>

G_BEGIN_DECLS

/* Takes a name that was put together from a school's or a chart's; without what no file's name may
 * hold. */
char *eql_file_name_clean(char *name);
/* The path with its ending (".pdf"), as whoever types a name often leaves that out. */
char *eql_file_name_end(const char *path, const char *ending);

G_END_DECLS
