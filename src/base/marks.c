/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/marks.h"

#include <string.h>

#include "base/i18n.h"

/* How each of them ends, so that most texts are decided at a glance. */
#define END " removed]"

static const char *const MARKS[] = {
    N_("[email removed]"),    N_("[pupil number removed]"),
    N_("[address removed]"),  N_("[date removed]"),
    N_("[name removed]"),     N_("[telephone number removed]"),
    N_("[postcode removed]"), N_("[National Insurance number removed]")};

static char *with_mark(char *text /* taken */, const char *mark, const char *shown)
{
    if (strstr(text, mark) == NULL)
        return text;
    g_auto(GStrv) parts = g_strsplit(text, mark, -1);
    g_free(text);
    return g_strjoinv(shown, parts);
}

char *eql_marks_show(const char *text)
{
    char *shown = g_strdup(text);
    if (strstr(text, END) == NULL)
        return shown;
    for (guint i = 0; i < G_N_ELEMENTS(MARKS); i++)
        shown = with_mark(shown, MARKS[i], _(MARKS[i]));
    return shown;
}
