/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data-folder.h"

#include <gio/gio.h>

#include "base/i18n.h"
#include "base/platform.h"

/* A folder is ours when the code lists are in it. */
static gboolean is_data_folder(const char *folder)
{
    g_autofree char *mark = g_build_filename(folder, "codes", "ethnicity.csv", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

static gboolean is_guide_folder(const char *folder)
{
    g_autofree char *mark = g_build_filename(folder, "index.html", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

static gboolean is_schema_folder(const char *folder)
{
    g_autofree char *mark = g_build_filename(folder, "gschemas.compiled", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

/* Looks in `folder` and a few above it: bin/ stands beside share/, and a program in a
 * build folder stands below the source's data/ and beside the build's docs/. */
static char *find_near(const char *folder, const char *const *places,
                       gboolean (*is_it)(const char *folder))
{
    g_autofree char *here = g_strdup(folder);
    for (int up = 0; up < 5; up++) {
        for (guint i = 0; places[i] != NULL; i++) {
            g_autofree char *candidate = g_build_filename(here, places[i], NULL);
            if (is_it(candidate))
                return g_steal_pointer(&candidate);
        }
        char *parent = g_path_get_dirname(here);
        g_free(here);
        here = parent;
    }
    return NULL;
}

static char *find_data_folder(void)
{
    static const char *const places[] = {"share/equalens", "data", NULL};
    const char *given = g_getenv("EQUALENS_DATA_DIR");
    if (given && is_data_folder(given))
        return g_strdup(given);
    g_autofree char *program = eql_platform_program_folder();
    return program ? find_near(program, places, is_data_folder) : NULL;
}

const char *eql_data_folder(GError **error)
{
    static gsize once;
    static char *folder;
    if (g_once_init_enter(&once)) {
        folder = find_data_folder();
        g_once_init_leave(&once, 1);
    }
    if (!folder)
        g_set_error_literal(
            error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
            _("The program’s own data folder was not found beside it. Install Equalens "
              "again, or set EQUALENS_DATA_DIR to the folder."));
    return folder;
}

char *eql_data_file(const char *first, ...)
{
    const char *folder = eql_data_folder(NULL);
    if (!folder)
        return NULL;
    va_list rest;
    va_start(rest, first);
    g_autofree char *inside = g_build_filename_valist((char *)first, &rest);
    va_end(rest);
    return g_build_filename(folder, inside, NULL);
}

char *eql_guide_folder(void)
{
    static const char *const places[] = {"docs/guide", NULL};
    g_autofree char *beside = eql_data_file("guide", NULL);
    if (beside && is_guide_folder(beside))
        return g_steal_pointer(&beside);
    g_autofree char *program = eql_platform_program_folder();
    return program ? find_near(program, places, is_guide_folder) : NULL;
}

char *eql_schema_folder(void)
{
    static const char *const places[] = {"share/glib-2.0/schemas", "data", NULL};
    g_autofree char *program = eql_platform_program_folder();
    return program ? find_near(program, places, is_schema_folder) : NULL;
}

static gboolean is_folder(const char *folder)
{
    return g_file_test(folder, G_FILE_TEST_IS_DIR);
}

char *eql_locale_folder(const char *installed)
{
    static const char *const places[] = {"share/locale", NULL};
    const char *given = g_getenv("EQUALENS_LOCALE_DIR");
    if (given)
        return g_strdup(given);
    g_autofree char *program = eql_platform_program_folder();
    char *near = program ? find_near(program, places, is_folder) : NULL;
    return near ? near : g_strdup(installed);
}
