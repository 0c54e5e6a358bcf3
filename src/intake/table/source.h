/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of one file, from anywhere in it. Every reader of this room reads
 * through here, so that a short read, a cancelled job and a file name in an
 * error sentence are dealt with once. */
typedef struct {
    GInputStream *stream; /* seekable */
    GCancellable *cancellable;
    char *name;     /* for people: the last part of the path */
    guint64 size;   /* bytes */
    guint64 offset; /* of the next byte to be read */
} EqlSource;

/* Errors: EQL_INTAKE_ERROR_NOT_FOUND or _ACCESS. */
EqlSource *eql_source_open(const char *path, GCancellable *cancellable, GError **error);

/* Reads from a stream that can seek; takes a reference. name is for messages. */
EqlSource *eql_source_new(GInputStream *stream, const char *name, GCancellable *cancellable,
                          GError **error);

/* Reads up to room bytes; fewer only at the end of the file, which is where it was
 * when the source was opened, or behind that. */
gboolean eql_source_read(EqlSource *self, void *buffer, gsize room, gsize *n_read, GError **error);

gboolean eql_source_seek(EqlSource *self, guint64 offset, GError **error);

void eql_source_free(EqlSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSource, eql_source_free)

G_END_DECLS
