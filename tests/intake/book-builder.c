/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-builder.h"
#include "table-dump.h"

#include <minizip/zip.h>
#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static void add_part(zipFile archive, const BookPart *part)
{
    gsize length = part->length > 0 ? part->length : strlen(part->content);

    g_assert_cmpint(
        zipOpenNewFileInZip64(archive, part->name, NULL, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6, 0),
        ==, ZIP_OK);
    g_assert_cmpint(zipWriteInFileInZip(archive, part->content, (unsigned)length), ==, ZIP_OK);
    g_assert_cmpint(zipCloseFileInZip(archive), ==, ZIP_OK);
}

char *build_archive(const char *name, const BookPart *parts)
{
    char *path = write_file(name, "", 0);
    zipFile archive = zipOpen64(path, APPEND_STATUS_CREATE);

    g_assert_nonnull(archive);
    for (; parts->name != NULL; parts++)
        add_part(archive, parts);
    g_assert_cmpint(zipClose(archive, NULL), ==, ZIP_OK);
    return path;
}

char *build_book(const char *sheet, const char *strings, const char *styles)
{
    BookPart parts[8] = {
        {"_rels/.rels", "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"a\" Type=\"" OFFICE
                        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", "<workbook " MAIN_NS " xmlns:r=\"" OFFICE "\"><sheets><sheet "
                            "name=\"Data\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"s1\" Type=\"" OFFICE
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", sheet},
    };
    guint n = 4;

    if (strings != NULL)
        parts[n++] = (BookPart){"xl/sharedStrings.xml", strings};
    if (styles != NULL)
        parts[n++] = (BookPart){"xl/styles.xml", styles};
    return build_archive("made.xlsx", parts);
}
