/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/import-edit.h"

#include "base/i18n.h"

typedef struct {
    GArray *ids;
    char *file;
} Import;

static void import_free(gpointer data)
{
    Import *import = data;
    g_array_unref(import->ids);
    g_free(import->file);
    g_free(import);
}

/* EqlStoreChange. */
static gboolean undo_all(EqlStore *store, gpointer data, GError **error)
{
    const Import *import = data;
    for (guint i = import->ids->len; i > 0; i--)
        if (!eql_store_undo(store, g_array_index(import->ids, gint64, i - 1), error))
            return FALSE;
    return TRUE;
}

static gboolean take_out(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    /* it was brought in before the edit was made */
    return forwards || eql_store_change(eql_project_store(project), undo_all, data, error);
}

static const EqlEditKind IMPORT = {take_out, import_free, EQL_TOUCHES_FIGURES, TRUE};

EqlEdit *eql_edit_import(GArray *ids, const char *file)
{
    Import *import = g_new0(Import, 1);
    import->ids = ids;
    import->file = g_strdup(file);
    g_autofree char *label =
        file ? /* Translators: the name of a file. */
            g_strdup_printf(_("Undo import of %s"), file)
             : g_strdup_printf(ngettext("Undo %u import", "Undo %u imports", ids->len), ids->len);
    return eql_edit_new(&IMPORT, import, label, "");
}

const GArray *eql_edit_import_ids(const EqlEdit *edit)
{
    const Import *import = eql_edit_data(edit, &IMPORT);
    return import ? import->ids : NULL;
}

const char *eql_edit_import_file(const EqlEdit *edit)
{
    const Import *import = eql_edit_data(edit, &IMPORT);
    return import ? import->file : NULL;
}
