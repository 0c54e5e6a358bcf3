/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/sort.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/i18n.h"
#include "intake/recognise.h"
#include "intake/responses/peek.h"
#include "intake/table/source.h"
#include "output/labels.h"
#include "store/store.h"
#include "workflow/plan-readback.h"
#include "workflow/project.h"

#define DEEPEST 4
#define MOST_FILES 500
#define HEAD_SIZE 65536

void eql_sorted_free(EqlSorted *sorted)
{
    if (!sorted)
        return;
    g_free(sorted->path);
    g_free(sorted->tool);
    g_free(sorted->audience);
    g_free(sorted->reason);
    g_free(sorted);
}

static const struct {
    const char *name, *label;
} KINDS[] = {
    [EQL_SORTED_PROJECT] = {"project", N_("An Equalens project")},
    [EQL_SORTED_QUESTIONNAIRE] = {"questionnaire", N_("A questionnaire")},
    [EQL_SORTED_MAPPING] = {"mapping", N_("Which column is which question")},
    [EQL_SORTED_CENSUS] = {"census", N_("Who is on roll")},
    [EQL_SORTED_SIDE_TABLE] = {"side-table", N_("A table beside the roll")},
    [EQL_SORTED_OUTCOMES] = {"outcomes", N_("Exclusions and suspensions")},
    [EQL_SORTED_RESPONSES] = {"responses", N_("Answers")},
    [EQL_SORTED_PLAN] = {"action-plan", N_("An action plan")},
    [EQL_SORTED_PATHWAY] = {"pathway", N_("Counts along a pathway")},
    [EQL_SORTED_BENCHMARK] = {"benchmark", N_("Published figures")},
    [EQL_SORTED_UNKNOWN] = {"unknown", N_("Not known")},
};

const char *eql_sorted_kind_name(EqlSortedKind kind)
{
    return KINDS[kind].name;
}

char *eql_sorted_label(const EqlSorted *sorted)
{
    const char *label = _(KINDS[sorted->kind].label);
    if (sorted->kind == EQL_SORTED_RESPONSES && sorted->audience)
        return g_strdup_printf(C_("file", "%s: %s"), label, eql_audience_label(sorted->audience));
    if (sorted->kind == EQL_SORTED_CENSUS && sorted->has_outcomes)
        return g_strdup(_("Census return: who is on roll, and outcomes"));
    return g_strdup(label);
}

/* ── which files there are ── */

typedef struct {
    GPtrArray *paths; /* char* */
    GHashTable *seen; /* canonical paths */
} Files;

static gboolean is_hidden(const char *name)
{
    return name[0] == '.' || g_str_has_prefix(name, "~$");
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_path(Files *files, const char *path, guint depth);

static void add_folder(Files *files, const char *path, guint depth)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (folder && (name = g_dir_read_name(folder)))
        if (!is_hidden(name))
            g_ptr_array_add(names, g_build_filename(path, name, NULL));
    g_ptr_array_sort(names, compare_texts);
    for (guint i = 0; i < names->len; i++)
        add_path(files, names->pdata[i], depth + 1);
}

static void add_path(Files *files, const char *path, guint depth)
{
    if (files->paths->len > MOST_FILES || depth > DEEPEST)
        return;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        add_folder(files, path, depth);
        return;
    }
    g_autofree char *canonical = g_canonicalize_filename(path, NULL);
    if (g_hash_table_add(files->seen, g_steal_pointer(&canonical)))
        g_ptr_array_add(files->paths, g_strdup(path));
}

char **eql_sort_list_files(const char *const *paths)
{
    Files files = {g_ptr_array_new(), g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; paths[i]; i++)
        add_path(&files, paths[i], 0);
    g_ptr_array_add(files.paths, NULL);
    g_hash_table_unref(files.seen);
    return (char **)g_ptr_array_free(files.paths, FALSE);
}

/* ── what a file is ── */

typedef struct {
    const EqlQuestionnaire *questionnaire;
    const EqlCodes *codes;
    GCancellable *cancellable;
} Sorting;

static gboolean is_markup(const guint8 *head, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (head[i] == '<')
            return TRUE;
        else if (head[i] && !strchr(" \t\r\n\xEF\xBB\xBF\xFF\xFE", head[i]))
            return FALSE;
    return FALSE;
}

/* Whether names that only census returns have stand near its beginning, in any encoding. */
static gboolean is_return(const guint8 *head, gsize n)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        if (head[i])
            g_string_append_c(plain, (char)g_ascii_tolower((char)head[i]));
    return strstr(plain->str, "pupilonroll") || strstr(plain->str, "pupilsonroll") ||
           strstr(plain->str, "pupilidentifiers") || strstr(plain->str, "pupilsnolongeronroll");
}

