/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The evidence of an action is a sentence with figures, as they were when the action was
 * proposed. Where a project comes to hide more (a larger k, groups that are put together), such
 * sentences must not go on telling what is hidden now. */

#include "workflow/project.h"

/* Keeps settings. Where they hide more than those before, evidence that the program wrote and
 * that is nowhere among what stands out now, in no wave, is replaced by what stands out in its
 * place, or by a sentence without figures; a person's own words stay. One change, all or
 * nothing. `held` (may be NULL): which actions are others now (EqlActionChange), perhaps none;
 * owned by the caller. */
gboolean eql_project_keep_settings(EqlProject *project, const EqlSettings *settings,
                                   GPtrArray **held, GError **error);

/* The reverse: the settings as they were, and the evidence of those actions, but of any that was
 * changed since. */
gboolean eql_project_give_back_settings(EqlProject *project, const EqlSettings *settings,
                                        const GPtrArray *held, GError **error);
