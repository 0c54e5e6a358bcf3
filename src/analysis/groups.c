/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/groups.h"

EqlLevel *eql_level_new(EqlCodes *codes, const char *characteristic, EqlDetail detail)
{
    EqlLevel *level = g_new0(EqlLevel, 1);

    level->codes = eql_codes_ref(codes);
    level->characteristic = g_strdup(characteristic);
    level->detail = detail;
    level->groups = g_ptr_array_new_with_free_func(g_free);
    level->index = g_hash_table_new(g_str_hash, g_str_equal);
    eql_level_number(level, EQL_NOT_STATED);
    return level;
}

void eql_level_free(EqlLevel *level)
{
    if (level == NULL)
        return;
    eql_codes_unref(level->codes);
    g_free(level->characteristic);
    g_hash_table_unref(level->index);
    g_ptr_array_unref(level->groups);
    g_free(level);
}

const char *eql_group_at(EqlCodes *codes, const char *characteristic, const char *group,
                         EqlDetail detail)
{
    if (group == NULL || g_str_equal(group, EQL_NOT_STATED))
        return EQL_NOT_STATED;
    if (detail == EQL_DETAIL_AS_GIVEN)
        return group;
    return eql_codes_roll_up(codes, characteristic, group, detail);
}

guint16 eql_level_number(EqlLevel *level, const char *group)
{
    const char *code = eql_group_at(level->codes, level->characteristic, group, level->detail);
    gpointer number;

    if (g_hash_table_lookup_extended(level->index, code, NULL, &number))
        return (guint16)GPOINTER_TO_UINT(number);
    g_ptr_array_add(level->groups, g_strdup(code));
    g_hash_table_insert(level->index, g_ptr_array_index(level->groups, level->groups->len - 1),
                        GUINT_TO_POINTER(level->groups->len - 1));
    return (guint16)(level->groups->len - 1);
}

const char *eql_level_code(const EqlLevel *level, guint number)
{
    return g_ptr_array_index(level->groups, number);
}

guint16 *eql_level_map(EqlLevel *level, const EqlGroupColumn *column)
{
    guint16 *map;

    if (column == NULL)
        return NULL;
    map = g_new(guint16, MAX(column->groups->len, 1));
    for (guint i = 0; i < column->groups->len; i++)
        map[i] = eql_level_number(level, g_ptr_array_index(column->groups, i));
    return map;
}

gboolean eql_level_is_closed(const EqlLevel *level)
{
    g_autofree const char **groups = NULL;

    /* a school has a few of all year groups, and a few of the 108 codes of ethnic groups */
    if (g_str_equal(level->characteristic, "year") ||
        (g_str_equal(level->characteristic, "ethnicity") && level->detail == EQL_DETAIL_CODES))
        return FALSE;
    groups = eql_codes_groups(level->codes, level->characteristic, level->detail);
    return groups[0] != NULL;
}

static int compare_numbers(gconstpointer a, gconstpointer b, gpointer data)
{
    const EqlLevel *level = data;

    return eql_codes_compare(level->codes, level->characteristic,
                             eql_level_code(level, *(const guint16 *)a),
                             eql_level_code(level, *(const guint16 *)b));
}

GArray *eql_level_order(const EqlLevel *level)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint16));

    for (guint i = 0; i < level->groups->len; i++) {
        guint16 number = (guint16)i;

        g_array_append_val(order, number);
    }
    g_array_sort_with_data(order, compare_numbers, (gpointer)level);
    return order;
}
