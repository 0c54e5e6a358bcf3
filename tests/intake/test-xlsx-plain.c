/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that are taken apart without the XML parser read as they do with it. */
#include "book-builder.h"
#include "intake/table/table.h"
#include "intake/table/xlsx-plain.h"
#include "table-dump.h"

#include <string.h>

static gsize take(const char *bytes, const char *prefix, EqlPlainCell *cell)
{
    return eql_xlsx_plain_cell(bytes, strlen(bytes), prefix, strlen(prefix), cell);
}

/* All of the text but its tail is taken, and is what is said. */
static void check_taken(const char *bytes, const char *prefix, const char *tail, const char *said)
{
    EqlPlainCell cell;
    gsize used = take(bytes, prefix, &cell);

    g_assert_cmpstr(bytes + used, ==, tail);
    g_autofree char *text = g_strndup(cell.text != NULL ? cell.text : "", cell.length);
    g_autofree char *found = g_strdup_printf("%s|%s|%s|%s%s", cell.reference, cell.type, cell.style,
                                             text, cell.is_inline ? "|inline" : "");
    g_assert_cmpstr(found, ==, said);
}

static void test_taken(void)
{
    check_taken("<c r=\"A1\" s=\"12\" t=\"s\"><v>5</v></c><c/>", "", "<c/>", "A1|s|12|5");
    check_taken("<c><v>-1.5E-7</v></c></row>", "", "</row>", "|||-1.5E-7");
    check_taken("<c r=\"AB12\" s=\"1\"/></row>", "", "</row>", "AB12||1|");
    check_taken("<c t=\"s\" r=\"A1\"><v></v></c>", "", "", "A1|s||");
    check_taken("<c></c>", "", "", "|||");
    check_taken("<x:c r=\"A1\" s=\"2\" /><x:c/>", "x:", "<x:c/>", "A1||2|");
    check_taken("<c r=\"A1\" ><v>5</v></c>", "", "", "A1|||5");
    check_taken("<x:c r=\"A1\"><x:v>5</x:v></x:c><x:c/>", "x:", "<x:c/>", "A1|||5");
    check_taken("<c t=\"inlineStr\"><is><t>a \"b\"\n's</t></is></c>", "", "",
                "|inlineStr||a \"b\"\n's|inline");
    check_taken("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>", "", "",
                "|inlineStr|| a |inline");
}

/* Whatever is out of the ordinary, and each beginning of what is not. */
static void test_left(void)
{
    static const char *const left[] = {
        "</row>",
        "<row>",
        "<col><v>1</v></c>",
        "<c r='A1'><v>1</v></c>",
        "<c r=\"A1\"t=\"s\"/>",
        "<c r=\"A1\" r=\"B1\"/>",
        "<c r=\"\"/>",
        "<c  r=\"A1\"/>",
        "<c r=\"A1\" / >",
        "<c r=\"A1\"  />",
        "<c r=\"A1\" cm=\"1\"/>",
        "<c r=\"A&#49;\"/>",
        "<c r=\"A123456789012345678\"/>",
        "<c ><f>1+1</f><v>2</v></c>",
        "<c><v>1</v><v>2</v></c>",
        "<c><v>&amp;</v></c>",
        "<c><v>a>b</v></c>",
        "<c><v>1<!----></v></c>",
        "<c><v/></c>",
        "<c><v>caf\303\251</v></c>",
        "<c><v>a\r\nb</v></c>",
        "<c><v>\1</v></c>",
        "<c><v>1</v>\n</c>",
        "<c><v>1</is></c>",
        "<c><is><r><t>a</t></r></is></c>",
        "<c><is/></c>",
        "<c xmlns=\"a\"/>",
        "<x:c/>",
        " <c/>",
        "",
    };
    static const char whole[] = "<x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c>";
    EqlPlainCell cell;

    for (guint i = 0; i < G_N_ELEMENTS(left); i++)
        g_assert_cmpuint(take(left[i], "", &cell), ==, 0);
    for (gsize n = 0; n < strlen(whole); n++)
        g_assert_cmpuint(eql_xlsx_plain_cell(whole, n, "x:", 2, &cell), ==, 0);
    g_assert_cmpuint(eql_xlsx_plain_cell(whole, strlen(whole), "x:", 2, &cell), ==, strlen(whole));
    g_assert_cmpuint(take("<c/>", "x:", &cell), ==, 0);
}

