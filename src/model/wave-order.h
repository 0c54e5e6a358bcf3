/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which wave of the questionnaire was before which: files come in any order, last year's often
 * after this year's. */

/* Sorts names of waves (NULL-terminated, in place) by the year and the term or month that they
 * name: "Autumn 2024", "2025", "Summer 2025/26", "9/2025", "Mawrth 2026". What does not say is
 * left as it stands: all, where one has no year; those of a year, where one of them has neither
 * term nor month. */
void eql_waves_sort(char **names);

/* The year that a name tells, and the month or the first whole month of its term; 0: it does not
 * say. */
void eql_wave_date(const char *name, int *year, int *month);
