/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which the questionnaire is changed. */
#include <string.h>

#include "app/choice.h"
#include "app/question-editor.h"
#include "app/question-row.h"
#include "app/scale-field.h"
#include "app/text-field.h"
#include "app/theme-list.h"
#include "fixture.h"

static GtkWidget *page_of(Fixture *fixture)
{
    return eql_window_page(fixture->window, "questionnaire");
}

static gpointer part(Fixture *fixture, const char *name)
{
    return child_of(page_of(fixture), name);
}

static guint n_questions(Fixture *fixture)
{
    return n_rows(part(fixture, "list"));
}

static gboolean has_all_rows(gpointer data)
{
    return n_questions(data) == snapshot(data)->dataset->questionnaire->items->len;
}

static void show_questions(Fixture *fixture)
{
    open_project(fixture);
    show_page(fixture, "questionnaire");
    wait_until(has_all_rows, fixture);
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    write_project(fixture);
}

/* Twenty pupils: fifteen agree with P01, all answer P02. */
static void bring_in(Fixture *fixture)
{
    g_autoptr(GString) text = g_string_new("P01,P02\n");
    for (guint i = 0; i < 20; i++)
        g_string_append(text, i < 15 ? "Agree,Agree\n" : "Don't know,Disagree\n");
    import_answers(fixture, "Autumn", text->str);
}

/* ── what is in the file, and on the page ── */

static EqlQuestionSet *stored(Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlStore) store = eql_store_open(fixture->path, &error);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(store, &error);
    g_assert_no_error(error);
    return eql_question_set_new(questionnaire, crosswalk);
}

/* NULL when there is none. */
static EqlItem *stored_item(Fixture *fixture, const char *code)
{
    g_autoptr(EqlQuestionSet) set = stored(fixture);
    const EqlItem *item = eql_questionnaire_item(set->questionnaire, code);
    return item != NULL ? eql_item_copy(item) : NULL;
}

static void assert_text(Fixture *fixture, const char *code, const char *text)
{
    g_autoptr(EqlItem) item = stored_item(fixture, code);
    g_assert_nonnull(item);
    g_assert_cmpstr(item->text, ==, text);
}

static EqlQuestionRow *row_of(Fixture *fixture, const char *code)
{
    GtkListBoxRow *row;
    for (int i = 0; (row = gtk_list_box_get_row_at_index(part(fixture, "list"), i)); i++)
        if (g_str_equal(eql_question_row_item(EQL_QUESTION_ROW(row))->code, code))
            return EQL_QUESTION_ROW(row);
    g_error("no row %s", code);
}

static EqlQuestionEditor *choose(Fixture *fixture, const char *code)
{
    EqlQuestionEditor *editor = part(fixture, "editor");
    gtk_list_box_select_row(part(fixture, "list"), GTK_LIST_BOX_ROW(row_of(fixture, code)));
    settle();
    g_assert_cmpstr(eql_question_editor_item(editor)->code, ==, code);
    return editor;
}

static gpointer find_named(GtkWidget *widget, const char *type)
{
    if (g_str_equal(G_OBJECT_TYPE_NAME(widget), type))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        gpointer found = find_named(child, type);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* The question that stands before the window, whatever libadwaita calls it. */
static gpointer dialog_of(Fixture *fixture)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    gpointer found = NULL;
    for (GList *link = windows; link != NULL && found == NULL; link = link->next) {
        found = find_named(link->data, "AdwMessageDialog");
        if (found == NULL)
            found = find_named(link->data, "AdwAlertDialog");
    }
    return found;
}

static void answer(Fixture *fixture, const char *response, const char *words)
{
    gpointer dialog = dialog_of(fixture);
    g_autofree char *body = NULL;
    g_assert_nonnull(dialog);
    g_object_get(dialog, "body", &body, NULL);
    if (strstr(body, words) == NULL)
        g_error("“%s” does not say “%s”", body, words);
    g_signal_emit_by_name(dialog, "response", response);
    close_dialogs(fixture->window);
    wait_for_jobs(fixture);
}

static void act_on_page(Fixture *fixture, const char *action)
{
    gtk_widget_activate_action(page_of(fixture), action, NULL);
    wait_for_jobs(fixture);
}

