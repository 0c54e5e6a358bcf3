/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/save.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "chart/draw.h"
#include "chart/paint.h"
#include "chart/picture-words.h"

G_DEFINE_QUARK(eql_chart_error, eql_chart_error)

#define MARGIN 18
#define PNG_SCALE 2

/* Through memory, so that the path is opened by GLib, which knows every platform's
 * file names, and a file is replaced only when the new one is whole. */
static cairo_status_t gather(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static double title_height(const EqlChart *chart, const EqlChartStyle *style, double width)
{
    return eql_paint_text_height(style, chart->title, width, TRUE) + MARGIN;
}

static void draw_page(const EqlChart *chart, const EqlChartStyle *style,
                      const EqlChartLayout *layout, cairo_t *cr)
{
    double title = title_height(chart, style, layout->width);
    eql_paint_colour(cr, style->paper);
    cairo_paint(cr);
    cairo_translate(cr, MARGIN, MARGIN);
    EqlBox box = {0, 0, layout->width, title - MARGIN};
    eql_paint_text(cr, style, chart->title, box, EQL_ALIGN_START, style->ink, TRUE);
    cairo_translate(cr, 0, title);
    eql_chart_draw(chart, layout, style, cr, -1);
}

static cairo_surface_t *surface_new(gboolean svg, double width, double height, GByteArray *bytes)
{
    if (svg)
        return cairo_svg_surface_create_for_stream(gather, bytes, width, height);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(width * PNG_SCALE), (int)ceil(height * PNG_SCALE));
    cairo_surface_set_device_scale(surface, PNG_SCALE, PNG_SCALE);
    return surface;
}

static cairo_status_t render(const EqlChart *chart, const EqlChartStyle *style, double width,
                             gboolean svg, GByteArray *bytes)
{
    g_autoptr(EqlChartLayout) layout = eql_chart_lay_out(chart, style, width - 2 * MARGIN);
    double title = title_height(chart, style, layout->width);
    cairo_surface_t *surface =
        surface_new(svg, layout->width + 2 * MARGIN, layout->height + title + 2 * MARGIN, bytes);
    cairo_t *cr = cairo_create(surface);
    draw_page(chart, style, layout, cr);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (status == CAIRO_STATUS_SUCCESS && !svg)
        status = cairo_surface_write_to_png_stream(surface, gather, bytes);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

GBytes *eql_chart_render(const EqlChart *chart, const EqlChartStyle *style, double width,
                         EqlPicture picture, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    cairo_status_t status = render(chart, style, width, picture == EQL_PICTURE_SVG, bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, EQL_CHART_ERROR, EQL_CHART_ERROR_DRAW,
                    _("The chart could not be drawn: %s."), cairo_status_to_string(status));
        return NULL;
    }
    g_autofree char *words = eql_chart_words(chart);
    if (picture == EQL_PICTURE_SVG)
        eql_svg_add_words(bytes, chart->title, words);
    else
        eql_png_add_words(bytes, chart->title, words);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

gboolean eql_chart_save(const EqlChart *chart, const EqlChartStyle *style, double width,
                        const char *path, GError **error)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    gboolean svg = g_str_has_suffix(lower, ".svg");
    if (!svg && !g_str_has_suffix(lower, ".png")) {
        g_set_error_literal(error, EQL_CHART_ERROR, EQL_CHART_ERROR_FORMAT,
                            _("A chart can be saved as a .png or .svg file: choose a name that "
                              "ends so."));
        return FALSE;
    }
    g_autoptr(GBytes) bytes =
        eql_chart_render(chart, style, width, svg ? EQL_PICTURE_SVG : EQL_PICTURE_PNG, error);
    return bytes != NULL && g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
                                                (gssize)g_bytes_get_size(bytes), error);
}
