/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the school is on the way to accreditation. */

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

static gboolean forget(EqlDb *db, const EqlAccreditationEntry *entry, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "DELETE FROM accreditation WHERE kind = ? AND code = ?", error);
    eql_query_put_text(query, eql_accreditation_kind_name(entry->kind));
    eql_query_put_text(query, entry->code);
    return eql_query_run(query, error);
}

static gboolean note_entry(EqlDb *db, const EqlAccreditationEntry *entry, GError **error)
{
    if (!*entry->value && !*entry->note)
        return forget(db, entry, error);
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT OR REPLACE INTO accreditation VALUES (?, ?, ?, ?)", error);
    eql_query_put_text(query, eql_accreditation_kind_name(entry->kind));
    eql_query_put_text(query, entry->code);
    eql_query_put_text(query, entry->value);
    eql_query_put_text(query, entry->note);
    return eql_query_run(query, error);
}

gboolean eql_store_set_accreditation(EqlStore *store, const EqlAccreditationEntry *entry,
                                     GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, note_entry(store->db, entry, error), error);
}

static EqlAccreditationEntry *read_entry(EqlQuery *query, GError **error)
{
    g_autofree char *name = eql_query_text_or_empty(query, 0);
    g_autofree char *code = eql_query_text_or_empty(query, 1);
    g_autofree char *value = eql_query_text_or_empty(query, 2);
    g_autofree char *note = eql_query_text_or_empty(query, 3);
    int kind = eql_accreditation_kind_from_name(name);
    if (kind >= 0)
        return eql_accreditation_entry_new((EqlAccreditationKind)kind, code, value, note);
    eql_db_damaged(error,
                   _("“%s” is damaged: the accreditation says “%s”, which cannot be. Take the "
                     "project from a backup."),
                   query->db->name, name);
    return NULL;
}

GPtrArray *eql_store_accreditation(EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) entries =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_accreditation_entry_free);
    g_autoptr(EqlQuery) query = eql_query_new(
        store->db, "SELECT kind, code, value, note FROM accreditation ORDER BY kind, code", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        EqlAccreditationEntry *entry = read_entry(query, error);
        if (!entry)
            return NULL;
        g_ptr_array_add(entries, entry);
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&entries) : NULL;
}
