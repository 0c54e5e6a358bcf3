/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/question-edit.h"

#include "base/data-folder.h"
#include "base/i18n.h"
#include "intake/lists/questionnaire-file.h"

/* ── questions and what follows what ── */

static EqlCrosswalk *crosswalk_between(const EqlCrosswalk *crosswalk,
                                       const EqlQuestionnaire *questionnaire, const char *was,
                                       const char *is)
{
    EqlCrosswalk *kept = eql_crosswalk_new();
    for (guint i = 0; crosswalk && i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        const char *from = g_strcmp0(pair->from, was) == 0 ? is : pair->from;
        const char *to = g_strcmp0(pair->to, was) == 0 ? is : pair->to;
        if (eql_questionnaire_item(questionnaire, from) &&
            eql_questionnaire_item(questionnaire, to) && !eql_crosswalk_add(kept, from, to))
            g_warn_if_reached();
    }
    return kept;
}

/* Takes both. */
static EqlQuestionSet *questions_of(EqlQuestionnaire *questionnaire, EqlCrosswalk *crosswalk)
{
    EqlQuestionSet *questions = g_new(EqlQuestionSet, 1);
    questions->questionnaire = questionnaire;
    questions->crosswalk = crosswalk;
    g_atomic_ref_count_init(&questions->refs);
    return questions;
}

EqlQuestionSet *eql_question_set_new(EqlQuestionnaire *questionnaire, const EqlCrosswalk *crosswalk)
{
    return questions_of(eql_questionnaire_ref(questionnaire),
                        crosswalk_between(crosswalk, questionnaire, NULL, NULL));
}

EqlQuestionSet *eql_question_set_ref(EqlQuestionSet *questions)
{
    g_atomic_ref_count_inc(&questions->refs);
    return questions;
}

void eql_question_set_unref(EqlQuestionSet *questions)
{
    if (!questions || !g_atomic_ref_count_dec(&questions->refs))
        return;
    eql_questionnaire_unref(questions->questionnaire);
    eql_crosswalk_free(questions->crosswalk);
    g_free(questions);
}

EqlQuestionSet *eql_question_set_with(const EqlQuestionSet *before, EqlQuestionnaire *next)
{
    return eql_question_set_recoded(before, next, NULL, NULL);
}

EqlQuestionSet *eql_question_set_recoded(const EqlQuestionSet *before, EqlQuestionnaire *next,
                                         const char *from, const char *to)
{
    return next ? questions_of(next, crosswalk_between(before->crosswalk, next, from, to)) : NULL;
}

EqlQuestionSet *eql_question_set_linked(const EqlQuestionSet *before, const char *to,
                                        const char *from)
{
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_copy(before->crosswalk);
    eql_crosswalk_remove(crosswalk, to);
    if (from && !eql_crosswalk_add(crosswalk, from, to))
        return NULL;
    return questions_of(eql_questionnaire_ref(before->questionnaire), g_steal_pointer(&crosswalk));
}

/* ── files ── */

EqlQuestionnaire *eql_questionnaire_open(const char *path, GCancellable *cancellable,
                                         GError **error)
{
    const char *folder = eql_data_folder(error);
    return folder ? eql_questionnaire_read(path, folder, cancellable, error) : NULL;
}

EqlQuestionnaire *eql_questionnaire_starter(GError **error)
{
    if (!eql_data_folder(error))
        return NULL;
    g_autofree char *path = eql_data_file("questionnaires", "starter.csv", NULL);
    return eql_questionnaire_open(path, NULL, error);
}

/* ── what was brought in ── */

static const EqlItemUse *use_of(GHashTable *uses, const char *code)
{
    static const EqlItemUse none = {0};
    const EqlItemUse *use = uses ? g_hash_table_lookup(uses, code) : NULL;
    return use ? use : &none;
}

gboolean eql_questionnaire_is_used(GHashTable *uses, const char *code)
{
    const EqlItemUse *use = use_of(uses, code);
    return use->columns > 0 || use->comments > 0;
}

/* Kept answers are points of the scale they were read by; another scale would give them
 * another meaning. */
