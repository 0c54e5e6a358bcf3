/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/network.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "analysis/cohort-rri.h"
#include "base/i18n.h"
#include "intake/lists/pack-file.h"
#include "output/pack.h"
#include "workflow/project-private.h"

/* ── a school's pack ── */

static void take_outcomes(EqlPack *pack, const EqlWorkbookContent *content)
{
    for (guint i = 0; i < content->rris->len; i++)
        eql_pack_take_outcomes(pack, content->rris->pdata[i], content->dataset->codes);
}

static gboolean take_waves(EqlPack *pack, EqlProject *project, GError **error)
{
    g_auto(GStrv) waves = eql_store_waves(project->store, error);
    if (!waves)
        return FALSE;
    for (char **wave = waves; *wave; wave++) {
        g_autoptr(EqlContent) content = eql_project_content(project, *wave, TRUE, error);
        if (!content)
            return FALSE;
        eql_pack_take_wave(pack, eql_content_get(content)->scores, eql_content_get(content)->items);
        if (!wave[1]) /* outcomes are of no wave */
            take_outcomes(pack, eql_content_get(content));
    }
    if (pack->waves->len > 0)
        return TRUE;
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
                        _("There are no responses yet. Bring some in first."));
    return FALSE;
}

static gboolean take_accreditation(EqlPack *pack, EqlProject *project, GError **error)
{
    g_autoptr(GPtrArray) entries = eql_store_accreditation(project->store, error);
    for (guint i = 0; entries && i < entries->len; i++) {
        const EqlAccreditationEntry *entry = entries->pdata[i];
        g_ptr_array_add(pack->accreditation,
                        eql_accreditation_entry_new(entry->kind, entry->code, entry->value, ""));
    }
    return entries != NULL;
}

EqlPack *eql_project_pack(EqlProject *project, GError **error)
{
    g_autoptr(EqlPack) pack = eql_pack_new();
    g_autoptr(EqlSchool) school = eql_store_school(project->store, error);
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    if (!school)
        return NULL;
    pack->name = g_strdup(school->name);
    pack->urn = g_strdup(school->urn);
    pack->made = g_date_time_format(now, "%Y-%m-%d");
    if (!take_waves(pack, project, error) || !take_accreditation(pack, project, error))
        return NULL;
    return g_steal_pointer(&pack);
}

/* ── the network ── */

EqlNetwork *eql_network_open(const char *path, gboolean make, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return eql_network_read(path, error);
    if (!make) {
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_FOUND,
                    _("There is no file “%s”. Add packs to make it: network %s --add FILE.eqpack."),
                    path, path);
        return NULL;
    }
    EqlNetwork *network = eql_network_new();
    network->salt = g_uuid_string_random();
    return network;
}

static gboolean is_same_school(const EqlPack *a, const EqlPack *b)
{
    return a->urn && b->urn ? g_str_equal(a->urn, b->urn) : g_str_equal(a->name, b->name);
}

EqlPack *eql_network_take(EqlNetwork *network, EqlPack *pack, const char *cohort)
{
    EqlPack *before = NULL;
    g_free(pack->cohort);
    pack->cohort = g_strdup(cohort);
    for (guint i = 0; !before && i < network->packs->len; i++)
        if (is_same_school(network->packs->pdata[i], pack))
            before = g_ptr_array_steal_index(network->packs, i);
    if (before && !pack->cohort)
        pack->cohort = g_strdup(before->cohort);
    g_ptr_array_add(network->packs, pack);
    return before;
}

/* ── beside a school ── */

gboolean eql_network_is(const char *path)
{
    char start[64] = "";
    FILE *file = g_fopen(path, "rb");
    gsize length = file ? fread(start, 1, sizeof start - 1, file) : 0;
    if (file)
        fclose(file);
    return length > 0 && start[0] == '{' && strstr(start, "equalens-network") != NULL;
}

EqlBenchmark *eql_network_benchmark(const char *path, const char *cohort, GError **error)
{
    g_autoptr(EqlNetwork) network = eql_network_read(path, error);
    EqlCohortChoice choice = {.cohort = cohort};
    if (!network)
        return NULL;
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(EqlBenchmark) benchmark =
        eql_cohort_benchmark(network, &choice, cohort ? cohort : name);
    if (benchmark->rows->len > 0)
        return g_steal_pointer(&benchmark);
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
                _("%s: no school of it has suspensions or exclusions in its pack."), name);
    return NULL;
}
