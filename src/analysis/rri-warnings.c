/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/disclosure.h"
#include "analysis/rri-text.h"
#include "base/i18n.h"
#include "base/language.h"
#include "base/lists.h"
#include "model/school-year.h"

/* Methods: years can be pooled, up to three. */
#define MOST_YEARS 3

static void G_GNUC_PRINTF(2, 3) warn(EqlRri *rri, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_ptr_array_add(rri->warnings, g_strdup_vprintf(format, args));
    va_end(args);
}

/* A number of rows in words, which must not tell a few people apart either, nor, where it `tells`,
 * a group that is hidden. */
static char *number_words(const EqlSettings *settings, EqlRowCount count, gboolean tells)
{
    if (tells || eql_too_few(settings, count.people))
        return g_strdup(_("number hidden"));
    return eql_number_count((double)count.rows);
}

typedef gboolean (*GroupTest)(const EqlRriGroup *group);

static gboolean disagrees(const EqlRriGroup *group)
{
    return group->counts_disagree;
}

static gboolean has_leavers(const EqlRriGroup *group)
{
    return !group->hidden && (group->p.reason == EQL_REASON_LEAVERS ||
                              group->rri.interval_reason == EQL_REASON_LEAVERS);
}

static gboolean answered_more(const EqlRriGroup *group)
{
    return eql_figure_is_shown(group->rate_per_100) && group->rate_per_100.value > 100;
}

static gboolean is_hidden(const EqlRriGroup *group)
{
    return group->hidden;
}

/* "Irish, Indian"; NULL when there is none. */
static char *labels_of(const EqlRri *rri, GroupTest test)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (test(group))
            eql_list_add_long(text, group->label);
    }
    return g_string_free(text, text->len == 0);
}

static void warn_of_groups(EqlRri *rri, const EqlSettings *settings)
{
    g_autofree char *disagreeing = labels_of(rri, disagrees);
    g_autofree char *leavers = labels_of(rri, has_leavers);
    g_autofree char *hidden = labels_of(rri, is_hidden);
    gboolean answered = g_str_equal(rri->kind, EQL_KIND_ANSWERED);
    g_autofree char *more = answered ? labels_of(rri, answered_more) : NULL;

    if (disagreeing != NULL)
        warn(rri,
             _("Counted by event and counted by pupil, the rate lies on different sides of the "
               "school’s: %s. A few pupils with many outcomes can turn it round; look at both."),
             disagreeing);
    if (leavers != NULL)
        warn(rri,
             _("Counting leavers, more pupils had the outcome than are on roll, so there is no "
               "interval and no test: %s."),
             leavers);
    if (more != NULL)
        warn(rri,
             _("More answered than are on the roll: %s. People may name another group for "
               "themselves than the roll does."),
             more);
    if (hidden != NULL)
        warn(rri,
             _("Groups are hidden where fewer than %d people stand behind a figure, and where a "
               "hidden group could be worked out from the others."),
             settings->k);
}

static void warn_of_evidence(EqlRri *rri, const EqlSettings *settings, const EqlJoined *joined)
{
    guint64 x = joined->pupils_known ? joined->pupils : joined->events;

    if (eql_figure_is_hidden(rri->outcome_total))
        warn(rri,
             _("All outcomes are hidden: too few people stand behind them in the whole school, or "
               "a hidden group could be worked out from the others."));
    else if (x > 0 && (double)x < settings->few_outcomes)
        warn(rri, _("So small a number of outcomes in the whole school is too few to say "
                    "anything about groups."));
    if (!joined->pupils_known)
        warn(rri, _("How many pupils stand behind the outcomes is not known, so the evidence is "
                    "counting repeated suspensions of one pupil as if they were several pupils’: "
                    "it may look stronger than it is."));
}

static void warn_of_rows(EqlRri *rri, const EqlSettings *settings, const EqlJoined *joined)
{
    g_autofree char *set_aside = number_words(settings, joined->set_aside, FALSE);
    g_autofree char *unknown = number_words(settings, joined->not_on_census, joined->rows_tell);
    g_autofree char *repeated = number_words(settings, joined->repeated, FALSE);
    g_autofree char *leavers = number_words(settings, joined->by_leavers, joined->rows_tell);

    if (joined->set_aside.rows > 0)
        warn(rri,
             _("Outcomes of pupils whose main registration is at another school are set "
               "aside: %s."),
             set_aside);
    if (joined->not_on_census.rows > 0)
        warn(rri,
             _("Outcomes whose pupil is not on the census: %s. They are counted, in the "
               "group that their own file gives or else as not stated."),
             unknown);
    if (joined->repeated.rows > 0)
        warn(rri, _("The same pupil, date and kind came more than once and is counted once: %s."),
             repeated);
    if (joined->by_leavers.rows > 0)
        warn(rri,
             _("Outcomes of pupils who have left are counted (%s); the number on roll does "
               "not hold these pupils."),
             leavers);
    if (joined->counts_unused)
        warn(rri, _("There are counts of this outcome as well; the rows are used, as they say "
                    "more."));
}

