/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which school of a table of several is the project's. */

#include <gtk/gtk.h>

#include "app/draft.h"

G_BEGIN_DECLS

/* Fills the drop-down (choice.h; the codes are names of schools, "" for none yet) and selects
 * the one whose rows were read (`record`; NULL: none were). FALSE where there is no choice. */
gboolean eql_schools_fill(GtkDropDown *choice, const EqlDraftPlan *plan,
                          const EqlImportRecord *record);

G_END_DECLS
