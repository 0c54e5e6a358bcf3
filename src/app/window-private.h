/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/network-file.h"
#include "app/project-view.h"
#include "app/start-page.h"
#include "app/tour.h"
#include "app/window.h"

/* Between which F6 goes: header bar, two bars below it, sidebar or start, page. */
#define EQL_WINDOW_PARTS 5

struct _EqlWindow {
    AdwApplicationWindow parent_instance;
    AdwToastOverlay *toasts;
    AdwWindowTitle *title;
    GtkMenuButton *pages_menu; /* takes the sidebar's place in a narrow window */
    GtkMenuButton *waves;
    GtkMenuButton *reports;
    GtkWidget *bring_in, *export, *undo_box, *undo_button, *redo_button;
    GMenu *edit_section;    /* undo and redo, by what they would do */
    GMenu *project_section; /* new, open, recent */
    GtkWidget *header;
    GtkStack *stack; /* start; project, network, once they are there */
    EqlStartPage *start;
    EqlProjectView *project; /* NULL before the first frame */
    gulong first_frame;      /* waits for that */
    guint furnishing;        /* will make it */
    GtkWidget *confidential; /* the bar that says that small groups are shown */
    GtkRevealer *progress;
    GtkLabel *progress_title;
    GtkProgressBar *progress_bar;
    EqlTour *tour;

    EqlSession *session;
    EqlNetworkFile *network; /* NULL: none was looked at here */
    char **waiting_packs;    /* for a place where their network is kept; or NULL */
    char *remembered;        /* path of the project that was last put on the list */
    guint progress_timer;
    gboolean narrow;
    const char *tour_page;    /* to be shown when the sample school is there */
    gulong tour_waits;        /* for that */
    guint imported;           /* files to tell of once the new snapshot is there */
    char **waiting_files;     /* dropped before there was a school; or NULL */
    gboolean files_wait;      /* for the school that is being made */
    gboolean lists_recent;    /* the menu does */
    AdwToast *toast;          /* the line at the foot; weak */
    const EqlEdit *toast_for; /* what its button would undo; borrowed, to compare with alone */
    gboolean closing;         /* out of sight, and being taken apart */
    guint focus_timer;
    GtkWidget *part_focus[EQL_WINDOW_PARTS]; /* where the keyboard was; weak */
};

gboolean eql_window_shows_project(EqlWindow *window);
/* Made when it is first asked for, or when the window has drawn its first frame. */
EqlProjectView *eql_window_project(EqlWindow *window);
/* What a narrow header bar has room for. */
void eql_window_show_header(EqlWindow *window);
/* Puts a file on the list of those of late, once for each that is opened. */
void eql_window_remember(EqlWindow *window, const char *path);

/* window-actions.c */
void eql_window_install_actions(GtkWidgetClass *klass);
/* Which actions make sense now, and what undo and redo are called. */
void eql_window_update_actions(EqlWindow *window);

/* window-projects.c */
void eql_window_install_project_actions(GtkWidgetClass *klass);
void eql_window_update_recent(EqlWindow *window);
/* The window in which a project is opened or made: the one that shows it; this one, when it shows
 * nothing yet, or the sample school and no files wait there; else a new one. */
EqlWindow *eql_window_for_project(EqlWindow *window, const char *path);
EqlWindow *eql_window_new_beside(EqlWindow *window);
/* Keeps files for the school that is asked for at the moment. FALSE: there are projects or packs
 * among them, which are no school's. */
gboolean eql_window_wait_for_school(EqlWindow *window, const char *const *paths);
/* Asks which school files are of that were dropped before one was open, and brings them in
 * once it is there. */
void eql_window_bring_in_later(EqlWindow *window, const char *const *paths);
void eql_window_bring_in_waiting(EqlWindow *window);

/* window-drops.c */
/* Files that are let go over the widget. */
void eql_window_accept_drops(EqlWindow *window, GtkWidget *widget);

/* window-network.c */
void eql_window_install_network_actions(GtkWidgetClass *klass);
gboolean eql_window_shows_network(EqlWindow *window);
/* NULL when the window shows none, or one that has no schools yet. */
const char *eql_window_network_path(EqlWindow *window);
/* NULL before it was asked for. */
GtkWidget *eql_window_network_page(EqlWindow *window);
/* By its ending, else by how it begins. */
gboolean eql_window_is_network(const char *path);
/* Here, where nothing else is shown, or in a new window. */
void eql_window_open_network(EqlWindow *window, const char *path);
/* Packs, or whatever is dropped on a network; FALSE: they are something else. */
gboolean eql_window_take_network_files(EqlWindow *window, const char *const *paths);

/* window-documents.c */
void eql_window_install_document_actions(GtkWidgetClass *klass);
/* Asks which documents these projects are to have, and where. */
void eql_window_offer_documents(EqlWindow *window, const char *const *projects);

/* window-close.c: the window's `close_request` */
gboolean eql_window_close_request(GtkWindow *window);

/* window-focus.c */
void eql_window_install_focus_actions(GtkWidgetClass *klass);
/* In `dispose`. */
void eql_window_forget_focus(EqlWindow *window);
/* Where nothing has it for a moment, the page takes it. */
void eql_window_keep_focus(EqlWindow *window);
/* The keyboard goes to the first part of a page, as soon as there is one. */
void eql_window_enter_page(GtkWidget *page);

/* window-schools.c */
void eql_window_split_schools(GtkWidget *widget, const char *name, GVariant *unused);
/* What came of it, as "split" of the session says. */
void eql_window_show_split(EqlWindow *window, const char *folder, const EqlSplit *split);

/* window-internal.c: small groups, on screen and in an internal workbook */
void eql_window_install_internal_actions(GtkWidgetClass *klass);
void eql_window_update_internal(EqlWindow *window);

/* window-reports.c */
void eql_window_install_report_actions(GtkWidgetClass *klass);
void eql_window_update_reports(EqlWindow *window, gboolean anything);
void eql_window_print(EqlWindow *window, const char *title, GPtrArray *pages);

/* window-progress.c */
void eql_window_watch_progress(EqlWindow *window);
void eql_window_unwatch_progress(EqlWindow *window);

/* window-toast.c */
/* A line that offers to undo what is no longer the last change goes. */
void eql_window_update_toast(EqlWindow *window);
void eql_window_dismiss_toast(EqlWindow *window);

/* window-told.c */
/* The first few of some lines (char*), and how many more there are. Owned by the caller. */
char *eql_window_first_of(const GPtrArray *lines, const char *between);
/* Whose problem it is, and the problem. Owned by the caller. */
char *eql_window_problem_of(const char *school, const char *problem);
/* Shows a message of what is wrong with some (char*). FALSE: nothing is, and none was shown. */
gboolean eql_window_tell_problems(EqlWindow *window, const char *heading,
                                  const GPtrArray *problems);
/* Files were written into a folder: a line at the foot says so, and opens it. */
void eql_window_say_folder(EqlWindow *window, const char *text, const char *folder);

/* window-help.c */
void eql_window_help(GtkWidget *widget, const char *name, GVariant *unused);
void eql_window_figures(GtkWidget *widget, const char *name, GVariant *unused);
void eql_window_shortcuts(GtkWidget *widget, const char *name, GVariant *unused);
void eql_window_tour(GtkWidget *widget, const char *name, GVariant *unused);
/* There is a school of one's own: the tour is not offered any more, in no window; one through the
 * sample school, in another window, goes on. */
void eql_window_need_no_tour(EqlWindow *window);
void eql_window_on_tour(EqlWindow *window, const char *page, EqlTour *tour);
