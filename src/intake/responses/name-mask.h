/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Some exports carry the respondent's name in a column of its own. The column is
 * dropped; where the person signed a comment with that name, or anybody else wrote the
 * full name, it is taken out there too, and what was written in place of an answer is
 * not repeated when it is a name. Names are held only while the file is read. */

#include "intake/responses/layout.h"

typedef struct _EqlNameMask EqlNameMask;

EqlNameMask *eql_name_mask_new(const EqlLayout *layout);
void eql_name_mask_free(EqlNameMask *mask);

/* Notes the names in one row; `respondent` wrote a comment if `commented`. */
void eql_name_mask_take(EqlNameMask *mask, const EqlRow *row, guint respondent, gboolean commented);

/* Takes the names out of comments (EqlComment): each respondent's own, word by word, and
 * everybody's where two words of one name stand together. */
void eql_name_mask_apply(EqlNameMask *mask, GPtrArray *comments);

/* Whether every word of the text is a word of names in the file. */
gboolean eql_name_mask_knows(EqlNameMask *mask, const char *text);
