/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was worked out once of a dataset, kept with it under a name. Internal to analysis.
 *
 * Any number of threads may ask at once: two may then work out the same, and the first to be
 * done is kept for both. */

#include <glib.h>

typedef struct _EqlShelf EqlShelf;

EqlShelf *eql_shelf_new(void);
void eql_shelf_free(EqlShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlShelf, eql_shelf_free)

/* TRUE when something is kept under the name, which may be NULL. */
gboolean eql_shelf_find(EqlShelf *shelf, const char *name, gconstpointer *value);
/* Takes the value, and returns what is kept from now on: it, or what another thread was
 * quicker to keep. It lives as long as the shelf. */
gconstpointer eql_shelf_keep(EqlShelf *shelf, const char *name, gpointer value,
                             GDestroyNotify free_value);
