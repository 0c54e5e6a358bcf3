/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file asks of the memory may not be there. The linker puts the functions
 * below in the place of those that would ask (--wrap). */

#include <expat.h>
#include <minizip/unzip.h>
#include <string.h>

#include "intake/intake-error.h"
#include "reader-case.h"

static gboolean limited; /* requests fail from number `left` on */
static guint left;
static gboolean failed;

static gboolean granted(void)
{
    failed |= limited && left == 0;
    if (limited && left > 0)
        left--;
    return !failed;
}

static void *grant_malloc(size_t size)
{
    return granted() ? g_malloc(size) : NULL;
}

static void *grant_realloc(void *block, size_t size)
{
    return granted() ? g_realloc(block, size) : NULL;
}

static const XML_Memory_Handling_Suite suite = {grant_malloc, grant_realloc, g_free};

XML_Parser __wrap_XML_ParserCreate(const XML_Char *encoding);
XML_Parser __wrap_XML_ParserCreateNS(const XML_Char *encoding, XML_Char separator);
gpointer __real_g_try_realloc(gpointer block, gsize size);
gpointer __wrap_g_try_realloc(gpointer block, gsize size);
int __real_unzOpenCurrentFile(unzFile file);
int __wrap_unzOpenCurrentFile(unzFile file);
int __real_unzReadCurrentFile(unzFile file, voidp buffer, unsigned length);
int __wrap_unzReadCurrentFile(unzFile file, voidp buffer, unsigned length);

XML_Parser __wrap_XML_ParserCreate(const XML_Char *encoding)
{
    return XML_ParserCreate_MM(encoding, &suite, NULL);
}

XML_Parser __wrap_XML_ParserCreateNS(const XML_Char *encoding, XML_Char separator)
{
    return XML_ParserCreate_MM(encoding, &suite, &separator);
}

gpointer __wrap_g_try_realloc(gpointer block, gsize size)
{
    return granted() ? __real_g_try_realloc(block, size) : NULL;
}

int __wrap_unzOpenCurrentFile(unzFile file)
{
    return granted() ? __real_unzOpenCurrentFile(file) : UNZ_INTERNALERROR;
}

int __wrap_unzReadCurrentFile(unzFile file, voidp buffer, unsigned length)
{
    return granted() ? __real_unzReadCurrentFile(file, buffer, length) : Z_MEM_ERROR;
}

static char *read_limited(const ReaderCase *self, guint n, GError **error)
{
    g_autoptr(GInputStream) stream =
        g_memory_input_stream_new_from_data(self->bytes, (gssize)self->length, NULL);

    limited = TRUE;
    left = n;
    failed = FALSE;
    char *read = reader_case_read(self, stream, error);
    limited = FALSE;
    return read;
}

/* Every request for memory is refused once, and all after it. */
static void check(const ReaderCase *self)
{
    g_autofree char *whole = read_limited(self, G_MAXUINT, NULL);
    guint n_refused = 0;

    for (guint n = 0; n == 0 || failed; n++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *read = read_limited(self, n, &error);
        g_assert_cmpint(failed, ==, error != NULL);
        assert_no_half_rows(read, whole);
        if (!failed)
            break;
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_MEMORY);
        g_assert_nonnull(strstr(error->message, "memory to read “given.file”"));
        n_refused++;
    }
    g_test_message("%s: refused %u times", self->name, n_refused);
    g_assert_cmpuint(n_refused, >, 0);
}

static void test_readers(void)
{
    ReaderCase *cases = reader_cases();

    for (ReaderCase *self = cases; self->name != NULL; self++)
        check(self);
    reader_cases_free(cases);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/memory-faults/readers", test_readers);
    return g_test_run();
}
