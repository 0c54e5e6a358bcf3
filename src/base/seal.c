/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/seal.h"

#include <string.h>

enum { DIGITS = 64 };

static char *with_digits(const char *text, gsize at, const char *digits)
{
    char *copy = g_strdup(text);
    memcpy(copy + at, digits, DIGITS);
    return copy;
}

char *eql_seal(const char *text)
{
    const char *open = strstr(text, EQL_SEAL_OPEN);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    return open ? with_digits(text, (gsize)(open - text), digest) : g_strdup(text);
}

/* Where the digits begin, after the name and what stands between; NULL when there are none. */
static const char *digits_of(const char *text)
{
    const char *name = strstr(text, "\"sha256\"");
    const char *digits = name ? name + strlen("\"sha256\"") : NULL;
    if (!digits)
        return NULL;
    digits += strspn(digits, " :\t\r\n\"");
    return strspn(digits, "0123456789abcdef") >= DIGITS ? digits : NULL;
}

gboolean eql_seal_holds(const char *text)
{
    const char *digits = digits_of(text);
    if (!digits)
        return FALSE;
    g_autofree char *open = with_digits(text, (gsize)(digits - text), EQL_SEAL_OPEN);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, open, -1);
    return memcmp(digest, digits, DIGITS) == 0;
}
