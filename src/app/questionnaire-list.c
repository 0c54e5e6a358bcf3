/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of questions: by theme, then by audience. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/choice.h"
#include "app/questionnaire-private.h"
#include "app/row-drag.h"
#include "app/rows.h"
#include "base/text.h"

EqlQuestionRow *eql_questionnaire_selected(EqlQuestionnairePage *self)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row(self->list);
    return row != NULL ? EQL_QUESTION_ROW(row) : NULL;
}

static int position_of(const GPtrArray *entries, const char *code)
{
    for (guint i = 0; i < entries->len; i++)
        if (g_strcmp0(((const EqlTheme *)entries->pdata[i])->code, code) == 0)
            return (int)i;
    return (int)entries->len; /* questions without a theme come last */
}

static int audience_of(const EqlQuestionnaire *questionnaire, const EqlItem *item)
{
    guint at = 0;
    g_ptr_array_find_with_equal_func(questionnaire->audiences, item->audience, g_str_equal, &at);
    return (int)at;
}

/* By theme, then by audience; the sort is stable. */
static int compare_items(gconstpointer a, gconstpointer b, gpointer data)
{
    const EqlItem *one = *(EqlItem *const *)a, *two = *(EqlItem *const *)b;
    const EqlQuestionnaire *questionnaire = data;
    int themes = position_of(questionnaire->themes, one->theme) -
                 position_of(questionnaire->themes, two->theme);
    return themes != 0 ? themes : audience_of(questionnaire, one) - audience_of(questionnaire, two);
}

static void put_in_order(EqlQuestionnairePage *self)
{
    EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    g_ptr_array_set_size(self->order, 0);
    g_ptr_array_extend(self->order, questionnaire->items, NULL, NULL);
    g_ptr_array_sort_with_data(self->order, compare_items, questionnaire);
}

static int by_rank(GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
    return (int)eql_question_row_rank(EQL_QUESTION_ROW(a)) -
           (int)eql_question_row_rank(EQL_QUESTION_ROW(b));
}

static gboolean is_chosen(GtkDropDown *choice, const char *code)
{
    const char *wanted = eql_choice_get(choice);
    return wanted == NULL || *wanted == '\0' || g_strcmp0(wanted, code) == 0;
}

gboolean eql_questionnaire_passes(EqlQuestionnairePage *self, const EqlItem *item)
{
    if (!is_chosen(self->audience, item->audience) || !is_chosen(self->theme, item->theme))
        return FALSE;
    if (self->words == NULL)
        return TRUE;
    g_autofree char *text = g_strconcat(item->code, " ", item->text, NULL);
    g_autofree char *folded = eql_text_fold(text, -1);
    return strstr(folded, self->words) != NULL;
}

static gboolean is_shown(GtkListBoxRow *row, gpointer data)
{
    return gtk_list_box_row_is_selected(row) ||
           eql_questionnaire_passes(data, eql_question_row_item(EQL_QUESTION_ROW(row)));
}

static void add_heading(GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
    const EqlItem *item = eql_question_row_item(EQL_QUESTION_ROW(row));
    const EqlItem *above = before != NULL ? eql_question_row_item(EQL_QUESTION_ROW(before)) : NULL;
    if (above != NULL && g_strcmp0(above->theme, item->theme) == 0) {
        gtk_list_box_row_set_header(row, NULL);
        return;
    }
    GtkWidget *heading = eql_page_label(
        item->theme_label != NULL ? eql_theme_name(item->theme_label) : _("No theme"), "heading");
    gtk_widget_add_css_class(heading, "row-content");
    gtk_list_box_row_set_header(row, heading);
}

void eql_questionnaire_select(EqlQuestionnairePage *self, EqlQuestionRow *row)
{
    gtk_list_box_select_row(self->list, row != NULL ? GTK_LIST_BOX_ROW(row) : NULL);
}

static void remove_row(EqlQuestionnairePage *self, EqlQuestionRow *row)
{
    g_hash_table_remove(self->rows, eql_question_row_item(row)->code);
    eql_rows_remove(self->list, GTK_LIST_BOX_ROW(row));
}

static GtkWidget *row_of(guint i, gpointer data)
{
    EqlQuestionnairePage *self = data;
    const EqlItem *item = g_ptr_array_index(self->order, i);
    GtkWidget *row = eql_question_row_new(item, i);
    eql_row_drag_add_source(row);
    g_hash_table_insert(self->rows, g_strdup(item->code), row);
    return row;
}

