/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/pages.h"
#include "app/plan-page.h"
#include "app/read-back.h"
#include "app/recent.h"
#include "app/part-names.h"
#include "app/window-private.h"

/* Below this width the pages are chosen from a menu, in pixels. */
#define SIDEBAR_FROM 780

G_DEFINE_FINAL_TYPE(EqlWindow, eql_window, ADW_TYPE_APPLICATION_WINDOW)

EqlSession *eql_window_session(EqlWindow *self)
{
    return self->session;
}

GtkWidget *eql_window_page(EqlWindow *self, const char *name)
{
    return adw_view_stack_get_child_by_name(self->pages, name);
}

/* ── pages ── */

void eql_window_show_header(EqlWindow *self)
{
    gboolean open = g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") == 0;
    gtk_widget_set_visible(GTK_WIDGET(self->pages_menu), open && self->narrow);
    gtk_widget_set_visible(self->bring_in, open && !self->narrow);
    gtk_widget_set_visible(self->undo_box,
                           (open || eql_window_shows_network(self)) && !self->narrow);
}

/* It reads as the page that is shown. */
static void name_pages_menu(EqlWindow *self)
{
    GtkWidget *child = adw_view_stack_get_visible_child(self->pages);
    if (child == NULL)
        return;
    const char *title = adw_view_stack_page_get_title(adw_view_stack_get_page(self->pages, child));
    gtk_menu_button_set_label(self->pages_menu, title);
}

static void select_row(EqlWindow *self)
{
    const char *visible = adw_view_stack_get_visible_child_name(self->pages);
    GtkListBoxRow *row;
    for (int i = 0; (row = gtk_list_box_get_row_at_index(self->sidebar, i)) != NULL; i++)
        if (g_strcmp0(gtk_widget_get_name(GTK_WIDGET(row)), visible) == 0)
            gtk_list_box_select_row(self->sidebar, row);
    name_pages_menu(self);
}

void eql_window_show_page(EqlWindow *self, const char *name)
{
    if (adw_view_stack_get_child_by_name(self->pages, name) != NULL)
        adw_view_stack_set_visible_child_name(self->pages, name);
}

static void on_row_selected(EqlWindow *self, GtkListBoxRow *row)
{
    if (row != NULL)
        eql_window_show_page(self, gtk_widget_get_name(GTK_WIDGET(row)));
}

/* A screen reader would take a row that is chosen for where the keyboard is, which goes to the
 * page; on the list itself it hears of the focus. */
static void on_rows_chosen(GtkListBox *list)
{
    g_signal_stop_emission_by_name(list, "selected-rows-changed");
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

static void add_pages(EqlWindow *self)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    eql_pages_add(self->pages);
    for (guint i = 0; i < n; i++) {
        GtkWidget *child = adw_view_stack_get_child_by_name(self->pages, kinds[i].name);
        GtkWidget *row = sidebar_row(adw_view_stack_get_page(self->pages, child), i);
        if (kinds[i].begins_section)
            gtk_widget_add_css_class(row, "section");
        gtk_list_box_append(self->sidebar, row);
        eql_page_set_session(EQL_PAGE(child), self->session);
    }
    g_autoptr(GMenuModel) menu = eql_pages_menu();
    gtk_menu_button_set_menu_model(self->pages_menu, menu);
    select_row(self);
}

/* ── what the session says ── */

/* Of the plan, beside its name: what is still to be done. */
static void show_open_actions(EqlWindow *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    GtkWidget *plan = adw_view_stack_get_child_by_name(self->pages, "plan");
    guint open = 0;
    for (guint i = 0; snapshot != NULL && i < snapshot->actions->len; i++)
        open += ((const EqlAction *)snapshot->actions->pdata[i])->status != EQL_STATUS_DONE;
    adw_view_stack_page_set_badge_number(adw_view_stack_get_page(self->pages, plan), open);
}

/* Files stay where they wait while one looks at another page. */
static void show_waiting(EqlWindow *self)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self->session));
    GtkWidget *page = adw_view_stack_get_child_by_name(self->pages, "import");
    adw_view_stack_page_set_badge_number(adw_view_stack_get_page(self->pages, page),
                                         g_list_model_get_n_items(drafts));
}

static void on_plan_changed(EqlWindow *self)
{
    show_open_actions(self);
    eql_window_update_actions(self);
}

