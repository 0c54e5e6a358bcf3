/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Theme scores by audience and group, and what was answered to each question
 * (methods: points, items, themes; intervals). Every figure has passed disclosure
 * control. */

#include "analysis/dataset.h"
#include "model/figure.h"

typedef struct {
    char *characteristic;
    char *code, *label;
    gboolean hidden;      /* the whole group */
    EqlFigure n;          /* respondents with a theme score */
    EqlFigure score;      /* 0–100, interval */
    EqlFigure favourable; /* proportion, interval by effective number of answers */
    EqlFigure n_effective;
    EqlFigure difference;            /* score against the rest of the audience (Welch) */
    EqlFigure favourable_difference; /* % favourable against the rest (Newcombe) */
    EqlFigure effect_size;           /* Cohen's h of that difference */
} EqlGroupScore;

typedef struct {
    char *code, *label; /* slug, title */
    guint place;        /* eql_questionnaire_theme_place() */
    gboolean hidden;
    EqlFigure n, score, favourable, n_effective;
    EqlFigure alpha;                     /* Cronbach's alpha, complete respondents */
    guint n_items;                       /* questions of the theme that were put */
    gboolean alpha_low;                  /* alpha is below what the settings ask for */
    gboolean alpha_few_items;            /* too few questions for alpha to say much */
    EqlFigure poststratified;            /* the score weighted to the census, a check beside it;
                                            absent unless asked for: eql_poststratify() */
    EqlFigure poststratified_share;      /* of the roll, in groups that have an answer */
    EqlFigure uncertain;                 /* share of "don't know" among all answers given */
    EqlFigure change, favourable_change; /* since the earlier wave; absent without one */
    EqlFigure change_effect;             /* Cohen's h of favourable_change */
    guint n_before, n_shared;            /* questions then, and those that both waves put */
    EqlFigure change_shared, favourable_change_shared; /* the same changes, of these alone */
    EqlFigure respondents_before, score_before; /* the earlier wave's own, hidden where that wave
                                                   hides them; absent without one */
    GPtrArray *groups;                          /* EqlGroupScore; empty unless asked for */
} EqlThemeScore;

typedef struct {
    char *audience;
    EqlFigure respondents;
    EqlFigure invited; /* entered by hand, else (pupils) the census headcount; absent */
    GPtrArray *themes; /* EqlThemeScore, in the questionnaire's order */
} EqlAudienceScores;

typedef struct {
    char *school, *wave;  /* wave may be NULL */
    char *weighted_to;    /* the characteristic of `poststratified`; NULL: not asked for */
    gboolean by_group;    /* groups were asked for, whether or not anybody was in one */
    GPtrArray *audiences; /* EqlAudienceScores */
} EqlScores;

/* `by`: NULL-terminated characteristics, or NULL for none. */
EqlScores *eql_scores(const EqlDataset *dataset, const char *const *by, EqlDetail detail);
void eql_scores_free(EqlScores *scores);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlScores, eql_scores_free)

/* Each theme once (EqlThemeScore, borrowed) that one of the first `n` audiences was asked about, by
 * its place. */
GPtrArray *eql_scores_themes(const EqlScores *scores, guint n);

/* Why a theme's alpha should not be leant on, one translated sentence; NULL: nothing speaks
 * against it. Owned by the caller. */
char *eql_alpha_warning(const EqlThemeScore *theme);

typedef struct {
    char *label;
    EqlFigure count;
} EqlLabelCount;

typedef struct {
    char *code, *text, *theme, *theme_label; /* theme may be NULL */
    guint theme_place;                       /* eql_questionnaire_theme_place() */
    gboolean reversed;
    gboolean hidden;
    EqlFigure n;         /* answers that carry points */
    GPtrArray *counts;   /* EqlLabelCount, every point of the scale, lowest first */
    GPtrArray *no_point; /* EqlLabelCount */
    GPtrArray *unread;   /* EqlLabelCount: text that fits no label, most frequent first */
    EqlFigure blank;
    EqlFigure favourable, neutral, unfavourable; /* proportions of n; favourable with interval */
    char *partner;               /* the earlier wave's question; NULL: none to compare with */
    EqlFigure favourable_change; /* since that wave, Newcombe; absent with the reason */
    EqlFigure effect_size;       /* Cohen's h of it */
} EqlItemResult;

typedef struct _EqlAudienceItems EqlAudienceItems;
struct _EqlAudienceItems {
    char *audience;
    GPtrArray *items;           /* EqlItemResult: scored questions that were put */
    GPtrArray *no_longer_asked; /* char*: codes of the earlier wave's that have no partner */
    EqlAudienceItems *before;   /* what that wave answered, as it shows it itself; or NULL */
};

typedef struct {
    char *school, *wave;
    char *since;          /* the wave compared with, or NULL */
    GPtrArray *audiences; /* EqlAudienceItems */
} EqlItems;

EqlItems *eql_items(const EqlDataset *dataset);
/* Of what the lists above hold, as their free functions. */
void eql_label_count_free(gpointer count);
void eql_item_result_free(gpointer item);
void eql_audience_items_free(gpointer audience);
void eql_items_free(EqlItems *items);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlItems, eql_items_free)
