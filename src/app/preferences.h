/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define EQL_TYPE_PREFERENCES (eql_preferences_get_type())
/* The settings of the project that is open, and those of the program. Each is kept by itself;
 * those of the project can be undone. */
G_DECLARE_FINAL_TYPE(EqlPreferences, eql_preferences, EQL, PREFERENCES, AdwPreferencesWindow)

GtkWidget *eql_preferences_new(GtkWindow *parent, EqlSession *session);
/* Light or dark, the colours of charts, and from which side one reads, as the user wants them. At
 * the start of the program. */
void eql_preferences_apply(void);

G_END_DECLS
