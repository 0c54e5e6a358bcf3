/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pack.h"

#include <math.h>
#include <string.h>

#include "base/language.h"
#include "base/seal.h"
#include "base/text.h"
#include "output/json-build.h"
#include "output/json.h"
#include "output/labels.h"
#include "output/network.h"
#include "output/save.h"

/* Enough to tell any two questionnaires apart. */
#define LETTERS_OF_SUM 12

/* ── from a school's figures ── */

static EqlFigure hidden_count(void)
{
    return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
}

/* Adds a question's answers; once one is hidden, so is the sum. */
static void add_counts(EqlPackTheme *theme, const EqlItemResult *item)
{
    if (item->hidden || !eql_figure_is_shown(eql_figure_public(item->n))) {
        theme->answers = theme->favourable_answers = hidden_count();
    } else if (!eql_figure_is_hidden(theme->answers) && eql_figure_is_shown(item->favourable)) {
        theme->answers.value += item->n.value;
        theme->favourable_answers.value += round(item->favourable.value * item->n.value);
    }
}

/* ── what was asked ── */

static void add_labels(GString *text, const GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        g_autofree char *label = eql_text_fold(((EqlLabelCount *)counts->pdata[i])->label, -1);
        g_string_append_printf(text, "\t%s", label);
    }
}

static char *words_of(const EqlItemResult *item)
{
    g_autofree char *words = eql_text_fold_words(item->text, -1);
    GString *text = g_string_new(words);
    g_string_append(text, item->reversed ? "\treversed" : "\t");
    add_labels(text, item->counts);
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

static int compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Neither the order nor the codes of questions make others of them. */
static char *sum_of(GPtrArray *words)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_ptr_array_sort(words, compare_words);
    for (guint i = 0; i < words->len; i++)
        g_checksum_update(sum, words->pdata[i], -1);
    return g_strndup(g_checksum_get_string(sum), LETTERS_OF_SUM);
}

static void take_questions(EqlPackTheme *theme, const EqlItems *items, const char *audience)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *asked = items->audiences->pdata[i];
        for (guint j = 0; g_str_equal(asked->audience, audience) && j < asked->items->len; j++) {
            const EqlItemResult *item = asked->items->pdata[j];
            if (g_strcmp0(item->theme, theme->code) == 0)
                g_ptr_array_add(words, words_of(item));
        }
    }
    if (words->len > 0)
        theme->questions = sum_of(words);
}

/* ── its figures ── */

static void take_counts(EqlPackTheme *theme, const EqlItems *items, const char *audience)
{
    theme->answers = theme->favourable_answers = eql_figure_value(EQL_UNIT_COUNT, 0);
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *asked = items->audiences->pdata[i];
        for (guint j = 0; g_str_equal(asked->audience, audience) && j < asked->items->len; j++) {
            const EqlItemResult *item = asked->items->pdata[j];
            if (g_strcmp0(item->theme, theme->code) == 0)
                add_counts(theme, item);
        }
    }
    if (eql_figure_is_hidden(theme->favourable))
        theme->answers = theme->favourable_answers = hidden_count();
}

static void take_audience(EqlPackWave *wave, const EqlAudienceScores *scores, const EqlItems *items)
{
    EqlPackAudience *audience = eql_pack_add_audience(wave, scores->audience);
    audience->respondents = eql_figure_public(scores->respondents);
    audience->invited = scores->invited;
    for (guint i = 0; i < scores->themes->len; i++) {
        const EqlThemeScore *from = scores->themes->pdata[i];
        EqlPackTheme *theme = eql_pack_add_theme(audience, from->code, from->label);
        theme->n = eql_figure_public(from->n);
        theme->score = eql_figure_public(from->score);
        theme->favourable = eql_figure_public(from->favourable);
        theme->n_effective = eql_figure_public(from->n_effective);
        take_counts(theme, items, scores->audience);
        take_questions(theme, items, scores->audience);
    }
}

void eql_pack_take_wave(EqlPack *pack, const EqlScores *scores, const EqlItems *items)
{
    EqlPackWave *wave = eql_pack_add_wave(pack, scores->wave);
    for (guint i = 0; i < scores->audiences->len; i++)
        take_audience(wave, scores->audiences->pdata[i], items);
}

static gboolean has_anybody(const EqlRriGroup *group)
{
    return !eql_figure_is_shown(group->census) || group->census.value > 0 ||
           !eql_figure_is_shown(group->outcomes) || group->outcomes.value > 0;
}

/* The same whatever language the school works in: whoever reads it has it in theirs. */
static const char *source_label(const EqlCodes *codes, const char *code)
{
    const EqlLanguage *in_use = eql_language_use(eql_language_find("en", NULL));
    const char *label = eql_codes_label(codes, "ethnicity", code);
    eql_language_use(in_use);
    return label;
}

void eql_pack_take_outcomes(EqlPack *pack, const EqlRri *rri, const EqlCodes *codes)
{
    if (rri->audience || !g_str_equal(rri->by, "ethnicity") || rri->count != EQL_COUNT_EVENTS)
        return;
    EqlDetail detail = eql_rri_is_broad(rri, codes) ? EQL_DETAIL_BROAD : EQL_DETAIL_FULL;
    EqlPackOutcomes *outcomes = eql_pack_add_outcomes(pack, rri->kind, detail);
    outcomes->census = eql_figure_public(rri->census_total);
    outcomes->outcomes = eql_figure_public(rri->outcome_total);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *from = rri->groups->pdata[i];
        if (!has_anybody(from))
            continue;
        EqlPackGroup *group =
            eql_pack_add_group(outcomes, from->code, source_label(codes, from->code));
        group->census = eql_figure_public(from->census);
        group->outcomes = eql_figure_public(from->outcomes);
    }
}

