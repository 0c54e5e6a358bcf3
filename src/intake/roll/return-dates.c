/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/return-dates.h"

#include "base/kept.h"
#include <string.h>

/* Easter Sunday of the Gregorian calendar: the algorithm of 1876 by an anonymous
 * correspondent of Nature, in the form of Meeus, Astronomical Algorithms (1991), ch. 8. */
static GDate easter_of(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)(n % 31 + 1), (GDateMonth)(n / 31), (GDateYear)year);
    return date;
}

static void write_date(const GDate *date, char text[EQL_DATE_SIZE])
{
    g_date_strftime(text, EQL_DATE_SIZE, "%Y-%m-%d", date);
}

static void write_day(int year, int month, int day, char text[EQL_DATE_SIZE])
{
    g_snprintf(text, EQL_DATE_SIZE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
}

gboolean eql_return_collects(const char *term, int year, char first[EQL_DATE_SIZE],
                             char last[EQL_DATE_SIZE])
{
    if (term == NULL || year < 2000 || year > 2200)
        return FALSE;
    if (strcmp(term, "SUM") == 0) {
        write_day(year - 1, 8, 1, first);
        write_day(year - 1, 12, 31, last);
    } else if (strcmp(term, "AUT") == 0) {
        GDate easter = easter_of(year);
        write_day(year, 1, 1, first);
        write_date(&easter, last);
    } else {
        GDate easter = easter_of(year - 1);
        g_date_add_days(&easter, 1);
        write_date(&easter, first);
        write_day(year - 1, 7, 31, last);
    }
    return TRUE;
}

/* What a return is: its term and year, and the days that it collects. */
static char *said_of(const char *term, int year, const char *from, const char *to)
{
    return g_strdup_printf(
        strcmp(term, "SUM") == 0
            ? _("This is the summer return of %d. It collects the outcomes of %s to %s.")
        : strcmp(term, "AUT") == 0
            ? _("This is the autumn return of %d. It collects the outcomes of %s to %s.")
            : _("This is the spring return of %d. It collects the outcomes of %s to %s."),
        year, from, to);
}

static guint count_outside(const EqlOutcomes *outcomes, const char *first, const char *last)
{
    guint n = 0;

    for (guint i = 0; i < outcomes->n; i++) {
        const char *date = outcomes->dates->pdata[i];
        n += *date != '\0' && (strcmp(date, first) < 0 || strcmp(date, last) > 0);
    }
    return n;
}

static void note_outside(EqlRollJob *job, guint n)
{
    if (n == 0)
        return;
    eql_roll_notes_file(
        job->notes,
        g_strdup_printf(ngettext("%u outcome of this return lies outside the days that it "
                                 "collects; it was kept.",
                                 "%u outcomes of this return lie outside the days that it "
                                 "collects; they were kept.",
                                 n),
                        n),
        g_strdup(_("Check the dates in the school’s system.")));
}

/* The school year that a return's outcomes belong to ends in this year. */
static int school_year_of(const char *term, int year)
{
    return strcmp(term, "SPR") == 0 ? year - 1 : year;
}

static void note_unknown_term(EqlRollJob *job)
{
    eql_roll_notes_file(
        job->notes,
        g_strdup(_("The return does not say of which term and year it is, so it is not known which "
                   "days its outcomes are of.")),
        g_strdup(_("Each return collects those of two terms before. Look up which one it is, and "
                   "bring in the three that make a school year.")));
}

void eql_return_note_dates(EqlRollJob *job, const EqlReturnHeader *header)
{
    char first[EQL_DATE_SIZE], last[EQL_DATE_SIZE];
    int year = header->year != NULL ? (int)g_ascii_strtoll(header->year, NULL, 10) : 0;

    if (!eql_return_collects(header->term, year, first, last)) {
        note_unknown_term(job);
        return;
    }
    int end = school_year_of(header->term, year);
    g_autofree char *from = EQL_KEPT(eql_day(first)), *to = EQL_KEPT(eql_day(last));
    eql_roll_notes_file(
        job->notes, said_of(header->term, year, from, to),
        g_strdup_printf(_("The whole school year %d/%02d comes from three returns: summer %d, "
                          "autumn %d and spring %d. Bring each of them in as outcomes; what two "
                          "of them tell counts once."),
                        end - 1, end % 100, end, end, end + 1));
    note_outside(job, count_outside(job->outcomes, first, last));
}
