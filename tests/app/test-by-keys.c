/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job with a keyboard alone: keys are pressed as if somebody pressed them, and nothing
 * else is done. Where one is, and what came of it, is read over AT-SPI.
 *
 *     test-app-by-keys PROGRAM
 */
#include <locale.h>
#include <string.h>

#include "walk.h"

/* Tab has been through everything that a page and the bars around it have. */
#define MOST_TABS 80

static char *place_of_focus(Walk *walk)
{
    const Thing *thing = reader_focused(walk->reader);
    return thing != NULL ? g_strdup(thing->path) : NULL;
}

static void tab(Walk *walk)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    g_autofree char *before = place_of_focus(walk), *now = NULL;
    reader_key(walk->reader, READER_KEY_TAB);
    do {
        reader_rest(5);
        g_free(now);
        now = place_of_focus(walk);
    } while (g_strcmp0(before, now) == 0 && g_get_monotonic_time() < until);
}

static gboolean is_at(Walk *walk, const char *name)
{
    const Thing *thing = reader_focused(walk->reader);
    if (thing != NULL)
        g_test_message("at “%s” (%d)", thing->name, (int)thing->role);
    return thing != NULL && reader_is_called(thing->name, name);
}

/* On to what has this name, from wherever one is. */
static void tab_to(Walk *walk, const char *name)
{
    walk_await(walk, ATSPI_ROLE_INVALID, name);
    for (guint i = 0; i < MOST_TABS; i++) {
        if (is_at(walk, name))
            return;
        tab(walk);
    }
    reader_print(reader_last_look(walk->reader), 0);
    g_error("Tab does not lead to “%s”", name);
}

static void press(Walk *walk, const char *name)
{
    tab_to(walk, name);
    reader_key(walk->reader, READER_KEY_RETURN);
}

/* The pages have numbers, from the top. */
static void go_to_page(Walk *walk, guint number, const char *name)
{
    reader_key_with(walk->reader, READER_KEY_ALT, READER_KEY_1 + number - 1);
    walk_await_page(walk, name);
}

/* One key leads to the page, the arrow keys go along the chart, T to its table. */
static void read_chart(Walk *walk)
{
    go_to_page(walk, 3, "Themes");
    reader_await_said(walk->reader, "This is an area for the school to develop.");
    tab_to(walk, "Themes");
    reader_key(walk->reader, READER_KEY_DOWN);
    reader_await_said(walk->reader, "Belonging and identity, Pupils:");
    reader_key(walk->reader, READER_KEY_T);
    walk_await(walk, ATSPI_ROLE_INVALID, "Score");
    reader_key(walk->reader, READER_KEY_T);
}

/* What has to be worked out first is said once it is known, and not what an empty page says. */
static void hear_pages(Walk *walk)
{
    go_to_page(walk, 5, "Groups");
    reader_await_said(walk->reader, "What the school does is not yet felt by everyone alike.");
    go_to_page(walk, 6, "Voices");
    reader_await_said(walk->reader, "comments. ");
    g_assert_false(reader_was_said(walk->reader, "This page will show what people wrote"));
}

static void await_at(Walk *walk, const char *name)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (!is_at(walk, name))
        g_assert_cmpint(g_get_monotonic_time(), <, until);
}

/* From a cell of the table to all there is of its action, and back to the same cell. */
static void look_into_details(Walk *walk)
{
    g_autofree char *cell = g_strdup(reader_focused(walk->reader)->name);
    g_autofree char *before = place_of_focus(walk);
    reader_key_with(walk->reader, READER_KEY_ALT, READER_KEY_RETURN);
    await_at(walk, "What is to be done");
    reader_key(walk->reader, READER_KEY_ESCAPE);
    await_at(walk, cell);
    g_autofree char *after = place_of_focus(walk);
    g_assert_cmpstr(after, ==, before);
}

/* The key of the plan leads to its table, once there is one; what is typed in a cell takes the
 * place of what stands there, and Enter goes down. */
static void plan(Walk *walk)
{
    go_to_page(walk, 8, "Action plan");
    press(walk, "Propose actions");
    walk_await(walk, ATSPI_ROLE_INVALID, "Propose more actions");
    reader_await_said(walk->reader, "actions added to the plan");
    tab_to(walk, "Owner: Behaviour lead");
    reader_type(walk->reader, "Deputy");
    reader_key(walk->reader, READER_KEY_RETURN);
    walk_await(walk, ATSPI_ROLE_INVALID, "Owner: Deputy");
    look_into_details(walk);
}

static void save_workbook(Walk *walk)
{
    reader_key_with(walk->reader, READER_KEY_CONTROL, READER_KEY_E);
    walk_await(walk, ATSPI_ROLE_INVALID, "Save");
    reader_key(walk->reader, READER_KEY_RETURN);
    walk_await_file(walk, ".xlsx");
}

static void look_at_preferences(Walk *walk)
{
    reader_key_with(walk->reader, READER_KEY_CONTROL, READER_KEY_COMMA);
    walk_await(walk, ATSPI_ROLE_INVALID, "Fewest people in a figure");
    walk_assert_all_named(walk);
    reader_key(walk->reader, READER_KEY_ESCAPE);
    walk_await_gone(walk, "Fewest people in a figure");
}

static void bring_own_data(Walk *walk)
{
    Reader *reader = walk->reader;
    g_autofree char *path = walk_copy_sample(walk, "staff-responses.csv");
    reader_key_with(reader, READER_KEY_CONTROL, READER_KEY_N);
    walk_await(walk, ATSPI_ROLE_INVALID, "Create…");
    reader_type(reader, "Riverside");
    press(walk, "Create…");
    walk_await(walk, ATSPI_ROLE_INVALID, "Save");
    reader_key(reader, READER_KEY_RETURN);
    walk_await(walk, ATSPI_ROLE_INVALID, "Riverside");
    reader_key_with(reader, READER_KEY_CONTROL, READER_KEY_I);
    walk_await(walk, ATSPI_ROLE_INVALID, "Open");
    reader_type(reader, path);
    reader_key(reader, READER_KEY_RETURN);
    press(walk, "Import");
    walk_await(walk, ATSPI_ROLE_INVALID, "Take staff-responses.csv out again");
}

static void test_whole_job(gconstpointer program)
{
    Walk walk = {0};
    walk_start(&walk, program);
    press(&walk, "Try the sample school");
    walk_take_the_tour(&walk, press);
    go_to_page(&walk, 1, "Overview");
    read_chart(&walk);
    hear_pages(&walk);
    look_at_preferences(&walk);
    plan(&walk);
    save_workbook(&walk);
    bring_own_data(&walk);
    walk_stop(&walk);
}

int main(int argc, char *argv[])
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    if (argc != 2)
        return 2;
    g_test_add_data_func("/by-keys/whole-job", argv[1], test_whole_job);
    return g_test_run();
}
