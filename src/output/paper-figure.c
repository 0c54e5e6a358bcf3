/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts. */
#include "chart/draw.h"
#include "output/paper-private.h"

/* Around a chart: its title, and what stands under it. */
#define TITLE 46.0
#define CHAPTER 60.0

typedef struct {
    EqlChartLayout *layout;
    double width, height, scale;
} Figure;

static void figure_clear(Figure *figure)
{
    g_clear_pointer(&figure->layout, eql_chart_layout_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Figure, figure_clear)

/* A heat map's columns are headed by themes: drawn wider, and then smaller by so much at most, so
 * that fewer of their words are broken. */
#define LEAST_SCALE 0.78
#define COLUMNS_SHARE 0.72
#define COLUMN_PAD 8

static double roomy_width(EqlPaper *paper, const EqlChart *chart)
{
    double widest = 0;

    if (chart->kind != EQL_CHART_GRID)
        return WIDTH;
    for (guint i = 0; i < chart->series->len; i++) {
        g_auto(GStrv) words = g_strsplit(chart->series->pdata[i], " ", -1);

        for (char **word = words; *word; word++)
            widest = MAX(widest, eql_paint_text_width(&paper->style, *word, FALSE));
    }
    return CLAMP(chart->series->len * (widest + COLUMN_PAD) / COLUMNS_SHARE, WIDTH,
                 WIDTH / LEAST_SCALE);
}

/* Across the page, and never higher than it. */
static Figure figure_of(EqlPaper *paper, const EqlChart *chart)
{
    double least = eql_chart_minimum_width(&paper->style);
    Figure figure = {eql_chart_lay_out(chart, &paper->style, MAX(roomy_width(paper, chart), least)),
                     0, 0, 1};

    figure.scale = MIN(1, WIDTH / MAX(figure.layout->width, 1));
    figure.scale = MIN(figure.scale, (BOTTOM - TOP - CHAPTER - TITLE) / figure.layout->height);
    figure.width = figure.layout->width * figure.scale;
    figure.height = figure.layout->height * figure.scale;
    return figure;
}

/* A chart that only just misses the rest of a page is drawn that much smaller, so that the page
 * does not stay white. */
#define LEAST_SQUEEZE 0.85

static void squeeze(const EqlPaper *paper, Figure *figure, double beside)
{
    double room = BOTTOM - paper->y - beside;
    double share = room / MAX(figure->height, 1);

    if (share >= 1 || share < LEAST_SQUEEZE)
        return;
    figure->scale *= share;
    figure->width *= share;
    figure->height *= share;
}

void eql_paper_chart(EqlPaper *paper, const EqlChart *chart)
{
    g_auto(Figure) figure = figure_of(paper, chart);

    squeeze(paper, &figure, TITLE);
    eql_paper_need(paper, figure.height + TITLE);
    eql_paper_heading(paper, 2, chart->title);
    g_ptr_array_add(paper->pictures, eql_chart_words(chart));
    eql_paper_open_tag(paper, "Figure", NULL);
    cairo_save(paper->cr);
    cairo_translate(paper->cr, eql_paper_place(paper, 0, figure.width), paper->y);
    cairo_scale(paper->cr, figure.scale, figure.scale);
    eql_chart_draw(chart, figure.layout, &paper->style, paper->cr, -1);
    cairo_restore(paper->cr);
    eql_paper_close_tag(paper, "Figure");
    paper->page_has_text = TRUE;
    paper->y += figure.height + 12;
}

void eql_paper_chapter(EqlPaper *paper, const char *text, const EqlChart *chart)
{
    g_auto(Figure) figure = figure_of(paper, chart);

    squeeze(paper, &figure, CHAPTER + TITLE);
    eql_paper_need(paper, CHAPTER + TITLE + figure.height);
    eql_paper_heading(paper, 1, text);
    eql_paper_chart(paper, chart);
}
