/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Several files at once, told apart by what is in them. */

#include <gio/gio.h>

#include "base/progress.h"
#include "model/codes.h"
#include "model/questionnaire.h"

/* In the order in which they are best brought in. */
typedef enum {
    EQL_SORTED_PROJECT,
    EQL_SORTED_QUESTIONNAIRE,
    EQL_SORTED_MAPPING,
    EQL_SORTED_CENSUS,
    EQL_SORTED_SIDE_TABLE, /* stands beside a census: EQL_TOOL_SIDE */
    EQL_SORTED_OUTCOMES,
    EQL_SORTED_RESPONSES,
    EQL_SORTED_PLAN,      /* a workbook with the action plan, to be read back */
    EQL_SORTED_PATHWAY,   /* counts by stage and group */
    EQL_SORTED_BENCHMARK, /* published figures to set a school beside */
    EQL_SORTED_UNKNOWN,
} EqlSortedKind;

#define EQL_TOOL_PACK "equalens-pack"
#define EQL_TOOL_NETWORK "equalens-network"
#define EQL_TOOL_TIDY "equalens-tidy"
#define EQL_TOOL_CROSSWALK "crosswalk"

typedef struct {
    char *path;
    EqlSortedKind kind;
    char *tool;            /* NULL: none */
    char *audience;        /* responses; else NULL */
    gboolean has_outcomes; /* a census return, which may hold outcomes too */
    char *reason;          /* unknown: why, and what to do; else NULL */
    gboolean ours;         /* unknown: Equalens wrote it, or has a use for it, but it is not
                              brought in; `tool` is EQL_TOOL_PACK or the like */
} EqlSorted;

void eql_sorted_free(EqlSorted *sorted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSorted, eql_sorted_free)

/* "project", "questionnaire", … Stable. */
const char *eql_sorted_kind_name(EqlSortedKind kind);
/* For people: "Who is on roll", "Answers: Pupils", … The caller's. */
char *eql_sorted_label(const EqlSorted *sorted);

/* The files in these paths: folders give what is in them and below, but for hidden files
 * and those that spreadsheets keep while they are open. Each file once. The caller's. */
char **eql_sort_list_files(const char *const *paths);

/* Looks into each file (EqlSorted, in the order of the kinds, then of the paths). A
 * file that cannot be read is unknown, with the reason; an error is only a missing path,
 * too many files, or that it was cancelled. Audiences are those of the questionnaire. */
GPtrArray *eql_sort_files(const char *const *paths, const EqlQuestionnaire *questionnaire,
                          const EqlCodes *codes, EqlProgress progress, gpointer progress_data,
                          GCancellable *cancellable, GError **error);
