/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that programs make higher as somebody types in them. The library marks each height that it
 * is given as the user's own, which programs then leave alone; without one, not all of them work
 * out the height when they open the workbook. So the mark is taken off in the finished file. */
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <stdlib.h>
#include <string.h>

#include "base/platform.h"
#include "output/save.h"

typedef struct {
    char *name;
    GByteArray *bytes;
    gboolean packed; /* as it stands in the file */
    int method;
    unz_file_info64 info;
} Part;

static void part_free(gpointer data)
{
    Part *part = data;
    g_free(part->name);
    g_byte_array_unref(part->bytes);
    g_free(part);
}

/* ── reading ── */

static gboolean read_bytes(unzFile zip, GByteArray *bytes)
{
    guint8 buffer[16384];
    int got = 0;
    while ((got = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0)
        g_byte_array_append(bytes, buffer, (guint)got);
    return unzCloseCurrentFile(zip) == UNZ_OK && got == 0;
}

/* NULL when it cannot be read. That of the name `open` is unpacked. */
static Part *read_part(unzFile zip, const char *open)
{
    char name[256] = "";
    int level = 0;
    Part *part = g_new0(Part, 1);
    part->bytes = g_byte_array_new();
    gboolean whole = unzGetCurrentFileInfo64(zip, &part->info, name, sizeof name - 1, NULL, 0, NULL,
                                             0) == UNZ_OK;
    part->name = g_strdup(name);
    part->packed = !g_str_equal(name, open);
    whole = whole &&
            unzOpenCurrentFile2(zip, &part->method, &level, part->packed ? 1 : 0) == UNZ_OK &&
            read_bytes(zip, part->bytes);
    if (!whole)
        g_clear_pointer(&part, part_free);
    return part;
}

static GPtrArray *read_parts(const char *path, const char *open)
{
    unzFile zip = unzOpen64(path);
    if (!zip)
        return NULL;
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    int at = unzGoToFirstFile(zip);
    for (; at == UNZ_OK; at = unzGoToNextFile(zip)) {
        Part *part = read_part(zip, open);
        if (!part)
            break;
        g_ptr_array_add(parts, part);
    }
    unzClose(zip);
    if (at != UNZ_END_OF_LIST_OF_FILE)
        g_clear_pointer(&parts, g_ptr_array_unref);
    return parts;
}

/* ── writing ── */

static gboolean write_part(zipFile zip, const Part *part)
{
    /* the library gives its own parts this date too, so that two runs give the same file */
    zip_fileinfo info = {.tmz_date = {.tm_mday = 1, .tm_year = 1980}};
    gboolean written =
        zipOpenNewFileInZip2_64(zip, part->name, &info, NULL, 0, NULL, 0, NULL,
                                part->packed ? part->method : Z_DEFLATED, Z_DEFAULT_COMPRESSION,
                                part->packed ? 1 : 0, 0) == ZIP_OK &&
        zipWriteInFileInZip(zip, part->bytes->data, part->bytes->len) == ZIP_OK;
    if (!written)
        return FALSE;
    return (part->packed ? zipCloseFileInZipRaw64(zip, part->info.uncompressed_size, part->info.crc)
                         : zipCloseFileInZip(zip)) == ZIP_OK;
}

static gboolean write_parts(const char *path, const GPtrArray *parts)
{
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    gboolean written = zip != NULL;
    for (guint i = 0; written && i < parts->len; i++)
        written = write_part(zip, parts->pdata[i]);
    return zip && zipClose(zip, NULL) == ZIP_OK && written;
}

/* ── a sheet's rows ── */

#define ROW "<row r=\""
#define MARK " customHeight=\"1\""

/* Of the sheet's XML, as the library writes it: one row after another, no text that holds a tag. */
static GByteArray *without_marks(const GByteArray *sheet, guint below)
{
    g_autofree char *text = g_strndup((const char *)sheet->data, sheet->len);
    GString *out = g_string_sized_new(sheet->len);
    const char *from = text;
    for (const char *row = strstr(from, ROW); row; row = strstr(from, ROW)) {
        gsize length = strcspn(row, ">");
        const char *mark = g_strstr_len(row, (gssize)length, MARK);
        gboolean is_below = strtoul(row + strlen(ROW), NULL, 10) > below;
        const char *end = row + length;
        g_string_append_len(out, from, (mark && is_below ? mark : end) - from);
        if (mark && is_below)
            g_string_append_len(out, mark + strlen(MARK), end - mark - (gssize)strlen(MARK));
        from = end;
    }
    g_string_append(out, from);
    GByteArray *bytes = g_byte_array_sized_new((guint)out->len);
    g_byte_array_append(bytes, (const guint8 *)out->str, (guint)out->len);
    g_string_free(out, TRUE);
    return bytes;
}

gboolean eql_save_let_rows_grow(const char *temporary, guint sheet, guint below)
{
    g_autofree char *path = eql_platform_name_for_library(temporary);
    g_autofree char *name = g_strdup_printf("xl/worksheets/sheet%u.xml", sheet);
    g_autoptr(GPtrArray) parts = read_parts(path, name);
    for (guint i = 0; parts && i < parts->len; i++) {
        Part *part = parts->pdata[i];
        if (part->packed)
            continue;
        GByteArray *bytes = without_marks(part->bytes, below);
        g_byte_array_unref(part->bytes);
        part->bytes = bytes;
    }
    return parts && write_parts(path, parts);
}
