/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts. */
#include "chart/draw.h"
#include "output/paper-private.h"

void eql_paper_chart(EqlPaper *paper, const EqlChart *chart)
{
    double least = eql_chart_minimum_width(&paper->style);
    g_autoptr(EqlChartLayout) layout = eql_chart_lay_out(chart, &paper->style, MAX(WIDTH, least));
    double scale = MIN(1, WIDTH / MAX(layout->width, 1));

    scale = MIN(scale, (BOTTOM - TOP - 60) / layout->height);
    eql_paper_need(paper, layout->height * scale + 46);
    eql_paper_heading(paper, 2, chart->title);
    eql_paper_open_tag(paper, "Figure", NULL);
    cairo_save(paper->cr);
    cairo_translate(paper->cr, eql_paper_place(paper, 0, layout->width * scale), paper->y);
    cairo_scale(paper->cr, scale, scale);
    eql_chart_draw(chart, layout, &paper->style, paper->cr, -1);
    cairo_restore(paper->cr);
    eql_paper_close_tag(paper, "Figure");
    paper->page_has_text = TRUE;
    paper->y += layout->height * scale + 12;
}
