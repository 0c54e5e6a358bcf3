/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/service.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "output/workbook.h"

#define GROUP "Service"
/* Larger than any page needs; a file that says more is not drawn. */
#define LOGO_MOST_BYTES (8 * 1024 * 1024)
#define LOGO_MOST_PIXELS 6000
/* Kept at this height: sharp in print, small in the file. */
#define LOGO_HEIGHT 240.0

static char *text_or_null(const char *text)
{
    g_autofree char *clean = g_strstrip(g_strdup(text ? text : ""));

    return *clean ? g_steal_pointer(&clean) : NULL;
}

/* ── the colour ── */

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

/* White text on it, by WCAG 2.1: at least 4.5 to 1. */
static gboolean is_dark(guint32 rgb)
{
    double luminance = 0.2126 * linear((rgb >> 16 & 0xff) / 255.0) +
                       0.7152 * linear((rgb >> 8 & 0xff) / 255.0) +
                       0.0722 * linear((rgb & 0xff) / 255.0);

    return 1.05 / (luminance + 0.05) >= 4.5;
}

static gboolean take_colour(EqlService *service, GError **error)
{
    const char *digits = service->colour + (service->colour[0] == '#');
    guint64 rgb = 0;

    if (strlen(digits) != 6 || !g_ascii_string_to_unsigned(digits, 16, 0, 0xffffff, &rgb, NULL)) {
        g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_SERVICE,
                    _("“%s” is no colour. Write it as six digits and letters, such as #4f1d8a."),
                    service->colour);
        return FALSE;
    }
    if (!is_dark((guint32)rgb)) {
        g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_SERVICE,
                    _("White text could not be read on the colour %s. Choose a darker one."),
                    service->colour);
        return FALSE;
    }
    /* Black is 0, which stands for none. */
    service->rgb = MAX((guint32)rgb, 1);
    return TRUE;
}

/* ── the logo ── */

typedef struct {
    const char *data;
    gsize length, at;
} Reading;

static cairo_status_t read_bytes(void *from, unsigned char *to, unsigned int length)
{
    Reading *reading = from;

    if (length > reading->length - reading->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, reading->data + reading->at, length);
    reading->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Width and height stand in the file's first chunk (PNG, section 11.2.2): a picture that
 * would not fit in memory is not even unpacked. */
static gboolean has_size(const Reading *reading)
{
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    const guchar *bytes = (const guchar *)reading->data;
    guint32 size[2];

    if (reading->length < 33 || memcmp(reading->data, signature, 8) != 0)
        return FALSE;
    for (guint i = 0; i < 2; i++) {
        memcpy(&size[i], bytes + 16 + 4 * i, 4);
        size[i] = GUINT32_FROM_BE(size[i]);
    }
    return size[0] > 0 && size[0] <= LOGO_MOST_PIXELS && size[1] > 0 && size[1] <= LOGO_MOST_PIXELS;
}

static cairo_surface_t *smaller(cairo_surface_t *picture)
{
    double width = cairo_image_surface_get_width(picture);
    double height = cairo_image_surface_get_height(picture);
    double scale = MIN(1, LOGO_HEIGHT / height);
    cairo_surface_t *copy = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, MAX(1, (int)ceil(width * scale)), MAX(1, (int)ceil(height * scale)));
    cairo_t *cr = cairo_create(copy);

    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BEST);
    cairo_paint(cr);
    cairo_destroy(cr);
    return copy;
}

static cairo_surface_t *picture_of(Reading *reading)
{
    cairo_surface_t *picture, *small = NULL;

    if (reading->length > LOGO_MOST_BYTES || !has_size(reading))
        return NULL;
    picture = cairo_image_surface_create_from_png_stream(read_bytes, reading);
    if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS)
        small = smaller(picture);
    cairo_surface_destroy(picture);
    return small;
}

static gboolean take_logo(EqlService *service, GError **error)
{
    g_autofree char *data = NULL;
    Reading reading = {NULL, 0, 0};

    if (g_file_get_contents(service->logo, &data, &reading.length, NULL)) {
        reading.data = data;
        service->picture = picture_of(&reading);
    }
    if (service->picture)
        return TRUE;
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_SERVICE,
                _("The logo %s cannot be used. Choose a PNG picture of no more than %d by %d "
                  "pixels."),
                service->logo, LOGO_MOST_PIXELS, LOGO_MOST_PIXELS);
    return FALSE;
}

static cairo_status_t gather(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

GBytes *eql_service_logo_png(const EqlService *service)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (!service || !service->picture ||
        cairo_surface_write_to_png_stream(service->picture, gather, bytes) != CAIRO_STATUS_SUCCESS)
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

/* ── the whole ── */

EqlService *eql_service_new(const char *name, const char *contact, const char *logo,
                            const char *colour, GError **error)
{
    g_autoptr(EqlService) service = g_new0(EqlService, 1);

    g_atomic_ref_count_init(&service->refs);
    service->name = text_or_null(name);
    service->contact = text_or_null(contact);
    service->logo = text_or_null(logo);
    service->colour = text_or_null(colour);
    if ((service->logo && !take_logo(service, error)) ||
        (service->colour && !take_colour(service, error)))
        return NULL;
    return g_steal_pointer(&service);
}

EqlService *eql_service_ref(EqlService *service)
{
    g_atomic_ref_count_inc(&service->refs);
    return service;
}

void eql_service_unref(EqlService *service)
{
    if (!service || !g_atomic_ref_count_dec(&service->refs))
        return;
    g_free(service->name);
    g_free(service->contact);
    g_free(service->logo);
    g_free(service->colour);
    g_clear_pointer(&service->picture, cairo_surface_destroy);
    g_free(service);
}

char *eql_service_path(void)
{
    return g_build_filename(g_get_user_config_dir(), "equalens", "service.ini", NULL);
}

static char *value_of(GKeyFile *keys, const char *key)
{
    return g_key_file_get_string(keys, GROUP, key, NULL);
}

EqlService *eql_service_load(GError **error)
{
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autofree char *path = eql_service_path(), *folder = g_path_get_dirname(path);
    GError *failure = NULL;

    if (!g_key_file_load_from_file(keys, path, G_KEY_FILE_NONE, &failure) &&
        !g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        g_propagate_prefixed_error(error, failure, "%s: ", path);
        return NULL;
    }
    g_clear_error(&failure);

    g_autofree char *name = value_of(keys, "Name"), *contact = value_of(keys, "Contact");
    g_autofree char *given = value_of(keys, "Logo"), *colour = value_of(keys, "Colour");
    g_autofree char *logo = given && *given ? g_canonicalize_filename(given, folder) : NULL;
    EqlService *service = eql_service_new(name, contact, logo, colour, error);

    if (!service)
        g_prefix_error(error, "%s: ", path);
    return service;
}

gboolean eql_service_save(const EqlService *service, GError **error)
{
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autofree char *path = eql_service_path(), *folder = g_path_get_dirname(path);
    const struct {
        const char *key, *value;
    } values[] = {{"Name", service->name},
                  {"Contact", service->contact},
                  {"Logo", service->logo},
                  {"Colour", service->colour}};

    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        if (values[i].value)
            g_key_file_set_string(keys, GROUP, values[i].key, values[i].value);
    if (g_mkdir_with_parents(folder, 0700) == 0 && g_key_file_save_to_file(keys, path, NULL))
        return TRUE;
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_SERVICE,
                _("%s could not be written. Check that its folder can be written to and that the "
                  "disk has room."),
                path);
    return FALSE;
}
