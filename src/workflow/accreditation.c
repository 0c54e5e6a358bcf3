/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/accreditation.h"

#include <string.h>

#include "base/i18n.h"
#include "base/lists.h"
#include "workflow/own-lists.h"
#include "workflow/project-private.h"

static gboolean is_day(const char *text)
{
    g_autofree char *full = g_strconcat(text, "T00:00:00Z", NULL);
    g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(full, NULL);
    return day && strlen(text) == 10;
}

/* "joined, surveyed, …": the codes of a kind. */
static char *codes_of(const GPtrArray *aims, EqlAccreditationKind kind)
{
    GString *codes = g_string_new(NULL);
    for (guint i = 0; i < aims->len; i++) {
        const EqlAccreditationAim *aim = aims->pdata[i];
        if (aim->kind == kind)
            eql_list_add(codes, aim->code);
    }
    return g_string_free(codes, FALSE);
}

static gboolean refuse(GError **error, const char *what, const char *allowed)
{
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_AIM,
                _("“%s” is not known here. There is: %s."), what, allowed);
    return FALSE;
}

static gboolean refuse_day(GError **error, const char *what)
{
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_AIM,
                _("“%s” is no day. Write it as 2026-01-15."), what);
    return FALSE;
}

static gboolean knows_aim(const GPtrArray *aims, EqlAccreditationKind kind, const char *code,
                          GError **error)
{
    if (eql_accreditation_find_aim(aims, kind, code))
        return TRUE;
    g_autofree char *codes = codes_of(aims, kind);
    return refuse(error, code, codes);
}

static gboolean knows_theme(const EqlQuestionnaire *questionnaire, const char *code, GError **error)
{
    GString *codes = g_string_new(NULL);
    gboolean known = FALSE;
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = questionnaire->themes->pdata[i];
        known = known || g_str_equal(theme->code, code);
        eql_list_add(codes, theme->code);
    }
    if (!known)
        refuse(error, code, codes->str);
    g_string_free(codes, TRUE);
    return known;
}

static gboolean can_be(EqlProject *project, const GPtrArray *aims,
                       const EqlAccreditationEntry *entry, GError **error)
{
    static const char *const words[] = {"met", "partly", "not", "", NULL};
    g_autoptr(EqlQuestionnaire) questionnaire = NULL;
    switch (entry->kind) {
    case EQL_ACCREDITATION_STAGE:
        return knows_aim(aims, entry->kind, entry->code, error) &&
               (!*entry->value || is_day(entry->value) || refuse_day(error, entry->value));
    case EQL_ACCREDITATION_CRITERION:
        return knows_aim(aims, entry->kind, entry->code, error) &&
               (g_strv_contains(words, entry->value) ||
                refuse(error, entry->value, "met, partly, not"));
    case EQL_ACCREDITATION_LEVEL:
        break;
    }
    questionnaire = eql_store_questionnaire(project->store, error);
    return questionnaire && knows_theme(questionnaire, entry->code, error) &&
           (!*entry->value || knows_aim(aims, entry->kind, entry->value, error));
}

GPtrArray *eql_project_aims(GError **error)
{
    return eql_own_aims(error);
}

static gboolean set_all(EqlStore *store, gpointer data, GError **error)
{
    const GPtrArray *entries = data;
    for (guint i = 0; i < entries->len; i++)
        if (!eql_store_set_accreditation(store, entries->pdata[i], error))
            return FALSE;
    return TRUE;
}

gboolean eql_project_reach_all(EqlProject *project, const GPtrArray *entries, GError **error)
{
    g_autoptr(GPtrArray) aims = eql_project_aims(error);
    for (guint i = 0; aims && i < entries->len; i++)
        if (!can_be(project, aims, entries->pdata[i], error))
            return FALSE;
    return aims && eql_store_change(project->store, set_all, (gpointer)entries, error);
}

gboolean eql_project_reach(EqlProject *project, const EqlAccreditationEntry *entry, GError **error)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    g_ptr_array_add(entries, (gpointer)entry);
    return eql_project_reach_all(project, entries, error);
}
