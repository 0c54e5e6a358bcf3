/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json.h"

#include "output/json-build.h"

/* "groups" and "change" stand in every theme or in none. */
typedef struct {
    gboolean groups, change, weighted;
} Extras;

static gboolean is_asked_for(EqlFigure figure)
{
    return figure.state != EQL_FIGURE_ABSENT || figure.reason != EQL_REASON_NONE;
}

static Extras find_extras(const EqlScores *scores)
{
    Extras extras = {scores->by_group, FALSE, scores->weighted_to != NULL};
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            extras.change |= is_asked_for(theme->change);
        }
    }
    return extras;
}

static void add_score(JsonObject *object, EqlFigure n, EqlFigure score, EqlFigure favourable,
                      EqlFigure n_effective)
{
    eql_json_add_figure(object, "n", n);
    eql_json_add_interval(object, "score", score);
    eql_json_add_figure(object, "favourable", favourable);
    eql_json_add_figure(object, "n_effective", n_effective);
    eql_json_add_ends(object, "favourable", favourable);
}

static void add_group(JsonArray *groups, const EqlGroupScore *group)
{
    JsonObject *object = eql_json_append_object(groups);
    eql_json_add_text(object, "characteristic", group->characteristic);
    eql_json_add_text(object, "code", group->code);
    eql_json_add_text(object, "label", group->label);
    eql_json_add_hidden(object, group->hidden);
    add_score(object, group->n, group->score, group->favourable, group->n_effective);
    eql_json_add_interval(object, "difference", group->difference);
    eql_json_add_interval(object, "favourable_difference", group->favourable_difference);
    eql_json_add_figure(object, "effect_size", group->effect_size);
}

/* The words that speak against alpha; an empty list when none does. */
static void add_alpha_warning(JsonObject *object, const EqlThemeScore *theme)
{
    JsonArray *words = eql_json_add_array(object, "alpha_warning");
    if (theme->alpha_low)
        json_array_add_string_element(words, "low");
    if (theme->alpha_few_items)
        json_array_add_string_element(words, "few_items");
}

/* A change rests on other questions where the waves did not put the same. */
static void add_shared_change(JsonObject *object, const EqlThemeScore *theme)
{
    JsonObject *questions = eql_json_add_object(object, "change_questions");
    json_object_set_int_member(questions, "now", theme->n_items);
    json_object_set_int_member(questions, "before", theme->n_before);
    json_object_set_int_member(questions, "shared", theme->n_shared);
    eql_json_add_interval(object, "change_shared", theme->change_shared);
    eql_json_add_interval(object, "favourable_change_shared", theme->favourable_change_shared);
}

static void add_theme(JsonArray *themes, const EqlThemeScore *theme, Extras extras)
{
    JsonObject *object = eql_json_append_coded(themes, theme->code, theme->label);
    eql_json_add_hidden(object, theme->hidden);
    add_score(object, theme->n, theme->score, theme->favourable, theme->n_effective);
    eql_json_add_figure(object, "alpha", theme->alpha);
    add_alpha_warning(object, theme);
    if (extras.weighted) {
        eql_json_add_interval(object, "score_poststratified", theme->poststratified);
        eql_json_add_figure(object, "poststratified_share", theme->poststratified_share);
    }
    if (extras.change) {
        eql_json_add_interval(object, "change", theme->change);
        eql_json_add_interval(object, "favourable_change", theme->favourable_change);
        eql_json_add_figure(object, "effect_size", theme->change_effect);
        add_shared_change(object, theme);
    }
    if (!extras.groups)
        return;
    JsonArray *groups = eql_json_add_array(object, "groups");
    for (guint i = 0; i < theme->groups->len; i++)
        add_group(groups, theme->groups->pdata[i]);
}

JsonNode *eql_json_scores(const EqlScores *scores)
{
    Extras extras = find_extras(scores);
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "school", scores->school);
    eql_json_add_text(root, "wave", scores->wave);
    if (scores->weighted_to)
        eql_json_add_text(root, "weighted_to", scores->weighted_to);
    JsonArray *audiences = eql_json_add_array(root, "audiences");
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        JsonObject *object = eql_json_append_audience(audiences, audience->audience,
                                                      audience->respondents, audience->invited);
        JsonArray *themes = eql_json_add_array(object, "themes");
        for (guint j = 0; j < audience->themes->len; j++)
            add_theme(themes, audience->themes->pdata[j], extras);
    }
    return eql_json_node(root);
}

/* {label: count}. A hidden count hides the item it belongs to. */
static void add_counts(JsonObject *item, const char *name, GPtrArray *counts)
{
    JsonObject *object = eql_json_add_object(item, name);
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = counts->pdata[i];
        if (eql_figure_is_shown(count->count))
            eql_json_add_figure(object, count->label, count->count);
        else
            json_object_set_null_member(object, count->label);
        eql_json_add_hidden(item, eql_figure_is_hidden(count->count));
    }
}

static void add_item(JsonArray *items, const EqlItemResult *item, gboolean compared)
{
    JsonObject *object = eql_json_append_object(items);
    eql_json_add_text(object, "code", item->code);
    eql_json_add_text(object, "text", item->text);
    eql_json_add_text(object, "theme", item->theme);
    eql_json_add_text(object, "theme_label", item->theme_label);
    json_object_set_boolean_member(object, "reversed", item->reversed);
    eql_json_add_hidden(object, item->hidden);
    eql_json_add_figure(object, "n", item->n);
    add_counts(object, "counts", item->counts);
    add_counts(object, "no_point", item->no_point);
    add_counts(object, "unread", item->unread);
    eql_json_add_figure(object, "blank", item->blank);
    eql_json_add_interval(object, "favourable", item->favourable);
    if (!compared)
        return;
    eql_json_add_text(object, "partner", item->partner);
    eql_json_add_interval(object, "favourable_change", item->favourable_change);
    eql_json_add_figure(object, "effect_size", item->effect_size);
}

static void add_no_longer_asked(JsonObject *object, GPtrArray *codes)
{
    JsonArray *list = eql_json_add_array(object, "no_longer_asked");
    for (guint i = 0; i < codes->len; i++)
        json_array_add_string_element(list, codes->pdata[i]);
}

JsonNode *eql_json_items(const EqlItems *items)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "school", items->school);
    eql_json_add_text(root, "wave", items->wave);
    if (items->since)
        eql_json_add_text(root, "since", items->since);
    JsonArray *audiences = eql_json_add_array(root, "audiences");
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        JsonObject *object = eql_json_append_object(audiences);
        eql_json_add_text(object, "audience", audience->audience);
        JsonArray *list = eql_json_add_array(object, "items");
        for (guint j = 0; j < audience->items->len; j++)
            add_item(list, audience->items->pdata[j], items->since != NULL);
        if (items->since)
            add_no_longer_asked(object, audience->no_longer_asked);
    }
    return eql_json_node(root);
}
