/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The user guide: in the desktop's help reader where it is installed, else in the
 * browser; in the language of the program's texts where the guide is written in it. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What opens a page of the guide, such as "page-themes": "help:equalens/page-themes" or a
 * file's address. A page that is not there gives the first. `place` is one within the page;
 * may be NULL. NULL when there is no guide. Owned by the caller. */
char *eql_guide_address(const char *page, const char *place);
/* Says so when there is no guide. */
void eql_guide_open(GtkWindow *parent, const char *page, const char *place);

G_END_DECLS
