/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/finding.h"

static gboolean has_evidence(const EqlRriGroup *group)
{
    return group->evidence == EQL_EVIDENCE_CLEAR || group->evidence == EQL_EVIDENCE_SOME;
}

static EqlFinding *finding_of_rate(EqlFindingKind kind, const EqlRri *rri, const EqlRriGroup *group)
{
    EqlFinding *finding = eql_finding_new(kind);

    eql_finding_set_group(finding, rri->by, group->code, group->label);
    eql_finding_add_evidence(finding, "outcomes", group->outcomes);
    eql_finding_add_evidence(finding, "outcome_total", rri->outcome_total);
    eql_finding_add_evidence(finding, "census", group->census);
    eql_finding_add_evidence(finding, "census_total", rri->census_total);
    eql_finding_add_evidence(finding, "rate_per_100", group->rate_per_100);
    eql_finding_add_evidence(finding, "rri", group->rri);
    eql_finding_add_evidence(finding, "difference", group->difference);
    eql_finding_add_evidence(finding, "p", group->p);
    eql_finding_add_evidence(finding, "p_adjusted", group->p_adjusted);
    return finding;
}

static void find_rri(EqlSearch *search, const EqlRri *rri, const EqlRriGroup *group)
{
    EqlFinding *finding;

    if (!has_evidence(group) ||
        (group->rri_class != EQL_CLASS_OVER && group->rri_class != EQL_CLASS_UNDER))
        return;
    finding = finding_of_rate(EQL_FINDING_RRI, rri, group);
    finding->outcome_kind = g_strdup(rri->kind);
    finding->sentence = eql_sentence_rri(rri, group);
    eql_finding_finish(finding);
    g_ptr_array_add(search->found, finding);
}

/* A voice that is not heard at all is missing most of all. */
static void find_voice_gap(EqlSearch *search, const EqlRri *rri, const EqlRriGroup *group)
{
    EqlFinding *finding;

    if (!has_evidence(group) ||
        (group->rri_class != EQL_CLASS_UNDER && group->rri_class != EQL_CLASS_NOT_REPRESENTED))
        return;
    finding = finding_of_rate(EQL_FINDING_VOICE_GAP, rri, group);
    finding->audience = g_strdup(rri->audience);
    finding->sentence = eql_sentence_voice_gap(rri, group);
    eql_finding_finish(finding);
    g_ptr_array_add(search->found, finding);
}

/* A school that lacks a file simply has no finding from it. */
static gboolean is_missing_data(const GError *error)
{
    return error->domain == EQL_ANALYSIS_ERROR && (error->code == EQL_ANALYSIS_ERROR_NO_CENSUS ||
                                                   error->code == EQL_ANALYSIS_ERROR_NO_OUTCOMES ||
                                                   error->code == EQL_ANALYSIS_ERROR_NO_ANSWERS ||
                                                   error->code == EQL_ANALYSIS_ERROR_UNKNOWN);
}

typedef void (*FindInGroup)(EqlSearch *search, const EqlRri *rri, const EqlRriGroup *group);

static gboolean find_in_table(EqlSearch *search, const char *kind, const char *by, FindInGroup find,
                              GError **error)
{
    const char *const characteristics[] = {by, NULL};
    EqlRriRequest request = {
        .kind = kind, .by = characteristics, .detail = EQL_DETAIL_FULL, .count = EQL_COUNT_EVENTS};
    g_autoptr(GError) problem = NULL;
    g_autoptr(EqlRri) rri = eql_rri(search->dataset, &request, &problem);

    if (rri == NULL && !is_missing_data(problem)) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return FALSE;
    }
    for (guint i = 0; rri != NULL && i < rri->groups->len; i++)
        find(search, rri, g_ptr_array_index(rri->groups, i));
    return TRUE;
}

static void note_kind(GPtrArray *kinds, const char *kind)
{
    if (!g_ptr_array_find_with_equal_func(kinds, kind, g_str_equal, NULL))
        g_ptr_array_add(kinds, (char *)kind);
}

/* Every kind of outcome that was brought in, the user's own too (char*, borrowed). */
static GPtrArray *kinds_of(const EqlOutcomes *outcomes)
{
    GPtrArray *kinds = g_ptr_array_new();

    for (guint i = 0; outcomes != NULL && i < outcomes->n; i++)
        note_kind(kinds, g_ptr_array_index(outcomes->kinds, i));
    for (guint i = 0; outcomes != NULL && i < outcomes->counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(outcomes->counts, i);

        note_kind(kinds, count->kind);
    }
    return kinds;
}

gboolean eql_find_in_rates(EqlSearch *search, GError **error)
{
    g_autoptr(GPtrArray) kinds = kinds_of(search->dataset->outcomes);

    for (guint i = 0; i < kinds->len; i++) {
        const char *kind = g_ptr_array_index(kinds, i);

        if (!find_in_table(search, kind, "ethnicity", find_rri, error) ||
            !find_in_table(search, kind, "sex", find_rri, error))
            return FALSE;
    }
    return find_in_table(search, EQL_KIND_ANSWERED, "ethnicity", find_voice_gap, error) &&
           find_in_table(search, EQL_KIND_ANSWERED, "sex", find_voice_gap, error);
}
