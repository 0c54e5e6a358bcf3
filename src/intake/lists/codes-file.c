/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/codes-file.h"

#include "intake/lists/small-table.h"

static EqlSmallTable *read_list(const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "codes", name, NULL);
    return eql_small_table_read(path, NULL, error);
}

typedef void (*TakeSynonym)(EqlCodes *codes, const char *of, const char *code, const char *synonym);

/* Calls `take` for each of "one|two|three". */
static void each_synonym(EqlCodes *codes, const char *list, const char *of, const char *code,
                         TakeSynonym take)
{
    g_auto(GStrv) synonyms = g_strsplit(list, "|", -1);
    for (char **synonym = synonyms; *synonym; synonym++)
        if (**synonym)
            take(codes, of, code, *synonym);
}

static void take_group_synonym(EqlCodes *codes, const char *characteristic, const char *code,
                               const char *synonym)
{
    eql_codes_add_synonym(codes, characteristic, synonym, code);
}

static void take_heading(EqlCodes *codes, const char *field, const char *identifier,
                         const char *heading)
{
    eql_codes_add_heading(codes, field, heading, identifier != NULL);
}

static gboolean load_characteristics(EqlCodes *codes, const char *folder, GError **error)
{
    g_autoptr(EqlSmallTable) list = read_list(folder, "characteristics.csv", error);
    if (!list)
        return FALSE;
    for (guint i = 0; i < eql_small_table_rows(list); i++) {
        const char *code = eql_small_table_get(list, i, "code");
        eql_codes_add_characteristic(codes, code, eql_small_table_get(list, i, "label"));
        eql_codes_add_heading(codes, code, code, FALSE);
        each_synonym(codes, eql_small_table_get(list, i, "synonyms"), code, NULL, take_heading);
    }
    return TRUE;
}

/* One level of the ethnic groups: the file's code, label and parent columns. */
static gboolean load_ethnic_level(EqlCodes *codes, const char *folder, const char *name,
                                  EqlDetail level, const char *label, const char *parent,
                                  GError **error)
{
    g_autoptr(EqlSmallTable) list = read_list(folder, name, error);
    if (!list)
        return FALSE;
    for (guint i = 0; i < eql_small_table_rows(list); i++) {
        const char *above = parent ? eql_small_table_get(list, i, parent) : NULL;
        eql_codes_add_group(codes, "ethnicity", level, eql_small_table_get(list, i, "code"),
                            eql_small_table_get(list, i, label), above);
    }
    return TRUE;
}

/* Broad and main groups first: where a detailed code's name is also a main group's, the
 * text means the main group. */
static gboolean load_ethnicity(EqlCodes *codes, const char *folder, GError **error)
{
    if (!load_ethnic_level(codes, folder, "ethnicity-broad.csv", EQL_DETAIL_BROAD, "label", NULL,
                           error) ||
        !load_ethnic_level(codes, folder, "ethnicity-main.csv", EQL_DETAIL_FULL, "label", "broad",
                           error) ||
        !load_ethnic_level(codes, folder, "ethnicity.csv", EQL_DETAIL_CODES, "name", "main_code",
                           error))
        return FALSE;
    g_autoptr(EqlSmallTable) labels = read_list(folder, "ethnicity-labels.csv", error);
    for (guint i = 0; labels && i < eql_small_table_rows(labels); i++)
        eql_codes_add_synonym(codes, "ethnicity", eql_small_table_get(labels, i, "text"),
                              eql_small_table_get(labels, i, "code"));
    return labels != NULL;
}

static gboolean load_groups(EqlCodes *codes, const char *folder, GError **error)
{
    g_autoptr(EqlSmallTable) list = read_list(folder, "groups.csv", error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++)
        eql_codes_add_group(codes, eql_small_table_get(list, i, "characteristic"), EQL_DETAIL_FULL,
                            eql_small_table_get(list, i, "code"),
                            eql_small_table_get(list, i, "label"), NULL);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++)
        each_synonym(codes, eql_small_table_get(list, i, "synonyms"),
                     eql_small_table_get(list, i, "characteristic"),
                     eql_small_table_get(list, i, "code"), take_group_synonym);
    return list != NULL;
}

static gboolean load_columns(EqlCodes *codes, const char *folder, GError **error)
{
    g_autoptr(EqlSmallTable) list = read_list(folder, "columns.csv", error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++) {
        const char *field = eql_small_table_get(list, i, "field");
        gboolean identifier = g_str_equal(eql_small_table_get(list, i, "identifier"), "yes");
        eql_codes_add_heading(codes, field, field, identifier);
        each_synonym(codes, eql_small_table_get(list, i, "synonyms"), field,
                     identifier ? "yes" : NULL, take_heading);
    }
    return list != NULL;
}

EqlCodes *eql_codes_load(const char *data_folder, GError **error)
{
    g_autoptr(EqlCodes) codes = eql_codes_new();
    if (!load_characteristics(codes, data_folder, error) ||
        !load_ethnicity(codes, data_folder, error) || !load_groups(codes, data_folder, error) ||
        !load_columns(codes, data_folder, error))
        return NULL;
    return g_steal_pointer(&codes);
}
