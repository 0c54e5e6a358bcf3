/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/comment-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "base/text.h"
#include "model/tag.h"

struct _EqlCommentTags {
    GtkWidget parent_instance;
    GtkWidget *flow;
    GtkMenuButton *add;
    char **words; /* NULL: none */
    GListModel *known;
    /* in the popover, once it was opened */
    GtkEditable *entry;
    GtkLabel *notice;
    GtkWidget *choices;
    GtkFilter *filter;
};

G_DEFINE_FINAL_TYPE(EqlCommentTags, eql_comment_tags, GTK_TYPE_WIDGET)

static guint tagged_signal;

#define TAG "equalens-tag"

static char *tag_of(gpointer widget)
{
    return g_object_get_data(G_OBJECT(widget), TAG);
}

static void set_tag(gpointer widget, const char *tag)
{
    g_object_set_data_full(G_OBJECT(widget), TAG, g_strdup(tag), g_free);
}

static void say(EqlCommentTags *self, char **tags, gboolean on)
{
    g_signal_emit(self, tagged_signal, 0, tags, on);
}

/* ── those it has ── */

static void on_remove(EqlCommentTags *self, GtkWidget *button)
{
    char *tags[] = {tag_of(button), NULL};
    g_auto(GStrv) copy = g_strdupv(tags); /* the button may go meanwhile */
    say(self, copy, FALSE);
}

static GtkWidget *chip_new(EqlCommentTags *self, const char *tag)
{
    GtkWidget *chip = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 3);
    GtkWidget *label = gtk_label_new(tag), *remove = gtk_button_new();
    g_autofree char *what = g_strdup_printf(_("Take the tag “%s” away"), tag);
    set_tag(remove, tag);
    gtk_widget_add_css_class(chip, "chip");
    gtk_widget_set_valign(chip, GTK_ALIGN_CENTER);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_button_set_icon_name(GTK_BUTTON(remove), "eql-remove-symbolic");
    gtk_widget_add_css_class(remove, "flat");
    gtk_widget_set_tooltip_text(remove, what);
    gtk_accessible_update_property(GTK_ACCESSIBLE(remove), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
    gtk_box_append(GTK_BOX(chip), label);
    gtk_box_append(GTK_BOX(chip), remove);
    g_signal_connect_object(remove, "clicked", G_CALLBACK(on_remove), self, G_CONNECT_SWAPPED);
    return chip;
}

static gboolean same(char **one, const char *const *other)
{
    if (one == NULL || other == NULL)
        return one == NULL && other == NULL;
    return g_strv_equal((const char *const *)one, other);
}

/* Whoever took one away by keyboard goes on to the next, or to the button. */
static void move_focus(EqlCommentTags *self, guint from)
{
    GtkWidget *child = gtk_widget_get_first_child(self->flow);
    while (from-- > 0 && GTK_WIDGET(self->add) != child)
        child = gtk_widget_get_next_sibling(child);
    gtk_widget_child_focus(child, GTK_DIR_TAB_FORWARD);
}

/* The place of the chip that has the focus; -1: none. */
static int focused_chip(EqlCommentTags *self)
{
    GtkWidget *focus = gtk_widget_get_focus_child(self->flow);
    int at = 0;
    if (focus == NULL || focus == GTK_WIDGET(self->add))
        return -1;
    for (GtkWidget *child = gtk_widget_get_first_child(self->flow); child != focus;
         child = gtk_widget_get_next_sibling(child))
        at++;
    return at;
}

void eql_comment_tags_set(EqlCommentTags *self, const char *const *words)
{
    int focused = focused_chip(self);
    GtkWidget *child;
    if (same(self->words, words))
        return;
    g_strfreev(self->words);
    self->words = g_strdupv((char **)words);
    while ((child = gtk_widget_get_first_child(self->flow)) != GTK_WIDGET(self->add))
        gtk_widget_unparent(child);
    for (; words != NULL && *words != NULL; words++)
        gtk_widget_insert_before(chip_new(self, *words), self->flow, GTK_WIDGET(self->add));
    if (self->filter != NULL)
        gtk_filter_changed(self->filter, GTK_FILTER_CHANGE_DIFFERENT);
    if (focused >= 0)
        move_focus(self, (guint)focused);
}

/* ── more of them ── */

