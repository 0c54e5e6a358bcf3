/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/table-sniff.h"
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct {
    const char *bytes;
    gsize length;
} Mark;

#define MARK(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const Mark compound_file = MARK("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

static const Mark archives[] = {MARK("PK\003\004"), MARK("PK\005\006"), MARK("PK\007\010")};

static const Mark markup[] = {MARK("<?xml"),  MARK("<!doctype"), MARK("<html"),
                              MARK("<table"), MARK("<message"),  MARK("<workbook")};

static const Mark pdf[] = {MARK("%PDF-")};

static const Mark pictures[] = {MARK("\x89PNG"), MARK("\xff\xd8\xff"), MARK("GIF8")};

static const Mark packed[] = {
    MARK("\x1f\x8b"),
    MARK("7z\xbc\xaf\x27\x1c"),
    MARK("Rar!"),
    MARK("BZh9"),
    MARK("\xfd"
         "7zXZ"),
};

static const Mark databases[] = {MARK("SQLite format 3")};

static const Mark rich_text[] = {MARK("{\\rtf")};

/* Formats that are known and not read, each with what to do. */
static const struct {
    const Mark *marks;
    gsize n;
    const char *sentence;
} binaries[] = {
    {pdf, G_N_ELEMENTS(pdf),
     N_("“%s” is a PDF: a printed page, not a table. Export the data as CSV or .xlsx from where "
        "the PDF came and choose that file.")},
    {pictures, G_N_ELEMENTS(pictures),
     N_("“%s” is a picture. Export the data as CSV or .xlsx and choose that file.")},
    {packed, G_N_ELEMENTS(packed),
     N_("“%s” is a compressed archive. Unpack it first, then choose the file inside.")},
    {databases, G_N_ELEMENTS(databases),
     N_("“%s” is a database or an Equalens project, not a table. A project is opened, not brought "
        "in; from a database, export the data as CSV.")},
    {rich_text, G_N_ELEMENTS(rich_text),
     N_("“%s” is a text document (RTF). Save its table as .xlsx or CSV and choose that file.")},
};

static gboolean starts_with(const guint8 *bytes, gsize n, const Mark *marks, gsize n_marks)
{
    for (gsize i = 0; i < n_marks; i++) {
        if (n >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
            return TRUE;
    }
    return FALSE;
}

/* XML or HTML, behind a byte order mark and white space. */
static gboolean is_markup(const guint8 *bytes, gsize n)
{
    gsize at = n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (at < n && g_ascii_isspace(bytes[at]))
        at++;
    for (gsize i = 0; i < G_N_ELEMENTS(markup); i++) {
        if (n - at >= markup[i].length &&
            g_ascii_strncasecmp((const char *)bytes + at, markup[i].bytes, markup[i].length) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Whether the compound file has a stream of that name (ASCII; the file has it in
 * UTF-16LE). Names stand in sectors anywhere, so the whole file is searched. */
static gboolean has_stream(EqlSource *source, const char *name, gboolean *found, GError **error)
{
    g_autofree char *chunk = g_malloc(CHUNK);
    gsize n_wide = 2 * strlen(name), kept = 0, n;
    g_autofree char *wide = g_malloc0(n_wide);

    for (gsize i = 0; name[i] != '\0'; i++)
        wide[2 * i] = name[i];
    *found = FALSE;
    if (!eql_source_seek(source, 0, error))
        return FALSE;
    do {
        if (!eql_source_read(source, chunk + kept, CHUNK - kept, &n, error))
            return FALSE;
        n += kept;
        for (gsize i = 0; i + n_wide <= n && !*found; i += 2)
            *found = memcmp(chunk + i, wide, n_wide) == 0;
        kept = MIN(n, n_wide);
        memmove(chunk, chunk + n - kept, kept);
    } while (n == CHUNK && !*found);
    return TRUE;
}

static gboolean refuse_compound(EqlSource *source, GError **error)
{
    gboolean encrypted, workbook, book, document;

    if (!has_stream(source, "EncryptedPackage", &encrypted, error) ||
        !has_stream(source, "WordDocument", &document, error) ||
        !has_stream(source, "Workbook", &workbook, error) ||
        !has_stream(source, "Book", &book, error))
        return FALSE;
    if (encrypted)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_ENCRYPTED,
                    _("“%s” is protected by a password. Open it in Excel, remove the password "
                      "(File, Info, Protect Workbook, Encrypt with Password) and save it again."),
                    source->name);
    else if (document)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_UNSUPPORTED,
                    _("“%s” is a Word document (.doc). Copy its table into a spreadsheet, save "
                      "that as .xlsx or CSV and choose it."),
                    source->name);
    else if (workbook || book)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_UNSUPPORTED,
                    _("“%s” is in the old Excel format (.xls). Open it in Excel and save it as "
                      "“Excel Workbook (.xlsx)” or as CSV."),
                    source->name);
    else
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_UNSUPPORTED,
                    _("“%s” is not a workbook. Save the table as .xlsx or CSV and choose that."),
                    source->name);
    return FALSE;
}

/* What to say of a file with a known mark, “%s” for its name; NULL when it has none. */
static const char *why_binary(const guint8 *bytes, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(binaries); i++)
        if (starts_with(bytes, n, binaries[i].marks, binaries[i].n))
            return _(binaries[i].sentence);
    return NULL;
}

gboolean eql_table_sniff(EqlSource *source, EqlTableFormat *format, GError **error)
{
    guint8 bytes[512];
    gsize n;

    if (g_str_has_prefix(source->name, "~$"))
        return eql_intake_refuse(
            source->name, EQL_INTAKE_ERROR_UNSUPPORTED,
            _("“%s” is what Excel keeps beside a workbook that is open, and holds no answers. "
              "Choose the workbook itself, without ~$ before its name."),
            error);
    if (!eql_source_seek(source, 0, error) ||
        !eql_source_read(source, bytes, sizeof bytes, &n, error))
        return FALSE;
    if (n == 0)
        return eql_intake_refuse(source->name, EQL_INTAKE_ERROR_EMPTY,
                                 _("“%s” is empty. Export the data again and choose the new file."),
                                 error);
    if (starts_with(bytes, n, &compound_file, 1))
        return refuse_compound(source, error);
    if (why_binary(bytes, n) != NULL)
        return eql_intake_refuse(source->name, EQL_INTAKE_ERROR_BINARY, why_binary(bytes, n),
                                 error);
    if (is_markup(bytes, n))
        return eql_intake_refuse(
            source->name, EQL_INTAKE_ERROR_UNSUPPORTED,
            _("“%s” is a web page or an XML file, whatever its name says. Open it in Excel and "
              "save it as “Excel Workbook (.xlsx)” or as CSV."),
            error);
    *format = starts_with(bytes, n, archives, G_N_ELEMENTS(archives)) ? EQL_TABLE_FORMAT_XLSX
                                                                      : EQL_TABLE_FORMAT_CSV;
    return TRUE;
}
