/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"
#include "intake/table/xlsx.h"

/* Any bytes as a workbook: the archive, its directory, the list of sheets. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autoptr(GInputStream) stream = fuzz_stream(bytes, length);
    GError *error = NULL;
    EqlSource *source = eql_source_new(stream, "fuzz", NULL, &error);
    EqlTable *table = source != NULL ? eql_xlsx_new(source, NULL, &error) : NULL;
    g_autofree char *result = fuzz_read(table, error);

    return 0;
}
