/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which groups are hidden among those who answered. */
#include "analysis/audience-tally.h"
#include "analysis/hiding-nest.h"
#include "analysis/hiding.h"
#include "analysis/roll-count.h"

/* By theme: GArray of EqlTally, by atom. */
static GPtrArray *tally_themes(const EqlDataset *dataset, const EqlAudienceData *data,
                               const EqlGrouping *grouping)
{
    const EqlAudienceTally *tally = eql_audience_tally(dataset, data);
    GPtrArray *themes = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GPtrArray) groupings = g_ptr_array_new();

    g_ptr_array_add(groupings, (gpointer)grouping);
    for (guint i = 0; i < tally->themes->len; i++) {
        g_autoptr(EqlThemeTally) theme = eql_audience_tally_theme(tally, i, groupings);

        if (theme != NULL)
            g_ptr_array_add(themes, g_array_ref(g_ptr_array_index(theme->groups, 0)));
    }
    return themes;
}

/* Respondents by atom; then for each theme those with a score, and those with an answer. */
static GArray *count_answers(const EqlGrouping *grouping, const GPtrArray *themes)
{
    guint n = grouping->level->groups->len;
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(guint64));

    g_array_append_vals(counts, grouping->people, n);
    for (guint i = 0; i < themes->len; i++) {
        const GArray *tallies = g_ptr_array_index(themes, i);

        for (guint atom = 0; atom < n; atom++)
            g_array_append_val(counts, g_array_index(tallies, EqlTally, atom).score.n);
        for (guint atom = 0; atom < n; atom++)
            g_array_append_val(counts, g_array_index(tallies, EqlTally, atom).answers.respondents);
    }
    return counts;
}

/* What the people of a class, or set, have in common, by theme. Where all of the audience have,
 * the theme itself is hidden, and needs no group to be. */
typedef struct {
    const EqlNest *nest;
    const GPtrArray *themes; /* as tally_themes() */
    guint64 k;
} Scored;

static const EqlTally *tally_at(const Scored *scored, guint theme, guint atom)
{
    return &g_array_index((GArray *)g_ptr_array_index(scored->themes, theme), EqlTally, atom);
}

static gboolean theme_is_hidden(const Scored *scored, guint theme)
{
    EqlTally all = {0};

    for (guint atom = 0; atom < scored->nest->n_atoms; atom++)
        eql_tally_join(&all, tally_at(scored, theme, atom));
    return eql_tally_is_alike(&all, scored->k);
}

static EqlTally tally_of(const Scored *scored, guint theme, const guint *mark, guint number)
{
    EqlTally people = {0};

    for (guint atom = 0; atom < scored->nest->n_atoms; atom++) {
        if (mark[atom] == number)
            eql_tally_join(&people, tally_at(scored, theme, atom));
    }
    return people;
}

/* Two matters of each theme: the score; and whether all answers are favourable, or none is. */
static guint answers_in_common(gconstpointer data, guint matter, const guint *mark, guint number,
                               guint64 *people)
{
    EqlTally tally = tally_of(data, matter / 2, mark, number);
    guint common = eql_tally_in_common(&tally);

    *people = matter % 2 == 0 ? tally.score.n : tally.answers.respondents;
    return matter % 2 == 0 ? common & EQL_SAME_SCORE : common & ~(guint)EQL_SAME_SCORE;
}

static gboolean is_alike(const Scored *scored, const guint *within)
{
    for (guint theme = 0; theme < scored->themes->len; theme++) {
        EqlTally people = tally_of(scored, theme, within, TRUE);

        if (eql_tally_is_alike(&people, scored->k))
            return TRUE;
    }
    return FALSE;
}

static void hide_all_alike(EqlHidden *hidden, const Scored *scored)
{
    const EqlNest *nest = scored->nest;
    g_autofree guint *within = g_new(guint, MAX(nest->n_atoms, 1));

    for (guint set = 0; set < nest->n_sets; set++) {
        for (guint atom = 0; atom < nest->n_atoms; atom++)
            within[atom] = eql_nest_has(nest, set, atom);
        hidden->hidden[set] = hidden->hidden[set] || is_alike(scored, within);
    }
}