static void type_text(EqlTextField *field, const char *text)
{
    GtkWidget *input = eql_text_field_input(field);
    if (GTK_IS_TEXT_VIEW(input))
        gtk_text_buffer_set_text(gtk_text_view_get_buffer(GTK_TEXT_VIEW(input)), text, -1);
    else
        gtk_editable_set_text(GTK_EDITABLE(input), text);
    eql_text_field_keep(field);
}

static void reword(Fixture *fixture, const char *text)
{
    type_text(find_widget(part(fixture, "editor"), EQL_TYPE_TEXT_FIELD), text);
    wait_for_jobs(fixture);
}

/* ── tests ── */

static void test_list(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    EqlQuestionEditor *editor = part(fixture, "editor");
    g_assert_cmpstr(eql_question_editor_item(editor)->code, ==, "P01");
    g_assert_cmpstr(gtk_label_get_text(part(fixture, "headline")), ==, "82 questions · 7 themes");
    g_assert_false(gtk_widget_get_visible(part(fixture, "advice")));
    /* by theme, then by audience */
    const EqlItem *before = NULL;
    guint headings = 0;
    for (guint i = 0; i < n_questions(fixture); i++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index(part(fixture, "list"), (int)i);
        headings += gtk_list_box_row_get_header(row) != NULL;
        before = eql_question_row_item(EQL_QUESTION_ROW(row));
    }
    g_assert_cmpuint(headings, ==, 8);
    g_assert_cmpstr(before->theme, ==, NULL);
    g_assert_true(says(part(fixture, "editor"), "a high score always means"));
}

static void test_words(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    choose(fixture, "P02");
    reword(fixture, "  I can be who I am.  ");
    assert_text(fixture, "P02", "I can be who I am.");
    g_assert_cmpstr(eql_question_row_item(row_of(fixture, "P02"))->text, ==, "I can be who I am.");
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
    g_assert_cmpstr(eql_question_row_item(row_of(fixture, "P02"))->text, ==,
                    "I can be myself at school.");
    wait_for_jobs(fixture);
    assert_text(fixture, "P02", "I can be myself at school.");
    act(fixture, "win.redo", NULL);
    assert_text(fixture, "P02", "I can be who I am.");
}

static void test_fault(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    EqlQuestionEditor *editor = choose(fixture, "P02");
    reword(fixture, " ");
    g_assert_true(says(GTK_WIDGET(editor), "The question has no words"));
    assert_text(fixture, "P02", "I can be myself at school.");
    g_assert_null(to_undo(fixture));
    reword(fixture, "I feel that I belong at this school");
    g_assert_false(says(GTK_WIDGET(editor), "The question has no words"));
    g_assert_true(says(GTK_WIDGET(editor), "Question P01 asks the same audience"));
    g_assert_true(says(part(fixture, "advice"), "2 things to look at"));
}

/* Two edits in a row, the first still on its way; and two undos. */
static void test_fast(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    EqlTextField *field = find_widget(part(fixture, "editor"), EQL_TYPE_TEXT_FIELD);
    type_text(field, "One");
    type_text(field, "Two");
    g_assert_true(eql_session_is_editing(fixture->session));
    wait_for_jobs(fixture);
    assert_text(fixture, "P01", "Two");
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
    type_text(field, "Three");
    wait_for_jobs(fixture);
    assert_text(fixture, "P01", "Three");
    act(fixture, "win.undo", NULL);
    assert_text(fixture, "P01", "I feel that I belong at this school.");
}

static void test_reversed(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture);
    show_questions(fixture);
    GtkCheckButton *check = find_widget(GTK_WIDGET(choose(fixture, "P01")), GTK_TYPE_CHECK_BUTTON);
    gtk_check_button_set_active(check, TRUE);
    g_assert_false(gtk_check_button_get_active(check)); /* until it is agreed to */
    answer(fixture, "cancel", "The scores of 15 answers to question P01 turn round");
    g_autoptr(EqlItem) kept = stored_item(fixture, "P01");
    g_assert_false(kept->reversed);
    gtk_check_button_set_active(check, TRUE);
    answer(fixture, "agree", "You can undo this.");
    g_assert_true(gtk_check_button_get_active(check));
    g_autoptr(EqlItem) turned = stored_item(fixture, "P01");
    g_assert_true(turned->reversed);
    act(fixture, "win.undo", NULL);
    g_assert_false(gtk_check_button_get_active(check));
}

