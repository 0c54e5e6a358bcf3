/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/accreditation.h"

static const char *const NAMES[] = {"stage", "criterion", "level"};

const char *eql_accreditation_kind_name(EqlAccreditationKind kind)
{
    return NAMES[kind];
}

int eql_accreditation_kind_from_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (g_str_equal(NAMES[i], name))
            return (int)i;
    return -1;
}

EqlAccreditationAim *eql_accreditation_aim_new(EqlAccreditationKind kind, const char *code,
                                               const char *label, const char *about)
{
    EqlAccreditationAim *aim = g_new0(EqlAccreditationAim, 1);
    aim->kind = kind;
    aim->code = g_strdup(code);
    aim->label = g_strdup(label);
    aim->about = g_strdup(about);
    return aim;
}

void eql_accreditation_aim_free(EqlAccreditationAim *aim)
{
    if (!aim)
        return;
    g_free(aim->code);
    g_free(aim->label);
    g_free(aim->about);
    g_free(aim);
}

EqlAccreditationEntry *eql_accreditation_entry_new(EqlAccreditationKind kind, const char *code,
                                                   const char *value, const char *note)
{
    EqlAccreditationEntry *entry = g_new0(EqlAccreditationEntry, 1);
    entry->kind = kind;
    entry->code = g_strdup(code);
    entry->value = g_strdup(value);
    entry->note = g_strdup(note);
    return entry;
}

void eql_accreditation_entry_free(EqlAccreditationEntry *entry)
{
    if (!entry)
        return;
    g_free(entry->code);
    g_free(entry->value);
    g_free(entry->note);
    g_free(entry);
}

const EqlAccreditationAim *eql_accreditation_find_aim(const GPtrArray *aims,
                                                      EqlAccreditationKind kind, const char *code)
{
    for (guint i = 0; i < aims->len; i++) {
        const EqlAccreditationAim *aim = aims->pdata[i];
        if (aim->kind == kind && g_str_equal(aim->code, code))
            return aim;
    }
    return NULL;
}

const EqlAccreditationEntry *
eql_accreditation_find_entry(const GPtrArray *entries, EqlAccreditationKind kind, const char *code)
{
    for (guint i = 0; i < entries->len; i++) {
        const EqlAccreditationEntry *entry = entries->pdata[i];
        if (entry->kind == kind && g_str_equal(entry->code, code))
            return entry;
    }
    return NULL;
}
