/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/row-watch.h"

#include "base/kept.h"
#include <string.h>

#include "base/text.h"
#include "intake/responses/match.h"
#include "intake/responses/row-kind.h"
#include "model/problem.h"

/* So many rows of a kind are told one by one. */
#define MOST_TOLD 100
/* "test response 12" and the like are short; longer cells are not looked at. */
#define LONGEST_TEST 24

struct _EqlRowWatch {
    const EqlLayout *layout;
    const GArray *matches;
    const char *sheet;
    GPtrArray *problems;
    gboolean timed;   /* there is a column that tells when */
    int id;           /* the column in which the tool numbers responses, or -1 */
    GHashTable *seen; /* guint64* digest of a row → the row's number */
    GHashTable *ids;  /* guint64* digest of a response's number → the row's number */
    guint twins, namesakes, tries;
};

/* The first column in which a tool that is known numbers its responses; -1: none. */
static int find_id(const EqlLayout *layout)
{
    static const char *const words[] = {
        "id",     "response id",    "responseid", "respondent id", "respondentid", "submission id",
        "userid", "id response id", NULL};
    for (guint i = 0; !g_str_equal(layout->tool->name, "table") && i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        g_autofree char *folded = eql_text_fold_words(column->heading, -1);
        if (column->tool_column && !column->time && g_strv_contains(words, folded))
            return (int)i;
    }
    return -1;
}

EqlRowWatch *eql_row_watch_new(const EqlLayout *layout, const GArray *matches, const char *sheet,
                               GPtrArray *problems)
{
    EqlRowWatch *watch = g_new0(EqlRowWatch, 1);
    watch->layout = layout;
    watch->matches = matches;
    watch->sheet = sheet;
    watch->problems = problems;
    watch->seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    watch->ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    watch->id = find_id(layout);
    for (guint i = 0; i < layout->columns->len; i++)
        watch->timed |= ((const EqlLayoutColumn *)layout->columns->pdata[i])->time;
    return watch;
}

void eql_row_watch_free(EqlRowWatch *watch)
{
    if (!watch)
        return;
    g_hash_table_unref(watch->seen);
    g_hash_table_unref(watch->ids);
    g_free(watch);
}

/* ── sent twice ── */

/* FNV-1a, 64 bits (Fowler, Noll, Vo). A chance likeness of two rows in a million comes
 * about once in thirty million files, and only flags them. */
static guint64 add_bytes(guint64 digest, const char *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++)
        digest = (digest ^ (guint8)bytes[i]) * G_GUINT64_CONSTANT(0x100000001b3);
    return digest;
}

/* All that the person and the clock gave, without the number that the tool gave. FALSE
 * when there is no time, or nothing but the time. */
static gboolean digest_row(const EqlRowWatch *watch, const EqlRow *row, guint64 *digest)
{
    gboolean time = FALSE, answered = FALSE;
    guint n = MIN(row->n_cells, watch->layout->columns->len);
    *digest = G_GUINT64_CONSTANT(0xcbf29ce484222325);
    for (guint i = 0; i < n; i++) {
        const EqlLayoutColumn *column = watch->layout->columns->pdata[i];
        const EqlCell *cell = &row->cells[i];
        if (cell->length == 0 || (column->tool_column && !column->time))
            continue;
        time |= column->time;
        answered |= !column->tool_column;
        *digest = add_bytes(*digest, (const char *)&i, sizeof i);
        *digest = add_bytes(*digest, cell->text, cell->length);
    }
    return time && answered;
}

static void tell_twin(EqlRowWatch *watch, guint64 row, guint64 first)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, first);
    eql_problems_take(
        watch->problems, watch->sheet, row, NULL,
        g_strdup_printf(_("This response has the same answers and the same time as row %s."),
                        number),
        g_strdup(_("Both are counted. If it was sent twice by mistake, delete one of the two rows "
                   "and bring the file in again.")));
}

/* The number of the row that had the digest before; 0: this is the first, and is kept. */
static guint64 first_with(GHashTable *seen, guint64 digest, guint64 row)
{
    const guint64 *first = g_hash_table_lookup(seen, &digest);
    if (!first)
        g_hash_table_insert(seen, g_memdup2(&digest, sizeof digest), g_memdup2(&row, sizeof row));
    return first ? *first : 0;
}

static gboolean look_for_twin(EqlRowWatch *watch, const EqlRow *row)
{
    guint64 digest;
    if (!watch->timed || !digest_row(watch, row, &digest))
        return FALSE;
    guint64 first = first_with(watch->seen, digest, row->number);
    if (first && ++watch->twins <= MOST_TOLD)
        tell_twin(watch, row->number, first);
    return first > 0;
}

