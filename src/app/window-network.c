/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that shows a network of schools in place of one: opened, added to, saved. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/network-page.h"
#include "app/part-names.h"
#include "app/window-private.h"
#include "base/file-names.h"
#include "model/questionnaire.h"
#include "workflow/network-edit.h"
#include "workflow/network.h"

/* What was asked for is kept until a file is chosen, one question at a time. */
#define DOCUMENT "equalens-network-document"

static const char *const NETWORK_PATTERNS[] = {"*.eqnet", NULL};
static const char *const SCHOOL_PATTERNS[] = {"*.eqpack", "*.equalens", NULL};

gboolean eql_window_shows_network(EqlWindow *self)
{
    return g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "network") == 0;
}

const char *eql_window_network_path(EqlWindow *self)
{
    return eql_window_shows_network(self) ? eql_network_file_path(self->network) : NULL;
}

GtkWidget *eql_window_network_page(EqlWindow *self)
{
    return gtk_stack_get_child_by_name(self->stack, "network");
}

gboolean eql_window_is_network(const char *path)
{
    return g_str_has_suffix(path, ".eqnet") || eql_network_is(path);
}

/* ── what the network says ── */

static void on_changed(EqlWindow *self)
{
    const char *path = eql_network_file_path(self->network);
    g_autofree char *name = eql_file_name_shown(path, ".eqnet");
    g_autofree char *title = g_strdup_printf(C_("window title", "%s – Equalens"), name);
    eql_window_dismiss_toast(self); /* its Undo was of what was done before */
    adw_window_title_set_title(self->title, name);
    gtk_window_set_title(GTK_WINDOW(self), title);
    eql_window_remember(self, path);
    eql_window_update_actions(self);
}

static void on_failed(EqlWindow *self, const char *heading, const char *sentence)
{
    eql_compat_show_message(GTK_WINDOW(self), heading, sentence);
}

static GPtrArray *problems_of(const GPtrArray *added)
{
    GPtrArray *problems = g_ptr_array_new();
    for (guint i = 0; i < added->len; i++) {
        const EqlNetworkAdded *one = added->pdata[i];
        if (one->problem != NULL)
            g_ptr_array_add(problems, one->problem);
    }
    return problems;
}

static guint count_replaced(const GPtrArray *added)
{
    guint n = 0;
    for (guint i = 0; i < added->len; i++)
        n += ((const EqlNetworkAdded *)added->pdata[i])->replaced;
    return n;
}

/* "8 schools brought in, 2 of them anew" */
static char *added_text(const GPtrArray *added)
{
    guint n = eql_network_count_added(added), again = count_replaced(added);
    if (n == 0)
        return g_strdup(_("No school was added"));
    if (again == 0)
        return g_strdup_printf(ngettext("%u school added", "%u schools added", n), n);
    return g_strdup_printf(ngettext("%u school brought in, %u of them in place of its earlier pack",
                                    "%u schools brought in, %u of them in place of an earlier pack",
                                    n),
                           n, again);
}

static void on_added(EqlWindow *self, GPtrArray *added)
{
    g_autofree char *text = added_text(added);
    g_autoptr(GPtrArray) problems = problems_of(added);
    if (!eql_window_tell_problems(self, text, problems))
        eql_window_toast(self, text, _("_Undo"), "win.undo");
}

