/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, whose heads come again on each page. */
#include "output/paper-private.h"

#define CELL_PAD 4.0

#define HEAD_FONT "Sans Bold 8"
#define CELL_FONT "Sans 8.5"

static double widest_word(EqlPaper *paper, const char *font, const char *text)
{
    g_autoptr(PangoLayout) layout = eql_paper_layout(paper, font, text, 0);
    int width;

    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

static double needed_width(EqlPaper *paper, const EqlPaperColumn *column)
{
    double heading = widest_word(paper, HEAD_FONT, column->heading);
    double word = column->word ? widest_word(paper, CELL_FONT, column->word) : 0;

    return MAX(heading, word) + 2 * CELL_PAD + 0.5;
}

/* By weight; where a word would be broken, the columns with room to spare give some of it. */
static void share_width(EqlPaper *paper)
{
    double all = 0, lack = 0, spare = 0, over[EQL_PAPER_COLUMNS] = {0};
    guint n = 0;

    for (; paper->columns[n].weight > 0; n++)
        all += paper->columns[n].weight;
    g_return_if_fail(n <= EQL_PAPER_COLUMNS);
    for (guint i = 0; i < n; i++) {
        paper->widths[i] = WIDTH * paper->columns[i].weight / all;
        over[i] = paper->widths[i] - needed_width(paper, &paper->columns[i]);
        lack += MAX(0, -over[i]);
        spare += MAX(0, over[i]);
    }
    if (spare < lack)
        return;
    for (guint i = 0; i < n && lack > 0; i++)
        paper->widths[i] -= over[i] < 0 ? over[i] : over[i] * lack / spare;
}

/* Lays out a row's cells; returns the height of the highest. */
static double lay_out_row(EqlPaper *paper, const char *const *cells, const char *font,
                          GPtrArray *layouts)
{
    double height = 0;

    for (guint i = 0; paper->columns[i].weight > 0; i++) {
        double width = paper->widths[i] - 2 * CELL_PAD;
        PangoLayout *layout = eql_paper_layout(paper, font, cells[i] ? cells[i] : "", width);

        if (paper->columns[i].number)
            pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
        height = MAX(height, eql_layout_height(layout));
        g_ptr_array_add(layouts, layout);
    }
    return height + 2 * CELL_PAD;
}

static void draw_row(EqlPaper *paper, GPtrArray *layouts, double height, const char *tag,
                     EqlColour colour)
{
    double from = 0;

    eql_paper_open_tag(paper, "TR", NULL);
    for (guint i = 0; i < layouts->len; i++) {
        double width = paper->widths[i];

        eql_paper_open_tag(paper, tag, NULL);
        eql_paper_show(paper, layouts->pdata[i],
                       eql_paper_place(paper, from + CELL_PAD, width - 2 * CELL_PAD),
                       paper->y + CELL_PAD, colour);
        eql_paper_close_tag(paper, tag);
        from += width;
    }
    eql_paper_close_tag(paper, "TR");
    paper->page_has_text = TRUE;
    paper->y += height;
    eql_paint_line(paper->cr, MARGIN, paper->y, MARGIN + WIDTH, paper->y, 0.5, paper->style.line);
}

static void draw_head(EqlPaper *paper)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    g_autoptr(GPtrArray) headings = g_ptr_array_new();
    double height;

    for (guint i = 0; paper->columns[i].weight > 0; i++)
        g_ptr_array_add(headings, (gpointer)paper->columns[i].heading);
    height = lay_out_row(paper, (const char *const *)headings->pdata, HEAD_FONT, layouts);
    draw_row(paper, layouts, height, "TH", paper->style.quiet);
    paper->n_rows = 0;
}

void eql_paper_table(EqlPaper *paper, const EqlPaperColumn *columns)
{
    paper->columns = columns;
    share_width(paper);
    eql_paper_need(paper, 70);
    eql_paper_open_tag(paper, "Table", NULL);
    draw_head(paper);
}

void eql_paper_row(EqlPaper *paper, const char *const *cells)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    double height = lay_out_row(paper, cells, CELL_FONT, layouts);

    if (paper->y + height > BOTTOM && paper->n_rows > 0) {
        eql_paper_end_page(paper);
        draw_head(paper);
    }
    draw_row(paper, layouts, height, "TD", paper->style.ink);
    paper->n_rows++;
}

void eql_paper_end_table(EqlPaper *paper)
{
    eql_paper_close_tag(paper, "Table");
    paper->columns = NULL;
    paper->y += 12;
}
