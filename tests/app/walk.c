/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

#include <string.h>

#include "../remove-all.h"
#include "hand-focus.h"

/* ── everything has a name ── */

static gboolean can_be_reached(const Reader *reader, const Thing *thing)
{
    /* What scrolls can have the focus, but says nothing: what is in it does. */
    return reader_shows(reader, thing) && reader_has_state(thing, ATSPI_STATE_FOCUSABLE) &&
           thing->role != ATSPI_ROLE_SCROLL_PANE;
}

static gboolean is_blank(const char *name)
{
    return name[strspn(name, " \n\t")] == '\0';
}

/* GTK 4.8 gives what has no name that of its class. */
static gboolean is_nameless(const char *name)
{
    return is_blank(name) || (strchr(name, ' ') == NULL &&
                              (g_str_has_prefix(name, "Gtk") || g_str_has_prefix(name, "Adw") ||
                               g_str_has_prefix(name, "Eql")));
}

static const Thing *list_around(const Thing *thing)
{
    while (thing != NULL && thing->role != ATSPI_ROLE_LIST)
        thing = thing->parent;
    return thing;
}

/* The rows that open (AdwExpanderRow), each of a file that was brought in or of a theme: a
 * nameless part of them takes the focus, and the row around it has the name. */
static gboolean is_part_of_row_that_opens(const Thing *thing)
{
    static const char *const lists[] = {"Brought in so far", "Files", NULL};
    const Thing *row = thing->parent;
    while (row != NULL && row->role != ATSPI_ROLE_LIST_ITEM)
        row = row->parent;
    const Thing *list = row != NULL ? list_around(row) : NULL;
    gboolean is_box = thing->role == ATSPI_ROLE_FILLER || thing->role == ATSPI_ROLE_PANEL ||
                      thing->role == ATSPI_ROLE_GROUPING;
    return is_box && list != NULL && !is_nameless(row->name) &&
           (g_strv_contains(lists, list->name) || g_str_has_prefix(list->name, "Questions: "));
}

/* What a dialog of newer versions of libadwaita lies on is theirs: a name given to it is not told,
 * and it has the keyboard only where nothing in the dialog can. */
