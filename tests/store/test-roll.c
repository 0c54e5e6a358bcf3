/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is on roll and what became of them: what goes in comes out. */

#include <math.h>

#include "store-fixture.h"

static gint64 add_census(EqlStore *store, const EqlCensus *census)
{
    GError *error = NULL;
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_CENSUS, census->n, "w");
    eql_store_add_census(store, record, census, &error);
    g_assert_no_error(error);
    return record->id;
}

static void assert_same_counts(const GPtrArray *a, const GPtrArray *b)
{
    g_assert_cmpuint(a->len, ==, b->len);
    for (guint i = 0; i < a->len; i++) {
        const EqlCount *x = a->pdata[i], *y = b->pdata[i];
        g_assert_cmpstr(x->kind, ==, y->kind);
        g_assert_cmpstr(x->characteristic, ==, y->characteristic);
        g_assert_cmpstr(x->group, ==, y->group);
        g_assert_cmpuint(x->count, ==, y->count);
        g_assert_cmpint(x->pupils, ==, y->pupils);
    }
}

static void assert_same_keys(const GArray *a, const GArray *b)
{
    g_assert_cmpmem(a->data, a->len * sizeof(EqlPupilKey), b->data, b->len * sizeof(EqlPupilKey));
}

static void assert_in_force(EqlStore *store, const EqlCensus *expected)
{
    GError *error = NULL;
    g_autoptr(EqlCensus) census = eql_store_census(store, &error);
    g_assert_no_error(error);
    g_assert_nonnull(census);
    g_assert_cmpuint(census->n, ==, expected->n);
    assert_same_keys(census->keys, expected->keys);
    assert_same_keys(census->table_ids, expected->table_ids);
    g_assert_cmpmem(census->registration->data, census->n, expected->registration->data,
                    expected->n);
    g_assert_cmpmem(census->leaver->data, census->n, expected->leaver->data, expected->n);
    g_assert_cmpstr(census->reference_date, ==, expected->reference_date);
    g_assert_cmpstr(census->term, ==, expected->term);
    assert_same_groups(census->groups, expected->groups);
    assert_same_counts(census->counts, expected->counts);
}

static void test_census(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_assert_null(eql_store_census(store, &error));
    g_assert_no_error(error);
    g_autoptr(EqlCensus) first = made_up_census(50, 1);
    g_autoptr(EqlCensus) second = made_up_census(80, 2);
    g_autoptr(EqlCensus) counts_only = made_up_census(0, 3);
    add_census(store, first);
    gint64 id = add_census(store, second);
    assert_in_force(store, second);
    gint64 counted = add_census(store, counts_only);
    assert_in_force(store, counts_only);
    assert_sound(store);
    g_assert_true(eql_store_undo(store, id, &error));
    assert_in_force(store, counts_only);
    g_assert_true(eql_store_undo(store, counted, &error));
    assert_in_force(store, first);
    assert_sound(store);
}

static gint64 add_outcomes(EqlStore *store, const EqlOutcomes *outcomes, gboolean replace)
{
    GError *error = NULL;
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_OUTCOMES, outcomes->n, "w");
    record->outcome_kind = g_strdup("detention");
    eql_store_add_outcomes(store, record, outcomes, replace, &error);
    g_assert_no_error(error);
    return record->id;
}

static void assert_same_texts(const GPtrArray *a, const GPtrArray *b)
{
    g_assert_cmpuint(a->len, ==, b->len);
    for (guint i = 0; i < a->len; i++)
        g_assert_cmpstr(a->pdata[i], ==, b->pdata[i]);
}

static void test_outcomes(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlOutcomes) none = eql_store_outcomes(store, &error);
    g_assert_cmpuint(none->n, ==, 0);
    g_autoptr(EqlOutcomes) written = made_up_outcomes(9, "two\nlines");
    add_outcomes(store, written, FALSE);
    g_autoptr(EqlOutcomes) read = eql_store_outcomes(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->n, ==, 9);
    assert_same_texts(read->kinds, written->kinds);
    assert_same_texts(read->dates, written->dates);
    assert_same_texts(read->reasons, written->reasons);
    g_assert_cmpuint(read->sessions->len, ==, 9);
    for (guint i = 0; i < 9; i++) {
        double a = g_array_index(read->sessions, double, i);
        double b = g_array_index(written->sessions, double, i);
        g_assert_true(a == b || (isnan(a) && isnan(b)));
    }
    assert_same_keys(read->keys, written->keys);
    assert_same_keys(read->table_ids, written->table_ids);
    g_assert_cmpmem(read->registration->data, 9, written->registration->data, 9);
    assert_same_groups(read->groups, written->groups);
    assert_same_counts(read->counts, written->counts);
    assert_sound(store);
}

/* Files with different characteristics, one after another. */
static void test_outcomes_together(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlOutcomes) first = made_up_outcomes(2, "suspension");
    g_autoptr(EqlOutcomes) second = made_up_outcomes(3, "exclusion");
    g_ptr_array_set_size(first->groups, 0);
    add_outcomes(store, first, FALSE);
    add_outcomes(store, second, FALSE);
    add_outcomes(store, first, FALSE);
    g_autoptr(EqlOutcomes) all = eql_store_outcomes(store, &error);
    g_assert_cmpuint(all->n, ==, 7);
    g_assert_cmpuint(all->keys->len, ==, 7);
    const EqlGroupColumn *sex = eql_group_columns_find(all->groups, "sex");
    g_assert_cmpuint(sex->values->len, ==, 7);
    g_assert_cmpstr(eql_group_column_get(sex, 1), ==, "not-stated");
    g_assert_cmpstr(eql_group_column_get(sex, 4), ==, "M");
    g_assert_cmpstr(eql_group_column_get(sex, 6), ==, "not-stated");
    assert_words(eql_store_outcome_kinds(store, &error), "suspension exclusion");
}

static guint events(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(EqlOutcomes) all = eql_store_outcomes(store, &error);
    g_assert_no_error(error);
    return all->n;
}

static void test_replacing_outcomes(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlOutcomes) one = made_up_outcomes(1, "a");
    g_autoptr(EqlOutcomes) ten = made_up_outcomes(10, "b");
    g_autoptr(EqlOutcomes) hundred = made_up_outcomes(100, "c");
    add_outcomes(store, one, FALSE);
    gint64 second = add_outcomes(store, ten, TRUE);
    g_assert_cmpuint(events(store), ==, 10);
    add_outcomes(store, one, FALSE);
    g_assert_cmpuint(events(store), ==, 11);
    gint64 fourth = add_outcomes(store, hundred, TRUE);
    g_assert_cmpuint(events(store), ==, 100);
    assert_words(eql_store_outcome_kinds(store, &error), "c");
    /* What the second had replaced is now replaced by the fourth, too. */
    g_assert_true(eql_store_undo(store, second, &error));
    g_assert_cmpuint(events(store), ==, 100);
    g_assert_true(eql_store_undo(store, fourth, &error));
    g_assert_cmpuint(events(store), ==, 2);
    assert_words(eql_store_outcome_kinds(store, &error), "a");
    assert_sound(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/store/census", test_census);
    g_test_add_func("/store/outcomes", test_outcomes);
    g_test_add_func("/store/outcomes-together", test_outcomes_together);
    g_test_add_func("/store/replacing-outcomes", test_replacing_outcomes);
    return g_test_run();
}
