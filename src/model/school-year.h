/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Years of outcomes. A school year is counted from 1 August, as the Department for Education
 * collects suspensions: the summer return's begin then. */

#include "model/roll.h"

/* The year in which the school year of a day (YYYY-MM-DD) began; 0 when it is no day. */
guint eql_school_year(const char *date);

/* The outcomes of the latest school years, of every kind; rows
 * without a day, and counts, are of no year and stay. The latest year is that of the latest
 * row, and years before count whether or not anything happened in them. */
EqlOutcomes *eql_outcomes_of_years(const EqlOutcomes *outcomes, guint years);
