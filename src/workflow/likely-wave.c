/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/likely-wave.h"

#include "base/i18n.h"
#include "intake/responses/moment.h"
#include "model/wave-order.h"

/* Answers to one wave come in for half a year at most. */
#define MONTHS_OF_A_WAVE 5
/* What a form notes of an answer stands before the questions. */
#define FIRST_COLUMNS 8

char *eql_wave_of_term(int year, int month)
{
    if (month >= 9)
        /* Translators: a school term and its year, the name of a wave of the questionnaire. */
        return g_strdup_printf(_("Autumn %d"), year);
    return g_strdup_printf(month >= 5 ? _("Summer %d") : _("Spring %d"), year);
}

/* ── when answers were given ── */

static EqlMonth month_of_rows(const EqlPeek *peek)
{
    EqlMonth unsure = {0, 0};
    for (guint row = 1; row < EQL_PEEKED; row++) {
        for (guint column = 0; column < FIRST_COLUMNS; column++) {
            gboolean sure;
            EqlMonth month = eql_moment_month(eql_peek_cell(peek, row, column), &sure);
            if (month.month > 0 && sure)
                return month;
            if (month.month > 0)
                unsure = month;
        }
    }
    return unsure;
}

/* A column of times may hold what alone could be anything: a day without a time, or the number
 * that a spreadsheet has for it. Then all of its cells have to be such numbers. */
static EqlMonth month_of_times(EqlTable *table, const EqlCodes *codes)
{
    g_autoptr(EqlLayout) layout = eql_layout_read(table, codes, EQL_TITLES_UNKNOWN, NULL);
    g_autoptr(GArray) times = layout ? eql_times_of(layout, layout->beside) : NULL;
    const EqlRow *row = NULL;
    while (times && times->len > 0 && eql_table_next(table, &row, NULL) && row)
        eql_times_take(times, row);
    for (guint i = 0; times && i < times->len; i++) {
        EqlMonth month = eql_times_month(&g_array_index(times, EqlTimes, i));
        if (month.year > 0)
            return month;
    }
    return (EqlMonth){0, 0};
}

static EqlMonth month_of_file(const char *path, const char *sheet, const EqlCodes *codes)
{
    g_autoptr(EqlTable) table = eql_table_open(path, sheet, NULL, NULL);
    g_autofree char *name = g_filename_display_basename(path);
    EqlPeek peek = {0};
    EqlMonth month = {0, 0};
    if (table && eql_peek_read(table, &peek, NULL))
        month = month_of_rows(&peek);
    eql_peek_clear(&peek);
    if (table && month.year == 0)
        month = month_of_times(table, codes);
    if (month.year == 0)
        eql_wave_date(name, &month.year, &month.month);
    return month;
}

/* ── of which wave they are ── */

/* Of a wave that names a year alone, spring and summer after it are its school year's. */
static gboolean is_about(EqlMonth wave, EqlMonth answers)
{
    int apart = 12 * (answers.year - wave.year) + answers.month - wave.month;
    if (wave.month > 0 && answers.month > 0)
        return ABS(apart) <= MONTHS_OF_A_WAVE;
    return answers.year == wave.year || (wave.month == 0 && answers.year == wave.year + 1 &&
                                         answers.month > 0 && answers.month < 9);
}

char *eql_likely_wave(const char *path, const char *sheet, const EqlCodes *codes,
                      char *const *waves)
{
    const char *found = NULL;
    EqlMonth answers = month_of_file(path, sheet, codes);
    if (answers.year == 0)
        return NULL;
    for (; *waves; waves++) {
        EqlMonth wave;
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
