/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is busy between two looks for something to do. */
#pragma once

#include "app/application.h"
#include "app/window.h"

typedef struct {
    EqlApplication *application;
    EqlWindow *window;
    EqlSession *session;
    const char *folder; /* for what is made on the way */
    const char *of;     /* what is open: the first words of each line */
} Bench;

/* One thing that somebody does. */
typedef void (*Does)(Bench *bench, gconstpointer data);

/* Before the first step. */
void watch_stalls(void);

/* Does it from the main loop, as a click would, so that the click's own work counts; waits
 * until nothing more comes of it, and prints the longest stall. */
void step(Bench *bench, const char *name, Does does, gconstpointer data);
