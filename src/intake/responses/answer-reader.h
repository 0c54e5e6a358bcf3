/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One column of an export on its way to answers. Most cells of a column hold one of a
 * handful of texts, so what a text means is worked out once and then looked up by its
 * bytes. */

#include "intake/responses/match.h"
#include "intake/responses/name-mask.h"
#include "intake/responses/numbering.h"
#include "intake/table/table.h"
#include "model/import-record.h"
#include "model/mapping.h"
#include "model/responses.h"

typedef struct _EqlAnswerReader EqlAnswerReader;

/* `item` NULL: the column only gives examples for a preview. Borrows all it is given. */
EqlAnswerReader *eql_answer_reader_new(const EqlLayoutColumn *column, const EqlItem *item,
                                       EqlCodes *codes, const char *sheet, GPtrArray *problems);
void eql_answer_reader_free(EqlAnswerReader *reader);

/* What answers mean that fit nothing: see eql_label_list_set_meanings(). */
gboolean eql_answer_reader_set_meanings(EqlAnswerReader *reader, const EqlMapping *mapping,
                                        const EqlMapping *remembered, GError **error);

/* Takes the cell (NULL: there is none) of the next respondent. Says whether it was a
 * comment. */
gboolean eql_answer_reader_take(EqlAnswerReader *reader, guint64 row, const EqlCell *cell);

/* Says what was met beyond the single cells, adds the answers that fit nothing to `labels`
 * (EqlLabel), and hands the column over to `responses`. What may be a name, or is one by
 * `names`, is neither said nor handed over. */
void eql_answer_reader_finish(EqlAnswerReader *reader, EqlNameMask *names, EqlResponses *responses,
                              GPtrArray *labels);

/* So many examples are given of a column. */
#define EQL_ANSWER_EXAMPLES 3

/* An answer for a preview: short, and without what names people. */
char *eql_answer_example(const char *text);

/* Up to three different answers, for a preview; NULL-terminated, the caller's; NULL for
 * identifiers. */
char **eql_answer_reader_examples(const EqlAnswerReader *reader);

/* Whether some answers were numbers or codes ("4", "A4") in place of the scale's words. */
gboolean eql_answer_reader_numbered(const EqlAnswerReader *reader);
/* What was met of numbers, with what the heading says of them; NULL: no question with answers to
 * choose from, or no number. */
const EqlNumbers *eql_answer_reader_numbers(EqlAnswerReader *reader);
/* How many points the question's scale has; 0: it has none. */
guint eql_answer_reader_points(const EqlAnswerReader *reader);
/* Makes answers of the numbers, once the file is read; before it is finished. `all`: as
 * eql_numbers_order() has it. */
EqlNumbersOrder eql_answer_reader_settle(EqlAnswerReader *reader, const EqlNumbers *all);
/* Whether some were words. */
gboolean eql_answer_reader_worded(const EqlAnswerReader *reader);
