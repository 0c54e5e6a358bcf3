/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "intake/intake-error.h"
#include "intake/table/source.h"
#include "reader-case.h"
#include "short-stream.h"

static char *read_whole(const ReaderCase *self)
{
    g_autoptr(GInputStream) stream =
        g_memory_input_stream_new_from_data(self->bytes, (gssize)self->length, NULL);
    g_autoptr(GError) error = NULL;
    char *whole = reader_case_read(self, stream, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(strlen(whole), >, 100);
    return whole;
}

/* However few bytes a read gives, they mean the same. */
static void check_short_reads(const ReaderCase *self, const char *whole)
{
    static const guint lengths[] = {1, 2, 3, 7, 63, 4095};

    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GInputStream) stream =
            short_stream_new(self->bytes, self->length, lengths[i], NULL);
        g_autoptr(GError) error = NULL;
        g_autofree char *read = reader_case_read(self, stream, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(read, ==, whole);
    }
}

/* Every read and every seek fails once: a sentence, and no half rows before it. */
static void check_failing(const ReaderCase *self, const char *whole)
{
    gboolean failed = TRUE;

    for (guint n = 0; failed; n++) {
        g_autoptr(GInputStream) stream = short_stream_new(self->bytes, self->length, 97, NULL);
        g_autoptr(GError) error = NULL;
        short_stream_fail_after(stream, n);
        g_autofree char *read = reader_case_read(self, stream, &error);
        failed = short_stream_failed(stream);
        assert_no_half_rows(read, whole);
        g_assert_cmpint(failed, ==, error != NULL);
        if (!failed)
            break;
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_ACCESS);
        g_assert_nonnull(strstr(error->message, "“given.file” could not be read (pulled out)."));
        g_assert_cmpuint(n, <, 10000);
    }
}

/* A file that loses its end between being measured and being read. */
static void check_cut(const ReaderCase *self, const char *whole)
{
    for (guint i = 0; i < 32; i++) {
        g_autoptr(GInputStream) cut = short_stream_new(self->bytes, self->length, 97, NULL);
        g_autoptr(GError) error = NULL;
        EqlSource *source = eql_source_new(cut, "given.file", NULL, &error);
        g_assert_no_error(error);
        short_stream_cut(cut, i * self->length / 32);
        g_autofree char *read = self->read(source, &error);
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TRUNCATED);
        g_assert_nonnull(strstr(error->message, "“given.file” became shorter"));
        assert_no_half_rows(read, whole);
    }
}

/* What is left of a file whose copying stopped: a workbook and a return say so; in
 * a table of text it cannot be seen. */
static void check_torn(const ReaderCase *self, const char *whole)
{
    for (guint i = 1; i < 32; i++) {
        g_autoptr(GInputStream) stream =
            g_memory_input_stream_new_from_data(self->bytes, (gssize)(i * self->length / 32), NULL);
        g_autoptr(GError) error = NULL;
        g_autofree char *read = reader_case_read(self, stream, &error);
        gboolean told = error != NULL && error->domain == EQL_INTAKE_ERROR;
        g_assert_cmpint(told, ==,
                        strcmp(self->name, "book") == 0 || strcmp(self->name, "return") == 0);
    }
}

typedef void (*Check)(const ReaderCase *self, const char *whole);

static void run(gconstpointer check)
{
    ReaderCase *cases = reader_cases();

    for (ReaderCase *self = cases; self->name != NULL; self++) {
        g_autofree char *whole = read_whole(self);
        g_test_message("%s", self->name);
        (*(const Check *)check)(self, whole);
    }
    reader_cases_free(cases);
}

int main(int argc, char **argv)
{
    static const Check checks[] = {check_short_reads, check_failing, check_cut, check_torn};

    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/intake/read-faults/short-reads", &checks[0], run);
    g_test_add_data_func("/intake/read-faults/failing", &checks[1], run);
    g_test_add_data_func("/intake/read-faults/cut", &checks[2], run);
    g_test_add_data_func("/intake/read-faults/torn", &checks[3], run);
    return g_test_run();
}
