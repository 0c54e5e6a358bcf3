/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that comes home is held against what was exported, which the workbook brings along on
 * a sheet out of view, and against what the project has by now. */
#include "workflow/plan-readback.h"

#include <string.h>

#include "base/i18n.h"
#include "base/kept.h"
#include "base/language.h"
#include "base/text.h"
#include "intake/table/table.h"
#include "output/workbook.h"
#include "workflow/plan-edit.h"
#include "workflow/plan-fields.h"

typedef struct {
    EqlTable *table;
    int at[PLAN_COLUMNS]; /* the sheet's column, or -1 */
    GPtrArray *actions;   /* EqlAction: copies that are edited */
    GHashTable *exported; /* id → char *[PLAN_COLUMNS], as it was exported; empty: not known */
    GHashTable *given;    /* ids that actions ever had (char*, a set), borrowed; or NULL */
    GHashTable *seen;     /* ids that a row had already; borrowed from the actions */
    GPtrArray *changes;   /* EqlPlanChange */
    char *above;          /* what stands in the first cell of the row above the header, or NULL */
    gboolean had_plan;    /* the project has one */
    gboolean row_is_new;  /* what was exported under its id is another's */
    guint changed, added;
} ReadBack;

static void read_back_clear(ReadBack *back)
{
    g_clear_pointer(&back->table, eql_table_free);
    g_clear_pointer(&back->above, g_free);
    g_clear_pointer(&back->seen, g_hash_table_unref);
    g_clear_pointer(&back->exported, g_hash_table_unref);
    g_clear_pointer(&back->actions, g_ptr_array_unref);
    g_clear_pointer(&back->changes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ReadBack, read_back_clear)

void eql_plan_change_free(EqlPlanChange *change)
{
    g_free(change->action);
    g_free(change->activity);
    g_free(change->exported);
    g_free(change->theirs);
    g_free(change->ours);
    g_free(change);
}

/* NULL when the sheet has no such column; a cell that is empty, or that the row is too
 * short for, has been cleared. */
static char *text_at(const ReadBack *back, const EqlRow *row, guint column)
{
    int at = back->at[column];
    if (at < 0)
        return NULL;
    if ((guint)at >= row->n_cells)
        return g_strdup("");
    return g_strstrip(g_strndup(row->cells[at].text, row->cells[at].length));
}

/* ── the sheet and its header ── */

static gboolean says(const EqlCell *cell, const char *heading)
{
    g_autofree char *said = eql_text_fold_words(cell->text, (gssize)cell->length);
    g_autofree char *wanted = eql_text_fold_words(heading, -1);
    return g_str_equal(said, wanted);
}

/* The workbook may have been written in another language than this one runs in. */
static gboolean is_heading(const EqlCell *cell, guint column, gboolean exported)
{
    const char *heading =
        column == PLAN_ID && exported ? EQL_PLAN_EXPORTED_ID : eql_plan_heading_in_english(column);
    g_autofree const char **texts = eql_language_texts(heading);
    for (guint i = 0; texts[i] != NULL; i++)
        if (says(cell, texts[i]))
            return TRUE;
    return FALSE;
}

static gboolean take_header(ReadBack *back, const EqlRow *row, gboolean exported)
{
    for (guint column = 0; column < PLAN_COLUMNS; column++) {
        back->at[column] = -1;
        for (guint i = 0; i < row->n_cells && back->at[column] < 0; i++) {
            if (is_heading(&row->cells[i], column, exported))
                back->at[column] = (int)i;
        }
    }
    return back->at[PLAN_ID] >= 0 && back->at[PLAN_ACTIVITY] >= 0 && back->at[PLAN_STATUS] >= 0;
}

/* The header stands within the first rows of its sheet; the sheet may have another name. */
static gboolean find_header(ReadBack *back, gboolean exported)
{
    const EqlRow *row;
    for (guint i = 0; i < 12; i++) {
        if (!eql_table_next(back->table, &row, NULL) || !row)
            return FALSE;
        if (take_header(back, row, exported))
            return TRUE;
        g_free(back->above);
        back->above = row->n_cells > 0 ? g_strndup(row->cells[0].text, row->cells[0].length) : NULL;
    }
    return FALSE;
}

/* Leaves the sheet's table open after its header. */
static gboolean find_sheet(ReadBack *back, const char *path, char **sheets, gboolean exported)
{
    for (guint i = 0; sheets && sheets[i]; i++) {
        g_clear_pointer(&back->table, eql_table_free);
        g_clear_pointer(&back->above, g_free);
        back->table = eql_table_open(path, sheets[i], NULL, NULL);
        if (back->table && find_header(back, exported))
            return TRUE;
    }
    return FALSE;
}

static gboolean find_plan(ReadBack *back, const char *path, GError **error)
{
    g_autoptr(EqlTable) first = eql_table_open(path, NULL, NULL, error);
    if (!first)
        return FALSE;
    g_auto(GStrv) sheets = g_strdupv((char **)eql_table_sheets(first));
    if (find_sheet(back, path, sheets, FALSE))
        return TRUE;
    g_set_error(
        error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_READ_BACK,
        _("%s has no action plan: no sheet has the columns of the plan. Choose the workbook "
          "that Equalens wrote."),
        eql_table_name(first));
    return FALSE;
}

static void texts_free(gpointer texts)
{
    for (guint i = 0; i < PLAN_COLUMNS; i++)
        g_free(((char **)texts)[i]);
    g_free(texts);
}

/* What cannot be read of it is not known: the plan itself is what matters. */
static void read_exported(ReadBack *back)
{
    const EqlRow *row;
    while (eql_table_next(back->table, &row, NULL) && row) {
        char **texts = g_new0(char *, PLAN_COLUMNS);
        for (guint column = 0; column < PLAN_COLUMNS; column++) {
            g_autofree char *text = text_at(back, row, column);
            texts[column] = text ? eql_plan_normal(column, text) : NULL;
        }
        if (texts[PLAN_ID] && *texts[PLAN_ID])
            g_hash_table_replace(back->exported, texts[PLAN_ID], texts);
        else
            texts_free(texts);
    }
}

/* On a table of its own; empty where the workbook brings none. */
static GHashTable *exported_plan(const char *path, const ReadBack *plan)
{
    g_auto(ReadBack) back = {NULL};
    g_auto(GStrv) sheets = g_strdupv((char **)eql_table_sheets(plan->table));
    back.exported = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, texts_free);
    if (find_sheet(&back, path, sheets, TRUE))
        read_exported(&back);
    return g_steal_pointer(&back.exported);
}

