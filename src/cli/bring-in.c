/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, census, outcomes */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/lists.h"
#include "base/marks.h"
#include "base/text.h"
#include "cli/cli.h"
#include "intake/responses/mapping-file.h"
#include "output/json.h"
#include "output/mapping-write.h"
#include "workflow/lacking.h"
#include "workflow/mistaken.h"

#define ROLL_ENTRIES(options)                                                                      \
    {"school-in-file",                                                                             \
     0,                                                                                            \
     0,                                                                                            \
     G_OPTION_ARG_STRING,                                                                          \
     &(options).school,                                                                            \
     N_("Which school of a file of several, by its name or number there"),                         \
     N_("NAME")},                                                                                  \
        {"mapping",                                                                                \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(options).mapping_file,                                                                  \
         N_("What values mean that no list knows (column,code,answer,means)"),                     \
         N_("FILE")},                                                                              \
        {"export-mapping",                                                                         \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(options).export_to,                                                                     \
         N_("Write how the file was taken, to change and use as a mapping"),                       \
         N_("FILE")},                                                                              \
        {"no-memory",                                                                              \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_NONE,                                                                        \
         &(options).no_memory,                                                                     \
         N_("Neither use nor keep what is confirmed for such files"),                              \
         NULL},                                                                                    \
        {"forget",                                                                                 \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_NONE,                                                                        \
         &(options).forget,                                                                        \
         N_("Forget what was confirmed for such files"),                                           \
         NULL},                                                                                    \
    {                                                                                              \
        "dry-run", 0, 0, G_OPTION_ARG_NONE, &(options).dry_run,                                    \
            N_("Only show what would be brought in"), NULL                                         \
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

static void print_dropped(const EqlImportRecord *record)
{
    if (record->dropped_identifiers->len == 0)
        return;
    g_ptr_array_add(record->dropped_identifiers, NULL);
    g_autofree char *dropped =
        eql_list_text((const char *const *)record->dropped_identifiers->pdata);
    printf(_("Dropped, because it identifies people: %s.\n"), dropped);
    g_ptr_array_remove_index(record->dropped_identifiers, record->dropped_identifiers->len - 1);
}

static void print_column(const EqlColumnMatch *column)
{
    g_autofree char *kept =
        column->examples ? g_strjoinv(" | ", column->examples) : g_strdup(_("(not shown)"));
    g_autofree char *samples = eql_marks_show(kept);
    printf("  %-8s %-7s %3.0f %%  %s: %s\n", column->code ? column->code : "-", column->match,
           100 * column->confidence, column->column, samples);
}

static void print_label(const EqlLabel *label)
{
    g_autofree char *places = eql_label_places(label);
    fputs("  ", stdout);
    /* Translators: a column, an answer, “3 responses, rows 2, 5, 8”, and what it stands for. */
    if (label->means)
        printf(_("%s: “%s” (%s) means “%s”"), label->column, label->answer, places, label->means);
    else if (label->in_doubt)
        printf(_("%s: “%s” (%s) may mean two things; it counts as “%s”"), label->column,
               label->answer, places, label->guess);
    else if (label->guess)
        printf(_("%s: “%s” (%s) fits nothing; perhaps “%s”"), label->column, label->answer, places,
               label->guess);
    else
        printf(_("%s: “%s” (%s) fits nothing"), label->column, label->answer, places);
    putchar('\n');
}

/* What a person looks at before importing. */
static void print_preview(const EqlImportRecord *record)
{
    if (record->columns->len > 0)
        puts(_("Columns (question, match, how sure, heading: three samples):"));
    for (guint i = 0; i < record->columns->len; i++)
        print_column(record->columns->pdata[i]);
    if (record->labels->len > 0)
        puts(record->kind == EQL_IMPORT_RESPONSES
                 ? _("Answers to be given a meaning (see --export-mapping):")
                 : _("Values to be given a meaning (see --export-mapping):"));
    for (guint i = 0; i < record->labels->len; i++)
        print_label(record->labels->pdata[i]);
}

/* What was read, for a person. */
static void print_record(const EqlImportRecord *record, gboolean preview)
{
    printf(ngettext("%s: %u row, %u accepted, %u set aside.",
                    "%s: %u rows, %u accepted, %u set aside.", (gulong)record->rows),
           record->file, (guint)record->rows, (guint)record->accepted, (guint)record->set_aside);
    if (record->columns->len > 0)
        printf(ngettext(" %u of %u column matched.", " %u of %u columns matched.",
                        record->columns->len),
               count_matched(record), record->columns->len);
    putchar('\n');
    print_dropped(record);
    if (preview)
        print_preview(record);
    for (guint i = 0; i < record->problems->len; i++)
        print_problem(record->problems->pdata[i]);
}

static void print_as(EqlImportRecord *record, gboolean preview, CliFormat format)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, record);
    if (format == CLI_JSON)
        cli_print_json(eql_json_import(record));
    else if (format == CLI_TABLE)
        print_record(record, preview);
    else
        cli_print_grid(eql_grid_imports(records), format);
}

