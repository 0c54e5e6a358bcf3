/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-text.h"

#include <math.h>

#include "base/i18n.h"

const char *eql_rri_class_name(EqlRriClass rri_class)
{
    static const char *const names[] = {
        [EQL_CLASS_NONE] = NULL,
        [EQL_CLASS_NOT_REPRESENTED] = "not represented",
        [EQL_CLASS_UNDER] = "under-represented",
        [EQL_CLASS_IN_PROPORTION] = "in proportion",
        [EQL_CLASS_OVER] = "over-represented",
    };

    return names[rri_class];
}

const char *eql_rri_class_label(EqlRriClass rri_class)
{
    static const char *const labels[] = {
        [EQL_CLASS_NONE] = NULL,
        [EQL_CLASS_NOT_REPRESENTED] = N_("not represented"),
        [EQL_CLASS_UNDER] = N_("under-represented"),
        [EQL_CLASS_IN_PROPORTION] = N_("in proportion"),
        [EQL_CLASS_OVER] = N_("over-represented"),
    };

    return labels[rri_class] != NULL ? _(labels[rri_class]) : NULL;
}

const char *eql_evidence_name(EqlEvidence evidence)
{
    static const char *const names[] = {
        [EQL_EVIDENCE_NONE] = NULL,
        [EQL_EVIDENCE_TOO_FEW] = "too few to say",
        [EQL_EVIDENCE_NOT_CLEAR] = "not clear",
        [EQL_EVIDENCE_SOME] = "some",
        [EQL_EVIDENCE_CLEAR] = "clear",
    };

    return names[evidence];
}

const char *eql_evidence_label(EqlEvidence evidence)
{
    static const char *const labels[] = {
        [EQL_EVIDENCE_NONE] = NULL,
        [EQL_EVIDENCE_TOO_FEW] = N_("too few to say"),
        [EQL_EVIDENCE_NOT_CLEAR] = N_("evidence not clear"),
        [EQL_EVIDENCE_SOME] = N_("some evidence"),
        [EQL_EVIDENCE_CLEAR] = N_("clear evidence"),
    };

    return labels[evidence] != NULL ? _(labels[evidence]) : NULL;
}

char *eql_outcome_number(const char *kind, EqlCountOf count, const char *number)
{
    gboolean events = count == EQL_COUNT_EVENTS;

    /* Translators: what is counted, or who: 16 suspensions. */
    if (g_str_equal(kind, "suspension"))
        return g_strdup_printf(events ? _("%s suspensions") : _("%s pupils with a suspension"),
                               number);
    if (g_str_equal(kind, "exclusion"))
        return g_strdup_printf(
            events ? _("%s permanent exclusions") : _("%s permanently excluded pupils"), number);
    if (g_str_equal(kind, "lunchtime"))
        return g_strdup_printf(events ? _("%s lunchtime exclusions")
                                      : _("%s pupils with a lunchtime exclusion"),
                               number);
    if (g_str_equal(kind, EQL_KIND_ANSWERED))
        return g_strdup_printf(_("%s respondents"), number);
    /* Translators: of a kind that the user named: 16 outcomes (detentions). */
    return g_strdup_printf(events ? _("%s outcomes (%s)") : _("%s pupils with this outcome (%s)"),
                           number, kind);
}

char *eql_outcome_part(const char *kind, EqlCountOf count, const char *part, const char *whole)
{
    gboolean events = count == EQL_COUNT_EVENTS;

    /* Translators: a part of what is counted, or of who: 16 of 75 suspensions. */
    if (g_str_equal(kind, "suspension"))
        return g_strdup_printf(events ? _("%s of %s suspensions")
                                      : _("%s of %s pupils with a suspension"),
                               part, whole);
    if (g_str_equal(kind, "exclusion"))
        return g_strdup_printf(events ? _("%s of %s permanent exclusions")
                                      : _("%s of %s permanently excluded pupils"),
                               part, whole);
    if (g_str_equal(kind, "lunchtime"))
        return g_strdup_printf(events ? _("%s of %s lunchtime exclusions")
                                      : _("%s of %s pupils with a lunchtime exclusion"),
                               part, whole);
    if (g_str_equal(kind, EQL_KIND_ANSWERED))
        return g_strdup_printf(_("%s of %s respondents"), part, whole);
    /* Translators: of a kind that the user named: 16 of 75 outcomes (detentions). */
    return g_strdup_printf(events ? _("%s of %s outcomes (%s)")
                                  : _("%s of %s pupils with this outcome (%s)"),
                           part, whole, kind);
}

/* "16 of 75 suspensions" */
static char *part_text(const char *kind, EqlCountOf count, EqlFigure part, EqlFigure whole)
{
    g_autofree char *x = eql_figure_format(part);
    g_autofree char *total = eql_figure_format(whole);

    return eql_outcome_part(kind, count, x, total);
}

/* "16 of 75 suspensions, 12 % of the roll." */
static char *counts_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *counts = part_text(rri->kind, rri->count, group->outcomes, rri->outcome_total);

    if (!eql_figure_is_shown(group->census) || !eql_figure_is_shown(rri->census_total) ||
        rri->census_total.value <= 0)
        return g_strdup_printf(C_("rate", "%s."), counts);
    g_autofree char *share = eql_figure_format(
        eql_figure_value(EQL_UNIT_PROPORTION, group->census.value / rri->census_total.value));
    /* Translators: 16 of 75 suspensions, 12 % of the roll. */
    return g_strdup_printf(_("%s, %s of the roll."), counts, share);
}

