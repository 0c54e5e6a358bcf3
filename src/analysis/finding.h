/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How findings are made. Internal to analysis. */

#include "analysis/findings.h"

/* What the searches share. */
typedef struct {
    const EqlDataset *dataset;
    const EqlScores *scores; /* with groups by ethnicity, sex and year */
    GPtrArray *found;        /* EqlFinding */
} EqlSearch;

EqlFinding *eql_finding_new(EqlFindingKind kind);
/* About a theme of an audience; labels are copied. */
EqlFinding *eql_finding_new_on_theme(EqlFindingKind kind, const char *audience,
                                     const EqlThemeScore *theme);
void eql_finding_set_group(EqlFinding *finding, const char *characteristic, const char *group,
                           const char *label);
void eql_finding_add_evidence(EqlFinding *finding, const char *name, EqlFigure figure);
/* An absent figure when there is none of that name. */
EqlFigure eql_finding_evidence(const EqlFinding *finding, const char *name);
/* Works out the stable key, once all else is set. */
void eql_finding_finish(EqlFinding *finding);

/* Whether the finding tells of something that goes well, or better than it did: the
 * strengths, a rise, a group that is more favourable or less often suspended. */
gboolean eql_finding_is_good(const EqlFinding *finding);

/* The searches. */
void eql_find_in_scores(EqlSearch *search);
gboolean eql_find_in_rates(EqlSearch *search, GError **error);

/* Sentences, owned by the caller. `theme` scores come from the finding's own evidence. */
char *eql_sentence_strength(const EqlFinding *finding);
/* `is_low`: below the threshold; else it is among the school's lowest, where it may be a
 * strength as well. */
char *eql_sentence_area(const EqlFinding *finding, gboolean is_low, gboolean is_strength);
char *eql_sentence_perception_gap(const EqlFinding *finding);
char *eql_sentence_group_gap(const EqlFinding *finding);
char *eql_sentence_uncertainty(const EqlFinding *finding);
char *eql_sentence_change(const EqlFinding *finding, const char *since_wave);
char *eql_sentence_rri(const EqlRri *rri, const EqlRriGroup *group);
char *eql_sentence_voice_gap(const EqlRri *rri, const EqlRriGroup *group);
