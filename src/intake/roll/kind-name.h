/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who may be named in a cell that should say what was done to a pupil. */

#include "intake/roll/roll-lists.h"

/* Whether all of the text may be a name, and says nothing of what was done. */
gboolean eql_kind_is_name(const char *text);

/* Whether it may be one, and is not all of words for what schools do ("Sent home"). */
gboolean eql_kind_may_be_name(const char *text);

/* "Suspension - Poe", "isolation for sam", "Poe suspended": the kind, and beside it words that
 * none of those are which say what was done or why. One word is enough: who was suspended so is
 * counted as suspended, whatever the word was. The kind's code or, where it is none that is
 * known, its words as a slug (interned); NULL for others. Then `shown` is what may be kept of the
 * text, the caller's. */
const char *eql_kind_beside_name(const EqlRollLists *lists, const char *text, char **shown);
