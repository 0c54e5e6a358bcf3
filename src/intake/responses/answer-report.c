/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At the end of the file: what a column's cells came to, and what has to be said of them. */
#include "base/kept.h"
#include <string.h>

#include "base/names.h"
#include "intake/responses/answer-reader-private.h"

/* What may be said, and kept, of a text that was met in place of an answer. */
static const char *discreet(const EqlAnswerReader *reader, EqlNameMask *names,
                            const EqlLabel *label, const char *text)
{
    gboolean name =
        eql_name_mask_knows(names, text) || eql_label_list_may_name(reader->labels, label, text);
    return name ? _("[may be a name]") : text;
}

static char *scale_words(const EqlScale *scale)
{
    return g_strjoinv(", ", scale->points);
}

static void tell_unread(EqlAnswerReader *reader, EqlNameMask *names)
{
    g_autofree char *words = reader->pending->len ? scale_words(reader->item->scale) : NULL;
    for (guint i = 0; i < reader->pending->len; i++) {
        const EqlPendingProblem *pending = reader->pending->pdata[i];
        const char *guess = pending->label ? pending->label->kept_guess : NULL;
        eql_problem_say(
            pending->problem,
            g_strdup_printf(_("“%s” is none of the question’s answers."),
                            discreet(reader, names, pending->label, pending->text)),
            guess ? g_strdup_printf(
                        _("Did they mean “%s”? Say what it means, or correct the cell and "
                          "bring the file in again; until then it counts as not read."),
                        guess)
                  : g_strdup_printf(
                        _("The answers are: %s. Say what it means, or correct the cell and "
                          "bring the file in again; until then it counts as not read."),
                        words));
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
        const EqlLabel *label = eql_label_list_find(reader->labels, text);
        eql_answer_column_count_unread(reader->answers, discreet(reader, names, label, text),
                                       GPOINTER_TO_UINT(count));
    }
}

static gboolean is_a_name(const EqlWrittenGroup *written, EqlNameMask *names)
{
    return written && written->count < EQL_LABEL_COMMON &&
           (eql_name_mask_knows(names, written->text) || eql_names_maybe(written->text));
}

static void tell_name_for_group(EqlAnswerReader *reader, const EqlWrittenGroup *written)
{
    eql_problems_take(
        reader->problems, reader->sheet, written->first_row, reader->column->heading,
        g_strdup(_("What is written here may be a person’s name, so it was not taken for a "
                   "group.")),
        g_strdup(_("It counts as not stated. If it is a group, give it a shorter name in the file "
                   "and bring it in again.")));
}

/* A group is kept by its name; a person's name must not be kept at all. */
static void drop_names_of_groups(EqlAnswerReader *reader, EqlNameMask *names)
{
    g_autoptr(GHashTable) dropped = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < reader->groups->groups->len; i++) {
        const char *code = reader->groups->groups->pdata[i];
        const EqlWrittenGroup *written = g_hash_table_lookup(reader->written, code);
        if (!is_a_name(written, names))
            continue;
        g_hash_table_add(dropped, (char *)code);
        tell_name_for_group(reader, written);
    }
    if (g_hash_table_size(dropped) == 0)
        return;
    EqlGroupColumn *kept = eql_group_column_new(reader->groups->characteristic);
    for (guint i = 0; i < reader->n; i++) {
        const char *code = eql_group_column_get(reader->groups, i);
        eql_group_column_add(kept, g_hash_table_contains(dropped, code) ? NULL : code);
    }
    eql_group_column_free(reader->groups);
    reader->groups = kept;
}

static void report_unknown(EqlAnswerReader *reader, const EqlLabel *label, const char *seen)
{
    eql_problems_take(
        reader->problems, reader->sheet, g_array_index(label->rows, guint64, 0), label->column,
        g_strdup_printf(ngettext("“%s” (%u response) names no group that is known.",
                                 "“%s” (%u responses) names no group that is known.", label->count),
                        seen, label->count),
        label->guess
            ? g_strdup_printf(_("Did they mean “%s”? They count as not stated. To count them in a "
                                "group, say which group they mean, or write its usual name in the "
                                "file and bring it in again."),
                              label->kept_guess)
            : g_strdup(_("They count as not stated. To count them in a group, say which group they "
                         "mean, or write its usual name in the file and bring it in again.")));
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
        const char *seen =
            label->means ? label->answer : discreet(reader, names, label, label->answer);
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
            g_strdup_printf(
                ngettext("%u comment may name somebody (“Mr …”, “called …”, a word with "
                         "a capital).",
                         "%u comments may name somebody (“Mr …”, “called …”, a word "
                         "with a capital); this is the first.",
                         reader->named),
                reader->named),
            g_strdup(_("Names that people wrote stay in the comments: read them before you share "
                       "them, and mask what names somebody.")));
}

static void report_summary(EqlAnswerReader *reader)
{
    if (reader->unread > EQL_ANSWER_PROBLEMS)
        eql_problems_take(
            reader->problems, reader->sheet, 0, reader->column->heading,
            g_strdup_printf(ngettext("%u further answer is none of the question’s answers.",
                                     "%u further answers are none of the question’s answers.",
                                     reader->unread - EQL_ANSWER_PROBLEMS),
                            reader->unread - EQL_ANSWER_PROBLEMS),
            g_strdup(
                _("Is this column matched to the right question? If not, choose another for it.")));
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
