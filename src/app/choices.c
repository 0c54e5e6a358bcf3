/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choices.h"

#include <glib/gi18n-lib.h>

typedef struct {
    GPtrArray *codes, *labels; /* borrowed strings */
} Entries;

static Entries entries_new(const char *all)
{
    Entries entries = {g_ptr_array_new(), g_ptr_array_new()};
    if (all != NULL) {
        g_ptr_array_add(entries.codes, (gpointer)EQL_CHOICE_ALL);
        g_ptr_array_add(entries.labels, (gpointer)all);
    }
    return entries;
}

static void add(Entries *entries, const char *code, const char *label)
{
    g_ptr_array_add(entries->codes, (gpointer)code);
    g_ptr_array_add(entries->labels, (gpointer)label);
}

/* Fills the choice and frees the entries. */
static void fill(GtkDropDown *choice, Entries *entries)
{
    g_ptr_array_add(entries->codes, NULL);
    g_ptr_array_add(entries->labels, NULL);
    eql_choice_fill(choice, (const char *const *)entries->codes->pdata,
                    (const char *const *)entries->labels->pdata, eql_choice_get(choice));
    g_ptr_array_unref(entries->codes);
    g_ptr_array_unref(entries->labels);
}

void eql_choose_audience(GtkDropDown *choice, const EqlScores *scores)
{
    Entries entries = entries_new(NULL);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        add(&entries, audience->audience, eql_audience_label(audience->audience));
    }
    fill(choice, &entries);
}

void eql_choose_theme(GtkDropDown *choice, const EqlQuestionnaire *questionnaire, const char *all)
{
    Entries entries = entries_new(all);
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(questionnaire->themes, i);
        add(&entries, theme->code, theme->label);
    }
    fill(choice, &entries);
}

void eql_choose_characteristic(GtkDropDown *choice, const EqlSnapshot *snapshot, const char *all)
{
    g_autofree const char **codes = eql_snapshot_answer_characteristics(snapshot);
    Entries entries = entries_new(all);
    for (guint i = 0; codes[i] != NULL; i++)
        add(&entries, codes[i], eql_codes_characteristic_label(snapshot->dataset->codes, codes[i]));
    fill(choice, &entries);
}

void eql_choose_detail(GtkDropDown *choice, const char *selected)
{
    const char *const codes[] = {"broad", "full", NULL};
    const char *const labels[] = {_("Broad groups"), _("18 groups"), NULL};
    eql_choice_fill(choice, codes, labels, selected);
}
