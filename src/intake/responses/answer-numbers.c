/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At the end of the file: what the numbers of a column mean. */
#include "intake/responses/answer-reader-private.h"

const EqlNumbers *eql_answer_reader_numbers(EqlAnswerReader *reader)
{
    if (!reader->answers || reader->numbers.plain == 0)
        return NULL;
    if (!reader->legend_read)
        eql_numbers_take_legend(&reader->numbers, reader->item->scale, reader->column->heading);
    reader->legend_read = TRUE;
    return &reader->numbers;
}

guint eql_answer_reader_points(const EqlAnswerReader *reader)
{
    return reader->answers ? reader->item->scale->n_points : 0;
}

/* Tells the first rows by their numbers, and counts the others. */
static void tell_unread(EqlAnswerReader *reader, guint *left, EqlNumbersOrder order)
{
    guint k = reader->item->scale->n_points;
    for (guint i = 0; i < reader->doubtful->len; i++) {
        const EqlDoubtful *doubtful = &g_array_index(reader->doubtful, EqlDoubtful, i);
        if (eql_number_answer(order, doubtful->number, k) != EQL_ANSWER_UNREAD)
            continue;
        g_autofree char *text = g_strdup_printf("%d", doubtful->number);
        eql_answer_reader_note_unread(reader, doubtful->row, text);
        left[doubtful->number]--;
    }
    for (guint number = 0; number <= k; number++) {
        g_autofree char *text = g_strdup_printf("%u", number);
        for (; left[number] > 0; left[number]--)
            eql_answer_reader_note_unread(reader, 0, text);
    }
}

EqlNumbersOrder eql_answer_reader_settle(EqlAnswerReader *reader, const EqlNumbers *all)
{
    const EqlNumbers *own = eql_answer_reader_numbers(reader);
    if (!own)
        return EQL_NUMBERS_UNKNOWN;
    guint k = reader->item->scale->n_points;
    guint unread[EQL_NUMBER_MOST + 1] = {0};
    EqlNumbersOrder order = eql_numbers_order(own, all, k);
    guint8 *answers = reader->answers->answers->data;
    for (guint i = 0; i < reader->n; i++) {
        if (answers[i] < EQL_NUMBER_FIRST || answers[i] > EQL_NUMBER_FIRST + EQL_NUMBER_MOST)
            continue;
        int number = answers[i] - EQL_NUMBER_FIRST;
        answers[i] = eql_number_answer(order, number, k);
        unread[number] += answers[i] == EQL_ANSWER_UNREAD;
    }
    tell_unread(reader, unread, order);
    return order;
}
