/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/shelf.h"

static void test_first_is_kept(void)
{
    g_autoptr(EqlShelf) shelf = eql_shelf_new();
    char *first = g_strdup("first");
    gconstpointer found = NULL;

    g_assert_false(eql_shelf_find(shelf, "a", &found));
    g_assert_true(eql_shelf_keep(shelf, "a", first, g_free) == first);
    /* another thread was slower: its copy goes, and it gets what is kept */
    g_assert_true(eql_shelf_keep(shelf, "a", g_strdup("second"), g_free) == first);
    g_assert_true(eql_shelf_find(shelf, "a", &found));
    g_assert_true(found == first);
    g_assert_false(eql_shelf_find(shelf, "b", &found));
}

static void test_nothing_is_kept_too(void)
{
    g_autoptr(EqlShelf) shelf = eql_shelf_new();
    gconstpointer found = "something";

    g_assert_null(eql_shelf_keep(shelf, "a", NULL, g_free));
    g_assert_true(eql_shelf_find(shelf, "a", &found));
    g_assert_null(found);
}

static gpointer keep_many(gpointer shelf)
{
    for (int i = 0; i < 200; i++) {
        g_autofree char *name = g_strdup_printf("%d", i);
        const char *kept = eql_shelf_keep(shelf, name, g_strdup(name), g_free);

        g_assert_cmpstr(kept, ==, name);
    }
    return NULL;
}

static void test_threads_agree(void)
{
    g_autoptr(EqlShelf) shelf = eql_shelf_new();
    GThread *threads[4];

    for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("keep", keep_many, shelf);
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
        g_thread_join(threads[i]);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shelf/first-is-kept", test_first_is_kept);
    g_test_add_func("/shelf/nothing-is-kept-too", test_nothing_is_kept_too);
    g_test_add_func("/shelf/threads-agree", test_threads_agree);
    return g_test_run();
}
