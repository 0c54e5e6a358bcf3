/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/explain.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/guide.h"
#include "app/page.h"
#include "base/data-folder.h"
#include "intake/lists/explanation-file.h"

/* Lines of a comfortable length, in characters; the height at which the popover scrolls. */
#define LINE 44
#define HEIGHT 440

struct _EqlExplain {
    GtkWidget parent_instance;
    GtkWidget *button; /* GtkMenuButton */
    char *codes;
};

G_DEFINE_FINAL_TYPE(EqlExplain, eql_explain, GTK_TYPE_WIDGET)

enum { PROP_EXPLAINS = 1, N_PROPS };

/* ── the words ── */

/* Read when the first is opened; all windows share them. */
static const GPtrArray *explanations(void)
{
    static GPtrArray *all;
    const char *folder = eql_data_folder(NULL);
    if (all == NULL && folder != NULL) {
        g_autoptr(GError) error = NULL;
        all = eql_explanations_load(folder, &error);
        if (all == NULL)
            g_message("%s", error->message);
    }
    if (all == NULL)
        all = g_ptr_array_new();
    return all;
}

static GtkWidget *text_label(const char *text, const char *css_class)
{
    GtkWidget *label = eql_page_label(text, css_class);
    gtk_label_set_width_chars(GTK_LABEL(label), LINE);
    gtk_label_set_max_width_chars(GTK_LABEL(label), LINE);
    return label;
}

static GtkWidget *formula_expander(const char *formula)
{
    GtkWidget *expander = gtk_expander_new_with_mnemonic(_("The _formula"));
    GtkWidget *label = text_label(formula, "dim-label");
    gtk_widget_set_margin_top(label, 6);
    gtk_expander_set_child(GTK_EXPANDER(expander), label);
    return expander;
}

static void add_explanation(GtkWidget *box, const EqlExplanation *explanation)
{
    GtkWidget *part = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    gtk_box_append(GTK_BOX(part), text_label(explanation->title, "heading"));
    gtk_box_append(GTK_BOX(part), text_label(explanation->text, NULL));
    if (*explanation->formula != '\0')
        gtk_box_append(GTK_BOX(part), formula_expander(explanation->formula));
    gtk_box_append(GTK_BOX(box), part);
}

/* ── the popover ── */

static void on_more(EqlExplain *self)
{
    g_auto(GStrv) codes = g_strsplit(self->codes, " ", -1);
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    gtk_menu_button_popdown(GTK_MENU_BUTTON(self->button));
    eql_guide_open(GTK_IS_WINDOW(root) ? GTK_WINDOW(root) : NULL, "numbers", codes[0]);
}

static GtkWidget *more_button(EqlExplain *self)
{
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_More in the guide"));
    gtk_widget_set_halign(button, GTK_ALIGN_START);
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_more), self, G_CONNECT_SWAPPED);
    return button;
}

static GtkWidget *content(EqlExplain *self)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 18);
    g_auto(GStrv) codes = g_strsplit(self->codes, " ", -1);
    for (guint i = 0; codes[i] != NULL; i++) {
        const EqlExplanation *explanation = eql_explanations_find(explanations(), codes[i]);
        if (explanation != NULL)
            add_explanation(box, explanation);
    }
    gtk_box_append(GTK_BOX(box), more_button(self));
    gtk_widget_add_css_class(box, "row-content");
    eql_compat_name_buttons(box);
    return box;
}

/* Built anew each time: nobody opens it often, and nobody carries it who never does. */
static void fill_popover(GtkMenuButton *button, gpointer data)
{
    GtkWidget *scrolled = gtk_scrolled_window_new(), *popover = gtk_popover_new();
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height(GTK_SCROLLED_WINDOW(scrolled), TRUE);
    gtk_scrolled_window_set_max_content_height(GTK_SCROLLED_WINDOW(scrolled), HEIGHT);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scrolled), content(data));
    gtk_popover_set_child(GTK_POPOVER(popover), scrolled);
    gtk_accessible_update_property(GTK_ACCESSIBLE(popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("How is this worked out?"), -1);
    gtk_menu_button_set_popover(button, popover);
}

void eql_explain_popup(EqlExplain *self)
{
    gtk_menu_button_popup(GTK_MENU_BUTTON(self->button));
}

/* ── the widget ── */

void eql_explain_set_explains(EqlExplain *self, const char *codes)
{
    g_free(self->codes);
    self->codes = g_strdup(codes);
    gtk_widget_set_visible(GTK_WIDGET(self), codes != NULL && *codes != '\0');
}

static void eql_explain_set_property(GObject *object, guint property, const GValue *value,
                                     GParamSpec *pspec)
{
    eql_explain_set_explains(EQL_EXPLAIN(object), g_value_get_string(value));
}

static void eql_explain_dispose(GObject *object)
{
    EqlExplain *self = EQL_EXPLAIN(object);
    g_clear_pointer(&self->button, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_explain_parent_class)->dispose(object);
}

static void eql_explain_finalize(GObject *object)
{
    g_free(EQL_EXPLAIN(object)->codes);
    G_OBJECT_CLASS(eql_explain_parent_class)->finalize(object);
}

static void eql_explain_class_init(EqlExplainClass *klass)
{
    G_OBJECT_CLASS(klass)->set_property = eql_explain_set_property;
    G_OBJECT_CLASS(klass)->dispose = eql_explain_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_explain_finalize;
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    g_object_class_install_property(
        G_OBJECT_CLASS(klass), PROP_EXPLAINS,
        g_param_spec_string("explains", NULL, NULL, NULL,
                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void eql_explain_init(EqlExplain *self)
{
    self->button = gtk_menu_button_new();
    gtk_menu_button_set_label(GTK_MENU_BUTTON(self->button), _("How is this worked out?"));
    gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(self->button), fill_popover, self, NULL);
    gtk_menu_button_set_has_frame(GTK_MENU_BUTTON(self->button), FALSE);
    gtk_widget_add_css_class(self->button, "quiet");
    gtk_widget_add_css_class(self->button, "flush");
    gtk_widget_set_parent(self->button, GTK_WIDGET(self));
    gtk_widget_set_halign(GTK_WIDGET(self), GTK_ALIGN_START);
    gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
}
