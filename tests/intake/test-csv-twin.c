/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The streaming reader beside a simple twin that has the whole text in memory and
 * looks at one character at a time. */
#include "intake/table/csv.h"
#include "intake/intake-error.h"
#include "short-stream.h"
#include "table-dump.h"

#include <string.h>

typedef struct {
    const char *text;
    gsize length;
    gsize at;
    guint64 number;
    gsize literal_at;   /* an opening quote that is a character */
    gsize literal_from; /* so are all from here on */
    GString *rows;
    GString *faults;
} Twin;

static gboolean ends_field(const Twin *twin, gsize p)
{
    return p >= twin->length || strchr(",\n\r", twin->text[p]) != NULL;
}

static gboolean spans_lines(const Twin *twin, gsize from, gsize to)
{
    for (gsize i = from; i < to; i++) {
        if (twin->text[i] == '\n' || twin->text[i] == '\r')
            return TRUE;
    }
    return FALSE;
}

/* Reads quoted text at p into cell; returns where it ends, or 0 when the quote
 * there has no closing one. */
static gsize twin_quoted(const Twin *twin, gsize p, GString *cell)
{
    for (gsize q = p + 1; q < twin->length; q++) {
        if (twin->text[q] != '"') {
            g_string_append_c(cell, twin->text[q]);
        } else if (q + 1 < twin->length && twin->text[q + 1] == '"') {
            g_string_append_c(cell, '"');
            q++;
        } else {
            gboolean other = !ends_field(twin, q + 1) && !g_ascii_isspace(twin->text[q + 1]) &&
                             spans_lines(twin, p, q);
            return other ? 0 : q + 1;
        }
    }
    return 0;
}

static void disbelieve(Twin *twin, gsize p, guint column)
{
    g_string_append_printf(twin->faults, "%u:%u:%d ", (guint)twin->number, column,
                           EQL_FAULT_UNCLOSED_QUOTE);
    if (twin->literal_at == G_MAXSIZE)
        twin->literal_at = p;
    else
        twin->literal_from = p;
}

static void append_coded(GString *row, const GString *cell)
{
    g_string_append_c(row, '|');
    for (gsize i = 0; i < cell->len; i++) {
        const char *coded = cell->str[i] == '\n' ? "\\n" : cell->str[i] == '\r' ? "\\r" : NULL;
        if (coded != NULL)
            g_string_append(row, coded);
        else
            g_string_append_c(row, cell->str[i]);
    }
}

/* Reads the record at twin->at; FALSE when it has to be read again because a quote
 * in it turned out to be a character. */
static gboolean twin_record(Twin *twin)
{
    g_autoptr(GString) row = g_string_new(NULL);
    gboolean blank = TRUE;
    guint stray = G_MAXUINT;
    gsize p = twin->at;

    for (guint column = 0;; column++) {
        g_autoptr(GString) cell = g_string_new(NULL);
        if (p < twin->length && twin->text[p] == '"' && p != twin->literal_at &&
            p < twin->literal_from) {
            gsize behind = twin_quoted(twin, p, cell);
            if (behind == 0) {
                disbelieve(twin, p, column);
                return FALSE;
            }
            for (p = behind; !ends_field(twin, p); p++) {
                if (twin->text[p] != ' ' && stray == G_MAXUINT)
                    stray = column;
                g_string_append_c(cell, twin->text[p]);
            }
        }
        for (; !ends_field(twin, p); p++)
            g_string_append_c(cell, twin->text[p]);
        append_coded(row, cell);
        blank = blank && strspn(cell->str, " \n\r") == cell->len;
        if (p >= twin->length || twin->text[p] != ',')
            break;
        p++;
    }
    if (p < twin->length)
        p += twin->text[p] == '\r' && p + 1 < twin->length && twin->text[p + 1] == '\n' ? 2 : 1;
    twin->at = p;
    if (stray != G_MAXUINT)
        g_string_append_printf(twin->faults, "%u:%u:%d ", (guint)twin->number, stray,
                               EQL_FAULT_STRAY_QUOTE);
    if (!blank)
        g_string_append_printf(twin->rows, "%u%s\n", (guint)twin->number, row->str);
    return TRUE;
}

static void twin_read(Twin *twin)
{
    while (twin->at < twin->length) {
        twin->number++;
        twin->literal_at = twin->literal_from = G_MAXSIZE;
        while (!twin_record(twin))
            continue;
    }
}

static EqlTable *open_memory(const void *bytes, gsize length, guint longest, gsize chunk)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(longest);
    g_autoptr(GInputStream) stream = short_stream_new(bytes, length, longest, random);
    g_autoptr(GError) error = NULL;
    EqlSource *source = eql_source_new(stream, "memory.csv", NULL, &error);

    g_assert_no_error(error);
    EqlTable *table = eql_csv_new(source, chunk, &error);
    g_assert_no_error(error);
    return table;
}

