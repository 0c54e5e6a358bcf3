/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questionnaire: a list of questions and, beside it, every field of the one that is chosen;
 * on a page of their own the themes and who is asked. What is edited shows at once and is on its
 * way to the file; what it does to figures is said, and asked, before. */
#include "app/questionnaire-page.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/choices.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/questionnaire-private.h"
#include "app/rows.h"
#include "base/text.h"
#include "model/questionnaire-faults.h"

G_DEFINE_FINAL_TYPE(EqlQuestionnairePage, eql_questionnaire_page, EQL_TYPE_PAGE)

GHashTable *eql_questionnaire_uses(EqlQuestionnairePage *self)
{
    return eql_page_snapshot(EQL_PAGE(self))->uses;
}

gboolean eql_questionnaire_is_read_only(EqlQuestionnairePage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    return snapshot == NULL || snapshot->read_only != NULL;
}

GtkWindow *eql_questionnaire_window(EqlQuestionnairePage *self)
{
    return GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self)));
}

/* ── the question that is chosen ── */

static void update_actions(EqlQuestionnairePage *self)
{
    GtkWidget *widget = GTK_WIDGET(self);
    gboolean can = !eql_questionnaire_is_read_only(self);
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    gtk_widget_action_set_enabled(widget, "questionnaire.add", can);
    gtk_widget_action_set_enabled(widget, "questionnaire.open", can);
    gtk_widget_action_set_enabled(widget, "questionnaire.starter", can);
    gtk_widget_action_set_enabled(widget, "questionnaire.remove", can && row != NULL);
    gtk_widget_action_set_enabled(widget, "questionnaire.up",
                                  can && eql_questionnaire_neighbour(self, -1) != NULL);
    gtk_widget_action_set_enabled(widget, "questionnaire.down",
                                  can && eql_questionnaire_neighbour(self, 1) != NULL);
}

/* What has answers is not removed but set aside, and put back. */
static void name_remove(EqlQuestionnairePage *self, const EqlItem *item)
{
    gboolean used = eql_questionnaire_is_used(eql_questionnaire_uses(self), item->code);
    gboolean aside = item->kind == EQL_ITEM_IGNORE;
    gtk_button_set_label(GTK_BUTTON(self->remove), !used   ? _("Re_move")
                                                   : aside ? _("_Put back")
                                                           : _("Set asi_de"));
    gtk_widget_set_tooltip_text(self->remove, !used   ? _("Remove the question; you can undo this")
                                              : aside ? _("Its answers count again")
                                                      : _("Its answers are kept, and no figure "
                                                          "counts them; you can undo this"));
    eql_compat_name_buttons(self->remove);
}

static void show_details(EqlQuestionnairePage *self)
{
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    if (self->questions == NULL)
        return;
    gtk_widget_set_sensitive(GTK_WIDGET(self->editor),
                             row != NULL && !eql_questionnaire_is_read_only(self));
    if (row != NULL) {
        eql_question_editor_set_item(self->editor, eql_question_row_item(row));
        name_remove(self, eql_question_row_item(row));
    } else {
        eql_two_panes_show_details(self->panes, FALSE);
    }
    update_actions(self);
}

/* ── what stands above ── */

static void show_headline(EqlQuestionnairePage *self)
{
    const EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    guint n = questionnaire->items->len, themes = questionnaire->themes->len;
    g_autofree char *questions = g_strdup_printf(ngettext("%u question", "%u questions", n), n);
    g_autofree char *of = g_strdup_printf(ngettext("%u theme", "%u themes", themes), themes);
    const char *const phrases[] = {questions, of};
    g_autofree char *text = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    gtk_label_set_label(self->headline, text);
}

static void show_advice(EqlQuestionnairePage *self)
{
    g_autoptr(GPtrArray) faults =
        eql_questionnaire_faults(self->questions->questionnaire, self->questions->crosswalk);
    const EqlFault *first = faults->len > 0 ? faults->pdata[0] : NULL;
    g_autofree char *more = g_strdup_printf(
        ngettext("%u thing to look at.", "%u things to look at.", faults->len), faults->len);
    /* Translators: how many things to look at, a question's code, what is to be looked at. */
    g_autofree char *text = first == NULL         ? NULL
                            : first->code != NULL ? g_strdup_printf(_("%s Question %s: %s"), more,
                                                                    first->code, first->sentence)
                                                  : g_strdup(first->sentence);
    gtk_label_set_label(self->advice, text != NULL ? text : "");
    gtk_widget_set_visible(GTK_WIDGET(self->advice), text != NULL);
}

