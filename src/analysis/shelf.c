/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/shelf.h"

typedef struct {
    gpointer value;
    GDestroyNotify free_value;
} Kept;

struct _EqlShelf {
    GMutex lock;
    GHashTable *kept; /* name → Kept */
};

static void kept_free(gpointer data)
{
    Kept *kept = data;

    if (kept->value != NULL)
        kept->free_value(kept->value);
    g_free(kept);
}

EqlShelf *eql_shelf_new(void)
{
    EqlShelf *shelf = g_new0(EqlShelf, 1);

    g_mutex_init(&shelf->lock);
    shelf->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, kept_free);
    return shelf;
}

void eql_shelf_free(EqlShelf *shelf)
{
    if (shelf == NULL)
        return;
    g_hash_table_unref(shelf->kept);
    g_mutex_clear(&shelf->lock);
    g_free(shelf);
}

gboolean eql_shelf_find(EqlShelf *shelf, const char *name, gconstpointer *value)
{
    const Kept *kept;

    g_mutex_lock(&shelf->lock);
    kept = g_hash_table_lookup(shelf->kept, name);
    g_mutex_unlock(&shelf->lock);
    if (kept != NULL)
        *value = kept->value;
    return kept != NULL;
}

gconstpointer eql_shelf_keep(EqlShelf *shelf, const char *name, gpointer value,
                             GDestroyNotify free_value)
{
    Kept *mine = g_new(Kept, 1);
    Kept *first;

    *mine = (Kept){value, free_value};
    g_mutex_lock(&shelf->lock);
    first = g_hash_table_lookup(shelf->kept, name);
    if (first == NULL)
        g_hash_table_insert(shelf->kept, g_strdup(name), mine);
    g_mutex_unlock(&shelf->lock);
    if (first == NULL)
        return value;
    kept_free(mine);
    return first->value;
}
