/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The colours that a user prefers. Each keeps its series apart by lightness too. */
typedef enum {
    EQL_PALETTE_USUAL,  /* purple, teal, brown and grey */
    EQL_PALETTE_STRONG, /* the same, 7 : 1 against the paper, with thicker lines */
    EQL_PALETTE_GREY,   /* for printers without colour: greys, more ink means more */
    EQL_N_PALETTES,
} EqlPalette;

/* For all charts that are drawn from now on, in the window and in files; any thread may ask. */
void eql_chart_style_choose(EqlPalette palette);
/* "usual", "strong", "grey": as settings and the command line have them; -1: none of these. */
int eql_palette_from_name(const char *name);
/* A series' colour in the chosen palette, on white, as 0xRRGGBB, for charts that a spreadsheet
 * draws; `white`: the part of white in it, 0 … 1. */
guint32 eql_palette_rgb(guint series, double white);
/* The same of a heat map's cells: `place` from 0, the bottom of the scale, to 1. */
guint32 eql_palette_heat(double place);
