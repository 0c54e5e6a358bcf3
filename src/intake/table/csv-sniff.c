/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/csv-sniff.h"

#include <string.h>

#define N_CANDIDATES 4
#define MAX_RECORDS 1000
#define MAX_COUNT 512

static const char candidates[] = ",;\t|";

/* How many records hold a candidate 0, 1, 2, ... times outside quotes. */
typedef struct {
    guint tally[N_CANDIDATES][MAX_COUNT + 1];
    guint count[N_CANDIDATES]; /* in the record at hand */
    gboolean blank;            /* so far */
    guint n_records;
} Tally;

static int candidate_index(char c)
{
    const char *found = c != '\0' ? strchr(candidates, c) : NULL;

    return found != NULL ? (int)(found - candidates) : -1;
}

static void end_record(Tally *tally)
{
    if (!tally->blank) {
        tally->n_records++;
        for (int i = 0; i < N_CANDIDATES; i++)
            tally->tally[i][MIN(tally->count[i], MAX_COUNT)]++;
    }
    memset(tally->count, 0, sizeof tally->count);
    tally->blank = TRUE;
}

/* The byte behind the quoted text whose opening quote is at p; NULL when it does
 * not end in the sample. */
static const char *skip_quoted(const char *p, const char *end)
{
    while ((p = memchr(p + 1, '"', (gsize)(end - p - 1))) != NULL) {
        if (p + 1 == end || p[1] != '"')
            return p + 1;
        p++;
    }
    return NULL;
}

/* Counts record by record. Which delimiter starts a cell is not known yet, so a
 * quote opens behind any of them. With quoting off, quotes mean nothing. */
static void count_records(Tally *tally, const char *text, gsize length, gboolean quoting)
{
    const char *p = text, *end = text + length;
    gboolean at_start = TRUE;

    memset(tally, 0, sizeof *tally);
    tally->blank = TRUE;
    while (p < end && tally->n_records < MAX_RECORDS) {
        int candidate = candidate_index(*p);
        if (quoting && at_start && *p == '"') {
            tally->blank = FALSE;
            at_start = FALSE;
            p = skip_quoted(p, end);
            if (p == NULL)
                return;
            continue;
        }
        at_start = candidate >= 0 || *p == '\n' || *p == '\r';
        if (*p == '\n' || *p == '\r')
            end_record(tally);
        else if (*p != ' ')
            tally->blank = FALSE;
        if (candidate >= 0)
            tally->count[candidate]++;
        p++;
    }
    /* The sample may end anywhere: a record without its line break counts only
     * when there is no other. */
    if (tally->n_records == 0)
        end_record(tally);
}

/* How well a candidate fits: the number of records that agree on the most
 * frequent count above 0. */
static guint agreement(const Tally *tally, int candidate, guint *count)
{
    guint best = 0;

    *count = 0;
    for (guint n = 1; n <= MAX_COUNT; n++) {
        if (tally->tally[candidate][n] >= best && tally->tally[candidate][n] > 0) {
            best = tally->tally[candidate][n];
            *count = n;
        }
    }
    return best;
}

char eql_csv_sniff_delimiter(const char *text, gsize length)
{
    g_autofree Tally *tally = g_new(Tally, 1);
    guint best = 0, best_count = 0;
    int chosen = 0;

    count_records(tally, text, length, TRUE);
    if (tally->n_records == 0)
        count_records(tally, text, length, FALSE);
    for (int i = 0; i < N_CANDIDATES; i++) {
        guint count, agreeing = agreement(tally, i, &count);
        if (agreeing > best || (agreeing == best && count > best_count)) {
            best = agreeing;
            best_count = count;
            chosen = i;
        }
    }
    return candidates[chosen];
}

gsize eql_csv_sniff_sep_line(const char *text, gsize length, char *delimiter)
{
    gsize at = 5;

    if (length < 6 || g_ascii_strncasecmp(text, "sep=", 4) != 0)
        return 0;
    if (text[4] == '"' || text[4] == '\r' || text[4] == '\n' || (guchar)text[4] >= 0x80)
        return 0;
    if (text[at] == '\r')
        at++;
    if (at < length && text[at] == '\n')
        at++;
    if (at == 5)
        return 0;
    *delimiter = text[4];
    return at;
}
