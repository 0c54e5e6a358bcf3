/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/name-mask.h"

#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "model/responses.h"

/* Shorter parts ("Jo", "Al") are too often ordinary words or parts of them. */
#define SHORTEST 3

struct _EqlNameMask {
    GArray *columns;   /* guint */
    GHashTable *names; /* respondent → names joined by a space */
    GString *all;      /* every row's names, a line each */
    GHashTable *words; /* their words, folded; NULL until somebody asks */
    GHashTable *pairs; /* two words of a name that stand together, in either order */
};

static gboolean holds_names(const EqlLayoutColumn *column)
{
    static const char *const fields[] = {"name", "forename", "surname", "contact", NULL};
    return column->identifier && (!column->field || g_strv_contains(fields, column->field));
}

EqlNameMask *eql_name_mask_new(const EqlLayout *layout)
{
    EqlNameMask *mask = g_new0(EqlNameMask, 1);
    mask->columns = g_array_new(FALSE, FALSE, sizeof(guint));
    mask->names = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    mask->all = g_string_new(NULL);
    for (guint i = 0; i < layout->columns->len; i++)
        if (holds_names(layout->columns->pdata[i]))
            g_array_append_val(mask->columns, i);
    return mask;
}

void eql_name_mask_free(EqlNameMask *mask)
{
    if (!mask)
        return;
    g_array_unref(mask->columns);
    g_hash_table_unref(mask->names);
    g_string_free(mask->all, TRUE);
    g_clear_pointer(&mask->words, g_hash_table_unref);
    g_clear_pointer(&mask->pairs, g_hash_table_unref);
    g_free(mask);
}

void eql_name_mask_take(EqlNameMask *mask, const EqlRow *row, guint respondent, gboolean commented)
{
    gsize start = mask->all->len;
    for (guint i = 0; i < mask->columns->len; i++) {
        guint column = g_array_index(mask->columns, guint, i);
        if (column >= row->n_cells || eql_table_cell_is_blank(&row->cells[column]))
            continue;
        g_string_append_c(mask->all, ' ');
        g_string_append_len(mask->all, row->cells[column].text, (gssize)row->cells[column].length);
    }
    if (mask->all->len == start)
        return;
    if (commented)
        g_hash_table_insert(mask->names, GUINT_TO_POINTER(respondent),
                            g_strdup(mask->all->str + start));
    g_string_append_c(mask->all, '\n');
}

/* ── everybody's names ── */

static void add_pair(GHashTable *pairs, const char *first, const char *second)
{
    g_hash_table_add(pairs, g_strconcat(first, " ", second, NULL));
    g_hash_table_add(pairs, g_strconcat(second, " ", first, NULL));
}

static void add_line(EqlNameMask *mask, const char *line)
{
    g_auto(GStrv) words = eql_names_words(line);
    g_autofree char *before = NULL;
    for (char **word = words; *word; word++) {
        char *folded = eql_text_fold(*word, -1);
        if (before)
            add_pair(mask->pairs, before, folded);
        g_hash_table_add(mask->words, g_strdup(folded));
        g_free(before);
        before = folded;
    }
}

static void gather(EqlNameMask *mask)
{
    if (mask->words)
        return;
    mask->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    mask->pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(mask->all->str, "\n", -1);
    for (char **line = lines; *line; line++)
        add_line(mask, *line);
    g_hash_table_remove(mask->words, "anonymous");
}

gboolean eql_name_mask_knows(EqlNameMask *mask, const char *text)
{
    if (mask->all->len == 0)
        return FALSE;
    gather(mask);
    g_auto(GStrv) words = eql_names_words(text);
    for (char **word = words; *word; word++) {
        g_autofree char *folded = eql_text_fold(*word, -1);
        if (!g_hash_table_contains(mask->words, folded))
            return FALSE;
    }
    return *words != NULL;
}

/* The names of others that stand whole in the text, as a pattern's alternatives. */
static void add_full_names(const EqlNameMask *mask, const char *text, GString *alternatives)
{
    g_auto(GStrv) words = eql_names_words(text);
    g_autofree char *before = NULL;
    for (guint i = 0; words[i]; i++) {
        char *folded = eql_text_fold(words[i], -1);
        g_autofree char *pair = before ? g_strconcat(before, " ", folded, NULL) : NULL;
        if (pair && g_hash_table_contains(mask->pairs, pair)) {
            g_autofree char *first = g_regex_escape_string(words[i - 1], -1);
            g_autofree char *second = g_regex_escape_string(words[i], -1);
            g_string_append_printf(alternatives, "%s%s\\W+%s", alternatives->len ? "|" : "", first,
                                   second);
        }
        g_free(before);
        before = folded;
    }
}

/* ── comments ── */

/* The respondent's own names, word by word. */
static void add_own_names(const char *names, GString *alternatives)
{
    g_auto(GStrv) parts = g_strsplit_set(names, " \t,;@._", -1);
    for (char **part = parts; *part; part++) {
        if (g_utf8_strlen(*part, -1) < SHORTEST || g_ascii_strcasecmp(*part, "anonymous") == 0)
            continue;
        g_autofree char *escaped = g_regex_escape_string(*part, -1);
        g_string_append_printf(alternatives, "%s%s", alternatives->len ? "|" : "", escaped);
    }
}

static void mask_comment(const EqlNameMask *mask, EqlComment *comment)
{
    const char *own = g_hash_table_lookup(mask->names, GUINT_TO_POINTER(comment->respondent));
    g_autoptr(GString) alternatives = g_string_new(NULL);
    add_full_names(mask, comment->text, alternatives);
    if (own)
        add_own_names(own, alternatives);
    if (alternatives->len == 0)
        return;
    g_autofree char *whole = g_strdup_printf("\\b(?:%s)\\b", alternatives->str);
    g_autoptr(GRegex) pattern = g_regex_new(whole, G_REGEX_CASELESS, 0, NULL);
    char *masked =
        pattern ? g_regex_replace_literal(pattern, comment->text, -1, 0, "[name removed]", 0, NULL)
                : NULL;
    if (!masked)
        return;
    g_free(comment->text);
    comment->text = masked;
}

void eql_name_mask_apply(EqlNameMask *mask, GPtrArray *comments)
{
    if (mask->all->len == 0 || comments->len == 0)
        return;
    gather(mask);
    for (guint i = 0; i < comments->len; i++)
        mask_comment(mask, comments->pdata[i]);
}