static void choose_audience(EqlQuestionnairePage *self)
{
    const GPtrArray *audiences = self->questions->questionnaire->audiences;
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, EQL_CHOICE_ALL, _("Everyone"));
    for (guint i = 0; i < audiences->len; i++)
        eql_choice_add(&entries, audiences->pdata[i], eql_audience_label(audiences->pdata[i]));
    eql_choice_take(self->audience, &entries, eql_choice_get(self->audience));
}

static void show_filters(EqlQuestionnairePage *self)
{
    self->filling = TRUE;
    choose_audience(self);
    eql_choose_theme(self->theme, self->questions->questionnaire, _("All themes"));
    self->filling = FALSE;
}

/* They stand behind the questions: nobody waits for them. */
static gboolean on_idle(gpointer data)
{
    EqlQuestionnairePage *self = data;
    self->coming = 0;
    eql_theme_list_show(self->themes, self->questions->questionnaire, eql_questionnaire_uses(self));
    return G_SOURCE_REMOVE;
}

static void show_themes(EqlQuestionnairePage *self)
{
    if (eql_theme_list_is_empty(self->themes) && self->coming == 0)
        self->coming = g_idle_add(on_idle, self);
    else if (self->coming == 0)
        on_idle(self);
}

void eql_questionnaire_page_show_all(EqlQuestionnairePage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    gtk_stack_set_visible_child_name(self->stack,
                                     questionnaire->items->len > 0 ? "content" : "empty");
    gtk_label_set_label(self->read_only, snapshot->read_only != NULL ? snapshot->read_only : "");
    gtk_widget_set_visible(GTK_WIDGET(self->read_only), snapshot->read_only != NULL);
    gtk_widget_set_sensitive(self->themes_box, snapshot->read_only == NULL);
    show_headline(self);
    show_advice(self);
    show_filters(self);
    eql_question_editor_set_questions(self->editor, self->questions, snapshot->uses,
                                      snapshot->dataset->codes);
    eql_questionnaire_show_rows(self);
    show_details(self);
    show_themes(self);
}

static void eql_questionnaire_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(page);
    if (eql_session_is_editing(eql_page_session(page)))
        return; /* what is shown knows more; the last edit brings all */
    g_autoptr(EqlQuestionSet) now =
        eql_question_set_new(snapshot->dataset->questionnaire, snapshot->dataset->crosswalk);
    eql_questionnaire_page_take(self, now);
    eql_questionnaire_page_show_all(self);
}

/* Whoever undoes sees it at once, and what is then changed rests on it. */
static void on_history_changed(EqlQuestionnairePage *self)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (self->gone || self->questions == NULL || !eql_session_is_editing(session))
        return;
    const EqlHistory *history = eql_session_history(session);
    const EqlEdit *redo = eql_history_to_redo(history), *undo = eql_history_to_undo(history);
    EqlQuestionSet *now = redo != NULL ? eql_edit_questions_state(redo, FALSE) : NULL;
    if (now == NULL && undo != NULL)
        now = eql_edit_questions_state(undo, TRUE);
    if (now == NULL || now == self->questions)
        return;
    eql_questionnaire_page_take(self, now);
    eql_questionnaire_page_show_all(self);
}

static void eql_questionnaire_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "history-changed", G_CALLBACK(on_history_changed), page,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(session, "questions-read", G_CALLBACK(eql_questionnaire_on_read), page,
                            G_CONNECT_SWAPPED);
}

/* ── what the user does to a question ── */

static void want(EqlQuestionnairePage *self, const char *code)
{
    g_free(self->wanted);
    self->wanted = g_strdup(code);
}

static void refuse(EqlQuestionnairePage *self, const EqlFault *fault)
{
    gboolean typed = fault->field == EQL_FIELD_TEXT || fault->field == EQL_FIELD_CODE;
    if (!typed) /* what was typed stays, to be mended */
        show_details(self);
    eql_question_editor_set_fault(self->editor, fault->sentence);
}

