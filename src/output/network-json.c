/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network.h"

#include "output/json-build.h"

static const char *audience_of(const EqlCohortChoice *choice)
{
    return choice->audience ? choice->audience : "pupil";
}

static JsonObject *add_school(JsonArray *schools, const EqlCohortSchool *school)
{
    JsonObject *object = eql_json_append_object(schools);
    eql_json_add_text(object, "urn", school->urn);
    eql_json_add_text(object, "name", school->name);
    return object;
}

static JsonObject *root_of(const EqlCohortChoice *choice, JsonArray **schools)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "cohort", choice->cohort);
    eql_json_add_text(root, "audience", audience_of(choice));
    *schools = eql_json_add_array(root, "schools");
    return root;
}

static void add_rounds(JsonObject *object, const EqlPack *pack)
{
    JsonArray *waves = eql_json_add_array(object, "waves");
    for (guint i = 0; i < pack->waves->len; i++) {
        const EqlPackWave *wave = pack->waves->pdata[i];
        JsonObject *one = eql_json_append_object(waves);
        eql_json_add_text(one, "wave", wave->wave);
        JsonArray *audiences = eql_json_add_array(one, "audiences");
        for (guint j = 0; j < wave->audiences->len; j++) {
            const EqlPackAudience *audience = wave->audiences->pdata[j];
            eql_json_append_audience(audiences, audience->audience, audience->respondents,
                                     audience->invited);
        }
    }
}

JsonNode *eql_json_network_schools(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    JsonObject *root = json_object_new();
    g_autoptr(GPtrArray) schools = eql_cohort_members(network, choice);
    eql_json_add_text(root, "cohort", choice->cohort);
    JsonArray *list = eql_json_add_array(root, "schools");
    for (guint i = 0; i < schools->len; i++) {
        const EqlCohortSchool *school = schools->pdata[i];
        JsonObject *object = add_school(list, school);
        eql_json_add_text(object, "cohort", school->pack->cohort);
        eql_json_add_text(object, "made", school->pack->made);
        eql_json_add_text(object, "stage", school->stage);
        add_rounds(object, school->pack);
    }
    return eql_json_node(root);
}

JsonObject *eql_json_append_theme(JsonArray *themes, const EqlPackTheme *theme)
{
    JsonObject *object = eql_json_append_coded(themes, theme->code, theme->label);
    eql_json_add_figure(object, "n", theme->n);
    eql_json_add_interval(object, "score", theme->score);
    eql_json_add_interval(object, "favourable", theme->favourable);
    eql_json_add_figure(object, "n_effective", theme->n_effective);
    return object;
}

JsonNode *eql_json_heatmap(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    JsonArray *list;
    JsonObject *root = root_of(choice, &list);
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    for (guint i = 0; i < schools->len; i++) {
        const EqlCohortSchool *school = schools->pdata[i];
        const EqlPackAudience *audience = eql_cohort_audience(school, choice);
        JsonObject *object = add_school(list, school);
        eql_json_add_text(object, "wave", school->wave);
        JsonArray *themes = eql_json_add_array(object, "themes");
        for (guint j = 0; j < audience->themes->len; j++)
            if (eql_cohort_wants(choice, audience->themes->pdata[j]))
                eql_json_append_theme(themes, audience->themes->pdata[j]);
    }
    return eql_json_node(root);
}

JsonNode *eql_json_funnel(const EqlFunnel *funnel)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "audience", funnel->audience);
    eql_json_add_text(root, "theme", funnel->theme);
    eql_json_add_text(root, "theme_label", funnel->theme_label);
    eql_json_add_figure(root, "pooled", funnel->pooled);
    json_object_set_int_member(root, "pooled_schools", funnel->pooled_schools);
    json_object_set_int_member(root, "hidden_schools", funnel->hidden_schools);
    JsonArray *list = eql_json_add_array(root, "schools");
    for (guint i = 0; i < funnel->points->len; i++) {
        const EqlFunnelPoint *point = &g_array_index(funnel->points, EqlFunnelPoint, i);
        JsonObject *object = add_school(list, point->school);
        eql_json_add_figure(object, "n", point->n);
        eql_json_add_figure(object, "favourable", point->favourable);
        eql_json_add_figure(object, "low_95", point->low_95);
        eql_json_add_figure(object, "high_95", point->high_95);
        eql_json_add_figure(object, "low_998", point->low_998);
        eql_json_add_figure(object, "high_998", point->high_998);
        eql_json_add_text(object, "outside",
                          eql_figure_is_shown(point->low_95) ? eql_outside_name(point->outside)
                                                             : NULL);
    }
    return eql_json_node(root);
}

static void add_change(JsonArray *themes, const EqlCohortChange *change)
{
    JsonObject *object = eql_json_append_coded(themes, change->now->code, change->now->label);
    eql_json_add_figure(object, "change", change->change);
    eql_json_add_interval(object, "favourable_change", change->favourable_change);
    eql_json_add_figure(object, "effect_size", change->effect_size);
}

JsonNode *eql_json_progress(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    JsonArray *list;
    JsonObject *root = root_of(choice, &list);
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    for (guint i = 0; i < schools->len; i++) {
        const EqlCohortSchool *school = schools->pdata[i];
        const char *baseline;
        g_autoptr(GArray) changes = eql_cohort_progress(school, choice, &baseline);
        JsonObject *object = add_school(list, school);
        eql_json_add_text(object, "stage", school->stage);
        eql_json_add_text(object, "baseline", choice->hide_names ? NULL : baseline);
        eql_json_add_text(object, "wave", school->wave);
        JsonArray *themes = eql_json_add_array(object, "themes");
        for (guint j = 0; j < changes->len; j++)
            if (eql_cohort_wants(choice, g_array_index(changes, EqlCohortChange, j).now))
                add_change(themes, &g_array_index(changes, EqlCohortChange, j));
    }
    return eql_json_node(root);
}

static void add_rate(JsonObject *object, const EqlCohortRate *rate)
{
    eql_json_add_figure(object, "census", rate->census);
    eql_json_add_figure(object, "outcomes", rate->outcomes);
    eql_json_add_figure(object, "rate_per_100", rate->rate_per_100);
    eql_json_add_interval(object, "rri", rate->rri);
}

static void add_rri_group(JsonArray *groups, const EqlCohortRriGroup *group)
{
    JsonObject *object = eql_json_append_coded(groups, group->code, group->label);
    json_object_set_int_member(object, "pooled_schools", group->pooled_schools);
    json_object_set_int_member(object, "hidden_schools", group->hidden_schools);
    add_rate(object, &group->pooled);
    JsonArray *list = eql_json_add_array(object, "schools");
    for (guint i = 0; i < group->schools->len; i++) {
        const EqlCohortRate *rate = &g_array_index(group->schools, EqlCohortRate, i);
        add_rate(add_school(list, rate->school), rate);
    }
}

JsonNode *eql_json_cohort_rri(const EqlCohortRri *rri, const EqlCohortChoice *choice)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "cohort", choice->cohort);
    eql_json_add_text(root, "kind", rri->kind);
    eql_json_add_text(root, "by", "ethnicity");
    eql_json_add_text(root, "detail", rri->detail == EQL_DETAIL_BROAD ? "broad" : "full");
    JsonArray *groups = eql_json_add_array(root, "groups");
    for (guint i = 0; i < rri->groups->len; i++)
        add_rri_group(groups, rri->groups->pdata[i]);
    return eql_json_node(root);
}
