/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The only ways in which a figure gets into JSON. A hidden figure becomes null and
 * puts "hidden": true on its object; an absent one becomes null and its reason goes
 * into "reasons": {name: sentence}. Why a figure is hidden is never told apart: a
 * cell hidden for its own size must look like one that protects another. */

#include <json-glib/json-glib.h>

#include "model/figure.h"

/* name: value. Whole numbers for counts. */
void eql_json_add_figure(JsonObject *object, const char *name, EqlFigure figure);
/* name, name_low, name_high. */
void eql_json_add_interval(JsonObject *object, const char *name, EqlFigure figure);
/* Only name_low and name_high. */
void eql_json_add_ends(JsonObject *object, const char *name, EqlFigure figure);

/* name: text, or null. */
void eql_json_add_text(JsonObject *object, const char *name, const char *text);
/* "hidden": true, unless `hidden` is FALSE. */
void eql_json_add_hidden(JsonObject *object, gboolean hidden);

/* Adds an empty array or object and hands it back, borrowed. */
JsonArray *eql_json_add_array(JsonObject *object, const char *name);
JsonObject *eql_json_add_object(JsonObject *object, const char *name);
JsonObject *eql_json_append_object(JsonArray *array);
/* An object that begins with a "code" and its "label". */
JsonObject *eql_json_append_coded(JsonArray *array, const char *code, const char *label);
/* One that begins with an "audience", how many answered and how many were asked to. */
JsonObject *eql_json_append_audience(JsonArray *array, const char *audience, EqlFigure respondents,
                                     EqlFigure invited);

/* A node that takes the object. */
JsonNode *eql_json_node(JsonObject *object);
