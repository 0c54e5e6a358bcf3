/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/digest.h"

#include <nettle/sha2.h>

#include "intake/table/source.h"

#define CHUNK (256 * 1024)

static char *hexadecimal(const guint8 *bytes, gsize length)
{
    GString *text = g_string_sized_new(2 * length);
    for (gsize i = 0; i < length; i++)
        g_string_append_printf(text, "%02x", bytes[i]);
    return g_string_free(text, FALSE);
}

/* Nettle rather than GChecksum: it uses the processor's own instructions, and a digest of a
 * large file must not take longer than reading the file. */
char *eql_file_sha256(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlSource) source = eql_source_open(path, cancellable, error);
    g_autofree guchar *chunk = g_malloc(CHUNK);
    struct sha256_ctx digest;
    guint8 bytes[SHA256_DIGEST_SIZE];
    gsize n = CHUNK;

    if (source == NULL)
        return NULL;
    sha256_init(&digest);
    while (n == CHUNK) {
        if (!eql_source_read(source, chunk, CHUNK, &n, error))
            return NULL;
        sha256_update(&digest, n, chunk);
    }
    sha256_digest(&digest, sizeof bytes, bytes);
    return hexadecimal(bytes, sizeof bytes);
}
