/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file in the user's profile that keeps confirmed mappings: `import-memory.json` in
 * the folder `equalens` of the user's data. It holds headings, codes and the answers
 * that somebody gave a meaning, and nothing else of what people answered. */

#include "model/mapping.h"

typedef struct {
    char *heading; /* folded */
    char *code;    /* "": the column is left out */
    char *asks;    /* folded text of the question then; "" with an empty code */
} EqlMemoryColumn;

typedef struct {
    char *heading; /* folded */
    char *answer;  /* folded */
    char *means;
} EqlMemoryAnswer;

/* What was confirmed for one kind of export and one questionnaire. */
typedef struct {
    char *signature;     /* eql_layout_signature() */
    char *audience;      /* whose questions they are */
    char *questionnaire; /* digest of the questions put to them */
    char *school, *file; /* where it was confirmed last */
    char *when;          /* ISO 8601, UTC */
    GPtrArray *columns;  /* EqlMemoryColumn */
    GPtrArray *answers;  /* EqlMemoryAnswer */
} EqlMemoryEntry;

EqlMemoryEntry *eql_memory_entry_new(void);
void eql_memory_entry_free(EqlMemoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlMemoryEntry, eql_memory_entry_free)
void eql_memory_entry_add_column(EqlMemoryEntry *entry, const char *heading, const char *code,
                                 const char *asks);
void eql_memory_entry_add_answer(EqlMemoryEntry *entry, const char *heading, const char *answer,
                                 const char *means);
/* All that `from` says of answers under a heading, but for what `above` (nullable) says already;
 * they are kept under `folded`. */
void eql_memory_entry_add_answers(EqlMemoryEntry *entry, const EqlMapping *from,
                                  const EqlMapping *above, const char *heading, const char *folded);
/* The day on which it was confirmed, for people. Owned by the caller. */
char *eql_memory_entry_day(const EqlMemoryEntry *entry);

/* Whether a heading may be written to the user's profile: a file without a header row has
 * somebody's answers for headings. */
gboolean eql_memory_may_keep(const char *heading);

/* Owned by the caller. */
char *eql_memory_path(void);

/* All entries (EqlMemoryEntry), the latest last; empty when there is no file yet. NULL
 * with an error when the file cannot be read: a sentence without the file's path. */
GPtrArray *eql_memory_load(GError **error);
/* Writes them all, the oldest left out when there are too many. A file that cannot be
 * read as a memory is kept beside, its name ending in ".bad"; one that a later version
 * wrote stays, and that is an error. */
gboolean eql_memory_save(GPtrArray *entries, GError **error);
