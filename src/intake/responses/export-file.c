/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/export-file.h"

#include <glib/gi18n-lib.h>

#include "intake/intake-error.h"
#include "intake/responses/match.h"

/* A workbook of more sheets is no export; they are not all looked into. */
#define MOST_SHEETS 24
/* A header that is looked for stands below no more rows than these, and asks so much. */
#define MOST_ABOVE 6
#define FEWEST_QUESTIONS 2

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

/* Where the first row asks nothing, the header may stand below it: beneath the themes, or the
 * school's name and a date. The row that asks most is the header. */
static void look_for_header(const EqlExportSearch *search, EqlExport *export)
{
    guint best = EQL_TITLES_UNKNOWN;
    for (guint titles = 1; titles <= MOST_ABOVE; titles++) {
        g_autoptr(EqlLayout) below = eql_layout_read(export->table, search->codes, titles, NULL);
        guint fit = below ? fit_of(search, below) : 0;
        if (fit >= FEWEST_QUESTIONS && fit > export->fit) {
            export->fit = fit;
            best = titles;
        }
    }
    EqlLayout *layout = eql_layout_read(export->table, search->codes, best, NULL);
    if (!layout)
        return;
    eql_layout_free(export->layout);
    export->layout = layout;
}

static EqlExport *open_sheet(const EqlExportSearch *search, const char *sheet, GError **error)
{
    g_autoptr(EqlExport) export = g_new0(EqlExport, 1);
    export->also = g_ptr_array_new_with_free_func(g_free);
    export->sheets = g_ptr_array_new_with_free_func(g_free);
    export->table = eql_table_open(search->path, sheet, search->cancellable, error);
    if (!export->table)
        return NULL;
    export->layout = eql_layout_read(export->table, search->codes, EQL_TITLES_UNKNOWN, error);
    if (!export->layout)
        return NULL;
    export->fit = fit_of(search, export->layout);
    if (export->fit == 0 && g_str_equal(export->layout->tool->name, "table"))
        look_for_header(search, export);
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

/* What is kept of a sheet that was looked into: a workbook of many, each with all its texts at
 * hand, would fill the memory. */
typedef struct {
    char *sheet;
    guint fit; /* as EqlExport.fit */
    guint any; /* the same of any audience */
} Found;

static void found_clear(gpointer found)
{
    g_free(((Found *)found)->sheet);
}

typedef struct {
    const EqlExportSearch *search;
    GArray *found;   /* Found */
    EqlExport *best; /* the one that is asked for, or the best so far */
} Look;

/* Takes the export. */
static void consider(Look *look, EqlExport *export)
{
    Found found = {g_strdup(eql_table_sheet(export->table)), export->fit, 0};
    const char *const *sheets = eql_table_sheets(export->table);
    if (sheets && sheets[0] && sheets[1])
        eql_layout_audience(export->layout, look->search->questionnaire, &found.any);
    g_array_append_val(look->found, found);
    if (look->best && (look->search->sheet || export->fit <= look->best->fit)) {
        eql_export_free(export);
        return;
    }
    eql_export_free(look->best);
    look->best = export;
}

/* Whether a sheet that fits less well than the best holds responses all the same. */
static gboolean holds_responses(guint fit, guint best)
{
    return fit > 0 && 2 * fit >= best;
}

static const Found *find_sheet(const GArray *found, const char *sheet)
{
    for (guint i = 0; i < found->len; i++)
        if (g_strcmp0(g_array_index(found, Found, i).sheet, sheet) == 0)
            return &g_array_index(found, Found, i);
    return NULL;
}

/* Tells the chosen one of the others, as the workbook has them. */
static void list_sheets(const GArray *found, EqlExport *chosen)
{
    const char *const *names = eql_table_sheets(chosen->table);
    guint most = 0;
    for (guint i = 0; i < found->len; i++)
        most = MAX(most, g_array_index(found, Found, i).any);
    for (guint i = 0; names && names[i]; i++) {
        const Found *at = find_sheet(found, names[i]);
        gboolean own = g_str_equal(names[i], eql_table_sheet(chosen->table));
        if (at && !own && holds_responses(at->fit, chosen->fit))
            g_ptr_array_add(chosen->also, g_strdup(names[i]));
        if (at && (own || holds_responses(at->any, most)))
            g_ptr_array_add(chosen->sheets, g_strdup(names[i]));
    }
    if (chosen->sheets->len == 1)
        g_ptr_array_set_size(chosen->sheets, 0);
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

/* Looks into every sheet that can be read. FALSE when the one that is asked for, or else every
 * one, is refused. */
static gboolean look_into_sheets(Look *look, GError **error)
{
    const EqlExportSearch *search = look->search;
    g_autoptr(GError) refused = NULL;
    EqlExport *first = open_sheet(search, search->sheet, &refused);
    g_auto(GStrv) further = further_sheets(search, first);
    if (first)
        consider(look, first);
    if (search->sheet && (!first || !has_sheets(first, &refused))) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return FALSE;
    }
    for (guint i = 0; further && further[i]; i++) {
        EqlExport *sheet = open_sheet(search, further[i], NULL);
        if (sheet)
            consider(look, sheet);
    }
    if (g_cancellable_set_error_if_cancelled(search->cancellable, error))
        return FALSE;
    if (!look->best)
        g_propagate_error(error, g_steal_pointer(&refused));
    return look->best != NULL;
}

EqlExport *eql_export_open(const EqlExportSearch *search, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    g_array_set_clear_func(found, found_clear);
    Look look = {search, found, NULL};
    if (!look_into_sheets(&look, error)) {
        eql_export_free(look.best);
        return NULL;
    }
    list_sheets(found, look.best);
    return look.best;
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
