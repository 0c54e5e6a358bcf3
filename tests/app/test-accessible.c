/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job as a screen reader's user does it: the program runs as it is installed, and
 * what is done to it is done through AT-SPI, by the names of things and their actions. On
 * each page everything one can reach has a name.
 *
 *     test-app-accessible PROGRAM
 */
#include <atspi/atspi.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A step may take so long, in seconds: the program may be built to be watched. */
#define LONGEST 120
/* Between two looks, in milliseconds. */
#define REST 200
/* Nothing in the window lies deeper; a loop in the tree would. */
#define DEEPEST 60

/* Names of our own, as only newer versions of libatspi can clear theirs by themselves. */
typedef AtspiAccessible Node;
typedef AtspiAction Actions;
typedef AtspiSelection Selection;
typedef AtspiStateSet States;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Node, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Actions, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(States, g_object_unref)

typedef struct {
    GSubprocess *program;
    Node *application;
    char *home;
} Fixture;

typedef gboolean (*Wanted)(Node *accessible, gconstpointer data);

/* Lets libatspi hear what has changed: it keeps what it knows of the tree. */
static gboolean on_rested(gpointer rested)
{
    *(gboolean *)rested = TRUE;
    return G_SOURCE_REMOVE;
}

static void rest(void)
{
    gboolean rested = FALSE;
    g_timeout_add(REST, on_rested, &rested);
    while (!rested)
        g_main_context_iteration(NULL, TRUE);
}

/* ── walking the tree ── */

static char *name_of(Node *accessible)
{
    char *name = atspi_accessible_get_name(accessible, NULL);
    return name != NULL ? name : g_strdup("");
}

static gboolean has_state(Node *accessible, AtspiStateType state)
{
    g_autoptr(States) states = atspi_accessible_get_state_set(accessible);
    return states != NULL && atspi_state_set_contains(states, state);
}

/* The first that is wanted, in reading order; owned by the caller. */
static Node *search(Node *in, Wanted wanted, gconstpointer data, guint depth)
{
    if (wanted(in, data))
        return g_object_ref(in);
    int n = depth < DEEPEST ? atspi_accessible_get_child_count(in, NULL) : 0;
    for (int i = 0; i < n; i++) {
        g_autoptr(Node) child = atspi_accessible_get_child_at_index(in, i, NULL);
        Node *found = child != NULL ? search(child, wanted, data, depth + 1) : NULL;
        if (found != NULL)
            return found;
    }
    return NULL;
}

typedef struct {
    AtspiRole role; /* ATSPI_ROLE_INVALID: any */
    const char *name;
    const char *action; /* that it must have; NULL: none */
} Thing;

static int action_of(Node *accessible, const char *wanted)
{
    g_autoptr(Actions) action = atspi_accessible_get_action_iface(accessible);
    int n = action != NULL ? atspi_action_get_n_actions(action, NULL) : 0;
    for (int i = 0; i < n; i++) {
        g_autofree char *name = atspi_action_get_action_name(action, i, NULL);
        if (g_strcmp0(name, wanted) == 0)
            return i;
    }
    return -1;
}

/* What GTK makes of the label of a button has the mark of its access key in some versions,
 * and the label once more: “_Save Save” (4.8), “_Save” (4.14), “Save”. */
static gboolean is_called(const char *found, const char *wanted)
{
    g_auto(GStrv) parts = g_strsplit(found, "_", -1);
    g_autofree char *spoken = g_strjoinv(NULL, parts);
    g_autofree char *twice = g_strdup_printf("%s %s", wanted, wanted);
    return g_str_equal(spoken, wanted) || g_str_equal(spoken, twice);
}

static gboolean is_thing(Node *accessible, gconstpointer data)
{
    const Thing *thing = data;
    if (thing->role != ATSPI_ROLE_INVALID &&
        atspi_accessible_get_role(accessible, NULL) != thing->role)
        return FALSE;
    g_autofree char *name = name_of(accessible);
    return is_called(name, thing->name) && has_state(accessible, ATSPI_STATE_VISIBLE) &&
           (thing->action == NULL || action_of(accessible, thing->action) >= 0);
}

/* The whole tree, for whoever has to find out why something was not found. */
static void print_tree(Node *in, guint depth)
{
    g_autofree char *role = atspi_accessible_get_role_name(in, NULL);
    g_autofree char *name = name_of(in);
    g_autoptr(Actions) actions = atspi_accessible_get_action_iface(in);
    g_autofree char *action =
        actions != NULL ? atspi_action_get_action_name(actions, 0, NULL) : NULL;
    int n = depth < DEEPEST ? atspi_accessible_get_child_count(in, NULL) : 0;
    g_printerr("%*s%s “%s” %s\n", (int)depth, "", role, name, action != NULL ? action : "");
    for (int i = 0; i < n; i++) {
        g_autoptr(Node) child = atspi_accessible_get_child_at_index(in, i, NULL);
        if (child != NULL)
            print_tree(child, depth + 1);
    }
}

