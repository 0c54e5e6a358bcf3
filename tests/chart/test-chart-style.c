/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours: that they can be told apart, in grey and by those who see few of them. */
#include <math.h>

#include "chart/palette.h"
#include "chart/shades.h"
#include "chart/style.h"

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(EqlColour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

/* CIE L*, 0 to 100: how light a colour looks, in grey print too. */
static double lightness(EqlColour colour)
{
    return 116 * cbrt(luminance(colour)) - 16;
}

static double contrast(EqlColour a, EqlColour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return MAX(one, other) / MIN(one, other);
}

/* The audiences are told apart without colour vision: by shape, and by lightness; and
 * every mark stands out from the paper by 3 to 1, every text by 4.5 to 1 (WCAG 2.1). */
static void test_lightness(gconstpointer palette)
{
    eql_chart_style_choose((EqlPalette)GPOINTER_TO_INT(palette));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 4.5);
        g_assert_cmpfloat(contrast(style.veil, style.paper), >, 3);
        for (guint i = 0; i < 3; i++) {
            g_assert_cmpfloat(contrast(style.series[i], style.paper), >, 3);
            for (guint j = 0; j < i; j++)
                g_assert_cmpfloat(fabs(lightness(style.series[i]) - lightness(style.series[j])), >,
                                  8);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* Whoever prints without colour gets none: a grey is as red as it is green and blue. */
static void test_grey(void)
{
    eql_chart_style_choose((EqlPalette)eql_palette_from_name("grey"));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++) {
            EqlColour colour = style.series[i];
            g_assert_cmpfloat(fabs(colour.red - colour.green), <, 0.03);
            g_assert_cmpfloat(fabs(colour.red - colour.blue), <, 0.03);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
    g_assert_cmpint(eql_palette_from_name("mauve"), ==, -1);
}

/* What a spreadsheet draws has the colours of what the program draws. */
static void test_rgb(void)
{
    for (int palette = 0; palette < EQL_N_PALETTES; palette++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_choose((EqlPalette)palette);
        eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++) {
            guint32 rgb = eql_palette_rgb(i, 0);
            g_assert_cmpfloat_with_epsilon(style.series[i].red, (rgb >> 16) / 255.0, 1e-9);
            g_assert_cmpfloat_with_epsilon(style.series[i].green, (rgb >> 8 & 255) / 255.0, 1e-9);
            g_assert_cmpfloat_with_epsilon(style.series[i].blue, (rgb & 255) / 255.0, 1e-9);
            g_assert_cmphex(eql_palette_rgb(i, 1), ==, 0xffffff);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* Neighbours are told apart by lightness, in even steps, the furthest standing out most; and each
 * stands out from the paper by 3 to 1, or has an edge that does. */
static void assert_steps(const EqlChartStyle *style, EqlPart part, guint steps)
{
    double paper = lightness(style->paper), before = 0;
    for (guint step = 1; step <= steps; step++) {
        EqlColour shade = eql_answer_shade(style, part, step, steps);
        double apart = fabs(lightness(shade) - paper);
        g_assert_cmpfloat(apart, >, step > 1 ? before + 8 : 20);
        g_assert_true(style->edged || contrast(shade, style->paper) > 3);
        before = apart;
    }
}

static void test_shades(gconstpointer palette)
{
    eql_chart_style_choose((EqlPalette)GPOINTER_TO_INT(palette));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 3);
        for (guint steps = 1; steps <= 5; steps++) {
            assert_steps(&style, EQL_PART_UNFAVOURABLE, steps);
            assert_steps(&style, EQL_PART_FAVOURABLE, steps);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* High contrast: everything by 7 to 1, and hatching of two pixels. */
static void test_high_contrast(void)
{
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, TRUE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 7);
        g_assert_cmpfloat(contrast(style.veil, style.paper), >, 7);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++)
            g_assert_cmpfloat(contrast(style.series[i], style.paper), >, 7);
        g_assert_cmpfloat(style.hatch, ==, 2);
    }
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/chart/style/lightness", GINT_TO_POINTER(EQL_PALETTE_USUAL),
                         test_lightness);
    g_test_add_data_func("/chart/style/lightness-strong", GINT_TO_POINTER(EQL_PALETTE_STRONG),
                         test_lightness);
    g_test_add_data_func("/chart/style/lightness-grey", GINT_TO_POINTER(EQL_PALETTE_GREY),
                         test_lightness);
    g_test_add_func("/chart/style/grey", test_grey);
    g_test_add_func("/chart/style/rgb", test_rgb);
    g_test_add_func("/chart/style/high-contrast", test_high_contrast);
    g_test_add_data_func("/chart/shades/usual", GINT_TO_POINTER(EQL_PALETTE_USUAL), test_shades);
    g_test_add_data_func("/chart/shades/strong", GINT_TO_POINTER(EQL_PALETTE_STRONG), test_shades);
    g_test_add_data_func("/chart/shades/grey", GINT_TO_POINTER(EQL_PALETTE_GREY), test_shades);
    return g_test_run();
}
