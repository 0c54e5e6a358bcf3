/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people write where an answer was to be chosen is sometimes somebody's name. No
 * list tells all names, so these go by what names are not: the words that answers are
 * made of. They are meant for texts that nothing else could be made of, and err on the
 * side of a name: the row stays named, so whoever has the file can look. */

#include <glib.h>

/* Whether a text may be a name: two to six words, none of which is an ordinary one or,
 * where each begins with a capital, not all of which are. One word alone is taken for
 * an odd answer. */
gboolean eql_names_maybe(const char *text);

/* The same, more sparing, where two capitalised words are usual: no word is an ordinary
 * one or stands in `also` (folded, NULL-terminated). */
gboolean eql_names_likely(const char *text, const char *const *also);

/* The words of a text, as written, NULL-terminated: runs of letters of two and more, with
 * apostrophes and hyphens inside; nothing in square brackets. Owned by the caller. */
char **eql_names_words(const char *text);