gboolean eql_plan_is_in(const char *path)
{
    g_auto(ReadBack) back = {.table = NULL};
    return find_plan(&back, path, NULL);
}

/* NULL: the workbook does not say. Owned by the caller. */
static char *school_in(const char *path)
{
    g_auto(ReadBack) back = {.table = NULL};
    g_autoptr(EqlTable) first = eql_table_open(path, NULL, NULL, NULL);
    g_auto(GStrv) sheets = first ? g_strdupv((char **)eql_table_sheets(first)) : NULL;
    gboolean says_so = find_sheet(&back, path, sheets, TRUE) && back.above && *back.above;
    return says_so ? g_steal_pointer(&back.above) : NULL;
}

char *eql_plan_other_school(const char *path, const char *school)
{
    g_autofree char *theirs = school_in(path);
    if (!theirs)
        return NULL;
    g_autofree char *name = eql_text_fold_words(theirs, -1);
    g_autofree char *own = eql_text_fold_words(school, -1);
    return g_str_equal(name, own) ? NULL : g_steal_pointer(&theirs);
}

/* ── one row ── */

G_GNUC_PRINTF(5, 6)
static gboolean refuse(const ReadBack *back, const EqlRow *row, guint column, GError **error,
                       const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *what = g_strdup_vprintf(format, words);
    va_end(words);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_READ_BACK,
                /* Translators: file, sheet, row, column, what is wrong. */
                _("%s, sheet %s, row %u, column %s: %s"), eql_table_name(back->table),
                eql_table_sheet(back->table), (guint)row->number, eql_plan_heading(column), what);
    return FALSE;
}

static gboolean refuse_text(const ReadBack *back, const EqlRow *row, guint column, const char *text,
                            GError **error)
{
    switch (column) {
    case PLAN_STATUS:
        return refuse(back, row, column, error,
                      _("“%s” is no status. Choose one from the cell’s list."), text);
    case PLAN_PRIORITY:
        return refuse(back, row, column, error,
                      _("“%s” is no priority. Choose one from the cell’s list."), text);
    default:
        return refuse(back, row, column, error,
                      _("“%s” is no date. Write it as day/month/year, such as 01/07/2026."), text);
    }
}

