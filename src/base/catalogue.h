/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One language's texts, from the file that msgfmt makes (GNU gettext's .mo, as its manual,
 * “The Format of GNU MO Files”, describes it). The C library finds texts for one language at a
 * time, the whole program's, and only where the system knows that language; a school in Wales
 * wants its report in Welsh from a computer that speaks English. */

#include <glib.h>

typedef struct _EqlCatalogue EqlCatalogue;

/* NULL with an error where the file cannot be read or is none. */
EqlCatalogue *eql_catalogue_open(const char *path, GError **error);
/* From what such a file holds; copies nothing: `bytes` is kept. */
EqlCatalogue *eql_catalogue_new(GBytes *bytes, GError **error);
void eql_catalogue_free(EqlCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCatalogue, eql_catalogue_free)

/* The translation of a text (with its context: "context\004text"), or NULL. Texts that C's own
 * format macros stand in (PRIu64) are kept apart in such files, and are not found. Belongs to the
 * catalogue. */
const char *eql_catalogue_find(const EqlCatalogue *catalogue, const char *text);
/* The translation that goes with so many of something; NULL where there is none. */
const char *eql_catalogue_find_plural(const EqlCatalogue *catalogue, const char *one, gulong n);

/* What the rule in a catalogue's header ("n != 1", "n==1 ? 0 : n<5 ? 1 : 2") gives for `n`:
 * an expression of C with one variable. 0 where it is none. */
gulong eql_plural_form(const char *rule, gulong n);
