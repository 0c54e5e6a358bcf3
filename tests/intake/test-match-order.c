/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a column is matched to must not hang on where it stands. */

#include <string.h>

#include "responses-case.h"

/* Near-enough wordings of one another and of the questions, so that they compete. */
static const char *const HEADINGS[] = {
    "I feel I belong at this school",
    "I feel I belong in this school",
    "I feel that I belong at this school.",
    "I feel I belonged at this school!",
    "Adults here treat everyone fairly",
    "Adults here treat everybody fairly",
    "The adults here treat everyone fairly",
    "How often do adults act on racism",
    "How often do the adults act on racism?",
    "What would help you to feel that you belong?",
    "What would help you feel you belong?",
    "Are you a boy or girl?",
    "Gender",
    "Sex",
    "Ethnicity",
    "Ethnic group",
    "Colleagues belong here",
    "Favourite colour",
};
#define N_HEADINGS G_N_ELEMENTS(HEADINGS)

static char *write_header(const guint *order)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < N_HEADINGS; i++)
        g_string_append_printf(text, "%s\"%s\"", i ? "," : "", HEADINGS[order[i]]);
    g_string_append_c(text, '\n');
    for (guint i = 0; i < N_HEADINGS; i++)
        g_string_append_printf(text, "%sx", i ? "," : "");
    return g_string_free(g_string_append_c(text, '\n'), FALSE);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The codes that are in use, each with how it was matched: "P01 exact". */
static char *outcome(const ResponsesCase *c)
{
    g_autoptr(GPtrArray) used = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < c->record->columns->len; i++) {
        const EqlColumnMatch *match = c->record->columns->pdata[i];
        if (match->code)
            g_ptr_array_add(
                used, g_strdup_printf("%s %s %.6f", match->code, match->match, match->confidence));
    }
    g_ptr_array_sort(used, compare_texts);
    g_ptr_array_add(used, NULL);
    return g_strjoinv("|", (char **)used->pdata);
}

static void assert_no_double_use(const ResponsesCase *c)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < c->record->columns->len; i++) {
        const EqlColumnMatch *match = c->record->columns->pdata[i];
        if (match->code)
            g_assert_true(g_hash_table_add(seen, match->code));
    }
}

static void shuffle(guint *order)
{
    for (guint i = N_HEADINGS - 1; i > 0; i--) {
        guint j = (guint)g_test_rand_int_range(0, (int)i + 1), kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}

static void test_any_order(ResponsesCase *c, gconstpointer data)
{
    guint order[N_HEADINGS];
    g_autofree char *want = NULL;
    for (guint i = 0; i < N_HEADINGS; i++)
        order[i] = i;
    for (guint round = 0; round < 60; round++) {
        g_autofree char *text = write_header(order);
        g_assert_true(responses_case_read(c, text));
        assert_no_double_use(c);
        g_autofree char *got = outcome(c);
        if (!want)
            want = g_strdup(got);
        g_assert_cmpstr(got, ==, want);
        shuffle(order);
    }
    g_assert_nonnull(strstr(want, "P01 exact"));
    g_assert_nonnull(strstr(want, "P40 near"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/match-order/any-order", test_any_order);
    return g_test_run();
}
