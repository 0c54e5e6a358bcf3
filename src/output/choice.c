/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/choice.h"

#include "base/i18n.h"

gboolean eql_output_shows_question(const EqlWorkbookContent *content, const char *code)
{
    return !content->questions || g_strv_contains(content->questions, code);
}

static gboolean is_asked(const EqlItem *item)
{
    return item->kind == EQL_ITEM_SCORED || item->kind == EQL_ITEM_COMMENT;
}

char *eql_output_choice_sentence(const EqlWorkbookContent *content)
{
    const GPtrArray *items = content->dataset->questionnaire->items;
    guint all = 0, shown = 0;
    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = items->pdata[i];
        if (!is_asked(item))
            continue;
        all++;
        shown += eql_output_shows_question(content, item->code);
    }
    if (shown == all)
        return NULL;
    /* Translators: how many questions are shown, and how many there are. */
    return g_strdup_printf(ngettext("%u of %u question is shown here, by choice. A theme’s figures "
                                    "rest on all of its questions; themes of which no question is "
                                    "shown are left out.",
                                    "%u of %u questions are shown here, by choice. A theme’s "
                                    "figures rest on all of its questions; themes of which no "
                                    "question is shown are left out.",
                                    all),
                           shown, all);
}
