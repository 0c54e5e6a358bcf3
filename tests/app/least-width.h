/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A widget can be made as narrow as `most` pixels. If it cannot, those of its parts are listed that
 * ask for more. */
void assert_least_width(GtkWidget *widget, int most, const char *where);
