/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots, ratios and grids: drawn, laid out, said in words and saved. */
#include <glib/gstdio.h>
#include <string.h>

#include "chart/draw.h"
#include "chart/picture-words.h"
#include "chart/save.h"
#include "picture.h"

/* ── charts to draw ── */

static EqlChart *dots(void)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_series(chart, "Staff");
    return chart;
}

static EqlChart *themes(void)
{
    EqlChart *chart = dots();
    for (guint i = 0; i < 3; i++)
        eql_chart_add_row(chart, "Fair treatment and behaviour");
    picture_set(chart, 0, 0, eql_figure_interval(EQL_UNIT_SCORE, 71, 68, 74));
    picture_set(chart, 0, 1, eql_figure_interval(EQL_UNIT_SCORE, 0, 0, 12));
    picture_set(chart, 1, 0, eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL));
    picture_set(chart, 1, 1, eql_figure_interval(EQL_UNIT_SCORE, 100, 92, 100));
    picture_set(chart, 2, 1, eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS));
    return chart;
}

static EqlChart *ratios(double value, double low, double high)
{
    EqlChart *chart = eql_forest_plot_new("Suspensions", "n");
    eql_chart_add_row(chart, "Black Caribbean");
    picture_set(chart, 0, 0, eql_figure_interval(EQL_UNIT_RATIO, value, low, high));
    return chart;
}

static EqlChart *of_one_figure(EqlFigure figure, guint rows)
{
    EqlChart *chart = dots();
    for (guint i = 0; i < rows; i++) {
        eql_chart_add_row(chart, "Belonging");
        picture_set(chart, i, 0, figure);
        picture_set(chart, i, 1, figure);
    }
    return chart;
}

static void test_every_width(void)
{
    g_autoptr(EqlChart) chart = themes();
    picture_everywhere(chart);
    g_autoptr(EqlChart) forest = ratios(1.8, 1.1, 2.7);
    picture_everywhere(forest);
}

/* ── grids ── */

static EqlChart *grid(guint rows, guint columns)
{
    EqlChart *chart = eql_heat_map_new("Groups and themes", "Theme");
    for (guint i = 0; i < columns; i++)
        eql_chart_add_series(chart, "Recognising and responding to racism");
    for (guint row = 0; row < rows; row++) {
        eql_chart_add_row(chart, "Any other mixed background");
        for (guint i = 0; i < columns; i++)
            picture_set(chart, row, i,
                        eql_figure_value(EQL_UNIT_SCORE, (row + i) % 2 == 0 ? 0 : 100));
    }
    return chart;
}

static void test_grid(void)
{
    const guint columns[] = {1, 7, EQL_CHART_MAX_COLUMNS};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(EqlChart) chart = grid(3, columns[i]);
        picture_everywhere(chart);
    }
    g_autoptr(EqlChart) chart = grid(2, 2);
    picture_set(chart, 1, 1, eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL));
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 4);
    for (int i = 0; i < 4; i++) {
        const EqlChartMark *mark = &g_array_index(picture.layout->marks, EqlChartMark, i);
        guint low = picture_count(&picture, mark->lane, picture.style.series[2]);
        guint high = picture_count(&picture, mark->lane, picture.style.series[1]);
        g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, mark->x, mark->y), ==, i);
        g_assert_true((low > 1000) == (i == 0));
        g_assert_true((high > 1000) == (i == 1 || i == 2));
    }
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_cmpuint(table->len, ==, 5);
}

/* Of a point may be known neither how many people it rests on nor how sure it is. */
static void test_bare_point(void)
{
    g_autoptr(EqlChart) chart = grid(1, 2);
    eql_chart_set_point(chart, 0, 1, eql_figure_value(EQL_UNIT_SCORE, 50), NULL, NULL, NULL);
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    char **cells = table->pdata[2];
    g_assert_cmpuint(g_strv_length(cells), ==, g_strv_length(table->pdata[0]));
    for (guint i = 3; i < g_strv_length(cells); i++)
        g_assert_cmpstr(cells[i], ==, "");
    g_autofree char *text = eql_chart_point_text(chart, 0, 1);
    g_assert_true(g_str_has_suffix(text, ": 50"));
}