/* ── to text, which is the same in every language ── */

static void write_outcomes(JsonArray *list, const EqlPackOutcomes *outcomes)
{
    JsonObject *object = eql_json_append_object(list);
    eql_json_add_text(object, "kind", outcomes->kind);
    eql_json_add_text(object, "detail", outcomes->detail == EQL_DETAIL_BROAD ? "broad" : "full");
    eql_json_add_figure(object, "census", outcomes->census);
    eql_json_add_figure(object, "outcomes", outcomes->outcomes);
    JsonArray *groups = eql_json_add_array(object, "groups");
    for (guint i = 0; i < outcomes->groups->len; i++) {
        const EqlPackGroup *group = outcomes->groups->pdata[i];
        JsonObject *one = eql_json_append_coded(groups, group->code, group->label);
        eql_json_add_figure(one, "census", group->census);
        eql_json_add_figure(one, "outcomes", group->outcomes);
    }
}

static void write_theme(JsonArray *themes, const EqlPackTheme *theme)
{
    JsonObject *object = eql_json_append_theme(themes, theme);
    JsonObject *counts = eql_json_add_object(object, "counts");
    if (theme->questions)
        eql_json_add_text(object, "questions", theme->questions);
    eql_json_add_figure(counts, "answers", theme->answers);
    eql_json_add_figure(counts, "favourable", theme->favourable_answers);
}

static void write_wave(JsonArray *waves, const EqlPackWave *wave)
{
    JsonObject *object = eql_json_append_object(waves);
    eql_json_add_text(object, "wave", wave->wave);
    JsonArray *audiences = eql_json_add_array(object, "audiences");
    for (guint i = 0; i < wave->audiences->len; i++) {
        const EqlPackAudience *audience = wave->audiences->pdata[i];
        JsonObject *one = eql_json_append_audience(audiences, audience->audience,
                                                   audience->respondents, audience->invited);
        JsonArray *themes = eql_json_add_array(one, "themes");
        for (guint j = 0; j < audience->themes->len; j++)
            write_theme(themes, audience->themes->pdata[j]);
    }
}

/* Notes stay at home: they may speak of people. */
static void write_accreditation(JsonObject *object, const EqlPack *pack)
{
    JsonArray *list = eql_json_add_array(object, "accreditation");
    for (guint i = 0; i < pack->accreditation->len; i++) {
        const EqlAccreditationEntry *entry = pack->accreditation->pdata[i];
        JsonObject *one = eql_json_append_object(list);
        eql_json_add_text(one, "kind", eql_accreditation_kind_name(entry->kind));
        eql_json_add_text(one, "code", entry->code);
        eql_json_add_text(one, "value", entry->value);
    }
}

static void write_pack(JsonObject *object, const EqlPack *pack)
{
    JsonObject *school = eql_json_add_object(object, "school");
    eql_json_add_text(school, "name", pack->name);
    eql_json_add_text(school, "urn", pack->urn);
    eql_json_add_text(object, "made", pack->made);
    JsonArray *waves = eql_json_add_array(object, "waves");
    for (guint i = 0; i < pack->waves->len; i++)
        write_wave(waves, pack->waves->pdata[i]);
    JsonArray *outcomes = eql_json_add_array(object, "outcomes");
    for (guint i = 0; i < pack->outcomes->len; i++)
        write_outcomes(outcomes, pack->outcomes->pdata[i]);
    write_accreditation(object, pack);
}

static JsonObject *envelope(const char *format)
{
    JsonObject *object = json_object_new();
    eql_json_add_text(object, "format", format);
    json_object_set_int_member(object, "version", EQL_PACK_VERSION);
    eql_json_add_text(object, "sha256", EQL_SEAL_OPEN);
    return object;
}

static char *sealed(JsonObject *taken)
{
    g_autoptr(JsonNode) node = eql_json_node(taken);
    g_autofree char *text = eql_json_text(node);
    return eql_seal(text);
}

char *eql_pack_text(const EqlPack *pack)
{
    const EqlLanguage *in_use = eql_language_use(eql_language_find("en", NULL));
    JsonObject *object = envelope("equalens-pack");
    write_pack(object, pack);
    eql_language_use(in_use);
    return sealed(object);
}

gboolean eql_pack_write(const EqlPack *pack, const char *path, GError **error)
{
    g_autofree char *text = eql_pack_text(pack);
    g_autoptr(GString) whole = g_string_new(text);
    return eql_save_text(path, whole, error);
}

char *eql_network_text(const EqlNetwork *network)
{
    const EqlLanguage *in_use = eql_language_use(eql_language_find("en", NULL));
    JsonObject *object = envelope("equalens-network");
    eql_json_add_text(object, "salt", network->salt);
    JsonArray *packs = eql_json_add_array(object, "packs");
    for (guint i = 0; i < network->packs->len; i++) {
        const EqlPack *pack = network->packs->pdata[i];
        JsonObject *one = eql_json_append_object(packs);
        eql_json_add_text(one, "cohort", pack->cohort);
        write_pack(one, pack);
    }
    eql_language_use(in_use);
    return sealed(object);
}

gboolean eql_network_write_text(const char *text, const char *path, GError **error)
{
    g_autoptr(GString) whole = g_string_new(text);
    return eql_save_text(path, whole, error);
}

gboolean eql_network_write(const EqlNetwork *network, const char *path, GError **error)
{
    g_autofree char *text = eql_network_text(network);
    return eql_network_write_text(text, path, error);
}
