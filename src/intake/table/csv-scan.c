/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/csv-scan.h"

#include <string.h>

#define ONES G_GUINT64_CONSTANT(0x0101010101010101)
#define LOW7 G_GUINT64_CONSTANT(0x7f7f7f7f7f7f7f7f)
#define HIGH5 G_GUINT64_CONSTANT(0xf8f8f8f8f8f8f8f8)

/* Where a field stands while its end is looked for. */
typedef struct {
    const char *start;
    const char *closing; /* of a quoted field: its closing quote; else NULL */
    gboolean doubled;    /* it holds doubled quotes */
} Field;

void eql_csv_scan_init(EqlCsvScan *self, char delimiter)
{
    *self = (EqlCsvScan){.delimiter = delimiter, .room = 64};
    self->cells = g_new(EqlCell, self->room);
    self->quoted = g_array_new(FALSE, FALSE, sizeof(guint));
    eql_csv_scan_reset(self);
}

void eql_csv_scan_clear(EqlCsvScan *self)
{
    g_free(self->cells);
    g_array_unref(self->quoted);
}

void eql_csv_scan_reset(EqlCsvScan *self)
{
    self->opened = self->literal_at = self->literal_from = EQL_CSV_NOWHERE;
}

void eql_csv_scan_disbelieve(EqlCsvScan *self)
{
    /* A second one in the same record: believe none from there on, so that a
     * record is scanned a bounded number of times. */
    if (self->literal_at == EQL_CSV_NOWHERE)
        self->literal_at = self->opened;
    else
        self->literal_from = self->opened;
    self->opened = EQL_CSV_NOWHERE;
}

/* 0x80 in every byte of word that is zero, exactly (no borrow between bytes). */
static inline guint64 zero_bytes(guint64 word)
{
    return ~(((word & LOW7) + LOW7) | word | LOW7);
}

/* 0x80 in every one of the eight bytes at p that may end a field: the delimiter,
 * and 0x08–0x0f for CR and LF (the rest of those are looked at and passed over).
 * The first byte in memory is the lowest of the result. */
static inline guint64 specials(const char *p, guint64 delimiters)
{
    guint64 word;

    memcpy(&word, p, sizeof word);
    word = GUINT64_FROM_LE(word);
    return zero_bytes(word ^ delimiters) | zero_bytes((word & HIGH5) ^ (ONES * 0x08));
}

static gboolean only_blanks(const char *p, const char *end)
{
    while (p < end && *p == ' ')
        p++;
    return p == end;
}

static inline gboolean push(EqlCsvScan *self, const char *text, gsize length)
{
    if (G_UNLIKELY(self->n_cells == self->room)) {
        if (self->room >= EQL_CSV_MAX_CELLS)
            return FALSE;
        self->room *= 2;
        self->cells = g_renew(EqlCell, self->cells, self->room);
    }
    EqlCell *cell = &self->cells[self->n_cells++];
    cell->text = text;
    cell->length = length;
    cell->kind = length > 0 ? EQL_CELL_TEXT : EQL_CELL_EMPTY;
    return TRUE;
}

static gboolean push_quoted(EqlCsvScan *self, const Field *field, const char *end)
{
    gboolean clean = field->closing + 1 == end;

    if (clean && !field->doubled)
        return push(self, field->start + 1, (gsize)(field->closing - field->start - 1));
    g_array_append_val(self->quoted, self->n_cells);
    if (!only_blanks(field->closing + 1, end) && self->stray == G_MAXUINT)
        self->stray = self->n_cells;
    return push(self, field->start, (gsize)(end - field->start));
}

/* The closing quote for the opening one at field->start: EQL_SCAN_RECORD with
 * field->closing set, or why there is none. */
static EqlScanResult close_quote(Field *field, const char *end, gboolean last)
{
    const char *p = field->start + 1, *quote;

    while ((quote = memchr(p, '"', (gsize)(end - p))) != NULL) {
        if (quote + 1 == end && !last)
            return EQL_SCAN_MORE;
        if (quote + 1 == end || quote[1] != '"') {
            field->closing = quote;
            return EQL_SCAN_RECORD;
        }
        field->doubled = TRUE;
        p = quote + 2;
    }
    return last ? EQL_SCAN_UNCLOSED : EQL_SCAN_MORE;
}

static gboolean has_line_break(const char *p, const char *end)
{
    return memchr(p, '\n', (gsize)(end - p)) != NULL || memchr(p, '\r', (gsize)(end - p)) != NULL;
}

/* A quote that "closes" lines below its opening one and is followed by text is
 * the opening quote of another cell: the first one was never closed. */
static gboolean closes_another(const EqlCsvScan *self, const Field *field, const char *end)
{
    const char *after = field->closing + 1;

    if (after == end || *after == self->delimiter || *after == '\n' || *after == '\r')
        return FALSE;
    return !g_ascii_isspace(*after) && has_line_break(field->start, field->closing);
}

