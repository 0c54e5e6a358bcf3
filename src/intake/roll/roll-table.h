/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/roll/roll-rows.h"

/* Reads a CSV file or workbook: a pupil list or counts into job->census, a log or
 * counts into job->outcomes, whichever the job is for. What the file is follows
 * from its headings; one of another kind is refused with what was looked for. */
gboolean eql_roll_table_read(EqlRollJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The schools in such a table: EqlRollSchool; empty when no column names one. */
GPtrArray *eql_roll_table_schools(EqlRollJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ── the kinds of table, each in a file of its own ── */

/* A row per pupil. */
gboolean eql_roll_list_read(EqlRollRows *rows, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A row per period of free school meals, or per special educational need: a table
 * beside the roll, which becomes a census of one characteristic. */
gboolean eql_roll_side_read(EqlRollRows *rows, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* That characteristic ("fsm", "sen-need"); NULL: it is no such table. */
const char *eql_roll_side_of(const EqlRollRows *rows);
/* Whether a list is of pupils no longer on roll. */
gboolean eql_roll_list_is_of_leavers(const EqlRollRows *rows);
/* A row per suspension. */
gboolean eql_roll_log_read(EqlRollRows *rows, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A row per group of a characteristic, and one of the total. */
gboolean eql_roll_counts_read(EqlRollRows *rows, GError **error) G_GNUC_WARN_UNUSED_RESULT;
