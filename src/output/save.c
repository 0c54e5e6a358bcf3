/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/save.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <fcntl.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "base/i18n.h"
#include "base/platform.h"

G_DEFINE_QUARK(eql_output_error, eql_output_error)

gboolean eql_output_check_public(const EqlWorkbookContent *content, GError **error)
{
    if (!content->permit)
        return TRUE;
    g_set_error_literal(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_CONFIDENTIAL,
                        _("This file may be passed on, so it never holds small numbers. Only the "
                          "workbook, the full report and the summary for governors can be had "
                          "with them, for the school alone."));
    return FALSE;
}

static void set_write_error(GError **error, const char *path, const char *reason)
{
    g_autofree char *name = g_filename_display_basename(path);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("“%s” could not be written: %s. Check that there is room on the disk, that you "
                  "may write in that folder, and that no other program has the file open."),
                name, reason);
}

/* Where a chain of links ends, so that the file is replaced and not the link. */
static char *resolve_links(const char *path)
{
    char *at = g_strdup(path);
    for (guint steps = 0; steps < 32 && g_file_test(at, G_FILE_TEST_IS_SYMLINK); steps++) {
        g_autofree char *link = at;
        g_autofree char *folder = g_path_get_dirname(link);
        g_autofree char *target = g_file_read_link(link, NULL);
        gboolean whole = !target || g_path_is_absolute(target);
        at = whole ? g_strdup(target ? target : link) : g_build_filename(folder, target, NULL);
    }
    return at;
}

/* What stands in the way of a file at `path`, in a sentence; NULL: nothing. A slip of the
 * hand ("-o project.equalens") must not cost a year's answers, nor "/dev/null" the machine
 * its device. */
static char *obstacle(const char *path)
{
    g_autofree char *place = resolve_links(path);
    g_autofree char *folder = g_path_get_dirname(place);
    g_autofree char *name = g_filename_display_basename(path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return g_strdup_printf(_("“%s” could not be written: there is no folder “%s”. Make it "
                                 "first, or choose another."),
                               name, folder);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return g_strdup_printf(_("“%s” is a folder or a device, not a file. Choose a name for the "
                                 "new file."),
                               name);
    if (eql_file_is_database(path))
        return g_strdup_printf(_("“%s” is a project, and writing there would destroy it. Choose "
                                 "another name for the new file."),
                               name);
    return NULL;
}

GDateTime *eql_save_now(void)
{
    const char *fixed = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = 0;
    if (fixed && g_ascii_string_to_signed(fixed, 10, 0, G_MAXINT32, &seconds, NULL))
        return g_date_time_new_from_unix_utc(seconds);
    return g_date_time_new_now_utc();
}

gboolean eql_save_check_place(const char *path, GError **error)
{
    g_autofree char *words = obstacle(path);
    if (words)
        g_set_error_literal(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE, words);
    return words == NULL;
}

/* ── what a writer that was killed left behind ── */

#define TEMPORARY_START ".equalens-"
#define TEMPORARY_END ".tmp"
/* No save takes as long, on whatever computer that shares the folder. */
#define STALE_SECONDS (24 * 60 * 60)

static gboolean is_temporary(const char *name)
{
    return strlen(name) == strlen(TEMPORARY_START "XXXXXX" TEMPORARY_END) &&
           g_str_has_prefix(name, TEMPORARY_START) && g_str_has_suffix(name, TEMPORARY_END);
}

static gboolean is_stale(const char *path)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
    g_autoptr(GFileInfo) info =
        g_file_query_info(file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                          G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
    if (!info || g_file_info_get_file_type(info) != G_FILE_TYPE_REGULAR)
        return FALSE;
    gint64 modified =
        (gint64)g_file_info_get_attribute_uint64(info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
    return g_get_real_time() / G_USEC_PER_SEC - modified > STALE_SECONDS;
}

/* A process that is killed cannot tidy up, so the next save in the folder does. Whether the
 * writer is dead cannot be asked of another computer; that the file is a day old can. */
static void remove_leftovers(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    const char *name;
    while (entries && (name = g_dir_read_name(entries))) {
        g_autofree char *path = is_temporary(name) ? g_build_filename(folder, name, NULL) : NULL;
        if (path && is_stale(path))
            g_unlink(path);
    }
}

char *eql_save_begin(const char *path, GError **error)
{
    if (!eql_save_check_place(path, error))
        return NULL;
    g_autofree char *place = resolve_links(path);
    g_autofree char *folder = g_path_get_dirname(place);
    g_autofree char *temporary =
        g_build_filename(folder, TEMPORARY_START "XXXXXX" TEMPORARY_END, NULL);
    remove_leftovers(folder);
    int file = g_mkstemp_full(temporary, O_RDWR, 0666);
    if (file < 0) {
        set_write_error(error, path, g_strerror(errno));
        return NULL;
    }
    g_close(file, NULL);
    eql_platform_remove_if_stopped(temporary);
    return g_steal_pointer(&temporary);
}

static gboolean has_ending(const char *path, const char *ending)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    return g_str_has_suffix(lower, ending);
}

gboolean eql_save_check_xlsx(const char *path, GError **error)
{
    if (!eql_save_check_place(path, error))
        return FALSE;
    if (has_ending(path, ".xlsx"))
        return TRUE;
    g_autofree char *name = g_filename_display_basename(path);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("“%s”: a workbook is an .xlsx file. Give its name this ending."), name);
    return FALSE;
}

gboolean eql_save_check_pdf(const char *path, GError **error)
{
    if (!eql_save_check_place(path, error))
        return FALSE;
    if (has_ending(path, ".pdf"))
        return TRUE;
    g_autofree char *name = g_filename_display_basename(path);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("“%s”: a report is a .pdf file. Give its name this ending."), name);
    return FALSE;
}

