/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding.h"

#include "analysis/audience-tally.h"
#include "analysis/hiding-nest.h"
#include "analysis/join.h"
#include "analysis/roll-count.h"

/* ── what all tables of one characteristic share ── */

static EqlHidden *hidden_new(EqlCodes *codes, const char *characteristic, GPtrArray *atoms)
{
    EqlHidden *hidden = g_new0(EqlHidden, 1);

    hidden->groups = eql_group_nest_new(codes, characteristic, atoms);
    hidden->hidden = g_new0(gboolean, MAX(hidden->groups->nest.n_sets, 1));
    return hidden;
}

static void hide_everything(EqlHidden *hidden)
{
    hidden->hidden_total = TRUE;
    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        hidden->hidden[set] = TRUE;
}

static guint64 sum_of(const guint64 *counts, guint n)
{
    guint64 sum = 0;

    for (guint i = 0; i < n; i++)
        sum += counts[i];
    return sum;
}

/* A count of which there are few in all is hidden whole, and so is no reason to hide groups. */
static void hide_few(EqlHidden *hidden, const guint64 *counts, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;

    if (sum_of(counts, nest->n_atoms) < k)
        return;
    for (guint set = 0; set < nest->n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] || eql_is_few(eql_nest_sum(nest, counts, set), k);
}

/* What the census hides, outcomes and answers hide. */
static void hide_as(EqlHidden *hidden, const EqlHidden *base)
{
    g_autofree gboolean *sets = eql_hidden_sets(base, hidden->groups);

    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] || sets[set];
}

/* Of what, of which kind or audience, by what, and how strictly. Kinds are the school's own
 * words, so the unit separator divides. */
static char *name_of(const char *what, const char *which, const char *characteristic,
                     EqlRungs rungs)
{
    return g_strdup_printf("hidden\x1f%s\x1f%s\x1f%s\x1f%u\x1f%d\x1f%d", what, which,
                           characteristic, rungs.n, (int)rungs.k[0],
                           rungs.n > 1 ? (int)rungs.k[1] : 0);
}

static const EqlHidden *keep(const EqlDataset *dataset, const char *name, EqlHidden *hidden)
{
    return eql_shelf_keep(dataset->shelf, name, hidden, (GDestroyNotify)eql_hidden_free);
}

/* ── census ── */

/* One count of the cells that somebody is in, by atom. */
typedef struct {
    GPtrArray *atoms; /* char*, borrowed from the cells */
    guint64 *census, *people, *room;
    guint64 *strangers; /* of people: not on the census, and not stated for that */
} Counts;

static guint64 room_for(guint64 people, guint64 census)
{
    return people > census ? EQL_NO_LIMIT : census;
}

static void counts_init(Counts *counts, const EqlCells *cells, const EqlJoined *joined)
{
    guint n = 0;

    counts->atoms = g_ptr_array_new();
    counts->census = g_new(guint64, cells->cells->len + 1);
    counts->people = g_new(guint64, cells->cells->len + 1);
    counts->room = g_new(guint64, cells->cells->len + 1);
    counts->strangers = g_new0(guint64, cells->cells->len + 1);
    for (guint i = 0; i < cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(cells->cells, EqlCell, i);
        gboolean pupils = joined != NULL && joined->pupils_known;
        guint64 people = pupils ? cell->pupils : cell->events;

        if (cell->census == 0 && people == 0)
            continue;
        g_ptr_array_add(counts->atoms, (gpointer)eql_level_code(cells->levels[0], cell->part[0]));
        counts->census[n] = cell->census;
        counts->people[n] = people;
        if (eql_cells_is_not_stated(cells, cell))
            counts->strangers[n] = pupils ? cell->strange_pupils : cell->strange_events;
        counts->room[n++] = room_for(people, cell->census);
    }
}

static void counts_clear(Counts *counts)
{
    g_ptr_array_unref(counts->atoms);
    g_free(counts->census);
    g_free(counts->people);
    g_free(counts->room);
    g_free(counts->strangers);
}

static EqlCells *cells_of(const EqlDataset *dataset, const char *characteristic, guint64 *on_roll)
{
    EqlCells *cells = eql_cells_new(dataset->codes, &characteristic, 1, EQL_DETAIL_AS_GIVEN);

    *on_roll = eql_cells_add_census(cells, dataset->census);
    return cells;
}

static void hide_on_census(EqlHidden *hidden, const Counts *counts, guint64 on_roll, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    EqlTable table = {.nest = nest, .n_counts = 1, .counts = counts->census, .listed = TRUE};

    hide_few(hidden, counts->census, k);
    if (eql_is_few(on_roll, k) || !eql_table_protect(&table, k, hidden->hidden))
        hide_everything(hidden);
}

