/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-rows.h"

#include <string.h>

#include "base/names.h"
#include "base/text.h"

#define MAX_EXAMPLES 3
#define RECORDS_LOOKED_AT 50
#define LONGEST_EXAMPLE 60 /* bytes */

static gboolean is_one_of(const char *field, const char *const *fields)
{
    return field != NULL && g_strv_contains(fields, field);
}

/* Only groups, types and numbers are shown: other columns may name people. */
static gboolean may_be_shown(const EqlRollRows *self, const char *field)
{
    static const char *const shown[] = {"kind",  "sessions", "days",   "characteristic",
                                        "group", "count",    "pupils", NULL};

    return is_one_of(field, shown) ||
           (field != NULL && g_ptr_array_find(self->characteristics, field, NULL));
}

/* Identifiers that become a key are named with their field, all others are left
 * out; both are dropped. */
static EqlColumnMatch *match_column(EqlRollRows *self, guint i)
{
    static const char *const keys[] = {"upn", "admission_number", "pupilonrolltableid", NULL};
    const char *field = self->columns.fields[i];
    const char *heading = self->columns.headings[i];
    gboolean identifies =
        field != NULL && eql_codes_field_identifies(self->job->request->codes, field);

    if (*heading == '\0')
        return NULL;
    if (identifies)
        eql_roll_notes_dropped(self->job->notes, heading);
    if (identifies && !is_one_of(field, keys))
        field = NULL;
    EqlColumnMatch *match = eql_column_match_new(heading, field, field != NULL ? "exact" : "none");
    match->confidence = field != NULL ? 1 : 0;
    if (may_be_shown(self, field))
        match->examples = g_new0(char *, MAX_EXAMPLES + 1);
    return match;
}

void eql_roll_rows_record_columns(EqlRollRows *rows)
{
    rows->matches = g_new0(EqlColumnMatch *, rows->columns.n + 1);
    for (guint i = 0; i < rows->columns.n; i++) {
        rows->matches[i] = match_column(rows, i);
        if (rows->matches[i] != NULL)
            g_ptr_array_add(rows->job->record->columns, rows->matches[i]);
    }
}

/* In a column of groups, what is none of them may be anything. */
static gboolean may_be_name(const EqlRollRows *self, const char *field, const EqlCell *cell)
{
    EqlCodes *codes = self->job->request->codes;
    g_autofree char *text = g_strndup(cell->text, cell->length);

    return field != NULL && eql_codes_is_characteristic(codes, field) &&
           eql_codes_match(codes, field, text, -1) == NULL && eql_names_maybe(text);
}

static void take_example(char **examples, const EqlCell *cell)
{
    guint n = g_strv_length(examples);

    if (n == MAX_EXAMPLES || cell->length > LONGEST_EXAMPLE ||
        eql_text_is_blank(cell->text, (gssize)cell->length))
        return;
    g_autofree char *own = g_strndup(cell->text, cell->length);
    g_autofree char *text = eql_text_mask_identifiers(g_strstrip(own), NULL);
    if (!g_strv_contains((const char *const *)examples, text))
        examples[n] = g_steal_pointer(&text);
}

void eql_roll_rows_take_examples(EqlRollRows *rows)
{
    if (rows->n_shown++ >= RECORDS_LOOKED_AT)
        return;
    for (guint i = 0; i < MIN(rows->columns.n, rows->row->n_cells); i++)
        if (rows->matches[i] != NULL && rows->matches[i]->examples != NULL &&
            !may_be_name(rows, rows->columns.fields[i], &rows->row->cells[i]))
            take_example(rows->matches[i]->examples, &rows->row->cells[i]);
}
