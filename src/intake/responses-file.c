/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/answer-reader.h"
#include "intake/digest.h"
#include "intake/intake-error.h"
#include "intake/name-mask.h"
#include "intake/small-table.h"

/* How often progress is told, in rows. */
#define PROGRESS_STEP 4096

typedef struct {
    const EqlResponsesRequest *request;
    EqlTable *table;
    EqlLayout *layout;
    GArray *matches;    /* EqlMatch, by column */
    GPtrArray *readers; /* EqlAnswerReader, by column */
    EqlNameMask *names;
    EqlImportRecord *record;
    EqlResponses *responses;
} Reading;

static void reading_clear(Reading *reading)
{
    g_clear_pointer(&reading->readers, g_ptr_array_unref);
    g_clear_pointer(&reading->names, eql_name_mask_free);
    g_clear_pointer(&reading->matches, g_array_unref);
    g_clear_pointer(&reading->layout, eql_layout_free);
    g_clear_pointer(&reading->record, eql_import_record_free);
    g_clear_pointer(&reading->responses, eql_responses_free);
    g_clear_pointer(&reading->table, eql_table_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

/* ── rows that are no response ── */

static gboolean repeats_heading(const EqlLayoutColumn *column, const EqlRow *row, guint i)
{
    if (i >= row->n_cells || row->cells[i].length == 0)
        return !*column->raw;
    g_autofree char *folded = eql_text_fold(row->cells[i].text, (gssize)row->cells[i].length);
    return g_str_equal(folded, column->raw);
}

/* Whether the cell may be the first heading again. Decides at a glance, by their first
 * plain letters, for nearly every row; folding every first cell would cost more than
 * reading the file. */
static gboolean may_repeat_header(const EqlLayoutColumn *first, const EqlRow *row)
{
    const EqlCell *cell = &row->cells[0];
    const char *raw = first->raw;
    if (cell->length == 0)
        return !*raw;
    for (gsize i = 0; i < cell->length && raw[i]; i++) {
        if (!g_ascii_isalnum(cell->text[i]) || !g_ascii_isalnum(raw[i]))
            return TRUE;
        if (g_ascii_tolower(cell->text[i]) != raw[i])
            return FALSE;
    }
    return TRUE;
}

static gboolean repeats_headings(const GPtrArray *columns, const EqlRow *row)
{
    if (!may_repeat_header(columns->pdata[0], row))
        return FALSE;
    for (guint i = 0; i < columns->len; i++)
        if (!repeats_heading(columns->pdata[i], row, i))
            return FALSE;
    return TRUE;
}

/* One of the header rows beneath the first again, letter by letter. */
static gboolean repeats_lower_row(const EqlPeek *peek, guint header, const EqlRow *row)
{
    for (guint i = 0; i < MAX(row->n_cells, eql_peek_width(peek, header)); i++) {
        const char *heading = eql_peek_cell(peek, header, i);
        const EqlCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
        gsize length = cell ? cell->length : 0;
        if (strlen(heading) != length || (length && memcmp(heading, cell->text, length) != 0))
            return FALSE;
    }
    return TRUE;
}

/* A header row in the middle of the data: every heading stands in its column. */
static gboolean is_repeated_header(const Reading *reading, const EqlRow *row)
{
    const EqlLayout *layout = reading->layout;
    if (repeats_headings(layout->columns, row))
        return TRUE;
    for (guint header = 1; header < layout->header_rows; header++)
        if (repeats_lower_row(&layout->peek, header, row))
            return TRUE;
    return FALSE;
}

/* A row of another table to the right, which goes further down. */
static gboolean is_beside(const Reading *reading, const EqlRow *row)
{
    guint beside = reading->layout->beside;
    if (beside == reading->layout->columns->len)
        return FALSE;
    for (guint i = 0; i < MIN(beside, row->n_cells); i++)
        if (!eql_table_cell_is_blank(&row->cells[i]))
            return FALSE;
    return TRUE;
}

/* Whether the cell of one of the tool's own columns holds one of these words. */
static gboolean holds(const EqlRow *row, int column, const char *const *words)
{
    if (column < 0 || (guint)column >= row->n_cells || !words)
        return FALSE;
    const EqlCell *cell = &row->cells[column];
    g_autofree char *folded = eql_text_fold_words(cell->text, (gssize)cell->length);
    return g_strv_contains(words, folded);
}

static gboolean is_unsubmitted(const Reading *reading, const EqlRow *row)
{
    const EqlLayout *layout = reading->layout;
    if (layout->sent < 0)
        return FALSE;
    gboolean blank =
        (guint)layout->sent >= row->n_cells || eql_table_cell_is_blank(&row->cells[layout->sent]);
    return blank ? layout->tool->blank_unsent : holds(row, layout->sent, layout->tool->unsent);
}

/* Why a row is set aside; NULL when it is a response. */
static const char *why_set_aside(const Reading *reading, const EqlRow *row)
{
    if (is_repeated_header(reading, row))
        return _("This row repeats the header, so it is no response.");
    if (is_beside(reading, row))
        return _("This row holds something beside the responses and no response.");
    if (is_unsubmitted(reading, row))
        return _("This response was begun and never sent off.");
    return NULL;
}

/* ── reading ── */

static void take_row(Reading *reading, const EqlRow *row)
{
    gboolean commented = FALSE;
    for (guint i = 0; i < reading->readers->len; i++) {
        const EqlCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
        commented |= eql_answer_reader_take(reading->readers->pdata[i], row->number, cell);
    }
    if (commented)
        eql_name_mask_take(reading->names, row, reading->responses->n);
    reading->responses->n++;
}

static gboolean read_rows(Reading *reading, EqlProgress progress, gpointer progress_data,
                          GError **error)
{
    EqlImportRecord *record = reading->record;
    for (;;) {
        const EqlRow *row;
        if (!eql_table_next(reading->table, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        record->rows++;
        const char *why = why_set_aside(reading, row);
        if (why) {
            eql_problems_take(record->problems, eql_table_sheet(reading->table), row->number, NULL,
                              g_strdup(why), g_strdup(_("It was set aside; nothing needs doing.")));
            record->set_aside++;
        } else {
            take_row(reading, row);
        }
        if (progress && record->rows % PROGRESS_STEP == 0)
            progress(eql_table_progress(reading->table), progress_data);
    }
}

static void start_readers(Reading *reading)
{
    reading->readers = g_ptr_array_new_with_free_func((GDestroyNotify)eql_answer_reader_free);
    for (guint i = 0; i < reading->layout->columns->len; i++)
        g_ptr_array_add(reading->readers,
                        eql_answer_reader_new(reading->layout->columns->pdata[i],
                                              g_array_index(reading->matches, EqlMatch, i).item,
                                              reading->request->codes,
                                              eql_table_sheet(reading->table),
                                              reading->record->problems));
}

/* ── what is told of the file ── */

static void record_columns(Reading *reading)
{
    EqlImportRecord *record = reading->record;
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        const EqlMatch *match = &g_array_index(reading->matches, EqlMatch, i);
        EqlColumnMatch *made = eql_column_match_new(
            column->heading, match->item ? match->item->code : NULL, match->match);
        made->confidence = match->confidence;
        made->examples = eql_answer_reader_examples(reading->readers->pdata[i]);
        g_ptr_array_add(record->columns, made);
        if (column->identifier)
            g_ptr_array_add(record->dropped_identifiers, g_strdup(column->heading));
    }
}

static char *fault_words(EqlFaultKind kind)
{
    switch (kind) {
    case EQL_FAULT_UNCLOSED_QUOTE:
        return g_strdup(_(
            "A quotation mark is opened here and never closed; it was read as part of the text."));
    case EQL_FAULT_STRAY_QUOTE:
        return g_strdup(_("There is text after a closing quotation mark; it was kept."));
    case EQL_FAULT_BYTES_REPLACED:
        return g_strdup(_("Some characters could not be read and were replaced."));
    case EQL_FAULT_LONG_ROW:
        return g_strdup(
            _("This row has more cells than the header; the further ones were left out."));
    case EQL_FAULT_BAD_CELL:
        return g_strdup(_("A cell refers to nothing in the workbook and was read as empty."));
    }
    return g_strdup("");
}

static void report_faults(Reading *reading)
{
    const GArray *faults = eql_table_faults(reading->table);
    const guint most = 200;
    for (guint i = 0; i < MIN(faults->len, most); i++) {
        const EqlFault *fault = &g_array_index(faults, EqlFault, i);
        const EqlLayoutColumn *column = fault->column < reading->layout->columns->len
                                            ? reading->layout->columns->pdata[fault->column]
                                            : NULL;
        eql_problems_take(
            reading->record->problems, eql_table_sheet(reading->table), fault->row,
            column ? column->heading : NULL, fault_words(fault->kind),
            g_strdup(_("Look at the row in the file; export it again if it is not as it "
                       "should be.")));
    }
}

static void report_other_sheets(Reading *reading)
{
    const char *const *sheets = eql_table_sheets(reading->table);
    if (!sheets || g_strv_length((char **)sheets) < 2)
        return;
    const char *sheet = eql_table_sheet(reading->table);
    eql_problems_take(
        reading->record->problems, sheet, 0, NULL,
        g_strdup_printf(_("The workbook has several sheets; only “%s” was read."), sheet),
        g_strdup(_("If the responses stand on another sheet, save that sheet as a file "
                   "of its own.")));
}

static void report_titles(Reading *reading)
{
    if (reading->layout->titles == 0)
        return;
    eql_problems_take(reading->record->problems, eql_table_sheet(reading->table),
                      reading->layout->header_number, NULL,
                      g_strdup(_("This row was taken for the header; what stands above it was "
                                 "taken for a title and left out.")),
                      g_strdup(_("Nothing needs doing, unless that was a response.")));
}

static int compare_comments(gconstpointer a, gconstpointer b)
{
    const EqlComment *x = *(EqlComment *const *)a, *y = *(EqlComment *const *)b;
    if (x->respondent != y->respondent)
        return x->respondent < y->respondent ? -1 : 1;
    return strcmp(x->item, y->item);
}

static void finish(Reading *reading)
{
    record_columns(reading);
    for (guint i = 0; i < reading->readers->len; i++)
        eql_answer_reader_finish(reading->readers->pdata[i], reading->responses);
    eql_name_mask_apply(reading->names, reading->responses->comments);
    g_ptr_array_sort(reading->responses->comments, compare_comments);
    report_faults(reading);
    report_titles(reading);
    report_other_sheets(reading);
    reading->record->accepted = reading->responses->n;
}

/* A column that speaks of names and is no question holds names. */
static void drop_likely_identifiers(Reading *reading)
{
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        if (column->may_identify && !column->tool_column &&
            !g_array_index(reading->matches, EqlMatch, i).item)
            column->identifier = TRUE;
    }
}

static gboolean start(Reading *reading, GCancellable *cancellable, GError **error)
{
    const EqlResponsesRequest *request = reading->request;
    reading->table = eql_table_open(request->path, NULL, cancellable, error);
    if (!reading->table)
        return FALSE;
    reading->layout = eql_layout_read(reading->table, request->codes, error);
    if (!reading->layout)
        return FALSE;
    reading->matches = eql_match_columns(reading->layout, request->questionnaire, request->audience,
                                         request->mapping, error);
    if (!reading->matches)
        return FALSE;
    drop_likely_identifiers(reading);
    eql_table_expect_width(reading->table, reading->layout->columns->len);
    reading->record = eql_import_record_new(EQL_IMPORT_RESPONSES, eql_table_name(reading->table));
    reading->record->tool = g_strdup(reading->layout->tool->name);
    reading->record->audience = g_strdup(request->audience);
    reading->record->wave = g_strdup(request->wave);
    reading->responses = eql_responses_new();
    reading->names = eql_name_mask_new(reading->layout);
    start_readers(reading);
    return TRUE;
}

/* ── the file's digest, worked out beside the reading ── */

typedef struct {
    const char *path;
    GCancellable *cancellable;
} Digesting;

static gpointer digest_thread(gpointer data)
{
    const Digesting *digesting = data;
    return eql_file_sha256(digesting->path, digesting->cancellable, NULL);
}

gboolean eql_responses_read(const EqlResponsesRequest *request, EqlProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            EqlImportRecord **record, EqlResponses **responses, GError **error)
{
    g_auto(Reading) reading = {.request = request};
    if (!start(&reading, cancellable, error))
        return FALSE;
    Digesting digesting = {request->path, cancellable};
    GThread *digest = g_thread_new("digest", digest_thread, &digesting);
    gboolean read = read_rows(&reading, progress, progress_data, error);
    reading.record->sha256 = g_thread_join(digest);
    if (!read)
        return FALSE;
    if (!reading.record->sha256)
        reading.record->sha256 = eql_file_sha256(request->path, cancellable, error);
    if (!reading.record->sha256)
        return FALSE;
    finish(&reading);
    *record = g_steal_pointer(&reading.record);
    *responses = g_steal_pointer(&reading.responses);
    return TRUE;
}

GHashTable *eql_mapping_read(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    if (!table)
        return NULL;
    if (!eql_small_table_has(table, "column") || !eql_small_table_has(table, "code")) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s is no mapping: its first row must be column,code."),
                    eql_small_table_name(table));
        return NULL;
    }
    g_autoptr(GHashTable) mapping = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < eql_small_table_rows(table); i++)
        g_hash_table_replace(mapping, g_strdup(eql_small_table_get(table, i, "column")),
                             g_strdup(eql_small_table_get(table, i, "code")));
    return g_steal_pointer(&mapping);
}
