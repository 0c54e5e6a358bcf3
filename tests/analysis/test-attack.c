/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "attack-school.h"
#include "fixture.h"
#include "random-school.h"

/* Small schools at random against an attacker who has all that one project can show. No hidden
 * count can be known to within less than k. EQL_ATTACK_SCHOOLS says how many schools,
 * EQL_ATTACK_FROM which is the first; without them, a few that were hard to hide. */

/* ── the attack ── */

/* How many of these can be known to within less than k; cells of crosses, and to within less than
 * without the crosses. */
static guint find_narrow(Attacker *attacker, const EqlDataset *dataset, GPtrArray *hidden, double k,
                         guint seed)
{
    g_autoptr(Attacker) without = NULL;
    guint narrow = 0;

    attacker_probe(attacker, hidden, k);
    for (guint i = 0; i < hidden->len; i++) {
        const char *name = g_ptr_array_index(hidden, i);
        double width = attacker_width(attacker, name, k);

        if (width >= k - 1e-6)
            continue;
        /* what the groups' own tables alone say of a cell is no cross's fault */
        if (without == NULL)
            without = attack_school(dataset, ATTACK_CROSSES_UNSEEN);
        if (strchr(name, ',') != NULL && width >= attacker_width(without, name, k) - 1e-6)
            continue;
        narrow++;
        g_test_message("school %u: %s is known to within %g", seed, name, width);
    }
    return narrow;
}

/* Returns how many hidden counts were attacked. */
static guint assert_safe(Attacker *attacker, const EqlDataset *dataset, double k, guint seed)
{
    g_autoptr(GPtrArray) hidden = attack_worth_it(attacker, dataset);

    g_assert_cmpuint(find_narrow(attacker, dataset, hidden, k, seed), ==, 0);
    return hidden->len;
}

/* ── what all of a small group have in common ── */

/* Of the second, those that are of the first; whether none of them is nobody's secret, too. */
static const struct {
    const char *count, *of;
    gboolean none;
} TELLING[] = {{"suspension-pupils", "census", FALSE},
               {"exclusion-pupils", "census", FALSE},
               {"belonging-favourable", "belonging", TRUE},
               {"safety-favourable", "safety", TRUE},
               {"earlier-belonging-favourable", "earlier-belonging", TRUE},
               {"earlier-safety-favourable", "earlier-safety", TRUE}};

static const char NOBODY[] = "nobody";

/* In the school itself, all of few are, or none of them is. */
static gboolean is_common(const Attacker *school, const char *name, const char *of, gboolean none,
                          double k)
{
    double n = attacker_value(school, of), count = attacker_value(school, name);

    if (!attacker_is_shown(school, name) || !attacker_is_shown(school, of) || n < 1 || n >= 2 * k)
        return FALSE;
    return none ? count == 0 : count >= n;
}

/* Whether it is known for certain that it is so. */
static gboolean is_certain(Attacker *attacker, const char *name, const char *of, gboolean none)
{
    if (!attacker_has_seen(attacker, name) || !attacker_has_seen(attacker, of))
        return FALSE;
    return none ? attacker_most_above(attacker, name, NOBODY) < 1 - 1e-6
                : attacker_most_above(attacker, of, name) < 1 - 1e-6;
}

/* Whether a group of many that it is part of shows as much. */
static gboolean is_shown_of_many(const Attacker *attacker, const EqlDataset *dataset,
                                 const char *of, guint which, gboolean none, double k)
{
    g_autofree char *broader = attack_broader(dataset, of);
    g_autofree char *name = NULL;
    double n, count;

    if (broader == NULL)
        return FALSE;
    name = attack_same_cell(broader, TELLING[which].count);
    n = attacker_value(attacker, broader);
    count = attacker_value(attacker, name);
    if (attacker_is_shown(attacker, broader) && attacker_is_shown(attacker, name) && n >= 2 * k &&
        (none ? count == 0 : count >= n))
        return TRUE;
    return is_shown_of_many(attacker, dataset, broader, which, none, k);
}

/* The school, and all that is in it. */
typedef struct {
    const EqlDataset *dataset;
    const Attacker *open;
} School;

/* Whether the attacker knows that a small group has it in common. */
static guint attack_common(Attacker *attacker, const School *school, const char *of, guint which,
                           double k)
{
    g_autofree char *name = attack_same_cell(of, TELLING[which].count);
    guint telling = 0;

    for (gboolean none = FALSE; none <= TELLING[which].none; none++) {
        if (!is_common(school->open, name, of, none, k) ||
            is_shown_of_many(attacker, school->dataset, of, which, none, k) ||
            !is_certain(attacker, name, of, none))
            continue;
        g_test_message("%s: %s of %s", name, none ? "none" : "all", of);
        telling++;
    }
    return telling;
}

