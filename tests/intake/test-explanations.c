/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each figure means, as the window and the guide say it. */
#include <glib/gstdio.h>

#include "base/data-folder.h"
#include "intake/lists/explanation-file.h"

/* Longer ones nobody reads, in characters. */
#define LONGEST 400

static void test_all_explained(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) all = eql_explanations_load(eql_data_folder(NULL), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(all->len, >=, 15);
    for (guint i = 0; i < all->len; i++) {
        const EqlExplanation *explanation = all->pdata[i];
        g_assert_true(eql_explanations_find(all, explanation->code) == explanation);
        g_assert_cmpstr(explanation->title, !=, "");
        g_assert_cmpstr(explanation->formula, !=, "");
        g_assert_cmpint(g_utf8_strlen(explanation->text, -1), >, 60);
        g_assert_cmpint(g_utf8_strlen(explanation->text, -1), <=, LONGEST);
    }
    g_assert_null(eql_explanations_find(all, "weather"));
}

static void test_no_file(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("equalens-help-XXXXXX", NULL);
    g_assert_null(eql_explanations_load(folder, &error));
    g_assert_nonnull(error);
    g_assert_nonnull(g_strstr_len(error->message, -1, "figures.csv"));
    g_rmdir(folder);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/explanations/all", test_all_explained);
    g_test_add_func("/explanations/no-file", test_no_file);
    return g_test_run();
}