/* Rows that are there stay, and whoever is on one stays on it. */
static void update_rows(EqlQuestionnairePage *self)
{
    g_autoptr(GList) rows = g_hash_table_get_values(self->rows);
    for (guint i = 0; i < self->order->len; i++) {
        const EqlItem *item = g_ptr_array_index(self->order, i);
        EqlQuestionRow *row = g_hash_table_lookup(self->rows, item->code);
        if (row != NULL)
            eql_question_row_set_item(row, item, i);
        else
            gtk_list_box_append(self->list, row_of(i, self));
    }
    for (GList *link = rows; link != NULL; link = link->next) {
        const char *code = eql_question_row_item(link->data)->code;
        if (eql_questionnaire_item(self->questions->questionnaire, code) == NULL)
            remove_row(self, link->data);
    }
}

void eql_questionnaire_show_rows(EqlQuestionnairePage *self)
{
    gboolean anew = g_hash_table_size(self->rows) == 0 || eql_rows_are_coming(self->list);
    EqlQuestionRow *row;
    put_in_order(self);
    if (anew) {
        g_hash_table_remove_all(self->rows);
        eql_rows_fill(self->list, self->order->len, row_of, self);
    } else {
        update_rows(self);
    }
    gtk_list_box_invalidate_sort(self->list);
    if (self->wanted != NULL && (row = g_hash_table_lookup(self->rows, self->wanted)) != NULL) {
        g_clear_pointer(&self->wanted, g_free);
        eql_questionnaire_select(self, row);
    }
    if (eql_questionnaire_selected(self) == NULL)
        eql_questionnaire_select(self,
                                 EQL_QUESTION_ROW(gtk_list_box_get_row_at_index(self->list, 0)));
    gtk_list_box_invalidate_filter(self->list);
    gtk_list_box_invalidate_headers(self->list);
}

static gboolean are_together(const EqlItem *one, const EqlItem *other)
{
    return g_strcmp0(one->theme, other->theme) == 0 && g_str_equal(one->audience, other->audience);
}

/* Not by the rows: they may still be coming. */
const EqlItem *eql_questionnaire_neighbour(EqlQuestionnairePage *self, int step)
{
    EqlQuestionRow *row = eql_questionnaire_selected(self);
    if (row == NULL)
        return NULL;
    const EqlItem *one = eql_question_row_item(row);
    for (guint i = eql_question_row_rank(row) + (guint)step; i < self->order->len;
         i += (guint)step) {
        const EqlItem *other = g_ptr_array_index(self->order, i);
        if (!are_together(one, other))
            return NULL;
        if (eql_questionnaire_passes(self, other))
            return other;
    }
    return NULL;
}

/* ── dragging ── */

static gboolean may_drop(GtkListBoxRow *row, GtkListBoxRow *over, gpointer data)
{
    return !eql_questionnaire_is_read_only(data) &&
           are_together(eql_question_row_item(EQL_QUESTION_ROW(row)),
                        eql_question_row_item(EQL_QUESTION_ROW(over)));
}

/* Between it and the row it was let go over stand only questions that are together with it. */
static void on_dropped(GtkListBoxRow *moved, GtkListBoxRow *over, gboolean below, gpointer data)
{
    EqlQuestionnairePage *self = data;
    EqlQuestionRow *row = EQL_QUESTION_ROW(moved);
    guint from = eql_question_row_rank(row);
    guint to = eql_row_drag_place(from, eql_question_row_rank(EQL_QUESTION_ROW(over)), below);
    if (to == from)
        return;
    g_autofree char *other = g_strdup(((const EqlItem *)self->order->pdata[to])->code);
    eql_question_editor_keep(self->editor);
    eql_questionnaire_select(self, row);
    eql_questionnaire_propose_one(self, EQL_QUESTIONS_MOVE,
                                  eql_questionnaire_move(self->questions->questionnaire,
                                                         eql_question_row_item(row)->code, other));
}

static const EqlRowDrag DRAG = {may_drop, on_dropped};

void eql_questionnaire_set_up_list(EqlQuestionnairePage *self)
{
    eql_row_drag_add_target(self->list, EQL_TYPE_QUESTION_ROW, &DRAG, self);
    gtk_list_box_set_selection_mode(self->list, GTK_SELECTION_BROWSE);
    gtk_list_box_set_sort_func(self->list, by_rank, self, NULL);
    gtk_list_box_set_filter_func(self->list, is_shown, self, NULL);
    gtk_list_box_set_header_func(self->list, add_heading, self, NULL);
}
