/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/schools.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "base/language.h"
#include "intake/roll/roll-file.h"

static char *school_label(const EqlRollSchool *school)
{
    gulong n = (gulong)school->n_rows;
    g_autofree char *rows = eql_number_count((double)school->n_rows);
    /* Translators: the name of a school. */
    return g_strdup_printf(ngettext("%s (%s row)", "%s (%s rows)", n), school->name, rows);
}

gboolean eql_schools_fill(GtkDropDown *choice, const EqlDraftPlan *plan,
                          const EqlImportRecord *record)
{
    if (!eql_draft_plan_has_schools(plan))
        return FALSE;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) schools = eql_roll_schools_for_reader(plan->schools);
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    const char *read = record != NULL ? record->school : NULL;
    if (read == NULL) {
        g_ptr_array_add(names, (gpointer) "");
        g_ptr_array_add(labels, g_strdup(_("Choose the school")));
    }
    for (guint i = 0; i < schools->len; i++) {
        const EqlRollSchool *school = g_ptr_array_index(schools, i);
        g_ptr_array_add(names, school->name);
        g_ptr_array_add(labels, school_label(school));
    }
    g_ptr_array_add(names, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)names->pdata, (const char *const *)labels->pdata,
                    read != NULL ? read : plan->school);
    return TRUE;
}
