/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relative rate indices that others have published, from their counts. */
#include <math.h>

#include "analysis/rri-test.h"

/* One published figure: events of a total, its ratio to White children and its interval. */
typedef struct {
    char *stage, *ethnicity, *pooled, *year, *source;
    double rri, low, high;
    guint64 events, total;
} Published;

enum { STAGE, ETHNICITY, RRI, LOW, HIGH, METHOD, FLAG, EVENTS, TOTAL, POOLED, YEAR, SOURCE };

static void published_clear(gpointer data)
{
    Published *row = data;

    g_free(row->stage);
    g_free(row->ethnicity);
    g_free(row->pooled);
    g_free(row->year);
    g_free(row->source);
}

/* The source, which holds commas, is the rest of the line. */
static void take_line(GArray *rows, const char *line)
{
    g_auto(GStrv) fields = g_strsplit(line, ",", SOURCE + 1);
    Published row = {NULL};

    if (g_strv_length(fields) <= SOURCE ||
        !g_str_equal(fields[METHOD], "exact_poisson_conditional"))
        return;
    row = (Published){g_strdup(fields[STAGE]),
                      g_strdup(fields[ETHNICITY]),
                      g_strdup(fields[POOLED]),
                      g_strdup(fields[YEAR]),
                      g_strdup(fields[SOURCE]),
                      g_ascii_strtod(fields[RRI], NULL),
                      g_ascii_strtod(fields[LOW], NULL),
                      g_ascii_strtod(fields[HIGH], NULL),
                      g_ascii_strtoull(fields[EVENTS], NULL, 10),
                      g_ascii_strtoull(fields[TOTAL], NULL, 10)};
    g_array_append_val(rows, row);
}

static GArray *read_published(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "prism-r", "road-to-remand-cascade.csv", NULL);
    g_autofree char *text = NULL;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(Published));

    g_array_set_clear_func(rows, published_clear);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        take_line(rows, *line);
    return rows;
}

static const Published *reference_of(const GArray *rows, const Published *row)
{
    for (guint i = 0; i < rows->len; i++) {
        const Published *other = &g_array_index(rows, Published, i);

        if (g_str_equal(other->ethnicity, "White") && g_str_equal(other->stage, row->stage) &&
            g_str_equal(other->pooled, row->pooled) && g_str_equal(other->year, row->year) &&
            g_str_equal(other->source, row->source))
            return other;
    }
    return NULL;
}

static void check(const Published *row, const Published *reference)
{
    EqlRriTest test = eql_rri_test(&(EqlRriCase){.count = EQL_COUNT_EVENTS,
                                                 .against = EQL_AGAINST_GROUP,
                                                 .x = row->events,
                                                 .n = row->total,
                                                 .school_x = row->events + reference->events,
                                                 .school_n = row->total + reference->total,
                                                 .reference_x = reference->events,
                                                 .reference_n = reference->total});

    g_assert_true(eql_figure_has_interval(test.ratio));
    g_assert_cmpfloat_with_epsilon(test.ratio.value, row->rri, 1e-6 * row->rri);
    /* published with six decimals */
    g_assert_cmpfloat_with_epsilon(test.ratio.low, row->low, 1e-6);
    g_assert_cmpfloat_with_epsilon(test.ratio.high, row->high, 1e-6);
}

static void test_pathway(void)
{
    g_autoptr(GArray) rows = read_published();
    guint checked = 0;

    for (guint i = 0; i < rows->len; i++) {
        const Published *row = &g_array_index(rows, Published, i);
        const Published *reference = reference_of(rows, row);

        if (row == reference || reference == NULL || row->total == 0 || row->low == 0)
            continue;
        check(row, reference);
        checked++;
    }
    g_assert_cmpuint(checked, ==, 28);
}

/* DfE 2016/17 (see tests/data/dfe), suspensions against White British: Black African, Black
 * Caribbean, Gypsy or Roma. R: (x / n) / (284270 / 5439705). */
static void test_england(void)
{
    EqlRriCase events = {.count = EQL_COUNT_EVENTS,
                         .against = EQL_AGAINST_GROUP,
                         .x = 12650,
                         .n = 300630,
                         .school_x = 381865,
                         .school_n = 8024635,
                         .reference_x = 284270,
                         .reference_n = 5439705};

    g_assert_cmpfloat_with_epsilon(eql_rri_test(&events).ratio.value, 0.8051977030, 1e-6);
    events.x = 9445;
    events.n = 92595;
    g_assert_cmpfloat_with_epsilon(eql_rri_test(&events).ratio.value, 1.9519053071, 1e-6);
    events.x = 4420;
    events.n = 21260;
    g_assert_cmpfloat_with_epsilon(eql_rri_test(&events).ratio.value, 3.9783531126, 1e-6);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/published/pathway", test_pathway);
    g_test_add_func("/published/england", test_england);
    return g_test_run();
}
