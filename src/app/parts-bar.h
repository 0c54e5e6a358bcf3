/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_PARTS_BAR (eql_parts_bar_get_type())
/* How much of a file was matched, is unsure, was left over. */
G_DECLARE_FINAL_TYPE(EqlPartsBar, eql_parts_bar, EQL, PARTS_BAR, GtkWidget)

/* `text` says the same in words. */
void eql_parts_bar_set(EqlPartsBar *bar, const guint parts[3], const char *text);

G_END_DECLS
