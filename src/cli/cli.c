/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/platform.h"
#include "base/text.h"
#include "chart/palette.h"
#include "output/json.h"

/* ── saying what is wrong ── */

/* A refusal is one line, whatever the message holds. */
static void say(const char *message)
{
    g_autofree char *line = g_strdup(message);
    cli_progress_end();
    g_strdelimit(line, "\r\n", ' ');
    fprintf(stderr, "equalens-cli: %s\n", line);
}

int cli_refuse(GError *error)
{
    say(error->message);
    g_error_free(error);
    return CLI_REFUSED;
}

void cli_note(const char *message)
{
    say(message);
}

int cli_usage(const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *message = g_strdup_vprintf(format, words);
    va_end(words);
    say(message);
    return CLI_USAGE;
}

gboolean cli_is_file(const char *output)
{
    return output && *output && !g_str_equal(output, "-");
}

/* ── options ── */

/* "-oFILE" is "-o FILE", which GOption does not know. The caller's. */
static char **part_short_option(char **arguments)
{
    GPtrArray *parted = g_ptr_array_new();
    gboolean plain = FALSE;
    for (char **argument = arguments; *argument; argument++) {
        plain |= g_str_equal(*argument, "--");
        gboolean joined = !plain && g_str_has_prefix(*argument, "-o") && (*argument)[2];
        if (joined)
            g_ptr_array_add(parted, g_strdup("-o"));
        g_ptr_array_add(parted, g_strdup(*argument + (joined ? 2 : 0)));
    }
    g_ptr_array_add(parted, NULL);
    return (char **)g_ptr_array_free(parted, FALSE);
}

/* After "--" nothing is an option; GOption leaves the "--" in place. */
static char **parameters_of(char **arguments)
{
    GPtrArray *parameters = g_ptr_array_new();
    gboolean plain = FALSE;
    for (char **argument = arguments + 1; *argument; argument++) {
        if (!plain && g_str_equal(*argument, "--"))
            plain = TRUE;
        else
            g_ptr_array_add(parameters, g_strdup(*argument));
    }
    g_ptr_array_add(parameters, NULL);
    return (char **)g_ptr_array_free(parameters, FALSE);
}

/* "table", "json", "csv"; NULL is the table. FALSE after a line of usage. */
static gboolean read_format(const char *name, CliFormat *format)
{
    static const char *const names[] = {"table", "json", "csv"};
    *format = CLI_TABLE;
    for (guint i = 0; name && i < G_N_ELEMENTS(names); i++) {
        if (!g_str_equal(name, names[i]))
            continue;
        *format = (CliFormat)i;
        return TRUE;
    }
    if (name)
        cli_usage(_("--format is table, json or csv, not “%s”."), name);
    return name == NULL;
}

static int print_options(GOptionContext *context, gboolean help)
{
    g_autofree char *text = help ? g_option_context_get_help(context, TRUE, NULL)
                                 : g_strdup("equalens-cli " EQL_VERSION "\n");
    fputs(text, stdout);
    return CLI_DONE;
}

/* Takes what GOption left; gives the parameters when there are as many as there should. */
static char **count_parameters(char **rest, const char *usage, guint least, guint most, int *status)
{
    char **found = parameters_of(rest);
    guint n = g_strv_length(found);
    gboolean enough = n >= least && n <= most;
    if (enough && (n == 0 || !eql_text_is_blank(found[0], -1)))
        return found;
    g_strfreev(found);
    *status =
        enough ? cli_usage(_("The name of the file is empty: equalens-cli %s (see --help)."), usage)
               : cli_usage(_("That is not how it goes: equalens-cli %s (see --help)."), usage);
    return NULL;
}

char **cli_parse_with_format(const char *usage, const GOptionEntry *entries, char **arguments,
                             guint least, guint most, CliFormat *format, int *status)
{
    gboolean version = FALSE, help = FALSE;
    g_autofree char *format_name = NULL;
    const GOptionEntry printed[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table, json or csv"), N_("FORMAT")},
        {NULL}};
    const GOptionEntry common[] = {
        {"version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Say which version this is"), NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL},
        {NULL}};
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) rest = part_short_option(arguments);
    const char *parameters = strchr(usage, ' ');
    g_autoptr(GOptionContext) context = g_option_context_new(parameters ? parameters + 1 : "");
    g_autofree char *name = g_strndup(usage, strcspn(usage, " "));
    g_autofree char *program = g_strconcat("equalens-cli ", name, NULL);
    g_set_prgname(program);
    g_option_context_set_help_enabled(context, FALSE);
    if (entries)
        g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
    if (format)
        g_option_context_add_main_entries(context, printed, GETTEXT_PACKAGE);
    g_option_context_add_main_entries(context, common, GETTEXT_PACKAGE);
    *status = CLI_USAGE;
    if (!g_option_context_parse_strv(context, &rest, &error)) {
        cli_usage(_("%s. equalens-cli %s --help tells the options."), error->message, name);
        return NULL;
    }
    if (help || version) {
        *status = print_options(context, help);
        return NULL;
    }
    if (format && !read_format(format_name, format))
        return NULL;
    return count_parameters(rest, usage, least, most, status);
}

char **cli_parse(const char *usage, const GOptionEntry *entries, char **arguments, guint least,
                 guint most, int *status)
{
    return cli_parse_with_format(usage, entries, arguments, least, most, NULL, status);
}

gboolean cli_palette(const char *name)
{
    int palette = name ? eql_palette_from_name(name) : EQL_PALETTE_USUAL;
    if (palette < 0) {
        cli_usage(_("--palette is usual, strong or grey, not “%s”."), name);
        return FALSE;
    }
    eql_chart_style_choose((EqlPalette)palette);
    return TRUE;
}

gboolean cli_detail(const char *name, EqlDetail *detail)
{
    int found = name ? eql_detail_from_name(name) : EQL_DETAIL_FULL;
    if (found < 0) {
        cli_usage(_("--detail is broad, full or codes, not “%s”."), name);
        return FALSE;
    }
    *detail = (EqlDetail)found;
    return TRUE;
}

/* ── results ── */

int cli_print_json(JsonNode *node)
{
    g_autofree char *text = eql_json_text(node);
    fputs(text, stdout);
    json_node_unref(node);
    return CLI_DONE;
}

int cli_print_grid(EqlGrid *grid, CliFormat format)
{
    g_autofree char *text = format == CLI_CSV ? eql_grid_csv(grid) : eql_grid_print(grid);
    fputs(text, stdout);
    eql_grid_free(grid);
    return CLI_DONE;
}

/* ── how far it has come ── */

static gboolean progress_shown;

void cli_progress(double fraction, void *data)
{
    if (!eql_platform_is_terminal(stderr))
        return;
    fprintf(stderr, "\r%s %3.0f %%", (const char *)data, 100 * fraction);
    fflush(stderr);
    progress_shown = TRUE;
}

void cli_progress_end(void)
{
    if (progress_shown)
        fprintf(stderr, "\r%40s\r", "");
    progress_shown = FALSE;
}
