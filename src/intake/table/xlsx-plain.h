/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most of an attribute that a plain cell may have, its end included. */
#define EQL_PLAIN_ROOM 16

/* A cell as nearly every one of nearly every sheet is written. */
typedef struct {
    char reference[EQL_PLAIN_ROOM], type[EQL_PLAIN_ROOM], style[EQL_PLAIN_ROOM]; /* "": not there */
    const char *text; /* of its value or inline text, in the bytes */
    gsize length;
    gboolean is_inline; /* it is an inline text */
} EqlPlainCell;

/* Takes a cell apart that stands at the very start of the bytes, without an XML parser: a
 * sheet is made of millions of them, all alike. `prefix` is that of its elements, with the
 * colon. The answer is how many bytes it takes up; 0 when anything about it is out of the
 * ordinary (an unknown attribute, a formula, a reference to a character, a letter that is not
 * ASCII, a fault, an end that is not there yet): then it is for the parser. */
gsize eql_xlsx_plain_cell(const char *bytes, gsize n, const char *prefix, gsize prefix_length,
                          EqlPlainCell *cell);

G_END_DECLS
