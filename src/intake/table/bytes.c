/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/bytes.h"

#define LEAST 1024

gboolean eql_bytes_reserve(EqlBytes *self, gsize more)
{
    if (more > G_MAXSIZE / 2 - self->length)
        return FALSE;
    gsize room = MAX(MAX(2 * self->room, self->length + more), LEAST);
    char *data = g_try_realloc(self->data, room);

    if (data == NULL)
        return FALSE;
    self->data = data;
    self->room = room;
    return TRUE;
}

void eql_bytes_clear(EqlBytes *self)
{
    g_free(self->data);
    *self = (EqlBytes){0};
}