static void on_edited(EqlQuestionnairePage *self, const EqlItem *before, const EqlItem *after,
                      int what)
{
    if (self->gone || self->questions == NULL || eql_questionnaire_is_read_only(self))
        return;
    EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    g_autoptr(GPtrArray) faults = eql_item_faults(questionnaire, after, before->code);
    const EqlFault *fault = eql_faults_blocking(faults);
    if (fault != NULL) {
        refuse(self, fault);
        return;
    }
    if (!g_str_equal(before->code, after->code))
        want(self, after->code);
    eql_questionnaire_propose(
        self, (EqlQuestionsChange)what,
        eql_question_set_recoded(
            self->questions,
            eql_questionnaire_replace(questionnaire, before->code, eql_item_copy(after)),
            before->code, after->code));
}

static void on_linked(EqlQuestionnairePage *self, const char *code, const char *from)
{
    if (!eql_questionnaire_is_read_only(self))
        eql_questionnaire_propose(
            self, EQL_QUESTIONS_LINK,
            eql_question_set_linked(self->questions, code, *from != '\0' ? from : NULL));
}

/* The first question that has a scale and a theme: a new one begins like it. */
static const EqlItem *model_for(EqlQuestionnairePage *self)
{
    const GPtrArray *items = self->questions->questionnaire->items;
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    if (row != NULL)
        return eql_question_row_item(row);
    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = g_ptr_array_index(items, i);
        if (item->kind == EQL_ITEM_SCORED && eql_questionnaire_passes(self, item))
            return item;
    }
    return items->len > 0 ? items->pdata[0] : NULL;
}

static EqlItem *new_item(const EqlQuestionnaire *questionnaire, const EqlItem *like)
{
    const char *audience = like != NULL ? like->audience : "pupil";
    g_autofree char *code = eql_questionnaire_next_code(questionnaire, audience);
    EqlItem *item = eql_item_new(code, audience, EQL_ITEM_COMMENT);
    item->text = g_strdup(_("New question"));
    if (like == NULL || like->theme == NULL)
        return item;
    item->theme = g_strdup(like->theme);
    item->theme_label = g_strdup(like->theme_label);
    for (guint i = 0; i < questionnaire->items->len && item->scale == NULL; i++) {
        const EqlItem *other = g_ptr_array_index(questionnaire->items, i);
        if (like->scale != NULL || other->scale != NULL)
            item->scale = eql_scale_ref(like->scale != NULL ? like->scale : other->scale);
    }
    item->kind = item->scale != NULL ? EQL_ITEM_SCORED : EQL_ITEM_COMMENT;
    return item;
}

static void act_add(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(widget);
    if (self->questions == NULL)
        return;
    eql_question_editor_keep(self->editor);
    const EqlItem *like = model_for(self);
    EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    EqlItem *item = new_item(questionnaire, like);
    guint at = G_MAXUINT - 1;
    if (like != NULL)
        eql_questionnaire_find(questionnaire, like->code, &at);
    want(self, item->code);
    gtk_stack_set_visible_child_name(self->views, "questions");
    eql_questionnaire_propose_one(self, EQL_QUESTIONS_ADD,
                                  eql_questionnaire_insert(questionnaire, item, at + 1));
    eql_two_panes_show_details(self->panes, TRUE);
    eql_question_editor_focus_text(self->editor);
}

static void act_remove(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(widget);
    eql_question_editor_keep(self->editor);
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    if (row == NULL)
        return;
    const EqlItem *item = eql_question_row_item(row);
    EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    gboolean aside = item->kind == EQL_ITEM_IGNORE;
    if (!eql_questionnaire_is_used(eql_questionnaire_uses(self), item->code)) {
        eql_two_panes_show_details(self->panes, FALSE);
        eql_questionnaire_propose_one(self, EQL_QUESTIONS_REMOVE,
                                      eql_questionnaire_remove(questionnaire, item->code));
        return;
    }
    EqlItem *after = eql_item_copy(item);
    eql_item_set_aside(after, !aside);
    eql_questionnaire_propose_one(self, aside ? EQL_QUESTIONS_PUT_BACK : EQL_QUESTIONS_SET_ASIDE,
                                  eql_questionnaire_replace(questionnaire, item->code, after));
}

