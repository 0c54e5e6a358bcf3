/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house rules that a compiler does not check: which room may include which,
 * and which library is known to which room only. CONTRIBUTING.md has the reasons. */
#include <glib.h>
#include <string.h>

/* What a room may include besides itself. */
static const struct {
    const char *room;
    const char *others;
} ROOMS[] = {
    {"base", ""},
    {"model", "base"},
    {"stats", ""},
    {"intake", "base model"},
    {"store", "base model"},
    {"analysis", "base model stats"},
    {"chart", "base model"},
    {"output", "base model analysis chart"},
    {"workflow", "base model intake store analysis chart output"},
    {"cli", "base model intake store analysis chart output workflow"},
    {"app", "base model intake store analysis chart output workflow"},
};

/* Libraries that only some rooms know, by how the header's name begins. */
static const struct {
    const char *header;
    const char *rooms;
} LIBRARIES[] = {
    {"gtk/", "app"},
    {"gdk/", "app"},
    {"gsk/", "app"},
    {"adwaita", "app"},
    {"libadwaita", "app"},
    {"sqlite3", "store"},
    {"gsl/", "stats"},
    {"expat", "intake output"},
    {"minizip/", "intake output"},
    {"xlsxwriter", "output"},
    {"cairo", "chart output app"},
    {"pango/", "chart output app"},
};

/* Headers that Windows lacks or has otherwise: one file alone may include them. */
static const char *const PLATFORM_FILE = "base/platform.c";
static const char *const PLATFORM[] = {"unistd.h", "dirent.h", "pthread.h", "pwd.h", "termios.h",
                                       "poll.h",   "dlfcn.h",  "strings.h", "sys/",  "windows.h",
                                       "io.h",     "direct.h", "bcrypt.h"};

enum { LONGEST_FUNCTION = 60 };

typedef void (*FileCheck)(const char *path, const char *room, const char *const *lines,
                          guint *faults);

static gboolean has_word(const char *words, const char *word)
{
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    return g_strv_contains((const char *const *)list, word);
}

static const char *others_of(const char *room)
{
    for (guint i = 0; i < G_N_ELEMENTS(ROOMS); i++)
        if (g_str_equal(ROOMS[i].room, room))
            return ROOMS[i].others;
    return NULL;
}

/* The header that a line includes, between the marks `open` and `close`; else NULL. */
static char *included(const char *line, char open, char close)
{
    if (!g_str_has_prefix(line, "#include"))
        return NULL;
    const char *start = strchr(line, open);
    const char *end = start ? strchr(start + 1, close) : NULL;
    return end ? g_strndup(start + 1, (gsize)(end - start - 1)) : NULL;
}

static void fault(guint *faults, const char *path, guint line, const char *what)
{
    g_test_message("%s:%u: %s", path, line + 1, what);
    (*faults)++;
}

static void check_rooms(const char *path, const char *room, const char *const *lines, guint *faults)
{
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *header = included(lines[i], '"', '"');
        char *slash = header ? strchr(header, '/') : NULL;
        if (slash == NULL)
            continue;
        *slash = '\0';
        if (!g_str_equal(header, room) && !has_word(others_of(room), header))
            fault(faults, path, i, "this room may not include that one");
    }
}

static void check_libraries(const char *path, const char *room, const char *const *lines,
                            guint *faults)
{
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *header = included(lines[i], '<', '>');
        for (guint j = 0; header && j < G_N_ELEMENTS(LIBRARIES); j++)
            if (g_str_has_prefix(header, LIBRARIES[j].header) &&
                !has_word(LIBRARIES[j].rooms, room))
                fault(faults, path, i, "this library belongs to another room");
    }
}

static void check_platform(const char *path, const char *room, const char *const *lines,
                           guint *faults)
{
    if (g_str_has_suffix(path, PLATFORM_FILE))
        return;
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *header = included(lines[i], '<', '>');
        for (guint j = 0; header && j < G_N_ELEMENTS(PLATFORM); j++)
            if (g_str_has_prefix(header, PLATFORM[j]))
                fault(faults, path, i, "only src/base/platform.c may include this");
    }
}

static void check_licence(const char *path, const char *room, const char *const *lines,
                          guint *faults)
{
    if (lines[0] == NULL || !strstr(lines[0], "SPDX-License-Identifier: GPL-3.0-or-later"))
        fault(faults, path, 0, "the first line does not name the licence");
}

