/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-notes.h"

#include "base/kept.h"
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "intake/language-yes.h"
#include "intake/roll/kind-name.h"
#include "intake/roll/roll-fields.h"

#define MAX_ROWS_OF_A_SORT 100
#define MAX_LABELS 500
#define MAX_SHOWN 60 /* characters of a label */

typedef struct {
    char *shown; /* as first met, shortened, identifiers masked; may be a name */
    const char *field, *what, *guess, *outcome; /* interned; all but `what` may be NULL */
    char *column;
    GArray *rows; /* guint64: the first EQL_LABEL_ROWS */
    guint count;
    const EqlRollMeaning *meaning; /* NULL: it was given none */
    gboolean in_doubt, untold;
} Label;

typedef struct {
    char *message; /* of the first */
    guint count;
} Sort;

struct _EqlRollNotes {
    EqlImportRecord *record;
    EqlCodes *codes;
    const EqlRollLists *lists;
    EqlRollMeanings *meanings;
    char *sheet;
    GHashTable *labels; /* what, column and folded text → Label, owned by `order` */
    GPtrArray *order;   /* Label */
    GHashTable *sorts;  /* static string → Sort */
    GPtrArray *sort_order;
    guint labels_beyond; /* rows whose label came after MAX_LABELS others */
};

static void label_free(Label *label)
{
    g_free(label->shown);
    g_free(label->column);
    g_array_unref(label->rows);
    g_free(label);
}

static void sort_free(Sort *sort)
{
    g_free(sort->message);
    g_free(sort);
}