static EqlHidden *work_out_census(const EqlDataset *dataset, const char *characteristic,
                                  EqlRungs rungs)
{
    g_autoptr(EqlCells) cells = NULL;
    EqlHidden *hidden;
    Counts counts;
    guint64 on_roll;

    if (!eql_census_knows(dataset->census, characteristic))
        return NULL;
    cells = cells_of(dataset, characteristic, &on_roll);
    counts_init(&counts, cells, NULL);
    hidden = hidden_new(dataset->codes, characteristic, counts.atoms);
    for (guint i = 0; i < rungs.n; i++)
        hide_on_census(hidden, &counts, on_roll, rungs.k[i]);
    counts_clear(&counts);
    return hidden;
}

const EqlHidden *eql_hidden_on_census_to(const EqlDataset *dataset, const char *characteristic,
                                         EqlRungs rungs)
{
    g_autofree char *name = name_of("census", "", characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return keep(dataset, name, work_out_census(dataset, characteristic, rungs));
}

const EqlHidden *eql_hidden_on_census(const EqlDataset *dataset, const char *characteristic)
{
    return eql_hidden_on_census_to(dataset, characteristic, eql_rungs_of(dataset));
}

/* ── outcomes ── */

typedef struct {
    const EqlNest *nest;
    const Counts *counts;
    guint64 k;
} Outcomes;

/* Few or many: that each of them has the outcome. */
static guint outcomes_in_common(gconstpointer data, guint matter, const guint *mark, guint number,
                                guint64 *people)
{
    const Outcomes *outcomes = data;
    guint64 with = 0, on_roll = 0;

    (void)matter;
    for (guint atom = 0; atom < outcomes->nest->n_atoms; atom++) {
        with += mark[atom] == number ? outcomes->counts->people[atom] : 0;
        on_roll += mark[atom] == number ? outcomes->counts->census[atom] : 0;
    }
    *people = on_roll;
    return with == on_roll;
}

static void hide_all_have(EqlHidden *hidden, const Outcomes *outcomes)
{
    const Counts *counts = outcomes->counts;
    const EqlNest *nest = outcomes->nest;

    for (guint set = 0; set < nest->n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] ||
                              eql_all_have(eql_nest_sum(nest, counts->people, set),
                                           eql_nest_sum(nest, counts->census, set), outcomes->k);
}

/* Pupils whom the census does not know, and whose file says no more, are not stated by every
 * characteristic. Where k of them or more are shown by one, it is known by all how many they are:
 * nothing is hidden behind them. Fewer are shown by none. Frees with counts_clear(). */
static Counts less_strangers(const Counts *all, guint n, guint64 k)
{
    Counts counts = {.atoms = g_ptr_array_ref(all->atoms),
                     .census = g_memdup2(all->census, n * sizeof(guint64)),
                     .people = g_memdup2(all->people, n * sizeof(guint64)),
                     .room = g_new(guint64, MAX(n, 1))};

    for (guint i = 0; i < n; i++) {
        counts.people[i] -= all->strangers[i] >= k ? all->strangers[i] : 0;
        counts.room[i] = room_for(counts.people[i], counts.census[i]);
    }
    return counts;
}

static gboolean protect_outcomes(EqlHidden *hidden, const EqlHidden *base, const Counts *counts,
                                 gboolean pupils, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    g_autofree gboolean *rooms = eql_hidden_sets(base, hidden->groups);
    EqlTable table = {.nest = nest, .n_counts = 1, .counts = counts->people};
    Outcomes outcomes = {nest, counts, k};

    if (pupils) {
        table.room = counts->room;
        table.room_hidden = rooms;
        table.n_matters = 1;
        table.in_common = outcomes_in_common;
        table.in_common_data = &outcomes;
        hide_all_have(hidden, &outcomes);
    }
    return eql_table_protect(&table, k, hidden->hidden);
}

static void hide_in_outcomes(EqlHidden *hidden, const EqlHidden *base, const Counts *all,
                             const EqlJoined *joined, guint64 k)
{
    guint n = hidden->groups->nest.n_atoms;
    Counts counts = less_strangers(all, n, k);
    guint64 strangers = sum_of(all->people, n) - sum_of(counts.people, n);
    guint64 total = (joined->pupils_known ? joined->pupils : joined->events) - strangers;

    hide_as(hidden, base);
    hide_few(hidden, all->people, k);
    hide_few(hidden, counts.people, k);
    if (eql_is_few(total, k) || !protect_outcomes(hidden, base, &counts, joined->pupils_known, k) ||
        (joined->pupils_known && eql_all_have(total, sum_of(counts.census, n), k)))
        hide_everything(hidden);
    counts_clear(&counts);
}

static EqlHidden *work_out_outcomes(const EqlDataset *dataset, const char *kind,
                                    const char *characteristic, EqlRungs rungs)
{
    g_autoptr(EqlCells) cells = NULL;
    EqlHidden *hidden;
    EqlJoined joined;
    Counts counts;
    guint64 on_roll;

    if (dataset->outcomes == NULL)
        return NULL;
    cells = cells_of(dataset, characteristic, &on_roll);
    joined = eql_cells_add_outcomes(cells, dataset, kind);
    if (!joined.found)
        return NULL;
    counts_init(&counts, cells, &joined);
    hidden = hidden_new(dataset->codes, characteristic, counts.atoms);
    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};
        const EqlHidden *base = eql_hidden_on_census_to(dataset, characteristic, so_far);

        hide_in_outcomes(hidden, base, &counts, &joined, rungs.k[i]);
    }
    counts_clear(&counts);
    return hidden;
}

