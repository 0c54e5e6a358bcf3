/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/intake-error.h"
#include "intake/roll/xml-stream.h"

#include <string.h>

/* Files made to hurt a reader: a repeated piece of any length between a head and a
 * tail, never whole in memory. */

typedef struct {
    GInputStream parent;
    const char *head, *piece, *tail;
    guint64 times, at, size;
} Repeated;

typedef struct {
    GInputStreamClass parent;
} RepeatedClass;

GType repeated_get_type(void);
static void repeated_seekable(GSeekableIface *iface);
G_DEFINE_TYPE_WITH_CODE(Repeated, repeated, G_TYPE_INPUT_STREAM,
                        G_IMPLEMENT_INTERFACE(G_TYPE_SEEKABLE, repeated_seekable))

static char byte_at(const Repeated *self, guint64 at)
{
    guint64 n_head = strlen(self->head), n_piece = strlen(self->piece);

    if (at < n_head)
        return self->head[at];
    at -= n_head;
    return at < n_piece * self->times ? self->piece[at % n_piece]
                                      : self->tail[at - n_piece * self->times];
}

static gssize repeated_read(GInputStream *stream, void *buffer, gsize room, GCancellable *c,
                            GError **error)
{
    Repeated *self = (Repeated *)stream;
    gsize n = (gsize)MIN((guint64)room, self->size - self->at);

    for (gsize i = 0; i < n; i++)
        ((char *)buffer)[i] = byte_at(self, self->at + i);
    self->at += n;
    return (gssize)n;
}

static gboolean repeated_seek(GSeekable *seekable, goffset offset, GSeekType type, GCancellable *c,
                              GError **error)
{
    Repeated *self = (Repeated *)seekable;

    self->at = type == G_SEEK_END ? self->size : (guint64)offset;
    return TRUE;
}

static goffset repeated_tell(GSeekable *seekable)
{
    return (goffset)((Repeated *)seekable)->at;
}

static gboolean repeated_can_seek(GSeekable *seekable)
{
    return TRUE;
}

static void repeated_seekable(GSeekableIface *iface)
{
    iface->seek = repeated_seek;
    iface->tell = repeated_tell;
    iface->can_seek = repeated_can_seek;
}

static void repeated_class_init(RepeatedClass *class)
{
    G_INPUT_STREAM_CLASS(class)->read_fn = repeated_read;
}

static void repeated_init(Repeated *self)
{
}

typedef struct {
    guint n_elements, deepest;
    gsize longest;
    guint64 read_up_to;
} Seen;

static gboolean on_start(const EqlXmlElement *element, gpointer data, GError **error)
{
    Seen *seen = data;

    seen->n_elements++;
    seen->deepest = MAX(seen->deepest, element->depth);
    return TRUE;
}

static gboolean on_end(const EqlXmlElement *element, gpointer data, GError **error)
{
    Seen *seen = data;

    seen->longest = MAX(seen->longest, strlen(element->text));
    return TRUE;
}

static gboolean read_repeated(const char *head, const char *piece, guint64 times, const char *tail,
                              Seen *seen, GError **error)
{
    static const EqlXmlHandler handler = {on_start, on_end};
    g_autoptr(GInputStream) stream = g_object_new(repeated_get_type(), NULL);
    Repeated *self = (Repeated *)stream;

    self->head = head;
    self->piece = piece;
    self->tail = tail;
    self->times = times;
    self->size = strlen(head) + strlen(piece) * times + strlen(tail);
    *seen = (Seen){0};
    g_autoptr(EqlSource) source = eql_source_new(stream, "given.xml", NULL, error);
    g_assert_nonnull(source);
    gboolean done = eql_xml_read(source, &handler, seen, NULL, NULL, error);
    seen->read_up_to = source->offset;
    return done;
}

static void check_refused(const char *head, const char *piece, guint64 times, const char *tail,
                          int code, const char *part, guint64 at_most)
{
    g_autoptr(GError) error = NULL;
    Seen seen;

    g_assert_false(read_repeated(head, piece, times, tail, &seen, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, code);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, "given.xml"));
    g_assert_nonnull(strstr(error->message, part));
    g_assert_cmpuint(seen.read_up_to, <=, at_most);
}

#define MANY 1000000000 /* bytes that are never all read */
#define FEW (2 * 1024 * 1024)

static void test_entities(void)
{
    check_refused("<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY a \"lol\">"
                  "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><lolz>&b;</lolz>",
                  " ", 1, "", EQL_INTAKE_ERROR_XML, "document type (line 2)", FEW);
    check_refused("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", " ", 1, "",
                  EQL_INTAKE_ERROR_XML, "document type", FEW);
    check_refused("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", " ", 1, "",
                  EQL_INTAKE_ERROR_XML, "document type", FEW);
    check_refused("<a>&undeclared;</a>", " ", 1, "", EQL_INTAKE_ERROR_XML, "line 1", FEW);
}

static void test_depth(void)
{
    g_autoptr(GError) error = NULL;
    Seen seen;

    check_refused("", "<a>", MANY / 3, "", EQL_INTAKE_ERROR_XML, "more than 100 elements", FEW);
    check_refused("<a>", "<b>", 100, "", EQL_INTAKE_ERROR_XML, "more than 100 elements", FEW);
    g_assert_false(read_repeated("", "<a>", 100, "", &seen, &error)); /* truncated, not too deep */
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TRUNCATED);
    g_assert_cmpuint(seen.deepest, ==, 100);
}

static void test_long_tokens(void)
{
    check_refused("<a b='", "x", MANY, "'/>", EQL_INTAKE_ERROR_XML, "longer than any", FEW);
    check_refused("<", "x", MANY, "/>", EQL_INTAKE_ERROR_XML, "longer than any", FEW);
    check_refused("<a><!--", "x", MANY, "--></a>", EQL_INTAKE_ERROR_XML, "longer than any", FEW);
}

static void test_long_text(void)
{
    g_autoptr(GError) error = NULL;
    Seen seen;

    g_assert_true(read_repeated("<a>", "x", 8 * FEW, "</a>", &seen, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(seen.longest, >=, 4096);
    g_assert_cmpuint(seen.longest, <, 256 * 1024);
    g_assert_true(read_repeated("<a><![CDATA[", "\xc3\xab", FEW, "]]></a>", &seen, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(seen.longest, <, 256 * 1024);
}

static void test_many_elements(void)
{
    g_autoptr(GError) error = NULL;
    Seen seen;

    g_assert_true(read_repeated("<a>", "<b>1</b>\n", 100000, "</a>", &seen, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(seen.n_elements, ==, 100001);
    g_assert_cmpuint(seen.deepest, ==, 2);
}

static void test_truncated(void)
{
    check_refused("<a>", "<b>1</b>\n", 10, "", EQL_INTAKE_ERROR_TRUNCATED, "line 11", FEW);
    check_refused("<a", " ", 10, "", EQL_INTAKE_ERROR_TRUNCATED, "line 1", FEW);
    check_refused("", " ", 10, "", EQL_INTAKE_ERROR_TRUNCATED, "line 1", FEW);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/xml-stream/entities", test_entities);
    g_test_add_func("/intake/xml-stream/depth", test_depth);
    g_test_add_func("/intake/xml-stream/long-tokens", test_long_tokens);
    g_test_add_func("/intake/xml-stream/long-text", test_long_text);
    g_test_add_func("/intake/xml-stream/many-elements", test_many_elements);
    g_test_add_func("/intake/xml-stream/truncated", test_truncated);
    return g_test_run();
}
