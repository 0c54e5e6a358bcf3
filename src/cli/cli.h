/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The command line: arguments and printing, nothing else. Results go to standard
 * output, everything else to standard error. */

#include <json-glib/json-glib.h>
#include <stdio.h>

#include "output/grid.h"
#include "workflow/project.h"
#include "workflow/sort.h"

/* What the program says to the shell. */
enum { CLI_DONE = 0, CLI_REFUSED = 1, CLI_USAGE = 2 };

typedef enum { CLI_TABLE, CLI_JSON, CLI_CSV } CliFormat;

/* One command: `arguments` are what follow its name, NULL-terminated, the program's own
 * name first. */
typedef struct {
    const char *name;
    const char *usage;   /* parameters and options in brief */
    const char *summary; /* translated */
    int (*run)(const char *usage, char **arguments);
} CliCommand;

/* Parses options; what is left are the command's own parameters, of which there must be
 * from `least` to `most`. NULL: say no more and return `*status`. The caller's
 * (g_strfreev). */
char **cli_parse(const char *usage, const GOptionEntry *entries, char **arguments, guint least,
                 guint most, int *status);
/* The same for a command that prints a result: --format is an option too. */
char **cli_parse_with_format(const char *usage, const GOptionEntry *entries, char **arguments,
                             guint least, guint most, CliFormat *format, int *status);

/* One line on standard error; gives CLI_REFUSED. Takes the error. */
int cli_refuse(GError *error);
/* Adds to the error with which a file was refused the command to which it belongs, where it is
 * another file than was meant. `error` may be NULL. */
void cli_point_at_command(EqlProject *project, const EqlImportRequest *request, GError **error);
/* The same for a file that no request brings in, where `asked` is the kind that was meant; of
 * what is never brought in (EQL_SORTED_UNKNOWN), the tool. */
void cli_point_at_kind(const char *path, EqlSortedKind asked, const char *tool, GError **error);
/* The project; NULL with an error that says what else the file is. */
EqlProject *cli_open_project(const char *path, GError **error);
/* One line on standard error, of something that does not stop the work. */
void cli_note(const char *message);
/* One line on standard error; gives CLI_USAGE. */
int cli_usage(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Whether -o names a file: “-”, for standard output elsewhere, would be one that is hard to find
 * and harder to delete. */
gboolean cli_is_file(const char *output);

/* The colours of the charts that are written from now on: "usual", "strong", "grey"; NULL is the
 * usual. FALSE after a line of usage. */
gboolean cli_palette(const char *name);
/* "broad", "full", "codes"; NULL is "full". FALSE after a line of usage. */
gboolean cli_detail(const char *name, EqlDetail *detail);

/* Prints a result in the format asked for; takes both (the JSON is made only if needed by
 * the caller). Gives CLI_DONE. */
int cli_print_json(JsonNode *node);
int cli_print_grid(EqlGrid *grid, CliFormat format);

/* Shows on standard error how far a step has come, when a person is watching. `data` is
 * the step's name. */
void cli_progress(double fraction, void *data);
/* Wipes it away. */
void cli_progress_end(void);

/* An option that several commands have. */
#define CLI_PALETTE_ENTRY(to)                                                                      \
    {                                                                                              \
        "palette", 0, 0, G_OPTION_ARG_STRING, to,                                                  \
            N_("Colours of charts: usual, strong (more contrast) or grey"), N_("NAME")             \
    }
#define CLI_LANGUAGE_ENTRY(to)                                                                     \
    {                                                                                              \
        "language", 0, 0, G_OPTION_ARG_STRING, to,                                                 \
            N_("The language to write it in, such as cy; the program’s otherwise"), N_("CODE")     \
    }

int cli_new(const char *usage, char **arguments);
int cli_questionnaire(const char *usage, char **arguments);
int cli_import(const char *usage, char **arguments);
int cli_census(const char *usage, char **arguments);
int cli_outcomes(const char *usage, char **arguments);
int cli_sort(const char *usage, char **arguments);
int cli_split(const char *usage, char **arguments);
int cli_set(const char *usage, char **arguments);
int cli_imports(const char *usage, char **arguments);
int cli_scores(const char *usage, char **arguments);
int cli_items(const char *usage, char **arguments);
int cli_rri(const char *usage, char **arguments);
int cli_findings(const char *usage, char **arguments);
int cli_plan(const char *usage, char **arguments);
int cli_workbook(const char *usage, char **arguments);
int cli_documents(const char *usage, char **arguments);
int cli_service(const char *usage, char **arguments);
int cli_report(const char *usage, char **arguments);
int cli_tidy(const char *usage, char **arguments);
int cli_pathway(const char *usage, char **arguments);
int cli_comments(const char *usage, char **arguments);
int cli_accreditation(const char *usage, char **arguments);
int cli_pack(const char *usage, char **arguments);
int cli_network(const char *usage, char **arguments);
int cli_check(const char *usage, char **arguments);
int cli_analyse(const char *usage, char **arguments);
