/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-sheet.h"
#include "intake/table/bytes.h"
#include "intake/table/table-private.h"
#include "intake/table/xlsx-cell.h"
#include "intake/table/xlsx-plain.h"
#include "intake/table/xlsx-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROW_TEXT (64 * 1024 * 1024)

/* While a row is read its text grows and may move, so a cell's text is a range
 * of it (or of the shared texts) until the row is complete. */
typedef struct {
    gsize start;
    gsize length;
    guint column;
    guint style;
    EqlXlsxType type;
} RawCell;

struct _EqlXlsxRows {
    const EqlXlsxContext *context;
    EqlTable *table;
    EqlXlsxPart *part;
    EqlBytes text; /* of the row at hand */
    GArray *raw;   /* of RawCell, in the order of the file */
    GArray *cells; /* of EqlCell */
    EqlRow row;
    RawCell cell; /* the one being read */
    guint next_column;
    gboolean numbered; /* the row said its number */
    gboolean in_data;
    gboolean in_row;
    gboolean in_cell;
    gboolean collecting;
    gboolean formula; /* the cell has one */
    guint n_phonetic;
    gboolean complete; /* a row waits to be handed out */
};

static void fail_too_large(EqlXlsxRows *self)
{
    eql_xlsx_part_fail(self->part, EQL_INTAKE_ERROR_TOO_LARGE,
                       _("“%s” has more rows or columns than a worksheet can have. Open it in "
                         "Excel, save it again, and try that file."));
}

static void set_row_number(EqlXlsxRows *self, guint64 number)
{
    self->row.number = number;
    if (number == 0 || number > EQL_XLSX_MAX_ROWS)
        fail_too_large(self);
}

static const EqlCell empty_cell = {.text = "", .kind = EQL_CELL_EMPTY};

static EqlCell *cell_at(EqlXlsxRows *self, guint column)
{
    while (self->cells->len <= column)
        g_array_append_val(self->cells, empty_cell);
    return &g_array_index(self->cells, EqlCell, column);
}

/* Empties the cells that the last row set, and no others: a row may have its only
 * cell in the last of all columns. */
static void empty_cells(EqlXlsxRows *self)
{
    for (guint i = 0; i < self->raw->len; i++)
        *cell_at(self, g_array_index(self->raw, RawCell, i).column) = empty_cell;
    g_array_set_size(self->raw, 0);
}

static void start_row(EqlXlsxRows *self, const char **attributes)
{
    const char *r = eql_xlsx_attribute(attributes, "r");

    self->text.length = 0;
    empty_cells(self);
    self->next_column = 0;
    self->in_row = TRUE;
    self->numbered = r != NULL;
    eql_xlsx_part_ask_to_skim(self->part);
    set_row_number(self, r != NULL ? g_ascii_strtoull(r, NULL, 10) : self->row.number + 1);
}

/* A cell without a reference stands behind the last one; a row without a number
 * has the one its first cell names. */
static void place_cell(EqlXlsxRows *self, const char *reference)
{
    guint64 row = 0;
    guint column = self->next_column;

    if (reference != NULL && !eql_xlsx_reference(reference, &column, &row))
        column = self->next_column;
    if (column >= EQL_XLSX_MAX_COLUMNS)
        fail_too_large(self);
    if (!self->numbered && row > 0) {
        set_row_number(self, row);
        self->numbered = TRUE;
    }
    self->cell.column = column;
    self->next_column = column + 1;
}

/* The three are NULL where they are not said. */
static void open_cell(EqlXlsxRows *self, const char *reference, const char *type, const char *style)
{
    self->cell.start = self->text.length;
    self->cell.type = eql_xlsx_type(type);
    self->cell.style = style != NULL ? (guint)g_ascii_strtoull(style, NULL, 10) : 0;
    self->in_cell = TRUE;
    self->formula = FALSE;
    place_cell(self, reference);
}

static void start_cell(EqlXlsxRows *self, const char **attributes)
{
    const char *reference = NULL, *type = NULL, *style = NULL;

    for (; attributes[0] != NULL; attributes += 2) {
        if (strcmp(attributes[0], "r") == 0)
            reference = attributes[1];
        else if (strcmp(attributes[0], "t") == 0)
            type = attributes[1];
        else if (strcmp(attributes[0], "s") == 0)
            style = attributes[1];
    }
    open_cell(self, reference, type, style);
}

/* What a cell with both a value and an inline text means is said by its type. */
static gboolean counts(const EqlXlsxRows *self, const char *element)
{
    if (strcmp(element, "v") == 0)
        return self->cell.type != EQL_XLSX_INLINE || self->text.length == self->cell.start;
    return self->n_phonetic == 0 && self->cell.type == EQL_XLSX_INLINE;
}

/* v holds the value, is the text of an inline cell, in runs of t. */
static void on_start(gpointer user, const char *element, const char **attributes)
{
    EqlXlsxRows *self = user;

    if (self->in_cell) {
        if (strcmp(element, "v") == 0 || strcmp(element, "t") == 0)
            self->collecting = counts(self, element);
        else if (strcmp(element, "f") == 0)
            self->formula = TRUE;
        else if (strcmp(element, "rPh") == 0)
            self->n_phonetic++;
        else if (strcmp(element, "is") == 0 && self->cell.type == EQL_XLSX_INLINE)
            self->text.length = self->cell.start;
    } else if (self->in_row) {
        if (strcmp(element, "c") == 0)
            start_cell(self, attributes);
    } else if (self->in_data) {
        if (strcmp(element, "row") == 0)
            start_row(self, attributes);
    } else {
        self->in_data = strcmp(element, "sheetData") == 0;
    }
}

/* A program that writes formulas and cannot work them out leaves the value empty. An empty
 * text is a result too, and says that it is a text. */
