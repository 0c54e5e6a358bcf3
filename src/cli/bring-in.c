/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, census, outcomes */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/cli.h"
#include "intake/responses/responses-file.h"
#include "output/json.h"

#define SCHOOL_ENTRY(to)                                                                           \
    {                                                                                              \
        "school-in-file", 0, 0, G_OPTION_ARG_STRING, to,                                           \
            N_("Which school of a file of several, by its name or number there"), N_("NAME")       \
    }

static guint count_matched(const EqlImportRecord *record)
{
    guint n = 0;
    for (guint i = 0; i < record->columns->len; i++)
        n += ((const EqlColumnMatch *)record->columns->pdata[i])->code != NULL;
    return n;
}

static void print_problem(const EqlProblem *problem)
{
    g_autofree char *row = problem->row ? g_strdup_printf(_("row %u"), (guint)problem->row) : NULL;
    const char *column = problem->column ? problem->column : "";
    printf("  %s%s%s%s%s %s\n", row ? row : "", row && *column ? ", " : "", column,
           row || *column ? ": " : "", problem->message, problem->advice ? problem->advice : "");
}

/* What was read, for a person. */
static int print_record(const EqlImportRecord *record)
{
    printf(_("%s: %u rows, %u accepted, %u set aside."), record->file, (guint)record->rows,
           (guint)record->accepted, (guint)record->set_aside);
    if (record->columns->len > 0)
        printf(_(" %u of %u columns matched."), count_matched(record), record->columns->len);
    putchar('\n');
    if (record->dropped_identifiers->len > 0) {
        g_ptr_array_add(record->dropped_identifiers, NULL);
        g_autofree char *dropped = g_strjoinv(", ", (char **)record->dropped_identifiers->pdata);
        printf(_("Dropped, because it identifies people: %s.\n"), dropped);
        g_ptr_array_remove_index(record->dropped_identifiers, record->dropped_identifiers->len - 1);
    }
    for (guint i = 0; i < record->problems->len; i++)
        print_problem(record->problems->pdata[i]);
    return CLI_DONE;
}

static int bring_in(const char *path, const EqlImportRequest *request, CliFormat format)
{
    GError *error = NULL;
    g_autoptr(EqlProject) project = eql_project_open(path, &error);
    if (!project)
        return cli_refuse(error);
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, request, cli_progress, _("Reading"), NULL, &error);
    cli_progress_end();
    if (!record)
        return cli_refuse(error);
    if (format == CLI_JSON)
        return cli_print_json(eql_json_import(record));
    if (format == CLI_TABLE)
        return print_record(record);
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, record);
    return cli_print_grid(eql_grid_imports(records), format);
}

int cli_import(const char *usage, char **arguments)
{
    g_autofree char *audience = NULL, *wave = NULL, *mapping_file = NULL;
    gboolean dry_run = FALSE;
    const GOptionEntry entries[] = {{"audience", 0, 0, G_OPTION_ARG_STRING, &audience,
                                     N_("Who answered: pupil, staff or parent"), N_("WHO")},
                                    {"wave", 0, 0, G_OPTION_ARG_STRING, &wave,
                                     N_("The round of the questionnaire"), N_("NAME")},
                                    {"mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping_file,
                                     N_("Which column is which question (column,code)"),
                                     N_("FILE")},
                                    {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
                                     N_("Only show what would be brought in"), NULL},
                                    {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 2, 2, &format, &status);
    if (!parameters)
        return status;
    if (!audience || !wave || !*g_strstrip(wave))
        return cli_usage(_("Responses need --audience pupil|staff|parent and --wave NAME."));
    g_autoptr(GHashTable) mapping =
        mapping_file ? eql_mapping_read(mapping_file, NULL, &error) : NULL;
    if (error)
        return cli_refuse(error);
    EqlImportRequest request = {.kind = EQL_IMPORT_RESPONSES,
                                .path = parameters[1],
                                .audience = audience,
                                .wave = wave,
                                .mapping = mapping,
                                .dry_run = dry_run};
    return bring_in(parameters[0], &request, format);
}

static gboolean is_date(const char *text)
{
    g_autoptr(GDateTime) day = NULL;
    g_autofree char *full = g_strconcat(text, "T00:00:00Z", NULL);
    day = g_date_time_new_from_iso8601(full, NULL);
    return day != NULL && strlen(text) == 10;
}

int cli_census(const char *usage, char **arguments)
{
    g_autofree char *date = NULL, *school = NULL;
    gboolean dry_run = FALSE;
    const GOptionEntry entries[] = {
        SCHOOL_ENTRY(&school),
        {"date", 0, 0, G_OPTION_ARG_STRING, &date, N_("The day the roll was taken"), "YYYY-MM-DD"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would be brought in"),
         NULL},
        {NULL}};
    int status;
    CliFormat format;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 2, 2, &format, &status);
    if (!parameters)
        return status;
    if (date && !is_date(date))
        return cli_usage(_("--date is a day such as 2026-01-15, not “%s”."), date);
    EqlImportRequest request = {.kind = EQL_IMPORT_CENSUS,
                                .path = parameters[1],
                                .date = date,
                                .school = school,
                                .dry_run = dry_run};
    return bring_in(parameters[0], &request, format);
}

int cli_outcomes(const char *usage, char **arguments)
{
    g_autofree char *kind = NULL, *school = NULL;
    gboolean dry_run = FALSE, replace = FALSE;
    const GOptionEntry entries[] = {
        SCHOOL_ENTRY(&school),
        {"replace", 0, 0, G_OPTION_ARG_NONE, &replace,
         N_("Put this file in the place of earlier ones"), NULL},
        {"kind", 0, 0, G_OPTION_ARG_STRING, &kind,
         N_("What rows are that do not say: suspension, exclusion, lunchtime or a word of your "
            "own"),
         N_("KIND")},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would be brought in"),
         NULL},
        {NULL}};
    int status;
    CliFormat format;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 2, 2, &format, &status);
    if (!parameters)
        return status;
    EqlImportRequest request = {.kind = EQL_IMPORT_OUTCOMES,
                                .path = parameters[1],
                                .outcome_kind = kind,
                                .school = school,
                                .replace = replace,
                                .dry_run = dry_run};
    return bring_in(parameters[0], &request, format);
}
