/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workflow/question-edit.h"

G_BEGIN_DECLS

#define EQL_TYPE_THEME_LIST (eql_theme_list_get_type())
/* The themes of a questionnaire, to be renamed, moved and joined, and below them who is asked.
 *
 * "renamed" (theme, label)
 * "moved" (theme, step)       one up (−1) or down (1)
 * "joined" (theme, into)
 * "asked" (audience, asked)   its questions are set aside, or put back */
G_DECLARE_FINAL_TYPE(EqlThemeList, eql_theme_list, EQL, THEME_LIST, GtkWidget)

void eql_theme_list_show(EqlThemeList *list, const EqlQuestionnaire *questionnaire,
                         GHashTable *uses);
/* Until it is shown something for the first time. */
gboolean eql_theme_list_is_empty(EqlThemeList *list);
/* Keeps what is being typed. */
void eql_theme_list_keep(EqlThemeList *list);

G_END_DECLS
