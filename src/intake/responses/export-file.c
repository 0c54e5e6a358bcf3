/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/export-file.h"

#include <glib/gi18n-lib.h>

#include "intake/intake-error.h"
#include "intake/responses/match.h"

/* A workbook of more sheets is no export; they are not all looked into. */
#define MOST_SHEETS 24

/* ── how much of a questionnaire a header asks ── */

static guint audience_fit(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                          const char *audience)
{
    g_autoptr(GArray) matches =
        eql_match_columns(layout, questionnaire, audience, NULL, NULL, NULL);
    guint n = 0;
    for (guint i = 0; matches && i < matches->len; i++) {
        const EqlMatch *match = &g_array_index(matches, EqlMatch, i);
        n += match->item && match->item->kind != EQL_ITEM_CHARACTERISTIC;
    }
    return n;
}

const char *eql_layout_audience(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                                guint *fit)
{
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < questionnaire->audiences->len; i++) {
        const char *audience = questionnaire->audiences->pdata[i];
        guint n = audience_fit(layout, questionnaire, audience);
        if (n > most) {
            most = n;
            best = audience;
        }
    }
    if (fit)
        *fit = most;
    return best;
}

static guint mapped_headings(const EqlLayout *layout, const EqlMapping *mapping)
{
    guint n = 0;
    for (guint i = 0; mapping && i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        const char *code = eql_mapping_column(mapping, column->heading);
        n += code && *code;
    }
    return n;
}

static guint fit_of(const EqlExportSearch *search, const EqlLayout *layout)
{
    guint fit = 0;
    if (search->audience)
        fit = audience_fit(layout, search->questionnaire, search->audience);
    else
        eql_layout_audience(layout, search->questionnaire, &fit);
    return fit + mapped_headings(layout, search->mapping);
}

/* ── the sheets ── */

static EqlExport *open_sheet(const EqlExportSearch *search, const char *sheet, GError **error)
{
    g_autoptr(EqlExport) export = g_new0(EqlExport, 1);
    export->also = g_ptr_array_new_with_free_func(g_free);
    export->sheets = g_ptr_array_new_with_free_func(g_free);
    export->table = eql_table_open(search->path, sheet, search->cancellable, error);
    if (!export->table)
        return NULL;
    export->layout = eql_layout_read(export->table, search->codes, error);
    if (!export->layout)
        return NULL;
    export->fit = fit_of(search, export->layout);
    return g_steal_pointer(&export);
}

/* The names of the sheets beside the one that a file opens with; NULL for none. */
static GStrv further_sheets(const EqlExportSearch *search, const EqlExport *first)
{
    g_autoptr(EqlTable) opened =
        first ? NULL : eql_table_open(search->path, NULL, search->cancellable, NULL);
    EqlTable *table = first ? first->table : opened;
    const char *const *sheets = table ? eql_table_sheets(table) : NULL;
    if (!sheets)
        return NULL;
    g_autoptr(GStrvBuilder) further = g_strv_builder_new();
    for (guint i = 0; sheets[i] && i < MOST_SHEETS; i++)
        if (g_strcmp0(sheets[i], eql_table_sheet(table)) != 0)
            g_strv_builder_add(further, sheets[i]);
    return g_strv_builder_end(further);
}

/* Whether a sheet that fits less well than the best holds responses all the same. */
static gboolean holds_responses(const EqlExport *sheet, guint best)
{
    return sheet->fit > 0 && 2 * sheet->fit >= best;
}

static guint best_of(const GPtrArray *exports)
{
    guint best = 0;
    for (guint i = 1; i < exports->len; i++) {
        const EqlExport *at = exports->pdata[i], *so_far = exports->pdata[best];
        if (at->fit > so_far->fit)
            best = i;
    }
    return best;
}

/* The chosen one and the others in which somebody is asked as much, as the workbook has them. */
static void list_sheets(const EqlExportSearch *search, const GPtrArray *exports, EqlExport *chosen)
{
    g_autoptr(GHashTable) fits = g_hash_table_new(g_str_hash, g_str_equal);
    const char *const *names = eql_table_sheets(chosen->table);
    guint most = 0;
    for (guint i = 0; i < exports->len; i++) {
        const EqlExport *at = exports->pdata[i];
        guint fit;
        eql_layout_audience(at->layout, search->questionnaire, &fit);
        g_hash_table_insert(fits, (char *)eql_table_sheet(at->table), GUINT_TO_POINTER(fit));
        most = MAX(most, fit);
    }
    for (guint i = 0; names[i]; i++) {
        guint fit = GPOINTER_TO_UINT(g_hash_table_lookup(fits, names[i]));
        if (g_str_equal(names[i], eql_table_sheet(chosen->table)) || (fit > 0 && 2 * fit >= most))
            g_ptr_array_add(chosen->sheets, g_strdup(names[i]));
    }
    if (chosen->sheets->len == 1)
        g_ptr_array_set_size(chosen->sheets, 0);
}

/* Takes one of the sheets and tells it of the others. */
static EqlExport *take(const EqlExportSearch *search, GPtrArray *exports, guint index)
{
    EqlExport *chosen = exports->pdata[index];
    for (guint i = 0; i < exports->len; i++) {
        const EqlExport *at = exports->pdata[i];
        if (i != index && holds_responses(at, chosen->fit))
            g_ptr_array_add(chosen->also, g_strdup(eql_table_sheet(at->table)));
    }
    if (exports->len > 1)
        list_sheets(search, exports, chosen);
    return g_ptr_array_steal_index(exports, index);
}

static gboolean has_sheets(EqlExport *export, GError **error)
{
    if (eql_table_sheets(export->table))
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND,
                _("“%s” is no workbook and has no sheets. Leave the name of the sheet out."),
                eql_table_name(export->table));
    return FALSE;
}

/* Every sheet that can be read (EqlExport), the one that is asked for first; NULL when that one,
 * or else every one, is refused. */
static GPtrArray *open_sheets(const EqlExportSearch *search, GError **error)
{
    g_autoptr(GPtrArray) exports = g_ptr_array_new_with_free_func((GDestroyNotify)eql_export_free);
    g_autoptr(GError) refused = NULL;
    EqlExport *first = open_sheet(search, search->sheet, &refused);
    if (first)
        g_ptr_array_add(exports, first);
    if (search->sheet && (!first || !has_sheets(first, &refused))) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return NULL;
    }
    g_auto(GStrv) further = further_sheets(search, first);
    for (guint i = 0; further && further[i]; i++) {
        EqlExport *sheet = open_sheet(search, further[i], NULL);
        if (sheet)
            g_ptr_array_add(exports, sheet);
    }
    if (g_cancellable_set_error_if_cancelled(search->cancellable, error))
        return NULL;
    if (exports->len > 0)
        return g_steal_pointer(&exports);
    g_propagate_error(error, g_steal_pointer(&refused));
    return NULL;
}

EqlExport *eql_export_open(const EqlExportSearch *search, GError **error)
{
    g_autoptr(GPtrArray) exports = open_sheets(search, error);
    if (!exports)
        return NULL;
    return take(search, exports, search->sheet ? 0 : best_of(exports));
}

void eql_export_free(EqlExport *export)
{
    if (!export)
        return;
    g_clear_pointer(&export->layout, eql_layout_free);
    g_clear_pointer(&export->table, eql_table_free);
    g_clear_pointer(&export->also, g_ptr_array_unref);
    g_clear_pointer(&export->sheets, g_ptr_array_unref);
    g_free(export);
}
