/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"

G_BEGIN_DECLS

#define EQL_TYPE_PLAN_FILTER (eql_plan_filter_get_type())
/* Which actions of the plan to show: by words, status, owner and theme.
 *
 * "changed" ()    it lets other actions pass */
G_DECLARE_FINAL_TYPE(EqlPlanFilter, eql_plan_filter, EQL, PLAN_FILTER, GtkWidget)

/* The owners and themes to choose from are those of these actions; what was chosen stays, as
 * long as it is there. */
void eql_plan_filter_set_actions(EqlPlanFilter *filter, const GPtrArray *actions);
/* The labels of the questionnaire's themes, which come in its order as they do everywhere; what
 * else the actions have as a theme, after them. Before the actions are set. */
void eql_plan_filter_set_themes(EqlPlanFilter *filter, const char *const *themes);
gboolean eql_plan_filter_passes(EqlPlanFilter *filter, const EqlAction *action);
/* Lets all pass. */
void eql_plan_filter_clear(EqlPlanFilter *filter);
gboolean eql_plan_filter_is_clear(EqlPlanFilter *filter);
/* Where words are typed. */
GtkWidget *eql_plan_filter_search(EqlPlanFilter *filter);

G_END_DECLS
