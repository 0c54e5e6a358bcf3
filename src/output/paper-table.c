/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, whose heads come again on each page. */
#include "output/paper-private.h"

#define CELL_PAD 4.0

static double total_weight(const EqlPaperColumn *columns)
{
    double total = 0;

    for (; columns->weight > 0; columns++)
        total += columns->weight;
    return total;
}

/* Lays out a row's cells; returns the height of the highest. */
static double lay_out_row(EqlPaper *paper, const char *const *cells, const char *font,
                          GPtrArray *layouts)
{
    double all = total_weight(paper->columns), height = 0;

    for (guint i = 0; paper->columns[i].weight > 0; i++) {
        double width = WIDTH * paper->columns[i].weight / all - 2 * CELL_PAD;
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
    double all = total_weight(paper->columns), from = 0;

    eql_paper_open_tag(paper, "TR", NULL);
    for (guint i = 0; i < layouts->len; i++) {
        double width = WIDTH * paper->columns[i].weight / all;

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
    height = lay_out_row(paper, (const char *const *)headings->pdata, "Sans Bold 8", layouts);
    draw_row(paper, layouts, height, "TH", paper->style.quiet);
    paper->n_rows = 0;
}

void eql_paper_table(EqlPaper *paper, const EqlPaperColumn *columns)
{
    paper->columns = columns;
    eql_paper_need(paper, 70);
    eql_paper_open_tag(paper, "Table", NULL);
    draw_head(paper);
}

void eql_paper_row(EqlPaper *paper, const char *const *cells)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    double height = lay_out_row(paper, cells, "Sans 8.5", layouts);

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
