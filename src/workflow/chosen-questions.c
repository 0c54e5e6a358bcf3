/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/chosen-questions.h"

#include "base/i18n.h"
#include "base/lists.h"
#include "workflow/project.h"

/* ── what the words mean ── */

static gboolean is_asked(const EqlItem *item)
{
    return item->kind == EQL_ITEM_SCORED || item->kind == EQL_ITEM_COMMENT;
}

static gboolean means(const char *word, const EqlItem *item)
{
    return g_ascii_strcasecmp(word, item->code) == 0 || g_strcmp0(word, item->theme) == 0;
}

static char *themes_of(const EqlQuestionnaire *questionnaire)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = questionnaire->themes->pdata[i];
        g_ptr_array_add(codes, theme->code);
    }
    g_ptr_array_add(codes, NULL);
    return eql_list_text((const char *const *)codes->pdata);
}

static gboolean check_word(const EqlQuestionnaire *questionnaire, const char *word, GError **error)
{
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (is_asked(item) && means(word, item))
            return TRUE;
    }
    g_autofree char *themes = themes_of(questionnaire);
    g_set_error(
        error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
        _("There is no question and no theme “%s”. Questions go by their codes, such as P01; "
          "the themes are: %s."),
        word, themes);
    return FALSE;
}

static gboolean is_meant(const EqlItem *item, const char *const *words)
{
    for (; *words; words++)
        if (means(*words, item))
            return TRUE;
    return FALSE;
}

char **eql_chosen_questions(const EqlQuestionnaire *questionnaire, const char *const *words,
                            GError **error)
{
    for (const char *const *word = words; *word; word++)
        if (!check_word(questionnaire, *word, error))
            return NULL;
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (is_asked(item) && is_meant(item, words))
            g_ptr_array_add(codes, g_strdup(item->code));
    }
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_steal(codes, NULL);
}

/* ── leaving out ── */

typedef struct {
    const EqlQuestionnaire *questionnaire;
    const char *const *chosen;
} Choice;

static gboolean asks_about(const Choice *choice, const char *audience, const char *theme)
{
    for (const char *const *code = choice->chosen; *code; code++) {
        const EqlItem *item = eql_questionnaire_item(choice->questionnaire, *code);
        if (item && g_strcmp0(item->theme, theme) == 0 &&
            (!audience || g_str_equal(item->audience, audience)))
            return TRUE;
    }
    return FALSE;
}

static void keep_themes(EqlScores *scores, const Choice *choice)
{
    for (guint i = 0; scores && i < scores->audiences->len; i++) {
        EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = audience->themes->len; j > 0; j--) {
            const EqlThemeScore *theme = audience->themes->pdata[j - 1];
            if (!asks_about(choice, audience->audience, theme->code))
                g_ptr_array_remove_index(audience->themes, j - 1);
        }
    }
}

static void keep_items(EqlItems *items, const Choice *choice)
{
    for (guint i = 0; items && i < items->audiences->len; i++) {
        EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = audience->items->len; j > 0; j--) {
            const EqlItemResult *item = audience->items->pdata[j - 1];
            if (!g_strv_contains(choice->chosen, item->code))
                g_ptr_array_remove_index(audience->items, j - 1);
        }
    }
}

static void keep_comments(EqlDataset *dataset, const Choice *choice)
{
    for (guint i = 0; i < dataset->audiences->len; i++) {
        EqlAudienceData *audience = dataset->audiences->pdata[i];
        GPtrArray *comments = audience->responses->comments;
        for (guint j = comments->len; j > 0; j--) {
            const EqlComment *comment = comments->pdata[j - 1];
            if (!g_strv_contains(choice->chosen, comment->item))
                g_ptr_array_remove_index(comments, j - 1);
        }
    }
}

/* Those on outcomes and on who answered have no theme. */
static void keep_findings(GPtrArray *findings, const Choice *choice)
{
    for (guint i = findings ? findings->len : 0; i > 0; i--) {
        const EqlFinding *finding = findings->pdata[i - 1];
        gboolean shown =
            !finding->theme || (asks_about(choice, finding->audience, finding->theme) &&
                                (!finding->other_audience ||
                                 asks_about(choice, finding->other_audience, finding->theme)));
        if (!shown)
            g_ptr_array_remove_index(findings, i - 1);
    }
}

void eql_leave_out_questions(const EqlShownParts *parts, const char *const *chosen)
{
    const Choice choice = {parts->dataset->questionnaire, chosen};
    keep_themes(parts->scores, &choice);
    keep_themes(parts->broad, &choice);
    keep_items(parts->items, &choice);
    keep_comments(parts->dataset, &choice);
    keep_findings(parts->findings, &choice);
}
