/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-notes.h"

#include "base/kept.h"
#include <string.h>

#include "base/names.h"
#include "base/text.h"

#define MAX_ROWS_OF_A_SORT 100
#define MAX_LABELS 500
#define MAX_SHOWN 60 /* characters of a label */

typedef struct {
    char *shown; /* as first met, shortened, identifiers masked; may be a name */
    const char *what, *guess, *outcome; /* interned; guess and outcome may be NULL */
    char *column;
    guint64 row;
    guint count;
} Label;

typedef struct {
    char *message; /* of the first */
    guint count;
} Sort;

struct _EqlRollNotes {
    EqlImportRecord *record;
    EqlCodes *codes;
    char *sheet;
    GHashTable *labels; /* what and folded text → Label, owned by `order` */
    GPtrArray *order;   /* Label */
    GHashTable *sorts;  /* static string → Sort */
    GPtrArray *sort_order;
    guint labels_beyond; /* rows whose label came after MAX_LABELS others */
};

static void label_free(Label *label)
{
    g_free(label->shown);
    g_free(label->column);
    g_free(label);
}

static void sort_free(Sort *sort)
{
    g_free(sort->message);
    g_free(sort);
}

EqlRollNotes *eql_roll_notes_new(EqlImportRecord *record, EqlCodes *codes, const char *sheet)
{
    EqlRollNotes *self = g_new0(EqlRollNotes, 1);

    self->record = record;
    self->codes = codes;
    self->sheet = g_strdup(sheet);
    self->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->order = g_ptr_array_new_with_free_func((GDestroyNotify)label_free);
    self->sorts = g_hash_table_new(g_str_hash, g_str_equal);
    self->sort_order = g_ptr_array_new_with_free_func((GDestroyNotify)sort_free);
    return self;
}

void eql_roll_notes_free(EqlRollNotes *notes)
{
    if (notes == NULL)
        return;
    g_hash_table_unref(notes->labels);
    g_hash_table_unref(notes->sorts);
    g_ptr_array_unref(notes->order);
    g_ptr_array_unref(notes->sort_order);
    g_free(notes->sheet);
    g_free(notes);
}

static void take(EqlRollNotes *self, guint64 row, const char *column, char *message, char *advice)
{
    eql_problems_take(self->record->problems, self->sheet, row, column, message, advice);
}

/* The label of the group that is most like the text, to be kept; NULL when none is like it. */
static const char *guess_group(EqlRollNotes *self, const char *characteristic, const char *text,
                               gssize length)
{
    g_autofree const char **groups = eql_codes_groups(self->codes, characteristic, EQL_DETAIL_FULL);
    g_autofree char *folded = eql_text_fold(text, length);
    const char *best = NULL;
    double best_score = 0.5;

    for (guint i = 0; groups[i] != NULL; i++) {
        const char *label = eql_codes_label(self->codes, characteristic, groups[i]);
        g_autofree char *other = eql_text_fold(label, -1);
        double score = eql_text_similarity(folded, other);
        if (score > best_score) {
            best_score = score;
            best = groups[i];
        }
    }
    return best ? EQL_KEPT(eql_codes_label(self->codes, characteristic, best)) : NULL;
}

/* Dashes, dots and question marks alone are ways of leaving a field empty. */
static gboolean says_nothing(const char *text, gssize length)
{
    g_autofree char *words = eql_text_fold_words(text, length);

    return *words == '\0';
}

const char *eql_roll_notes_match(EqlRollNotes *notes, const char *characteristic, const char *text,
                                 gssize length, guint64 row, const char *column)
{
    const char *code = eql_codes_match(notes->codes, characteristic, text, length);

    if (code != NULL)
        return code;
    if (!says_nothing(text, length))
        eql_roll_notes_unknown(
            notes, EQL_KEPT(eql_codes_characteristic_label(notes->codes, characteristic)), text,
            length, row, column, guess_group(notes, characteristic, text, length),
            _("Such rows count as not stated."));
    return EQL_NOT_STATED;
}

/* Identifiers masked, cut short. */
static char *short_text(const char *text, gssize length)
{
    g_autofree char *copy = g_strndup(text, length < 0 ? strlen(text) : (gsize)length);
    g_autofree char *masked = eql_text_mask_identifiers(g_strstrip(copy), NULL);

    if (g_utf8_strlen(masked, -1) <= MAX_SHOWN)
        return g_steal_pointer(&masked);
    *g_utf8_offset_to_pointer(masked, MAX_SHOWN) = '\0';
    return g_strconcat(masked, "…", NULL);
}

