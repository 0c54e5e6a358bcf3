/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group beside a comment: a comment is known again by its words, so what is shown of it by one
 * characteristic after the other must be the same of k or more who wrote. */
#include "analysis/comments.h"

#include "fixture.h"

static const char *const BY[] = {"ethnicity", "sex", "year"};

typedef struct {
    const char *groups[3];
    guint people;
} Writer;

static EqlDataset *school_of(const Writer *writers, gsize n)
{
    EqlDataset *dataset = fixture_dataset();
    EqlItem *item;
    EqlResponses *responses;
    guint total = 0, at = 0;

    for (gsize i = 0; i < n; i++)
        total += writers[i].people;
    fixture_add_item(dataset, "P1", "pupil", "Belonging", "1|2|3|4|5", FALSE);
    item = g_ptr_array_index(dataset->questionnaire->items, 0);
    item->kind = EQL_ITEM_COMMENT;
    responses = fixture_add_audience(dataset, "pupil", total);
    for (gsize i = 0; i < n; i++) {
        for (guint j = 0; j < writers[i].people; j++, at++) {
            g_autofree char *text = g_strdup_printf("Comment %03u", at);

            for (guint by = 0; by < G_N_ELEMENTS(BY); by++)
                eql_group_column_set(fixture_groups(responses, BY[by]), at, writers[i].groups[by]);
            g_ptr_array_add(responses->comments, eql_comment_new(at, "P1", text));
        }
    }
    return dataset;
}

/* What is shown beside each comment, by characteristic and level of detail, as one text. */
static GHashTable *all_shown(const EqlDataset *dataset)
{
    GHashTable *shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (guint by = 0; by < G_N_ELEMENTS(BY); by++) {
        for (guint detail = EQL_DETAIL_BROAD; detail <= EQL_DETAIL_CODES; detail++) {
            const EqlCommentChoice choice = {.by = BY[by], .detail = (EqlDetail)detail};
            g_autoptr(GArray) views = eql_comments(dataset, &choice, NULL);

            for (guint i = 0; i < views->len; i++) {
                const EqlCommentView *view = &g_array_index(views, EqlCommentView, i);
                const char *before = g_hash_table_lookup(shown, view->text);

                g_hash_table_insert(shown, g_strdup(view->text),
                                    g_strdup_printf("%s/%s", before != NULL ? before : "",
                                                    view->group != NULL ? view->group : "-"));
            }
        }
    }
    return shown;
}

/* Returns how many comments show anything at all. */
static guint assert_k_alike(const EqlDataset *dataset)
{
    g_autoptr(GHashTable) shown = all_shown(dataset);
    g_autoptr(GHashTable) alike = g_hash_table_new(g_str_hash, g_str_equal);
    guint telling = 0;
    GHashTableIter iter;
    gpointer text, people;

    g_hash_table_iter_init(&iter, shown);
    while (g_hash_table_iter_next(&iter, NULL, &text)) {
        guint so_far = GPOINTER_TO_UINT(g_hash_table_lookup(alike, text));

        g_hash_table_insert(alike, text, GUINT_TO_POINTER(so_far + 1));
        telling += !g_str_equal(text, "/-/-/-/-/-/-/-/-/-");
    }
    g_hash_table_iter_init(&iter, alike);
    while (g_hash_table_iter_next(&iter, &text, &people)) {
        if (GPOINTER_TO_UINT(people) < (guint)dataset->settings->k)
            g_error("%u wrote of whom is shown %s", GPOINTER_TO_UINT(people), (char *)text);
    }
    return telling;
}

/* Five and more wrote of any two groups together, but only one Black Caribbean girl in year 9. */
static void test_three_characteristics(void)
{
    static const Writer writers[] = {
        {{"WBRI", "F", "7"}, 7}, {{"WBRI", "F", "8"}, 7}, {{"WBRI", "F", "9"}, 7},
        {{"WBRI", "M", "7"}, 7}, {{"WBRI", "M", "8"}, 7}, {{"WBRI", "M", "9"}, 7},
        {{"BCRB", "F", "7"}, 7}, {{"BCRB", "F", "8"}, 7}, {{"BCRB", "F", "9"}, 1},
        {{"BCRB", "M", "7"}, 7}, {{"BCRB", "M", "8"}, 7}, {{"BCRB", "M", "9"}, 7},
    };
    g_autoptr(EqlDataset) dataset = school_of(writers, G_N_ELEMENTS(writers));

    g_assert_cmpuint(assert_k_alike(dataset), ==, 78);
}

/* Two boys are hidden among those who did not say; of these no other is Black Caribbean. */
static void test_shown_in_none(void)
{
    static const Writer writers[] = {
        {{"WBRI", "F", "7"}, 12},
        {{"WBRI", NULL, "7"}, 7},
        {{"BCRB", "F", "7"}, 8},
        {{"BCRB", "M", "7"}, 2},
    };
    g_autoptr(EqlDataset) dataset = school_of(writers, G_N_ELEMENTS(writers));

    g_assert_cmpuint(assert_k_alike(dataset), ==, 29);
}

static void test_few_wrote(void)
{
    static const Writer writers[] = {{{"WBRI", "F", "7"}, 3}, {{"BCRB", "M", "8"}, 1}};
    g_autoptr(EqlDataset) dataset = school_of(writers, G_N_ELEMENTS(writers));
    const EqlCommentChoice choice = {.by = "ethnicity", .detail = EQL_DETAIL_FULL};
    g_autoptr(GArray) views = eql_comments(dataset, &choice, NULL);

    g_assert_cmpuint(views->len, ==, 0);
}

static const char *any_of(GRand *rand, const char *const *groups, gint n)
{
    return groups[MIN(g_rand_int_range(rand, 0, n), g_rand_int_range(rand, 0, n))];
}

static void test_random_schools(void)
{
    static const char *const ethnicities[] = {"WBRI", "BCRB", NULL,   "AIND",
                                              "WIRI", "BAFR", "asian"};
    static const char *const sexes[] = {"F", "M", NULL};
    static const char *const years[] = {"7", "8", "9"};
    guint telling = 0;

    for (guint32 seed = 1; seed <= 100; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        guint n = (guint)g_rand_int_range(rand, 10, 150);
        g_autofree Writer *writers = g_new(Writer, n);
        g_autoptr(EqlDataset) dataset = NULL;

        for (guint i = 0; i < n; i++)
            writers[i] = (Writer){{any_of(rand, ethnicities, G_N_ELEMENTS(ethnicities)),
                                   any_of(rand, sexes, G_N_ELEMENTS(sexes)),
                                   any_of(rand, years, G_N_ELEMENTS(years))},
                                  1};
        dataset = school_of(writers, n);
        telling += assert_k_alike(dataset);
    }
    g_assert_cmpuint(telling, >, 5000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/comments/three-characteristics", test_three_characteristics);
    g_test_add_func("/comments/shown-in-none", test_shown_in_none);
    g_test_add_func("/comments/few-wrote", test_few_wrote);
    g_test_add_func("/comments/random-schools", test_random_schools);
    return g_test_run();
}
