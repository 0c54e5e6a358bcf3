/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-school.h"

#include "fixture.h"

#define AGREE "1|2|3|4|5;Don't know"

static const char *const BY[] = {"ethnicity", "sex", "year", NULL};
enum { N_BY = 3 };
static const char *const KINDS[] = {"suspension", "exclusion"};

static EqlCodes *codes_with_parts(void)
{
    EqlCodes *codes = fixture_codes();

    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "APKN", "Part of it", "AIND");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "BSOM", "Somali", "BAFR");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "BNGN", "Nigerian", "BAFR");
    return codes;
}

/* Most are of one group, some of few; a broad group alone and nothing at all occur too. */
static const char *random_ethnicity(GRand *rand, int mix)
{
    static const char *const groups[] = {"WBRI", "WIRI", "AIND",  "APKN", "BCRB", "BAFR",
                                         "BSOM", "BNGN", "asian", NULL,   "WBRI", "BCRB"};
    int n = G_N_ELEMENTS(groups);

    if (g_rand_int_range(rand, 0, 10) < mix)
        return groups[0];
    return groups[g_rand_int_range(rand, 0, n)];
}

typedef struct {
    const char *values[3];
} Pupil;

static Pupil random_pupil(GRand *rand, int mix)
{
    static const char *const years[] = {"7", "8", "9"};
    Pupil pupil = {{random_ethnicity(rand, mix)}};

    pupil.values[1] = g_rand_int_range(rand, 0, 20) == 0 ? NULL : g_rand_boolean(rand) ? "F" : "M";
    pupil.values[2] = years[g_rand_int_range(rand, 0, 3)];
    return pupil;
}

static void add_outcomes(GRand *rand, EqlDataset *dataset, guint number, int share)
{
    for (guint kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        int events = 0;

        if (g_rand_int_range(rand, 0, 100) < share / (int)(1 + kind))
            events = g_rand_int_range(rand, 1, 4);
        for (int i = 0; i < events; i++) {
            g_autofree char *date = g_strdup_printf("2025-01-%02d", i + 1);

            fixture_add_event(dataset->outcomes, KINDS[kind], number, date, NULL);
        }
    }
}

/* Some answer, and some of those only one of the two themes. */
static void add_answers(GRand *rand, EqlDataset *dataset, const Pupil *pupils, guint n)
{
    EqlResponses *responses = fixture_add_audience(dataset, "pupil", n);

    for (guint i = 0; i < n; i++) {
        for (guint by = 0; by < N_BY; by++)
            eql_group_column_set(fixture_groups(responses, BY[by]), i, pupils[i].values[by]);
        for (guint j = 0; j < responses->answers->len; j++) {
            EqlAnswerColumn *column = g_ptr_array_index(responses->answers, j);

            column->answers->data[i] =
                g_rand_int_range(rand, 0, 12) == 0 ? 0 : (guint8)g_rand_int_range(rand, 1, 6);
        }
    }
}

/* The same pupils were asked earlier, too. */
static void add_wave(GRand *rand, EqlDataset *dataset, const Pupil *pupils, guint n, int answered)
{
    GPtrArray *now = dataset->audiences;
    g_autofree Pupil *answering = g_new(Pupil, n);
    guint n_answering = 0;

    for (guint i = 0; i < n; i++) {
        if (g_rand_int_range(rand, 0, 100) < answered)
            answering[n_answering++] = pupils[i];
    }
    dataset->audiences = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    add_answers(rand, dataset, answering, n_answering);
    dataset->others = dataset->audiences;
    dataset->audiences = now;
    ((EqlAudienceData *)now->pdata[0])->wave = g_strdup("later");
    ((EqlAudienceData *)dataset->others->pdata[0])->wave = g_strdup("earlier");
    dataset->n_earlier = 1;
}

/* The year says the sex, as a kind of special need says that there is one. */
static void nest(Pupil *pupil)
{
    pupil->values[1] = g_str_equal(pupil->values[2], "7") ? "M" : "F";
}

typedef enum { PLAIN, NESTED, KEEN, WAVES } Kind;

static EqlDataset *school(guint32 seed, Kind kind)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    EqlDataset *dataset = fixture_dataset();
    guint n = (guint)g_rand_int_range(rand, 12, 160);
    int mix = g_rand_int_range(rand, 0, 8);
    int share = g_rand_int_range(rand, 5, 60);
    int answered = g_rand_int_range(rand, 3, 10);
    g_autofree Pupil *answering = g_new(Pupil, n), *all = g_new(Pupil, n);
    guint n_answering = 0;

    eql_codes_unref(dataset->codes);
    dataset->codes = codes_with_parts();
    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Safety", AGREE, FALSE);
    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    for (guint i = 1; i <= n; i++) {
        Pupil pupil = random_pupil(rand, mix);
        EqlPupilKey key = fixture_key(i);

        if (kind == NESTED)
            nest(&pupil);
        eql_census_add(dataset->census, &key, NULL, EQL_REGISTRATION_SOLE, FALSE, BY, pupil.values);
        all[i - 1] = pupil;
        add_outcomes(rand, dataset, i, share);
        if (g_rand_int_range(rand, 0, kind == KEEN ? 100 : 10) < (kind == KEEN ? 98 : answered))
            answering[n_answering++] = pupil;
    }
    add_answers(rand, dataset, answering, n_answering);
    if (kind == WAVES)
        add_wave(rand, dataset, all, n, seed % 2 ? 98 : 10 * g_rand_int_range(rand, 1, 10));
    return dataset;
}

EqlDataset *random_school(guint32 seed)
{
    return school(seed, PLAIN);
}

EqlDataset *random_nested_school(guint32 seed)
{
    return school(seed, NESTED);
}

EqlDataset *random_keen_school(guint32 seed)
{
    return school(seed, KEEN);
}

EqlDataset *random_school_of_waves(guint32 seed)
{
    return school(seed, WAVES);
}
