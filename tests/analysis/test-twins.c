/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "stats/cluster.h"
#include "stats/compare.h"
#include "stats/interval.h"
#include "stats/reliability.h"

/* The quick way beside a trivial one: plain loops over plain arrays, on random schools. */

#define TOLERANCE 1e-9

enum { ITEMS = 4, PEOPLE = 400, ROUNDS = 12 };

static const char *const GROUPS[] = {EQL_NOT_STATED, "WBRI", "WIRI", "AIND", "BCRB", "BAFR"};

/* One person as a person would write it down. */
typedef struct {
    guint8 answers[ITEMS];
    guint group;
} Person;

static guint8 random_answer(GRand *rand)
{
    static const guint8 other[] = {EQL_ANSWER_BLANK, EQL_ANSWER_NO_POINT, EQL_ANSWER_NO_POINT + 1,
                                   EQL_ANSWER_UNREAD, EQL_ANSWER_NOT_PUT};

    if (g_rand_int_range(rand, 0, 10) < 7)
        return (guint8)g_rand_int_range(rand, 1, 6);
    return other[g_rand_int_range(rand, 0, G_N_ELEMENTS(other))];
}

static void random_people(GRand *rand, Person *people, guint n)
{
    for (guint i = 0; i < n; i++) {
        people[i].group = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(GROUPS));
        /* one group is rare, so that some are hidden */
        if (people[i].group == 5 && g_rand_int_range(rand, 0, 15) > 0)
            people[i].group = 1;
        for (guint j = 0; j < ITEMS; j++)
            people[i].answers[j] = random_answer(rand);
    }
}

static gboolean is_reversed(guint item)
{
    return item == 2;
}

static EqlDataset *dataset_of(const Person *people, guint n)
{
    EqlDataset *dataset = fixture_dataset();
    EqlResponses *responses;

    for (guint j = 0; j < ITEMS; j++) {
        g_autofree char *code = g_strdup_printf("P%u", j);

        fixture_add_item(dataset, code, "pupil", "Belonging", "1|2|3|4|5;Don't know|No answer",
                         is_reversed(j));
    }
    responses = fixture_add_audience(dataset, "pupil", n);
    for (guint i = 0; i < n; i++) {
        eql_group_column_set(fixture_groups(responses, "ethnicity"), i, GROUPS[people[i].group]);
        for (guint j = 0; j < ITEMS; j++)
            ((EqlAnswerColumn *)g_ptr_array_index(responses->answers, j))->answers->data[i] =
                people[i].answers[j];
    }
    return dataset;
}

/* What a set of people comes to. */
typedef struct {
    guint members, n, m;
    double scores[PEOPLE];
    guint32 favourable[PEOPLE], answered[PEOPLE];
    double mean, sd, p, n_effective;
} Naive;

static double points_of(const Person *person, guint item)
{
    guint8 answer = person->answers[item];
    double points = answer >= 1 && answer <= 5 ? 25.0 * (answer - 1) : NAN;

    return is_reversed(item) ? 100 - points : points;
}

static void naive_add(Naive *naive, const Person *person)
{
    double sum = 0;
    guint put = 0, answered = 0, favourable = 0;

    for (guint j = 0; j < ITEMS; j++) {
        double points = points_of(person, j);

        put += person->answers[j] != EQL_ANSWER_NOT_PUT;
        if (isnan(points))
            continue;
        sum += points;
        answered++;
        favourable += points > 50;
    }
    naive->members++;
    if (answered > 0) {
        naive->favourable[naive->m] = favourable;
        naive->answered[naive->m++] = answered;
    }
    if (answered > 0 && answered >= put / 2.0)
        naive->scores[naive->n++] = sum / answered;
}

static void naive_finish(Naive *naive)
{
    double squares = 0;

    naive->mean = 0;
    for (guint i = 0; i < naive->n; i++)
        naive->mean += naive->scores[i] / naive->n;
    for (guint i = 0; i < naive->n; i++)
        squares += pow(naive->scores[i] - naive->mean, 2);
    naive->sd = sqrt(squares / (naive->n - 1.0));
    naive->n_effective = eql_effective_n(naive->favourable, naive->answered, naive->m, &naive->p);
}

static gboolean naive_is_small(const Naive *naive)
{
    return (naive->n > 0 && naive->n < 5) || (naive->m > 0 && naive->m < 5) || naive->members < 5;
}

