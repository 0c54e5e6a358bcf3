/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Beside whose comments the group of the writer may stand (methods: Disclosure control). Internal
 * to analysis.
 *
 * One characteristic is shown at a time, but a comment is known again by its words, so whoever asks
 * for one after the other learns which groups its writer is in together, and in which the
 * comment stands without one. That must be the same of k or more who wrote. So writers are divided
 * as the answers to all these questions would divide them: by one characteristic after the other,
 * in the order of the list, and from broad groups to codes; and a group is shown of those who are
 * alike so far only where k of them are in it, and k or none are left who are shown in no group. */

#include "analysis/dataset.h"

/* By respondent. NULL when the respondents were not asked. Owned by the caller. */
gboolean *eql_comment_groups_shown(const EqlDataset *dataset, const EqlAudienceData *data,
                                   const char *by, EqlDetail detail);
