/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/answer-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mentions.h"
#include "base/text.h"
#include "intake/language-yes.h"
#include "intake/responses/answer-mend.h"

#define EXAMPLE_LENGTH 40
#define EXAMPLE_ROWS 200

static void pending_free(gpointer data)
{
    g_free(((EqlPendingProblem *)data)->text);
    g_free(data);
}

static void written_free(gpointer data)
{
    g_free(((EqlWrittenGroup *)data)->text);
    g_free(data);
}

/* Where the program has no list, what people write are the groups. */
static void start_groups(EqlAnswerReader *reader)
{
    const char *characteristic = reader->item->characteristic;
    g_autofree const char **listed =
        eql_codes_groups(reader->codes, characteristic, EQL_DETAIL_FULL);
    reader->groups = eql_group_column_new(characteristic);
    if (!*listed || !eql_codes_is_characteristic(reader->codes, characteristic))
        reader->written = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, written_free);
}

EqlAnswerReader *eql_answer_reader_new(const EqlLayoutColumn *column, const EqlItem *item,
                                       EqlCodes *codes, const char *sheet, GPtrArray *problems)
{
    EqlAnswerReader *reader = g_new0(EqlAnswerReader, 1);
    reader->column = column;
    reader->item = item;
    reader->codes = codes;
    reader->sheet = sheet;
    reader->problems = problems;
    reader->examples = g_ptr_array_new_with_free_func(g_free);
    if (item) /* what is left out says nothing, and memory for it adds up */
        reader->memo = eql_memo_new();
    reader->pending = g_ptr_array_new_with_free_func(pending_free);
    reader->doubtful = g_array_new(FALSE, FALSE, sizeof(EqlDoubtful));
    if (item && item->kind == EQL_ITEM_SCORED)
        reader->answers = eql_answer_column_new(item->code);
    if (item && item->kind == EQL_ITEM_CHARACTERISTIC)
        start_groups(reader);
    if (item && item->kind == EQL_ITEM_COMMENT)
        reader->comments = g_ptr_array_new_with_free_func((GDestroyNotify)eql_comment_free);
    if (reader->answers || reader->groups)
        reader->labels = eql_label_list_new(column, item, codes);
    return reader;
}

void eql_answer_reader_free(EqlAnswerReader *reader)
{
    if (!reader)
        return;
    eql_memo_free(reader->memo);
    eql_answer_column_free(reader->answers);
    eql_group_column_free(reader->groups);
    g_clear_pointer(&reader->comments, g_ptr_array_unref);
    eql_label_list_free(reader->labels);
    g_ptr_array_unref(reader->examples);
    g_ptr_array_unref(reader->pending);
    g_array_unref(reader->doubtful);
    g_clear_pointer(&reader->written, g_hash_table_unref);
    g_free(reader);
}

/* ── scored questions ── */

void eql_answer_reader_note_unread(EqlAnswerReader *reader, guint64 row, const char *text)
{
    g_autofree char *seen = eql_label_shown(text);
    const EqlLabel *label = eql_label_list_count(reader->labels, row, seen);
    reader->unread++;
    if (g_hash_table_size(reader->answers->unread) < EQL_LABELS_MOST ||
        g_hash_table_contains(reader->answers->unread, seen))
        eql_answer_column_count_unread(reader->answers, seen, 1);
    if (reader->unread > EQL_ANSWER_PROBLEMS)
        return;
    EqlPendingProblem *pending = g_new(EqlPendingProblem, 1);
    pending->problem = eql_problem_new(reader->sheet, row, reader->column->heading);
    pending->text = g_steal_pointer(&seen);
    pending->label = label;
    g_ptr_array_add(reader->problems, pending->problem);
    g_ptr_array_add(reader->pending, pending);
}

/* "A4" */
static gboolean is_code(const char *text, EqlAnswer answer)
{
    return eql_answer_has_point(answer) && g_ascii_tolower(*text) == 'a' &&
           g_ascii_isdigit(text[1]) && strspn(text + 1, "0123456789") == strlen(text + 1);
}

/* Rows are kept of those that may turn out to mean nothing. */
static gboolean is_doubtful(const EqlAnswerReader *reader, int number)
{
    return number == 0 || reader->item->scale->n_points == 2;
}

