/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a CSV file or a workbook to its end, and prints how many rows, cells and
 * bytes of text it held: what scripts/bench runs beside other readers.
 *
 *     bench-read-table FILE */

#include <inttypes.h>
#include <stdio.h>

#include "intake/table/table.h"

typedef struct {
    guint64 rows, cells, bytes;
} Sums;

static void add_row(Sums *sums, const EqlRow *row)
{
    sums->rows++;
    for (guint i = 0; i < row->n_cells; i++) {
        sums->cells += row->cells[i].length > 0;
        sums->bytes += row->cells[i].length;
    }
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = eql_table_open(argc > 1 ? argv[1] : "", NULL, NULL, &error);
    Sums sums = {0};
    const EqlRow *row;

    while (table != NULL && eql_table_next(table, &row, &error) && row != NULL)
        add_row(&sums, row);
    if (error != NULL)
        fprintf(stderr, "%s\n", error->message);
    else
        printf("%" PRIu64 " rows, %" PRIu64 " cells, %" PRIu64 " bytes\n", sums.rows, sums.cells,
               sums.bytes);
    return error != NULL;
}
