/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comments.h"

#include <string.h>

#include "analysis/disclosure.h"
#include "analysis/hiding.h"
#include "analysis/tally.h"
#include "model/tag.h"

/* One audience's groups, and of whose comments theirs may be shown. */
typedef struct {
    const EqlDataset *dataset;
    const EqlAudienceData *data;
    EqlGrouping *grouping; /* NULL: none asked for, or not known */
    gboolean *shown;       /* by respondent */
} Writers;

static guint64 least(const Writers *writers)
{
    return (guint64)writers->dataset->settings->k;
}

static guint group_number(const EqlGrouping *grouping, guint respondent)
{
    return grouping->map[g_array_index(grouping->column->values, guint16, respondent)];
}

static gboolean *who_wrote(const EqlResponses *responses)
{
    gboolean *wrote = g_new0(gboolean, MAX(responses->n, 1));

    for (guint i = 0; i < responses->comments->len; i++)
        wrote[((const EqlComment *)g_ptr_array_index(responses->comments, i))->respondent] = TRUE;
    return wrote;
}

/* How many of each group wrote, by number in the level. */
static guint64 *count_writers(const EqlGrouping *grouping, const gboolean *wrote)
{
    guint64 *writers = g_new0(guint64, grouping->level->groups->len);

    for (guint i = 0; i < grouping->column->values->len; i++)
        writers[group_number(grouping, i)] += wrote[i];
    return writers;
}

/* ── together with what else can be asked ──
 *
 * One characteristic is shown at a time, but a comment is known again by its words, so whoever
 * asks for one after the other learns which groups its writer is in together. */

/* By respondent: the finest group that could be shown, as a number from 1; 0: none. */
static guint *finest_groups(const Writers *writers, const char *characteristic,
                            const gboolean *wrote)
{
    static const EqlDetail details[] = {EQL_DETAIL_CODES, EQL_DETAIL_FULL, EQL_DETAIL_BROAD};
    const EqlResponses *responses = writers->data->responses;
    guint *finest = g_new0(guint, MAX(responses->n, 1));

    for (guint at = 0; at < G_N_ELEMENTS(details); at++) {
        EqlGrouping *grouping =
            eql_grouping_new(writers->dataset->codes, characteristic, details[at], responses);
        g_autofree guint64 *n = count_writers(grouping, wrote);

        for (guint i = 0; i < responses->n; i++) {
            guint group = group_number(grouping, i);

            if (wrote[i] && finest[i] == 0 && n[group] >= least(writers))
                finest[i] = 1 + group * (guint)G_N_ELEMENTS(details) + at;
        }
        eql_grouping_free(grouping);
    }
    return finest;
}

static guint64 pair_of(const Writers *writers, const guint *finest, guint respondent)
{
    return (guint64)group_number(writers->grouping, respondent) << 32 | finest[respondent];
}

static void hide_few_of_both(Writers *writers, const guint *finest, const gboolean *wrote)
{
    guint n = writers->data->responses->n;
    g_autofree guint64 *pairs = g_new(guint64, MAX(n, 1));
    g_autoptr(GHashTable) counts = g_hash_table_new(g_int64_hash, g_int64_equal);

    for (guint i = 0; i < n; i++) {
        guint so_far;

        pairs[i] = pair_of(writers, finest, i);
        so_far = GPOINTER_TO_UINT(g_hash_table_lookup(counts, &pairs[i]));
        if (wrote[i])
            g_hash_table_insert(counts, &pairs[i], GUINT_TO_POINTER(so_far + 1));
    }
    for (guint i = 0; i < n; i++) {
        guint both = GPOINTER_TO_UINT(g_hash_table_lookup(counts, &pairs[i]));

        writers->shown[i] = writers->shown[i] && (finest[i] == 0 || both >= least(writers));
    }
}

static void hide_few(Writers *writers, const char *by)
{
    const GPtrArray *columns = writers->data->responses->groups;
    g_autofree gboolean *wrote = who_wrote(writers->data->responses);
    g_autofree guint64 *n = count_writers(writers->grouping, wrote);

    for (guint i = 0; i < writers->data->responses->n; i++)
        writers->shown[i] =
            writers->shown[i] && n[group_number(writers->grouping, i)] >= least(writers);
    for (guint i = 0; i < columns->len; i++) {
        const EqlGroupColumn *column = g_ptr_array_index(columns, i);
        g_autofree guint *finest = NULL;

        if (g_str_equal(column->characteristic, by))
            continue;
        finest = finest_groups(writers, column->characteristic, wrote);
        hide_few_of_both(writers, finest, wrote);
    }
}