/* Whether the first row of a table has every one of these headings. */
static gboolean has_headings(const EqlPeek *peek, const char *const *words)
{
    for (guint i = 0; words[i]; i++) {
        g_auto(GStrv) either = g_strsplit(words[i], "|", -1);
        if (eql_peek_find(peek, 0, (const char *const *)either) < 0)
            return FALSE;
    }
    return TRUE;
}

static const struct {
    EqlSortedKind kind;
    const char *tool;
    const char *headings[5]; /* folded to words; ways of writing one are parted by "|" */
} TABLES[] = {
    {EQL_SORTED_QUESTIONNAIRE, NULL, {"code", "audience", "kind", "text"}},
    {EQL_SORTED_MAPPING, NULL, {"column", "code"}},
    {EQL_SORTED_BENCHMARK,
     NULL,
     {"time period|year", "headcount", "geographic level|level",
      "suspension|suspensions|fixed excl|perm excl"}},
    {EQL_SORTED_PATHWAY, NULL, {"stage", "group", "count"}},
    {EQL_SORTED_SIDE_TABLE, EQL_TOOL_SIDE_FSM, {"fsmstartdate", "fsmenddate"}},
    {EQL_SORTED_SIDE_TABLE, EQL_TOOL_SIDE_SEN_NEED, {"sentype", "sentyperank"}},
    {EQL_SORTED_SIDE_TABLE, EQL_TOOL_SIDE_LEAVERS, {"pupilnolongeronrolltableid", "upn"}},
};

/* ── files that have a use, but are not brought in ── */

static void take_as_ours(EqlSorted *sorted, const char *tool, const char *reason)
{
    sorted->kind = EQL_SORTED_UNKNOWN;
    sorted->ours = TRUE;
    sorted->tool = g_strdup(tool);
    sorted->reason = g_strdup(reason);
}

static gboolean sort_ours_by_headings(EqlSorted *sorted, const EqlPeek *peek)
{
    static const char *const tidy[] = {"table", "audience", "measure", "value", NULL};
    static const char *const crosswalk[] = {"from", "to", NULL};
    if (has_headings(peek, tidy))
        take_as_ours(sorted, EQL_TOOL_TIDY,
                     _("It holds figures that Equalens wrote. Choose the file that they were made "
                       "from."));
    else if (eql_peek_width(peek, 0) == 2 && has_headings(peek, crosswalk))
        take_as_ours(sorted, EQL_TOOL_CROSSWALK,
                     _("It says which question took the place of which."));
    return sorted->ours;
}

static gboolean sort_pack(EqlSorted *sorted, const guint8 *head, gsize n)
{
    g_autofree char *text = g_strndup((const char *)head, n);
    if (*text != '{')
        return FALSE;
    if (strstr(text, "\"" EQL_TOOL_PACK "\""))
        take_as_ours(sorted, EQL_TOOL_PACK, _("It is a school’s pack. It is added to a network."));
    else if (strstr(text, "\"" EQL_TOOL_NETWORK "\""))
        take_as_ours(sorted, EQL_TOOL_NETWORK, _("It is a network of schools."));
    return sorted->ours;
}

static gboolean sort_by_headings(EqlSorted *sorted, const EqlPeek *peek)
{
    for (guint i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        if (!has_headings(peek, TABLES[i].headings))
            continue;
        sorted->kind = TABLES[i].kind;
        sorted->tool = g_strdup(TABLES[i].tool);
        return TRUE;
    }
    return sort_ours_by_headings(sorted, peek);
}

static void take_recognised(EqlSorted *sorted, const EqlRecognised *found)
{
    sorted->tool = g_strdup(found->tool);
    if (found->kind == EQL_IMPORT_RESPONSES && found->n_questions == 0) {
        sorted->kind = EQL_SORTED_UNKNOWN;
        sorted->reason = g_strdup(
            _("No column asks a question of the questionnaire. If it holds answers, use the "
              "questionnaire they belong to, or give a mapping."));
        return;
    }
    sorted->kind = found->kind == EQL_IMPORT_RESPONSES ? EQL_SORTED_RESPONSES
                   : found->kind == EQL_IMPORT_CENSUS  ? EQL_SORTED_CENSUS
                                                       : EQL_SORTED_OUTCOMES;
    sorted->audience = g_strdup(found->audience);
    sorted->has_outcomes = found->has_outcomes;
}

