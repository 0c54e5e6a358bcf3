/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/join-notes.h"

#include "base/kept.h"

static const EqlPupilKey *key_of(const EqlOutcomes *outcomes, guint i)
{
    return &g_array_index(outcomes->keys, EqlPupilKey, i);
}

static const EqlPupilKey *table_id_of(const EqlOutcomes *outcomes, guint i)
{
    return &g_array_index(outcomes->table_ids, EqlPupilKey, i);
}

/* ── told already ── */

/* One event as text: pupil, date, kind. NULL when the pupil or the date is not known. */
static char *event_name(const EqlOutcomes *outcomes, guint i)
{
    const EqlPupilKey *key = key_of(outcomes, i);
    if (!eql_pupil_key_is_known(key))
        key = table_id_of(outcomes, i);
    const char *date = outcomes->dates->pdata[i];
    if (!eql_pupil_key_is_known(key) || !*date)
        return NULL;
    g_autofree char *pupil = g_base64_encode(key->bytes, sizeof key->bytes);
    return g_strjoin(" ", pupil, date, (char *)outcomes->kinds->pdata[i], NULL);
}

static GHashTable *event_names(const EqlOutcomes *outcomes)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < outcomes->n; i++) {
        char *name = event_name(outcomes, i);
        if (name)
            g_hash_table_add(names, name);
    }
    return names;
}

static guint count_told_already(const EqlOutcomes *outcomes, const EqlOutcomes *earlier)
{
    g_autoptr(GHashTable) known = event_names(earlier);
    guint n = 0;
    for (guint i = 0; i < outcomes->n; i++) {
        g_autofree char *name = event_name(outcomes, i);
        n += name && g_hash_table_contains(known, name);
    }
    return n;
}

static void note_told_already(EqlImportRecord *record, guint n)
{
    if (n == 0)
        return;
    record->accepted -= n;
    record->set_aside += n;
    g_autofree char *number = eql_kept_count(n);
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        g_strdup_printf(
            ngettext("%s row is of a pupil, date and kind that an earlier file has told already.",
                     "%s rows are of a pupil, date and kind that an earlier file has told already.",
                     n),
            number),
        g_strdup(
            _("They count once. To put this file in the place of the earlier ones, choose that it "
              "replaces them.")));
}

const EqlImportRecord *eql_import_same_outcomes(const GPtrArray *imports,
                                                const EqlImportRecord *record, gboolean of_kind)
{
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *earlier = imports->pdata[i];
        if (earlier->kind == EQL_IMPORT_OUTCOMES && eql_import_record_stands(earlier) &&
            (!of_kind || g_strcmp0(earlier->outcome_kind, record->outcome_kind) == 0) &&
            g_strcmp0(earlier->sha256, record->sha256) == 0)
            return earlier;
    }
    return NULL;
}

/* Counts, and rows without pupil or date, cannot be told from those of an earlier file; the very
 * same file can. It adds, as any second file does, but hardly ever is it meant to. */
static gboolean note_same_file(EqlStore *store, EqlImportRecord *record, GError **error)
{
    g_autoptr(GPtrArray) imports = record->accepted ? eql_store_imports(store, error) : NULL;
    if (!imports)
        return record->accepted == 0;
    const EqlImportRecord *earlier = eql_import_same_outcomes(imports, record, FALSE);
    if (!earlier)
        return TRUE;
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, earlier->id);
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        g_strdup_printf(_("The very same file is in the project already: import %s (%s)."), number,
                        earlier->file),
        g_strdup(_("If that is a slip, undo one of the two.")));
    return TRUE;
}

/* ── not on the census ── */

static void add_keys(GHashTable *set, const GArray *keys)
{
    for (guint i = 0; i < keys->len; i++) {
        EqlPupilKey *key = &g_array_index(keys, EqlPupilKey, i);
        if (eql_pupil_key_is_known(key))
            g_hash_table_add(set, key);
    }
}

/* How many rows. */
static guint count_not_on_census(const EqlOutcomes *outcomes, const EqlCensus *census)
{
    g_autoptr(GHashTable) known = g_hash_table_new(eql_pupil_key_hash, eql_pupil_key_equal);
    guint n = 0;
    add_keys(known, census->keys);
    add_keys(known, census->table_ids);
    for (guint i = 0; i < outcomes->n; i++) {
        const EqlPupilKey *key = key_of(outcomes, i), *table_id = table_id_of(outcomes, i);
        n += (eql_pupil_key_is_known(key) || eql_pupil_key_is_known(table_id)) &&
             !g_hash_table_contains(known, key) && !g_hash_table_contains(known, table_id);
    }
    return n;
}

/* Those rows may be all that is counted as not stated, where that is hidden; and a workbook passes
 * the note on. So it does not tell how many they are: the table of rates does, where it may. */
static void note_not_on_census(EqlImportRecord *record, guint missing)
{
    if (missing == 0)
        return;
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        g_strdup(_("There are rows of pupils who are not on the census that was brought in.")),
        g_strdup(_("They count by what the file itself says of the pupil, otherwise as not stated. "
                   "Leavers are on a census return; a pupil list may lack them.")));
}

gboolean eql_import_note_joins(EqlStore *store, EqlImportRecord *record,
                               const EqlOutcomes *outcomes, gboolean replace, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(EqlCensus) census = eql_store_census(store, &failure);
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return FALSE;
    }
    if (census && census->n > 0)
        note_not_on_census(record, count_not_on_census(outcomes, census));
    if (replace)
        return TRUE;
    g_autoptr(EqlOutcomes) earlier = eql_store_outcomes(store, error);
    if (!earlier)
        return FALSE;
    note_told_already(record, count_told_already(outcomes, earlier));
    return note_same_file(store, record, error);
}

static void note_strangers(EqlImportRecord *record, guint missing)
{
    if (missing == 0)
        return;
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        g_strdup(_("Some outcomes brought in before are of pupils who are not on this census.")),
        g_strdup(_("Check that both are of the same school and year.")));
}

gboolean eql_import_note_census(EqlStore *store, EqlImportRecord *record, const EqlCensus *census,
                                GError **error)
{
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(store, error);
    if (!outcomes)
        return FALSE;
    if (census->n > 0)
        note_strangers(record, count_not_on_census(outcomes, census));
    return TRUE;
}
