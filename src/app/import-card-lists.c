/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists inside a card, which are built when they are opened. */
#include <glib/gi18n-lib.h>

#include "app/import-card-private.h"
#include "app/import-rows.h"
#include "app/label-row.h"
#include "app/page.h"
#include "app/question-choice.h"
#include "app/rows.h"
#include "base/language.h"
#include "workflow/lacking.h"

/* A window is not for reading thousands of lines; the command line lists them all. */
#define MOST_PROBLEMS 100

/* On two lines where there is no room for one. */
static void head(GtkExpander *list, const char *text)
{
    gtk_expander_set_label(list, text);
    gtk_label_set_wrap(GTK_LABEL(gtk_expander_get_label_widget(list)), TRUE);
}

/* ── columns ── */

static void on_column_mapped(EqlImportCard *self, const char *column, const char *code)
{
    eql_draft_map(self->draft, column, code);
    eql_import_card_look_again(self);
}

static void on_meant(EqlImportCard *self, const char *column, const char *answer, const char *means)
{
    const EqlDataset *dataset = eql_session_snapshot(self->session)->dataset;
    eql_draft_mean(self->draft, column, answer, means, dataset->questionnaire);
    eql_import_card_look_again(self);
}

static void choose_questions(EqlImportCard *self, const EqlImportRecord *record)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    g_clear_object(&self->questions);
    if (record->kind == EQL_IMPORT_RESPONSES && snapshot != NULL)
        self->questions = eql_questions_new(snapshot->dataset->questionnaire, record->audience);
}

static gboolean is_lost(EqlImportCard *self, const EqlColumnMatch *match)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    return snapshot != NULL && eql_import_lacks_question(eql_draft_record(self->draft), match,
                                                         snapshot->dataset->questionnaire);
}

static gboolean is_to_check(EqlImportCard *self, const EqlColumnMatch *match)
{
    return eql_draft_is_unsure(match) || is_lost(self, match);
}

static void add_to_order(EqlImportCard *self, const EqlImportRecord *record, gboolean to_check)
{
    for (guint i = 0; i < record->columns->len; i++)
        if (is_to_check(self, g_ptr_array_index(record->columns, i)) == to_check)
            g_array_append_val(self->order, i);
}

/* What is to be checked stands first; else as in the file. */
static void order_columns(EqlImportCard *self, const EqlImportRecord *record)
{
    g_clear_pointer(&self->order, g_array_unref);
    self->order = g_array_new(FALSE, FALSE, sizeof(guint));
    add_to_order(self, record, TRUE);
    add_to_order(self, record, FALSE);
}

static const EqlColumnMatch *column_at(EqlImportCard *self, const EqlImportRecord *record, guint at)
{
    return g_ptr_array_index(record->columns, g_array_index(self->order, guint, at));
}

static GtkWidget *column_row(guint index, gpointer data)
{
    EqlImportCard *self = data;
    const EqlImportRecord *record = eql_draft_record(self->draft);
    const EqlColumnMatch *match = column_at(self, record, index);
    GtkWidget *row = eql_column_row_new(match, is_lost(self, match), self->questions);
    g_signal_connect_object(row, "mapped", G_CALLBACK(on_column_mapped), self, G_CONNECT_SWAPPED);
    return row;
}

/* Built when it is opened: a file may have hundreds of columns. */
static void fill_columns(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    if (record == NULL)
        return;
    choose_questions(self, record);
    order_columns(self, record);
    eql_rows_fill(GTK_LIST_BOX(self->columns), record->columns->len, column_row, self);
}

/* Mapping one column changes what the others say, and must not take the keyboard away
 * from it: the rows stay. FALSE when they are others, or not all there. */
static gboolean update_columns(EqlImportCard *self, const EqlImportRecord *record)
{
    GtkListBox *list = GTK_LIST_BOX(self->columns);
    guint n = record->columns->len;
    if (eql_draft_plan(self->draft)->mapping == NULL || eql_rows_are_coming(list) ||
        gtk_list_box_get_row_at_index(list, (int)n) != NULL ||
        gtk_list_box_get_row_at_index(list, (int)n - 1) == NULL)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        const EqlColumnMatch *match = column_at(self, record, i);
        eql_column_row_set_match(EQL_COLUMN_ROW(gtk_list_box_get_row_at_index(list, (int)i)), match,
                                 is_lost(self, match));
    }
    return TRUE;
}

static void on_columns_expanded(EqlImportCard *self)
{
    if (self->draft == NULL)
        return;
    if (gtk_expander_get_expanded(self->columns_expander))
        fill_columns(self);
    else
        eql_rows_clear(GTK_LIST_BOX(self->columns));
}

/* “36 columns, 9 to check” */
static char *columns_label(EqlImportCard *self, const EqlImportRecord *record)
{
    guint n = record->columns->len, open = 0;
    for (guint i = 0; i < n; i++)
        open += (guint)is_to_check(self, g_ptr_array_index(record->columns, i));
    g_autofree char *all = g_strdup_printf(ngettext("%u _column", "%u _columns", n), n);
    g_autofree char *to_check = g_strdup_printf(ngettext("%u to check", "%u to check", open), open);
    if (open == 0)
        return g_steal_pointer(&all);
    return g_strdup_printf(C_("columns of a file", "%s, %s"), all, to_check);
}

