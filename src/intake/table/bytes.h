/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Bytes that grow with a file, as large as the file makes them. So, unlike
 * GByteArray, one that finds no memory says so and does not end the program. */
typedef struct {
    char *data; /* NULL while room is 0 */
    gsize length;
    gsize room;
} EqlBytes;

/* Makes room for more bytes behind those there are. FALSE: no memory; all is as it
 * was. */
gboolean eql_bytes_reserve(EqlBytes *self, gsize more) G_GNUC_WARN_UNUSED_RESULT;

static inline gboolean G_GNUC_WARN_UNUSED_RESULT eql_bytes_append(EqlBytes *self, const char *bytes,
                                                                  gsize n)
{
    if (G_UNLIKELY(self->room - self->length < n) && !eql_bytes_reserve(self, n))
        return FALSE;
    if (n > 0) /* else data may be NULL */
        memcpy(self->data + self->length, bytes, n);
    self->length += n;
    return TRUE;
}

void eql_bytes_clear(EqlBytes *self);

G_END_DECLS