static void assert_group(const EqlGroupScore *group, const Naive *own, const Naive *rest,
                         gboolean any_small)
{
    EqlInterval score, favourable, difference;
    EqlWelch welch;

    /* those that are small, and others only to protect these */
    g_assert_true(group->hidden || !naive_is_small(own));
    g_assert_true(!group->hidden || any_small);
    if (group->hidden)
        return;
    score = eql_mean_interval(own->scores, own->n, 0);
    favourable = eql_wilson(own->p, own->n_effective);
    fixture_assert_value(group->n, own->n, 0);
    fixture_assert_interval(group->score, own->mean, score.low, score.high, TOLERANCE);
    fixture_assert_interval(group->favourable, own->p, favourable.low, favourable.high, TOLERANCE);
    fixture_assert_value(group->n_effective, own->n_effective, TOLERANCE);
    if (g_str_equal(group->code, EQL_NOT_STATED))
        return;
    welch = eql_welch(own->mean, own->sd, own->n, rest->mean, rest->sd, rest->n);
    difference = eql_newcombe(own->p, own->n_effective, rest->p, rest->n_effective);
    fixture_assert_interval(group->difference, own->mean - rest->mean, welch.low, welch.high,
                            TOLERANCE);
    fixture_assert_interval(group->favourable_difference, own->p - rest->p, difference.low,
                            difference.high, TOLERANCE);
}

static gboolean any_is_small(const Person *people, guint n)
{
    gboolean small = FALSE;

    for (guint g = 0; g < G_N_ELEMENTS(GROUPS); g++) {
        g_autofree Naive *own = g_new0(Naive, 1);

        for (guint i = 0; i < n; i++) {
            if (people[i].group == g)
                naive_add(own, &people[i]);
        }
        small = small || (own->members > 0 && naive_is_small(own));
    }
    return small;
}

static void assert_groups(const EqlThemeScore *theme, const Person *people, guint n)
{
    gboolean any_small = any_is_small(people, n);

    for (guint g = 0; g < G_N_ELEMENTS(GROUPS); g++) {
        g_autofree Naive *own = g_new0(Naive, 1);
        g_autofree Naive *rest = g_new0(Naive, 1);

        for (guint i = 0; i < n; i++)
            naive_add(people[i].group == g ? own : rest, &people[i]);
        naive_finish(own);
        naive_finish(rest);
        if (own->members > 0)
            assert_group(fixture_group_score(theme, GROUPS[g]), own, rest, any_small);
    }
}

static double naive_alpha(const Person *people, guint n)
{
    double points[PEOPLE * ITEMS];

    for (guint i = 0; i < n; i++) {
        for (guint j = 0; j < ITEMS; j++)
            points[i * ITEMS + j] = points_of(&people[i], j);
    }
    return eql_cronbach_alpha(points, n, ITEMS);
}

static void assert_theme(const EqlThemeScore *theme, const Person *people, guint n)
{
    g_autofree Naive *all = g_new0(Naive, 1);
    EqlInterval score;
    guint given = 0, uncertain = 0;

    for (guint i = 0; i < n; i++) {
        naive_add(all, &people[i]);
        for (guint j = 0; j < ITEMS; j++) {
            given += people[i].answers[j] >= 1 && people[i].answers[j] <= EQL_ANSWER_NO_POINT + 1;
            uncertain += people[i].answers[j] == EQL_ANSWER_NO_POINT;
        }
    }
    naive_finish(all);
    score = eql_mean_interval(all->scores, all->n, 0);
    fixture_assert_interval(theme->score, all->mean, score.low, score.high, TOLERANCE);
    fixture_assert_value(theme->favourable, all->p, TOLERANCE);
    fixture_assert_value(theme->uncertain, (double)uncertain / given, TOLERANCE);
    fixture_assert_value(theme->alpha, naive_alpha(people, n), TOLERANCE);
}

static void assert_item(const EqlItemResult *item, const Person *people, guint n, guint j)
{
    guint counts[256] = {0}, favourable = 0, points = 0;

    for (guint i = 0; i < n; i++) {
        counts[people[i].answers[j]]++;
        favourable += points_of(&people[i], j) > 50;
        points += !isnan(points_of(&people[i], j));
    }
    fixture_assert_value(item->n, points, 0);
    fixture_assert_value(item->blank, counts[EQL_ANSWER_BLANK], 0);
    fixture_assert_value(item->favourable, (double)favourable / points, TOLERANCE);
    for (guint k = 0; k < 5; k++)
        fixture_assert_value(((EqlLabelCount *)g_ptr_array_index(item->counts, k))->count,
                             counts[k + 1], 0);
    fixture_assert_value(item->neutral, (double)counts[3] / points, TOLERANCE);
}

