/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data-folder.h"
#include "fuzz-file.h"
#include "fuzz-table.h"
#include "intake/lists/benchmark-file.h"
#include "intake/lists/pack-file.h"
#include "intake/lists/pathway-file.h"
#include "intake/responses/mapping-file.h"

static void check_texts(GHashTable *texts)
{
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, texts);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        fuzz_check_text(key);
        fuzz_check_text(value);
    }
}

static void read_mapping(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlMapping) mapping = eql_mapping_read(path, NULL, &error);
    GHashTableIter iter;
    gpointer heading, answers;

    g_assert_true((mapping == NULL) == (error != NULL));
    if (mapping == NULL) {
        fuzz_check_text(error->message);
        return;
    }
    check_texts(mapping->columns);
    g_hash_table_iter_init(&iter, mapping->answers);
    while (g_hash_table_iter_next(&iter, &heading, &answers)) {
        fuzz_check_text(heading);
        check_texts(answers);
    }
}

static void read_pathway(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_read(path, fuzz_codes(), NULL, &error);

    g_assert_true((counts == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
    for (guint i = 0; counts != NULL && i < counts->groups->len; i++) {
        const EqlPathwayGroup *group = counts->groups->pdata[i];
        fuzz_check_text(group->code);
        fuzz_check_text(group->label);
        for (guint stage = 0; stage < counts->stages->len; stage++)
            eql_pathway_count(group, stage);
    }
}

static void read_benchmark(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlBenchmark) benchmark =
        eql_benchmark_read(path, NULL, fuzz_codes(), eql_data_folder(NULL), NULL, &error);

    g_assert_true((benchmark == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
}

static void read_pack(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlPack) pack = eql_pack_read(path, &error);

    g_assert_true((pack == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
}

/* Any bytes as a mapping, counts along a pathway, a published table, or a pack. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    const char *path = fuzz_file(bytes, length);

    read_mapping(path);
    read_pathway(path);
    read_benchmark(path);
    read_pack(path);
    return 0;
}
