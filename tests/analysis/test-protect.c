/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect.h"

#include "analysis/cross-world.h"
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

/* ── worlds ── */

static const EqlRungs RUNGS = {.k = {K}, .n = 1};

static guint place_of(const EqlGroupNest *groups, EqlDetail detail, const char *code)
{
    guint set = G_MAXUINT;

    g_assert_true(eql_group_nest_find(groups, detail, code, &set));
    return set;
}

/* The small cell, one more of its row, and the same two of the other group of the same broad one,
 * which goes on being shown. */
static void hide_square(EqlCrossSide *side)
{
    const EqlCrossTables *tables = side->frame->tables;

    for (guint i = 0; i < 8; i++) {
        EqlDetail detail = i < 4 ? EQL_DETAIL_FULL : EQL_DETAIL_CODES;
        guint set = place_of(tables->rows, detail, ROW_CODES[i / 2 % 2]);
        guint column = place_of(tables->columns, detail, COLUMN_CODES[1 + i % 2]);

        eql_cross_side_set_hidden(side, set * tables->n_columns + column, TRUE);
    }
}

static guint class_cell(const EqlCrossFrame *frame, const char *row, const char *column)
{
    guint atom = 0, own = 0;

    g_ptr_array_find_with_equal_func(frame->tables->rows->atoms, row, g_str_equal, &atom);
    g_ptr_array_find_with_equal_func(frame->tables->columns->atoms, column, g_str_equal, &own);
    return frame->row_of[atom] * frame->width + frame->column_of[own];
}

static void assert_adds_up(const EqlCrossWorld *world)
{
    const EqlCrossFrame *frame = world->side->frame;

    for (guint row = 0; row < frame->n_rows; row++) {
        gint more = 0;

        for (guint column = 0; column < frame->n_columns; column++) {
            guint cell = row * frame->width + column;

            g_assert_cmpint(world->on_roll[cell], >=, 0);
            more += world->on_roll[cell] - frame->people[0][cell];
        }
        g_assert_cmpint(more, ==, 0);
    }
}

/* People go round hidden cells as far as there are any, and further if more may be hidden. */
static void test_circles(void)
{
    static const char *const by[] = {"ethnicity", "year"};
    g_autoptr(EqlDataset) dataset = school_of_counts();
    const EqlCrossTables *tables = eql_cross_tables(dataset, by);
    g_autoptr(EqlCrossFrame) frame = eql_cross_frame_new(dataset, tables, RUNGS);
    g_autofree gboolean *hidden = g_new0(gboolean, tables->rows->nest.n_sets * tables->n_columns);
    g_autoptr(EqlCrossSide) side = eql_cross_side_new(dataset, frame, 0, NULL, RUNGS, hidden);
    g_autoptr(EqlCrossWorld) world = eql_cross_world_new(side);
    guint cell = class_cell(frame, ROW_CODES[1], COLUMN_CODES[2]);

    g_assert_cmpint(frame->people[0][cell], ==, 3);
    g_assert_cmpint(eql_cross_world_push(world, 0, cell, TRUE, 50, FALSE), ==, 0);
    hide_square(side);
    g_assert_cmpint(eql_cross_world_push(world, 0, cell, FALSE, 50, FALSE), ==, 3);
    assert_adds_up(world);
    eql_cross_world_reset(world);
    g_assert_cmpint(eql_cross_world_push(world, 0, cell, TRUE, 50, FALSE), ==, 8);
    assert_adds_up(world);
    g_assert_cmpuint(world->paid->len, ==, 0);
    g_assert_cmpint(eql_cross_world_push(world, 0, cell, TRUE, 5, TRUE), ==, 5);
    assert_adds_up(world);
    g_assert_cmpuint(world->paid->len, >, 0);
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
        EqlRange range = eql_table_range(&table, hidden, 0, set);

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

/* Nearly everybody was suspended, so that four of six can be two more at most and, as nobody beside
 * them can be more, hardly fewer: no hiding of suspensions makes room. Hiding a few numbers on roll
 * does, and the others stay. */
static void test_little_room(void)
{
    static const char *const by[] = {"ethnicity", "sex", NULL};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlRri) rri = NULL;
    guint key = 0;

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    fixture_add_pupils(dataset, &key, "BCRB", "M", 6, 4);
    fixture_add_pupils(dataset, &key, "BCRB", "F", 30, 29);
    fixture_add_pupils(dataset, &key, "BAFR", "M", 30, 28);
    fixture_add_pupils(dataset, &key, "BAFR", "F", 30, 28);
    fixture_add_pupils(dataset, &key, "AIND", "M", 30, 29);
    fixture_add_pupils(dataset, &key, "AIND", "F", 30, 29);
    fixture_add_pupils(dataset, &key, "WBRI", "M", 60, 50);
    fixture_add_pupils(dataset, &key, "WBRI", "F", 60, 50);
    rri = eql_rri(dataset,
                  &(EqlRriRequest){.by = by, .detail = EQL_DETAIL_FULL, .count = EQL_COUNT_PUPILS},
                  NULL);
    g_assert_true(fixture_group(rri, "BCRB,M")->hidden);
    g_assert_true(eql_figure_is_hidden(fixture_group(rri, "BCRB,M")->census));
    fixture_assert_value(fixture_group(rri, "WBRI,M")->census, 60, 0);
    fixture_assert_value(fixture_group(rri, "WBRI,F")->census, 60, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/protect/two-in-each-line", test_two_in_each_line);
    g_test_add_func("/protect/four-by-four", test_four_by_four);
    g_test_add_func("/protect/circles", test_circles);
    g_test_add_func("/protect/levels", test_levels);
    g_test_add_func("/protect/room", test_room);
    g_test_add_func("/protect/little-room", test_little_room);
    return g_test_run();
}
