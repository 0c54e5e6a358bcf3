/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "analysis/disclosure.h"
#include "analysis/rri-text.h"

static void G_GNUC_PRINTF(2, 3) warn(EqlRri *rri, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_ptr_array_add(rri->warnings, g_strdup_vprintf(format, args));
    va_end(args);
}

/* A number of rows in words, which must not tell a few apart either. */
static char *number_words(const EqlSettings *settings, guint64 n)
{
    if (eql_too_few(settings, n))
        return g_strdup_printf(_("fewer than %d"), settings->k);
    return g_strdup_printf("%" G_GUINT64_FORMAT, n);
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

        if (!test(group))
            continue;
        if (text->len > 0)
            g_string_append(text, "; ");
        g_string_append(text, group->label);
    }
    return g_string_free(text, text->len == 0);
}

static void warn_of_groups(EqlRri *rri, const EqlSettings *settings)
{
    g_autofree char *disagreeing = labels_of(rri, disagrees);
    g_autofree char *leavers = labels_of(rri, has_leavers);
    g_autofree char *hidden = labels_of(rri, is_hidden);

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
    if (hidden != NULL)
        warn(rri, _("Groups are hidden where fewer than %d people stand behind a figure."),
             settings->k);
}

static void warn_of_evidence(EqlRri *rri, const EqlSettings *settings, const EqlJoined *joined)
{
    guint64 x = joined->pupils_known ? joined->pupils : joined->events;

    if (eql_figure_is_hidden(rri->outcome_total))
        warn(rri,
             _("All outcomes are hidden: fewer than %d people stand behind them in the "
               "whole school."),
             settings->k);
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
    g_autofree char *set_aside = number_words(settings, joined->set_aside);
    g_autofree char *unknown = number_words(settings, joined->not_on_census);
    g_autofree char *repeated = number_words(settings, joined->repeated);
    g_autofree char *leavers = number_words(settings, joined->by_leavers);

    if (joined->set_aside > 0)
        warn(rri,
             _("Outcomes of pupils whose main registration is at another school are set "
               "aside: %s."),
             set_aside);
    if (joined->not_on_census > 0)
        warn(rri,
             _("Outcomes whose pupil is not on the census: %s. They are counted, in the "
               "group that their own file gives or else as not stated."),
             unknown);
    if (joined->repeated > 0)
        warn(rri, _("The same pupil, date and kind came more than once and is counted once: %s."),
             repeated);
    if (joined->by_leavers > 0)
        warn(rri,
             _("Outcomes of pupils who have left are counted (%s); the number on roll does "
               "not hold these pupils."),
             leavers);
    if (joined->counts_unused)
        warn(rri, _("There are counts of this outcome as well; the rows are used, as they say "
                    "more."));
}

static void warn_of_coverage(EqlRri *rri, const EqlDataset *dataset)
{
    const EqlRriGroup *last =
        rri->groups->len > 0 ? g_ptr_array_index(rri->groups, rri->groups->len - 1) : NULL;
    double total = eql_figure_is_shown(rri->outcome_total) ? rri->outcome_total.value : 0;

    /* a quarter without a group can hide any pattern there is */
    if (last != NULL && g_str_equal(last->code, EQL_NOT_STATED) &&
        eql_figure_is_shown(last->outcomes) && total > 0 && last->outcomes.value >= total / 4)
        warn(rri, _("A quarter or more of the outcomes have no group stated, so every group’s "
                    "share is too low."));
    if (g_strcmp0(rri->kind, "answered") != 0 && dataset->census->reference_date != NULL)
        warn(rri, _("The numbers on roll are those of %s."), dataset->census->reference_date);
}

void eql_rri_add_warnings(EqlRri *rri, const EqlDataset *dataset, const EqlJoined *joined)
{
    warn_of_evidence(rri, dataset->settings, joined);
    warn_of_groups(rri, dataset->settings);
    warn_of_rows(rri, dataset->settings, joined);
    warn_of_coverage(rri, dataset);
}
