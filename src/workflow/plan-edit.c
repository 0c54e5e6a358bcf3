/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-edit.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/kept.h"
#include "workflow/own-lists.h"
#include "workflow/plan-fields.h"
#include "workflow/plan-known.h"
#include "workflow/plan-readback.h"

/* ── fields ── */

static char **text_of(EqlAction *action, EqlActionField field)
{
    switch (field) {
    case EQL_ACTION_THEME:
        return &action->theme;
    case EQL_ACTION_EVIDENCE:
        return &action->evidence;
    case EQL_ACTION_ACTIVITY:
        return &action->activity;
    case EQL_ACTION_OWNER:
        return &action->owner;
    case EQL_ACTION_GOVERNANCE:
        return &action->governance;
    case EQL_ACTION_DUE:
        return &action->due;
    case EQL_ACTION_SUCCESS:
        return &action->success_measure;
    case EQL_ACTION_REVIEW:
        return &action->review;
    default:
        return NULL;
    }
}

char *eql_action_get(const EqlAction *action, EqlActionField field)
{
    if (field == EQL_ACTION_PRIORITY)
        return g_strdup_printf("%d", action->priority);
    if (field == EQL_ACTION_STATUS)
        return g_strdup(eql_status_name(action->status));
    return g_strdup(*text_of((EqlAction *)action, field));
}

void eql_action_set(EqlAction *action, EqlActionField field, const char *text)
{
    guint64 priority;
    if (field == EQL_ACTION_PRIORITY) {
        if (g_ascii_string_to_unsigned(text, 10, 1, 3, &priority, NULL))
            action->priority = (int)priority;
    } else if (field == EQL_ACTION_STATUS) {
        int status = eql_status_from_text(text);
        if (status >= 0)
            action->status = (EqlStatus)status;
    } else {
        char **place = text_of(action, field), *taken = g_strdup(text);
        g_free(*place);
        *place = taken;
    }
}

const char *eql_action_field_label(EqlActionField field)
{
    return eql_plan_heading((guint)field + 1); /* before the fields is the id */
}

static char *day_of(guint year, guint month, guint day)
{
    if (year < 100)
        year += 2000;
    if (year < 2000 || year > 2100 || !g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
        return NULL;
    return g_strdup_printf("%04u-%02u-%02u", year, month, day);
}

/* “1 July 2026”, in the user's own words: GLib knows the names of the months. */
static char *day_in_words(const char *text)
{
    g_autoptr(GDate) date = g_date_new();
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    if (!g_regex_match_simple("^[0-9]{1,2}\\.? +\\D+ [0-9]{4}$", trimmed, 0, 0))
        return NULL;
    g_date_set_parse(date, trimmed);
    return g_date_valid(date)
               ? day_of(g_date_get_year(date), (guint)g_date_get_month(date), g_date_get_day(date))
               : NULL;
}

char *eql_plan_day(const char *text)
{
    guint year = 0, month = 0, day = 0;
    char after = 0;
    if (!*text)
        return g_strdup("");
    if (sscanf(text, "%4u-%2u-%2u%c", &year, &month, &day, &after) < 3 &&
        sscanf(text, "%2u/%2u/%4u%c", &day, &month, &year, &after) != 3)
        return day_in_words(text);
    return after && after != 'T' ? NULL : day_of(year, month, day);
}

/* ── changes ── */

EqlActionChange *eql_action_change_new(const EqlAction *before, const EqlAction *after, guint at)
{
    EqlActionChange *change = g_new0(EqlActionChange, 1);
    change->before = before ? eql_action_copy(before) : NULL;
    change->after = after ? eql_action_copy(after) : NULL;
    change->at = at;
    return change;
}

void eql_action_change_free(EqlActionChange *change)
{
    if (!change)
        return;
    eql_action_free(change->before);
    eql_action_free(change->after);
    g_free(change);
}

static gboolean has_changed_meanwhile(GError **error)
{
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED,
                        _("The action plan was changed elsewhere in the meantime. What it holds "
                          "now is shown; please make your change again."));
    return FALSE;
}

static gboolean find(const GPtrArray *actions, const char *id, guint *at)
{
    for (*at = 0; *at < actions->len; (*at)++)
        if (g_str_equal(((const EqlAction *)actions->pdata[*at])->id, id))
            return TRUE;
    return FALSE;
}

static gboolean put_in(GPtrArray *actions, EqlAction *action, guint at, GHashTable *given,
                       GError **error)
{
    guint there;
    if (!*action->id) {
        g_free(action->id);
        action->id = eql_action_next_id(actions, given);
    }
    if (find(actions, action->id, &there))
        return has_changed_meanwhile(error);
    g_ptr_array_insert(actions, (int)MIN(at, actions->len), eql_action_copy(action));
    return TRUE;
}

/* Takes out what was seen, not what somebody has written since. */
static gboolean take_out(GPtrArray *actions, const EqlAction *action, GError **error)
{
    guint at;
    if (!find(actions, action->id, &at))
        return has_changed_meanwhile(error);
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *seen = eql_action_get(action, (EqlActionField)field);
        g_autofree char *now = eql_action_get(actions->pdata[at], (EqlActionField)field);
        if (!g_str_equal(seen, now))
            return has_changed_meanwhile(error);
    }
    g_ptr_array_remove_index(actions, at);
    return TRUE;
}

