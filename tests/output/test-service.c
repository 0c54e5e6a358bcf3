/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who hands workbooks and reports over: what is set once, and what is refused. */
#include <glib/gstdio.h>
#include <string.h>

#include "output/service.h"
#include "output/workbook.h"

static char *logo_path(int width, int height)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("equalens-service-XXXXXX", &error);
    char *path = g_build_filename(folder, "logo.png", NULL);
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    g_assert_no_error(error);
    g_assert_cmpint(cairo_surface_write_to_png(picture, path), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(picture);
    return path;
}

static void forget(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_remove(path);
    g_rmdir(folder);
}

static void test_nothing_set(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = eql_service_path();
    g_remove(path);
    g_autoptr(EqlService) service = eql_service_load(&error);
    g_assert_no_error(error);
    g_assert_null(service->name);
    g_assert_null(service->picture);
    g_assert_cmpuint(service->rgb, ==, 0);
    g_assert_null(eql_service_logo_png(service));
}

static void test_kept(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *logo = logo_path(300, 600);
    g_autofree char *path = eql_service_path();
    g_autoptr(EqlService) service =
        eql_service_new(" Valley Service ", "", logo, "#4F1d8a", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(service->name, ==, "Valley Service");
    g_assert_null(service->contact);
    g_assert_true(eql_service_save(service, &error));
    g_assert_no_error(error);
    g_autoptr(EqlService) again = eql_service_load(&error);
    g_assert_no_error(error);
    g_assert_cmpstr(again->name, ==, "Valley Service");
    g_assert_cmpstr(again->logo, ==, logo);
    g_assert_cmpuint(again->rgb, ==, 0x4f1d8a);
    /* Made smaller, and written anew. */
    g_assert_cmpint(cairo_image_surface_get_height(again->picture), ==, 240);
    g_assert_cmpint(cairo_image_surface_get_width(again->picture), ==, 120);
    g_autoptr(GBytes) png = eql_service_logo_png(again);
    g_assert_cmpmem(g_bytes_get_data(png, NULL), 4, "\x89PNG", 4);
    g_remove(path);
    forget(logo);
}

static void assert_refused(const char *logo, const char *colour, const char *says)
{
    GError *error = NULL;
    g_assert_null(eql_service_new("Valley Service", NULL, logo, colour, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_SERVICE);
    g_assert_nonnull(strstr(error->message, says));
    g_clear_error(&error);
}

static void test_refused(void)
{
    g_autofree char *wide = logo_path(7000, 2);
    g_autofree char *broken = logo_path(20, 20);
    assert_refused(NULL, "purple", "no colour");
    assert_refused(NULL, "#12345", "no colour");
    assert_refused(NULL, "#1234567", "no colour");
    assert_refused(NULL, "#ffee00", "darker");
    assert_refused("/no/such/logo.png", NULL, "PNG");
    assert_refused(wide, NULL, "6000");
    g_assert_true(
        g_file_set_contents(broken, "\x89PNG\r\n\x1a\n and nothing of a picture", -1, NULL));
    assert_refused(broken, NULL, "PNG");
    g_assert_true(g_file_set_contents(broken, "", 0, NULL));
    assert_refused(broken, NULL, "PNG");
    forget(wide);
    forget(broken);
}

/* A file that is no settings file is named. */
static void test_broken_settings(void)
{
    GError *error = NULL;
    g_autofree char *path = eql_service_path(), *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    g_assert_true(g_file_set_contents(path, "Name without a section", -1, NULL));
    g_assert_null(eql_service_load(&error));
    g_assert_nonnull(strstr(error->message, "service.ini"));
    g_clear_error(&error);
    g_remove(path);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/nothing-set", test_nothing_set);
    g_test_add_func("/service/kept", test_kept);
    g_test_add_func("/service/refused", test_refused);
    g_test_add_func("/service/broken-settings", test_broken_settings);
    return g_test_run();
}
