/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-seen.h"

#include <string.h>

typedef struct {
    EqlPupilKey key;
    char date[11];    /* "" for a pupil */
    const char *kind; /* interned; NULL for a pupil */
    guint64 row;
} Entry;

struct _EqlRollSeen {
    GHashTable *entries; /* a set of Entry; the row does not count */
};

static guint entry_hash(gconstpointer data)
{
    const Entry *entry = data;

    return eql_pupil_key_hash(&entry->key) ^ g_str_hash(entry->date);
}

static gboolean entry_equal(gconstpointer a, gconstpointer b)
{
    const Entry *x = a, *y = b;

    return eql_pupil_key_equal(&x->key, &y->key) && strcmp(x->date, y->date) == 0 &&
           x->kind == y->kind;
}

EqlRollSeen *eql_roll_seen_new(void)
{
    EqlRollSeen *self = g_new0(EqlRollSeen, 1);

    self->entries = g_hash_table_new_full(entry_hash, entry_equal, g_free, NULL);
    return self;
}

void eql_roll_seen_free(EqlRollSeen *seen)
{
    if (seen == NULL)
        return;
    g_hash_table_unref(seen->entries);
    g_free(seen);
}

static guint64 look_up_or_add(EqlRollSeen *self, Entry entry, const EqlPupilKey *key,
                              const EqlPupilKey *table_id)
{
    entry.key = eql_pupil_key_is_known(key) ? *key : *table_id;
    if (!eql_pupil_key_is_known(&entry.key))
        return 0;
    const Entry *before = g_hash_table_lookup(self->entries, &entry);
    if (before != NULL)
        return before->row;
    g_hash_table_add(self->entries, g_memdup2(&entry, sizeof entry));
    return 0;
}

guint64 eql_roll_seen_pupil(EqlRollSeen *seen, const EqlPupilKey *key, const EqlPupilKey *table_id,
                            guint64 row)
{
    return look_up_or_add(seen, (Entry){.row = row}, key, table_id);
}

guint64 eql_roll_seen_event(EqlRollSeen *seen, const EqlPupilKey *key, const EqlPupilKey *table_id,
                            const char *date, const char *kind, guint64 row)
{
    Entry entry = {.kind = g_intern_string(kind), .row = row};

    if (*date == '\0')
        return 0;
    g_strlcpy(entry.date, date, sizeof entry.date);
    return look_up_or_add(seen, entry, key, table_id);
}
