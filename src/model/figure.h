/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A figure is a type, not a double. It carries a value with its interval and unit,
 * or it is hidden, or absent, and says why. A hidden figure has no value left
 * inside, so no surface can forget disclosure control. Figures are small and
 * passed by value. */

#include <glib.h>

#include "model/internal.h"

typedef enum {
    EQL_FIGURE_ABSENT, /* cannot be worked out: see the reason. Also the zero value */
    EQL_FIGURE_HIDDEN, /* would rest on too few people */
    EQL_FIGURE_SHOWN,
} EqlFigureState;

typedef enum {
    EQL_UNIT_NONE,             /* p-values, alpha, effective n: a plain number */
    EQL_UNIT_COUNT,            /* a whole number of people or events */
    EQL_UNIT_SCORE,            /* points, 0–100 */
    EQL_UNIT_PROPORTION,       /* 0–1, shown as a percentage */
    EQL_UNIT_RATIO,            /* 1 is even */
    EQL_UNIT_RATE,             /* per 100 pupils */
    EQL_UNIT_DIFFERENCE,       /* points on the 0–100 scale, signed */
    EQL_UNIT_SHARE_DIFFERENCE, /* difference of two proportions, −1–1, shown in percentage points */
    EQL_UNIT_NUMBER_DIFFERENCE, /* people or events more (+) or fewer (−) */
} EqlUnit;

/* Why a figure, or its interval, is not there. */
typedef enum {
    EQL_REASON_NONE,
    EQL_REASON_SMALL,        /* fewer than k people */
    EQL_REASON_PROTECTS,     /* hidden so that another cannot be worked out */
    EQL_REASON_NO_ANSWERS,   /* nobody answered */
    EQL_REASON_NO_PUPILS,    /* nobody of the group on roll */
    EQL_REASON_NO_OUTCOMES,  /* no such outcome in the school */
    EQL_REASON_NOT_STATED,   /* "not stated" is not a group to compare */
    EQL_REASON_REFERENCE,    /* this is the group compared with */
    EQL_REASON_NO_REFERENCE, /* the group compared with has none */
    EQL_REASON_INFINITE,     /* the limit has no end */
    EQL_REASON_LEAVERS,      /* more pupils had the outcome than are on roll */
    EQL_REASON_ONE_ITEM,     /* needs two or more questions */
    EQL_REASON_ONE_ANSWER,   /* needs two or more respondents */
    EQL_REASON_NOT_KNOWN,    /* the file does not say */
    EQL_REASON_NO_CENSUS,    /* no census has been brought in */
    EQL_REASON_NO_VARIATION, /* everyone gave the same answers */
    EQL_REASON_NOT_ASKED,    /* the wave compared with did not ask it */
    EQL_REASON_OTHER_SCALE,  /* … or with another number of points */
    EQL_REASON_NO_STAGE,     /* nobody of the group at the stage before */
    EQL_REASON_EVERYBODY,    /* nobody is outside the group */
    EQL_REASON_OVER_ROLL,    /* more answered than are on roll */
    EQL_REASON_OVER_INVITED, /* more answered than were invited */
} EqlReason;

/* What a figure was before it was hidden. To be opened, not to be read. */
typedef struct {
    gboolean is_there;
    EqlFigureState state;
    EqlReason reason, interval_reason;
    double value, low, high;
} EqlSealed;

typedef struct {
    EqlFigureState state;
    EqlUnit unit;
    EqlReason reason;          /* why absent or hidden */
    EqlReason interval_reason; /* why a shown figure has no interval, where one is usual */
    double value, low, high;   /* NAN unless shown; low, high NAN without interval */
    EqlSealed sealed;          /* of a hidden figure, where a permit was at hand; else empty */
    gboolean is_small;         /* it was sealed, and opened: never to leave the school */
} EqlFigure;

EqlFigure eql_figure_value(EqlUnit unit, double value);
/* An interval with a NAN end is left out, an infinite end likewise (reason INFINITE). */
EqlFigure eql_figure_interval(EqlUnit unit, double value, double low, double high);
EqlFigure eql_figure_hidden(EqlUnit unit, EqlReason reason);
EqlFigure eql_figure_absent(EqlUnit unit, EqlReason reason);
/* The same figure, hidden: with nothing left inside, or, with a permit, sealed. */
EqlFigure eql_figure_hide(EqlFigure figure, const EqlInternal *permit);
/* What was sealed, marked as small; without a permit, and where nothing is sealed, the figure
 * as it is. */
EqlFigure eql_figure_open(EqlFigure figure, const EqlInternal *permit);
/* The same figure without its interval, and why. */
EqlFigure eql_figure_without_interval(EqlFigure figure, EqlReason reason);

static inline gboolean eql_figure_is_shown(EqlFigure f)
{
    return f.state == EQL_FIGURE_SHOWN;
}
static inline gboolean eql_figure_is_hidden(EqlFigure f)
{
    return f.state == EQL_FIGURE_HIDDEN;
}
gboolean eql_figure_has_interval(EqlFigure figure);

/* The same figure for those who may not see small groups: an opened one is hidden again, with
 * nothing left inside. Everything that writes what may be passed on asks this first. */
EqlFigure eql_figure_public(EqlFigure figure);

/* Text for people in the user's locale: "71", "68 %", "1.8", "16", "+7", "hidden",
 * "–" when absent. Owned by the caller. */
char *eql_figure_format(EqlFigure figure);
/* "1.8 (1.1 to 2.7)"; without an interval as eql_figure_format(). */
char *eql_figure_format_with_interval(EqlFigure figure);
/* Why it is hidden or absent, one sentence, translated; NULL when it is shown. */
const char *eql_figure_why(EqlFigure figure);
const char *eql_reason_sentence(EqlReason reason);
