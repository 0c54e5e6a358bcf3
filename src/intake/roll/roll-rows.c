/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-rows.h"

#include "base/kept.h"
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/roll/roll-fields.h"

#define PROGRESS_EVERY 256 /* rows */

static const char ELSEWHERE[] = "of another school";

static gboolean try_sheet(EqlRollRows *self, const char *sheet, GError **error)
{
    const EqlRollRequest *request = self->job->request;

    g_clear_pointer(&self->table, eql_table_free);
    eql_roll_columns_clear(&self->columns);
    self->table = eql_table_open(request->path, sheet, self->job->cancellable, error);
    return self->table != NULL &&
           eql_roll_columns_find(&self->columns, self->table, request->codes, error);
}

static gboolean try_other_sheets(EqlRollRows *self, GError **error)
{
    g_auto(GStrv) sheets = g_strdupv((char **)eql_table_sheets(self->table));

    for (guint i = 0; sheets != NULL && sheets[i] != NULL && self->columns.row == 0; i++)
        if (!try_sheet(self, sheets[i], error))
            return FALSE;
    return TRUE;
}

/* A role belongs to staff: on a roll, such a heading means something else. */
static gboolean is_pupil_characteristic(const EqlRollRows *self, const char *field)
{
    return field != NULL && strcmp(field, "role") != 0 &&
           eql_codes_is_characteristic(self->job->request->codes, field);
}

static void find_characteristics(EqlRollRows *self)
{
    self->characteristics = g_ptr_array_new();
    for (guint i = 0; i < self->columns.n; i++) {
        const char *field = self->columns.fields[i];
        if (is_pupil_characteristic(self, field) &&
            eql_roll_columns_index(&self->columns, field) == (int)i)
            g_ptr_array_add(self->characteristics, (char *)field);
    }
    g_ptr_array_add(self->characteristics, NULL);
    self->values = g_new0(const char *, self->characteristics->len);
}

gboolean eql_roll_rows_open(EqlRollRows *rows, EqlRollJob *job, GError **error)
{
    *rows = (EqlRollRows){.job = job};
    if (!try_sheet(rows, NULL, error))
        return FALSE;
    if (rows->columns.row == 0 && !try_other_sheets(rows, error))
        return FALSE;
    eql_table_expect_width(rows->table, rows->columns.n);
    find_characteristics(rows);
    return TRUE;
}

void eql_roll_rows_clear(EqlRollRows *rows)
{
    g_clear_pointer(&rows->table, eql_table_free);
    eql_roll_columns_clear(&rows->columns);
    g_clear_pointer(&rows->characteristics, g_ptr_array_unref);
    g_clear_pointer(&rows->values, g_free);
    g_clear_pointer(&rows->schools, eql_roll_schools_free);
    g_clear_pointer(&rows->matches, g_free);
}

static gboolean is_blank(const EqlRollRows *self, guint i)
{
    return i >= self->row->n_cells ||
           eql_text_is_blank(self->row->cells[i].text, (gssize)self->row->cells[i].length);
}

static char *text_at(const EqlRollRows *self, guint i)
{
    if (i >= self->row->n_cells)
        return g_strdup("");
    g_autofree char *text = g_strndup(self->row->cells[i].text, self->row->cells[i].length);
    return g_strdup(g_strstrip(text));
}

static gboolean is_heading_again(const EqlRollRows *self)
{
    guint n_alike = 0;

    for (guint i = 0; i < self->columns.n; i++) {
        if (self->columns.fields[i] == NULL)
            continue;
        g_autofree char *text = text_at(self, i);
        if (eql_codes_field_of_heading(self->job->request->codes, text) != self->columns.fields[i])
            return FALSE;
        n_alike++;
    }
    return n_alike > 0;
}

static gboolean is_total(const char *text)
{
    static const char *const words[] = {"total",
                                        "totals",
                                        "grand total",
                                        "sum",
                                        "count",
                                        "average",
                                        "mean",
                                        "cyfanswm",
                                        "subtotal",
                                        "total pupils",
                                        "total students",
                                        "number of pupils",
                                        "number of students",
                                        "all pupils"};
    g_autofree char *folded = eql_text_fold_words(text, -1);

    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(folded, words[i]) == 0)
            return TRUE;
    /* "Year 7 Total" */
    return g_str_has_suffix(folded, " total") || g_str_has_suffix(folded, " totals") ||
           g_str_has_suffix(folded, " subtotal") || g_str_has_prefix(folded, "total for ");
}

/* A total, or words below the table ("Report run by …"): one cell alone, with
 * spaces in it, is no pupil. */
