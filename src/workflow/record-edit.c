/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/record-edit.h"

#include <string.h>

#include "base/i18n.h"
#include "workflow/plan-hold.h"

/* ── the way to accreditation ── */

typedef struct {
    EqlAccreditationEntry *before, *after;
} Reach;

static void reach_free(gpointer data)
{
    Reach *reach = data;
    eql_accreditation_entry_free(reach->before);
    eql_accreditation_entry_free(reach->after);
    g_free(reach);
}

static gboolean reach(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    const Reach *change = data;
    return eql_project_reach(project, forwards ? change->after : change->before, error);
}

static const EqlEditKind REACH = {reach, reach_free, EQL_TOUCHES_ACCREDITATION, FALSE};

EqlEdit *eql_edit_reach(const EqlAccreditationEntry *before, const EqlAccreditationEntry *after)
{
    const char *value = before ? before->value : "", *note = before ? before->note : "";
    if (g_str_equal(value, after->value) && g_str_equal(note, after->note))
        return NULL;
    Reach *change = g_new(Reach, 1);
    change->before = eql_accreditation_entry_new(after->kind, after->code, value, note);
    change->after =
        eql_accreditation_entry_new(after->kind, after->code, after->value, after->note);
    return eql_edit_new(&REACH, change, _("Undo change of accreditation"),
                        _("Redo change of accreditation"));
}

/* ── settings ── */

typedef struct {
    char *key, *before, *after;
    GPtrArray *held; /* EqlActionChange: of the plan, whose evidence came to be hidden; NULL */
} Change;

static void change_free(gpointer data)
{
    Change *change = data;
    g_free(change->key);
    g_free(change->before);
    g_free(change->after);
    g_clear_pointer(&change->held, g_ptr_array_unref);
    g_free(change);
}

static gboolean keep(Change *change, EqlProject *project, const char *value, gboolean forwards,
                     GError **error)
{
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), error);
    if (!settings || !eql_settings_set(settings, change->key, value, error))
        return FALSE;
    if (!forwards)
        return eql_project_give_back_settings(project, settings, change->held, error);
    g_clear_pointer(&change->held, g_ptr_array_unref);
    return eql_project_keep_settings(project, settings, &change->held, error);
}

static gboolean set(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    Change *change = data;
    return keep(change, project, forwards ? change->after : change->before, forwards, error);
}

static const EqlEditKind SETTING = {set, change_free, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN,
                                    FALSE};

static Change *change_of(const EqlSettings *before, const char *key, const char *value,
                         GError **error)
{
    g_autoptr(EqlSettings) copy = eql_settings_copy(before);
    if (!eql_settings_set(copy, key, value, error) || !eql_settings_check(copy, error))
        return NULL;
    g_autofree char *was = eql_settings_get(before, key);
    g_autofree char *is = eql_settings_get(copy, key);
    if (g_strcmp0(was, is) == 0)
        return NULL;
    Change *change = g_new0(Change, 1);
    change->key = g_strdup(key);
    change->before = g_strdup(was ? was : "");
    change->after = g_strdup(is ? is : "");
    return change;
}

EqlEdit *eql_edit_setting(const EqlSettings *before, const char *key, const char *value,
                          GError **error)
{
    Change *change = change_of(before, key, value, error);
    return change ? eql_edit_new(&SETTING, change, _("Undo change of preferences"),
                                 _("Redo change of preferences"))
                  : NULL;
}

EqlEdit *eql_edit_beside(const EqlSettings *before, const EqlBenchmark *benchmark)
{
    g_autofree char *text = benchmark ? eql_benchmark_text(benchmark) : g_strdup("");
    Change *change = change_of(before, "beside", text, NULL);
    if (!change)
        return NULL;
    return benchmark ? eql_edit_new(&SETTING, change, _("Undo show published figures"),
                                    _("Redo show published figures"))
                     : eql_edit_new(&SETTING, change, _("Undo take published figures away"),
                                    _("Redo take published figures away"));
}

/* ── groups that are shown together ── */

#define MERGE_KEY "merge."

/* What was together before is read when the change is made: nobody has seen it in full. */
static gboolean note_before(Change *change, EqlProject *project, GError **error)
{
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), error);
    if (!settings)
        return FALSE;
    g_autofree char *text = eql_settings_get(settings, change->key);
    g_free(change->before);
    change->before = g_strdup(text ? text : "");
    return TRUE;
}

static gboolean merge(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    Change *change = data;
    if (!forwards)
        return keep(change, project, change->before, FALSE, error);
    const char *characteristic = change->key + strlen(MERGE_KEY);
    g_autofree char *text = eql_project_check_merges(project, characteristic, change->after, error);
    return text && note_before(change, project, error) && keep(change, project, text, TRUE, error);
}

static const EqlEditKind MERGE = {merge, change_free, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN,
                                  FALSE};

EqlEdit *eql_edit_merge_groups(const char *characteristic, const char *text, gboolean apart)
{
    Change *change = g_new0(Change, 1);
    change->key = g_strconcat(MERGE_KEY, characteristic, NULL);
    change->after = g_strdup(text);
    return apart ? eql_edit_new(&MERGE, change, _("Undo take groups apart"),
                                _("Redo take groups apart"))
                 : eql_edit_new(&MERGE, change, _("Undo put groups together"),
                                _("Redo put groups together"));
}
