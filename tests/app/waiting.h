/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Runs the main loop until the condition holds; fails when it does not within a
 * minute (three under a sanitizer's weight). Never sleeps. */
typedef gboolean (*Condition)(gpointer data);
void wait_until(Condition condition, gpointer data);
/* Runs what is due in the main loop now. */
void settle(void);
/* What was changed in a window that is shown has been laid out and drawn, and what that brought
 * about in turn. */
void wait_for_frames(GtkWidget *window);

/* The first widget of a type below (or at) `widget`, shown or not; NULL. */
gpointer find_widget(GtkWidget *widget, GType type);
