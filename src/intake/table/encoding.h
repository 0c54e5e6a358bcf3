/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"

G_BEGIN_DECLS

typedef enum {
    EQL_ENCODING_UTF8,        /* every byte of the file is valid UTF-8 */
    EQL_ENCODING_UTF8_MENDED, /* mostly UTF-8; stray bytes are read as Windows-1252 */
    EQL_ENCODING_UTF16LE,
    EQL_ENCODING_UTF16BE,
    EQL_ENCODING_CP1252,
} EqlEncoding;

/* The name for people: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252". */
const char *eql_encoding_name(EqlEncoding encoding);

/* Decides the encoding of a text file and how many bytes of byte order mark to
 * skip. Reads the whole file once (at memory speed), because the first byte that
 * is no UTF-8 may stand anywhere in it. Errors: EQL_INTAKE_ERROR_BINARY when the
 * file holds NUL bytes or mostly control characters. */
gboolean eql_encoding_detect(EqlSource *source, EqlEncoding *encoding, gsize *bom, GError **error);

/* The length of the valid UTF-8 sequence at the start of bytes (n ≥ 1 of them);
 * 0 when there is none, -1 when n ends inside one that is valid so far. */
int eql_utf8_sequence(const guint8 *bytes, gsize n);

/* Turns the source's bytes into valid UTF-8, a piece at a time. */
typedef struct {
    EqlSource *source; /* not owned */
    EqlEncoding encoding;
    guint8 *raw;      /* bytes read but not yet decoded; NULL for plain UTF-8 */
    gsize n_raw;      /* of them */
    gboolean at_end;  /* the source has no more */
    guint64 produced; /* bytes of UTF-8 handed out since the last seek */
    GArray *replaced; /* of guint64: where in those bytes something was replaced */
} EqlDecoder;

void eql_decoder_init(EqlDecoder *self, EqlSource *source, EqlEncoding encoding);
void eql_decoder_clear(EqlDecoder *self);

/* Starts again at a byte of the source. */
gboolean eql_decoder_seek(EqlDecoder *self, guint64 offset, GError **error);

/* Writes up to room (at least 16) bytes of UTF-8. *n is 0 only at the end. A NUL
 * character is an error (EQL_INTAKE_ERROR_BINARY). */
gboolean eql_decoder_read(EqlDecoder *self, char *out, gsize room, gsize *n, GError **error);

G_END_DECLS
