/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/question-choice.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"

#define CODE "equalens-code"
/* Of the open list, in pixels. */
#define LIST_WIDTH 420
#define LIST_HEIGHT 320

struct _EqlQuestionChoice {
    GtkWidget parent_instance;
    GtkWidget *button; /* GtkMenuButton */
    GtkLabel *label;
    GtkWidget *popover; /* NULL until it was opened */
    GtkEditable *search;
    GtkSelectionModel *selection;
    GListModel *questions;
    const char *code; /* of an element of `questions` */
    char *name;
};

G_DEFINE_FINAL_TYPE(EqlQuestionChoice, eql_question_choice, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* ── the questions ── */

static void add_question(GListStore *questions, const char *code, const char *text)
{
    g_autoptr(GtkStringObject) question = gtk_string_object_new(text);
    g_object_set_data_full(G_OBJECT(question), CODE, g_strdup(code), g_free);
    g_list_store_append(questions, question);
}

GListModel *eql_questions_new_empty(const char *none)
{
    GListStore *questions = g_list_store_new(GTK_TYPE_STRING_OBJECT);
    add_question(questions, "", none);
    return G_LIST_MODEL(questions);
}

void eql_questions_add(GListModel *questions, const EqlItem *item)
{
    /* Translators: code and text of a question: “P1 · I feel that I belong here”. */
    g_autofree char *text = g_strdup_printf(C_("question", "%s · %s"), item->code, item->text);
    add_question(G_LIST_STORE(questions), item->code, text);
}

GListModel *eql_questions_new(const EqlQuestionnaire *questionnaire, const char *audience)
{
    GListModel *questions = eql_questions_new_empty(_("Leave out"));
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = g_ptr_array_index(questionnaire->items, i);
        if (g_strcmp0(item->audience, audience) == 0 && item->kind != EQL_ITEM_IGNORE)
            eql_questions_add(questions, item);
    }
    return questions;
}

static const char *code_of(gpointer question)
{
    return g_object_get_data(question, CODE);
}

