/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data-folder.h"
#include "cli/cli.h"
#include "intake/lists/codes-file.h"
#include "intake/lists/pathway-file.h"
#include "output/pathway.h"

#include <glib/gi18n-lib.h>

static void note_unlisted(const EqlPathwayCounts *counts)
{
    for (guint i = 0; i < counts->unlisted->len; i++) {
        g_autofree char *note = g_strdup_printf(
            _("“%s” is no group that the program knows, or stands there under another name; it "
              "was kept under its own."),
            (const char *)counts->unlisted->pdata[i]);
        cli_note(note);
    }
}

int cli_pathway(const char *usage, char **arguments)
{
    const GOptionEntry entries[] = {{NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    const char *folder = eql_data_folder(&error);
    g_autoptr(EqlCodes) codes = folder ? eql_codes_load(folder, &error) : NULL;
    g_autoptr(EqlPathwayCounts) counts =
        codes ? eql_pathway_read(parameters[0], codes, NULL, &error) : NULL;
    if (!counts) {
        cli_point_at_kind(parameters[0], EQL_SORTED_PATHWAY, NULL, &error);
        return cli_refuse(error);
    }
    note_unlisted(counts);
    g_autoptr(EqlSettings) settings = eql_settings_new();
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, (guint)settings->k);
    return format == CLI_JSON ? cli_print_json(eql_json_pathway(pathway))
                              : cli_print_grid(eql_grid_pathway(pathway), format);
}
