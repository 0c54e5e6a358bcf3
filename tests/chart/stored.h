/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pictures held against those stored under tests/data/pictures.
 *
 * A pixel agrees with another picture when each of its colours (0 to 255) lies between the least
 * and the greatest of the pixels there and around, and else differs by what is missing to that. So
 * text and edges may stand a pixel elsewhere: cairo before 1.18 sets letters at whole pixels, later
 * at quarters, and versions of poppler smooth edges each in their way. Two pictures agree when they
 * have the same size and differ by no more than STORED_MEAN on average over the whole, and by no
 * more than STORED_WORST on average over any block of STORED_BLOCK by STORED_BLOCK pixels. Measured:
 * at most 0.4 and 22 between Debian 12, Debian 13 and Ubuntu 24.04, and 36 or more in the worst
 * block where a label or a dot stands two pixels elsewhere, a letter is missing or a figure is
 * hidden (test-pictures.c).
 *
 * One that does not agree is left beside the test as NAME.png, what differs as
 * NAME-difference.png. With EQL_UPDATE_GOLDEN in the environment the stored one is written anew:
 * look at it before it is kept. */

#include <cairo.h>
#include <glib.h>

#define STORED_MEAN 0.6
#define STORED_WORST 28.0
#define STORED_BLOCK 8

typedef struct {
    double mean, worst;
} StoredDifference;

/* Before anything is drawn: from now on there is one font, that of the stored pictures. FALSE where
 * the program's libraries take theirs from elsewhere, and no picture would agree; the test is
 * skipped then. */
gboolean stored_use_font(void);
/* Fails the test where they differ. The surface is RGB24 or ARGB32. */
void stored_compare(cairo_surface_t *picture, const char *name);
/* Of two pictures of one size. */
StoredDifference stored_difference(cairo_surface_t *one, cairo_surface_t *other);
gboolean stored_agree(StoredDifference difference);
