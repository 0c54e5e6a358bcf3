/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/picture-words.h"

#include <string.h>

static void insert(GByteArray *bytes, guint at, const void *data, guint length)
{
    guint rest = bytes->len - at;

    g_byte_array_set_size(bytes, bytes->len + length);
    memmove(bytes->data + at + length, bytes->data + at, rest);
    memcpy(bytes->data + at, data, length);
}

/* ── SVG ── */

void eql_svg_add_words(GByteArray *svg, const char *title, const char *words)
{
    const char *text = (const char *)svg->data;
    const char *root = g_strstr_len(text, (gssize)svg->len, "<svg ");
    const char *end = root ? memchr(root, '>', svg->len - (gsize)(root - text)) : NULL;
    g_autofree char *safe_title = g_markup_escape_text(title, -1);
    g_autofree char *safe_words = g_markup_escape_text(words, -1);
    g_autofree char *added =
        g_strdup_printf("\n<title>%s</title>\n<desc>%s</desc>", safe_title, safe_words);
    static const char role[] = " role=\"img\"";

    if (!end)
        return;
    insert(svg, (guint)(end + 1 - text), added, (guint)strlen(added));
    insert(svg, (guint)(root + strlen("<svg") - (const char *)text), role, sizeof role - 1);
}

/* ── PNG ── */

#define SIGNATURE "\x89PNG\r\n\x1a\n"
/* Behind the signature stands the picture's size, always of this length. */
#define HEAD_END (8 + 4 + 4 + 13 + 4)

/* As the format asks: CRC-32 of a chunk's kind and data. */
static guint32 check_of(const guint8 *data, gsize length)
{
    guint32 check = 0xffffffff;

    for (gsize i = 0; i < length; i++) {
        check ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            check = check & 1 ? 0xedb88320 ^ check >> 1 : check >> 1;
    }
    return ~check;
}

static void append_number(GByteArray *to, guint32 number)
{
    guint32 big = GUINT32_TO_BE(number);

    g_byte_array_append(to, (const guint8 *)&big, sizeof big);
}

static void append_text(GByteArray *to, const char *keyword, const char *text)
{
    /* not compressed, in no language named, its keyword not translated */
    static const guint8 between[] = {0, 0, 0, 0, 0};
    gsize start = to->len + 4, length = strlen(keyword) + sizeof between + strlen(text);

    append_number(to, (guint32)length);
    g_byte_array_append(to, (const guint8 *)"iTXt", 4);
    g_byte_array_append(to, (const guint8 *)keyword, (guint)strlen(keyword));
    g_byte_array_append(to, between, sizeof between);
    g_byte_array_append(to, (const guint8 *)text, (guint)strlen(text));
    append_number(to, check_of(to->data + start, to->len - start));
}

void eql_png_add_words(GByteArray *png, const char *title, const char *words)
{
    g_autoptr(GByteArray) texts = g_byte_array_new();

    if (png->len <= HEAD_END || memcmp(png->data, SIGNATURE, 8) != 0)
        return;
    append_text(texts, "Title", title);
    append_text(texts, "Description", words);
    insert(png, HEAD_END, texts->data, texts->len);
}
