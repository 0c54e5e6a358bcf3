/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who may be named in what somebody wrote. No list tells all names; these go by how people are
 * written of: a form of address ("Mr Khan", "miss Lee"), being called or named so ("a boy called
 * sam"), and a word with a capital in the middle of a sentence that is no place, faith, language,
 * subject, month and the like. A name alone at the beginning of a sentence is not seen. They only
 * point at what a person should read before it is passed on. */

#include <glib.h>

/* The words that may name somebody, each once, as written, in their order; NULL for none. The
 * caller's (g_strfreev). What stands in square brackets is passed over. */
char **eql_mentions(const char *text);
