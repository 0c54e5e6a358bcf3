/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "chart/draw.h"
#include "chart/paint.h"
#include "output/save.h"

#define PAGE_WIDTH EQL_PAPER_WIDTH
#define PAGE_HEIGHT EQL_PAPER_HEIGHT
#define MARGIN 56.0
#define FOOT 40.0 /* the running foot stands in the margin, this far from the edge */
#define TOP MARGIN
#define BOTTOM (PAGE_HEIGHT - MARGIN - 12)
#define WIDTH (PAGE_WIDTH - 2 * MARGIN)

typedef struct {
    char *title, *link;
    guint page;
} Chapter;

struct _EqlPaper {
    const EqlPaperInfo *info;
    cairo_surface_t *surface; /* a PDF, or one page of `pages` */
    GPtrArray *pages;         /* cairo_surface_t: those that are done; NULL in a PDF */
    cairo_t *cr;
    EqlChartStyle style;
    double y;
    guint page;
    gboolean page_has_text;
    const GPtrArray *known; /* Chapter: of the pass before; NULL in the first */
    guint n_pages;          /* likewise; 0 in the first */
    GPtrArray *chapters;    /* Chapter: of this pass */
    const EqlPaperColumn *columns;
    guint n_rows; /* of the table since its head was last drawn */
};

static void chapter_free(gpointer data)
{
    Chapter *chapter = data;

    g_free(chapter->title);
    g_free(chapter->link);
    g_free(chapter);
}

/* ── what a PDF has beside its ink ── */

static void open_tag(EqlPaper *paper, const char *tag, const char *attributes)
{
    if (!paper->pages)
        cairo_tag_begin(paper->cr, tag, attributes);
}

static void close_tag(EqlPaper *paper, const char *tag)
{
    if (!paper->pages)
        cairo_tag_end(paper->cr, tag);
}

/* ── text ── */

static const char *font_of(EqlPaperText style)
{
    switch (style) {
    case EQL_TEXT_LEAD:
        return "Sans 11.5";
    case EQL_TEXT_QUIET:
        return "Sans 8.5";
    case EQL_TEXT_BODY:
        break;
    }
    return "Sans 9.5";
}

static PangoLayout *layout_new(EqlPaper *paper, const char *font, const char *text, double width)
{
    PangoLayout *layout = pango_layout_new(paper->style.text);
    PangoFontDescription *description = pango_font_description_from_string(font);

    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, 2 * PANGO_SCALE);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

/* From the left edge of the text, or from the right one where that is where lines begin. */
static double place(const EqlPaper *paper, double from_start, double width)
{
    return paper->info->right_to_left ? MARGIN + WIDTH - from_start - width : MARGIN + from_start;
}

static void show_layout(EqlPaper *paper, PangoLayout *layout, double x, double y, EqlColour colour)
{
    eql_paint_colour(paper->cr, colour);
    cairo_move_to(paper->cr, x, y);
    pango_cairo_show_layout(paper->cr, layout);
}

/* ── pages ── */

