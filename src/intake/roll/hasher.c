/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/hasher.h"

#include <string.h>

#define KEY_SIZE 32
#define DIGEST_SIZE 32 /* of SHA-256 */

struct _EqlHasher {
    GHmac *keyed; /* that has been given the key and nothing else: to be copied */
};

EqlHasher *eql_hasher_new(const guint8 key[32])
{
    EqlHasher *self = g_new0(EqlHasher, 1);

    self->keyed = g_hmac_new(G_CHECKSUM_SHA256, key, KEY_SIZE);
    return self;
}

void eql_hasher_free(EqlHasher *hasher)
{
    if (hasher == NULL)
        return;
    g_hmac_unref(hasher->keyed);
    g_free(hasher);
}

/* What a spreadsheet puts before a number to keep it as it is. */
static gboolean is_quote(gunichar c)
{
    return c == '\'' || c == '"' || c == '`' || c == 0x2018 || c == 0x2019;
}

/* Upper case without white space and quotes, so that "a123 456" and "'A123456" are one pupil. */
static char *plain_identifier(const char *identifier, gssize length)
{
    g_autofree char *valid = g_utf8_make_valid(identifier, length);
    g_autofree char *normal = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *upper = g_utf8_strup(normal, -1);
    GString *plain = g_string_new(NULL);

    for (const char *p = upper; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c) && !is_quote(c))
            g_string_append_unichar(plain, c);
    }
    return g_string_free(plain, FALSE);
}

/* The domain and its NUL come first, so that one number met as a UPN and as a
 * table's key gives two hashes that nobody can set side by side. */
EqlPupilKey eql_hasher_hash(EqlHasher *hasher, const char *domain, const char *identifier,
                            gssize length)
{
    EqlPupilKey key = {{0}};
    guint8 digest[DIGEST_SIZE];
    gsize n = DIGEST_SIZE;

    if (identifier == NULL)
        return key;
    g_autofree char *plain = plain_identifier(identifier, length);
    if (*plain == '\0')
        return key;
    GHmac *hmac = g_hmac_copy(hasher->keyed);
    g_hmac_update(hmac, (const guchar *)domain, (gssize)strlen(domain) + 1);
    g_hmac_update(hmac, (const guchar *)plain, -1);
    g_hmac_get_digest(hmac, digest, &n);
    g_hmac_unref(hmac);
    memcpy(key.bytes, digest, sizeof key.bytes);
    memset(plain, 0, strlen(plain));
    return key;
}
