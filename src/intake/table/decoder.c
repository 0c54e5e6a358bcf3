/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/encoding.h"
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RAW_SIZE (64 * 1024)
#define REPLACEMENT 0xfffd

/* One byte of the file becomes at most three of UTF-8 (the euro sign). */
#define GROWTH 3

/* The bytes 0x80–0x9f of Windows-1252; 0 where it has no character. The others
 * are the characters of the same number. */
static const guint16 cp1252_high[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

void eql_decoder_init(EqlDecoder *self, EqlSource *source, EqlEncoding encoding)
{
    *self = (EqlDecoder){.source = source, .encoding = encoding};
    self->replaced = g_array_new(FALSE, FALSE, sizeof(guint64));
    if (encoding != EQL_ENCODING_UTF8)
        self->raw = g_malloc(RAW_SIZE);
}

void eql_decoder_clear(EqlDecoder *self)
{
    g_free(self->raw);
    g_clear_pointer(&self->replaced, g_array_unref);
}

gboolean eql_decoder_seek(EqlDecoder *self, guint64 offset, GError **error)
{
    self->n_raw = 0;
    self->at_end = FALSE;
    self->produced = 0;
    g_array_set_size(self->replaced, 0);
    return eql_source_seek(self->source, offset, error);
}

static void note_replaced(EqlDecoder *self, gsize at)
{
    guint64 offset = self->produced + at;

    g_array_append_val(self->replaced, offset);
}

/* The character of a byte; notes the few bytes that stand for none. */
static gunichar from_cp1252(EqlDecoder *self, guint8 byte, gsize at)
{
    if (byte < 0x80 || byte > 0x9f)
        return byte;
    gunichar c = cp1252_high[byte - 0x80];
    if (c != 0)
        return c;
    note_replaced(self, at);
    return REPLACEMENT;
}

/* The decoders below turn self->raw into UTF-8, which always has room, set
 * *used to how many raw bytes they took, and return the length of the result. */

static gsize decode_cp1252(EqlDecoder *self, char *out, gsize *used)
{
    gsize n = 0;

    for (gsize i = 0; i < self->n_raw; i++) {
        guint8 byte = self->raw[i];
        if (byte < 0x80)
            out[n++] = (char)byte;
        else
            n += (gsize)g_unichar_to_utf8(from_cp1252(self, byte, n), out + n);
    }
    *used = self->n_raw;
    return n;
}

static gsize decode_mended(EqlDecoder *self, char *out, gsize *used)
{
    gsize n = 0, i = 0;

    while (i < self->n_raw) {
        int length = eql_utf8_sequence(self->raw + i, self->n_raw - i);
        if (length < 0 && !self->at_end)
            break;
        if (length > 0) {
            memcpy(out + n, self->raw + i, (gsize)length);
            n += (gsize)length;
            i += (gsize)length;
        } else {
            gunichar c = from_cp1252(self, self->raw[i++], n);
            if (c != REPLACEMENT) /* else it is noted already */
                note_replaced(self, n);
            n += (gsize)g_unichar_to_utf8(c, out + n);
        }
    }
    *used = i;
    return n;
}

static guint16 unit_at(const EqlDecoder *self, gsize i)
{
    const guint8 *p = self->raw + i;

    return self->encoding == EQL_ENCODING_UTF16LE ? (guint16)(p[0] | p[1] << 8)
                                                  : (guint16)(p[0] << 8 | p[1]);
}

/* The character that starts at byte i; *size: the bytes it takes, 0 when its
 * second half has not been read yet. */
static gunichar utf16_character(const EqlDecoder *self, gsize i, gsize *size)
{
    gunichar unit = unit_at(self, i);

    *size = 2;
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    if (unit > 0xdbff)
        return REPLACEMENT;
    if (i + 4 > self->n_raw) {
        *size = self->at_end ? 2 : 0;
        return REPLACEMENT;
    }
    gunichar second = unit_at(self, i + 2);
    if (second < 0xdc00 || second > 0xdfff)
        return REPLACEMENT;
    *size = 4;
    return 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
}

static gsize decode_utf16(EqlDecoder *self, char *out, gsize *used)
{
    gsize n = 0, i = 0, size;

    while (i + 2 <= self->n_raw) {
        gunichar c = utf16_character(self, i, &size);
        if (size == 0)
            break;
        if (c == REPLACEMENT)
            note_replaced(self, n);
        n += (gsize)g_unichar_to_utf8(c, out + n);
        i += size;
    }
    if (self->at_end && i < self->n_raw) { /* an odd byte at the end of the file */
        note_replaced(self, n);
        n += (gsize)g_unichar_to_utf8(REPLACEMENT, out + n);
        i = self->n_raw;
    }
    *used = i;
    return n;
}

static gsize decode(EqlDecoder *self, char *out, gsize *used)
{
    if (self->encoding == EQL_ENCODING_CP1252)
        return decode_cp1252(self, out, used);
    if (self->encoding == EQL_ENCODING_UTF8_MENDED)
        return decode_mended(self, out, used);
    return decode_utf16(self, out, used);
}

/* Reads as many raw bytes as will surely fit room when decoded. */
static gboolean fill_raw(EqlDecoder *self, gsize room, GError **error)
{
    gsize wanted = MIN(room / GROWTH, RAW_SIZE);
    gsize n_read = 0;

    if (wanted > self->n_raw && !eql_source_read(self->source, self->raw + self->n_raw,
                                                 wanted - self->n_raw, &n_read, error))
        return FALSE;
    self->n_raw += n_read;
    self->at_end = self->n_raw < wanted;
    return TRUE;
}

static gboolean check_text(EqlDecoder *self, const char *out, gsize n, GError **error)
{
    if (memchr(out, 0, n) == NULL)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_BINARY,
                _("“%s” holds bytes that are no text. Export the data again as CSV or .xlsx."),
                self->source->name);
    return FALSE;
}

gboolean eql_decoder_read(EqlDecoder *self, char *out, gsize room, gsize *n, GError **error)
{
    *n = 0;
    if (self->encoding == EQL_ENCODING_UTF8)
        return eql_source_read(self->source, out, room, n, error);
    while (!self->at_end && room - *n >= 16) {
        gsize used;
        if (!fill_raw(self, room - *n, error))
            return FALSE;
        gsize length = decode(self, out + *n, &used);
        memmove(self->raw, self->raw + used, self->n_raw - used);
        self->n_raw -= used;
        self->produced += length;
        *n += length;
    }
    return check_text(self, out, *n, error);
}
