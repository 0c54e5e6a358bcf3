/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/side.h"

#include "base/i18n.h"
#include "base/kept.h"
#include "base/language.h"
#include "workflow/project.h"

static gboolean check_roll(const EqlImportRecord *record, const EqlCensus *roll, GError **error)
{
    if (roll && roll->n > 0)
        return TRUE;
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
                _("“%s” adds to a roll, and the project has no list of pupils yet. Bring in the "
                  "school census return or the pupil list first, then this file."),
                record->file);
    return FALSE;
}

static void say_what_it_adds(EqlImportRecord *record, const EqlCensus *roll, const EqlCensus *side,
                             const EqlCodes *codes)
{
    for (guint i = 0; i < side->groups->len; i++) {
        const EqlGroupColumn *column = side->groups->pdata[i];
        const char *label = EQL_KEPT(eql_codes_characteristic_label(codes, column->characteristic));
        gboolean had = eql_group_columns_find(roll->groups, column->characteristic) != NULL;
        eql_problems_take(
            record->problems, NULL, 0, NULL,
            EQL_KEPT(g_strdup_printf(had ? _("This table’s word goes before the roll’s own: %s.")
                                         : _("The roll now tells this characteristic too: %s."),
                                     label)),
            NULL);
    }
}

static void say_leavers(EqlImportRecord *record)
{
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        EQL_KEPT(
            g_strdup(_("The pupils of this table are no longer on roll. They are added to the roll "
                       "as leavers: their outcomes count, the number on roll stays."))),
        NULL);
}

static char *strangers_text(guint n)
{
    g_autofree char *number = eql_number_count(n);
    return g_strdup_printf(ngettext("%s pupil of this table is not on the roll.",
                                    "%s pupils of this table are not on the roll.", n),
                           number);
}

/* How many, unless so few that it tells of them. */
static void say_strangers(EqlImportRecord *record, guint n, guint k)
{
    if (n == 0)
        return;
    eql_problems_take(
        record->problems, NULL, 0, NULL,
        n < k ? EQL_KEPT(g_strdup_printf(
                    _("Pupils of this table, fewer than %u, are not on the roll."), k))
              : EQL_KEPT(strangers_text(n)),
        EQL_KEPT(
            g_strdup(_("They are left out. If they are many, check that roll and table are of the "
                       "same census."))));
}

gboolean eql_import_join_side(EqlImportRecord *record, const EqlCensus *roll, EqlCensus *side,
                              const EqlCodes *codes, guint k, GError **error)
{
    if (!check_roll(record, roll, error))
        return FALSE;
    g_free(side->reference_date);
    side->reference_date = g_strdup(roll->reference_date);
    if (g_strcmp0(record->tool, EQL_TOOL_SIDE_LEAVERS) == 0) {
        say_leavers(record);
        return TRUE;
    }
    say_what_it_adds(record, roll, side, codes);
    say_strangers(record, eql_census_count_strangers(roll, side), k);
    return TRUE;
}
