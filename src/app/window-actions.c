/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can do, by menu, key and button alike. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/preferences.h"
#include "app/text-field.h"
#include "app/what-goes-in.h"
#include "app/window-private.h"
#include "base/file-names.h"
#include "workflow/documents.h"

static const char *const DATA_PATTERNS[] = {"*.csv", "*.tsv",  "*.txt", "*.xlsx", "*.xml",
                                            "*.xls", "*.xlsm", "*.ods", NULL};
static const char *const WORKBOOK_PATTERNS[] = {"*.xlsx", NULL};

static gboolean is_project(const char *path)
{
    return g_str_has_suffix(path, ".equalens");
}

/* Into the school that is open, or the one that is on its way. */
static void bring_in(EqlWindow *self, const char *const *paths)
{
    if (eql_session_path(self->session) == NULL || eql_session_coming(self->session) != NULL) {
        eql_window_bring_in_later(self, paths);
        return;
    }
    eql_window_show_page(self, "import");
    eql_session_bring_in(self->session, paths);
}

/* Files that come together with a project are its own. */
void eql_window_take_files(EqlWindow *self, const char *const *paths)
{
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    const char *project = NULL;
    if (eql_window_take_network_files(self, paths))
        return;
    for (guint i = 0; paths[i] != NULL; i++) {
        if (!is_project(paths[i])) {
            g_strv_builder_add(builder, paths[i]);
            continue;
        }
        eql_window_open(self, paths[i]);
        project = project != NULL ? project : paths[i];
    }
    g_auto(GStrv) files = g_strv_builder_end(builder);
    EqlWindow *window = project != NULL ? eql_window_showing(application, project) : self;
    if (window != NULL && files[0] != NULL)
        bring_in(window, (const char *const *)files);
}

/* ── data ── */

static void on_data_chosen(const char *const *paths, GObject *owner)
{
    eql_window_take_files(EQL_WINDOW(owner), paths);
}

static void act_bring_in(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Exports, returns and lists (CSV, Excel, XML)"), DATA_PATTERNS};
    eql_window_show_page(EQL_WINDOW(widget), "import");
    eql_compat_open_files(GTK_WINDOW(widget), _("Choose files to bring in"), &kind, TRUE,
                          on_data_chosen, widget);
}

/* Whoever takes a change back wants to see it. One of all figures leads nowhere, even where the
 * plan's evidence changes with them: it is told at the foot. */
static void show_where(EqlWindow *self, const EqlEdit *edit)
{
    const EqlTouches all = EQL_TOUCHES_PLAN | EQL_TOUCHES_FIGURES;
    if (edit != NULL && (eql_edit_touches(edit) & all) == EQL_TOUCHES_PLAN)
        eql_window_show_page(self, "plan");
    if (edit != NULL && (eql_edit_touches(edit) & EQL_TOUCHES_COMMENTS))
        eql_window_show_page(self, "voices");
    if (edit != NULL && (eql_edit_touches(edit) & EQL_TOUCHES_ACCREDITATION))
        eql_window_show_page(self, "accreditation");
    if (edit != NULL && (eql_edit_touches(edit) & EQL_TOUCHES_QUESTIONS))
        eql_window_show_page(self, "questionnaire");
}

/* To those who do not see it; what is told at the foot, once it is done, is not said twice. */
static void say_step(EqlWindow *self, const EqlEdit *edit, gboolean forwards)
{
    if (edit != NULL && eql_edit_told(edit, forwards) == NULL)
        eql_compat_announce(GTK_WIDGET(self),
                            forwards ? eql_edit_redo_label(edit) : eql_edit_undo_label(edit));
}

/* While somebody types, undo and redo are about what is typed. */
static gboolean is_for_text(EqlWindow *self, const char *action)
{
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(self));
    if (focus == NULL || !(GTK_IS_TEXT(focus) || GTK_IS_TEXT_VIEW(focus)))
        return FALSE;
    EqlTextField *field = eql_text_field_of(focus);
    if (field != NULL && !eql_text_field_is_pending(field))
        return FALSE; /* it was kept: that is a change like any other */
    if (field == NULL && GTK_IS_TEXT(focus) && *gtk_editable_get_text(GTK_EDITABLE(focus)) == '\0')
        return FALSE; /* an empty search */
    gtk_widget_activate_action(focus, action, NULL);
    return TRUE;
}

