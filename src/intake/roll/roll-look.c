/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-look.h"

#include "base/kept.h"
#include "base/text.h"
#include "intake/roll/roll-fields.h"

#define ROWS_LOOKED_AT 2000
/* So many cells of a column have to name a kind, and no cell anything else. */
#define ENOUGH_KINDS 2

/* One alone may be a slip of the keyboard. */
#define ENOUGH_DATES 2

typedef struct {
    guint kinds, others;
} Column;

static void count_kinds(const EqlRollRows *rows, Column *columns)
{
    for (guint i = 0; i < MIN(rows->columns.n, rows->row->n_cells); i++) {
        const EqlCell *cell = &rows->row->cells[i];
        if (rows->columns.fields[i] != NULL || eql_text_is_blank(cell->text, (gssize)cell->length))
            continue;
        if (eql_roll_lists_kind(rows->job->lists, cell->text, (gssize)cell->length) != NULL)
            columns[i].kinds++;
        else
            columns[i].others++;
    }
}

static void take_kind_column(EqlRollRows *rows, const Column *columns)
{
    for (guint i = 0; i < rows->columns.n && !eql_roll_rows_has(rows, "kind"); i++) {
        if (columns[i].kinds < ENOUGH_KINDS || columns[i].others > 0)
            continue;
        rows->columns.fields[i] = "kind";
        rows->kind_found = TRUE;
    }
}

gboolean eql_roll_look(EqlRollRows *rows, GError **error)
{
    g_autofree Column *columns = g_new0(Column, rows->columns.n);
    guint day_first = 0, month_first = 0;

    for (guint n = 0; n < ROWS_LOOKED_AT; n++) {
        if (!eql_table_next(rows->table, &rows->row, error))
            return FALSE;
        if (rows->row == NULL)
            break;
        g_autofree char *date = eql_roll_rows_text(rows, "start_date");
        EqlDateOrder order = eql_roll_date_order(date);
        day_first += order == EQL_DATE_DAY_FIRST;
        month_first += order == EQL_DATE_MONTH_FIRST;
        count_kinds(rows, columns);
    }
    take_kind_column(rows, columns);
    rows->job->month_first = month_first >= ENOUGH_DATES && day_first == 0;
    return eql_roll_columns_rewind(&rows->columns, rows->table, error);
}

void eql_roll_look_tell(const EqlRollRows *rows)
{
    if (rows->kind_found)
        eql_roll_notes_file(
            rows->job->notes,
            g_strdup_printf(_("The column “%s” names nothing but types of outcome, so it was taken "
                              "for the type."),
                            eql_roll_rows_heading(rows, "kind")),
            g_strdup(_("If it tells something else, take the column out of the file and bring it "
                       "in again.")));
    if (rows->job->month_first)
        eql_roll_notes_file(
            rows->job->notes,
            g_strdup(_("The dates are written with the month first (such as 9/13/2025), so all of "
                       "them were read so.")),
            g_strdup(_("Look at one of them. Dates written as 2025-02-14 leave no doubt.")));
}
