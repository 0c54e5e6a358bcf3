/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/explanation-file.h"

#include "base/text.h"
#include "intake/lists/small-table.h"

void eql_explanation_free(EqlExplanation *explanation)
{
    if (!explanation)
        return;
    g_free(explanation->code);
    g_free(explanation->title);
    g_free(explanation->text);
    g_free(explanation->formula);
    g_free(explanation);
}

static char *translated(const EqlSmallTable *list, guint row, const char *column)
{
    return g_strdup(eql_text_translated(eql_small_table_get(list, row, column)));
}

static EqlExplanation *read_explanation(const EqlSmallTable *list, guint row)
{
    EqlExplanation *explanation = g_new0(EqlExplanation, 1);
    explanation->code = g_strdup(eql_small_table_get(list, row, "code"));
    explanation->title = translated(list, row, "title");
    explanation->text = translated(list, row, "text");
    explanation->formula = translated(list, row, "formula");
    return explanation;
}

GPtrArray *eql_explanations_load(const char *data_folder, GError **error)
{
    g_autofree char *path = g_build_filename(data_folder, "help", "figures.csv", NULL);
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    if (!list)
        return NULL;
    GPtrArray *explanations = g_ptr_array_new_with_free_func((GDestroyNotify)eql_explanation_free);
    for (guint i = 0; i < eql_small_table_rows(list); i++)
        g_ptr_array_add(explanations, read_explanation(list, i));
    return explanations;
}

const EqlExplanation *eql_explanations_find(const GPtrArray *explanations, const char *code)
{
    for (guint i = 0; i < explanations->len; i++) {
        const EqlExplanation *explanation = explanations->pdata[i];
        if (g_str_equal(explanation->code, code))
            return explanation;
    }
    return NULL;
}
