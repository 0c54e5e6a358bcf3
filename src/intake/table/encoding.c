/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/encoding.h"
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (256 * 1024)

/* What a pass over the whole file finds. */
typedef struct {
    guint64 n_sequences; /* valid UTF-8 sequences of two bytes or more */
    guint64 n_invalid;   /* bytes that are part of no valid sequence */
    gboolean nul;
} Census;

const char *eql_encoding_name(EqlEncoding encoding)
{
    switch (encoding) {
    case EQL_ENCODING_UTF16LE:
        return "UTF-16LE";
    case EQL_ENCODING_UTF16BE:
        return "UTF-16BE";
    case EQL_ENCODING_CP1252:
        return "windows-1252";
    case EQL_ENCODING_UTF8:
    case EQL_ENCODING_UTF8_MENDED:
        break;
    }
    return "UTF-8";
}

/* The range of the second byte after a lead byte, and the number of bytes in
 * all; Table 3-7 of the Unicode Standard (well-formed UTF-8 byte sequences). */
static int lead_byte(guint8 lead, guint8 *low, guint8 *high)
{
    *low = 0x80;
    *high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef) {
        if (lead == 0xe0)
            *low = 0xa0;
        else if (lead == 0xed)
            *high = 0x9f;
        return 3;
    }
    if (lead == 0xf0)
        *low = 0x90;
    else if (lead == 0xf4)
        *high = 0x8f;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

int eql_utf8_sequence(const guint8 *bytes, gsize n)
{
    guint8 low, high;

    if (bytes[0] < 0x80)
        return 1;
    int length = lead_byte(bytes[0], &low, &high);
    for (int i = 1; i < length; i++) {
        if ((gsize)i >= n)
            return -1;
        if (bytes[i] < low || bytes[i] > high)
            return 0;
        low = 0x80;
        high = 0xbf;
    }
    return length;
}

/* How many of the bytes are ASCII from the start on, looked at eight at a time. */
static gsize ascii_run(const guint8 *bytes, gsize n)
{
    gsize at = 0;
    guint64 word;

    while (at + 8 <= n) {
        memcpy(&word, bytes + at, 8);
        if ((word & G_GUINT64_CONSTANT(0x8080808080808080)) != 0)
            break;
        at += 8;
    }
    while (at < n && bytes[at] < 0x80)
        at++;
    return at;
}

/* Counts in n bytes; returns how many at the end are a sequence still open. */
static gsize count_chunk(Census *census, const guint8 *bytes, gsize n, gboolean last)
{
    gsize at = 0;

    census->nul |= memchr(bytes, 0, n) != NULL;
    while ((at += ascii_run(bytes + at, n - at)) < n) {
        int length = eql_utf8_sequence(bytes + at, n - at);
        if (length < 0 && !last)
            return n - at;
        if (length > 0)
            census->n_sequences++;
        else
            census->n_invalid++;
        at += (gsize)MAX(length, 1);
    }
    return 0;
}

static gboolean count_file(EqlSource *source, Census *census, GError **error)
{
    gsize room = (gsize)MIN(source->size + 1, CHUNK), kept = 0, n_read = 0;
    g_autofree guint8 *chunk = g_malloc(room);
    gboolean last;

    do {
        if (!eql_source_read(source, chunk + kept, room - kept, &n_read, error))
            return FALSE;
        gsize n = kept + n_read;
        last = n < room;
        kept = count_chunk(census, chunk, n, last);
        memmove(chunk, chunk + n - kept, kept);
    } while (!last && !census->nul);
    return TRUE;
}

/* Whether a sample without a byte order mark is UTF-16: many NUL bytes stand in
 * one half of the pairs, and every unit of the other half makes sense. (A few
 * stand in the other half too: U+0100, U+4E00, ... have a low byte 0.) Most pairs
 * of two ASCII letters are no ideographs but text with a stray NUL in it. */
static gboolean looks_like_utf16(const guint8 *sample, gsize n, gboolean big_endian)
{
    gsize n_pairs = n / 2, n_high = 0, n_low = 0, n_ascii = 0;

    for (gsize i = 0; i < n_pairs; i++) {
        guint8 high = sample[2 * i + (big_endian ? 0 : 1)];
        guint8 low = sample[2 * i + (big_endian ? 1 : 0)];
        if (high == 0 && low < 0x20 && low != '\t' && low != '\n' && low != '\r')
            return FALSE;
        n_high += high == 0;
        n_low += low == 0;
        n_ascii += high > 0 && high < 0x80 && low > 0 && low < 0x80;
    }
    return n_high > 0 && n_high >= 4 * n_low && 2 * n_ascii <= n_pairs;
}

static gboolean mostly_control(const guint8 *sample, gsize n)
{
    gsize n_control = 0;

    for (gsize i = 0; i < n; i++)
        n_control += sample[i] < 0x20 && strchr("\t\n\v\f\r\x1a", sample[i]) == NULL;
    return n_control * 20 > n;
}

static gboolean set_binary_error(EqlSource *source, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_BINARY,
                _("“%s” is not a text file or an Excel workbook. Export the data as CSV or .xlsx "
                  "and choose that file."),
                source->name);
    return FALSE;
}

/* A byte order mark settles UTF-16; a sample full of zero bytes may. */
static gboolean detect_utf16(const guint8 *sample, gsize n, EqlEncoding *encoding, gsize *bom)
{
    *bom = 2;
    *encoding = EQL_ENCODING_UTF16LE;
    if (n >= 2 && sample[0] == 0xff && sample[1] == 0xfe)
        return TRUE;
    if (n < 2 || sample[0] != 0xfe || sample[1] != 0xff) {
        *bom = 0;
        if (memchr(sample, 0, n) == NULL)
            return FALSE;
        if (looks_like_utf16(sample, n, FALSE))
            return TRUE;
        if (!looks_like_utf16(sample, n, TRUE))
            return FALSE;
    }
    *encoding = EQL_ENCODING_UTF16BE;
    return TRUE;
}

static EqlEncoding judge(const Census *census, gboolean marked)
{
    if (census->n_invalid == 0)
        return EQL_ENCODING_UTF8;
    return marked || census->n_sequences > census->n_invalid ? EQL_ENCODING_UTF8_MENDED
                                                             : EQL_ENCODING_CP1252;
}

gboolean eql_encoding_detect(EqlSource *source, EqlEncoding *encoding, gsize *bom, GError **error)
{
    guint8 sample[4096];
    gsize n;
    Census census = {0};

    if (!eql_source_seek(source, 0, error) ||
        !eql_source_read(source, sample, sizeof sample, &n, error))
        return FALSE;
    if (detect_utf16(sample, n, encoding, bom))
        return TRUE;
    if (mostly_control(sample, n))
        return set_binary_error(source, error);
    *bom = n >= 3 && memcmp(sample, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    if (!eql_source_seek(source, *bom, error) || !count_file(source, &census, error))
        return FALSE;
    *encoding = judge(&census, *bom > 0);
    return !census.nul || set_binary_error(source, error);
}
