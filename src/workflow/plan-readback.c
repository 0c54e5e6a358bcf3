/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-readback.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "intake/table/table.h"
#include "output/labels.h"
#include "output/sheet.h"
#include "output/workbook.h"

/* The plan's columns by their headings, wherever they stand. */
enum {
    ID,
    PRIORITY,
    THEME,
    EVIDENCE,
    ACTIVITY,
    OWNER,
    GOVERNANCE,
    DUE,
    SUCCESS,
    STATUS,
    REVIEW,
    COLUMNS,
};

/* As the workbook's own sheet writes them. */
static const char *const HEADINGS[COLUMNS] = {
    N_("Equalens id"),     N_("Priority"), N_("Theme"),      N_("Evidence"),
    N_("Activity"),        N_("Owner"),    N_("Governance"), N_("Due date"),
    N_("Success measure"), N_("Status"),   N_("Review")};

static const char *heading_of(guint column)
{
    return _(HEADINGS[column]);
}

typedef struct {
    EqlTable *table;
    int at[COLUMNS];    /* the sheet's column, or -1 */
    GPtrArray *actions; /* EqlAction: copies that are edited */
    GHashTable *seen;   /* ids that a row had already; borrowed from the actions */
    guint changed, added;
} ReadBack;

static void read_back_clear(ReadBack *back)
{
    g_clear_pointer(&back->table, eql_table_free);
    g_clear_pointer(&back->seen, g_hash_table_unref);
    g_clear_pointer(&back->actions, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ReadBack, read_back_clear)

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

/* The workbook may have been written in another language than this one runs in. */
static gboolean is_heading(const EqlCell *cell, guint column)
{
    g_autofree char *heading = eql_text_fold_words(cell->text, (gssize)cell->length);
    g_autofree char *english = eql_text_fold_words(HEADINGS[column], -1);
    g_autofree char *translated = eql_text_fold_words(heading_of(column), -1);
    return g_str_equal(heading, english) || g_str_equal(heading, translated);
}

static gboolean take_header(ReadBack *back, const EqlRow *row)
{
    for (guint column = 0; column < COLUMNS; column++) {
        back->at[column] = -1;
        for (guint i = 0; i < row->n_cells && back->at[column] < 0; i++) {
            if (is_heading(&row->cells[i], column))
                back->at[column] = (int)i;
        }
    }
    return back->at[ID] >= 0 && back->at[ACTIVITY] >= 0 && back->at[STATUS] >= 0;
}

/* The header stands within the first rows of its sheet; the sheet may have another name. */
static gboolean find_header(ReadBack *back)
{
    const EqlRow *row;
    for (guint i = 0; i < 12; i++) {
        if (!eql_table_next(back->table, &row, NULL) || !row)
            return FALSE;
        if (take_header(back, row))
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
    for (guint i = 0; sheets && sheets[i]; i++) {
        g_clear_pointer(&back->table, eql_table_free);
        back->table = eql_table_open(path, sheets[i], NULL, NULL);
        if (back->table && find_header(back))
            return TRUE;
    }
    g_set_error(
        error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_READ_BACK,
        _("%s has no action plan: no sheet has the columns of the plan. Choose the workbook "
          "that Equalens wrote."),
        eql_table_name(first));
    return FALSE;
}

gboolean eql_plan_is_in(const char *path)
{
    g_auto(ReadBack) back = {.table = NULL};
    return find_plan(&back, path, NULL);
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
                eql_table_sheet(back->table), (guint)row->number, heading_of(column), what);
    return FALSE;
}

/* What a cell holds of a text: a cell has less room, and no control characters. */
static char *as_in_cell(const char *text)
{
    return g_strstrip(eql_cell_text(text));
}

/* Only what differs from what the workbook was given, so that nothing is cut short. */
static gboolean replace(char **text, char *taken)
{
    g_autofree char *next = taken;
    g_autofree char *written = as_in_cell(*text);
    if (!next || g_str_equal(written, next))
        return FALSE;
    g_free(*text);
    *text = g_steal_pointer(&next);
    return TRUE;
}

static gboolean take_texts(const ReadBack *back, const EqlRow *row, EqlAction *action)
{
    gboolean changed = replace(&action->theme, text_at(back, row, THEME));
    changed |= replace(&action->evidence, text_at(back, row, EVIDENCE));
    changed |= replace(&action->activity, text_at(back, row, ACTIVITY));
    changed |= replace(&action->owner, text_at(back, row, OWNER));
    changed |= replace(&action->governance, text_at(back, row, GOVERNANCE));
    changed |= replace(&action->success_measure, text_at(back, row, SUCCESS));
    changed |= replace(&action->review, text_at(back, row, REVIEW));
    return changed;
}

static gboolean take_status(const ReadBack *back, const EqlRow *row, EqlAction *action,
                            gboolean *changed, GError **error)
{
    g_autofree char *text = text_at(back, row, STATUS);
    if (!text || !*text)
        return TRUE;
    int status = eql_status_from_text(text);
    if (status < 0)
        return refuse(back, row, STATUS, error,
                      _("“%s” is no status. Choose one from the cell's list."), text);
    *changed |= (int)action->status != status;
    action->status = (EqlStatus)status;
    return TRUE;
}

static gboolean take_priority(const ReadBack *back, const EqlRow *row, EqlAction *action,
                              gboolean *changed, GError **error)
{
    g_autofree char *text = text_at(back, row, PRIORITY);
    if (!text || !*text)
        return TRUE;
    int priority = eql_priority_from_text(text);
    if (priority == 0)
        return refuse(back, row, PRIORITY, error,
                      _("“%s” is no priority. Choose one from the cell's list."), text);
    *changed |= action->priority != priority;
    action->priority = priority;
    return TRUE;
}

/* A date, or a day that was typed as text: 2026-07-01, 1/7/2026 or 1/7/26. NULL when it is
 * neither, or too far off to be meant. */
static char *date_of(const char *text)
{
    guint year = 0, month = 0, day = 0;
    char after = 0;
    if (sscanf(text, "%4u-%2u-%2u%c", &year, &month, &day, &after) < 3 &&
        sscanf(text, "%2u/%2u/%4u%c", &day, &month, &year, &after) != 3)
        return NULL;
    if (year < 100)
        year += 2000;
    if ((after && after != 'T') || year < 2000 || year > 2100 ||
        !g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
        return NULL;
    return g_strdup_printf("%04u-%02u-%02u", year, month, day);
}

static gboolean take_due(const ReadBack *back, const EqlRow *row, EqlAction *action,
                         gboolean *changed, GError **error)
{
    g_autofree char *text = text_at(back, row, DUE);
    if (!text)
        return TRUE;
    char *date = *text ? date_of(text) : g_strdup("");
    if (!date)
        return refuse(back, row, DUE, error,
                      _("“%s” is no date. Write it as day/month/year, such as 01/07/2026."), text);
    *changed |= replace(&action->due, date);
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

static char *next_id(const GPtrArray *actions)
{
    guint64 last = 0;
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        if (action->id[0] == 'A')
            last = MAX(last, g_ascii_strtoull(action->id + 1, NULL, 10));
    }
    return g_strdup_printf("A%" G_GUINT64_FORMAT, last + 1);
}

/* A row that holds nothing a person would call an action. Where only the hidden id is left,
 * somebody cleared the row instead of deleting it; the action stays, as for a row that is
 * gone. */
static gboolean is_empty(const ReadBack *back, const EqlRow *row)
{
    static const guint telling[] = {THEME,      EVIDENCE, ACTIVITY, OWNER,
                                    GOVERNANCE, DUE,      SUCCESS,  REVIEW};
    for (guint i = 0; i < G_N_ELEMENTS(telling); i++) {
        g_autofree char *text = text_at(back, row, telling[i]);
        if (text && *text)
            return FALSE;
    }
    return TRUE;
}

static gboolean take_row(ReadBack *back, const EqlRow *row, GError **error)
{
    g_autofree char *id = text_at(back, row, ID);
    EqlAction *action = find_action(back->actions, id);
    /* A row that was copied carries its id along; the copy is an action of its own. */
    gboolean is_new = !action || g_hash_table_contains(back->seen, action->id), changed = FALSE;
    if (is_new) {
        action = eql_action_new();
        g_free(action->id);
        action->id = next_id(back->actions);
        g_ptr_array_add(back->actions, action);
    }
    g_hash_table_add(back->seen, action->id);
    changed = take_texts(back, row, action);
    if (!take_status(back, row, action, &changed, error) ||
        !take_priority(back, row, action, &changed, error) ||
        !take_due(back, row, action, &changed, error))
        return FALSE;
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
        if (!is_empty(back, row) && !take_row(back, row, error))
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

gboolean eql_plan_read_back(const char *path, GPtrArray *actions, guint *changed, guint *added,
                            GError **error)
{
    g_auto(ReadBack) back = {NULL};
    if (!find_plan(&back, path, error))
        return FALSE;
    back.actions = copy_actions(actions);
    back.seen = g_hash_table_new(g_str_hash, g_str_equal);
    if (!take_rows(&back, error))
        return FALSE;
    g_ptr_array_set_size(actions, 0);
    for (guint i = 0; i < back.actions->len; i++)
        g_ptr_array_add(actions, eql_action_copy(back.actions->pdata[i]));
    *changed = back.changed;
    *added = back.added;
    return TRUE;
}
