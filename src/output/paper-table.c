/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, whose heads come again on each page. */
#include "output/paper-private.h"

#define CELL_PAD 4.0
/* A head is hardly ever higher. */
#define HEAD_MOST 60.0
/* A row that is higher than this runs over to the next page. */
#define LINES_MOST (BOTTOM - TOP - HEAD_MOST)
#define SOME_LINES 60.0

#define HEAD_FONT "Sans Bold 8"
#define CELL_FONT "Sans 8.5"

static double width_of(EqlPaper *paper, const char *font, const char *text)
{
    g_autoptr(PangoLayout) layout = eql_paper_layout(paper, font, text, 0);
    int width;

    pango_layout_set_width(layout, -1);
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

/* Not broken at a hyphen either. */
static double widest_word(EqlPaper *paper, const char *font, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    double widest = 0;

    for (char **word = words; *word; word++)
        widest = MAX(widest, width_of(paper, font, *word));
    return widest;
}

/* What is wider, such as an address, is broken. */
#define WORD_MOST 90.0

static double widest_in_cells(EqlPaper *paper, guint column)
{
    double widest = 0;

    for (guint i = 0; i < paper->rows->len; i++) {
        const char *const *cells = paper->rows->pdata[i];
        double width = widest_word(paper, CELL_FONT, cells[column]);

        if (width <= WORD_MOST)
            widest = MAX(widest, width);
    }
    return widest;
}

static double needed_width(EqlPaper *paper, guint i, gboolean cells)
{
    const EqlPaperColumn *column = &paper->columns[i];
    double heading = widest_word(paper, HEAD_FONT, column->heading);
    double word = column->word ? widest_word(paper, CELL_FONT, column->word) : 0;
    double widest = cells ? widest_in_cells(paper, i) : 0;

    return MAX(MAX(heading, word), widest) + 2 * CELL_PAD + 0.5;
}

/* By weight; where a word would be broken, the columns with room to spare give some of it.
 * FALSE where they have too little. */
static gboolean try_widths(EqlPaper *paper, guint n, double all, gboolean cells)
{
    double lack = 0, spare = 0, over[EQL_PAPER_COLUMNS] = {0};

    for (guint i = 0; i < n; i++) {
        paper->widths[i] = WIDTH * paper->columns[i].weight / all;
        over[i] = paper->widths[i] - needed_width(paper, i, cells);
        lack += MAX(0, -over[i]);
        spare += MAX(0, over[i]);
    }
    if (spare < lack)
        return FALSE;
    for (guint i = 0; i < n && lack > 0; i++)
        paper->widths[i] -= over[i] < 0 ? over[i] : over[i] * lack / spare;
    return TRUE;
}

/* So that no word is broken, or at least none of the headings. */
static void share_width(EqlPaper *paper)
{
    double all = 0;
    guint n = 0;

    for (; paper->columns[n].weight > 0; n++)
        all += paper->columns[n].weight;
    g_return_if_fail(n <= EQL_PAPER_COLUMNS);
    if (!try_widths(paper, n, all, TRUE))
        try_widths(paper, n, all, FALSE);
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
            eql_paint_align(layout, PANGO_ALIGN_RIGHT);
        height = MAX(height, eql_layout_height(layout));
        g_ptr_array_add(layouts, layout);
    }
    return height + 2 * CELL_PAD;
}

/* `tag` NULL: seen but not read, as where a head comes again. */
static void open_tag(EqlPaper *paper, const char *tag)
{
    if (tag)
        eql_paper_open_tag(paper, tag, NULL);
    else
        eql_paper_open_artifact(paper);
}

static void close_tag(EqlPaper *paper, const char *tag)
{
    if (tag)
        eql_paper_close_tag(paper, tag);
    else
        eql_paper_close_artifact(paper);
}

static void draw_rule(EqlPaper *paper)
{
    eql_paper_open_artifact(paper);
    eql_paint_line(paper->cr, MARGIN, paper->y, MARGIN + WIDTH, paper->y, 0.5, paper->style.line);
    eql_paper_close_artifact(paper);
}

static void draw_row(EqlPaper *paper, GPtrArray *layouts, double height, const char *tag,
                     EqlColour colour)
{
    double from = 0;

    if (tag)
        open_tag(paper, "TR");
    for (guint i = 0; i < layouts->len; i++) {
        double width = paper->widths[i];

        open_tag(paper, tag);
        eql_paper_show(paper, layouts->pdata[i],
                       eql_paper_place(paper, from + CELL_PAD, width - 2 * CELL_PAD),
                       paper->y + CELL_PAD, colour);
        close_tag(paper, tag);
        from += width;
    }
    if (tag)
        close_tag(paper, "TR");
    paper->page_has_text = TRUE;
    paper->y += height;
    draw_rule(paper);
}

static void draw_head(EqlPaper *paper, const char *tag)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    g_autoptr(GPtrArray) headings = g_ptr_array_new();
    double height;

    for (guint i = 0; paper->columns[i].weight > 0; i++)
        g_ptr_array_add(headings, (gpointer)paper->columns[i].heading);
    height = lay_out_row(paper, (const char *const *)headings->pdata, HEAD_FONT, layouts);
    draw_row(paper, layouts, height, tag, paper->style.quiet);
    paper->n_rows = 0;
}

