/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The code lists: which characteristics there are, the groups of each, how groups
 * roll up, and the many ways in which people write them. Filled by intake from
 * data/codes, then read only. */

#include <glib.h>

#define EQL_NOT_STATED "not-stated"

/* How finely ethnic groups are told apart. Other characteristics have one level. */
typedef enum {
    EQL_DETAIL_BROAD, /* five broad groups and not stated */
    EQL_DETAIL_FULL,  /* the 18 main groups and not stated */
    EQL_DETAIL_CODES, /* all of the DfE's codes */
} EqlDetail;

typedef struct _EqlCodes EqlCodes;

EqlCodes *eql_codes_new(void);
EqlCodes *eql_codes_ref(EqlCodes *codes);
void eql_codes_unref(EqlCodes *codes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCodes, eql_codes_unref)

/* ── building ── */
void eql_codes_add_characteristic(EqlCodes *codes, const char *code, const char *label);
/* A group of one level; `parent` is its code one level broader, or NULL at the top.
 * Groups keep the order in which they are added. A group may stand on two levels. */
void eql_codes_add_group(EqlCodes *codes, const char *characteristic, EqlDetail level,
                         const char *code, const char *label, const char *parent);
/* Another way of writing a group; "*" stands for everything else. */
void eql_codes_add_synonym(EqlCodes *codes, const char *characteristic, const char *text,
                           const char *code);
/* A heading under which a characteristic (or another field: "upn", "start_date", …)
 * is met. Fields that identify a person are added with `identifier` TRUE. */
void eql_codes_add_heading(EqlCodes *codes, const char *field, const char *heading,
                           gboolean identifier);

/* ── reading ── */

/* NULL-terminated characteristic codes in order. Owned by codes. */
const char *const *eql_codes_characteristics(const EqlCodes *codes);
gboolean eql_codes_is_characteristic(const EqlCodes *codes, const char *code);

/* The group a text stands for: a code, label or synonym, after folding. Blank →
 * EQL_NOT_STATED. NULL: not known (the caller reports it and counts it as not
 * stated). A characteristic without a list takes any text that holds no
 * identifier: its slug is the group.
 * The string lives as long as `codes` (interned). */
const char *eql_codes_match(EqlCodes *codes, const char *characteristic, const char *text,
                            gssize length);
/* Whether the text is a name or code of a group on the list; what merely falls under "other",
 * as every further language does, is not. */
gboolean eql_codes_is_listed(const EqlCodes *codes, const char *characteristic, const char *text);


/* The group at a level that `code` belongs to; EQL_NOT_STATED where the code is
 * broader than the level asked for ("asian" at full detail) or says that nothing is
 * known ("REFU", at every detail). Interned string. */
const char *eql_codes_roll_up(const EqlCodes *codes, const char *characteristic, const char *code,
                              EqlDetail detail);

/* The same lists with groups put together (model/merge.h). At the level of a member and at finer
 * ones, the merged group stands in the place of the member and of all that belongs to it, at no
 * level beside them; what is coarser stays. `merges`: EqlMerge, copied. */
EqlCodes *eql_codes_merge(EqlCodes *codes, const GPtrArray *merges);
/* What was put together (EqlMerge); NULL: nothing. Borrowed. */
const GPtrArray *eql_codes_merges(const EqlCodes *codes);

/* The label for people, in their language where it is known; the code itself when nothing better is known. */
const char *eql_codes_label(const EqlCodes *codes, const char *characteristic, const char *code);
const char *eql_codes_characteristic_label(const EqlCodes *codes, const char *characteristic);

/* The groups of a level in the order of the list, not stated last; empty when the
 * characteristic has no list. NULL-terminated; owned by the caller (the strings
 * are not: free with g_free). */
const char **eql_codes_groups(const EqlCodes *codes, const char *characteristic, EqlDetail detail);

/* Compares two group codes in the order of the list; unknown codes come after, by
 * their own text, and not stated last of all. */
int eql_codes_compare(const EqlCodes *codes, const char *characteristic, const char *a,
                      const char *b);

/* The field a column heading names ("ethnicity", "upn", "start_date", …), or NULL. */
const char *eql_codes_field_of_heading(const EqlCodes *codes, const char *heading);
/* Whether such a field identifies a person and must be dropped at the door. */
gboolean eql_codes_field_identifies(const EqlCodes *codes, const char *field);

/* "broad", "full", "codes" and back; -1 when it is none of them. */
int eql_detail_from_name(const char *name);
