/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small groups, for the school alone: on screen until the window closes, and in an internal
 * workbook. Each is asked for by name and agreed to. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/window-private.h"
#include "base/file-names.h"

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

/* The two documents that may hold small numbers. */
typedef struct {
    const char *ending;
    const char *type;          /* what the dialogue calls such files */
    const char *title;         /* the dialogue's */
    const char *heading, *ask; /* what is to be agreed to before */
    void (*save)(EqlSession *session, const char *path, const EqlInternal *permit);
} Kind;

static const Kind WORKBOOK = {
    ".xlsx",
    N_("Excel workbook"),
    N_("Save an internal workbook"),
    N_("Save an internal workbook?"),
    N_("It holds figures that rest on very few people, and single children may be recognised from "
       "it. Every sheet says that it is confidential. Keep it where the school keeps such files, "
       "and do not pass it on: the usual workbook is made for that."),
    eql_session_save_workbook_internal,
};

static const Kind REPORT = {
    ".pdf",
    N_("PDF document"),
    N_("Save an internal report"),
    N_("Save an internal report?"),
    N_("It holds figures that rest on very few people, and single children may be recognised from "
       "it. Every page says that it is confidential. Keep it where the school keeps such files, "
       "and do not pass it on: the usual reports are made for that."),
    eql_session_save_report_internal,
};

/* Which was asked for is kept until a file is chosen, one question at a time. */
#define KIND "equalens-internal-kind"

/* "Sampleton High School-internal.xlsx" */
static char *name_of(const EqlSnapshot *snapshot, const char *ending)
{
    /* Translators: a file's name, from the school's; it holds confidential figures. */
    g_autofree char *name =
        g_strdup_printf(C_("file name", "%s-internal"), snapshot->dataset->school->name);
    return eql_file_name_clean(g_strconcat(name, ending, NULL));
}

static void on_path_chosen(const char *const *paths, GObject *owner)
{
    const Kind *kind = g_object_get_data(owner, KIND);
    g_autofree char *path = eql_file_name_end(paths[0], kind->ending);
    kind->save(EQL_WINDOW(owner)->session, path, eql_internal_for_the_school_alone());
}

static void choose_file(GObject *window)
{
    const Kind *kind = g_object_get_data(window, KIND);
    g_autofree char *pattern = g_strconcat("*", kind->ending, NULL);
    const char *const patterns[] = {pattern, NULL};
    const EqlFileKind files = {_(kind->type), patterns};
    const EqlSnapshot *snapshot = eql_session_snapshot(EQL_WINDOW(window)->session);
    g_autofree char *file = snapshot != NULL ? name_of(snapshot, kind->ending) : NULL;
    if (file != NULL)
        eql_compat_save_file(GTK_WINDOW(window), _(kind->title), &files, file, on_path_chosen,
                             window);
}

static void ask(GtkWidget *window, const Kind *kind)
{
    g_object_set_data(G_OBJECT(window), KIND, (gpointer)kind);
    eql_compat_ask(GTK_WINDOW(window), _(kind->heading), _(kind->ask), _("_Choose where"),
                   choose_file, window);
}

static void act_export(GtkWidget *widget, const char *name, GVariant *unused)
{
    ask(widget, &WORKBOOK);
}

static void act_report(GtkWidget *widget, const char *name, GVariant *unused)
{
    ask(widget, &REPORT);
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
