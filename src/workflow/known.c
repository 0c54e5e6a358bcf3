/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the words of a request name something that the project has; if not, what it
 * has. */

#include "base/i18n.h"
#include "base/lists.h"
#include "workflow/project.h"

gboolean eql_project_knows_audience(const EqlQuestionnaire *questionnaire, const char *audience,
                                    GError **error)
{
    const GPtrArray *known = questionnaire->audiences;
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < known->len; i++) {
        if (g_str_equal(known->pdata[i], audience))
            return TRUE;
        eql_list_add(all, known->pdata[i]);
    }
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_AUDIENCE,
                _("The project’s questionnaire asks nothing of “%s”. It has questions for: %s. "
                  "Choose one of these, or use a questionnaire with questions for this audience."),
                audience, all->str);
    return FALSE;
}

static gboolean asks_for(const EqlQuestionnaire *questionnaire, const char *characteristic)
{
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (g_strcmp0(item->characteristic, characteristic) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean eql_project_knows_characteristic(EqlProject *project,
                                          const EqlQuestionnaire *questionnaire,
                                          const char *characteristic, GError **error)
{
    const EqlCodes *codes = eql_project_codes(project);
    if (eql_codes_is_characteristic(codes, characteristic) ||
        asks_for(questionnaire, characteristic))
        return TRUE;
    g_autofree char *all = eql_list_text(eql_codes_characteristics(codes));
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME,
                _("There is no characteristic “%s”. There are: %s."), characteristic, all);
    return FALSE;
}

gboolean eql_project_knows_kind(EqlProject *project, const char *kind, GError **error)
{
    static const char *const always[] = {"suspension", "exclusion", "lunchtime", EQL_KIND_ANSWERED,
                                         NULL};
    g_auto(GStrv) own = eql_store_outcome_kinds(eql_project_store(project), error);
    if (!own)
        return FALSE;
    if (g_strv_contains(always, kind) || g_strv_contains((const char *const *)own, kind))
        return TRUE;
    g_autoptr(GString) all = g_string_new(NULL);
    for (const char *const *word = always; *word; word++)
        eql_list_add(all, *word);
    for (char **word = own; *word; word++)
        if (!g_strv_contains(always, *word))
            eql_list_add(all, *word);
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME,
                _("There is no kind of outcome “%s” in this project. There are: %s."), kind,
                all->str);
    return FALSE;
}
