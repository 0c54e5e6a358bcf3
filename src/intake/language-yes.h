/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether a text is a yes or a no where a language is asked for. `*group` is then the group of
 * first languages that it stands for under that heading ("EAL", "Is English your first
 * language?"); NULL: the heading does not tell, and neither does the text. */
gboolean eql_language_yes_no(const char *heading, const char *text, gssize length,
                             const char **group);
