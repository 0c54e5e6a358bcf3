/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/import-edit.h"

#include "base/i18n.h"
#include "workflow/question-edit.h"

/* What is out: for each import what was taken out, in their order; and what the project's questions
 * were then. */
typedef struct {
    GPtrArray *removed; /* EqlStoreRemoved */
    EqlQuestionnaire *questionnaire;
    GHashTable *uses; /* eql_store_item_uses() */
} Out;

typedef struct {
    GArray *ids;
    char *file;
    gboolean takes_out; /* rather than brought in */
    Out *out;           /* NULL as long as they are in the project */
} Import;

static void out_free(Out *out)
{
    if (!out)
        return;
    g_ptr_array_unref(out->removed);
    g_clear_pointer(&out->questionnaire, eql_questionnaire_unref);
    g_clear_pointer(&out->uses, g_hash_table_unref);
    g_free(out);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Out, out_free)

static void import_free(gpointer data)
{
    Import *import = data;
    g_array_unref(import->ids);
    out_free(import->out);
    g_free(import->file);
    g_free(import);
}

/* ── out ── */

/* The latest first: an earlier one stands again when it goes. EqlStoreChange. */
static gboolean take_out(EqlStore *store, gpointer data, GError **error)
{
    Import *import = data;
    g_autoptr(Out) out = g_new0(Out, 1);
    out->removed = g_ptr_array_new_with_free_func((GDestroyNotify)eql_store_removed_free);
    out->questionnaire = eql_store_questionnaire(store, error);
    out->uses = out->questionnaire ? eql_store_item_uses(store, error) : NULL;
    if (!out->uses)
        return FALSE;
    for (guint i = import->ids->len; i > 0; i--) {
        EqlStoreRemoved *removed =
            eql_store_take_out(store, g_array_index(import->ids, gint64, i - 1), error);
        if (!removed)
            return FALSE;
        g_ptr_array_insert(out->removed, 0, removed);
    }
    import->out = g_steal_pointer(&out);
    return TRUE;
}

static gboolean go_out(Import *import, EqlStore *store, GError **error)
{
    if (import->out)
        return TRUE;
    if (eql_store_change(store, take_out, import, error))
        return TRUE;
    g_clear_pointer(&import->out, out_free); /* it was not kept */
    return FALSE;
}

/* ── back ── */

/* While they were out, nothing kept their questions from being changed elsewhere. */
static gboolean questions_hold(EqlStore *store, const Out *out, GError **error)
{
    g_autoptr(EqlQuestionnaire) now = eql_store_questionnaire(store, error);
    if (!now || eql_questionnaire_keeps_answers(out->questionnaire, now, out->uses, NULL))
        return now != NULL;
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED,
                        _("The questionnaire was changed elsewhere in the meantime, so these "
                          "answers cannot be put back as they were. Nothing was changed; please "
                          "bring the file in again."));
    return FALSE;
}

/* EqlStoreChange. */
static gboolean put_back(EqlStore *store, gpointer data, GError **error)
{
    const Out *out = data;
    if (!questions_hold(store, out, error))
        return FALSE;
    for (guint i = 0; i < out->removed->len; i++)
        if (!eql_store_put_back(store, out->removed->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean come_back(Import *import, EqlStore *store, GError **error)
{
    if (import->out && !eql_store_change(store, put_back, import->out, error))
        return FALSE;
    g_clear_pointer(&import->out, out_free);
    return TRUE;
}

/* ── the edit ── */

static gboolean goes_out(const Import *import, gboolean forwards)
{
    return import->takes_out == forwards;
}

static gboolean apply(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    EqlStore *store = eql_project_store(project);
    return goes_out(data, forwards) ? go_out(data, store, error) : come_back(data, store, error);
}

static const EqlEditKind IMPORT = {apply, import_free, EQL_TOUCHES_FIGURES};

static Import *import_new(GArray *ids, const char *file, gboolean takes_out)
{
    Import *import = g_new0(Import, 1);
    import->ids = ids;
    import->file = g_strdup(file);
    import->takes_out = takes_out;
    return import;
}

EqlEdit *eql_edit_import(GArray *ids, const char *file)
{
    guint n = ids->len;
    g_autofree char *undo =
        file ? /* Translators: the name of a file. */
            g_strdup_printf(_("Undo import of %s"), file)
             : g_strdup_printf(ngettext("Undo %u import", "Undo %u imports", n), n);
    g_autofree char *redo =
        file ? /* Translators: the name of a file. */
            g_strdup_printf(_("Redo import of %s"), file)
             : g_strdup_printf(ngettext("Redo %u import", "Redo %u imports", n), n);
    return eql_edit_new(&IMPORT, import_new(ids, file, FALSE), undo, redo);
}

EqlEdit *eql_edit_take_out(GArray *ids, const char *file)
{
    /* Translators: the name of a school or a file. */
    g_autofree char *undo = g_strdup_printf(_("Undo taking %s out"), file);
    /* Translators: the name of a school or a file. */
    g_autofree char *redo = g_strdup_printf(_("Redo taking %s out"), file);
    return eql_edit_new(&IMPORT, import_new(ids, file, TRUE), undo, redo);
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

gboolean eql_edit_import_goes_out(const EqlEdit *edit, gboolean forwards)
{
    const Import *import = eql_edit_data(edit, &IMPORT);
    return import && goes_out(import, forwards);
}
