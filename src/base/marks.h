/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Marks that stand in a comment in place of what identified somebody: "[email removed]". They
 * are kept as they are written in the program, in whatever language that ran. */

/* The text with its marks in the thread's language. Owned by the caller. */
char *eql_marks_show(const char *text);