static void show_waves(EqlWindow *self, const EqlSnapshot *snapshot)
{
    g_autoptr(GMenu) menu = g_menu_new();
    guint n = g_strv_length(snapshot->waves);
    for (guint i = n; i > 0; i--) {
        g_autoptr(GMenuItem) item = g_menu_item_new(snapshot->waves[i - 1], NULL);
        g_menu_item_set_action_and_target(item, "win.wave", "s", snapshot->waves[i - 1]);
        g_menu_append_item(menu, item);
    }
    gtk_menu_button_set_menu_model(self->waves, G_MENU_MODEL(menu));
    gtk_widget_set_visible(GTK_WIDGET(self->waves), n > 1);
}

static void tell_imported(EqlWindow *self)
{
    guint n = self->imported;
    self->imported = 0;
    g_autofree char *text =
        g_strdup_printf(ngettext("%u file imported", "%u files imported", n), n);
    if (n > 0)
        eql_window_toast(self, text, _("_Undo"), "win.undo");
}

/* The keyboard goes along: its focus was on a button that is gone. */
static void enter_project(EqlWindow *self, const char *page)
{
    eql_window_show_page(self, page);
    if (eql_tour_is_on(self->tour))
        eql_tour_focus(self->tour);
    else
        gtk_widget_child_focus(GTK_WIDGET(self->pages), GTK_DIR_TAB_FORWARD);
}

void eql_window_remember(EqlWindow *self, const char *path)
{
    if (g_strcmp0(self->remembered, path) == 0)
        return;
    g_free(self->remembered);
    self->remembered = g_strdup(path);
    eql_recent_add(path);
    eql_window_update_recent(self);
}

/* What was told of the project before, and could be undone there; and the sample school's tour. */
static void leave_project(EqlWindow *self)
{
    eql_window_dismiss_toast(self);
    if (eql_tour_is_on(self->tour) && !eql_session_is_sample(self->session))
        eql_tour_end(self->tour);
}

/* That nothing can be kept is said before somebody has typed it. */
static void show_title(EqlWindow *self, const EqlSnapshot *snapshot)
{
    const EqlDataset *dataset = snapshot->dataset;
    const char *const phrases[] = {
        dataset->wave, snapshot->read_only != NULL ? C_("a project", "can only be read") : NULL};
    g_autofree char *subtitle = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    g_autofree char *title =
        g_strdup_printf(C_("window title", "%s – Equalens"), dataset->school->name);
    adw_window_title_set_title(self->title, dataset->school->name);
    adw_window_title_set_subtitle(self->title, subtitle);
    gtk_widget_set_tooltip_text(GTK_WIDGET(self->title), snapshot->read_only);
    gtk_window_set_title(GTK_WINDOW(self), title);
}

static void on_changed(EqlWindow *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    gboolean first = g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") != 0;
    show_title(self, snapshot);
    if (first)
        gtk_window_set_focus(GTK_WINDOW(self), NULL); /* what had it goes */
    gtk_stack_set_visible_child_name(self->stack, "project");
    eql_window_show_header(self);
    gtk_widget_set_visible(self->export, TRUE);
    show_waves(self, snapshot);
    on_plan_changed(self);
    gboolean other = g_strcmp0(self->remembered, snapshot->path) != 0;
    if (other && self->remembered != NULL)
        leave_project(self);
    eql_window_remember(self, snapshot->path);
    if (first || (other && !eql_snapshot_last_import(snapshot)))
        enter_project(self, eql_snapshot_last_import(snapshot) ? "overview" : "import");
    tell_imported(self);
    eql_window_bring_in_waiting(self);
}

static void on_failed(EqlWindow *self, const char *heading, const char *sentence)
{
    g_clear_pointer(&self->waiting_files, g_strfreev);
    eql_compat_show_message(GTK_WINDOW(self), heading, sentence);
}

static void on_imported(EqlWindow *self, guint files)
{
    self->imported += files;
}

static void on_undone(EqlWindow *self, const char *file, guint n)
{
    g_autofree char *text =
        n == 1 ? /* Translators: the name of a file. */
            g_strdup_printf(_("Took %s out again"), file)
               : g_strdup_printf(
                     ngettext("Took %u import out again", "Took %u imports out again", n), n);
    eql_window_toast(self, text, NULL, NULL);
}

void eql_window_say_saved(EqlWindow *self, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *shown = g_filename_display_name(name);
    g_autofree char *text = g_strdup_printf(_("Saved %s"), shown);
    g_autoptr(GVariant) target = g_variant_ref_sink(g_variant_new_string(path));
    g_autofree char *action = g_action_print_detailed_name("win.launch", target);
    gboolean can_open = !g_str_has_suffix(path, ".eqpack"); /* only a network reads that */
    eql_window_toast(self, text, can_open ? _("_Open") : NULL, action);
}

