/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/csv.h"
#include "intake/table/csv-scan.h"
#include "intake/table/csv-sniff.h"
#include "intake/table/encoding.h"
#include "intake/intake-error.h"
#include "intake/table/table-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define CHUNK (256 * 1024)
#define SAMPLE (64 * 1024)
#define MIN_CHUNK 64

/* The bytes from start to end are decoded and not yet handed out; zero bytes
 * follow them. A record that does not end there is moved to the front and the
 * buffer is filled up, twice as large if need be. */
typedef struct {
    EqlTable table;
    EqlDecoder decoder;
    EqlCsvScan scan;
    gsize bom;      /* bytes of the source before the text */
    gsize sep_line; /* bytes of the text before the first record */
    char *buffer;
    gsize capacity; /* without the padding */
    char *start;
    char *end;
    gboolean last;  /* nothing follows end */
    guint64 offset; /* of start in the decoded text */
    EqlRow row;
} Csv;

static gboolean set_too_long(Csv *self, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                _("“%s”: record %" PRIu64 " is longer than %d MB, which no table is. "
                  "Check that the file is a table, and export it again."),
                self->table.source->name, self->row.number, EQL_CSV_MAX_RECORD / (1024 * 1024));
    return FALSE;
}

static gboolean set_too_wide(Csv *self, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                _("“%s”: record %" PRIu64 " has more than %d columns. Remove the columns "
                  "that are not needed, and export it again."),
                self->table.source->name, self->row.number, EQL_CSV_MAX_CELLS);
    return FALSE;
}

/* Doubles the buffer; a long record may ask for more than there is. */
static gboolean grow(Csv *self, GError **error)
{
    char *buffer = g_try_realloc(self->buffer, 2 * self->capacity + EQL_CSV_PADDING);

    if (buffer == NULL) {
        eql_intake_set_memory_error(self->table.source->name, error);
        return FALSE;
    }
    self->buffer = buffer;
    self->capacity *= 2;
    return TRUE;
}

/* Makes room behind the bytes at hand and fills it. */
static gboolean fill(Csv *self, GError **error)
{
    gsize kept = (gsize)(self->end - self->start), n;

    memmove(self->buffer, self->start, kept);
    if (kept > self->capacity / 2 && !grow(self, error))
        return FALSE;
    self->start = self->buffer;
    self->end = self->buffer + kept;
    gsize room = self->capacity - kept;
    gboolean read = eql_decoder_read(&self->decoder, self->end, room, &n, error);
    self->end += n;
    memset(self->end, 0, EQL_CSV_PADDING);
    self->last = n == 0;
    return read;
}

/* Whether the buffer ends in an odd run of quotes inside the quoted cell. */
static gboolean ends_in_odd_quotes(const Csv *self)
{
    const char *first = self->start + self->scan.opened + 1, *p = self->end;

    while (p > first && p[-1] == '"')
        p--;
    return (self->end - p) % 2 == 1;
}

/* Reads on for the odd run of quotes that closes a quoted cell. *closes: whether
 * it ends the cell (and is not the opening quote of another one). */
static gboolean read_to_closing(Csv *self, gboolean *closes, GError **error)
{
    g_autofree char *ahead = g_malloc(CHUNK);
    gboolean odd = ends_in_odd_quotes(self);
    gsize n;

    do {
        if (!eql_decoder_read(&self->decoder, ahead, CHUNK, &n, error))
            return FALSE;
        for (gsize i = 0; i < n; i++) {
            if (odd && ahead[i] != '"') {
                *closes = ahead[i] == self->scan.delimiter || g_ascii_isspace(ahead[i]);
                return TRUE;
            }
            odd ^= ahead[i] == '"';
        }
    } while (n > 0);
    *closes = odd;
    return TRUE;
}

/* Whether the quote that is open at the end of the buffer closes properly later
 * in the file. Reads ahead and comes back. */