/* Waits for it. */
static Node *find(Fixture *fixture, AtspiRole role, const char *name, const char *action)
{
    const Thing thing = {role, name, action};
    gint64 until = g_get_monotonic_time() + LONGEST * G_USEC_PER_SEC;
    while (g_get_monotonic_time() < until) {
        Node *found = search(fixture->application, is_thing, &thing, 0);
        if (found != NULL)
            return found;
        rest();
    }
    print_tree(fixture->application, 0);
    g_error("There is no “%s” in the window", name);
}

/* ── acting ── */

static void press(Fixture *fixture, const char *name)
{
    g_autoptr(Node) button = find(fixture, ATSPI_ROLE_INVALID, name, "click");
    g_autoptr(Actions) action = atspi_accessible_get_action_iface(button);
    g_assert_true(atspi_action_do_action(action, action_of(button, "click"), NULL));
}

static void go_to_page(Fixture *fixture, const char *name)
{
    g_autoptr(Node) list = find(fixture, ATSPI_ROLE_LIST, "Pages", NULL);
    g_autoptr(Selection) selection = atspi_accessible_get_selection_iface(list);
    int n = atspi_accessible_get_child_count(list, NULL);
    g_assert_nonnull(selection);
    for (int i = 0; i < n; i++) {
        g_autoptr(Node) row = atspi_accessible_get_child_at_index(list, i, NULL);
        g_autofree char *row_name = name_of(row);
        if (is_called(row_name, name)) {
            g_assert_true(atspi_selection_select_child(selection, i, NULL));
            return;
        }
    }
    print_tree(list, 0);
    g_error("There is no page “%s”", name);
}

/* ── everything has a name ── */

/* GTK 4.8 does not say what is showing, only what is not hidden. */
static gboolean can_be_reached(Node *accessible)
{
    g_autoptr(States) states = atspi_accessible_get_state_set(accessible);
    /* What scrolls can have the focus, but says nothing: what is in it does. */
    return states != NULL && atspi_state_set_contains(states, ATSPI_STATE_VISIBLE) &&
           atspi_state_set_contains(states, ATSPI_STATE_FOCUSABLE) &&
           atspi_accessible_get_role(accessible, NULL) != ATSPI_ROLE_SCROLL_PANE;
}

/* GTK 4.8 gives what has no name that of its class. */
static gboolean is_nameless(const char *name)
{
    return *name == '\0' || (strchr(name, ' ') == NULL &&
                             (g_str_has_prefix(name, "Gtk") || g_str_has_prefix(name, "Adw") ||
                              g_str_has_prefix(name, "Eql")));
}

/* libadwaita's rows that open have a nameless part that takes the focus from GTK 4.14 on; the
 * row around it has the name. */
static gboolean is_part_of_row(Node *in, const char *path)
{
    AtspiRole role = atspi_accessible_get_role(in, NULL);
    return (role == ATSPI_ROLE_FILLER || role == ATSPI_ROLE_PANEL) &&
           strstr(path, "/list item[") != NULL && strstr(path, "/list item[]") == NULL;
}

static void list_nameless(Node *in, const char *path, guint depth, GString *nameless)
{
    g_autofree char *role = atspi_accessible_get_role_name(in, NULL);
    g_autofree char *name = name_of(in);
    g_autofree char *here = g_strdup_printf("%s/%s[%s]", path, role, name);
    if (is_nameless(name) && can_be_reached(in) && !is_part_of_row(in, path))
        g_string_append_printf(nameless, "%s\n", here);
    /* What a drop-down is made of is GTK's, and the drop-down speaks for it. */
    gboolean whole = atspi_accessible_get_role(in, NULL) == ATSPI_ROLE_COMBO_BOX;
    int n = depth < DEEPEST && !whole ? atspi_accessible_get_child_count(in, NULL) : 0;
    for (int i = 0; i < n; i++) {
        g_autoptr(Node) child = atspi_accessible_get_child_at_index(in, i, NULL);
        if (child != NULL)
            list_nameless(child, here, depth + 1, nameless);
    }
}

static void assert_all_named(Fixture *fixture)
{
    g_autoptr(GString) nameless = g_string_new(NULL);
    list_nameless(fixture->application, "", 0, nameless);
    g_assert_cmpstr(nameless->str, ==, "");
}

