/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a file of responses may take the place of. */

#include <gtk/gtk.h>

#include "app/draft.h"
#include "app/snapshot.h"

G_BEGIN_DECLS

/* Fills the drop-down (choice.h; the codes are numbers of imports, "0" for none) with the
 * imports of the plan's audience that count, and selects what the plan replaces. FALSE when
 * there is nothing to replace. */
gboolean eql_replaces_fill(GtkDropDown *choice, const EqlSnapshot *snapshot,
                           const EqlDraftPlan *plan);

/* "this replaces the earlier import of pupils.xlsx (Autumn 2025)"; NULL when it replaces
 * nothing. Owned by the caller. */
char *eql_replaces_words(const EqlSnapshot *snapshot, const EqlDraftPlan *plan);

G_END_DECLS
