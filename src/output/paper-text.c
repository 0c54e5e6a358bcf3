/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs. */
#include "output/paper-private.h"

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

PangoLayout *eql_paper_layout(EqlPaper *paper, const char *font, const char *text, double width)
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

double eql_layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

double eql_paper_place(const EqlPaper *paper, double from_start, double width)
{
    return paper->info->right_to_left ? MARGIN + WIDTH - from_start - width : MARGIN + from_start;
}

void eql_paper_show(EqlPaper *paper, PangoLayout *layout, double x, double y, EqlColour colour)
{
    eql_paint_colour(paper->cr, colour);
    cairo_move_to(paper->cr, x, y);
    pango_cairo_show_layout(paper->cr, layout);
}

static guint begin_tag(EqlPaper *paper, const char *tag)
{
    eql_paper_open_tag(paper, tag, NULL);
    return paper->page;
}

static void end_tag(EqlPaper *paper, const char *tag, guint page)
{
    if (page > 0)
        eql_paper_close_tag(paper, tag);
}

void eql_paper_flow(EqlPaper *paper, PangoLayout *layout, double indent, EqlColour colour,
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
        cairo_move_to(
            paper->cr, eql_paper_place(paper, indent, width) + (double)extents.x / PANGO_SCALE,
            paper->y + (double)(pango_layout_iter_get_baseline(lines) - extents.y) / PANGO_SCALE);
        pango_cairo_show_layout_line(paper->cr, line);
        paper->page_has_text = TRUE;
        paper->y += height + 2;
    } while (pango_layout_iter_next_line(lines));
    end_tag(paper, tag, page);
    pango_layout_iter_free(lines);
}

void eql_paper_text(EqlPaper *paper, EqlPaperText style, const char *text)
{
    g_autoptr(PangoLayout) layout = eql_paper_layout(paper, font_of(style), text, WIDTH);

    eql_paper_flow(paper, layout, 0,
                   style == EQL_TEXT_QUIET ? paper->style.quiet : paper->style.ink, "P");
    paper->y += 5;
}

void eql_paper_bullet(EqlPaper *paper, const char *text)
{
    const double indent = 14;
    g_autoptr(PangoLayout) layout =
        eql_paper_layout(paper, font_of(EQL_TEXT_BODY), text, WIDTH - indent);

    eql_paper_need(paper, MIN(eql_layout_height(layout), 40));
    eql_paint_shape(paper->cr, 0, eql_paper_place(paper, 4, 0), paper->y + 6.5, 2, paper->accent,
                    paper->accent);
    eql_paper_flow(paper, layout, indent, paper->style.ink, "P");
    paper->y += 3;
}

void eql_paper_callout(EqlPaper *paper, const char *label, const char *text)
{
    const double indent = 12;
    g_autoptr(PangoLayout) name =
        eql_paper_layout(paper, "Sans Bold 8.5", label ? label : "", WIDTH - indent);
    g_autoptr(PangoLayout) layout =
        eql_paper_layout(paper, font_of(EQL_TEXT_BODY), text, WIDTH - indent);
    double head = label ? eql_layout_height(name) + 3 : 0;
    double height = head + eql_layout_height(layout) + 6;

    eql_paper_need(paper, height);
    eql_paint_line(paper->cr, eql_paper_place(paper, 2, 0), paper->y, eql_paper_place(paper, 2, 0),
                   paper->y + height, 3, paper->accent);
    eql_paper_open_tag(paper, "P", NULL);
    if (label)
        eql_paper_show(paper, name, eql_paper_place(paper, indent, WIDTH - indent), paper->y + 2,
                       paper->accent);
    eql_paper_show(paper, layout, eql_paper_place(paper, indent, WIDTH - indent),
                   paper->y + head + 2, paper->style.ink);
    eql_paper_close_tag(paper, "P");
    paper->page_has_text = TRUE;
    paper->y += height + 7;
}