char *eql_save_begin_xlsx(const char *path, GError **error)
{
    return eql_save_check_xlsx(path, error) ? eql_save_begin(path, error) : NULL;
}

void eql_save_abandon(const char *temporary)
{
    g_unlink(temporary);
    eql_platform_remove_if_stopped(NULL);
}

gboolean eql_save_end(const char *temporary, const char *path, GError **error)
{
    g_autofree char *place = resolve_links(path);
    if (g_rename(temporary, place) == 0) {
        eql_platform_remove_if_stopped(NULL);
        return TRUE;
    }
    set_write_error(error, path, g_strerror(errno));
    eql_save_abandon(temporary);
    return FALSE;
}

/* Gives errno's value; 0: all is on the disk. */
static int write_text(const char *path, const GString *text)
{
    FILE *file = g_fopen(path, "wb");
    if (!file)
        return errno;
    gboolean written = fwrite(text->str, 1, text->len, file) == text->len && fflush(file) == 0 &&
                       g_fsync(fileno(file)) == 0;
    int failure = written ? 0 : errno;
    if (fclose(file) != 0 && failure == 0)
        failure = errno;
    return failure;
}

gboolean eql_save_text(const char *path, const GString *text, GError **error)
{
    g_autofree char *temporary = eql_save_begin(path, error);
    if (!temporary)
        return FALSE;
    int failure = write_text(temporary, text);
    if (failure == 0)
        return eql_save_end(temporary, path, error);
    set_write_error(error, path, g_strerror(failure));
    eql_save_abandon(temporary);
    return FALSE;
}

lxw_workbook *eql_save_new_workbook(const char *temporary)
{
    g_autofree char *name = eql_platform_name_for_library(temporary);
    return workbook_new(name);
}

lxw_error eql_save_close_workbook(lxw_workbook *workbook)
{
    gpointer numbers = eql_platform_plain_numbers();
    eql_platform_hush();
    lxw_error failure = workbook_close(workbook);
    eql_platform_unhush();
    eql_platform_usual_numbers(numbers);
    return failure;
}

/* ── checking ── */

/* The library does not look whether its temporary files took what it wrote, so a full disk
 * can leave a hole in a part. A hole of whole blocks begins and ends anywhere: the tags that
 * are left do not pair up. Its writer escapes < and > wherever they are text. */
typedef struct {
    gint64 depth;
    gboolean in_tag, broken;
    char first, before; /* of the tag that is open: its first character, and the latest */
    guint n_tags;
} Tags;

static void close_tag(Tags *tags)
{
    if (tags->first == '/')
        tags->depth--;
    else if (tags->first != '?' && tags->before != '/')
        tags->depth++;
    tags->broken = tags->broken || !tags->in_tag || tags->depth < 0;
    tags->in_tag = FALSE;
    tags->n_tags++;
}

static void read_tags(Tags *tags, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (text[i] == '<') {
            tags->broken = tags->broken || tags->in_tag;
            tags->in_tag = TRUE;
            tags->first = tags->before = '\0';
        } else if (text[i] == '>') {
            close_tag(tags);
        } else if (tags->in_tag) {
            tags->first = tags->first != '\0' ? tags->first : text[i];
            tags->before = text[i];
        }
        tags->broken = tags->broken || text[i] == '\0';
    }
}

static gboolean part_is_picture(unzFile zip)
{
    char name[256] = "";
    unz_file_info64 info;
    return unzGetCurrentFileInfo64(zip, &info, name, sizeof name - 1, NULL, 0, NULL, 0) == UNZ_OK &&
           g_str_has_prefix(name, "xl/media/");
}

static gboolean part_is_whole(unzFile zip)
{
    char buffer[16384];
    int got = 0;
    Tags tags = {0};
    gboolean picture = part_is_picture(zip);
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return FALSE;
    while (!tags.broken && (got = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0)
        if (!picture)
            read_tags(&tags, buffer, (gsize)got);
    /* Closing compares a picture's checksum. */
    if (unzCloseCurrentFile(zip) != UNZ_OK || got != 0)
        return FALSE;
    return picture || (!tags.broken && !tags.in_tag && tags.depth == 0 && tags.n_tags > 0);
}

static gboolean xlsx_is_whole(const char *path)
{
    g_autofree char *name = eql_platform_name_for_library(path);
    unzFile zip = unzOpen64(name);
    if (!zip)
        return FALSE;
    int at = unzGoToFirstFile(zip);
    gboolean whole = at == UNZ_OK;
    for (; whole && at == UNZ_OK; at = unzGoToNextFile(zip))
        whole = part_is_whole(zip);
    unzClose(zip);
    return whole && at == UNZ_END_OF_LIST_OF_FILE;
}

/* The library's words for a disk that is full are not for a teacher. */
static const char *words_for(lxw_error failure)
{
    switch (failure) {
    case LXW_NO_ERROR:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_PARAMETER_ERROR:
    case LXW_ERROR_ZIP_BAD_ZIP_FILE:
    case LXW_ERROR_ZIP_INTERNAL_ERROR:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
        return _("it did not come out whole");
    default:
        return lxw_strerror(failure);
    }
}

gboolean eql_save_end_xlsx(const char *temporary, const char *path, lxw_error failure,
                           GError **error)
{
    if (failure == LXW_NO_ERROR && xlsx_is_whole(temporary))
        return eql_save_end(temporary, path, error);
    set_write_error(error, path, words_for(failure));
    eql_save_abandon(temporary);
    return FALSE;
}
