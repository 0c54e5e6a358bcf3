/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/memo.h"

#include <string.h>

/* A quarter full at most, so a look-up ends soon; answers are short. */
#define SLOTS 4096
#define MOST (SLOTS / 4)
#define LONGEST 200

typedef struct {
    char *text; /* NULL: empty */
    guint32 length;
    guint32 number;
} Slot;

struct _EqlMemo {
    Slot slots[SLOTS];
    guint used;
};

EqlMemo *eql_memo_new(void)
{
    return g_new0(EqlMemo, 1);
}

void eql_memo_free(EqlMemo *memo)
{
    if (!memo)
        return;
    for (guint i = 0; i < SLOTS; i++)
        g_free(memo->slots[i].text);
    g_free(memo);
}

/* Eight bytes at a time; the multiplier is 2^64 divided by the golden ratio. */
static guint hash_bytes(const char *text, gsize length)
{
    guint64 hash = length, word = 0;
    for (; length >= 8; text += 8, length -= 8) {
        memcpy(&word, text, 8);
        hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, text, length);
    hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return (guint)(hash >> 40);
}

/* The slot that holds the text, or the empty one where it would be. */
static guint find_slot(const EqlMemo *memo, const char *text, gsize length)
{
    guint i = hash_bytes(text, length) % SLOTS;
    while (memo->slots[i].text &&
           (memo->slots[i].length != length || memcmp(memo->slots[i].text, text, length) != 0))
        i = (i + 1) % SLOTS;
    return i;
}

int eql_memo_get(const EqlMemo *memo, const char *text, gsize length)
{
    const Slot *slot = &memo->slots[find_slot(memo, text, length)];
    return slot->text ? (int)slot->number : EQL_MEMO_UNKNOWN;
}

void eql_memo_put(EqlMemo *memo, const char *text, gsize length, int number)
{
    if (length > LONGEST || memo->used == MOST)
        return;
    Slot *slot = &memo->slots[find_slot(memo, text, length)];
    slot->text = g_strndup(text, length);
    slot->length = (guint32)length;
    slot->number = (guint32)number;
    memo->used++;
}