static void writers_init(Writers *writers, const EqlDataset *dataset, const EqlAudienceData *data,
                         const EqlCommentChoice *choice)
{
    const EqlHidden *hidden;
    const EqlLevel *level;

    *writers = (Writers){.dataset = dataset, .data = data};
    if (choice->by != NULL)
        writers->grouping =
            eql_grouping_new(dataset->codes, choice->by, choice->detail, data->responses);
    if (writers->grouping == NULL)
        return;
    level = writers->grouping->level;
    hidden = eql_hidden_in_answers(dataset, data, choice->by);
    writers->shown = g_new0(gboolean, MAX(data->responses->n, 1));
    for (guint i = 0; i < data->responses->n; i++)
        writers->shown[i] = !eql_hidden_has(
            hidden, level->detail, eql_level_code(level, group_number(writers->grouping, i)));
    hide_few(writers, choice->by);
}

static void writers_clear(Writers *writers)
{
    g_clear_pointer(&writers->grouping, eql_grouping_free);
    g_clear_pointer(&writers->shown, g_free);
}

static void fill_group(EqlCommentView *view, const Writers *writers, guint respondent)
{
    const EqlLevel *level;

    if (writers->grouping == NULL || !writers->shown[respondent])
        return;
    level = writers->grouping->level;
    /* the level goes away with this audience; codes stay */
    view->group =
        g_intern_string(eql_level_code(level, group_number(writers->grouping, respondent)));
    view->group_label = eql_codes_label(level->codes, level->characteristic, view->group);
}

static gboolean has_tags(const EqlComment *comment, const EqlCommentChoice *choice)
{
    for (const char *const *tag = choice->tags; tag != NULL && *tag != NULL; tag++)
        if (!eql_tags_have((const char *const *)comment->tags, *tag))
            return FALSE;
    return !choice->untagged || comment->tags == NULL;
}

static gboolean is_chosen(const EqlComment *comment, const EqlItem *item,
                          const EqlCommentChoice *choice)
{
    if (item == NULL || item->kind == EQL_ITEM_IGNORE ||
        (choice->theme != NULL && g_strcmp0(item->theme, choice->theme) != 0))
        return FALSE;
    if ((choice->quotable && !comment->quotable) || !has_tags(comment, choice))
        return FALSE;
    return choice->ids == NULL ||
           (comment->id != NULL && g_hash_table_contains(choice->ids, comment->id));
}

static void add_comments(GArray *views, const Writers *writers, const EqlCommentChoice *choice)
{
    const EqlResponses *responses = writers->data->responses;

    for (guint i = 0; i < responses->comments->len; i++) {
        const EqlComment *comment = g_ptr_array_index(responses->comments, i);
        EqlCommentView view = {.id = comment->id,
                               .audience = writers->data->audience,
                               .text = comment->text,
                               .quotable = comment->quotable,
                               .tags = (const char *const *)comment->tags};

        view.item = eql_questionnaire_item(writers->dataset->questionnaire, comment->item);
        if (!is_chosen(comment, view.item, choice))
            continue;
        fill_group(&view, writers, comment->respondent);
        g_array_append_val(views, view);
    }
}

static int compare(gconstpointer a, gconstpointer b)
{
    const EqlCommentView *one = a, *two = b;
    int by_code = strcmp(one->item->code, two->item->code);

    return by_code != 0 ? by_code : strcmp(one->text, two->text);
}

static void add_audience(GArray *views, const EqlDataset *dataset, const EqlAudienceData *data,
                         const EqlCommentChoice *choice)
{
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(EqlCommentView));
    Writers writers;

    writers_init(&writers, dataset, data, choice);
    add_comments(own, &writers, choice);
    g_array_sort(own, compare);
    if (own->len > 0)
        g_array_append_vals(views, own->data, own->len);
    writers_clear(&writers);
}

GArray *eql_comments(const EqlDataset *dataset, const EqlCommentChoice *choice,
                     GPtrArray **withheld)
{
    GArray *views = g_array_new(FALSE, FALSE, sizeof(EqlCommentView));
    GPtrArray *left_out = g_ptr_array_new();

    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(dataset->audiences, i);

        if (choice->audience != NULL && !g_str_equal(data->audience, choice->audience))
            continue;
        if (data->responses->n < (guint)dataset->settings->k)
            g_ptr_array_add(left_out, data->audience);
        else
            add_audience(views, dataset, data, choice);
    }
    if (withheld != NULL)
        *withheld = left_out;
    else
        g_ptr_array_unref(left_out);
    return views;
}

static int compare_tags(gconstpointer a, gconstpointer b)
{
    return g_utf8_collate(*(const char *const *)a, *(const char *const *)b);
}

char **eql_comment_tags(const EqlDataset *dataset)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const EqlCommentChoice all = {.audience = NULL};
    g_autoptr(GArray) views = eql_comments(dataset, &all, NULL);
    g_autoptr(GPtrArray) tags = g_ptr_array_new();

    for (guint i = 0; i < views->len; i++) {
        const EqlCommentView *view = &g_array_index(views, EqlCommentView, i);

        for (const char *const *tag = view->tags; tag != NULL && *tag != NULL; tag++)
            if (g_hash_table_add(seen, (gpointer)*tag))
                g_ptr_array_add(tags, g_strdup(*tag));
    }
    g_ptr_array_sort(tags, compare_tags);
    g_ptr_array_add(tags, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&tags), FALSE);
}
