/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/pack-file.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "base/json-depth.h"
#include "base/seal.h"
#include "intake/intake-error.h"
#include "intake/table/source.h"

/* A borough's packs are some megabytes. */
#define LARGEST (256 * 1024 * 1024)

/* ── members that may be missing or of another kind ── */

static JsonNode *member(JsonObject *object, const char *name, JsonNodeType type)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    return node && JSON_NODE_TYPE(node) == type ? node : NULL;
}

static const char *text_of(JsonObject *object, const char *name)
{
    JsonNode *node = member(object, name, JSON_NODE_VALUE);
    return node && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node)
                                                                   : NULL;
}

static gboolean number_of(JsonObject *object, const char *name, double *number)
{
    JsonNode *node = member(object, name, JSON_NODE_VALUE);
    GType type = node ? json_node_get_value_type(node) : G_TYPE_INVALID;
    if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
        return FALSE;
    *number = json_node_get_double(node);
    return TRUE;
}

/* An empty list where there is none. */
static guint objects_of(JsonObject *object, const char *name, JsonArray **list)
{
    JsonNode *node = member(object, name, JSON_NODE_ARRAY);
    *list = node ? json_node_get_array(node) : NULL;
    return *list ? json_array_get_length(*list) : 0;
}

static JsonObject *object_at(JsonArray *list, guint i)
{
    JsonNode *node = json_array_get_element(list, i);
    return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static JsonObject *object_of(JsonObject *object, const char *name)
{
    JsonNode *node = member(object, name, JSON_NODE_OBJECT);
    return node ? json_node_get_object(node) : NULL;
}

static EqlFigure figure_of(JsonObject *object, const char *name, EqlUnit unit)
{
    g_autofree char *low_name = g_strconcat(name, "_low", NULL);
    g_autofree char *high_name = g_strconcat(name, "_high", NULL);
    double value, low, high;
    if (number_of(object, name, &value)) {
        if (number_of(object, low_name, &low) && number_of(object, high_name, &high))
            return eql_figure_interval(unit, value, low, high);
        return eql_figure_value(unit, value);
    }
    return object && json_object_has_member(object, "hidden")
               ? eql_figure_hidden(unit, EQL_REASON_SMALL)
               : eql_figure_absent(unit, EQL_REASON_NOT_KNOWN);
}

/* ── a pack ── */

static void read_theme(EqlPackAudience *audience, JsonObject *object)
{
    const char *code = text_of(object, "code"), *label = text_of(object, "label");
    JsonObject *counts = object_of(object, "counts");
    if (!code)
        return;
    EqlPackTheme *theme = eql_pack_add_theme(audience, code, label ? label : code);
    theme->questions = g_strdup(text_of(object, "questions"));
    theme->n = figure_of(object, "n", EQL_UNIT_COUNT);
    theme->score = figure_of(object, "score", EQL_UNIT_SCORE);
    theme->favourable = figure_of(object, "favourable", EQL_UNIT_PROPORTION);
    theme->n_effective = figure_of(object, "n_effective", EQL_UNIT_NONE);
    theme->answers = figure_of(counts, "answers", EQL_UNIT_COUNT);
    theme->favourable_answers = figure_of(counts, "favourable", EQL_UNIT_COUNT);
}

static void read_audience(EqlPackWave *wave, JsonObject *object)
{
    const char *name = text_of(object, "audience");
    JsonArray *themes;
    if (!name)
        return;
    EqlPackAudience *audience = eql_pack_add_audience(wave, name);
    audience->respondents = figure_of(object, "respondents", EQL_UNIT_COUNT);
    audience->invited = figure_of(object, "invited", EQL_UNIT_COUNT);
    guint n = objects_of(object, "themes", &themes);
    for (guint i = 0; i < n; i++)
        read_theme(audience, object_at(themes, i));
}

static void read_waves(EqlPack *pack, JsonObject *object)
{
    JsonArray *waves, *audiences;
    guint n = objects_of(object, "waves", &waves);
    for (guint i = 0; i < n; i++) {
        JsonObject *one = object_at(waves, i);
        const char *name = text_of(one, "wave");
        guint n_audiences = objects_of(one, "audiences", &audiences);
        EqlPackWave *wave = eql_pack_add_wave(pack, name ? name : "");
        for (guint j = 0; j < n_audiences; j++)
            read_audience(wave, object_at(audiences, j));
    }
}

/* A count is a whole number that can be counted with; else it is not known. */
static EqlFigure count_of(JsonObject *object, const char *name)
{
    EqlFigure figure = figure_of(object, name, EQL_UNIT_COUNT);
    if (eql_figure_is_shown(figure) &&
        (figure.value < 0 || figure.value > 1e9 || figure.value != floor(figure.value)))
        return eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NOT_KNOWN);
    return eql_figure_is_shown(figure) ? eql_figure_value(EQL_UNIT_COUNT, figure.value) : figure;
}

static void read_groups(EqlPackOutcomes *outcomes, JsonObject *object)
{
    JsonArray *groups;
    guint n = objects_of(object, "groups", &groups);
    for (guint i = 0; i < n; i++) {
        JsonObject *one = object_at(groups, i);
        const char *code = text_of(one, "code"), *label = text_of(one, "label");
        if (!code)
            continue;
        EqlPackGroup *group = eql_pack_add_group(outcomes, code, label ? label : code);
        group->census = count_of(one, "census");
        group->outcomes = count_of(one, "outcomes");
    }
}

