/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Headings of names in other languages and in people's own words. */

#include <glib.h>

/* Speaks of names or addresses ("Nom", "Contact e-mail", "Type your name here"), as some
 * questions also do ("Adults say my name the right way"): such a column identifies people
 * unless it is one of the questions. */
gboolean eql_heading_may_identify(const char *heading);
