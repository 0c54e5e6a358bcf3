/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rri-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

typedef struct {
    const char *kind;
    const char *events, *pupils;
} Noun;

const char *eql_outcome_noun(const char *kind, EqlCountOf count)
{
    static const Noun nouns[] = {
        {"suspension", N_("suspensions"), N_("pupils with a suspension")},
        {"exclusion", N_("permanent exclusions"), N_("permanently excluded pupils")},
        {"lunchtime", N_("lunchtime suspensions"), N_("pupils with a lunchtime suspension")},
        {"answered", N_("respondents"), N_("respondents")},
    };

    for (guint i = 0; i < G_N_ELEMENTS(nouns); i++) {
        if (g_str_equal(nouns[i].kind, kind))
            return count == EQL_COUNT_EVENTS ? _(nouns[i].events) : _(nouns[i].pupils);
    }
    return count == EQL_COUNT_EVENTS ? _("outcomes") : _("pupils with this outcome");
}

/* "16 of 75 suspensions, 12 % of the roll." */
static void add_counts(GString *text, const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *x = eql_figure_format(group->outcomes);
    g_autofree char *total = eql_figure_format(rri->outcome_total);
    g_autofree char *share = NULL;

    /* Translators: 16 of 75 suspensions */
    g_string_append_printf(text, _("%s of %s %s"), x, total,
                           eql_outcome_noun(rri->kind, rri->count));
    if (eql_figure_is_shown(group->census) && eql_figure_is_shown(rri->census_total) &&
        rri->census_total.value > 0) {
        share = eql_figure_format(
            eql_figure_value(EQL_UNIT_PROPORTION, group->census.value / rri->census_total.value));
        g_string_append(text, ", ");
        /* Translators: %s is a percentage */
        g_string_append_printf(text, _("%s of the roll"), share);
    }
    g_string_append_c(text, '.');
}

static char *against_words(const EqlRri *rri)
{
    if (g_str_equal(rri->against, "school"))
        return g_strdup("");
    if (g_str_equal(rri->against, "rest"))
        return g_strdup(_(" against everyone else"));
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(group->code, rri->against))
            return g_strdup_printf(_(" against %s"), group->label);
    }
    return g_strdup("");
}

static void add_evidence(GString *text, const EqlRri *rri, const EqlRriGroup *group)
{
    if (group->evidence == EQL_EVIDENCE_NONE)
        return;
    g_string_append(text, ", ");
    g_string_append(text, eql_evidence_label(group->evidence));
    if (group->evidence_from == EQL_COUNT_EVENTS && g_str_equal(rri->kind, "suspension"))
        g_string_append(text, _(" (counting repeated suspensions)"));
    else if (group->evidence_from == EQL_COUNT_EVENTS)
        g_string_append(text, _(" (counting repeated outcomes)"));
}

static void add_difference(GString *text, const EqlRriGroup *group)
{
    long more;

    if (!eql_figure_is_shown(group->difference))
        return;
    more = lround(group->difference.value);
    if (more == 0)
        return;
    g_string_append(text, "; ");
    if (more > 0)
        g_string_append_printf(text, _("about %ld more than a proportional share"), more);
    else
        g_string_append_printf(text, _("about %ld fewer than a proportional share"), -more);
}

/* " RRI 1.8 (1.1 to 2.7): over-represented, some evidence; about 7 more than …" */
static void add_ratio(GString *text, const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *against = against_words(rri);
    g_autofree char *ratio = eql_figure_format_with_interval(group->rri);

    g_string_append_c(text, ' ');
    /* Translators: RRI 1.8 (1.1 to 2.7) against White British; the second %s may be empty */
    g_string_append_printf(text, _("RRI %s%s"), ratio, against);
    if (group->rri_class != EQL_CLASS_NONE) {
        g_string_append(text, ": ");
        g_string_append(text, eql_rri_class_label(group->rri_class));
    }
    add_evidence(text, rri, group);
    add_difference(text, group);
    g_string_append_c(text, '.');
}

char *eql_rri_sentence(const EqlRri *rri, const EqlRriGroup *group)
{
    GString *text = g_string_new(NULL);

    g_string_append(text, group->label);
    g_string_append(text, ": ");
    if (group->hidden) {
        g_string_append(text, _("hidden, so that nothing can be worked out about a few people."));
        return g_string_free(text, FALSE);
    }
    add_counts(text, rri, group);
    if (eql_figure_is_shown(group->rri)) {
        add_ratio(text, rri, group);
    } else {
        g_string_append_c(text, ' ');
        g_string_append(text, eql_figure_why(group->rri));
    }
    return g_string_free(text, FALSE);
}
