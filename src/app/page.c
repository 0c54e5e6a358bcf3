/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page.h"

typedef struct {
    EqlSession *session;
} EqlPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE(EqlPage, eql_page, GTK_TYPE_WIDGET)

static void on_changed(EqlPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(self);
    if (snapshot != NULL)
        EQL_PAGE_GET_CLASS(self)->show(self, snapshot);
}

void eql_page_set_session(EqlPage *self, EqlSession *session)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    g_return_if_fail(priv->session == NULL);
    priv->session = g_object_ref(session);
    g_signal_connect_object(session, "changed", G_CALLBACK(on_changed), self, G_CONNECT_SWAPPED);
    if (EQL_PAGE_GET_CLASS(self)->attach != NULL)
        EQL_PAGE_GET_CLASS(self)->attach(self, session);
    on_changed(self);
}

EqlSession *eql_page_session(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    return priv->session;
}

EqlSnapshot *eql_page_snapshot(EqlPage *self)
{
    EqlSession *session = eql_page_session(self);
    return session != NULL ? eql_session_snapshot(session) : NULL;
}

static void eql_page_dispose(GObject *object)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(EQL_PAGE(object));
    if (priv->session != NULL)
        g_signal_handlers_disconnect_by_data(priv->session, object);
    g_clear_object(&priv->session);
    G_OBJECT_CLASS(eql_page_parent_class)->dispose(object);
}

static void eql_page_class_init(EqlPageClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_page_dispose;
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
}

static void eql_page_init(EqlPage *self)
{
}

void eql_page_clear_box(GtkWidget *box)
{
    GtkWidget *child;
    while ((child = gtk_widget_get_first_child(box)) != NULL) {
        if (GTK_IS_LIST_BOX(box))
            gtk_list_box_remove(GTK_LIST_BOX(box), child);
        else if (GTK_IS_FLOW_BOX(box))
            gtk_flow_box_remove(GTK_FLOW_BOX(box), child);
        else
            gtk_box_remove(GTK_BOX(box), child);
    }
}

GtkWidget *eql_page_label(const char *text, const char *css_class)
{
    GtkWidget *label = gtk_label_new(text);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_set_hexpand(label, TRUE);
    if (css_class != NULL)
        gtk_widget_add_css_class(label, css_class);
    return label;
}