static gboolean closes_later(Csv *self, gboolean *closes, GError **error)
{
    guint64 offset = self->table.source->offset;
    guint n_replaced = self->decoder.replaced->len;
    EqlDecoder saved = self->decoder;
    g_autofree guint8 *raw = g_memdup2(saved.raw, saved.n_raw);

    if (!read_to_closing(self, closes, error))
        return FALSE;
    g_array_set_size(self->decoder.replaced, n_replaced);
    if (raw != NULL)
        memcpy(saved.raw, raw, saved.n_raw);
    self->decoder = saved;
    return eql_source_seek(self->table.source, offset, error);
}

/* A record beyond the limit is an error, unless an opening quote that has no
 * closing one made it so long. */
static gboolean judge_long_record(Csv *self, EqlScanResult *result, GError **error)
{
    gboolean closes = TRUE;

    if (self->scan.opened != EQL_CSV_NOWHERE && !closes_later(self, &closes, error))
        return FALSE;
    if (closes)
        return set_too_long(self, error);
    *result = EQL_SCAN_UNCLOSED;
    return TRUE;
}

static guint column_of(const Csv *self, gsize offset)
{
    const char *at = self->start + offset;
    guint column = 0;

    while (column + 1 < self->scan.n_cells && self->scan.cells[column + 1].text <= at)
        column++;
    return column;
}

/* Reports what the decoder replaced in the record, once a cell. */
static void report_replaced(Csv *self, gsize length)
{
    GArray *replaced = self->decoder.replaced;
    guint reported = G_MAXUINT, n = 0;

    for (; n < replaced->len; n++) {
        guint64 at = g_array_index(replaced, guint64, n);
        if (at >= self->offset + length)
            break;
        guint column = column_of(self, (gsize)(at - self->offset));
        if (column != reported)
            eql_table_add_fault(&self->table, self->row.number, column, EQL_FAULT_BYTES_REPLACED);
        reported = column;
    }
    g_array_remove_range(replaced, 0, n);
}

/* Reports what was odd about the record just scanned, while its bytes are as
 * they were read. */
static void report(Csv *self, gsize length)
{
    if (self->decoder.replaced->len > 0)
        report_replaced(self, length);
    if (self->scan.stray != G_MAXUINT)
        eql_table_add_fault(&self->table, self->row.number, self->scan.stray,
                            EQL_FAULT_STRAY_QUOTE);
}

static void take_as_character(Csv *self)
{
    eql_table_add_fault(&self->table, self->row.number, self->scan.n_cells,
                        EQL_FAULT_UNCLOSED_QUOTE);
    eql_csv_scan_disbelieve(&self->scan);
}