static gboolean is_remark(const EqlRollRows *self)
{
    guint first = 0, n = 0;

    for (guint i = self->row->n_cells; i-- > 0;)
        if (!is_blank(self, i)) {
            first = i;
            n++;
        }
    g_autofree char *text = text_at(self, first);
    return is_total(text) || (n == 1 && self->columns.n > 2 && strchr(text, ' ') != NULL);
}

static gboolean has_known_field(const EqlRollRows *self)
{
    for (guint i = 0; i < self->columns.n; i++)
        if (self->columns.fields[i] != NULL && !is_blank(self, i))
            return TRUE;
    return FALSE;
}

/* Why a row is no record; NULL: it is one. */
static const char *why_not(const EqlRollRows *self)
{
    if (!has_known_field(self))
        return N_("This row has nothing in the columns that were recognised; it was set aside.");
    if (is_heading_again(self))
        return N_("The headings stand here again; the row was set aside.");
    if (!self->keep_totals && is_remark(self))
        return N_("This row is a total or a remark, not a pupil; it was set aside.");
    return NULL;
}

/* A row of another school is passed over without a word about it: it is no fault. */
static const char *why_set_aside(const EqlRollRows *self)
{
    const char *why = why_not(self);

    if (why == NULL && self->schools != NULL && !eql_roll_schools_is_ours(self->schools, self->row))
        return ELSEWHERE;
    return why;
}

static void report_progress(const EqlRollRows *self)
{
    if (self->job->progress != NULL && self->job->record->rows % PROGRESS_EVERY == 0)
        self->job->progress(eql_table_progress(self->table), self->job->progress_data);
}

gboolean eql_roll_rows_next(EqlRollRows *rows, GError **error)
{
    const char *why;

    do {
        if (!eql_table_next(rows->table, &rows->row, error))
            return FALSE;
        if (rows->row == NULL)
            return TRUE;
        why = why_set_aside(rows);
        if (why != NULL)
            eql_roll_job_set_aside(rows->job);
        if (why != NULL && why != ELSEWHERE)
            eql_roll_notes_row(rows->job->notes, why, rows->row->number, NULL, g_strdup(_(why)),
                               NULL);
        report_progress(rows);
    } while (why != NULL);
    eql_roll_rows_take_examples(rows);
    return TRUE;
}

static gboolean count_schools(EqlRollRows *self, EqlRollSchools *schools, GError **error)
{
    do {
        if (!eql_table_next(self->table, &self->row, error))
            return FALSE;
        if (self->row != NULL && why_not(self) == NULL)
            eql_roll_schools_count(schools, self->row);
    } while (self->row != NULL);
    return eql_roll_columns_rewind(&self->columns, self->table, error);
}

gboolean eql_roll_rows_choose_school(EqlRollRows *rows, GError **error)
{
    const EqlRollJob *job = rows->job;
    g_autoptr(EqlRollSchools) schools = eql_roll_schools_new(&rows->columns);

    if (schools == NULL)
        return TRUE;
    if (!count_schools(rows, schools, error) ||
        !eql_roll_schools_choose(schools, job->request, job->record->file, job->census != NULL,
                                 error))
        return FALSE;
    rows->schools = g_steal_pointer(&schools);
    return TRUE;
}

GPtrArray *eql_roll_rows_list_schools(EqlRollRows *rows, GError **error)
{
    g_autoptr(EqlRollSchools) schools = eql_roll_schools_new(&rows->columns);

    if (schools == NULL)
        return g_ptr_array_new_with_free_func((GDestroyNotify)eql_roll_school_free);
    return count_schools(rows, schools, error) ? eql_roll_schools_list(schools) : NULL;
}

void eql_roll_rows_note_school(EqlRollRows *rows)
{
    g_autofree char *advice = NULL;
    char *message = NULL;

    if (rows->schools == NULL)
        return;
    rows->job->record->school = g_strdup(eql_roll_schools_chosen(rows->schools));
    message = EQL_KEPT(eql_roll_schools_note(rows->schools, rows->job->request, &advice));
    if (message != NULL)
        eql_roll_notes_file(rows->job->notes, message, g_steal_pointer(&advice));
}

gboolean eql_roll_rows_has(const EqlRollRows *rows, const char *field)
{
    return eql_roll_columns_index(&rows->columns, field) >= 0;
}

gboolean eql_roll_rows_has_key(const EqlRollRows *rows)
{
    return eql_roll_rows_has(rows, "upn") || eql_roll_rows_has(rows, "admission_number") ||
           eql_roll_rows_has(rows, "pupilonrolltableid");
}

const char *eql_roll_rows_heading(const EqlRollRows *rows, const char *field)
{
    int i = eql_roll_columns_index(&rows->columns, field);

    return i >= 0 ? rows->columns.headings[i] : NULL;
}

