/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-table.h"

#include "base/kept.h"

#include "intake/roll/roll-fields.h"

#define N_REASONS 3

/* A column of sessions goes before one of days; the other fills its gaps. */
static char *length_text(EqlRollRows *rows, double *per_unit, const char **heading)
{
    g_autofree char *sessions = eql_roll_rows_text(rows, "sessions");

    *per_unit = 1;
    *heading = eql_roll_rows_heading(rows, "sessions");
    if (*sessions != '\0' || !eql_roll_rows_has(rows, "days"))
        return g_steal_pointer(&sessions);
    *per_unit = 2; /* a school day is two sessions */
    *heading = eql_roll_rows_heading(rows, "days");
    return eql_roll_rows_text(rows, "days");
}

static guint8 registration_of(EqlRollRows *rows)
{
    g_autofree char *text = eql_roll_rows_text(rows, "enrolment_status");

    return *text != '\0' ? (guint8)eql_roll_registration(text, -1) : 0;
}

/* Without a key and without characteristics of its own, a row is of nobody known. */
static void check_pupil(EqlRollRows *rows, const EqlRollEvent *event)
{
    if (eql_pupil_key_is_known(&event->key) || eql_pupil_key_is_known(&event->table_id) ||
        rows->characteristics->len > 1)
        return;
    eql_roll_notes_row(rows->job->notes, "no pupil", event->row, eql_roll_rows_heading(rows, "upn"),
                       g_strdup(_("This row does not say which pupil it is about; it counts in the "
                                  "total only.")),
                       g_strdup(_("Add the pupil’s UPN and bring the file in again.")));
}

static void add_row(EqlRollRows *rows)
{
    g_autofree char *kind = eql_roll_rows_text(rows, "kind");
    g_autofree char *date = eql_roll_rows_text(rows, "start_date");
    g_autofree char *first = eql_roll_rows_text(rows, "reason");
    g_autofree char *second = eql_roll_rows_text(rows, "reason2");
    g_autofree char *third = eql_roll_rows_text(rows, "reason3");
    const char *reasons[N_REASONS + 1] = {first, second, third, NULL};
    const char *const reason_columns[N_REASONS] = {eql_roll_rows_heading(rows, "reason"),
                                                   eql_roll_rows_heading(rows, "reason2"),
                                                   eql_roll_rows_heading(rows, "reason3")};
    EqlRollEvent event = {.row = rows->row->number,
                          .kind = kind,
                          .date = date,
                          .reasons = reasons,
                          .kind_column = eql_roll_rows_heading(rows, "kind"),
                          .date_column = eql_roll_rows_heading(rows, "start_date"),
                          .reason_columns = reason_columns,
                          .key = eql_roll_rows_key(rows),
                          .table_id = eql_roll_rows_table_id(rows),
                          .registration = registration_of(rows)};
    g_autofree char *length = length_text(rows, &event.per_unit, &event.sessions_column);

    event.sessions = length;
    eql_roll_rows_read_groups(rows);
    event.characteristics = (const char *const *)rows->characteristics->pdata;
    event.values = rows->values;
    check_pupil(rows, &event);
    eql_roll_job_add_event(rows->job, &event);
}

gboolean eql_roll_log_read(EqlRollRows *rows, GError **error)
{
    do {
        if (!eql_roll_rows_next(rows, error))
            return FALSE;
        if (rows->row != NULL)
            add_row(rows);
    } while (rows->row != NULL);
    return TRUE;
}
