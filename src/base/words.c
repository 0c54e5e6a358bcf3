/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/words.h"

#include "base/data-folder.h"

static const char *const FILES[EQL_WORDS_LISTS] = {"ordinary.csv", "things.csv"};

/* One word on a line, below notes and a heading. */
static GHashTable *read_words(EqlWords list)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *path = eql_data_file("words", FILES[list], NULL), *text = NULL;
    if (path == NULL || !g_file_get_contents(path, &text, NULL, NULL))
        return words;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    gboolean below = FALSE;
    for (char **line = lines; *line != NULL; line++) {
        const char *word = g_strstrip(*line);
        if (*word == '\0' || *word == '#')
            continue;
        if (below)
            g_hash_table_add(words, g_strdup(word));
        below = TRUE;
    }
    return words;
}

gboolean eql_words_has(EqlWords list, const char *folded)
{
    static gsize once[EQL_WORDS_LISTS];
    static GHashTable *lists[EQL_WORDS_LISTS];
    if (g_once_init_enter(&once[list])) {
        lists[list] = read_words(list);
        g_once_init_leave(&once[list], 1);
    }
    return g_hash_table_contains(lists[list], folded);
}
