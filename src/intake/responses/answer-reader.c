/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/answer-reader.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "intake/responses/label-list.h"
#include "intake/responses/memo.h"

/* A column that was matched wrongly must not fill the list of problems, or the memory. */
#define MOST_PROBLEMS 100
#define EXAMPLE_LENGTH 40
#define EXAMPLE_ROWS 200

struct _EqlAnswerReader {
    const EqlLayoutColumn *column;
    const EqlItem *item;
    EqlCodes *codes;
    const char *sheet;
    GPtrArray *problems;
    guint n; /* respondents so far */
    EqlMemo *memo;
    EqlAnswerColumn *answers; /* scored */
    EqlGroupColumn *groups;   /* characteristic */
    GPtrArray *comments;      /* comment: EqlComment */
    EqlLabelList *labels;     /* scored, characteristic: answers that fit nothing */
    guint unread, masked;
    guint named;         /* comments that seem to name somebody */
    guint64 first_named; /* row of the first */
    gboolean numbered;   /* some answers were numbers or codes */
    GPtrArray *examples; /* char* */
    GPtrArray *pending;  /* scored: Pending */
    GHashTable *written; /* characteristic without a list: group → Written */
};

/* A problem whose words wait for the end of the file, when all names in it are known. */
typedef struct {
    EqlProblem *problem; /* in the list */
    char *text;
    const EqlLabel *label; /* NULL beyond EQL_LABELS_MOST */
} Pending;

/* A group by a word of the respondents' own. */
typedef struct {
    char *text;
    guint count;
    guint64 first_row;
} Written;

static void pending_free(gpointer data)
{
    g_free(((Pending *)data)->text);
    g_free(data);
}

static void written_free(gpointer data)
{
    g_free(((Written *)data)->text);
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
    g_clear_pointer(&reader->written, g_hash_table_unref);
    g_free(reader);
}

/* ── what a cell says ── */

/* What stands for "no answer" where the scale has no such label. */
static gboolean is_missing_mark(const char *text)
{
    static const char *const marks[] = {"", "-", "--", "n/a", "na", "#n/a", "null", "#null!", NULL};
    g_autofree char *folded = eql_text_fold(text, -1);
    return g_strv_contains(marks, folded);
}

/* The small number that Excel took for a date: 3 is 1900-01-03 or, in workbooks that
 * count from 1904, 1904-01-04; in a CSV it may have been written as 03/01/1900 or, in
 * America, 1/3/1900. -1 when the text is no such date. */
static int number_behind_date(const char *text)
{
    int year, month, day, end = 0;
    if (!g_ascii_isdigit(*text))
        return -1;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && month == 1) {
        if (text[end] && !strchr("T ", text[end]))
            return -1;
        return year == 1900 ? day : year == 1904 ? day - 1 : -1;
    }
    if (sscanf(text, "%2d/%2d/%4d%n", &day, &month, &year, &end) == 3 && !text[end] && year == 1900)
        return month == 1 ? day : day == 1 ? month : -1;
    return -1;
}

/* The cell's text as a person would read it: without the semicolon that Microsoft Forms
 * leaves behind a choice, and with the number that Excel took for a date. */
static char *plain_answer(const EqlCell *cell)
{
    char *text = g_strstrip(g_strndup(cell->text, cell->length));
    gsize length = strlen(text);
    if (length > 1 && text[length - 1] == ';')
        text[length - 1] = 0;
    int number = number_behind_date(text);
    if (number < 0)
        return text;
    g_free(text);
    return g_strdup_printf("%d", number);
}

/* ── scored questions ── */

static char *scale_words(const EqlScale *scale)
{
    return g_strjoinv(", ", scale->points);
}

static void note_unread(EqlAnswerReader *reader, guint64 row, const char *text)
{
    g_autofree char *seen = eql_label_shown(text);
    const EqlLabel *label = eql_label_list_count(reader->labels, row, seen);
    reader->unread++;
    if (g_hash_table_size(reader->answers->unread) < EQL_LABELS_MOST ||
        g_hash_table_contains(reader->answers->unread, seen))
        eql_answer_column_count_unread(reader->answers, seen, 1);
    if (reader->unread > MOST_PROBLEMS)
        return;
    Pending *pending = g_new(Pending, 1);
    pending->problem = eql_problem_new(reader->sheet, row, reader->column->heading, NULL, NULL);
    pending->text = g_steal_pointer(&seen);
    pending->label = label;
    g_ptr_array_add(reader->problems, pending->problem);
    g_ptr_array_add(reader->pending, pending);
}

/* "4" or "A4" where the scale's labels are words. */
static gboolean is_numbered(const EqlScale *scale, const char *text, EqlAnswer answer)
{
    const char *digits = g_ascii_tolower(*text) == 'a' ? text + 1 : text;
    return eql_answer_has_point(answer) && g_ascii_isdigit(*digits) &&
           strspn(digits, "0123456789.") == strlen(digits) &&
           !g_ascii_isdigit(*eql_scale_label(scale, answer));
}