/* A project may call other ratios over- and under-represented. */
static void test_guides(void)
{
    g_autoptr(EqlChart) chart = ratios(1.8, 1.1, 2.7);
    eql_chart_set_guides(chart, 0.25, 2);
    EqlAxis axis = eql_axis_for(chart);
    g_assert_cmpfloat(axis.low, <, 0.25);
    g_autoptr(GArray) ticks = eql_axis_ticks(axis, 900, 20);
    guint guides = 0;
    for (guint i = 0; i < ticks->len; i++) {
        const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
        gboolean wanted = tick->value == 0.25 || tick->value == 1 || tick->value == 2;
        g_assert_true(tick->guide == wanted);
        guides += tick->guide;
    }
    g_assert_cmpuint(guides, ==, 3);
}

/* Headings break at the ends of words: where a word is wider than its column they are smaller, then
 * the rows' names are narrower, and only then are they turned. */
static void test_turned_headings(void)
{
    g_autoptr(EqlChart) chart = grid(2, 7);
    g_auto(Picture) wide = {0}, small = {0}, narrow = {0};
    picture_draw(&wide, chart, 1600, FALSE);
    picture_draw(&small, chart, 760, FALSE);
    picture_draw(&narrow, chart, 600, FALSE);
    g_assert_false(wide.layout->small || wide.layout->turned);
    g_assert_true(small.layout->small);
    g_assert_false(small.layout->turned);
    g_assert_false(narrow.layout->small);
    g_assert_true(narrow.layout->turned);
    g_assert_cmpfloat(narrow.layout->headings.height, >, wide.layout->headings.height);
    g_assert_cmpfloat(narrow.layout->headings.height, <, 13 * narrow.layout->em);
    for (guint i = 0; i < 7; i++) {
        EqlBox box = eql_chart_layout_column(narrow.layout, &narrow.style, i, 7);
        box.y = narrow.layout->headings.y;
        box.height = narrow.layout->headings.height;
        guint blank = picture_count(&narrow, box, narrow.style.paper);
        g_assert_cmpfloat(blank, <, 0.97 * box.width * box.height);
    }
}

static void test_no_rows(void)
{
    g_autoptr(EqlChart) chart = dots();
    eql_chart_set_empty(chart, "Bring in answers first.");
    picture_everywhere(chart);
    g_autofree char *summary = eql_chart_summary(chart);
    g_assert_cmpstr(summary, ==, "Bring in answers first.");
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 600, FALSE);
    g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, 10, 10), ==, -1);
}

static void test_degenerate(void)
{
    const EqlFigure figures[] = {
        eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL),
        eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS),
        eql_figure_value(EQL_UNIT_SCORE, 50),
        eql_figure_interval(EQL_UNIT_SCORE, 50, 50, 50),
        eql_figure_interval(EQL_UNIT_SCORE, 0, 0, 0),
        eql_figure_interval(EQL_UNIT_SCORE, 100, 100, 100),
    };
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
        for (guint rows = 1; rows <= 20; rows += 19) {
            g_autoptr(EqlChart) chart = of_one_figure(figures[i], rows);
            picture_everywhere(chart);
        }
    }
}

static void test_ratio_extremes(void)
{
    const double values[][3] = {{0, 0, 1.2},       {1, 1, 1},         {2.5, 0, 1e6},
                                {1e-9, 1e-9, 1e9}, {500, 400, 1e300}, {0.01, 0.001, 0.02}};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(EqlChart) chart = ratios(values[i][0], values[i][1], values[i][2]);
        picture_everywhere(chart);
        EqlAxis axis = eql_axis_for(chart);
        g_assert_cmpfloat(axis.low, >, 0);
        g_assert_cmpfloat(axis.low, <, 0.5);
        g_assert_cmpfloat(axis.high, >, 1.5);
    }
}

/* ── a hidden figure leaves nothing behind ── */