static void show_notice(EqlCommentTags *self, const char *text)
{
    gtk_label_set_label(self->notice, text != NULL ? text : "");
    gtk_widget_set_visible(GTK_WIDGET(self->notice), text != NULL);
}

static void add_text(EqlCommentTags *self, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) tags = eql_tags_read(text, &error);
    if (tags == NULL) {
        show_notice(self, error->message);
        eql_compat_announce(GTK_WIDGET(self->entry), error->message);
        return;
    }
    gtk_menu_button_popdown(self->add);
    say(self, tags, TRUE);
}

static void on_add(EqlCommentTags *self)
{
    add_text(self, gtk_editable_get_text(self->entry));
}

/* What is being typed: all after the last comma. */
static const char *last_word(const char *text)
{
    const char *comma = NULL;
    for (const char *p = text; *p != '\0'; p++)
        if (*p == ',' || *p == ';')
            comma = p;
    return comma != NULL ? comma + 1 : text;
}

static void on_chosen(EqlCommentTags *self, GtkListBoxRow *row)
{
    const char *typed = gtk_editable_get_text(self->entry), *last = last_word(typed);
    g_autofree char *before = g_strndup(typed, (gsize)(last - typed));
    g_autofree char *text = g_strconcat(before, tag_of(row), NULL);
    add_text(self, text);
}

/* Known, not there yet, and holds what is typed. */
static gboolean fits(gpointer item, gpointer data)
{
    EqlCommentTags *self = data;
    const char *tag = gtk_string_object_get_string(item);
    g_autofree char *folded = eql_text_fold(tag, -1);
    g_autofree char *typed = eql_text_fold(last_word(gtk_editable_get_text(self->entry)), -1);
    return !eql_tags_have((const char *const *)self->words, tag) && strstr(folded, typed) != NULL;
}

static void on_typed(EqlCommentTags *self)
{
    g_auto(GStrv) tags = eql_tags_read(gtk_editable_get_text(self->entry), NULL);
    const char *notice = NULL;
    for (char **tag = tags; tag != NULL && *tag != NULL; tag++)
        if (eql_tag_may_be_name(*tag))
            notice = _("This looks like somebody’s name. A tag should say what a comment is about, "
                       "not who it is about.");
    show_notice(self, notice);
    gtk_filter_changed(self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GtkWidget *choice_new(gpointer item, gpointer unused)
{
    const char *tag = gtk_string_object_get_string(item);
    GtkWidget *row = gtk_list_box_row_new(), *label = gtk_label_new(tag);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    set_tag(row, tag);
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), label);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, tag, -1);
    return row;
}

static void on_choices_changed(GListModel *choices, guint at, guint removed, guint added,
                               gpointer list)
{
    gtk_widget_set_visible(list, g_list_model_get_n_items(choices) > 0);
}

static GtkWidget *choices_new(EqlCommentTags *self)
{
    GtkWidget *scrolled = gtk_scrolled_window_new(), *list = gtk_list_box_new();
    self->filter = GTK_FILTER(gtk_custom_filter_new(fits, self, NULL));
    g_autoptr(GtkFilterListModel) fitting =
        gtk_filter_list_model_new(g_object_ref(self->known), g_object_ref(self->filter));
    gtk_list_box_set_selection_mode(GTK_LIST_BOX(list), GTK_SELECTION_NONE);
    gtk_list_box_bind_model(GTK_LIST_BOX(list), G_LIST_MODEL(fitting), choice_new, NULL, NULL);
    gtk_widget_add_css_class(list, "inner-list");
    gtk_accessible_update_property(GTK_ACCESSIBLE(list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Tags in use"), -1);
    g_signal_connect_object(list, "row-activated", G_CALLBACK(on_chosen), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(fitting, "items-changed", G_CALLBACK(on_choices_changed), scrolled,
                            G_CONNECT_DEFAULT);
    on_choices_changed(G_LIST_MODEL(fitting), 0, 0, 0, scrolled);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scrolled), list);
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height(GTK_SCROLLED_WINDOW(scrolled), TRUE);
    gtk_scrolled_window_set_max_content_height(GTK_SCROLLED_WINDOW(scrolled), 180);
    return scrolled;
}

static void on_popover(EqlCommentTags *self)
{
    gtk_editable_set_text(self->entry, "");
    on_typed(self);
    gtk_widget_grab_focus(GTK_WIDGET(self->entry));
}

static void fill_popover(EqlCommentTags *self, GtkBox *box)
{
    GtkWidget *label = gtk_label_new_with_mnemonic(_("_Tag"));
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Add"));
    self->entry = GTK_EDITABLE(gtk_entry_new());
    self->notice = GTK_LABEL(eql_page_label(NULL, "caption"));
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), GTK_WIDGET(self->entry));
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                   label, NULL, -1);
    self->choices = choices_new(self);
    gtk_box_append(box, label);
    gtk_box_append(box, GTK_WIDGET(self->entry));
    gtk_box_append(box, self->choices);
    gtk_box_append(box, GTK_WIDGET(self->notice));
    GtkWidget *advice = eql_page_label(_("A word or two for what it is about, such as “corridors” "
                                         "or “follow up”; several between commas."),
                                       "caption");
    gtk_label_set_max_width_chars(GTK_LABEL(advice), 36);
    gtk_label_set_max_width_chars(self->notice, 36);
    gtk_box_append(box, advice);
    gtk_box_append(box, button);
    g_signal_connect_object(self->entry, "activate", G_CALLBACK(on_add), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(self->entry, "changed", G_CALLBACK(on_typed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_add), self, G_CONNECT_SWAPPED);
}