char *eql_roll_notes_shown(const char *text, gssize length)
{
    g_autofree char *shown = short_text(text, length);

    return eql_names_maybe(shown) ? g_strdup(_("[may be a name]")) : g_steal_pointer(&shown);
}

void eql_roll_notes_unknown(EqlRollNotes *notes, const char *what, const char *text, gssize length,
                            guint64 row, const char *column, const char *guess, const char *outcome)
{
    g_autofree char *folded = eql_text_fold(text, length);
    g_autofree char *key = g_strconcat(what, "\x1f", folded, NULL);
    Label *label = g_hash_table_lookup(notes->labels, key);

    if (label == NULL && notes->order->len >= MAX_LABELS) {
        notes->labels_beyond++;
        return;
    }
    if (label == NULL) {
        label = g_new0(Label, 1);
        label->shown = short_text(text, length);
        label->what = g_intern_string(what);
        label->guess = g_intern_string(guess);
        label->outcome = g_intern_string(outcome);
        label->column = g_strdup(column);
        label->row = row;
        g_ptr_array_add(notes->order, label);
        g_hash_table_insert(notes->labels, g_steal_pointer(&key), label);
    }
    label->count++;
}

void eql_roll_notes_row(EqlRollNotes *notes, const char *sort, guint64 row, const char *column,
                        char *message, char *advice)
{
    Sort *seen = g_hash_table_lookup(notes->sorts, sort);

    if (seen == NULL) {
        seen = g_new0(Sort, 1);
        seen->message = g_strdup(message);
        g_ptr_array_add(notes->sort_order, seen);
        g_hash_table_insert(notes->sorts, (char *)sort, seen);
    }
    if (++seen->count <= MAX_ROWS_OF_A_SORT) {
        take(notes, row, column, message, advice);
        return;
    }
    g_free(message);
    g_free(advice);
}

void eql_roll_notes_file(EqlRollNotes *notes, char *message, char *advice)
{
    take(notes, 0, NULL, message, advice);
}

void eql_roll_notes_dropped(EqlRollNotes *notes, const char *heading)
{
    GPtrArray *dropped = notes->record->dropped_identifiers;

    if (!g_ptr_array_find_with_equal_func(dropped, heading, g_str_equal, NULL))
        g_ptr_array_add(dropped, g_strdup(heading));
}

/* A text in so many rows is no name of one person. */
#define FEWEST_OF_A_LABEL 3

static const char *label_shown(const Label *label)
{
    gboolean name =
        label->guess == NULL && label->count < FEWEST_OF_A_LABEL && eql_names_maybe(label->shown);

    return name ? _("[may be a name]") : label->shown;
}

static void finish_label(EqlRollNotes *self, const Label *label)
{
    GString *message = g_string_new(NULL);
    char *advice;

    g_string_append_printf(message,
                           ngettext("%s: “%s” is not a value the program knows (%u row).",
                                    "%s: “%s” is not a value the program knows (%u rows).",
                                    label->count),
                           label->what, label_shown(label), label->count);
    if (label->outcome != NULL)
        g_string_append_printf(message, " %s", label->outcome);
    if (label->guess != NULL)
        advice = g_strdup_printf(_("Did you mean “%s”? Correct it in the file and bring it in "
                                   "again, or leave it."),
                                 label->guess);
    else
        advice = g_strdup(_("Correct it in the file and bring it in again, or leave it."));
    take(self, label->row, label->column, g_string_free(message, FALSE), advice);
}

void eql_roll_notes_finish(EqlRollNotes *notes)
{
    for (guint i = 0; i < notes->order->len; i++)
        finish_label(notes, notes->order->pdata[i]);
    if (notes->labels_beyond > 0)
        eql_roll_notes_file(
            notes,
            g_strdup_printf(_("%u further rows hold values the program does "
                              "not know; only the first %d different ones are listed."),
                            notes->labels_beyond, MAX_LABELS),
            g_strdup(_("Check that each column holds what its heading says.")));
    for (guint i = 0; i < notes->sort_order->len; i++) {
        const Sort *sort = notes->sort_order->pdata[i];
        if (sort->count > MAX_ROWS_OF_A_SORT)
            eql_roll_notes_file(notes,
                                g_strdup_printf(_("%u more rows like this one: %s"),
                                                sort->count - MAX_ROWS_OF_A_SORT, sort->message),
                                NULL);
    }
}
