/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Remembers what a text means, by its bytes: a small open-addressed table. */

#include <glib.h>

typedef struct _EqlMemo EqlMemo;

#define EQL_MEMO_UNKNOWN (-1)

EqlMemo *eql_memo_new(void);
void eql_memo_free(EqlMemo *memo);

/* The number kept for the text, or EQL_MEMO_UNKNOWN. */
int eql_memo_get(const EqlMemo *memo, const char *text, gsize length);
/* Keeps `number` (0 … 65535) for a text that is not there yet; beyond some thousands of
 * texts, or for long ones, it is not kept. */
void eql_memo_put(EqlMemo *memo, const char *text, gsize length, int number);
