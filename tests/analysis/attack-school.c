/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attack-school.h"

#include <math.h>
#include <string.h>

#include "analysis/groups.h"
#include "analysis/roll-count.h"
#include "fixture.h"

static const char *const DETAILS[] = {"broad", "full", "codes"};
static const char *const BY[] = {"ethnicity", "sex", "year", NULL};
enum { N_BY = 3 };
static const char *const KINDS[] = {"suspension", "exclusion"};

/* ── what the attacker sees ── */

/* "count/ethnicity/full/BCRB"; in crosses "count/ethnicity,sex/full/BCRB,F". */
static char *name_of(const char *count, const char *by, const char *detail, const char *code)
{
    return g_strjoin("/", count, by, strstr(by, "ethnicity") ? detail : "-", code, NULL);
}

static AttackView view = ATTACK_ALL;
static const char *wave = ""; /* what counts of answers are named by, too */

static gboolean is_of_answers(const char *count)
{
    return g_str_has_prefix(count, "answered") || g_str_has_prefix(count, "belonging") ||
           g_str_has_prefix(count, "safety");
}

/* The count in the wave that is looked at. */
static char *in_wave(const char *count)
{
    return g_strconcat(is_of_answers(count) ? wave : "", count, NULL);
}

static void see(Attacker *attacker, const char *count, const char *by, const char *detail,
                const char *code, EqlFigure figure)
{
    g_autofree char *counted = in_wave(count);
    g_autofree char *name = name_of(counted, by, detail, code);

    if ((view == ATTACK_CROSSES_UNSEEN && strchr(by, ',') != NULL && eql_figure_is_shown(figure)) ||
        (view == ATTACK_BY_SIZE_ALONE && eql_figure_is_shown(figure) && figure.value > 0 &&
         figure.value < 5))
        figure = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    attacker_see(attacker, name, figure);
}

static void see_total(Attacker *attacker, const char *count, EqlFigure figure)
{
    g_autofree char *counted = in_wave(count);

    attacker_see(attacker, counted, figure);
}

static void see_rates(Attacker *attacker, const EqlDataset *dataset, const char *kind,
                      EqlCountOf count_of, const char *const *by, guint detail)
{
    EqlRriRequest request = {
        .kind = kind, .by = by, .detail = (EqlDetail)detail, .count = count_of};
    g_autofree char *count =
        g_strdup_printf("%s-%s", kind, count_of == EQL_COUNT_PUPILS ? "pupils" : "events");
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, NULL);

    if (rri == NULL)
        return;
    fixture_assert_rri_safe(rri);
    see_total(attacker, "census", rri->census_total);
    see_total(attacker, count, rri->outcome_total);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        see(attacker, "census", rri->by, DETAILS[detail], group->code, group->census);
        see(attacker, count, rri->by, DETAILS[detail], group->code, group->outcomes);
    }
}

/* Each theme has one question, so its share is of people. */
static EqlFigure favourable_count(EqlFigure share, EqlFigure n)
{
    if (eql_figure_is_shown(n) && n.value == 0)
        return n;
    if (!eql_figure_is_shown(share) || !eql_figure_is_shown(n))
        return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    return eql_figure_value(EQL_UNIT_COUNT, round(share.value * n.value));
}

static void see_scores(Attacker *attacker, const EqlDataset *dataset, guint detail)
{
    static const char *const by[] = {"ethnicity", "sex", "year", NULL};
    g_autoptr(EqlScores) scores = eql_scores(dataset, by, (EqlDetail)detail);
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);

    fixture_assert_scores_safe(scores);
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);

        g_autofree char *favourable = g_strconcat(theme->code, "-favourable", NULL);

        see_total(attacker, theme->code, theme->n);
        see_total(attacker, favourable, favourable_count(theme->favourable, theme->n));
        for (guint j = 0; j < theme->groups->len; j++) {
            const EqlGroupScore *group = g_ptr_array_index(theme->groups, j);

            see(attacker, theme->code, group->characteristic, DETAILS[detail], group->code,
                group->n);
            see(attacker, favourable, group->characteristic, DETAILS[detail], group->code,
                favourable_count(group->favourable, group->n));
        }
    }
}

typedef void (*ForTable)(Attacker *attacker, const EqlDataset *dataset, const char *const *by,
                         guint detail);

/* Every characteristic and every cross of two, at every level. */
static void for_tables(Attacker *attacker, const EqlDataset *dataset, ForTable function)
{
    for (guint detail = 0; detail < G_N_ELEMENTS(DETAILS); detail++) {
        for (guint i = 0; i < N_BY; i++) {
            const char *const alone[] = {BY[i], NULL};

            function(attacker, dataset, alone, detail);
            for (guint j = i + 1; j < N_BY && view != ATTACK_GROUPS_ALONE; j++) {
                const char *const cross[] = {BY[i], BY[j], NULL};

                function(attacker, dataset, cross, detail);
            }
        }
    }
}

