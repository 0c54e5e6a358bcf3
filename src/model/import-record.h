/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/problem.h"

typedef enum {
    EQL_IMPORT_RESPONSES,
    EQL_IMPORT_CENSUS,
    EQL_IMPORT_OUTCOMES,
} EqlImportKind;

typedef struct {
    char *column;      /* heading as in the file; a second one alike is "heading (2)" */
    char *code;        /* the item's code or the field's name; NULL: left out */
    char *match;       /* "exact", "near", "mapped" or "none" */
    char **examples;   /* up to three different values, for a preview only; never stored;
                          NULL for identifiers */
    double confidence; /* 0–1 */
    const char *how;   /* what it rests on: "mapping", "memory", "text", "place", "heading"; for a
                          preview only; NULL where it rests on nothing */
} EqlColumnMatch;

/* Tools of tables that stand beside a roll and add to it, rather than take its place. */
#define EQL_TOOL_SIDE "census-side-"
#define EQL_TOOL_SIDE_FSM EQL_TOOL_SIDE "fsm"           /* periods of free school meals */
#define EQL_TOOL_SIDE_SEN_NEED EQL_TOOL_SIDE "sen-need" /* special educational needs */
#define EQL_TOOL_SIDE_LEAVERS EQL_TOOL_SIDE "leavers"   /* pupils no longer on roll */
/* So many rows of an answer that fits nothing are told. */
#define EQL_LABEL_ROWS 20

/* An answer that fits no scale and names no group, a value of a roll or a log that no list has
 * or that has two meanings, or one that somebody gave a meaning. For a preview only; never stored.
 */
typedef struct {
    char *column; /* heading */
    char *code;   /* the item's; of a roll or a log, the characteristic, "kind" or "reason" */
    char *answer; /* as in the file, identifiers masked, cut when long */
    guint count;
    GArray *rows;        /* guint64: the first EQL_LABEL_ROWS, as EqlProblem.row */
    char *guess;         /* the label or group that it may stand for; NULL */
    char *kept_guess;    /* the same, to be kept (base/kept.h) */
    char *means;         /* the label or the group's code that it was given; NULL: none so far, it
                            counts as not read or not stated */
    gboolean remembered; /* the meaning was given at an earlier import */
    gboolean of_row;     /* a value of a roll or a log, which nobody answered */
    gboolean in_doubt;   /* it fits, and counts as what is guessed, but has two meanings */
} EqlLabel;

/* What a value of a log may mean, where that is no group. */
typedef struct {
    char *field; /* "kind", "reason" */
    char *code;
    char *label; /* for people */
} EqlLabelChoice;

/* What is remembered of a file that was brought in. */
typedef struct {
    gint64 id; /* 0 while it is only a preview */
    EqlImportKind kind;
    char *file;   /* base name */
    char *sha256; /* of the whole file, hexadecimal */
    char *sheet;  /* responses: the workbook's sheet that was read; else NULL */
    char *tool; /* "microsoft-forms", "google-forms", "surveymonkey", "school-census", "table", … */
    char *audience;                    /* responses only */
    char *wave;                        /* responses only */
    char *outcome_kind;                /* outcomes whose kind the user gave, else NULL */
    guint64 rows, accepted, set_aside; /* rows = accepted + set_aside */
    gboolean undone;
    gint64 replaced_by;             /* the import that stands in its place; 0: none */
    char *imported_at;              /* ISO 8601, UTC */
    GPtrArray *problems;            /* EqlProblem */
    GPtrArray *columns;             /* EqlColumnMatch */
    GPtrArray *dropped_identifiers; /* char*: headings */
    GPtrArray *labels;              /* EqlLabel; only of a file just read */
    GPtrArray *choices;             /* EqlLabelChoice; only of a log just read */
    GPtrArray *notices;             /* char*: sentences to be told once, never stored: they
                                       may speak of other schools and of this computer */
    gint64 same_as;                 /* of a preview: the import that brought the very same file
                                       in, for the same audience and wave; 0: none */
    char *refusal;                  /* of a preview: why it could not be brought in; or NULL */
    GPtrArray *sheets;              /* char*: of a workbook just read in which several sheets hold
                                       responses, of any audience: all of them; else empty */
    char *school;                   /* of a table of several schools just read: the one whose rows
                                       these are; else NULL */
} EqlImportRecord;

EqlImportRecord *eql_import_record_new(EqlImportKind kind, const char *file);
void eql_import_record_free(EqlImportRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlImportRecord, eql_import_record_free)

/* Whether its data counts: neither undone nor replaced. */
gboolean eql_import_record_stands(const EqlImportRecord *record);

EqlColumnMatch *eql_column_match_new(const char *column, const char *code, const char *match);
void eql_column_match_free(EqlColumnMatch *match);

/* Takes email and IP addresses and UPNs out of the names of the file, its sheets and its
 * columns: what is kept of a file must not hold what was dropped from its cells. */
void eql_import_record_mask_titles(EqlImportRecord *record);

/* Whether it is such a table. */
gboolean eql_import_record_is_side(const EqlImportRecord *record);
EqlLabel *eql_label_new(const char *column, const char *code, const char *answer);
void eql_label_free(EqlLabel *label);
EqlLabelChoice *eql_label_choice_new(const char *field, const char *code, const char *label);
void eql_label_choice_free(EqlLabelChoice *choice);
/* “3 responses, rows 2, 5, 8”, of a roll or a log “3 rows: 2, 5, 8”; the caller's. */
char *eql_label_places(const EqlLabel *label);

/* "responses", "census", "outcomes" */
const char *eql_import_kind_name(EqlImportKind kind);
