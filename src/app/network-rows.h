/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The schools of a network as rows of a list: who answered and when, the cohort, which is typed,
 * and a button that takes the school out. */

#include "app/network-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills the list anew; what is done in it goes to `file`. */
void eql_network_rows_fill(GtkListBox *list, EqlNetworkFile *file);

G_END_DECLS
