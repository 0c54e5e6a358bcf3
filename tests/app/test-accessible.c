/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job as a screen reader's user does it: the program runs as it is installed, and
 * what is done to it is done through AT-SPI, by the names of things and their actions. On
 * each page everything one can reach has a name.
 *
 *     test-app-accessible PROGRAM
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "reader.h"

typedef struct {
    GSubprocess *program;
    Reader *reader;
    char *home;
} Fixture;

/* ── acting ── */

static void press_in(Fixture *fixture, const char *window, const char *name)
{
    const Wanted button = {.name = name, .action = "click", .window = window};
    reader_act(fixture->reader, reader_find(fixture->reader, button), "click");
}

static void press(Fixture *fixture, const char *name)
{
    press_in(fixture, NULL, name);
}

static void await(Fixture *fixture, AtspiRole role, const char *name)
{
    reader_find(fixture->reader, (Wanted){.role = role, .name = name});
}

static void go_to_page(Fixture *fixture, const char *name)
{
    Thing *list = reader_find(fixture->reader, (Wanted){.role = ATSPI_ROLE_LIST, .name = "Pages"});
    for (guint i = 0; i < list->children->len; i++) {
        const Thing *row = g_ptr_array_index(list->children, i);
        if (reader_is_called(row->name, name)) {
            reader_select(fixture->reader, list, i);
            return;
        }
    }
    reader_print(list, 0);
    g_error("There is no page “%s”", name);
}

/* ── everything has a name ── */

static gboolean can_be_reached(const Reader *reader, const Thing *thing)
{
    /* What scrolls can have the focus, but says nothing: what is in it does. */
    return reader_shows(reader, thing) && reader_has_state(thing, ATSPI_STATE_FOCUSABLE) &&
           thing->role != ATSPI_ROLE_SCROLL_PANE;
}

/* GTK 4.8 gives what has no name that of its class. */
static gboolean is_nameless(const char *name)
{
    return *name == '\0' || (strchr(name, ' ') == NULL &&
                             (g_str_has_prefix(name, "Gtk") || g_str_has_prefix(name, "Adw") ||
                              g_str_has_prefix(name, "Eql")));
}

static const Thing *list_around(const Thing *thing)
{
    while (thing != NULL && thing->role != ATSPI_ROLE_LIST)
        thing = thing->parent;
    return thing;
}

/* The rows that open (AdwExpanderRow), each of a file that was brought in: from GTK 4.14 on a
 * nameless part of them takes the focus, and the row around it has the name. */
static gboolean is_part_of_file_row(const Thing *thing)
{
    static const char *const lists[] = {"Brought in so far", "Files", NULL};
    const Thing *row = thing->parent;
    while (row != NULL && row->role != ATSPI_ROLE_LIST_ITEM)
        row = row->parent;
    const Thing *list = row != NULL ? list_around(row) : NULL;
    gboolean is_box = thing->role == ATSPI_ROLE_FILLER || thing->role == ATSPI_ROLE_PANEL ||
                      thing->role == ATSPI_ROLE_GROUPING;
    return is_box && list != NULL && !is_nameless(row->name) && g_strv_contains(lists, list->name);
}

static char *path_of(const Thing *thing)
{
    g_autofree char *before = thing->parent != NULL ? path_of(thing->parent) : g_strdup("");
    return g_strdup_printf("%s/%d[%s]", before, (int)thing->role, thing->name);
}

/* Newer versions of GTK keep what is hidden (a bar that waits for its work) among the children
 * and call all of it shown, but give none of it a name, not even a label: no label of ours within
 * anything one can reach is empty. What has a picture for a label is told by its place alone. */
static gboolean is_hidden_with_its_label(const Thing *thing)
{
    for (guint i = 0; i < thing->children->len; i++) {
        const Thing *child = g_ptr_array_index(thing->children, i);
        if ((child->role == ATSPI_ROLE_LABEL && *child->name == '\0') ||
            is_hidden_with_its_label(child))
            return TRUE;
    }
    return FALSE;
}

/* What the reader would say between short phrases, or of a picture in a button, or of a part of the
 * window that has no name. */
static gboolean is_said_ill(const Thing *thing)
{
    return strstr(thing->name, " · ") != NULL || strstr(thing->name, "GtkImage ") != NULL ||
           (thing->role == ATSPI_ROLE_PANEL && g_str_equal(thing->name, "GtkStackPage"));
}