/* Of how many small groups it is known that all, or none, have an outcome or are content. */
static guint find_telling(Attacker *attacker, const School *school, double k)
{
    g_autoptr(GPtrArray) names = attacker_shown(school->open);
    guint telling = 0;

    attacker_see(attacker, NOBODY, eql_figure_value(EQL_UNIT_COUNT, 0));
    for (guint i = 0; i < names->len; i++) {
        for (guint which = 0; which < G_N_ELEMENTS(TELLING); which++) {
            gsize length = strlen(TELLING[which].of);
            const char *name = names->pdata[i];

            if (strncmp(name, TELLING[which].of, length) == 0 && name[length] == '/')
                telling += attack_common(attacker, school, name, which, k);
        }
    }
    return telling;
}

/* In these a count was once known to within less than k: where nearly all answered, where the only
 * room was in one class of a group, where crosses had to follow one another, and where answers were
 * hidden by one characteristic and shown by the other. In the others it was known of a small group
 * that nobody in it was content, since nobody was in all hidden groups together. */
static const guint32 HARD[] = {718, 723, 725, 1376, 429, 878};

static guint number_of_schools(void)
{
    const char *wanted = g_getenv("EQL_ATTACK_SCHOOLS");

    return wanted != NULL ? (guint)g_ascii_strtoull(wanted, NULL, 10) : G_N_ELEMENTS(HARD);
}

static guint32 school_at(guint i)
{
    const char *first = g_getenv("EQL_ATTACK_FROM");

    if (first == NULL && g_getenv("EQL_ATTACK_SCHOOLS") == NULL)
        return HARD[i];
    return (first != NULL ? (guint32)g_ascii_strtoull(first, NULL, 10) : 1) + i;
}

/* The school with nothing hidden but what the view does. */
static Attacker *school_itself(EqlDataset *dataset, AttackView seen)
{
    dataset->settings->k = 1;
    return attack_school(dataset, seen);
}

/* How many counts of the school are too small to be shown. */
static guint count_small(guint32 seed)
{
    g_autoptr(EqlDataset) dataset = random_school(seed);
    g_autoptr(Attacker) attacker = school_itself(dataset, ATTACK_BY_SIZE_ALONE);

    return attacker_count(attacker, TRUE);
}

/* `school` is the same, and is opened. */
static void assert_nothing_common(Attacker *attacker, double k, EqlDataset *school)
{
    g_autoptr(Attacker) open = school_itself(school, ATTACK_ALL);

    g_assert_cmpuint(find_telling(attacker, &(School){school, open}, k), ==, 0);
}

static gboolean shows_crosses(const Attacker *attacker)
{
    g_autoptr(GPtrArray) names = attacker_shown(attacker);

    for (guint i = 0; i < names->len; i++) {
        if (strchr(names->pdata[i], ',') != NULL)
            return TRUE;
    }
    return FALSE;
}

static void test_random_schools(void)
{
    guint attacked = 0, hidden = 0, shown = 0, small = 0, crosses = 0;

    for (guint i = 0; i < number_of_schools(); i++) {
        g_autoptr(EqlDataset) dataset = random_school(school_at(i));
        g_autoptr(EqlDataset) open = random_school(school_at(i));
        g_autoptr(Attacker) attacker = attack_school(dataset, ATTACK_ALL);

        attacked += assert_safe(attacker, dataset, 5, school_at(i));
        assert_nothing_common(attacker, 5, open);
        hidden += attacker_count(attacker, TRUE);
        shown += attacker_count(attacker, FALSE);
        crosses += (guint)shows_crosses(attacker);
        small += count_small(school_at(i));
    }
    g_test_message("%u of %u counts hidden, %u by size alone, %u attacked; crosses in %u schools",
                   hidden, hidden + shown, small, attacked, crosses);
    /* a single school may be too small for it */
    g_assert_true(g_getenv("EQL_ATTACK_SCHOOLS") != NULL || attacked > number_of_schools() * 200);
    g_assert_true(g_getenv("EQL_ATTACK_SCHOOLS") != NULL || shown > number_of_schools() * 20);
}

