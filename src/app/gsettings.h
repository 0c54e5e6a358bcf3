/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the program remembers of its user, besides the sizes and lists of recent.h. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* Owned by the caller; NULL where the schema is not installed: then nothing is remembered. */
GSettings *eql_gsettings_new(void);

/* One that is a text; "" where nothing is remembered. Owned by the caller. */
char *eql_gsettings_get(const char *key);

/* TRUE the first time only. */
gboolean eql_gsettings_is_first_start(void);

G_END_DECLS
