/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/profile.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/platform.h"

#define KEY_LENGTH 32

static EqlHasher *hasher_of(const char *contents, gsize length)
{
    return length == KEY_LENGTH ? eql_hasher_new((const guint8 *)contents) : NULL;
}

static gboolean make_key(const char *path, guint8 *key, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ACCES,
                    _("The folder %s could not be made. It keeps the key that protects pupils’ "
                      "numbers; make it, or free some space."),
                    folder);
        return FALSE;
    }
    return eql_platform_random(key, KEY_LENGTH, error) &&
           eql_platform_write_private(path, key, KEY_LENGTH, error);
}

EqlHasher *eql_profile_hasher(GError **error)
{
    g_autofree char *path = g_build_filename(g_get_user_data_dir(), "equalens", "pupil-key", NULL);
    g_autofree char *contents = NULL;
    gsize length = 0;
    if (g_file_get_contents(path, &contents, &length, NULL)) {
        EqlHasher *hasher = hasher_of(contents, length);
        if (hasher)
            return hasher;
    }
    guint8 key[KEY_LENGTH];
    return make_key(path, key, error) ? eql_hasher_new(key) : NULL;
}

EqlHasher *eql_profile_passing_hasher(GError **error)
{
    guint8 key[KEY_LENGTH];
    return eql_platform_random(key, sizeof key, error) ? eql_hasher_new(key) : NULL;
}
