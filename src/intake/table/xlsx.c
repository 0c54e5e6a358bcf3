/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx.h"

#include "base/lists.h"
#include "intake/intake-error.h"
#include "intake/table/table-private.h"
#include "intake/table/xlsx-book.h"
#include "intake/table/xlsx-sheet.h"
#include "intake/table/xlsx-styles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
    EqlTable table;
    EqlZip *zip;
    EqlXlsxBook *book;
    EqlXlsxStrings *strings;
    GByteArray *styles;
    EqlXlsxContext context;
    const EqlXlsxSheet *sheet;
    EqlXlsxRows *rows;
} Xlsx;

static gboolean xlsx_next(EqlTable *table, const EqlRow **row, GError **error)
{
    return eql_xlsx_rows_next(((Xlsx *)table)->rows, row, error);
}

static gboolean open_rows(Xlsx *self, GError **error)
{
    g_clear_pointer(&self->rows, eql_xlsx_rows_free);
    g_array_set_size(self->table.faults, 0);
    self->rows =
        eql_xlsx_rows_open(self->zip, self->sheet->part, &self->context, &self->table, error);
    return self->rows != NULL;
}

static gboolean xlsx_rewind(EqlTable *table, GError **error)
{
    return open_rows((Xlsx *)table, error);
}

static double xlsx_progress(EqlTable *table)
{
    return eql_xlsx_rows_progress(((Xlsx *)table)->rows);
}

static void xlsx_free(EqlTable *table)
{
    Xlsx *self = (Xlsx *)table;

    eql_xlsx_rows_free(self->rows);
    eql_xlsx_strings_free(self->strings);
    g_clear_pointer(&self->styles, g_byte_array_unref);
    eql_xlsx_book_free(self->book);
    eql_zip_free(self->zip);
    eql_table_clear(table);
    g_free(self);
}

static const EqlTableClass xlsx_class = {
    .format = "xlsx",
    .next = xlsx_next,
    .rewind = xlsx_rewind,
    .progress = xlsx_progress,
    .free = xlsx_free,
};

static gboolean read_parts(Xlsx *self, GError **error)
{
    self->zip = eql_zip_open(self->table.source, error);
    if (self->zip == NULL)
        return FALSE;
    self->book = eql_xlsx_read_book(self->zip, error);
    if (self->book == NULL)
        return FALSE;
    if (self->book->strings_part != NULL) {
        self->strings = eql_xlsx_read_strings(self->zip, self->book->strings_part, error);
        if (self->strings == NULL)
            return FALSE;
    }
    if (self->book->styles_part != NULL) {
        self->styles = eql_xlsx_read_styles(self->zip, self->book->styles_part, error);
        if (self->styles == NULL)
            return FALSE;
    }
    self->context = (EqlXlsxContext){self->strings, self->styles, self->book->date1904};
    return TRUE;
}

static const EqlXlsxSheet *sheet_at(const Xlsx *self, guint i)
{
    return g_ptr_array_index(self->book->sheets, i);
}

static void list_sheets(Xlsx *self)
{
    guint n = self->book->sheets->len;

    self->table.sheets = g_new0(char *, n + 1);
    for (guint i = 0; i < n; i++)
        self->table.sheets[i] = g_strdup(sheet_at(self, i)->name);
}

/* Makes a sheet the one to be read, and sees whether it holds a row. */
static gboolean try_sheet(Xlsx *self, const EqlXlsxSheet *sheet, gboolean *has_rows, GError **error)
{
    const EqlRow *row;

    self->sheet = sheet;
    if (!open_rows(self, error) || !eql_xlsx_rows_next(self->rows, &row, error))
        return FALSE;
    *has_rows = row != NULL;
    return open_rows(self, error);
}

static gboolean set_empty(Xlsx *self, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY,
                _("“%s” has no cells with anything in them. Check that it is the right file."),
                self->table.source->name);
    return FALSE;
}

/* The first visible sheet that holds cells, else the first hidden one. */
static gboolean choose_first(Xlsx *self, GError **error)
{
    for (int hidden = 0; hidden < 2; hidden++) {
        for (guint i = 0; i < self->book->sheets->len; i++) {
            gboolean has_rows = FALSE;
            if (sheet_at(self, i)->hidden != hidden)
                continue;
            if (!try_sheet(self, sheet_at(self, i), &has_rows, error))
                return FALSE;
            if (has_rows)
                return TRUE;
        }
    }
    return set_empty(self, error);
}

/* Excel takes names that differ only in case for the same. */
static const EqlXlsxSheet *find_sheet(const Xlsx *self, const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);

    for (guint i = 0; i < self->book->sheets->len; i++) {
        g_autofree char *other = g_utf8_casefold(sheet_at(self, i)->name, -1);
        if (strcmp(folded, other) == 0)
            return sheet_at(self, i);
    }
    return NULL;
}

static gboolean choose_named(Xlsx *self, const char *name, GError **error)
{
    const EqlXlsxSheet *sheet = find_sheet(self, name);
    gboolean has_rows;

    if (sheet == NULL) {
        g_autofree char *names = eql_list_quoted((const char *const *)self->table.sheets);
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND,
                    _("“%s” has no sheet “%s”. Its sheets are: “%s”."), self->table.source->name,
                    name, names);
        return FALSE;
    }
    if (!try_sheet(self, sheet, &has_rows, error))
        return FALSE;
    return has_rows || set_empty(self, error);
}

static gboolean learn(Xlsx *self, const char *sheet, GError **error)
{
    if (!read_parts(self, error))
        return FALSE;
    list_sheets(self);
    if (sheet != NULL ? !choose_named(self, sheet, error) : !choose_first(self, error))
        return FALSE;
    self->table.sheet = g_strdup(self->sheet->name);
    return TRUE;
}

EqlTable *eql_xlsx_new(EqlSource *source, const char *sheet, GError **error)
{
    Xlsx *self = g_new0(Xlsx, 1);

    eql_table_init(&self->table, &xlsx_class, source);
    if (learn(self, sheet, error))
        return &self->table;
    eql_table_free(&self->table);
    return NULL;
}
