/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/project-view.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/pages.h"
#include "app/part-names.h"

struct _EqlProjectView {
    GtkWidget parent_instance;
    GtkWidget *sidebar_box;
    GtkListBox *sidebar;
    AdwViewStack *pages;
    EqlSession *session;
};

enum { PAGE_SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(EqlProjectView, eql_project_view, GTK_TYPE_WIDGET)

GtkWidget *eql_project_view_page(EqlProjectView *self, const char *name)
{
    return adw_view_stack_get_child_by_name(self->pages, name);
}

void eql_project_view_show_page(EqlProjectView *self, const char *name)
{
    if (eql_project_view_page(self, name) != NULL)
        adw_view_stack_set_visible_child_name(self->pages, name);
}

const char *eql_project_view_shown(EqlProjectView *self)
{
    return adw_view_stack_get_visible_child_name(self->pages);
}

const char *eql_project_view_title(EqlProjectView *self)
{
    GtkWidget *child = adw_view_stack_get_visible_child(self->pages);
    return adw_view_stack_page_get_title(adw_view_stack_get_page(self->pages, child));
}

GtkWidget *eql_project_view_sidebar(EqlProjectView *self)
{
    return self->sidebar_box;
}

GtkWidget *eql_project_view_chosen(EqlProjectView *self)
{
    return GTK_WIDGET(gtk_list_box_get_selected_row(self->sidebar));
}

GtkWidget *eql_project_view_pages(EqlProjectView *self)
{
    return GTK_WIDGET(self->pages);
}

/* ── the list ── */

static void select_row(EqlProjectView *self)
{
    const char *shown = eql_project_view_shown(self);
    GtkListBoxRow *row;
    for (int i = 0; (row = gtk_list_box_get_row_at_index(self->sidebar, i)) != NULL; i++)
        if (g_strcmp0(gtk_widget_get_name(GTK_WIDGET(row)), shown) == 0)
            gtk_list_box_select_row(self->sidebar, row);
    if (shown != NULL)
        g_signal_emit(self, signals[PAGE_SHOWN], 0);
}

static void on_row_selected(EqlProjectView *self, GtkListBoxRow *row)
{
    if (row != NULL)
        eql_project_view_show_page(self, gtk_widget_get_name(GTK_WIDGET(row)));
}

/* A screen reader would take a row that is chosen for where the keyboard is, which goes to the
 * page; on the list itself it hears of the focus. */
static void on_rows_chosen(GtkListBox *list)
{
    g_signal_stop_emission_by_name(list, "selected-rows-changed");
}

/* Tab leaves the list: arrow keys go along it. */
static gboolean on_key(EqlProjectView *self, guint key, guint code, GdkModifierType held)
{
    if ((held & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
        return FALSE;
    if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (held & GDK_SHIFT_MASK) != 0))
        return gtk_widget_activate_action(GTK_WIDGET(self), "win.previous-part", NULL);
    return key == GDK_KEY_Tab &&
           gtk_widget_child_focus(GTK_WIDGET(self->pages), GTK_DIR_TAB_FORWARD);
}

/* How many things wait on a page; nothing where none do. */
static GtkWidget *badge_of(AdwViewStackPage *page)
{
    GtkWidget *badge = gtk_label_new(NULL);
    gtk_widget_add_css_class(badge, "tag");
    gtk_widget_set_valign(badge, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text(badge, _("Still to be done"));
    g_object_bind_property(page, "badge-number", badge, "label", G_BINDING_SYNC_CREATE);
    g_object_bind_property(page, "badge-number", badge, "visible", G_BINDING_SYNC_CREATE);
    return badge;
}

/* No letter with Alt leads here, which would then lead to no button of the pages: digits do. */
static GtkWidget *sidebar_row(AdwViewStackPage *page, guint index)
{
    GtkWidget *row = gtk_list_box_row_new(), *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *icon = gtk_image_new_from_icon_name(adw_view_stack_page_get_icon_name(page));
    g_auto(GStrv) parts = g_strsplit(adw_view_stack_page_get_title(page), "_", -1);
    g_autofree char *title = g_strjoinv(NULL, parts), *key = eql_pages_key(index);
    GtkWidget *label = gtk_label_new(title);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_set_hexpand(label, TRUE);
    gtk_box_append(GTK_BOX(box), icon);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), badge_of(page));
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), box);
    gtk_widget_set_name(row, adw_view_stack_page_get_name(page));
    gtk_widget_set_tooltip_text(row, key);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                   NULL, -1);
    return row;
}

