/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's workbook, part by part, held against tests/data/golden/workbook. After a change
 * that is meant, look at the workbook, then write the parts anew:
 *
 *   EQL_UPDATE_GOLDEN=1 meson test output-golden
 */
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "sample-content.h"
#include "unzip-part.h"

static char *folder;

static char *golden_path(const char *part)
{
    g_autofree char *flat = g_strdup(part);
    return g_build_filename(g_getenv("EQL_TEST_DATA"), "golden", "workbook",
                            g_strdelimit(flat, "/[]", '-'), NULL);
}

/* Of a long part the beginning is enough: the rest is more of the same rows. */
#define TAGS_MOST 600

/* A tag a line, so that a difference can be read, and without the program's version. */
static char *readable(const char *xml)
{
    g_auto(GStrv) tags = g_strsplit(xml, "><", TAGS_MOST);
    guint n = g_strv_length(tags);
    if (n == TAGS_MOST)
        g_clear_pointer(&tags[n - 1], g_free);
    g_autofree char *lines = g_strjoinv(">\n<", tags);
    g_auto(GStrv) versions = g_strsplit(lines, "Equalens " EQL_VERSION, -1);
    g_autofree char *text = g_strjoinv("Equalens VERSION", versions);
    return g_strconcat(text, g_str_has_suffix(text, "\n") ? "" : "\n", NULL);
}

static void assert_same(const char *part, const char *expected, const char *found)
{
    g_auto(GStrv) wanted = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) got = g_strsplit(found, "\n", -1);
    guint i = 0;
    while (wanted[i] && got[i] && strcmp(wanted[i], got[i]) == 0)
        i++;
    if (wanted[i] || got[i])
        g_error("%s, line %u: “%s” instead of “%s”", part, i + 1, got[i] ? got[i] : "(end)",
                wanted[i] ? wanted[i] : "(end)");
}

static void check_part(const char *workbook, const char *part)
{
    g_autofree char *xml = unzip_part(workbook, part);
    g_autofree char *found = readable(xml);
    g_autofree char *path = golden_path(part);
    g_autofree char *expected = NULL;
    g_autoptr(GError) error = NULL;
    if (g_getenv("EQL_UPDATE_GOLDEN"))
        g_assert_true(g_file_set_contents(path, found, -1, NULL));
    g_file_get_contents(path, &expected, NULL, &error);
    g_assert_no_error(error);
    assert_same(part, expected, found);
}

/* The colour scheme is the library's, always the same, and long. */
static gboolean is_ours(const char *part)
{
    return !g_str_has_prefix(part, "xl/theme/");
}

static void test_parts(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "golden.xlsx", NULL);
    g_autofree char *library = golden_path("libxlsxwriter");
    g_autofree char *version = NULL;
    if (g_getenv("EQL_UPDATE_GOLDEN"))
        g_assert_true(g_file_set_contents(library, lxw_version(), -1, NULL));
    g_assert_true(g_file_get_contents(library, &version, NULL, NULL));
    if (strcmp(g_strstrip(version), lxw_version()) != 0) {
        g_test_skip("the parts were written with another version of libxlsxwriter");
        return;
    }
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    g_auto(GStrv) parts = unzip_names(path);
    g_assert_cmpuint(g_strv_length(parts), >, 20);
    for (char **part = parts; *part; part++)
        if (is_ours(*part))
            check_part(path, *part);
    g_remove(path);
}

/* No part is left over from what the workbook once had. */
static void test_no_more_parts(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "golden.xlsx", NULL);
    g_autofree char *first = golden_path("libxlsxwriter");
    g_autofree char *place = g_path_get_dirname(first);
    g_autoptr(GDir) dir = g_dir_open(place, 0, NULL);
    guint expected = 1; /* the version */
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, NULL));
    g_auto(GStrv) parts = unzip_names(path);
    for (char **part = parts; *part; part++)
        expected += is_ours(*part);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
        expected--;
    g_assert_cmpuint(expected, ==, 0);
    g_remove(path);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_setenv("SOURCE_DATE_EPOCH", "1764547200", TRUE);
    folder = g_dir_make_tmp("eql-golden-XXXXXX", NULL);
    g_test_add_func("/golden/parts", test_parts);
    g_test_add_func("/golden/no-more-parts", test_no_more_parts);
    int result = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return result;
}
