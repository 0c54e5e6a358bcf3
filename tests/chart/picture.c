/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include <math.h>
#include <string.h>

void picture_set(EqlChart *chart, guint row, guint series, EqlFigure figure)
{
    eql_chart_set_point(chart, row, series, figure, "409", "409 pupils", NULL);
}

void picture_clear(Picture *picture)
{
    eql_chart_layout_free(picture->layout);
    cairo_surface_destroy(picture->surface);
    eql_chart_style_clear(&picture->style);
}

void picture_draw(Picture *picture, const EqlChart *chart, double width, gboolean right_to_left)
{
    eql_chart_style_init(&picture->style, EQL_LOOK_LIGHT, FALSE, NULL);
    picture->style.right_to_left = right_to_left;
    picture->layout = eql_chart_lay_out(chart, &picture->style, width);
    picture->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->layout->width,
                                                  (int)picture->layout->height);
    cairo_t *cr = cairo_create(picture->surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    eql_chart_draw(chart, picture->layout, &picture->style, cr, 0);
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(picture->surface);
}

/* How many pixels of a box have exactly this colour. */
guint picture_count(const Picture *picture, EqlBox box, EqlColour colour)
{
    const guchar *bytes = cairo_image_surface_get_data(picture->surface);
    int stride = cairo_image_surface_get_stride(picture->surface);
    guint32 wanted = ((guint32)lround(colour.red * 255) << 16) |
                     ((guint32)lround(colour.green * 255) << 8) |
                     (guint32)lround(colour.blue * 255);
    guint count = 0;
    for (int y = (int)box.y; y < (int)(box.y + box.height); y++) {
        for (int x = (int)box.x; x < (int)(box.x + box.width); x++) {
            guint32 pixel;
            memcpy(&pixel, bytes + (gsize)y * (gsize)stride + (gsize)x * 4, 4);
            count += (pixel & 0xffffff) == wanted;
        }
    }
    return count;
}

static void assert_in_bounds(const EqlChartLayout *layout)
{
    const EqlBox plot = layout->plot;
    g_assert_cmpfloat(plot.x, >=, 0);
    g_assert_cmpfloat(plot.x + plot.width, <=, layout->width);
    for (guint i = 0; i < layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(layout->marks, EqlChartMark, i);
        g_assert_cmpfloat(mark->x, >=, plot.x - 1e-6);
        g_assert_cmpfloat(mark->x, <=, plot.x + plot.width + 1e-6);
        g_assert_cmpfloat(mark->lane.y, >=, plot.y);
        g_assert_cmpfloat(mark->lane.y + mark->lane.height, <=, plot.y + plot.height + 0.5);
        g_assert_cmpfloat(plot.y + plot.height, <, layout->height);
    }
}

void picture_assert_same(const Picture *a, const Picture *b)
{
    gsize height = (gsize)cairo_image_surface_get_height(a->surface);
    gsize size = (gsize)cairo_image_surface_get_stride(a->surface) * height;
    g_assert_cmpint(cairo_image_surface_get_width(b->surface), ==,
                    cairo_image_surface_get_width(a->surface));
    g_assert_cmpuint((gsize)cairo_image_surface_get_height(b->surface), ==, height);
    g_assert_cmpmem(cairo_image_surface_get_data(a->surface), size,
                    cairo_image_surface_get_data(b->surface), size);
}

/* Between upright axes names and what is told beneath stand outside the plot. */
static void assert_on_page(const EqlChartLayout *layout)
{
    for (guint i = 0; i < layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(layout->marks, EqlChartMark, i);
        g_assert_cmpfloat(mark->x, >=, -1e-6);
        g_assert_cmpfloat(mark->x, <=, layout->width + 1e-6);
        g_assert_cmpfloat(mark->lane.y, >=, 0);
        g_assert_cmpfloat(mark->lane.y + mark->lane.height, <=, layout->height + 0.5);
    }
}

void picture_everywhere(const EqlChart *chart)
{
    const double widths[] = {1, 200, 360, 900, 3000};
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        for (gboolean mirrored = FALSE; mirrored <= TRUE; mirrored++) {
            g_auto(Picture) picture = {0};
            picture_draw(&picture, chart, widths[i], mirrored);
            g_assert_cmpfloat(eql_chart_minimum_height(chart, &picture.style), <=,
                              picture.layout->height);
            if (chart->kind == EQL_CHART_SLOPES || chart->kind == EQL_CHART_FUNNEL)
                assert_on_page(picture.layout);
            else if (chart->rows->len > 0)
                assert_in_bounds(picture.layout);
        }
    }
}