static gboolean rewrite(GPtrArray *actions, const EqlAction *from, const EqlAction *to,
                        GError **error)
{
    guint at;
    if (!find(actions, from->id, &at))
        return has_changed_meanwhile(error);
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *before = eql_action_get(from, (EqlActionField)field);
        g_autofree char *after = eql_action_get(to, (EqlActionField)field);
        g_autofree char *now = eql_action_get(actions->pdata[at], (EqlActionField)field);
        if (g_str_equal(before, after))
            continue;
        if (!g_str_equal(before, now))
            return has_changed_meanwhile(error);
        eql_action_set(actions->pdata[at], (EqlActionField)field, after);
    }
    eql_action_know_kept(actions->pdata[at], to);
    return TRUE;
}

static gboolean apply_one(GPtrArray *actions, EqlActionChange *change, gboolean forwards,
                          GHashTable *given, GError **error)
{
    EqlAction *from = forwards ? change->before : change->after;
    EqlAction *to = forwards ? change->after : change->before;
    if (!from)
        return put_in(actions, to, change->at, given, error);
    if (!to)
        return take_out(actions, from, error);
    return rewrite(actions, from, to, error);
}

static GPtrArray *copy_of(const GPtrArray *actions)
{
    GPtrArray *copies = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (guint i = 0; i < actions->len; i++)
        g_ptr_array_add(copies, eql_action_copy(actions->pdata[i]));
    return copies;
}

gboolean eql_plan_apply(GPtrArray *actions, GPtrArray *changes, gboolean forwards,
                        GHashTable *given, GError **error)
{
    g_autoptr(GPtrArray) next = copy_of(actions);
    for (guint i = 0; i < changes->len; i++) {
        guint which = forwards ? i : changes->len - 1 - i;
        if (!apply_one(next, changes->pdata[which], forwards, given, error))
            return FALSE;
    }
    g_ptr_array_set_size(actions, 0);
    g_ptr_array_extend_and_steal(actions, g_steal_pointer(&next));
    return TRUE;
}

/* ── a workbook that came back ── */

static GPtrArray *changes_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
}

/* EQL_ACTION_FIELDS when there is none. */
static EqlActionField first_difference(const EqlAction *before, const EqlAction *after)
{
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *was = eql_action_get(before, (EqlActionField)field);
        g_autofree char *is = eql_action_get(after, (EqlActionField)field);
        if (!g_str_equal(was, is))
            return (EqlActionField)field;
    }
    return EQL_ACTION_FIELDS;
}

static EqlActionChange *new_action(const EqlAction *action)
{
    EqlActionChange *change = eql_action_change_new(NULL, action, G_MAXUINT);
    if (!g_str_has_prefix(action->id, EQL_ACTION_PROPOSED)) {
        g_free(change->after->id);
        change->after->id = g_strdup("");
    }
    return change;
}

GPtrArray *eql_plan_compare(const GPtrArray *before, const GPtrArray *after)
{
    GPtrArray *changes = changes_new();
    for (guint i = 0; i < after->len; i++) {
        const EqlAction *action = after->pdata[i];
        guint at;
        if (!find(before, action->id, &at))
            g_ptr_array_add(changes, new_action(action));
        else if (first_difference(before->pdata[at], action) != EQL_ACTION_FIELDS)
            g_ptr_array_add(changes, eql_action_change_new(before->pdata[at], action, at));
    }
    return changes;
}

static EqlAction *action_of(const GPtrArray *actions, const char *id)
{
    guint at;
    return find(actions, id, &at) ? actions->pdata[at] : NULL;
}

/* The fields stand in the order of the sheet's columns; before them is the id. */
static EqlActionField field_of(const EqlPlanChange *noted)
{
    return (EqlActionField)(noted->column - 1);
}

/* Notes that are in the workbook itself are a change like any other. */
static void set_own_notes(GPtrArray *after, const GPtrArray *before, const GPtrArray *noted)
{
    for (guint i = 0; i < after->len; i++) {
        const EqlAction *was = action_of(before, ((EqlAction *)after->pdata[i])->id);
        if (was)
            eql_action_set(after->pdata[i], EQL_ACTION_REVIEW, was->review);
    }
    for (guint i = 0; i < noted->len; i++) {
        const EqlPlanChange *cell = noted->pdata[i];
        if (field_of(cell) == EQL_ACTION_REVIEW)
            eql_action_set(action_of(after, cell->action), EQL_ACTION_REVIEW, cell->theirs);
    }
}

static void note_conflicts(GPtrArray *changes, const GPtrArray *noted)
{
    for (guint i = 0; i < noted->len; i++) {
        const EqlPlanChange *cell = noted->pdata[i];
        for (guint j = 0; cell->conflict && j < changes->len; j++) {
            EqlActionChange *change = changes->pdata[j];
            if (change->before && g_str_equal(change->before->id, cell->action))
                change->conflicts |= 1u << field_of(cell);
        }
    }
}

