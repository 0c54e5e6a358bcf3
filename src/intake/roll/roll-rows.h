/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a table about pupils, one at a time, with what every kind of such
 * table has in common: identifiers that become keys, characteristics that become
 * groups, headings repeated in the middle, totals and remarks below. */

#include "intake/roll/roll-columns.h"
#include "intake/roll/roll-job.h"
#include "intake/roll/roll-schools.h"

typedef struct {
    EqlRollJob *job;
    EqlTable *table;
    EqlRollColumns columns;
    GPtrArray *characteristics; /* const char*: those that have a column; NULL at the end */
    const char **values;        /* the row's groups, in step */
    const EqlRow *row;
    gboolean kind_found;      /* a column without a known heading names types of outcome */
    gboolean keep_totals;     /* rows of totals are data: a table of counts */
    EqlColumnMatch **matches; /* columns.n: the record's, NULL for a column without heading */
    guint n_shown;            /* records that examples were taken from */
    EqlRollSchools *schools;  /* NULL: no column names one */
} EqlRollRows;

/* Opens the job's file at the first sheet that has known headings; without any,
 * rows->columns.row is 0. */
gboolean eql_roll_rows_open(EqlRollRows *rows, EqlRollJob *job, GError **error);
void eql_roll_rows_clear(EqlRollRows *rows);

/* Writes the columns into the record; after eql_roll_job_begin(). */
void eql_roll_rows_record_columns(EqlRollRows *rows);

/* Takes values of the row into the columns' examples, for a preview: of the first
 * records only, three different ones, never of columns that may name people. */
void eql_roll_rows_take_examples(EqlRollRows *rows);

/* Reads the table once to see which schools it holds, and chooses the project's; then
 * stands below the headings again. To be asked once, before the first row. */
gboolean eql_roll_rows_choose_school(EqlRollRows *rows, GError **error);
/* The schools that it holds (EqlRollSchool); empty when no column names one. */
GPtrArray *eql_roll_rows_list_schools(EqlRollRows *rows, GError **error);
/* Says, and records, which school was chosen, if there was a choice. */
void eql_roll_rows_note_school(EqlRollRows *rows);

/* The next record to be read; rows->row is NULL at the end. What is no record (see
 * above) or of another school is set aside on the way. */
gboolean eql_roll_rows_next(EqlRollRows *rows, GError **error);

gboolean eql_roll_rows_has(const EqlRollRows *rows, const char *field);

/* Whether a column tells which pupil a row is about. */
gboolean eql_roll_rows_has_key(const EqlRollRows *rows);

/* The heading of a field's column, NULL when there is none. */
const char *eql_roll_rows_heading(const EqlRollRows *rows, const char *field);

/* The row's text in a field's first column, trimmed; "" when there is none. Free it. */
char *eql_roll_rows_text(const EqlRollRows *rows, const char *field);

/* Fills rows->values. Where a characteristic has several columns (a code and a
 * label), the first that says something counts. */
void eql_roll_rows_read_groups(EqlRollRows *rows);

/* The row's keys; unknown where the table has no such column. */
EqlPupilKey eql_roll_rows_key(const EqlRollRows *rows);
EqlPupilKey eql_roll_rows_table_id(const EqlRollRows *rows);

/* What the table reader stepped over becomes problems. At the end. */
void eql_roll_rows_note_faults(EqlRollRows *rows);