static void list_nameless(Reader *reader, const Thing *in, GString *nameless)
{
    if (is_nameless(in->name) && can_be_reached(reader, in) && !is_part_of_file_row(in) &&
        !is_hidden_with_its_label(in) && reader_has_place(reader, in)) {
        g_autofree char *path = path_of(in);
        g_string_append_printf(nameless, "%s\n", path);
    }
    if (in->role != ATSPI_ROLE_LABEL && reader_shows(reader, in) && is_said_ill(in))
        g_string_append_printf(nameless, "said ill: %s\n", in->name);
    if (in->role == ATSPI_ROLE_COMBO_BOX)
        return; /* what a drop-down is made of is GTK's, and the drop-down speaks for it */
    for (guint i = 0; i < in->children->len; i++)
        list_nameless(reader, g_ptr_array_index(in->children, i), nameless);
}

/* A page that is just coming in may have names a moment later, never for good. */
static void assert_all_named(Fixture *fixture)
{
    gint64 until = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
    g_autoptr(GString) nameless = g_string_new(NULL);
    list_nameless(fixture->reader, reader_last_look(fixture->reader), nameless);
    while (nameless->len > 0 && g_get_monotonic_time() < until) {
        reader_rest(200);
        g_string_truncate(nameless, 0);
        list_nameless(fixture->reader, reader_look(fixture->reader), nameless);
    }
    if (nameless->len == 0)
        return;
    reader_print(reader_last_look(fixture->reader), 0);
    g_error("These have no name:\n%s", nameless->str);
}

/* ── the program ── */

static void start(Fixture *fixture, const char *path)
{
    g_autoptr(GError) error = NULL;
    fixture->home = g_dir_make_tmp("equalens-reader-XXXXXX", &error);
    g_assert_no_error(error);
    g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
    g_subprocess_launcher_set_cwd(launcher, fixture->home);
    g_subprocess_launcher_setenv(launcher, "HOME", fixture->home, TRUE);
    g_subprocess_launcher_setenv(launcher, "XDG_DATA_HOME", fixture->home, TRUE);
    g_subprocess_launcher_setenv(launcher, "XDG_CONFIG_HOME", fixture->home, TRUE);
    fixture->program = g_subprocess_launcher_spawn(launcher, &error, path, NULL);
    g_assert_no_error(error);
    fixture->reader = reader_new(
        (guint)g_ascii_strtoull(g_subprocess_get_identifier(fixture->program), NULL, 10));
}

static void remove_all(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_all(child);
    }
    g_remove(path);
}

static void stop(Fixture *fixture)
{
    g_subprocess_force_exit(fixture->program);
    g_subprocess_wait(fixture->program, NULL, NULL);
    g_clear_pointer(&fixture->reader, reader_free);
    g_clear_object(&fixture->program);
    remove_all(fixture->home);
    g_clear_pointer(&fixture->home, g_free);
}

/* ── the whole job ── */

static gboolean has_workbook(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        if (g_str_has_suffix(name, ".xlsx"))
            return TRUE;
    return FALSE;
}

static void wait_for_workbook(Fixture *fixture)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (!has_workbook(fixture->home)) {
        if (g_get_monotonic_time() > until)
            g_error("No workbook was saved in %s", fixture->home);
        reader_rest(50);
    }
}

static void check_chart(Fixture *fixture, const char *title)
{
    const Thing *chart =
        reader_find(fixture->reader, (Wanted){.role = ATSPI_ROLE_IMAGE, .name = title});
    g_assert_nonnull(strstr(chart->description, "points."));
    g_assert_cmpuint(strlen(chart->description), <, 200); /* not all of them, at each visit */
    press(fixture, "Table");
    await(fixture, ATSPI_ROLE_INVALID, "Score");
    assert_all_named(fixture);
    press(fixture, "Table");
}

/* Where to go, and what tells that one is there. */
typedef struct {
    const char *page;
    AtspiRole role;
    const char *name;
} Sight;

static void look_around(Fixture *fixture, const Sight *sights, guint n)
{
    for (guint i = 0; i < n; i++) {
        go_to_page(fixture, sights[i].page);
        await(fixture, sights[i].role, sights[i].name);
        assert_all_named(fixture);
    }
}

static void take_the_tour(Fixture *fixture)
{
    await(fixture, ATSPI_ROLE_INVALID, "Shall we look around together?");
    assert_all_named(fixture);
    press(fixture, "Show me round");
    await(fixture, ATSPI_ROLE_INVALID, "1 of 6");
    press(fixture, "Next");
    await(fixture, ATSPI_ROLE_INVALID, "2 of 6");
    press(fixture, "Back");
    await(fixture, ATSPI_ROLE_INVALID, "1 of 6");
    assert_all_named(fixture);
    press(fixture, "End the tour");
}