EqlRollNotes *eql_roll_notes_new(EqlImportRecord *record, EqlCodes *codes,
                                 const EqlRollLists *lists, EqlRollMeanings *meanings,
                                 const char *sheet)
{
    EqlRollNotes *self = g_new0(EqlRollNotes, 1);

    self->record = record;
    self->codes = codes;
    self->lists = lists;
    self->meanings = meanings;
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

/* "X?": whoever wrote it was not sure, so it is asked. */
static gboolean is_doubted(const char *text, gssize length)
{
    gsize n = length < 0 ? strlen(text) : (gsize)length;

    while (n > 0 && g_ascii_isspace(text[n - 1]))
        n--;
    return n > 1 && text[n - 1] == '?' && !eql_roll_says_nothing(text, (gssize)n);
}

/* The label of the group that is most like the text, to be kept; NULL when none is like it. */
static const char *guess_group(EqlRollNotes *self, const char *characteristic, const char *text,
                               gssize length)
{
    g_autofree const char **groups = eql_codes_groups(self->codes, characteristic, EQL_DETAIL_FULL);
    g_autofree char *folded = eql_text_fold(text, length);
    const char *written = is_doubted(text, length)
                              ? eql_codes_match(self->codes, characteristic, text, length)
                              : NULL;
    const char *best = NULL;
    double best_score = 0.5;

    if (written != NULL) /* "X?" */
        best = eql_codes_roll_up(self->codes, characteristic, written, EQL_DETAIL_FULL);
    for (guint i = 0; written == NULL && groups[i] != NULL; i++) {
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

/* The label of a text; NULL when there are too many already. */
static Label *label_of(EqlRollNotes *self, const EqlRollUnknown *unknown)
{
    g_autofree char *folded = eql_text_fold(unknown->text, unknown->length);
    g_autofree char *key = g_strjoin("\x1f", unknown->what,
                                     unknown->column != NULL ? unknown->column : "", folded, NULL);
    Label *label = g_hash_table_lookup(self->labels, key);

    if (label != NULL || self->order->len >= MAX_LABELS)
        return label;
    label = g_new0(Label, 1);
    label->shown = short_text(unknown->text, unknown->length);
    label->field = g_intern_string(unknown->field);
    label->what = g_intern_string(unknown->what);
    label->guess = g_intern_string(unknown->guess);
    label->outcome = g_intern_string(unknown->outcome);
    label->in_doubt = unknown->in_doubt;
    label->untold = unknown->untold;
    label->column = g_strdup(unknown->column);
    label->rows = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_ptr_array_add(self->order, label);
    g_hash_table_insert(self->labels, g_steal_pointer(&key), label);
    return label;
}

static Label *count_label(EqlRollNotes *self, const EqlRollUnknown *unknown)
{
    Label *label = label_of(self, unknown);

    if (label == NULL)
        return NULL;
    label->count++;
    if (label->rows->len < EQL_LABEL_ROWS)
        g_array_append_val(label->rows, unknown->row);
    return label;
}

void eql_roll_notes_unknown(EqlRollNotes *notes, const EqlRollUnknown *unknown)
{
    if (count_label(notes, unknown) == NULL)
        notes->labels_beyond++;
}

/* ── what somebody said ── */

static const EqlRollMeaning *find_meaning(EqlRollNotes *self, const char *field, const char *text,
                                          gssize length, const char *column)
{
    if (!eql_roll_meanings_has(self->meanings, field, column))
        return NULL;
    g_autofree char *shown = short_text(text, length);
    return eql_roll_meanings_get(self->meanings, field, column, shown);
}

const char *eql_roll_notes_given(EqlRollNotes *notes, const char *field, const char *text,
                                 gssize length, guint64 row, const char *column)
{
    const EqlRollMeaning *meaning = find_meaning(notes, field, text, length, column);
    const EqlRollUnknown given = {.field = field,
                                  .what = field,
                                  .text = text,
                                  .length = length,
                                  .row = row,
                                  .column = column};

    if (meaning == NULL)
        return NULL;
    Label *label = count_label(notes, &given);
    if (label != NULL)
        label->meaning = meaning;
    return meaning->code;
}

/* ── groups ── */

/* "Yes" in a column headed EAL is no language, but says as much. */
static const char *known_group(EqlRollNotes *self, const char *characteristic, const char *text,
                               gssize length, const char *column)
{
    const char *language = NULL;

    if (is_doubted(text, length))
        return NULL;
    if (strcmp(characteristic, "language") == 0 &&
        eql_language_yes_no(column, text, length, &language))
        return language;
    return eql_codes_match(self->codes, characteristic, text, length);
}

const char *eql_roll_notes_known(EqlRollNotes *notes, const char *characteristic, const char *text,
                                 gssize length, const char *column)
{
    const EqlRollMeaning *meaning = find_meaning(notes, characteristic, text, length, column);

    return meaning != NULL ? meaning->code
                           : known_group(notes, characteristic, text, length, column);
}

static void note_unknown_group(EqlRollNotes *self, const char *characteristic, const char *text,
                               gssize length, guint64 row, const char *column)
{
    const EqlRollUnknown unknown = {
        .field = characteristic,
        .what = EQL_KEPT(eql_codes_characteristic_label(self->codes, characteristic)),
        .text = text,
        .length = length,
        .row = row,
        .column = column,
        .guess = guess_group(self, characteristic, text, length),
        .outcome = _("Such rows count as not stated.")};

    eql_roll_notes_unknown(self, &unknown);
}

const char *eql_roll_notes_match(EqlRollNotes *notes, const char *characteristic, const char *text,
                                 gssize length, guint64 row, const char *column)
{
    const char *code = eql_roll_notes_given(notes, characteristic, text, length, row, column);

    if (code == NULL)
        code = known_group(notes, characteristic, text, length, column);
    if (code != NULL)
        return code;
    if (!eql_roll_says_nothing(text, length))
        note_unknown_group(notes, characteristic, text, length, row, column);
    return EQL_NOT_STATED;
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

/* ── at the end ── */

/* A text in so many rows is no name of one person. */
#define FEWEST_OF_A_LABEL 3

static gboolean may_be_name(const Label *label)
{
    if (label->guess != NULL || label->count >= FEWEST_OF_A_LABEL)
        return FALSE;
    return g_strcmp0(label->field, "kind") == 0 ? eql_kind_may_be_name(label->shown)
                                                : eql_names_maybe(label->shown);
}

/* There has to be something to choose from. */
static gboolean is_mendable(const EqlRollNotes *self, const Label *label)
{
    gboolean named = label->meaning == NULL && may_be_name(label);

    if (label->field == NULL)
        return FALSE;
    if (!eql_codes_is_characteristic(self->codes, label->field))
        return !named;
    /* what stands in a column of groups is seldom a name, and is shown, not kept */
    if (named && eql_names_likely(label->shown, NULL))
        return FALSE;
    g_autofree const char **groups = eql_codes_groups(self->codes, label->field, EQL_DETAIL_FULL);
    return groups[0] != NULL;
}

static char *advice_of(const Label *label, gboolean mendable)
{
    if (label->guess != NULL && !label->in_doubt)
        return g_strdup_printf(
            mendable ? _("Did you mean “%s”? Say what it means, or correct it in the file and "
                         "bring it in again; or leave it.")
                     : _("Did you mean “%s”? Correct it in the file and bring it in again, or "
                         "leave it."),
            label->guess);
    return g_strdup(mendable ? _("Say what it means, or correct it in the file and bring it in "
                                 "again; or leave it.")
                             : _("Correct it in the file and bring it in again, or leave it."));
}

static void tell_label(EqlRollNotes *self, const Label *label, gboolean mendable)
{
    GString *message = g_string_new(NULL);

    g_string_append_printf(
        message,
        label->in_doubt
            ? ngettext("%s: “%s” alone may mean two things (%u row).",
                       "%s: “%s” alone may mean two things (%u rows).", label->count)
            : ngettext("%s: “%s” is not a value the program knows (%u row).",
                       "%s: “%s” is not a value the program knows (%u rows).", label->count),
        label->what, may_be_name(label) ? _("[may be a name]") : label->shown, label->count);
    if (label->outcome != NULL)
        g_string_append_printf(message, " %s", label->outcome);
    take(self, g_array_index(label->rows, guint64, 0), label->column, g_string_free(message, FALSE),
         advice_of(label, mendable));
}

static void offer_label(EqlRollNotes *self, const Label *label)
{
    EqlLabel *offered = eql_label_new(label->column, label->field, label->shown);

    offered->of_row = TRUE;
    offered->in_doubt = label->in_doubt;
    offered->count = label->count;
    g_array_append_vals(offered->rows, label->rows->data, label->rows->len);
    offered->kept_guess = g_strdup(label->guess);
    offered->guess = eql_kept_show(label->guess);
    if (label->meaning != NULL) {
        const char *code = label->meaning->code;
        offered->means = g_strdup(*code != '\0' ? code : EQL_MEANS_NOTHING);
        offered->remembered = label->meaning->remembered;
    }
    g_ptr_array_add(self->record->labels, offered);
}

static void finish_label(EqlRollNotes *self, const Label *label)
{
    gboolean mendable = is_mendable(self, label);

    if (label->meaning == NULL && !label->untold)
        tell_label(self, label, mendable);
    if (mendable)
        offer_label(self, label);
}

/* What the values of a log can mean, where one of them is to be told. */
static void offer_choices(EqlRollNotes *self)
{
    static const char *const fields[] = {"kind", "reason"};

    for (guint i = 0; self->lists != NULL && i < G_N_ELEMENTS(fields); i++) {
        const GPtrArray *codes = eql_roll_lists_codes(self->lists, fields[i]);
        for (guint k = 0; self->record->labels->len > 0 && k < codes->len; k++) {
            const char *code = codes->pdata[k];
            g_autofree char *label = eql_roll_lists_label(self->lists, fields[i], code);
            g_ptr_array_add(self->record->choices, eql_label_choice_new(fields[i], code, label));
        }
    }
}

void eql_roll_notes_finish(EqlRollNotes *notes)
{
    for (guint i = 0; i < notes->order->len; i++)
        finish_label(notes, notes->order->pdata[i]);
    offer_choices(notes);
    if (notes->labels_beyond > 0)
        eql_roll_notes_file(
            notes,
            g_strdup_printf(ngettext("%u further row holds a value the program does not know; only "
                                     "the first %d different ones are listed.",
                                     "%u further rows hold values the program does not know; only "
                                     "the first %d different ones are listed.",
                                     notes->labels_beyond),
                            notes->labels_beyond, MAX_LABELS),
            g_strdup(_("Check that each column holds what its heading says.")));
    for (guint i = 0; i < notes->sort_order->len; i++) {
        const Sort *sort = notes->sort_order->pdata[i];
        if (sort->count > MAX_ROWS_OF_A_SORT)
            eql_roll_notes_file(notes,
                                g_strdup_printf(ngettext("%u more row like this one: %s",
                                                         "%u more rows like this one: %s",
                                                         sort->count - MAX_ROWS_OF_A_SORT),
                                                sort->count - MAX_ROWS_OF_A_SORT, sort->message),
                                NULL);
    }
}
