/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a translator would never see. In the language en_XA every text of the program stands
 * in ⟦brackets⟧: whatever words are outside them were not marked for translation, unless they
 * are the school's own, and two pairs of brackets beside one another are a text that was
 * built from pieces. */

#include <gtk/gtk.h>

/* These words are the school's own, too. */
void allow_words(const char *words);
/* Adds what is wrong at (and below) a widget, a line each. */
void list_unmarked(GtkWidget *widget, GString *found);