static void see_table(Attacker *attacker, const EqlDataset *dataset, const char *const *by,
                      guint detail)
{
    if (detail > 0 && !g_str_equal(by[0], "ethnicity"))
        return; /* the same at all levels */
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        see_rates(attacker, dataset, KINDS[i], EQL_COUNT_EVENTS, by, detail);
        see_rates(attacker, dataset, KINDS[i], EQL_COUNT_PUPILS, by, detail);
    }
    see_rates(attacker, dataset, "answered", EQL_COUNT_PUPILS, by, detail);
}

/* ── what the attacker knows ── */

static const char *const COUNTS[] = {"census",
                                     "suspension-events",
                                     "suspension-pupils",
                                     "exclusion-events",
                                     "exclusion-pupils",
                                     "answered-pupils",
                                     "belonging",
                                     "safety",
                                     "belonging-favourable",
                                     "safety-favourable",
                                     "earlier-answered-pupils",
                                     "earlier-belonging",
                                     "earlier-safety",
                                     "earlier-belonging-favourable",
                                     "earlier-safety-favourable"};

/* No more of the first than of the second in any cell. */
static const char *const NO_MORE[][2] = {{"suspension-pupils", "census"},
                                         {"exclusion-pupils", "census"},
                                         {"suspension-pupils", "suspension-events"},
                                         {"exclusion-pupils", "exclusion-events"},
                                         {"belonging", "answered-pupils"},
                                         {"safety", "answered-pupils"},
                                         {"belonging-favourable", "belonging"},
                                         {"safety-favourable", "safety"},
                                         {"answered-pupils", "census"},
                                         {"earlier-belonging", "earlier-answered-pupils"},
                                         {"earlier-safety", "earlier-answered-pupils"},
                                         {"earlier-belonging-favourable", "earlier-belonging"},
                                         {"earlier-safety-favourable", "earlier-safety"},
                                         {"earlier-answered-pupils", "census"}};

static const char *const CODES[][9] = {
    {"white", "asian", "black", EQL_NOT_STATED},
    {"WBRI", "WIRI", "AIND", "BCRB", "BAFR", EQL_NOT_STATED},
    {"WBRI", "WIRI", "AIND", "APKN", "BCRB", "BAFR", "BSOM", "BNGN", EQL_NOT_STATED}};
static const char *const SEXES[] = {"F", "M", EQL_NOT_STATED, NULL};
static const char *const YEARS[] = {"7", "8", "9", EQL_NOT_STATED, NULL};

static GPtrArray *codes_of(const char *by, guint detail)
{
    GPtrArray *codes = g_ptr_array_new();
    const char *const *list = g_str_equal(by, "sex") ? SEXES : YEARS;

    if (!g_str_equal(by, "ethnicity")) {
        for (guint i = 0; list[i] != NULL; i++)
            g_ptr_array_add(codes, (gpointer)list[i]);
        return codes;
    }
    for (guint i = 0; i < G_N_ELEMENTS(CODES[detail]) && CODES[detail][i] != NULL; i++)
        g_ptr_array_add(codes, (gpointer)CODES[detail][i]);
    return codes;
}

/* The groups at the next level that a group is made of. */
static gboolean is_part_of(const EqlDataset *dataset, const char *code, const char *whole,
                           guint detail)
{
    return !g_str_equal(code, EQL_NOT_STATED) &&
           g_str_equal(eql_codes_roll_up(dataset->codes, "ethnicity", code, (EqlDetail)detail),
                       whole);
}

/* "BCRB" or, crossed, "BCRB,F". */
static char *cell_code(const char *first, const char *second)
{
    return second != NULL ? g_strjoin(",", first, second, NULL) : g_strdup(first);
}

static void know_parts(Attacker *attacker, const EqlDataset *dataset, const char *count,
                       const char *by, guint detail, const char *second)
{
    g_autoptr(GPtrArray) wholes = codes_of("ethnicity", detail);
    g_autoptr(GPtrArray) all = codes_of("ethnicity", detail + 1);

    for (guint i = 0; i < wholes->len; i++) {
        g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
        g_autofree char *code = cell_code(wholes->pdata[i], second);
        g_autofree char *whole = name_of(count, by, DETAILS[detail], code);

        for (guint j = 0; j < all->len; j++) {
            g_autofree char *part = cell_code(all->pdata[j], second);

            if (is_part_of(dataset, all->pdata[j], wholes->pdata[i], detail))
                g_ptr_array_add(parts, name_of(count, by, DETAILS[detail + 1], part));
        }
        attacker_know_sum(attacker, parts, whole, FALSE);
    }
}

