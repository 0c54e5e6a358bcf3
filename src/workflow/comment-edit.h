/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow/edit.h"

/* What is done with single comments, by their numbers ("3-17"). */

EqlEdit *eql_edit_quote(const char *id, gboolean quotable);
/* Tags (eql_tags_read()) that are given to it, or taken away. */
EqlEdit *eql_edit_tag(const char *id, const char *const *tags, gboolean on);
/* Words that are taken out are gone from the file; the edit alone remembers them, in memory,
 * for as long as it can be taken back. */
EqlEdit *eql_edit_mask(const char *id, const char *words);
