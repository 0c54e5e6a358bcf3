/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large text is, by the desktop's setting: 1 as usual, 2 twice as large. What holds text takes
 * as many times more room. */
double eql_text_scale(GtkWidget *widget);
/* So large that what stands beside one another elsewhere has no room for that in a narrow window.
 */
gboolean eql_text_scale_is_large(GtkWidget *widget);
/* Columns that are no wider than a text can be read (AdwClamp), at and below a widget, are as much
 * wider as text is larger, from whatever it was when they were last told. libadwaita does that by
 * itself from 1.4 on. */
void eql_text_scale_clamps(GtkWidget *widget);
/* A dialog comes up as much larger than it would as text is, as far as there is room for that on
 * the smallest of the screens. */
void eql_text_scale_dialog(GtkWindow *dialog);

G_END_DECLS
