/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The way to a scheme's accreditation: stages that a school passes through, criteria that it
 * shows evidence for, and a level for each theme. What there is to reach is data
 * (data/accreditation); what is reached is kept in the project. */

#include <glib.h>

typedef enum {
    EQL_ACCREDITATION_STAGE,
    EQL_ACCREDITATION_CRITERION,
    EQL_ACCREDITATION_LEVEL, /* of a theme */
} EqlAccreditationKind;

/* "stage", "criterion", "level" and back; -1 when it is none of them. */
const char *eql_accreditation_kind_name(EqlAccreditationKind kind);
int eql_accreditation_kind_from_name(const char *name);

/* Something to reach. */
typedef struct {
    EqlAccreditationKind kind;
    char *code;
    char *label; /* one sentence or a name, for people */
    char *about; /* what it asks for; "" when the label says it all */
} EqlAccreditationAim;

EqlAccreditationAim *eql_accreditation_aim_new(EqlAccreditationKind kind, const char *code,
                                               const char *label, const char *about);
void eql_accreditation_aim_free(EqlAccreditationAim *aim);

/* What is reached. A stage's value is the day (YYYY-MM-DD), a criterion's "met", "partly" or
 * "not", a level's the level's code; `code` is the stage's, the criterion's, or the theme's. */
typedef struct {
    EqlAccreditationKind kind;
    char *code, *value, *note;
} EqlAccreditationEntry;

EqlAccreditationEntry *eql_accreditation_entry_new(EqlAccreditationKind kind, const char *code,
                                                   const char *value, const char *note);
void eql_accreditation_entry_free(EqlAccreditationEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlAccreditationEntry, eql_accreditation_entry_free)

/* In a list of EqlAccreditationAim, or EqlAccreditationEntry; NULL when there is none. */
const EqlAccreditationAim *eql_accreditation_find_aim(const GPtrArray *aims,
                                                      EqlAccreditationKind kind, const char *code);
const EqlAccreditationEntry *
eql_accreditation_find_entry(const GPtrArray *entries, EqlAccreditationKind kind, const char *code);
