/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/comment-row.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"
#include "model/responses.h"

struct _EqlCommentRow {
    GtkListBoxRow parent_instance;
    GtkLabel *text;
    GtkCheckButton *quotable;
    GtkMenuButton *mask;
    GtkEntry *words;
    char *id;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlCommentRow, eql_comment_row, GTK_TYPE_LIST_BOX_ROW)

static guint quoted_signal, masked_signal;

gboolean eql_comment_row_set_view(EqlCommentRow *self, const EqlCommentView *view)
{
    if (g_strcmp0(self->id, view->id) != 0)
        return FALSE;
    self->filling = TRUE;
    gtk_label_set_label(self->text, view->text);
    gtk_check_button_set_active(self->quotable, view->quotable);
    self->filling = FALSE;
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->text,
                                   -1);
    return TRUE;
}

static void on_quotable(EqlCommentRow *self)
{
    if (!self->filling)
        g_signal_emit(self, quoted_signal, 0, self->id,
                      gtk_check_button_get_active(self->quotable));
}

/* ── masking ── */

static void on_mask(EqlCommentRow *self)
{
    g_autofree char *words = g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->words))));
    gtk_menu_button_popdown(self->mask);
    if (*words != '\0')
        g_signal_emit(self, masked_signal, 0, self->id, words);
}

/* Whoever marked a name in the text need not type it. */
static void on_popover(EqlCommentRow *self)
{
    int start, end;
    g_autofree char *chosen = NULL;
    const char *text = gtk_label_get_text(self->text);
    if (gtk_label_get_selection_bounds(self->text, &start, &end))
        chosen = g_utf8_substring(text, start, end);
    gtk_editable_set_text(GTK_EDITABLE(self->words), chosen != NULL ? chosen : "");
    gtk_widget_grab_focus(GTK_WIDGET(self->words));
}

static GtkWidget *popover_new(EqlCommentRow *self)
{
    GtkWidget *popover = gtk_popover_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *label = gtk_label_new_with_mnemonic(_("_Words to take out"));
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Take them out"));
    self->words = GTK_ENTRY(gtk_entry_new());
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), GTK_WIDGET(self->words));
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(self->words), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                   label, NULL, -1);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->words));
    gtk_box_append(GTK_BOX(box),
                   eql_page_label(_("A name, say. It is gone from the project’s file; you can undo "
                                    "this until you close the project."),
                                  "caption"));
    gtk_box_append(GTK_BOX(box), button);
    gtk_popover_set_child(GTK_POPOVER(popover), box);
    g_signal_connect_object(self->words, "activate", G_CALLBACK(on_mask), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_mask), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(popover, "show", G_CALLBACK(on_popover), self, G_CONNECT_SWAPPED);
    return popover;
}

/* Built when it is wanted: a list has hundreds of these. */
static void make_popover(GtkMenuButton *button, gpointer row)
{
    if (gtk_menu_button_get_popover(button) == NULL)
        gtk_menu_button_set_popover(button, popover_new(row));
}

/* ── the widget ── */

static GtkWidget *tools_of(EqlCommentRow *self)
{
    GtkWidget *tools = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    self->quotable = GTK_CHECK_BUTTON(gtk_check_button_new_with_mnemonic(_("May be _quoted")));
    self->mask = GTK_MENU_BUTTON(gtk_menu_button_new());
    gtk_menu_button_set_label(self->mask, _("_Mask words…"));
    gtk_menu_button_set_use_underline(self->mask, TRUE);
    gtk_menu_button_set_create_popup_func(self->mask, make_popover, self, NULL);
    gtk_widget_add_css_class(GTK_WIDGET(self->mask), "flat");
    gtk_box_append(GTK_BOX(tools), GTK_WIDGET(self->quotable));
    gtk_box_append(GTK_BOX(tools), GTK_WIDGET(self->mask));
    g_signal_connect_object(self->quotable, "toggled", G_CALLBACK(on_quotable), self,
                            G_CONNECT_SWAPPED);
    return tools;
}

GtkWidget *eql_comment_row_new(const EqlCommentView *view)
{
    EqlCommentRow *self = g_object_new(EQL_TYPE_COMMENT_ROW, NULL);
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    const char *const phrases[] = {eql_audience_label(view->audience),
                                   view->item != NULL ? view->item->text : NULL, view->group_label};
    g_autofree char *about = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    self->id = g_strdup(view->id);
    self->text = GTK_LABEL(eql_page_label(NULL, NULL));
    gtk_label_set_selectable(self->text, TRUE);
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->text));
    gtk_box_append(GTK_BOX(box), eql_page_label(about, "dim-label"));
    gtk_box_append(GTK_BOX(box), tools_of(self));
    gtk_widget_add_css_class(box, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), box);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(self), FALSE);
    eql_comment_row_set_view(self, view);
    return GTK_WIDGET(self);
}

static void eql_comment_row_finalize(GObject *object)
{
    g_free(EQL_COMMENT_ROW(object)->id);
    G_OBJECT_CLASS(eql_comment_row_parent_class)->finalize(object);
}

static void eql_comment_row_class_init(EqlCommentRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_comment_row_finalize;
    quoted_signal = g_signal_new("quoted", EQL_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
    masked_signal = g_signal_new("masked", EQL_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void eql_comment_row_init(EqlCommentRow *self)
{
}
