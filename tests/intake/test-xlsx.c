/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-builder.h"
#include "intake/intake-error.h"
#include "intake/table/table.h"
#include "table-dump.h"

#include <string.h>

static EqlTable *open_book(const char *path, const char *sheet)
{
    g_autoptr(GError) error = NULL;
    EqlTable *table = eql_table_open(path, sheet, NULL, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(eql_table_format(table), ==, "xlsx");
    return table;
}

/* What a workbook's only sheet reads as; "!" and a part of the sentence when it
 * fails while being read. */
static void check_book(const char *sheet, const char *strings, const char *styles,
                       const char *expected, const char *faults)
{
    g_autofree char *path = build_book(sheet, strings, styles);
    g_autoptr(EqlTable) table = open_book(path, NULL);

    for (int pass = 0; pass < 2; pass++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *found = dump_table(table, TRUE);
        g_autofree char *found_faults = dump_faults(table);
        g_assert_cmpstr(found, ==, expected);
        g_assert_cmpstr(found_faults, ==, faults);
        g_assert_true(eql_table_rewind(table, &error));
    }
}

#define CHECK_ROWS(rows, expected) check_book(SHEET(rows), NULL, NULL, expected, "")

/* A real export of Microsoft Forms prefixes every element and declares A1 only. */
static void test_namespaces(void)
{
    check_book("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
               "<x:dimension ref=\"A1\"/><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a"
               "</x:v></x:c><x:c r=\"B1\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>",
               NULL, NULL, "1|ta|n2\n", "");
    check_book("<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData>"
               "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
               NULL, NULL, "1|n1\n", "");
    check_book("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", NULL,
               NULL, "1|n1\n", "");
    check_book(
        "<worksheet " MAIN_NS " xmlns:o=\"urn:other\"><sheetData><row><c><v>1</v></c>"
        "<o:c><o:v>9</o:v></o:c></row><o:row><c><v>8</v></c></o:row></sheetData></worksheet>",
        NULL, NULL, "1|n1\n", "");
}

/* What other programs write of formulas that they do not work out is no empty answer. */
static void test_no_result(void)
{
    check_book(SHEET("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>1+1</f><v></v></c>"
                     "<c r=\"C1\"><f>A1</f></c><c r=\"D1\" t=\"str\"><f>\"\"</f><v></v></c>"
                     "<c r=\"E1\"><f>1+1</f><v>2</v></c><c r=\"F1\"/></row>"),
               NULL, NULL, "1|n1||||n2\n", "1:1:5 1:2:5 ");
}

static void test_positions(void)
{
    CHECK_ROWS("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
               "1|n1|n2\n2|n3\n");
    CHECK_ROWS(
        "<row r=\"3\"><c r=\"C3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        "3|||n1|n2\n4|n3\n");
    CHECK_ROWS("<row><c r=\"B7\"><v>1</v></c></row>", "7||n1\n");
    CHECK_ROWS("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>", "1|n1|n2\n");
    CHECK_ROWS("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row><row r=\"2\">"
               "<c r=\"B2\"><v>3</v></c></row><row r=\"3\"><c r=\"D3\"><v>4</v></c></row>",
               "1|n1||n2\n2||n3\n3||||n4\n");
    CHECK_ROWS("<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/></row><row r=\"3\"><c r=\"A3\">"
               "<v>1</v></c><c r=\"Z3\"/></row>",
               "3|n1\n");
}

static void test_types(void)
{
    CHECK_ROWS(
        "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
        "<c t=\"n\"><v>1E+2</v></c><c t=\"str\"><v> x </v></c><c t=\"zz\"><v>5</v></c></row>",
        "1|bTRUE|bFALSE|e#N/A|n100|t x |n5\n");
    CHECK_ROWS("<row><c><v>0.1</v></c><c><v>0.10000000000000001</v></c><c><v>1.50</v></c>"
               "<c><v>-3</v></c><c><v>1e300</v></c><c><v>007</v></c><c><v>abc</v></c>"
               "<c><v>0.30000000000000004</v></c><c><v>-0</v></c></row>",
               "1|n0.1|n0.1|n1.5|n-3|n1e+300|n7|tabc|n0.30000000000000004|n0\n");
    CHECK_ROWS("<row><c t=\"d\"><v>2025-03-04T10:11:12.000Z</v></c><c t=\"d\"><v>2025-03-04</v></c>"
               "<c t=\"d\"><v>2025-03-04T00:00:00</v></c><c t=\"d\"><v>T10:11</v></c></row>",
               "1|d2025-03-04T10:11:12|d2025-03-04|d2025-03-04|d10:11:00\n");
    CHECK_ROWS("<row><c><f>A1+1</f><v>2</v></c><c t=\"str\"><f>\"x\"</f><v></v></c><c><v/></c>"
               "<c t=\"s\"><v/></c><c><v>9</v></c></row>",
               "1|n2||||n9\n");
}

static void test_text(void)
{
    CHECK_ROWS("<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>"
               "<c t=\"inlineStr\"><is><r><t>b</t></r><r><rPr><b/></rPr><t>c</t></r>"
               "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c>"
               "<c t=\"inlineStr\"><is><t><![CDATA[<d & e>]]></t></is></c></row>",
               "1|t a |tbc|t<d & e>\n");
    CHECK_ROWS(
        "<row><c t=\"str\"><v>a_x000D_b</v></c><c t=\"str\"><v>_x005F_x000D_</v></c>"
        "<c t=\"str\"><v>_xD83D__xDE00_</v></c><c t=\"str\"><v>_x00e9_ _x00G0_ _x</v></c>"
        "<c t=\"str\"><v>&lt;&#233;&amp;</v></c><c t=\"str\"><v>_x0000__xD800_</v></c></row>",
        "1|ta\\rb|t_x000D_|t😀|té _x00G0_ _x|t<é&|t\xef\xbf\xbd\xef\xbf\xbd\n");
}

static void test_shared(void)
{
    const char *strings = "<sst " MAIN_NS " count=\"9\" uniqueCount=\"1\"><si><t>one</t></si>"
                          "<si><r><t>t</t></r><r><t>wo</t></r><rPh><t>no</t></rPh></si><si/>"
                          "<si><t>_x000D_</t></si></sst>";

    check_book(SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
                     "<c t=\"s\"><v>3</v></c></row>"
                     "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>-1</v></c>"
                     "</row>"),
               strings, NULL, "1|tone|ttwo||t\\r\n2|tone||\n", "2:1:4 2:2:4 ");
    check_book(SHEET("<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>"), NULL, NULL, "1||n1\n",
               "1:0:4 ");
}

static void test_dates(void)
{
    const char *styles =
        "<styleSheet " MAIN_NS "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"166\" "
        "formatCode=\"0&quot; days&quot;\"/><numFmt numFmtId=\"167\" formatCode=\"[Red]0.00\"/>"
        "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
        "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"164\"/>"
        "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";

    check_book(SHEET("<row><c s=\"1\"><v>45720</v></c><c s=\"2\"><v>45720.424444444441</v></c>"
                     "<c s=\"3\"><v>0.42444444444444446</v></c><c s=\"4\"><v>45720</v></c>"
                     "<c s=\"5\"><v>1.5</v></c><c s=\"6\"><v>3</v></c><c s=\"7\"><v>3</v></c>"
                     "<c s=\"0\"><v>3</v></c><c s=\"99\"><v>3</v></c></row>"),
               NULL, styles,
               "1|d2025-03-04|d2025-03-04T10:11:12|d10:11:12|d2025-03-04|d36:00:00|n3|n3|n3|n3\n",
               "");
    check_book(
        SHEET("<row><c s=\"1\"><v>3</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c>"
              "<c s=\"1\"><v>-1</v></c><c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v>"
              "</c><c s=\"2\"><v>45720</v></c><c s=\"1\"><v>45720.99999999</v></c>"
              "<c s=\"1\" t=\"str\"><v>3</v></c></row>"),
        NULL, styles,
        "1|d1900-01-03|d1900-02-28|d1900-03-01|n-1|d9999-12-31|n2958466|d2025-03-04T00:00:00"
        "|d2025-03-05|t3\n",
        "");
}

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"

/* A chart sheet and an empty sheet first, targets of all kinds, a hidden sheet. */
static void test_sheets(void)
{
    const BookPart parts[] = {
        {"_rels/.rels", "<Relationships xmlns=\"" PACKAGE
                        "\">" RELATION("r", "officeDocument", "/odd/book.xml") "</Relationships>"},
        {"odd/book.xml",
         "<workbook " MAIN_NS " xmlns:r=\"" OFFICE "\"><workbookPr date1904=\"1\"/><sheets>"
         "<sheet name=\"Chart\" sheetId=\"1\" r:id=\"a\"/>"
         "<sheet name=\"Secret\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/>"
         "<sheet name=\"Blank\" sheetId=\"3\" r:id=\"c\"/>"
         "<sheet name=\"Wave 1\" sheetId=\"4\" r:id=\"d\"/></sheets></workbook>"},
        {"odd/_rels/book.xml.rels",
         "<Relationships xmlns=\"" PACKAGE "\">" RELATION("a", "chartsheet", "c/1.xml")
             RELATION("b", "worksheet", "..\\xl\\B.xml") RELATION("c", "worksheet", "/xl/c.xml")
                 RELATION("d", "worksheet", "./d/d.xml")
                     RELATION("e", "styles", "styles.xml") "</Relationships>"},
        {"odd/c/1.xml", "<chartsheet " MAIN_NS "/>"},
        {"xl\\b.xml", SHEET("<row><c><v>1</v></c></row>")},
        {"xl/C.xml", SHEET("<row r=\"2\"><c r=\"A2\" t=\"str\"><v> </v></c></row>")},
        {"odd/d/d.xml", SHEET("<row><c s=\"0\"><v>0</v></c></row>")},
        {"odd/styles.xml", "<styleSheet " MAIN_NS "><cellXfs><xf numFmtId=\"14\"/></cellXfs>"
                           "</styleSheet>"},
        {NULL, NULL},
    };
    g_autofree char *path = build_archive("made.xlsx", parts);
    g_autoptr(EqlTable) first = open_book(path, NULL);
    g_autoptr(EqlTable) named = open_book(path, "secret");
    g_autofree char *names = g_strjoinv("/", (char **)eql_table_sheets(first));
    g_autofree char *rows = dump_table(first, TRUE);
    g_autofree char *hidden = dump_table(named, TRUE);
    g_autoptr(GError) missing = NULL;
    g_autoptr(GError) blank = NULL;

    g_assert_cmpstr(names, ==, "Secret/Blank/Wave 1");
    g_assert_cmpstr(eql_table_sheet(first), ==, "Wave 1");
    g_assert_cmpstr(rows, ==, "1|d1904-01-01\n");
    g_assert_cmpstr(eql_table_sheet(named), ==, "Secret");
    g_assert_cmpstr(hidden, ==, "1|d1904-01-02\n"); /* a cell without style has the first */
    g_assert_null(eql_table_open(path, "Wave 9", NULL, &missing));
    g_assert_error(missing, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_assert_nonnull(strstr(missing->message, "“Secret”, “Blank”, “Wave 1”"));
    g_assert_null(eql_table_open(path, "Blank", NULL, &blank));
    g_assert_error(blank, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY);
}

/* Opening, or reading to the end, fails with that code, and the sentence names the file. */
static void check_refused(const char *path, EqlIntakeError code, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = eql_table_open(path, NULL, NULL, &error);
    const EqlRow *row = NULL;

    while (table != NULL && error == NULL && eql_table_next(table, &row, &error) && row != NULL)
        continue;
    g_assert_error(error, EQL_INTAKE_ERROR, (int)code);
    g_assert_nonnull(strstr(error->message, name));
}

static void check_sheet_refused(const char *sheet, EqlIntakeError code)
{
    g_autofree char *path = build_book(sheet, NULL, NULL);

    check_refused(path, code, "made.xlsx");
}

static void test_limits(void)
{
    check_sheet_refused(SHEET("<row r=\"1048577\"><c><v>1</v></c></row>"),
                        EQL_INTAKE_ERROR_TOO_LARGE);
    check_sheet_refused(SHEET("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
                        EQL_INTAKE_ERROR_TOO_LARGE);
    check_sheet_refused(SHEET("<row r=\"0\"><c><v>1</v></c></row>"), EQL_INTAKE_ERROR_TOO_LARGE);
    CHECK_ROWS("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", "1048576|n1\n");
}

static void test_bad_xml(void)
{
    g_autoptr(GString) deep = g_string_new("<worksheet><sheetData>");
    g_autoptr(GString) wide = g_string_new("<worksheet><sheetData><row a=\"");

    for (int i = 0; i < 1000; i++)
        g_string_append(deep, "<a>");
    for (int i = 0; i < 6 * 1024 * 1024; i++)
        g_string_append_c(wide, (char)('a' + i % 7 * (i % 11) % 26));
    check_sheet_refused(deep->str, EQL_INTAKE_ERROR_XML);
    check_sheet_refused(wide->str, EQL_INTAKE_ERROR_TOO_LARGE);
    check_sheet_refused("<worksheet " MAIN_NS "><sheetData><row><c><v>1</c></row>",
                        EQL_INTAKE_ERROR_XML);
    check_sheet_refused("<worksheet " MAIN_NS "><sheetData><row><c><v>1</v></c></row>",
                        EQL_INTAKE_ERROR_XML);
    check_sheet_refused("<!DOCTYPE x [<!ENTITY a \"b\">]>" SHEET("<row><c><v>&a;</v></c></row>"),
                        EQL_INTAKE_ERROR_XML);
    check_sheet_refused("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" SHEET(""),
                        EQL_INTAKE_ERROR_XML);
    check_sheet_refused("", EQL_INTAKE_ERROR_XML);
}

/* A hundred megabytes of the same row pack to nearly nothing. */
static void test_bomb(void)
{
    gsize length = 100 * 1024 * 1024;
    g_autofree char *spaces = g_malloc(length + 1);

    memset(spaces, ' ', length);
    spaces[length] = '\0';
    check_sheet_refused(spaces, EQL_INTAKE_ERROR_TOO_LARGE);
}

/* A small file that lists sheets without end, to be looked into one after the other. */
static void test_many_sheets(void)
{
    g_autoptr(GString) sheets =
        g_string_new("<workbook " MAIN_NS " xmlns:r=\"" OFFICE "\"><sheets>");

    for (guint i = 0; i < 1001; i++)
        g_string_append_printf(sheets, "<sheet name=\"S%u\" r:id=\"a\"/>", i);
    g_string_append(sheets, "</sheets></workbook>");
    const BookPart parts[] = {
        {"xl/workbook.xml", sheets->str},
        {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" PACKAGE "\">" RELATION(
                                           "a", "worksheet", "a.xml") "</Relationships>"},
        {"xl/a.xml", SHEET("")},
        {NULL, NULL},
    };
    g_autofree char *path = build_archive("made.xlsx", parts);

    check_refused(path, EQL_INTAKE_ERROR_TOO_LARGE, "made.xlsx");
}

static void test_broken_archive(void)
{
    g_autofree char *path = build_book(SHEET("<row><c><v>1</v></c></row>"), NULL, NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_autofree char *cut = write_file("cut.xlsx", bytes, length * 2 / 3);
    check_refused(cut, EQL_INTAKE_ERROR_TRUNCATED, "cut.xlsx");
    for (gsize at = 0; at < length; at++) { /* one byte wrong, anywhere: no crash, no hang */
        g_autoptr(GError) error = NULL;
        char kept = bytes[at];
        bytes[at] = (char)~kept;
        g_autofree char *wrong = write_file("wrong.xlsx", bytes, length);
        g_autoptr(EqlTable) table = eql_table_open(wrong, NULL, NULL, &error);
        g_assert_true((table == NULL) == (error != NULL));
        bytes[at] = kept;
    }
}

static void test_other_kinds(void)
{
    const BookPart archive[] = {{"readme.txt", "hello"}, {NULL, NULL}};
    const BookPart document[] = {{"word/document.xml", "<a/>"}, {NULL, NULL}};
    static const struct {
        const char *file;
        EqlIntakeError code;
    } refused[] = {
        {"issue_186.xlsb", EQL_INTAKE_ERROR_UNSUPPORTED},
        {"any_sheets.ods", EQL_INTAKE_ERROR_UNSUPPORTED},
        {"pass_protected.ods", EQL_INTAKE_ERROR_UNSUPPORTED},
        {"pass_protected.xlsb", EQL_INTAKE_ERROR_ENCRYPTED},
    };
    g_autofree char *zip = build_archive("made.zip", archive);
    g_autofree char *word = build_archive("made.docx", document);
    g_autofree char *xls =
        write_file("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0\0\0", 26);

    const BookPart numbers[] = {{"Index/Document.iwa", "x"}, {NULL, NULL}};
    const BookPart slides[] = {{"ppt/presentation.xml", "<a/>"}, {NULL, NULL}};
    g_autofree char *apple = build_archive("made.numbers", numbers);
    g_autofree char *show = build_archive("made.pptx", slides);
    g_autofree char *doc = write_file(
        "old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 32);

    check_refused(zip, EQL_INTAKE_ERROR_UNSUPPORTED, "“made.zip” is a compressed archive");
    check_refused(word, EQL_INTAKE_ERROR_UNSUPPORTED, "“made.docx” is a Word document");
    check_refused(apple, EQL_INTAKE_ERROR_UNSUPPORTED, "Export To, Excel");
    check_refused(show, EQL_INTAKE_ERROR_UNSUPPORTED, "“made.pptx” is a presentation");
    check_refused(doc, EQL_INTAKE_ERROR_UNSUPPORTED, "is a Word document (.doc)");
    check_refused(xls, EQL_INTAKE_ERROR_UNSUPPORTED, "old Excel format");
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *path =
            g_build_filename(g_getenv("EQL_TEST_DATA"), "xlsx", "refused", refused[i].file, NULL);
        check_refused(path, refused[i].code, refused[i].file);
    }
}

/* All sheets of a workbook, in the shape of the files in expected/. */
static char *dump_book(const char *path)
{
    g_autoptr(EqlTable) any = open_book(path, NULL);
    const char *const *sheets = eql_table_sheets(any);
    GString *out = g_string_new(NULL);

    for (guint i = 0; sheets[i] != NULL; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(EqlTable) table = eql_table_open(path, sheets[i], NULL, &error);
        g_string_append_printf(out, "# %s\n", sheets[i]);
        if (table == NULL) {
            g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY);
            continue;
        }
        g_autofree char *rows = dump_table(table, TRUE);
        g_string_append(out, rows);
        g_assert_cmpuint(eql_table_faults(table)->len, ==, 0);
    }
    return g_string_free(out, FALSE);
}

static void test_foreign(gconstpointer data)
{
    const char *path = data, *root = g_getenv("EQL_TEST_DATA");
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *stem = g_strndup(name, (gsize)(strrchr(name, '.') - name));
    g_autofree char *answer = g_strdup_printf("%s/xlsx/expected/%s.txt", root, stem);
    g_autofree char *expected = NULL;

    if (strcmp(name, "pass_protected.xlsx") == 0) {
        check_refused(path, EQL_INTAKE_ERROR_ENCRYPTED, name);
    } else if (strcmp(name, "issue252.xlsx") == 0) { /* a part that fails its checksum */
        check_refused(path, EQL_INTAKE_ERROR_XML, name);
    } else {
        g_assert_true(g_file_get_contents(answer, &expected, NULL, NULL));
        if (strchr(expected, '|') != NULL) { /* there are rows */
            g_autofree char *found = dump_book(path);
            g_assert_cmpstr(found, ==, expected);
        } else {
            check_refused(path, EQL_INTAKE_ERROR_EMPTY, name);
        }
    }
}

/* A test for each workbook in the folder, beside what openpyxl reads from it. */
static void add_foreign(const char *which)
{
    g_autofree char *folder = g_build_filename(g_getenv("EQL_TEST_DATA"), "xlsx", which, NULL);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    const char *name;

    g_assert_nonnull(files);
    while ((name = g_dir_read_name(files)) != NULL) {
        g_autofree char *test = g_strdup_printf("/xlsx/%s/%s", which, name);
        g_test_add_data_func_full(test, g_build_filename(folder, name, NULL), test_foreign, g_free);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xlsx/namespaces", test_namespaces);
    g_test_add_func("/xlsx/positions", test_positions);
    g_test_add_func("/xlsx/no-result", test_no_result);
    g_test_add_func("/xlsx/types", test_types);
    g_test_add_func("/xlsx/text", test_text);
    g_test_add_func("/xlsx/shared", test_shared);
    g_test_add_func("/xlsx/dates", test_dates);
    g_test_add_func("/xlsx/sheets", test_sheets);
    g_test_add_func("/xlsx/limits", test_limits);
    g_test_add_func("/xlsx/bad-xml", test_bad_xml);
    g_test_add_func("/xlsx/bomb", test_bomb);
    g_test_add_func("/xlsx/many-sheets", test_many_sheets);
    g_test_add_func("/xlsx/broken-archive", test_broken_archive);
    g_test_add_func("/xlsx/other-kinds", test_other_kinds);
    add_foreign("calamine");
    add_foreign("made");
    return g_test_run();
}
