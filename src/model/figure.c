/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/figure.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/language.h"

static EqlFigure without_value(EqlFigureState state, EqlUnit unit, EqlReason reason)
{
    return (EqlFigure){
        .state = state, .unit = unit, .reason = reason, .value = NAN, .low = NAN, .high = NAN};
}

EqlFigure eql_figure_hidden(EqlUnit unit, EqlReason reason)
{
    return without_value(EQL_FIGURE_HIDDEN, unit, reason);
}

EqlFigure eql_figure_absent(EqlUnit unit, EqlReason reason)
{
    return without_value(EQL_FIGURE_ABSENT, unit, reason);
}

/* A value that is no number is no figure: nothing may print "nan". */
EqlFigure eql_figure_value(EqlUnit unit, double value)
{
    if (!isfinite(value))
        return eql_figure_absent(unit, EQL_REASON_INFINITE);
    return (EqlFigure){
        .state = EQL_FIGURE_SHOWN, .unit = unit, .value = value, .low = NAN, .high = NAN};
}

EqlFigure eql_figure_interval(EqlUnit unit, double value, double low, double high)
{
    EqlFigure figure = eql_figure_value(unit, value);
    if (figure.state != EQL_FIGURE_SHOWN)
        return figure;
    if (isfinite(low) && isfinite(high)) {
        figure.low = low;
        figure.high = high;
    } else if (isinf(low) || isinf(high)) {
        figure.interval_reason = EQL_REASON_INFINITE;
    }
    return figure;
}

EqlFigure eql_figure_without_interval(EqlFigure figure, EqlReason reason)
{
    figure.low = figure.high = NAN;
    figure.interval_reason = reason;
    return figure;
}

EqlFigure eql_figure_hide(EqlFigure figure, const EqlInternal *permit)
{
    EqlFigure hidden = eql_figure_hidden(figure.unit, EQL_REASON_SMALL);

    if (permit == NULL)
        return hidden;
    /* hidden for two reasons, it is sealed once */
    if (figure.state == EQL_FIGURE_HIDDEN)
        hidden.sealed = figure.sealed;
    else
        hidden.sealed = (EqlSealed){.is_there = TRUE,
                                    .state = figure.state,
                                    .reason = figure.reason,
                                    .interval_reason = figure.interval_reason,
                                    .value = figure.value,
                                    .low = figure.low,
                                    .high = figure.high};
    return hidden;
}

EqlFigure eql_figure_open(EqlFigure figure, const EqlInternal *permit)
{
    if (permit == NULL || figure.state != EQL_FIGURE_HIDDEN || !figure.sealed.is_there)
        return figure;
    return (EqlFigure){.state = figure.sealed.state,
                       .unit = figure.unit,
                       .reason = figure.sealed.reason,
                       .interval_reason = figure.sealed.interval_reason,
                       .value = figure.sealed.value,
                       .low = figure.sealed.low,
                       .high = figure.sealed.high,
                       .is_small = TRUE};
}

EqlFigure eql_figure_public(EqlFigure figure)
{
    return figure.is_small || figure.sealed.is_there ? eql_figure_hide(figure, NULL) : figure;
}

gboolean eql_figure_has_interval(EqlFigure figure)
{
    return figure.state == EQL_FIGURE_SHOWN && !isnan(figure.low) && !isnan(figure.high);
}

/* What rounds to nought has no sign before it. `parts` of one are written. */
static gboolean is_nought(double value, double parts)
{
    return round(value * parts) == 0;
}

static char *format_points(double value)
{
    return is_nought(value, 1) ? g_strdup("0") : g_strdup_printf("%+.0f", value);
}