/* What a number means is known at the end of the file (numbering.h). */
static EqlAnswer take_number(EqlAnswerReader *reader, guint64 row, int number)
{
    const EqlScale *scale = reader->item->scale;
    EqlDoubtful doubtful = {row, number};
    reader->numbers.plain++;
    reader->numbers.zeros += number == 0;
    reader->numbers.tops += number == (int)scale->n_points;
    if (is_doubtful(reader, number) && reader->doubtful->len < EQL_ANSWER_PROBLEMS)
        g_array_append_val(reader->doubtful, doubtful);
    return (EqlAnswer)(EQL_NUMBER_FIRST + number);
}

/* "4 - Agree", "Agree (4)" */
static EqlAnswer match_with_number(EqlAnswerReader *reader, const char *text)
{
    int number = 0;
    g_autofree char *words = eql_number_and_words(text, &number);
    EqlAnswer answer = words ? eql_scale_match(reader->item->scale, words, -1) : EQL_ANSWER_UNREAD;
    if (answer == EQL_ANSWER_BLANK)
        return EQL_ANSWER_UNREAD;
    if (answer != EQL_ANSWER_UNREAD)
        eql_numbers_take_pair(&reader->numbers, reader->item->scale, number, answer);
    return answer;
}

static EqlAnswer match_range(const EqlScale *scale, const char *text)
{
    char *ranges[2];
    if (!eql_answer_ranges(text, ranges))
        return EQL_ANSWER_UNREAD;
    EqlAnswer answer = EQL_ANSWER_UNREAD;
    for (guint i = 0; i < G_N_ELEMENTS(ranges); i++) {
        if (answer == EQL_ANSWER_UNREAD)
            answer = eql_scale_match(scale, ranges[i], -1);
        g_free(ranges[i]);
    }
    return answer;
}

static EqlAnswer match_answer(const EqlScale *scale, const char *text)
{
    EqlAnswer answer = eql_scale_match(scale, text, -1);
    g_autofree char *bare = answer == EQL_ANSWER_UNREAD ? eql_answer_bare(text) : NULL;
    if (bare)
        answer = eql_scale_match(scale, bare, -1);
    return answer == EQL_ANSWER_UNREAD ? match_range(scale, text) : answer;
}

static EqlAnswer read_number(EqlAnswerReader *reader, guint64 row, const EqlCell *cell, int number)
{
    EqlAnswer answer = take_number(reader, row, number);
    if (!is_doubtful(reader, number))
        eql_memo_put(reader->memo, cell->text, cell->length, answer);
    return answer;
}

static EqlAnswer read_answer(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    g_autofree char *text = eql_answer_plain(cell);
    const EqlMeaning *meaning = eql_label_list_meaning(reader->labels, row, text);
    if (meaning)
        return meaning->answer;
    int number = eql_number_of(reader->item->scale, text);
    if (number >= 0)
        return read_number(reader, row, cell, number);
    EqlAnswer answer = match_answer(reader->item->scale, text);
    if (answer == EQL_ANSWER_UNREAD)
        answer = match_with_number(reader, text);
    if (answer == EQL_ANSWER_UNREAD && eql_answer_is_missing(text))
        answer = EQL_ANSWER_BLANK;
    gboolean coded = is_code(text, answer);
    reader->coded |= coded;
    reader->worded |= !coded && eql_answer_has_point(answer);
    if (answer == EQL_ANSWER_UNREAD)
        eql_answer_reader_note_unread(reader, row, text);
    else
        eql_memo_put(reader->memo, cell->text, cell->length, answer);
    return answer;
}

static void take_answer(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    GByteArray *answers = reader->answers->answers;
    EqlAnswer answer = EQL_ANSWER_BLANK;
    if (cell && cell->length > 0) {
        int known = eql_memo_get(reader->memo, cell->text, cell->length);
        answer = known != EQL_MEMO_UNKNOWN ? (EqlAnswer)known : read_answer(reader, row, cell);
    }
    if (reader->n == answers->len)
        g_byte_array_set_size(answers, MAX(1024, 2 * answers->len));
    answers->data[reader->n] = answer;
}

/* ── characteristics ── */

static void note_unknown(EqlAnswerReader *reader, guint64 row, const char *text)
{
    g_autofree char *seen = eql_label_shown(text);
    eql_label_list_count(reader->labels, row, seen);
}

