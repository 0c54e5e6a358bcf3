/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_READ_BACK (eql_read_back_get_type())
/* What a workbook that came back would change in the plan, each to be taken or left. */
G_DECLARE_FINAL_TYPE(EqlReadBack, eql_read_back, EQL, READ_BACK, AdwWindow)

/* `school`: whose the workbook is, where that is another, or NULL: then nothing of it is chosen
 * at first. `changes`: EqlActionChange, kept. */
GtkWidget *eql_read_back_new(GtkWindow *parent, EqlSession *session, const char *file,
                             const char *school, GPtrArray *changes);
/* What would be taken over now (EqlActionChange); owned by the caller. */
GPtrArray *eql_read_back_chosen(EqlReadBack *dialog);
/* Takes over what is chosen and closes. */
void eql_read_back_accept(EqlReadBack *dialog);

G_END_DECLS
