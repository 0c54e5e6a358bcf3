/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which question of a later wave is which of an earlier one, where the wording and with it
 * the code has changed. Questions whose code stayed are the same without it. */

#include <glib.h>

typedef struct {
    char *from; /* the earlier question's code */
    char *to;   /* the later one's */
} EqlCrosswalkPair;

typedef struct {
    GPtrArray *pairs; /* EqlCrosswalkPair, in the order of the file */
} EqlCrosswalk;

EqlCrosswalk *eql_crosswalk_new(void);
void eql_crosswalk_free(EqlCrosswalk *crosswalk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrosswalk, eql_crosswalk_free)

/* One to one: FALSE when `from` has a successor already, `to` a predecessor, or the chain
 * would come back to where it began. */
gboolean eql_crosswalk_add(EqlCrosswalk *crosswalk, const char *from,
                           const char *to) G_GNUC_WARN_UNUSED_RESULT;

/* The question that `to` took the place of; NULL: none. NULL as the crosswalk has none. */
const char *eql_crosswalk_before(const EqlCrosswalk *crosswalk, const char *to);

EqlCrosswalk *eql_crosswalk_copy(const EqlCrosswalk *crosswalk);
gboolean eql_crosswalk_equal(const EqlCrosswalk *a, const EqlCrosswalk *b);
/* Takes the pair of a later question out. */
void eql_crosswalk_remove(EqlCrosswalk *crosswalk, const char *to);
