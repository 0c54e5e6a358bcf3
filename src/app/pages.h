/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of the window, one line each: the stack, the sidebar, the menu of a narrow
 * window and the keys Alt+1 to Alt+0 all follow this table. */

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
    const char *name;  /* what "win.page" takes */
    const char *title; /* untranslated, with a mnemonic */
    const char *icon;
    GType (*type)(void);     /* an EqlPage */
    gboolean begins_section; /* stands a little apart from those above */
} EqlPageKind;

const EqlPageKind *eql_pages(guint *n);
/* Adds one page of each kind. */
void eql_pages_add(AdwViewStack *stack);
/* Lets Alt and a digit go to each of the first ten. */
void eql_pages_set_accelerators(GtkApplication *application);
/* The keys that go to the page of this index, as people read them; NULL: none. Owned by the
 * caller. */
char *eql_pages_key(guint index);
/* A menu that goes to each of them. Owned by the caller. */
GMenuModel *eql_pages_menu(void);

G_END_DECLS
