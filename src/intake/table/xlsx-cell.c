/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-cell.h"
#include "intake/table/xlsx-xml.h"

#include <string.h>

EqlXlsxType eql_xlsx_type(const char *t)
{
    static const char *const names[] = {"n", "s", "inlineStr", "str", "b", "e", "d"};

    for (guint i = 0; t != NULL && i < G_N_ELEMENTS(names); i++) {
        if (strcmp(t, names[i]) == 0)
            return (EqlXlsxType)i;
    }
    return EQL_XLSX_NUMBER;
}

gboolean eql_xlsx_reference(const char *reference, guint *column, guint64 *row)
{
    const char *p = reference;
    guint number = 0;

    for (; g_ascii_isalpha(*p) && number < G_MAXUINT / 32; p++)
        number = number * 26 + (guint)(g_ascii_toupper(*p) - 'A' + 1);
    *row = 0;
    for (; g_ascii_isdigit(*p) && *row < G_MAXUINT32; p++)
        *row = *row * 10 + (guint64)(*p - '0');
    *column = number - 1;
    return number > 0 && *p == '\0';
}

static EqlFormatKind format_of(const EqlXlsxContext *context, guint style)
{
    if (context->styles == NULL || style >= context->styles->len)
        return EQL_FORMAT_NUMBER;
    return (EqlFormatKind)context->styles->data[style];
}

/* A whole number as one would write it: no sign but minus, no leading zero. */
static gboolean is_plain_integer(const char *raw, gsize length)
{
    gsize at = length > 1 && raw[0] == '-' ? 1 : 0;

    if (length == 0 || length - at > 15 || (raw[at] == '0' && length > 1))
        return FALSE;
    while (at < length && g_ascii_isdigit(raw[at]))
        at++;
    return at == length;
}

static void set_text(EqlCell *cell, const char *text, gsize length, EqlCellKind kind)
{
    cell->text = text;
    cell->length = length;
    cell->kind = length > 0 ? kind : EQL_CELL_EMPTY;
}

/* A number, or a date where the style says so. What is no number stays text. */
static void set_number(const EqlXlsxContext *context, guint style, char *raw, gsize length,
                       EqlCell *cell)
{
    EqlFormatKind format = format_of(context, style);
    char *end;

    if (format == EQL_FORMAT_NUMBER && is_plain_integer(raw, length)) {
        set_text(cell, raw, length, EQL_CELL_NUMBER);
        return;
    }
    raw[length] = '\0';
    double number = g_ascii_strtod(raw, &end);
    while (g_ascii_isspace(*end))
        end++;
    if (end != raw + length || length == 0 || number - number != 0) { /* not finite */
        set_text(cell, raw, length, EQL_CELL_TEXT);
        return;
    }
    char *out = raw + length;
    gsize n =
        format != EQL_FORMAT_NUMBER ? eql_format_serial(number, format, context->date1904, out) : 0;
    if (n > 0)
        set_text(cell, out, n, EQL_CELL_DATE);
    else
        set_text(cell, out, eql_format_number(number, out), EQL_CELL_NUMBER);
}

static gboolean set_shared(const EqlXlsxContext *context, char *raw, gsize length, EqlCell *cell)
{
    gsize n = 0;

    raw[length] = '\0';
    while (g_ascii_isspace(*raw))
        raw++;
    const char *text = g_ascii_isdigit(*raw)
                           ? eql_xlsx_string(context->strings, g_ascii_strtoull(raw, NULL, 10), &n)
                           : NULL;
    set_text(cell, text != NULL ? text : "", n, EQL_CELL_TEXT);
    return text != NULL || length == 0;
}

static void set_date(const EqlXlsxContext *context, guint style, char *raw, gsize length,
                     EqlCell *cell)
{
    gsize n = eql_format_iso(raw, length, format_of(context, style), raw + length);

    if (n > 0)
        set_text(cell, raw + length, n, EQL_CELL_DATE);
    else
        set_number(context, style, raw, length, cell);
}

gboolean eql_xlsx_cell(const EqlXlsxContext *context, EqlXlsxType type, guint style, char *raw,
                       gsize length, EqlCell *cell)
{
    switch (type) {
    case EQL_XLSX_SHARED:
        return set_shared(context, raw, length, cell);
    case EQL_XLSX_INLINE:
    case EQL_XLSX_TEXT:
        set_text(cell, raw, eql_xlsx_unescape(raw, length), EQL_CELL_TEXT);
        return TRUE;
    case EQL_XLSX_BOOLEAN:
        raw[length] = '\0';
        if (length > 0)
            set_text(cell, eql_xlsx_is_true(raw) ? "TRUE" : "FALSE", eql_xlsx_is_true(raw) ? 4 : 5,
                     EQL_CELL_BOOLEAN);
        return TRUE;
    case EQL_XLSX_ERROR:
        set_text(cell, raw, length, EQL_CELL_ERROR);
        return TRUE;
    case EQL_XLSX_ISO_DATE:
        set_date(context, style, raw, length, cell);
        return TRUE;
    case EQL_XLSX_NUMBER:
        break;
    }
    set_number(context, style, raw, length, cell);
    return TRUE;
}
