/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names for the parts that libadwaita's widgets are made of, which it gives none: a screen
 * reader would come upon them and say nothing. */

#include <adwaita.h>

G_BEGIN_DECLS

/* The lists and the search of preferences, at and below a widget. `group`: what a list is about
 * that is in no group with a title. */
void eql_name_parts(GtkWidget *widget, const char *group);

/* A row that opens, and its lists; what stands below its title is its description. */
void eql_name_expander(AdwExpanderRow *row, const char *name, const char *subtitle);

/* The pages of the stacks at and below a widget have no name of their own: a screen reader would
 * say that of their class. */
void eql_hush_stacks(GtkWidget *widget);

/* The buttons that close messages, of all that will come. Once for an overlay. */
void eql_name_toasts(AdwToastOverlay *overlay);

G_END_DECLS
