/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roll.h"

#include <string.h>

static const EqlPupilKey UNKNOWN_KEY;

gboolean eql_pupil_key_is_known(const EqlPupilKey *key)
{
    return memcmp(key, &UNKNOWN_KEY, sizeof *key) != 0;
}

guint eql_pupil_key_hash(gconstpointer key)
{
    guint hash;
    memcpy(&hash, key, sizeof hash); /* any of its bytes are as good: it is a hash */
    return hash;
}

gboolean eql_pupil_key_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(EqlPupilKey)) == 0;
}

EqlCount *eql_count_new(const char *kind, const char *characteristic, const char *group,
                        guint64 count, gint64 pupils)
{
    EqlCount *made = g_new0(EqlCount, 1);
    made->kind = g_strdup(kind);
    made->characteristic = g_strdup(characteristic);
    made->group = g_strdup(group);
    made->count = count;
    made->pupils = pupils;
    return made;
}

void eql_count_free(EqlCount *count)
{
    if (!count)
        return;
    g_free(count->kind);
    g_free(count->characteristic);
    g_free(count->group);
    g_free(count);
}

static GPtrArray *new_group_columns(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_group_column_free);
}

static GPtrArray *new_counts(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_count_free);
}

static GArray *new_keys(void)
{
    return g_array_new(FALSE, TRUE, sizeof(EqlPupilKey));
}

EqlCensus *eql_census_new(void)
{
    EqlCensus *census = g_new0(EqlCensus, 1);
    census->groups = new_group_columns();
    census->keys = new_keys();
    census->table_ids = new_keys();
    census->registration = g_byte_array_new();
    census->leaver = g_byte_array_new();
    census->counts = new_counts();
    return census;
}

void eql_census_free(EqlCensus *census)
{
    if (!census)
        return;
    g_ptr_array_unref(census->groups);
    g_array_unref(census->keys);
    g_array_unref(census->table_ids);
    g_byte_array_unref(census->registration);
    g_byte_array_unref(census->leaver);
    g_ptr_array_unref(census->counts);
    g_free(census->reference_date);
    g_free(census->term);
    g_free(census);
}

EqlOutcomes *eql_outcomes_new(void)
{
    EqlOutcomes *outcomes = g_new0(EqlOutcomes, 1);
    outcomes->kinds = g_ptr_array_new_with_free_func(g_free);
    outcomes->dates = g_ptr_array_new_with_free_func(g_free);
    outcomes->reasons = g_ptr_array_new_with_free_func(g_free);
    outcomes->sessions = g_array_new(FALSE, TRUE, sizeof(double));
    outcomes->keys = new_keys();
    outcomes->table_ids = new_keys();
    outcomes->registration = g_byte_array_new();
    outcomes->groups = new_group_columns();
    outcomes->counts = new_counts();
    return outcomes;
}

void eql_outcomes_free(EqlOutcomes *outcomes)
{
    if (!outcomes)
        return;
    g_ptr_array_unref(outcomes->kinds);
    g_ptr_array_unref(outcomes->dates);
    g_ptr_array_unref(outcomes->reasons);
    g_array_unref(outcomes->sessions);
    g_array_unref(outcomes->keys);
    g_array_unref(outcomes->table_ids);
    g_byte_array_unref(outcomes->registration);
    g_ptr_array_unref(outcomes->groups);
    g_ptr_array_unref(outcomes->counts);
    g_free(outcomes);
}

/* One more row in every column of groups; `n` rows stand there already. */
static void add_groups(GPtrArray *columns, guint n, const char *const *characteristics,
                       const char *const *values)
{
    for (guint i = 0; characteristics && characteristics[i]; i++) {
        EqlGroupColumn *column = eql_group_columns_find(columns, characteristics[i]);
        if (!column) {
            column = eql_group_column_new(characteristics[i]);
            g_array_set_size(column->values, n);
            g_ptr_array_add(columns, column);
        }
        if (column->values->len == n)
            eql_group_column_add(column, values[i]);
    }
    for (guint i = 0; i < columns->len; i++) {
        EqlGroupColumn *column = columns->pdata[i];
        g_array_set_size(column->values, n + 1);
    }
}

static void add_key(GArray *keys, const EqlPupilKey *key)
{
    g_array_append_vals(keys, key ? key : &UNKNOWN_KEY, 1);
}

static void add_byte(GByteArray *bytes, guint8 byte)
{
    g_byte_array_append(bytes, &byte, 1);
}

void eql_census_add(EqlCensus *census, const EqlPupilKey *key, const EqlPupilKey *table_id,
                    EqlRegistration registration, gboolean leaver,
                    const char *const *characteristics, const char *const *values)
{
    add_groups(census->groups, census->n, characteristics, values);
    add_key(census->keys, key);
    add_key(census->table_ids, table_id);
    add_byte(census->registration, (guint8)registration);
    add_byte(census->leaver, leaver ? 1 : 0);
    census->n++;
}

void eql_outcomes_add(EqlOutcomes *outcomes, const char *kind, const char *date,
                      const char *reasons, double sessions, const EqlPupilKey *key,
                      const EqlPupilKey *table_id, guint8 registration,
                      const char *const *characteristics, const char *const *values)
{
    add_groups(outcomes->groups, outcomes->n, characteristics, values);
    g_ptr_array_add(outcomes->kinds, g_strdup(kind));
    g_ptr_array_add(outcomes->dates, g_strdup(date ? date : ""));
    g_ptr_array_add(outcomes->reasons, g_strdup(reasons ? reasons : ""));
    g_array_append_val(outcomes->sessions, sessions);
    add_key(outcomes->keys, key);
    add_key(outcomes->table_ids, table_id);
    add_byte(outcomes->registration, registration);
    outcomes->n++;
}