const EqlHidden *eql_hidden_in_outcomes_to(const EqlDataset *dataset, const char *kind,
                                           const char *characteristic, EqlRungs rungs)
{
    g_autofree char *name = name_of("outcomes", kind, characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return keep(dataset, name, work_out_outcomes(dataset, kind, characteristic, rungs));
}

const EqlHidden *eql_hidden_in_outcomes(const EqlDataset *dataset, const char *kind,
                                        const char *characteristic)
{
    return eql_hidden_in_outcomes_to(dataset, kind, characteristic, eql_rungs_of(dataset));
}

gboolean eql_hidden_outcome_total(const EqlDataset *dataset, const char *kind)
{
    const char *const *all = eql_codes_characteristics(dataset->codes);

    for (guint i = 0; all[i] != NULL; i++) {
        const EqlHidden *hidden;

        if (!eql_census_knows(dataset->census, all[i]))
            continue;
        hidden = eql_hidden_in_outcomes(dataset, kind, all[i]);
        if (hidden != NULL && hidden->hidden_total)
            return TRUE;
    }
    return FALSE;
}

/* ── answers ── */

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
    cells = cells_of(dataset, characteristic, &on_roll);
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
    cells = cells_of(dataset, level->characteristic, &on_roll);
    room = g_new(guint64, level->groups->len);
    for (guint atom = 0; atom < level->groups->len; atom++) {
        const EqlCell *cell = eql_cells_find(cells, eql_level_code(level, atom));

        room[atom] = cell != NULL ? cell->census : 0;
        if (grouping->people[atom] > room[atom])
            room[atom] = EQL_NO_LIMIT;
    }
    return room;
}

/* What is counted of an audience: respondents first, by atom. */
typedef struct {
    const guint64 *counts, *room;
    guint n;
    const GPtrArray *themes; /* as tally_themes() */
} Answers;

static void hide_in_answers(EqlHidden *hidden, const EqlHidden *base, const Answers *answers,
                            guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    g_autofree gboolean *rooms = eql_hidden_sets(base, hidden->groups);
    g_autoptr(GPtrArray) themes = themes_that_tell(nest, answers->themes, k);
    Scored scored = {nest, themes, k};
    EqlTable table = {.nest = nest,
                      .n_counts = answers->n,
                      .counts = answers->counts,
                      /* what the census hides is listed, whether or not anybody answered */
                      .listed = base == NULL,
                      .room = answers->room,
                      .room_hidden = rooms,
                      .n_matters = 2 * themes->len,
                      .in_common = answers_in_common,
                      .in_common_data = &scored};

    hide_as(hidden, base);
    for (guint i = 0; i < answers->n; i++)
        hide_few(hidden, answers->counts + i * nest->n_atoms, k);
    hide_all_alike(hidden, &scored);
    if (!eql_table_protect(&table, k, hidden->hidden))
        hide_everything(hidden);
}

static void hide_answers(EqlHidden *hidden, const EqlDataset *dataset, const Answers *answers,
                         EqlRungs rungs)
{
    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};
        const EqlHidden *base =
            eql_hidden_on_census_to(dataset, hidden->groups->characteristic, so_far);

        hide_in_answers(hidden, base, answers, rungs.k[i]);
    }
}

static EqlHidden *work_out_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                   const char *characteristic, EqlRungs rungs)
{
    EqlGrouping *grouping =
        eql_grouping_new(dataset->codes, characteristic, EQL_DETAIL_AS_GIVEN, data->responses);
    g_autoptr(GPtrArray) themes = NULL;
    g_autoptr(GArray) counts = NULL;
    g_autofree guint64 *room = NULL;
    EqlHidden *hidden;

    if (grouping == NULL)
        return NULL;
    add_groups_on_roll(grouping, dataset);
    themes = tally_themes(dataset, data, grouping);
    counts = count_answers(grouping, themes);
    room = room_for_answers(dataset, data, grouping);
    hidden = hidden_new(dataset->codes, characteristic, grouping->level->groups);
    hide_answers(hidden, dataset,
                 &(Answers){.counts = (const guint64 *)(gpointer)counts->data,
                            .room = room,
                            .n = counts->len / MAX(grouping->level->groups->len, 1),
                            .themes = themes},
                 rungs);
    eql_grouping_free(grouping);
    return hidden;
}

const EqlHidden *eql_hidden_in_answers_to(const EqlDataset *dataset, const EqlAudienceData *data,
                                          const char *characteristic, EqlRungs rungs)
{
    g_autofree char *name = name_of("answers", data->audience, characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return keep(dataset, name, work_out_answers(dataset, data, characteristic, rungs));
}

const EqlHidden *eql_hidden_in_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                       const char *characteristic)
{
    return eql_hidden_in_answers_to(dataset, data, characteristic, eql_rungs_of(dataset));
}
