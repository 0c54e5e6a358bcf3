/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Takes the pictures of test-screens.c. */

#include "app/window.h"

/* Where to, what the look is called, how wide the window may be at the most in it, and where texts
 * are listed that stand in no language; NULL: nobody looks for them. */
void camera_set(const char *folder, const char *look, int width, GString *unmarked);
/* From here on: dialogs of the toolkit speak in languages that it has, files in their own. */
void camera_ignore_unmarked(void);
/* Until nothing is worked out and nothing moves any more. */
void camera_wait(EqlWindow *window);
/* Of a window or popover. */
void camera_take(GtkWidget *native, const char *name);
