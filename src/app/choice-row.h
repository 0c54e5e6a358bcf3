/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A row of the preferences: one of several, kept among the program's settings. */

#include <adwaita.h>

G_BEGIN_DECLS

/* `codes` and `labels`: NULL-terminated. `apply`: called when another was chosen; may be NULL. */
GtkWidget *eql_choice_row_new(const char *title, const char *subtitle, const char *key,
                              const char *const *codes, const char *const *labels,
                              void (*apply)(void));

G_END_DECLS
