/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pages of a printed sheet end: what belongs together stays on one. */
#include <math.h>

#include "output/sheet.h"

/* Of A4 on its side, within the margins, in points. */
#define ROOM_ACROSS 769.0
#define ROOM_DOWN 516.0
/* Printers and the types that stand in for missing ones need some of it. */
#define SPARE 0.98

/* Excel's. */
#define BREAKS_MOST 1023

/* Where something begins that is not to be cut. */
typedef struct {
    lxw_row_t row;
    double y;
    gboolean is_part; /* may stand on another page than what it belongs to */
} Block;

void eql_sheet_keep_together(EqlSheet *sheet, gboolean is_part)
{
    Block block = {sheet->row, sheet->y, is_part};

    if (!sheet->blocks)
        sheet->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    g_array_append_val(sheet->blocks, block);
}

/* What fits under the rows that each page repeats, at the size at which the columns fit across. */
static double room_down(const EqlSheet *sheet)
{
    double across = 0;

    for (lxw_col_t i = 0; i < sheet->n_columns; i++)
        across += floor(sheet->widths[i] * 7 + 5) * 0.75;
    return ROOM_DOWN * SPARE * MAX(1, across / ROOM_ACROSS) - sheet->repeated;
}

static double end_of(const EqlSheet *sheet, guint i, gboolean with_parts)
{
    const GArray *blocks = sheet->blocks;
    guint next = i + 1;

    while (with_parts && next < blocks->len && g_array_index(blocks, Block, next).is_part)
        next++;
    return next < blocks->len ? g_array_index(blocks, Block, next).y : sheet->y;
}

/* A page that begins with less than this of its room filled is not left for a new one. */
#define LITTLE 0.2

/* Ends pages in what is higher than one, so that where the block begins is known; gives where the
 * page with the block begins, if the one that the rows from `row` on are on begins at `top`. */
static double flow(const EqlSheet *sheet, lxw_row_t row, const Block *block, double top,
                   GArray *breaks)
{
    double room = room_down(sheet);

    for (; row < block->row; row++) {
        double end = row + 1 < block->row ? g_array_index(sheet->tops, double, row + 1) : block->y;

        if (end - top > room) {
            g_array_append_val(breaks, row);
            top = g_array_index(sheet->tops, double, row);
        }
    }
    return top;
}

/* On the first page the repeated rows stand above `top` too. */
static GArray *breaks_of(const EqlSheet *sheet)
{
    GArray *breaks = g_array_new(TRUE, TRUE, sizeof(lxw_row_t));
    double room = room_down(sheet), top = sheet->repeated;
    lxw_row_t row = 0;

    for (guint i = 0; i < sheet->blocks->len; i++) {
        const Block *block = &g_array_index(sheet->blocks, Block, i);
        double end = end_of(sheet, i, !block->is_part);

        top = flow(sheet, row, block, top, breaks);
        row = block->row;
        if (end - block->y > room || block->y - top < LITTLE * room)
            end = end_of(sheet, i, FALSE);
        if (end - top > room && block->y - top >= LITTLE * room) {
            g_array_append_val(breaks, block->row);
            top = block->y;
        }
    }
    return breaks;
}

void eql_sheet_break_pages(EqlSheet *sheet)
{
    if (!sheet->blocks)
        return;
    g_autoptr(GArray) breaks = breaks_of(sheet);
    g_array_set_size(breaks, MIN(breaks->len, BREAKS_MOST));
    if (breaks->len > 0)
        eql_book_note_error(sheet->book, worksheet_set_h_pagebreaks(
                                             sheet->sheet, (lxw_row_t *)(void *)breaks->data));
    g_clear_pointer(&sheet->blocks, g_array_unref);
}
