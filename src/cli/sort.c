/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sort, split */
#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "output/json-build.h"
#include "workflow/sort.h"
#include "workflow/split.h"

/* ── sort ── */

static JsonNode *sorted_json(GPtrArray *files)
{
    JsonObject *root = json_object_new();
    JsonArray *list = eql_json_add_array(root, "files");
    for (guint i = 0; i < files->len; i++) {
        const EqlSorted *file = files->pdata[i];
        JsonObject *object = eql_json_append_object(list);
        g_autofree char *label = eql_sorted_label(file);
        eql_json_add_text(object, "path", file->path);
        eql_json_add_text(object, "kind", eql_sorted_kind_name(file->kind));
        eql_json_add_text(object, "label", label);
        eql_json_add_text(object, "audience", file->audience);
        eql_json_add_text(object, "tool", file->tool);
        json_object_set_boolean_member(object, "has_outcomes", file->has_outcomes);
        eql_json_add_text(object, "reason", file->reason);
    }
    return eql_json_node(root);
}

static EqlGrid *sorted_grid(GPtrArray *files)
{
    static const char *const headings[] = {"path", "kind", "audience", "tool", "reason", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < files->len; i++) {
        const EqlSorted *file = files->pdata[i];
        g_autofree char *label = eql_sorted_label(file);
        eql_grid_text(grid, file->path);
        eql_grid_word(grid, eql_sorted_kind_name(file->kind), label);
        eql_grid_text(grid, file->audience);
        eql_grid_text(grid, file->tool);
        eql_grid_text(grid, file->reason);
    }
    return grid;
}

/* Without a project, audiences are those of the starter questionnaire. */
static EqlProject *project_for_sorting(const char *path, GError **error)
{
    if (path)
        return eql_project_open(path, error);
    g_autoptr(EqlSchool) nobody = eql_school_new("-", NULL, NULL, NULL);
    return eql_project_create_in_memory(nobody, error);
}

int cli_sort(const char *usage, char **arguments)
{
    g_autofree char *project_path = NULL;
    const GOptionEntry entries[] = {{"project", 0, 0, G_OPTION_ARG_FILENAME, &project_path,
                                     N_("Tell audiences by this project’s questionnaire"),
                                     N_("PROJECT")},
                                    {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) paths =
        cli_parse_with_format(usage, entries, arguments, 1, G_MAXUINT, &format, &status);
    if (!paths)
        return status;
    g_autoptr(EqlProject) project = project_for_sorting(project_path, &error);
    g_autoptr(EqlQuestionnaire) questionnaire =
        project ? eql_store_questionnaire(eql_project_store(project), &error) : NULL;
    if (!questionnaire)
        return cli_refuse(error);
    g_autoptr(GPtrArray) files =
        eql_sort_files((const char *const *)paths, questionnaire, eql_project_codes(project),
                       cli_progress, _("Looking"), NULL, &error);
    cli_progress_end();
    if (!files)
        return cli_refuse(error);
    return format == CLI_JSON ? cli_print_json(sorted_json(files))
                              : cli_print_grid(sorted_grid(files), format);
}

/* ── split ── */

static JsonNode *split_json(const EqlSplit *split)
{
    JsonObject *root = json_object_new();
    eql_json_add_text(root, "roll", split->roll);
    JsonArray *schools = eql_json_add_array(root, "schools");
    for (guint i = 0; i < split->schools->len; i++) {
        const EqlSplitSchool *school = split->schools->pdata[i];
        JsonObject *object = eql_json_append_object(schools);
        eql_json_add_text(object, "school", school->name);
        eql_json_add_text(object, "path", school->path);
        json_object_set_int_member(object, "pupils", (gint64)school->pupils);
        json_object_set_int_member(object, "outcomes", (gint64)school->outcomes);
        eql_json_add_text(object, "problem", school->problem);
    }
    JsonArray *unused = eql_json_add_array(root, "unused");
    for (guint i = 0; i < split->unused->len; i++)
        json_array_add_string_element(unused, split->unused->pdata[i]);
    return eql_json_node(root);
}

static EqlGrid *split_grid(const EqlSplit *split)
{
    static const char *const headings[] = {"school", "pupils", "outcomes", "path", "problem", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < split->schools->len; i++) {
        const EqlSplitSchool *school = split->schools->pdata[i];
        eql_grid_text(grid, school->name);
        eql_grid_count(grid, school->pupils);
        eql_grid_count(grid, school->outcomes);
        eql_grid_text(grid, school->path);
        eql_grid_text(grid, school->problem);
    }
    return grid;
}

static int print_split(const EqlSplit *split, CliFormat format)
{
    for (guint i = 0; i < split->unused->len; i++)
        fprintf(stderr, _("%s was not used.\n"), (const char *)split->unused->pdata[i]);
    if (format == CLI_JSON)
        cli_print_json(split_json(split));
    else
        cli_print_grid(split_grid(split), format);
    return eql_split_count_made(split) == 0 ? CLI_REFUSED : CLI_DONE;
}

int cli_split(const char *usage, char **arguments)
{
    g_autofree char *folder = NULL, *date = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_("The folder for the projects"),
         N_("FOLDER")},
        {"date", 0, 0, G_OPTION_ARG_STRING, &date, N_("The day the roll was taken"), "YYYY-MM-DD"},
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) paths =
        cli_parse_with_format(usage, entries, arguments, 1, G_MAXUINT, &format, &status);
    if (!paths)
        return status;
    if (!folder)
        return cli_usage(_("split needs -o FOLDER, where the projects go."));
    g_autoptr(EqlSplit) split = eql_split((const char *const *)paths, folder, date, cli_progress,
                                          _("Splitting"), NULL, &error);
    cli_progress_end();
    return split ? print_split(split, format) : cli_refuse(error);
}