/* Only said, never a fault: now and then a long function is the clearer one. The
 * layout is clang-format's, so a function's braces stand alone in the first column. */
static void report_long_functions(const char *path, const char *room, const char *const *lines,
                                  guint *faults)
{
    guint start = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (g_str_equal(lines[i], "{"))
            start = i;
        else if (g_str_equal(lines[i], "}") && i - start - 1 > LONGEST_FUNCTION)
            g_test_message("%s:%u: a function of %u lines", path, start + 1, i - start - 1);
    }
}

/* How many people, rows or the like, in a sentence: thousands are marked (eql_number_count()), so
 * no plain number is put in. */
static void check_counts(const char *path, const char *room, const char *const *lines,
                         guint *faults)
{
    static const char COUNTED[] =
        "%l?u (of %l?u )?(more )?(row|rows|pupil|pupils|people|person|parent|parents|"
        "respondent|respondents|response|responses|comment|comments|theme score|theme scores)\\b";
    if (!has_word("app chart model output workflow", room))
        return;
    for (guint i = 0; lines[i] != NULL; i++)
        if (g_regex_match_simple(COUNTED, lines[i], 0, 0))
            fault(faults, path, i, "a count without a mark between thousands");
}

static void check_file(const char *path, const char *room, FileCheck check, guint *faults)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *content = NULL;
    g_file_get_contents(path, &content, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    check(path, room, (const char *const *)lines, faults);
}

/* A room and the folders in it. Returns how many files were looked at. */
static guint check_folder(const char *folder, const char *room, FileCheck check, guint *faults)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    guint seen = 0;
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_path("/", folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            seen += check_folder(path, room, check, faults);
        } else if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h")) {
            check_file(path, room, check, faults);
            seen++;
        }
    }
    return seen;
}

static char *source_folder(void)
{
    return g_build_path("/", g_getenv("EQL_TEST_DATA"), "..", "..", "src", NULL);
}

static void test_files(gconstpointer data)
{
    const FileCheck *check = data;
    g_autofree char *src = source_folder();
    guint faults = 0, seen = 0;
    for (guint i = 0; i < G_N_ELEMENTS(ROOMS); i++) {
        g_autofree char *folder = g_build_path("/", src, ROOMS[i].room, NULL);
        seen += check_folder(folder, ROOMS[i].room, *check, &faults);
    }
    g_assert_cmpuint(seen, >, 100);
    g_assert_cmpuint(faults, ==, 0);
}

/* A folder that no rule knows would be a room without rules. */
static void test_every_room_is_known(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *src = source_folder();
    g_autoptr(GDir) dir = g_dir_open(src, 0, &error);
    g_assert_no_error(error);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(src, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            g_assert_nonnull(others_of(name));
    }
}

/* The checks themselves: one line that each must find. */
static void test_checks_find_faults(void)
{
    const char *const lines[] = {"#include <gtk/gtk.h>",
                                 "#include \"store/store.h\"",
                                 "#include <unistd.h>",
                                 "#include <glib.h>",
                                 "#include \"model/school.h\"",
                                 "ngettext(\"%lu row\", \"%s rows\", n)",
                                 NULL};
    const FileCheck checks[] = {check_libraries, check_rooms, check_platform, check_licence,
                                check_counts};
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        guint faults = 0;
        checks[i]("example.c", checks[i] == check_counts ? "app" : "analysis", lines, &faults);
        g_assert_cmpuint(faults, ==, 1);
    }
}

int main(int argc, char *argv[])
{
    static const FileCheck rooms = check_rooms, libraries = check_libraries,
                           platform = check_platform, licence = check_licence,
                           lengths = report_long_functions, counts = check_counts;
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/rooms/checks-find-faults", test_checks_find_faults);
    g_test_add_func("/base/rooms/every-room-is-known", test_every_room_is_known);
    g_test_add_data_func("/base/rooms/rooms", &rooms, test_files);
    g_test_add_data_func("/base/rooms/libraries", &libraries, test_files);
    g_test_add_data_func("/base/rooms/platform", &platform, test_files);
    g_test_add_data_func("/base/rooms/licence", &licence, test_files);
    g_test_add_data_func("/base/rooms/counts", &counts, test_files);
    g_test_add_data_func("/base/rooms/function-lengths", &lengths, test_files);
    return g_test_run();
}
