/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/digest.h"
#include "intake/source.h"

#define CHUNK (256 * 1024)

char *eql_file_sha256(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlSource) source = eql_source_open(path, cancellable, error);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *chunk = g_malloc(CHUNK);
    gsize n = CHUNK;

    if (source == NULL)
        return NULL;
    while (n == CHUNK) {
        if (!eql_source_read(source, chunk, CHUNK, &n, error))
            return NULL;
        g_checksum_update(checksum, chunk, (gssize)n);
    }
    return g_strdup(g_checksum_get_string(checksum));
}
