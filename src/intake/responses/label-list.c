/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/label-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kept.h"
#include "base/lists.h"
#include "base/mentions.h"
#include "base/names.h"
#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/responses/memo.h"

#define MOST_SHOWN 80 /* characters of an answer */
/* From this likeness on a label is worth guessing at. */
#define ALIKE 0.5
/* So many words are no answer's. */
#define SENTENCE 7

struct _EqlLabelList {
    const EqlLayoutColumn *column;
    const EqlItem *item;
    EqlCodes *codes;
    GHashTable *meanings; /* folded answer → EqlMeaning */
    GHashTable *labels;   /* folded answer → EqlLabel, owned by `all` */
    GPtrArray *all;       /* EqlLabel */
    EqlMemo *memo;        /* text → index into `meant` + 1; 0: it has no meaning */
    GArray *meant;        /* Meant */
};

/* A text that was looked up once. */
typedef struct {
    const EqlMeaning *meaning;
    EqlLabel *label; /* NULL beyond EQL_LABELS_MOST */
} Meant;

EqlLabelList *eql_label_list_new(const EqlLayoutColumn *column, const EqlItem *item,
                                 EqlCodes *codes)
{
    EqlLabelList *list = g_new0(EqlLabelList, 1);
    list->column = column;
    list->item = item;
    list->codes = codes;
    list->meanings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    list->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    list->all = g_ptr_array_new_with_free_func((GDestroyNotify)eql_label_free);
    list->memo = eql_memo_new();
    list->meant = g_array_new(FALSE, FALSE, sizeof(Meant));
    return list;
}

void eql_label_list_free(EqlLabelList *list)
{
    if (!list)
        return;
    g_hash_table_unref(list->meanings);
    g_hash_table_unref(list->labels);
    g_clear_pointer(&list->all, g_ptr_array_unref);
    eql_memo_free(list->memo);
    g_array_unref(list->meant);
    g_free(list);
}

char *eql_label_shown(const char *text)
{
    g_autofree char *masked = eql_text_mask_identifiers(text, NULL);
    if (g_utf8_strlen(masked, -1) <= MOST_SHOWN)
        return g_steal_pointer(&masked);
    g_autofree char *cut = g_utf8_substring(masked, 0, MOST_SHOWN);
    return g_strconcat(cut, "…", NULL);
}

/* ── what the user said ── */

static gboolean work_out(const EqlLabelList *list, const char *means, EqlMeaning *meaning)
{
    const EqlItem *item = list->item;
    gboolean nothing = g_str_equal(means, EQL_MEANS_NOTHING);
    if (item->kind == EQL_ITEM_SCORED) {
        meaning->answer = nothing ? EQL_ANSWER_BLANK : eql_scale_match(item->scale, means, -1);
        meaning->label =
            nothing ? EQL_MEANS_NOTHING : eql_scale_label(item->scale, meaning->answer);
        return meaning->label != NULL;
    }
    meaning->group = nothing ? g_intern_static_string(EQL_NOT_STATED)
                             : eql_codes_match(list->codes, item->characteristic, means, -1);
    meaning->label = meaning->group;
    return meaning->group != NULL;
}

static void refuse(const EqlLabelList *list, const char *answer, const char *means, GError **error)
{
    g_autofree char *answers = list->item->kind == EQL_ITEM_SCORED
                                   ? eql_list_text((const char *const *)list->item->scale->points)
                                   : NULL;
    if (answers)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("The mapping says that “%s” in column “%s” means “%s”, which is none of the "
                      "question’s answers. They are: %s."),
                    answer, list->column->heading, means, answers);
    else
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("The mapping says that “%s” in column “%s” means “%s”, but no group is "
                      "called so. Write a group’s code or usual name."),
                    answer, list->column->heading, means);
}

