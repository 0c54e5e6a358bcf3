/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job as those do it whose tools act on things by their names: the program runs as it is
 * installed, and whatever is done to it is an action, a choice or a text that AT-SPI passes on.
 * No key is pressed, but in GTK's own window to choose files there is none either: a file that is
 * brought in is opened with the program. On each page everything one can reach has a name.
 *
 *     test-app-accessible PROGRAM
 */
#include <locale.h>
#include <string.h>

#include "walk.h"

/* ── acting ── */

static void press_in(Walk *walk, const char *window, const char *name)
{
    const Wanted button = {.name = name, .action = "click", .window = window};
    reader_act(walk->reader, reader_find(walk->reader, button), "click");
}

static void press(Walk *walk, const char *name)
{
    press_in(walk, NULL, name);
}

/* In place of what stands there. */
static void fill(Walk *walk, const char *name, const char *text)
{
    const Wanted field = {.name = name, .state = ATSPI_STATE_EDITABLE};
    reader_write(walk->reader, reader_find(walk->reader, field), text);
}

/* ── the whole job ── */

static void check_chart(Walk *walk, const char *title)
{
    const Thing *chart =
        reader_find(walk->reader, (Wanted){.role = ATSPI_ROLE_IMAGE, .name = title});
    g_assert_nonnull(strstr(chart->description, "points."));
    g_assert_cmpuint(strlen(chart->description), <, 200); /* not all of them, at each visit */
    press(walk, "Table");
    walk_await(walk, ATSPI_ROLE_INVALID, "Score");
    walk_assert_all_named(walk);
    press(walk, "Table");
}

/* Where to go, and what tells that one is there. */
typedef struct {
    const char *page;
    AtspiRole role;
    const char *name;
} Sight;

static void look_around(Walk *walk, const Sight *sights, guint n)
{
    for (guint i = 0; i < n; i++) {
        walk_go_to_page(walk, sights[i].page);
        walk_await(walk, sights[i].role, sights[i].name);
        walk_assert_all_named(walk);
    }
}

/* A cell of the plan's table is edited; what is written in it stays. */
static void write_in_table(Walk *walk)
{
    Reader *reader = walk->reader;
    const Wanted cell = {.name = "Owner: Behaviour lead", .action = "cell.edit"};
    reader_act(reader, reader_find(reader, cell), "cell.edit");
    fill(walk, "Owner", "Deputy");
    walk_go_to_page(walk, "Themes");
    walk_go_to_page(walk, "Action plan");
    walk_await(walk, ATSPI_ROLE_INVALID, "Owner: Deputy");
}

static void plan(Walk *walk)
{
    walk_go_to_page(walk, "Action plan");
    press(walk, "Propose actions");
    walk_await(walk, ATSPI_ROLE_INVALID, "Propose more actions");
    reader_await_said(walk->reader, "actions added to the plan");
    walk_assert_all_named(walk);
    write_in_table(walk);
    press(walk, "Save the workbook…");
    press(walk, "Save");
    walk_await_file(walk, ".xlsx");
    reader_look(walk->reader);
    walk_assert_all_named(walk);
}

/* ── a school of one's own ── */

static void bring_own_data(Walk *walk)
{
    g_autofree char *path = walk_copy_sample(walk, "staff-responses.csv");
    press(walk, "Main menu");
    press(walk, "New school…");
    walk_await(walk, ATSPI_ROLE_INVALID, "Create…");
    fill(walk, "Name of the school", "Riverside");
    walk_assert_all_named(walk);
    press(walk, "Create…");
    press_in(walk, "Where to keep the project", "Save");
    walk_await(walk, ATSPI_ROLE_INVALID, "Riverside");
    walk_open_with(walk, path);
    press(walk, "Import");
    walk_await(walk, ATSPI_ROLE_INVALID, "Take staff-responses.csv out again");
    walk_assert_all_named(walk);
}

static void test_whole_job(gconstpointer program)
{
    static const Sight before[] = {
        {"Overview", ATSPI_ROLE_LIST, "What stands out"},
        {"Bring data in", ATSPI_ROLE_INVALID, "Take census.xml out again"},
    };
    static const Sight after[] = {
        {"Questionnaire", ATSPI_ROLE_LIST, "Questionnaire"},
        {"Questions", ATSPI_ROLE_IMAGE, "Questions"},
        {"Groups", ATSPI_ROLE_INVALID, "Put groups together…"},
        {"Suspensions", ATSPI_ROLE_IMAGE, "Suspensions by ethnic group"},
        {"Voices", ATSPI_ROLE_INVALID, "Mask words…"},
        {"Progress", ATSPI_ROLE_INVALID, "Bring in a second wave"},
        {"Accreditation", ATSPI_ROLE_LIST, "Criteria"},
        {"About the data", ATSPI_ROLE_LIST, "Thresholds"},
    };
    Walk walk = {0};
    walk_start(&walk, program);
    walk_await(&walk, ATSPI_ROLE_INVALID, "Try the sample school");
    walk_assert_all_named(&walk);
    press(&walk, "Try the sample school");
    walk_take_the_tour(&walk, press);
    look_around(&walk, before, G_N_ELEMENTS(before));
    walk_go_to_page(&walk, "Themes");
    check_chart(&walk, "Themes");
    look_around(&walk, after, G_N_ELEMENTS(after));
    plan(&walk);
    bring_own_data(&walk);
    walk_stop(&walk);
}

int main(int argc, char *argv[])
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    if (argc != 2)
        return 2;
    g_test_add_data_func("/accessible/whole-job", argv[1], test_whole_job);
    return g_test_run();
}
