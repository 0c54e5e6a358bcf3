/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-plain.h"

#include <string.h>

typedef struct {
    const char *at, *end;
    const char *prefix;
    gsize prefix_length;
} Scan;

static gboolean skip(Scan *self, const char *text, gsize length)
{
    if ((gsize)(self->end - self->at) < length || memcmp(self->at, text, length) != 0)
        return FALSE;
    self->at += length;
    return TRUE;
}

#define SKIP(scan, literal) skip(scan, literal, sizeof(literal) - 1)

/* An opening: "<", the prefix and the name, but not what follows. Or a closing, with "</". */
#define SKIP_NAME(scan, before, name)                                                              \
    (SKIP(scan, before) && skip(scan, (scan)->prefix, (scan)->prefix_length) && SKIP(scan, name))

/* Bytes that mean themselves in any encoding that XML may have: neither markup nor the
 * parts of a longer character nor what XML forbids or changes. */
static gboolean is_plain(char byte)
{
    return byte >= ' ' ? byte < 0x7f && byte != '<' && byte != '>' && byte != '&' && byte != '"'
                       : byte == '\t' || byte == '\n';
}

static gboolean scan_text(Scan *self, EqlPlainCell *cell)
{
    cell->text = self->at;
    while (self->at < self->end && (is_plain(*self->at) || *self->at == '"'))
        self->at++;
    cell->length = (gsize)(self->at - cell->text);
    return TRUE;
}

/* The value of an attribute; each may stand there once. */
static gboolean scan_value(Scan *self, char *value)
{
    const char *start = self->at;

    while (self->at < self->end && is_plain(*self->at) && *self->at > ' ')
        self->at++;
    gsize length = (gsize)(self->at - start);
    if (*value != '\0' || length == 0 || length >= EQL_PLAIN_ROOM)
        return FALSE;
    memcpy(value, start, length);
    value[length] = '\0';
    return SKIP(self, "\"");
}

/* Some programs leave a space before it. */
static gboolean is_end_of_tag(const Scan *self)
{
    return self->at < self->end && (*self->at == '/' || *self->at == '>');
}

static gboolean scan_attributes(Scan *self, EqlPlainCell *cell)
{
    cell->reference[0] = cell->type[0] = cell->style[0] = '\0';
    while (SKIP(self, " ") && !is_end_of_tag(self)) {
        gboolean done = SKIP(self, "r=\"")   ? scan_value(self, cell->reference)
                        : SKIP(self, "t=\"") ? scan_value(self, cell->type)
                        : SKIP(self, "s=\"") ? scan_value(self, cell->style)
                                             : FALSE;
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static gboolean scan_inline(Scan *self, EqlPlainCell *cell)
{
    cell->is_inline = TRUE;
    return SKIP(self, ">") && SKIP_NAME(self, "<", "t") &&
           (SKIP(self, " xml:space=\"preserve\"") || TRUE) && SKIP(self, ">") &&
           scan_text(self, cell) && SKIP_NAME(self, "</", "t>") && SKIP_NAME(self, "</", "is>");
}

static gboolean scan_content(Scan *self, EqlPlainCell *cell)
{
    Scan before = *self;

    if (SKIP_NAME(self, "<", "v>"))
        return scan_text(self, cell) && SKIP_NAME(self, "</", "v>");
    *self = before;
    if (SKIP_NAME(self, "<", "is"))
        return scan_inline(self, cell);
    *self = before;
    return TRUE;
}

gsize eql_xlsx_plain_cell(const char *bytes, gsize n, const char *prefix, gsize prefix_length,
                          EqlPlainCell *cell)
{
    Scan scan = {bytes, bytes + n, prefix, prefix_length};

    cell->text = NULL;
    cell->length = 0;
    cell->is_inline = FALSE;
    if (!SKIP_NAME(&scan, "<", "c") || !scan_attributes(&scan, cell))
        return 0;
    if (!SKIP(&scan, "/>") &&
        !(SKIP(&scan, ">") && scan_content(&scan, cell) && SKIP_NAME(&scan, "</", "c>")))
        return 0;
    return (gsize)(scan.at - bytes);
}
