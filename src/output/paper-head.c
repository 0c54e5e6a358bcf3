/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, the contents that they make, and the cover. */
#include <cairo-pdf.h>

#include "output/paper-private.h"

#define LINK_ABOVE 12.0

static void add_chapter(EqlPaper *paper, const char *text)
{
    EqlChapter *chapter = g_new0(EqlChapter, 1);
    g_autofree char *attributes = NULL;
    char top[G_ASCII_DTOSTR_BUF_SIZE];

    chapter->title = g_strdup(text);
    chapter->link = g_strdup_printf("chapter-%u", paper->chapters->len + 1);
    chapter->page = paper->page;
    g_ptr_array_add(paper->chapters, chapter);
    /* a little above it; the place is not taken from what the tag holds, as it holds nothing */
    g_ascii_formatd(top, sizeof top, "%.1f", paper->y - LINK_ABOVE);
    attributes = g_strdup_printf("name='%s' x=0 y=%s", chapter->link, top);
    eql_paper_open_tag(paper, CAIRO_TAG_DEST, attributes);
    eql_paper_close_tag(paper, CAIRO_TAG_DEST);
    if (paper->pages)
        return;
    attributes = (g_free(attributes), g_strdup_printf("dest='%s'", chapter->link));
    cairo_pdf_surface_add_outline(paper->surface, CAIRO_PDF_OUTLINE_ROOT, text, attributes,
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void eql_paper_heading(EqlPaper *paper, int level, const char *text)
{
    g_autoptr(PangoLayout) layout =
        eql_paper_layout(paper, level == 1 ? "Sans Bold 16" : "Sans Bold 11", text, WIDTH);

    eql_paper_leave_list(paper);
    eql_paper_space(paper, level == 1 ? 16 : 8);
    /* never alone at the foot of a page */
    eql_paper_need(paper, eql_layout_height(layout) + (level == 1 ? 110 : 70));
    if (level == 1)
        add_chapter(paper, text);
    eql_paper_flow(paper, layout, 0, level == 1 ? paper->accent : paper->style.ink,
                   level == 1 ? "H1" : "H2");
    paper->y += level == 1 ? 6 : 3;
}

void eql_paper_contents(EqlPaper *paper)
{
    if (!paper->known || paper->known->len == 0)
        return;
    eql_paper_leave_list(paper);
    eql_paper_open_tag(paper, "TOC", NULL);
    for (guint i = 0; i < paper->known->len; i++) {
        const EqlChapter *chapter = paper->known->pdata[i];
        g_autofree char *link = g_strdup_printf("dest='%s'", chapter->link);
        g_autofree char *page = g_strdup_printf("%u", chapter->page);
        /* a blank, so that title and number are two words to those who have it read to them */
        g_autofree char *name = g_strconcat(chapter->title, " ", NULL);
        g_autoptr(PangoLayout) title = eql_paper_layout(paper, "Sans 10.5", name, WIDTH - 40);
        g_autoptr(PangoLayout) number = eql_paper_layout(paper, "Sans 10.5", page, 40);

        eql_paper_align_end(paper, number);
        eql_paper_open_tag(paper, "TOCI", NULL);
        eql_paper_open_tag(paper, CAIRO_TAG_LINK, link);
        eql_paper_show(paper, title, eql_paper_place(paper, 0, WIDTH - 40), paper->y,
                       paper->style.ink);
        eql_paper_show(paper, number, eql_paper_place(paper, WIDTH - 40, 40), paper->y,
                       paper->style.ink);
        eql_paper_close_tag(paper, CAIRO_TAG_LINK);
        eql_paper_close_tag(paper, "TOCI");
        paper->page_has_text = TRUE;
        paper->y += eql_layout_height(title) + 5;
    }
    eql_paper_close_tag(paper, "TOC");
}

static void show_tagged(EqlPaper *paper, PangoLayout *layout, double x, double y, const char *tag)
{
    eql_paper_open_tag(paper, tag, NULL);
    eql_paper_show(paper, layout, x, y, paper->style.paper);
    eql_paper_close_tag(paper, tag);
}

/* At the end of the coloured head, on white; `most`: its height. */
static void draw_logo(EqlPaper *paper, double head, double most)
{
    cairo_surface_t *picture = paper->info->service ? paper->info->service->picture : NULL;
    const double pad = 6;

    if (!picture)
        return;

    double width = cairo_image_surface_get_width(picture);
    double height = cairo_image_surface_get_height(picture);
    double scale = MIN(most / height, WIDTH / 3 / width), box = width * scale + 2 * pad;
    double x = eql_paper_place(paper, WIDTH - box, box);
    double y = (head - height * scale) / 2 - pad;

    eql_paint_colour(paper->cr, paper->style.paper);
    cairo_rectangle(paper->cr, x, y, box, height * scale + 2 * pad);
    cairo_fill(paper->cr);
    cairo_save(paper->cr);
    cairo_translate(paper->cr, x + pad, y + pad);
    cairo_scale(paper->cr, scale, scale);
    cairo_set_source_surface(paper->cr, picture, 0, 0);
    cairo_paint(paper->cr);
    cairo_restore(paper->cr);
}

/* How much the logo will take, before the head's height is known. */
static double logo_room(const EqlPaper *paper)
{
    return paper->info->service && paper->info->service->picture ? WIDTH / 3 + 28 : 0;
}

void eql_paper_cover(EqlPaper *paper, gboolean low, const char *title, const char *school,
                     const char *subtitle)
{
    double top = low ? 26 : 62, width = WIDTH - logo_room(paper);
    g_autoptr(PangoLayout) kind =
        eql_paper_layout(paper, low ? "Sans 10" : "Sans 12", title, width);
    g_autoptr(PangoLayout) name =
        eql_paper_layout(paper, low ? "Sans Bold 16" : "Sans Bold 24", school, width);
    g_autoptr(PangoLayout) under =
        eql_paper_layout(paper, low ? "Sans 10" : "Sans 12", subtitle, width);
    double name_top = top + eql_layout_height(kind) + 6;
    double under_top = name_top + eql_layout_height(name) + 6;
    double height = under_top + eql_layout_height(under) + top * 0.7;
    double x = eql_paper_place(paper, 0, width);

    eql_paper_open_artifact(paper);
    eql_paint_colour(paper->cr, paper->accent);
    cairo_rectangle(paper->cr, 0, 0, PAGE_WIDTH, height);
    cairo_fill(paper->cr);
    draw_logo(paper, height, low ? 44 : 72);
    eql_paper_close_artifact(paper);
    show_tagged(paper, kind, x, top, "P");
    show_tagged(paper, name, x, name_top, "H1");
    show_tagged(paper, under, x, under_top, "P");
    paper->y = height + (low ? 12 : 28);
    paper->page_has_text = TRUE;
}