/* A quarter without a group can hide any pattern there is. */
static gboolean is_large_part(EqlFigure part, EqlFigure whole)
{
    return eql_figure_is_shown(part) && eql_figure_is_shown(whole) && whole.value > 0 &&
           part.value >= whole.value / 4;
}

static void warn_of_outcomes_not_stated(EqlRri *rri)
{
    gboolean events = rri->count == EQL_COUNT_EVENTS;

    if (g_str_equal(rri->kind, "suspension"))
        warn(rri, events ? _("A quarter or more of the suspensions have no group stated at this "
                             "level of detail, so the groups’ shares are too low.")
                         : _("A quarter or more of the pupils with a suspension have no group "
                             "stated at this level of detail, so the groups’ shares are too low."));
    else if (g_str_equal(rri->kind, "exclusion"))
        warn(rri, events ? _("A quarter or more of the permanent exclusions have no group stated "
                             "at this level of detail, so the groups’ shares are too low.")
                         : _("A quarter or more of the permanently excluded pupils have no group "
                             "stated at this level of detail, so the groups’ shares are too low."));
    else if (g_str_equal(rri->kind, "lunchtime"))
        warn(rri,
             events ? _("A quarter or more of the lunchtime exclusions have no group stated at "
                        "this level of detail, so the groups’ shares are too low.")
                    : _("A quarter or more of the pupils with a lunchtime exclusion have no group "
                        "stated at this level of detail, so the groups’ shares are too low."));
    else if (g_str_equal(rri->kind, EQL_KIND_ANSWERED))
        warn(rri, _("A quarter or more of the respondents have no group stated at this level of "
                    "detail, so the groups’ shares are too low."));
    else
        /* Translators: the user named the kind, such as detentions. */
        warn(rri,
             events ? _("A quarter or more of the outcomes (%s) have no group stated at this level "
                        "of detail, so the groups’ shares are too low.")
                    : _("A quarter or more of the pupils with this outcome (%s) have no group "
                        "stated at this level of detail, so the groups’ shares are too low."),
             rri->kind);
}

static void warn_of_not_stated(EqlRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (!g_str_equal(group->code, EQL_NOT_STATED))
            continue;
        if (is_large_part(group->outcomes, rri->outcome_total))
            warn_of_outcomes_not_stated(rri);
        if (is_large_part(group->census, rri->census_total))
            warn(rri,
                 _("A quarter or more of the pupils on roll have no group stated at this level "
                   "of detail, so the groups’ rates are too high. If the census gives broad "
                   "groups only, look at broad groups."));
    }
}

