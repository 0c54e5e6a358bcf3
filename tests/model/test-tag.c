/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tag.h"

#include <string.h>

static void assert_reads(const char *text, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) tags = eql_tags_read(text, &error);
    g_assert_no_error(error);
    g_autofree char *joined = g_strjoinv("|", tags);
    g_assert_cmpstr(joined, ==, expected);
}

static void test_read(void)
{
    assert_reads("corridors", "corridors");
    assert_reads("  follow \t up ", "follow up");
    assert_reads("praise, Corridors;praise,, follow up\nlunch", "praise|Corridors|follow up|lunch");
    assert_reads("Praise, praise, PRAISE", "Praise");
    assert_reads("coridorau, ysgol – clwb", "coridorau|ysgol – clwb");
    assert_reads("a\x01"
                 "b",
                 "a b");
}

static void assert_refused(const char *text, int code, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_tags_read(text, &error));
    g_assert_error(error, EQL_TAG_ERROR, code);
    g_assert_nonnull(strstr(error->message, words));
}

/* What is no tag, and what no project may hold; that is not repeated. */
static void test_refused(void)
{
    g_autofree char *most = g_strnfill(EQL_TAG_LENGTH, 'x');
    g_autofree char *more = g_strconcat("lunch, ", most, "x", NULL);
    assert_reads(most, most);
    assert_refused("", EQL_TAG_ERROR_TEXT, "cannot be empty");
    assert_refused(" , ;", EQL_TAG_ERROR_TEXT, "cannot be empty");
    assert_refused(more, EQL_TAG_ERROR_TEXT, "too long");
    assert_refused("lunch, sam@example.org", EQL_TAG_ERROR_IDENTIFIER, "[email removed]");
    assert_refused("born 1/2/2010", EQL_TAG_ERROR_IDENTIFIER, "[date removed]");
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_tags_read("sam@example.org", &error));
    g_assert_null(strstr(error->message, "sam@"));
}

static void test_same(void)
{
    const char *const tags[] = {"Corridors", "praise", NULL};
    g_assert_true(eql_tag_is("Corridors", "corridors "));
    g_assert_false(eql_tag_is("corridor", "corridors"));
    g_assert_true(eql_tags_have(tags, "PRAISE"));
    g_assert_false(eql_tags_have(tags, "lunch"));
    g_assert_false(eql_tags_have(NULL, "lunch"));
    g_autofree char *text = eql_tags_text(tags), *none = eql_tags_text(NULL);
    g_assert_cmpstr(text, ==, "Corridors, praise");
    g_assert_cmpstr(none, ==, "");
}

static void test_names(void)
{
    g_assert_true(eql_tag_may_be_name("Samira Okafor"));
    g_assert_false(eql_tag_may_be_name("follow up"));
    g_assert_false(eql_tag_may_be_name("Good Teachers"));
    g_assert_false(eql_tag_may_be_name("Corridors"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tag/read", test_read);
    g_test_add_func("/tag/refused", test_refused);
    g_test_add_func("/tag/same", test_same);
    g_test_add_func("/tag/names", test_names);
    return g_test_run();
}