/* Packs of earlier versions have none. */
static void read_outcomes(EqlPack *pack, JsonObject *object)
{
    JsonArray *list;
    guint n = objects_of(object, "outcomes", &list);
    for (guint i = 0; i < n; i++) {
        JsonObject *one = object_at(list, i);
        const char *kind = text_of(one, "kind"), *name = text_of(one, "detail");
        int detail = name ? eql_detail_from_name(name) : -1;
        if (!kind || detail < 0 || eql_pack_outcomes(pack, kind, (EqlDetail)detail))
            continue;
        EqlPackOutcomes *outcomes = eql_pack_add_outcomes(pack, kind, (EqlDetail)detail);
        outcomes->census = count_of(one, "census");
        outcomes->outcomes = count_of(one, "outcomes");
        read_groups(outcomes, one);
    }
}

static void read_accreditation(EqlPack *pack, JsonObject *object)
{
    JsonArray *entries;
    guint n = objects_of(object, "accreditation", &entries);
    for (guint i = 0; i < n; i++) {
        JsonObject *one = object_at(entries, i);
        const char *name = text_of(one, "kind"), *code = text_of(one, "code");
        const char *value = text_of(one, "value");
        int kind = name ? eql_accreditation_kind_from_name(name) : -1;
        if (kind >= 0 && code && value)
            g_ptr_array_add(pack->accreditation, eql_accreditation_entry_new(
                                                     (EqlAccreditationKind)kind, code, value, ""));
    }
}

/* NULL when no school is named. */
static EqlPack *read_pack(JsonObject *object)
{
    JsonObject *school = object_of(object, "school");
    const char *name = text_of(school, "name");
    if (!name)
        return NULL;
    EqlPack *pack = eql_pack_new();
    pack->name = g_strdup(name);
    pack->urn = g_strdup(text_of(school, "urn"));
    pack->cohort = g_strdup(text_of(object, "cohort"));
    pack->made = g_strdup(text_of(object, "made"));
    read_waves(pack, object);
    read_outcomes(pack, object);
    read_accreditation(pack, object);
    return pack;
}

/* ── the file ── */

static void refuse(const char *path, EqlIntakeError code, const char *sentence, GError **error)
{
    g_autofree char *name = g_path_get_basename(path);
    g_set_error(error, EQL_INTAKE_ERROR, (int)code, C_("file", "%s: %s"), name, sentence);
}

static char *load(const char *path, GError **error)
{
    g_autoptr(EqlSource) source = eql_source_open(path, NULL, error);
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!source)
        return NULL;
    if (source->size <= LARGEST) {
        text = g_malloc0((gsize)source->size + 1);
        if (!eql_source_read(source, text, (gsize)source->size, &length, error))
            return NULL;
    }
    if (text && g_utf8_validate(text, (gssize)length, NULL))
        return g_steal_pointer(&text);
    refuse(path, EQL_INTAKE_ERROR_CONTENT, _("This is no file of Equalens. Choose another."),
           error);
    return NULL;
}

static gboolean is_ours(const char *path, JsonObject *object, const char *format, GError **error)
{
    double version = 0;
    if (g_strcmp0(text_of(object, "format"), format) != 0 ||
        !number_of(object, "version", &version)) {
        refuse(
            path, EQL_INTAKE_ERROR_CONTENT,
            g_str_equal(format, "equalens-pack")
                ? _("This is no school’s pack. A school saves one as its “Summary pack”, or with "
                    "“equalens-cli pack”.")
                : _("This is no network. One is made when the first pack is added."),
            error);
        return FALSE;
    }
    if (version <= EQL_PACK_VERSION)
        return TRUE;
    refuse(path, EQL_INTAKE_ERROR_UNSUPPORTED,
           _("It was written by a later version of Equalens. Install the latest Equalens."), error);
    return FALSE;
}

/* The document, whole and of the format; NULL with an error. */
static JsonNode *open_sealed(const char *path, const char *format, GError **error)
{
    g_autofree char *text = load(path, error);
    gboolean sound = text && eql_json_is_shallow(text);
    g_autoptr(JsonNode) node = sound ? json_from_string(text, NULL) : NULL;
    if (!text)
        return NULL;
    JsonObject *object = node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
    if (!is_ours(path, object, format, error))
        return NULL;
    if (eql_seal_holds(text))
        return g_steal_pointer(&node);
    refuse(path, EQL_INTAKE_ERROR_DAMAGED,
           _("It was changed after it was written, by hand or on the way. Ask for it again."),
           error);
    return NULL;
}

EqlPack *eql_pack_read(const char *path, GError **error)
{
    g_autoptr(JsonNode) node = open_sealed(path, "equalens-pack", error);
    EqlPack *pack = node ? read_pack(json_node_get_object(node)) : NULL;
    if (node && !pack)
        refuse(path, EQL_INTAKE_ERROR_CONTENT, _("It names no school. Ask for it again."), error);
    return pack;
}

EqlNetwork *eql_network_read(const char *path, GError **error)
{
    g_autoptr(JsonNode) node = open_sealed(path, "equalens-network", error);
    JsonArray *packs;
    if (!node)
        return NULL;
    JsonObject *object = json_node_get_object(node);
    EqlNetwork *network = eql_network_new();
    network->salt = g_strdup(text_of(object, "salt"));
    guint n = objects_of(object, "packs", &packs);
    for (guint i = 0; i < n; i++) {
        EqlPack *pack = read_pack(object_at(packs, i));
        if (pack)
            g_ptr_array_add(network->packs, pack);
    }
    if (!network->salt)
        network->salt = g_uuid_string_random();
    return network;
}
