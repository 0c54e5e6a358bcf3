/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-test.h"

#include <math.h>

#include "stats/adjust.h"
#include "stats/exact.h"
#include "stats/ratio.h"

/* A group and what it is compared with. */
typedef struct {
    guint64 x, n;
    guint64 other_x, other_n;
} Table;

static EqlFigure no_ratio(EqlReason reason)
{
    return eql_figure_absent(EQL_UNIT_RATIO, reason);
}

static EqlFigure no_p(EqlReason reason)
{
    return eql_figure_absent(EQL_UNIT_NONE, reason);
}

static EqlFigure p_figure(double p)
{
    return isnan(p) ? no_p(EQL_REASON_NO_OUTCOMES) : eql_figure_value(EQL_UNIT_NONE, p);
}

/* More pupils than there are on roll: leavers are counted, so there is no binomial. */
static gboolean exceeds_roll(const Table *table)
{
    return table->x > table->n || table->other_x > table->other_n;
}

static double fisher_p(const Table *table)
{
    return eql_fisher_test(table->x, table->n - table->x, table->other_x,
                           table->other_n - table->other_x);
}

EqlFigure eql_rri_against_school(guint64 x, guint64 n, guint64 school_x, guint64 school_n)
{
    if (n == 0)
        return no_ratio(EQL_REASON_NO_PUPILS);
    if (school_x == 0)
        return no_ratio(EQL_REASON_NO_OUTCOMES);
    /* (x/X)/(n/N) by one division of whole numbers, since classes have limits: 3 of 10 against
     * 20 of 100 is 1.5, but 0.3/0.2 falls short of it */
    return eql_figure_value(EQL_UNIT_RATIO,
                            (double)x * (double)school_n / ((double)school_x * (double)n));
}

static Table rest_of(const EqlRriCase *c)
{
    return (Table){c->x, c->n, c->school_x - c->x, c->school_n - c->n};
}

static EqlRriTest events_against_school(const EqlRriCase *c, double ratio)
{
    double q = (double)c->n / (double)c->school_n;
    EqlInterval share = eql_clopper_pearson(c->x, c->school_x);

    return (EqlRriTest){
        .ratio = eql_figure_interval(EQL_UNIT_RATIO, ratio, share.low / q, share.high / q),
        .p = p_figure(eql_binom_test(c->x, c->school_x, q)),
    };
}

static EqlRriTest pupils_against_school(const EqlRriCase *c, double ratio)
{
    double q = (double)c->n / (double)c->school_n;
    Table table = rest_of(c);
    EqlInterval rest = eql_risk_ratio_score(table.x, table.n, table.other_x, table.other_n);

    return (EqlRriTest){
        .ratio = eql_figure_interval(EQL_UNIT_RATIO, ratio, eql_ratio_to_whole(rest.low, q),
                                     eql_ratio_to_whole(rest.high, q)),
        .p = p_figure(fisher_p(&table)),
    };
}

static EqlRriTest untested(EqlFigure ratio, EqlReason reason)
{
    return (EqlRriTest){eql_figure_without_interval(ratio, reason), no_p(reason)};
}

static EqlRriTest against_school(const EqlRriCase *c)
{
    EqlFigure ratio = eql_rri_against_school(c->x, c->n, c->school_x, c->school_n);
    Table rest = rest_of(c);

    if (!eql_figure_is_shown(ratio))
        return (EqlRriTest){ratio, no_p(ratio.reason)};
    /* a group that is the whole school has nothing to differ from */
    if (c->n == c->school_n)
        return untested(ratio, EQL_REASON_EVERYBODY);
    if (c->count == EQL_COUNT_EVENTS)
        return events_against_school(c, ratio.value);
    if (exceeds_roll(&rest))
        return untested(ratio, EQL_REASON_LEAVERS);
    return pupils_against_school(c, ratio.value);
}

static EqlRriTest events_against(const Table *table, EqlFigure ratio)
{
    EqlRatio exact =
        eql_poisson_ratio(table->x, (double)table->n, table->other_x, (double)table->other_n);

    if (eql_figure_is_shown(ratio))
        ratio = eql_figure_interval(EQL_UNIT_RATIO, ratio.value, exact.low, exact.high);
    return (EqlRriTest){ratio, p_figure(exact.p)};
}