static void move(EqlQuestionnairePage *self, int step)
{
    eql_question_editor_keep(self->editor);
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    const EqlItem *other = eql_questionnaire_neighbour(self, step);
    if (other != NULL)
        eql_questionnaire_propose_one(self, EQL_QUESTIONS_MOVE,
                                      eql_questionnaire_move(self->questions->questionnaire,
                                                             eql_question_row_item(row)->code,
                                                             other->code));
}

static void act_up(GtkWidget *widget, const char *name, GVariant *unused)
{
    move(EQL_QUESTIONNAIRE_PAGE(widget), -1);
}

static void act_down(GtkWidget *widget, const char *name, GVariant *unused)
{
    move(EQL_QUESTIONNAIRE_PAGE(widget), 1);
}

/* ── what the user does to themes and audiences ── */

static void on_theme_renamed(EqlQuestionnairePage *self, const char *theme, const char *label)
{
    if (self->gone || self->questions == NULL || eql_questionnaire_is_read_only(self))
        return;
    EqlQuestionnaire *renamed =
        *label != '\0'
            ? eql_questionnaire_rename_theme(self->questions->questionnaire, theme, label)
            : NULL;
    if (renamed != NULL) {
        eql_questionnaire_propose_one(self, EQL_QUESTIONS_RENAME_THEME, renamed);
        return;
    }
    eql_questionnaire_page_show_all(self);
    eql_compat_show_message(eql_questionnaire_window(self), _("The theme keeps its name"),
                            *label != '\0'
                                ? _("Another theme has this name. To put the two together, choose "
                                    "“Join to…”.")
                                : _("A theme needs a name."));
}

static void on_theme_moved(EqlQuestionnairePage *self, const char *theme, int step)
{
    eql_questionnaire_propose_one(
        self, EQL_QUESTIONS_MOVE_THEME,
        eql_questionnaire_move_theme(self->questions->questionnaire, theme, step));
}

static void on_theme_joined(EqlQuestionnairePage *self, const char *theme, const char *into)
{
    eql_questionnaire_propose_one(
        self, EQL_QUESTIONS_JOIN_THEMES,
        eql_questionnaire_join_themes(self->questions->questionnaire, theme, into));
}

static void on_asked(EqlQuestionnairePage *self, const char *audience, gboolean asked)
{
    eql_questionnaire_propose_one(
        self, EQL_QUESTIONS_AUDIENCE,
        eql_questionnaire_set_audience(self->questions->questionnaire, audience, asked));
}

/* ── choosing ── */

static void on_row_selected(EqlQuestionnairePage *self)
{
    if (self->gone)
        return;
    show_details(self);
    gtk_list_box_invalidate_filter(self->list);
}

static void on_row_activated(EqlQuestionnairePage *self)
{
    eql_two_panes_show_details(self->panes, TRUE);
    eql_question_editor_focus_text(self->editor);
}

static void on_filter_changed(EqlQuestionnairePage *self)
{
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    g_autofree char *words = eql_text_fold(gtk_editable_get_text(GTK_EDITABLE(self->search)), -1);
    if (self->filling || self->gone || self->questions == NULL)
        return;
    g_free(self->words);
    self->words = *words != '\0' ? g_steal_pointer(&words) : NULL;
    if (row != NULL && !eql_questionnaire_passes(self, eql_question_row_item(row)))
        eql_questionnaire_select(self, NULL);
    gtk_list_box_invalidate_filter(self->list);
    gtk_list_box_invalidate_headers(self->list);
    update_actions(self);
}

static void on_show_all(EqlQuestionnairePage *self)
{
    gtk_editable_set_text(GTK_EDITABLE(self->search), "");
    eql_choice_set(self->audience, EQL_CHOICE_ALL);
    eql_choice_set(self->theme, EQL_CHOICE_ALL);
}

static void on_back(EqlQuestionnairePage *self)
{
    eql_two_panes_go_back(self->panes, self->list);
}

static void on_panes_changed(EqlQuestionnairePage *self)
{
    if (!self->gone)
        eql_two_panes_arrange(self->panes, self->above, self->back, self->list);
}

