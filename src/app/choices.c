/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choices.h"

#include <glib/gi18n-lib.h>

static EqlChoiceEntries entries_with(const char *all)
{
    EqlChoiceEntries entries = eql_choice_entries();
    if (all != NULL)
        eql_choice_add(&entries, EQL_CHOICE_ALL, all);
    return entries;
}

static void fill(GtkDropDown *choice, EqlChoiceEntries *entries)
{
    eql_choice_take(choice, entries, eql_choice_get(choice));
}

void eql_choose_audience(GtkDropDown *choice, const EqlScores *scores)
{
    EqlChoiceEntries entries = entries_with(NULL);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        eql_choice_add(&entries, audience->audience, eql_audience_label(audience->audience));
    }
    fill(choice, &entries);
}

void eql_choose_theme(GtkDropDown *choice, const EqlQuestionnaire *questionnaire, const char *all)
{
    EqlChoiceEntries entries = entries_with(all);
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(questionnaire->themes, i);
        eql_choice_add(&entries, theme->code, eql_theme_name(theme->label));
    }
    fill(choice, &entries);
}

void eql_choose_characteristic(GtkDropDown *choice, const EqlSnapshot *snapshot, const char *all)
{
    g_autofree const char **codes = eql_snapshot_answer_characteristics(snapshot);
    EqlChoiceEntries entries = entries_with(all);
    for (guint i = 0; codes[i] != NULL; i++)
        eql_choice_add(&entries, codes[i],
                       eql_codes_characteristic_label(snapshot->dataset->codes, codes[i]));
    fill(choice, &entries);
}

void eql_choose_detail(GtkDropDown *choice, const char *selected)
{
    const char *const codes[] = {"broad", "full", NULL};
    const char *const labels[] = {_("Broad groups"), _("18 groups"), NULL};
    eql_choice_fill(choice, codes, labels, selected);
}
