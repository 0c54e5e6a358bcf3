/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/scores.h"

#include "analysis/disclosure.h"
#include "analysis/tally.h"
#include "analysis/waves.h"
#include "stats/interval.h"

void eql_label_count_free(gpointer data)
{
    EqlLabelCount *count = data;

    g_free(count->label);
    g_free(count);
}

void eql_item_result_free(gpointer data)
{
    EqlItemResult *item = data;

    g_free(item->code);
    g_free(item->text);
    g_free(item->theme);
    g_free(item->theme_label);
    g_free(item->partner);
    g_ptr_array_unref(item->counts);
    g_ptr_array_unref(item->no_point);
    g_ptr_array_unref(item->unread);
    g_free(item);
}

void eql_audience_items_free(gpointer data)
{
    EqlAudienceItems *audience = data;

    if (audience->before != NULL)
        eql_audience_items_free(audience->before);
    g_free(audience->audience);
    g_ptr_array_unref(audience->items);
    g_ptr_array_unref(audience->no_longer_asked);
    g_free(audience);
}

void eql_items_free(EqlItems *items)
{
    if (items == NULL)
        return;
    g_free(items->school);
    g_free(items->wave);
    g_free(items->since);
    g_ptr_array_unref(items->audiences);
    g_free(items);
}

static EqlFigure count_figure(guint64 count)
{
    return eql_figure_value(EQL_UNIT_COUNT, (double)count);
}

static void add_label(GPtrArray *list, const char *label, guint64 count)
{
    EqlLabelCount *entry = g_new0(EqlLabelCount, 1);

    entry->label = g_strdup(label);
    entry->count = count_figure(count);
    g_ptr_array_add(list, entry);
}

static int compare_unread(gconstpointer a, gconstpointer b)
{
    const EqlLabelCount *first = *(const EqlLabelCount *const *)a;
    const EqlLabelCount *second = *(const EqlLabelCount *const *)b;

    if (first->count.value != second->count.value)
        return first->count.value > second->count.value ? -1 : 1;
    return g_strcmp0(first->label, second->label);
}

static void fill_unread(EqlItemResult *result, const EqlAnswerColumn *column)
{
    GHashTableIter iter;
    gpointer text, times;

    g_hash_table_iter_init(&iter, column->unread);
    while (g_hash_table_iter_next(&iter, &text, &times))
        add_label(result->unread, text, GPOINTER_TO_UINT(times));
    g_ptr_array_sort(result->unread, compare_unread);
}

static EqlFigure share_figure(guint64 part, guint64 n)
{
    if (n == 0)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(EQL_UNIT_PROPORTION, (double)part / (double)n);
}

static EqlFigure favourable_share(guint64 part, guint64 n)
{
    EqlFigure share = share_figure(part, n);
    EqlInterval interval;

    if (!eql_figure_is_shown(share))
        return share;
    interval = eql_wilson(share.value, (double)n);
    return eql_figure_interval(EQL_UNIT_PROPORTION, share.value, interval.low, interval.high);
}

/* Points below, at and above the middle of the scale, as it is read. */
typedef struct {
    guint64 below, middle, above;
} Sides;

static Sides count_sides(const EqlScale *scale, const guint64 *counts)
{
    Sides sides = {0};

    for (guint point = 1; point <= scale->n_points; point++) {
        guint twice = 2 * point;

        if (twice > scale->n_points + 1)
            sides.above += counts[point];
        else if (twice < scale->n_points + 1)
            sides.below += counts[point];
        else
            sides.middle += counts[point];
    }
    return sides;
}

static guint64 all_sides(Sides sides)
{
    return sides.below + sides.middle + sides.above;
}

static guint64 favourable_side(const EqlItem *item, Sides sides)
{
    return item->reversed ? sides.below : sides.above;
}

static void fill_shares(EqlItemResult *result, const EqlItem *item, Sides sides)
{
    guint64 n = all_sides(sides);
    guint64 favourable = favourable_side(item, sides);
    guint64 unfavourable = result->reversed ? sides.above : sides.below;

    result->n = count_figure(n);
    result->favourable = favourable_share(favourable, n);
    result->neutral = share_figure(sides.middle, n);
    result->unfavourable = share_figure(unfavourable, n);
}