static void test_scores(void)
{
    static const char *const by[] = {"ethnicity", NULL};
    g_autoptr(GRand) rand = g_rand_new_with_seed(20251121);

    for (guint round = 0; round < ROUNDS; round++) {
        guint n = (guint)g_rand_int_range(rand, 60, PEOPLE);
        g_autofree Person *people = g_new0(Person, n);
        g_autoptr(EqlDataset) dataset = NULL;
        g_autoptr(EqlScores) scores = NULL;
        g_autoptr(EqlItems) items = NULL;
        const EqlAudienceScores *audience;
        const EqlAudienceItems *questions;

        random_people(rand, people, n);
        dataset = dataset_of(people, n);
        scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
        items = eql_items(dataset);
        fixture_assert_scores_safe(scores);
        fixture_assert_items_safe(items);
        audience = g_ptr_array_index(scores->audiences, 0);
        questions = g_ptr_array_index(items->audiences, 0);
        assert_theme(g_ptr_array_index(audience->themes, 0), people, n);
        assert_groups(g_ptr_array_index(audience->themes, 0), people, n);
        for (guint j = 0; j < ITEMS; j++)
            assert_item(g_ptr_array_index(questions->items, j), people, n, j);
    }
}

enum { PUPILS = 300, EVENTS = 400 };

/* A pupil of a school, and a suspension of one of them (or of a stranger). */
typedef struct {
    guint group;
    EqlRegistration registration;
    gboolean leaver;
} Pupil;

typedef struct {
    guint pupil; /* PUPILS and above: not on the census */
    guint day;
    guint group; /* as the log has it */
} Event;

typedef struct {
    Pupil pupils[PUPILS];
    Event events[EVENTS];
} School;

static void random_school(GRand *rand, School *school)
{
    for (guint i = 0; i < PUPILS; i++) {
        int kind = g_rand_int_range(rand, 0, 20);

        school->pupils[i] = (Pupil){
            .group = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(GROUPS)),
            .registration = kind == 0   ? EQL_REGISTRATION_SUBSIDIARY
                            : kind == 1 ? EQL_REGISTRATION_MAIN
                                        : EQL_REGISTRATION_SOLE,
            .leaver = g_rand_int_range(rand, 0, 12) == 0,
        };
    }
    for (guint i = 0; i < EVENTS; i++) {
        guint pupil = (guint)g_rand_int_range(rand, 0, PUPILS + 40);

        /* few pupils have many: the same ones come again, sometimes on the same day */
        if (g_rand_boolean(rand))
            pupil = pupil % 40;
        school->events[i] = (Event){.pupil = pupil,
                                    .day = (guint)g_rand_int_range(rand, 0, 25),
                                    .group = pupil % G_N_ELEMENTS(GROUPS)};
    }
}

static EqlDataset *school_dataset(const School *school)
{
    EqlDataset *dataset = fixture_dataset();

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    for (guint i = 0; i < PUPILS; i++)
        fixture_add_pupil(dataset->census, i + 1, school->pupils[i].registration,
                          school->pupils[i].leaver, GROUPS[school->pupils[i].group], "F");
    for (guint i = 0; i < EVENTS; i++) {
        g_autofree char *date = g_strdup_printf("2025-01-%02u", school->events[i].day + 1);

        fixture_add_event(dataset->outcomes, "suspension", school->events[i].pupil + 1, date,
                          GROUPS[school->events[i].group]);
    }
    return dataset;
}

static gboolean came_before(const School *school, guint event)
{
    for (guint i = 0; i < event; i++) {
        if (school->events[i].pupil == school->events[event].pupil &&
            school->events[i].day == school->events[event].day)
            return TRUE;
    }
    return FALSE;
}

/* Whether an earlier event was the pupil's. */
static gboolean is_first(const School *school, guint event)
{
    for (guint i = 0; i < event; i++) {
        if (school->events[i].pupil == school->events[event].pupil)
            return FALSE;
    }
    return TRUE;
}

typedef struct {
    guint n[G_N_ELEMENTS(GROUPS)], events[G_N_ELEMENTS(GROUPS)], pupils[G_N_ELEMENTS(GROUPS)];
    guint total_n, total_events, total_pupils;
    guint set_aside, set_aside_pupils, unknown, unknown_pupils;
} Tallies;