static const char *exported_text(const ReadBack *back, const EqlAction *action, guint column)
{
    char **texts = back->row_is_new ? NULL : g_hash_table_lookup(back->exported, action->id);
    return texts ? texts[column] : NULL;
}

static void note_change(ReadBack *back, const EqlAction *action, guint column, const char *theirs,
                        const char *ours, gboolean conflict)
{
    EqlPlanChange *change = g_new0(EqlPlanChange, 1);
    change->action = g_strdup(action->id);
    change->activity = g_strdup(action->activity);
    change->column = column;
    change->what = eql_plan_heading(column);
    change->exported = g_strdup(exported_text(back, action, column));
    change->theirs = g_strdup(theirs);
    change->ours = g_strdup(ours);
    change->conflict = conflict;
    g_ptr_array_add(back->changes, change);
}

/* Nothing that somebody wrote is lost: what the workbook replaces stays in the notes. */
static char *note_of_ours(guint column, const char *ours)
{
    const char *what = eql_plan_heading(column);
    return
        /* Translators: a column of the plan and the text that stood there. */
        *ours ? g_strdup_printf(_("Before the workbook was read back, %s: %s"), what, ours)
              : g_strdup_printf(_("Before the workbook was read back, %s was empty."), what);
}

static void keep_ours(EqlAction *action, guint column, const char *ours)
{
    g_autofree char *note = EQL_KEPT(note_of_ours(column, ours));
    const char *before = eql_action_to_keep(action, EQL_KEPT_REVIEW);
    eql_action_take_kept(action, EQL_KEPT_REVIEW,
                         *before ? g_strdup_printf("%s\n%s", before, note) : g_strdup(note));
}

/* Whether the notes, which both changed, are the workbook's with what keep_ours() put below them:
 * it was read back before. */
static gboolean are_notes_kept_below(guint column, const char *theirs, const char *ours)
{
    return column == PLAN_REVIEW && *theirs && g_str_has_prefix(ours, theirs) &&
           ours[strlen(theirs)] == '\n';
}

/* What was changed on one side only is taken from that side, so that a plan may be worked on in
 * both places; what was changed in both is the workbook's. A cell that is as it was exported
 * says nothing, nor does one without a known export that is as the project has it. */
static gboolean merge_cell(ReadBack *back, EqlAction *action, guint column, const char *theirs)
{
    const char *exported = exported_text(back, action, column);
    g_autofree char *ours = eql_plan_field(action, column);
    if (g_strcmp0(theirs, exported) == 0 || eql_plan_field_reads(action, column, theirs))
        return FALSE;
    gboolean conflict = exported && !eql_plan_field_reads(action, column, exported);
    if (conflict && are_notes_kept_below(column, theirs, ours))
        return FALSE;
    note_change(back, action, column, theirs, ours, conflict);
    eql_plan_set_field(action, column, theirs);
    return TRUE;
}

/* After all cells, as the notes are one of them. */
static void keep_conflicts(ReadBack *back, EqlAction *action, guint first)
{
    for (guint i = first; i < back->changes->len; i++) {
        const EqlPlanChange *change = back->changes->pdata[i];
        if (change->conflict)
            keep_ours(action, change->column, change->ours);
    }
}

static gboolean take_cells(ReadBack *back, const EqlRow *row, EqlAction *action, gboolean *changed,
                           GError **error)
{
    guint first = back->changes->len;
    for (guint column = PLAN_ID + 1; column < PLAN_COLUMNS; column++) {
        g_autofree char *text = text_at(back, row, column);
        g_autofree char *theirs = text ? eql_plan_normal(column, text) : NULL;
        gboolean needs_choice = column == PLAN_STATUS || column == PLAN_PRIORITY;
        if (text && !theirs)
            return refuse_text(back, row, column, text, error);
        if (theirs && (*theirs || !needs_choice))
            *changed |= merge_cell(back, action, column, theirs);
    }
    keep_conflicts(back, action, first);
    return TRUE;
}

static EqlAction *find_action(GPtrArray *actions, const char *id)
{
    for (guint i = 0; id && *id && i < actions->len; i++) {
        EqlAction *action = actions->pdata[i];
        if (g_str_equal(action->id, id))
            return action;
    }
    return NULL;
}

/* A row that holds nothing a person would call an action. Where only the hidden id is left,
 * somebody cleared the row instead of deleting it; the action stays, as for a row that is
 * gone. */