static void draw_foot(EqlPaper *paper)
{
    g_autofree char *number = paper->n_pages > 0
                                  ? g_strdup_printf(_("Page %u of %u"), paper->page, paper->n_pages)
                                  : g_strdup_printf("%u", paper->page);
    g_autoptr(PangoLayout) left =
        layout_new(paper, "Sans 8", paper->info->running ? paper->info->running : "", WIDTH * 0.75);
    g_autoptr(PangoLayout) right = layout_new(paper, "Sans 8", number, WIDTH * 0.25);

    pango_layout_set_ellipsize(left, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(right, PANGO_ALIGN_RIGHT);
    show_layout(paper, left, place(paper, 0, WIDTH * 0.75), PAGE_HEIGHT - FOOT, paper->style.quiet);
    show_layout(paper, right, place(paper, WIDTH * 0.75, WIDTH * 0.25), PAGE_HEIGHT - FOOT,
                paper->style.quiet);
}

/* Last of all, so that it stands on a coloured cover too. */
static void draw_mark(EqlPaper *paper, double y)
{
    g_autoptr(PangoLayout) layout = layout_new(paper, "Sans Bold 9", paper->info->mark, WIDTH);
    const EqlColour paper_white = {1, 1, 1, 1}, dark = {0.17, 0.17, 0.2, 1};
    double height = layout_height(layout) + 6;

    pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    eql_paint_colour(paper->cr, dark);
    cairo_rectangle(paper->cr, MARGIN, y, WIDTH, height);
    cairo_fill(paper->cr);
    show_layout(paper, layout, MARGIN, y + 3, paper_white);
}

static cairo_surface_t *page_new(void)
{
    const cairo_rectangle_t extents = {0, 0, PAGE_WIDTH, PAGE_HEIGHT};

    return cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
}

static void next_sheet(EqlPaper *paper)
{
    if (!paper->pages) {
        cairo_show_page(paper->cr);
        return;
    }
    cairo_destroy(paper->cr);
    g_ptr_array_add(paper->pages, paper->surface);
    paper->surface = page_new();
    paper->cr = cairo_create(paper->surface);
}

static void end_page(EqlPaper *paper)
{
    draw_foot(paper);
    if (paper->info->mark) {
        draw_mark(paper, 8);
        draw_mark(paper, PAGE_HEIGHT - FOOT + 14);
    }
    next_sheet(paper);
    paper->page++;
    paper->y = TOP;
    paper->page_has_text = FALSE;
}

void eql_paper_break(EqlPaper *paper)
{
    if (paper->page_has_text)
        end_page(paper);
}

void eql_paper_need(EqlPaper *paper, double height)
{
    if (paper->y + height > BOTTOM)
        eql_paper_break(paper);
}

void eql_paper_space(EqlPaper *paper, double height)
{
    if (paper->page_has_text)
        paper->y += height;
}

static guint begin_tag(EqlPaper *paper, const char *tag)
{
    open_tag(paper, tag, NULL);
    return paper->page;
}

static void end_tag(EqlPaper *paper, const char *tag, guint page)
{
    if (page > 0)
        close_tag(paper, tag);
}

/* Line by line, so that a paragraph may run over to the next page; what is marked as one
 * thing for a reader of the page must end on it. */
static void flow(EqlPaper *paper, PangoLayout *layout, double indent, EqlColour colour,
                 const char *tag)
{
    PangoLayoutIter *lines = pango_layout_get_iter(layout);
    double width = (double)pango_layout_get_width(layout) / PANGO_SCALE;
    guint page = 0; /* the one on which the tag was opened */

    do {
        PangoLayoutLine *line = pango_layout_iter_get_line_readonly(lines);
        PangoRectangle extents;
        double height;

        pango_layout_iter_get_line_extents(lines, NULL, &extents);
        height = (double)extents.height / PANGO_SCALE;
        if (page != paper->page || paper->y + height > BOTTOM) {
            end_tag(paper, tag, page);
            eql_paper_need(paper, height);
            page = begin_tag(paper, tag);
        }
        eql_paint_colour(paper->cr, colour);
        cairo_move_to(paper->cr, place(paper, indent, width) + (double)extents.x / PANGO_SCALE,
                      paper->y + (double)(pango_layout_iter_get_baseline(lines) - extents.y) /
                                     PANGO_SCALE);
        pango_cairo_show_layout_line(paper->cr, line);
        paper->page_has_text = TRUE;
        paper->y += height + 2;
    } while (pango_layout_iter_next_line(lines));
    end_tag(paper, tag, page);
    pango_layout_iter_free(lines);
}

void eql_paper_text(EqlPaper *paper, EqlPaperText style, const char *text)
{
    g_autoptr(PangoLayout) layout = layout_new(paper, font_of(style), text, WIDTH);

    flow(paper, layout, 0, style == EQL_TEXT_QUIET ? paper->style.quiet : paper->style.ink, "P");
    paper->y += 5;
}

void eql_paper_bullet(EqlPaper *paper, const char *text)
{
    const double indent = 14;
    g_autoptr(PangoLayout) layout = layout_new(paper, font_of(EQL_TEXT_BODY), text, WIDTH - indent);

    eql_paper_need(paper, MIN(layout_height(layout), 40));
    eql_paint_shape(paper->cr, 0, place(paper, 4, 0), paper->y + 6.5, 2, paper->style.series[0],
                    paper->style.series[0]);
    flow(paper, layout, indent, paper->style.ink, "P");
    paper->y += 3;
}

void eql_paper_callout(EqlPaper *paper, const char *label, const char *text)
{
    const double indent = 12;
    g_autoptr(PangoLayout) name =
        layout_new(paper, "Sans Bold 8.5", label ? label : "", WIDTH - indent);
    g_autoptr(PangoLayout) layout = layout_new(paper, font_of(EQL_TEXT_BODY), text, WIDTH - indent);
    double head = label ? layout_height(name) + 3 : 0;
    double height = head + layout_height(layout) + 6;

    eql_paper_need(paper, height);
    eql_paint_line(paper->cr, place(paper, 2, 0), paper->y, place(paper, 2, 0), paper->y + height,
                   3, paper->style.series[0]);
    open_tag(paper, "P", NULL);
    if (label)
        show_layout(paper, name, place(paper, indent, WIDTH - indent), paper->y + 2,
                    paper->style.series[0]);
    show_layout(paper, layout, place(paper, indent, WIDTH - indent), paper->y + head + 2,
                paper->style.ink);
    close_tag(paper, "P");
    paper->page_has_text = TRUE;
    paper->y += height + 7;
}

/* ── headings ── */

static void add_chapter(EqlPaper *paper, const char *text)
{
    Chapter *chapter = g_new0(Chapter, 1);
    g_autofree char *attributes = NULL;

    chapter->title = g_strdup(text);
    chapter->link = g_strdup_printf("chapter-%u", paper->chapters->len + 1);
    chapter->page = paper->page;
    g_ptr_array_add(paper->chapters, chapter);
    attributes = g_strdup_printf("name='%s'", chapter->link);
    open_tag(paper, CAIRO_TAG_DEST, attributes);
    close_tag(paper, CAIRO_TAG_DEST);
    if (paper->pages)
        return;
    attributes = (g_free(attributes), g_strdup_printf("dest='%s'", chapter->link));
    cairo_pdf_surface_add_outline(paper->surface, CAIRO_PDF_OUTLINE_ROOT, text, attributes,
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void eql_paper_heading(EqlPaper *paper, int level, const char *text)
{
    g_autoptr(PangoLayout) layout =
        layout_new(paper, level == 1 ? "Sans Bold 16" : "Sans Bold 11", text, WIDTH);

    eql_paper_space(paper, level == 1 ? 16 : 8);
    /* never alone at the foot of a page */
    eql_paper_need(paper, layout_height(layout) + (level == 1 ? 110 : 70));
    if (level == 1)
        add_chapter(paper, text);
    flow(paper, layout, 0, level == 1 ? paper->style.series[0] : paper->style.ink,
         level == 1 ? "H1" : "H2");
    paper->y += level == 1 ? 6 : 3;
}

void eql_paper_contents(EqlPaper *paper)
{
    for (guint i = 0; paper->known && i < paper->known->len; i++) {
        const Chapter *chapter = paper->known->pdata[i];
        g_autofree char *link = g_strdup_printf("dest='%s'", chapter->link);
        g_autofree char *page = g_strdup_printf("%u", chapter->page);
        g_autoptr(PangoLayout) title = layout_new(paper, "Sans 10.5", chapter->title, WIDTH - 40);
        g_autoptr(PangoLayout) number = layout_new(paper, "Sans 10.5", page, 40);

        pango_layout_set_alignment(number, PANGO_ALIGN_RIGHT);
        open_tag(paper, CAIRO_TAG_LINK, link);
        show_layout(paper, title, place(paper, 0, WIDTH - 40), paper->y, paper->style.ink);
        show_layout(paper, number, place(paper, WIDTH - 40, 40), paper->y, paper->style.ink);
        close_tag(paper, CAIRO_TAG_LINK);
        paper->page_has_text = TRUE;
        paper->y += layout_height(title) + 5;
    }
}

void eql_paper_cover(EqlPaper *paper, gboolean low, const char *title, const char *school,
                     const char *subtitle)
{
    double top = low ? 26 : 62;
    g_autoptr(PangoLayout) kind = layout_new(paper, low ? "Sans 10" : "Sans 12", title, WIDTH);
    g_autoptr(PangoLayout) name =
        layout_new(paper, low ? "Sans Bold 16" : "Sans Bold 24", school, WIDTH);
    g_autoptr(PangoLayout) under = layout_new(paper, low ? "Sans 10" : "Sans 12", subtitle, WIDTH);
    double name_top = top + layout_height(kind) + 6;
    double under_top = name_top + layout_height(name) + 6;
    double height = under_top + layout_height(under) + top * 0.7;

    eql_paint_colour(paper->cr, paper->style.series[0]);
    cairo_rectangle(paper->cr, 0, 0, PAGE_WIDTH, height);
    cairo_fill(paper->cr);
    open_tag(paper, "P", NULL);
    show_layout(paper, kind, place(paper, 0, WIDTH), top, paper->style.paper);
    show_layout(paper, name, place(paper, 0, WIDTH), name_top, paper->style.paper);
    show_layout(paper, under, place(paper, 0, WIDTH), under_top, paper->style.paper);
    close_tag(paper, "P");
    paper->y = height + (low ? 12 : 28);
    paper->page_has_text = TRUE;
}

/* ── charts ── */

void eql_paper_chart(EqlPaper *paper, const EqlChart *chart)
{
    double least = eql_chart_minimum_width(&paper->style);
    g_autoptr(EqlChartLayout) layout = eql_chart_lay_out(chart, &paper->style, MAX(WIDTH, least));
    double scale = MIN(1, WIDTH / MAX(layout->width, 1));

    scale = MIN(scale, (BOTTOM - TOP - 60) / layout->height);
    eql_paper_need(paper, layout->height * scale + 46);
    eql_paper_heading(paper, 2, chart->title);
    open_tag(paper, "Figure", NULL);
    cairo_save(paper->cr);
    cairo_translate(paper->cr, place(paper, 0, layout->width * scale), paper->y);
    cairo_scale(paper->cr, scale, scale);
    eql_chart_draw(chart, layout, &paper->style, paper->cr, -1);
    cairo_restore(paper->cr);
    close_tag(paper, "Figure");
    paper->page_has_text = TRUE;
    paper->y += layout->height * scale + 12;
}

/* ── tables ── */

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
        PangoLayout *layout = layout_new(paper, font, cells[i] ? cells[i] : "", width);

        if (paper->columns[i].number)
            pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
        height = MAX(height, layout_height(layout));
        g_ptr_array_add(layouts, layout);
    }
    return height + 2 * CELL_PAD;
}

static void draw_row(EqlPaper *paper, GPtrArray *layouts, double height, const char *tag,
                     EqlColour colour)
{
    double all = total_weight(paper->columns), from = 0;

    open_tag(paper, "TR", NULL);
    for (guint i = 0; i < layouts->len; i++) {
        double width = WIDTH * paper->columns[i].weight / all;

        open_tag(paper, tag, NULL);
        show_layout(paper, layouts->pdata[i], place(paper, from + CELL_PAD, width - 2 * CELL_PAD),
                    paper->y + CELL_PAD, colour);
        close_tag(paper, tag);
        from += width;
    }
    close_tag(paper, "TR");
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
    open_tag(paper, "Table", NULL);
    draw_head(paper);
}

void eql_paper_row(EqlPaper *paper, const char *const *cells)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func(g_object_unref);
    double height = lay_out_row(paper, cells, "Sans 8.5", layouts);

    if (paper->y + height > BOTTOM && paper->n_rows > 0) {
        end_page(paper);
        draw_head(paper);
    }
    draw_row(paper, layouts, height, "TD", paper->style.ink);
    paper->n_rows++;
}

