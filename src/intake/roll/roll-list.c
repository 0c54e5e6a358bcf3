/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-table.h"

#include "base/i18n.h"
#include "base/kept.h"
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/roll/roll-fields.h"

typedef struct {
    EqlRollRows *rows;
    gboolean all_leavers;          /* a table of pupils no longer on roll */
    gboolean any_stated;           /* some value of some characteristic was known */
    guint undecided_leaving_dates; /* rows with one, while the list's own date is not known */
} List;

/* A pupil has left when the leaving date is not after the list's own. Lists give
 * leaving dates still to come as well (the end of Year 11), so without a date of
 * the list nothing can be told. */
static gboolean has_left(List *self)
{
    char left[EQL_DATE_SIZE];
    const char *on = self->rows->job->date;
    g_autofree char *text = eql_roll_rows_text(self->rows, "leaving_date");

    if (self->all_leavers)
        return TRUE;
    if (!eql_roll_date(text, -1, left) || *left == '\0')
        return FALSE;
    self->undecided_leaving_dates += on == NULL;
    return on != NULL && strcmp(left, on) <= 0;
}

static void add_row(List *self)
{
    EqlRollRows *rows = self->rows;
    g_autofree char *status = eql_roll_rows_text(rows, "enrolment_status");
    EqlPupilKey key = eql_roll_rows_key(rows);
    EqlPupilKey table_id = eql_roll_rows_table_id(rows);

    if (!eql_roll_job_is_new_pupil(rows->job, &key, &table_id, rows->row->number))
        return;
    eql_roll_rows_read_groups(rows);
    for (guint i = 0; i + 1 < rows->characteristics->len; i++)
        self->any_stated |= strcmp(rows->values[i], EQL_NOT_STATED) != 0;
    EqlRollPupil pupil = {.key = key,
                          .table_id = table_id,
                          .registration = eql_roll_registration(status, -1),
                          .leaver = has_left(self),
                          .characteristics = (const char *const *)rows->characteristics->pdata,
                          .values = rows->values};
    eql_roll_job_add_pupil(rows->job, &pupil);
}

gboolean eql_roll_list_is_of_leavers(const EqlRollRows *rows)
{
    const char *heading = eql_roll_rows_heading(rows, "pupilonrolltableid");
    g_autofree char *folded = heading != NULL ? eql_text_fold(heading, -1) : NULL;

    return folded != NULL && strstr(folded, "nolonger") != NULL;
}

static void finish(const List *self)
{
    EqlRollJob *job = self->rows->job;

    job->census->reference_date = g_strdup(job->date);
    if (self->undecided_leaving_dates == 0)
        return;
    eql_roll_notes_file(
        job->notes,
        EQL_KEPT(
            g_strdup_printf(ngettext("%u pupil has a leaving date, but the date of the list is not "
                                     "known; the pupil was counted as on roll.",
                                     "%u pupils have a leaving date, but the date of the list is "
                                     "not known; they were counted as on roll.",
                                     self->undecided_leaving_dates),
                            self->undecided_leaving_dates)),
        EQL_KEPT(g_strdup(
            _("Give the date of the list when you bring it in, so that leavers can be told."))));
}

/* Without a pupil's number, columns of which not one value is known are not what
 * their headings seem to say: a published table's year, for one. */
static gboolean check_stated(const List *self, GError **error)
{
    const EqlRollRows *rows = self->rows;

    if (self->any_stated || rows->job->record->accepted == 0 || eql_roll_rows_has_key(rows))
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("“%s” is not a list of pupils that the program can read: in column “%s” not one "
                  "value is known. Check that the file is a pupil list, a row for each pupil."),
                rows->job->record->file,
                eql_roll_rows_heading(rows, rows->characteristics->pdata[0]));
    return FALSE;
}

gboolean eql_roll_list_read(EqlRollRows *rows, GError **error)
{
    List self = {.rows = rows, .all_leavers = eql_roll_list_is_of_leavers(rows)};

    do {
        if (!eql_roll_rows_next(rows, error))
            return FALSE;
        if (rows->row != NULL)
            add_row(&self);
    } while (rows->row != NULL);
    finish(&self);
    return check_stated(&self, error);
}