static void check_reads_as(const void *bytes, gsize length, const Twin *twin)
{
    guint longest = (guint)g_test_rand_int_range(1, 200);
    gsize chunk = (gsize)g_test_rand_int_range(1, 500);
    g_autoptr(EqlTable) table = open_memory(bytes, length, longest, chunk);
    g_autofree char *rows = dump_table(table, FALSE);
    g_autofree char *faults = dump_faults(table);

    g_assert_cmpstr(rows, ==, twin->rows->str);
    g_assert_cmpstr(faults, ==, twin->faults->str);
}

/* "x" first, so that no text is blank; the delimiter is named. */
static GString *random_text(const char *const *alphabet, guint n)
{
    GString *text = g_string_new("sep=,\nx");

    for (int i = g_test_rand_int_range(0, 600); i > 0; i--)
        g_string_append(text, alphabet[g_test_rand_int_range(0, (gint32)n)]);
    return text;
}

static void check_conversions(const GString *text, const Twin *twin)
{
    static const char *const encodings[] = {"UTF-16", "UTF-16LE", "UTF-16BE", "WINDOWS-1252"};

    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++) {
        gsize length;
        /* In Windows-1252 these are E9 80 80, which is good UTF-8 as well: nobody can tell. */
        if (g_str_equal(encodings[i], "WINDOWS-1252") && strstr(text->str, "é€€"))
            continue;
        g_autofree char *bytes =
            g_convert(text->str, (gssize)text->len, encodings[i], "UTF-8", NULL, &length, NULL);
        g_assert_nonnull(bytes);
        check_reads_as(bytes, length, twin);
    }
}

static void check_against_twin(const char *const *alphabet, guint n)
{
    g_autoptr(GString) text = random_text(alphabet, n);
    g_autoptr(GString) rows = g_string_new(NULL);
    g_autoptr(GString) faults = g_string_new(NULL);
    Twin twin = {.text = text->str + 6, .length = text->len - 6, .rows = rows, .faults = faults};

    twin_read(&twin);
    check_reads_as(text->str, text->len, &twin);
    check_conversions(text, &twin);
}

static void test_twin(void)
{
    static const char *const wild[] = {"a", "b", ",", "\"", "\n", "\r", "\r\n", " ", "é", "€"};
    static const char *const tame[] = {"abcdefgh",
                                       ",",
                                       ",",
                                       "\n",
                                       "1",
                                       ",\"two\"",
                                       ",\"a\"\"b\"",
                                       ",\"line\nbreak\"",
                                       "long text without any mark",
                                       "é"};

    for (int i = 0; i < 400; i++) {
        check_against_twin(wild, G_N_ELEMENTS(wild));
        check_against_twin(tame, G_N_ELEMENTS(tame));
    }
}

#define LARGE (70 * 1024 * 1024)

/* head, then LARGE bytes of the filler over and over, then tail. */
static GString *large_text(const char *head, const char *filler, const char *tail)
{
    GString *text = g_string_sized_new(LARGE + 1000);

    g_string_append(text, head);
    while (text->len < LARGE)
        g_string_append(text, filler);
    g_string_append(text, tail);
    return text;
}

static void check_too_large(const char *head, const char *filler, const char *tail)
{
    g_autoptr(GString) text = large_text(head, filler, tail);
    g_autoptr(EqlTable) table = open_memory(text->str, text->len, 1 << 20, 0);
    g_autoptr(GError) error = NULL;
    const EqlRow *row;

    g_assert_true(eql_table_next(table, &row, &error));
    g_assert_false(eql_table_next(table, &row, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE);
    g_assert_nonnull(strstr(error->message, "memory.csv"));
    g_assert_nonnull(strstr(error->message, "record 2"));
}

static void test_long_record(void)
{
    check_too_large("a,b\n1,", "a long text without any mark", "\n2,x\n");
    check_too_large("a,b\n1,\"", "line,\n", "\"\n2,x\n");
    check_too_large("a,b\n1,\"", "li\"\"ne,\n", "\"");
    check_too_large("a,b\n1,", ",,,,,,,,", "\n");
}

/* A quote that was never closed, far from the next one or from the end. */
static void check_recovers(const char *head, const char *filler, const char *tail)
{
    g_autoptr(GString) text = large_text(head, filler, tail);
    g_autoptr(EqlTable) table = open_memory(text->str, text->len, 1 << 20, 0);
    g_autoptr(GError) error = NULL;
    const EqlRow *row;
    guint64 n = 0;

    while (eql_table_next(table, &row, &error) && row != NULL) {
        g_assert_cmpuint(row->n_cells, ==, 2);
        n++;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(n, >, LARGE / 20);
    g_autofree char *faults = dump_faults(table);
    g_assert_cmpstr(faults, ==, "2:1:0 ");
}

static void test_far_quote(void)
{
    check_recovers("a,b\n1,\"x\n", "12345678,12345678\n", "1,2\n");
    check_recovers("a,b\n1,\"x\n", "12345678,12345678\n", "1,\"2\"\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-twin/twin", test_twin);
    g_test_add_func("/csv-twin/long-record", test_long_record);
    g_test_add_func("/csv-twin/far-quote", test_far_quote);
    return g_test_run();
}
