/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/action.h"

#include "base/i18n.h"
#include "base/kept.h"
#include "base/language.h"
#include "model/questionnaire.h"

/* A greater number was never given. */
#define MOST_ACTIONS 999999999

static const char *const FINDING_NAMES[] = {"strength",    "area", "perception_gap", "group_gap",
                                            "uncertainty", "rri",  "voice_gap",      "change"};

const char *eql_finding_kind_name(EqlFindingKind kind)
{
    return FINDING_NAMES[kind];
}

int eql_finding_kind_from_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(FINDING_NAMES); i++)
        if (g_str_equal(name, FINDING_NAMES[i]))
            return (int)i;
    return -1;
}

const char *eql_finding_kind_label(EqlFindingKind kind)
{
    switch (kind) {
    case EQL_FINDING_STRENGTH:
        return C_("finding", "Strength");
    case EQL_FINDING_AREA:
        return C_("finding", "Area for development");
    case EQL_FINDING_PERCEPTION_GAP:
        return C_("finding", "Perception gap");
    case EQL_FINDING_GROUP_GAP:
        return C_("finding", "Group gap");
    case EQL_FINDING_UNCERTAINTY:
        return C_("finding", "Many are not sure");
    case EQL_FINDING_RRI:
        return C_("finding", "Exclusions and suspensions");
    case EQL_FINDING_VOICE_GAP:
        return C_("finding", "A voice that is missing");
    case EQL_FINDING_CHANGE:
        return C_("finding", "Change");
    }
    return "";
}

EqlBankEntry *eql_bank_entry_copy(const EqlBankEntry *entry)
{
    EqlBankEntry *copy = g_new(EqlBankEntry, 1);
    *copy = (EqlBankEntry){.code = g_strdup(entry->code),
                           .theme = g_strdup(entry->theme),
                           .kind = entry->kind,
                           .audience = g_strdup(entry->audience),
                           .priority = entry->priority,
                           .activity = g_strdup(entry->activity),
                           .success_measure = g_strdup(entry->success_measure),
                           .owner = g_strdup(entry->owner),
                           .governance = g_strdup(entry->governance),
                           .own = entry->own};
    return copy;
}

void eql_bank_entry_free(EqlBankEntry *entry)
{
    if (!entry)
        return;
    g_free(entry->code);
    g_free(entry->theme);
    g_free(entry->audience);
    g_free(entry->activity);
    g_free(entry->success_measure);
    g_free(entry->owner);
    g_free(entry->governance);
    g_free(entry);
}

static const char *const STATUS_NAMES[] = {"not-started", "in-progress", "done", "paused"};

const char *eql_status_name(EqlStatus status)
{
    return STATUS_NAMES[status];
}

const char *eql_status_label(EqlStatus status)
{
    switch (status) {
    case EQL_STATUS_NOT_STARTED:
        return C_("status", "Not started");
    case EQL_STATUS_IN_PROGRESS:
        return C_("status", "In progress");
    case EQL_STATUS_DONE:
        return C_("status", "Done");
    case EQL_STATUS_PAUSED:
        return C_("status", "Paused");
    }
    return "";
}

static gboolean same_text(const char *a, const char *b)
{
    g_autofree char *x = g_utf8_casefold(a, -1);
    g_autofree char *y = g_utf8_casefold(b, -1);
    g_strstrip(x);
    return g_str_equal(x, y);
}

/* A workbook may have been written in another language than this program runs in. */
static gboolean is_status(const char *text, guint status)
{
    static const char *const labels[] = {"status\004Not started", "status\004In progress",
                                         "status\004Done", "status\004Paused"};
    g_autofree const char **texts = eql_language_texts(labels[status]);
    for (guint i = 0; texts[i] != NULL; i++)
        if (same_text(text, texts[i]))
            return TRUE;
    return FALSE;
}

int eql_status_from_text(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(STATUS_NAMES); i++)
        if (same_text(text, STATUS_NAMES[i]) || is_status(text, i))
            return (int)i;
    return -1;
}

EqlAction *eql_action_new(void)
{
    EqlAction *action = g_new0(EqlAction, 1);
    action->priority = 2;
    char **texts[] = {&action->id,         &action->theme,    &action->evidence,
                      &action->finding,    &action->activity, &action->owner,
                      &action->governance, &action->due,      &action->success_measure,
                      &action->review};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup("");
    return action;
}

