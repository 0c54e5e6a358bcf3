/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A school in a folder of its own, and the window it is open in: what most tests of the window
 * begin and end with. */

#include "app/window.h"
#include "waiting.h"

typedef struct {
    EqlWindow *window; /* NULL: a session alone */
    EqlSession *session;
    char *folder; /* goes with all that is in it */
    char *path;   /* the school's project in it, once there is one */
    /* what the session told of */
    char *said;       /* the last "failed" sentence: whoever expects one takes it away */
    char *saved;      /* the last path that was "saved" */
    char *drawn;      /* the name of what was "drawn" last */
    GPtrArray *pages; /* its pages */
    char *split;      /* the folder that the last projects went to */
    guint n_made;     /* how many of them */
    guint n_saved, n_changed;
} Fixture;

/* First thing in main(): the application that all windows of the program belong to. */
void begin_window_tests(int *argc, char ***argv);
/* A test between a set_up…() and tear_down(). */
#define ADD(path, set_up, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
/* Runs the tests; the result is that of main(). */
int run_window_tests(void);

void set_up_session(Fixture *fixture, gconstpointer data);
void set_up_window(Fixture *fixture, gconstpointer data);
/* A closed window leaves nothing behind, neither itself nor its session; and nothing was said to
 * have failed that the test did not take away. */
void tear_down(Fixture *fixture, gconstpointer data);
EqlWindow *new_window(void);
/* One that has nothing more to do; it leaves nothing behind. */
void close_window(EqlWindow *window);
/* Those before a window. */
void close_dialogs(gpointer window);

/* ── the project ── */

/* A project of the school, without anything in it yet, at `path`; nobody opens it. */
void write_project(Fixture *fixture);
/* The same, opened. */
void make_project(Fixture *fixture);
void open_project(Fixture *fixture);
EqlSnapshot *snapshot(Fixture *fixture);
/* Brought in without the window's doing, as answers of pupils in a round. */
void import_answers(Fixture *fixture, const char *wave, const char *text);

/* ── doing ── */

void wait_for_jobs(Fixture *fixture);
/* An action of the window, with a text to it or NULL; waits for what it begins. */
void act(Fixture *fixture, const char *action, const char *target);
/* Shows a page of the window and waits for what it asks for. */
GtkWidget *show_page(Fixture *fixture, const char *name);
/* Owned by the caller. */
char *in_folder(Fixture *fixture, const char *name);
char *write_file(Fixture *fixture, const char *name, const char *text);

/* ── drafts ── */

guint n_drafts(Fixture *fixture);
/* The list keeps it. */
EqlDraft *draft_at(Fixture *fixture, guint position);
void bring_in_paths(Fixture *fixture, const char *const *paths);
void bring_in_text(Fixture *fixture, const char *name, const char *text);
/* Files of the sample school, NULL-terminated; NULL: all five. */
void bring_in_sample(Fixture *fixture, const char *const *names);
/* All that waits. */
void import_all(Fixture *fixture);

/* ── looking ── */

/* A part of a widget, by its name in ui/; there is one. */
gpointer child_of(gpointer widget, const char *name);
gpointer part_of(Fixture *fixture, const char *page, const char *name);
/* Once all of its rows have come, which may take some frames. */
guint n_rows(GtkListBox *list);
gpointer row_at(GtkListBox *list, int at);
/* Whether a label in it shows these words. */
gboolean says(GtkWidget *widget, const char *words);
/* All rows are there: they come a few at a time. */
gboolean is_filled(gpointer list);
/* The label of what would be undone; NULL: nothing. */
const char *to_undo(Fixture *fixture);
/* The window of a type; there is one. */
gpointer window_of(GType type);
GtkEventController *controller_of(GtkWidget *widget, GType type);
/* As the toolkit tells of it when a row of a list is dragged and let go over another, so far down
 * in it (0 to 1). FALSE: it may not be let go there. */
gboolean drag_row(Fixture *fixture, GtkListBox *list, gpointer row, gpointer over, double share);