/* Looks at a field that starts with a quote. EQL_SCAN_RECORD: go on behind
 * field->closing, or, when that is NULL, as in a field without quotes. */
static EqlScanResult start_quoted(EqlCsvScan *self, Field *field, const char *record,
                                  const char *end, gboolean last)
{
    gsize offset = (gsize)(field->start - record);

    if (offset == self->literal_at || offset >= self->literal_from)
        return EQL_SCAN_RECORD;
    self->opened = offset;
    EqlScanResult result = close_quote(field, end, last);
    if (result != EQL_SCAN_RECORD)
        return result;
    if (closes_another(self, field, end))
        return EQL_SCAN_UNCLOSED;
    self->opened = EQL_CSV_NOWHERE;
    return EQL_SCAN_RECORD;
}

static inline gboolean end_field(EqlCsvScan *self, const Field *field, const char *end)
{
    if (G_LIKELY(field->closing == NULL))
        return push(self, field->start, (gsize)(end - field->start));
    return push_quoted(self, field, end);
}

/* The start of the next record after the line break at p; NULL when a CR is the
 * last byte at hand and an LF may follow. */
static inline const char *skip_break(const char *p, const char *end, gboolean last)
{
    if (*p == '\n')
        return p + 1;
    if (p + 1 == end)
        return last ? end : NULL;
    return p[1] == '\n' ? p + 2 : p + 1;
}

/* The places in a record that may end a field, eight bytes a turn: mask has a
 * bit for every such byte from base on. */
typedef struct {
    const char *base;
    const char *end;
    guint64 delimiters;
    guint64 mask;
} Cursor;

static inline void cursor_place(Cursor *cursor, const char *at)
{
    cursor->base = at;
    cursor->mask = specials(at, cursor->delimiters);
}

static inline const char *cursor_next(Cursor *cursor)
{
    while (cursor->mask == 0) {
        cursor->base += 8;
        if (cursor->base >= cursor->end)
            return NULL;
        cursor->mask = specials(cursor->base, cursor->delimiters);
    }
    const char *at = cursor->base + (__builtin_ctzll(cursor->mask) >> 3);
    cursor->mask &= cursor->mask - 1;
    return at;
}

static EqlScanResult end_record(EqlCsvScan *self, const Field *field, const char *at,
                                const char *next, char **record_end)
{
    *record_end = (char *)next;
    return end_field(self, field, at) ? EQL_SCAN_RECORD : EQL_SCAN_WIDE;
}

EqlScanResult eql_csv_scan(EqlCsvScan *self, const char *start, const char *end, gboolean last,
                           char **next)
{
    Cursor cursor = {.end = end, .delimiters = ONES * (guchar)self->delimiter};
    Field field = {.start = start};
    const char *p;

    self->n_cells = 0;
    self->stray = G_MAXUINT;
    self->opened = EQL_CSV_NOWHERE;
    g_array_set_size(self->quoted, 0);
    cursor_place(&cursor, start);
    for (;;) {
        if (*field.start == '"') {
            EqlScanResult result = start_quoted(self, &field, start, end, last);
            if (result != EQL_SCAN_RECORD)
                return result;
            cursor_place(&cursor, (field.closing != NULL ? field.closing : field.start) + 1);
        }
        do {
            p = cursor_next(&cursor);
            if (p == NULL)
                return last ? end_record(self, &field, end, end, next) : EQL_SCAN_MORE;
            if (*p == '\n' || *p == '\r') {
                const char *behind = skip_break(p, end, last);
                return behind != NULL ? end_record(self, &field, p, behind, next) : EQL_SCAN_MORE;
            }
        } while (*p != self->delimiter);
        if (!end_field(self, &field, p))
            return EQL_SCAN_WIDE;
        field = (Field){.start = p + 1};
    }
}

/* Drops the opening quote, halves the doubled ones and drops the closing one;
 * text behind that stays as it is. */
static void unquote(EqlCell *cell)
{
    char *text = (char *)cell->text;
    const char *p = text + 1, *end = text + cell->length;
    char *out = text;

    while (p < end) {
        if (*p == '"' && (p + 1 == end || p[1] != '"')) {
            p++;
            break;
        }
        p += *p == '"';
        *out++ = *p++;
    }
    memmove(out, p, (gsize)(end - p));
    cell->length = (gsize)(out - text) + (gsize)(end - p);
    cell->kind = cell->length > 0 ? EQL_CELL_TEXT : EQL_CELL_EMPTY;
}

void eql_csv_scan_finish(EqlCsvScan *self)
{
    for (guint i = 0; i < self->quoted->len; i++)
        unquote(&self->cells[g_array_index(self->quoted, guint, i)]);
}