/* ── sent again, changed ── */

static void tell_namesake(EqlRowWatch *watch, guint64 row, guint64 first)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, first);
    eql_problems_take(
        watch->problems, watch->sheet, row, NULL,
        g_strdup_printf(_("The form gave this response the same number as row %s."), number),
        g_strdup(
            _("Both are counted. If one of the two is a copy or no longer holds, delete its row "
              "and bring the file in again.")));
}

static void look_for_namesake(EqlRowWatch *watch, const EqlRow *row)
{
    if (watch->id < 0 || (guint)watch->id >= row->n_cells || row->cells[watch->id].length == 0)
        return;
    const EqlCell *cell = &row->cells[watch->id];
    guint64 digest = add_bytes(G_GUINT64_CONSTANT(0xcbf29ce484222325), cell->text, cell->length);
    guint64 first = first_with(watch->ids, digest, row->number);
    if (first && ++watch->namesakes <= MOST_TOLD)
        tell_namesake(watch, row->number, first);
}

/* ── sent to try the form ── */

/* Decides at a glance for nearly every cell. */
static gboolean says_test(const EqlCell *cell)
{
    if (cell->length > LONGEST_TEST)
        return FALSE;
    for (gsize i = 0; i + 4 <= cell->length; i++)
        if ((cell->text[i] == 't' || cell->text[i] == 'T') &&
            g_ascii_strncasecmp(cell->text + i, "test", 4) == 0)
            return TRUE;
    return FALSE;
}

/* "test", "Testing!", "test response 2" */
static gboolean is_test(const EqlCell *cell)
{
    static const char *const words[] = {"test",           "testing",      "test test",
                                        "test response",  "test answer",  "test comment",
                                        "this is a test", "just testing", NULL};
    if (!says_test(cell))
        return FALSE;
    g_autofree char *folded = eql_text_fold_words(cell->text, (gssize)cell->length);
    for (char *end = folded + strlen(folded);
         end > folded && (g_ascii_isdigit(end[-1]) || end[-1] == ' '); end--)
        end[-1] = 0;
    return g_strv_contains(words, folded);
}

/* Somewhere the row says "test", and no comment says anything else. */
static gboolean is_try(const EqlRowWatch *watch, const EqlRow *row)
{
    guint tests = 0, others = 0;
    guint n = MIN(row->n_cells, watch->layout->columns->len);
    for (guint i = 0; i < n; i++) {
        const EqlLayoutColumn *column = watch->layout->columns->pdata[i];
        const EqlItem *item = g_array_index(watch->matches, EqlMatch, i).item;
        /* Answers to choose from say nothing of it, and are nearly all there is to read. */
        if (column->tool_column || (item && item->kind == EQL_ITEM_SCORED) ||
            eql_table_cell_is_blank(&row->cells[i]))
            continue;
        if (is_test(&row->cells[i]))
            tests++;
        else if (item && item->kind == EQL_ITEM_COMMENT)
            others++;
    }
    return tests > 0 && others == 0;
}

static void look_for_try(EqlRowWatch *watch, const EqlRow *row)
{
    gboolean preview = eql_row_holds(row, watch->layout->state, watch->layout->tool->preview);
    if ((!preview && !is_try(watch, row)) || ++watch->tries > MOST_TOLD)
        return;
    eql_problems_take(watch->problems, watch->sheet, row->number, NULL,
                      g_strdup(preview ? _("This response came from a preview of the form.")
                                       : _("This response looks like a test of the form.")),
                      g_strdup(_("It is counted. If nobody meant it, delete the row and bring the "
                                 "file in again.")));
}

void eql_row_watch_take(EqlRowWatch *watch, const EqlRow *row)
{
    if (!look_for_twin(watch, row))
        look_for_namesake(watch, row);
    look_for_try(watch, row);
}

static void tell_further(EqlRowWatch *watch, guint n, const char *message)
{
    if (n <= MOST_TOLD)
        return;
    eql_problems_take(watch->problems, watch->sheet, 0, NULL,
                      g_strdup_printf("%s (%u)", message, n - MOST_TOLD),
                      g_strdup(_("Look at the file: are the responses in it twice?")));
}

void eql_row_watch_finish(EqlRowWatch *watch)
{
    tell_further(watch, watch->twins,
                 _("Further responses have the same answers and the same time as others."));
    tell_further(watch, watch->namesakes, _("Further responses have the same number as others."));
    tell_further(watch, watch->tries, _("Further responses look like tests of the form."));
}
