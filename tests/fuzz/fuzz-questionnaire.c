/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data-folder.h"
#include "fuzz-file.h"
#include "fuzz-table.h"
#include "intake/lists/questionnaire-file.h"

static void check_item(const EqlQuestionnaire *questionnaire, const EqlItem *item)
{
    fuzz_check_text(item->code);
    fuzz_check_text(item->audience);
    fuzz_check_text(item->text);
    g_assert_true(eql_questionnaire_item(questionnaire, item->code) == item);
    g_assert_true((item->kind == EQL_ITEM_SCORED) == (item->scale != NULL));
    if (item->theme != NULL)
        g_assert_nonnull(eql_questionnaire_theme(questionnaire, item->theme));
    if (item->kind == EQL_ITEM_SCORED)
        g_assert_nonnull(item->theme);
    if (item->kind == EQL_ITEM_CHARACTERISTIC)
        fuzz_check_text(item->characteristic);
}

/* Any bytes as a questionnaire. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_questionnaire_read(fuzz_file(bytes, length), eql_data_folder(NULL), NULL, &error);

    g_assert_true((questionnaire == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
    for (guint i = 0; questionnaire != NULL && i < questionnaire->items->len; i++)
        check_item(questionnaire, questionnaire->items->pdata[i]);
    return 0;
}