static guint count_columns(const EqlPaper *paper)
{
    guint n = 0;

    while (paper->columns[n].weight > 0)
        n++;
    return n;
}

void eql_paper_table(EqlPaper *paper, const EqlPaperColumn *columns)
{
    eql_paper_leave_list(paper);
    paper->columns = columns;
    paper->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
}

/* Kept until all are known, so that none comes to stand alone on a page. */
void eql_paper_row(EqlPaper *paper, const char *const *cells)
{
    guint n = count_columns(paper);
    char **copy = g_new0(char *, n + 1);

    for (guint i = 0; i < n; i++)
        copy[i] = g_strdup(cells[i] ? cells[i] : "");
    g_ptr_array_add(paper->rows, copy);
}

static double height_of(EqlPaper *paper, guint row)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);

    return row < paper->rows->len ? lay_out_row(paper, paper->rows->pdata[row], CELL_FONT, layouts)
                                  : 0;
}

/* A short table stays whole; of a long one, some rows stand under its head. */
static void make_room(EqlPaper *paper)
{
    const double head = 30, most = (BOTTOM - TOP) * 0.25;
    double whole = head;

    for (guint i = 0; i < paper->rows->len && whole <= most; i++)
        whole += height_of(paper, i);
    if (whole > most)
        whole = head + height_of(paper, 0) + height_of(paper, 1);
    /* a row that is cut in any case begins where it comes to stand */
    if (height_of(paper, 0) > LINES_MOST)
        whole = head + SOME_LINES;
    eql_paper_need(paper, CLAMP(whole, 70, BOTTOM - TOP));
}

/* Whether the row begins a page: it has no room, or the last one would stand alone on it. */
static gboolean begins_page(EqlPaper *paper, guint row, double height)
{
    gboolean last_but_one = row + 2 == paper->rows->len;

    if (paper->n_rows == 0)
        return FALSE;
    if (last_but_one && paper->n_rows > 1)
        height += height_of(paper, row + 1);
    return paper->y + height > BOTTOM;
}

/* ── a row that is higher than a page ── */

static void next_page(EqlPaper *paper)
{
    eql_paper_end_page(paper);
    draw_head(paper, NULL);
}

/* The lines of a cell for which the page has room; NULL in place of `*at` after the last. Gives
 * where they end. */
static double draw_lines(EqlPaper *paper, PangoLayoutIter **at, double x)
{
    double y = paper->y + CELL_PAD;
    PangoRectangle extents;

    while (*at) {
        pango_layout_iter_get_line_extents(*at, NULL, &extents);
        if (y + (double)extents.height / PANGO_SCALE > BOTTOM)
            break;
        eql_paper_show_line(paper, *at, x, y);
        y += (double)extents.height / PANGO_SCALE + 2;
        if (!pango_layout_iter_next_line(*at))
            g_clear_pointer(at, pango_layout_iter_free);
    }
    return y;
}

/* As much of the row as the page has room for; FALSE when something is left. */
static gboolean draw_slice(EqlPaper *paper, PangoLayoutIter **cells, guint n)
{
    double from = 0, end = paper->y;
    gboolean done = TRUE;

    eql_paper_open_tag(paper, "TR", NULL);
    for (guint i = 0; i < n; i++) {
        double width = paper->widths[i] - 2 * CELL_PAD;

        eql_paper_open_tag(paper, "TD", NULL);
        /* apart from MAX(), which would draw them twice */
        double bottom =
            draw_lines(paper, &cells[i], eql_paper_place(paper, from + CELL_PAD, width));
        end = MAX(end, bottom);
        eql_paper_close_tag(paper, "TD");
        done = done && !cells[i];
        from += paper->widths[i];
    }
    eql_paper_close_tag(paper, "TR");
    paper->page_has_text = TRUE;
    paper->y = end + CELL_PAD;
    return done;
}

static void draw_tall(EqlPaper *paper, GPtrArray *layouts)
{
    PangoLayoutIter *cells[EQL_PAPER_COLUMNS];

    for (guint i = 0; i < layouts->len; i++)
        cells[i] = pango_layout_get_iter(layouts->pdata[i]);
    if (paper->y + SOME_LINES > BOTTOM && paper->n_rows > 0)
        next_page(paper);
    eql_paint_colour(paper->cr, paper->style.ink);
    while (!draw_slice(paper, cells, layouts->len)) {
        next_page(paper);
        eql_paint_colour(paper->cr, paper->style.ink);
    }
    draw_rule(paper);
}

static void draw_next(EqlPaper *paper, guint row)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    double height = lay_out_row(paper, paper->rows->pdata[row], CELL_FONT, layouts);

    if (height > LINES_MOST) {
        draw_tall(paper, layouts);
    } else {
        if (begins_page(paper, row, height))
            next_page(paper);
        draw_row(paper, layouts, height, "TD", paper->style.ink);
    }
    paper->n_rows++;
}

void eql_paper_end_table(EqlPaper *paper)
{
    share_width(paper);
    make_room(paper);
    eql_paper_open_tag(paper, "Table", NULL);
    draw_head(paper, "TH");
    for (guint i = 0; i < paper->rows->len; i++)
        draw_next(paper, i);
    eql_paper_close_tag(paper, "Table");
    g_clear_pointer(&paper->rows, g_ptr_array_unref);
    paper->columns = NULL;
    paper->y += 12;
}
