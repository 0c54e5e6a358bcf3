/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/hasher.h"

#include <string.h>

/* Keys by Python's hmac module: HMAC-SHA256(bytes 0 … 31, domain NUL identifier). */

static char *hash_text(const char *domain, const char *identifier, gssize length)
{
    guint8 bytes[32];
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8)i;
    g_autoptr(EqlHasher) hasher = eql_hasher_new(bytes);
    EqlPupilKey key = eql_hasher_hash(hasher, domain, identifier, length);
    for (guint i = 0; i < sizeof key.bytes; i++)
        g_string_append_printf(text, "%02x", key.bytes[i]);
    return g_string_free(text, FALSE);
}

static void check(const char *domain, const char *identifier, gssize length, const char *expected)
{
    g_autofree char *found = hash_text(domain, identifier, length);

    g_assert_cmpstr(found, ==, expected);
}

#define UPN "c3afb11dd25be3788d97575b0d8823fb"
#define UNKNOWN "00000000000000000000000000000000"

static void test_vectors(void)
{
    check("upn", "A123456789012", -1, UPN);
    check("table-id", "A123456789012", -1, "f6cd9274b5a1ca7bcd18183fdce377ac");
    check("upn", "Ä1", -1, "a5ee4a8e8cadbef9e40f81260a87aec2");
}

static void test_spelling(void)
{
    check("upn",
          " a1234567\xc2\xa0"
          "89012\n",
          -1, UPN);
    check("upn", "A123456789012 and more", 13, UPN);
    check("upn",
          "A\xcc\x88"
          "1",
          -1, "a5ee4a8e8cadbef9e40f81260a87aec2"); /* decomposed */
}

static void test_blank(void)
{
    check("upn", "", -1, UNKNOWN);
    check("upn", " \t\xc2\xa0", -1, UNKNOWN);
    check("upn", NULL, 0, UNKNOWN);
    check("upn", "A123", 0, UNKNOWN);
}

/* RFC 4231, test cases 1 and 2: the keyed hash that the hasher builds on. */
static void test_rfc_4231(void)
{
    guint8 twenty[20];
    memset(twenty, 0x0b, sizeof twenty);
    g_autofree char *first =
        g_compute_hmac_for_string(G_CHECKSUM_SHA256, twenty, sizeof twenty, "Hi There", -1);
    g_autofree char *second = g_compute_hmac_for_string(G_CHECKSUM_SHA256, (const guchar *)"Jefe",
                                                        4, "what do ya want for nothing?", -1);

    g_assert_cmpstr(first, ==, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    g_assert_cmpstr(second, ==, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/hasher/vectors", test_vectors);
    g_test_add_func("/intake/hasher/spelling", test_spelling);
    g_test_add_func("/intake/hasher/blank", test_blank);
    g_test_add_func("/intake/hasher/rfc-4231", test_rfc_4231);
    return g_test_run();
}
