/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small groups, for the school alone: on screen until the window closes, and in an internal
 * workbook. Each is asked for by name and agreed to. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/window-private.h"

/* ── on screen ── */

static void on_show_agreed(GObject *window)
{
    eql_session_show_small_groups(EQL_WINDOW(window)->session, eql_internal_for_the_school_alone());
}

static void act_show(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_ask(GTK_WINDOW(widget), _("Show small groups?"),
                   _("Figures will be shown that rest on very few people, and single children may "
                     "be recognised. They are shown on this screen only, until the window closes "
                     "or you hide them again: nothing is copied or exported with them. Make sure "
                     "that nobody else can see the screen."),
                   _("_Show them"), on_show_agreed, widget);
}

static void act_hide(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_session_show_small_groups(EQL_WINDOW(widget)->session, NULL);
}

/* ── in a file ── */

/* "Sampleton High School-internal.xlsx" */
static char *name_of(const EqlSnapshot *snapshot, const char *ending)
{
    /* Translators: a file's name, from the school's; it holds confidential figures. */
    g_autofree char *name =
        g_strdup_printf(C_("file name", "%s-internal"), snapshot->dataset->school->name);
    return g_strconcat(g_strdelimit(name, "/\\:*?\"<>|", '-'), ending, NULL);
}

static char *with_ending(const char *path, const char *ending)
{
    return g_str_has_suffix(path, ending) ? g_strdup(path) : g_strconcat(path, ending, NULL);
}

/* The two documents that may hold small numbers. */
typedef struct {
    const char *ending;
    const char *type;  /* what the dialogue calls such files */
    const char *title; /* the dialogue's */
    EqlFilesChosen on_chosen;
} Kind;

static void choose_file(GObject *window, const Kind *kind)
{
    g_autofree char *pattern = g_strconcat("*", kind->ending, NULL);
    const char *const patterns[] = {pattern, NULL};
    const EqlFileKind files = {kind->type, patterns};
    const EqlSnapshot *snapshot = eql_session_snapshot(EQL_WINDOW(window)->session);
    g_autofree char *file = snapshot != NULL ? name_of(snapshot, kind->ending) : NULL;
    if (file != NULL)
        eql_compat_save_file(GTK_WINDOW(window), kind->title, &files, file, kind->on_chosen,
                             window);
}

static void on_workbook_chosen(const char *const *paths, GObject *owner)
{
    g_autofree char *path = with_ending(paths[0], ".xlsx");
    eql_session_save_workbook_internal(EQL_WINDOW(owner)->session, path,
                                       eql_internal_for_the_school_alone());
}

static void choose_workbook(GObject *window)
{
    const Kind kind = {".xlsx", _("Excel workbook"), _("Save an internal workbook"),
                       on_workbook_chosen};
    choose_file(window, &kind);
}

static void on_report_chosen(const char *const *paths, GObject *owner)
{
    g_autofree char *path = with_ending(paths[0], ".pdf");
    eql_session_save_report_internal(EQL_WINDOW(owner)->session, path,
                                     eql_internal_for_the_school_alone());
}

static void choose_report(GObject *window)
{
    const Kind kind = {".pdf", _("PDF document"), _("Save an internal report"), on_report_chosen};
    choose_file(window, &kind);
}

static void act_export(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_ask(GTK_WINDOW(widget), _("Save an internal workbook?"),
                   _("It holds figures that rest on very few people, and single children may be "
                     "recognised from it. Every sheet says that it is confidential. Keep it where "
                     "the school keeps such files, and do not pass it on: the usual workbook is "
                     "made for that."),
                   _("_Choose where"), choose_workbook, widget);
}

static void act_report(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_ask(GTK_WINDOW(widget), _("Save an internal report?"),
                   _("It holds figures that rest on very few people, and single children may be "
                     "recognised from it. Every page says that it is confidential. Keep it where "
                     "the school keeps such files, and do not pass it on: the usual reports are "
                     "made for that."),
                   _("_Choose where"), choose_report, widget);
}

/* ── the window ── */

void eql_window_update_internal(EqlWindow *self)
{
    GtkWidget *widget = GTK_WIDGET(self);
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    gboolean anything =
        snapshot != NULL &&
        (eql_snapshot_has_answers(snapshot) ||
         (eql_snapshot_has_census(snapshot) && eql_snapshot_has_outcomes(snapshot)));
    gboolean shown = snapshot != NULL && snapshot->permit != NULL;
    gtk_widget_action_set_enabled(widget, "win.show-small-groups", anything && !shown);
    gtk_widget_action_set_enabled(widget, "win.hide-small-groups", shown);
    gtk_widget_action_set_enabled(widget, "win.export-internal", anything);
    gtk_widget_action_set_enabled(widget, "win.report-internal", anything);
    gtk_widget_set_visible(self->confidential, shown);
}

void eql_window_install_internal_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.show-small-groups", NULL, act_show);
    gtk_widget_class_install_action(klass, "win.hide-small-groups", NULL, act_hide);
    gtk_widget_class_install_action(klass, "win.export-internal", NULL, act_export);
    gtk_widget_class_install_action(klass, "win.report-internal", NULL, act_report);
}