static void note_written(EqlAnswerReader *reader, guint64 row, const char *text, const char *code)
{
    EqlWrittenGroup *written = g_hash_table_lookup(reader->written, code);
    if (!written) {
        written = g_new0(EqlWrittenGroup, 1);
        written->text = g_strdup(text);
        written->first_row = row;
        g_hash_table_insert(reader->written, (char *)code, written);
    }
    written->count++;
}

static const char *match_group(const EqlAnswerReader *reader, const char *text)
{
    const char *characteristic = reader->item->characteristic, *language = NULL;
    if (g_str_equal(characteristic, "language") &&
        eql_language_yes_no(reader->item->text, text, -1, &language))
        return language;
    const char *code = eql_codes_match(reader->codes, characteristic, text, -1);
    g_autofree char *bare = code ? NULL : eql_answer_bare(text);
    return bare ? eql_codes_match(reader->codes, characteristic, bare, -1) : code;
}

static void take_group(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    int known = cell && cell->length ? eql_memo_get(reader->memo, cell->text, cell->length) : 0;
    if (known != EQL_MEMO_UNKNOWN) {
        guint16 index = (guint16)known;
        g_array_append_val(reader->groups->values, index);
        return;
    }
    g_autofree char *text = eql_answer_plain(cell);
    const EqlMeaning *meaning = eql_label_list_meaning(reader->labels, row, text);
    const char *code = meaning ? meaning->group : match_group(reader, text);
    eql_group_column_add(reader->groups, code);
    if (meaning)
        return;
    if (!code)
        note_unknown(reader, row, text);
    else if (reader->written)
        note_written(reader, row, text, code);
    else
        eql_memo_put(reader->memo, cell->text, cell->length,
                     g_array_index(reader->groups->values, guint16, reader->n));
}

/* ── comments ── */

static gboolean take_comment(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    if (!cell || eql_table_cell_is_blank(cell))
        return FALSE;
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    if (eql_answer_is_missing(text))
        return FALSE;
    guint removed = 0;
    g_autofree char *masked = eql_text_mask_identifiers(text, &removed);
    reader->masked += removed;
    g_auto(GStrv) named = eql_mentions(masked);
    if (named && reader->named++ == 0)
        reader->first_named = row;
    g_ptr_array_add(reader->comments, eql_comment_new(reader->n, reader->item->code, masked));
    return TRUE;
}

char *eql_answer_example(const char *text)
{
    g_autofree char *masked = eql_text_mask_identifiers(text, NULL);
    if (g_utf8_strlen(masked, -1) <= EXAMPLE_LENGTH)
        return g_steal_pointer(&masked);
    g_autofree char *cut = g_utf8_substring(masked, 0, EXAMPLE_LENGTH);
    return g_strconcat(g_strchomp(cut), "…", NULL);
}

static void take_example(EqlAnswerReader *reader, const EqlCell *cell)
{
    if (reader->examples->len == EQL_ANSWER_EXAMPLES || reader->n >= EXAMPLE_ROWS || !cell ||
        eql_table_cell_is_blank(cell))
        return;
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    char *seen = eql_answer_example(text);
    if (g_ptr_array_find_with_equal_func(reader->examples, seen, g_str_equal, NULL))
        g_free(seen);
    else
        g_ptr_array_add(reader->examples, seen);
}

gboolean eql_answer_reader_set_meanings(EqlAnswerReader *reader, const EqlMapping *mapping,
                                        const EqlMapping *remembered, GError **error)
{
    return !reader->labels ||
           eql_label_list_set_meanings(reader->labels, mapping, remembered, error);
}

gboolean eql_answer_reader_take(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    if (reader->n < EXAMPLE_ROWS && !reader->column->identifier)
        take_example(reader, cell);
    if (reader->answers)
        take_answer(reader, row, cell);
    else if (reader->groups)
        take_group(reader, row, cell);
    gboolean commented = reader->comments && take_comment(reader, row, cell);
    reader->n++;
    return commented;
}

char **eql_answer_reader_examples(const EqlAnswerReader *reader)
{
    if (reader->column->identifier)
        return NULL;
    char **examples = g_new0(char *, reader->examples->len + 1);
    for (guint i = 0; i < reader->examples->len; i++)
        examples[i] = g_strdup(reader->examples->pdata[i]);
    return examples;
}

gboolean eql_answer_reader_numbered(const EqlAnswerReader *reader)
{
    return reader->coded || reader->numbers.plain > 0;
}

gboolean eql_answer_reader_worded(const EqlAnswerReader *reader)
{
    return reader->worded;
}
