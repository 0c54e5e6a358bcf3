/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect.h"

#include "analysis/flow.h"
#include "analysis/hiding.h"
#include "attacker.h"
#include "fixture.h"

/* The engine by itself, on tables as small as the trouble they show. */

enum { ROWS = 4, COLUMNS = 4, K = 5 };

/* No cell is small but the third of the second row. */
static const guint64 COUNTS[ROWS][COLUMNS] = {
    {12, 9, 20, 30}, {14, 8, 3, 25}, {22, 31, 11, 16}, {18, 27, 13, 9}};

/* Two or more are hidden in each row and column, and yet one is told: the first row and the
 * first two columns give what the second row's first two have together, and so its third. */
static gboolean TWO_EACH[ROWS][COLUMNS] = {
    {TRUE, TRUE, FALSE, FALSE},
    {TRUE, TRUE, TRUE, FALSE},
    {FALSE, FALSE, TRUE, TRUE},
    {FALSE, FALSE, TRUE, TRUE},
};

static EqlFigure figure_of(guint64 count, gboolean hidden)
{
    return hidden ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                  : eql_figure_value(EQL_UNIT_COUNT, (double)count);
}

static char *name_of(guint row, guint column)
{
    return g_strdup_printf("%u,%u", row, column);
}

static void know_line(Attacker *attacker, guint line, gboolean is_row)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *sum = g_strdup_printf("%s %u", is_row ? "row" : "column", line);
    guint64 count = 0;

    for (guint i = 0; i < 4; i++) {
        guint row = is_row ? line : i, column = is_row ? i : line;

        g_ptr_array_add(cells, name_of(row, column));
        count += COUNTS[row][column];
    }
    attacker_see(attacker, sum, figure_of(count, FALSE));
    attacker_know_sum(attacker, cells, sum, TRUE);
}

static Attacker *attacker_of(gboolean hidden[ROWS][COLUMNS])
{
    Attacker *attacker = attacker_new();

    for (guint i = 0; i < ROWS * COLUMNS; i++) {
        g_autofree char *name = name_of(i / COLUMNS, i % COLUMNS);

        attacker_see(attacker, name,
                     figure_of(COUNTS[i / COLUMNS][i % COLUMNS], hidden[i / COLUMNS][i % COLUMNS]));
    }
    for (guint i = 0; i < 4; i++) {
        know_line(attacker, i, TRUE);
        know_line(attacker, i, FALSE);
    }
    return attacker;
}

static void test_two_in_each_line(void)
{
    g_autoptr(Attacker) attacker = attacker_of(TWO_EACH);

    g_assert_cmpfloat(attacker_width(attacker, "1,2", K), <, 1e-6);
    g_assert_cmpfloat(attacker_width(attacker, "0,0", K), >=, K);
}

static const char *const ROW_CODES[ROWS] = {"WBRI", "WIRI", "AIND", "BCRB"};
static const char *const COLUMN_CODES[COLUMNS] = {"7", "8", "9", "10"};

/* The four by four as groups and years of a census. */
static EqlDataset *school_of_counts(void)
{
    static const char *const by[] = {"ethnicity", "year", NULL};
    EqlDataset *dataset = fixture_dataset();
    guint pupil = 0;

    dataset->census = eql_census_new();
    for (guint i = 0; i < ROWS * COLUMNS; i++) {
        const char *const values[] = {ROW_CODES[i / COLUMNS], COLUMN_CODES[i % COLUMNS]};

        for (guint j = 0; j < COUNTS[i / COLUMNS][i % COLUMNS]; j++) {
            EqlPupilKey key = fixture_key(++pupil);

            eql_census_add(dataset->census, &key, NULL, EQL_REGISTRATION_SOLE, FALSE, by, values);
        }
    }
    return dataset;
}

/* Returns how many are hidden. */
static guint read_hidden(const EqlDataset *dataset, gboolean hidden[ROWS][COLUMNS])
{
    static const char *const by[] = {"ethnicity", "year"};
    g_autoptr(EqlHiddenCross) cross = eql_hidden_in_cross(dataset, NULL, NULL, by);
    guint n = 0;

    for (guint i = 0; i < ROWS * COLUMNS; i++) {
        hidden[i / COLUMNS][i % COLUMNS] = eql_hidden_cross_has_roll(
            cross, EQL_DETAIL_CODES, ROW_CODES[i / COLUMNS], COLUMN_CODES[i % COLUMNS]);
        n += hidden[i / COLUMNS][i % COLUMNS];
    }
    return n;
}