/* ── the widget ── */

static gboolean on_find(GtkWidget *widget, GVariant *unused, gpointer data)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(widget);
    gtk_stack_set_visible_child_name(self->views, "questions");
    eql_two_panes_show_details(self->panes, FALSE);
    return gtk_widget_grab_focus(GTK_WIDGET(self->search));
}

static void eql_questionnaire_page_build(EqlPage *page)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(page);
    eql_page_add_key(GTK_WIDGET(self->list), "Insert", "questionnaire.add");
    eql_page_add_key(GTK_WIDGET(self->list), "Delete", "questionnaire.remove");
    eql_questionnaire_set_up_list(self);
    eql_choice_shorten(self->theme);
    on_panes_changed(self);
}

static void eql_questionnaire_page_dispose(GObject *object)
{
    EqlQuestionnairePage *self = EQL_QUESTIONNAIRE_PAGE(object);
    self->gone = TRUE;
    g_clear_handle_id(&self->coming, g_source_remove);
    if (self->list != NULL)
        eql_rows_clear(self->list);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_QUESTIONNAIRE_PAGE);
    g_clear_pointer(&self->rows, g_hash_table_unref);
    g_clear_pointer(&self->order, g_ptr_array_unref);
    g_clear_pointer(&self->questions, eql_question_set_unref);
    g_clear_pointer(&self->asked, eql_question_set_unref);
    g_clear_pointer(&self->asked_of, eql_question_set_unref);
    g_clear_pointer(&self->words, g_free);
    g_clear_pointer(&self->wanted, g_free);
    G_OBJECT_CLASS(eql_questionnaire_page_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, stack);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, views);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, above);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, back);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, remove);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, themes_box);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, headline);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, advice);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, read_only);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, search);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, audience);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, theme);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, panes);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, list);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, editor);
    gtk_widget_class_bind_template_child(widget, EqlQuestionnairePage, themes);
}

static void bind_callbacks(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_callback(widget, on_edited);
    gtk_widget_class_bind_template_callback(widget, on_linked);
    gtk_widget_class_bind_template_callback(widget, on_row_selected);
    gtk_widget_class_bind_template_callback(widget, on_row_activated);
    gtk_widget_class_bind_template_callback(widget, on_filter_changed);
    gtk_widget_class_bind_template_callback(widget, on_show_all);
    gtk_widget_class_bind_template_callback(widget, on_back);
    gtk_widget_class_bind_template_callback(widget, on_panes_changed);
    gtk_widget_class_bind_template_callback(widget, on_theme_renamed);
    gtk_widget_class_bind_template_callback(widget, on_theme_moved);
    gtk_widget_class_bind_template_callback(widget, on_theme_joined);
    gtk_widget_class_bind_template_callback(widget, on_asked);
}

static void install_actions(GtkWidgetClass *widget)
{
    eql_questionnaire_install_file_actions(widget);
    gtk_widget_class_install_action(widget, "questionnaire.add", NULL, act_add);
    gtk_widget_class_install_action(widget, "questionnaire.remove", NULL, act_remove);
    gtk_widget_class_install_action(widget, "questionnaire.up", NULL, act_up);
    gtk_widget_class_install_action(widget, "questionnaire.down", NULL, act_down);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Up, GDK_ALT_MASK, "questionnaire.up", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Down, GDK_ALT_MASK, "questionnaire.down",
                                        NULL);
    gtk_widget_class_add_binding(widget, GDK_KEY_f, GDK_CONTROL_MASK, on_find, NULL);
}

static void eql_questionnaire_page_class_init(EqlQuestionnairePageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_questionnaire_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_questionnaire_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_questionnaire_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_questionnaire_page_attach;
    g_type_ensure(EQL_TYPE_FLOW);
    g_type_ensure(EQL_TYPE_QUESTION_EDITOR);
    g_type_ensure(EQL_TYPE_THEME_LIST);
    g_type_ensure(EQL_TYPE_TWO_PANES);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/questionnaire-page.ui");
    bind_children(widget);
    bind_callbacks(widget);
    install_actions(widget);
}

static void eql_questionnaire_page_init(EqlQuestionnairePage *self)
{
    self->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->order = g_ptr_array_new();
}
