/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The schools of a network as rows of a list: who answered and when, the cohort, which is typed,
 * and a button that takes the school out. */

#include "app/network-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the schools of the network, a few with each frame; what is done in the list goes to `file`.
 * To be called, or the list cleared, whenever that has another network. */
void eql_network_rows_fill(GtkListBox *list, EqlNetworkFile *file);
void eql_network_rows_clear(GtkListBox *list);

G_END_DECLS
