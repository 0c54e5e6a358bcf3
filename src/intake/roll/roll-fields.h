/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The single fields of rolls and logs, as schools' systems write them. */

#include "model/roll.h"

#define EQL_DATE_SIZE 11 /* "2025-02-14" and its NUL */

/* A date in British order ("03/04/2025" is 3 April), in words ("14 Feb 2025",
 * "2025-Feb-14 00:00:00"), in ISO 8601, or as a workbook's day number. `date`
 * becomes YYYY-MM-DD, "" when the text is blank. FALSE: it is no date. */
gboolean eql_roll_date(const char *text, gssize length, char date[EQL_DATE_SIZE]);

/* "-", "..." and "???": ways of leaving a field empty. */
gboolean eql_roll_says_nothing(const char *text, gssize length);

/* Which order a date in numbers shows beyond doubt: "13/9/2025" the day first, "9/13/2025" the
 * month. */
typedef enum { EQL_DATE_UNCLEAR, EQL_DATE_DAY_FIRST, EQL_DATE_MONTH_FIRST } EqlDateOrder;
EqlDateOrder eql_roll_date_order(const char *text);
/* As eql_roll_date(), of dates that are written with the month first. */
gboolean eql_roll_date_month_first(const char *text, char date[EQL_DATE_SIZE]);

/* Whether a text can be a pupil's UPN or admission number: both hold digits, unlike
 * "not known" and "-", which would make one pupil of many. */
gboolean eql_roll_is_number_of_pupil(const char *text, gssize length);

/* C, M, S or their words; blank is sole, as in a list without that column. What
 * is none of them (guests, further education) is EQL_REGISTRATION_OTHER. */
EqlRegistration eql_roll_registration(const char *text, gssize length);

/* A length of time in sessions: "3", "1.5 days", "2 sessions"; `per_unit` is how
 * many sessions a bare number stands for (1, or 2 for a column of days). NAN when
 * blank. FALSE: it is no length. */
gboolean eql_roll_sessions(const char *text, gssize length, double per_unit, double *sessions);

/* A whole number from 0 up: "1234", "1,234", "12.0". FALSE: it is none. */
gboolean eql_roll_whole_number(const char *text, gssize length, guint64 *number);

/* AUT, SPR or SUM for "Spring", "spr", …; NULL for anything else. */
const char *eql_roll_term(const char *text);
