/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the questionnaire on their way from the page to the file, and questionnaires that
 * come from files. What moves figures is asked about first. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/questionnaire-private.h"
#include "base/file-names.h"

/* ── making changes ── */

void eql_questionnaire_page_take(EqlQuestionnairePage *self, EqlQuestionSet *questions)
{
    EqlQuestionSet *before = self->questions;
    self->questions = eql_question_set_ref(questions);
    eql_question_set_unref(before);
}

static void commit(EqlQuestionnairePage *self, EqlQuestionsChange what, EqlQuestionSet *after)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    EqlEdit *edit = session != NULL ? eql_edit_questions(what, self->questions, after) : NULL;
    if (edit == NULL)
        return;
    eql_questionnaire_page_take(self, after);
    eql_session_edit(session, edit);
    if (!self->gone)
        eql_questionnaire_page_show_all(self);
}

static void on_agreed(GObject *owner)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(owner);
    g_autoptr(EqlQuestionSet) after = g_steal_pointer(&self->asked);
    if (after != NULL && self->asked_of == self->questions)
        commit(self, self->asked_what, after);
}

/* Until it is agreed to, all is shown as it is. */
static void ask(EqlQuestionnairePage *self, EqlQuestionsChange what, EqlQuestionSet *after,
                const char *heading, const char *body, const char *agree)
{
    g_clear_pointer(&self->asked, eql_question_set_unref);
    g_clear_pointer(&self->asked_of, eql_question_set_unref);
    self->asked = eql_question_set_ref(after);
    self->asked_of = eql_question_set_ref(self->questions);
    self->asked_what = what;
    eql_questionnaire_page_show_all(self);
    eql_compat_ask(eql_questionnaire_window(self), heading, body, agree, on_agreed, self);
}

static char *with_undo(const char *effect)
{
    /* Translators: what a change does, then that it can be undone. */
    return g_strdup_printf(C_("two sentences", "%s %s"), effect, _("You can undo this."));
}

/* Takes what a change would lead to; NULL: it cannot be. FALSE when it is refused: the editor
 * says why. */
gboolean eql_questionnaire_propose(EqlQuestionnairePage *self, EqlQuestionsChange what,
                                   EqlQuestionSet *taken)
{
    g_autoptr(EqlQuestionSet) after = taken;
    g_autoptr(GError) error = NULL;
    if (after == NULL || eql_page_session(EQL_PAGE(self)) == NULL)
        return FALSE;
    if (!eql_questionnaire_keeps_answers(self->questions->questionnaire, after->questionnaire,
                                         eql_questionnaire_uses(self), &error)) {
        eql_questionnaire_page_show_all(self);
        eql_question_editor_set_fault(self->editor, error->message);
        return FALSE;
    }
    g_autofree char *effect = eql_questionnaire_effect(
        self->questions->questionnaire, after->questionnaire, eql_questionnaire_uses(self));
    g_autofree char *body = effect != NULL ? with_undo(effect) : NULL;
    if (body == NULL || eql_questionnaire_window(self) == NULL)
        commit(self, what, after);
    else
        ask(self, what, after, _("Change the figures?"), body, _("_Change"));
    return TRUE;
}

gboolean eql_questionnaire_propose_one(EqlQuestionnairePage *self, EqlQuestionsChange what,
                                       EqlQuestionnaire *taken)
{
    return eql_questionnaire_propose(self, what, eql_question_set_with(self->questions, taken));
}

/* ── files ── */

static const char *const PATTERNS[] = {"*.xlsx", "*.csv", NULL};

static void on_opened(const char *const *paths, GObject *owner)
{
    EqlSession *session = eql_page_session(EQL_PAGE(owner));
    if (session != NULL)
        eql_session_read_questions(session, paths[0]);
}

static void act_open(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Questionnaires (Excel, CSV)"), PATTERNS};
    eql_compat_open_files(eql_questionnaire_window(EQL_QUESTIONNAIRE_PAGE(widget)),
                          _("Open a questionnaire"), &kind, FALSE, on_opened, widget);
}

