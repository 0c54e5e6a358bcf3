/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Groups that a school puts together on purpose, because each alone is too small to be shown.
 * Written as “NAME: GROUP+GROUP; GROUP+GROUP+GROUP”; the name may be left out, and a group is
 * named by its code or its label. */

#include "model/codes.h"

typedef struct {
    char *characteristic;
    char *code;          /* of the members: "ABAN+APKN" */
    char *members_label; /* "Pakistani + Bangladeshi" */
    char *label;         /* the name given, else that */
    char **members;      /* codes, in the order of the list, NULL-terminated */
    gboolean named;      /* the label was given */
} EqlMerge;

EqlMerge *eql_merge_copy(const EqlMerge *merge);
void eql_merge_free(EqlMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlMerge, eql_merge_free)

/* A list of EqlMerge that frees them; NULL with a sentence (EQL_SETTINGS_ERROR) when a group is
 * not known, stands in two of them or within another, stands alone, or beside one of another
 * broad group, which would give both away. "" is an empty list. */
GPtrArray *eql_merges_read(EqlCodes *codes, const char *characteristic, const char *text,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as text with codes, as eql_merges_read() takes it. Owned by the caller. */
char *eql_merges_text(const GPtrArray *merges);