static gboolean take_meanings(EqlLabelList *list, const EqlMapping *from, gboolean remembered,
                              GError **error)
{
    GHashTable *answers = from ? g_hash_table_lookup(from->answers, list->column->heading) : NULL;
    GHashTableIter iter;
    gpointer answer, means;
    if (!answers)
        return TRUE;
    g_hash_table_iter_init(&iter, answers);
    while (g_hash_table_iter_next(&iter, &answer, &means)) {
        EqlMeaning meaning = {.remembered = remembered};
        if (work_out(list, means, &meaning)) {
            g_hash_table_replace(list->meanings, g_strdup(answer),
                                 g_memdup2(&meaning, sizeof meaning));
        } else if (!remembered) {
            refuse(list, answer, means, error);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean eql_label_list_set_meanings(EqlLabelList *list, const EqlMapping *mapping,
                                     const EqlMapping *remembered, GError **error)
{
    return take_meanings(list, remembered, TRUE, NULL) &&
           take_meanings(list, mapping, FALSE, error);
}

/* ── guessing ── */

typedef struct {
    char *folded;
    const char *best;
    const char *group; /* of which it is the label; NULL: of none */
    double likeness;
} Guess;

static void try_guess(Guess *guess, const char *label, const char *group)
{
    g_autofree char *own = eql_text_fold(label, -1);
    double alike = eql_text_similarity(guess->folded, own);
    if (alike > guess->likeness) {
        guess->likeness = alike;
        guess->best = label;
        guess->group = group;
    }
}

static void guess_answer(const EqlScale *scale, Guess *guess)
{
    for (guint answer = 1; answer <= EQL_ANSWER_MAX_NO_POINT; answer++) {
        const char *label = eql_scale_label(scale, (EqlAnswer)answer);
        if (label)
            try_guess(guess, label, NULL);
    }
}

/* “Agree/Disagree”: both were ticked, and nobody knows which was meant. */
static gboolean names_several(const EqlScale *scale, const char *shown)
{
    g_auto(GStrv) parts = g_strsplit_set(shown, "/,;&+", -1);
    EqlAnswer first = EQL_ANSWER_BLANK;
    for (guint i = 0; parts[i]; i++) {
        EqlAnswer answer = eql_scale_match(scale, parts[i], -1);
        if (answer == EQL_ANSWER_UNREAD || answer == EQL_ANSWER_BLANK)
            continue;
        if (first != EQL_ANSWER_BLANK && answer != first)
            return TRUE;
        first = answer;
    }
    return FALSE;
}

/* The main groups first: where two levels are alike, the label that people know wins. */
static void guess_group(const EqlLabelList *list, Guess *guess)
{
    static const EqlDetail levels[] = {EQL_DETAIL_FULL, EQL_DETAIL_BROAD, EQL_DETAIL_CODES};
    const char *characteristic = list->item->characteristic;
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
        g_autofree const char **groups = eql_codes_groups(list->codes, characteristic, levels[i]);
        for (guint j = 0; groups[j]; j++)
            if (!g_str_equal(groups[j], EQL_NOT_STATED))
                try_guess(guess, eql_codes_label(list->codes, characteristic, groups[j]),
                          groups[j]);
    }
}

static void guess_label(const EqlLabelList *list, const char *shown, EqlLabel *label)
{
    g_autofree char *folded = eql_text_fold(shown, -1);
    Guess guess = {folded, NULL, NULL, ALIKE};
    if (list->item->kind != EQL_ITEM_SCORED)
        guess_group(list, &guess);
    else if (!names_several(list->item->scale, shown))
        guess_answer(list->item->scale, &guess);
    label->guess = g_strdup(guess.best);
    label->kept_guess = g_strdup(
        guess.group
            ? EQL_KEPT(eql_codes_label(list->codes, list->item->characteristic, guess.group))
            : guess.best);
}

/* ── counting ── */

static EqlLabel *find_label(EqlLabelList *list, const char *folded, const char *shown)
{
    EqlLabel *label = g_hash_table_lookup(list->labels, folded);
    if (label || list->all->len == EQL_LABELS_MOST)
        return label;
    label = eql_label_new(list->column->heading, list->item->code, shown);
    g_ptr_array_add(list->all, label);
    g_hash_table_insert(list->labels, g_strdup(folded), label);
    return label;
}

static void count_one(EqlLabel *label, guint64 row)
{
    label->count++;
    if (label->rows->len < EQL_LABEL_ROWS)
        g_array_append_val(label->rows, row);
}

const EqlLabel *eql_label_list_count(EqlLabelList *list, guint64 row, const char *shown)
{
    g_autofree char *folded = eql_text_fold(shown, -1);
    EqlLabel *label = find_label(list, folded, shown);
    if (!label)
        return NULL;
    if (label->count == 0)
        guess_label(list, shown, label);
    count_one(label, row);
    return label;
}

const EqlLabel *eql_label_list_find(const EqlLabelList *list, const char *shown)
{
    g_autofree char *folded = eql_text_fold(shown, -1);
    return g_hash_table_lookup(list->labels, folded);
}

/* ── names ── */

static gboolean has_word_like(char **labels, const char *folded)
{
    for (; *labels; labels++) {
        g_auto(GStrv) words = eql_names_words(*labels);
        for (char **word = words; *word; word++) {
            g_autofree char *other = eql_text_fold(*word, -1);
            if (eql_text_similarity(folded, other) >= ALIKE)
                return TRUE;
        }
    }
    return FALSE;
}

/* The words that are like none of the answers'. */
static char *words_beyond(const EqlScale *scale, const char *shown)
{
    g_auto(GStrv) words = eql_names_words(shown);
    g_autoptr(GStrvBuilder) beyond = g_strv_builder_new();
    for (char **word = words; *word; word++) {
        g_autofree char *folded = eql_text_fold(*word, -1);
        if (!has_word_like(scale->points, folded) && !has_word_like(scale->no_point, folded))
            g_strv_builder_add(beyond, *word);
    }
    g_auto(GStrv) all = g_strv_builder_end(beyond);
    return g_strjoinv(" ", all);
}

/* What is no answer any more but was written about somebody. In what is shorter, and written In
 * Capitals As Answers Are, these tell nothing. */
static gboolean is_sentence_of_somebody(const char *shown)
{
    g_auto(GStrv) words = eql_names_words(shown), mentioned = eql_mentions(shown);
    return mentioned && g_strv_length(words) >= SENTENCE;
}

gboolean eql_label_list_may_name(const EqlLabelList *list, const EqlLabel *label, const char *shown)
{
    gboolean guessed = label && label->guess;
    if (label && label->count >= EQL_LABEL_COMMON)
        return FALSE;
    if (!guessed && eql_names_maybe(shown))
        return TRUE;
    if (list->item->kind != EQL_ITEM_SCORED) /* names of groups are as long and odd as people's */
        return FALSE;
    g_autofree char *beyond = words_beyond(list->item->scale, shown);
    return eql_names_maybe(beyond) || is_sentence_of_somebody(shown);
}

static Meant look_up(EqlLabelList *list, const char *text)
{
    g_autofree char *shown = eql_label_shown(text);
    g_autofree char *folded = eql_text_fold(shown, -1);
    Meant meant = {g_hash_table_lookup(list->meanings, folded), NULL};
    if (meant.meaning)
        meant.label = find_label(list, folded, shown);
    if (meant.label && !meant.label->means) {
        meant.label->means = g_strdup(meant.meaning->label);
        meant.label->remembered = meant.meaning->remembered;
    }
    return meant;
}

/* A mapped answer may stand in every row: its text is looked into once. */
static Meant recall(EqlLabelList *list, const char *text)
{
    gsize length = strlen(text);
    int known = eql_memo_get(list->memo, text, length);
    if (known > 0)
        return g_array_index(list->meant, Meant, known - 1);
    if (known == 0)
        return (Meant){NULL, NULL};
    Meant meant = look_up(list, text);
    if (meant.meaning)
        g_array_append_val(list->meant, meant);
    eql_memo_put(list->memo, text, length, meant.meaning ? (int)list->meant->len : 0);
    return meant;
}

const EqlMeaning *eql_label_list_meaning(EqlLabelList *list, guint64 row, const char *text)
{
    if (g_hash_table_size(list->meanings) == 0)
        return NULL;
    Meant meant = recall(list, text);
    if (meant.label)
        count_one(meant.label, row);
    return meant.meaning;
}

/* ── at the end ── */

static int compare_labels(gconstpointer a, gconstpointer b)
{
    const EqlLabel *x = *(EqlLabel *const *)a, *y = *(EqlLabel *const *)b;
    return strcmp(x->answer, y->answer);
}

void eql_label_list_finish(EqlLabelList *list, GPtrArray *labels)
{
    g_hash_table_remove_all(list->labels);
    g_ptr_array_sort(list->all, compare_labels);
    g_ptr_array_extend_and_steal(labels, g_steal_pointer(&list->all));
}
