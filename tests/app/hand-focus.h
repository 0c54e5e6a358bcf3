/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* From now on, until the test ends, the keyboard goes back to the uppermost window whenever the
 * one that had it closes. On a desktop the window manager does this; on the display of the tests
 * there is none, and newer GTK takes its window for one that nobody is in. */
void hand_focus(void);
