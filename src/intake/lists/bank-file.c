/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/bank-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/lists/small-table.h"

static char *text_or_null(const char *text, const char *any)
{
    return *text && !g_str_equal(text, any) ? g_strdup(text) : NULL;
}

static char *translated(const EqlSmallTable *list, guint i, const char *column)
{
    return g_strdup(eql_text_translated(eql_small_table_get(list, i, column)));
}

static EqlBankEntry *read_entry(const EqlSmallTable *list, guint i, GError **error)
{
    int kind = eql_finding_kind_from_name(eql_small_table_get(list, i, "kind"));
    if (kind < 0) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s, row %" PRIu64 ", column kind: “%s” is no kind of finding."),
                    eql_small_table_name(list), eql_small_table_number(list, i),
                    eql_small_table_get(list, i, "kind"));
        return NULL;
    }
    EqlBankEntry *entry = g_new0(EqlBankEntry, 1);
    entry->kind = (EqlFindingKind)kind;
    entry->code = g_strdup(eql_small_table_get(list, i, "code"));
    entry->theme = text_or_null(eql_small_table_get(list, i, "theme"), "any");
    entry->audience = text_or_null(eql_small_table_get(list, i, "audience"), "any");
    const char *priority = eql_small_table_get(list, i, "priority");
    entry->priority = *priority ? (int)CLAMP(g_ascii_strtoll(priority, NULL, 10), 1, 3) : 2;
    entry->activity = translated(list, i, "activity");
    entry->success_measure = translated(list, i, "success_measure");
    entry->owner = translated(list, i, "owner");
    entry->governance = translated(list, i, "governance");
    return entry;
}

static gboolean check_columns(const EqlSmallTable *list, GError **error)
{
    static const char *const needed[] = {"kind", "activity"};
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (eql_small_table_has(list, needed[i]))
            continue;
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s: there is no column “%s”. A bank of actions has the columns code, theme, "
                      "kind, audience, priority, activity, success_measure, owner, governance."),
                    eql_small_table_name(list), needed[i]);
        return FALSE;
    }
    return TRUE;
}

GPtrArray *eql_bank_load(const char *data_folder, GError **error)
{
    g_autofree char *path = g_build_filename(data_folder, "actions", "actions.csv", NULL);
    return eql_bank_read(path, error);
}

GPtrArray *eql_bank_read(const char *path, GError **error)
{
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    if (!list || !check_columns(list, error))
        return NULL;
    g_autoptr(GPtrArray) bank = g_ptr_array_new_with_free_func((GDestroyNotify)eql_bank_entry_free);
    for (guint i = 0; i < eql_small_table_rows(list); i++) {
        EqlBankEntry *entry = read_entry(list, i, error);
        if (!entry)
            return NULL;
        g_ptr_array_add(bank, entry);
    }
    return g_steal_pointer(&bank);
}
