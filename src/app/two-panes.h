/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_TWO_PANES (eql_two_panes_get_type())
/* A list and, beside it where there is room, what is chosen in it; where there is none, one of
 * the two. Its first child is the list, its second the details.
 *
 * Properties: "folded" (read only), whether only one is shown; "shows-details", which one;
 * "narrow" (read only), whether even alone the list has less room than it is of use with. */
G_DECLARE_FINAL_TYPE(EqlTwoPanes, eql_two_panes, EQL, TWO_PANES, GtkWidget)

/* Whether the list is in sight: not behind the details. */
gboolean eql_two_panes_shows_list(EqlTwoPanes *panes);
/* The list is of no use with less than so many pixels (more where text is larger than usual), as a
 * table of columns, and has two thirds of the room; 0: as narrow as it can be, and half. */
void eql_two_panes_set_least(EqlTwoPanes *panes, int width);
gboolean eql_two_panes_is_folded(EqlTwoPanes *panes);
gboolean eql_two_panes_is_narrow(EqlTwoPanes *panes);
void eql_two_panes_show_details(EqlTwoPanes *panes, gboolean details);
/* What goes with one pane or two: where there is room for one only, what stands above has to go for
 * the details, there is a way back, and a click on a row leads to them. */
void eql_two_panes_arrange(EqlTwoPanes *panes, GtkWidget *above, GtkWidget *back, GtkListBox *list);
/* The way back: to the list, and the row that is chosen in it. */
void eql_two_panes_go_back(EqlTwoPanes *panes, GtkListBox *list);

G_END_DECLS
