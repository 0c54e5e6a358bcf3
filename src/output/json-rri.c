/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json.h"

#include "output/json-build.h"

static const char *count_name(EqlCountOf count)
{
    return count == EQL_COUNT_PUPILS ? "pupils" : "events";
}

static void add_group(JsonArray *groups, const EqlRri *rri, const EqlRriGroup *group)
{
    JsonObject *object = eql_json_append_coded(groups, group->code, group->label);
    eql_json_add_hidden(object, group->hidden);
    eql_json_add_figure(object, "census", group->census);
    eql_json_add_figure(object, "outcomes", group->outcomes);
    eql_json_add_figure(object, "rate_per_100", group->rate_per_100);
    eql_json_add_interval(object, "rri", group->rri);
    eql_json_add_figure(object, "difference", group->difference);
    eql_json_add_figure(object, "p", group->p);
    eql_json_add_figure(object, "p_adjusted", group->p_adjusted);
    eql_json_add_text(object, "class", eql_rri_class_name(group->rri_class));
    eql_json_add_text(object, "evidence", eql_evidence_name(group->evidence));
    eql_json_add_text(object, "evidence_from",
                      group->evidence == EQL_EVIDENCE_NONE ? NULL
                                                           : count_name(group->evidence_from));
    if (rri->previous) {
        eql_json_add_figure(object, "previous", group->previous);
        eql_json_add_interval(object, "rri_previous", group->rri_previous);
    }
    if (rri->benchmark) {
        JsonObject *benchmark = eql_json_add_object(object, "benchmark");
        eql_json_add_figure(benchmark, "census", group->beside.census);
        eql_json_add_figure(benchmark, "outcomes", group->beside.outcomes);
        eql_json_add_figure(benchmark, "rate_per_100", group->beside.rate_per_100);
        eql_json_add_figure(benchmark, "rri", group->beside.rri);
    }
    if (group->counts_disagree)
        json_object_set_boolean_member(object, "counts_disagree", TRUE);
}

JsonNode *eql_json_rri(const EqlRri *rri)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "kind", rri->kind);
    if (rri->audience)
        eql_json_add_text(root, "audience", rri->audience);
    eql_json_add_text(root, "count", count_name(rri->count));
    eql_json_add_text(root, "by", rri->by);
    eql_json_add_text(root, "against", rri->against);
    eql_json_add_figure(root, "census_total", rri->census_total);
    eql_json_add_figure(root, "outcome_total", rri->outcome_total);
    if (rri->previous) {
        eql_json_add_text(root, "previous", rri->previous);
        eql_json_add_figure(root, "previous_total", rri->previous_total);
    }
    json_object_set_int_member(root, "school_years", rri->school_years);
    if (rri->benchmark) {
        JsonObject *benchmark = eql_json_add_object(root, "benchmark");
        eql_json_add_text(benchmark, "place", rri->benchmark->place);
        eql_json_add_text(benchmark, "year", rri->benchmark->year);
        eql_json_add_text(benchmark, "source", rri->benchmark->source);
    }
    JsonArray *groups = eql_json_add_array(root, "groups");
    for (guint i = 0; i < rri->groups->len; i++)
        add_group(groups, rri, rri->groups->pdata[i]);
    JsonArray *warnings = eql_json_add_array(root, "warnings");
    for (guint i = 0; i < rri->warnings->len; i++)
        json_array_add_string_element(warnings, rri->warnings->pdata[i]);
    return eql_json_node(root);
}

static void add_evidence(JsonObject *object, const EqlFinding *finding)
{
    JsonObject *evidence = eql_json_add_object(object, "evidence");
    for (guint i = 0; i < finding->evidence_names->len; i++) {
        const char *name = finding->evidence_names->pdata[i];
        EqlFigure figure = g_array_index(finding->evidence, EqlFigure, i);
        eql_json_add_figure(evidence, name, figure);
        if (eql_figure_has_interval(figure))
            eql_json_add_ends(evidence, name, figure);
    }
}

static void add_finding(JsonArray *findings, const EqlFinding *finding)
{
    JsonObject *object = eql_json_append_object(findings);
    eql_json_add_text(object, "kind", eql_finding_kind_name(finding->kind));
    eql_json_add_text(object, "audience", finding->audience);
    eql_json_add_text(object, "other_audience", finding->other_audience);
    eql_json_add_text(object, "theme", finding->theme);
    eql_json_add_text(object, "theme_label", finding->theme_label);
    eql_json_add_text(object, "characteristic", finding->characteristic);
    eql_json_add_text(object, "group", finding->group);
    eql_json_add_text(object, "group_label", finding->group_label);
    eql_json_add_text(object, "outcome_kind", finding->outcome_kind);
    eql_json_add_text(object, "key", finding->key);
    eql_json_add_text(object, "sentence", finding->sentence);
    add_evidence(object, finding);
}

JsonNode *eql_json_findings(GPtrArray *findings)
{
    JsonObject *root = json_object_new();
    JsonArray *list = eql_json_add_array(root, "findings");
    for (guint i = 0; i < findings->len; i++)
        add_finding(list, findings->pdata[i]);
    return eql_json_node(root);
}