static void know_total(Attacker *attacker, const char *count, const char *by, guint detail)
{
    g_autoptr(GPtrArray) codes = codes_of(by, detail);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < codes->len; i++)
        g_ptr_array_add(parts, name_of(count, by, DETAILS[detail], codes->pdata[i]));
    attacker_know_sum(attacker, parts, count, TRUE);
}

/* A cross's cells of one group of either characteristic add up to that group. */
static void know_margin(Attacker *attacker, const char *count, const char *const *by, guint detail,
                        guint of, const char *group)
{
    g_autofree char *cross = g_strjoin(",", by[0], by[1], NULL);
    g_autofree char *margin = name_of(count, by[of], DETAILS[detail], group);
    g_autoptr(GPtrArray) others = codes_of(by[1 - of], detail);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < others->len; i++) {
        g_autofree char *code =
            of == 0 ? cell_code(group, others->pdata[i]) : cell_code(others->pdata[i], group);

        g_ptr_array_add(parts, name_of(count, cross, DETAILS[detail], code));
    }
    attacker_know_sum(attacker, parts, margin, TRUE);
}

static void know_cross(Attacker *attacker, const EqlDataset *dataset, const char *count,
                       const char *const *by, guint detail)
{
    g_autofree char *cross = g_strjoin(",", by[0], by[1], NULL);

    for (guint of = 0; of < 2; of++) {
        g_autoptr(GPtrArray) groups = codes_of(by[of], detail);

        for (guint i = 0; i < groups->len; i++)
            know_margin(attacker, count, by, detail, of, groups->pdata[i]);
        for (guint i = 0;
             of == 1 && detail < 2 && g_str_equal(by[0], "ethnicity") && i < groups->len; i++)
            know_parts(attacker, dataset, count, cross, detail, groups->pdata[i]);
    }
}

static void know_table(Attacker *attacker, const EqlDataset *dataset, const char *const *by,
                       guint detail)
{
    if (detail > 0 && !g_str_equal(by[0], "ethnicity"))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(COUNTS); i++) {
        if (by[1] != NULL) {
            know_cross(attacker, dataset, COUNTS[i], by, detail);
            continue;
        }
        know_total(attacker, COUNTS[i], by[0], detail);
        if (detail < 2 && g_str_equal(by[0], "ethnicity"))
            know_parts(attacker, dataset, COUNTS[i], by[0], detail, NULL);
    }
}

char *attack_same_cell(const char *name, const char *count)
{
    const char *cell = strchr(name, '/');

    return g_strconcat(count, cell != NULL ? cell : "", NULL);
}

char *attack_broader(const EqlDataset *dataset, const char *name)
{
    g_auto(GStrv) words = g_strsplit(name, "/", 4);
    const char *second;
    g_autofree char *first = NULL;
    g_autofree char *code = NULL;

    for (guint detail = 1; g_strv_length(words) == 4 && detail < G_N_ELEMENTS(DETAILS); detail++) {
        if (!g_str_equal(words[2], DETAILS[detail]))
            continue;
        second = strchr(words[3], ',');
        first = g_strndup(words[3], strcspn(words[3], ","));
        code = cell_code(
            eql_codes_roll_up(dataset->codes, "ethnicity", first, (EqlDetail)(detail - 1)),
            second != NULL ? second + 1 : NULL);
        return name_of(words[0], words[1], DETAILS[detail - 1], code);
    }
    return NULL;
}

static void know_bounds(Attacker *attacker, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(NO_MORE); i++) {
        g_autofree char *count = g_strndup(name, strcspn(name, "/"));
        g_autofree char *more = NULL;
        g_autoptr(GPtrArray) parts = g_ptr_array_new();

        if (!g_str_equal(count, NO_MORE[i][0]))
            continue;
        more = attack_same_cell(name, NO_MORE[i][1]);
        g_ptr_array_add(parts, (gpointer)name);
        attacker_know_sum(attacker, parts, more, FALSE);
    }
}

static void see_school(Attacker *attacker, const EqlDataset *dataset)
{
    for_tables(attacker, dataset, see_table);
    for (guint detail = 0; detail < G_N_ELEMENTS(DETAILS); detail++)
        see_scores(attacker, dataset, detail);
}

/* The same school, asked for with the other wave. */
static void see_other_wave(Attacker *attacker, const EqlDataset *dataset)
{
    EqlDataset other = *dataset;

    if (dataset->others == NULL)
        return;
    other.audiences = dataset->others;
    other.others = dataset->audiences;
    other.n_earlier = dataset->n_earlier > 0 ? 0 : dataset->audiences->len;
    other.shelf = eql_shelf_new();
    wave = "earlier-";
    see_school(attacker, &other);
    wave = "";
    eql_shelf_free(other.shelf);
}