EqlAction *eql_action_copy(const EqlAction *action)
{
    EqlAction *copy = g_new0(EqlAction, 1);
    copy->id = g_strdup(action->id);
    copy->priority = action->priority;
    copy->theme = g_strdup(action->theme);
    copy->evidence = g_strdup(action->evidence);
    copy->finding = g_strdup(action->finding);
    copy->activity = g_strdup(action->activity);
    copy->owner = g_strdup(action->owner);
    copy->governance = g_strdup(action->governance);
    copy->due = g_strdup(action->due);
    copy->success_measure = g_strdup(action->success_measure);
    copy->status = action->status;
    copy->review = g_strdup(action->review);
    for (guint i = 0; i < EQL_KEPT_TEXTS; i++)
        copy->kept[i] = g_strdup(action->kept[i]);
    return copy;
}

void eql_action_free(EqlAction *action)
{
    if (!action)
        return;
    g_free(action->id);
    g_free(action->theme);
    g_free(action->evidence);
    g_free(action->finding);
    g_free(action->activity);
    g_free(action->owner);
    g_free(action->governance);
    g_free(action->due);
    g_free(action->success_measure);
    g_free(action->review);
    for (guint i = 0; i < EQL_KEPT_TEXTS; i++)
        g_free(action->kept[i]);
    g_free(action);
}

/* ── texts that the program wrote ── */

char **eql_action_text(EqlAction *action, EqlKeptText which)
{
    char **texts[EQL_KEPT_TEXTS] = {
        [EQL_KEPT_THEME] = &action->theme,           [EQL_KEPT_EVIDENCE] = &action->evidence,
        [EQL_KEPT_ACTIVITY] = &action->activity,     [EQL_KEPT_OWNER] = &action->owner,
        [EQL_KEPT_GOVERNANCE] = &action->governance, [EQL_KEPT_SUCCESS] = &action->success_measure,
        [EQL_KEPT_REVIEW] = &action->review,
    };
    return texts[which];
}

const char *eql_action_to_keep(const EqlAction *action, EqlKeptText which)
{
    const char *text = *eql_action_text((EqlAction *)action, which), *kept = action->kept[which];
    return kept != NULL && eql_kept_reads(kept, text) ? kept : text;
}

void eql_action_take_kept(EqlAction *action, EqlKeptText which, char *kept)
{
    char **text = eql_action_text(action, which), *shown = eql_kept_show(kept);
    g_free(*text);
    g_free(action->kept[which]);
    *text = shown;
    action->kept[which] = eql_kept_is(kept) ? kept : NULL;
    if (action->kept[which] == NULL)
        g_free(kept);
}

/* A name that the school gave stays as it is. */
static void show_theme(EqlAction *action)
{
    const char *name = EQL_KEPT(eql_theme_name(action->theme));
    if (eql_kept_is(name))
        eql_action_take_kept(action, EQL_KEPT_THEME, g_strdup(name));
}

char *eql_action_theme_label(const EqlAction *action)
{
    return eql_kept_source(eql_action_to_keep(action, EQL_KEPT_THEME));
}

void eql_action_show(EqlAction *action)
{
    if (!eql_kept_is(action->theme))
        show_theme(action);
    for (guint i = 0; i < EQL_KEPT_TEXTS; i++) {
        const char *text = *eql_action_text(action, (EqlKeptText)i);
        if (eql_kept_is(text))
            eql_action_take_kept(action, (EqlKeptText)i, g_strdup(text));
    }
}

void eql_action_know_kept(EqlAction *action, const EqlAction *other)
{
    for (guint i = 0; i < EQL_KEPT_TEXTS; i++) {
        EqlKeptText which = (EqlKeptText)i;
        if (other->kept[i] == NULL ||
            !eql_kept_reads(other->kept[i], *eql_action_text(action, which)))
            continue;
        g_free(action->kept[i]);
        action->kept[i] = g_strdup(other->kept[i]);
    }
}

/* 7 of "A7"; 0 when the id is no such number. */
static guint64 number_of(const char *id)
{
    guint64 number;
    return id[0] == 'A' && g_ascii_string_to_unsigned(id + 1, 10, 1, MOST_ACTIONS, &number, NULL)
               ? number
               : 0;
}

char *eql_action_next_id(const GPtrArray *actions, GHashTable *given)
{
    guint64 last = 0;
    for (guint i = 0; i < actions->len; i++)
        last = MAX(last, number_of(((const EqlAction *)actions->pdata[i])->id));
    if (given) {
        GHashTableIter iter;
        gpointer id;
        g_hash_table_iter_init(&iter, given);
        while (g_hash_table_iter_next(&iter, &id, NULL))
            last = MAX(last, number_of(id));
    }
    return g_strdup_printf("A%" G_GUINT64_FORMAT, last + 1);
}