static void note_no_result(EqlXlsxRows *self)
{
    if (self->formula && self->cell.type != EQL_XLSX_TEXT)
        eql_table_add_fault(self->table, self->row.number, self->cell.column, EQL_FAULT_NO_RESULT);
}

static void end_cell(EqlXlsxRows *self)
{
    static const char spare[EQL_FORMAT_ROOM];

    self->in_cell = FALSE;
    self->collecting = FALSE;
    self->n_phonetic = 0;
    self->cell.length = self->text.length - self->cell.start;
    if (self->cell.length == 0) {
        note_no_result(self);
        return;
    }
    if (eql_bytes_append(&self->text, spare, sizeof spare))
        g_array_append_val(self->raw, self->cell);
    else
        eql_xlsx_part_fail_memory(self->part);
}

static void end_row(EqlXlsxRows *self)
{
    self->in_row = FALSE;
    self->complete = self->raw->len > 0;
    if (self->complete)
        eql_xlsx_part_pause(self->part);
}

static void on_end(gpointer user, const char *element)
{
    EqlXlsxRows *self = user;

    if (self->in_cell) {
        if (strcmp(element, "c") == 0)
            end_cell(self);
        else if (strcmp(element, "v") == 0 || strcmp(element, "t") == 0)
            self->collecting = FALSE;
        else if (strcmp(element, "rPh") == 0 && self->n_phonetic > 0)
            self->n_phonetic--;
    } else if (self->in_row) {
        if (strcmp(element, "row") == 0)
            end_row(self);
    } else if (self->in_data && strcmp(element, "sheetData") == 0) {
        eql_xlsx_part_finish(self->part);
    }
}

static void add_text(EqlXlsxRows *self, const char *text, gsize length)
{
    if (self->text.length + length > MAX_ROW_TEXT)
        eql_xlsx_part_fail(self->part, EQL_INTAKE_ERROR_TOO_LARGE,
                           _("“%s” has a row with more text than this program reads."));
    else if (!eql_bytes_append(&self->text, text, length))
        eql_xlsx_part_fail_memory(self->part);
}

static void on_text(gpointer user, const char *text, int length)
{
    EqlXlsxRows *self = user;

    if (self->collecting)
        add_text(self, text, (gsize)length);
}

static const char *said(const char *attribute)
{
    return *attribute != '\0' ? attribute : NULL;
}

/* The plain cells at the start of a row, or all of them. */
static gsize on_skim(gpointer user, const char *prefix, gsize prefix_length, const char *bytes,
                     gsize n)
{
    EqlXlsxRows *self = user;
    EqlPlainCell cell;
    gsize used, all = 0;

    while (self->in_row && !self->in_cell && !eql_xlsx_part_has_failed(self->part) &&
           (used = eql_xlsx_plain_cell(bytes + all, n - all, prefix, prefix_length, &cell)) > 0) {
        open_cell(self, said(cell.reference), said(cell.type), said(cell.style));
        if (!cell.is_inline || self->cell.type == EQL_XLSX_INLINE)
            add_text(self, cell.text, cell.length);
        end_cell(self);
        all += used;
    }
    return all;
}

EqlXlsxRows *eql_xlsx_rows_open(EqlZip *zip, const char *part, const EqlXlsxContext *context,
                                EqlTable *table, GError **error)
{
    static const EqlXlsxHandlers handlers = {
        .start = on_start, .end = on_end, .text = on_text, .skim = on_skim};
    g_autoptr(EqlXlsxRows) self = g_new0(EqlXlsxRows, 1);

    self->context = context;
    self->table = table;
    self->raw = g_array_new(FALSE, FALSE, sizeof(RawCell));
    self->cells = g_array_new(FALSE, FALSE, sizeof(EqlCell));
    self->part = eql_xlsx_part_open(zip, part, EQL_ZIP_MAX_PART, &handlers, self, error);
    return self->part != NULL ? g_steal_pointer(&self) : NULL;
}

/* Turns the raw cells into cells; FALSE when none has text. */
static gboolean finish_row(EqlXlsxRows *self)
{
    gboolean blank = TRUE;

    self->row.n_cells = 0;
    for (guint i = 0; i < self->raw->len; i++) {
        const RawCell *raw = &g_array_index(self->raw, RawCell, i);
        EqlCell *cell = cell_at(self, raw->column);
        char *text = self->text.data + raw->start;
        *cell = empty_cell;
        if (!eql_xlsx_cell(self->context, raw->type, raw->style, text, raw->length, cell))
            eql_table_add_fault(self->table, self->row.number, raw->column, EQL_FAULT_BAD_CELL);
        blank = blank && eql_table_cell_is_blank(cell);
        self->row.n_cells = MAX(self->row.n_cells, raw->column + 1);
    }
    self->row.cells = (const EqlCell *)(gpointer)self->cells->data;
    return !blank;
}

gboolean eql_xlsx_rows_next(EqlXlsxRows *self, const EqlRow **row, GError **error)
{
    gboolean more = TRUE;

    *row = NULL;
    while (more) {
        self->complete = FALSE;
        if (!eql_xlsx_part_step(self->part, &more, error))
            return FALSE;
        if (self->complete && finish_row(self)) {
            *row = &self->row;
            return TRUE;
        }
    }
    return TRUE;
}

double eql_xlsx_rows_progress(EqlXlsxRows *self)
{
    return eql_xlsx_part_progress(self->part);
}

void eql_xlsx_rows_free(EqlXlsxRows *self)
{
    if (self == NULL)
        return;
    eql_xlsx_part_free(self->part);
    eql_bytes_clear(&self->text);
    g_array_unref(self->raw);
    g_array_unref(self->cells);
    g_free(self);
}