static void test_add_and_remove(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    choose(fixture, "P02");
    act_on_page(fixture, "questionnaire.add");
    EqlQuestionEditor *editor = part(fixture, "editor");
    g_autofree char *code = g_strdup(eql_question_editor_item(editor)->code);
    g_assert_cmpstr(eql_question_editor_item(editor)->text, ==, "New question");
    g_assert_cmpstr(eql_question_editor_item(editor)->theme, ==, "belonging-and-identity");
    assert_text(fixture, code, "New question");
    g_autoptr(EqlQuestionSet) with = stored(fixture);
    guint at;
    g_assert_true(eql_questionnaire_find(with->questionnaire, code, &at));
    g_assert_cmpuint(at, ==, 2);
    g_assert_cmpuint(n_questions(fixture), ==, 83);
    act_on_page(fixture, "questionnaire.remove");
    g_assert_null(stored_item(fixture, code));
    g_assert_cmpuint(n_questions(fixture), ==, 82);
    act(fixture, "win.undo", NULL);
    assert_text(fixture, code, "New question");
    g_assert_cmpuint(n_questions(fixture), ==, 83);
}

static void test_move(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    choose(fixture, "P01");
    act_on_page(fixture, "questionnaire.up"); /* it is the first: nothing happens */
    act_on_page(fixture, "questionnaire.down");
    g_autoptr(EqlQuestionSet) set = stored(fixture);
    g_assert_cmpstr(((const EqlItem *)set->questionnaire->items->pdata[0])->code, ==, "P02");
    g_assert_cmpstr(((const EqlItem *)set->questionnaire->items->pdata[1])->code, ==, "P01");
    g_assert_cmpint(gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row_of(fixture, "P01"))), ==, 1);
    EqlQuestionEditor *editor = part(fixture, "editor");
    g_assert_cmpstr(eql_question_editor_item(editor)->code, ==, "P01");
}

/* Within its theme and audience, and nowhere else. */
static void test_drag(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    GtkListBox *list = part(fixture, "list");
    wait_until(is_filled, list);
    g_assert_true(drag_row(fixture, list, row_of(fixture, "P01"), row_of(fixture, "P03"), 0.9));
    g_assert_cmpint(gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row_of(fixture, "P01"))), ==, 2);
    g_autoptr(EqlQuestionSet) set = stored(fixture);
    g_assert_cmpstr(((const EqlItem *)set->questionnaire->items->pdata[0])->code, ==, "P02");
    g_assert_cmpstr(((const EqlItem *)set->questionnaire->items->pdata[2])->code, ==, "P01");
    g_assert_true(drag_row(fixture, list, row_of(fixture, "P01"), row_of(fixture, "P02"), 0.9));
    g_assert_cmpint(gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row_of(fixture, "P01"))), ==, 1);
    g_assert_false(drag_row(fixture, list, row_of(fixture, "P01"), row_of(fixture, "S01"), 0.1));
    act(fixture, "win.undo", NULL);
    act(fixture, "win.undo", NULL);
    g_assert_cmpint(gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row_of(fixture, "P01"))), ==, 0);
}

static void test_set_aside(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture);
    show_questions(fixture);
    choose(fixture, "P01");
    GtkButton *remove = part(fixture, "remove");
    g_assert_cmpstr(gtk_button_get_label(remove), ==, "Set asi_de");
    act_on_page(fixture, "questionnaire.remove");
    answer(fixture, "agree", "15 answers to question P01 are kept");
    g_autoptr(EqlItem) aside = stored_item(fixture, "P01");
    g_assert_cmpint(aside->kind, ==, EQL_ITEM_IGNORE);
    g_assert_cmpstr(gtk_button_get_label(remove), ==, "_Put back");
    act_on_page(fixture, "questionnaire.remove");
    answer(fixture, "agree", "will count again");
    g_autoptr(EqlItem) back = stored_item(fixture, "P01");
    g_assert_cmpint(back->kind, ==, EQL_ITEM_SCORED);
    choose(fixture, "P04"); /* it has no answers */
    g_assert_cmpstr(gtk_button_get_label(remove), ==, "Re_move");
}

