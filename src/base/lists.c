/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lists.h"

#include "base/i18n.h"

static void add(GString *list, const char *between, const char *what)
{
    if (list->len > 0)
        g_string_append(list, between);
    g_string_append(list, what);
}

void eql_list_add(GString *list, const char *what)
{
    /* Translators: between the parts of a list, as in “641 pupils, 92 members of staff”. */
    add(list, C_("list", ", "), what);
}

void eql_list_add_long(GString *list, const char *what)
{
    /* Translators: between parts of a list that may have commas: “White; Black, Caribbean”. */
    add(list, C_("list", "; "), what);
}

char *eql_list_text(const char *const *parts)
{
    return parts ? g_strjoinv(C_("list", ", "), (char **)parts) : g_strdup("");
}

char *eql_list_quoted(const char *const *parts)
{
    /* Translators: between parts of a list in quotation marks: the end of one, and the beginning
     * of the next. */
    return g_strjoinv(C_("list", "”, “"), (char **)parts);
}
