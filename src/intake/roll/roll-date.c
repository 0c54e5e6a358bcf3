/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-fields.h"

#include <string.h>

/* A date is three words and numbers with anything between them; what follows the
 * third may only be a time of day. */

#define N_PARTS 3

typedef struct {
    guint value;  /* the number, or the month 1–12 */
    guint digits; /* 0: a month in words */
} Part;

static const char *const MONTHS[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};
static const char *const WEEKDAYS[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
static const char *const ORDINALS[] = {"st", "nd", "rd", "th", "of"};

/* The name, from 1, that a word shortens to three letters or more; 0: none. */
static guint name_of(const char *word, gsize length, const char *const *names, guint n)
{
    for (guint i = 0; length >= 3 && i < n; i++)
        if (length <= strlen(names[i]) && g_ascii_strncasecmp(word, names[i], length) == 0)
            return i + 1;
    return 0;
}

static gboolean is_filler(const char *word, gsize length)
{
    for (guint i = 0; i < G_N_ELEMENTS(ORDINALS); i++)
        if (length == 2 && g_ascii_strncasecmp(word, ORDINALS[i], 2) == 0)
            return TRUE;
    return name_of(word, length, WEEKDAYS, G_N_ELEMENTS(WEEKDAYS)) > 0;
}

static const char *read_number(const char *p, Part *part)
{
    *part = (Part){0, 0};
    for (; g_ascii_isdigit(*p) && part->digits < 9; p++, part->digits++)
        part->value = part->value * 10 + (guint)g_ascii_digit_value(*p);
    return p;
}

/* Reads a word: a month goes to `part` (else untouched). NULL: no word of a date. */
static const char *read_word(const char *p, Part *part, gboolean *is_part)
{
    const char *end = p;

    while (g_ascii_isalpha(*end))
        end++;
    guint month = name_of(p, (gsize)(end - p), MONTHS, G_N_ELEMENTS(MONTHS));
    *is_part = month > 0;
    if (month > 0)
        *part = (Part){month, 0};
    else if (!is_filler(p, (gsize)(end - p)))
        return NULL;
    return end;
}

static gboolean is_separator(char c)
{
    return c != '\0' && strchr(" /-.,\t'", c) != NULL;
}

/* The parts of a text; their number, and where the last one ends. */
static guint read_parts(const char *p, Part parts[N_PARTS], const char **rest)
{
    guint n = 0;

    while (n < N_PARTS && *p != '\0') {
        gboolean is_part = g_ascii_isdigit(*p);
        if (is_part)
            p = read_number(p, &parts[n]);
        else if (g_ascii_isalpha(*p))
            p = read_word(p, &parts[n], &is_part);
        else if (is_separator(*p))
            p++;
        else
            p = NULL;
        if (p == NULL)
            return 0;
        n += is_part;
    }
    *rest = p;
    return n;
}

static gboolean is_time_or_nothing(const char *rest)
{
    if (*rest == '\0')
        return TRUE;
    return (*rest == ' ' || *rest == 'T' || *rest == ',') &&
           strspn(rest, " T,:.+-0123456789ZAPMapm") == strlen(rest);
}

/* "… - 16/02/2025", "… to 16 Feb 2025": the last day of a range. */
static gboolean is_last_day(const char *rest)
{
    Part parts[N_PARTS] = {{0, 0}};
    const char *end = "", *p = rest + strspn(rest, " ");

    if (g_str_has_prefix(p, "\xE2\x80\x93") || g_str_has_prefix(p, "\xE2\x80\x94"))
        p += 3; /* dashes */
    else if (g_ascii_strncasecmp(p, "to ", 3) == 0)
        p += 3;
    else if (*p == '-')
        p++;
    else
        return FALSE;
    return read_parts(p, parts, &end) == N_PARTS && is_time_or_nothing(end);
}

static guint full_year(const Part *part)
{
    return part->digits == 2 ? 2000 + part->value : part->value;
}

static gboolean is_year(const Part *part)
{
    return part->digits == 4 || part->digits == 2;
}

/* Year first, month in words first, or day first: never month first in numbers. */
static gboolean order_parts(const Part parts[N_PARTS], guint *year, guint *month, guint *day)
{
    const Part *y = &parts[2], *m = &parts[1], *d = &parts[0];

    if (parts[0].digits == 4)
        y = &parts[0], d = &parts[2];
    else if (parts[0].digits == 0)
        m = &parts[0], d = &parts[1];
    *year = full_year(y);
    *month = m->value;
    *day = d->value;
    return is_year(y) && m->digits <= 2 && (d->digits == 1 || d->digits == 2);
}

static gboolean write_date(guint year, guint month, guint day, char date[EQL_DATE_SIZE])
{
    if (year < 1950 || year > 2199 ||
        !g_date_valid_dmy((GDateDay)MIN(day, 32), (GDateMonth)MIN(month, 13), (GDateYear)year))
        return FALSE;
    g_snprintf(date, EQL_DATE_SIZE, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    return TRUE;
}

/* "20250214", or a workbook's day number: days since 30 December 1899. */
static gboolean date_from_number(const Part *part, char date[EQL_DATE_SIZE])
{
    GDate day;

    if (part->digits == 8)
        return write_date(part->value / 10000, part->value / 100 % 100, part->value % 100, date);
    if (part->digits != 5 || part->value < 20000 || part->value > 80000)
        return FALSE;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&day, part->value);
    return write_date(g_date_get_year(&day), (guint)g_date_get_month(&day), g_date_get_day(&day),
                      date);
}

/* Whether the text is one number, with or without a fraction (the time of day). */
static gboolean is_one_number(const char *text)
{
    gsize n = strspn(text, "0123456789");

    return text[n] == '\0' ||
           (text[n] == '.' && strspn(text + n + 1, "0123456789") == strlen(text + n + 1));
}

gboolean eql_roll_date(const char *text, gssize length, char date[EQL_DATE_SIZE])
{
    g_autofree char *copy = g_strndup(text, length < 0 ? strlen(text) : (gsize)length);
    Part parts[N_PARTS] = {{0, 0}};
    const char *rest = "";
    guint year, month, day;

    date[0] = '\0';
    g_strdelimit(copy, "\n\r\v\f", ' ');
    g_strstrip(copy);
    if (*copy == '\0')
        return TRUE;
    if (is_one_number(copy)) {
        read_number(copy, &parts[0]);
        return date_from_number(&parts[0], date);
    }
    return read_parts(copy, parts, &rest) == N_PARTS &&
           (is_time_or_nothing(rest) || is_last_day(rest)) &&
           order_parts(parts, &year, &month, &day) && write_date(year, month, day, date);
}

/* The first two numbers of "9/13/2025", "9-13-25 10:15"; where the rest begins; NULL: the text is
 * not written so. */
static const char *two_numbers(const char *text, Part *first, Part *second)
{
    const char *p = read_number(text, first);

    if (first->digits == 0 || first->digits > 2 || strchr("/-.", *p) == NULL || *p == '\0')
        return NULL;
    p = read_number(p + 1, second);
    return second->digits > 0 && second->digits <= 2 && *p != '\0' && strchr("/-.", *p) != NULL
               ? p
               : NULL;
}

EqlDateOrder eql_roll_date_order(const char *text)
{
    Part first, second;

    if (two_numbers(text, &first, &second) == NULL)
        return EQL_DATE_UNCLEAR;
    return first.value > 12 && second.value <= 12   ? EQL_DATE_DAY_FIRST
           : second.value > 12 && first.value <= 12 ? EQL_DATE_MONTH_FIRST
                                                    : EQL_DATE_UNCLEAR;
}

gboolean eql_roll_date_month_first(const char *text, char date[EQL_DATE_SIZE])
{
    Part month, day;
    const char *rest = two_numbers(text, &month, &day);

    if (rest == NULL)
        return eql_roll_date(text, -1, date);
    g_autofree char *turned = g_strdup_printf("%u/%u%s", day.value, month.value, rest);
    return eql_roll_date(turned, -1, date);
}