char *eql_roll_rows_text(const EqlRollRows *rows, const char *field)
{
    int i = eql_roll_columns_index(&rows->columns, field);

    return i >= 0 ? text_at(rows, (guint)i) : g_strdup("");
}

/* The column that speaks for a characteristic in this row: the first whose text is a
 * known group, else the first that says that it is not stated, else the first with any
 * text; -1 when all are blank. */
static int speaking_column(const EqlRollRows *self, const char *characteristic)
{
    int first = -1, not_stated = -1;

    for (guint i = 0; i < self->columns.n; i++) {
        if (self->columns.fields[i] != characteristic || is_blank(self, i))
            continue;
        const EqlCell *cell = &self->row->cells[i];
        const char *group = eql_roll_notes_known(self->job->notes, characteristic, cell->text,
                                                 (gssize)cell->length, self->columns.headings[i]);
        if (group != NULL && strcmp(group, EQL_NOT_STATED) != 0)
            return (int)i;
        not_stated = group != NULL && not_stated < 0 ? (int)i : not_stated;
        first = first < 0 ? (int)i : first;
    }
    return not_stated >= 0 ? not_stated : first;
}

void eql_roll_rows_read_groups(EqlRollRows *rows)
{
    for (guint i = 0; i + 1 < rows->characteristics->len; i++) {
        const char *characteristic = rows->characteristics->pdata[i];
        int column = speaking_column(rows, characteristic);
        rows->values[i] = EQL_NOT_STATED;
        if (column >= 0)
            rows->values[i] = eql_roll_notes_match(
                rows->job->notes, characteristic, rows->row->cells[column].text,
                (gssize)rows->row->cells[column].length, rows->row->number,
                rows->columns.headings[column]);
    }
}

/* A spreadsheet makes 123 of the admission number 000123. */
static const char *without_zeros(const char *text)
{
    gsize zeros = strspn(text, "0"), digits = strspn(text, "0123456789");

    return digits > zeros && text[digits] == '\0' ? text + zeros : text;
}

static EqlPupilKey hash_field(const EqlRollRows *self, const char *domain, const char *field)
{
    g_autofree char *text = eql_roll_rows_text(self, field);

    if (strcmp(field, "pupilonrolltableid") != 0 && !eql_roll_is_number_of_pupil(text, -1))
        *text = '\0';
    return eql_hasher_hash(self->job->request->hasher, domain, without_zeros(text), -1);
}

EqlPupilKey eql_roll_rows_key(const EqlRollRows *rows)
{
    return hash_field(rows, "upn", "upn");
}

EqlPupilKey eql_roll_rows_table_id(const EqlRollRows *rows)
{
    EqlPupilKey key = hash_field(rows, "table-id", "pupilonrolltableid");

    return eql_pupil_key_is_known(&key) ? key : hash_field(rows, "table-id", "admission_number");
}

static char *fault_message(EqlFaultKind kind)
{
    switch (kind) {
    case EQL_FAULT_UNCLOSED_QUOTE:
        return g_strdup(_("A quotation mark is opened and never closed; it was read as a mark of "
                          "its own."));
    case EQL_FAULT_STRAY_QUOTE:
        return g_strdup(_("There is text after a closing quotation mark; it was kept."));
    case EQL_FAULT_BYTES_REPLACED:
        return g_strdup(_("Some characters could not be read and were replaced."));
    case EQL_FAULT_LONG_ROW:
        return g_strdup(_("This row has more cells than there are headings; the rest was not "
                          "read."));
    case EQL_FAULT_NO_RESULT:
        return g_strdup(_("A cell holds a formula without its result and was read as empty. Open "
                          "the workbook in Excel and save it again."));
    case EQL_FAULT_BAD_CELL:
        break;
    }
    return g_strdup(_("A cell of the workbook refers to nothing; it was read as empty."));
}

void eql_roll_rows_note_faults(EqlRollRows *rows)
{
    static const char *const sorts[] = {"unclosed quote", "stray quote", "bytes replaced",
                                        "long row",       "bad cell",    "no result"};
    const GArray *faults = eql_table_faults(rows->table);

    for (guint i = 0; i < faults->len; i++) {
        const EqlFault *fault = &g_array_index(faults, EqlFault, i);
        const char *heading =
            fault->column < rows->columns.n ? rows->columns.headings[fault->column] : NULL;
        eql_roll_notes_row(rows->job->notes, sorts[fault->kind], fault->row, heading,
                           fault_message(fault->kind), g_strdup(_("Look at the row in the file.")));
    }
}
