/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the pages of the window have in common: each shows the session's snapshot and
 * redraws itself when that changes. */

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_PAGE (eql_page_get_type())
G_DECLARE_DERIVABLE_TYPE(EqlPage, eql_page, EQL, PAGE, GtkWidget)

struct _EqlPageClass {
    GtkWidgetClass parent_class;
    /* The snapshot is new; never NULL. */
    void (*show)(EqlPage *page, EqlSnapshot *snapshot);
    /* The session was set. Optional. */
    void (*attach)(EqlPage *page, EqlSession *session);
};

void eql_page_set_session(EqlPage *page, EqlSession *session);
/* NULL before it is set and after the page is disposed of. */
EqlSession *eql_page_session(EqlPage *page);
/* NULL when there is none. */
EqlSnapshot *eql_page_snapshot(EqlPage *page);

/* Removes all children of a box, flow box or list box. */
void eql_page_clear_box(GtkWidget *box);
/* A wrapping label, for rows that are built from data. */
GtkWidget *eql_page_label(const char *text, const char *css_class);

G_END_DECLS
