/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-table.h"

#include "base/kept.h"
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "intake/roll/roll-fields.h"
#include "intake/roll/roll-totals.h"

/* One row of a table of counts, read. Strings are interned; NULL characteristic and
 * group: the total. */
typedef struct {
    const char *kind; /* NULL for a census */
    const char *characteristic, *group;
    guint64 count;
    gint64 pupils;
} Row;

typedef struct {
    EqlRollRows *rows;
    GPtrArray *counts;    /* EqlCount: the census's or the outcomes' */
    GHashTable *by_name;  /* kind, characteristic and group → EqlCount */
    GHashTable *by_label; /* the same with the group as written → row number */
} Counts;

static const char *characteristic_of(Counts *self, const char *text)
{
    EqlRollRows *rows = self->rows;
    EqlCodes *codes = rows->job->request->codes;
    const char *field = eql_codes_field_of_heading(codes, text);

    if (field != NULL && eql_codes_is_characteristic(codes, field))
        return field;
    g_autofree char *slug = eql_text_slug(text);
    if (eql_codes_is_characteristic(codes, slug))
        return g_intern_string(slug);
    const EqlRollUnknown unknown = {.what = _("Characteristic"),
                                    .text = text,
                                    .length = -1,
                                    .row = rows->row->number,
                                    .column = eql_roll_rows_heading(rows, "characteristic"),
                                    .outcome = _("It was kept under its own name.")};
    eql_roll_notes_unknown(rows->job->notes, &unknown);
    return g_intern_string(slug);
}

static void set_aside(Counts *self, const char *sort, const char *column, char *message,
                      char *advice)
{
    eql_roll_job_set_aside(self->rows->job);
    eql_roll_notes_row(self->rows->job->notes, sort, self->rows->row->number, column, message,
                       advice);
}

/* The number in the column of counts; where a census has only "Pupils", in that. */
static gboolean read_count(Counts *self, guint64 *count)
{
    const char *field = eql_roll_rows_has(self->rows, "count") ? "count" : "pupils";
    g_autofree char *text = eql_roll_rows_text(self->rows, field);

    if (eql_roll_whole_number(text, -1, count))
        return TRUE;
    g_autofree char *shown = eql_roll_notes_shown(text, -1);
    set_aside(self, "no number", eql_roll_rows_heading(self->rows, field),
              *text != '\0' ? g_strdup_printf(_("“%s” is not a whole number from 0 up; the row "
                                                "was set aside."),
                                              shown)
                            : g_strdup(_("There is no count; the row was set aside.")),
              g_strdup(_("Write the count as a plain number, such as 120.")));
    return FALSE;
}

/* Pupils with one or more can be no more than their outcomes. */
static gint64 read_pupils(Counts *self, guint64 count)
{
    g_autofree char *text = eql_roll_rows_text(self->rows, "pupils");
    guint64 pupils;

    if (self->rows->job->outcomes == NULL || *text == '\0')
        return -1;
    if (eql_roll_whole_number(text, -1, &pupils) && pupils <= count && (count == 0 || pupils > 0))
        return (gint64)pupils;
    g_autofree char *shown = eql_roll_notes_shown(text, -1);
    eql_roll_notes_row(
        self->rows->job->notes, "pupils", self->rows->row->number,
        eql_roll_rows_heading(self->rows, "pupils"),
        g_strdup_printf(
            ngettext(
                "“%s” pupils cannot stand behind %u outcome; the number of pupils was left out.",
                "“%s” pupils cannot stand behind %u outcomes; the number of pupils was left out.",
                (gulong)count),
            shown, (guint)count),
        g_strdup(_("Give the number of pupils with one or more, or leave the cell "
                   "empty.")));
    return -1;
}

static gboolean is_total_word(const char *text)
{
    g_autofree char *folded = eql_text_fold_words(text, -1);

    return strcmp(folded, "total") == 0 || strcmp(folded, "all") == 0 ||
           strcmp(folded, "all pupils") == 0 || strcmp(folded, "totals") == 0;
}

static gboolean holds_identifier(const char *text)
{
    guint removed = 0;
    g_autofree char *masked = eql_text_mask_identifiers(text, &removed);

    return removed > 0;
}

/* A group of the school's own is kept by its name, and a person's name must not be. */
#define FEWEST_OF_A_GROUP 3

static gboolean is_a_name(const Row *row, const char *group, const char *code)
{
    g_autofree char *own = eql_text_slug(group);

    return row->count < FEWEST_OF_A_GROUP && g_str_equal(code, own) && eql_names_maybe(group);
}

static const char *group_of(Counts *self, const Row *row, const char *group)
{
    EqlRollNotes *notes = self->rows->job->notes;
    guint64 number = self->rows->row->number;
    const char *heading = eql_roll_rows_heading(self->rows, "group");
    const char *code = eql_roll_notes_match(notes, row->characteristic, group, -1, number, heading);

    if (!is_a_name(row, group, code))
        return g_intern_string(code);
    eql_roll_notes_row(notes, "name for a group", number, heading,
                       g_strdup(_("What is written here may be a person’s name, so it was not "
                                  "taken for a group.")),
                       g_strdup(_("It counts as not stated. If it is a group, give it a shorter "
                                  "name in the file and bring it in again.")));
    return g_intern_string(EQL_NOT_STATED);
}

