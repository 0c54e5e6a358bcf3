/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/comment-row.h"

#include <glib/gi18n-lib.h>

#include "app/comment-tags.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "base/lists.h"
#include "model/responses.h"

/* Lines of advice, in characters. */
#define ADVICE_CHARS 36

struct _EqlCommentRow {
    GtkListBoxRow parent_instance;
    GtkLabel *text;
    GtkCheckButton *quotable;
    GtkMenuButton *mask;
    EqlCommentTags *tags;
    GtkEntry *words;
    GtkWidget *warning; /* that it may name somebody */
    GtkLabel *warned_of;
    char **names; /* who; NULL: nobody that is known of */
    char *id;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlCommentRow, eql_comment_row, GTK_TYPE_LIST_BOX_ROW)

static guint quoted_signal, masked_signal, tagged_signal;

const char *eql_comment_row_id(EqlCommentRow *self)
{
    return self->id;
}

/* To be read, and perhaps masked, before it is quoted. */
static void show_names(EqlCommentRow *self, const char *const *names)
{
    char **copy = g_strdupv((char **)names);
    g_autofree char *joined = copy != NULL ? eql_list_text(names) : NULL;
    g_autofree char *text = joined != NULL ? /* Translators: words such as “Mr Khan, Samuel”. */
                                g_strdup_printf(_("May name somebody: %s"), joined)
                                           : g_strdup("");
    g_strfreev(self->names);
    self->names = copy;
    gtk_label_set_label(self->warned_of, text);
    gtk_widget_set_visible(self->warning, names != NULL);
    eql_compat_describe(GTK_WIDGET(self), text);
}

gboolean eql_comment_row_set_view(EqlCommentRow *self, const EqlCommentView *view,
                                  const char *const *names)
{
    if (g_strcmp0(self->id, view->id) != 0)
        return FALSE;
    self->filling = TRUE;
    if (g_strcmp0(gtk_label_get_label(self->text), view->text) != 0)
        gtk_label_set_label(self->text, view->text); /* else what is selected stays so */
    gtk_check_button_set_active(self->quotable, view->quotable);
    eql_comment_tags_set(self->tags, view->tags);
    show_names(self, names);
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

static void on_tagged(EqlCommentRow *self, char **tags, gboolean on)
{
    g_signal_emit(self, tagged_signal, 0, self->id, tags, on);
}

/* ── masking ── */

static void on_mask(EqlCommentRow *self)
{
    g_autofree char *words = g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->words))));
    gtk_menu_button_popdown(self->mask);
    if (*words != '\0')
        g_signal_emit(self, masked_signal, 0, self->id, words);
}

static gboolean is_in_word(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '_';
}

/* What is selected, to the ends of the words it begins and ends in; NULL when there is nothing. */
static char *selected_words(EqlCommentRow *self)
{
    int from, to;
    const char *text = gtk_label_get_text(self->text);
    if (!gtk_label_get_selection_bounds(self->text, &from, &to))
        return NULL;
    const char *start = g_utf8_offset_to_pointer(text, from);
    const char *end = g_utf8_offset_to_pointer(text, to);
    while (start < end && g_unichar_isspace(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    while (end > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    while (start > text && is_in_word(start) && is_in_word(g_utf8_prev_char(start)))
        start = g_utf8_prev_char(start);
    while (end > start && *end != '\0' && is_in_word(g_utf8_prev_char(end)) && is_in_word(end))
        end = g_utf8_next_char(end);
    return end > start ? g_strndup(start, (gsize)(end - start)) : NULL;
}

/* Whoever marked a name in the text need not type it, nor one that was found. */
static void on_popover(EqlCommentRow *self)
{
    g_autofree char *chosen = selected_words(self);
    const char *found = self->names != NULL ? self->names[0] : "";
    gtk_editable_set_text(GTK_EDITABLE(self->words), chosen != NULL ? chosen : found);
    gtk_widget_grab_focus(GTK_WIDGET(self->words));
}

static GtkWidget *popover_new(EqlCommentRow *self)
{
    GtkWidget *popover = gtk_popover_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *label = gtk_label_new_with_mnemonic(_("_Words to take out"));
    GtkWidget *advice = eql_page_label(
        _("A name, say. It is gone from the project’s file; you can undo this until you close the "
          "project."),
        "caption");
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Take them out"));
    self->words = GTK_ENTRY(gtk_entry_new());
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), GTK_WIDGET(self->words));
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(self->words), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                   label, NULL, -1);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->words));
    gtk_label_set_max_width_chars(GTK_LABEL(advice), ADVICE_CHARS);
    gtk_box_append(GTK_BOX(box), advice);
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

static void act_mask(GtkWidget *widget, const char *name, GVariant *unused)
{
    gtk_menu_button_popup(EQL_COMMENT_ROW(widget)->mask);
}