static void test_hidden_leaves_no_mark(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    const EqlColour purple = picture.style.series[0];
    const EqlChartMark *shown = &g_array_index(picture.layout->marks, EqlChartMark, 0);
    const EqlChartMark *hidden = &g_array_index(picture.layout->marks, EqlChartMark, 2);
    g_assert_cmpuint(hidden->row, ==, 1);
    g_assert_cmpuint(picture_count(&picture, shown->lane, purple), >, 20);
    g_assert_cmpuint(picture_count(&picture, hidden->lane, purple), ==, 0);
    g_assert_cmpfloat_with_epsilon(hidden->x, hidden->lane.x + hidden->lane.width / 2, 1e-9);
}

/* Two charts that differ only in what was hidden for another reason look the same:
 * how a figure came to be hidden must not show. */
static void test_hidden_looks_alike(void)
{
    g_autoptr(EqlChart) small =
        of_one_figure(eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL), 2);
    g_autoptr(EqlChart) protects =
        of_one_figure(eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_PROTECTS), 2);
    g_auto(Picture) a = {0};
    g_auto(Picture) b = {0};
    picture_draw(&a, small, 700, FALSE);
    picture_draw(&b, protects, 700, FALSE);
    picture_assert_same(&a, &b);
    g_autofree char *one = eql_chart_words(small);
    g_autofree char *other = eql_chart_words(protects);
    g_assert_cmpstr(one, ==, other);
}

/* ── where things are ── */

static void test_places(void)
{
    EqlAxis score = {.kind = EQL_AXIS_SCORE, .high = 100},
            ratio = {EQL_AXIS_RATIO, 0.25, 4, 0.5, 1.5};
    g_assert_cmpfloat_with_epsilon(eql_axis_place(score, 71), 0.71, 1e-12);
    g_assert_cmpfloat(eql_axis_place(score, 140), ==, 1);
    g_assert_cmpfloat_with_epsilon(eql_axis_place(ratio, 1), 0.5, 1e-12);
    g_assert_cmpfloat_with_epsilon(eql_axis_place(ratio, 2), 0.75, 1e-12);
    g_assert_cmpfloat(eql_axis_place(ratio, 0), ==, 0);
    g_assert_true(eql_axis_is_below(ratio, 0));
    g_assert_true(eql_axis_is_above(ratio, 5));
}

static void test_mirrored(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) ltr = {0};
    g_auto(Picture) rtl = {0};
    picture_draw(&ltr, chart, 900, FALSE);
    picture_draw(&rtl, chart, 900, TRUE);
    for (guint i = 0; i < ltr.layout->marks->len; i++) {
        const EqlChartMark *a = &g_array_index(ltr.layout->marks, EqlChartMark, i);
        const EqlChartMark *b = &g_array_index(rtl.layout->marks, EqlChartMark, i);
        g_assert_cmpfloat_with_epsilon(a->x, 900 - b->x, 1e-6);
        g_assert_cmpfloat_with_epsilon(a->y, b->y, 1e-6);
    }
    g_assert_cmpfloat(eql_chart_layout_x(rtl.layout, &rtl.style, 0), >,
                      eql_chart_layout_x(rtl.layout, &rtl.style, 100));
}

static void test_pointer(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 5);
    for (guint i = 0; i < picture.layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(picture.layout->marks, EqlChartMark, i);
        g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, mark->x, mark->y), ==, (int)i);
    }
    g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, 10, 5000), ==, -1);
}

static void assert_ticks_apart(GArray *ticks, EqlAxis axis, double width, double label)
{
    for (guint i = 1; i < ticks->len; i++) {
        const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
        const EqlTick *before = &g_array_index(ticks, EqlTick, i - 1);
        g_assert_cmpfloat(tick->value, >, before->value);
        if (!tick->guide || !before->guide)
            g_assert_cmpfloat(
                width * (eql_axis_place(axis, tick->value) - eql_axis_place(axis, before->value)),
                >, label);
    }
}

