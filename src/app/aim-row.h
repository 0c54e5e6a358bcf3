/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/accreditation.h"

G_BEGIN_DECLS

#define EQL_TYPE_AIM_ROW (eql_aim_row_get_type())
/* Something to reach: what it asks for, how far the school is, and a note on what shows it.
 *
 * "kept" ()    the user changed it */
G_DECLARE_FINAL_TYPE(EqlAimRow, eql_aim_row, EQL, AIM_ROW, GtkListBoxRow)

/* A stage is reached on a day, a criterion met or not, a theme at one of the levels among
 * `aims` (EqlAccreditationAim). */
GtkWidget *eql_aim_row_new(EqlAccreditationKind kind, const char *code, const char *title,
                           const char *about, const GPtrArray *aims);
/* What is noted; NULL: nothing. */
void eql_aim_row_set_entry(EqlAimRow *row, const EqlAccreditationEntry *entry);
/* What is noted by now. Owned by the caller. */
EqlAccreditationEntry *eql_aim_row_entry(EqlAimRow *row);
const char *eql_aim_row_title(EqlAimRow *row);

G_END_DECLS
