/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small made-up data for the store's tests. */

#include "store/store-private.h"

/* A folder of its own under the temporary one; removed with what is in it. */
typedef struct {
    char *folder;
    char *path; /* of a project that is not there yet */
} Place;

Place *place_new(void);
void place_free(Place *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Place, place_free)

EqlSchool *made_up_school(void);
/* In memory, of that school. */
EqlStore *made_up_store(void);
EqlQuestionnaire *made_up_questionnaire(void);

/* `n` respondents, two questions, one characteristic, one comment that holds `word`.
 * What they answer follows from `seed`. */
EqlResponses *made_up_responses(guint n, guint seed, const char *word);
EqlCensus *made_up_census(guint n, guint seed);
EqlOutcomes *made_up_outcomes(guint n, const char *kind);

/* A record of as many rows as were accepted, with a problem that quotes `word`. */
EqlImportRecord *made_up_record(EqlImportKind kind, guint n, const char *word);

void assert_same_responses(const EqlResponses *a, const EqlResponses *b);
void assert_same_groups(const GPtrArray *a, const GPtrArray *b);

/* The store's own check finds nothing. */
void assert_sound(EqlStore *store);

/* Words with a space between; takes them. */
void assert_words(char **words, const char *joined);

/* Adds responses to a wave and returns the import's number. */
gint64 bring_in(EqlStore *store, const char *audience, const char *wave,
                const EqlResponses *responses, const char *word);

/* The file's bytes; the project must be closed. */
GBytes *file_bytes(const char *path);
/* Puts a file in place of the project. */
void write_file(const char *path, gconstpointer bytes, gsize length);
gboolean file_holds(const char *path, const char *text);