static void fill_labels(EqlItemResult *result, const EqlScale *scale, const guint64 *counts)
{
    for (guint i = 0; i < scale->n_points; i++)
        add_label(result->counts, scale->points[i], counts[i + 1]);
    for (guint i = 0; i < scale->n_no_point; i++)
        add_label(result->no_point, scale->no_point[i], counts[EQL_ANSWER_NO_POINT + i]);
}

/* All who answered gave one answer, with or without points. */
static gboolean is_one_answer(const guint64 counts[256], guint64 given)
{
    for (guint i = 1; i <= EQL_ANSWER_MAX_NO_POINT; i++) {
        if (counts[i] > 0)
            return counts[i] == given;
    }
    return FALSE;
}

static gboolean is_all_or_none(guint64 part, guint64 n)
{
    return part == 0 || part == n;
}

/* Of a question, those who were asked, who gave an answer, and whose answer carries points. */
typedef struct {
    guint64 asked, given, points;
} People;

static People count_people(const EqlAnswerColumn *column, const guint64 counts[256])
{
    People people = {.asked = column->answers->len - counts[EQL_ANSWER_NOT_PUT]};

    people.given = people.asked - counts[EQL_ANSWER_BLANK];
    for (guint i = 1; i <= EQL_ANSWER_MAX_POINT; i++)
        people.points += counts[i];
    return people;
}

static gboolean any_too_few(const EqlSettings *settings, People people)
{
    return eql_too_few(settings, people.points) || eql_too_few(settings, people.given) ||
           eql_too_few(settings, people.asked);
}

gboolean eql_answers_too_few(const EqlSettings *settings, const EqlPutItem *put,
                             const guint64 counts[256])
{
    Sides sides = count_sides(put->item->scale, counts);
    People people = count_people(put->column, counts);

    return any_too_few(settings, people) ||
           (eql_are_few_alike(settings, people.given) && is_one_answer(counts, people.given)) ||
           (eql_are_few_alike(settings, people.points) &&
            is_all_or_none(favourable_side(put->item, sides), all_sides(sides)));
}

static EqlItemResult *item_result_new(const EqlDataset *dataset, const EqlPutItem *put)
{
    const EqlItem *item = put->item;
    EqlItemResult *result = g_new0(EqlItemResult, 1);
    guint64 counts[256];

    eql_tally_bytes(put->column, counts);
    result->code = g_strdup(item->code);
    result->text = g_strdup(item->text);
    result->theme = g_strdup(item->theme);
    result->theme_label = g_strdup(item->theme_label);
    result->theme_place = eql_questionnaire_theme_place(dataset->questionnaire, item->theme);
    result->reversed = item->reversed;
    result->counts = g_ptr_array_new_with_free_func(eql_label_count_free);
    result->no_point = g_ptr_array_new_with_free_func(eql_label_count_free);
    result->unread = g_ptr_array_new_with_free_func(eql_label_count_free);
    result->blank = count_figure(counts[EQL_ANSWER_BLANK]);
    fill_labels(result, item->scale, counts);
    fill_unread(result, put->column);
    fill_shares(result, item, count_sides(item->scale, counts));
    if (eql_answers_too_few(dataset->settings, put, counts))
        eql_hide_item_result(result, dataset->permit);
    return result;
}

static gboolean is_of_theme(const EqlItemResult *item, const char *theme)
{
    return item->theme != NULL && g_str_equal(item->theme, theme);
}

/* ── questions beside hidden ones ── */

/* What a hidden question could be found from, of all hidden ones of a theme: a theme pools the
 * answers to its questions, so the shown ones leave what the hidden ones have together. */
typedef struct {
    guint n;
    gboolean few;          /* few answered one of them */
    guint64 points, given; /* answers that carry points, and all */
    guint64 favourable;
} Pooled;

static void add_question(Pooled *pooled, const EqlPutItem *put, const EqlSettings *settings)
{
    guint64 counts[256];
    People people;

    eql_tally_bytes(put->column, counts);
    people = count_people(put->column, counts);
    pooled->n++;
    pooled->few = pooled->few || any_too_few(settings, people);
    for (guint i = 1; i <= EQL_ANSWER_MAX_NO_POINT; i++)
        pooled->given += counts[i];
    pooled->points += people.points;
    pooled->favourable += favourable_side(put->item, count_sides(put->item->scale, counts));
}

/* One of `n` questions has any number of the answers up to all, but the others hold no more than
 * one of each respondent. */
