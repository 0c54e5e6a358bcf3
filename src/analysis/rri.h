/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Relative rate indices of outcomes against the census, by group (methods:
 * Relative Rate Index). Every figure has passed disclosure control. */

#include "analysis/beside.h"
#include "analysis/dataset.h"
#include "model/figure.h"

typedef enum { EQL_COUNT_EVENTS, EQL_COUNT_PUPILS } EqlCountOf;

typedef enum {
    EQL_CLASS_NONE, /* no RRI, or hidden */
    EQL_CLASS_NOT_REPRESENTED,
    EQL_CLASS_UNDER,
    EQL_CLASS_IN_PROPORTION,
    EQL_CLASS_OVER,
} EqlRriClass;

typedef enum {
    EQL_EVIDENCE_NONE, /* not tested, or hidden */
    EQL_EVIDENCE_TOO_FEW,
    EQL_EVIDENCE_NOT_CLEAR,
    EQL_EVIDENCE_SOME,
    EQL_EVIDENCE_CLEAR,
} EqlEvidence;

typedef struct {
    char *code, *label; /* a cross: "BCRB,F" */
    gboolean hidden;    /* its outcomes, or the whole group */
    EqlFigure census;   /* n_g */
    EqlFigure outcomes; /* x_g, of the count asked for */
    EqlFigure rate_per_100;
    EqlFigure rri;            /* the ratio asked for, with its interval */
    EqlFigure difference;     /* x_g − X·n_g/N */
    EqlFigure p, p_adjusted;  /* of the count asked for */
    EqlRriClass rri_class;    /* always from the RRI against the school */
    EqlRriClass sealed_class; /* of a hidden group, with a permit; else EQL_CLASS_NONE */
    EqlEvidence evidence;
    EqlCountOf evidence_from;  /* meaningful unless EQL_EVIDENCE_NONE */
    EqlFigure rri_other_count; /* the other count's RRI against the school, where known */
    gboolean counts_disagree;  /* events and pupils lie on different sides of 1 */
    EqlFigure previous;        /* its outcomes at the earlier stage, where one was asked for */
    EqlFigure rri_previous;    /* stage to stage: the RRI with that stage as the census */
    EqlBeside beside;          /* where the table has a benchmark */
} EqlRriGroup;

typedef struct {
    char *kind; /* "suspension", …, or "answered" */
    EqlCountOf count;
    char *by;       /* "ethnicity" or "ethnicity,sex" */
    char *against;  /* "school", "rest" or a group's code */
    char *audience; /* "answered" only, else NULL */
    EqlFigure census_total, outcome_total;
    char *previous; /* the kind of outcome that is the earlier stage; NULL: none asked for */
    EqlFigure previous_total;
    guint school_years; /* from the first day of an outcome to the last; 0: no day is known */
    gboolean pupils_known;
    EqlFigure set_aside_subsidiary; /* outcomes of pupils whose main registration is at another
                                       school: counted nowhere */
    EqlFigure not_on_census;        /* outcomes whose pupil the census does not know: counted,
                                       in the group that their own file gives */
    EqlBenchmark *benchmark;        /* published figures beside the groups' own; NULL: none, also
                                       of a cross or a kind that is not published */
    GPtrArray *groups;              /* EqlRriGroup, in the order of the list, not stated last */
    GPtrArray *warnings; /* char*, translated sentences a reader of the table must know */
} EqlRri;

typedef struct {
    const char *kind;      /* NULL: "suspension" */
    const char *audience;  /* "answered": NULL is "pupil" */
    const char *const *by; /* one or two characteristics; NULL: ethnicity */
    EqlDetail detail;
    EqlCountOf count;
    const char *against;  /* NULL: "school" */
    const char *previous; /* a kind of outcome that comes before, for stage to stage; or NULL */
} EqlRriRequest;

#define EQL_ANALYSIS_ERROR (eql_analysis_error_quark())
GQuark eql_analysis_error_quark(void);
typedef enum {
    EQL_ANALYSIS_ERROR_NO_CENSUS,
    EQL_ANALYSIS_ERROR_NO_OUTCOMES,
    EQL_ANALYSIS_ERROR_NO_ANSWERS,
    EQL_ANALYSIS_ERROR_UNKNOWN, /* a characteristic, group or audience that is not there */
    EQL_ANALYSIS_ERROR_PUPILS_UNKNOWN,
} EqlAnalysisError;

/* Groups: every group of a list that is known beforehand (ethnic groups, sex, …), and those
 * that are met of other lists and of crosses. Part not stated is not stated. Hidden is
 * what methods, Disclosure control, hides, for its own size or to protect another; hidden
 * figures have no value, and what compares with a hidden reference group is hidden with it.
 * A cross lists hidden cells whether or not anybody is in them. */
EqlRri *eql_rri(const EqlDataset *dataset, const EqlRriRequest *request, GError **error);
void eql_rri_free(EqlRri *rri);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRri, eql_rri_free)

/* "over-represented", …; NULL for EQL_CLASS_NONE. Stable names, and words for people. */
const char *eql_rri_class_name(EqlRriClass rri_class);
const char *eql_rri_class_label(EqlRriClass rri_class);
/* "clear", "some", "not clear", "too few to say"; NULL for EQL_EVIDENCE_NONE. The label
 * also says what is clear: "some evidence". */
const char *eql_evidence_name(EqlEvidence evidence);
const char *eql_evidence_label(EqlEvidence evidence);

/* What is counted: "16 suspensions", "12 pupils with a suspension", "620 respondents", …; of a kind
 * that the user named, "16 outcomes (detentions)". Owned by the caller. */
char *eql_outcome_number(const char *kind, EqlCountOf count, const char *number);
/* The same of a part: "16 of 75 suspensions". */
char *eql_outcome_part(const char *kind, EqlCountOf count, const char *part, const char *whole);

/* How many people or events that is: "about 7 more than a proportional share"; NULL when there is
 * none to speak of. Owned by the caller. */
char *eql_rri_difference_text(const EqlRriGroup *group);

/* One plain sentence on a group: "Black Caribbean pupils: 16 of 75 suspensions, 12 % of
 * the roll. RRI 1.8 (1.1 to 2.7): over-represented, some evidence; about 7 more than a
 * proportional share." Owned by the caller. */
char *eql_rri_sentence(const EqlRri *rri, const EqlRriGroup *group);
/* The same of `rri_previous`, where it is shown: the group at both stages. */
char *eql_rri_stage_sentence(const EqlRri *rri, const EqlRriGroup *group);