static void test_ticks(void)
{
    const EqlAxis axes[] = {{EQL_AXIS_RATIO, 0.4, 2.5, 0.5, 1.5},
                            {EQL_AXIS_RATIO, 1.0 / 32, 32, 0.5, 1.5},
                            {.kind = EQL_AXIS_SCORE, .high = 100}};
    for (guint i = 0; i < G_N_ELEMENTS(axes); i++) {
        for (double width = 120; width < 1000; width += 37) {
            g_autoptr(GArray) ticks = eql_axis_ticks(axes[i], width, 30);
            g_assert_cmpuint(ticks->len, >=, 3);
            assert_ticks_apart(ticks, axes[i], width, 30);
        }
    }
}

/* However many there are and however wide, no label stands on another, and 1 is always told. */
static void test_labels(void)
{
    const EqlAxis axis = {EQL_AXIS_RATIO, 1.0 / 32, 32, 0.5, 1.5};
    for (double width = 60; width < 1000; width += 23) {
        g_autoptr(GArray) ticks = eql_axis_ticks(axis, width, 30);
        g_autofree double *widths = g_new(double, ticks->len);
        double end = -G_MAXDOUBLE;
        for (guint i = 0; i < ticks->len; i++)
            widths[i] = 10 + 7 * (i % 4);
        eql_axis_silence(axis, width, ticks, widths, 4);
        for (guint i = 0; i < ticks->len; i++) {
            const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
            double x = width * eql_axis_place(axis, tick->value);
            g_assert_false(tick->value == 1 && tick->silent);
            if (tick->silent)
                continue;
            g_assert_cmpfloat(x - widths[i] / 2, >=, end + 4 - 1e-9);
            end = x + widths[i] / 2;
        }
    }
}

/* ── words ── */

static void test_words(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *shown = eql_chart_point_text(chart, 0, 0);
    g_assert_cmpstr(shown, ==, "Fair treatment and behaviour, Pupils: 71 (68 to 74), 409 pupils");
    g_autofree char *hidden = eql_chart_point_text(chart, 1, 0);
    g_assert_nonnull(strstr(hidden, "hidden"));
    g_assert_null(strstr(hidden, "409"));
    g_assert_null(eql_chart_point_text(chart, 2, 0));
    g_autofree char *summary = eql_chart_summary(chart);
    g_assert_cmpstr(summary, ==,
                    "5 points. 2 are hidden or cannot be worked out. Arrow keys walk the points, T "
                    "shows the table.");
    g_autofree char *words = eql_chart_words(chart);
    g_assert_nonnull(strstr(words, "5 points."));
    g_assert_nonnull(strstr(words, shown));
}

static void test_table(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_cmpuint(table->len, ==, 6);
    char **headings = g_ptr_array_index(table, 0), **first = g_ptr_array_index(table, 1);
    for (guint i = 0; i < table->len; i++)
        g_assert_cmpuint(g_strv_length(g_ptr_array_index(table, i)), ==, g_strv_length(headings));
    const char *expected[] = {
        "Fair treatment and behaviour", "Pupils", "71", "68", "74", "409", "", NULL};
    g_assert_true(g_strv_equal((const char *const *)first, expected));
    char **hidden = g_ptr_array_index(table, 3);
    g_assert_cmpstr(hidden[2], ==, "hidden");
    g_assert_cmpstr(hidden[3], ==, "");
    g_assert_cmpstr(hidden[6], !=, "");
}

/* ── files ── */

static char *saved(const EqlChart *chart, const char *name)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("equalens-chart-XXXXXX", &error);
    g_assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gboolean done = eql_chart_save(chart, &style, 800, path, &error);
    char *content = NULL;
    if (done)
        g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    else
        g_assert_error(error, EQL_CHART_ERROR, EQL_CHART_ERROR_FORMAT);
    g_remove(path);
    g_rmdir(folder);
    return content;
}

static void test_save(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *png = saved(chart, "chart.png");
    g_assert_cmpint(memcmp(png, "\x89PNG", 4), ==, 0);
    g_autofree char *svg = saved(chart, "chart.SVG");
    g_assert_nonnull(strstr(svg, "<svg role=\"img\""));
    g_assert_null(saved(chart, "chart.gif"));
}

