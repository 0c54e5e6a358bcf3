/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pack.h"

/* An empty one, which the list keeps. */
static gpointer append(GPtrArray *list, gsize size)
{
    gpointer one = g_malloc0(size);
    g_ptr_array_add(list, one);
    return one;
}

static void theme_free(gpointer data)
{
    EqlPackTheme *theme = data;
    g_free(theme->code);
    g_free(theme->label);
    g_free(theme->questions);
    g_free(theme);
}

static void audience_free(gpointer data)
{
    EqlPackAudience *audience = data;
    g_free(audience->audience);
    g_ptr_array_unref(audience->themes);
    g_free(audience);
}

static void wave_free(gpointer data)
{
    EqlPackWave *wave = data;
    g_free(wave->wave);
    g_ptr_array_unref(wave->audiences);
    g_free(wave);
}

static void group_free(gpointer data)
{
    EqlPackGroup *group = data;
    g_free(group->code);
    g_free(group->label);
    g_free(group);
}

static void outcomes_free(gpointer data)
{
    EqlPackOutcomes *outcomes = data;
    g_free(outcomes->kind);
    g_ptr_array_unref(outcomes->groups);
    g_free(outcomes);
}

EqlPackOutcomes *eql_pack_add_outcomes(EqlPack *pack, const char *kind, EqlDetail detail)
{
    EqlPackOutcomes *outcomes = append(pack->outcomes, sizeof *outcomes);
    outcomes->kind = g_strdup(kind);
    outcomes->detail = detail;
    outcomes->groups = g_ptr_array_new_with_free_func(group_free);
    return outcomes;
}

EqlPackGroup *eql_pack_add_group(EqlPackOutcomes *outcomes, const char *code, const char *label)
{
    EqlPackGroup *group = append(outcomes->groups, sizeof *group);
    group->code = g_strdup(code);
    group->label = g_strdup(label);
    return group;
}

const EqlPackOutcomes *eql_pack_outcomes(const EqlPack *pack, const char *kind, EqlDetail detail)
{
    for (guint i = 0; i < pack->outcomes->len; i++) {
        const EqlPackOutcomes *outcomes = pack->outcomes->pdata[i];
        if (g_str_equal(outcomes->kind, kind) && outcomes->detail == detail)
            return outcomes;
    }
    return NULL;
}

EqlPack *eql_pack_new(void)
{
    EqlPack *pack = g_new0(EqlPack, 1);
    pack->waves = g_ptr_array_new_with_free_func(wave_free);
    pack->outcomes = g_ptr_array_new_with_free_func(outcomes_free);
    pack->accreditation =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_accreditation_entry_free);
    return pack;
}

void eql_pack_free(EqlPack *pack)
{
    if (!pack)
        return;
    g_free(pack->name);
    g_free(pack->urn);
    g_free(pack->cohort);
    g_free(pack->made);
    g_ptr_array_unref(pack->waves);
    g_ptr_array_unref(pack->outcomes);
    g_ptr_array_unref(pack->accreditation);
    g_free(pack);
}

EqlPackWave *eql_pack_add_wave(EqlPack *pack, const char *name)
{
    EqlPackWave *wave = append(pack->waves, sizeof *wave);
    wave->wave = g_strdup(name);
    wave->audiences = g_ptr_array_new_with_free_func(audience_free);
    return wave;
}

EqlPackAudience *eql_pack_add_audience(EqlPackWave *wave, const char *name)
{
    EqlPackAudience *audience = append(wave->audiences, sizeof *audience);
    audience->audience = g_strdup(name);
    audience->themes = g_ptr_array_new_with_free_func(theme_free);
    return audience;
}

EqlPackTheme *eql_pack_add_theme(EqlPackAudience *audience, const char *code, const char *label)
{
    EqlPackTheme *theme = append(audience->themes, sizeof *theme);
    theme->code = g_strdup(code);
    theme->label = g_strdup(label);
    return theme;
}

const EqlPackWave *eql_pack_wave(const EqlPack *pack, const char *name)
{
    const EqlPackWave *found = NULL;
    for (guint i = 0; i < pack->waves->len; i++) {
        const EqlPackWave *wave = pack->waves->pdata[i];
        if (!name || g_str_equal(wave->wave, name))
            found = wave;
    }
    return found;
}

const EqlPackAudience *eql_pack_audience(const EqlPackWave *wave, const char *name)
{
    for (guint i = 0; wave && i < wave->audiences->len; i++) {
        const EqlPackAudience *audience = wave->audiences->pdata[i];
        if (g_str_equal(audience->audience, name))
            return audience;
    }
    return NULL;
}

const EqlPackTheme *eql_pack_theme(const EqlPackAudience *audience, const char *code)
{
    for (guint i = 0; audience && i < audience->themes->len; i++) {
        const EqlPackTheme *theme = audience->themes->pdata[i];
        if (g_str_equal(theme->code, code))
            return theme;
    }
    return NULL;
}

EqlNetwork *eql_network_new(void)
{
    EqlNetwork *network = g_new0(EqlNetwork, 1);
    network->packs = g_ptr_array_new_with_free_func((GDestroyNotify)eql_pack_free);
    return network;
}

void eql_network_free(EqlNetwork *network)
{
    if (!network)
        return;
    g_free(network->salt);
    g_ptr_array_unref(network->packs);
    g_free(network);
}
