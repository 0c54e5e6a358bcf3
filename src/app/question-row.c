/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/question-row.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"
#include "model/questionnaire-edit.h"

struct _EqlQuestionRow {
    GtkListBoxRow parent_instance;
    GtkLabel *text, *details, *mark;
    EqlItem *item;
    guint rank;
};

G_DEFINE_FINAL_TYPE(EqlQuestionRow, eql_question_row, GTK_TYPE_LIST_BOX_ROW)

const EqlItem *eql_question_row_item(EqlQuestionRow *self)
{
    return self->item;
}

guint eql_question_row_rank(EqlQuestionRow *self)
{
    return self->rank;
}

/* What a question of this kind is, translated: “Comment”; "" of one that is scored. */
static const char *mark_of(const EqlItem *item)
{
    switch (item->kind) {
    case EQL_ITEM_CHARACTERISTIC:
        return C_("question", "Who somebody is");
    case EQL_ITEM_COMMENT:
        return C_("question", "Comment");
    case EQL_ITEM_IGNORE:
        return C_("question", "Set aside");
    default:
        return item->reversed ? C_("question", "Reversed") : "";
    }
}

static void show(EqlQuestionRow *self)
{
    const EqlItem *item = self->item;
    const char *mark = mark_of(item);
    const char *const phrases[] = {item->code, eql_audience_label(item->audience)};
    g_autofree char *details = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    const char *const all[] = {item->text, details, mark};
    g_autofree char *name = eql_page_join(all, G_N_ELEMENTS(all));
    gtk_label_set_label(self->text, item->text);
    gtk_label_set_label(self->details, details);
    gtk_label_set_label(self->mark, mark);
    gtk_widget_set_visible(GTK_WIDGET(self->mark), *mark != '\0');
    if (item->kind == EQL_ITEM_IGNORE)
        gtk_widget_add_css_class(GTK_WIDGET(self->text), "dim-label");
    else
        gtk_widget_remove_css_class(GTK_WIDGET(self->text), "dim-label");
    eql_page_name(GTK_WIDGET(self), name);
}

void eql_question_row_set_item(EqlQuestionRow *self, const EqlItem *item, guint rank)
{
    EqlItem *before = self->item;
    gboolean same = before != NULL && eql_item_equal(before, item);
    self->rank = rank;
    if (same)
        return;
    self->item = eql_item_copy(item);
    eql_item_free(before);
    show(self);
}

GtkWidget *eql_question_row_new(const EqlItem *item, guint rank)
{
    EqlQuestionRow *self = g_object_new(EQL_TYPE_QUESTION_ROW, NULL);
    eql_question_row_set_item(self, item, rank);
    return GTK_WIDGET(self);
}

static void eql_question_row_finalize(GObject *object)
{
    eql_item_free(EQL_QUESTION_ROW(object)->item);
    G_OBJECT_CLASS(eql_question_row_parent_class)->finalize(object);
}

static void eql_question_row_class_init(EqlQuestionRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_question_row_finalize;
}

static void eql_question_row_init(EqlQuestionRow *self)
{
    GtkWidget *texts = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    self->text = GTK_LABEL(eql_page_label(NULL, NULL));
    self->details = GTK_LABEL(eql_page_label(NULL, "caption"));
    self->mark = GTK_LABEL(gtk_label_new(NULL));
    gtk_widget_add_css_class(GTK_WIDGET(self->details), "dim-label");
    gtk_widget_set_valign(GTK_WIDGET(self->mark), GTK_ALIGN_START);
    gtk_widget_add_css_class(GTK_WIDGET(self->mark), "tag");
    gtk_box_append(GTK_BOX(texts), GTK_WIDGET(self->text));
    gtk_box_append(GTK_BOX(texts), GTK_WIDGET(self->details));
    GtkWidget *line = eql_page_beside(texts, GTK_WIDGET(self->mark), 12);
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), line);
}
