/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs. */
#include <string.h>

#include "base/i18n.h"
#include "output/paper-private.h"

#define CALLOUT_INDENT 12.0

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

/* Ligatures stand for two letters in one, which searching and reading aloud stumble over. */
static void set_attributes(PangoLayout *layout, const char *text)
{
    PangoAttrList *list = pango_attr_list_new();

    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0"));
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    eql_paint_keep_together(list, text);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

PangoLayout *eql_paper_layout(EqlPaper *paper, const char *font, const char *text, double width)
{
    PangoLayout *layout = pango_layout_new(paper->style.text);
    PangoFontDescription *description = pango_font_description_from_string(font);
    gboolean from_right = paper->info->right_to_left;
    g_autofree char *kept = from_right ? eql_paint_keep_signs(text) : g_strdup(text);

    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, 2 * PANGO_SCALE);
    pango_layout_set_text(layout, kept, -1);
    set_attributes(layout, kept);
    if (from_right)
        eql_paint_align(layout, PANGO_ALIGN_RIGHT);
    return layout;
}

void eql_paper_align_end(const EqlPaper *paper, PangoLayout *layout)
{
    eql_paint_align(layout, paper->info->right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
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

/* Pango leaves the blank out at which it broke a line; without it those who have the page read to
 * them, or copy from it, get two words as one. */
static void show_blank(EqlPaper *paper, PangoLayout *layout, const PangoLayoutLine *line)
{
    const char *text = pango_layout_get_text(layout);
    int end = line->start_index + line->length;
    g_autoptr(PangoLayout) blank = NULL;

    if (line->length == 0 || text[end] == '\0' || (text[end - 1] != ' ' && text[end] != ' '))
        return;
    blank = pango_layout_new(paper->style.text);
    pango_layout_set_font_description(blank, pango_layout_get_font_description(layout));
    pango_layout_set_text(blank, " ", 1);
    pango_cairo_show_layout_line(paper->cr, pango_layout_get_line_readonly(blank, 0));
}

void eql_paper_show_line(EqlPaper *paper, PangoLayoutIter *at, double x, double y)
{
    PangoLayout *layout = pango_layout_iter_get_layout(at);
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly(at);
    PangoRectangle extents;
    double baseline;

    pango_layout_iter_get_line_extents(at, NULL, &extents);
    baseline = y + (double)(pango_layout_iter_get_baseline(at) - extents.y) / PANGO_SCALE;
    x += (double)extents.x / PANGO_SCALE;
    cairo_move_to(paper->cr, x, baseline);
    pango_cairo_show_layout_line(paper->cr, line);
    cairo_move_to(paper->cr, x + (double)extents.width / PANGO_SCALE, baseline);
    show_blank(paper, layout, line);
}

void eql_paper_show(EqlPaper *paper, PangoLayout *layout, double x, double y, EqlColour colour)
{
    PangoLayoutIter *lines = pango_layout_get_iter(layout);
    PangoRectangle extents;

    eql_paint_colour(paper->cr, colour);
    do {
        pango_layout_iter_get_line_extents(lines, NULL, &extents);
        eql_paper_show_line(paper, lines, x, y + (double)extents.y / PANGO_SCALE);
    } while (pango_layout_iter_next_line(lines));
    pango_layout_iter_free(lines);
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

/* Beside a line of a callout, from the line before it on. */
static void draw_bar(EqlPaper *paper, double height)
{
    double x = eql_paper_place(paper, 2, 0);

    eql_paint_line(paper->cr, x, paper->y - 2, x, paper->y + height, 3, paper->accent);
}

void eql_paper_flow(EqlPaper *paper, PangoLayout *layout, double indent, EqlColour colour,
                    const char *tag)
{
    PangoLayoutIter *lines = pango_layout_get_iter(layout);
    double width = (double)pango_layout_get_width(layout) / PANGO_SCALE;
    guint page = 0; /* the one on which the tag was opened */

    do {
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
        eql_paper_show_line(paper, lines, eql_paper_place(paper, indent, width), paper->y);
        if (paper->bar)
            draw_bar(paper, height + 2);
        paper->page_has_text = TRUE;
        paper->y += height + 2;
    } while (pango_layout_iter_next_line(lines));
    end_tag(paper, tag, page);
    pango_layout_iter_free(lines);
}

void eql_paper_text(EqlPaper *paper, EqlPaperText style, const char *text)
{
    g_autoptr(PangoLayout) layout = eql_paper_layout(paper, font_of(style), text, WIDTH);

    eql_paper_leave_list(paper);
    eql_paper_flow(paper, layout, 0,
                   style == EQL_TEXT_QUIET ? paper->style.quiet : paper->style.ink, "P");
    paper->y += 5;
}

static void embolden(PangoLayout *layout, gsize length)
{
    PangoAttrList *list = pango_layout_get_attributes(layout);
    PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

    bold->end_index = (guint)length;
    pango_attr_list_insert(list, bold);
    pango_layout_set_attributes(layout, list);
}

/* The first `bold` bytes stand out. */
static void add_item(EqlPaper *paper, const char *text, gsize bold)
{
    const double indent = 14;
    g_autoptr(PangoLayout) layout =
        eql_paper_layout(paper, font_of(EQL_TEXT_BODY), text, WIDTH - indent);

    if (bold > 0)
        embolden(layout, bold);
    eql_paper_need(paper, MIN(eql_layout_height(layout), 40));
    eql_paper_open_artifact(paper);
    eql_paint_shape(paper->cr, 0, eql_paper_place(paper, 4, 0), paper->y + 5.8, 2, paper->accent,
                    paper->accent);
    eql_paper_close_artifact(paper);
    if (!paper->in_list)
        eql_paper_open_tag(paper, "L", NULL);
    paper->in_list = TRUE;
    eql_paper_open_tag(paper, "LI", NULL);
    eql_paper_flow(paper, layout, indent, paper->style.ink, "LBody");
    eql_paper_close_tag(paper, "LI");
    paper->y += 3;
}

void eql_paper_bullet(EqlPaper *paper, const char *text)
{
    add_item(paper, text, 0);
}

void eql_paper_term(EqlPaper *paper, const char *term, const char *meaning)
{
    /* Translators: a word and what it means: “Score. Each answer …”. */
    g_autofree char *text = g_strdup_printf(C_("term and meaning", "%s. %s"), term, meaning);

    add_item(paper, text, g_str_has_prefix(text, term) ? strlen(term) : 0);
}

static void write_callout(EqlPaper *paper, PangoLayout *layout, EqlColour colour)
{
    eql_paper_flow(paper, layout, CALLOUT_INDENT, colour, "P");
}

void eql_paper_callout(EqlPaper *paper, const char *label, const char *text)
{
    const double width = WIDTH - CALLOUT_INDENT;
    g_autoptr(PangoLayout) name =
        eql_paper_layout(paper, "Sans Bold 8.5", label ? label : "", width);
    g_autoptr(PangoLayout) layout = eql_paper_layout(paper, font_of(EQL_TEXT_BODY), text, width);
    double height = (label ? eql_layout_height(name) + 2 : 0) + eql_layout_height(layout) + 4;

    eql_paper_leave_list(paper);
    /* whole, unless no page has so much room */
    eql_paper_need(paper, height < BOTTOM - TOP ? height : 60);
    paper->y += 2;
    paper->bar = TRUE;
    if (label)
        write_callout(paper, name, paper->accent);
    write_callout(paper, layout, paper->style.ink);
    paper->bar = FALSE;
    paper->y += 7;
}
