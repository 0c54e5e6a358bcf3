/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _WIN32
#define _POSIX_C_SOURCE 200809L /* a thread's own locale */
#endif
#include "base/platform.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "base/i18n.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
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

#ifdef G_OS_WIN32
static UINT usual_code_page;

static void restore_code_page(void)
{
    SetConsoleOutputCP(usual_code_page);
}
#endif

void eql_platform_speak(void)
{
#ifdef G_OS_WIN32
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    /* The console is not ours alone: whoever called the program goes on with it. */
    usual_code_page = GetConsoleOutputCP();
    if (usual_code_page != 0 && SetConsoleOutputCP(CP_UTF8))
        atexit(restore_code_page);
#endif
}

#ifdef G_OS_WIN32

/* Which of `n` words of a command line have quotation marks, whole or in part. */
static gboolean *find_quoted(const wchar_t *line, guint n)
{
    gboolean *quoted = g_new0(gboolean, n + 1);
    gboolean inside = FALSE, escaped = FALSE;
    for (guint at = 0; *line != L'\0' && at < n; line++) {
        if (*line == L'"' && !escaped) {
            inside = !inside;
            quoted[at] = TRUE;
        } else if (!inside && (*line == L' ' || *line == L'\t')) {
            at += line[1] != L' ' && line[1] != L'\t';
        }
        escaped = *line == L'\\' && !escaped;
    }
    return quoted;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return g_utf8_collate(*(char *const *)a, *(char *const *)b);
}

/* The files that "packs\*.eqpack" stands for, sorted; the word itself when there are none. */
static void add_matching(GPtrArray *words, const char *word)
{
    g_autofree char *folder = g_path_get_dirname(word);
    g_autofree char *last = g_path_get_basename(word);
    g_autofree char *folded = g_utf8_casefold(last, -1);
    g_autoptr(GPatternSpec) pattern = g_pattern_spec_new(folded);
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (const char *name; entries != NULL && (name = g_dir_read_name(entries)) != NULL;) {
        g_autofree char *plain = g_utf8_casefold(name, -1);
        if (g_pattern_spec_match_string(pattern, plain))
            g_ptr_array_add(found, g_str_has_prefix(word, last)
                                       ? g_strdup(name)
                                       : g_build_filename(folder, name, NULL));
    }
    g_ptr_array_sort(found, by_name);
    if (found->len == 0)
        g_ptr_array_add(found, g_strdup(word));
    g_ptr_array_extend(words, found, NULL, NULL);
}

#endif

char **eql_platform_arguments(char **argv)
{
#ifdef G_OS_WIN32
    g_auto(GStrv) given = g_win32_get_command_line();
    guint n = g_strv_length(given);
    g_autofree gboolean *quoted = find_quoted(GetCommandLineW(), n);
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < n; i++) {
        if (i > 0 && !quoted[i] && strpbrk(given[i], "*?") != NULL)
            add_matching(words, given[i]);
        else
            g_ptr_array_add(words, g_strdup(given[i]));
    }
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
#else
    return g_strdupv(argv);
#endif
}

char *eql_platform_name_for_library(const char *path)
{
#ifdef G_OS_WIN32
    char *name = g_win32_locale_filename_from_utf8(path);
    return name ? name : g_strdup(path);
#else
    return g_strdup(path);
#endif
}

gboolean eql_platform_is_terminal(FILE *stream)
{
#ifdef G_OS_WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

static gboolean no_random_numbers(GError **error)
{
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                        _("The computer gave no random numbers, which pupils’ numbers are "
                          "protected with. Restart it and try again."));
    return FALSE;
}

gboolean eql_platform_random(guint8 *bytes, gsize length, GError **error)
{
#ifdef G_OS_WIN32
    if (BCryptGenRandom(NULL, bytes, (ULONG)length, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0)
        return TRUE;
    return no_random_numbers(error);
#else
    g_autoptr(GFile) source = g_file_new_for_path("/dev/urandom");
    g_autoptr(GFileInputStream) stream = g_file_read(source, NULL, error);
    gsize n = 0;
    if (!stream || !g_input_stream_read_all(G_INPUT_STREAM(stream), bytes, length, &n, NULL, error))
        return FALSE;
    return n == length || no_random_numbers(error); /* a file's end is no failure, but no key */
#endif
}

gboolean eql_platform_write_private(const char *path, const guint8 *bytes, gsize length,
                                    GError **error)
{
    return g_file_set_contents_full(path, (const char *)bytes, (gssize)length,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error);
}

/* ── memory ── */

void eql_platform_keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TOP_PAD, 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
#endif
}

/* ── standard error ── */

#ifdef G_OS_WIN32
#define NOWHERE "NUL"
#define dup _dup
#define dup2 _dup2
#define fileno _fileno
#define unlink _unlink
#else
#define NOWHERE "/dev/null"
#endif

static GMutex hushing;
static int heard = -1; /* where standard error leads otherwise */

void eql_platform_hush(void)
{
    g_mutex_lock(&hushing);
    fflush(stderr);
    heard = dup(fileno(stderr));
    int nowhere = heard < 0 ? -1 : g_open(NOWHERE, O_WRONLY, 0);
    if (nowhere < 0)
        return;
    dup2(nowhere, fileno(stderr));
    g_close(nowhere, NULL);
}

void eql_platform_unhush(void)
{
    fflush(stderr);
    if (heard >= 0) {
        dup2(heard, fileno(stderr));
        g_close(heard, NULL);
    }
    heard = -1;
    g_mutex_unlock(&hushing);
}

/* ── being stopped ── */

/* What a signal's handler reads: written whole before it is pointed to. */
static char half_written[4096];
static volatile sig_atomic_t is_half_written;

/* Calls only what a handler may; then the signal does what it always does. */
static void on_stop(int number)
{
    if (is_half_written)
        unlink(half_written);
    signal(number, SIG_DFL);
    raise(number);
}

void eql_platform_remove_if_stopped(const char *path)
{
    static const int signals[] = {SIGINT, SIGTERM};
    is_half_written = FALSE;
    g_autofree char *name = path ? eql_platform_name_for_library(path) : NULL;
    if (!name || g_strlcpy(half_written, name, sizeof half_written) >= sizeof half_written)
        return;
    is_half_written = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
        if (signal(signals[i], on_stop) == SIG_IGN)
            signal(signals[i], SIG_IGN); /* as "nohup" wishes */
}

/* ── numbers ── */

#ifdef G_OS_WIN32

gpointer eql_platform_plain_numbers(void)
{
    _configthreadlocale(_ENABLE_PER_THREAD_LOCALE);
    char *before = g_strdup(setlocale(LC_NUMERIC, NULL));
    setlocale(LC_NUMERIC, "C");
    return before;
}

void eql_platform_usual_numbers(gpointer before)
{
    setlocale(LC_NUMERIC, before);
    g_free(before);
}

#else

gpointer eql_platform_plain_numbers(void)
{
    locale_t usual = duplocale(uselocale((locale_t)0));
    locale_t plain = usual ? newlocale(LC_NUMERIC_MASK, "C", usual) : (locale_t)0;
    return plain ? (gpointer)uselocale(plain) : NULL;
}

void eql_platform_usual_numbers(gpointer before)
{
    if (before)
        freelocale(uselocale((locale_t)before));
}

#endif