static void write_answers(Fixture *fixture, const char *points, const char *no_point)
{
    EqlScaleField *field = find_widget(part(fixture, "editor"), EQL_TYPE_SCALE_FIELD);
    GtkExpander *expander = find_widget(GTK_WIDGET(field), GTK_TYPE_EXPANDER);
    gtk_expander_set_expanded(expander, TRUE);
    GtkWidget *box = gtk_expander_get_child(expander);
    EqlTextField *with = find_widget(gtk_widget_get_first_child(box), EQL_TYPE_TEXT_FIELD);
    EqlTextField *without = find_widget(gtk_widget_get_last_child(box), EQL_TYPE_TEXT_FIELD);
    type_text(with, points);
    type_text(without, no_point);
    wait_for_jobs(fixture);
}

static void test_scale(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    EqlQuestionEditor *editor = choose(fixture, "P02");
    GtkWidget *field = find_widget(GTK_WIDGET(editor), EQL_TYPE_SCALE_FIELD);
    g_assert_true(says(field, "Strongly disagree: 0"));
    g_assert_true(eql_choice_set(find_widget(field, GTK_TYPE_DROP_DOWN), "yesno"));
    wait_for_jobs(fixture);
    g_autoptr(EqlItem) chosen = stored_item(fixture, "P02");
    g_assert_cmpstr(chosen->scale->spec, ==, "yesno");
    write_answers(fixture, "Never\n\n Sometimes \nAlways", "No idea");
    g_autoptr(EqlItem) own = stored_item(fixture, "P02");
    g_assert_cmpstr(own->scale->spec, ==, "Never|Sometimes|Always;No idea");
    g_assert_true(says(field, "Sometimes: 50"));
    write_answers(fixture, "Never", "No idea");
    g_assert_true(says(GTK_WIDGET(editor), "at least two"));
    g_autoptr(EqlItem) kept = stored_item(fixture, "P02");
    g_assert_cmpstr(kept->scale->spec, ==, "Never|Sometimes|Always;No idea");
}

/* With answers in, more answers without a score may come; nothing else. */
static void test_used_scale(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture);
    show_questions(fixture);
    EqlQuestionEditor *editor = choose(fixture, "P01");
    GtkWidget *field = find_widget(GTK_WIDGET(editor), EQL_TYPE_SCALE_FIELD);
    g_assert_false(gtk_widget_get_sensitive(find_widget(field, GTK_TYPE_DROP_DOWN)));
    g_assert_true(says(GTK_WIDGET(editor), "15 answers have been brought in"));
    g_autoptr(EqlItem) before = stored_item(fixture, "P01");
    g_autofree char *points = g_strjoinv("\n", before->scale->points);
    write_answers(fixture, points, "Don't know\nPrefer not to say\nDoes not apply");
    g_autoptr(EqlItem) longer = stored_item(fixture, "P01");
    g_assert_cmpuint(longer->scale->n_no_point, ==, 3);
    write_answers(fixture, points, "Does not apply");
    g_assert_true(says(GTK_WIDGET(editor), "Undo those imports first"));
    g_autoptr(EqlItem) kept = stored_item(fixture, "P01");
    g_assert_cmpuint(kept->scale->n_no_point, ==, 3);
}

/* Of P02 nobody chose an answer that has a point. */
static void test_used_without_answers(Fixture *fixture, gconstpointer data)
{
    import_answers(fixture, "Autumn", "P01,P02\nAgree,Don't know\nAgree,Don't know\n");
    show_questions(fixture);
    EqlQuestionEditor *editor = choose(fixture, "P02");
    g_assert_true(says(GTK_WIDGET(editor), "A file with this question has been brought in"));
    g_assert_false(says(GTK_WIDGET(editor), "0 answers"));
}

