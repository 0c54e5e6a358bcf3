/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/pages.h"
#include "app/part-names.h"
#include "app/plan-page.h"
#include "app/read-back.h"
#include "app/recent.h"
#include "app/text-scale.h"
#include "app/window-private.h"

/* Below this width the pages are chosen from a menu, in pixels where text is as large as usual. */
#define SIDEBAR_FROM 780
/* So much is read of a page's name on the menu, in characters. */
#define LEAST_OF_TITLE 8

G_DEFINE_FINAL_TYPE(EqlWindow, eql_window, ADW_TYPE_APPLICATION_WINDOW)

EqlSession *eql_window_session(EqlWindow *self)
{
    return self->session;
}

/* ── pages ── */

gboolean eql_window_shows_project(EqlWindow *self)
{
    return g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") == 0;
}

void eql_window_show_header(EqlWindow *self)
{
    gboolean open = eql_window_shows_project(self);
    gtk_widget_set_visible(GTK_WIDGET(self->pages_menu), open && self->narrow);
    gtk_widget_set_visible(self->bring_in, open && !self->narrow);
    gtk_widget_set_visible(self->undo_box,
                           (open || eql_window_shows_network(self)) && !self->narrow);
}

/* Only newer GTK can be told to. The page can still be made out. */
static void let_shrink(GtkWidget *widget)
{
    if (GTK_IS_LABEL(widget)) {
        gtk_label_set_ellipsize(GTK_LABEL(widget), PANGO_ELLIPSIZE_END);
        gtk_label_set_width_chars(GTK_LABEL(widget), LEAST_OF_TITLE);
    }
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        let_shrink(child);
}

/* It reads as the page that is shown; with large text as far as there is room. */
static void name_pages_menu(EqlWindow *self)
{
    gtk_menu_button_set_label(self->pages_menu, eql_project_view_title(self->project));
    if (eql_text_scale_is_large(GTK_WIDGET(self)))
        let_shrink(gtk_widget_get_first_child(GTK_WIDGET(self->pages_menu)));
}

/* Making its pages takes about as long as all else of the window. */
static void add_project(EqlWindow *self)
{
    GtkWidget *project = eql_project_view_new(self->session);
    g_autoptr(GMenuModel) menu = eql_pages_menu();
    self->project = EQL_PROJECT_VIEW(project);
    gtk_widget_set_visible(eql_project_view_sidebar(self->project), !self->narrow);
    gtk_stack_add_named(self->stack, project, "project");
    gtk_menu_button_set_menu_model(self->pages_menu, menu);
    g_signal_connect_object(project, "page-shown", G_CALLBACK(name_pages_menu), self,
                            G_CONNECT_SWAPPED);
    name_pages_menu(self);
    eql_hush_stacks(GTK_WIDGET(self->stack));
}

EqlProjectView *eql_window_project(EqlWindow *self)
{
    g_clear_handle_id(&self->furnishing, g_source_remove);
    if (self->project == NULL)
        add_project(self);
    return self->project;
}

GtkWidget *eql_window_page(EqlWindow *self, const char *name)
{
    return eql_project_view_page(eql_window_project(self), name);
}

void eql_window_show_page(EqlWindow *self, const char *name)
{
    eql_project_view_show_page(eql_window_project(self), name);
}

/* ── what the session says ── */

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
        gtk_widget_child_focus(eql_project_view_pages(self->project), GTK_DIR_TAB_FORWARD);
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

/* What was told of the project before, and could be undone there, goes; and the tour, where
 * somebody has a school of their own. */
