/* SPDX-License-Identifier: GPL-3.0-or-later */
/* documents: what schools are given, for many of them in one go */
#include <glib/gi18n-lib.h>

#include "base/language.h"
#include "cli/cli.h"
#include "output/json-build.h"
#include "workflow/documents.h"

static JsonNode *json_of(const GPtrArray *all)
{
    JsonObject *root = json_object_new();
    JsonArray *list = eql_json_add_array(root, "projects");
    for (guint i = 0; i < all->len; i++) {
        const EqlDocumentsOf *of = all->pdata[i];
        JsonObject *one = eql_json_append_object(list);
        eql_json_add_text(one, "project", of->project);
        eql_json_add_text(one, "school", of->school);
        JsonArray *files = eql_json_add_array(one, "files");
        for (guint j = 0; j < of->files->len; j++)
            json_array_add_string_element(files, of->files->pdata[j]);
        eql_json_add_text(one, "problem", of->problem);
    }
    return eql_json_node(root);
}

static EqlGrid *grid_of(const GPtrArray *all)
{
    static const char *const headings[] = {"school", "file", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < all->len; i++) {
        const EqlDocumentsOf *of = all->pdata[i];
        for (guint j = 0; j < of->files->len; j++) {
            eql_grid_text(grid, of->school);
            eql_grid_text(grid, of->files->pdata[j]);
        }
    }
    return grid;
}

/* What was written stands on standard output, even where not all of it could be; each project
 * that could not has its own line. */
static int print(const GPtrArray *all, CliFormat format)
{
    int status = CLI_DONE;
    if (format == CLI_JSON)
        cli_print_json(json_of(all));
    else
        cli_print_grid(grid_of(all), format);
    for (guint i = 0; i < all->len; i++) {
        const EqlDocumentsOf *of = all->pdata[i];
        if (!of->problem)
            continue;
        g_autofree char *file = g_filename_display_basename(of->project);
        g_autofree char *line = g_strdup_printf(C_("file", "%s: %s"), file, of->problem);
        cli_note(line);
        status = CLI_REFUSED;
    }
    return status;
}

int cli_documents(const char *usage, char **arguments)
{
    g_autofree char *folder = NULL, *only = NULL, *language = NULL, *palette = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_("The folder to write to"),
         N_("FOLDER")},
        {"only", 0, 0, G_OPTION_ARG_STRING, &only,
         N_("Some of workbook, report, governors, families and pack; else workbook,report,pack"),
         N_("LIST")},
        CLI_LANGUAGE_ENTRY(&language),
        CLI_PALETTE_ENTRY(&palette),
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) projects =
        cli_parse_with_format(usage, entries, arguments, 1, G_MAXUINT, &format, &status);
    if (!projects)
        return status;
    guint documents = only ? eql_documents_from_names(only) : EQL_DOCUMENTS_USUAL;
    if (!cli_is_file(folder))
        return cli_usage(_("Say where to write them: -o FOLDER."));
    if (documents == 0)
        return cli_usage(
            _("--only names some of workbook, report, governors, families and pack, not “%s”."),
            only);
    if (!cli_palette(palette))
        return CLI_USAGE;
    if (language && !eql_language_find(language, &error))
        return cli_refuse(error);
    g_autoptr(GPtrArray) all =
        eql_documents_write((const char *const *)projects, documents, folder, language,
                            cli_progress, _("Writing documents"), NULL, &error);
    cli_progress_end();
    return all ? print(all, format) : cli_refuse(error);
}