void eql_import_card_show_columns(EqlImportCard *self, const EqlImportRecord *record)
{
    guint n = record->columns->len;
    g_autofree char *label = columns_label(self, record);
    head(self->columns_expander, label);
    gtk_widget_set_visible(GTK_WIDGET(self->columns_expander), n > 0);
    if (gtk_expander_get_expanded(self->columns_expander) && !update_columns(self, record))
        fill_columns(self);
}

/* ── answers that fit nothing, values in doubt ── */

static GtkWidget *label_row(guint index, gpointer data)
{
    EqlImportCard *self = data;
    const EqlDataset *dataset = eql_session_snapshot(self->session)->dataset;
    const EqlImportRecord *record = eql_draft_record(self->draft);
    const EqlLabel *label = g_ptr_array_index(record->labels, index);
    const EqlItem *item =
        label->of_row ? NULL : eql_questionnaire_item(dataset->questionnaire, label->code);
    if (item == NULL && !label->of_row)
        return eql_page_label(label->answer, "row-content");
    GtkWidget *row = eql_label_row_new(label, item, dataset->codes, record->choices);
    g_signal_connect_object(row, "meant", G_CALLBACK(on_meant), self, G_CONNECT_SWAPPED);
    return row;
}

static guint labels_shown(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    gboolean any = record != NULL && eql_session_snapshot(self->session) != NULL;
    return any ? MIN(record->labels->len, MOST_PROBLEMS) : 0;
}

/* As with columns: the rows stay where they are the same. */
static gboolean update_labels(EqlImportCard *self, const EqlImportRecord *record)
{
    GtkListBox *list = GTK_LIST_BOX(self->labels);
    guint n = labels_shown(self);
    if (eql_rows_are_coming(list) || gtk_list_box_get_row_at_index(list, (int)n) != NULL)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, (int)i);
        if (!EQL_IS_LABEL_ROW(row) ||
            !eql_label_row_set_label(EQL_LABEL_ROW(row), g_ptr_array_index(record->labels, i)))
            return FALSE;
    }
    return TRUE;
}

static void fill_labels(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    if (!gtk_expander_get_expanded(self->labels_expander) || record == NULL)
        eql_rows_clear(GTK_LIST_BOX(self->labels));
    else if (!update_labels(self, record))
        eql_rows_fill(GTK_LIST_BOX(self->labels), labels_shown(self), label_row, self);
}

static void on_labels_expanded(EqlImportCard *self)
{
    if (self->draft != NULL)
        fill_labels(self);
}

void eql_import_card_show_labels(EqlImportCard *self, const EqlImportRecord *record)
{
    guint n = record->labels->len;
    g_autofree char *text =
        g_strdup_printf(record->kind == EQL_IMPORT_RESPONSES
                            ? ngettext("%u ans_wer that fits nothing: what does it mean?",
                                       "%u ans_wers that fit nothing: what do they mean?", n)
                            : ngettext("%u value in doubt: _what does it mean?",
                                       "%u values in doubt: _what do they mean?", n),
                        n);
    head(self->labels_expander, text);
    gtk_widget_set_visible(GTK_WIDGET(self->labels_expander), n > 0);
    fill_labels(self);
}

/* ── things to know ── */

static GtkWidget *problem_row(guint index, gpointer data)
{
    const EqlImportRecord *record = eql_draft_record(((EqlImportCard *)data)->draft);
    if (index < MOST_PROBLEMS)
        return eql_problem_row(g_ptr_array_index(record->problems, index));
    guint rest = record->problems->len - MOST_PROBLEMS;
    g_autofree char *number = eql_number_count(rest);
    g_autofree char *text = g_strdup_printf(ngettext("and %s more", "and %s more", rest), number);
    return eql_page_label(text, "row-content");
}

static void fill_problems(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    if (gtk_expander_get_expanded(self->problems_expander) && record != NULL)
        eql_rows_fill(GTK_LIST_BOX(self->problems), MIN(record->problems->len, MOST_PROBLEMS + 1),
                      problem_row, self);
    else
        eql_rows_clear(GTK_LIST_BOX(self->problems));
}

static void on_problems_expanded(EqlImportCard *self)
{
    if (self->draft != NULL)
        fill_problems(self);
}

void eql_import_card_show_problems(EqlImportCard *self, const EqlImportRecord *record)
{
    guint n = record->problems->len;
    g_autofree char *label =
        g_strdup_printf(ngettext("%u thing to kn_ow", "%u things to kn_ow", n), n);
    head(self->problems_expander, label);
    gtk_widget_set_visible(GTK_WIDGET(self->problems_expander), n > 0);
    fill_problems(self);
}

/* ── all of them ── */

void eql_import_card_hide_lists(EqlImportCard *self)
{
    gtk_widget_set_visible(GTK_WIDGET(self->columns_expander), FALSE);
    gtk_widget_set_visible(GTK_WIDGET(self->labels_expander), FALSE);
    gtk_widget_set_visible(GTK_WIDGET(self->problems_expander), FALSE);
    eql_rows_clear(GTK_LIST_BOX(self->columns));
    eql_rows_clear(GTK_LIST_BOX(self->labels));
    eql_rows_clear(GTK_LIST_BOX(self->problems));
}

void eql_import_card_bind_lists(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_callback(widget, on_labels_expanded);
    gtk_widget_class_bind_template_callback(widget, on_columns_expanded);
    gtk_widget_class_bind_template_callback(widget, on_problems_expanded);
}
