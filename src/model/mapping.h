/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person said of a file's columns: which question each asks, and what answers
 * mean that fit nothing. */

#include <glib.h>

/* In place of a meaning: the answer is none; nothing was answered, or not stated. */
#define EQL_MEANS_NOTHING "-"

typedef struct {
    GHashTable *columns; /* char* heading → char* item code; "" leaves the column out */
    GHashTable *answers; /* char* heading → GHashTable: folded answer → char* meaning, a label of
                            the scale, the code or label of a group, or EQL_MEANS_NOTHING */
} EqlMapping;

EqlMapping *eql_mapping_new(void);
EqlMapping *eql_mapping_copy(const EqlMapping *mapping);
void eql_mapping_free(EqlMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlMapping, eql_mapping_free)

void eql_mapping_set_column(EqlMapping *mapping, const char *heading, const char *code);
/* NULL: nothing is said of the column. `mapping` may be NULL. */
const char *eql_mapping_column(const EqlMapping *mapping, const char *heading);

/* The answer is folded by these functions. An empty meaning takes one back. */
void eql_mapping_set_answer(EqlMapping *mapping, const char *heading, const char *answer,
                            const char *means);
const char *eql_mapping_answer(const EqlMapping *mapping, const char *heading, const char *answer);

/* NULL and a mapping that says nothing are empty. */
gboolean eql_mapping_is_empty(const EqlMapping *mapping);
