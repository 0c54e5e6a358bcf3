/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, the contents that they make, and the cover. */
#include <cairo-pdf.h>

#include "output/paper-private.h"

static void add_chapter(EqlPaper *paper, const char *text)
{
    EqlChapter *chapter = g_new0(EqlChapter, 1);
    g_autofree char *attributes = NULL;

    chapter->title = g_strdup(text);
    chapter->link = g_strdup_printf("chapter-%u", paper->chapters->len + 1);
    chapter->page = paper->page;
    g_ptr_array_add(paper->chapters, chapter);
    attributes = g_strdup_printf("name='%s'", chapter->link);
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

    eql_paper_space(paper, level == 1 ? 16 : 8);
    /* never alone at the foot of a page */
    eql_paper_need(paper, eql_layout_height(layout) + (level == 1 ? 110 : 70));
    if (level == 1)
        add_chapter(paper, text);
    eql_paper_flow(paper, layout, 0, level == 1 ? paper->style.series[0] : paper->style.ink,
                   level == 1 ? "H1" : "H2");
    paper->y += level == 1 ? 6 : 3;
}

void eql_paper_contents(EqlPaper *paper)
{
    for (guint i = 0; paper->known && i < paper->known->len; i++) {
        const EqlChapter *chapter = paper->known->pdata[i];
        g_autofree char *link = g_strdup_printf("dest='%s'", chapter->link);
        g_autofree char *page = g_strdup_printf("%u", chapter->page);
        g_autoptr(PangoLayout) title =
            eql_paper_layout(paper, "Sans 10.5", chapter->title, WIDTH - 40);
        g_autoptr(PangoLayout) number = eql_paper_layout(paper, "Sans 10.5", page, 40);

        pango_layout_set_alignment(number, PANGO_ALIGN_RIGHT);
        eql_paper_open_tag(paper, CAIRO_TAG_LINK, link);
        eql_paper_show(paper, title, eql_paper_place(paper, 0, WIDTH - 40), paper->y,
                       paper->style.ink);
        eql_paper_show(paper, number, eql_paper_place(paper, WIDTH - 40, 40), paper->y,
                       paper->style.ink);
        eql_paper_close_tag(paper, CAIRO_TAG_LINK);
        paper->page_has_text = TRUE;
        paper->y += eql_layout_height(title) + 5;
    }
}

void eql_paper_cover(EqlPaper *paper, gboolean low, const char *title, const char *school,
                     const char *subtitle)
{
    double top = low ? 26 : 62;
    g_autoptr(PangoLayout) kind =
        eql_paper_layout(paper, low ? "Sans 10" : "Sans 12", title, WIDTH);
    g_autoptr(PangoLayout) name =
        eql_paper_layout(paper, low ? "Sans Bold 16" : "Sans Bold 24", school, WIDTH);
    g_autoptr(PangoLayout) under =
        eql_paper_layout(paper, low ? "Sans 10" : "Sans 12", subtitle, WIDTH);
    double name_top = top + eql_layout_height(kind) + 6;
    double under_top = name_top + eql_layout_height(name) + 6;
    double height = under_top + eql_layout_height(under) + top * 0.7;

    eql_paint_colour(paper->cr, paper->style.series[0]);
    cairo_rectangle(paper->cr, 0, 0, PAGE_WIDTH, height);
    cairo_fill(paper->cr);
    eql_paper_open_tag(paper, "P", NULL);
    eql_paper_show(paper, kind, eql_paper_place(paper, 0, WIDTH), top, paper->style.paper);
    eql_paper_show(paper, name, eql_paper_place(paper, 0, WIDTH), name_top, paper->style.paper);
    eql_paper_show(paper, under, eql_paper_place(paper, 0, WIDTH), under_top, paper->style.paper);
    eql_paper_close_tag(paper, "P");
    paper->y = height + (low ? 12 : 28);
    paper->page_has_text = TRUE;
}
