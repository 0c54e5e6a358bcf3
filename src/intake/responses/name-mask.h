/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Some exports carry the respondent's name in a column of its own. The column is
 * dropped; where the person signed the comment with that name, it is taken out there
 * too. Names are held only while the file is read. */

#include "intake/responses/layout.h"

typedef struct _EqlNameMask EqlNameMask;

EqlNameMask *eql_name_mask_new(const EqlLayout *layout);
void eql_name_mask_free(EqlNameMask *mask);

/* Notes the names of one respondent. */
void eql_name_mask_take(EqlNameMask *mask, const EqlRow *row, guint respondent);

/* Takes each respondent's names out of their comments (EqlComment). */
void eql_name_mask_apply(const EqlNameMask *mask, GPtrArray *comments);
