/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/guide.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "base/data-folder.h"
#include "base/language.h"

/* English is always among what is installed; the reader takes the user's language where it can. */
static gboolean is_installed_for_desktop(void)
{
    const char *const *folders = g_get_system_data_dirs();
    for (guint i = 0; folders[i] != NULL; i++) {
        g_autofree char *index =
            g_build_filename(folders[i], "help", "C", "equalens", "index.page", NULL);
        if (g_file_test(index, G_FILE_TEST_IS_REGULAR))
            return TRUE;
    }
    return FALSE;
}

static gboolean has_reader(void)
{
    g_autoptr(GAppInfo) reader = g_app_info_get_default_for_uri_scheme("help");
    return reader != NULL;
}

static char *with_place(const char *address, char mark, const char *place)
{
    return place != NULL ? g_strdup_printf("%s%c%s", address, mark, place) : g_strdup(address);
}

/* In the language of the program's texts, else in English, which stands above the others. */
static char *find_html(const char *folder, const char *page)
{
    g_autofree char *language = eql_language_tag();
    g_autofree char *name = g_strconcat(page, ".html", NULL);
    g_autofree char *path = g_build_filename(folder, language, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_free(path);
        path = g_build_filename(folder, name, NULL);
    }
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

static char *html_address(const char *page, const char *place)
{
    g_autofree char *folder = eql_guide_folder();
    if (folder == NULL)
        return NULL;
    g_autofree char *path = find_html(folder, page);
    if (path == NULL) {
        path = find_html(folder, "index");
        place = NULL;
    }
    g_autofree char *address = path != NULL ? g_filename_to_uri(path, NULL, NULL) : NULL;
    return address != NULL ? with_place(address, '#', place) : NULL;
}

char *eql_guide_address(const char *page, const char *place)
{
    if (!has_reader() || !is_installed_for_desktop())
        return html_address(page, place);
    g_autofree char *address = g_strconcat("help:equalens/", page, NULL);
    return with_place(address, '#', place);
}

void eql_guide_open(GtkWindow *parent, const char *page, const char *place)
{
    g_autofree char *address = eql_guide_address(page, place);
    if (address != NULL)
        eql_compat_launch_address(parent, address);
    else
        eql_compat_show_message(parent, _("The guide is not there"),
                                _("It stands in the folder “guide” of the program’s own data. "
                                  "Install Equalens again to bring it back."));
}
