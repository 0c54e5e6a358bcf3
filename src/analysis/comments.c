/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comments.h"

#include <string.h>

#include "analysis/comment-groups.h"
#include "analysis/tally.h"
#include "model/tag.h"

/* One audience's groups, and of whose comments theirs may be shown. */
typedef struct {
    const EqlDataset *dataset;
    const EqlAudienceData *data;
    EqlGrouping *grouping; /* NULL: none asked for, or not known */
    gboolean *shown;       /* by respondent */
} Writers;

static void writers_init(Writers *writers, const EqlDataset *dataset, const EqlAudienceData *data,
                         const EqlCommentChoice *choice)
{
    *writers = (Writers){.dataset = dataset, .data = data};
    if (choice->by != NULL)
        writers->grouping =
            eql_grouping_new(dataset->codes, choice->by, choice->detail, data->responses);
    if (writers->grouping != NULL)
        writers->shown = eql_comment_groups_shown(dataset, data, choice->by, choice->detail);
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
        g_intern_string(eql_level_code(level, eql_grouping_of(writers->grouping, respondent)));
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
