/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number format makes of a number. */
typedef enum {
    EQL_FORMAT_NUMBER = 0,
    EQL_FORMAT_DATE = 1 << 0,    /* it shows a year, month or day */
    EQL_FORMAT_TIME = 1 << 1,    /* it shows hours or seconds */
    EQL_FORMAT_ELAPSED = 1 << 2, /* hours beyond 24, as [h]:mm */
} EqlFormatKind;

/* Of a format code such as "dd/mm/yyyy" or [Red]0.00 (ECMA-376 part 1, 18.8.31). */
EqlFormatKind eql_format_of_code(const char *code);

/* Of a format that is known by its number only (18.8.30). */
EqlFormatKind eql_format_of_builtin(guint id);

/* Room for any result of the functions below, with the final NUL. */
#define EQL_FORMAT_ROOM 40

/* Writes a serial number as its format's kind asks: "2025-03-04",
 * "2025-03-04T10:11:12", "10:11:12", "26:30:00" for elapsed time. Seconds are
 * rounded. date1904: days count from 1904-01-01, else as in Excel from 1900 (whose
 * serial 60, a 29 February that never was, reads as the 28th). Returns the length;
 * 0 when the number is no such date (negative, or behind 9999). */
gsize eql_format_serial(double serial, EqlFormatKind kind, gboolean date1904, char *out);

/* Tidies an ISO 8601 date as strict workbooks hold it (t="d"): drops the zone,
 * fractions of a second, and midnight when the format shows no time. Returns the
 * length, 0 when text is no such date. */
gsize eql_format_iso(const char *text, gsize length, EqlFormatKind kind, char *out);

/* Writes the shortest decimal that reads back as the same number; returns its length. */
gsize eql_format_number(double number, char *out);

G_END_DECLS
