/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lists that people read, with what the language sets between their parts. */

#include <glib.h>

/* “641 pupils, 92 members of staff” */
void eql_list_add(GString *list, const char *what);
/* The same of parts that may have commas: “White; Black, Caribbean”. */
void eql_list_add_long(GString *list, const char *what);
/* The caller's; "" for none. */
char *eql_list_text(const char *const *parts);
/* What stands in quotation marks, but for the first and the last of them: “One”, “Two”. */
char *eql_list_quoted(const char *const *parts);
