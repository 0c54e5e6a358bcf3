/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stored.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Fewer shades make smaller files: the difference between two shades is far below what counts. */
#define SHADES 0xf0f0f0u

static guint32 pixel_at(cairo_surface_t *picture, int x, int y)
{
    const guchar *bytes = cairo_image_surface_get_data(picture);
    gsize stride = (gsize)cairo_image_surface_get_stride(picture);
    guint32 pixel;
    memcpy(&pixel, bytes + (gsize)y * stride + (gsize)x * 4, 4);
    return pixel;
}

static void set_pixel(cairo_surface_t *picture, int x, int y, guint32 pixel)
{
    guchar *bytes = cairo_image_surface_get_data(picture);
    gsize stride = (gsize)cairo_image_surface_get_stride(picture);
    memcpy(bytes + (gsize)y * stride + (gsize)x * 4, &pixel, 4);
}

/* On white, and in fewer shades. */
static cairo_surface_t *plain(cairo_surface_t *picture)
{
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    cairo_surface_t *copy = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(copy);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_flush(copy);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guint32 pixel = pixel_at(copy, x, y) & SHADES;
            set_pixel(copy, x, y, pixel | (pixel >> 4 & 0x0f0f0fu));
        }
    cairo_surface_mark_dirty(copy);
    return copy;
}

static guint channel_at(cairo_surface_t *picture, int x, int y, guint shift)
{
    return pixel_at(picture, x, y) >> shift & 0xff;
}

/* How far one colour of a pixel lies beyond those of the other picture there and around. */
static guint beyond(cairo_surface_t *one, cairo_surface_t *other, int x, int y, guint shift)
{
    int right = cairo_image_surface_get_width(other) - 1;
    int bottom = cairo_image_surface_get_height(other) - 1;
    guint value = channel_at(one, x, y, shift), least = 255, greatest = 0;
    for (int v = MAX(y - 1, 0); v <= MIN(y + 1, bottom); v++)
        for (int u = MAX(x - 1, 0); u <= MIN(x + 1, right); u++) {
            guint near = channel_at(other, u, v, shift);
            least = MIN(least, near);
            greatest = MAX(greatest, near);
        }
    return value < least ? least - value : value > greatest ? value - greatest : 0;
}

/* The mean of the three colours, whichever picture is held against the other. */
static double pixel_difference(cairo_surface_t *one, cairo_surface_t *other, int x, int y)
{
    guint sum = 0;
    if (pixel_at(one, x, y) == pixel_at(other, x, y))
        return 0;
    for (guint shift = 0; shift < 24; shift += 8)
        sum += MAX(beyond(one, other, x, y, shift), beyond(other, one, x, y, shift));
    return sum / 3.0;
}

/* The sum over a block, which may be cut short by the picture's edge. */
static double block_difference(cairo_surface_t *one, cairo_surface_t *other, int left, int top)
{
    int right = MIN(left + STORED_BLOCK, cairo_image_surface_get_width(one));
    int bottom = MIN(top + STORED_BLOCK, cairo_image_surface_get_height(one));
    double sum = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            sum += pixel_difference(one, other, x, y);
    return sum;
}

StoredDifference stored_difference(cairo_surface_t *one, cairo_surface_t *other)
{
    int width = cairo_image_surface_get_width(one), height = cairo_image_surface_get_height(one);
    StoredDifference difference = {0, 0};
    for (int y = 0; y < height; y += STORED_BLOCK)
        for (int x = 0; x < width; x += STORED_BLOCK) {
            double sum = block_difference(one, other, x, y);
            difference.mean += sum / width / height;
            difference.worst = MAX(difference.worst, sum / STORED_BLOCK / STORED_BLOCK);
        }
    return difference;
}

gboolean stored_agree(StoredDifference difference)
{
    return difference.mean <= STORED_MEAN && difference.worst <= STORED_WORST;
}

static gboolean same_size(cairo_surface_t *one, cairo_surface_t *other)
{
    return cairo_image_surface_get_width(one) == cairo_image_surface_get_width(other) &&
           cairo_image_surface_get_height(one) == cairo_image_surface_get_height(other);
}

/* What is the same is white; what differs, the darker the more. */
static cairo_surface_t *difference_picture(cairo_surface_t *one, cairo_surface_t *other)
{
    int width = cairo_image_surface_get_width(one), height = cairo_image_surface_get_height(one);
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_surface_flush(picture);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guint shade = 255 - (guint)pixel_difference(one, other, x, y);
            set_pixel(picture, x, y, shade << 16 | shade << 8 | shade);
        }
    cairo_surface_mark_dirty(picture);
    return picture;
}

/* Beside the test; the path is the caller's. */
static char *leave(cairo_surface_t *picture, const char *name, const char *suffix)
{
    g_autofree char *file = g_strconcat(name, suffix, ".png", NULL);
    char *path = g_test_build_filename(G_TEST_BUILT, file, NULL);
    g_assert_cmpint(cairo_surface_write_to_png(picture, path), ==, CAIRO_STATUS_SUCCESS);
    return path;
}

static void compare(cairo_surface_t *found, cairo_surface_t *wanted, const char *name)
{
    if (!same_size(found, wanted)) {
        g_autofree char *left = leave(found, name, "");
        g_error("%s is %d by %d pixels instead of %d by %d: see %s", name,
                cairo_image_surface_get_width(found), cairo_image_surface_get_height(found),
                cairo_image_surface_get_width(wanted), cairo_image_surface_get_height(wanted),
                left);
    }
    StoredDifference difference = stored_difference(found, wanted);
    g_test_message("%s: mean %.3f, worst block %.1f", name, difference.mean, difference.worst);
    if (stored_agree(difference))
        return;
    cairo_surface_t *what = difference_picture(found, wanted);
    g_autofree char *left = leave(found, name, "");
    g_autofree char *differs = leave(what, name, "-difference");
    cairo_surface_destroy(what);
    g_error("%s differs by %.3f on average and %.1f in its worst block: see %s and %s", name,
            difference.mean, difference.worst, left, differs);
}

gboolean stored_use_font(void)
{
    g_autofree char *fonts =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "fonts", "fonts.conf", NULL);
    g_setenv("FONTCONFIG_FILE", fonts, TRUE);
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoFontDescription *wanted = pango_font_description_from_string("Sans 9");
    PangoFont *font = pango_context_load_font(context, wanted);
    PangoFontDescription *found = pango_font_describe(font);
    gboolean is = g_strcmp0(pango_font_description_get_family(found), "DejaVu Sans") == 0;
    pango_font_description_free(found);
    pango_font_description_free(wanted);
    g_object_unref(font);
    g_object_unref(context);
    if (!is)
        g_test_skip("the font of the stored pictures cannot be had here");
    return is;
}

void stored_compare(cairo_surface_t *picture, const char *name)
{
    g_autofree char *file = g_strconcat(name, ".png", NULL);
    g_autofree char *path = g_build_filename(g_getenv("EQL_TEST_DATA"), "pictures", file, NULL);
    cairo_surface_t *found = plain(picture);
    if (g_getenv("EQL_UPDATE_GOLDEN") != NULL)
        g_assert_cmpint(cairo_surface_write_to_png(found, path), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_t *stored = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(stored) != CAIRO_STATUS_SUCCESS)
        g_error("%s: %s", path, cairo_status_to_string(cairo_surface_status(stored)));
    cairo_surface_t *wanted = plain(stored);
    compare(found, wanted, name);
    cairo_surface_destroy(wanted);
    cairo_surface_destroy(stored);
    cairo_surface_destroy(found);
}