static char *format_number(EqlUnit unit, double value)
{
    switch (unit) {
    case EQL_UNIT_COUNT:
        return eql_number_count(value);
    case EQL_UNIT_SCORE:
        return g_strdup_printf("%.0f", value);
    case EQL_UNIT_PROPORTION:
        /* Translators: a percentage. */
        return g_strdup_printf(C_("percentage", "%.0f %%"), 100 * value);
    case EQL_UNIT_RATIO:
        return eql_number(value != 0 && value < 0.1 ? "%.2f" : "%.1f", value);
    case EQL_UNIT_RATE:
        return eql_number("%.1f", value);
    case EQL_UNIT_DIFFERENCE:
        return format_points(value);
    case EQL_UNIT_SHARE_DIFFERENCE:
        return format_points(100 * value);
    case EQL_UNIT_NUMBER_DIFFERENCE:
        return is_nought(value, 10) ? eql_number("%.1f", 0) : eql_number("%+.1f", value);
    case EQL_UNIT_NONE:
        break;
    }
    return eql_number(fabs(value) < 0.001 && value != 0 ? "%.1e" : "%.3g", value);
}

char *eql_figure_format(EqlFigure figure)
{
    switch (figure.state) {
    case EQL_FIGURE_SHOWN:
        return format_number(figure.unit, figure.value);
    case EQL_FIGURE_HIDDEN:
        return g_strdup(C_("figure", "hidden"));
    case EQL_FIGURE_ABSENT:
        break;
    }
    return g_strdup("–");
}

char *eql_figure_format_with_interval(EqlFigure figure)
{
    g_autofree char *value = eql_figure_format(figure);
    if (!eql_figure_has_interval(figure))
        return g_steal_pointer(&value);
    g_autofree char *low = format_number(figure.unit, figure.low);
    g_autofree char *high = format_number(figure.unit, figure.high);
    /* Translators: a figure and the two ends of its interval: "1.8 (1.1 to 2.7)". */
    return g_strdup_printf(C_("interval", "%s (%s to %s)"), value, low, high);
}

const char *eql_reason_sentence(EqlReason reason)
{
    switch (reason) {
    /* One sentence for both: the reason would tell which cells are small. */
    case EQL_REASON_SMALL:
    case EQL_REASON_PROTECTS:
        return _("Hidden, so that nothing can be worked out about a few people.");
    case EQL_REASON_NO_ANSWERS:
        return _("Nobody answered.");
    case EQL_REASON_NO_PUPILS:
        return _("The census has nobody of this group.");
    case EQL_REASON_NO_OUTCOMES:
        return _("There was no such outcome in the school.");
    case EQL_REASON_NOT_STATED:
        return _("People whose group is not stated are counted, but not compared.");
    case EQL_REASON_REFERENCE:
        return _("This is the group that the others are compared with.");
    case EQL_REASON_NO_REFERENCE:
        return _("The group compared with has none, so there is no ratio.");
    case EQL_REASON_INFINITE:
        return _("It has no upper end.");
    case EQL_REASON_LEAVERS:
        return _("Counting leavers, more pupils had the outcome than are on roll.");
    case EQL_REASON_ONE_ITEM:
        return _("It needs at least two questions.");
    case EQL_REASON_ONE_ANSWER:
        return _("It needs at least two respondents.");
    case EQL_REASON_NOT_KNOWN:
        return _("The file does not say.");
    case EQL_REASON_NO_CENSUS:
        return _("No school census has been brought in.");
    case EQL_REASON_NO_VARIATION:
        return _("Everyone gave the same answers.");
    case EQL_REASON_NOT_ASKED:
        return _("No comparison: the earlier wave did not ask this question. If it asked the same "
                 "in other words, say in the questionnaire which it was.");
    case EQL_REASON_OTHER_SCALE:
        return _("No comparison: the earlier wave asked it with another number of answers.");
    case EQL_REASON_NO_STAGE:
        return _("The group has none at the stage before.");
    case EQL_REASON_EVERYBODY:
        return _("Everybody is in this group, so there is nobody to compare it with.");
    case EQL_REASON_OVER_ROLL:
        return _("More answered than are on the roll, so it cannot be worked out.");
    case EQL_REASON_OVER_INVITED:
        return _("More answered than were invited, so there is no rate.");
    case EQL_REASON_NONE:
        break;
    }
    return _("It cannot be worked out.");
}

const char *eql_figure_why(EqlFigure figure)
{
    return figure.state == EQL_FIGURE_SHOWN ? NULL : eql_reason_sentence(figure.reason);
}