/* The words, with what a file of the format must not hold as it is. */
static void test_words_in_pictures(void)
{
    g_autoptr(GByteArray) svg = g_byte_array_new(), png = g_byte_array_new();
    static const char drawn[] = "<?xml version=\"1.0\"?>\n<svg width=\"9\"><g/></svg>";
    static const char foreign[] = "GIF89a, and longer than the head of a PNG would ever be";
    g_byte_array_append(svg, (const guint8 *)drawn, sizeof drawn - 1);
    eql_svg_add_words(svg, "A & B", "1 < 2");
    g_autofree char *text = g_strndup((char *)svg->data, svg->len);
    g_assert_cmpstr(text, ==,
                    "<?xml version=\"1.0\"?>\n<svg role=\"img\" width=\"9\">\n"
                    "<title>A &amp; B</title>\n<desc>1 &lt; 2</desc><g/></svg>");
    g_byte_array_append(png, (const guint8 *)foreign, sizeof foreign);
    eql_png_add_words(png, "A", "B");
    eql_svg_add_words(png, "A", "B");
    g_assert_cmpstr((char *)png->data, ==, foreign);
}

/* What libpng reads of it is the picture that it was, behind texts whose checks are right. */
static void test_words_in_png(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *folder = g_dir_make_tmp("equalens-chart-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "chart.png", NULL);
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    g_autoptr(GBytes) png = eql_chart_render(chart, &style, 800, EQL_PICTURE_PNG, NULL);
    gsize length;
    const char *data = g_bytes_get_data(png, &length);
    static const char title[] = "iTXtTitle\0\0\0\0\0";
    g_assert_cmpmem(data + 37, sizeof title - 1, title, sizeof title - 1);
    /* cairo reads with libpng, which refuses a chunk with a wrong check */
    g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
    cairo_surface_t *read = cairo_image_surface_create_from_png(path);
    g_assert_cmpint(cairo_surface_status(read), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpint(cairo_image_surface_get_width(read), ==, 1600);
    cairo_surface_destroy(read);
    g_remove(path);
    g_rmdir(folder);
}

static void test_parts_bar(void)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_DARK, TRUE, NULL);
    const guint all[][3] = {{0, 0, 0}, {5, 0, 0}, {1, 1, 1}, {0, 0, 900}};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 90, 8);
        cairo_t *cr = cairo_create(surface);
        eql_parts_bar_draw(&style, cr, 90, 8, all[i]);
        cairo_surface_flush(surface);
        guint32 pixel;
        memcpy(&pixel, cairo_image_surface_get_data(surface) + 4 * 4 + 4 * 90 * 4, 4);
        g_assert_cmpint(pixel != 0, ==, all[i][0] > 0);
        g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy(cr);
        cairo_surface_destroy(surface);
    }
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/draw/every-width", test_every_width);
    g_test_add_func("/chart/draw/no-rows", test_no_rows);
    g_test_add_func("/chart/grid", test_grid);
    g_test_add_func("/chart/turned-headings", test_turned_headings);
    g_test_add_func("/chart/bare-point", test_bare_point);
    g_test_add_func("/chart/guides", test_guides);
    g_test_add_func("/chart/draw/degenerate", test_degenerate);
    g_test_add_func("/chart/draw/ratio-extremes", test_ratio_extremes);
    g_test_add_func("/chart/draw/parts-bar", test_parts_bar);
    g_test_add_func("/chart/hidden/no-mark", test_hidden_leaves_no_mark);
    g_test_add_func("/chart/hidden/alike", test_hidden_looks_alike);
    g_test_add_func("/chart/layout/places", test_places);
    g_test_add_func("/chart/layout/mirrored", test_mirrored);
    g_test_add_func("/chart/layout/pointer", test_pointer);
    g_test_add_func("/chart/layout/ticks", test_ticks);
    g_test_add_func("/chart/layout/labels", test_labels);
    g_test_add_func("/chart/words/points", test_words);
    g_test_add_func("/chart/words/table", test_table);
    g_test_add_func("/chart/save", test_save);
    g_test_add_func("/chart/words-in-pictures", test_words_in_pictures);
    g_test_add_func("/chart/words-in-png", test_words_in_png);
    return g_test_run();
}