static void test_link(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    EqlQuestionEditor *editor = choose(fixture, "P02");
    g_signal_emit_by_name(editor, "linked", "P02", "P01");
    wait_for_jobs(fixture);
    g_autoptr(EqlQuestionSet) linked = stored(fixture);
    g_assert_cmpstr(eql_crosswalk_before(linked->crosswalk, "P02"), ==, "P01");
    g_assert_true(says(GTK_WIDGET(editor), "P01 · I feel that I belong"));
    g_signal_emit_by_name(editor, "linked", "P02", "");
    wait_for_jobs(fixture);
    g_autoptr(EqlQuestionSet) none = stored(fixture);
    g_assert_null(eql_crosswalk_before(none->crosswalk, "P02"));
}

static void test_filter(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    gtk_editable_set_text(part(fixture, "search"), "LEFT out at school");
    g_signal_emit_by_name(part(fixture, "search"), "search-changed");
    settle();
    guint shown = 0;
    for (guint i = 0; i < n_questions(fixture); i++)
        shown += gtk_widget_get_child_visible(
            GTK_WIDGET(gtk_list_box_get_row_at_index(part(fixture, "list"), (int)i)));
    g_assert_cmpuint(shown, >=, 1);
    g_assert_cmpuint(shown, <=, 3);
    g_assert_true(gtk_widget_get_child_visible(GTK_WIDGET(row_of(fixture, "P03"))));
    g_assert_false(gtk_widget_get_child_visible(GTK_WIDGET(row_of(fixture, "P01"))));
    g_assert_true(eql_choice_set(part(fixture, "audience"), "staff"));
    settle();
    g_assert_false(gtk_widget_get_child_visible(GTK_WIDGET(row_of(fixture, "P03"))));
}

static void test_themes(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture);
    show_questions(fixture);
    GtkWidget *themes = part(fixture, "themes");
    EqlTextField *name = find_widget(themes, EQL_TYPE_TEXT_FIELD);
    type_text(name, "Being at home");
    wait_for_jobs(fixture);
    g_autoptr(EqlQuestionSet) renamed = stored(fixture);
    g_assert_cmpstr(((const EqlTheme *)renamed->questionnaire->themes->pdata[0])->label, ==,
                    "Being at home");
    type_text(name, "Talking about race"); /* there is one already */
    gpointer dialog = dialog_of(fixture);
    g_assert_nonnull(dialog);
    close_dialogs(fixture->window);
    g_autofree char *shown = eql_text_field_text(name);
    g_assert_cmpstr(shown, ==, "Being at home");
    g_signal_emit_by_name(themes, "moved", "being-at-home", 1);
    wait_for_jobs(fixture);
    g_autoptr(EqlQuestionSet) moved = stored(fixture);
    g_assert_cmpstr(((const EqlTheme *)moved->questionnaire->themes->pdata[1])->code, ==,
                    "being-at-home");
    g_signal_emit_by_name(themes, "joined", "being-at-home", "talking-about-race");
    answer(fixture, "agree", "35 answers will count towards another theme");
    g_autoptr(EqlQuestionSet) joined = stored(fixture);
    g_assert_cmpuint(joined->questionnaire->themes->len, ==, 6);
    g_assert_null(eql_questionnaire_theme(joined->questionnaire, "being-at-home"));
}

static void test_audience(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture);
    show_questions(fixture);
    GtkSwitch *pupils = find_widget(part(fixture, "themes"), GTK_TYPE_SWITCH);
    g_assert_true(gtk_switch_get_active(pupils));
    gtk_switch_set_active(pupils, FALSE);
    settle();
    g_assert_true(gtk_switch_get_active(pupils)); /* until it is agreed to */
    answer(fixture, "agree", "35 answers are kept");
    g_assert_false(gtk_switch_get_active(pupils));
    g_autoptr(EqlQuestionSet) off = stored(fixture);
    g_assert_false(eql_questionnaire_asks(off->questionnaire, "pupil"));
    gtk_switch_set_active(pupils, TRUE);
    settle();
    answer(fixture, "agree", "35 answers will count again");
    g_autoptr(EqlQuestionSet) on = stored(fixture);
    g_autoptr(EqlItem) comment = stored_item(fixture, "P41");
    g_assert_true(eql_questionnaire_asks(on->questionnaire, "pupil"));
    g_assert_cmpint(comment->kind, ==, EQL_ITEM_COMMENT);
}

