/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/record-edit.h"

#include <glib/gi18n-lib.h>

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
} Change;

static void change_free(gpointer data)
{
    Change *change = data;
    g_free(change->key);
    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

static gboolean set(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    const Change *change = data;
    EqlStore *store = eql_project_store(project);
    g_autoptr(EqlSettings) settings = eql_store_settings(store, error);
    return settings &&
           eql_settings_set(settings, change->key, forwards ? change->after : change->before,
                            error) &&
           eql_store_set_settings(store, settings, error);
}

static const EqlEditKind SETTING = {set, change_free, EQL_TOUCHES_FIGURES, FALSE};

EqlEdit *eql_edit_setting(const EqlSettings *before, const char *key, const char *value,
                          GError **error)
{
    g_autoptr(EqlSettings) copy = eql_settings_copy(before);
    if (!eql_settings_set(copy, key, value, error))
        return NULL;
    g_autofree char *was = eql_settings_get(before, key);
    g_autofree char *is = eql_settings_get(copy, key);
    if (g_strcmp0(was, is) == 0)
        return NULL;
    Change *change = g_new(Change, 1);
    change->key = g_strdup(key);
    change->before = g_strdup(was ? was : "");
    change->after = g_strdup(is ? is : "");
    return eql_edit_new(&SETTING, change, _("Undo change of preferences"),
                        _("Redo change of preferences"));
}
