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

static const EqlEditKind REACH = {reach, reach_free, EQL_TOUCHES_ACCREDITATION};

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
} Line;

typedef struct {
    GPtrArray *lines; /* Line */
    GPtrArray *held;  /* EqlActionChange: of the plan, whose evidence came to be hidden; NULL */
} Change;

static void line_free(gpointer data)
{
    Line *line = data;
    g_free(line->key);
    g_free(line->before);
    g_free(line->after);
    g_free(line);
}

static Change *change_new(void)
{
    Change *change = g_new0(Change, 1);
    change->lines = g_ptr_array_new_with_free_func(line_free);
    return change;
}

static void change_free(gpointer data)
{
    Change *change = data;
    g_ptr_array_unref(change->lines);
    g_clear_pointer(&change->held, g_ptr_array_unref);
    g_free(change);
}

/* `before` and `after` may be NULL: nothing. */
static void add_line(Change *change, const char *key, const char *before, const char *after)
{
    Line *line = g_new(Line, 1);
    line->key = g_strdup(key);
    line->before = g_strdup(before ? before : "");
    line->after = g_strdup(after ? after : "");
    g_ptr_array_add(change->lines, line);
}

static gboolean keep(Change *change, EqlProject *project, gboolean forwards, GError **error)
{
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), error);
    if (!settings)
        return FALSE;
    for (guint i = 0; i < change->lines->len; i++) {
        const Line *line = change->lines->pdata[i];
        if (!eql_settings_set(settings, line->key, forwards ? line->after : line->before, error))
            return FALSE;
    }
    if (!forwards)
        return eql_project_give_back_settings(project, settings, change->held, error);
    g_clear_pointer(&change->held, g_ptr_array_unref);
    return eql_project_keep_settings(project, settings, &change->held, error);
}

static gboolean set(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    return keep(data, project, forwards, error);
}

static const EqlEditKind SETTING = {set, change_free, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN};

/* NULL when none of the keys differs. */
static Change *change_between(const EqlSettings *before, const EqlSettings *after,
                              const char *const *keys)
{
    Change *change = change_new();
    for (guint i = 0; keys[i]; i++) {
        g_autofree char *was = eql_settings_get(before, keys[i]);
        g_autofree char *is = eql_settings_get(after, keys[i]);
        if (g_strcmp0(was, is) != 0)
            add_line(change, keys[i], was, is);
    }
    if (change->lines->len == 0)
        g_clear_pointer(&change, change_free);
    return change;
}

static Change *change_of(const EqlSettings *before, const char *key, const char *value,
                         GError **error)
{
    const char *const keys[] = {key, NULL};
    g_autoptr(EqlSettings) copy = eql_settings_copy(before);
    if (!eql_settings_set(copy, key, value, error) || !eql_settings_check(copy, error))
        return NULL;
    return change_between(before, copy, keys);
}

static EqlEdit *edit_of(Change *change)
{
    if (!change)
        return NULL;
    EqlEdit *edit = eql_edit_new(&SETTING, change, _("Undo change of preferences"),
                                 _("Redo change of preferences"));
    eql_edit_tell(edit, _("The change of preferences was undone"),
                  _("The change of preferences was made again"));
    return edit;
}

EqlEdit *eql_edit_setting(const EqlSettings *before, const char *key, const char *value,
                          GError **error)
{
    return edit_of(change_of(before, key, value, error));
}

EqlEdit *eql_edit_usual_settings(const EqlSettings *before)
{
    g_autoptr(EqlSettings) usual = eql_settings_new();
    return edit_of(change_between(before, usual, eql_settings_keys()));
}

/* Others may have been shown before. */
static EqlEdit *show_beside(Change *change)
{
    const Line *line = change->lines->pdata[0];
    const char *undone = *line->before ? _("The earlier published figures are shown again")
                                       : _("The published figures were taken away again");
    EqlEdit *edit = eql_edit_new(&SETTING, change, _("Undo show published figures"),
                                 _("Redo show published figures"));
    eql_edit_tell(edit, undone, _("The published figures are shown again"));
    return edit;
}

static EqlEdit *take_beside_away(Change *change)
{
    EqlEdit *edit = eql_edit_new(&SETTING, change, _("Undo take published figures away"),
                                 _("Redo take published figures away"));
    eql_edit_tell(edit, _("The published figures are shown again"),
                  _("The published figures were taken away again"));
    return edit;
}

EqlEdit *eql_edit_beside(const EqlSettings *before, const EqlBenchmark *benchmark)
{
    g_autofree char *text = benchmark ? eql_benchmark_text(benchmark) : g_strdup("");
    Change *change = change_of(before, "beside", text, NULL);
    if (!change)
        return NULL;
    return benchmark ? show_beside(change) : take_beside_away(change);
}

/* ── groups that are shown together ── */

#define MERGE_KEY "merge."

/* What was together before is read when the change is made: nobody has seen it in full. */
static gboolean note_before(Line *line, EqlProject *project, GError **error)
{
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), error);
    if (!settings)
        return FALSE;
    g_autofree char *text = eql_settings_get(settings, line->key);
    g_free(line->before);
    line->before = g_strdup(text ? text : "");
    return TRUE;
}

static gboolean merge(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    Change *change = data;
    Line *line = change->lines->pdata[0];
    if (!forwards)
        return keep(change, project, FALSE, error);
    const char *characteristic = line->key + strlen(MERGE_KEY);
    char *text = eql_project_check_merges(project, characteristic, line->after, error);
    if (!text)
        return FALSE;
    g_free(line->after);
    line->after = text;
    return note_before(line, project, error) && keep(change, project, TRUE, error);
}

static const EqlEditKind MERGE = {merge, change_free, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN};

EqlEdit *eql_edit_merge_groups(const char *characteristic, const char *text, gboolean apart)
{
    Change *change = change_new();
    g_autofree char *key = g_strconcat(MERGE_KEY, characteristic, NULL);
    add_line(change, key, NULL, text);
    EqlEdit *edit = apart ? eql_edit_new(&MERGE, change, _("Undo take groups apart"),
                                         _("Redo take groups apart"))
                          : eql_edit_new(&MERGE, change, _("Undo put groups together"),
                                         _("Redo put groups together"));
    const char *is_apart = _("The groups are apart again"),
               *is_together = _("The groups are together again");
    eql_edit_tell(edit, apart ? is_together : is_apart, apart ? is_apart : is_together);
    return edit;
}