/* Whoever put a question in words of their own would lose its answers, and not know. */
static void note_lacking(EqlProject *project, const EqlImportRecord *record)
{
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_store_questionnaire(eql_project_store(project), NULL);
    g_autoptr(GPtrArray) columns = g_ptr_array_new();
    for (guint i = 0; questionnaire && i < record->columns->len; i++) {
        const EqlColumnMatch *match = record->columns->pdata[i];
        if (eql_import_lacks_question(record, match, questionnaire))
            g_ptr_array_add(columns, match->column);
    }
    if (columns->len == 0)
        return;
    g_ptr_array_add(columns, NULL);
    g_autofree char *list = eql_list_quoted((const char *const *)columns->pdata);
    g_autofree char *note = g_strdup_printf(
        /* Translators: columns of a file. */
        _("Left out, though answers to a question that is missing are in it: “%s”. Say which "
          "question it asks with --mapping (--export-mapping writes one to fill in)."),
        list);
    cli_note(note);
}

/* A preview of what would be refused is shown, and refused all the same. */
static int end_import(EqlImportRecord *record, const EqlImportRequest *request,
                      const char *export_to, CliFormat format)
{
    GError *error = NULL;
    for (guint i = 0; i < record->notices->len; i++)
        cli_note(record->notices->pdata[i]);
    print_as(record, request->dry_run, format);
    if (export_to && !eql_mapping_write(record, export_to, &error))
        return cli_refuse(error);
    if (!record->refusal)
        return CLI_DONE;
    return cli_refuse(
        g_error_new_literal(EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING, record->refusal));
}

void cli_point_at_command(EqlProject *project, const EqlImportRequest *request, GError **error)
{
    if (!error || !eql_mistaken_is_likely(*error))
        return;
    g_autoptr(EqlSorted) sorted = eql_mistaken(project, request, NULL);
    g_autofree char *commands = sorted ? eql_mistaken_commands(sorted) : NULL;
    if (!commands)
        return;
    g_autofree char *refused = (*error)->message;
    /* Translators: why a file was refused; the commands that it is for. */
    (*error)->message = g_strdup_printf(_("%s (On the command line: %s.)"), refused, commands);
}

void cli_point_at_kind(const char *path, EqlSortedKind asked, const char *tool, GError **error)
{
    g_autoptr(EqlSorted) sorted = error && *error ? eql_mistaken_file(path, NULL) : NULL;
    if (!sorted || (sorted->kind == asked && (!tool || g_strcmp0(sorted->tool, tool) == 0)))
        return;
    g_autofree char *what = eql_mistaken_what(sorted);
    g_autofree char *commands = eql_mistaken_commands(sorted);
    g_autofree char *said = g_strconcat((*error)->message, " ", what, NULL);
    g_free((*error)->message);
    (*error)->message = commands
                            ? g_strdup_printf(_("%s (On the command line: %s.)"), said, commands)
                            : g_steal_pointer(&said);
}

EqlProject *cli_open_project(const char *path, GError **error)
{
    EqlProject *project = eql_project_open(path, error);
    if (!project)
        cli_point_at_kind(path, EQL_SORTED_PROJECT, NULL, error);
    return project;
}

static int bring_in(const char *path, const EqlImportRequest *request, const char *export_to,
                    CliFormat format)
{
    GError *error = NULL;
    g_autoptr(EqlProject) project = cli_open_project(path, &error);
    if (!project)
        return cli_refuse(error);
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, request, cli_progress, _("Reading"), NULL, &error);
    cli_progress_end();
    if (record) {
        note_lacking(project, record);
        return end_import(record, request, export_to, format);
    }
    cli_point_at_command(project, request, &error);
    return cli_refuse(error);
}

/* ── responses ── */

typedef struct {
    char *audience, *wave, *sheet, *mapping_file, *export_to;
    gint64 replaces;
    gboolean no_memory, forget, dry_run;
} ImportOptions;

static void import_options_clear(ImportOptions *options)
{
    g_free(options->audience);
    g_free(options->wave);
    g_free(options->sheet);
    g_free(options->mapping_file);
    g_free(options->export_to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportOptions, import_options_clear)

static char **parse_import(const char *usage, char **arguments, ImportOptions *options,
                           CliFormat *format, int *status)
{
    const GOptionEntry entries[] = {
        {"audience", 0, 0, G_OPTION_ARG_STRING, &options->audience,
         N_("Who answered: pupil, staff or parent"), N_("WHO")},
        {"wave", 0, 0, G_OPTION_ARG_STRING, &options->wave, N_("The wave of the questionnaire"),
         N_("NAME")},
        {"sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
         N_("Which sheet of a workbook to read"), N_("NAME")},
        {"mapping", 0, 0, G_OPTION_ARG_FILENAME, &options->mapping_file,
         N_("Which column is which question (column,code)"), N_("FILE")},
        {"export-mapping", 0, 0, G_OPTION_ARG_FILENAME, &options->export_to,
         N_("Write how the columns were taken, to change and use as a mapping"), N_("FILE")},
        {"no-memory", 0, 0, G_OPTION_ARG_NONE, &options->no_memory,
         N_("Neither use nor keep what is confirmed for such files"), NULL},
        {"forget", 0, 0, G_OPTION_ARG_NONE, &options->forget,
         N_("Forget what was confirmed for such files"), NULL},
        {"replace", 0, 0, G_OPTION_ARG_INT64, &options->replaces,
         N_("Put this file in the place of an earlier import"), N_("ID")},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run,
         N_("Only show what would be brought in"), NULL},
        {NULL}};
    return cli_parse_with_format(usage, entries, arguments, 2, 2, format, status);
}

