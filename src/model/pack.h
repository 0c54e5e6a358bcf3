/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a school gives to its network: figures that rest on ten people or more, of every
 * wave. No respondents, no comments, no notes. */

#include "model/accreditation.h"
#include "model/codes.h"
#include "model/figure.h"

/* The file's version that this program writes, and the latest that it reads. */
#define EQL_PACK_VERSION 1

typedef struct {
    char *code, *label;
    char *questions; /* the same where the same was asked, in the same words and on the same
                        scales, whatever else is; NULL: not told, as in packs of earlier versions */
    EqlFigure n, score, favourable, n_effective;
    EqlFigure answers, favourable_answers; /* counts, to be pooled; hidden where a question is */
} EqlPackTheme;

typedef struct {
    char *audience;
    EqlFigure respondents, invited;
    GPtrArray *themes; /* EqlPackTheme */
} EqlPackAudience;

typedef struct {
    char *wave;
    GPtrArray *audiences; /* EqlPackAudience */
} EqlPackWave;

typedef struct {
    char *code, *label;
    EqlFigure census, outcomes; /* of the group */
} EqlPackGroup;

/* One kind of outcome by ethnic group, at one level of detail; events. */
typedef struct {
    char *kind;
    EqlDetail detail;
    EqlFigure census, outcomes; /* of the school */
    GPtrArray *groups;          /* EqlPackGroup: those that somebody is in, or that are hidden */
} EqlPackOutcomes;

typedef struct {
    char *name;
    char *urn;                /* NULL: not given */
    char *cohort;             /* the network's word; NULL: none */
    char *made;               /* YYYY-MM-DD */
    GPtrArray *waves;         /* EqlPackWave, earliest first */
    GPtrArray *outcomes;      /* EqlPackOutcomes */
    GPtrArray *accreditation; /* EqlAccreditationEntry, without notes */
} EqlPack;

EqlPack *eql_pack_new(void);
void eql_pack_free(EqlPack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlPack, eql_pack_free)

EqlPackWave *eql_pack_add_wave(EqlPack *pack, const char *wave);
EqlPackAudience *eql_pack_add_audience(EqlPackWave *wave, const char *audience);
EqlPackTheme *eql_pack_add_theme(EqlPackAudience *audience, const char *code, const char *label);

EqlPackOutcomes *eql_pack_add_outcomes(EqlPack *pack, const char *kind, EqlDetail detail);
EqlPackGroup *eql_pack_add_group(EqlPackOutcomes *outcomes, const char *code, const char *label);
/* NULL when there is none. */
const EqlPackOutcomes *eql_pack_outcomes(const EqlPack *pack, const char *kind, EqlDetail detail);

/* NULL when there is none. `wave` NULL: the latest. */
const EqlPackWave *eql_pack_wave(const EqlPack *pack, const char *wave);
const EqlPackAudience *eql_pack_audience(const EqlPackWave *wave, const char *audience);
const EqlPackTheme *eql_pack_theme(const EqlPackAudience *audience, const char *code);

/* Schools that brought their packs. */
typedef struct {
    char *salt;       /* random: the order of hidden names */
    GPtrArray *packs; /* EqlPack */
} EqlNetwork;

EqlNetwork *eql_network_new(void);
void eql_network_free(EqlNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlNetwork, eql_network_free)
