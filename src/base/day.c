/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/i18n.h"
#include "base/language.h"

char *eql_day(const char *iso)
{
    int year, month, day;
    char after;
    if (sscanf(iso, "%4d-%2d-%2d%c", &year, &month, &day, &after) != 3)
        return g_strdup(iso);
    g_autoptr(GDateTime) date = g_date_time_new_utc(year, month, day, 0, 0, 0);
    /* Translators: a day, its month by name, and its year. */
    return date != NULL ? eql_date(date, _("%-d %B %Y")) : g_strdup(iso);
}
