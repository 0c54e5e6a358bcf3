/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/file-numbers.h"

#include "base/kept.h"
#include "intake/responses/numbering.h"
#include "model/problem.h"

static void add_up(GPtrArray *readers, EqlNumbers all[EQL_NUMBER_MOST + 1])
{
    for (guint i = 0; i < readers->len; i++) {
        const EqlNumbers *own = eql_answer_reader_numbers(readers->pdata[i]);
        if (own)
            eql_numbers_add(&all[eql_answer_reader_points(readers->pdata[i])], own);
    }
}

/* The same number means one thing on one form and the opposite on the next. */
static char *how_read(EqlNumbersOrder order, guint n)
{
    switch (order) {
    case EQL_NUMBERS_UP:
        return g_strdup_printf(ngettext("%u question has numbers or codes for answers; 1 (or A1) "
                                        "was read as the lowest answer.",
                                        "%u questions have numbers or codes for answers; 1 (or A1) "
                                        "was read as the lowest answer.",
                                        n),
                               n);
    case EQL_NUMBERS_DOWN:
        return g_strdup_printf(ngettext("%u question has numbers for answers; 1 was read as the "
                                        "highest answer, as the file says.",
                                        "%u questions have numbers for answers; 1 was read as the "
                                        "highest answer, as the file says.",
                                        n),
                               n);
    case EQL_NUMBERS_UP_FROM_0:
        return g_strdup_printf(ngettext("%u question has numbers for answers; 0 was read as the "
                                        "lowest answer.",
                                        "%u questions have numbers for answers; 0 was read as the "
                                        "lowest answer.",
                                        n),
                               n);
    case EQL_NUMBERS_DOWN_FROM_0:
        return g_strdup_printf(ngettext("%u question has numbers for answers; 0 was read as the "
                                        "highest answer, as the file says.",
                                        "%u questions have numbers for answers; 0 was read as the "
                                        "highest answer, as the file says.",
                                        n),
                               n);
    case EQL_NUMBERS_UNKNOWN:
        break;
    }
    return g_strdup_printf(ngettext("%u question has numbers for answers, and nothing says which "
                                    "way they count; they were not read.",
                                    "%u questions have numbers for answers, and nothing says which "
                                    "way they count; they were not read.",
                                    n),
                           n);
}

static void report(guint n, EqlNumbersOrder order, const char *sheet, GPtrArray *problems)
{
    if (n > 0)
        eql_problems_take(
            problems, sheet, 0, NULL, EQL_KEPT(how_read(order, n)),
            EQL_KEPT(g_strdup(_("If the form counts the other way round, export again with the "
                                "answers’ full texts."))));
}

void eql_settle_numbers(GPtrArray *readers, const char *sheet, GPtrArray *problems)
{
    EqlNumbers all[EQL_NUMBER_MOST + 1] = {{0}};
    guint read[EQL_NUMBERS_DOWN_FROM_0 + 1] = {0};
    add_up(readers, all);
    for (guint i = 0; i < readers->len; i++) {
        EqlAnswerReader *reader = readers->pdata[i];
        guint points = eql_answer_reader_points(reader);
        if (eql_answer_reader_numbers(reader))
            read[eql_answer_reader_settle(reader, &all[points])]++;
        else if (eql_answer_reader_numbered(reader))
            read[EQL_NUMBERS_UP]++;
    }
    for (guint order = 0; order < G_N_ELEMENTS(read); order++)
        report(read[order], (EqlNumbersOrder)order, sheet, problems);
}
