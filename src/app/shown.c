/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shown.h"

EqlShown *eql_shown_new(char **sheets, char **questions)
{
    EqlShown *shown = g_new0(EqlShown, 1);
    shown->sheets = sheets;
    shown->questions = questions;
    return shown;
}

EqlShown *eql_shown_copy(const EqlShown *shown)
{
    return shown != NULL ? eql_shown_new(g_strdupv(shown->sheets), g_strdupv(shown->questions))
                         : NULL;
}

void eql_shown_free(EqlShown *shown)
{
    if (shown == NULL)
        return;
    g_strfreev(shown->sheets);
    g_strfreev(shown->questions);
    g_free(shown);
}

static gboolean holds(char **list, const char *code)
{
    return list == NULL || g_strv_contains((const char *const *)list, code);
}

gboolean eql_shown_has_sheet(const EqlShown *shown, const char *code)
{
    return shown == NULL || holds(shown->sheets, code);
}

gboolean eql_shown_has_question(const EqlShown *shown, const char *code)
{
    return shown == NULL || holds(shown->questions, code);
}

/* Those that the project has; NULL where all are wanted. */
static char **questions_there(const EqlShown *shown, EqlProject *project, GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_store_questionnaire(eql_project_store(project), error);
    g_autoptr(GPtrArray) there = g_ptr_array_new();
    for (char **code = questionnaire ? shown->questions : NULL; code && *code; code++)
        if (eql_questionnaire_item(questionnaire, *code))
            g_ptr_array_add(there, g_strdup(*code));
    g_ptr_array_add(there, NULL);
    return (char **)g_ptr_array_steal(there, NULL);
}

static gboolean use_questions(const EqlShown *shown, EqlProject *project, GError **error)
{
    if (shown->questions == NULL)
        return TRUE;
    g_auto(GStrv) there = questions_there(shown, project, error);
    return eql_project_set_questions(project, (const char *const *)there, error);
}

EqlProject *eql_shown_open(const EqlShown *shown, const char *path, GError **error)
{
    g_autoptr(EqlProject) project = eql_project_open(path, error);
    if (project == NULL)
        return NULL;
    if (shown != NULL &&
        (!eql_project_set_sheets(project, (const char *const *)shown->sheets, error) ||
         !use_questions(shown, project, error)))
        return NULL;
    return g_steal_pointer(&project);
}
