/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"
#include "intake/table/xlsx.h"

#include <string.h>
#include <zlib.h>

/* The bytes are the XML of a sheet, its shared texts and its styles, with a byte 1
 * between; around them an archive is built (stored, so that what the fuzzer writes
 * is what the parser sees). */
typedef struct {
    GByteArray *archive;
    GByteArray *directory;
    guint n_parts;
} Builder;

static void put(GByteArray *out, guint32 value, guint n_bytes)
{
    guint8 bytes[4] = {(guint8)value, (guint8)(value >> 8), (guint8)(value >> 16),
                       (guint8)(value >> 24)};

    g_byte_array_append(out, bytes, n_bytes);
}

/* What a local header and a directory entry have in common (APPNOTE.TXT 4.3.7). */
static void put_entry(GByteArray *out, const char *name, const guint8 *content, gsize length)
{
    put(out, 20, 2); /* version needed */
    put(out, 0, 4);  /* flags, stored */
    put(out, 0, 4);  /* time and date */
    put(out, (guint32)crc32(0, content, (uInt)length), 4);
    put(out, (guint32)length, 4);
    put(out, (guint32)length, 4);
    put(out, (guint32)strlen(name), 2);
    put(out, 0, 2); /* extra field */
}

static void add_part(Builder *self, const char *name, const guint8 *content, gsize length)
{
    guint offset = self->archive->len;

    put(self->archive, 0x04034b50, 4);
    put_entry(self->archive, name, content, length);
    g_byte_array_append(self->archive, (const guint8 *)name, (guint)strlen(name));
    g_byte_array_append(self->archive, content, (guint)length);
    put(self->directory, 0x02014b50, 4);
    put(self->directory, 20, 2); /* version made by */
    put_entry(self->directory, name, content, length);
    put(self->directory, 0, 4); /* comment, disk */
    put(self->directory, 0, 2); /* internal attributes */
    put(self->directory, 0, 4); /* external attributes */
    put(self->directory, offset, 4);
    g_byte_array_append(self->directory, (const guint8 *)name, (guint)strlen(name));
    self->n_parts++;
}

static void add_text(Builder *self, const char *name, const char *content)
{
    add_part(self, name, (const guint8 *)content, strlen(content));
}

static void finish(Builder *self)
{
    guint offset = self->archive->len;

    g_byte_array_append(self->archive, self->directory->data, self->directory->len);
    put(self->archive, 0x06054b50, 4);
    put(self->archive, 0, 4); /* disks */
    put(self->archive, self->n_parts, 2);
    put(self->archive, self->n_parts, 2);
    put(self->archive, self->directory->len, 4);
    put(self->archive, offset, 4);
    put(self->archive, 0, 2); /* comment */
}

static void add_inputs(Builder *self, const guint8 *bytes, gsize length)
{
    static const char *const names[] = {"xl/sheet.xml", "xl/sharedStrings.xml", "xl/styles.xml"};
    const guint8 *end = bytes + length;

    for (guint i = 0; i < G_N_ELEMENTS(names) && bytes <= end; i++) {
        const guint8 *mark = memchr(bytes, 1, (gsize)(end - bytes));
        if (mark == NULL || i + 1 == G_N_ELEMENTS(names))
            mark = end;
        add_part(self, names[i], bytes, (gsize)(mark - bytes));
        bytes = mark + 1;
    }
}

/* What the workbook around these inputs reads as. */
static char *read_inputs(const guint8 *bytes, gsize length)
{
    g_autoptr(GByteArray) archive = g_byte_array_new();
    g_autoptr(GByteArray) directory = g_byte_array_new();
    Builder builder = {archive, directory, 0};
    GError *error = NULL;

    add_text(&builder, "xl/workbook.xml",
             "<workbook xmlns:r=\"x/relationships\"><sheets><sheet name=\"a\" r:id=\"s\"/>"
             "</sheets></workbook>");
    add_text(&builder, "xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"sheet.xml\"/>"
             "</Relationships>");
    add_inputs(&builder, bytes, length);
    finish(&builder);
    g_autoptr(GInputStream) stream = fuzz_stream(archive->data, archive->len);
    EqlSource *source = eql_source_new(stream, "fuzz", NULL, &error);
    EqlTable *table = source != NULL ? eql_xlsx_new(source, NULL, &error) : NULL;
    return fuzz_read(table, error);
}

/* Whether the tag that ends here may open a row; not one that ends within quotes. */
static gboolean is_row(const GByteArray *out)
{
    gboolean found = FALSE;
    guint n_quotes = 0;

    for (guint i = out->len; i > 0; i--) {
        guint8 byte = out->data[i - 1];
        if (byte == '<')
            return found && n_quotes % 2 == 0;
        n_quotes += byte == '"' || byte == '\'';
        found = found || (i >= 3 && memcmp(out->data + i - 3, "row", 3) == 0);
    }
    return FALSE;
}

/* Bytes that UTF-8 never has may begin UTF-16, in which a comment of ASCII means nothing. */
static gboolean may_be_utf_16(guint8 byte)
{
    return byte == 0x00 || byte == 0xfe || byte == 0xff;
}

/* The same, with a comment behind each tag that may open a row: then all cells are left to
 * the XML parser. NULL where the bytes have comments and the like of their own, or may not be
 * UTF-8. */
static GByteArray *with_comments(const guint8 *bytes, gsize length)
{
    g_autoptr(GByteArray) out = g_byte_array_new();

    for (gsize i = 0; i < length; i++) {
        if (may_be_utf_16(bytes[i]) ||
            (i > 0 && bytes[i - 1] == '<' && (bytes[i] == '!' || bytes[i] == '?')))
            return NULL;
        g_byte_array_append(out, bytes + i, 1);
        if (bytes[i] == '>' && is_row(out))
            g_byte_array_append(out, (const guint8 *)"<!---->", 7);
    }
    return g_steal_pointer(&out);
}

/* Leaves out Expat's own words for what is wrong with broken XML. They depend on what it was
 * about to read: of a row that breaks off, "unclosed token" or "no element found" is said as a
 * comment stands before the break or not. What was read before it, the sentence around and the
 * faults do not. */
static char *without_reason(const char *read)
{
    static const char broken[] = "the XML inside is broken (";
    const char *reason = strstr(read, broken);
    const char *end = reason != NULL ? strchr(reason + strlen(broken), ')') : NULL;

    if (end == NULL)
        return g_strdup(read);
    return g_strdup_printf("%.*s%s", (int)(reason + strlen(broken) - read), read, end);
}

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autofree char *found = read_inputs(bytes, length);
    g_autoptr(GByteArray) commented = with_comments(bytes, length);

    if (commented != NULL && commented->len > 0) {
        g_autofree char *expected = read_inputs(commented->data, commented->len);
        g_autofree char *found_plain = without_reason(found);
        g_autofree char *expected_plain = without_reason(expected);
        g_assert_cmpstr(found_plain, ==, expected_plain);
    }
    return 0;
}
