/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-rows.h"

#include "analysis/hiding-nest.h"
#include "analysis/roll-count.h"

static gboolean group_is_hidden(const EqlDataset *dataset, const char *kind,
                                const char *characteristic)
{
    const EqlHidden *hidden = eql_hidden_in_outcomes(dataset, kind, characteristic);

    if (hidden == NULL)
        return FALSE;
    for (guint set = 0; set < hidden->groups->nest.n_sets; set++) {
        if (hidden->hidden[set])
            return TRUE;
    }
    return hidden->hidden_total;
}

static gboolean not_stated_is_hidden(const EqlDataset *dataset, const char *kind,
                                     const char *const by[2])
{
    const char *const both[] = {by[0], by[1], NULL};
    g_autoptr(EqlHiddenCross) cross = NULL;

    if (!eql_census_lists(dataset->census, both))
        return FALSE;
    cross = eql_hidden_in_cross(dataset, kind, NULL, by);
    return eql_hidden_cross_has(cross, EQL_DETAIL_BROAD, EQL_NOT_STATED, EQL_NOT_STATED);
}

gboolean eql_rri_rows_tell(const EqlDataset *dataset, const char *kind)
{
    const char *const *all = eql_codes_characteristics(dataset->codes);
    guint i, j;

    for (i = 0; all[i] != NULL; i++) {
        if (eql_census_knows(dataset->census, all[i]) && group_is_hidden(dataset, kind, all[i]))
            return TRUE;
    }
    for (i = 0; all[i] != NULL; i++) {
        for (j = i + 1; all[j] != NULL; j++) {
            if (not_stated_is_hidden(dataset, kind, (const char *const[]){all[i], all[j]}))
                return TRUE;
        }
    }
    return FALSE;
}