/* Scans the record at start, reading on as needed; *next NULL at the end. */
static gboolean read_record(Csv *self, char **next, GError **error)
{
    eql_csv_scan_reset(&self->scan);
    *next = NULL;
    while (self->start < self->end || !self->last) {
        EqlScanResult result = EQL_SCAN_MORE;
        if (self->start < self->end)
            result = eql_csv_scan(&self->scan, self->start, self->end, self->last, next);
        if (result == EQL_SCAN_RECORD)
            return *next - self->start <= EQL_CSV_MAX_RECORD || set_too_long(self, error);
        if (result == EQL_SCAN_WIDE)
            return set_too_wide(self, error);
        if (result == EQL_SCAN_MORE && self->end - self->start > EQL_CSV_MAX_RECORD &&
            !judge_long_record(self, &result, error))
            return FALSE;
        if (result == EQL_SCAN_UNCLOSED)
            take_as_character(self);
        else if (!fill(self, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean is_blank(const EqlCsvScan *scan)
{
    for (guint i = 0; i < scan->n_cells; i++) {
        if (!eql_table_cell_is_blank(&scan->cells[i]))
            return FALSE;
    }
    return TRUE;
}

static gboolean csv_next(EqlTable *table, const EqlRow **row, GError **error)
{
    Csv *self = (Csv *)table;
    char *next;

    do {
        self->row.number++;
        if (!read_record(self, &next, error))
            return FALSE;
        if (next == NULL)
            return TRUE;
        gsize length = (gsize)(next - self->start);
        report(self, length);
        eql_csv_scan_finish(&self->scan);
        self->offset += length;
        self->start = next;
    } while (is_blank(&self->scan));
    self->row.cells = self->scan.cells;
    self->row.n_cells = self->scan.n_cells;
    *row = &self->row;
    return TRUE;
}

/* Fills the buffer with the file's first bytes. */
static gboolean start(Csv *self, GError **error)
{
    self->start = self->end = self->buffer;
    self->offset = 0;
    self->row.number = 0;
    return eql_decoder_seek(&self->decoder, self->bom, error) && fill(self, error);
}

static gboolean csv_rewind(EqlTable *table, GError **error)
{
    Csv *self = (Csv *)table;

    if (!start(self, error))
        return FALSE;
    self->start += self->sep_line;
    self->offset += self->sep_line;
    return TRUE;
}

static double csv_progress(EqlTable *table)
{
    Csv *self = (Csv *)table;
    double read = (double)table->source->offset - (double)(self->end - self->start);

    return table->source->size > 0 ? read / (double)table->source->size : 1.0;
}

static void csv_free(EqlTable *table)
{
    Csv *self = (Csv *)table;

    eql_csv_scan_clear(&self->scan);
    eql_decoder_clear(&self->decoder);
    eql_table_clear(table);
    g_free(self->buffer);
    g_free(self);
}

static const EqlTableClass csv_class = {
    .format = "csv",
    .next = csv_next,
    .rewind = csv_rewind,
    .progress = csv_progress,
    .free = csv_free,
};

static gboolean check_not_empty(Csv *self, GError **error)
{
    const EqlCell all = {.text = self->start, .length = (gsize)(self->end - self->start)};

    if (!eql_table_cell_is_blank(&all) || all.length >= SAMPLE)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY,
                _("“%s” is empty. Export the data again and choose the new file."),
                self->table.source->name);
    return FALSE;
}

/* How many bytes of text to hold at a time: all of a small list, however it is
 * encoded, and a piece of anything larger. */
static gsize usual_capacity(const Csv *self)
{
    return MIN(3 * (gsize)MIN(self->table.source->size, CHUNK) + MIN_CHUNK, CHUNK);
}

/* Reads the first bytes and learns from them how the file is written. */
static gboolean learn(Csv *self, gsize chunk, GError **error)
{
    EqlEncoding encoding;
    char delimiter;

    if (!eql_encoding_detect(self->table.source, &encoding, &self->bom, error))
        return FALSE;
    self->table.encoding = eql_encoding_name(encoding);
    eql_decoder_init(&self->decoder, self->table.source, encoding);
    self->capacity = MIN(usual_capacity(self), SAMPLE);
    self->buffer = g_malloc(self->capacity + EQL_CSV_PADDING);
    if (!start(self, error) || !check_not_empty(self, error))
        return FALSE;
    gsize length = (gsize)(self->end - self->start);
    self->sep_line = eql_csv_sniff_sep_line(self->start, length, &delimiter);
    if (self->sep_line == 0)
        delimiter = eql_csv_sniff_delimiter(self->start, length);
    self->table.delimiter = self->scan.delimiter = delimiter;
    self->capacity = chunk > 0 ? MAX(chunk, MIN_CHUNK) : usual_capacity(self);
    self->buffer = g_realloc(self->buffer, self->capacity + EQL_CSV_PADDING);
    return TRUE;
}

EqlTable *eql_csv_new(EqlSource *source, gsize chunk, GError **error)
{
    Csv *self = g_new0(Csv, 1);

    eql_table_init(&self->table, &csv_class, source);
    eql_csv_scan_init(&self->scan, ',');
    if (learn(self, chunk, error) && eql_table_rewind(&self->table, error))
        return &self->table;
    eql_table_free(&self->table);
    return NULL;
}
