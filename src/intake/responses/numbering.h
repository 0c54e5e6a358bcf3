/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers for answers. Most forms count from 1, the lowest answer; some from 0; some the other way
 * round. Which of these it is, is told by the numbers that a file has, by answers with their
 * number ("5 - Strongly agree") and by a heading that explains them; so it is known at the end. */

#include "model/scale.h"

/* The number n, for as long as it is not known what it means, is kept as the answer
 * EQL_NUMBER_FIRST + n; for scales of up to EQL_NUMBER_MOST points. */
enum { EQL_NUMBER_FIRST = 200, EQL_NUMBER_MOST = 50 };

/* What was met in one column, or in several. */
typedef struct {
    guint plain;                            /* cells with nothing but a number */
    guint zeros;                            /* of these: 0 */
    guint tops;                             /* of these: the number of points */
    guint up, down, up_from_0, down_from_0; /* numbers beside words: how they count */
} EqlNumbers;

/* How a file counts. */
typedef enum {
    EQL_NUMBERS_UNKNOWN, /* numbers are not read */
    EQL_NUMBERS_UP,      /* 1 is the lowest */
    EQL_NUMBERS_DOWN,    /* 1 is the highest */
    EQL_NUMBERS_UP_FROM_0,
    EQL_NUMBERS_DOWN_FROM_0,
} EqlNumbersOrder;

/* The plain number that a text is ("4", "4.0", "4/5" of a scale of five); -1: it is none, or
 * larger than the scale can have. */
int eql_number_of(const EqlScale *scale, const char *text);

/* The words of "4 - Agree", "4. Agree", "Agree (4)", and the number; NULL: the text is not
 * written so. Owned by the caller. */
char *eql_number_and_words(const char *text, int *number);

/* Counts a number that stands beside the words of an answer. */
void eql_numbers_take_pair(EqlNumbers *numbers, const EqlScale *scale, int number,
                           EqlAnswer answer);
/* Counts what a heading says of the numbers ("1 = strongly disagree, 5 = strongly agree"). */
void eql_numbers_take_legend(EqlNumbers *numbers, const EqlScale *scale, const char *heading);
void eql_numbers_add(EqlNumbers *to, const EqlNumbers *more);

/* `own`: of the column; `all`: of all columns whose scales have as many points. On a scale of two
 * points 1 and 2 alone are not read: forms write 1 for yes as often as for no. */
EqlNumbersOrder eql_numbers_order(const EqlNumbers *own, const EqlNumbers *all, guint n_points);

/* EQL_ANSWER_UNREAD when the number is none of the scale's. */
EqlAnswer eql_number_answer(EqlNumbersOrder order, int number, guint n_points);
