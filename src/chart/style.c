/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/style.h"

#include <pango/pangocairo.h>

#define RGB(hex)                                                                                   \
    {                                                                                              \
        ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, 1.0       \
    }

static const EqlChartStyle LIGHT = {
    .ink = RGB(0x241f31),
    .quiet = RGB(0x5e5c64),
    .line = RGB(0xd6d3da),
    .paper = RGB(0xffffff),
    .focus = RGB(0x1a5fb4),
    .series = {RGB(0x4f1d8a), RGB(0x17a08a), RGB(0x9c5410), RGB(0x77767b)},
    .stroke = 2,
};

static const EqlChartStyle DARK = {
    .ink = RGB(0xf6f5f4),
    .quiet = RGB(0xc0bfbc),
    .line = RGB(0x5a5860),
    .paper = RGB(0x2f2f33),
    .focus = RGB(0x78aeed),
    .series = {RGB(0xdccbf7), RGB(0x58c9b3), RGB(0xbb7c35), RGB(0xa9a8ad)},
    .stroke = 2,
};

void eql_chart_style_init(EqlChartStyle *style, EqlLook look, gboolean high_contrast,
                          PangoContext *text)
{
    *style = look == EQL_LOOK_DARK ? DARK : LIGHT;
    if (high_contrast) {
        style->quiet = style->ink;
        style->line = look == EQL_LOOK_DARK ? (EqlColour)RGB(0xa0a0a5) : (EqlColour)RGB(0x77767b);
        style->stroke = 3;
    }
    style->text = text != NULL ? g_object_ref(text)
                               : pango_font_map_create_context(pango_cairo_font_map_get_default());
}

void eql_chart_style_clear(EqlChartStyle *style)
{
    g_clear_object(&style->text);
}

double eql_chart_style_em(const EqlChartStyle *style)
{
    PangoFontMetrics *metrics = pango_context_get_metrics(style->text, NULL, NULL);
    int height = pango_font_metrics_get_ascent(metrics) + pango_font_metrics_get_descent(metrics);
    pango_font_metrics_unref(metrics);
    return MAX(8.0, (double)height / PANGO_SCALE);
}
