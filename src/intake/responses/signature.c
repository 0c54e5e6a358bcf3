/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/signature.h"

#include <string.h>

#include "base/text.h"

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *eql_layout_signature(const EqlLayout *layout)
{
    g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        if (!column->identifier && !column->tool_column && *column->heading)
            g_ptr_array_add(headings, eql_text_fold(column->heading, -1));
    }
    g_ptr_array_sort(headings, compare_texts);
    g_autoptr(GString) all = g_string_new(layout->tool->name);
    for (guint i = 0; i < headings->len; i++)
        g_string_append_printf(all, "\n%s", (const char *)headings->pdata[i]);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, (gssize)all->len);
}
