/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json-build.h"

#include <math.h>

static void add_reason(JsonObject *object, const char *name, EqlReason reason)
{
    if (reason == EQL_REASON_NONE)
        return;
    JsonObject *reasons = json_object_has_member(object, "reasons")
                              ? json_object_get_object_member(object, "reasons")
                              : eql_json_add_object(object, "reasons");
    json_object_set_string_member(reasons, name, eql_reason_sentence(reason));
}

/* JSON knows neither NaN nor infinity. */
static void add_number(JsonObject *object, const char *name, EqlUnit unit, double value)
{
    if (!isfinite(value))
        json_object_set_null_member(object, name);
    else if (unit == EQL_UNIT_COUNT && value == floor(value) && fabs(value) < 9e15)
        json_object_set_int_member(object, name, (gint64)value);
    else
        json_object_set_double_member(object, name, value);
}

void eql_json_add_hidden(JsonObject *object, gboolean hidden)
{
    if (hidden)
        json_object_set_boolean_member(object, "hidden", TRUE);
}

void eql_json_add_figure(JsonObject *object, const char *name, EqlFigure given)
{
    EqlFigure figure = eql_figure_public(given);
    if (eql_figure_is_shown(figure)) {
        add_number(object, name, figure.unit, figure.value);
        return;
    }
    json_object_set_null_member(object, name);
    eql_json_add_hidden(object, eql_figure_is_hidden(figure));
    if (!eql_figure_is_hidden(figure))
        add_reason(object, name, figure.reason);
}

static void add_end(JsonObject *object, const char *name, const char *suffix, EqlFigure figure,
                    double value)
{
    g_autofree char *member = g_strconcat(name, suffix, NULL);
    if (eql_figure_is_shown(figure) && isfinite(value)) {
        add_number(object, member, figure.unit, value);
        return;
    }
    json_object_set_null_member(object, member);
    if (eql_figure_is_shown(figure))
        add_reason(object, member, figure.interval_reason);
}

void eql_json_add_ends(JsonObject *object, const char *name, EqlFigure given)
{
    EqlFigure figure = eql_figure_public(given);
    add_end(object, name, "_low", figure, figure.low);
    add_end(object, name, "_high", figure, figure.high);
}

void eql_json_add_interval(JsonObject *object, const char *name, EqlFigure figure)
{
    eql_json_add_figure(object, name, figure);
    eql_json_add_ends(object, name, figure);
}

void eql_json_add_text(JsonObject *object, const char *name, const char *text)
{
    if (text)
        json_object_set_string_member(object, name, text);
    else
        json_object_set_null_member(object, name);
}

JsonArray *eql_json_add_array(JsonObject *object, const char *name)
{
    JsonArray *array = json_array_new();
    json_object_set_array_member(object, name, array);
    return array;
}

JsonObject *eql_json_add_object(JsonObject *object, const char *name)
{
    JsonObject *member = json_object_new();
    json_object_set_object_member(object, name, member);
    return member;
}

JsonObject *eql_json_append_object(JsonArray *array)
{
    JsonObject *element = json_object_new();
    json_array_add_object_element(array, element);
    return element;
}

JsonObject *eql_json_append_coded(JsonArray *array, const char *code, const char *label)
{
    JsonObject *element = eql_json_append_object(array);
    eql_json_add_text(element, "code", code);
    eql_json_add_text(element, "label", label);
    return element;
}

JsonObject *eql_json_append_audience(JsonArray *array, const char *audience, EqlFigure respondents,
                                     EqlFigure invited)
{
    JsonObject *element = eql_json_append_object(array);
    eql_json_add_text(element, "audience", audience);
    eql_json_add_figure(element, "respondents", respondents);
    eql_json_add_figure(element, "invited", invited);
    return element;
}

JsonNode *eql_json_node(JsonObject *object)
{
    JsonNode *node = json_node_new(JSON_NODE_OBJECT);
    json_node_take_object(node, object);
    return node;
}
