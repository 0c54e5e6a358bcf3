/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/style.h"

#include <math.h>
#include <pango/pangocairo.h>

#define RGB(hex)                                                                                   \
    {                                                                                              \
        ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, 1.0       \
    }

static const EqlChartStyle LIGHT = {
    .ink = RGB(0x241f31),
    .quiet = RGB(0x5e5c64),
    .line = RGB(0xd6d3da),
    .veil = RGB(0x8e8c93),
    .paper = RGB(0xffffff),
    .focus = RGB(0x1a5fb4),
    .series = {RGB(0x4f1d8a), RGB(0x17a08a), RGB(0x9c5410), RGB(0x77767b)},
    .stroke = 2,
};

static const EqlChartStyle DARK = {
    .ink = RGB(0xf6f5f4),
    .quiet = RGB(0xc0bfbc),
    .line = RGB(0x5a5860),
    .veil = RGB(0x979698),
    .paper = RGB(0x2f2f33),
    .focus = RGB(0x78aeed),
    .series = {RGB(0xdccbf7), RGB(0x58c9b3), RGB(0xbb7c35), RGB(0xa9a8ad)},
    .stroke = 2,
};

/* High contrast: at least 7 : 1 against the paper, the lightness steps kept. */
static const EqlColour STRONG_LIGHT[EQL_CHART_MAX_SERIES] = {RGB(0x2d0a5c), RGB(0x0b5f52),
                                                             RGB(0x5a2a00), RGB(0x4a474f)};
static const EqlColour STRONG_DARK[EQL_CHART_MAX_SERIES] = {RGB(0xf3ebff), RGB(0x82e7d3),
                                                            RGB(0xf2b064), RGB(0xd2d1d6)};

/* Steps of lightness alone. */
static const EqlColour GREY_LIGHT[EQL_CHART_MAX_SERIES] = {RGB(0x1c1c1e), RGB(0x8c8c8f),
                                                           RGB(0x55555a), RGB(0x77777a)};
static const EqlColour GREY_DARK[EQL_CHART_MAX_SERIES] = {RGB(0xf4f4f5), RGB(0x929296),
                                                          RGB(0xc6c6ca), RGB(0xacacb0)};

static int chosen = EQL_PALETTE_USUAL;

void eql_chart_style_choose(EqlPalette palette)
{
    g_atomic_int_set(&chosen, (int)palette);
}

int eql_palette_from_name(const char *name)
{
    static const char *const names[EQL_N_PALETTES] = {"usual", "strong", "grey"};
    for (int i = 0; i < EQL_N_PALETTES; i++)
        if (g_strcmp0(name, names[i]) == 0)
            return i;
    return -1;
}

static void take_colour_out(EqlChartStyle *style, EqlLook look)
{
    for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++)
        style->series[i] = look == EQL_LOOK_DARK ? GREY_DARK[i] : GREY_LIGHT[i];
    style->one_hue = TRUE;
}

static void strengthen(EqlChartStyle *style, EqlLook look)
{
    gboolean dark = look == EQL_LOOK_DARK;
    style->quiet = style->ink;
    style->line = dark ? (EqlColour)RGB(0xa0a0a5) : (EqlColour)RGB(0x77767b);
    for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++)
        style->series[i] = dark ? STRONG_DARK[i] : STRONG_LIGHT[i];
    style->veil = style->ink;
    style->stroke = 3;
    style->hatch = 2;
    style->edged = TRUE;
}

/* Where nobody says which: cairo's own default has serifs, as nothing around a chart has. */
static PangoContext *usual_text(void)
{
    PangoContext *text = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoFontDescription *font = pango_font_description_from_string("Sans 10");
    pango_context_set_font_description(text, font);
    pango_font_description_free(font);
    return text;
}

void eql_chart_style_init(EqlChartStyle *style, EqlLook look, gboolean high_contrast,
                          PangoContext *text)
{
    *style = look == EQL_LOOK_DARK ? DARK : LIGHT;
    style->hatch = 1;
    EqlPalette palette = (EqlPalette)g_atomic_int_get(&chosen);
    if (high_contrast || palette == EQL_PALETTE_STRONG)
        strengthen(style, look);
    else if (palette == EQL_PALETTE_GREY)
        take_colour_out(style, look);
    style->text = text != NULL ? g_object_ref(text) : usual_text();
}

static guint32 byte_of(double part, double white)
{
    return (guint32)(255 * (part + (1 - part) * white) + 0.5);
}

guint32 eql_palette_rgb(guint series, double white)
{
    static const EqlColour *const palettes[EQL_N_PALETTES] = {LIGHT.series, STRONG_LIGHT,
                                                              GREY_LIGHT};
    EqlColour colour = palettes[g_atomic_int_get(&chosen)][series % EQL_CHART_MAX_SERIES];
    return byte_of(colour.red, white) << 16 | byte_of(colour.green, white) << 8 |
           byte_of(colour.blue, white);
}

/* Paler than on a chart, as what stands in the cells is dark. */
#define HEAT_LEAST_WHITE 0.35

guint32 eql_palette_heat(double place)
{
    if (g_atomic_int_get(&chosen) == EQL_PALETTE_GREY)
        return eql_palette_rgb(0, 1 - (1 - HEAT_LEAST_WHITE) * place);
    double far = 2 * fabs(place - 0.5);
    return eql_palette_rgb(place < 0.5 ? 2 : 1, 1 - (1 - HEAT_LEAST_WHITE) * far);
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
