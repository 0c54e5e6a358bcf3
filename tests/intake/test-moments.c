/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that tell when people answered. */
#include "intake/responses/moment.h"
#include "responses-case.h"

static void read_times(ResponsesCase *c, const char *heading, const char *cells)
{
    g_auto(GStrv) each = g_strsplit(cells, "|", -1);
    g_autoptr(GString) text = g_string_new(heading);
    g_string_append(text, ",I feel I belong at this school.\n");
    for (char **cell = each; *cell; cell++)
        g_string_append_printf(text, "%s,Agree\n", *cell);
    g_assert_true(responses_case_read(c, text->str));
}

static void assert_told(ResponsesCase *c, const char *heading, const char *cells, gboolean serials,
                        gboolean unread)
{
    read_times(c, heading, cells);
    g_assert_cmpint(responses_case_has_problem(c, 0, "day numbers"), ==, serials);
    g_assert_cmpint(responses_case_has_problem(c, 0, "could not be read as dates"), ==, unread);
}

static void test_told(ResponsesCase *c, gconstpointer data)
{
    /* When somebody answered is told of nobody. */
    assert_told(c, "Timestamp", "45911.43|45911.5|45912", TRUE, FALSE);
    g_assert_false(responses_case_has_problem(c, 0, "45911"));
    g_assert_false(responses_case_has_problem(c, 0, "11 September"));
    assert_told(c, "Timestamp", "45901||45902", TRUE, FALSE);
    assert_told(c, "Date", "45901|45902", TRUE, FALSE);
    assert_told(c, "Timestamp", "soon|later", FALSE, TRUE);
    assert_told(c, "Timestamp", "36525|73051", FALSE, TRUE);
    assert_told(c, "Timestamp", "1759480000|1759480001", FALSE, TRUE);
    /* Some are dates: the others are no day numbers, but the file does tell. */
    assert_told(c, "Timestamp", "45901|2025-09-02 10:00", FALSE, FALSE);
    assert_told(c, "Timestamp", "2025-09-02 10:00|45901", FALSE, FALSE);
    assert_told(c, "Timestamp", "45901|soon", FALSE, TRUE);
    /* Such numbers elsewhere are what they are. */
    assert_told(c, "Number of your form", "45901|45902", FALSE, FALSE);
    assert_told(c, "Timestamp", "||", FALSE, FALSE);
}

/* One column of a form may be empty of sense where another tells. */
static void test_two(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "Start date,End date,I feel I belong at this school.\n"
                                         "x,2025-09-02 10:00,Agree\n"));
    g_assert_false(responses_case_has_problem(c, 0, "could not be read as dates"));
}

static void assert_month(ResponsesCase *c, const char *cell, int year, int month)
{
    EqlTimes times;
    const EqlCell cells[] = {{.text = cell, .length = strlen(cell)}};
    const EqlRow row = {.cells = (EqlCell *)cells, .n_cells = 1};
    g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(EqlTimes));
    g_array_set_size(all, 1);
    eql_times_take(all, &row);
    times = g_array_index(all, EqlTimes, 0);
    if (eql_times_month(&times).year != year || eql_times_month(&times).month != month)
        g_error("“%s” was read as %d-%d", cell, eql_times_month(&times).year,
                eql_times_month(&times).month);
}

static void test_written(ResponsesCase *c, gconstpointer data)
{
    assert_month(c, "2020/06/05 11:34:01 AM EST", 2020, 6);
    assert_month(c, "4/22/2016 19:57:50", 2016, 4);
    assert_month(c, "Thu Jun 08 2017 16:22:38 GMT+0100 (BST)", 2017, 6);
    assert_month(c, "2025-09-01T10:00:00Z", 2025, 9);
    assert_month(c, "1 September 2025 10:15", 2025, 9);
    assert_month(c, "01/09/2025", 2025, 9);
    assert_month(c, "20250901", 2025, 9);
    assert_month(c, "36526", 2000, 1);
    assert_month(c, "73050", 2099, 12);
    assert_month(c, "45901,4375", 2025, 9);
    assert_month(c, "45901.", 0, 0);
    assert_month(c, "459010", 0, 0);
    assert_month(c, "7", 0, 0);
    assert_month(c, "10:15", 0, 0);
    assert_month(c, "T", 0, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/moments/told", test_told);
    ADD_RESPONSES_TEST("/moments/two", test_two);
    ADD_RESPONSES_TEST("/moments/written", test_written);
    return g_test_run();
}
