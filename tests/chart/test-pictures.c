/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of chart as a picture, held against the stored one: as schools have it, in light and
 * dark, in high contrast, mirrored, and with little to draw. */
#include <math.h>
#include <pango/pangocairo.h>

#include "chart/draw.h"
#include "chart/paint.h"
#include "gallery.h"
#include "stored.h"

#define WIDTH 520
#define MARGIN 8

typedef struct {
    const char *name;
    EqlLook look;
    gboolean strong, mirrored;
} Look;

static const Look LOOKS[] = {{"light", EQL_LOOK_LIGHT, FALSE, FALSE},
                             {"dark", EQL_LOOK_DARK, FALSE, FALSE},
                             {"strong", EQL_LOOK_LIGHT, TRUE, FALSE},
                             {"mirrored", EQL_LOOK_LIGHT, FALSE, TRUE}};

/* Not as any screen would have it, but everywhere the same. */
static PangoContext *text_new(gboolean mirrored)
{
    PangoContext *text = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoFontDescription *font = pango_font_description_from_string("Sans 8");
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(text, options);
    pango_cairo_context_set_resolution(text, 96);
    pango_context_set_font_description(text, font);
    pango_context_set_base_dir(text, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    cairo_font_options_destroy(options);
    pango_font_description_free(font);
    return text;
}

static void style_init(EqlChartStyle *style, const Look *look)
{
    PangoContext *text = text_new(look->mirrored);
    eql_chart_style_init(style, look->look, look->strong, text);
    style->right_to_left = look->mirrored;
    g_object_unref(text);
}

/* Below one another, each by its own layout. */
static cairo_surface_t *draw(GPtrArray *charts, const Look *look)
{
    g_auto(EqlChartStyle) style;
    g_autoptr(GPtrArray) layouts =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_chart_layout_free);
    double height = MARGIN;
    style_init(&style, look);
    for (guint i = 0; i < charts->len; i++) {
        EqlChartLayout *layout = eql_chart_lay_out(charts->pdata[i], &style, WIDTH);
        height += ceil(layout->height) + MARGIN;
        g_ptr_array_add(layouts, layout);
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH + 2 * MARGIN, (int)height);
    cairo_t *cr = cairo_create(surface);
    eql_paint_colour(cr, style.paper);
    cairo_paint(cr);
    cairo_translate(cr, MARGIN, MARGIN);
    for (guint i = 0; i < charts->len; i++) {
        const EqlChartLayout *layout = layouts->pdata[i];
        eql_chart_draw(charts->pdata[i], layout, &style, cr, -1);
        cairo_translate(cr, 0, ceil(layout->height) + MARGIN);
    }
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static GPtrArray *list_of(EqlChart *chart)
{
    GPtrArray *charts = g_ptr_array_new_with_free_func((GDestroyNotify)eql_chart_unref);
    if (chart != NULL)
        g_ptr_array_add(charts, chart);
    return charts;
}

static void test_usual(gconstpointer data)
{
    const GalleryKind *kind = data;
    if (!stored_use_font())
        return;
    for (guint i = 0; i < G_N_ELEMENTS(LOOKS); i++) {
        g_autoptr(GPtrArray) charts = list_of(kind->usual(LOOKS[i].mirrored));
        g_autofree char *name = g_strdup_printf("chart-%s-%s", kind->name, LOOKS[i].name);
        cairo_surface_t *picture = draw(charts, &LOOKS[i]);
        stored_compare(picture, name);
        cairo_surface_destroy(picture);
    }
}

/* All cases on one picture. */
static void test_little(gconstpointer data)
{
    const GalleryKind *kind = data;
    if (!stored_use_font())
        return;
    g_autoptr(GPtrArray) charts = list_of(NULL);
    g_autofree char *name = g_strdup_printf("chart-%s-little", kind->name);
    for (const GalleryCase *of = gallery_cases(); of->name; of++)
        g_ptr_array_add(charts, gallery_chart_of_case(kind, of));
    cairo_surface_t *picture = draw(charts, &LOOKS[0]);
    stored_compare(picture, name);
    cairo_surface_destroy(picture);
}

/* ── that the comparison can fail ── */

static StoredDifference difference_of(EqlChart *one, EqlChart *other)
{
    g_autoptr(GPtrArray) first = list_of(one), second = list_of(other);
    cairo_surface_t *a = draw(first, &LOOKS[0]), *b = draw(second, &LOOKS[0]);
    g_assert_cmpint(cairo_image_surface_get_height(a), ==, cairo_image_surface_get_height(b));
    StoredDifference difference = stored_difference(a, b);
    g_test_message("mean %.3f, worst block %.1f", difference.mean, difference.worst);
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
    return difference;
}

static EqlChart *chart_with(double value, const char *label)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_row(chart, label);
    eql_chart_set_point(chart, 0, 0, eql_figure_interval(EQL_UNIT_SCORE, value, 50, 80), "409",
                        "409 pupils", NULL);
    return chart;
}

/* A dot that is two points out, one letter, a figure that is hidden. */
static void test_notices_changes(void)
{
    if (!stored_use_font())
        return;
    g_assert_true(
        stored_agree(difference_of(chart_with(71, "Belonging"), chart_with(71, "Belonging"))));
    g_assert_false(
        stored_agree(difference_of(chart_with(71, "Belonging"), chart_with(73, "Belonging"))));
    g_assert_false(
        stored_agree(difference_of(chart_with(71, "Belonging"), chart_with(71, "Beloning"))));
    EqlChart *hidden = chart_with(71, "Belonging");
    eql_chart_set_point(hidden, 0, 0, eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL), "409",
                        "409 pupils", NULL);
    g_assert_false(stored_agree(difference_of(chart_with(71, "Belonging"), hidden)));
}

/* The same chart, but all of it so far to the right (pixels). */
static cairo_surface_t *shifted(cairo_surface_t *from, double by)
{
    cairo_surface_t *to =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(from),
                                   cairo_image_surface_get_height(from));
    cairo_t *cr = cairo_create(to);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, from, by, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_flush(to);
    return to;
}

static void test_notices_shifts(void)
{
    if (!stored_use_font())
        return;
    g_autoptr(GPtrArray) charts = list_of(chart_with(71, "Belonging"));
    cairo_surface_t *picture = draw(charts, &LOOKS[0]);
    for (int by = 0; by <= 3; by++) {
        cairo_surface_t *other = shifted(picture, by);
        StoredDifference difference = stored_difference(picture, other);
        g_test_message("%d pixels: mean %.3f, worst block %.1f", by, difference.mean,
                       difference.worst);
        g_assert_true(stored_agree(difference) == (by <= 1));
        cairo_surface_destroy(other);
    }
    cairo_surface_destroy(picture);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pictures/notices-changes", test_notices_changes);
    g_test_add_func("/pictures/notices-shifts", test_notices_shifts);
    for (const GalleryKind *kind = gallery_kinds(); kind->name; kind++) {
        g_autofree char *usual = g_strdup_printf("/pictures/%s/usual", kind->name);
        g_autofree char *little = g_strdup_printf("/pictures/%s/little", kind->name);
        g_test_add_data_func(usual, kind, test_usual);
        if (kind->bare != NULL)
            g_test_add_data_func(little, kind, test_little);
    }
    return g_test_run();
}