/* The themes by which groups can be alike. */
static GPtrArray *themes_that_tell(const EqlNest *nest, const GPtrArray *themes, guint64 k)
{
    Scored scored = {nest, themes, k};
    GPtrArray *tell = g_ptr_array_new();

    for (guint theme = 0; theme < themes->len; theme++) {
        if (!theme_is_hidden(&scored, theme))
            g_ptr_array_add(tell, g_ptr_array_index(themes, theme));
    }
    return tell;
}

/* A group on roll that is hidden there could have answered, for all that is shown. */
static void add_groups_on_roll(EqlGrouping *grouping, const EqlDataset *dataset)
{
    const char *characteristic = grouping->level->characteristic;
    g_autoptr(EqlCells) cells = NULL;
    guint64 on_roll;

    if (!eql_census_knows(dataset->census, characteristic))
        return;
    cells = eql_cells_on_roll(dataset, characteristic, &on_roll);
    for (guint i = 0; i < cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(cells->cells, EqlCell, i);

        if (cell->census > 0)
            eql_grouping_add(grouping, eql_level_code(cells->levels[0], cell->part[0]));
    }
}

/* By atom: no more pupils answered than are on roll, wherever that is so. NULL: nothing is known
 * of the audience's number on roll. */
static guint64 *room_for_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                 const EqlGrouping *grouping)
{
    const EqlLevel *level = grouping->level;
    g_autoptr(EqlCells) cells = NULL;
    guint64 on_roll, *room;

    if (!g_str_equal(data->audience, "pupil") ||
        !eql_census_knows(dataset->census, level->characteristic))
        return NULL;
    cells = eql_cells_on_roll(dataset, level->characteristic, &on_roll);
    room = g_new(guint64, level->groups->len);
    for (guint atom = 0; atom < level->groups->len; atom++) {
        const EqlCell *cell = eql_cells_find(cells, eql_level_code(level, atom));

        room[atom] = cell != NULL ? cell->census : 0;
        if (grouping->people[atom] > room[atom])
            room[atom] = EQL_NO_LIMIT;
    }
    return room;
}

/* What is counted of an audience by a characteristic: respondents first, by atom. */
typedef struct {
    EqlGrouping *grouping;
    GPtrArray *themes; /* as tally_themes() */
    GArray *counts;
    guint n;       /* counts of each atom */
    guint64 *room; /* as room_for_answers() */
} Answers;

