/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One pass over the answers to a theme's questions, for everybody and for all groups at
 * once. Raw numbers: nothing here has passed disclosure control. Internal to analysis. */

#include "analysis/groups.h"
#include "model/questionnaire.h"
#include "model/responses.h"
#include "stats/cluster.h"
#include "stats/moments.h"

/* A scored question that was put to somebody. */
typedef struct {
    const EqlItem *item;
    const EqlAnswerColumn *column;
} EqlPutItem;

/* Those of an audience, in the questionnaire's order (EqlPutItem); `theme` NULL: of
 * every theme and of none. */
GArray *eql_put_items(const EqlQuestionnaire *questionnaire, const char *audience,
                      const char *theme, const EqlResponses *responses);

typedef struct {
    EqlMoments score;       /* of the respondents with a theme score */
    EqlClusterSums answers; /* favourable of all answers that carry points */
    guint64 people;         /* respondents who gave any answer that fits the scale */
    guint64 given;          /* their answers, with and without points */
    guint64 uncertain;      /* those that say "don't know" */
} EqlTally;

void eql_tally_join(EqlTally *tally, const EqlTally *other);

/* Fewer than 2k people, and what they have in common says what each of them answered: all have
 * the same score, or all their answers are favourable, or none is. In so small a group that is
 * as good as a name: whoever knows a few of them to have answered knows what they answered. */
gboolean eql_tally_is_alike(const EqlTally *tally, guint64 k);

/* The same of any number of people, nobody included; bits. */
enum { EQL_SAME_SCORE = 1, EQL_ALL_FAVOURABLE = 2, EQL_NONE_FAVOURABLE = 4 };
guint eql_tally_in_common(const EqlTally *tally);

/* Who is in which group of one characteristic. */
typedef struct {
    EqlLevel *level;
    const EqlGroupColumn *column;
    guint16 *map;    /* from the column's own numbers to the level's */
    guint64 *people; /* respondents, by number in the level */
} EqlGrouping;

/* NULL when the respondents were not asked, which a school cannot tell apart from a file
 * that lacks the column. */
EqlGrouping *eql_grouping_new(EqlCodes *codes, const char *characteristic, EqlDetail detail,
                              const EqlResponses *responses);
/* Makes sure that a group is there, even if nobody is in it. */
void eql_grouping_add(EqlGrouping *grouping, const char *group);
/* The respondent's group, by its number in the level. */
guint eql_grouping_of(const EqlGrouping *grouping, guint respondent);
void eql_grouping_free(EqlGrouping *grouping);

typedef struct {
    EqlTally all;
    GPtrArray *groups; /* per grouping: GArray of EqlTally, by number in its level */
    guint64 complete;  /* respondents who answered every question */
    double alpha;      /* theirs; NAN when there is none */
} EqlThemeTally;

/* `groupings`: EqlGrouping, or NULL for none. */
EqlThemeTally *eql_tally_theme(const GArray *items, guint respondents, GPtrArray *groupings);
void eql_theme_tally_free(EqlThemeTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlThemeTally, eql_theme_tally_free)

/* How often each byte stands in a column. */
void eql_tally_bytes(const EqlAnswerColumn *column, guint64 counts[256]);

/* Whether a label without a point means that somebody does not know ("Don't know", "Not
 * sure"), rather than that they would not say. */
gboolean eql_label_is_uncertain(const char *label);
