/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_PROJECT_VIEW (eql_project_view_get_type())
/* The pages of a project and, where there is room, the list one chooses them from. A page's name
 * is the one in app/pages.c.
 *
 * Signal: "page-shown", when another page is. */
G_DECLARE_FINAL_TYPE(EqlProjectView, eql_project_view, EQL, PROJECT_VIEW, GtkWidget)

GtkWidget *eql_project_view_new(EqlSession *session);

/* Does nothing when there is no such page. */
void eql_project_view_show_page(EqlProjectView *view, const char *name);
/* NULL: there is none of this name. */
GtkWidget *eql_project_view_page(EqlProjectView *view, const char *name);
/* The name of the page that is shown, and what it is called, with the sign of its access key. */
const char *eql_project_view_shown(EqlProjectView *view);
const char *eql_project_view_title(EqlProjectView *view);

/* The list's part of the view, the row that is chosen in it, and the pages' part. */
GtkWidget *eql_project_view_sidebar(EqlProjectView *view);
GtkWidget *eql_project_view_chosen(EqlProjectView *view);
GtkWidget *eql_project_view_pages(EqlProjectView *view);

G_END_DECLS
