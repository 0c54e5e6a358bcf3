/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow/project.h"

/* What the scheme asks for (EqlAccreditationAim). */
GPtrArray *eql_project_aims(GError **error);

/* Notes what the school has reached; value and note as in model/accreditation.h, "" for none.
 * Refused (EQL_WORKFLOW_ERROR_UNKNOWN_AIM) when the scheme or the questionnaire has no such
 * stage, criterion, theme or level, or the value is none. */
gboolean eql_project_reach(EqlProject *project, const EqlAccreditationEntry *entry, GError **error);

/* Several (EqlAccreditationEntry): when one of them is refused, none is noted. */
gboolean eql_project_reach_all(EqlProject *project, const GPtrArray *entries, GError **error);