static gboolean is_sheet(const Thing *thing)
{
    for (guint i = 0; i < 3; i++, thing = thing->parent)
        if (thing == NULL || thing->role != ATSPI_ROLE_PANEL)
            return FALSE;
    return thing != NULL && thing->role == ATSPI_ROLE_DIALOG;
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
 * window that has no name, or of the mark of an access key. */
static gboolean is_said_ill(const Thing *thing)
{
    return strstr(thing->name, " · ") != NULL ||
           (thing->role == ATSPI_ROLE_CHECK_BOX && strchr(thing->name, '_') != NULL) ||
           strstr(thing->name, "GtkImage ") != NULL ||
           (thing->role == ATSPI_ROLE_PANEL && g_str_equal(thing->name, "GtkStackPage"));
}

static void list_nameless(Reader *reader, const Thing *in, GString *nameless)
{
    if (is_nameless(in->name) && can_be_reached(reader, in) && !is_part_of_row_that_opens(in) &&
        !is_sheet(in) && !is_hidden_with_its_label(in) && reader_has_place(reader, in)) {
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
void walk_assert_all_named(Walk *walk)
{
    gint64 until = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
    g_autoptr(GString) nameless = g_string_new(NULL);
    list_nameless(walk->reader, reader_last_look(walk->reader), nameless);
    while (nameless->len > 0 && g_get_monotonic_time() < until) {
        reader_rest(200);
        g_string_truncate(nameless, 0);
        list_nameless(walk->reader, reader_look(walk->reader), nameless);
    }
    if (nameless->len == 0)
        return;
    reader_print(reader_last_look(walk->reader), 0);
    g_error("These have no name:\n%s", nameless->str);
}

/* ── the program ── */

static GSubprocess *launch(Walk *walk, const char *file)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
    g_subprocess_launcher_set_cwd(launcher, walk->home);
    g_subprocess_launcher_setenv(launcher, "HOME", walk->home, TRUE);
    g_subprocess_launcher_setenv(launcher, "XDG_DATA_HOME", walk->home, TRUE);
    g_subprocess_launcher_setenv(launcher, "XDG_CONFIG_HOME", walk->home, TRUE);
    if (walk->settings != NULL)
        g_subprocess_launcher_setenv(launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
    GSubprocess *program = g_subprocess_launcher_spawn(launcher, &error, walk->path, file, NULL);
    g_assert_no_error(error);
    return program;
}

/* Where GLib has them in a file. */
static void write_settings(Walk *walk)
{
    g_autofree char *folder = g_build_filename(walk->home, "glib-2.0", "settings", NULL);
    g_autofree char *path = g_build_filename(folder, "keyfile", NULL);
    g_autofree char *text = g_strdup_printf("[org/equalens/Equalens]\n%s\n", walk->settings);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

void walk_start(Walk *walk, const char *path)
{
    g_autoptr(GError) error = NULL;
    hand_focus();
    walk->path = path;
    walk->home = g_dir_make_tmp("equalens-reader-XXXXXX", &error);
    g_assert_no_error(error);
    if (walk->settings != NULL)
        write_settings(walk);
    walk->program = launch(walk, NULL);
    walk->reader =
        reader_new((guint)g_ascii_strtoull(g_subprocess_get_identifier(walk->program), NULL, 10));
}

/* The one that runs already takes it, and this one is done. */
void walk_open_with(Walk *walk, const char *file)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GSubprocess) second = launch(walk, file);
    g_subprocess_wait_check(second, NULL, &error);
    g_assert_no_error(error);
}

void walk_stop(Walk *walk)
{
    g_subprocess_force_exit(walk->program);
    g_subprocess_wait(walk->program, NULL, NULL);
    g_clear_pointer(&walk->reader, reader_free);
    g_clear_object(&walk->program);
    remove_all(walk->home);
    g_clear_pointer(&walk->home, g_free);
}

/* ── waiting ── */

void walk_await(Walk *walk, AtspiRole role, const char *name)
{
    reader_find(walk->reader, (Wanted){.role = role, .name = name});
}

void walk_await_gone(Walk *walk, const char *name)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (reader_sees(walk->reader, (Wanted){.name = name})) {
        if (g_get_monotonic_time() > until)
            g_error("“%s” does not go", name);
        reader_rest(50);
    }
}

void walk_await_page(Walk *walk, const char *name)
{
    reader_find(
        walk->reader,
        (Wanted){.role = ATSPI_ROLE_LIST_ITEM, .name = name, .state = ATSPI_STATE_SELECTED});
}

static gboolean has_file(const char *folder, const char *ending)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        if (g_str_has_suffix(name, ending))
            return TRUE;
    return FALSE;
}

void walk_await_file(Walk *walk, const char *ending)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (!has_file(walk->home, ending)) {
        if (g_get_monotonic_time() > until)
            g_error("No %s was saved in %s", ending, walk->home);
        reader_rest(50);
    }
}

char *walk_copy_sample(Walk *walk, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *from = g_build_filename(g_getenv("EQUALENS_DATA_DIR"), "sample", name, NULL);
    g_autofree char *to = g_build_filename(walk->home, name, NULL);
    g_autofree char *text = NULL;
    gsize length;
    g_file_get_contents(from, &text, &length, &error);
    g_assert_no_error(error);
    g_file_set_contents(to, text, (gssize)length, &error);
    g_assert_no_error(error);
    return g_steal_pointer(&to);
}

void walk_go_to_page(Walk *walk, const char *name)
{
    Thing *list = reader_find(walk->reader, (Wanted){.role = ATSPI_ROLE_LIST, .name = "Pages"});
    for (guint i = 0; i < list->children->len; i++) {
        const Thing *row = g_ptr_array_index(list->children, i);
        if (reader_is_called(row->name, name)) {
            reader_select(walk->reader, list, i);
            return;
        }
    }
    reader_print(list, 0);
    g_error("There is no page “%s”", name);
}

void walk_take_the_tour(Walk *walk, WalkPress press)
{
    walk_await(walk, ATSPI_ROLE_INVALID, "Shall we look around together?");
    walk_assert_all_named(walk);
    press(walk, "Show me round");
    walk_await(walk, ATSPI_ROLE_INVALID, "1 of 6");
    press(walk, "Next");
    walk_await(walk, ATSPI_ROLE_INVALID, "2 of 6");
    press(walk, "Back");
    walk_await(walk, ATSPI_ROLE_INVALID, "1 of 6");
    walk_assert_all_named(walk);
    press(walk, "End the tour");
}
