/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/wave-order.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* What names a part of the year, in English and Welsh; terms at their first whole month. October
 * is the Welsh autumn. */
static const struct {
    const char *word;
    int month;
} PARTS[] = {
    {"spring", 1},   {"gwanwyn", 1},    {"summer", 5},    {"haf", 5},    {"autumn", 9},
    {"hydref", 9},   {"january", 1},    {"february", 2},  {"march", 3},  {"april", 4},
    {"may", 5},      {"june", 6},       {"july", 7},      {"august", 8}, {"september", 9},
    {"october", 10}, {"november", 11},  {"december", 12}, {"jan", 1},    {"feb", 2},
    {"mar", 3},      {"apr", 4},        {"jun", 6},       {"jul", 7},    {"aug", 8},
    {"sep", 9},      {"sept", 9},       {"oct", 10},      {"nov", 11},   {"dec", 12},
    {"ionawr", 1},   {"chwefror", 2},   {"mawrth", 3},    {"ebrill", 4}, {"mai", 5},
    {"mehefin", 6},  {"gorffennaf", 7}, {"awst", 8},      {"medi", 9},   {"tachwedd", 11},
    {"rhagfyr", 12},
};

typedef struct {
    const char *name;
    int year;  /* 0: none */
    int month; /* 0: none */
} Wave;

/* The number of so many digits that stands here alone; -1: none does. */
static int number_at(const char *text, int digits)
{
    for (int i = 0; i < digits; i++)
        if (!g_ascii_isdigit(text[i]))
            return -1;
    return g_ascii_isdigit(text[digits]) ? -1 : atoi(text);
}

/* "2025/26", "2025-2026": what follows the first year. */
static gboolean is_school_year(const char *after, int year)
{
    static const char *const signs[] = {"/", "-", "–"};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (!g_str_has_prefix(after, signs[i]))
            continue;
        const char *second = after + strlen(signs[i]);
        return number_at(second, 2) == (year + 1) % 100 || number_at(second, 4) == year + 1;
    }
    return FALSE;
}

/* "10/2025", "9-2025": the number of one digit or two before the sign; 0: there is none. */
static int number_before(const char *text, const char *at)
{
    if (at == text || (at[-1] != '/' && at[-1] != '-'))
        return 0;
    const char *start = at - 1;
    while (start > text && g_ascii_isdigit(start[-1]))
        start--;
    gsize digits = (gsize)(at - 1 - start);
    return digits == 1 || digits == 2 ? atoi(start) : 0;
}

/* "2025-10", "10/2025" */
static int month_beside(const char *text, const char *at)
{
    int month = (at[4] == '-' || at[4] == '/') ? number_at(at + 5, 2) : -1;
    if (month < 0)
        month = number_before(text, at);
    return month >= 1 && month <= 12 ? month : 0;
}

static int month_named(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    g_auto(GStrv) words = g_str_tokenize_and_fold(folded, NULL, NULL);
    for (char **word = words; *word; word++)
        for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++)
            if (g_str_equal(*word, PARTS[i].word))
                return PARTS[i].month;
    return 0;
}

/* Spring and summer of a school year are in its second year. */
static Wave read_wave(const char *name)
{
    Wave wave = {.name = name, .month = month_named(name)};
    for (const char *at = name; *at && wave.year == 0; at++) {
        int year = at == name || !g_ascii_isdigit(at[-1]) ? number_at(at, 4) : -1;
        if (year < 1990 || year > 2199)
            continue;
        gboolean school_year = is_school_year(at + 4, year);
        if (wave.month == 0 && !school_year)
            wave.month = month_beside(name, at);
        wave.year = year + (school_year && wave.month > 0 && wave.month < 8);
    }
    return wave;
}

void eql_wave_date(const char *name, int *year, int *month)
{
    Wave wave = read_wave(name);
    *year = wave.year;
    *month = wave.month;
}

static gboolean all_have_years(const Wave *waves, guint n)
{
    for (guint i = 0; i < n; i++)
        if (waves[i].year == 0)
            return FALSE;
    return TRUE;
}

/* Of a year in which one has no month, none counts. */
static void forget_months(Wave *waves, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (waves[i].month > 0)
            continue;
        for (guint j = 0; j < n; j++)
            if (waves[j].year == waves[i].year)
                waves[j].month = 0;
    }
}

static gboolean is_before(const Wave *a, const Wave *b)
{
    return a->year != b->year ? a->year < b->year : a->month < b->month;
}

/* Those that are alike stay as they stand. */
static void sort(Wave *waves, guint n)
{
    for (guint i = 1; i < n; i++)
        for (guint j = i; j > 0 && is_before(&waves[j], &waves[j - 1]); j--) {
            Wave later = waves[j - 1];
            waves[j - 1] = waves[j];
            waves[j] = later;
        }
}

void eql_waves_sort(char **names)
{
    guint n = g_strv_length(names);
    g_autofree Wave *waves = g_new0(Wave, n);
    for (guint i = 0; i < n; i++)
        waves[i] = read_wave(names[i]);
    if (!all_have_years(waves, n))
        return;
    forget_months(waves, n);
    sort(waves, n);
    for (guint i = 0; i < n; i++)
        names[i] = (char *)waves[i].name;
}
