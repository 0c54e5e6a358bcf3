/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_WINDOW (eql_window_get_type())
G_DECLARE_FINAL_TYPE(EqlWindow, eql_window, EQL, WINDOW, AdwApplicationWindow)

EqlWindow *eql_window_new(GtkApplication *application);
EqlSession *eql_window_session(EqlWindow *window);

/* By its name in app/pages.c. */
void eql_window_show_page(EqlWindow *window, const char *name);
void eql_window_toast(EqlWindow *window, const char *text, const char *button,
                      const char *detailed_action);
/* A file was written, and can be opened from here. */
void eql_window_say_saved(EqlWindow *window, const char *path);

/* Offers to lead through the sample school. */
void eql_window_offer_tour(EqlWindow *window);

/* Somebody closed it: it is out of sight, and gone soon. */
gboolean eql_window_is_closing(EqlWindow *window);

/* Opens a project: here, where nothing is open but the sample school, or in a window of its own;
 * one that another window shows comes to the front there. */
void eql_window_open(EqlWindow *window, const char *path);
/* The window that shows a project; NULL when none does. */
EqlWindow *eql_window_showing(GtkApplication *application, const char *path);
/* Nothing is open or about to be. */
gboolean eql_window_is_free(EqlWindow *window);
/* Opens a project or brings files in, whatever they are. NULL-terminated. */
void eql_window_take_files(EqlWindow *window, const char *const *paths);

/* The page of the guide that tells of what is shown now, such as "page-themes". Owned by the
 * caller. */
char *eql_window_guide_page(EqlWindow *window);

/* A page of the window by its name, for tests. */
GtkWidget *eql_window_page(EqlWindow *window, const char *name);

G_END_DECLS
