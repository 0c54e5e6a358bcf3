/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of the sample school, page by page, held against stored pictures. The pages are
 * made into pictures by poppler, a program of somebody else's. */
#include <glib/gstdio.h>

#include "../chart/stored.h"
#include "workflow/project.h"

#define DOTS_PER_INCH "56"

static char *folder;

static EqlProject *sample(void)
{
    static EqlProject *project;
    g_autoptr(GError) error = NULL;
    if (project == NULL)
        project = eql_project_create_sample(NULL, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return project;
}

static char *write_report(EqlReportKind kind)
{
    g_autoptr(GError) error = NULL;
    char *path = g_build_filename(folder, "report.pdf", NULL);
    eql_project_write_report(sample(), NULL, kind, path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return path;
}

/* page-01.png, page-02.png, … in the folder. */
static void make_pictures(const char *program, const char *pdf)
{
    g_autofree char *pages = g_build_filename(folder, "page", NULL);
    const char *const arguments[] = {program, "-r", DOTS_PER_INCH, "-png", pdf, pages, NULL};
    g_autoptr(GError) error = NULL;
    int status = -1;
    g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                 &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
}

/* However many digits the program thinks that the number needs. */
static char *page_path(guint page)
{
    for (int digits = 1; digits <= 3; digits++) {
        g_autofree char *name = g_strdup_printf("page-%0*u.png", digits, page);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
    return NULL;
}

/* FALSE after the last one. */
static gboolean compare_page(EqlReportKind kind, guint page)
{
    g_autofree char *path = page_path(page);
    g_autofree char *name = g_strdup_printf("report-%s-%u", eql_report_kind_name(kind), page);
    if (path == NULL)
        return FALSE;
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    g_assert_cmpint(cairo_surface_status(picture), ==, CAIRO_STATUS_SUCCESS);
    g_remove(path);
    stored_compare(picture, name);
    cairo_surface_destroy(picture);
    return TRUE;
}

/* No page more than are stored. */
static void assert_no_more(EqlReportKind kind, guint pages)
{
    g_autofree char *name = g_strdup_printf("report-%s-%u.png", eql_report_kind_name(kind), pages);
    g_autofree char *path = g_build_filename(g_getenv("EQL_TEST_DATA"), "pictures", name, NULL);
    if (g_getenv("EQL_UPDATE_GOLDEN") != NULL)
        g_remove(path);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void test_pages(gconstpointer data)
{
    EqlReportKind kind = (EqlReportKind)GPOINTER_TO_INT(data);
    g_autofree char *program = g_find_program_in_path("pdftoppm");
    guint page = 1;
    if (program == NULL) {
        g_test_skip("pdftoppm is not installed");
        return;
    }
    if (!stored_use_font())
        return;
    g_autofree char *pdf = write_report(kind);
    make_pictures(program, pdf);
    g_remove(pdf);
    while (compare_page(kind, page))
        page++;
    g_assert_cmpuint(page, >, 1);
    assert_no_more(kind, page);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_setenv("SOURCE_DATE_EPOCH", "1764547200", TRUE);
    folder = g_dir_make_tmp("equalens-pages-XXXXXX", NULL);
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *path =
            g_strconcat("/pages/", eql_report_kind_name((EqlReportKind)kind), NULL);
        g_test_add_data_func(path, GINT_TO_POINTER(kind), test_pages);
    }
    int result = g_test_run();
    eql_project_close(sample());
    g_rmdir(folder);
    g_free(folder);
    return result;
}