/* The attacker finds what is there to be found. */
static void test_hiding_by_size_alone(void)
{
    guint narrow = 0;

    for (guint32 seed = 1; seed <= 2; seed++) {
        g_autoptr(EqlDataset) dataset = random_school(seed);
        g_autoptr(Attacker) attacker = NULL;
        g_autoptr(GPtrArray) hidden = NULL;

        attacker = school_itself(dataset, ATTACK_BY_SIZE_ALONE);
        hidden = attack_worth_it(attacker, dataset);
        g_assert_cmpuint(hidden->len, >, 50);
        attacker_probe(attacker, hidden, 5);
        for (guint i = 0; i < hidden->len; i++)
            narrow += attacker_width(attacker, hidden->pdata[i], 5) < 1;
    }
    g_test_message("%u counts found exactly", narrow);
    g_assert_cmpuint(narrow, >, 50);
}

static void assert_within(const Attacker *outer, const EqlDataset *inside)
{
    g_autoptr(Attacker) inner = attack_school(inside, ATTACK_ALL);
    g_autoptr(GPtrArray) hidden = attacker_hidden(inner);

    for (guint i = 0; i < hidden->len; i++)
        g_assert_false(attacker_is_shown(outer, hidden->pdata[i]));
}

/* What leaves the school shows nothing that is hidden inside. */
static void test_outside(void)
{
    for (guint32 seed = 1001; seed <= 1000 + MAX(number_of_schools() / 6, 1); seed++) {
        g_autoptr(EqlDataset) inside = random_school(seed);
        g_autoptr(EqlDataset) outside = random_school(seed);
        g_autoptr(Attacker) attacker = NULL;

        outside->k_inside = outside->settings->k;
        outside->settings->k = 10;
        attacker = attack_school(outside, ATTACK_ALL);
        assert_safe(attacker, outside, 10, seed);
        assert_within(attacker, inside);
        assert_nothing_common(attacker, 10, inside);
    }
}

/* A cross of two characteristics of which one says the other often leaves no room for what their
 * own tables need. It shows nothing then, but others go on showing what they can. */
static void test_nested(void)
{
    static const guint32 seeds[] = {2, 3, 9};

    for (guint i = 0; i < G_N_ELEMENTS(seeds); i++) {
        g_autoptr(EqlDataset) dataset = random_nested_school(seeds[i]);
        g_autoptr(EqlDataset) open = random_nested_school(seeds[i]);
        g_autoptr(Attacker) attacker = attack_school(dataset, ATTACK_ALL);

        assert_safe(attacker, dataset, 5, seeds[i]);
        assert_nothing_common(attacker, 5, open);
        g_assert_true(shows_crosses(attacker));
    }
}

/* Schools of a kind, so many of them unless more are asked for. */
static void attack_schools(EqlDataset *(*make)(guint32 seed), guint some)
{
    gboolean few = g_getenv("EQL_ATTACK_SCHOOLS") == NULL;

    for (guint i = 0; i < (few ? some : number_of_schools()); i++) {
        guint32 seed = few ? i + 1 : school_at(i);
        g_autoptr(EqlDataset) dataset = make(seed);
        g_autoptr(EqlDataset) open = make(seed);
        g_autoptr(Attacker) attacker = attack_school(dataset, ATTACK_ALL);

        assert_safe(attacker, dataset, 5, seed);
        assert_nothing_common(attacker, 5, open);
    }
}

/* Where nearly everybody answered, the number on roll says how many of a group did. */
static void test_nearly_all_answered(void)
{
    attack_schools(random_keen_school, 4);
}

/* What one wave shows beside the roll says nothing of what another hides. */
static void test_waves(void)
{
    attack_schools(random_school_of_waves, 2);
}

/* Nor in what leaves the school, such as its pack of all waves. */
static void test_waves_outside(void)
{
    guint n = MAX(number_of_schools() / 6, 1);

    for (guint32 seed = 2001; seed <= 2000 + n; seed++) {
        g_autoptr(EqlDataset) inside = random_school_of_waves(seed);
        g_autoptr(EqlDataset) outside = random_school_of_waves(seed);
        g_autoptr(Attacker) attacker = NULL;

        outside->k_inside = outside->settings->k;
        outside->settings->k = 10;
        attacker = attack_school(outside, ATTACK_ALL);
        assert_safe(attacker, outside, 10, seed);
        assert_within(attacker, inside);
        assert_nothing_common(attacker, 10, inside);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/attack/random-schools", test_random_schools);
    g_test_add_func("/attack/hiding-by-size-alone", test_hiding_by_size_alone);
    g_test_add_func("/attack/outside", test_outside);
    g_test_add_func("/attack/nested", test_nested);
    g_test_add_func("/attack/nearly-all-answered", test_nearly_all_answered);
    g_test_add_func("/attack/waves", test_waves);
    g_test_add_func("/attack/waves-outside", test_waves_outside);
    return g_test_run();
}
