/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/tool-forms.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Where Microsoft Forms has its own columns. */
enum { ID, START, END, EMAIL };

static gboolean has_field(const EqlPeek *peek, const EqlCodes *codes, guint column,
                          const char *field)
{
    return g_strcmp0(eql_codes_field_of_heading(codes, eql_peek_cell(peek, 0, column)), field) == 0;
}

/* ── what stands beneath the header ── */

typedef gboolean (*Judge)(const char *text);

/* Whether every cell beneath the header says so, and there is one. */
static gboolean all_are(const EqlPeek *peek, guint column, Judge judge)
{
    guint row = 1;
    for (; row < EQL_PEEKED && peek->rows[row]; row++)
        if (!judge(eql_peek_cell(peek, row, column)))
            return FALSE;
    return row > 1;
}

/* "2025-11-03T09:00:00", as a date and time in a workbook is read. */
static gboolean is_workbook_time(const char *text)
{
    int date, time, end = 0;
    return sscanf(text, "%*4d-%2d-%*2dT%2d:%*2d:%*2d%n", &date, &time, &end) == 2 && end == 19;
}

/* "2020/06/05 11:34:01 AM EST": Google Forms alone writes a zone after half a day. */
static gboolean is_google_time(const char *text)
{
    int year, month, day, end = 0;
    if (sscanf(text, "%4d/%2d/%2d %*2d:%*2d:%*2d%n", &year, &month, &day, &end) != 3 || !end)
        return FALSE;
    const char *half = text + end + strspn(text + end, " ");
    return half > text + end && (half[0] == 'A' || half[0] == 'P') && half[1] == 'M' &&
           half[2] == ' ' && g_ascii_isupper(half[3]);
}

/* What a form asks for can be a number, an address is in no question's place: one that is known,
 * or the word that stands for none in every language. */
static gboolean is_address(const char *text)
{
    return strchr(text, '@') || g_str_equal(text, "anonymous");
}

static gboolean is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

gboolean eql_forms_is_time(const EqlPeek *peek, guint column)
{
    return all_are(peek, column, is_workbook_time) || all_are(peek, column, is_google_time);
}

/* ── the tools ── */

static gboolean has_microsoft_shape(const EqlPeek *peek)
{
    if (!all_are(peek, ID, is_number) || !all_are(peek, START, is_workbook_time) ||
        !all_are(peek, END, is_workbook_time) || !all_are(peek, EMAIL, is_address))
        return FALSE;
    for (guint row = 1; row < EQL_PEEKED && peek->rows[row]; row++)
        if (strcmp(eql_peek_cell(peek, row, START), eql_peek_cell(peek, row, END)) > 0)
            return FALSE;
    return TRUE;
}

gboolean eql_forms_is_microsoft(const EqlPeek *peek, const EqlCodes *codes)
{
    g_autofree char *first = eql_peek_words(peek, 0, ID);
    return (g_str_equal(first, "id") && has_field(peek, codes, START, "form_start")) ||
           has_microsoft_shape(peek);
}

gboolean eql_forms_is_google(const EqlPeek *peek, const EqlCodes *codes)
{
    return has_field(peek, codes, 0, "form_timestamp") || all_are(peek, 0, is_google_time);
}
