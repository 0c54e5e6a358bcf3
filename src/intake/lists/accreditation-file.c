/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/accreditation-file.h"

#include "base/text.h"
#include "intake/lists/small-table.h"

static char *path_of(const char *own_folder, const char *data_folder, const char *file)
{
    g_autofree char *own =
        own_folder ? g_build_filename(own_folder, "accreditation", file, NULL) : NULL;
    return own && g_file_test(own, G_FILE_TEST_EXISTS)
               ? g_steal_pointer(&own)
               : g_build_filename(data_folder, "accreditation", file, NULL);
}

static gboolean load(GPtrArray *aims, const char *path, EqlAccreditationKind kind, GError **error)
{
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, NULL, error);
    for (guint i = 0; table && i < eql_small_table_rows(table); i++)
        g_ptr_array_add(aims, eql_accreditation_aim_new(
                                  kind, eql_small_table_get(table, i, "code"),
                                  eql_text_translated(eql_small_table_get(table, i, "label")),
                                  eql_text_translated(eql_small_table_get(table, i, "about"))));
    return table != NULL;
}

GPtrArray *eql_accreditation_load(const char *own_folder, const char *data_folder, GError **error)
{
    static const struct {
        const char *file;
        EqlAccreditationKind kind;
    } lists[] = {{"stages.csv", EQL_ACCREDITATION_STAGE},
                 {"criteria.csv", EQL_ACCREDITATION_CRITERION},
                 {"levels.csv", EQL_ACCREDITATION_LEVEL}};
    g_autoptr(GPtrArray) aims =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_accreditation_aim_free);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *path = path_of(own_folder, data_folder, lists[i].file);
        if (!load(aims, path, lists[i].kind, error))
            return NULL;
    }
    return g_steal_pointer(&aims);
}
