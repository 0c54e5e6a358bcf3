/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"
#include "intake/table/csv.h"

#include <string.h>

static char *read_in_chunks(const guint8 *bytes, gsize length, gsize chunk)
{
    g_autoptr(GInputStream) stream = fuzz_stream(bytes, length);
    GError *error = NULL;
    EqlSource *source = eql_source_new(stream, "fuzz", NULL, &error);
    EqlTable *table = source != NULL ? eql_csv_new(source, chunk, &error) : NULL;

    return fuzz_read(table, error);
}

/* However the bytes are cut into chunks, they mean the same. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autofree char *whole = read_in_chunks(bytes, length, 0);
    g_autofree char *pieces = read_in_chunks(bytes, length, 64);

    g_assert(strcmp(whole, pieces) == 0);
    return 0;
}
