/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/likely-wave.h"

#include <stdio.h>

#include "base/i18n.h"
#include "intake/responses/peek.h"
#include "model/wave-order.h"

/* Answers to one round come in for half a year at most. */
#define MONTHS_OF_A_ROUND 5
/* What a form notes of an answer stands before the questions. */
#define FIRST_COLUMNS 8

typedef struct {
    int year, month; /* 0: not known */
} Month;

char *eql_wave_of_term(int year, int month)
{
    if (month >= 9)
        /* Translators: a school term and its year, the name of a round of the questionnaire. */
        return g_strdup_printf(_("Autumn %d"), year);
    return g_strdup_printf(month >= 5 ? _("Summer %d") : _("Spring %d"), year);
}

/* ── when answers were given ── */

static gboolean is_month(int number)
{
    return number >= 1 && number <= 12;
}

/* A day with a time: a day alone may be an answer. Of 03/04/2025 the month is the second, unless
 * `*sure` is to be TRUE. */
static Month read_moment(const char *cell, gboolean *sure)
{
    const Month none = {0, 0};
    int a, b, c, hour, minute;
    char first, second, between;
    *sure = TRUE;
    if (sscanf(cell, "%4d%c%2d%c%4d%c%2d:%2d", &a, &first, &b, &second, &c, &between, &hour,
               &minute) != 8 ||
        first != second || (first != '-' && first != '/' && first != '.'))
        return none;
    if (a >= 1990 && a < 2200 && is_month(b))
        return (Month){a, b};
    if (c < 1990 || c >= 2200 || a < 1 || b < 1)
        return none;
    *sure = a > 12 || b > 12;
    return (Month){c, is_month(b) ? b : is_month(a) ? a : 0};
}

static Month month_of_rows(const EqlPeek *peek)
{
    Month unsure = {0, 0};
    for (guint row = 1; row < EQL_PEEKED; row++) {
        for (guint column = 0; column < FIRST_COLUMNS; column++) {
            gboolean sure;
            Month month = read_moment(eql_peek_cell(peek, row, column), &sure);
            if (month.month > 0 && sure)
                return month;
            if (month.month > 0)
                unsure = month;
        }
    }
    return unsure;
}

static Month month_of_file(const char *path, const char *sheet)
{
    g_autoptr(EqlTable) table = eql_table_open(path, sheet, NULL, NULL);
    g_autofree char *name = g_filename_display_basename(path);
    EqlPeek peek = {0};
    Month month = {0, 0};
    if (table && eql_peek_read(table, &peek, NULL))
        month = month_of_rows(&peek);
    eql_peek_clear(&peek);
    if (month.year == 0)
        eql_wave_date(name, &month.year, &month.month);
    return month;
}

/* ── of which round they are ── */

/* Of a round that names a year alone, spring and summer after it are its school year's. */
static gboolean is_about(Month wave, Month answers)
{
    int apart = 12 * (answers.year - wave.year) + answers.month - wave.month;
    if (wave.month > 0 && answers.month > 0)
        return ABS(apart) <= MONTHS_OF_A_ROUND;
    return answers.year == wave.year || (wave.month == 0 && answers.year == wave.year + 1 &&
                                         answers.month > 0 && answers.month < 9);
}

char *eql_likely_wave(const char *path, const char *sheet, char *const *waves)
{
    const char *found = NULL;
    Month answers = month_of_file(path, sheet);
    if (answers.year == 0)
        return NULL;
    for (; *waves; waves++) {
        Month wave;
        eql_wave_date(*waves, &wave.year, &wave.month);
        if (wave.year == 0)
            return NULL;
        if (is_about(wave, answers))
            found = *waves;
    }
    if (found)
        return g_strdup(found);
    return answers.month > 0 ? eql_wave_of_term(answers.year, answers.month)
                             : g_strdup_printf("%d", answers.year);
}