/* Fills the row's characteristic and group; FALSE: the row was set aside. */
static gboolean read_names(Counts *self, Row *row)
{
    EqlRollRows *rows = self->rows;
    g_autofree char *characteristic = eql_roll_rows_text(rows, "characteristic");
    g_autofree char *group = eql_roll_rows_text(rows, "group");

    if (is_total_word(characteristic) || (*characteristic == '\0' && is_total_word(group)))
        return TRUE;
    if (*characteristic == '\0') {
        set_aside(self, "no characteristic", eql_roll_rows_heading(rows, "characteristic"),
                  g_strdup(_("This row names no characteristic; it was set aside.")),
                  g_strdup(_("Write ethnicity, sex, year, … or total in the first column.")));
        return FALSE;
    }
    if (holds_identifier(characteristic)) {
        set_aside(self, "identifier", eql_roll_rows_heading(rows, "characteristic"),
                  g_strdup(_("What should be a characteristic looks like a number or an address of "
                             "a person; the row was set aside.")),
                  g_strdup(_("Write ethnicity, sex, year, … or total in the first column.")));
        return FALSE;
    }
    if (is_total_word(group)) {
        set_aside(self, "total of one", eql_roll_rows_heading(rows, "group"),
                  g_strdup(_("A total inside one characteristic was set aside: the groups are "
                             "added up by the program.")),
                  NULL);
        return FALSE;
    }
    row->characteristic = characteristic_of(self, characteristic);
    row->group = group_of(self, row, group);
    return TRUE;
}

static char *name_of(const Row *row, const char *group)
{
    return g_strjoin("\x1f", row->kind != NULL ? row->kind : "",
                     row->characteristic != NULL ? row->characteristic : "", group, NULL);
}

/* The same label twice is a slip; two labels of one group (two ways of not stating)
 * are added up. */
static gboolean is_repeated(Counts *self, const Row *row)
{
    g_autofree char *text = eql_roll_rows_text(self->rows, "group");
    g_autofree char *folded = eql_text_fold(text, -1);
    g_autofree char *name = name_of(row, row->characteristic != NULL ? folded : "");
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(self->by_label, name));

    if (before == 0) {
        g_hash_table_insert(self->by_label, g_steal_pointer(&name),
                            GUINT_TO_POINTER((guint)self->rows->row->number));
        return FALSE;
    }
    set_aside(self, "group twice", eql_roll_rows_heading(self->rows, "group"),
              g_strdup_printf(_("The same group as in row %u; this row was set aside."), before),
              g_strdup(_("Keep one row for each group.")));
    return TRUE;
}

static void add(Counts *self, const Row *row)
{
    g_autofree char *name = name_of(row, row->group != NULL ? row->group : "");
    EqlCount *count = g_hash_table_lookup(self->by_name, name);

    self->rows->job->record->rows++;
    self->rows->job->record->accepted++;
    if (count == NULL) {
        count = eql_count_new(row->kind, row->characteristic, row->group, row->count, row->pupils);
        g_ptr_array_add(self->counts, count);
        g_hash_table_insert(self->by_name, g_steal_pointer(&name), count);
        return;
    }
    count->count += row->count;
    count->pupils = count->pupils < 0 || row->pupils < 0 ? -1 : count->pupils + row->pupils;
}

static void read_row(Counts *self)
{
    EqlRollRows *rows = self->rows;
    g_autofree char *kind = eql_roll_rows_text(rows, "kind");
    Row row = {0};

    if (!read_count(self, &row.count) || !read_names(self, &row))
        return;
    if (rows->job->outcomes != NULL)
        row.kind = eql_roll_job_kind(rows->job, kind, rows->row->number,
                                     eql_roll_rows_heading(rows, "kind"));
    row.pupils = read_pupils(self, row.count);
    if (!is_repeated(self, &row))
        add(self, &row);
}

/* Pupils with one or more stand beside outcomes only. */
static void note_pupils(const EqlRollRows *rows)
{
    if (rows->job->census == NULL || !eql_roll_rows_has(rows, "count") ||
        !eql_roll_rows_has(rows, "pupils"))
        return;
    eql_roll_notes_file(
        rows->job->notes,
        g_strdup_printf(_("The column “%s” is one of counts of outcomes; for the roll it was not "
                          "read."),
                        eql_roll_rows_heading(rows, "pupils")),
        g_strdup(_("If these are suspensions or exclusions, take the import back and bring the "
                   "file in as outcomes.")));
}

gboolean eql_roll_counts_read(EqlRollRows *rows, GError **error)
{
    EqlRollJob *job = rows->job;
    Counts self = {.rows = rows,
                   .counts = job->census != NULL ? job->census->counts : job->outcomes->counts};
    gboolean done;

    rows->keep_totals = TRUE;
    note_pupils(rows);
    self.by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self.by_label = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while ((done = eql_roll_rows_next(rows, error)) && rows->row != NULL)
        read_row(&self);
    if (done)
        eql_roll_totals_check(job, self.counts);
    if (job->census != NULL)
        job->census->reference_date = g_strdup(job->date);
    g_hash_table_unref(self.by_name);
    g_hash_table_unref(self.by_label);
    return done;
}
