/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping.h"

#include "base/text.h"

EqlMapping *eql_mapping_new(void)
{
    EqlMapping *mapping = g_new0(EqlMapping, 1);
    mapping->columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    mapping->answers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    return mapping;
}

void eql_mapping_free(EqlMapping *mapping)
{
    if (!mapping)
        return;
    g_hash_table_unref(mapping->columns);
    g_hash_table_unref(mapping->answers);
    g_free(mapping);
}

void eql_mapping_set_column(EqlMapping *mapping, const char *heading, const char *code)
{
    g_hash_table_replace(mapping->columns, g_strdup(heading), g_strdup(code));
}

const char *eql_mapping_column(const EqlMapping *mapping, const char *heading)
{
    return mapping ? g_hash_table_lookup(mapping->columns, heading) : NULL;
}

static GHashTable *answers_of(EqlMapping *mapping, const char *heading)
{
    GHashTable *answers = g_hash_table_lookup(mapping->answers, heading);
    if (!answers) {
        answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(mapping->answers, g_strdup(heading), answers);
    }
    return answers;
}

void eql_mapping_set_answer(EqlMapping *mapping, const char *heading, const char *answer,
                            const char *means)
{
    g_autofree char *folded = eql_text_fold(answer, -1);
    GHashTable *answers = answers_of(mapping, heading);
    if (*means)
        g_hash_table_replace(answers, g_steal_pointer(&folded), g_strdup(means));
    else
        g_hash_table_remove(answers, folded);
    if (g_hash_table_size(answers) == 0)
        g_hash_table_remove(mapping->answers, heading);
}

const char *eql_mapping_answer(const EqlMapping *mapping, const char *heading, const char *answer)
{
    GHashTable *answers = mapping ? g_hash_table_lookup(mapping->answers, heading) : NULL;
    if (!answers)
        return NULL;
    g_autofree char *folded = eql_text_fold(answer, -1);
    return g_hash_table_lookup(answers, folded);
}

gboolean eql_mapping_is_empty(const EqlMapping *mapping)
{
    return !mapping ||
           (g_hash_table_size(mapping->columns) == 0 && g_hash_table_size(mapping->answers) == 0);
}

static void copy_texts(GHashTable *from, GHashTable *to)
{
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, from);
    while (g_hash_table_iter_next(&iter, &key, &value))
        g_hash_table_insert(to, g_strdup(key), g_strdup(value));
}

EqlMapping *eql_mapping_copy(const EqlMapping *mapping)
{
    EqlMapping *copy = eql_mapping_new();
    GHashTableIter iter;
    gpointer heading, answers;
    copy_texts(mapping->columns, copy->columns);
    g_hash_table_iter_init(&iter, mapping->answers);
    while (g_hash_table_iter_next(&iter, &heading, &answers))
        copy_texts(answers, answers_of(copy, heading));
    return copy;
}