GPtrArray *eql_plan_review_of(const GPtrArray *before, const GPtrArray *after,
                              const GPtrArray *noted)
{
    g_autoptr(GPtrArray) next = copy_of(after);
    set_own_notes(next, before, noted);
    GPtrArray *changes = eql_plan_compare(before, next);
    note_conflicts(changes, noted);
    return changes;
}

/* ── as edits ── */

static gboolean apply(gpointer changes, EqlProject *project, gboolean forwards, GError **error)
{
    EqlStore *store = eql_project_store(project);
    g_autoptr(GPtrArray) actions = eql_store_actions(store, error);
    g_autoptr(GHashTable) given = actions ? eql_store_action_ids(store, error) : NULL;
    return given && eql_plan_apply(actions, changes, forwards, given, error) &&
           eql_store_set_actions(store, actions, error);
}

static const EqlEditKind PLAN = {apply, (GDestroyNotify)g_ptr_array_unref, EQL_TOUCHES_PLAN};

static GPtrArray *one_change(const EqlAction *before, const EqlAction *after, guint at)
{
    GPtrArray *changes = changes_new();
    g_ptr_array_add(changes, eql_action_change_new(before, after, at));
    return changes;
}

EqlEdit *eql_edit_add_action(const EqlAction *action, guint at)
{
    return eql_edit_new(&PLAN, one_change(NULL, action, at), _("Undo add action"),
                        _("Redo add action"));
}

EqlEdit *eql_edit_delete_action(const EqlAction *action, guint at)
{
    return eql_edit_new(&PLAN, one_change(action, NULL, at), _("Undo delete action"),
                        _("Redo delete action"));
}

EqlEdit *eql_edit_change_action(const EqlAction *before, const EqlAction *after)
{
    static const char *const labels[EQL_ACTION_FIELDS][2] = {
        {N_("Undo change of priority"), N_("Redo change of priority")},
        {N_("Undo change of theme"), N_("Redo change of theme")},
        {N_("Undo change of evidence"), N_("Redo change of evidence")},
        {N_("Undo change of activity"), N_("Redo change of activity")},
        {N_("Undo change of owner"), N_("Redo change of owner")},
        {N_("Undo change of governance"), N_("Redo change of governance")},
        {N_("Undo change of due date"), N_("Redo change of due date")},
        {N_("Undo change of success measure"), N_("Redo change of success measure")},
        {N_("Undo change of status"), N_("Redo change of status")},
        {N_("Undo change of review"), N_("Redo change of review")},
    };
    EqlActionField field = first_difference(before, after);
    if (field == EQL_ACTION_FIELDS)
        return NULL;
    return eql_edit_new(&PLAN, one_change(before, after, 0), _(labels[field][0]),
                        _(labels[field][1]));
}

/* To go and to come again elsewhere. */
EqlEdit *eql_edit_move_action(const EqlAction *action, guint from, guint to)
{
    GPtrArray *changes = one_change(action, NULL, from);
    g_ptr_array_add(changes, eql_action_change_new(NULL, action, to));
    return eql_edit_new(&PLAN, changes, _("Undo move action"), _("Redo move action"));
}

/* All of it of texts to be kept. */
static GPtrArray *propose(EqlProject *project, const char *wave, GError **error)
{
    g_autoptr(GPtrArray) bank = eql_own_bank(error);
    g_autoptr(EqlDataset) dataset =
        bank ? eql_project_dataset_since_before(project, wave, error) : NULL;
    g_autoptr(GPtrArray) findings = dataset ? eql_findings(dataset, error) : NULL;
    g_autoptr(GPtrArray) actions =
        findings ? eql_store_actions(eql_project_store(project), error) : NULL;
    if (!actions)
        return NULL;
    eql_plan_recognise(actions, findings, bank);
    return eql_propose_actions(findings, bank, actions);
}

EqlEdit *eql_edit_propose(EqlProject *project, const char *wave, guint *n, GError **error)
{
    GError *failed = NULL;
    g_autoptr(GPtrArray) proposed = EQL_KEPT(propose(project, wave, &failed));
    *n = proposed ? proposed->len : 0;
    if (!proposed) {
        eql_kept_show_error(&failed);
        g_propagate_error(error, failed);
        return NULL;
    }
    if (proposed->len == 0)
        return NULL;
    g_autoptr(GPtrArray) changes = changes_new();
    for (guint i = 0; i < proposed->len; i++) {
        eql_action_show(proposed->pdata[i]);
        g_ptr_array_add(changes, eql_action_change_new(NULL, proposed->pdata[i], G_MAXUINT));
    }
    return eql_edit_new(&PLAN, g_steal_pointer(&changes), _("Undo propose actions"),
                        _("Redo propose actions"));
}

EqlEdit *eql_edit_read_back(GPtrArray *changes)
{
    return eql_edit_new(&PLAN, changes, _("Undo changes from the workbook"),
                        _("Redo changes from the workbook"));
}