static gboolean is_empty(const ReadBack *back, const EqlRow *row)
{
    static const guint telling[] = {PLAN_THEME,      PLAN_EVIDENCE, PLAN_ACTIVITY, PLAN_OWNER,
                                    PLAN_GOVERNANCE, PLAN_DUE,      PLAN_SUCCESS,  PLAN_REVIEW};
    for (guint i = 0; i < G_N_ELEMENTS(telling); i++) {
        g_autofree char *text = text_at(back, row, telling[i]);
        if (text && *text)
            return FALSE;
    }
    return TRUE;
}

/* Whether every cell is as it was exported. */
static gboolean is_as_exported(const ReadBack *back, const EqlRow *row, char *const *exported)
{
    for (guint column = PLAN_ID + 1; column < PLAN_COLUMNS; column++) {
        g_autofree char *text = text_at(back, row, column);
        g_autofree char *theirs = text ? eql_plan_normal(column, text) : NULL;
        if (text && g_strcmp0(theirs, exported[column]) != 0)
            return FALSE;
    }
    return TRUE;
}

/* A row of an action that was deleted since: nobody has changed it, so it stays deleted. Where
 * there is no plan at all, proposals are always welcome. */
static gboolean is_deleted(const ReadBack *back, const EqlRow *row, const char *id)
{
    char **exported = id ? g_hash_table_lookup(back->exported, id) : NULL;
    return exported && back->given && g_hash_table_contains(back->given, id) &&
           (back->had_plan || !g_str_has_prefix(id, EQL_ACTION_PROPOSED)) &&
           !find_action(back->actions, id) && is_as_exported(back, row, exported);
}

/* What a workbook alone proposed keeps its id, so that it is known when that comes back again. */
static char *id_for(const ReadBack *back, const char *id)
{
    gboolean keeps = id && g_str_has_prefix(id, EQL_ACTION_PROPOSED) &&
                     g_hash_table_contains(back->exported, id) && !find_action(back->actions, id);
    return keeps ? g_strdup(id) : eql_action_next_id(back->actions, back->given);
}

static gboolean take_row(ReadBack *back, const EqlRow *row, const char *id, GError **error)
{
    EqlAction *action = find_action(back->actions, id);
    /* A row that was copied carries its id along; the copy is an action of its own. */
    gboolean is_new = !action || g_hash_table_contains(back->seen, action->id), changed = FALSE;
    if (is_new) {
        action = eql_action_new();
        g_free(action->id);
        action->id = id_for(back, id);
        g_ptr_array_add(back->actions, action);
    }
    g_hash_table_add(back->seen, action->id);
    guint noted = back->changes->len;
    back->row_is_new = is_new;
    if (!take_cells(back, row, action, &changed, error))
        return FALSE;
    if (is_new)
        g_ptr_array_set_size(back->changes, (int)noted); /* all of it is new */
    back->added += is_new;
    back->changed += changed && !is_new;
    return TRUE;
}

static gboolean take_rows(ReadBack *back, GError **error)
{
    for (;;) {
        const EqlRow *row;
        if (!eql_table_next(back->table, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        g_autofree char *id = text_at(back, row, PLAN_ID);
        if (!is_empty(back, row) && !is_deleted(back, row, id) && !take_row(back, row, id, error))
            return FALSE;
    }
}

static GPtrArray *copy_actions(const GPtrArray *actions)
{
    GPtrArray *copies = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (guint i = 0; i < actions->len; i++)
        g_ptr_array_add(copies, eql_action_copy(actions->pdata[i]));
    return copies;
}

gboolean eql_plan_read_back(const char *path, GPtrArray *actions, GHashTable *given, guint *changed,
                            guint *added, GPtrArray **changes, GError **error)
{
    g_auto(ReadBack) back = {.given = given};
    if (!find_plan(&back, path, error))
        return FALSE;
    back.exported = exported_plan(path, &back);
    back.actions = copy_actions(actions);
    back.had_plan = actions->len > 0;
    back.seen = g_hash_table_new(g_str_hash, g_str_equal);
    back.changes = g_ptr_array_new_with_free_func((GDestroyNotify)eql_plan_change_free);
    if (!take_rows(&back, error))
        return FALSE;
    g_ptr_array_set_size(actions, 0);
    for (guint i = 0; i < back.actions->len; i++)
        g_ptr_array_add(actions, eql_action_copy(back.actions->pdata[i]));
    *changed = back.changed;
    *added = back.added;
    if (changes)
        *changes = g_steal_pointer(&back.changes);
    return TRUE;
}
