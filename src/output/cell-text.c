/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet.h"

#include <string.h>

/* Excel's limit for the text of one cell, in UTF-16 units. */
#define CELL_MOST 32767

/* What XML 1.0 allows (section 2.2), less the C1 controls, which no text needs. */
static gboolean is_allowed(gunichar c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n';
    return c != 0xFFFE && c != 0xFFFF && !(c >= 0x7F && c < 0xA0);
}

static guint units_of(gunichar c)
{
    return c > 0xFFFF ? 2 : 1;
}

/* As nearly all is: what a look at each byte can tell. */
static gboolean is_plain(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if ((guchar)text[i] >= 0x7F || !is_allowed((guchar)text[i]))
            return FALSE;
    }
    return length < CELL_MOST;
}

char *eql_cell_text(const char *text)
{
    gsize length = text ? strlen(text) : 0;
    if (is_plain(text, length))
        return g_strndup(text ? text : "", length);
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    GString *out = g_string_new(NULL);
    gsize cut = 0; /* where the ellipsis would go */
    guint units = 0;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_allowed(c))
            continue;
        units += units_of(c);
        if (units > CELL_MOST) {
            g_string_truncate(out, cut);
            g_string_append(out, "…");
            break;
        }
        g_string_append_unichar(out, c);
        if (units < CELL_MOST)
            cut = out->len;
    }
    return g_string_free(out, FALSE);
}