static gboolean keeps_points(const EqlItem *before, const EqlItem *after)
{
    return !before->scale ||
           (after && after->scale && eql_item_kind_when_put(after) == EQL_ITEM_SCORED &&
            eql_scale_continues(before->scale, after->scale) &&
            g_str_equal(before->audience, after->audience));
}

static gboolean keeps_comments(const EqlItem *before, const EqlItem *after)
{
    return eql_item_kind_when_put(before) != EQL_ITEM_COMMENT ||
           (after && eql_item_kind_when_put(after) == EQL_ITEM_COMMENT &&
            g_str_equal(before->audience, after->audience));
}

static gboolean keeps_its_answers(const EqlItem *before, const EqlItem *after,
                                  const EqlItemUse *use, GError **error)
{
    if (use->columns > 0 && !keeps_points(before, after)) {
        g_set_error(
            error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_IN_USE,
            _("Answers to question %s have been brought in, and the new questionnaire leaves the "
              "question out or gives it another scale or audience. Undo those imports first, or "
              "keep the question as it is."),
            before->code);
        return FALSE;
    }
    if (use->comments > 0 && !keeps_comments(before, after)) {
        g_set_error(
            error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_IN_USE,
            _("Comments on question %s have been brought in, and the new questionnaire leaves the "
              "question out or does not ask for comments. Undo those imports first, or keep the "
              "question as it is."),
            before->code);
        return FALSE;
    }
    return TRUE;
}

gboolean eql_questionnaire_keeps_answers(const EqlQuestionnaire *before,
                                         const EqlQuestionnaire *after, GHashTable *uses,
                                         GError **error)
{
    for (guint i = 0; i < before->items->len; i++) {
        const EqlItem *item = before->items->pdata[i];
        if (!keeps_its_answers(item, eql_questionnaire_item(after, item->code),
                               use_of(uses, item->code), error))
            return FALSE;
    }
    return TRUE;
}

void eql_questionnaire_compare(const EqlQuestionnaire *before, const EqlQuestionnaire *after,
                               guint counts[3])
{
    counts[0] = counts[1] = counts[2] = 0;
    for (guint i = 0; i < after->items->len; i++) {
        const EqlItem *item = after->items->pdata[i];
        const EqlItem *was = eql_questionnaire_item(before, item->code);
        counts[0] += was == NULL;
        counts[2] += was && !eql_item_equal(was, item);
    }
    counts[1] = before->items->len + counts[0] - after->items->len;
}

/* ── as edits ── */

typedef struct {
    EqlQuestionSet *before, *after;
    EqlTheme *from, *to; /* a theme that is renamed; or NULL */
} Change;

static EqlTheme *theme_copy(const EqlTheme *theme)
{
    EqlTheme *copy = g_new(EqlTheme, 1);
    *copy = (EqlTheme){g_strdup(theme->code), g_strdup(theme->label)};
    return copy;
}

static void theme_free(EqlTheme *theme)
{
    if (!theme)
        return;
    g_free(theme->code);
    g_free(theme->label);
    g_free(theme);
}

static void change_free(gpointer data)
{
    Change *change = data;
    eql_question_set_unref(change->before);
    eql_question_set_unref(change->after);
    theme_free(change->from);
    theme_free(change->to);
    g_free(change);
}

/* Nobody else has changed it since: what is there is what the change set out from. */
static gboolean is_as_it_was(EqlStore *store, const EqlQuestionSet *from, GError **error)
{
    g_autoptr(EqlQuestionnaire) now = eql_store_questionnaire(store, error);
    g_autoptr(EqlCrosswalk) crosswalk = now ? eql_store_crosswalk(store, error) : NULL;
    if (!crosswalk)
        return FALSE;
    g_autoptr(EqlQuestionSet) there = eql_question_set_new(now, crosswalk);
    if (eql_questionnaire_equal(now, from->questionnaire) &&
        eql_crosswalk_equal(there->crosswalk, from->crosswalk))
        return TRUE;
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED,
                        _("The questionnaire was changed elsewhere in the meantime. What it holds "
                          "now is shown; please make your change again."));
    return FALSE;
}

