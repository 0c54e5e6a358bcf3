/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/moment.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "intake/roll/roll-fields.h"

/* 1 January 2000 and 31 December 2099 as a workbook numbers days (its system of 1900). */
#define FIRST_SERIAL 36526
#define LAST_SERIAL 73050

#define FIRST_YEAR 1990
#define LAST_YEAR 2199

static gboolean is_month(int number)
{
    return number >= 1 && number <= 12;
}

EqlMonth eql_moment_month(const char *cell, gboolean *sure)
{
    const EqlMonth none = {0, 0};
    int a, b, c, hour, minute;
    char first, second, between;
    *sure = TRUE;
    if (sscanf(cell, "%4d%c%2d%c%4d%c%2d:%2d", &a, &first, &b, &second, &c, &between, &hour,
               &minute) != 8 ||
        first != second || (first != '-' && first != '/' && first != '.'))
        return none;
    if (a >= FIRST_YEAR && a <= LAST_YEAR && is_month(b))
        return (EqlMonth){a, b};
    if (c < FIRST_YEAR || c > LAST_YEAR || a < 1 || b < 1)
        return none;
    *sure = a > 12 || b > 12;
    return (EqlMonth){c, is_month(b) ? b : is_month(a) ? a : 0};
}

/* Whether it is the tool's own time, or a heading says so. */
static gboolean is_time_column(const EqlLayoutColumn *column)
{
    static const char *const words[] = {"date",
                                        "time",
                                        "date time",
                                        "date and time",
                                        "submitted",
                                        "submitted at",
                                        "submitted on",
                                        "date of submission",
                                        "completed",
                                        "completed at",
                                        "completed on",
                                        "date completed",
                                        "time sent",
                                        "time submitted",
                                        "submission time",
                                        "date of response",
                                        "created",
                                        "created at",
                                        "date of survey",
                                        "survey date",
                                        "dyddiad",
                                        "amser",
                                        "dyddiad ac amser",
                                        "response date",
                                        "date entered",
                                        NULL};
    if (column->time)
        return TRUE;
    g_autofree char *folded = eql_text_fold_words(column->heading, -1);
    return !column->identifier && g_strv_contains(words, folded);
}

/* ── one cell of such a column ── */

/* "45901", "45901.4375": whole days, and the time of day as a part of one. */
static gboolean is_serial(const char *text)
{
    gsize n = strspn(text, "0123456789");
    guint64 day = g_ascii_strtoull(text, NULL, 10);
    if (n != 5 || day < FIRST_SERIAL || day > LAST_SERIAL)
        return FALSE;
    return text[n] == '\0' || ((text[n] == '.' || text[n] == ',') && text[n + 1] != '\0' &&
                               strspn(text + n + 1, "0123456789") == strlen(text + n + 1));
}

static EqlMonth month_of_date(const char *date)
{
    int year = 0, month = 0;
    if (sscanf(date, "%4d-%2d", &year, &month) != 2 || year < FIRST_YEAR)
        return (EqlMonth){0, 0};
    return (EqlMonth){year, month};
}

static void take_serial(EqlTimes *times, char *text)
{
    char date[EQL_DATE_SIZE];
    if (times->serials++ > 0)
        return;
    text[5] = '\0'; /* the day alone */
    if (eql_roll_date(text, -1, date))
        times->serial_month = month_of_date(date);
}

/* Where the time of day begins, or the end of the text. */
static gsize before_time(const char *text)
{
    const char *colon = strchr(text, ':');
    while (colon && colon > text && g_ascii_isdigit(colon[-1]))
        colon--;
    return colon ? (gsize)(colon - text) : strlen(text);
}

/* A day in numbers or words, with or without a time and what a tool writes behind that. */
static EqlMonth month_within(const char *text)
{
    gboolean sure;
    char date[EQL_DATE_SIZE];
    EqlMonth month = eql_moment_month(text, &sure);
    g_autofree char *day = g_strndup(text, before_time(text));
    if (month.month > 0)
        return month;
    g_strstrip(day);
    if (*day && day[strlen(day) - 1] == 'T')
        day[strlen(day) - 1] = '\0';
    gsize digits = strspn(day, "0123456789");
    if (digits > 4 && digits != 8)
        return (EqlMonth){0, 0}; /* a number that is neither a year nor "20250901" */
    if (eql_roll_date(day, -1, date) || eql_roll_date_month_first(day, date))
        return month_of_date(date);
    return (EqlMonth){0, 0};
}

/* ── the column ── */

GArray *eql_times_of(const EqlLayout *layout, guint end)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(EqlTimes));
    for (guint i = 0; i < MIN(end, layout->columns->len); i++) {
        EqlTimes times = {.column = i};
        if (is_time_column(layout->columns->pdata[i]))
            g_array_append_val(all, times);
    }
    return all;
}

static void take_cell(EqlTimes *times, const EqlCell *cell)
{
    if (eql_text_is_blank(cell->text, (gssize)cell->length))
        return;
    gboolean known = times->month.year > 0;
    times->cells++;
    if (known && times->serials == 0)
        return;
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    if (is_serial(text))
        take_serial(times, text);
    else if (!known)
        times->month = month_within(text);
}

void eql_times_take(GArray *times, const EqlRow *row)
{
    for (guint i = 0; i < times->len; i++) {
        EqlTimes *at = &g_array_index(times, EqlTimes, i);
        if (at->column < row->n_cells)
            take_cell(at, &row->cells[at->column]);
    }
}

gboolean eql_times_are_serials(const EqlTimes *times)
{
    return times->cells > 0 && times->serials == times->cells;
}

gboolean eql_times_are_unread(const EqlTimes *times)
{
    return times->cells > 0 && times->month.year == 0 && !eql_times_are_serials(times);
}

EqlMonth eql_times_month(const EqlTimes *times)
{
    return eql_times_are_serials(times) ? times->serial_month : times->month;
}
