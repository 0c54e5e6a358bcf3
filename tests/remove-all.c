/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remove-all.h"

#include <glib/gstdio.h>

void remove_all(const char *path)
{
    g_autoptr(GDir) folder =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        remove_all(inside);
    }
    g_clear_pointer(&folder, g_dir_close); /* Windows removes no folder that is being read */
    g_remove(path);
}
