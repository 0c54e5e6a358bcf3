/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/pathway-file.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/lists/small-table.h"

static gboolean check_columns(const EqlSmallTable *table, GError **error)
{
    if (eql_small_table_has(table, "stage") && eql_small_table_has(table, "group") &&
        eql_small_table_has(table, "count"))
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s is no pathway: its first row must have the columns stage, group and count."),
                eql_small_table_name(table));
    return FALSE;
}

/* A total is worked out, not read: a row of it would count everybody twice. */
static gboolean is_total(const char *group)
{
    g_autofree char *folded = eql_text_fold_words(group, -1);
    return g_str_equal(folded, "total") || g_str_equal(folded, "all");
}

static gboolean take_row(const EqlSmallTable *table, guint row, EqlPathwayCounts *counts,
                         GError **error)
{
    const char *stage = eql_small_table_get(table, row, "stage");
    const char *group = eql_small_table_get(table, row, "group");
    g_auto(GStrv) digits = g_strsplit(eql_small_table_get(table, row, "count"), ",", -1);
    g_autofree char *plain = g_strjoinv("", digits); /* "8,024,635" */
    guint64 count;
    if (!*stage || !*group)
        return eql_small_table_refuse(table, row, *stage ? "group" : "stage", error,
                                      _("the cell is empty. Fill it in."));
    if (is_total(group))
        return TRUE;
    if (!g_ascii_string_to_unsigned(plain, 10, 0, G_MAXUINT32, &count, NULL))
        return eql_small_table_refuse(table, row, "count", error,
                                      _("“%s” is no count. Write a whole number of 0 or more."),
                                      eql_small_table_get(table, row, "count"));
    if (!eql_pathway_counts_add(counts, stage, group, count))
        return eql_small_table_refuse(
            table, row, "group", error,
            _("“%s” stands for the stage “%s” already. Keep one row of the two."), group, stage);
    return TRUE;
}

static gboolean same_code(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(a, b) == 0;
}

/* The groups' codes on the list, in their order (borrowed); NULL for those that are not on it, or
 * that an earlier one is too. `n`: how many are. */
static GPtrArray *listed_codes(EqlCodes *codes, const char *characteristic, const GPtrArray *groups,
                               guint *n)
{
    GPtrArray *listed = g_ptr_array_new();
    *n = 0;
    for (guint i = 0; i < groups->len; i++) {
        const EqlPathwayGroup *group = groups->pdata[i];
        const char *code = eql_codes_is_listed(codes, characteristic, group->label)
                               ? eql_codes_match(codes, characteristic, group->label, -1)
                               : NULL;
        if (code && g_ptr_array_find_with_equal_func(listed, code, same_code, NULL))
            code = NULL;
        g_ptr_array_add(listed, (char *)code);
        *n += code != NULL;
    }
    return listed;
}

/* A group may be written as its code; what it is called then stands on the list. */
static void take_code(EqlPathwayGroup *group, const char *code, const char *label)
{
    if (label && g_ascii_strcasecmp(group->label, code) == 0) {
        g_free(group->label);
        group->label = g_strdup(label);
    }
    g_free(group->code);
    group->code = g_strdup(code);
}

/* The characteristic whose list has most of the groups, at least half. One that is on no list has
 * a code of its own, and is told. */
static void take_codes(EqlPathwayCounts *counts, EqlCodes *codes)
{
    g_autoptr(GPtrArray) best = NULL;
    const char *characteristic = NULL;
    guint most = 0, n = 0;
    for (const char *const *name = eql_codes_characteristics(codes); *name; name++) {
        g_autoptr(GPtrArray) listed = listed_codes(codes, *name, counts->groups, &n);
        if (n <= most || 2 * n < counts->groups->len)
            continue;
        most = n;
        characteristic = *name;
        g_clear_pointer(&best, g_ptr_array_unref);
        best = g_steal_pointer(&listed);
    }
    for (guint i = 0; best && i < counts->groups->len; i++) {
        EqlPathwayGroup *group = counts->groups->pdata[i];
        if (best->pdata[i])
            take_code(group, best->pdata[i],
                      eql_codes_label(codes, characteristic, best->pdata[i]));
        else
            g_ptr_array_add(counts->unlisted, g_strdup(group->label));
    }
}

EqlPathwayCounts *eql_pathway_read(const char *path, EqlCodes *codes, GCancellable *cancellable,
                                   GError **error)
{
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    if (!table || !check_columns(table, error))
        return NULL;
    for (guint i = 0; i < eql_small_table_rows(table); i++)
        if (!take_row(table, i, counts, error))
            return NULL;
    if (counts->stages->len < 2) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s has fewer than two stages. A pathway is the population and at least one "
                      "stage after it."),
                    eql_small_table_name(table));
        return NULL;
    }
    take_codes(counts, codes);
    return g_steal_pointer(&counts);
}
