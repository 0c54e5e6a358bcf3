/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/csv.h"
#include "intake/table/digest.h"
#include "intake/intake-error.h"
#include "table-dump.h"

#include <json-glib/json-glib.h>
#include <string.h>

static EqlTable *open_bytes(const void *bytes, gsize length, GError **error)
{
    g_autofree char *path = write_file("given.csv", bytes, length);

    return eql_table_open(path, NULL, NULL, error);
}

/* What text reads as, and with which faults. */
static void check_text(const char *text, gsize length, const char *rows, const char *faults)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = open_bytes(text, length, &error);

    g_assert_no_error(error);
    for (int pass = 0; pass < 2; pass++) { /* the second after a rewind */
        g_autofree char *found = dump_table(table, FALSE);
        g_autofree char *found_faults = dump_faults(table);
        g_assert_cmpstr(found, ==, rows);
        g_assert_cmpstr(found_faults, ==, faults);
        g_assert_cmpfloat(eql_table_progress(table), ==, 1.0);
        g_assert_true(eql_table_rewind(table, &error));
    }
}

#define CHECK(text, rows, faults) check_text(text, sizeof(text) - 1, rows, faults)

static void test_records(void)
{
    CHECK("a,b,c\n1,2,3\n", "1|a|b|c\n2|1|2|3\n", "");
    CHECK("a,b\r\n1,2\r\n", "1|a|b\n2|1|2\n", "");
    CHECK("a,b\r1,2\r", "1|a|b\n2|1|2\n", "");
    CHECK("a,b\n1,2", "1|a|b\n2|1|2\n", "");
    CHECK("a,b\r1,2\n3,4\r\n5,6", "1|a|b\n2|1|2\n3|3|4\n4|5|6\n", "");
    CHECK("a,b\n\n\r\n , \n1,", "1|a|b\n5|1|\n", "");
    CHECK("a,b\r\n1,2\r\n\x1a", "1|a|b\n2|1|2\n", ""); /* the end of file of old programs */
    CHECK("a,b,\n,,x", "1|a|b|\n2|||x\n", "");
    CHECK("\xef\xbb\xbf"
          "a,b\n1,2\n",
          "1|a|b\n2|1|2\n", "");
    CHECK("one\ntwo\n", "1|one\n2|two\n", "");
    CHECK("a,b\n\xc2\xa0x,  y \n", "1|a|b\n2|\xc2\xa0x|  y \n", "");
    CHECK("a\tb\x0b\x0c\n1\t2\n", "1|a|b\x0b\x0c\n2|1|2\n", "");
}

static void test_quotes(void)
{
    CHECK("a,b\n\"1,5\",\"x\ny\"\n", "1|a|b\n2|1,5|x\\ny\n", "");
    CHECK("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", "1|a|b\n2|say \"hi\"|\"\n", "");
    CHECK("a,b\n\"\",\"\"\"\"\"\"\n", "1|a|b\n2||\"\"\n", "");
    CHECK("a,b\n5\" nail,x\"\n", "1|a|b\n2|5\" nail|x\"\n", "");
    CHECK("a,b\n\"x\" ,y\n", "1|a|b\n2|x |y\n", "");
    CHECK("\"a\",\"b\"", "1|a|b\n", "");
    CHECK("\"a\"\"\",\"b\"\r\n\"\r\r\n\",\"c\"\r\n", "1|a\"|b\n2|\\r\\r\\n|c\n", "");
}

/* A quote too many or too few costs one record at most, and is told. */
static void test_quote_faults(void)
{
    CHECK("a,b\n1,\"two\n3,4\n5,6\n", "1|a|b\n2|1|\"two\n3|3|4\n4|5|6\n", "2:1:0 ");
    CHECK("a,b\n1,\"two\n3,\"four\"\n5,6\n", "1|a|b\n2|1|\"two\n3|3|four\n4|5|6\n", "2:1:0 ");
    CHECK("a,b\n\"1\",\"two\n\"3\",\"4\"\n", "1|a|b\n2|1|\"two\n3|3|4\n", "2:1:0 ");
    CHECK("a,b\n\"1,2\n", "1|a|b\n2|\"1|2\n", "2:0:0 ");
    CHECK("a,b\n1,\"", "1|a|b\n2|1|\"\n", "2:1:0 ");
    CHECK("a,b\n\"x\"y,\"z\"\n", "1|a|b\n2|xy|z\n", "2:0:1 ");
    CHECK("a,b\n\"x\"\"\"y\"\",\"z\"\n", "1|a|b\n2|x\"y\"\"|z\n", "2:0:1 ");
}