static void act_tag(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_comment_tags_ask(EQL_COMMENT_ROW(widget)->tags);
}

/* Where one selects words, one can mask them. */
static GMenuModel *text_menu(void)
{
    static GMenu *menu;
    if (menu == NULL) {
        menu = g_menu_new();
        g_menu_append(menu, _("_Mask words…"), "comment.mask");
    }
    return G_MENU_MODEL(menu);
}

static GtkWidget *tools_of(EqlCommentRow *self, GListModel *known)
{
    GtkWidget *tools = g_object_new(EQL_TYPE_FLOW, NULL);
    self->quotable = GTK_CHECK_BUTTON(gtk_check_button_new_with_mnemonic(_("May be _quoted")));
    eql_compat_name_buttons(GTK_WIDGET(self->quotable));
    self->mask = GTK_MENU_BUTTON(gtk_menu_button_new());
    gtk_menu_button_set_label(self->mask, _("_Mask words…"));
    gtk_menu_button_set_use_underline(self->mask, TRUE);
    gtk_menu_button_set_create_popup_func(self->mask, make_popover, self, NULL);
    gtk_widget_add_css_class(GTK_WIDGET(self->mask), "flat");
    gtk_widget_add_css_class(GTK_WIDGET(self->mask), "quiet");
    gtk_widget_set_tooltip_text(GTK_WIDGET(self->mask),
                                _("Take a name out; select it in the text first (Ctrl+M)"));
    self->tags = EQL_COMMENT_TAGS(eql_comment_tags_new(known));
    eql_flow_append(EQL_FLOW(tools), GTK_WIDGET(self->quotable));
    eql_flow_append(EQL_FLOW(tools), GTK_WIDGET(self->mask));
    eql_flow_append(EQL_FLOW(tools), GTK_WIDGET(self->tags));
    g_signal_connect_object(self->tags, "tagged", G_CALLBACK(on_tagged), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(self->quotable, "toggled", G_CALLBACK(on_quotable), self,
                            G_CONNECT_SWAPPED);
    return tools;
}

static GtkWidget *warning_of(EqlCommentRow *self)
{
    GtkWidget *icon = gtk_image_new_from_icon_name("eql-name-symbolic");
    self->warned_of = GTK_LABEL(eql_page_label(NULL, "warning"));
    self->warning = eql_page_beside(icon, GTK_WIDGET(self->warned_of), 6);
    gtk_widget_add_css_class(icon, "warning");
    gtk_widget_set_valign(icon, GTK_ALIGN_START);
    gtk_widget_set_tooltip_text(self->warning,
                                _("Read it before it is quoted, and mask what names somebody. Not "
                                  "every word that looks like a name is one, and not every name "
                                  "is found."));
    return self->warning;
}

GtkWidget *eql_comment_row_new(const EqlCommentView *view, const char *const *names,
                               GListModel *known)
{
    EqlCommentRow *self = g_object_new(EQL_TYPE_COMMENT_ROW, NULL);
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    const char *const phrases[] = {eql_audience_label(view->audience),
                                   view->item != NULL ? view->item->text : NULL, view->group_label};
    g_autofree char *about = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    self->id = g_strdup(view->id);
    self->text = GTK_LABEL(eql_page_label(NULL, NULL));
    gtk_label_set_selectable(self->text, TRUE);
    gtk_label_set_extra_menu(self->text, text_menu());
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->text));
    gtk_box_append(GTK_BOX(box), eql_page_label(about, "dim-label"));
    gtk_box_append(GTK_BOX(box), warning_of(self));
    gtk_box_append(GTK_BOX(box), tools_of(self, known));
    gtk_widget_add_css_class(box, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), box);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(self), FALSE);
    eql_comment_row_set_view(self, view, names);
    return GTK_WIDGET(self);
}

static void eql_comment_row_finalize(GObject *object)
{
    g_free(EQL_COMMENT_ROW(object)->id);
    g_strfreev(EQL_COMMENT_ROW(object)->names);
    G_OBJECT_CLASS(eql_comment_row_parent_class)->finalize(object);
}

static void eql_comment_row_class_init(EqlCommentRowClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->finalize = eql_comment_row_finalize;
    quoted_signal = g_signal_new("quoted", EQL_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
    masked_signal = g_signal_new("masked", EQL_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
    tagged_signal = g_signal_new("tagged", EQL_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRV, G_TYPE_BOOLEAN);
    gtk_widget_class_install_action(widget, "comment.mask", NULL, act_mask);
    gtk_widget_class_install_action(widget, "comment.tag", NULL, act_tag);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_m, GDK_CONTROL_MASK, "comment.mask", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_t, GDK_CONTROL_MASK, "comment.tag", NULL);
}

static void eql_comment_row_init(EqlCommentRow *self)
{
}
