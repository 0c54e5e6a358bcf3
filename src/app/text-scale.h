/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large text is, by the desktop's setting: 1 as usual, 2 twice as large. What holds text takes
 * as many times more room. */
double eql_text_scale(GtkWidget *widget);

G_END_DECLS
