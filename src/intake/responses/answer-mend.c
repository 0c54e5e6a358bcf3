/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/answer-mend.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

gboolean eql_answer_is_missing(const char *text)
{
    static const char *const marks[] = {
        "",        "-",       "--",        "n/a",         "n / a",        "na",         "#n/a",
        "null",    "#null!",  "nan",       ".",           "(blank)",      "(empty)",    "blank",
        "missing", "skipped", "no answer", "no response", "not answered", "unanswered", NULL};
    g_autofree char *folded = eql_text_fold(text, -1);
    return g_strv_contains(marks, folded);
}

/* ── numbers ── */

/* The small number that Excel took for a date: 3 is 1900-01-03 or, in workbooks that
 * count from 1904, 1904-01-04; in a CSV it may have been written as 03/01/1900 or, in
 * America, 1/3/1900. -1 when the text is no such date. */
static int number_behind_date(const char *text)
{
    int year, month, day, end = 0;
    if (!g_ascii_isdigit(*text))
        return -1;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && month == 1) {
        if (text[end] && !strchr("T ", text[end]))
            return -1;
        return year == 1900 ? day : year == 1904 ? day - 1 : -1;
    }
    if (sscanf(text, "%2d/%2d/%4d%n", &day, &month, &year, &end) == 3 && !text[end] && year == 1900)
        return month == 1 ? day : day == 1 ? month : -1;
    return -1;
}

char *eql_answer_plain(const EqlCell *cell)
{
    char *text = g_strstrip(g_strndup(cell->text, cell->length));
    gsize length = strlen(text);
    if (length > 1 && text[length - 1] == ';')
        text[length - 1] = 0;
    int number = number_behind_date(text);
    if (number < 0)
        return text;
    g_free(text);
    return g_strdup_printf("%d", number);
}

/* ── ranges ── */

/* 1 for "Jan", "jan" or "January"; 0 for none. */
static int month_of(const char *name)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(name, months + 3 * i, 3) == 0)
            return i + 1;
    return 0;
}

/* "2025-02-01", "01/02/2025", "1-Feb" */
static gboolean read_date(const char *text, int *day, int *month)
{
    char name[4];
    int year, end = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, month, day, &end) == 3)
        return !text[end] || text[end] == 'T' || text[end] == ' ';
    if (sscanf(text, "%2d/%2d/%4d%n", day, month, &year, &end) == 3)
        return !text[end];
    if (sscanf(text, "%2d-%3[A-Za-z]%n", day, name, &end) != 2 || text[end])
        return FALSE;
    *month = month_of(name);
    return *month > 0;
}

gboolean eql_answer_ranges(const char *text, char *ranges[2])
{
    int day, month;
    if (!g_ascii_isdigit(*text) || !read_date(text, &day, &month))
        return FALSE;
    ranges[0] = g_strdup_printf("%d-%d", day, month);
    ranges[1] = g_strdup_printf("%d-%d", month, day);
    return TRUE;
}

/* ── ornaments ── */

static gboolean is_ornament(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
        return TRUE;
    default:
        return c == '"' || c == '\'' || c == '*' || c == 0x2022 /* bullet */ || c == 0xB7 ||
               c == 0x2192 /* arrow */ || g_unichar_isspace(c);
    }
}

char *eql_answer_bare(const char *text)
{
    const char *start = text, *end = text + strlen(text);
    while (*start && is_ornament(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    while (end > start && is_ornament(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (start == end || (start == text && !*end))
        return NULL;
    return g_strndup(start, (gsize)(end - start));
}
