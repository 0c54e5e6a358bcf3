/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LEFT_TO_RIGHT_MARK "\342\200\216"

static gboolean is_sign(const char *at, const char *text)
{
    gboolean first = at == text || at[-1] == ' ' || at[-1] == '(';
    return first && (*at == '+' || *at == '-') && g_ascii_isdigit(at[1]);
}

/* Among letters that run from the right a sign would come to stand behind its number. */
char *eql_paint_keep_signs(const char *text)
{
    GString *kept = g_string_new(NULL);
    for (const char *at = text; *at; at++) {
        if (is_sign(at, text))
            g_string_append(kept, LEFT_TO_RIGHT_MARK);
        g_string_append_c(kept, *at);
    }
    return g_string_free(kept, FALSE);
}

static PangoLayout *text_new(const EqlChartStyle *style, const char *text, gboolean strong)
{
    PangoLayout *layout = pango_layout_new(style->text);
    g_autofree char *kept = style->right_to_left ? eql_paint_keep_signs(text) : g_strdup(text);
    pango_layout_set_text(layout, kept, -1);
    PangoAttrList *attributes = pango_attr_list_new();
    if (strong)
        pango_attr_list_insert(attributes, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD));
    if (style->letters > 0)
        pango_attr_list_insert(attributes, pango_attr_scale_new(style->letters));
    if (style->plain_letters)
        pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

double eql_paint_text_width(const EqlChartStyle *style, const char *text, gboolean strong)
{
    g_autoptr(PangoLayout) layout = text_new(style, text, strong);
    int width;
    pango_layout_get_pixel_size(layout, &width, NULL);
    return width + 1;
}

static PangoLayout *wrapped_new(const EqlChartStyle *style, const char *text, double width,
                                gboolean strong)
{
    PangoLayout *layout = text_new(style, text, strong);
    pango_layout_set_width(layout, (int)ceil(MAX(width, 1)) * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return layout;
}

double eql_paint_word_width(const EqlChartStyle *style, const char *text, gboolean strong)
{
    g_autoptr(PangoLayout) layout = text_new(style, text, strong);
    int width;
    pango_layout_set_width(layout, 0);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_get_pixel_size(layout, &width, NULL);
    return width + 1;
}

double eql_paint_text_height(const EqlChartStyle *style, const char *text, double width,
                             gboolean strong)
{
    g_autoptr(PangoLayout) layout = wrapped_new(style, text, width, strong);
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    return height;
}

/* How many bytes from `p` on do not go to another line than the letter before the blank that is
 * before `p`; 0: none. A bracket stays with a closing quotation mark: whether a line may end
 * between them depends on Pango's version, and so would the pages of a report. */
static guint held_back(const char *text, const char *p)
{
    if (p == text || p[-1] != ' ')
        return 0;
    if (*p == '%')
        return 1;
    if (*p == '=')
        return p > text + 1 && p[1] == ' ' ? 3 : 0;
    return *p == '(' && p - text >= 4 && g_str_has_prefix(p - 4, "”") ? 1 : 0;
}

void eql_paint_keep_together(PangoAttrList *list, const char *text)
{
    for (const char *p = text; *p; p++) {
        guint held = held_back(text, p);
        if (held == 0)
            continue;
        PangoAttribute *attribute = pango_attr_allow_breaks_new(FALSE);
        attribute->start_index = (guint)(g_utf8_find_prev_char(text, p - 1) - text);
        attribute->end_index = (guint)(p - text) + held;
        pango_attr_list_insert(list, attribute);
    }
}

void eql_paint_colour(cairo_t *cr, EqlColour colour)
{
    cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, colour.alpha);
}