static void test_width(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = open_bytes("a,b\n1,2,,3\n4,5, ,\n", 17, &error);
    const EqlRow *row;

    g_assert_true(eql_table_next(table, &row, &error));
    eql_table_expect_width(table, row->n_cells);
    g_autofree char *rest = dump_table(table, FALSE);
    g_autofree char *faults = dump_faults(table);
    g_assert_cmpstr(rest, ==, "2|1|2||3\n3|4|5| |\n");
    g_assert_cmpstr(faults, ==, "2:3:3 ");
}

static void check_delimiter(const char *text, char delimiter)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = open_bytes(text, strlen(text), &error);

    g_assert_no_error(error);
    g_assert_cmpint(eql_table_delimiter(table), ==, delimiter);
}

static void test_delimiters(void)
{
    check_delimiter("a,b,c\n1,2,3\n", ',');
    check_delimiter("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';');
    check_delimiter("a\tb\n1, 2\t3\n", '\t');
    check_delimiter("a|b\n1|2\n", '|');
    check_delimiter("ID,Why\n1,x;y;\n2,x;\n3,x;y;z;\n", ',');
    check_delimiter("ID;Why\n1;\"a, b, c\"\n2;\"a, b, c\"\n", ';');
    check_delimiter("only\none\ncolumn\n", ',');
    check_delimiter("# a title, with a comma\n# x\na;b\n1;2\n3;4\n", ';');
    check_delimiter("a;b;c", ';');
    check_delimiter("a;b\n\"never closed;1\n2;3\n", ';');
}

static void test_sep_line(void)
{
    CHECK("sep=;\r\na;b,c\r\n1;2\r\n", "1|a|b,c\n2|1|2\n", "");
    CHECK("SEP=^\na^b\n", "1|a|b\n", "");
    CHECK("sep=,b\na,c\n", "1|sep=|b\n2|a|c\n", "");
}

static void check_encoding(const void *bytes, gsize length, const char *name, const char *rows,
                           const char *faults)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = open_bytes(bytes, length, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(eql_table_encoding(table), ==, name);
    g_assert_null(eql_table_sheets(table));
    g_clear_pointer(&table, eql_table_free); /* or Windows would not let the next one be written */
    check_text(bytes, length, rows, faults);
}

#define ENCODING(bytes, name, rows, faults)                                                        \
    check_encoding(bytes, sizeof(bytes) - 1, name, rows, faults)

static void test_encodings(void)
{
    ENCODING("a,b\ncaf\xc3\xa9,x\n", "UTF-8", "1|a|b\n2|café|x\n", "");
    ENCODING("a,b\ncaf\xe9,\x80 \x93x\x94\n", "windows-1252", "1|a|b\n2|café|€ “x”\n", "");
    ENCODING("a,b\nx\x81,y\n", "windows-1252", "1|a|b\n2|x\xef\xbf\xbd|y\n", "2:0:2 ");
    ENCODING("\xc3\xa9,\xc3\xa9\nx,caf\xe9\n", "UTF-8", "1|é|é\n2|x|café\n", "2:1:2 ");
    ENCODING("\xef\xbb\xbf"
             "a,b\nx,caf\xe9\n",
             "UTF-8", "1|a|b\n2|x|café\n", "2:1:2 ");
    ENCODING("\xff\xfe"
             "a\0,\0\xe9\0\n\0",
             "UTF-16LE", "1|a|é\n", "");
    ENCODING("\xfe\xff\0a\0,\0\xe9\0\n", "UTF-16BE", "1|a|é\n", "");
    ENCODING("a\0,\0\xe9\0\n\0\x3d\xd8\0\xde,\0", "UTF-16LE", "1|a|é\n2|😀|\n", "");
    ENCODING("\0a\0,\0\xe9\0\n\xd8\x3d\xde\0\0,", "UTF-16BE", "1|a|é\n2|😀|\n", "");
    ENCODING("\xff\xfe"
             "a\0,\0\x3d\xd8x\0\n\0b",
             "UTF-16LE", "1|a|\xef\xbf\xbdx\n2|\xef\xbf\xbd\n", "1:1:2 2:0:2 ");
}

/* The one byte that is no UTF-8 stands far behind the first chunk. */
static void test_late_byte(void)
{
    g_autoptr(GString) text = g_string_new("a,b\n");
    g_autoptr(GError) error = NULL;
    const EqlRow *row;
    guint64 number = 0;
    gsize length = 0;

    for (int i = 0; i < 200000; i++)
        g_string_append(text, "12345,6\n");
    g_string_append(text, "na\xefve,z\n");
    g_autoptr(EqlTable) table = open_bytes(text->str, text->len, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(eql_table_encoding(table), ==, "windows-1252");
    while (eql_table_next(table, &row, &error) && row != NULL) {
        number = row->number;
        length = row->cells[0].length;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(number, ==, 200002);
    g_assert_cmpuint(length, ==, 6); /* ï takes two bytes */
}

static void check_refused(const void *bytes, gsize length, EqlIntakeError code)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(open_bytes(bytes, length, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, (int)code);
    g_assert_nonnull(strstr(error->message, "given.csv"));
}

static void test_refused(void)
{
    guint8 noise[4096];

    for (guint i = 0; i < sizeof noise; i++)
        noise[i] = (guint8)(1 + i * 7919 % 255);
    check_refused("", 0, EQL_INTAKE_ERROR_EMPTY);
    check_refused("\xef\xbb\xbf", 3, EQL_INTAKE_ERROR_EMPTY);
    check_refused("\xff\xfe", 2, EQL_INTAKE_ERROR_EMPTY);
    check_refused(" \r\n\n", 4, EQL_INTAKE_ERROR_EMPTY);
    check_refused("a,b\n1,\0\n", 8, EQL_INTAKE_ERROR_BINARY);
    check_refused(noise, sizeof noise, EQL_INTAKE_ERROR_BINARY);
    check_refused("%PDF-1.4\n", 9, EQL_INTAKE_ERROR_BINARY);
    check_refused("<?xml version=\"1.0\"?>\n<a/>", 26, EQL_INTAKE_ERROR_UNSUPPORTED);
    check_refused("\xef\xbb\xbf \n<HTML><table>", 18, EQL_INTAKE_ERROR_UNSUPPORTED);
}

/* A true reason for each kind of file that is no table. */
static void test_reasons(void)
{
    static const struct {
        const char *bytes, *reason;
    } files[] = {
        {"%PDF-1.7\n", "is a PDF"},
        {"\x89PNG\r\n", "is a picture"},
        {"\xff\xd8\xff\xe0", "is a picture"},
        {"7z\xbc\xaf\x27\x1c", "is a compressed archive"},
        {"SQLite format 3", "A project is opened, not brought in"},
        {"{\\rtf1\\ansi", "is a text document (RTF)"},
    };

    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(open_bytes(files[i].bytes, strlen(files[i].bytes), &error));
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_BINARY);
        g_assert_true(g_str_has_prefix(error->message, "“given.csv” is a "));
        g_assert_nonnull(strstr(error->message, files[i].reason));
    }
}

/* A name is told as it is, whatever it looks like. */
static void test_marks_in_name(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file("%s of 100 %1$s%n.csv", "%PDF-1.7\n", 9);
    g_assert_null(eql_table_open(path, NULL, NULL, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_BINARY);
    g_assert_true(g_str_has_prefix(error->message, "“%s of 100 %1$s%n.csv” is a PDF: "));
}

/* What Excel keeps beside a workbook that is open gets chosen with the others. */
static void test_lock_file(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file("~$log.xlsx", "\aJo Bloggs", 10);
    g_assert_null(eql_table_open(path, NULL, NULL, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_UNSUPPORTED);
    g_assert_nonnull(strstr(error->message, "without ~$"));
}

static void test_not_there(void)
{
    g_autoptr(GError) missing = NULL;
    g_autoptr(GError) folder = NULL;
    g_autoptr(GError) cancelled = NULL;
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    g_autofree char *path = write_file("given.csv", "a,b\n", 4);

    g_assert_null(eql_table_open("/no/such/file.csv", NULL, NULL, &missing));
    g_assert_error(missing, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_assert_null(eql_table_open(g_get_tmp_dir(), NULL, NULL, &folder));
    g_assert_error(folder, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_cancellable_cancel(cancellable);
    g_assert_null(eql_table_open(path, NULL, cancellable, &cancelled));
    g_assert_error(cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void test_digest(void)
{
    g_autofree char *path = write_file("given.csv", "abc", 3);
    g_autoptr(GError) error = NULL;
    g_autofree char *digest = eql_file_sha256(path, NULL, &error);

    /* FIPS 180-2, appendix B.1 */
    g_assert_cmpstr(digest, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    g_assert_null(eql_file_sha256("/no/such/file", NULL, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
}

/* What a spectrum file's JSON says, in the shape of dump_table(). */
static char *expected_dump(JsonArray *records)
{
    GString *out = g_string_new("1");

    for (guint i = 0; i < json_array_get_length(records); i++) {
        JsonObject *record = json_array_get_object_element(records, i);
        g_autoptr(GList) names = json_object_get_members(record);
        for (GList *name = names; i == 0 && name != NULL; name = name->next)
            g_string_append_printf(out, "|%s", (const char *)name->data);
        g_string_append_printf(out, "\n%u", i + 2);
        for (GList *name = names; name != NULL; name = name->next) {
            const char *value = json_object_get_string_member(record, name->data);
            g_autoptr(GString) coded = g_string_new(value);
            g_string_replace(coded, "\n", "\\n", 0);
            g_string_replace(coded, "\r", "\\r", 0);
            g_string_append_printf(out, "|%s", coded->str);
        }
    }
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

static void test_spectrum(gconstpointer data)
{
    const char *root = g_getenv("EQL_TEST_DATA"), *name = data;
    g_autofree char *csv = g_strdup_printf("%s/csv-spectrum/csvs/%s.csv", root, name);
    g_autofree char *json = g_strdup_printf("%s/csv-spectrum/json/%s.json", root, name);
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GError) error = NULL;

    g_assert_true(json_parser_load_from_file(parser, json, &error));
    g_autofree char *expected = expected_dump(json_node_get_array(json_parser_get_root(parser)));
    g_autoptr(EqlTable) table = eql_table_open(csv, NULL, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *found = dump_table(table, FALSE);
    g_assert_cmpstr(found, ==, expected);
    g_assert_cmpuint(eql_table_faults(table)->len, ==, 0);
}

int main(int argc, char **argv)
{
    static const char *const spectrum[] = {"comma_in_quotes",
                                           "empty",
                                           "empty_crlf",
                                           "escaped_quotes",
                                           "json",
                                           "newlines",
                                           "newlines_crlf",
                                           "quotes_and_newlines",
                                           "simple",
                                           "simple_crlf",
                                           "utf8"};

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/csv/reasons", test_reasons);
    g_test_add_func("/intake/csv/marks-in-name", test_marks_in_name);
    g_test_add_func("/csv/records", test_records);
    g_test_add_func("/csv/quotes", test_quotes);
    g_test_add_func("/csv/quote-faults", test_quote_faults);
    g_test_add_func("/csv/width", test_width);
    g_test_add_func("/csv/delimiters", test_delimiters);
    g_test_add_func("/csv/sep-line", test_sep_line);
    g_test_add_func("/csv/encodings", test_encodings);
    g_test_add_func("/csv/late-byte", test_late_byte);
    g_test_add_func("/csv/refused", test_refused);
    g_test_add_func("/csv/lock-file", test_lock_file);
    g_test_add_func("/csv/not-there", test_not_there);
    g_test_add_func("/csv/digest", test_digest);
    for (guint i = 0; i < G_N_ELEMENTS(spectrum); i++) {
        g_autofree char *path = g_strdup_printf("/csv/spectrum/%s", spectrum[i]);
        g_test_add_data_func(path, spectrum[i], test_spectrum);
    }
    return g_test_run();
}
