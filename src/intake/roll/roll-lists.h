/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The lists of data/codes that only outcomes need: kinds and reasons. */

#include <gio/gio.h>

typedef struct _EqlRollLists EqlRollLists;

EqlRollLists *eql_roll_lists_load(GCancellable *cancellable, GError **error);
void eql_roll_lists_free(EqlRollLists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollLists, eql_roll_lists_free)

/* "suspension", "exclusion" or "lunchtime" for a code (SUSP, FIXD, PERM, LNCH), a
 * label or one of the ways of writing it; NULL for anything else. */
const char *eql_roll_lists_kind(const EqlRollLists *lists, const char *text, gssize length);

/* Whether a text may mean one kind as well as another, which have both been called so. */
gboolean eql_roll_lists_kind_is_doubtful(const EqlRollLists *lists, const char *text);

/* The kind that has a way of writing it most like a mistyped text; NULL: none is. */
const char *eql_roll_lists_guess_kind(const EqlRollLists *lists, const char *text);

/* The reason whose name is most like a text; NULL: none is. */
const char *eql_roll_lists_guess_reason(const EqlRollLists *lists, const char *text);

/* What people call a kind or a reason, of `field` "kind" or "reason"; the code itself when it has
 * no name. The caller's, and to be kept within EQL_KEPT. */
char *eql_roll_lists_label(const EqlRollLists *lists, const char *field, const char *code);
/* The codes of the field in the order of the list, each once; borrowed (char*). */
const GPtrArray *eql_roll_lists_codes(const EqlRollLists *lists, const char *field);

/* The reason's code for a code or label of any of the sets; NULL: not known. */
const char *eql_roll_lists_reason(const EqlRollLists *lists, const char *text, gssize length);
