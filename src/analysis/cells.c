/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/groups.h"

#include "base/i18n.h"

EqlCells *eql_cells_new(EqlCodes *codes, const char *const *by, guint n_by, EqlDetail detail)
{
    EqlCells *cells = g_new0(EqlCells, 1);

    g_return_val_if_fail(n_by >= 1 && n_by <= EQL_MAX_BY, cells);
    cells->n_by = n_by;
    for (guint i = 0; i < n_by; i++)
        cells->levels[i] = eql_level_new(codes, by[i], detail);
    cells->cells = g_array_new(FALSE, TRUE, sizeof(EqlCell));
    cells->index = g_hash_table_new(NULL, NULL);
    return cells;
}

void eql_cells_free(EqlCells *cells)
{
    if (cells == NULL)
        return;
    for (guint i = 0; i < cells->n_by; i++)
        eql_level_free(cells->levels[i]);
    g_array_unref(cells->cells);
    g_hash_table_unref(cells->index);
    g_free(cells);
}

static gpointer pack(const EqlCells *cells, const guint16 *part)
{
    guint32 second = cells->n_by == 2 ? part[1] : 0;

    return GUINT_TO_POINTER((guint32)part[0] << 16 | second);
}

EqlCell *eql_cells_at(EqlCells *cells, const guint16 *part)
{
    gpointer key = pack(cells, part);
    gpointer place;
    EqlCell cell = {.part = {part[0], cells->n_by == 2 ? part[1] : 0}};

    if (g_hash_table_lookup_extended(cells->index, key, NULL, &place))
        return &g_array_index(cells->cells, EqlCell, GPOINTER_TO_UINT(place));
    g_hash_table_insert(cells->index, key, GUINT_TO_POINTER(cells->cells->len));
    g_array_append_val(cells->cells, cell);
    return &g_array_index(cells->cells, EqlCell, cells->cells->len - 1);
}

const EqlCell *eql_cells_find(const EqlCells *cells, const char *code)
{
    for (guint i = 0; i < cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(cells->cells, EqlCell, i);

        if (g_str_equal(eql_level_code(cells->levels[0], cell->part[0]), code))
            return cell;
    }
    return NULL;
}

void eql_cells_add_listed(EqlCells *cells)
{
    EqlLevel *level = cells->levels[0];
    g_autofree const char **groups = NULL;
    guint16 not_stated = 0;

    if (cells->n_by > 1)
        return;
    eql_cells_at(cells, &not_stated);
    if (!eql_level_is_closed(level))
        return;
    groups = eql_codes_groups(level->codes, level->characteristic, level->detail);
    for (guint i = 0; groups[i] != NULL; i++) {
        guint16 number = eql_level_number(level, groups[i]);

        eql_cells_at(cells, &number);
    }
}

static int compare_cells(gconstpointer a, gconstpointer b, gpointer data)
{
    const EqlCells *cells = data;
    const EqlCell *first = a;
    const EqlCell *second = b;

    for (guint i = 0; i < cells->n_by; i++) {
        const EqlLevel *level = cells->levels[i];
        int order = eql_codes_compare(level->codes, level->characteristic,
                                      eql_level_code(level, first->part[i]),
                                      eql_level_code(level, second->part[i]));

        if (order != 0)
            return order;
    }
    return 0;
}

void eql_cells_sort(EqlCells *cells)
{
    g_array_sort_with_data(cells->cells, compare_cells, cells);
    g_hash_table_remove_all(cells->index);
    for (guint i = 0; i < cells->cells->len; i++)
        g_hash_table_insert(cells->index, pack(cells, g_array_index(cells->cells, EqlCell, i).part),
                            GUINT_TO_POINTER(i));
}

char *eql_cells_code(const EqlCells *cells, const EqlCell *cell)
{
    const char *first = eql_level_code(cells->levels[0], cell->part[0]);

    if (cells->n_by == 1)
        return g_strdup(first);
    return g_strdup_printf("%s,%s", first, eql_level_code(cells->levels[1], cell->part[1]));
}

static const char *part_label(const EqlCells *cells, const EqlCell *cell, guint i)
{
    const EqlLevel *level = cells->levels[i];

    return eql_codes_label(level->codes, level->characteristic,
                           eql_level_code(level, cell->part[i]));
}

char *eql_cells_label(const EqlCells *cells, const EqlCell *cell)
{
    if (cells->n_by == 1)
        return g_strdup(part_label(cells, cell, 0));
    /* Translators: a group of a cross of two characteristics: “Black Caribbean, Male”. */
    return g_strdup_printf(C_("group", "%s, %s"), part_label(cells, cell, 0),
                           part_label(cells, cell, 1));
}

gboolean eql_cells_is_not_stated(const EqlCells *cells, const EqlCell *cell)
{
    return cell->part[0] == 0 || (cells->n_by == 2 && cell->part[1] == 0);
}