static gboolean apply(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    const Change *change = data;
    const EqlQuestionSet *from = forwards ? change->before : change->after;
    const EqlQuestionSet *to = forwards ? change->after : change->before;
    EqlStore *store = eql_project_store(project);
    if (!is_as_it_was(store, from, error))
        return FALSE;
    g_autoptr(GHashTable) uses = eql_store_item_uses(store, error);
    return uses &&
           eql_questionnaire_keeps_answers(from->questionnaire, to->questionnaire, uses, error) &&
           eql_store_change_questions(store, to->questionnaire, to->crosswalk,
                                      forwards ? change->from : change->to,
                                      forwards ? change->to : change->from, error);
}

static const EqlEditKind QUESTIONS = {apply, change_free,
                                      EQL_TOUCHES_QUESTIONS | EQL_TOUCHES_FIGURES};
static const EqlEditKind THEME_NAME = {apply, change_free,
                                       EQL_TOUCHES_QUESTIONS | EQL_TOUCHES_FIGURES |
                                           EQL_TOUCHES_PLAN | EQL_TOUCHES_ACCREDITATION};

static const char *const LABELS[EQL_QUESTIONS_CHANGES][2] = {
    {N_("Undo add question"), N_("Redo add question")},
    {N_("Undo remove question"), N_("Redo remove question")},
    {N_("Undo change of question"), N_("Redo change of question")},
    {N_("Undo move question"), N_("Redo move question")},
    {N_("Undo set question aside"), N_("Redo set question aside")},
    {N_("Undo put question back"), N_("Redo put question back")},
    {N_("Undo change of reversed question"), N_("Redo change of reversed question")},
    {N_("Undo change of scale"), N_("Redo change of scale")},
    {N_("Undo change of what is compared between waves"),
     N_("Redo change of what is compared between waves")},
    {N_("Undo change of who is asked"), N_("Redo change of who is asked")},
    {N_("Undo rename theme"), N_("Redo rename theme")},
    {N_("Undo move theme"), N_("Redo move theme")},
    {N_("Undo join themes"), N_("Redo join themes")},
    {N_("Undo open questionnaire"), N_("Redo open questionnaire")},
    {N_("Undo return to the starter questionnaire"),
     N_("Redo return to the starter questionnaire")},
};

/* The theme that has another name: that of the first question whose theme is another. */
static void note_rename(Change *change)
{
    const EqlQuestionnaire *before = change->before->questionnaire;
    const EqlQuestionnaire *after = change->after->questionnaire;
    for (guint i = 0; i < before->items->len; i++) {
        const EqlItem *was = before->items->pdata[i], *is = after->items->pdata[i];
        if (!was->theme || (g_strcmp0(was->theme, is->theme) == 0 &&
                            g_strcmp0(was->theme_label, is->theme_label) == 0))
            continue;
        change->from = theme_copy(eql_questionnaire_theme(before, was->theme));
        change->to = theme_copy(eql_questionnaire_theme(after, is->theme));
        return;
    }
}

EqlEdit *eql_edit_questions(EqlQuestionsChange what, EqlQuestionSet *before, EqlQuestionSet *after)
{
    gboolean renames = what == EQL_QUESTIONS_RENAME_THEME;
    if (eql_questionnaire_equal(before->questionnaire, after->questionnaire) &&
        eql_crosswalk_equal(before->crosswalk, after->crosswalk))
        return NULL;
    Change *change = g_new0(Change, 1);
    change->before = eql_question_set_ref(before);
    change->after = eql_question_set_ref(after);
    if (renames)
        note_rename(change);
    return eql_edit_new(renames ? &THEME_NAME : &QUESTIONS, change, _(LABELS[what][0]),
                        _(LABELS[what][1]));
}

EqlQuestionSet *eql_edit_questions_state(const EqlEdit *edit, gboolean forwards)
{
    const Change *change = eql_edit_data(edit, &QUESTIONS);
    if (!change)
        change = eql_edit_data(edit, &THEME_NAME);
    if (!change)
        return NULL;
    return forwards ? change->after : change->before;
}
