/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/tally.h"

#include <math.h>

#include "base/text.h"
#include "stats/reliability.h"

/* Respondents are taken in blocks small enough for their sums to stay in the cache while
 * one column after another is added. */
enum { BLOCK = 256 };

/* What one answer adds to its respondent's sums, and those sums. */
typedef struct {
    double points;
    guint32 put, answered, favourable, given, uncertain;
} AnswerSums;

/* By byte of answer. */
typedef struct {
    AnswerSums adds[256];
} AnswerTable;

gboolean eql_label_is_uncertain(const char *label)
{
    static const char *const uncertain[] = {"don't know",    "do not know", "i don't know",
                                            "i do not know", "not sure",    "i'm not sure",
                                            "unsure"};
    g_autofree char *folded = eql_text_fold(label, -1);

    for (guint i = 0; i < G_N_ELEMENTS(uncertain); i++) {
        if (g_str_equal(folded, uncertain[i]))
            return TRUE;
    }
    return FALSE;
}

void eql_tally_bytes(const EqlAnswerColumn *column, guint64 counts[256])
{
    for (guint i = 0; i < 256; i++)
        counts[i] = 0;
    for (guint i = 0; i < column->answers->len; i++)
        counts[column->answers->data[i]]++;
}

static gboolean was_put(const EqlAnswerColumn *column)
{
    for (guint i = 0; i < column->answers->len; i++) {
        if (column->answers->data[i] != EQL_ANSWER_NOT_PUT)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_wanted(const EqlItem *item, const char *audience, const char *theme)
{
    return item->kind == EQL_ITEM_SCORED && item->scale != NULL &&
           g_str_equal(item->audience, audience) &&
           (theme == NULL || g_strcmp0(item->theme, theme) == 0);
}

GArray *eql_put_items(const EqlQuestionnaire *questionnaire, const char *audience,
                      const char *theme, const EqlResponses *responses)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(EqlPutItem));

    for (guint i = 0; i < questionnaire->items->len; i++) {
        EqlPutItem put = {.item = g_ptr_array_index(questionnaire->items, i)};

        if (!is_wanted(put.item, audience, theme))
            continue;
        put.column = eql_responses_answers(responses, put.item->code);
        if (put.column != NULL && was_put(put.column))
            g_array_append_val(items, put);
    }
    return items;
}

void eql_tally_join(EqlTally *tally, const EqlTally *other)
{
    eql_moments_join(&tally->score, &other->score);
    eql_cluster_sums_join(&tally->answers, &other->answers);
    tally->people += other->people;
    tally->given += other->given;
    tally->uncertain += other->uncertain;
}

/* Sums of points may differ in their last digits by the order of the questions. */
static gboolean has_no_spread(const EqlMoments *score)
{
    return score->squares <= 1e-9 * (double)score->n;
}

guint eql_tally_in_common(const EqlTally *tally)
{
    const EqlClusterSums *answers = &tally->answers;

    return (has_no_spread(&tally->score) ? EQL_SAME_SCORE : 0) |
           (answers->favourable == answers->answered ? EQL_ALL_FAVOURABLE : 0) |
           (answers->favourable == 0 ? EQL_NONE_FAVOURABLE : 0);
}

gboolean eql_tally_is_alike(const EqlTally *tally, guint64 k)
{
    guint common = eql_tally_in_common(tally);
    guint64 scored = tally->score.n, answered = tally->answers.respondents;

    return (scored > 1 && scored < 2 * k && (common & EQL_SAME_SCORE) != 0) ||
           (answered > 1 && answered < 2 * k &&
            (common & (EQL_ALL_FAVOURABLE | EQL_NONE_FAVOURABLE)) != 0);
}

EqlGrouping *eql_grouping_new(EqlCodes *codes, const char *characteristic, EqlDetail detail,
                              const EqlResponses *responses)
{
    const EqlGroupColumn *column = eql_responses_groups(responses, characteristic);
    EqlGrouping *grouping;

    if (column == NULL)
        return NULL;
    grouping = g_new0(EqlGrouping, 1);
    grouping->level = eql_level_new(codes, characteristic, detail);
    grouping->column = column;
    grouping->map = eql_level_map(grouping->level, column);
    grouping->people = g_new0(guint64, grouping->level->groups->len);
    for (guint i = 0; i < column->values->len; i++)
        grouping->people[grouping->map[g_array_index(column->values, guint16, i)]]++;
    return grouping;
}

void eql_grouping_add(EqlGrouping *grouping, const char *group)
{
    guint n = grouping->level->groups->len;

    if (eql_level_number(grouping->level, group) < n)
        return;
    grouping->people = g_renew(guint64, grouping->people, n + 1);
    grouping->people[n] = 0;
}

guint eql_grouping_of(const EqlGrouping *grouping, guint respondent)
{
    return grouping->map[g_array_index(grouping->column->values, guint16, respondent)];
}

void eql_grouping_free(EqlGrouping *grouping)
{
    if (grouping == NULL)
        return;
    eql_level_free(grouping->level);
    g_free(grouping->map);
    g_free(grouping->people);
    g_free(grouping);
}