static Tallies naive_tallies(const School *school)
{
    Tallies t = {0};

    for (guint i = 0; i < PUPILS; i++) {
        if (school->pupils[i].leaver ||
            school->pupils[i].registration == EQL_REGISTRATION_SUBSIDIARY)
            continue;
        t.n[school->pupils[i].group]++;
        t.total_n++;
    }
    for (guint i = 0; i < EVENTS; i++) {
        const Event *event = &school->events[i];
        gboolean known = event->pupil < PUPILS;
        guint group = known ? school->pupils[event->pupil].group : event->group;

        if (known && school->pupils[event->pupil].registration == EQL_REGISTRATION_SUBSIDIARY) {
            t.set_aside++;
            t.set_aside_pupils += is_first(school, i);
            continue;
        }
        t.pupils[group] += is_first(school, i);
        t.total_pupils += is_first(school, i);
        t.unknown_pupils += !known && is_first(school, i);
        if (came_before(school, i))
            continue;
        t.events[group]++;
        t.total_events++;
        t.unknown += !known;
    }
    return t;
}

/* Hidden by the pupils behind the rows. */
static void assert_row_count(EqlFigure figure, guint rows, guint pupils)
{
    if (pupils > 0 && pupils < 5)
        g_assert_true(eql_figure_is_hidden(figure));
    else
        fixture_assert_value(figure, rows, 0);
}

static gboolean any_rate_is_small(const Tallies *t)
{
    gboolean small = FALSE;

    for (guint g = 0; g < G_N_ELEMENTS(GROUPS); g++)
        small = small || (t->n[g] > 0 && t->n[g] < 5) || (t->pupils[g] > 0 && t->pupils[g] < 5);
    return small;
}

static gboolean any_is_hidden(const EqlRri *rri)
{
    gboolean hidden = FALSE;

    for (guint i = 0; i < rri->groups->len; i++)
        hidden = hidden || ((const EqlRriGroup *)g_ptr_array_index(rri->groups, i))->hidden;
    return hidden;
}

static void assert_rates(const EqlRri *rri, const Tallies *t, const guint *x, guint total)
{
    fixture_assert_value(rri->census_total, t->total_n, 0);
    fixture_assert_value(rri->outcome_total, total, 0);
    assert_row_count(rri->set_aside_subsidiary, t->set_aside, t->set_aside_pupils);
    /* beside any group that is hidden it would tell of it, however many they are */
    if (!eql_figure_is_hidden(rri->not_on_census))
        assert_row_count(rri->not_on_census, t->unknown, t->unknown_pupils);
    g_assert_false(t->unknown > 0 && any_is_hidden(rri) &&
                   !eql_figure_is_hidden(rri->not_on_census));
    for (guint g = 0; g < G_N_ELEMENTS(GROUPS); g++) {
        const EqlRriGroup *group = fixture_group(rri, GROUPS[g]);
        double expected = (double)total * t->n[g] / t->total_n;

        g_assert_true(group->hidden || t->pupils[g] == 0 || t->pupils[g] >= 5);
        g_assert_true(!group->hidden || any_rate_is_small(t));
        if (group->hidden)
            continue;
        fixture_assert_value(group->census, t->n[g], 0);
        fixture_assert_value(group->outcomes, x[g], 0);
        fixture_assert_value(group->rate_per_100, 100.0 * x[g] / t->n[g], TOLERANCE);
        if (g == 0)
            continue;
        fixture_assert_value(group->rri, x[g] / expected, TOLERANCE);
        fixture_assert_value(group->difference, x[g] - expected, 1e-6);
    }
}

static void test_rates(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20251122);

    for (guint round = 0; round < ROUNDS; round++) {
        g_autofree School *school = g_new0(School, 1);
        g_autoptr(EqlDataset) dataset = NULL;
        EqlRriRequest request = {.detail = EQL_DETAIL_FULL};
        g_autoptr(EqlRri) events = NULL;
        g_autoptr(EqlRri) pupils = NULL;
        Tallies tallies;

        random_school(rand, school);
        dataset = school_dataset(school);
        tallies = naive_tallies(school);
        events = eql_rri(dataset, &request, NULL);
        request.count = EQL_COUNT_PUPILS;
        pupils = eql_rri(dataset, &request, NULL);
        fixture_assert_rri_safe(events);
        fixture_assert_rri_safe(pupils);
        assert_rates(events, &tallies, tallies.events, tallies.total_events);
        assert_rates(pupils, &tallies, tallies.pupils, tallies.total_pupils);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/twins/scores", test_scores);
    g_test_add_func("/twins/rates", test_rates);
    return g_test_run();
}