static void act_undo(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlWindow *self = EQL_WINDOW(widget);
    if (is_for_text(self, "text.undo"))
        return;
    if (eql_window_shows_network(self)) {
        eql_network_file_undo(self->network);
        return;
    }
    const EqlEdit *edit = eql_history_to_undo(eql_session_history(self->session));
    show_where(self, edit);
    say_step(self, edit, FALSE);
    eql_session_undo(self->session);
}

static void act_redo(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlWindow *self = EQL_WINDOW(widget);
    if (is_for_text(self, "text.redo"))
        return;
    if (eql_window_shows_network(self)) {
        eql_network_file_redo(self->network);
        return;
    }
    const EqlEdit *edit = eql_history_to_redo(eql_session_history(self->session));
    show_where(self, edit);
    say_step(self, edit, TRUE);
    eql_session_redo(self->session);
}

static void act_cancel(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_jobs_cancel(eql_session_jobs(EQL_WINDOW(widget)->session));
}

/* ── looking ── */

static void act_page(GtkWidget *widget, const char *name, GVariant *page)
{
    EqlWindow *self = EQL_WINDOW(widget);
    const char *wanted = g_variant_get_string(page, NULL);
    gtk_window_set_focus(GTK_WINDOW(self), NULL); /* to the first on the page, not one further */
    eql_window_show_page(self, wanted);
    GtkWidget *page_shown = eql_window_page(self, wanted);
    if (page_shown != NULL && !eql_page_take_focus(EQL_PAGE(page_shown)))
        eql_window_enter_page(page_shown);
}

static void act_wave(GtkWidget *widget, const char *name, GVariant *wave)
{
    eql_session_show_wave(EQL_WINDOW(widget)->session, g_variant_get_string(wave, NULL));
}

/* ── plan and workbook ── */

static void act_propose(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_session_propose(EQL_WINDOW(widget)->session);
}

static void on_bank_chosen(const char *const *paths, GObject *owner)
{
    EqlWindow *self = EQL_WINDOW(owner);
    g_autoptr(GError) error = NULL;
    guint n = 0;
    if (!eql_profile_keep_bank(paths[0], &n, &error)) {
        eql_compat_show_message(GTK_WINDOW(self), _("These actions could not be read"),
                                error->message);
        return;
    }
    g_autofree char *text =
        g_strdup_printf(ngettext("%u action of your own will be proposed first",
                                 "%u actions of your own will be proposed first", n),
                        n);
    eql_window_toast(self, text, NULL, NULL);
}

static void act_own_actions(GtkWidget *widget, const char *name, GVariant *unused)
{
    static const char *const patterns[] = {"*.csv", NULL};
    const EqlFileKind kind = {_("Tables of actions (CSV)"), patterns};
    eql_compat_open_files(GTK_WINDOW(widget), _("Choose a table of your own actions"), &kind, FALSE,
                          on_bank_chosen, widget);
}

static void on_workbook_chosen(const char *const *paths, GObject *owner)
{
    g_autofree char *path = eql_file_name_end(paths[0], ".xlsx");
    eql_session_save_workbook(EQL_WINDOW(owner)->session, path);
}

static void act_export(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Excel workbook"), WORKBOOK_PATTERNS};
    const EqlDataset *dataset = eql_session_snapshot(EQL_WINDOW(widget)->session)->dataset;
    g_autofree char *file =
        eql_document_file_name(dataset->school->name, dataset->wave, EQL_DOCUMENT_WORKBOOK);
    eql_compat_save_file(GTK_WINDOW(widget), _("Save the workbook"), &kind, file,
                         on_workbook_chosen, widget);
}

static void act_what_goes_in(GtkWidget *widget, const char *name, GVariant *unused)
{
    GtkWidget *dialog = eql_what_goes_in_new(GTK_WINDOW(widget), EQL_WINDOW(widget)->session);
    gtk_window_present(GTK_WINDOW(dialog));
}

static void on_plan_chosen(const char *const *paths, GObject *owner)
{
    eql_session_read_back(EQL_WINDOW(owner)->session, paths[0]);
}

static void act_read_back(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Excel workbook"), WORKBOOK_PATTERNS};
    eql_compat_open_files(GTK_WINDOW(widget), _("Choose the workbook to read back"), &kind, FALSE,
                          on_plan_chosen, widget);
}

static void act_preferences(GtkWidget *widget, const char *name, GVariant *unused)
{
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(widget), EQL_WINDOW(widget)->session);
    gtk_window_present(GTK_WINDOW(preferences));
}

