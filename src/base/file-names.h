/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names of files: of those to be saved, and as people read them. Owned by the caller. */

#include <glib.h>

G_BEGIN_DECLS

/* Takes a name that was put together from a school's or a chart's; without what no file's name may
 * hold. */
char *eql_file_name_clean(char *name);
/* The path with its ending (".pdf"), as whoever types a name often leaves that out. */
char *eql_file_name_end(const char *path, const char *ending);
/* The file's name for people, without its folder and without that ending, if it has it. */
char *eql_file_name_shown(const char *path, const char *ending);

G_END_DECLS