/* Built when it is wanted: a list has hundreds of these. */
static void make_popover(GtkMenuButton *button, gpointer data)
{
    EqlCommentTags *self = data;
    if (gtk_menu_button_get_popover(button) != NULL)
        return;
    GtkWidget *popover = gtk_popover_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    fill_popover(self, GTK_BOX(box));
    gtk_widget_set_size_request(box, 260, -1);
    gtk_popover_set_child(GTK_POPOVER(popover), box);
    g_signal_connect_object(popover, "show", G_CALLBACK(on_popover), self, G_CONNECT_SWAPPED);
    gtk_menu_button_set_popover(button, popover);
}

void eql_comment_tags_ask(EqlCommentTags *self)
{
    gtk_menu_button_popup(self->add);
}

/* ── the widget ── */

GtkWidget *eql_comment_tags_new(GListModel *known)
{
    EqlCommentTags *self = g_object_new(EQL_TYPE_COMMENT_TAGS, NULL);
    self->known = g_object_ref(known);
    return GTK_WIDGET(self);
}

static void eql_comment_tags_dispose(GObject *object)
{
    EqlCommentTags *self = EQL_COMMENT_TAGS(object);
    if (self->add != NULL)
        gtk_menu_button_set_create_popup_func(self->add, NULL, NULL, NULL);
    self->add = NULL;
    g_clear_pointer(&self->flow, gtk_widget_unparent);
    g_clear_object(&self->filter);
    g_clear_object(&self->known);
    G_OBJECT_CLASS(eql_comment_tags_parent_class)->dispose(object);
}

static void eql_comment_tags_finalize(GObject *object)
{
    g_strfreev(EQL_COMMENT_TAGS(object)->words);
    G_OBJECT_CLASS(eql_comment_tags_parent_class)->finalize(object);
}

static void eql_comment_tags_class_init(EqlCommentTagsClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_comment_tags_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_comment_tags_finalize;
    tagged_signal = g_signal_new("tagged", EQL_TYPE_COMMENT_TAGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_BOOLEAN);
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void eql_comment_tags_init(EqlCommentTags *self)
{
    self->flow = g_object_new(EQL_TYPE_FLOW, NULL);
    self->add = GTK_MENU_BUTTON(gtk_menu_button_new());
    gtk_menu_button_set_label(self->add, _("Add ta_g…"));
    gtk_menu_button_set_use_underline(self->add, TRUE);
    gtk_menu_button_set_create_popup_func(self->add, make_popover, self, NULL);
    gtk_widget_add_css_class(GTK_WIDGET(self->add), "flat");
    gtk_widget_add_css_class(GTK_WIDGET(self->add), "quiet");
    gtk_widget_set_tooltip_text(GTK_WIDGET(self->add),
                                _("Say in a word of your own what it is about (Ctrl+T)"));
    gtk_widget_set_parent(self->flow, GTK_WIDGET(self));
    eql_flow_append(EQL_FLOW(self->flow), GTK_WIDGET(self->add));
}
