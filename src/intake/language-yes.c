/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/language-yes.h"

#include <string.h>

#include "base/text.h"

static gboolean has_word(const char *heading, const char *const *words)
{
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    g_auto(GStrv) own = g_strsplit(folded, " ", -1);
    for (char **word = own; *word; word++)
        if (g_strv_contains(words, *word))
            return TRUE;
    return FALSE;
}

/* What a yes stands for; NULL: the heading asks which language it is. */
static const char *group_of_yes(const char *heading)
{
    static const char *const another[] = {"eal",     "additional", "than",
                                          "besides", "ychwanegol", NULL};
    static const char *const english[] = {"english", "saesneg", NULL};
    if (!heading)
        return NULL;
    if (has_word(heading, another))
        return "other";
    return has_word(heading, english) ? "english" : NULL;
}

gboolean eql_language_yes_no(const char *heading, const char *text, gssize length,
                             const char **group)
{
    static const char *const yes[] = {"yes", "y",   "true", "t",   "1",
                                      "ie",  "oes", "ydy",  "ydw", NULL};
    static const char *const no[] = {"no",      "n",       "false",   "f", "0",
                                     "nac ydy", "nac ydw", "nac oes", NULL};
    g_autofree char *folded = eql_text_fold_words(text, length);
    gboolean is_yes = g_strv_contains(yes, folded);
    const char *of_yes = group_of_yes(heading);
    if (!is_yes && !g_strv_contains(no, folded))
        return FALSE;
    if (!of_yes)
        *group = NULL;
    else
        *group = g_intern_string(is_yes                         ? of_yes
                                 : g_str_equal(of_yes, "other") ? "english"
                                                                : "other");
    return TRUE;
}