static EqlRriTest pupils_against(const Table *table, EqlFigure ratio)
{
    EqlInterval interval;

    if (exceeds_roll(table))
        return untested(ratio, EQL_REASON_LEAVERS);
    interval = eql_risk_ratio_score(table->x, table->n, table->other_x, table->other_n);
    if (eql_figure_is_shown(ratio))
        ratio = eql_figure_interval(EQL_UNIT_RATIO, ratio.value, interval.low, interval.high);
    return (EqlRriTest){ratio, p_figure(fisher_p(table))};
}

static EqlFigure ratio_of(const Table *table)
{
    double rate = (double)table->x / (double)table->n;
    double other = (double)table->other_x / (double)table->other_n;

    /* no ratio to nothing; the test still tells whether the two differ */
    return table->other_x == 0 ? no_ratio(EQL_REASON_NO_REFERENCE)
                               : eql_figure_value(EQL_UNIT_RATIO, rate / other);
}

static EqlRriTest against_other(const EqlRriCase *c, const Table *table)
{
    EqlReason reason = EQL_REASON_NONE;

    if (table->n == 0)
        reason = EQL_REASON_NO_PUPILS;
    else if (c->school_x == 0)
        reason = EQL_REASON_NO_OUTCOMES;
    else if (table->other_n == 0 && c->against != EQL_AGAINST_GROUP)
        reason = EQL_REASON_EVERYBODY;
    else if (table->other_n == 0 || table->x + table->other_x == 0)
        reason = EQL_REASON_NO_REFERENCE;
    if (reason != EQL_REASON_NONE)
        return (EqlRriTest){no_ratio(reason), no_p(reason)};
    if (c->count == EQL_COUNT_EVENTS)
        return events_against(table, ratio_of(table));
    return pupils_against(table, ratio_of(table));
}

EqlRriTest eql_rri_test(const EqlRriCase *c)
{
    Table table = rest_of(c);

    if (c->against == EQL_AGAINST_SCHOOL)
        return against_school(c);
    if (c->against == EQL_AGAINST_GROUP) {
        table.other_x = c->reference_x;
        table.other_n = c->reference_n;
    }
    return against_other(c, &table);
}

EqlRriClass eql_rri_classify(const EqlSettings *settings, EqlFigure against_school)
{
    if (!eql_figure_is_shown(against_school))
        return EQL_CLASS_NONE;
    if (against_school.value == 0)
        return EQL_CLASS_NOT_REPRESENTED;
    if (against_school.value <= settings->rri_under)
        return EQL_CLASS_UNDER;
    return against_school.value >= settings->rri_over ? EQL_CLASS_OVER : EQL_CLASS_IN_PROPORTION;
}

EqlEvidence eql_rri_evidence_for(const EqlSettings *settings, EqlFigure p_adjusted, double expected,
                                 guint64 school_x)
{
    if (!eql_figure_is_shown(p_adjusted))
        return EQL_EVIDENCE_NONE;
    if (expected < settings->few_expected || (double)school_x < settings->few_outcomes)
        return EQL_EVIDENCE_TOO_FEW;
    if (p_adjusted.value < settings->clear_p)
        return EQL_EVIDENCE_CLEAR;
    return p_adjusted.value < settings->some_p ? EQL_EVIDENCE_SOME : EQL_EVIDENCE_NOT_CLEAR;
}

void eql_rri_adjust(const EqlFigure *p, gsize n, EqlFigure *adjusted)
{
    g_autofree double *values = g_new(double, n);

    for (gsize i = 0; i < n; i++)
        values[i] = eql_figure_is_shown(p[i]) ? p[i].value : NAN;
    eql_bh_adjust(values, n, values);
    for (gsize i = 0; i < n; i++)
        adjusted[i] = eql_figure_is_shown(p[i]) ? eql_figure_value(EQL_UNIT_NONE, values[i]) : p[i];
}
