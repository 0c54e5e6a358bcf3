/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that differs between Linux and Windows stands behind this header, in one
 * file. */

#include <glib.h>
#include <stdio.h>

/* The folder in which the running program's file stands; NULL when the system
 * does not say. Owned by the caller. */
char *eql_platform_program_folder(void);

/* To be called first in main() of a program that prints: what it prints is UTF-8, and the same
 * bytes on every system. (Windows would show the letters of its old code page, and end lines in
 * its own way.) */
void eql_platform_speak(void);

/* What the program was called with, its own name first, in the encoding of GLib's file names.
 * On Windows, whose shells leave that to programs, a word such as "*.csv" becomes the files it
 * stands for, unless it is in quotation marks. `argv` is main()'s. Owned by the caller
 * (g_strfreev). */
char **eql_platform_arguments(char **argv);

/* The name of a file that is there, for a library that opens files with plain fopen(): on
 * Windows that takes only letters of the computer's own code page, and knows all other files
 * by their short names. Owned by the caller. */
char *eql_platform_name_for_library(const char *path);

/* Whether a person is watching the stream. */
gboolean eql_platform_is_terminal(FILE *stream);

/* Fills `bytes` from the system's own source of randomness (never a seeded
 * generator: the result keys the pupils' hashes). */
gboolean eql_platform_random(guint8 *bytes, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes a file that only this user may read. */
gboolean eql_platform_write_private(const char *path, const guint8 *bytes, gsize length,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Between the two nothing that the process writes to standard error is seen: for
 * calling a library that reports its failures there as well as by its result. One
 * thread at a time; keep it short, as other threads are not heard either. */
void eql_platform_hush(void);
void eql_platform_unhush(void);

/* Ends with the file removed if the process is asked to stop (SIGINT, SIGTERM) while it
 * is being written; `path` is in use till the next call. NULL: nothing to remove any
 * more. */
void eql_platform_remove_if_stopped(const char *path);

/* For a program that runs for a moment: memory that was used once is kept for the next use, and
 * threads share it, instead of being given back to the system and asked for again. To be called
 * before there are threads. */
void eql_platform_keep_memory(void);

/* Between the two this thread writes numbers with a point, whatever the user's language: for
 * calling a library that writes a file's numbers as it would show them. What the first gives
 * goes to the second. */
gpointer eql_platform_plain_numbers(void) G_GNUC_WARN_UNUSED_RESULT;
void eql_platform_usual_numbers(gpointer before);
