/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one place that chooses between what GTK and libadwaita offered in 4.8 and 1.2
 * and what took its place since. Everything else in src/app uses calls that exist,
 * undeprecated, in all of them. */

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
    const char *name;            /* translated: "Excel workbook" */
    const char *const *patterns; /* NULL-terminated: "*.xlsx" */
} EqlFileKind;

/* NULL-terminated paths; not called when the user cancelled. `owner` is kept alive until
 * then. */
typedef void (*EqlFilesChosen)(const char *const *paths, GObject *owner);

void eql_compat_open_files(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                           gboolean several, EqlFilesChosen chosen, gpointer owner);
/* Asks before an existing file is replaced. */
void eql_compat_save_file(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                          const char *name, EqlFilesChosen chosen, gpointer owner);

void eql_compat_choose_folder(GtkWindow *parent, const char *title, EqlFilesChosen chosen,
                              gpointer owner);

/* One sentence and a way out. */
void eql_compat_show_message(GtkWindow *parent, const char *heading, const char *body);
/* Asks before something is done; `agreed` is called only when it is to be done. `owner` is kept
 * alive until then. */
void eql_compat_ask(GtkWindow *parent, const char *heading, const char *body, const char *agree,
                    void (*agreed)(GObject *owner), gpointer owner);
/* What stands before the window, which has to be answered first: a dialog, a message; NULL. */
GtkWidget *eql_compat_dialog_before(GtkWindow *window);
/* Closes what stands before the window: messages, about, new school. FALSE: some are still closing,
 * or were not drawn yet, and have to be closed again. */
gboolean eql_compat_close_dialogs(GtkWindow *window);
void eql_compat_show_about(GtkWindow *parent);
/* Opens a file with the program the user has for it. */
void eql_compat_launch_file(GtkWindow *parent, const char *path);
/* The same for "file:" with a place in it, or "help:". */
void eql_compat_launch_address(GtkWindow *parent, const char *address);
/* Shows a window that is new. Before 4.14 the program tells a screen reader of its first window
 * before that knows of the program: the focus is told of once more. */
void eql_compat_present_first(GtkWindow *window);
/* Has a screen reader say something, in the window that `widget` is in. */
void eql_compat_announce(GtkWidget *widget, const char *text);
/* What a screen reader says of it beside its name, and anew when that changes while it has the
 * focus. */
void eql_compat_describe(GtkWidget *widget, const char *text);

/* Before 4.10 GTK told a screen reader the mnemonic's underscore and a button's name twice,
 * and nothing of the button within a drop-down, where the keyboard goes, nor of what opens and
 * closes; of a box to tick it tells the underscore still. Names those below (and at) a widget as
 * they read. */
void eql_compat_name_buttons(GtkWidget *widget);
/* From 4.10 on GTK leaves the items of a menu without a name. Names those of a GtkPopoverMenu each
 * time it comes up; what belongs to a GtkMenuButton is named with the buttons. */
void eql_compat_name_menu(GtkWidget *menu);

G_END_DECLS
