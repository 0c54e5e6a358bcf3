/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/finding.h"

EqlFinding *eql_finding_new(EqlFindingKind kind)
{
    EqlFinding *finding = g_new0(EqlFinding, 1);

    finding->kind = kind;
    finding->evidence_names = g_ptr_array_new_with_free_func(g_free);
    finding->evidence = g_array_new(FALSE, FALSE, sizeof(EqlFigure));
    return finding;
}

void eql_finding_free(EqlFinding *finding)
{
    if (finding == NULL)
        return;
    g_free(finding->audience);
    g_free(finding->other_audience);
    g_free(finding->theme);
    g_free(finding->theme_label);
    g_free(finding->characteristic);
    g_free(finding->group);
    g_free(finding->group_label);
    g_free(finding->outcome_kind);
    g_free(finding->sentence);
    g_free(finding->key);
    g_ptr_array_unref(finding->evidence_names);
    g_array_unref(finding->evidence);
    g_free(finding);
}

EqlFinding *eql_finding_new_on_theme(EqlFindingKind kind, const char *audience,
                                     const EqlThemeScore *theme)
{
    EqlFinding *finding = eql_finding_new(kind);

    finding->audience = g_strdup(audience);
    finding->theme = g_strdup(theme->code);
    finding->theme_label = g_strdup(theme->label);
    return finding;
}

void eql_finding_set_group(EqlFinding *finding, const char *characteristic, const char *group,
                           const char *label)
{
    finding->characteristic = g_strdup(characteristic);
    finding->group = g_strdup(group);
    finding->group_label = g_strdup(label);
}

void eql_finding_add_evidence(EqlFinding *finding, const char *name, EqlFigure figure)
{
    g_ptr_array_add(finding->evidence_names, g_strdup(name));
    g_array_append_val(finding->evidence, figure);
}

EqlFigure eql_finding_evidence(const EqlFinding *finding, const char *name)
{
    for (guint i = 0; i < finding->evidence_names->len; i++) {
        if (g_str_equal(g_ptr_array_index(finding->evidence_names, i), name))
            return g_array_index(finding->evidence, EqlFigure, i);
    }
    return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NOT_KNOWN);
}

/* "area:pupil:fair-treatment:", "perception_gap:pupil+staff:belonging:",
 * "group_gap:pupil:belonging:ethnicity=BCRB", "rri:suspension::ethnicity=BCRB" */
void eql_finding_finish(EqlFinding *finding)
{
    const char *who = finding->kind == EQL_FINDING_RRI ? finding->outcome_kind : finding->audience;
    GString *key = g_string_new(eql_finding_kind_name(finding->kind));

    g_string_append_printf(key, ":%s", who != NULL ? who : "");
    if (finding->other_audience != NULL)
        g_string_append_printf(key, "+%s", finding->other_audience);
    g_string_append_printf(key, ":%s:", finding->theme != NULL ? finding->theme : "");
    if (finding->group != NULL)
        g_string_append_printf(key, "%s=%s", finding->characteristic, finding->group);
    g_free(finding->key);
    finding->key = g_string_free(key, FALSE);
}

static gboolean is_above(const EqlFinding *finding, const char *name, double value)
{
    EqlFigure figure = eql_finding_evidence(finding, name);

    return eql_figure_is_shown(figure) && figure.value > value;
}

gboolean eql_finding_is_good(const EqlFinding *finding)
{
    switch (finding->kind) {
    case EQL_FINDING_STRENGTH:
        return TRUE;
    case EQL_FINDING_GROUP_GAP:
        return is_above(finding, "favourable_difference", 0);
    case EQL_FINDING_CHANGE:
        return is_above(finding, "change", 0);
    case EQL_FINDING_RRI:
        return !is_above(finding, "rri", 1);
    case EQL_FINDING_AREA:
    case EQL_FINDING_PERCEPTION_GAP:
    case EQL_FINDING_UNCERTAINTY:
    case EQL_FINDING_VOICE_GAP:
        break;
    }
    return FALSE;
}
