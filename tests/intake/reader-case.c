/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-case.h"

#include <string.h>

#include "book-builder.h"
#include "intake/roll/xml-stream.h"
#include "intake/table/csv.h"
#include "intake/table/table-private.h"
#include "intake/table/xlsx.h"

static char *read_rows(EqlTable *table, GError **error)
{
    GString *out = g_string_new(NULL);
    const EqlRow *row;

    while (table != NULL && eql_table_next(table, &row, error) && row != NULL) {
        for (guint i = 0; i < row->n_cells; i++) {
            g_string_append_len(out, row->cells[i].text, (gssize)row->cells[i].length);
            g_string_append_c(out, '|');
        }
        g_string_append_c(out, '\1');
    }
    eql_table_free(table);
    return g_string_free(out, FALSE);
}

static char *read_csv(EqlSource *source, GError **error)
{
    return read_rows(eql_csv_new(source, 64, error), error);
}

static char *read_book(EqlSource *source, GError **error)
{
    return read_rows(eql_xlsx_new(source, NULL, error), error);
}

static gboolean on_start(const EqlXmlElement *element, gpointer out, GError **error)
{
    return TRUE;
}

static gboolean on_end(const EqlXmlElement *element, gpointer out, GError **error)
{
    g_string_append_printf(out, "%s=%s\1", element->name, element->text);
    return TRUE;
}

static char *read_return(EqlSource *source, GError **error)
{
    static const EqlXmlHandler handler = {on_start, on_end};
    GString *out = g_string_new(NULL);
    g_autoptr(EqlSource) own = source;

    g_assert_cmpint(eql_xml_read(own, &handler, out, NULL, NULL, error), ==,
                    error == NULL || *error == NULL);
    return g_string_free(out, FALSE);
}

static char *table_text(void)
{
    GString *text = g_string_new("name,\"what \"\"they\"\" say\",n\n");

    for (guint i = 0; i < 40; i++)
        g_string_append_printf(text,
                               "p\303\251%u,\"line\nafter \342\202\254 line, longer than a buffer "
                               "of 64 bytes\",%u\r\n",
                               i, i);
    return g_string_free(text, FALSE);
}

static void take_text(ReaderCase *self, const char *encoding, const char *mark)
{
    g_autofree char *text = table_text();
    gsize n;
    g_autofree char *coded = g_convert(text, -1, encoding, "UTF-8", NULL, &n, NULL);

    g_assert_nonnull(coded);
    self->name = encoding;
    self->length = strlen(mark) + n;
    self->bytes = g_malloc(self->length);
    memcpy(self->bytes, mark, strlen(mark));
    memcpy(self->bytes + strlen(mark), coded, n);
    self->read = read_csv;
}

static void take_file(ReaderCase *self, const char *name, const char *path,
                      char *(*read)(EqlSource *, GError **))
{
    self->name = name;
    self->read = read;
    g_assert_true(g_file_get_contents(path, (char **)&self->bytes, &self->length, NULL));
}

static void take_book(ReaderCase *self)
{
    GString *rows = g_string_new(NULL);

    for (guint i = 0; i < 60; i++)
        g_string_append_printf(rows,
                               "<row><c t=\"s\"><v>%u</v></c><c s=\"1\"><v>%u.25</v></c>"
                               "<c t=\"inlineStr\"><is><t>text %u</t></is></c></row>",
                               i % 2, 45000 + 31 * i, 7919 * i);
    g_autofree char *sheet = g_strdup_printf(SHEET("%s"), rows->str);
    g_autofree char *path = build_book(
        sheet, "<sst " MAIN_NS "><si><t>one</t></si><si><t>two</t></si></sst>",
        "<styleSheet " MAIN_NS "><cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
    take_file(self, "book", path, read_book);
    g_string_free(rows, TRUE);
}

ReaderCase *reader_cases(void)
{
    ReaderCase *cases = g_new0(ReaderCase, 6);
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "census", "spring.xml", NULL);

    take_text(&cases[0], "UTF-8", "");
    take_text(&cases[1], "UTF-16LE", "\xff\xfe");
    take_text(&cases[2], "windows-1252", "");
    take_book(&cases[3]);
    take_file(&cases[4], "return", path, read_return);
    return cases;
}

void reader_cases_free(ReaderCase *cases)
{
    for (ReaderCase *self = cases; self->name != NULL; self++)
        g_free(self->bytes);
    g_free(cases);
}

char *reader_case_read(const ReaderCase *self, GInputStream *stream, GError **error)
{
    EqlSource *source = eql_source_new(stream, "given.file", NULL, error);

    g_assert_true(error == NULL || (source == NULL) == (*error != NULL));
    return source != NULL ? self->read(source, error) : g_strdup("");
}

void assert_no_half_rows(const char *part, const char *whole)
{
    gsize n = strlen(part);

    g_assert_true(g_str_has_prefix(whole, part));
    g_assert_true(n == 0 || part[n - 1] == '\1');
}
