/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/settings.h"

G_BEGIN_DECLS

#define EQL_TYPE_TOUR (eql_tour_get_type())
/* A strip above the pages that leads through the sample school, a page at a time. It stands
 * in nobody's way: everything else can be used meanwhile. Emits "page" (name) when a page is
 * to be shown; only the sample school's will do. */
G_DECLARE_FINAL_TYPE(EqlTour, eql_tour, EQL, TOUR, GtkWidget)

/* From the beginning. */
void eql_tour_start(EqlTour *tour);
/* At any stop; the keyboard does not stay on it. */
void eql_tour_end(EqlTour *tour);
/* What the project that is shown has set, and the tour speaks of. May be called while "page" is
 * emitted. */
void eql_tour_set_limits(EqlTour *tour, const EqlSettings *settings);
gboolean eql_tour_is_on(EqlTour *tour);
/* The keyboard is where the tour goes on. */
void eql_tour_focus(EqlTour *tour);

G_END_DECLS