static guint64 width_of(guint64 all, guint n, guint64 respondents)
{
    guint64 others = (n - 1) * respondents;

    return MIN(all, respondents) - MIN(MIN(all, respondents), all > others ? all - others : 0);
}

/* Nor may all that are hidden be favourable together, or none: then each question's are. */
static gboolean is_narrow(const Pooled *hidden, guint64 respondents, guint64 k)
{
    if (hidden->few && (width_of(hidden->points, hidden->n, respondents) < k ||
                        width_of(hidden->given, hidden->n, respondents) < k))
        return TRUE;
    return hidden->n == 1 || is_all_or_none(hidden->favourable, hidden->points);
}

/* The hidden questions of a theme, and the one shown on fewest answers. */
static Pooled pool_hidden(GPtrArray *results, const GArray *items, const char *theme,
                          const EqlSettings *settings, EqlItemResult **smallest)
{
    Pooled hidden = {0};

    *smallest = NULL;
    for (guint i = 0; i < results->len; i++) {
        EqlItemResult *result = g_ptr_array_index(results, i);

        if (!is_of_theme(result, theme))
            continue;
        if (result->hidden)
            add_question(&hidden, &g_array_index(items, EqlPutItem, i), settings);
        else if (*smallest == NULL || result->n.value < (*smallest)->n.value)
            *smallest = result;
    }
    return hidden;
}

static void hide_beside_hidden(GPtrArray *results, const GArray *items, const EqlDataset *dataset,
                               guint64 respondents)
{
    const GPtrArray *themes = dataset->questionnaire->themes;
    guint64 k = (guint64)MAX(dataset->settings->k, 1);

    for (guint i = 0; i < themes->len; i++) {
        const char *theme = ((const EqlTheme *)g_ptr_array_index(themes, i))->code;
        EqlItemResult *smallest;
        Pooled hidden = pool_hidden(results, items, theme, dataset->settings, &smallest);

        while (hidden.n > 0 && smallest != NULL && is_narrow(&hidden, respondents, k)) {
            eql_hide_item_result(smallest, dataset->permit);
            hidden = pool_hidden(results, items, theme, dataset->settings, &smallest);
        }
    }
}

static EqlAudienceItems *audience_items_new(const EqlDataset *dataset, const EqlAudienceData *data)
{
    EqlAudienceItems *audience = g_new0(EqlAudienceItems, 1);
    g_autoptr(GArray) items =
        eql_put_items(dataset->questionnaire, data->audience, NULL, data->responses);

    audience->audience = g_strdup(data->audience);
    audience->items = g_ptr_array_new_with_free_func(eql_item_result_free);
    audience->no_longer_asked = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < items->len; i++) {
        EqlItemResult *result = item_result_new(dataset, &g_array_index(items, EqlPutItem, i));

        if (!result->hidden && eql_too_few(dataset->settings, data->responses->n))
            eql_hide_item_result(result, dataset->permit);
        g_ptr_array_add(audience->items, result);
    }
    hide_beside_hidden(audience->items, items, dataset, data->responses->n);
    return audience;
}

static EqlAudienceItems *items_before(const EqlDataset *dataset, const char *audience)
{
    for (guint i = 0; i < dataset->since->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(dataset->since, i);

        if (g_str_equal(data->audience, audience))
            return audience_items_new(dataset, data);
    }
    return NULL;
}

static void compare(const EqlDataset *dataset, EqlAudienceItems *audience)
{
    audience->before = items_before(dataset, audience->audience);
    eql_items_compare(dataset, audience, audience->before);
}

EqlItems *eql_items(const EqlDataset *dataset)
{
    EqlItems *items = g_new0(EqlItems, 1);

    items->school = g_strdup(dataset->school->name);
    items->wave = g_strdup(dataset->wave);
    items->since = dataset->since != NULL ? g_strdup(dataset->since_wave) : NULL;
    items->audiences = g_ptr_array_new_with_free_func(eql_audience_items_free);
    for (guint i = 0; i < dataset->audiences->len; i++) {
        EqlAudienceItems *audience =
            audience_items_new(dataset, g_ptr_array_index(dataset->audiences, i));

        if (dataset->since != NULL)
            compare(dataset, audience);
        g_ptr_array_add(items->audiences, audience);
    }
    return items;
}
