/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pictures held against those stored under tests/data/pictures.
 *
 * Two pictures agree when they have the same size and their colours (0 to 255, each of red, green
 * and blue) differ by no more than STORED_MEAN on average over the whole, and by no more than
 * STORED_WORST on average over any block of STORED_BLOCK by STORED_BLOCK pixels. That leaves room
 * for edges that another version of cairo, FreeType or poppler smooths in another way (measured:
 * at most 0.3 and 12), and none for a label, line or dot that is elsewhere by more than a pixel, or
 * has another colour.
 *
 * One that does not agree is left beside the test as NAME.png, what differs as
 * NAME-difference.png. With EQL_UPDATE_GOLDEN in the environment the stored one is written anew:
 * look at it before it is kept. */

#include <cairo.h>
#include <glib.h>

#define STORED_MEAN 1.0
#define STORED_WORST 24.0
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