static void answers_clear(Answers *answers)
{
    g_clear_pointer(&answers->grouping, eql_grouping_free);
    g_clear_pointer(&answers->themes, g_ptr_array_unref);
    g_clear_pointer(&answers->counts, g_array_unref);
    g_clear_pointer(&answers->room, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Answers, answers_clear)

/* FALSE when they were not asked. The counts come with answers_count(). */
static gboolean answers_init(Answers *answers, const EqlDataset *dataset,
                             const EqlAudienceData *data, const char *characteristic)
{
    answers->grouping =
        eql_grouping_new(dataset->codes, characteristic, EQL_DETAIL_AS_GIVEN, data->responses);
    if (answers->grouping == NULL)
        return FALSE;
    add_groups_on_roll(answers->grouping, dataset);
    answers->room = room_for_answers(dataset, data, answers->grouping);
    return TRUE;
}

static void answers_count(Answers *answers, const EqlDataset *dataset, const EqlAudienceData *data)
{
    answers->themes = tally_themes(dataset, data, answers->grouping);
    answers->counts = count_answers(answers->grouping, answers->themes);
    answers->n = answers->counts->len / MAX(answers->grouping->level->groups->len, 1);
}

static const guint64 *count_at(const Answers *answers, guint count)
{
    return &g_array_index(answers->counts, guint64, count * answers->grouping->level->groups->len);
}

/* What is hidden for its own sake, and what that takes; FALSE: hiding sets is not enough. */
static gboolean hide_few_answers(EqlHidden *hidden, const Answers *answers, EqlTable *table,
                                 guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    g_autoptr(GPtrArray) themes = themes_that_tell(nest, answers->themes, k);
    Scored scored = {nest, themes, k};

    table->nest = nest;
    table->n_counts = answers->n;
    table->counts = nest->n_atoms > 0 ? count_at(answers, 0) : NULL;
    table->n_matters = 2 * themes->len;
    table->in_common = answers_in_common;
    table->in_common_data = &scored;
    for (guint i = 0; i < answers->n && nest->n_atoms > 0; i++)
        eql_hide_few(hidden, count_at(answers, i), k);
    hide_all_alike(hidden, &scored);
    return eql_table_protect(table, k, hidden->hidden);
}

static void hide_in_answers(EqlHidden *hidden, const EqlHidden *base, const Answers *answers,
                            guint64 k)
{
    g_autofree gboolean *rooms = eql_hidden_sets(base, hidden->groups);
    /* what the census hides is listed, whether or not anybody answered */
    EqlTable table = {.listed = base == NULL, .room = answers->room, .room_hidden = rooms};

    eql_hide_as(hidden, base);
    if (!hide_few_answers(hidden, answers, &table, k))
        eql_hide_everything(hidden);
}

static EqlHidden *work_out_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                   const char *characteristic, EqlRungs rungs)
{
    g_auto(Answers) answers = {0};
    EqlHidden *hidden;

    if (!answers_init(&answers, dataset, data, characteristic))
        return NULL;
    answers_count(&answers, dataset, data);
    hidden = eql_hidden_new(dataset->codes, characteristic, answers.grouping->level->groups);
    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};

        hide_in_answers(hidden, eql_hidden_on_census_to(dataset, characteristic, so_far), &answers,
                        rungs.k[i]);
    }
    return hidden;
}

const EqlHidden *eql_hidden_in_answers_to(const EqlDataset *dataset, const EqlAudienceData *data,
                                          const char *characteristic, EqlRungs rungs)
{
    g_autofree char *whose = eql_audience_data_name(data);
    g_autofree char *name = eql_hidden_name("answers", whose, characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_hidden_keep(dataset, name, work_out_answers(dataset, data, characteristic, rungs));
}

const EqlHidden *eql_hidden_in_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                       const char *characteristic)
{
    return eql_hidden_in_answers_to(dataset, data, characteristic, eql_rungs_of(dataset));
}

/* ── where nearly all answered ── */

/* All on roll but fewer than k, among groups of which no more answered than are on roll. */
static gboolean nearly_all_answered(const Answers *answers, guint64 k)
{
    guint64 others = 0;

    for (guint atom = 0; atom < answers->grouping->level->groups->len; atom++) {
        if (answers->room[atom] != EQL_NO_LIMIT)
            others += answers->room[atom] - answers->grouping->people[atom];
    }
    return others < k;
}

static void hide_as_answers(EqlHidden *census, const EqlDataset *dataset,
                            const EqlAudienceData *data, guint64 k)
{
    const char *characteristic = census->groups->characteristic;
    g_auto(Answers) answers = {0};
    g_autoptr(EqlHidden) together = NULL;
    EqlTable table = {0};

    if (!answers_init(&answers, dataset, data, characteristic) || answers.room == NULL ||
        !nearly_all_answered(&answers, k))
        return;
    answers_count(&answers, dataset, data);
    together = eql_hidden_new(dataset->codes, characteristic, answers.grouping->level->groups);
    eql_hide_as(together, census);
    if (!hide_few_answers(together, &answers, &table, k))
        eql_hide_everything(together);
    eql_hide_as(census, together);
}

void eql_hide_where_all_answered(EqlHidden *census, const EqlDataset *dataset, guint64 k)
{
    g_autoptr(GPtrArray) all = eql_dataset_all_answers(dataset);

    for (guint i = 0; i < all->len; i++)
        hide_as_answers(census, dataset, g_ptr_array_index(all, i), k);
}
