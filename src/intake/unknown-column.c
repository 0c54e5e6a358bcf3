/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/unknown-column.h"

#include "base/i18n.h"
#include "base/kept.h"

void eql_unknown_column_tell(GPtrArray *problems, const char *sheet, const char *heading)
{
    eql_problems_take(
        problems, sheet, 0, heading,
        EQL_KEPT(
            g_strdup(_("The mapping names this column, and the file has none that is headed so."))),
        EQL_KEPT(g_strdup(_("Write the heading in the mapping as it stands in the file, and bring "
                            "the file in again."))));
}