static EqlNetworkFile *network_new(EqlWindow *self)
{
    EqlNetworkFile *network = eql_network_file_new(eql_session_jobs(self->session));
    g_signal_connect_object(network, "changed", G_CALLBACK(on_changed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(network, "failed", G_CALLBACK(on_failed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(network, "added", G_CALLBACK(on_added), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(network, "saved", G_CALLBACK(eql_window_say_saved), self,
                            G_CONNECT_SWAPPED);
    return network;
}

/* The page is built when it is first looked at: few ever need it. */
static void enter(EqlWindow *self)
{
    if (self->network == NULL) {
        GtkWidget *page = g_object_new(EQL_TYPE_NETWORK_PAGE, NULL);
        self->network = network_new(self);
        gtk_stack_add_named(self->stack, page, "network");
        eql_hush_stacks(GTK_WIDGET(self->stack));
        eql_network_page_set_file(EQL_NETWORK_PAGE(page), self->network);
    }
    gtk_stack_set_visible_child_name(self->stack, "network");
    adw_window_title_set_title(self->title, _("Schools beside each other"));
    adw_window_title_set_subtitle(self->title, "");
    eql_window_show_header(self);
    eql_window_update_actions(self);
    eql_network_page_focus(EQL_NETWORK_PAGE(eql_window_network_page(self)));
}

/* Here, where nothing else is shown, or in a new window. */
static EqlWindow *window_to_compare_in(EqlWindow *self)
{
    EqlWindow *window = eql_window_shows_network(self) || eql_window_is_free(self)
                            ? self
                            : eql_window_new_beside(self);
    if (!eql_window_shows_network(window))
        enter(window);
    return window;
}

/* ── opening ── */

void eql_window_open_network(EqlWindow *self, const char *path)
{
    EqlWindow *window = eql_window_network_path(self) != NULL ? eql_window_new_beside(self) : self;
    eql_network_file_open(window_to_compare_in(window)->network, path);
}

static void on_network_chosen(const char *const *paths, GObject *owner)
{
    eql_window_open(EQL_WINDOW(owner), paths[0]);
}

static void act_open(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Networks of schools"), NETWORK_PATTERNS};
    eql_compat_open_files(GTK_WINDOW(widget), _("Open a network"), &kind, FALSE, on_network_chosen,
                          widget);
}

static void act_compare(GtkWidget *widget, const char *name, GVariant *unused)
{
    window_to_compare_in(EQL_WINDOW(widget));
}

/* ── adding ── */

static void on_place_chosen(const char *const *paths, GObject *owner)
{
    EqlWindow *self = EQL_WINDOW(owner);
    g_autofree char *path = eql_file_name_end(paths[0], ".eqnet");
    g_auto(GStrv) waiting = g_steal_pointer(&self->waiting_packs);
    if (waiting != NULL)
        eql_network_file_add(self->network, path, (const char *const *)waiting, NULL);
}

/* A new network has a file before it has schools: nothing of it can be lost. */
static void add(EqlWindow *self, const char *const *paths)
{
    const EqlFileKind kind = {_("Networks of schools"), NETWORK_PATTERNS};
    if (eql_network_file_path(self->network) != NULL) {
        eql_network_file_add(self->network, NULL, paths, NULL);
        return;
    }
    g_strfreev(self->waiting_packs);
    self->waiting_packs = g_strdupv((char **)paths);
    eql_compat_save_file(GTK_WINDOW(self), _("Where shall the network be kept?"), &kind,
                         _("Network of schools.eqnet"), on_place_chosen, self);
}

static void on_schools_chosen(const char *const *paths, GObject *owner)
{
    add(EQL_WINDOW(owner), paths);
}

static void act_add(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlWindow *self = window_to_compare_in(EQL_WINDOW(widget));
    const EqlFileKind kind = {_("Packs and projects of schools"), SCHOOL_PATTERNS};
    eql_compat_open_files(GTK_WINDOW(self), _("Add schools"), &kind, TRUE, on_schools_chosen, self);
}

static gboolean any_has(const char *const *paths, const char *ending)
{
    for (guint i = 0; paths[i] != NULL; i++)
        if (g_str_has_suffix(paths[i], ending))
            return TRUE;
    return FALSE;
}

gboolean eql_window_take_network_files(EqlWindow *self, const char *const *paths)
{
    if (eql_window_is_network(paths[0])) {
        eql_window_open(self, paths[0]);
        return TRUE;
    }
    if (!eql_window_shows_network(self) && !any_has(paths, ".eqpack"))
        return FALSE;
    add(window_to_compare_in(self), paths);
    return TRUE;
}

/* ── saving ── */

static EqlNetworkDocument document_from_name(const char *name)
{
    if (g_str_equal(name, "workbook"))
        return EQL_NETWORK_WORKBOOK;
    return g_str_equal(name, "report") ? EQL_NETWORK_REPORT : EQL_NETWORK_HANDOUTS;
}

static void on_target_chosen(const char *const *paths, GObject *owner)
{
    static const char *const endings[] = {".xlsx", ".pdf", NULL};
    EqlWindow *self = EQL_WINDOW(owner);
    EqlNetworkDocument document =
        (EqlNetworkDocument)GPOINTER_TO_INT(g_object_get_data(owner, DOCUMENT));
    EqlCohortChoice choice =
        eql_network_page_choice(EQL_NETWORK_PAGE(eql_window_network_page(self)));
    g_autofree char *path = document == EQL_NETWORK_HANDOUTS
                                ? g_strdup(paths[0])
                                : eql_file_name_end(paths[0], endings[document]);
    eql_network_file_write(self->network, document, &choice, path);
}

/* "Network of schools – Pupils.xlsx" */
static char *target_name(EqlWindow *self, const char *ending)
{
    EqlCohortChoice choice =
        eql_network_page_choice(EQL_NETWORK_PAGE(eql_window_network_page(self)));
    g_autofree char *name = eql_file_name_shown(eql_window_network_path(self), ".eqnet");
    const char *audience = eql_audience_label(choice.audience != NULL ? choice.audience : "pupil");
    /* Translators: a file's name, from the network, its cohort where one is chosen, who answered,
     * and its ending (“.pdf”). */
    return eql_file_name_clean(
        choice.cohort != NULL
            ? g_strdup_printf(C_("file name", "%s – %s – %s%s"), name, choice.cohort, audience,
                              ending)
            : g_strdup_printf(C_("file name", "%s – %s%s"), name, audience, ending));
}

static void act_save(GtkWidget *widget, const char *name, GVariant *target)
{
    static const char *const workbooks[] = {"*.xlsx", NULL}, *const reports[] = {"*.pdf", NULL};
    EqlWindow *self = EQL_WINDOW(widget);
    const EqlFileKind workbook = {_("Excel workbook"), workbooks},
                      report = {_("PDF document"), reports};
    EqlNetworkDocument document = document_from_name(g_variant_get_string(target, NULL));
    if (eql_window_network_path(self) == NULL)
        return;
    g_object_set_data(G_OBJECT(self), DOCUMENT, GINT_TO_POINTER(document));
    if (document == EQL_NETWORK_HANDOUTS) {
        eql_compat_choose_folder(GTK_WINDOW(self), _("Choose a folder for the handouts"),
                                 on_target_chosen, self);
        return;
    }
    g_autofree char *file = target_name(self, document == EQL_NETWORK_REPORT ? ".pdf" : ".xlsx");
    eql_compat_save_file(GTK_WINDOW(self),
                         document == EQL_NETWORK_REPORT ? _("Save the network’s report")
                                                        : _("Save the network’s workbook"),
                         document == EQL_NETWORK_REPORT ? &report : &workbook, file,
                         on_target_chosen, self);
}

void eql_window_install_network_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.compare", NULL, act_compare);
    gtk_widget_class_install_action(klass, "win.network-open", NULL, act_open);
    gtk_widget_class_install_action(klass, "win.network-add", NULL, act_add);
    gtk_widget_class_install_action(klass, "win.network-save", "s", act_save);
}