/* Whole numbers, so that the middle of a scale is the middle exactly. */
static gboolean is_favourable(const EqlItem *item, guint point)
{
    guint above = point - 1;
    guint below = item->scale->n_points - point;

    return item->reversed ? below > above : above > below;
}

static void fill_table(AnswerTable *table, const EqlItem *item)
{
    const EqlScale *scale = item->scale;

    for (guint byte = 0; byte < 256; byte++)
        table->adds[byte] = (AnswerSums){.put = byte != EQL_ANSWER_NOT_PUT};
    for (guint point = 1; point <= scale->n_points; point++) {
        table->adds[point].points = eql_scale_score(scale, item->reversed, (EqlAnswer)point);
        table->adds[point].answered = 1;
        table->adds[point].given = 1;
        table->adds[point].favourable = is_favourable(item, point);
    }
    for (guint j = 0; j < scale->n_no_point; j++) {
        table->adds[EQL_ANSWER_NO_POINT + j].given = 1;
        table->adds[EQL_ANSWER_NO_POINT + j].uncertain = eql_label_is_uncertain(scale->no_point[j]);
    }
}

static void add_sums(AnswerSums *sums, const AnswerSums *adds)
{
    sums->points += adds->points;
    sums->put += adds->put;
    sums->answered += adds->answered;
    sums->favourable += adds->favourable;
    sums->given += adds->given;
    sums->uncertain += adds->uncertain;
}

/* The half rule: at least half of what was put must carry points. */
static gboolean has_score(const AnswerSums *sums)
{
    return sums->answered > 0 && 2 * sums->answered >= sums->put;
}

static void tally_respondent(EqlTally *tally, const AnswerSums *sums)
{
    eql_cluster_sums_add(&tally->answers, sums->favourable, sums->answered);
    if (has_score(sums))
        eql_moments_add(&tally->score, sums->points / sums->answered);
    tally->people += sums->given > 0;
    tally->given += sums->given;
    tally->uncertain += sums->uncertain;
}

static void tally_groups(EqlThemeTally *tally, GPtrArray *groupings, guint respondent,
                         const AnswerSums *sums)
{
    for (guint i = 0; i < tally->groups->len; i++) {
        const EqlGrouping *grouping = g_ptr_array_index(groupings, i);
        GArray *groups = g_ptr_array_index(tally->groups, i);
        guint own = g_array_index(grouping->column->values, guint16, respondent);

        tally_respondent(&g_array_index(groups, EqlTally, grouping->map[own]), sums);
    }
}

static void add_complete(EqlAlphaSums *alpha, const GArray *items, const AnswerTable *tables,
                         guint respondent, double *points)
{
    for (guint i = 0; i < items->len; i++) {
        const EqlPutItem *put = &g_array_index(items, EqlPutItem, i);

        points[i] = tables[i].adds[put->column->answers->data[respondent]].points;
    }
    eql_alpha_sums_add(alpha, points);
}

static void sum_block(AnswerSums *sums, const GArray *items, const AnswerTable *tables, guint from,
                      guint n)
{
    for (guint i = 0; i < n; i++)
        sums[i] = (AnswerSums){0};
    for (guint i = 0; i < items->len; i++) {
        const guint8 *answers = g_array_index(items, EqlPutItem, i).column->answers->data + from;

        for (guint j = 0; j < n; j++)
            add_sums(&sums[j], &tables[i].adds[answers[j]]);
    }
}

static EqlThemeTally *theme_tally_new(GPtrArray *groupings)
{
    EqlThemeTally *tally = g_new0(EqlThemeTally, 1);

    tally->groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; groupings != NULL && i < groupings->len; i++) {
        const EqlGrouping *grouping = g_ptr_array_index(groupings, i);
        GArray *groups = g_array_new(FALSE, TRUE, sizeof(EqlTally));

        g_array_set_size(groups, grouping->level->groups->len);
        g_ptr_array_add(tally->groups, groups);
    }
    return tally;
}

EqlThemeTally *eql_tally_theme(const GArray *items, guint respondents, GPtrArray *groupings)
{
    EqlThemeTally *tally = theme_tally_new(groupings);
    g_autofree AnswerTable *tables = g_new(AnswerTable, items->len);
    g_autofree double *points = g_new(double, items->len);
    g_autoptr(EqlAlphaSums) alpha = eql_alpha_sums_new(items->len);
    AnswerSums sums[BLOCK];

    for (guint i = 0; i < items->len; i++)
        fill_table(&tables[i], g_array_index(items, EqlPutItem, i).item);
    for (guint from = 0; from < respondents; from += BLOCK) {
        guint n = MIN(BLOCK, respondents - from);

        sum_block(sums, items, tables, from, n);
        for (guint i = 0; i < n; i++) {
            tally_respondent(&tally->all, &sums[i]);
            tally_groups(tally, groupings, from + i, &sums[i]);
            if (sums[i].answered == items->len)
                add_complete(alpha, items, tables, from + i, points);
        }
    }
    tally->complete = eql_alpha_sums_respondents(alpha);
    tally->alpha = eql_alpha_sums_alpha(alpha);
    return tally;
}

void eql_theme_tally_free(EqlThemeTally *tally)
{
    if (tally == NULL)
        return;
    g_ptr_array_unref(tally->groups);
    g_free(tally);
}
