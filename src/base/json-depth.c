/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json-depth.h"

/* Behind the string whose opening quote is at `p`; at the text's end where it is not closed. */
static const char *skip_string(const char *p)
{
    for (p++; *p != '\0' && *p != '"'; p++)
        if (*p == '\\' && p[1] != '\0')
            p++;
    return *p != '\0' ? p + 1 : p;
}

gboolean eql_json_is_shallow(const char *text)
{
    guint depth = 0;

    for (const char *p = text; *p != '\0';) {
        if (*p == '"') {
            p = skip_string(p);
            continue;
        }
        if (*p == '/' || *p == '#' || *p == '\'' || *p == '`')
            return FALSE;
        if (*p == '[' || *p == '{')
            depth++;
        else if ((*p == ']' || *p == '}') && depth > 0)
            depth--;
        if (depth > EQL_JSON_DEEPEST)
            return FALSE;
        p++;
    }
    return TRUE;
}