/* A file with one question. */
static void read_questions(Fixture *fixture, const char *question)
{
    g_autofree char *text = g_strdup_printf(
        "code,audience,kind,theme,text,scale,reversed,characteristic\n%s\n", question);
    g_autofree char *path = write_file(fixture, "mine.csv", text);
    eql_session_read_questions(fixture->session, path);
    wait_for_jobs(fixture);
}

static void test_files(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *copy = in_folder(fixture, "copy.xlsx");
    show_questions(fixture);
    read_questions(fixture,
                   "P01,pupil,scored,Home,I feel that I belong at this school.,agree5,no,");
    answer(fixture, "agree", "0 questions are new. 81 are gone. 1 is different.");
    g_assert_cmpuint(n_questions(fixture), ==, 1);
    g_assert_cmpstr(gtk_label_get_text(part(fixture, "headline")), ==, "1 question · 1 theme");
    g_autoptr(EqlQuestionSet) opened = stored(fixture);
    eql_session_save_questions(fixture->session, opened->questionnaire, copy);
    wait_for_jobs(fixture);
    g_autoptr(EqlQuestionnaire) read = eql_questionnaire_open(copy, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(eql_questionnaire_equal(read, opened->questionnaire));
    act_on_page(fixture, "questionnaire.starter");
    answer(fixture, "agree", "81 questions are new. 0 are gone. 1 is different.");
    wait_until(has_all_rows, fixture);
    g_assert_cmpuint(n_questions(fixture), ==, 82);
    act_on_page(fixture, "questionnaire.starter"); /* the same again: said, and nothing is done */
    answer(fixture, "ok", "exactly these questions");
    g_assert_cmpstr(to_undo(fixture), ==, "Undo return to the starter questionnaire");
}

static void test_last_question(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    read_questions(fixture, "P01,pupil,comment,Home,What would help?,,,");
    answer(fixture, "agree", "81 are gone");
    g_assert_true(says(part(fixture, "advice"), "No question is scored"));
    act_on_page(fixture, "questionnaire.remove");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(part(fixture, "stack")), ==, "empty");
    act_on_page(fixture, "questionnaire.add");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(part(fixture, "stack")), ==, "content");
    assert_text(fixture, "P01", "New question");
}

static void test_read_only(Fixture *fixture, gconstpointer data)
{
    show_questions(fixture);
    snapshot(fixture)->read_only = g_strdup("The file may only be read.");
    g_signal_emit_by_name(fixture->session, "changed");
    settle();
    g_assert_true(says(part(fixture, "read_only"), "may only be read"));
    g_assert_false(gtk_widget_get_sensitive(part(fixture, "editor")));
    g_assert_false(gtk_widget_get_sensitive(part(fixture, "themes_box")));
    act_on_page(fixture, "questionnaire.add");
    act_on_page(fixture, "questionnaire.remove");
    g_assert_cmpuint(n_questions(fixture), ==, 82);
    g_assert_null(to_undo(fixture));
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/questionnaire/list", set_up, test_list);
    ADD("/questionnaire/words", set_up, test_words);
    ADD("/questionnaire/fault", set_up, test_fault);
    ADD("/questionnaire/fast", set_up, test_fast);
    ADD("/questionnaire/reversed", set_up, test_reversed);
    ADD("/questionnaire/add-and-remove", set_up, test_add_and_remove);
    ADD("/questionnaire/move", set_up, test_move);
    ADD("/questionnaire/drag", set_up, test_drag);
    ADD("/questionnaire/set-aside", set_up, test_set_aside);
    ADD("/questionnaire/scale", set_up, test_scale);
    ADD("/questionnaire/used-scale", set_up, test_used_scale);
    ADD("/questionnaire/used-without-answers", set_up, test_used_without_answers);
    ADD("/questionnaire/link", set_up, test_link);
    ADD("/questionnaire/filter", set_up, test_filter);
    ADD("/questionnaire/themes", set_up, test_themes);
    ADD("/questionnaire/audience", set_up, test_audience);
    ADD("/questionnaire/files", set_up, test_files);
    ADD("/questionnaire/last-question", set_up, test_last_question);
    ADD("/questionnaire/read-only", set_up, test_read_only);
    return run_window_tests();
}