/* `file` may be NULL. */
static int read_mapping(const char *file, EqlMapping **mapping)
{
    GError *error = NULL;
    *mapping = file ? eql_mapping_read(file, NULL, &error) : NULL;
    if (!error)
        return CLI_DONE;
    cli_point_at_kind(file, EQL_SORTED_MAPPING, NULL, &error);
    return cli_refuse(error);
}

static int import_with(const ImportOptions *options, char **parameters, CliFormat format)
{
    g_autoptr(EqlMapping) mapping = NULL;
    int status = read_mapping(options->mapping_file, &mapping);
    if (status != CLI_DONE)
        return status;
    EqlImportRequest request = {.kind = EQL_IMPORT_RESPONSES,
                                .path = parameters[1],
                                .sheet = options->sheet,
                                .audience = options->audience,
                                .wave = options->wave,
                                .mapping = mapping,
                                .remember = !options->no_memory,
                                .forget = options->forget,
                                .replaces = options->replaces,
                                .dry_run = options->dry_run};
    return bring_in(parameters[0], &request, options->export_to, format);
}

int cli_import(const char *usage, char **arguments)
{
    g_auto(ImportOptions) options = {0};
    int status;
    CliFormat format;
    g_auto(GStrv) parameters = parse_import(usage, arguments, &options, &format, &status);
    if (!parameters)
        return status;
    if (!options.audience || !options.wave || !*g_strstrip(options.wave))
        return cli_usage(_("Responses need --audience pupil|staff|parent and --wave NAME."));
    if (options.no_memory && options.forget)
        return cli_usage(_("Say one of --no-memory and --forget."));
    if (options.replaces < 0)
        return cli_usage(_("--replace is the number of an import, as imports lists them."));
    return import_with(&options, parameters, format);
}

/* ── census and outcomes ── */

/* What both have beside their own. */
typedef struct {
    char *school, *mapping_file, *export_to;
    gboolean no_memory, forget, dry_run;
} RollOptions;

static void roll_options_clear(RollOptions *options)
{
    g_free(options->school);
    g_free(options->mapping_file);
    g_free(options->export_to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RollOptions, roll_options_clear)

/* Completes the request, whose kind and own options are given, and brings the file in. */
static int import_roll(const RollOptions *options, EqlImportRequest request, char **parameters,
                       CliFormat format)
{
    g_autoptr(EqlMapping) mapping = NULL;
    if (options->no_memory && options->forget)
        return cli_usage(_("Say one of --no-memory and --forget."));
    int status = read_mapping(options->mapping_file, &mapping);
    if (status != CLI_DONE)
        return status;
    request.path = parameters[1];
    request.school = options->school;
    request.mapping = mapping;
    request.remember = !options->no_memory;
    request.forget = options->forget;
    request.dry_run = options->dry_run;
    return bring_in(parameters[0], &request, options->export_to, format);
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
    g_autofree char *date = NULL;
    g_auto(RollOptions) options = {0};
    const GOptionEntry entries[] = {
        ROLL_ENTRIES(options),
        {"date", 0, 0, G_OPTION_ARG_STRING, &date, N_("The day the roll was taken"), "YYYY-MM-DD"},
        {NULL}};
    int status;
    CliFormat format;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 2, 2, &format, &status);
    if (!parameters)
        return status;
    if (date && !is_date(date))
        return cli_usage(_("--date is a day such as 2026-01-15, not “%s”."), date);
    return import_roll(&options, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS, .date = date},
                       parameters, format);
}

int cli_outcomes(const char *usage, char **arguments)
{
    g_autofree char *kind = NULL;
    g_auto(RollOptions) options = {0};
    gboolean replace = FALSE;
    const GOptionEntry entries[] = {
        ROLL_ENTRIES(options),
        {"replace", 0, 0, G_OPTION_ARG_NONE, &replace,
         N_("Put this file in the place of earlier ones"), NULL},
        {"kind", 0, 0, G_OPTION_ARG_STRING, &kind,
         N_("What rows are that do not say: suspension, exclusion, lunchtime or a word of your "
            "own"),
         N_("KIND")},
        {NULL}};
    int status;
    CliFormat format;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 2, 2, &format, &status);
    if (!parameters)
        return status;
    if (kind && (eql_text_is_blank(kind, -1) || g_str_equal(kind, EQL_KIND_ANSWERED)))
        return cli_usage(_("--kind is suspension, exclusion, lunchtime or a word of your own, not "
                           "“%s”."),
                         kind);
    return import_roll(
        &options,
        (EqlImportRequest){.kind = EQL_IMPORT_OUTCOMES, .outcome_kind = kind, .replace = replace},
        parameters, format);
}