static void change_project(EqlWindow *self)
{
    if (self->remembered != NULL)
        eql_window_dismiss_toast(self);
    if (!eql_session_is_sample(self->session))
        eql_window_need_no_tour(self);
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
    gboolean first = !eql_window_shows_project(self);
    GtkWidget *project = GTK_WIDGET(eql_window_project(self));
    show_title(self, snapshot);
    if (first)
        gtk_window_set_focus(GTK_WINDOW(self), NULL); /* what had it goes */
    gtk_stack_set_visible_child(self->stack, project);
    eql_window_show_header(self);
    gtk_widget_set_visible(self->export, TRUE);
    show_waves(self, snapshot);
    eql_window_update_actions(self);
    gboolean other = g_strcmp0(self->remembered, snapshot->path) != 0;
    if (other)
        change_project(self);
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

static void on_taken_out(EqlWindow *self, const char *file, guint n, gboolean last)
{
    g_autofree char *text =
        file != NULL ? /* Translators: the name of a file. */
            g_strdup_printf(_("Took %s out again"), file)
                     : g_strdup_printf(
                           ngettext("Took %u import out again", "Took %u imports out again", n), n);
    eql_window_toast(self, text, last ? _("_Undo") : NULL, "win.undo");
}

static void on_put_back(EqlWindow *self, const char *file, guint n)
{
    g_autofree char *text =
        file != NULL ? /* Translators: the name of a file. */
            g_strdup_printf(_("Put %s back"), file)
                     : g_strdup_printf(ngettext("Put %u import back", "Put %u imports back", n), n);
    eql_window_toast(self, text, NULL, NULL);
}

static void on_told(EqlWindow *self, const char *sentence)
{
    eql_window_toast(self, sentence, NULL, NULL);
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

static void on_read_back(EqlWindow *self, const char *file, GPtrArray *changes, const char *school)
{
    eql_window_show_page(self, "plan");
    if (changes->len == 0) {
        /* Translators: the name of a file. */
        g_autofree char *text = g_strdup_printf(_("%s changes nothing in the plan"), file);
        eql_window_toast(self, text, NULL, NULL);
        return;
    }
    GtkWidget *dialog = eql_read_back_new(GTK_WINDOW(self), self->session, file, school, changes);
    gtk_window_present(GTK_WINDOW(dialog));
}

static void on_beside_read(EqlWindow *self, const char *path, const EqlBesideRead *read)
{
    /* Translators: a place and a year: “England”, “2016/17”. */
    g_autofree char *text =
        g_strdup_printf(_("%s %s stands beside the school now"),
                        eql_place_name(read->benchmark->place), read->benchmark->year);
    eql_window_show_page(self, "outcomes");
    eql_window_toast(self, text, _("_Undo"), "win.undo");
}

/* ── narrow and wide ── */

/* The larger the text is, the sooner: else the window could not be made narrow. */
static void fit_sidebar(EqlWindow *self)
{
    GdkSurface *surface = gtk_native_get_surface(GTK_NATIVE(self));
    if (surface == NULL)
        return;
    gboolean wide =
        gdk_surface_get_width(surface) >= SIDEBAR_FROM * eql_text_scale(GTK_WIDGET(self));
    self->narrow = !wide;
    if (self->project != NULL)
        gtk_widget_set_visible(eql_project_view_sidebar(self->project), wide);
    eql_window_show_header(self);
}

static void on_text_scaled(EqlWindow *self)
{
    fit_sidebar(self);
    if (self->project != NULL)
        name_pages_menu(self);
    eql_text_scale_clamps(GTK_WIDGET(self->stack));
}

static gboolean on_furnish(gpointer data)
{
    EqlWindow *self = data;
    self->furnishing = 0;
    if (!eql_window_shows_network(self))
        eql_window_project(self);
    return G_SOURCE_REMOVE;
}

/* There is something to see; until somebody has read it, the rest is there too. */
static void on_first_frame(EqlWindow *self, GdkFrameClock *clock)
{
    g_clear_signal_handler(&self->first_frame, clock);
    if (self->project == NULL && self->furnishing == 0)
        self->furnishing = g_idle_add(on_furnish, self);
}

static void eql_window_realize(GtkWidget *widget)
{
    GTK_WIDGET_CLASS(eql_window_parent_class)->realize(widget);
    GdkSurface *surface = gtk_native_get_surface(GTK_NATIVE(widget));
    g_signal_connect_object(surface, "notify::width", G_CALLBACK(fit_sidebar), widget,
                            G_CONNECT_SWAPPED);
    GdkFrameClock *clock = gtk_widget_get_frame_clock(widget);
    EQL_WINDOW(widget)->first_frame = g_signal_connect_object(
        clock, "after-paint", G_CALLBACK(on_first_frame), widget, G_CONNECT_SWAPPED);
}

/* ── the widget ── */

static void eql_window_dispose(GObject *object)
{
    EqlWindow *self = EQL_WINDOW(object);
    if (self->session != NULL) {
        eql_window_unwatch_progress(self);
        g_signal_handlers_disconnect_by_data(self->session, self);
    }
    g_clear_handle_id(&self->furnishing, g_source_remove);
    if (self->project != NULL)
        g_signal_handlers_disconnect_by_data(self->project, self);
    self->project = NULL; /* goes with the stack */
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
    eql_window_install_actions(widget);
}

/* After the pages, which show what the window then leads to. */
static void listen(EqlWindow *self)
{
    static const struct {
        const char *signal;
        GCallback handler;
    } handlers[] = {
        {"changed", G_CALLBACK(on_changed)},
        {"failed", G_CALLBACK(on_failed)},
        {"imported", G_CALLBACK(on_imported)},
        {"taken-out", G_CALLBACK(on_taken_out)},
        {"put-back", G_CALLBACK(on_put_back)},
        {"told", G_CALLBACK(on_told)},
        {"saved", G_CALLBACK(eql_window_say_saved)},
        {"proposed", G_CALLBACK(on_proposed)},
        {"split", G_CALLBACK(eql_window_show_split)},
        {"drawn", G_CALLBACK(eql_window_print)},
        {"read-back", G_CALLBACK(on_read_back)},
        {"beside-read", G_CALLBACK(on_beside_read)},
        {"plan-changed", G_CALLBACK(eql_window_update_actions)},
        {"history-changed", G_CALLBACK(eql_window_update_actions)},
        {"history-changed", G_CALLBACK(eql_window_update_toast)},
    };
    for (guint i = 0; i < G_N_ELEMENTS(handlers); i++)
        g_signal_connect_object(self->session, handlers[i].signal, handlers[i].handler, self,
                                G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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
    listen(self);
    eql_window_accept_drops(self, GTK_WIDGET(self->toasts));
    eql_window_watch_progress(self);
    g_signal_connect(self, "notify::focus-widget", G_CALLBACK(eql_window_keep_focus), NULL);
    g_signal_connect_object(gtk_widget_get_settings(GTK_WIDGET(self)), "notify::gtk-xft-dpi",
                            G_CALLBACK(on_text_scaled), self, G_CONNECT_SWAPPED);
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