/* "RRI 1.8 (1.1 to 2.7) against White British" */
static char *ratio_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *ratio = eql_figure_format_with_interval(group->rri);

    if (g_str_equal(rri->against, "rest"))
        /* Translators: RRI 1.8 (1.1 to 2.7) against everyone else */
        return g_strdup_printf(_("RRI %s against everyone else"), ratio);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *other = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(other->code, rri->against))
            /* Translators: RRI 1.8 (1.1 to 2.7) against White British */
            return g_strdup_printf(_("RRI %s against %s"), ratio, other->label);
    }
    return g_strdup_printf(_("RRI %s"), ratio);
}

/* The evidence, and whether it counts one pupil's outcomes as if they were several pupils'. NULL
 * when there is none. */
static const char *evidence_text(const EqlRri *rri, const EqlRriGroup *group)
{
    static const char *const of_suspensions[] = {
        [EQL_EVIDENCE_NONE] = NULL,
        [EQL_EVIDENCE_TOO_FEW] = N_("too few to say (counting repeated suspensions)"),
        [EQL_EVIDENCE_NOT_CLEAR] = N_("evidence not clear (counting repeated suspensions)"),
        [EQL_EVIDENCE_SOME] = N_("some evidence (counting repeated suspensions)"),
        [EQL_EVIDENCE_CLEAR] = N_("clear evidence (counting repeated suspensions)"),
    };
    static const char *const of_outcomes[] = {
        [EQL_EVIDENCE_NONE] = NULL,
        [EQL_EVIDENCE_TOO_FEW] = N_("too few to say (counting repeated outcomes)"),
        [EQL_EVIDENCE_NOT_CLEAR] = N_("evidence not clear (counting repeated outcomes)"),
        [EQL_EVIDENCE_SOME] = N_("some evidence (counting repeated outcomes)"),
        [EQL_EVIDENCE_CLEAR] = N_("clear evidence (counting repeated outcomes)"),
    };

    if (group->evidence == EQL_EVIDENCE_NONE || group->evidence_from != EQL_COUNT_EVENTS)
        return eql_evidence_label(group->evidence);
    return g_str_equal(rri->kind, "suspension") ? _(of_suspensions[group->evidence])
                                                : _(of_outcomes[group->evidence]);
}

char *eql_rri_difference_text(const EqlRriGroup *group)
{
    long more = eql_figure_is_shown(group->difference) ? lround(group->difference.value) : 0;

    if (more == 0)
        return NULL;
    if (more > 0)
        return g_strdup_printf(ngettext("about %ld more than a proportional share",
                                        "about %ld more than a proportional share", (gulong)more),
                               more);
    return g_strdup_printf(ngettext("about %ld fewer than a proportional share",
                                    "about %ld fewer than a proportional share", (gulong)-more),
                           -more);
}

/* "RRI 1.8 (1.1 to 2.7): over-represented, some evidence" */
static char *judged_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *ratio = ratio_text(rri, group);
    const char *evidence = evidence_text(rri, group);
    const char *label = eql_rri_class_label(group->rri_class);

    if (label != NULL && evidence != NULL)
        /* Translators: RRI 1.8 (1.1 to 2.7): over-represented, some evidence */
        return g_strdup_printf(C_("rate", "%s: %s, %s"), ratio, label, evidence);
    if (label != NULL)
        /* Translators: RRI 1.8 (1.1 to 2.7): over-represented */
        return g_strdup_printf(C_("rate", "%s: %s"), ratio, label);
    if (evidence != NULL)
        /* Translators: RRI 1.8 (1.1 to 2.7) against everyone else, some evidence */
        return g_strdup_printf(C_("rate", "%s, %s"), ratio, evidence);
    return g_steal_pointer(&ratio);
}

static char *verdict_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *judged = judged_text(rri, group);
    g_autofree char *difference = eql_rri_difference_text(group);

    if (difference == NULL)
        return g_strdup_printf(C_("rate", "%s."), judged);
    /* Translators: RRI 1.8: over-represented; about 7 more than a proportional share. */
    return g_strdup_printf(C_("rate", "%s; %s."), judged, difference);
}

char *eql_rri_sentence(const EqlRri *rri, const EqlRriGroup *group)
{
    if (group->hidden)
        /* Translators: %s is a group */
        return g_strdup_printf(
            _("%s: hidden, so that nothing can be worked out about a few people."), group->label);
    g_autofree char *counts = counts_text(rri, group);
    g_autofree char *verdict = eql_figure_is_shown(group->rri)
                                   ? verdict_text(rri, group)
                                   : g_strdup(eql_figure_why(group->rri));
    /* Translators: a group, then two sentences about it. */
    return g_strdup_printf(C_("rate", "%s: %s %s"), group->label, counts, verdict);
}

/* ── stage to stage ── */

char *eql_rri_stage_sentence(const EqlRri *rri, const EqlRriGroup *group)
{
    EqlFigure change = group->rri_previous;
    g_autofree char *now = part_text(rri->kind, rri->count, group->outcomes, rri->outcome_total);
    g_autofree char *before =
        part_text(rri->previous, rri->count, group->previous, rri->previous_total);
    g_autofree char *ratio = eql_figure_format_with_interval(change);
    gboolean known = eql_figure_has_interval(change);

    /* Translators: Black Caribbean: 8 of 20 permanent exclusions, after 16 of 75 suspensions. Stage
     * to stage, RRI 1.9 (1.1 to 2.7): a difference grows from one to the other. */
    return g_strdup_printf(known && change.low > 1 ? _("%s: %s, after %s. Stage to stage, RRI %s: "
                                                       "a difference grows from one to the other.")
                           : known && change.high < 1
                               ? _("%s: %s, after %s. Stage to stage, RRI %s: a difference shrinks "
                                   "from one to the other.")
                               : _("%s: %s, after %s. Stage to stage, RRI %s: it is not clear "
                                   "whether a difference grows or shrinks."),
                           group->label, now, before, ratio);
}
