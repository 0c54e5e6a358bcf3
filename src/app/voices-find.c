/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/voices-find.h"

#include "base/mentions.h"
#include "workflow/project.h"

EqlVoicesQuestion *eql_voices_question_copy(const EqlVoicesQuestion *question)
{
    EqlVoicesQuestion *copy = g_memdup2(question, sizeof *question);
    copy->project = g_strdup(question->project);
    copy->wave = g_strdup(question->wave);
    copy->audience = g_strdup(question->audience);
    copy->theme = g_strdup(question->theme);
    copy->words = g_strdup(question->words);
    copy->tag = g_strdup(question->tag);
    return copy;
}

void eql_voices_question_free(EqlVoicesQuestion *question)
{
    if (question == NULL)
        return;
    g_free(question->project);
    g_free(question->wave);
    g_free(question->audience);
    g_free(question->theme);
    g_free(question->words);
    g_free(question->tag);
    g_free(question);
}

gboolean eql_voices_question_is(const EqlVoicesQuestion *question, const EqlVoicesQuestion *other)
{
    return g_strcmp0(question->project, other->project) == 0 &&
           g_strcmp0(question->wave, other->wave) == 0 &&
           g_strcmp0(question->audience, other->audience) == 0 &&
           g_strcmp0(question->theme, other->theme) == 0 &&
           g_strcmp0(question->words, other->words) == 0 &&
           g_strcmp0(question->tag, other->tag) == 0 && question->untagged == other->untagged &&
           question->quotable == other->quotable && question->named == other->named;
}

void eql_voices_found_free(EqlVoicesFound *found)
{
    if (found == NULL)
        return;
    g_clear_pointer(&found->views, g_array_unref);
    g_clear_pointer(&found->names, g_hash_table_unref);
    g_clear_pointer(&found->withheld, g_ptr_array_unref);
    g_clear_pointer(&found->dataset, eql_dataset_free);
    g_strfreev(found->tags);
    g_strfreev(found->known_tags);
    g_free(found);
}

/* ── on a thread ── */

static guint count_all(const EqlDataset *dataset)
{
    guint all = 0;
    for (guint i = 0; i < dataset->audiences->len; i++)
        all += ((const EqlAudienceData *)dataset->audiences->pdata[i])->responses->comments->len;
    return all;
}

static GArray *views_of(const EqlDataset *dataset, const EqlVoicesQuestion *question,
                        GHashTable *ids, GPtrArray **withheld)
{
    const char *const tags[] = {question->tag, NULL};
    const EqlCommentChoice choice = {.audience = question->audience,
                                     .theme = question->theme,
                                     .ids = ids,
                                     .tags = tags,
                                     .untagged = question->untagged,
                                     .quotable = question->quotable};
    return eql_comments(dataset, &choice, withheld);
}

/* What may name somebody, of each comment. */
static void find_names(EqlVoicesFound *found)
{
    found->names = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_strfreev);
    for (guint i = 0; i < found->views->len; i++) {
        const EqlCommentView *view = &g_array_index(found->views, EqlCommentView, i);
        char **names = eql_mentions(view->text);
        if (names != NULL)
            g_hash_table_insert(found->names, (gpointer)view->id, names);
    }
}

static void keep_named(EqlVoicesFound *found)
{
    guint kept = 0;
    for (guint i = 0; i < found->views->len; i++) {
        EqlCommentView view = g_array_index(found->views, EqlCommentView, i);
        if (g_hash_table_contains(found->names, view.id))
            g_array_index(found->views, EqlCommentView, kept++) = view;
    }
    g_array_set_size(found->views, kept);
}

gpointer eql_voices_find(EqlJob *job, gpointer input, GError **error)
{
    const EqlVoicesQuestion *question = input;
    g_autoptr(EqlProject) project = eql_project_open(question->project, error);
    g_autoptr(EqlDataset) dataset =
        project != NULL ? eql_project_dataset(project, question->wave, NULL, error) : NULL;
    g_auto(GStrv) known =
        dataset != NULL ? eql_store_tags(eql_project_store(project), error) : NULL;
    g_autoptr(GHashTable) ids = NULL;
    if (known != NULL && question->words != NULL)
        ids = eql_store_search_comments(eql_project_store(project), question->words, error);
    if (known == NULL || (question->words != NULL && ids == NULL))
        return NULL;
    EqlVoicesFound *found = g_new0(EqlVoicesFound, 1);
    found->views = views_of(dataset, question, ids, &found->withheld);
    find_names(found);
    if (question->named)
        keep_named(found);
    found->tags = eql_comment_tags(dataset);
    found->known_tags = g_steal_pointer(&known);
    found->all = count_all(dataset);
    found->dataset = g_steal_pointer(&dataset);
    return found;
}

/* ── order ── */

/* Where each stood, from 1; 0: it did not. */
static GHashTable *places_of(const EqlVoicesFound *found)
{
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < found->views->len; i++)
        g_hash_table_insert(places, (gpointer)g_array_index(found->views, EqlCommentView, i).id,
                            GUINT_TO_POINTER(i + 1));
    return places;
}

/* Each view goes to its place at once: there are tens of thousands in large projects. */
void eql_voices_found_keep_order(EqlVoicesFound *found, const EqlVoicesFound *before)
{
    g_autoptr(GHashTable) places = places_of(before);
    g_autofree const EqlCommentView **placed = g_new0(const EqlCommentView *, before->views->len);
    g_autoptr(GArray) views = found->views;
    g_autoptr(GArray) new = g_array_new(FALSE, FALSE, sizeof(EqlCommentView));
    found->views = g_array_sized_new(FALSE, FALSE, sizeof(EqlCommentView), views->len);
    for (guint i = 0; i < views->len; i++) {
        const EqlCommentView *view = &g_array_index(views, EqlCommentView, i);
        guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, view->id));
        if (place > 0)
            placed[place - 1] = view;
        else
            g_array_append_val(new, *view);
    }
    for (guint i = 0; i < before->views->len; i++)
        if (placed[i] != NULL)
            g_array_append_val(found->views, *placed[i]);
    g_array_append_vals(found->views, new->data, new->len);
}
