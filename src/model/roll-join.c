/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roll and the tables that stand beside it. */
#include "model/codes.h"
#include "model/roll.h"

static const EqlPupilKey *key_at(const GArray *keys, guint i)
{
    return &g_array_index(keys, EqlPupilKey, i);
}

/* EqlPupilKey → place plus one */
static GHashTable *places_of(const EqlCensus *census)
{
    GHashTable *places = g_hash_table_new(eql_pupil_key_hash, eql_pupil_key_equal);
    for (guint i = 0; i < census->n; i++) {
        if (eql_pupil_key_is_known(key_at(census->keys, i)))
            g_hash_table_insert(places, (gpointer)key_at(census->keys, i), GUINT_TO_POINTER(i + 1));
        if (eql_pupil_key_is_known(key_at(census->table_ids, i)))
            g_hash_table_insert(places, (gpointer)key_at(census->table_ids, i),
                                GUINT_TO_POINTER(i + 1));
    }
    return places;
}

/* Place plus one of pupil i of another list; 0: it is not there. */
static guint find(GHashTable *places, const EqlCensus *other, guint i)
{
    const EqlPupilKey *keys[] = {key_at(other->keys, i), key_at(other->table_ids, i)};
    guint place = 0;
    for (guint k = 0; k < G_N_ELEMENTS(keys) && place == 0; k++)
        if (eql_pupil_key_is_known(keys[k]))
            place = GPOINTER_TO_UINT(g_hash_table_lookup(places, keys[k]));
    return place;
}

static const char *value_of_unlisted(const char *characteristic, gboolean leaver)
{
    if (leaver)
        return EQL_NOT_STATED;
    if (g_str_equal(characteristic, "fsm"))
        return "no";
    return g_str_equal(characteristic, "sen-need") ? "none" : EQL_NOT_STATED;
}

static void join_column(EqlCensus *census, const EqlCensus *side, const EqlGroupColumn *from)
{
    g_autoptr(GHashTable) places = places_of(side);
    EqlGroupColumn *to = eql_group_column_new(from->characteristic);
    EqlGroupColumn *before = eql_group_columns_find(census->groups, from->characteristic);
    for (guint i = 0; i < census->n; i++) {
        guint place = find(places, census, i);
        eql_group_column_add(
            to, place != 0 ? eql_group_column_get(from, place - 1)
                           : value_of_unlisted(from->characteristic, census->leaver->data[i] != 0));
    }
    if (before)
        g_ptr_array_remove(census->groups, before);
    g_ptr_array_add(census->groups, to);
}

static void add_leaver(EqlCensus *census, const EqlCensus *side, guint i)
{
    g_autoptr(GPtrArray) characteristics = g_ptr_array_new();
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    for (guint k = 0; k < side->groups->len; k++) {
        const EqlGroupColumn *column = side->groups->pdata[k];
        if (!eql_group_columns_find(census->groups, column->characteristic))
            continue; /* a characteristic that only leavers have is none of the roll */
        g_ptr_array_add(characteristics, column->characteristic);
        g_ptr_array_add(values, (gpointer)eql_group_column_get(column, i));
    }
    g_ptr_array_add(characteristics, NULL);
    g_ptr_array_add(values, NULL);
    eql_census_add(census, key_at(side->keys, i), key_at(side->table_ids, i),
                   (EqlRegistration)side->registration->data[i], TRUE,
                   (const char *const *)characteristics->pdata, (const char *const *)values->pdata);
}

static void join_leavers(EqlCensus *census, const EqlCensus *side)
{
    g_autoptr(GByteArray) is_new = g_byte_array_new();
    g_autoptr(GHashTable) places = places_of(census);
    for (guint i = 0; i < side->n; i++) {
        guint8 byte = find(places, side, i) == 0;
        g_byte_array_append(is_new, &byte, 1);
    }
    /* The places point into arrays that now grow. */
    g_hash_table_remove_all(places);
    for (guint i = 0; i < side->n; i++)
        if (is_new->data[i])
            add_leaver(census, side, i);
}

void eql_census_join(EqlCensus *census, const EqlCensus *side, gboolean leavers)
{
    if (leavers) {
        join_leavers(census, side);
        return;
    }
    for (guint i = 0; i < side->groups->len; i++)
        join_column(census, side, side->groups->pdata[i]);
}

guint eql_census_count_strangers(const EqlCensus *census, const EqlCensus *side)
{
    g_autoptr(GHashTable) places = places_of(census);
    guint n = 0;
    for (guint i = 0; i < side->n; i++)
        n += find(places, side, i) == 0;
    return n;
}
