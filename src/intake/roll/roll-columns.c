/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-columns.h"

#include <string.h>

#include "base/text.h"

#define ROWS_LOOKED_AT 10
#define MIN_KNOWN 2
#define LONG_HEADING 40 /* characters */

static char *cell_text(const EqlCell *cell)
{
    return g_strstrip(g_strndup(cell->text, cell->length));
}

static const char *field_of(const EqlCell *cell, const EqlCodes *codes)
{
    g_autofree char *text = cell_text(cell);

    return *text != '\0' ? eql_codes_field_of_heading(codes, text) : NULL;
}

static guint count_known(const EqlRow *row, const EqlCodes *codes)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < row->n_cells; i++) {
        const char *field = field_of(&row->cells[i], codes);
        if (field != NULL)
            g_hash_table_add(known, (char *)field);
    }
    return g_hash_table_size(known);
}

/* The number of the best row, 0 when none will do. */
static gboolean find_row(EqlTable *table, const EqlCodes *codes, guint64 *found, GError **error)
{
    const EqlRow *row = NULL;
    guint best = MIN_KNOWN - 1;

    *found = 0;
    for (guint i = 0; i < ROWS_LOOKED_AT; i++) {
        if (!eql_table_next(table, &row, error))
            return FALSE;
        if (row == NULL)
            break;
        guint known = count_known(row, codes);
        if (known > best) {
            best = known;
            *found = row->number;
        }
    }
    return TRUE;
}

static char *distinct_heading(GHashTable *seen, const EqlCell *cell)
{
    g_autofree char *heading = cell_text(cell);
    guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, heading)) + 1;

    g_hash_table_insert(seen, g_strdup(heading), GUINT_TO_POINTER(times));
    if (times == 1 || *heading == '\0')
        return g_steal_pointer(&heading);
    return g_strdup_printf("%s (%u)", heading, times);
}

static void take_row(EqlRollColumns *columns, const EqlRow *row, const EqlCodes *codes)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    columns->row = row->number;
    columns->n = row->n_cells;
    columns->headings = g_new0(char *, row->n_cells + 1);
    columns->fields = g_new0(const char *, row->n_cells + 1);
    for (guint i = 0; i < row->n_cells; i++) {
        columns->headings[i] = distinct_heading(seen, &row->cells[i]);
        columns->fields[i] = field_of(&row->cells[i], codes);
    }
}

/* The row of that number, just read; NULL when there is none. */
static gboolean go_to(EqlTable *table, guint64 wanted, const EqlRow **row, GError **error)
{
    if (!eql_table_rewind(table, error))
        return FALSE;
    do {
        if (!eql_table_next(table, row, error))
            return FALSE;
    } while (*row != NULL && (*row)->number != wanted);
    return TRUE;
}

gboolean eql_roll_columns_find(EqlRollColumns *columns, EqlTable *table, const EqlCodes *codes,
                               GError **error)
{
    const EqlRow *row = NULL;
    guint64 wanted;

    *columns = (EqlRollColumns){0};
    if (!find_row(table, codes, &wanted, error))
        return FALSE;
    if (wanted == 0)
        return TRUE;
    if (!go_to(table, wanted, &row, error))
        return FALSE;
    if (row != NULL && !eql_table_check_headings(table, row->n_cells, error))
        return FALSE;
    if (row != NULL)
        take_row(columns, row, codes);
    return TRUE;
}

gboolean eql_roll_columns_rewind(const EqlRollColumns *columns, EqlTable *table, GError **error)
{
    const EqlRow *row = NULL;

    return go_to(table, columns->row, &row, error);
}

void eql_roll_columns_clear(EqlRollColumns *columns)
{
    g_clear_pointer(&columns->headings, g_strfreev);
    g_clear_pointer(&columns->fields, g_free);
    columns->n = 0;
    columns->row = 0;
}

int eql_roll_columns_index(const EqlRollColumns *columns, const char *field)
{
    for (guint i = 0; i < columns->n; i++)
        if (g_strcmp0(columns->fields[i], field) == 0)
            return (int)i;
    return -1;
}

static gboolean is_tool_heading(const char *heading)
{
    static const char *const headings[] = {
        "start time",      "completion time", "timestamp",    "respondent id",
        "collector id",    "response id",     "submitdate",   "lastpage",
        "startlanguage",   "responseid",      "recordeddate", "userno",
        "submission date", "date submitted",  "time started", "id response id"};
    g_autofree char *folded = eql_text_fold_words(heading, -1);

    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        if (strcmp(folded, headings[i]) == 0)
            return TRUE;
    return FALSE;
}

/* The same of a form in another language. */
static gboolean is_form_field(const char *field)
{
    return field != NULL && g_str_has_prefix(field, "form_");
}

guint eql_roll_columns_questions(const EqlRollColumns *columns)
{
    guint n = 0;

    for (guint i = 0; i < columns->n; i++) {
        const char *heading = columns->headings[i];
        n += g_utf8_strlen(heading, -1) > LONG_HEADING || g_str_has_suffix(heading, "?") ||
             is_tool_heading(heading) || is_form_field(columns->fields[i]);
    }
    return n;
}