/* A Latin number in a mirrored chart has to be told where it goes. */
static PangoAlignment alignment(const EqlChartStyle *style, EqlAlign align)
{
    if (align == EQL_ALIGN_CENTRE)
        return PANGO_ALIGN_CENTER;
    gboolean left = (align == EQL_ALIGN_START) != style->right_to_left;
    return left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

static gboolean is_right_to_left(PangoDirection direction)
{
    return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

/* Pango swaps left and right by itself for text whose direction is not the context's. */
static PangoAlignment for_line(PangoLayout *layout, PangoAlignment wanted)
{
    PangoContext *context = pango_layout_get_context(layout);
    /* That of the line: its first letter may be a number, which runs its own way. */
    PangoDirection direction = pango_layout_get_line_readonly(layout, 0)->resolved_dir;
    gboolean swaps =
        is_right_to_left(direction) != is_right_to_left(pango_context_get_base_dir(context));
    if (!swaps || wanted == PANGO_ALIGN_CENTER)
        return wanted;
    return wanted == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void eql_paint_align(PangoLayout *layout, PangoAlignment align)
{
    pango_layout_set_alignment(layout, for_line(layout, align));
}

void eql_paint_text(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                    EqlAlign align, EqlColour colour, gboolean strong)
{
    g_autoptr(PangoLayout) layout = wrapped_new(style, text, box.width, strong);
    pango_layout_set_auto_dir(layout, TRUE);
    eql_paint_align(layout, alignment(style, align));
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    eql_paint_colour(cr, colour);
    cairo_move_to(cr, box.x, box.y + (box.height - height) / 2);
    pango_cairo_show_layout(cr, layout);
}

void eql_paint_text_turned(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                           EqlColour colour)
{
    g_autoptr(PangoLayout) layout = wrapped_new(style, text, box.height, FALSE);
    int height;
    pango_layout_set_height(layout, (int)(box.width * PANGO_SCALE));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_auto_dir(layout, TRUE);
    eql_paint_align(layout, alignment(style, EQL_ALIGN_START));
    pango_layout_get_pixel_size(layout, NULL, &height);
    cairo_save(cr);
    cairo_translate(cr, box.x + box.width / 2, box.y + box.height / 2);
    cairo_rotate(cr, style->right_to_left ? G_PI / 2 : -G_PI / 2);
    eql_paint_colour(cr, colour);
    cairo_move_to(cr, -box.height / 2, -height / 2.0);
    pango_cairo_show_layout(cr, layout);
    cairo_restore(cr);
}

void eql_paint_text_on_patch(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                             EqlAlign align, EqlColour colour)
{
    EqlColour paper = style->paper;
    paper.alpha = 0.8;
    eql_paint_colour(cr, paper);
    cairo_rectangle(cr, box.x - 1, box.y, box.width + 2, box.height);
    cairo_fill(cr);
    eql_paint_text(cr, style, text, box, align, colour, FALSE);
}

void eql_paint_line(cairo_t *cr, double x1, double y1, double x2, double y2, double width,
                    EqlColour colour)
{
    eql_paint_colour(cr, colour);
    cairo_set_line_width(cr, width);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
}

void eql_paint_hatch(cairo_t *cr, EqlBox box, double step, double width, EqlColour colour)
{
    cairo_save(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_clip(cr);
    eql_paint_colour(cr, colour);
    cairo_set_line_width(cr, width);
    for (double x = box.x - box.height; x < box.x + box.width; x += step) {
        cairo_move_to(cr, x, box.y + box.height);
        cairo_line_to(cr, x + box.height, box.y);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
}

static void polygon(cairo_t *cr, double x, double y, double radius, guint corners, double turn)
{
    for (guint i = 0; i < corners; i++) {
        double angle = turn + 2 * G_PI * i / corners;
        cairo_line_to(cr, x + radius * cos(angle), y + radius * sin(angle));
    }
    cairo_close_path(cr);
}

void eql_paint_shape(cairo_t *cr, guint series, double x, double y, double radius, EqlColour fill,
                     EqlColour edge)
{
    cairo_new_path(cr);
    switch (series) {
    case 0:
        cairo_arc(cr, x, y, radius, 0, 2 * G_PI);
        break;
    case 1:
        polygon(cr, x, y, radius * 1.25, 4, G_PI / 4);
        break;
    case 2:
        polygon(cr, x, y, radius * 1.3, 4, 0);
        break;
    default:
        polygon(cr, x, y, radius * 1.3, 3, -G_PI / 2);
    }
    eql_paint_colour(cr, fill);
    cairo_fill_preserve(cr);
    eql_paint_colour(cr, edge);
    cairo_set_line_width(cr, 1);
    cairo_stroke(cr);
}

void eql_paint_arrow(cairo_t *cr, double x, double y, double size, int direction, EqlColour colour)
{
    cairo_new_path(cr);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x - direction * size, y - size * 0.6);
    cairo_line_to(cr, x - direction * size, y + size * 0.6);
    cairo_close_path(cr);
    eql_paint_colour(cr, colour);
    cairo_fill(cr);
}
