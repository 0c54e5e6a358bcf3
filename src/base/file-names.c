/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file-names.h"

#include <string.h>

char *eql_file_name_clean(char *name)
{
    for (char *p = name; *p != '\0'; p++)
        if (g_ascii_iscntrl(*p) || strchr("/\\:*?\"<>|", *p) != NULL)
            *p = '-';
    return name;
}

char *eql_file_name_end(const char *path, const char *ending)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    return g_str_has_suffix(lower, ending) ? g_strdup(path) : g_strconcat(path, ending, NULL);
}

char *eql_file_name_shown(const char *path, const char *ending)
{
    char *name = g_filename_display_basename(path);
    if (g_str_has_suffix(name, ending))
        name[strlen(name) - strlen(ending)] = '\0';
    return name;
}