/* A cell of the plan's table is edited, and typed into; Enter goes down. */
static void type_in_table(Fixture *fixture)
{
    Reader *reader = fixture->reader;
    const Wanted cell = {.name = "Owner: Behaviour lead", .action = "cell.edit"};
    reader_act(reader, reader_find(reader, cell), "cell.edit");
    reader_type(reader, "Deputy");
    reader_key(reader, READER_KEY_RETURN);
    await(fixture, ATSPI_ROLE_INVALID, "Owner: Deputy");
}

static void plan(Fixture *fixture)
{
    go_to_page(fixture, "Action plan");
    press(fixture, "Propose actions");
    await(fixture, ATSPI_ROLE_INVALID, "Propose more actions");
    reader_await_said(fixture->reader, "actions added to the plan");
    assert_all_named(fixture);
    type_in_table(fixture);
    press(fixture, "Save the workbook…");
    press(fixture, "Save");
    wait_for_workbook(fixture);
    reader_look(fixture->reader);
    assert_all_named(fixture);
}

static void await_page(Fixture *fixture, const char *name)
{
    reader_find(
        fixture->reader,
        (Wanted){.role = ATSPI_ROLE_LIST_ITEM, .name = name, .state = ATSPI_STATE_SELECTED});
}

/* Without any action of AT-SPI: only what a keyboard sends. */
static void go_by_keys(Fixture *fixture)
{
    Reader *reader = fixture->reader;
    reader_key_with(reader, READER_KEY_ALT, READER_KEY_1);
    await_page(fixture, "Overview");
    reader_key_with(reader, READER_KEY_ALT, READER_KEY_1 + 2);
    await_page(fixture, "Themes");
    reader_await_said(reader, "This is an area for the school to develop.");
    reader_key_with(reader, READER_KEY_ALT, READER_KEY_1 + 7);
    await_page(fixture, "Action plan");
    reader_key_with(reader, READER_KEY_CONTROL, READER_KEY_COMMA);
    await(fixture, ATSPI_ROLE_INVALID, "Fewest people in a figure");
    assert_all_named(fixture);
    reader_key(reader, READER_KEY_ESCAPE);
}

static void copy_sample(Fixture *fixture, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *from = g_build_filename(g_getenv("EQUALENS_DATA_DIR"), "sample", name, NULL);
    g_autofree char *to = g_build_filename(fixture->home, name, NULL);
    g_autofree char *text = NULL;
    gsize length;
    g_file_get_contents(from, &text, &length, &error);
    g_assert_no_error(error);
    g_file_set_contents(to, text, (gssize)length, &error);
    g_assert_no_error(error);
}

/* With a keyboard alone, but for the buttons of GTK's own windows. */
static void bring_own_data(Fixture *fixture)
{
    Reader *reader = fixture->reader;
    g_autofree char *path = g_build_filename(fixture->home, "staff-responses.csv", NULL);
    copy_sample(fixture, "staff-responses.csv");
    reader_key_with(reader, READER_KEY_CONTROL, READER_KEY_N);
    await(fixture, ATSPI_ROLE_INVALID, "Create…");
    reader_type(reader, "Riverside");
    assert_all_named(fixture);
    press(fixture, "Create…");
    press_in(fixture, "Where to keep the project", "Save");
    await(fixture, ATSPI_ROLE_INVALID, "Riverside");
    reader_key_with(reader, READER_KEY_CONTROL, READER_KEY_I);
    await(fixture, ATSPI_ROLE_INVALID, "Open");
    reader_type(reader, path);
    reader_key(reader, READER_KEY_RETURN);
    press(fixture, "Import");
    await(fixture, ATSPI_ROLE_INVALID, "Take staff-responses.csv out again");
    assert_all_named(fixture);
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
        {"Progress", ATSPI_ROLE_INVALID, "Bring in a second round"},
        {"Accreditation", ATSPI_ROLE_LIST, "Criteria"},
        {"About the data", ATSPI_ROLE_LIST, "Thresholds"},
    };
    Fixture fixture = {0};
    start(&fixture, program);
    await(&fixture, ATSPI_ROLE_INVALID, "Try the sample school");
    assert_all_named(&fixture);
    press(&fixture, "Try the sample school");
    take_the_tour(&fixture);
    look_around(&fixture, before, G_N_ELEMENTS(before));
    go_to_page(&fixture, "Themes");
    check_chart(&fixture, "Themes");
    look_around(&fixture, after, G_N_ELEMENTS(after));
    go_by_keys(&fixture);
    plan(&fixture);
    bring_own_data(&fixture);
    stop(&fixture);
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