static void on_proposed(EqlWindow *self, int n)
{
    guint added = (guint)MAX(n, 0);
    g_autofree char *text = g_strdup_printf(
        ngettext("%u action added to the plan", "%u actions added to the plan", added), added);
    if (added > 0 || self->toast_for == NULL) /* asked for twice in a row, the first says more */
        eql_window_toast(self, added > 0 ? text : _("Every finding has an action already"),
                         added > 0 ? _("_Undo") : NULL, "win.undo");
    eql_window_show_page(self, "plan");
    eql_plan_page_focus(EQL_PLAN_PAGE(eql_window_page(self, "plan")));
}

static void on_read_back(EqlWindow *self, const char *file, GPtrArray *changes)
{
    eql_window_show_page(self, "plan");
    if (changes->len == 0) {
        /* Translators: the name of a file. */
        g_autofree char *text = g_strdup_printf(_("%s changes nothing in the plan"), file);
        eql_window_toast(self, text, NULL, NULL);
        return;
    }
    GtkWidget *dialog = eql_read_back_new(GTK_WINDOW(self), self->session, file, changes);
    gtk_window_present(GTK_WINDOW(dialog));
}

static void on_beside_read(EqlWindow *self, const char *path, const EqlBesideRead *read)
{
    /* Translators: a place and a year: “England”, “2016/17”. */
    g_autofree char *text = g_strdup_printf(_("%s %s stands beside the school now"),
                                            read->benchmark->place, read->benchmark->year);
    eql_window_show_page(self, "outcomes");
    eql_window_toast(self, text, _("_Undo"), "win.undo");
}

/* ── files dropped anywhere ── */

static gboolean on_drop(EqlWindow *self, const GValue *value, double x, double y)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (GSList *link = g_value_get_boxed(value); link != NULL; link = link->next) {
        g_autofree char *path = g_file_get_path(link->data);
        if (path != NULL)
            g_strv_builder_add(builder, path);
    }
    g_auto(GStrv) paths = g_strv_builder_end(builder);
    if (paths[0] == NULL)
        return FALSE;
    eql_window_take_files(self, (const char *const *)paths);
    return TRUE;
}

static void accept_drops(EqlWindow *self)
{
    GtkDropTarget *target = gtk_drop_target_new(GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
    g_signal_connect_swapped(target, "drop", G_CALLBACK(on_drop), self);
    /* Before a text field takes the file's name for a text to insert. */
    gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(target), GTK_PHASE_CAPTURE);
    gtk_widget_add_controller(GTK_WIDGET(self->toasts), GTK_EVENT_CONTROLLER(target));
}

/* ── narrow and wide ── */

static void on_width(EqlWindow *self, GParamSpec *pspec, GdkSurface *surface)
{
    gboolean wide = gdk_surface_get_width(surface) >= SIDEBAR_FROM;
    gtk_widget_set_visible(self->sidebar_box, wide);
    self->narrow = !wide;
    eql_window_show_header(self);
}

static void eql_window_realize(GtkWidget *widget)
{
    GTK_WIDGET_CLASS(eql_window_parent_class)->realize(widget);
    GdkSurface *surface = gtk_native_get_surface(GTK_NATIVE(widget));
    g_signal_connect_object(surface, "notify::width", G_CALLBACK(on_width), widget,
                            G_CONNECT_SWAPPED);
}

/* ── the widget ── */

