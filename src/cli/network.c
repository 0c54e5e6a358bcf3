/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack, network */
#include <glib/gi18n-lib.h>

#include "base/language.h"
#include "cli/cli.h"
#include "output/labels.h"
#include "output/network.h"
#include "output/pack.h"
#include "workflow/network-edit.h"
#include "workflow/network.h"

int cli_pack(const char *usage, char **arguments)
{
    g_autofree char *output = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE")},
        {NULL}};
    int status;
    GError *error = NULL;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 1, 1, &status);
    if (!parameters)
        return status;
    if (!cli_is_file(output))
        return cli_usage(_("Say where to write it: -o FILE."));
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    g_autoptr(EqlPack) pack = project ? eql_project_pack(project, &error) : NULL;
    return pack && eql_pack_write(pack, output, &error) ? CLI_DONE : cli_refuse(error);
}

/* What the command line says about a network. */
typedef struct {
    char **add, **remove, **move;
    char *cohort, *audience, *theme, *wave, *output;
    char *kind, *detail; /* of the rates */
    char *language, *palette;
    gboolean hide_names;
    CliFormat format;
} Options;

static void options_clear(Options *options)
{
    g_strfreev(options->add);
    g_strfreev(options->remove);
    g_strfreev(options->move);
    g_free(options->cohort);
    g_free(options->audience);
    g_free(options->theme);
    g_free(options->wave);
    g_free(options->output);
    g_free(options->kind);
    g_free(options->detail);
    g_free(options->language);
    g_free(options->palette);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* As eql_network_open(); the error says what else the file is. */
static EqlNetwork *open_network(const char *path, gboolean make, GError **error)
{
    EqlNetwork *network = eql_network_open(path, make, error);
    if (!network)
        cli_point_at_kind(path, EQL_SORTED_UNKNOWN, EQL_TOOL_NETWORK, error);
    return network;
}

/* What is to be looked at stands on standard error; what is refused is the one line at the end,
 * and nothing is added then. */
static int say_added(const GPtrArray *all, char *const *paths)
{
    for (guint i = 0; i < all->len; i++) {
        const EqlNetworkAdded *added = all->pdata[i];
        if (added->school && added->problem)
            cli_note(added->problem);
    }
    for (guint i = 0; i < all->len; i++) {
        const EqlNetworkAdded *added = all->pdata[i];
        GError *error = NULL;
        if (added->school)
            continue;
        g_set_error_literal(&error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING, added->problem);
        cli_point_at_kind(paths[i], EQL_SORTED_UNKNOWN, EQL_TOOL_PACK, &error);
        return cli_refuse(error);
    }
    return CLI_DONE;
}

static char **files_to_add(const Options *options, char *const *more)
{
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    g_strv_builder_addv(files, (const char **)options->add);
    g_strv_builder_addv(files, (const char **)more);
    return g_strv_builder_end(files);
}

static int add_packs(const char *path, const Options *options, char **more)
{
    GError *error = NULL;
    g_autoptr(EqlNetwork) network = open_network(path, TRUE, &error);
    if (!network)
        return cli_refuse(error);
    g_auto(GStrv) files = files_to_add(options, more);
    g_autoptr(GPtrArray) all = eql_network_add_all(network, (const char *const *)files,
                                                   options->cohort, NULL, NULL, NULL, &error);
    int status = say_added(all, files);
    if (status != CLI_DONE)
        return status;
    return eql_network_write(network, path, &error) ? CLI_DONE : cli_refuse(error);
}

/* Schools go, or belong to another cohort. */
static int change_schools(const char *path, const Options *options)
{
    GError *error = NULL;
    if (options->move && !options->cohort)
        return cli_usage(_("Say which cohort: --move SCHOOL --cohort NAME."));
    g_autoptr(EqlNetwork) network = open_network(path, FALSE, &error);
    if (!network)
        return cli_refuse(error);
    for (char **school = options->remove; school && *school; school++)
        if (!eql_network_remove(network, *school, &error))
            return cli_refuse(error);
    for (char **school = options->move; school && *school; school++)
        if (!eql_network_move(network, *school, options->cohort, &error))
            return cli_refuse(error);
    return eql_network_write(network, path, &error) ? CLI_DONE : cli_refuse(error);
}

static gboolean has_theme(const GPtrArray *schools, const EqlCohortChoice *choice)
{
    g_autoptr(GPtrArray) themes = eql_cohort_themes(schools, choice);
    for (guint i = 0; i < themes->len; i++)
        if (eql_cohort_wants(choice, themes->pdata[i]))
            return TRUE;
    return FALSE;
}

/* A name that fits nothing is more likely mistyped than meant. */
static gboolean fits_some(const EqlNetwork *network, const EqlCohortChoice *choice, GError **error)
{
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    if (schools->len == 0 && (choice->cohort || choice->wave || choice->audience))
        g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                    _("No school of the network has answers that fit --cohort, --wave and "
                      "--audience. Check how they are written."));
    else if (choice->theme && !has_theme(schools, choice))
        g_set_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                    _("No school of those chosen has the theme “%s”. The heat map lists the "
                      "themes."),
                    choice->theme);
    else
        return TRUE;
    return FALSE;
}

