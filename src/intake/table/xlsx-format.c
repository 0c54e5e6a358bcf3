/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400
#define LAST_SERIAL 2958465 /* 9999-12-31 from 1900 */

/* Days from 1899-12-30 to 1904-01-01. */
#define DAYS_TO_1904 1462

/* [h], [mm] and [ss] ask for elapsed time; all other brackets (colours,
 * conditions, languages) say nothing about dates. */
static gboolean is_elapsed(const char *inside, gsize length)
{
    return length > 0 && strspn(inside, "hHmMsS") == length;
}

static EqlFormatKind bracket(const char **p)
{
    const char *inside = *p + 1, *close = strchr(inside, ']');

    if (close == NULL) {
        *p += strlen(*p) - 1;
        return EQL_FORMAT_NUMBER;
    }
    *p = close;
    return is_elapsed(inside, (gsize)(close - inside)) ? EQL_FORMAT_ELAPSED | EQL_FORMAT_TIME
                                                       : EQL_FORMAT_NUMBER;
}

/* Moves p to the last byte of a literal that starts there: "quoted", \x, _x, *x. */
static gboolean skip_literal(const char **p)
{
    if (**p == '"') {
        const char *close = strchr(*p + 1, '"');
        *p = close != NULL ? close : *p + strlen(*p) - 1;
        return TRUE;
    }
    if (**p == '\\' || **p == '_' || **p == '*') {
        if ((*p)[1] != '\0')
            (*p)++;
        return TRUE;
    }
    return FALSE;
}

/* The first section is the one for positive numbers, and dates are positive. */
EqlFormatKind eql_format_of_code(const char *code)
{
    EqlFormatKind kind = EQL_FORMAT_NUMBER;
    gboolean month_or_minute = FALSE;

    for (const char *p = code; *p != '\0' && *p != ';'; p++) {
        if (skip_literal(&p))
            continue;
        if (g_ascii_strncasecmp(p, "general", 7) == 0)
            p += 6;
        else if (*p == '[')
            kind |= bracket(&p);
        else if (strchr("yYdDbB", *p) != NULL)
            kind |= EQL_FORMAT_DATE;
        else if (strchr("hHsS", *p) != NULL)
            kind |= EQL_FORMAT_TIME;
        else
            month_or_minute |= *p == 'm' || *p == 'M';
    }
    if (month_or_minute && kind == EQL_FORMAT_NUMBER)
        kind = EQL_FORMAT_DATE;
    return kind;
}

EqlFormatKind eql_format_of_builtin(guint id)
{
    if (id == 22)
        return EQL_FORMAT_DATE | EQL_FORMAT_TIME;
    if (id == 46)
        return EQL_FORMAT_TIME | EQL_FORMAT_ELAPSED;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
        return EQL_FORMAT_TIME;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return EQL_FORMAT_DATE;
    return EQL_FORMAT_NUMBER;
}

/* No more room than there is: on Windows, what is left of it may be written to as well. */
static gsize write_time(gint64 seconds, char *out, gsize room)
{
    return (gsize)g_snprintf(out, room, "%02d:%02d:%02d", (int)(seconds / 3600),
                             (int)(seconds / 60 % 60), (int)(seconds % 60));
}

/* The proleptic Gregorian date of a day counted from 1970-01-01, by H. Hinnant,
 * "chrono-compatible low-level date algorithms" (civil_from_days). */
static void civil_from_days(int days, int *year, int *month, int *day)
{
    int shifted = days + 719468; /* from 0000-03-01; never negative here */
    int era = shifted / 146097;
    int day_of_era = shifted % 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;

    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static gsize write_date(gint64 serial_day, gboolean date1904, char *out)
{
    int year, month, day;

    if (!date1904 && serial_day < 60)
        serial_day++; /* before the 29 February that 1900 did not have */
    else if (date1904)
        serial_day += DAYS_TO_1904;
    civil_from_days((int)serial_day - 25569, &year, &month, &day); /* 1899-12-30 → 1970-01-01 */
    return (gsize)g_snprintf(out, EQL_FORMAT_ROOM, "%04d-%02d-%02d", year, month, day);
}

gsize eql_format_serial(double serial, EqlFormatKind kind, gboolean date1904, char *out)
{
    if (!(serial >= 0) || serial >= LAST_SERIAL + 1 - (date1904 ? DAYS_TO_1904 : 0))
        return 0;
    gint64 total = (gint64)floor(serial * DAY_SECONDS + 0.5);
    gint64 day = total / DAY_SECONDS, seconds = total % DAY_SECONDS;
    if ((kind & EQL_FORMAT_ELAPSED) != 0)
        return write_time(total, out, EQL_FORMAT_ROOM);
    /* Serial 0 is no day in the calendar from 1900, only a time. */
    if (day == 0 && ((kind & EQL_FORMAT_DATE) == 0 || !date1904))
        return write_time(seconds, out, EQL_FORMAT_ROOM);
    gsize length = write_date(day, date1904, out);
    if (seconds == 0 && (kind & EQL_FORMAT_TIME) == 0)
        return length;
    out[length++] = 'T';
    return length + write_time(seconds, out + length, EQL_FORMAT_ROOM - length);
}

static gboolean has_shape(const char *text, gsize length, const char *shape)
{
    if (length < strlen(shape))
        return FALSE;
    for (gsize i = 0; shape[i] != '\0'; i++) {
        if (shape[i] == '9' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    }
    return TRUE;
}

/* The length of "10:11:12", seconds added when missing; 0 for something else. */
static gsize iso_time(const char *text, gsize length, char *out)
{
    if (!has_shape(text, length, "99:99"))
        return 0;
    memcpy(out, text, 5);
    if (has_shape(text, length, "99:99:99"))
        memcpy(out + 5, text + 5, 3);
    else
        memcpy(out + 5, ":00", 3);
    return 8;
}

gsize eql_format_iso(const char *text, gsize length, EqlFormatKind kind, char *out)
{
    if (!has_shape(text, length, "9999-99-99"))
        return length > 0 && text[0] == 'T' ? iso_time(text + 1, length - 1, out)
                                            : iso_time(text, length, out);
    memcpy(out, text, 10);
    if (length < 11 || (text[10] != 'T' && text[10] != ' '))
        return length == 10 ? 10 : 0;
    gsize time = iso_time(text + 11, length - 11, out + 11);
    if (time == 0)
        return 0;
    if (memcmp(out + 11, "00:00:00", 8) == 0 && (kind & EQL_FORMAT_TIME) == 0)
        return 10;
    out[10] = 'T';
    return 11 + time;
}

gsize eql_format_number(double number, char *out)
{
    static const char *const formats[] = {"%.15g", "%.16g", "%.17g"};

    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_ascii_formatd(out, EQL_FORMAT_ROOM, formats[i], number + 0.0); /* -0 is 0 */
        if (g_ascii_strtod(out, NULL) == number)
            break;
    }
    return strlen(out);
}