static gboolean parse_date(const char *text, GDate *date)
{
    int year = 0, month = 0, day = 0;

    g_date_clear(date, 1);
    if (text == NULL || sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return TRUE;
}

/* A return holds suspensions of two terms before, so up to a year apart is usual. */
static gboolean are_far_apart(const char *census, const char *first, const char *last)
{
    GDate on, from, to;

    if (!parse_date(census, &on) || !parse_date(first, &from) || !parse_date(last, &to))
        return FALSE;
    return g_date_days_between(&on, &from) > 366 || g_date_days_between(&to, &on) > 366;
}

/* The year in which the school year of a day ends; it begins on 1 August. */
static int school_year(const GDate *date)
{
    return g_date_get_year(date) + (g_date_get_month(date) >= G_DATE_AUGUST);
}

/* Rates are of one school year where roll and outcomes are of the same one. */
static void warn_of_years(EqlRri *rri, const char *census, const char *first, const char *last)
{
    GDate on, from, to;

    if (!parse_date(first, &from) || !parse_date(last, &to))
        return;
    int begin = school_year(&from), end = school_year(&to);
    if (begin != end)
        warn(rri,
             ngettext("The outcomes are of %d school year, %d/%02d to %d/%02d: a rate per 100 "
                      "counts all of them together, not those of one year.",
                      "The outcomes are of %d school years, %d/%02d to %d/%02d: a rate per 100 "
                      "counts all of them together, not those of one year.",
                      (gulong)(end - begin + 1)),
             end - begin + 1, begin - 1, begin % 100, end - 1, end % 100);
    if (!parse_date(census, &on) || (school_year(&on) >= begin && school_year(&on) <= end))
        return;
    warn(rri,
         _("The numbers on roll are of the school year %d/%02d, the outcomes are not. A census "
           "return collects outcomes of two terms before; the roll that belongs to them is the "
           "spring census of their own school year."),
         school_year(&on) - 1, school_year(&on) % 100);
}

static void warn_of_term(EqlRri *rri, const char *term)
{
    g_auto(GStrv) by = g_strsplit(rri->by, ",", -1);

    if (!g_strv_contains((const char *const *)by, "ethnicity"))
        return;
    if (g_strcmp0(term, "SUM") == 0)
        warn(rri, _("Ethnicity comes from the summer census here. It is complete only in the "
                    "spring census: bring that one in for a sounder figure."));
    else if (g_strcmp0(term, "AUT") == 0)
        warn(rri, _("Ethnicity comes from the autumn census here. It is complete only in the "
                    "spring census: bring that one in for a sounder figure."));
}

/* Pooling adds counts; over many years neither roll nor school stays the same. */
static void note_years(EqlRri *rri, const EqlSettings *settings, const EqlJoined *joined)
{
    guint first = eql_school_year(joined->first_date);

    rri->school_years = first > 0 ? eql_school_year(joined->last_date) - first + 1 : 0;
    if (rri->school_years > MOST_YEARS)
        warn(rri,
             ngettext("%u school year is too much to compare with one roll: set outcomes.years to "
                      "3 or fewer.",
                      "%u school years are too many to compare with one roll: set outcomes.years "
                      "to 3 or fewer.",
                      rri->school_years),
             rri->school_years);
    if (settings->outcome_years > 0)
        warn(rri,
             ngettext("Only the latest %d school year is counted (outcomes.years).",
                      "Only the latest %d school years are counted (outcomes.years).",
                      (gulong)settings->outcome_years),
             settings->outcome_years);
}

static void warn_of_days(EqlRri *rri, const EqlJoined *joined)
{
    if (joined->first_date == NULL)
        return;
    g_autofree char *first = eql_day(joined->first_date), *last = eql_day(joined->last_date);
    warn(rri, _("The outcomes are of %s to %s."), first, last);
}

static void warn_of_roll(EqlRri *rri, const EqlCensus *census)
{
    g_autofree char *day = census->reference_date != NULL ? eql_day(census->reference_date) : NULL;

    if (day == NULL)
        return;
    /* Translators: %s is a day. */
    if (g_strcmp0(census->term, "SPR") == 0)
        warn(rri, _("The numbers on roll are those of %s (spring census)."), day);
    else if (g_strcmp0(census->term, "SUM") == 0)
        warn(rri, _("The numbers on roll are those of %s (summer census)."), day);
    else if (g_strcmp0(census->term, "AUT") == 0)
        warn(rri, _("The numbers on roll are those of %s (autumn census)."), day);
    else
        warn(rri, _("The numbers on roll are those of %s."), day);
}

static void warn_of_dates(EqlRri *rri, const EqlDataset *dataset, const EqlJoined *joined)
{
    const char *census = dataset->census->reference_date;

    /* the first day and the last of few would be the very days of some of them */
    const EqlJoined nothing = {.first_date = NULL};
    const EqlJoined *told = eql_figure_is_hidden(rri->outcome_total) ? &nothing : joined;

    warn_of_days(rri, told);
    note_years(rri, dataset->settings, told);
    warn_of_roll(rri, dataset->census);
    if (are_far_apart(census, told->first_date, told->last_date))
        warn(rri, _("Outcomes and census lie more than a year apart, so they may not be about the "
                    "same pupils: bring in a census that belongs to the outcomes."));
    else
        warn_of_years(rri, census, told->first_date, told->last_date);
    warn_of_term(rri, dataset->census->term);
}

/* The roll is of pupils, whoever answered. */
static void warn_of_audience(EqlRri *rri)
{
    if (rri->audience != NULL && !g_str_equal(rri->audience, "pupil"))
        warn(
            rri,
            _("Those who answered (%s) stand beside the pupils on roll, who are other people: read "
              "this as whose voices there are, not as a share of those who could have answered."),
            eql_audience_label(rri->audience));
}

static void warn_of_benchmark(EqlRri *rri)
{
    if (rri->benchmark != NULL)
        warn(rri,
             _("Beside the school stand published figures (%s); they were rounded by their "
               "publisher, and their rates are worked out from their counts."),
             rri->benchmark->source);
}

void eql_rri_add_warnings(EqlRri *rri, const EqlDataset *dataset, const EqlJoined *joined)
{
    warn_of_evidence(rri, dataset->settings, joined);
    warn_of_groups(rri, dataset->settings);
    warn_of_rows(rri, dataset->settings, joined);
    warn_of_not_stated(rri);
    warn_of_dates(rri, dataset, joined);
    warn_of_audience(rri);
    warn_of_benchmark(rri);
}
