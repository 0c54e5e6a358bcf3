/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/platform.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#ifdef G_OS_WIN32
#include <io.h>
#include <windows.h>
/* after windows.h */
#include <bcrypt.h>
#else
#include <unistd.h>
#endif

char *eql_platform_program_folder(void)
{
#ifdef G_OS_WIN32
    wchar_t wide[32768];
    DWORD length = GetModuleFileNameW(NULL, wide, G_N_ELEMENTS(wide));
    if (length == 0 || length == G_N_ELEMENTS(wide))
        return NULL;
    g_autofree char *program = g_utf16_to_utf8((gunichar2 *)wide, length, NULL, NULL, NULL);
#else
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
#endif
    return program ? g_path_get_dirname(program) : NULL;
}

gboolean eql_platform_is_terminal(FILE *stream)
{
#ifdef G_OS_WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

gboolean eql_platform_random(guint8 *bytes, gsize length, GError **error)
{
#ifdef G_OS_WIN32
    if (BCryptGenRandom(NULL, bytes, (ULONG)length, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0)
        return TRUE;
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, "no random numbers from the system");
    return FALSE;
#else
    g_autoptr(GFile) source = g_file_new_for_path("/dev/urandom");
    g_autoptr(GFileInputStream) stream = g_file_read(source, NULL, error);
    return stream &&
           g_input_stream_read_all(G_INPUT_STREAM(stream), bytes, length, NULL, NULL, error);
#endif
}

gboolean eql_platform_write_private(const char *path, const guint8 *bytes, gsize length,
                                    GError **error)
{
    return g_file_set_contents_full(path, (const char *)bytes, (gssize)length,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error);
}