/* The same figures in either form. */
typedef struct {
    JsonNode *(*json)(const EqlNetwork *network, const EqlCohortChoice *choice);
    EqlGrid *(*grid)(const EqlNetwork *network, const EqlCohortChoice *choice);
} Table;

static int show_table(const EqlNetwork *network, const EqlCohortChoice *choice,
                      const Options *options, Table table)
{
    GError *error = NULL;
    EqlCohortChoice of_theme = *choice;
    of_theme.theme = options->theme;
    if (!fits_some(network, &of_theme, &error))
        return cli_refuse(error);
    return options->format == CLI_JSON
               ? cli_print_json(table.json(network, &of_theme))
               : cli_print_grid(table.grid(network, &of_theme), options->format);
}

/* Beside the figures, not among them. */
static void note_questions(const EqlNetwork *network, const EqlCohortChoice *choice,
                           const Options *options)
{
    EqlCohortChoice of_theme = *choice;
    of_theme.theme = options->theme;
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, &of_theme);
    g_autofree char *note = eql_cohort_questions_note(schools, &of_theme);
    if (note)
        cli_note(note);
}

static int show_heatmap(const EqlNetwork *network, const EqlCohortChoice *choice,
                        const Options *options)
{
    note_questions(network, choice, options);
    return show_table(network, choice, options, (Table){eql_json_heatmap, eql_grid_heatmap});
}

static int show_progress(const EqlNetwork *network, const EqlCohortChoice *choice,
                         const Options *options)
{
    return show_table(network, choice, options, (Table){eql_json_progress, eql_grid_progress});
}

/* Whoever is in it, whatever audience answered. */
static int show_schools(const EqlNetwork *network, const EqlCohortChoice *choice,
                        const Options *options)
{
    if (choice->hide_names)
        return cli_usage(_("The list of schools is their names: leave --hide-names out."));
    return options->format == CLI_JSON
               ? cli_print_json(eql_json_network_schools(network, choice))
               : cli_print_grid(eql_grid_network_schools(network, choice), options->format);
}

static int show_funnel(const EqlNetwork *network, const EqlCohortChoice *choice,
                       const Options *options)
{
    if (!options->theme)
        return cli_usage(_("A funnel is of one theme: --theme THEME."));
    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(network, choice, options->theme);
    if (!funnel)
        return cli_refuse(g_error_new(
            EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
            _("No school of those chosen has the theme “%s”. The heat map lists the themes."),
            options->theme));
    note_questions(network, choice, options);
    return options->format == CLI_JSON ? cli_print_json(eql_json_funnel(funnel))
                                       : cli_print_grid(eql_grid_funnel(funnel), options->format);
}

static int show_rri(const EqlNetwork *network, const EqlCohortChoice *choice,
                    const Options *options)
{
    int detail = options->detail ? eql_detail_from_name(options->detail) : EQL_DETAIL_BROAD;
    if (detail != EQL_DETAIL_BROAD && detail != EQL_DETAIL_FULL)
        return cli_usage(_("--detail is broad or full, not “%s”."), options->detail);
    g_autoptr(EqlCohortRri) rri = eql_cohort_rri(network, choice, options->kind, (EqlDetail)detail);
    if (!rri)
        return cli_refuse(g_error_new(EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN,
                                      _("No school of those chosen has outcomes of the kind “%s” "
                                        "in its pack."),
                                      options->kind ? options->kind : "suspension"));
    return options->format == CLI_JSON ? cli_print_json(eql_json_cohort_rri(rri, choice))
                                       : cli_print_grid(eql_grid_cohort_rri(rri), options->format);
}

typedef gboolean (*Writer)(const EqlNetwork *network, const EqlCohortChoice *choice,
                           const char *path, GError **error);

/* `ask`: what is to be said where nobody says where. */
static int write_as(Writer write, const char *ask, const EqlNetwork *network,
                    const EqlCohortChoice *choice, const Options *options)
{
    GError *error = NULL;
    if (!cli_is_file(options->output))
        return cli_usage("%s", ask);
    return write(network, choice, options->output, &error) ? CLI_DONE : cli_refuse(error);
}

static int write_workbook(const EqlNetwork *network, const EqlCohortChoice *choice,
                          const Options *options)
{
    return write_as(eql_network_write_workbook, _("Say where to write it: -o FILE.xlsx."), network,
                    choice, options);
}

