/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lists of words in data/words: tables of one column, "word", in small letters. */

#include <glib.h>

typedef enum {
    EQL_WORDS_ORDINARY, /* of answers and everyday language */
    EQL_WORDS_THINGS,   /* with a capital wherever they stand, and nobody's name */
    EQL_WORDS_LISTS
} EqlWords;

/* Whether a list has a word, which is folded. A list is read when it is first asked, from any
 * thread; one that cannot be read is empty, so that rather too much is taken for a name. */
gboolean eql_words_has(EqlWords list, const char *folded);
