/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "short-stream.h"

#include <string.h>

typedef struct {
    GInputStream parent;
    const char *bytes;
    goffset length;
    goffset at;
    guint longest;
    GRand *random;
    guint calls;      /* before one fails */
    gboolean limited; /* there is such a limit */
    gboolean failed;
} ShortStream;

typedef GInputStreamClass ShortStreamClass;

static void seekable_init(GSeekableIface *iface);
static GType short_stream_get_type(void);
G_DEFINE_TYPE_WITH_CODE(ShortStream, short_stream, G_TYPE_INPUT_STREAM,
                        G_IMPLEMENT_INTERFACE(G_TYPE_SEEKABLE, seekable_init))

static gboolean call(ShortStream *self, GError **error)
{
    self->failed |= self->limited && self->calls == 0;
    if (self->failed)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "pulled out");
    else if (self->limited)
        self->calls--;
    return !self->failed;
}

static gssize short_read(GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable,
                         GError **error)
{
    ShortStream *self = (ShortStream *)stream;
    gsize some = self->random == NULL
                     ? self->longest
                     : (gsize)g_rand_int_range(self->random, 1, (gint32)self->longest + 1);
    gsize n = MIN(MIN(count, some), (gsize)(self->length - MIN(self->at, self->length)));

    if (!call(self, error))
        return -1;
    memcpy(buffer, self->bytes + self->at, n);
    self->at += (goffset)n;
    return (gssize)n;
}

static goffset short_tell(GSeekable *seekable)
{
    return ((ShortStream *)seekable)->at;
}

static gboolean short_can_seek(GSeekable *seekable)
{
    return TRUE;
}

static gboolean short_seek(GSeekable *seekable, goffset offset, GSeekType type,
                           GCancellable *cancellable, GError **error)
{
    ShortStream *self = (ShortStream *)seekable;
    goffset from = type == G_SEEK_END ? self->length : type == G_SEEK_CUR ? self->at : 0;

    if (!call(self, error))
        return FALSE;
    self->at = CLAMP(from + offset, 0, self->length);
    return TRUE;
}

static void seekable_init(GSeekableIface *iface)
{
    iface->tell = short_tell;
    iface->can_seek = short_can_seek;
    iface->seek = short_seek;
}

static void short_finalize(GObject *object)
{
    g_clear_pointer(&((ShortStream *)object)->random, g_rand_free);
    G_OBJECT_CLASS(short_stream_parent_class)->finalize(object);
}

static void short_stream_class_init(ShortStreamClass *class)
{
    G_OBJECT_CLASS(class)->finalize = short_finalize;
    class->read_fn = short_read;
}

static void short_stream_init(ShortStream *self)
{
}

GInputStream *short_stream_new(const void *bytes, gsize length, guint longest, GRand *random)
{
    ShortStream *self = g_object_new(short_stream_get_type(), NULL);

    self->bytes = bytes;
    self->length = (goffset)length;
    self->longest = longest;
    self->random = random != NULL ? g_rand_copy(random) : NULL;
    return (GInputStream *)self;
}

void short_stream_fail_after(GInputStream *stream, guint calls)
{
    ShortStream *self = (ShortStream *)stream;

    self->calls = calls;
    self->limited = TRUE;
}

gboolean short_stream_failed(GInputStream *stream)
{
    return ((ShortStream *)stream)->failed;
}

void short_stream_cut(GInputStream *stream, gsize length)
{
    ((ShortStream *)stream)->length = (goffset)length;
}