void eql_paper_end_table(EqlPaper *paper)
{
    close_tag(paper, "Table");
    paper->columns = NULL;
    paper->y += 12;
}

/* ── writing ── */

static cairo_status_t gather(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, const EqlPaperInfo *info)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Equalens");
    if (info->author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    if (info->subject)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
}

/* Onto `pages`, or into a PDF in `bytes`. */
static void paper_init(EqlPaper *paper, const EqlPaperInfo *info, GByteArray *bytes,
                       GPtrArray *pages)
{
    PangoContext *text = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoFontDescription *font = pango_font_description_from_string("Sans 9");

    *paper = (EqlPaper){.info = info, .page = 1, .y = TOP, .pages = pages};
    if (pages) {
        paper->surface = page_new();
    } else {
        paper->surface =
            cairo_pdf_surface_create_for_stream(gather, bytes, PAGE_WIDTH, PAGE_HEIGHT);
        set_metadata(paper->surface, info);
    }
    paper->cr = cairo_create(paper->surface);
    paper->chapters = g_ptr_array_new_with_free_func(chapter_free);
    pango_cairo_context_set_resolution(text, 72);
    pango_context_set_font_description(text, font);
    pango_context_set_base_dir(text,
                               info->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    eql_chart_style_init(&paper->style, EQL_LOOK_LIGHT, FALSE, text);
    paper->style.right_to_left = info->right_to_left;
    paper->style.stroke = 1.5;
    pango_font_description_free(font);
    g_object_unref(text);
}

/* Finishes the file; the chapters stay for the next pass. */
static cairo_status_t paper_finish(EqlPaper *paper)
{
    cairo_status_t status;

    if (paper->page_has_text)
        end_page(paper);
    status = cairo_status(paper->cr);
    cairo_destroy(paper->cr);
    cairo_surface_finish(paper->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    eql_chart_style_clear(&paper->style);
    return status;
}

/* Twice: the first time to count pages and find chapters. */
static gboolean put_on_paper(const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data,
                             GByteArray *bytes, GPtrArray *pages, GError **error)
{
    g_autoptr(GByteArray) draft = g_byte_array_new();
    EqlPaper first, paper;
    cairo_status_t status;

    paper_init(&first, info, draft, NULL);
    body(&first, data);
    paper_finish(&first);
    paper_init(&paper, info, bytes, pages);
    paper.known = first.chapters;
    paper.n_pages = first.page - 1;
    body(&paper, data);
    status = paper_finish(&paper);
    g_ptr_array_unref(first.chapters);
    g_ptr_array_unref(paper.chapters);
    if (status == CAIRO_STATUS_SUCCESS)
        return TRUE;
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("The report could not be drawn: %s."), cairo_status_to_string(status));
    return FALSE;
}

gboolean eql_paper_write(const char *path, const EqlPaperInfo *info, EqlPaperBody body,
                         gconstpointer data, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (!put_on_paper(info, body, data, bytes, NULL, error))
        return FALSE;
    const GString whole = {(char *)bytes->data, bytes->len, bytes->len};
    return eql_save_text(path, &whole, error);
}

GPtrArray *eql_paper_pages(const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data,
                           GError **error)
{
    g_autoptr(GPtrArray) pages =
        g_ptr_array_new_with_free_func((GDestroyNotify)cairo_surface_destroy);

    if (!put_on_paper(info, body, data, NULL, pages, error))
        return NULL;
    return g_steal_pointer(&pages);
}