static int write_report(const EqlNetwork *network, const EqlCohortChoice *choice,
                        const Options *options)
{
    return write_as(eql_network_write_report, _("Say where to write it: -o FILE.pdf."), network,
                    choice, options);
}

static gboolean make_handouts(const EqlNetwork *network, const EqlCohortChoice *choice,
                              const char *folder, GError **error)
{
    return eql_network_write_handouts(network, choice, folder, error) >= 0;
}

static int write_handouts(const EqlNetwork *network, const EqlCohortChoice *choice,
                          const Options *options)
{
    return write_as(make_handouts, _("Say where to write them: -o FOLDER."), network, choice,
                    options);
}

static const struct {
    const char *name;
    int (*run)(const EqlNetwork *network, const EqlCohortChoice *choice, const Options *options);
} VIEWS[] = {
    {"heatmap", show_heatmap}, {"funnel", show_funnel},      {"progress", show_progress},
    {"rri", show_rri},         {"workbook", write_workbook}, {"handouts", write_handouts},
    {"report", write_report},  {"schools", show_schools},
};

static int show(const char *path, const char *view, const Options *options)
{
    EqlCohortChoice choice = {.cohort = options->cohort,
                              .wave = options->wave,
                              .audience = options->audience,
                              .hide_names = options->hide_names,
                              .for_reader = options->format == CLI_TABLE};
    GError *error = NULL;
    guint i = 0;
    while (i < G_N_ELEMENTS(VIEWS) && !g_str_equal(VIEWS[i].name, view))
        i++;
    if (i == G_N_ELEMENTS(VIEWS))
        return cli_usage(
            _("A network shows schools, heatmap, funnel, progress, rri, workbook, report or "
              "handouts, not “%s”."),
            view);
    const EqlLanguage *language =
        options->language ? eql_language_find(options->language, &error) : NULL;
    if (options->language && !language)
        return cli_refuse(error);
    g_autoptr(EqlNetwork) network = open_network(path, FALSE, &error);
    if (!network)
        return cli_refuse(error);
    const EqlLanguage *before = eql_language_use(language);
    int status = VIEWS[i].run(network, &choice, options);
    eql_language_use(before);
    return status;
}

int cli_network(const char *usage, char **arguments)
{
    g_auto(Options) options = {NULL};
    const GOptionEntry entries[] = {
        {"add", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.add,
         N_("Add a school’s pack, or that of its project"), N_("FILE.eqpack")},
        {"remove", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.remove,
         N_("Take a school out, by its name or URN"), N_("SCHOOL")},
        {"move", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.move,
         N_("Put a school into the cohort, by its name or URN"), N_("SCHOOL")},
        {"cohort", 0, 0, G_OPTION_ARG_STRING, &options.cohort,
         N_("The group of schools: added to, or looked at"), N_("NAME")},
        {"audience", 0, 0, G_OPTION_ARG_STRING, &options.audience,
         N_("Whose answers: pupil, staff or parent"), N_("WHO")},
        {"theme", 0, 0, G_OPTION_ARG_STRING, &options.theme,
         N_("The funnel’s theme; else only this theme"), N_("THEME")},
        {"wave", 0, 0, G_OPTION_ARG_STRING, &options.wave,
         N_("The wave to show; each school’s latest otherwise"), N_("NAME")},
        {"kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("With rri: suspension, exclusion, …"),
         N_("KIND")},
        {"detail", 0, 0, G_OPTION_ARG_STRING, &options.detail, N_("With rri: broad or full"),
         N_("DETAIL")},
        {"hide-names", 0, 0, G_OPTION_ARG_NONE, &options.hide_names,
         N_("Letters instead of schools’ names"), NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("The file to write"),
         N_("FILE")},
        CLI_LANGUAGE_ENTRY(&options.language),
        CLI_PALETTE_ENTRY(&options.palette),
        {NULL}};
    int status;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, G_MAXUINT, &options.format, &status);
    if (!parameters)
        return status;
    if (!cli_palette(options.palette))
        return CLI_USAGE;
    guint n = g_strv_length(parameters);
    gboolean changes = options.remove || options.move;
    if (options.add && !changes)
        return add_packs(parameters[0], &options, parameters + 1);
    if (changes && !options.add && n == 1)
        return change_schools(parameters[0], &options);
    if (changes || n != 2) /* nothing that was asked for is passed over */
        return cli_usage(
            _("Say one of --add FILE.eqpack, --remove SCHOOL, --move SCHOOL, schools, heatmap, "
              "funnel, progress, rri, workbook, report and handouts."));
    return show(parameters[0], parameters[1], &options);
}