static void act_launch(GtkWidget *widget, const char *name, GVariant *path)
{
    eql_compat_launch_file(GTK_WINDOW(widget), g_variant_get_string(path, NULL));
}

/* ── help ── */

static void act_about(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_show_about(GTK_WINDOW(widget));
}

/* ── the list of them ── */

/* `name`: what is to be undone, by name; “Undo” alone when there is nothing. */
static void offer(EqlWindow *self, const char *action, GtkWidget *button, const char *name,
                  const char *plain)
{
    const char *label = name != NULL ? name : plain;
    g_auto(GStrv) parts = g_strsplit(label, "_", -1); /* no mnemonics in the names of files */
    g_autofree char *escaped = g_strjoinv("__", parts);
    g_menu_append(self->edit_section, escaped, action);
    gtk_widget_action_set_enabled(GTK_WIDGET(self), action, name != NULL);
    gtk_widget_set_tooltip_text(button, label);
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                   -1);
}

static void offer_network_undo(EqlWindow *self)
{
    g_menu_remove_all(self->edit_section);
    offer(self, "win.undo", self->undo_button, eql_network_file_undo_label(self->network),
          _("Undo"));
    offer(self, "win.redo", self->redo_button, eql_network_file_redo_label(self->network),
          _("Redo"));
}

static void offer_undo(EqlWindow *self)
{
    const EqlHistory *history = eql_session_history(self->session);
    const EqlEdit *undo = eql_history_to_undo(history), *redo = eql_history_to_redo(history);
    g_menu_remove_all(self->edit_section);
    offer(self, "win.undo", self->undo_button, undo != NULL ? eql_edit_undo_label(undo) : NULL,
          _("Undo"));
    offer(self, "win.redo", self->redo_button, redo != NULL ? eql_edit_redo_label(redo) : NULL,
          _("Redo"));
}

void eql_window_update_actions(EqlWindow *self)
{
    GtkWidget *widget = GTK_WIDGET(self);
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    gboolean open = snapshot != NULL;
    gtk_widget_action_set_enabled(widget, "win.bring-in", open);
    gtk_widget_action_set_enabled(widget, "win.split-schools", open);
    gtk_widget_action_set_enabled(widget, "win.page", open);
    gtk_widget_action_set_enabled(widget, "win.read-back", open);
    gtk_widget_action_set_enabled(widget, "win.wave", open);
    gboolean anything =
        open && (eql_snapshot_has_answers(snapshot) ||
                 (eql_snapshot_has_census(snapshot) && eql_snapshot_has_outcomes(snapshot)));
    gtk_widget_action_set_enabled(widget, "win.export", anything);
    gtk_widget_action_set_enabled(widget, "win.what-goes-in", anything);
    eql_window_update_reports(self, anything);
    gtk_widget_action_set_enabled(widget, "win.propose", open && snapshot->findings->len > 0);
    eql_window_update_internal(self);
    if (eql_window_shows_network(self))
        offer_network_undo(self);
    else
        offer_undo(self);
}

void eql_window_install_actions(GtkWidgetClass *klass)
{
    static const struct {
        const char *name, *parameter;
        GtkWidgetActionActivateFunc activate;
    } actions[] = {
        {"win.bring-in", NULL, act_bring_in},
        {"win.split-schools", NULL, eql_window_split_schools},
        {"win.undo", NULL, act_undo},
        {"win.redo", NULL, act_redo},
        {"win.cancel", NULL, act_cancel},
        {"win.page", "s", act_page},
        {"win.wave", "s", act_wave},
        {"win.propose", NULL, act_propose},
        {"win.own-actions", NULL, act_own_actions},
        {"win.export", NULL, act_export},
        {"win.what-goes-in", NULL, act_what_goes_in},
        {"win.read-back", NULL, act_read_back},
        {"win.preferences", NULL, act_preferences},
        {"win.launch", "s", act_launch},
        {"win.help", NULL, eql_window_help},
        {"win.figures", NULL, eql_window_figures},
        {"win.tour", NULL, eql_window_tour},
        {"win.shortcuts", NULL, eql_window_shortcuts},
        {"win.about", NULL, act_about},
    };
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++)
        gtk_widget_class_install_action(klass, actions[i].name, actions[i].parameter,
                                        actions[i].activate);
    eql_window_install_project_actions(klass);
    eql_window_install_focus_actions(klass);
    eql_window_install_internal_actions(klass);
    eql_window_install_report_actions(klass);
    eql_window_install_network_actions(klass);
    eql_window_install_document_actions(klass);
}
