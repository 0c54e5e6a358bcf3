/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/csv.h"
#include "intake/intake-error.h"
#include "intake/table/table-private.h"
#include "intake/table/table-sniff.h"
#include "intake/table/xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

EqlTable *eql_table_open(const char *path, const char *sheet, GCancellable *cancellable,
                         GError **error)
{
    g_autoptr(EqlSource) source = eql_source_open(path, cancellable, error);
    EqlTableFormat format;

    if (source == NULL || !eql_table_sniff(source, &format, error))
        return NULL;
    if (format == EQL_TABLE_FORMAT_XLSX)
        return eql_xlsx_new(g_steal_pointer(&source), sheet, error);
    return eql_csv_new(g_steal_pointer(&source), 0, error);
}

void eql_table_init(EqlTable *self, const EqlTableClass *class, EqlSource *source)
{
    self->class = class;
    self->source = source;
    self->encoding = "UTF-8";
    self->faults = g_array_new(FALSE, FALSE, sizeof(EqlFault));
}

void eql_table_clear(EqlTable *self)
{
    eql_source_free(self->source);
    g_strfreev(self->sheets);
    g_free(self->sheet);
    g_array_unref(self->faults);
}

void eql_table_add_fault(EqlTable *self, guint64 row, guint column, EqlFaultKind kind)
{
    EqlFault fault = {.row = row, .column = column, .kind = kind};

    if (self->faults->len < EQL_TABLE_MAX_FAULTS)
        g_array_append_val(self->faults, fault);
}

static void check_width(EqlTable *self, const EqlRow *row)
{
    for (guint i = self->width; i < row->n_cells; i++) {
        if (!eql_table_cell_is_blank(&row->cells[i])) {
            eql_table_add_fault(self, row->number, i, EQL_FAULT_LONG_ROW);
            return;
        }
    }
}

gboolean eql_table_next(EqlTable *self, const EqlRow **row, GError **error)
{
    *row = NULL;
    if (!self->class->next(self, row, error))
        return FALSE;
    if (*row != NULL && self->width > 0)
        check_width(self, *row);
    return TRUE;
}

gboolean eql_table_rewind(EqlTable *self, GError **error)
{
    g_array_set_size(self->faults, 0);
    return self->class->rewind(self, error);
}

const char *eql_table_format(EqlTable *self)
{
    return self->class->format;
}

const char *eql_table_encoding(EqlTable *self)
{
    return self->encoding;
}

char eql_table_delimiter(EqlTable *self)
{
    return self->delimiter;
}

const char *const *eql_table_sheets(EqlTable *self)
{
    return (const char *const *)self->sheets;
}

const char *eql_table_sheet(EqlTable *self)
{
    return self->sheet;
}

const char *eql_table_name(EqlTable *self)
{
    return self->source->name;
}

double eql_table_progress(EqlTable *self)
{
    return CLAMP(self->class->progress(self), 0.0, 1.0);
}

void eql_table_expect_width(EqlTable *self, guint width)
{
    self->width = width;
}

gboolean eql_table_check_headings(EqlTable *self, guint n, GError **error)
{
    if (n <= EQL_TABLE_MAX_HEADINGS)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                _("“%s” has %u columns, which no list and no questionnaire has. Delete the columns "
                  "that are not needed, and try again."),
                eql_table_name(self), n);
    return FALSE;
}

const GArray *eql_table_faults(EqlTable *self)
{
    return self->faults;
}

/* The length in bytes of the white space that text starts with; 0 for none. A
 * Control-Z, with which old programs end a file, is none to speak of either. */
static gsize white_space(const char *text, gsize length)
{
    if (strchr(" \t\r\n\v\f\x1a", *text) != NULL)
        return 1;
    if (length >= 2 && memcmp(text, "\xc2\xa0", 2) == 0)
        return 2;
    if (length >= 3 && memcmp(text, "\xe2\x80\xaf", 3) == 0)
        return 3;
    return 0;
}

gboolean eql_table_cell_is_blank(const EqlCell *cell)
{
    gsize at = 0;

    while (at < cell->length) {
        gsize blank = white_space(cell->text + at, cell->length - at);
        if (blank == 0)
            return FALSE;
        at += blank;
    }
    return TRUE;
}

void eql_table_free(EqlTable *self)
{
    if (self != NULL)
        self->class->free(self);
}