static void act_starter(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_session_read_questions(eql_page_session(EQL_PAGE(widget)), NULL);
}

static char *summary_of(EqlQuestionnairePage *self, const EqlQuestionnaire *read)
{
    guint counts[3];
    eql_questionnaire_compare(self->questions->questionnaire, read, counts);
    g_autofree char *new = g_strdup_printf(
        ngettext("%u question is new.", "%u questions are new.", counts[0]), counts[0]);
    g_autofree char *gone =
        g_strdup_printf(ngettext("%u is gone.", "%u are gone.", counts[1]), counts[1]);
    g_autofree char *other =
        g_strdup_printf(ngettext("%u is different.", "%u are different.", counts[2]), counts[2]);
    g_autofree char *effect = eql_questionnaire_effect(self->questions->questionnaire, read,
                                                       eql_questionnaire_uses(self));
    g_autofree char *text = g_strjoin(" ", new, gone, other, effect, NULL);
    return with_undo(text);
}

/* A file whose questions are those there are says so; any other is asked about. */
void eql_questionnaire_on_read(EqlQuestionnairePage *self, EqlQuestionnaire *read, const char *file)
{
    g_autoptr(GError) error = NULL;
    if (self->gone || self->questions == NULL || eql_questionnaire_is_read_only(self))
        return;
    g_autoptr(EqlQuestionSet) after =
        eql_question_set_with(self->questions, eql_questionnaire_ref(read));
    if (eql_questionnaire_equal(self->questions->questionnaire, read)) {
        eql_compat_show_message(eql_questionnaire_window(self), _("Nothing to change"),
                                _("The project has exactly these questions already."));
        return;
    }
    if (!eql_questionnaire_keeps_answers(self->questions->questionnaire, read,
                                         eql_questionnaire_uses(self), &error)) {
        eql_compat_show_message(eql_questionnaire_window(self),
                                _("This questionnaire cannot be used"), error->message);
        return;
    }
    g_autofree char *body = summary_of(self, read);
    g_autofree char *heading = file != NULL ? /* Translators: the name of a file. */
                                   g_strdup_printf(_("Use the questions of %s?"), file)
                                            : g_strdup(_("Go back to the starter questionnaire?"));
    ask(self, file != NULL ? EQL_QUESTIONS_OPEN : EQL_QUESTIONS_STARTER, after, heading, body,
        _("_Use it"));
}

static void on_save_chosen(const char *const *paths, GObject *owner)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(owner);
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    g_autofree char *lower = g_ascii_strdown(paths[0], -1);
    g_autofree char *path =
        g_str_has_suffix(lower, ".csv") ? g_strdup(paths[0]) : eql_file_name_end(paths[0], ".xlsx");
    if (session != NULL && self->questions != NULL)
        eql_session_save_questions(session, self->questions->questionnaire, path);
}

static void act_save(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(widget);
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const EqlFileKind kind = {_("Questionnaires (Excel, CSV)"), PATTERNS};
    if (snapshot == NULL)
        return;
    eql_question_editor_keep(self->editor);
    eql_theme_list_keep(self->themes);
    /* Translators: a file's name, from the school. */
    g_autofree char *file = eql_file_name_clean(g_strdup_printf(
        C_("file name", "%s – questionnaire.xlsx"), snapshot->dataset->school->name));
    eql_compat_save_file(eql_questionnaire_window(self), _("Save the questionnaire"), &kind, file,
                         on_save_chosen, self);
}

void eql_questionnaire_install_file_actions(GtkWidgetClass *widget)
{
    gtk_widget_class_install_action(widget, "questionnaire.open", NULL, act_open);
    gtk_widget_class_install_action(widget, "questionnaire.save", NULL, act_save);
    gtk_widget_class_install_action(widget, "questionnaire.starter", NULL, act_starter);
}
