/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EQL_TYPE_START_PAGE (eql_start_page_get_type())
/* Before a project is open: new, open, sample, and what was open before. */
G_DECLARE_FINAL_TYPE(EqlStartPage, eql_start_page, EQL, START_PAGE, GtkWidget)

/* Puts the keyboard's focus on the first thing to do. */
void eql_start_page_focus(EqlStartPage *page);

G_END_DECLS
