/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/crosswalk-file.h"

#include <glib/gi18n-lib.h>

#include "intake/intake-error.h"
#include "intake/lists/small-table.h"

static const EqlItem *question(const EqlSmallTable *table, guint row, const char *column,
                               const EqlQuestionnaire *questionnaire, GError **error)
{
    const char *code = eql_small_table_get(table, row, column);
    const EqlItem *item = eql_questionnaire_item(questionnaire, code);
    if (item && item->kind == EQL_ITEM_SCORED)
        return item;
    eql_small_table_refuse(
        table, row, column, error,
        _("there is no scored question “%s” in the questionnaire. Keep questions of earlier "
          "waves in it."),
        code);
    return NULL;
}

static gboolean can_be_compared(const EqlSmallTable *table, guint row, const EqlItem *from,
                                const EqlItem *to, GError **error)
{
    if (!g_str_equal(from->audience, to->audience))
        return eql_small_table_refuse(
            table, row, "to", error,
            _("“%s” and “%s” were put to different audiences. Pair questions of one."), from->code,
            to->code);
    if (from->scale->n_points != to->scale->n_points)
        return eql_small_table_refuse(
            table, row, "to", error,
            _("the scales of “%s” and “%s” have different numbers of points, so their "
              "answers cannot be compared. Leave the row out."),
            from->code, to->code);
    return TRUE;
}

static gboolean take_row(const EqlSmallTable *table, guint row,
                         const EqlQuestionnaire *questionnaire, EqlCrosswalk *crosswalk,
                         GError **error)
{
    const EqlItem *from = question(table, row, "from", questionnaire, error);
    const EqlItem *to = from ? question(table, row, "to", questionnaire, error) : NULL;
    if (!to || !can_be_compared(table, row, from, to, error))
        return FALSE;
    if (eql_crosswalk_add(crosswalk, from->code, to->code))
        return TRUE;
    return eql_small_table_refuse(
        table, row, "to", error,
        _("“%s” or “%s” has a partner already, or the rows go round in a circle. Each "
          "question follows one other at most."),
        from->code, to->code);
}

EqlCrosswalk *eql_crosswalk_read(const char *path, const EqlQuestionnaire *questionnaire,
                                 GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_new();
    if (!table)
        return NULL;
    if (!eql_small_table_has(table, "from") || !eql_small_table_has(table, "to")) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s is no crosswalk: its first row must have the columns from and to."),
                    eql_small_table_name(table));
        return NULL;
    }
    for (guint i = 0; i < eql_small_table_rows(table); i++)
        if (!take_row(table, i, questionnaire, crosswalk, error))
            return NULL;
    return g_steal_pointer(&crosswalk);
}
