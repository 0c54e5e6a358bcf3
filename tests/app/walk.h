/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The program as it is installed, in a home of its own, and somebody who reads it as a screen
 * reader does (reader.h). */

#include "reader.h"

typedef struct {
    const char *path;     /* of the program */
    const char *settings; /* lines such as "key='value'"; NULL: those it comes with */
    GSubprocess *program;
    Reader *reader;
    char *home; /* where it stands, and keeps what it keeps */
} Walk;

void walk_start(Walk *walk, const char *path);
/* With `file` as the file manager would, while it runs. */
void walk_open_with(Walk *walk, const char *file);
void walk_stop(Walk *walk);

void walk_await(Walk *walk, AtspiRole role, const char *name);
/* Until it is there no more. */
void walk_await_gone(Walk *walk, const char *name);
/* By its name in the list of pages, without a key. */
void walk_go_to_page(Walk *walk, const char *name);
/* On the page of that name, and no other. */
void walk_await_page(Walk *walk, const char *name);
/* Whether everything one can reach now has a name. A page that is just coming in may have names a
 * moment later, never for good. */
void walk_assert_all_named(Walk *walk);

/* A file of the sample school in the home; the path is the caller's. */
char *walk_copy_sample(Walk *walk, const char *name);
/* Until there is a file with this ending in the home. */
void walk_await_file(Walk *walk, const char *ending);

/* However this test presses the button of a name. */
typedef void (*WalkPress)(Walk *walk, const char *name);
/* The first start's: a step on, a step back, and its end. All has a name meanwhile. */
void walk_take_the_tour(Walk *walk, WalkPress press);