Attacker *attack_school(const EqlDataset *dataset, AttackView seen)
{
    Attacker *attacker = attacker_new();
    g_autoptr(GPtrArray) hidden = NULL;

    view = seen;
    see_school(attacker, dataset);
    see_other_wave(attacker, dataset);
    for_tables(attacker, dataset, know_table);
    hidden = attacker_hidden(attacker);
    for (guint i = 0; i < hidden->len; i++)
        know_bounds(attacker, hidden->pdata[i]);
    view = ATTACK_ALL;
    return attacker;
}

/* ── what is worth it ── */

/* A shown margin of nothing or of everything says what the cell is, without telling more. */
static gboolean margin_is_plain(const Attacker *attacker, const char *count, const char *by,
                                const char *detail, const char *code)
{
    g_autofree char *margin = name_of(count, by, detail, code);
    double value = attacker_value(attacker, margin);

    return value == 0 || value == attacker_value(attacker, count);
}

static gboolean is_plain(const Attacker *attacker, const char *name)
{
    g_auto(GStrv) words = g_strsplit(name, "/", 4);
    g_auto(GStrv) by = NULL;
    g_auto(GStrv) code = NULL;
    g_autofree char *on_roll = NULL;

    if (words[1] == NULL)
        return TRUE; /* a total is hidden where it is small, and then everything with it */
    on_roll = attack_same_cell(name, "census");
    if (attacker_value(attacker, words[0]) == 0 || attacker_value(attacker, on_roll) == 0)
        return TRUE;
    by = g_strsplit(words[1], ",", 2);
    code = g_strsplit(words[3], ",", 2);
    for (guint i = 0; by[1] != NULL && i < 2; i++) {
        if (margin_is_plain(attacker, words[0], by[i], words[2], code[i]))
            return TRUE;
    }
    return FALSE;
}

/* On roll, of the whole and of none of its parts. */
static gboolean is_given_alone(const EqlDataset *dataset, const char *group)
{
    const char *const by[] = {"ethnicity", NULL};
    g_autoptr(EqlCells) cells = eql_cells_new(dataset->codes, by, 1, EQL_DETAIL_AS_GIVEN);
    const EqlCell *cell;

    eql_cells_add_census(cells, dataset->census);
    cell = eql_cells_find(cells, group);
    return cell != NULL && cell->census > 0;
}

static gboolean is_nobody(const Attacker *attacker, const EqlDataset *dataset, const char *name);

/* Cells of a group's parts that somebody is in; the tables list no others. */
static gboolean are_parts_nobody(const Attacker *attacker, const EqlDataset *dataset, GStrv words,
                                 guint detail)
{
    g_autofree char *first = g_strndup(words[3], strcspn(words[3], ","));
    g_autoptr(GPtrArray) all = codes_of("ethnicity", detail + 1);

    for (guint i = 0; i < all->len; i++) {
        g_autofree char *code = cell_code(all->pdata[i], strchr(words[3], ',') + 1);
        g_autofree char *part = name_of(words[0], words[1], DETAILS[detail + 1], code);

        if (is_part_of(dataset, all->pdata[i], first, detail) &&
            attacker_has_seen(attacker, part) && !is_nobody(attacker, dataset, part))
            return FALSE;
    }
    return detail == 1 || !is_given_alone(dataset, first);
}

/* A cell of a cross of which the groups' own tables say that nobody is in it, or in any of its
 * parts. The attacker's program does not know that a group has no other parts. */
static gboolean is_nobody(const Attacker *attacker, const EqlDataset *dataset, const char *name)
{
    g_auto(GStrv) words = g_strsplit(name, "/", 4);
    g_autofree char *margin = NULL;
    g_autofree char *group = NULL;

    if (words[1] == NULL || !g_str_has_prefix(words[1], "ethnicity,"))
        return FALSE;
    group = g_strndup(words[3], strcspn(words[3], ","));
    margin = name_of(words[0], "ethnicity", words[2], group);
    if (attacker_value(attacker, margin) == 0)
        return TRUE;
    for (guint detail = 0; detail < 2; detail++) {
        if (g_str_equal(words[2], DETAILS[detail]))
            return are_parts_nobody(attacker, dataset, words, detail);
    }
    return FALSE;
}

GPtrArray *attack_worth_it(const Attacker *attacker, const EqlDataset *dataset)
{
    GPtrArray *hidden = attacker_hidden(attacker);

    for (guint i = hidden->len; i-- > 0;) {
        /* of those only whether they are all or none */
        if (strstr(hidden->pdata[i], "-favourable") != NULL ||
            is_plain(attacker, hidden->pdata[i]) || is_nobody(attacker, dataset, hidden->pdata[i]))
            g_ptr_array_remove_index(hidden, i);
    }
    return hidden;
}