void eql_question_choice_set(EqlQuestionChoice *self, const char *code)
{
    const char *wanted = code != NULL ? code : "";
    for (guint i = 0; i < g_list_model_get_n_items(self->questions); i++) {
        g_autoptr(GtkStringObject) question = g_list_model_get_item(self->questions, i);
        if (!g_str_equal(code_of(question), wanted))
            continue;
        const char *text = gtk_string_object_get_string(question);
        self->code = code_of(question);
        gtk_label_set_label(self->label, text);
        gtk_widget_set_tooltip_text(self->button, text);
        /* Translators: a column's heading and the question it is taken for. */
        g_autofree char *said = g_strdup_printf(C_("column of a file", "%s: %s"), self->name, text);
        gtk_accessible_update_property(GTK_ACCESSIBLE(gtk_widget_get_first_child(self->button)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
    }
}

void eql_question_choice_set_questions(EqlQuestionChoice *self, GListModel *questions,
                                       const char *code)
{
    g_set_object(&self->questions, questions);
    if (self->popover != NULL)
        gtk_menu_button_set_popover(GTK_MENU_BUTTON(self->button), NULL);
    self->popover = NULL;
    self->code = NULL;
    eql_question_choice_set(self, code);
}

const char *eql_question_choice_get(EqlQuestionChoice *self)
{
    return self->code;
}

/* ── the list to choose from ── */

static void on_list_setup(GtkListItemFactory *factory, GtkListItem *item)
{
    gtk_list_item_set_child(item, eql_page_label(NULL, NULL));
}

static void on_list_bind(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkStringObject *question = GTK_STRING_OBJECT(gtk_list_item_get_item(item));
    gtk_label_set_label(GTK_LABEL(gtk_list_item_get_child(item)),
                        gtk_string_object_get_string(question));
}

static void choose(EqlQuestionChoice *self, guint position)
{
    g_autoptr(GObject) question = g_list_model_get_item(G_LIST_MODEL(self->selection), position);
    gtk_menu_button_popdown(GTK_MENU_BUTTON(self->button));
    if (question == NULL || code_of(question) == self->code)
        return;
    eql_question_choice_set(self, code_of(question));
    g_signal_emit(self, chosen_signal, 0, self->code);
}

/* Enter in the search field takes the first that was found. */
static void on_search_activated(EqlQuestionChoice *self)
{
    choose(self, 0);
}

static GtkWidget *list_new(EqlQuestionChoice *self)
{
    GtkExpression *text = gtk_property_expression_new(GTK_TYPE_STRING_OBJECT, NULL, "string");
    GtkStringFilter *filter = gtk_string_filter_new(text);
    g_object_bind_property(self->search, "text", filter, "search", G_BINDING_DEFAULT);
    GtkFilterListModel *found =
        gtk_filter_list_model_new(g_object_ref(self->questions), GTK_FILTER(filter));
    self->selection = GTK_SELECTION_MODEL(gtk_no_selection_new(G_LIST_MODEL(found)));
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
    g_signal_connect(factory, "setup", G_CALLBACK(on_list_setup), NULL);
    g_signal_connect(factory, "bind", G_CALLBACK(on_list_bind), NULL);
    GtkWidget *list = gtk_list_view_new(self->selection, factory);
    gtk_list_view_set_single_click_activate(GTK_LIST_VIEW(list), TRUE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Questions"), -1);
    g_signal_connect_object(list, "activate", G_CALLBACK(choose), self, G_CONNECT_SWAPPED);
    return list;
}

static GtkWidget *popover_new(EqlQuestionChoice *self)
{
    GtkWidget *popover = gtk_popover_new(), *scrolled = gtk_scrolled_window_new();
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6), *search = gtk_search_entry_new();
    gtk_accessible_update_property(GTK_ACCESSIBLE(search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Find a question"), -1);
    g_signal_connect_object(search, "activate", G_CALLBACK(on_search_activated), self,
                            G_CONNECT_SWAPPED);
    self->search = GTK_EDITABLE(search);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scrolled), list_new(self));
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_widget_set_size_request(scrolled, LIST_WIDTH, LIST_HEIGHT);
    gtk_box_append(GTK_BOX(box), search);
    gtk_box_append(GTK_BOX(box), scrolled);
    gtk_popover_set_child(GTK_POPOVER(popover), box);
    return popover;
}

static void on_popover_wanted(GtkMenuButton *button, gpointer data)
{
    EqlQuestionChoice *self = data;
    if (self->popover == NULL) {
        self->popover = popover_new(self);
        gtk_menu_button_set_popover(button, self->popover);
    }
    gtk_editable_set_text(self->search, "");
}

/* ── the widget ── */

static void eql_question_choice_dispose(GObject *object)
{
    EqlQuestionChoice *self = EQL_QUESTION_CHOICE(object);
    g_clear_pointer(&self->button, gtk_widget_unparent);
    g_clear_object(&self->questions);
    g_clear_pointer(&self->name, g_free);
    G_OBJECT_CLASS(eql_question_choice_parent_class)->dispose(object);
}

static void eql_question_choice_class_init(EqlQuestionChoiceClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_question_choice_dispose;
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    chosen_signal = g_signal_new("chosen", EQL_TYPE_QUESTION_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void eql_question_choice_init(EqlQuestionChoice *self)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars(GTK_LABEL(label), 14);
    gtk_label_set_max_width_chars(GTK_LABEL(label), 44);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_set_hexpand(label, TRUE);
    self->label = GTK_LABEL(label);
    self->button = gtk_menu_button_new();
    gtk_menu_button_set_child(GTK_MENU_BUTTON(self->button), label);
    gtk_menu_button_set_always_show_arrow(GTK_MENU_BUTTON(self->button), TRUE);
    /* The button would put text and arrow in its middle. */
    gtk_widget_set_halign(gtk_widget_get_parent(label), GTK_ALIGN_FILL);
    gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(self->button), on_popover_wanted, self,
                                          NULL);
    gtk_widget_set_parent(self->button, GTK_WIDGET(self));
}

GtkWidget *eql_question_choice_new(GListModel *questions, const char *name)
{
    EqlQuestionChoice *self = g_object_new(EQL_TYPE_QUESTION_CHOICE, NULL);
    self->questions = g_object_ref(questions);
    self->name = g_strdup(name);
    eql_question_choice_set(self, NULL);
    return GTK_WIDGET(self);
}