static EqlAnswer read_answer(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    g_autofree char *text = plain_answer(cell);
    const EqlMeaning *meaning = eql_label_list_meaning(reader->labels, row, text);
    if (meaning)
        return meaning->answer;
    EqlAnswer answer = eql_scale_match(reader->item->scale, text, -1);
    if (answer == EQL_ANSWER_UNREAD && is_missing_mark(text))
        answer = EQL_ANSWER_BLANK;
    reader->numbered |= is_numbered(reader->item->scale, text, answer);
    if (answer == EQL_ANSWER_UNREAD)
        note_unread(reader, row, text);
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
    Written *written = g_hash_table_lookup(reader->written, code);
    if (!written) {
        written = g_new0(Written, 1);
        written->text = g_strdup(text);
        written->first_row = row;
        g_hash_table_insert(reader->written, (char *)code, written);
    }
    written->count++;
}

static void take_group(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    int known = cell && cell->length ? eql_memo_get(reader->memo, cell->text, cell->length) : 0;
    if (known != EQL_MEMO_UNKNOWN) {
        guint16 index = (guint16)known;
        g_array_append_val(reader->groups->values, index);
        return;
    }
    g_autofree char *text = plain_answer(cell);
    const EqlMeaning *meaning = eql_label_list_meaning(reader->labels, row, text);
    const char *code = meaning
                           ? meaning->group
                           : eql_codes_match(reader->codes, reader->item->characteristic, text, -1);
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

/* "Mr Khan", "Miss O'Neill": a form of address and a name. First names alone are too
 * often ordinary words to be looked for. */
static gboolean names_somebody(const char *text)
{
    static GRegex *address;
    static gsize once;
    if (g_once_init_enter(&once)) {
        address = g_regex_new("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\b\\.?\\s+\\p{Lu}[\\p{L}'’]+",
                              G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    return g_regex_match(address, text, 0, NULL);
}

static gboolean take_comment(EqlAnswerReader *reader, guint64 row, const EqlCell *cell)
{
    if (!cell || eql_table_cell_is_blank(cell))
        return FALSE;
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    if (is_missing_mark(text))
        return FALSE;
    guint removed = 0;
    g_autofree char *masked = eql_text_mask_identifiers(text, &removed);
    reader->masked += removed;
    if (names_somebody(masked) && reader->named++ == 0)
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

/* ── at the end ── */

/* Groups that so many gave themselves are no names of one person. */
#define FEWEST_OF_A_GROUP 3

/* What may be said, and kept, of a text that was met in place of an answer. */
static const char *discreet(EqlNameMask *names, const char *text, gboolean like_an_answer)
{
    gboolean name = eql_name_mask_knows(names, text) || (!like_an_answer && eql_names_maybe(text));
    return name ? _("[may be a name]") : text;
}

static void tell_unread(EqlAnswerReader *reader, EqlNameMask *names)
{
    g_autofree char *words = reader->pending->len ? scale_words(reader->item->scale) : NULL;
    for (guint i = 0; i < reader->pending->len; i++) {
        const Pending *pending = reader->pending->pdata[i];
        const char *guess = pending->label ? pending->label->guess : NULL;
        pending->problem->message = g_strdup_printf(_("“%s” is none of the question's answers."),
                                                    discreet(names, pending->text, guess != NULL));
        pending->problem->advice =
            guess ? g_strdup_printf(
                        _("Did they mean “%s”? Say what it means, or correct the cell and "
                          "bring the file in again; until then it counts as not read."),
                        guess)
                  : g_strdup_printf(
                        _("The answers are: %s. Say what it means, or correct the cell and "
                          "bring the file in again; until then it counts as not read."),
                        words);
    }
}

/* Names among the texts that were not read become one. */
static void hide_unread_names(EqlAnswerReader *reader, EqlNameMask *names)
{
    g_autoptr(GHashTable) found = g_steal_pointer(&reader->answers->unread);
    GHashTableIter iter;
    gpointer text = NULL, count = NULL;
    reader->answers->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &text, &count)) {
        gboolean alike = eql_label_list_guess(reader->labels, text) != NULL;
        eql_answer_column_count_unread(reader->answers, discreet(names, text, alike),
                                       GPOINTER_TO_UINT(count));
    }
}

static gboolean is_a_name(const Written *written, EqlNameMask *names)
{
    return written && written->count < FEWEST_OF_A_GROUP &&
           (eql_name_mask_knows(names, written->text) || eql_names_maybe(written->text));
}

static void tell_name_for_group(EqlAnswerReader *reader, const Written *written)
{
    eql_problems_take(
        reader->problems, reader->sheet, written->first_row, reader->column->heading,
        g_strdup(_("What is written here may be a person's name, so it was not taken for a "
                   "group.")),
        g_strdup(_("It counts as not stated. If it is a group, give it a shorter name in the file "
                   "and bring it in again.")));
}

/* A group is kept by its name; a person's name must not be kept at all. */
static void drop_names_of_groups(EqlAnswerReader *reader, EqlNameMask *names)
{
    g_autoptr(GPtrArray) dropped = g_ptr_array_new();
    for (guint i = 0; i < reader->groups->groups->len; i++) {
        const char *code = reader->groups->groups->pdata[i];
        const Written *written = g_hash_table_lookup(reader->written, code);
        if (!is_a_name(written, names))
            continue;
        g_ptr_array_add(dropped, (char *)code);
        tell_name_for_group(reader, written);
    }
    if (dropped->len == 0)
        return;
    EqlGroupColumn *kept = eql_group_column_new(reader->groups->characteristic);
    for (guint i = 0; i < reader->n; i++) {
        const char *code = eql_group_column_get(reader->groups, i);
        gboolean drop = g_ptr_array_find_with_equal_func(dropped, code, g_str_equal, NULL);
        eql_group_column_add(kept, drop ? NULL : code);
    }
    eql_group_column_free(reader->groups);
    reader->groups = kept;
}

static void report_unknown(EqlAnswerReader *reader, const EqlLabel *label, const char *seen)
{
    static const char *const until =
        N_("They count as not stated. To count them in a group, say which group they mean, or "
           "write its usual name in the file and bring it in again.");
    eql_problems_take(
        reader->problems, reader->sheet, g_array_index(label->rows, guint64, 0), label->column,
        g_strdup_printf(ngettext("“%s” (%u response) names no group that is known.",
                                 "“%s” (%u responses) names no group that is known.", label->count),
                        seen, label->count),
        label->guess ? g_strdup_printf(_("Did they mean “%s”? %s"), label->guess, _(until))
                     : g_strdup(_(until)));
}

/* What may be a name is not listed: nobody would say that it means an answer. */
static void finish_labels(EqlAnswerReader *reader, EqlNameMask *names, GPtrArray *labels)
{
    guint i = labels->len;
    if (!reader->labels)
        return;
    eql_label_list_finish(reader->labels, labels);
    while (i < labels->len) {
        const EqlLabel *label = labels->pdata[i];
        gboolean alike = label->guess || (reader->groups && label->count >= FEWEST_OF_A_GROUP);
        const char *seen = label->means ? label->answer : discreet(names, label->answer, alike);
        if (reader->groups && !label->means)
            report_unknown(reader, label, seen);
        if (seen == label->answer)
            i++;
        else
            g_ptr_array_remove_index(labels, i);
    }
}

static void report_named(EqlAnswerReader *reader)
{
    if (reader->named > 0)
        eql_problems_take(
            reader->problems, reader->sheet, reader->first_named, reader->column->heading,
            g_strdup_printf(ngettext("%u comment seems to name somebody (“Mr …”, “Miss …”).",
                                     "%u comments seem to name somebody (“Mr …”, “Miss …”); this "
                                     "is the first.",
                                     reader->named),
                            reader->named),
            g_strdup(_("Names that people wrote stay in the comments: read them before you share "
                       "them.")));
}

static void report_summary(EqlAnswerReader *reader)
{
    if (reader->unread > MOST_PROBLEMS)
        eql_problems_take(
            reader->problems, reader->sheet, 0, reader->column->heading,
            g_strdup_printf(ngettext("%u further answer is none of the question's answers.",
                                     "%u further answers are none of the question's answers.",
                                     reader->unread - MOST_PROBLEMS),
                            reader->unread - MOST_PROBLEMS),
            g_strdup(
                _("Is this column matched to the right question? Choose another in a mapping.")));
    if (reader->masked > 0)
        eql_problems_take(
            reader->problems, reader->sheet, 0, reader->column->heading,
            g_strdup_printf(
                ngettext(
                    "%u email address, telephone number or the like was taken out of the comments.",
                    "%u email addresses, telephone numbers or the like were taken out of the "
                    "comments.",
                    reader->masked),
                reader->masked),
            g_strdup(_("Nothing needs doing. Names that people wrote are still there: read the "
                       "comments before you share them.")));
}

void eql_answer_reader_finish(EqlAnswerReader *reader, EqlNameMask *names, EqlResponses *responses,
                              GPtrArray *labels)
{
    tell_unread(reader, names);
    if (reader->answers)
        hide_unread_names(reader, names);
    if (reader->written)
        drop_names_of_groups(reader, names);
    finish_labels(reader, names, labels);
    report_summary(reader);
    report_named(reader);
    if (reader->answers) {
        g_byte_array_set_size(reader->answers->answers, reader->n);
        g_ptr_array_add(responses->answers, g_steal_pointer(&reader->answers));
    }
    if (reader->groups)
        g_ptr_array_add(responses->groups, g_steal_pointer(&reader->groups));
    for (guint i = 0; reader->comments && i < reader->comments->len; i++) {
        g_ptr_array_add(responses->comments, reader->comments->pdata[i]);
        reader->comments->pdata[i] = NULL;
    }
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
    return reader->numbered;
}
