/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody clicks and presses in a window, each a step of a bench. */
#pragma once

#include "stalls.h"

/* The n-th of a type, from 0; NULL when there are not so many. What is in popovers does not count.
 */
gpointer nth_within(GtkWidget *widget, GType type, guint which);
/* The same on a page. */
gpointer nth(Bench *bench, const char *page, GType type, guint which);
/* A child of the page's template, by its name. */
gpointer part(Bench *bench, const char *page, const char *name);

/* ── what a step does ── */

void press(Bench *bench, gconstpointer button);
void close_dialogs(Bench *bench, gconstpointer unused);
/* The third row of the page's list. */
void select_third(Bench *bench, gconstpointer page);

/* ── steps ── */

/* `target` NULL: it has none. */
void window_action(Bench *bench, const char *name, const char *action, const char *target);
void page_action(Bench *bench, const char *page, const char *action);
void show_page(Bench *bench, const char *page);
/* Each drop-down of a page to its next entries and back to the first. */
void try_choices(Bench *bench, const char *page, guint most_entries);
void search_page(Bench *bench, const char *page, const char *words);
/* Opens and closes it; nothing where it is not seen. */
void try_menu(Bench *bench, const char *name, gpointer button);
/* On the page that is shown: to its end, in a window of another width, into its menus. */
void look_about(Bench *bench, const char *page);
