/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a picture shows, in words, within its file: for screen readers, and for whoever finds it
 * without the page it stood on. A file that is not what the function takes stays as it is. */

/* As <title> and <desc> of the whole, and a role for browsers. */
void eql_svg_add_words(GByteArray *svg, const char *title, const char *words);

/* As texts (iTXt, UTF-8) “Title” and “Description”, before the picture itself. */
void eql_png_add_words(GByteArray *png, const char *title, const char *words);
