/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/network-edit.h"

#include <string.h>

#include "base/files.h"
#include "base/i18n.h"
#include "base/language.h"
#include "base/text.h"
#include "intake/lists/pack-file.h"
#include "output/pack.h"
#include "workflow/network.h"

void eql_network_added_free(EqlNetworkAdded *added)
{
    g_free(added->file);
    g_free(added->school);
    g_free(added->problem);
    g_free(added);
}

/* ── adding ── */

static EqlPack *pack_of_project(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlProject) project = eql_project_open_cancellable(path, cancellable, error);
    return project ? eql_project_pack(project, error) : NULL;
}

typedef struct {
    EqlNetwork *network;
    const char *cohort;
    GHashTable *brought; /* EqlPack → EqlNetworkAdded: what came with this and is there still */
    GCancellable *cancellable;
} Adding;

/* Of two files of one school that come together neither can be said to be the later one: whoever
 * brought them is asked to look. */
static char *twice(const EqlNetworkAdded *earlier, const char *school)
{
    /* Translators: the name of a file, then of a school. */
    return g_strdup_printf(_("%s is of %s, too; the later of the two files was kept. If they are "
                             "two schools, give each project its URN and make its pack again."),
                           earlier->file, school);
}

static char *older(const EqlPack *before, const EqlPack *pack)
{
    if (!before->made || !pack->made || strcmp(before->made, pack->made) <= 0)
        return NULL;
    g_autofree char *day = eql_day(pack->made), *later = eql_day(before->made);
    /* Translators: two days. */
    return g_strdup_printf(_("The pack of %s took the place of one of %s, which was later."), day,
                           later);
}

static void take(Adding *self, EqlPack *pack, EqlNetworkAdded *added)
{
    g_autoptr(EqlPack) before = eql_network_take(self->network, pack, self->cohort);
    const EqlNetworkAdded *earlier = g_hash_table_lookup(self->brought, before);
    added->school = g_strdup(pack->name);
    added->replaced = before != NULL;
    if (earlier)
        added->problem = twice(earlier, pack->name);
    else if (before)
        added->problem = older(before, pack);
    g_hash_table_remove(self->brought, before);
    g_hash_table_insert(self->brought, pack, added);
}

static EqlNetworkAdded *add_file(Adding *self, const char *path)
{
    g_autoptr(GError) error = NULL;
    EqlNetworkAdded *added = g_new0(EqlNetworkAdded, 1);
    EqlPack *pack = eql_file_is_database(path) ? pack_of_project(path, self->cancellable, &error)
                                               : eql_pack_read(path, &error);
    added->file = g_filename_display_basename(path);
    if (pack)
        take(self, pack, added);
    else
        added->problem = g_strdup(error->message);
    return added;
}

GPtrArray *eql_network_add_all(EqlNetwork *network, const char *const *paths, const char *cohort,
                               EqlProgress progress, gpointer progress_data,
                               GCancellable *cancellable, GError **error)
{
    g_autoptr(GPtrArray) all =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_network_added_free);
    g_autoptr(GHashTable) brought = g_hash_table_new(NULL, NULL);
    Adding self = {network, cohort, brought, cancellable};
    guint n = g_strv_length((char **)paths);
    for (guint i = 0; i < n; i++) {
        g_ptr_array_add(all, add_file(&self, paths[i]));
        if (g_cancellable_set_error_if_cancelled(cancellable, error))
            return NULL;
        if (progress)
            progress((i + 1.0) / n, progress_data);
    }
    return g_steal_pointer(&all);
}

guint eql_network_count_added(const GPtrArray *added)
{
    guint n = 0;
    for (guint i = 0; i < added->len; i++)
        n += ((const EqlNetworkAdded *)added->pdata[i])->school != NULL;
    return n;
}

/* ── one school ── */

static gboolean is_called(const EqlPack *pack, const char *school)
{
    return g_strcmp0(pack->urn, school) == 0 || g_strcmp0(pack->name, school) == 0;
}

/* Its place in the list; -1 with an error. */
static int find(const EqlNetwork *network, const char *school, GError **error)
{
    int found = -1;
    for (guint i = 0; i < network->packs->len; i++) {
        if (!is_called(network->packs->pdata[i], school))
            continue;
        if (found >= 0) {
            g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME,
                        _("Several schools of the network are called “%s”. Say its URN."), school);
            return -1;
        }
        found = (int)i;
    }
    if (found < 0)
        g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME,
                    _("The network has no school “%s”. Check how it is written."), school);
    return found;
}

gboolean eql_network_remove(EqlNetwork *network, const char *school, GError **error)
{
    int at = find(network, school, error);
    if (at >= 0)
        g_ptr_array_remove_index(network->packs, (guint)at);
    return at >= 0;
}

gboolean eql_network_move(EqlNetwork *network, const char *school, const char *cohort,
                          GError **error)
{
    int at = find(network, school, error);
    if (at < 0)
        return FALSE;
    EqlPack *pack = network->packs->pdata[at];
    g_free(pack->cohort);
    pack->cohort = cohort && !eql_text_is_blank(cohort, -1) ? g_strdup(cohort) : NULL;
    return TRUE;
}

/* ── undo ── */

static gboolean holds(const char *path, const char *expected, GError **error)
{
    g_autoptr(EqlNetwork) there = eql_network_read(path, error);
    if (!there)
        return FALSE;
    g_autofree char *text = eql_network_text(there);
    if (g_str_equal(text, expected))
        return TRUE;
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED,
                        _("The network’s file was changed by another program meanwhile. Open it "
                          "again to see what is in it now."));
    return FALSE;
}

EqlNetwork *eql_network_restore(const char *path, const char *expected, const char *wanted,
                                GError **error)
{
    if (!holds(path, expected, error) || !eql_network_write_text(wanted, path, error))
        return NULL;
    return eql_network_read(path, error);
}

/* ── cohorts ── */

static int by_name(gconstpointer a, gconstpointer b)
{
    return g_utf8_collate(*(char *const *)a, *(char *const *)b);
}

GPtrArray *eql_network_cohorts(const EqlNetwork *network)
{
    GPtrArray *cohorts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < network->packs->len; i++) {
        const char *cohort = ((const EqlPack *)network->packs->pdata[i])->cohort;
        if (cohort && !g_ptr_array_find_with_equal_func(cohorts, cohort, g_str_equal, NULL))
            g_ptr_array_add(cohorts, g_strdup(cohort));
    }
    g_ptr_array_sort(cohorts, by_name);
    return cohorts;
}
