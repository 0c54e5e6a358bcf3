/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/name-mask.h"

#include <string.h>

#include "model/responses.h"

/* Shorter parts ("Jo", "Al") are too often ordinary words or parts of them. */
#define SHORTEST 3

struct _EqlNameMask {
    GArray *columns;   /* guint */
    GHashTable *names; /* respondent → names joined by a space */
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
    g_free(mask);
}

void eql_name_mask_take(EqlNameMask *mask, const EqlRow *row, guint respondent)
{
    GString *names = NULL;
    for (guint i = 0; i < mask->columns->len; i++) {
        guint column = g_array_index(mask->columns, guint, i);
        if (column >= row->n_cells || eql_table_cell_is_blank(&row->cells[column]))
            continue;
        if (!names)
            names = g_string_new(NULL);
        g_string_append_c(names, ' ');
        g_string_append_len(names, row->cells[column].text, (gssize)row->cells[column].length);
    }
    if (names)
        g_hash_table_insert(mask->names, GUINT_TO_POINTER(respondent), g_string_free(names, FALSE));
}

/* A pattern of the whole words of the names; NULL when none is long enough. */
static GRegex *pattern_of(const char *names)
{
    g_auto(GStrv) parts = g_strsplit_set(names, " \t,;@._", -1);
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (char **part = parts; *part; part++) {
        if (g_utf8_strlen(*part, -1) < SHORTEST || g_ascii_strcasecmp(*part, "anonymous") == 0)
            continue;
        g_autofree char *escaped = g_regex_escape_string(*part, -1);
        g_string_append_printf(pattern, "%s%s", pattern->len ? "|" : "\\b(?:", escaped);
    }
    if (pattern->len == 0)
        return NULL;
    g_string_append(pattern, ")\\b");
    return g_regex_new(pattern->str, G_REGEX_CASELESS, 0, NULL);
}

void eql_name_mask_apply(const EqlNameMask *mask, GPtrArray *comments)
{
    for (guint i = 0; i < comments->len; i++) {
        EqlComment *comment = comments->pdata[i];
        const char *names = g_hash_table_lookup(mask->names, GUINT_TO_POINTER(comment->respondent));
        g_autoptr(GRegex) pattern = names ? pattern_of(names) : NULL;
        if (!pattern)
            continue;
        char *masked =
            g_regex_replace_literal(pattern, comment->text, -1, 0, "[name removed]", 0, NULL);
        if (!masked)
            continue;
        g_free(comment->text);
        comment->text = masked;
    }
}
