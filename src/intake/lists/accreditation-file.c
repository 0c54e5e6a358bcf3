/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/accreditation-file.h"

#include "intake/lists/small-table.h"

static gboolean load(GPtrArray *aims, const char *folder, const char *file,
                     EqlAccreditationKind kind, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "accreditation", file, NULL);
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, NULL, error);
    for (guint i = 0; table && i < eql_small_table_rows(table); i++)
        g_ptr_array_add(aims, eql_accreditation_aim_new(kind, eql_small_table_get(table, i, "code"),
                                                        eql_small_table_get(table, i, "label"),
                                                        eql_small_table_get(table, i, "about")));
    return table != NULL;
}

GPtrArray *eql_accreditation_load(const char *data_folder, GError **error)
{
    g_autoptr(GPtrArray) aims =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_accreditation_aim_free);
    if (!load(aims, data_folder, "stages.csv", EQL_ACCREDITATION_STAGE, error) ||
        !load(aims, data_folder, "criteria.csv", EQL_ACCREDITATION_CRITERION, error) ||
        !load(aims, data_folder, "levels.csv", EQL_ACCREDITATION_LEVEL, error))
        return NULL;
    return g_steal_pointer(&aims);
}
