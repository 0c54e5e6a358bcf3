/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Looks out for responses that may be none: sent twice, or sent to try the form. They
 * are counted all the same; the user is told of their rows and decides. */

#include "intake/responses/layout.h"

typedef struct _EqlRowWatch EqlRowWatch;

/* `matches`: EqlMatch by column. Borrows all it is given; `sheet` may be NULL. */
EqlRowWatch *eql_row_watch_new(const EqlLayout *layout, const GArray *matches, const char *sheet,
                               GPtrArray *problems);
void eql_row_watch_free(EqlRowWatch *watch);

/* Takes a row that counts as a response. */
void eql_row_watch_take(EqlRowWatch *watch, const EqlRow *row);

/* Says how many rows there are beyond those that were told one by one. */
void eql_row_watch_finish(EqlRowWatch *watch);