static void add_rows(EqlProjectView *self)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    for (guint i = 0; i < n; i++) {
        GtkWidget *child = eql_project_view_page(self, kinds[i].name);
        GtkWidget *row = sidebar_row(adw_view_stack_get_page(self->pages, child), i);
        if (kinds[i].begins_section)
            gtk_widget_add_css_class(row, "section");
        gtk_list_box_append(self->sidebar, row);
    }
    select_row(self);
}

/* ── what the session says ── */

/* In a window that is being closed, the page may be gone. */
static void set_badge(EqlProjectView *self, const char *name, guint n)
{
    GtkWidget *page = eql_project_view_page(self, name);
    if (page != NULL)
        adw_view_stack_page_set_badge_number(adw_view_stack_get_page(self->pages, page), n);
}

/* Of the plan, beside its name: what is still to be done. */
static void show_open_actions(EqlProjectView *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    guint open = 0;
    for (guint i = 0; snapshot != NULL && i < snapshot->actions->len; i++)
        open += ((const EqlAction *)snapshot->actions->pdata[i])->status != EQL_STATUS_DONE;
    set_badge(self, "plan", open);
}

/* Files stay where they wait while one looks at another page. */
static void show_waiting(EqlProjectView *self)
{
    set_badge(self, "import",
              g_list_model_get_n_items(G_LIST_MODEL(eql_session_drafts(self->session))));
}

static void set_session(EqlProjectView *self, EqlSession *session)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    self->session = g_object_ref(session);
    for (guint i = 0; i < n; i++)
        eql_page_set_session(EQL_PAGE(eql_project_view_page(self, kinds[i].name)), session);
    g_signal_connect_object(session, "changed", G_CALLBACK(show_open_actions), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(session, "plan-changed", G_CALLBACK(show_open_actions), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(eql_session_drafts(session), "items-changed", G_CALLBACK(show_waiting),
                            self, G_CONNECT_SWAPPED);
    show_open_actions(self);
    show_waiting(self);
}

/* ── the widget ── */

static void eql_project_view_dispose(GObject *object)
{
    EqlProjectView *self = EQL_PROJECT_VIEW(object);
    if (self->session != NULL)
        g_signal_handlers_disconnect_by_data(self->session, self);
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_PROJECT_VIEW);
    g_clear_object(&self->session);
    G_OBJECT_CLASS(eql_project_view_parent_class)->dispose(object);
}

static void eql_project_view_class_init(EqlProjectViewClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_project_view_dispose;
    signals[PAGE_SHOWN] = g_signal_new("page-shown", EQL_TYPE_PROJECT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BOX_LAYOUT);
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/project-view.ui");
    gtk_widget_class_bind_template_child(widget, EqlProjectView, sidebar_box);
    gtk_widget_class_bind_template_child(widget, EqlProjectView, sidebar);
    gtk_widget_class_bind_template_child(widget, EqlProjectView, pages);
    gtk_widget_class_bind_template_callback(widget, on_key);
    gtk_widget_class_bind_template_callback(widget, on_row_selected);
    gtk_widget_class_bind_template_callback(widget, on_rows_chosen);
    gtk_widget_class_bind_template_callback(widget, select_row);
}

static void eql_project_view_init(EqlProjectView *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_hush_stacks(GTK_WIDGET(self));
    eql_pages_add(self->pages);
    add_rows(self);
}

GtkWidget *eql_project_view_new(EqlSession *session)
{
    EqlProjectView *self = g_object_new(EQL_TYPE_PROJECT_VIEW, NULL);
    set_session(self, session);
    return GTK_WIDGET(self);
}