/* FALSE: it cannot be read, and why. */
static gboolean sort_table(const Sorting *sorting, EqlSorted *sorted, GError **error)
{
    g_autoptr(EqlTable) table = eql_table_open(sorted->path, NULL, sorting->cancellable, error);
    EqlPeek peek = {0};
    if (!table)
        return FALSE;
    gboolean read = eql_peek_read(table, &peek, error);
    gboolean done = read && sort_by_headings(sorted, &peek);
    eql_peek_clear(&peek);
    if (!read || done)
        return read;
    if (g_str_equal(eql_table_format(table), "xlsx") && eql_plan_is_in(sorted->path)) {
        sorted->kind = EQL_SORTED_PLAN;
        return TRUE;
    }
    g_autoptr(EqlRecognised) found = eql_recognise(sorted->path, NULL, sorting->questionnaire,
                                                   sorting->codes, sorting->cancellable, error);
    if (found)
        take_recognised(sorted, found);
    return found != NULL;
}

static gboolean sort_markup(EqlSorted *sorted, const guint8 *head, gsize n)
{
    if (!is_return(head, n)) {
        sorted->kind = EQL_SORTED_UNKNOWN;
        sorted->reason = g_strdup(_("It is a web page or an XML file without pupils, not a school "
                                    "census return. Export the data as CSV or .xlsx."));
        return TRUE;
    }
    sorted->kind = EQL_SORTED_CENSUS;
    sorted->tool = g_strdup("school-census");
    sorted->has_outcomes = TRUE;
    return TRUE;
}

static gboolean sort_file(const Sorting *sorting, EqlSorted *sorted, GError **error)
{
    g_autoptr(EqlSource) source = eql_source_open(sorted->path, sorting->cancellable, error);
    g_autofree guint8 *head = g_malloc(HEAD_SIZE);
    gsize n = 0;
    if (!source || !eql_source_read(source, head, HEAD_SIZE, &n, error))
        return FALSE;
    if (eql_store_is_ours(head, n)) {
        sorted->kind = EQL_SORTED_PROJECT;
        return TRUE;
    }
    if (sort_pack(sorted, head, n))
        return TRUE;
    return is_markup(head, n) ? sort_markup(sorted, head, n) : sort_table(sorting, sorted, error);
}

/* NULL only when it was cancelled. */
static EqlSorted *sort_one(const Sorting *sorting, const char *path, GError **error)
{
    g_autoptr(EqlSorted) sorted = g_new0(EqlSorted, 1);
    g_autoptr(GError) why = NULL;
    sorted->path = g_strdup(path);
    if (sort_file(sorting, sorted, &why))
        return g_steal_pointer(&sorted);
    if (g_error_matches(why, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    sorted->kind = EQL_SORTED_UNKNOWN;
    sorted->reason = g_strdup(why->message);
    return g_steal_pointer(&sorted);
}

/* ── all of them ── */

static int compare_sorted(gconstpointer a, gconstpointer b)
{
    const EqlSorted *const *x = a, *const *y = b;
    if ((*x)->kind != (*y)->kind)
        return (int)(*x)->kind - (int)(*y)->kind;
    return strcmp((*x)->path, (*y)->path);
}

static gboolean check_paths(const char *const *paths, char **files, GError **error)
{
    for (guint i = 0; paths[i]; i++) {
        if (g_file_test(paths[i], G_FILE_TEST_EXISTS))
            continue;
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    _("There is no file or folder “%s”. Check its name."), paths[i]);
        return FALSE;
    }
    if (g_strv_length(files) <= MOST_FILES)
        return TRUE;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                _("There are more than %d files. Choose the folder that holds the school’s "
                  "exports only."),
                MOST_FILES);
    return FALSE;
}

GPtrArray *eql_sort_files(const char *const *paths, const EqlQuestionnaire *questionnaire,
                          const EqlCodes *codes, EqlProgress progress, gpointer progress_data,
                          GCancellable *cancellable, GError **error)
{
    const Sorting sorting = {questionnaire, codes, cancellable};
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)eql_sorted_free);
    g_auto(GStrv) files = eql_sort_list_files(paths);
    guint n = g_strv_length(files);
    if (!check_paths(paths, files, error))
        return NULL;
    for (guint i = 0; i < n; i++) {
        EqlSorted *sorted = sort_one(&sorting, files[i], error);
        if (!sorted)
            return NULL;
        g_ptr_array_add(all, sorted);
        if (progress)
            progress((double)(i + 1) / n, progress_data);
    }
    g_ptr_array_sort(all, compare_sorted);
    return g_steal_pointer(&all);
}
