/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-meanings.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "intake/intake-error.h"

struct _EqlRollMeanings {
    const EqlMapping *mapping, *remembered;
    EqlCodes *codes;
    const EqlRollLists *lists;
    GHashTable *columns; /* field and heading → GHashTable: folded value → EqlRollMeaning; empty
                            where none of the column has one */
    GError *error;       /* the first meaning that cannot be */
};

EqlRollMeanings *eql_roll_meanings_new(const EqlMapping *mapping, const EqlMapping *remembered,
                                       EqlCodes *codes, const EqlRollLists *lists)
{
    EqlRollMeanings *self = g_new0(EqlRollMeanings, 1);

    self->mapping = mapping;
    self->remembered = remembered;
    self->codes = codes;
    self->lists = lists;
    self->columns =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    return self;
}

void eql_roll_meanings_free(EqlRollMeanings *meanings)
{
    if (meanings == NULL)
        return;
    g_hash_table_unref(meanings->columns);
    g_clear_error(&meanings->error);
    g_free(meanings);
}

/* ── working out ── */

/* Interned; NULL: the column allows no such meaning. */
static const char *work_out(const EqlRollMeanings *self, const char *field, const char *means)
{
    gboolean nothing = strcmp(means, EQL_MEANS_NOTHING) == 0;

    if (strcmp(field, "kind") == 0)
        return self->lists != NULL ? eql_roll_lists_kind(self->lists, means, -1) : NULL;
    if (strcmp(field, "reason") == 0 && nothing)
        return g_intern_static_string("");
    if (strcmp(field, "reason") == 0)
        return self->lists != NULL ? eql_roll_lists_reason(self->lists, means, -1) : NULL;
    return nothing ? g_intern_static_string(EQL_NOT_STATED)
                   : g_intern_string(eql_codes_match(self->codes, field, means, -1));
}

static void refuse(EqlRollMeanings *self, const char *heading, const char *value, const char *means)
{
    if (self->error == NULL)
        g_set_error(&self->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("The mapping says that “%s” in column “%s” means “%s”, which that column "
                      "does not allow. Write the code or the usual name of what it stands for."),
                    value, heading, means);
}

/* What is remembered wrongly is passed over. */
static void add_meanings(EqlRollMeanings *self, GHashTable *to, GHashTable *values,
                         const char *field, const char *heading, gboolean remembered)
{
    GHashTableIter iter;
    gpointer value, means;

    if (values == NULL)
        return;
    g_hash_table_iter_init(&iter, values);
    while (g_hash_table_iter_next(&iter, &value, &means)) {
        EqlRollMeaning meaning = {work_out(self, field, means), remembered};
        if (meaning.code != NULL)
            g_hash_table_replace(to, g_strdup(value), g_memdup2(&meaning, sizeof meaning));
        else if (!remembered)
            refuse(self, heading, value, means);
    }
}

static GHashTable *answers_under(const EqlMapping *mapping, const char *heading)
{
    return mapping != NULL ? g_hash_table_lookup(mapping->answers, heading) : NULL;
}

static GHashTable *meanings_of(EqlRollMeanings *self, const char *field, const char *heading)
{
    g_autofree char *key = g_strconcat(field, "\x1f", heading, NULL);
    GHashTable *found = g_hash_table_lookup(self->columns, key);

    if (found != NULL)
        return found;
    g_autofree char *folded = eql_text_fold(heading, -1);
    found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    add_meanings(self, found, answers_under(self->remembered, folded), field, heading, TRUE);
    add_meanings(self, found, answers_under(self->mapping, heading), field, heading, FALSE);
    g_hash_table_insert(self->columns, g_steal_pointer(&key), found);
    return found;
}

/* ── asking ── */

static gboolean is_silent(const EqlRollMeanings *self)
{
    return (self->mapping == NULL || g_hash_table_size(self->mapping->answers) == 0) &&
           (self->remembered == NULL || g_hash_table_size(self->remembered->answers) == 0);
}

gboolean eql_roll_meanings_has(EqlRollMeanings *meanings, const char *field, const char *heading)
{
    return !is_silent(meanings) && heading != NULL &&
           g_hash_table_size(meanings_of(meanings, field, heading)) > 0;
}

const EqlRollMeaning *eql_roll_meanings_get(EqlRollMeanings *meanings, const char *field,
                                            const char *heading, const char *shown)
{
    if (!eql_roll_meanings_has(meanings, field, heading))
        return NULL;
    g_autofree char *folded = eql_text_fold(shown, -1);
    return g_hash_table_lookup(meanings_of(meanings, field, heading), folded);
}

gboolean eql_roll_meanings_check(const EqlRollMeanings *meanings, GError **error)
{
    if (meanings->error == NULL)
        return TRUE;
    g_propagate_error(error, g_error_copy(meanings->error));
    return FALSE;
}

/* ── columns ── */

static int index_of(const EqlRollColumns *columns, const char *heading)
{
    for (guint i = 0; i < columns->n; i++)
        if (strcmp(columns->headings[i], heading) == 0)
            return (int)i;
    return -1;
}

static int compare_headings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_unknown(GHashTable *from, const EqlRollColumns *columns, GPtrArray *unknown)
{
    GHashTableIter iter;
    gpointer heading;

    g_hash_table_iter_init(&iter, from);
    while (g_hash_table_iter_next(&iter, &heading, NULL))
        if (index_of(columns, heading) < 0 &&
            !g_ptr_array_find_with_equal_func(unknown, heading, g_str_equal, NULL))
            g_ptr_array_add(unknown, heading);
}

gboolean eql_roll_meanings_check_columns(const EqlRollMeanings *meanings,
                                         const EqlRollColumns *columns, GPtrArray *unknown,
                                         GError **error)
{
    if (meanings->mapping == NULL)
        return TRUE;
    for (guint i = 0; i < columns->n; i++) {
        const char *code = eql_mapping_column(meanings->mapping, columns->headings[i]);
        if (code == NULL || *code == '\0' || g_strcmp0(code, columns->fields[i]) == 0)
            continue;
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("The mapping takes the column “%s” for “%s”. Of a roll or a log only values "
                      "can be given a meaning; what a column holds is told by its heading. Give it "
                      "another heading in the file, and leave its row out of the mapping."),
                    columns->headings[i], code);
        return FALSE;
    }
    add_unknown(meanings->mapping->columns, columns, unknown);
    add_unknown(meanings->mapping->answers, columns, unknown);
    g_ptr_array_sort(unknown, compare_headings);
    return TRUE;
}