/* Four hidden are enough, in two rows and two columns. */
static void test_four_by_four(void)
{
    g_autoptr(EqlDataset) dataset = school_of_counts();
    gboolean hidden[ROWS][COLUMNS];
    g_autoptr(Attacker) attacker = NULL;
    g_autoptr(GPtrArray) names = NULL;

    g_assert_cmpuint(read_hidden(dataset, hidden), ==, 4);
    g_assert_true(hidden[1][2]);
    attacker = attacker_of(hidden);
    names = attacker_hidden(attacker);
    for (guint i = 0; i < names->len; i++)
        g_assert_cmpfloat(attacker_width(attacker, names->pdata[i], K), >=, K - 1e-6);
}

/* A square of four arcs, of which three may move, and a way round that costs. */
static EqlFlow *square(void)
{
    EqlFlow *flow = eql_flow_new(4);

    for (guint i = 0; i < 4; i++)
        eql_flow_add(
            flow,
            (EqlArc){.from = i, .to = (i + 1) % 4, .up = 5, .down = 2, .cost = i == 3 ? 7 : 0});
    eql_flow_add(flow, (EqlArc){.from = 3, .to = 0, .up = 9, .down = 9, .cost = EQL_ARC_FIXED});
    eql_flow_link(flow);
    return flow;
}

static void test_flow(void)
{
    g_autoptr(EqlFlow) flow = square();
    g_autoptr(GArray) pay = g_array_new(FALSE, FALSE, sizeof(guint));

    g_assert_cmpint(eql_flow_push(flow, 0, TRUE, 4), ==, 0);
    g_assert_cmpint(eql_flow_push_cheapest(flow, 0, TRUE, 4, pay), ==, 4);
    g_assert_cmpuint(pay->len, ==, 1);
    g_assert_cmpuint(g_array_index(pay, guint, 0), ==, 3);
    eql_flow_reset(flow);
    eql_flow_arc(flow, 3)->cost = 0;
    g_assert_cmpint(eql_flow_push(flow, 0, TRUE, 9), ==, 5);
    g_assert_cmpint(eql_flow_arc(flow, 2)->moved, ==, 5);
    eql_flow_reset(flow);
    g_assert_cmpint(eql_flow_push(flow, 0, FALSE, 9), ==, 2);
    eql_flow_reset(flow);
    g_assert_cmpint(eql_flow_send(flow, 0, 2, 9), ==, 5 + 2);
}

/* Three levels: a small group, its broad group and the rest. */
static void test_levels(void)
{
    /* atoms a b | c d | e; broad 0 1 2, full 3 to 7 */
    guint sets[] = {0, 3, 0, 4, 1, 5, 1, 6, 2, 7};
    static const guint64 counts[] = {3, 40, 20, 30, 25};
    EqlNest nest = {.n_atoms = 5, .n_levels = 2, .n_sets = 8, .set_of = sets};
    EqlTable table = {.nest = &nest, .n_counts = 1, .counts = counts};
    gboolean hidden[8] = {[3] = TRUE};

    g_assert_true(eql_table_protect(&table, K, hidden));
    for (guint set = 0; set < 8; set++) {
        EqlRange range = eql_table_range(&table, hidden, 0, set, NULL, 0);

        g_assert_true(!hidden[set] || range.high - range.low >= K);
    }
    /* its only sister, rather than two broad groups and a group of another */
    g_assert_true(hidden[4]);
    g_assert_false(hidden[0] || hidden[1] || hidden[2] || hidden[5] || hidden[6] || hidden[7]);
}

/* Where nearly all had an outcome, how many are on roll tells of those who had. */
static void test_room(void)
{
    guint sets[] = {0, 1, 2};
    static const guint64 counts[] = {4, 10, 6};
    static const guint64 tight[] = {4, 10, 7}, wide[] = {40, 40, 40};
    static const gboolean none[3] = {FALSE};
    EqlNest nest = {.n_atoms = 3, .n_levels = 1, .n_sets = 3, .set_of = sets};
    EqlTable table = {
        .nest = &nest, .n_counts = 1, .counts = counts, .room = tight, .room_hidden = none};
    gboolean hidden[3] = {TRUE};
    gboolean again[3] = {TRUE};

    g_assert_false(eql_table_protect(&table, K, hidden));
    table.room = wide;
    g_assert_true(eql_table_protect(&table, K, again));
    g_assert_true(again[2] && !again[1]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/protect/two-in-each-line", test_two_in_each_line);
    g_test_add_func("/protect/four-by-four", test_four_by_four);
    g_test_add_func("/protect/flow", test_flow);
    g_test_add_func("/protect/levels", test_levels);
    g_test_add_func("/protect/room", test_room);
    return g_test_run();
}
