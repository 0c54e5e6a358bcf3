/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Schools built in memory, as small as a test needs them. */

#include "analysis/findings.h"

/* Five ethnic groups (WBRI WIRI AIND BCRB BAFR) of three broad ones, sex F M, years 7–11. */
EqlCodes *fixture_codes(void);

/* With these codes, the default settings, an empty questionnaire and nothing else. */
EqlDataset *fixture_dataset(void);

/* A scored question. */
void fixture_add_item(EqlDataset *dataset, const char *code, const char *audience,
                      const char *theme, const char *scale, gboolean reversed);

/* An audience's answers, all blank; owned by the dataset. */
EqlResponses *fixture_add_audience(EqlDataset *dataset, const char *audience, guint n);
EqlResponses *fixture_responses(EqlDataset *dataset, const char *audience, guint n);
/* Everybody's answers to a question. */
void fixture_add_answers(EqlResponses *responses, const char *code, const guint8 *answers);
/* The column of a characteristic, made when it is not there. */
EqlGroupColumn *fixture_groups(EqlResponses *responses, const char *characteristic);

/* Different for every number above 0; 0 is the unknown key. */
EqlPupilKey fixture_key(guint number);

/* One group of a school. */
typedef struct {
    const char *code;
    guint pupils_on_roll;
    guint events;
    guint pupils_with; /* 0: the file does not say whose the events are */
} FixtureGroup;

/* A census and suspensions to these numbers, by ethnicity. */
EqlDataset *fixture_school(const FixtureGroup *groups, gsize n);

/* Adds one pupil, or one suspension. */
void fixture_add_pupil(EqlCensus *census, guint key, EqlRegistration registration, gboolean leaver,
                       const char *ethnicity, const char *sex);
void fixture_add_event(EqlOutcomes *outcomes, const char *kind, guint key, const char *date,
                       const char *ethnicity);

/* So many pupils of a group and sex, of whom the first `with` were suspended; `key` is the last one
 * used, in and out. */
void fixture_add_pupils(EqlDataset *dataset, guint *key, const char *group, const char *sex,
                        guint n, guint with);

const EqlRriGroup *fixture_group(const EqlRri *rri, const char *code);
const EqlGroupScore *fixture_group_score(const EqlThemeScore *theme, const char *code);

/* Fails unless the figure is shown and agrees to a relative difference. */
void fixture_assert_value(EqlFigure figure, double value, double tolerance);
void fixture_assert_interval(EqlFigure figure, double value, double low, double high,
                             double tolerance);
/* Fails when a figure that is not shown holds any number. */
void fixture_assert_empty_unless_shown(EqlFigure figure);
void fixture_assert_rri_safe(const EqlRri *rri);
void fixture_assert_scores_safe(const EqlScores *scores);
void fixture_assert_items_safe(const EqlItems *items);