static void eql_window_dispose(GObject *object)
{
    EqlWindow *self = EQL_WINDOW(object);
    if (self->session != NULL) {
        eql_window_unwatch_progress(self);
        g_signal_handlers_disconnect_by_data(self->session, self);
    }
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_WINDOW);
    g_clear_object(&self->session);
    g_clear_pointer(&self->remembered, g_free);
    g_clear_object(&self->network);
    g_clear_pointer(&self->waiting_files, g_strfreev);
    g_clear_pointer(&self->waiting_packs, g_strfreev);
    eql_window_forget_focus(self);
    g_clear_weak_pointer(&self->toast);
    G_OBJECT_CLASS(eql_window_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlWindow, toasts);
    gtk_widget_class_bind_template_child(widget, EqlWindow, title);
    gtk_widget_class_bind_template_child(widget, EqlWindow, waves);
    gtk_widget_class_bind_template_child(widget, EqlWindow, pages_menu);
    gtk_widget_class_bind_template_child(widget, EqlWindow, bring_in);
    gtk_widget_class_bind_template_child(widget, EqlWindow, export);
    gtk_widget_class_bind_template_child(widget, EqlWindow, reports);
    gtk_widget_class_bind_template_child(widget, EqlWindow, undo_box);
    gtk_widget_class_bind_template_child(widget, EqlWindow, undo_button);
    gtk_widget_class_bind_template_child(widget, EqlWindow, redo_button);
    gtk_widget_class_bind_template_child(widget, EqlWindow, edit_section);
    gtk_widget_class_bind_template_child(widget, EqlWindow, project_section);
    gtk_widget_class_bind_template_child(widget, EqlWindow, header);
    gtk_widget_class_bind_template_child(widget, EqlWindow, stack);
    gtk_widget_class_bind_template_child(widget, EqlWindow, start);
    gtk_widget_class_bind_template_child(widget, EqlWindow, sidebar_box);
    gtk_widget_class_bind_template_child(widget, EqlWindow, sidebar);
    gtk_widget_class_bind_template_child(widget, EqlWindow, pages);
    gtk_widget_class_bind_template_child(widget, EqlWindow, confidential);
    gtk_widget_class_bind_template_child(widget, EqlWindow, progress);
    gtk_widget_class_bind_template_child(widget, EqlWindow, progress_title);
    gtk_widget_class_bind_template_child(widget, EqlWindow, progress_bar);
    gtk_widget_class_bind_template_child(widget, EqlWindow, tour);
    gtk_widget_class_bind_template_callback(widget, eql_window_on_tour);
}

static void eql_window_class_init(EqlWindowClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_window_dispose;
    widget->realize = eql_window_realize;
    GTK_WINDOW_CLASS(klass)->close_request = eql_window_close_request;
    g_type_ensure(EQL_TYPE_START_PAGE);
    g_type_ensure(EQL_TYPE_TOUR);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/window.ui");
    bind_children(widget);
    gtk_widget_class_bind_template_callback(widget, on_row_selected);
    gtk_widget_class_bind_template_callback(widget, on_rows_chosen);
    gtk_widget_class_bind_template_callback(widget, select_row);
    eql_window_install_actions(widget);
}

static void listen(EqlWindow *self)
{
    static const struct {
        const char *signal;
        GCallback handler;
    } handlers[] = {
        {"changed", G_CALLBACK(on_changed)},
        {"failed", G_CALLBACK(on_failed)},
        {"imported", G_CALLBACK(on_imported)},
        {"undone", G_CALLBACK(on_undone)},
        {"saved", G_CALLBACK(eql_window_say_saved)},
        {"proposed", G_CALLBACK(on_proposed)},
        {"split", G_CALLBACK(eql_window_show_split)},
        {"drawn", G_CALLBACK(eql_window_print)},
        {"read-back", G_CALLBACK(on_read_back)},
        {"beside-read", G_CALLBACK(on_beside_read)},
        {"plan-changed", G_CALLBACK(on_plan_changed)},
        {"history-changed", G_CALLBACK(eql_window_update_actions)},
        {"history-changed", G_CALLBACK(eql_window_update_toast)},
    };
    for (guint i = 0; i < G_N_ELEMENTS(handlers); i++)
        g_signal_connect_object(self->session, handlers[i].signal, handlers[i].handler, self,
                                G_CONNECT_SWAPPED);
    g_signal_connect_object(eql_session_drafts(self->session), "items-changed",
                            G_CALLBACK(show_waiting), self, G_CONNECT_SWAPPED);
}

static void eql_window_init(EqlWindow *self)
{
    int width, height;
    gboolean maximised;
    self->session = eql_session_new();
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_hush_stacks(GTK_WIDGET(self));
    eql_name_toasts(self->toasts);
    add_pages(self);
    listen(self);
    accept_drops(self);
    eql_window_watch_progress(self);
    eql_window_watch_sidebar(self);
    g_signal_connect(self, "notify::focus-widget", G_CALLBACK(eql_window_keep_focus), NULL);
    eql_window_update_actions(self);
    eql_window_update_recent(self);
    eql_start_page_focus(self->start);
    if (eql_recent_window_size(&width, &height, &maximised)) {
        gtk_window_set_default_size(GTK_WINDOW(self), width, height);
        if (maximised)
            gtk_window_maximize(GTK_WINDOW(self));
    }
}

EqlWindow *eql_window_new(GtkApplication *application)
{
    return g_object_new(EQL_TYPE_WINDOW, "application", application, NULL);
}