static char *read_sheet(const char *sheet)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path =
        build_book(sheet, "<sst><si><t>one</t></si><si><t>two</t></si></sst>", NULL);
    g_autoptr(EqlTable) table = eql_table_open(path, NULL, NULL, &error);

    if (table == NULL)
        return g_strdup(error->message);
    g_autofree char *rows = dump_table(table, TRUE), *faults = dump_faults(table);
    return g_strconcat(rows, faults, NULL);
}

/* A comment at the start of a row leaves all of its cells to the parser. */
static void check_alike(const char *sheet)
{
    g_autoptr(GRegex) rows = g_regex_new("<(x:)?row[^>]*>", G_REGEX_RAW, 0, NULL);
    g_autofree char *commented = g_regex_replace(rows, sheet, -1, 0, "\\0<!---->", 0, NULL);
    g_autofree char *found = read_sheet(sheet), *expected = read_sheet(commented);

    g_assert_nonnull(strstr(commented, "<!---->"));
    g_assert_cmpstr(found, ==, expected);
}

static void test_alike(void)
{
    check_alike(SHEET("<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>7</v></c><c><v>x</v></c></row>"));
    check_alike(SHEET("<row><c r=\"C3\"><v>1</v></c><c><f>1</f><v>2</v></c><c><v>3</v></c></row>"));
    check_alike(SHEET("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"));
    check_alike(SHEET("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"));
    check_alike(SHEET("<row><c r=\"A1\"><v>1</v></c><c r=\"A9999999\"><v>1</v></c></row>"));
    check_alike(SHEET("<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></d></row>"));
    check_alike(SHEET("<row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData><x>"));
    check_alike(
        SHEET("<row><c t=\"inlineStr\"><v>a</v></c><c t=\"n\"><is><t>5</t></is></c></row>"));
    check_alike(SHEET("<row><c/><c s=\"9\"/><c><v></v></c><c t=\"str\"><v>_x0041_</v></c></row>"));
    check_alike(
        "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns=\"urn:other\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><c><v>2</v></c>"
        "<x:c><x:v>3</x:v></x:c></x:row><row><x:c><x:v>4</x:v></x:c></row></x:sheetData>"
        "</x:worksheet>");
    check_alike("<worksheet " MAIN_NS
                "><sheetData><row><c><v>1</v></c></row><row xmlns=\"urn:other\">"
                "<c><v>2</v></c></row></sheetData></worksheet>");
}

/* Long enough for cells, rows and tags to be cut at every place by what is unpacked at once. */
static void test_long(void)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    g_autofree char *sheet = NULL;

    for (guint row = 1; row <= 4000; row++) {
        g_string_append_printf(rows, "<row r=\"%u\" spans=\"1:9\">", row);
        for (guint i = 0; i < 9; i++)
            if ((row * 7 + i * 3) % 11 == 0)
                g_string_append_printf(rows, "<c r=\"%c%u\"><f>%u</f><v>%u</v></c>", 'A' + i, row,
                                       row, i);
            else if ((row + i) % 5 == 0)
                g_string_append_printf(rows, "<c t=\"inlineStr\"><is><t>%.*s</t></is></c>",
                                       (int)(row % 40),
                                       "abcdefghijklmnopqrstuvwxyz 0123456789 +-*/");
            else
                g_string_append_printf(rows, "<c r=\"%c%u\"><v>%u.5</v></c>", 'A' + i, row,
                                       row * i);
        g_string_append(rows, "</row>");
    }
    sheet = g_strdup_printf(SHEET("%s"), rows->str);
    g_assert_cmpuint(strlen(sheet), >, 10 * 65536);
    check_alike(sheet);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xlsx-plain/taken", test_taken);
    g_test_add_func("/xlsx-plain/left", test_left);
    g_test_add_func("/xlsx-plain/alike", test_alike);
    g_test_add_func("/xlsx-plain/long", test_long);
    return g_test_run();
}
