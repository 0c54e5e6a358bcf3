/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/scales-file.h"

#include "base/text.h"
#include "intake/lists/small-table.h"

struct _EqlScaleBook {
    GPtrArray *names;     /* char*: of the built-in ones, NULL at the end */
    GHashTable *built_in; /* folded name → spelt-out spec */
    GHashTable *synonyms; /* folded label → GPtrArray of char*: other ways to write it */
    GHashTable *made;     /* spec → EqlScale */
};

void eql_scale_book_free(EqlScaleBook *book)
{
    if (!book)
        return;
    g_ptr_array_unref(book->names);
    g_hash_table_unref(book->built_in);
    g_hash_table_unref(book->synonyms);
    g_hash_table_unref(book->made);
    g_free(book);
}

static gboolean load_scales(EqlScaleBook *book, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "scales", "scales.csv", NULL);
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++) {
        const char *name = eql_small_table_get(list, i, "name");
        g_ptr_array_add(book->names, g_strdup(name));
        g_hash_table_insert(book->built_in, eql_text_fold(name, -1),
                            g_strjoin(";", eql_small_table_get(list, i, "points"),
                                      eql_small_table_get(list, i, "no_point"), NULL));
    }
    g_ptr_array_add(book->names, NULL);
    return list != NULL;
}

static void add_synonym(EqlScaleBook *book, const char *label, const char *synonym)
{
    g_autofree char *folded = eql_text_fold(label, -1);
    GPtrArray *synonyms = g_hash_table_lookup(book->synonyms, folded);
    if (!synonyms) {
        synonyms = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(book->synonyms, g_steal_pointer(&folded), synonyms);
    }
    g_ptr_array_add(synonyms, g_strdup(synonym));
}

static gboolean load_synonyms(EqlScaleBook *book, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "scales", "synonyms.csv", NULL);
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++) {
        g_auto(GStrv) words = g_strsplit(eql_small_table_get(list, i, "synonyms"), "|", -1);
        for (char **word = words; *word; word++)
            add_synonym(book, eql_small_table_get(list, i, "label"), *word);
    }
    return list != NULL;
}

static gboolean load_translations(EqlScaleBook *book, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "scales", "translations.csv", NULL);
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++)
        add_synonym(book, eql_small_table_get(list, i, "label"),
                    eql_small_table_get(list, i, "text"));
    return list != NULL;
}

EqlScaleBook *eql_scale_book_load(const char *data_folder, GError **error)
{
    g_autoptr(EqlScaleBook) book = g_new0(EqlScaleBook, 1);
    book->names = g_ptr_array_new_with_free_func(g_free);
    book->built_in = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    book->synonyms =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    book->made =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)eql_scale_unref);
    if (!load_scales(book, data_folder, error) || !load_synonyms(book, data_folder, error) ||
        !load_translations(book, data_folder, error))
        return NULL;
    return g_steal_pointer(&book);
}

static void add_synonyms_of(const EqlScaleBook *book, EqlScale *scale, char **labels)
{
    for (; *labels; labels++) {
        g_autofree char *folded = eql_text_fold(*labels, -1);
        const GPtrArray *synonyms = g_hash_table_lookup(book->synonyms, folded);
        for (guint i = 0; synonyms && i < synonyms->len; i++)
            eql_scale_add_synonym(scale, *labels, synonyms->pdata[i]);
    }
}

static EqlScale *make_scale(EqlScaleBook *book, const char *spec)
{
    g_autofree char *name = eql_text_fold(spec, -1);
    const char *spelt = g_hash_table_lookup(book->built_in, name);
    g_autoptr(EqlScale) parsed = eql_scale_parse(spelt ? spelt : spec);
    if (!parsed)
        return NULL;
    EqlScale *scale = eql_scale_new(spec, (const char *const *)parsed->points,
                                    (const char *const *)parsed->no_point);
    add_synonyms_of(book, scale, scale->points);
    add_synonyms_of(book, scale, scale->no_point);
    return scale;
}

EqlScale *eql_scale_book_get(EqlScaleBook *book, const char *spec)
{
    EqlScale *scale = g_hash_table_lookup(book->made, spec);
    if (!scale) {
        scale = make_scale(book, spec);
        if (scale)
            g_hash_table_insert(book->made, g_strdup(spec), scale);
    }
    return scale ? eql_scale_ref(scale) : NULL;
}

const char *const *eql_scale_book_names(const EqlScaleBook *book)
{
    return (const char *const *)book->names->pdata;
}

static gboolean has_labels(const EqlScale *scale, const char *const *points,
                           const char *const *no_point)
{
    return g_strv_equal((const char *const *)scale->points, points) &&
           g_strv_equal((const char *const *)scale->no_point, no_point);
}

EqlScale *eql_scale_book_with_labels(EqlScaleBook *book, const char *const *points,
                                     const char *const *no_point)
{
    g_autofree char *fault = eql_scale_fault(points, no_point);
    if (fault)
        return NULL;
    for (const char *const *name = eql_scale_book_names(book); *name; name++) {
        g_autoptr(EqlScale) scale = eql_scale_book_get(book, *name);
        if (scale && has_labels(scale, points, no_point))
            return g_steal_pointer(&scale);
    }
    g_autofree char *spec = eql_scale_spell(points, no_point);
    return eql_scale_book_get(book, spec);
}
