/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that analysis works on, loaded. Analysis reads no files and no database. */

#include "analysis/shelf.h"
#include "model/codes.h"
#include "model/benchmark.h"
#include "model/crosswalk.h"
#include "model/internal.h"
#include "model/questionnaire.h"
#include "model/responses.h"
#include "model/roll.h"
#include "model/school.h"
#include "model/settings.h"

typedef struct {
    char *audience;
    char *wave; /* NULL: the dataset has one alone */
    EqlResponses *responses;
} EqlAudienceData;

typedef struct {
    EqlSchool *school;
    EqlQuestionnaire *questionnaire;
    EqlCodes *codes;
    EqlSettings *settings;
    int k_inside;         /* what is shown inside the school rests on so many, where settings->k is
                             larger for what leaves it; 0: the same. What leaves never shows what
                             the school's own tables hide */
    char *wave;           /* NULL: no answers yet */
    GPtrArray *audiences; /* EqlAudienceData, in the questionnaire's order */
    GPtrArray *others;    /* EqlAudienceData of the project's other waves, NULL: there are none.
                             Their tables can be asked for one after the other, and stand
                             beside one roll: what is hidden is the same whatever is asked for */
    guint n_earlier;      /* of `others`, which come first: waves before this one */
    char *since_wave;     /* an earlier wave to compare with, or NULL */
    GPtrArray *since;     /* EqlAudienceData of that wave, or NULL */
    EqlCrosswalk *crosswalk;   /* questions whose code changed between waves; NULL: none did */
    EqlCensus *census;         /* NULL: none */
    EqlOutcomes *outcomes;     /* as stored: not yet joined to the census; NULL: none */
    EqlBenchmark *benchmark;   /* published figures to stand beside rates; NULL: none asked for */
    const EqlInternal *permit; /* NULL nearly always: what is hidden is emptied. Else it is
                                  sealed, for those who hold the permit too */
    EqlShelf *shelf;           /* what analysis worked out of the rest, which must not change once
                                a figure was asked for, except for the thresholds */
} EqlDataset;

EqlAudienceData *eql_audience_data_new(const char *audience, EqlResponses *responses /* taken */);
void eql_audience_data_free(EqlAudienceData *data);
/* An empty one: all NULL but `audiences`, an empty list that frees its elements. `since`
 * must be such a list too. */
EqlDataset *eql_dataset_new(void);
void eql_dataset_free(EqlDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlDataset, eql_dataset_free)

/* All answers of all waves (const EqlAudienceData), in an order that does not depend on the wave
 * that is shown. The list is the caller's. */
GPtrArray *eql_dataset_all_answers(const EqlDataset *dataset);
/* Names the audience and the wave, as nothing else of a dataset is named. Owned by the caller. */
char *eql_audience_data_name(const EqlAudienceData *data);

/* NULL when the audience has no answers in the wave. */
const EqlResponses *eql_dataset_responses(const EqlDataset *dataset, const char *audience);
/* The same in any list of EqlAudienceData (NULL: an empty one). */
const EqlResponses *eql_audiences_responses(const GPtrArray *audiences, const char *audience);
