/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/replaces.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"

static gboolean may_be_replaced(const EqlImportRecord *record, const EqlDraftPlan *plan)
{
    return record->kind == EQL_IMPORT_RESPONSES && eql_import_record_stands(record) &&
           g_strcmp0(record->audience, plan->audience) == 0;
}

gboolean eql_replaces_fill(GtkDropDown *choice, const EqlSnapshot *snapshot,
                           const EqlDraftPlan *plan)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *selected = g_strdup_printf("%ld", (long)plan->replaces);
    g_ptr_array_add(ids, g_strdup("0"));
    g_ptr_array_add(labels, g_strdup(_("Adds to what is there")));
    for (guint i = 0; snapshot != NULL && i < snapshot->imports->len; i++) {
        const EqlImportRecord *record = g_ptr_array_index(snapshot->imports, i);
        if (!may_be_replaced(record, plan))
            continue;
        g_ptr_array_add(ids, g_strdup_printf("%ld", (long)record->id));
        /* Translators: file, wave of the questionnaire. */
        g_ptr_array_add(labels, g_strdup_printf(_("Replaces %s (%s)"), record->file, record->wave));
    }
    gboolean any = ids->len > 1;
    g_ptr_array_add(ids, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)ids->pdata, (const char *const *)labels->pdata,
                    selected);
    return any;
}

char *eql_replaces_words(const EqlSnapshot *snapshot, const EqlDraftPlan *plan)
{
    for (guint i = 0; snapshot != NULL && plan->replaces != 0 && i < snapshot->imports->len; i++) {
        const EqlImportRecord *record = g_ptr_array_index(snapshot->imports, i);
        if (record->id == plan->replaces)
            return g_strdup_printf(_("this replaces the earlier import of %s (%s)"), record->file,
                                   record->wave);
    }
    return NULL;
}
