/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/lacking.h"

static gboolean is_taken(const EqlImportRecord *record, const EqlItem *item)
{
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(record->columns, i);
        if (g_strcmp0(match->code, item->code) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Two different ones, in words: numbers and a lone “Yes” may be of anything. */
static gboolean are_answers(char **examples, const EqlScale *scale)
{
    guint n = 0;
    for (; examples != NULL && examples[n] != NULL; n++) {
        EqlAnswer answer = eql_scale_match(scale, examples[n], -1);
        if (answer == EQL_ANSWER_UNREAD || answer == EQL_ANSWER_BLANK ||
            g_ascii_isdigit(*examples[n]))
            return FALSE;
    }
    return n > 1;
}

gboolean eql_import_lacks_question(const EqlImportRecord *record, const EqlColumnMatch *match,
                                   const EqlQuestionnaire *questionnaire)
{
    if (record->kind != EQL_IMPORT_RESPONSES || match->code != NULL || match->how != NULL)
        return FALSE;
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = g_ptr_array_index(questionnaire->items, i);
        if (item->kind == EQL_ITEM_SCORED && g_strcmp0(item->audience, record->audience) == 0 &&
            are_answers(match->examples, item->scale) && !is_taken(record, item))
            return TRUE;
    }
    return FALSE;
}
