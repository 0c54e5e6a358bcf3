/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* JSON from outside, before it is parsed: the parser calls itself for each list and object, and a
 * file of nothing but opening brackets would use up the stack. */

#include <glib.h>

/* No file of this program nests its lists and objects as deep. */
#define EQL_JSON_DEEPEST 64

/* Whether nothing is nested deeper. Also FALSE for what is no JSON and could hide brackets from
 * whoever counts them: comments, and strings in other quotes, both of which the parser takes. */
gboolean eql_json_is_shallow(const char *text);
