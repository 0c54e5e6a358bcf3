/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pages that were drawn on a thread (output/paper.h), on their way to a printer. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A4 unless the user asks for another paper, to which pages are fitted. `name` is what a
 * printer's queue calls it. */
GtkPrintOperation *eql_print_operation_new(const char *name, GPtrArray *pages);
/* Asks the user for a printer; what goes wrong is said in a message. */
void eql_print_pages(GtkWindow *parent, const char *name, GPtrArray *pages);

G_END_DECLS