/* ── the program ── */

static Node *application_of(guint pid)
{
    g_autoptr(Node) desktop = atspi_get_desktop(0);
    /* Not everything tells of all that changes: ask each time. */
    atspi_accessible_set_cache_mask(desktop, ATSPI_CACHE_NONE);
    int n = atspi_accessible_get_child_count(desktop, NULL);
    for (int i = 0; i < n; i++) {
        g_autoptr(Node) child = atspi_accessible_get_child_at_index(desktop, i, NULL);
        if (child != NULL && atspi_accessible_get_process_id(child, NULL) == pid)
            return g_steal_pointer(&child);
    }
    return NULL;
}

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
    guint pid = (guint)g_ascii_strtoull(g_subprocess_get_identifier(fixture->program), NULL, 10);
    gint64 until = g_get_monotonic_time() + LONGEST * G_USEC_PER_SEC;
    while ((fixture->application = application_of(pid)) == NULL) {
        g_assert_cmpint(g_get_monotonic_time(), <, until);
        rest();
    }
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

static gboolean is_workbook(const char *name)
{
    return g_str_has_suffix(name, ".xlsx");
}

static void wait_for_workbook(Fixture *fixture)
{
    gint64 until = g_get_monotonic_time() + LONGEST * G_USEC_PER_SEC;
    while (g_get_monotonic_time() < until) {
        g_autoptr(GDir) dir = g_dir_open(fixture->home, 0, NULL);
        for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
            if (is_workbook(name))
                return;
        rest();
    }
    g_error("No workbook was saved in %s", fixture->home);
}

static void check_chart(Fixture *fixture, const char *title)
{
    g_autoptr(Node) chart = find(fixture, ATSPI_ROLE_IMAGE, title, NULL);
    g_autofree char *summary = atspi_accessible_get_description(chart, NULL);
    g_assert_nonnull(summary);
    g_assert_nonnull(strstr(summary, "points."));
    press(fixture, "Table");
    g_object_unref(find(fixture, ATSPI_ROLE_INVALID, "Score", NULL));
    assert_all_named(fixture);
    press(fixture, "Table");
}

static void test_whole_job(gconstpointer program)
{
    Fixture fixture = {0};
    start(&fixture, program);
    assert_all_named(&fixture);
    press(&fixture, "Try the sample school");
    g_object_unref(find(&fixture, ATSPI_ROLE_LIST, "What stands out", NULL));
    assert_all_named(&fixture);
    go_to_page(&fixture, "Bring data in");
    g_object_unref(find(&fixture, ATSPI_ROLE_INVALID, "Take census.xml out again", "click"));
    assert_all_named(&fixture);
    go_to_page(&fixture, "Themes");
    check_chart(&fixture, "Themes");
    go_to_page(&fixture, "Suspensions");
    g_object_unref(find(&fixture, ATSPI_ROLE_IMAGE, "Suspensions by ethnic group", NULL));
    assert_all_named(&fixture);
    go_to_page(&fixture, "Voices");
    g_object_unref(find(&fixture, ATSPI_ROLE_LIST, "Comments", NULL));
    g_object_unref(find(&fixture, ATSPI_ROLE_INVALID, "Mask words…", "click"));
    assert_all_named(&fixture);
    go_to_page(&fixture, "About the data");
    g_object_unref(find(&fixture, ATSPI_ROLE_LIST, "Thresholds", NULL));
    assert_all_named(&fixture);
    go_to_page(&fixture, "Action plan");
    press(&fixture, "Propose actions");
    g_object_unref(find(&fixture, ATSPI_ROLE_INVALID, "Propose more actions", "click"));
    assert_all_named(&fixture);
    press(&fixture, "Save the workbook…");
    press(&fixture, "Save");
    wait_for_workbook(&fixture);
    assert_all_named(&fixture);
    g_subprocess_force_exit(fixture.program);
    g_subprocess_wait(fixture.program, NULL, NULL);
    g_clear_object(&fixture.application);
    g_clear_object(&fixture.program);
    remove_all(fixture.home);
    g_free(fixture.home);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    if (argc != 2)
        return 2;
    /* libatspi warns of an application that is just starting. */
    g_log_set_always_fatal(G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
    atspi_init();
    /* A program that is busy, and built to be watched, may take a while to answer. */
    atspi_set_timeout(LONGEST * 1000, LONGEST * 1000);
    g_test_add_data_func("/accessible/whole-job", argv[1], test_whole_job);
    int status = g_test_run();
    atspi_exit();
    return status;
}
