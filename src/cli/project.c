/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new, questionnaire, set, imports, check */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/cli.h"
#include "output/json.h"
#include "workflow/plan-hold.h"

/* White space of any kind between words becomes one space: the name stands in headings. */
static char *school_name(const char *text)
{
    g_auto(GStrv) words = g_regex_split_simple("\\s+", text ? text : "", 0, 0);
    g_autofree char *name = g_strjoinv(" ", words);
    return g_strdup(g_strstrip(name));
}

/* What was left out is no fault. */
static gboolean is_urn(const char *text)
{
    return !text || g_regex_match_simple("^[0-9]{1,6}$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean is_laestab(const char *text)
{
    return !text || g_regex_match_simple("^([0-9]{1,7}|[0-9]{3}/[0-9]{4})$", text,
                                         G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean check_numbers(const char *urn, const char *laestab)
{
    if (!is_urn(urn))
        cli_usage(_("--urn is the school’s number of up to six digits, such as 100000."));
    else if (!is_laestab(laestab))
        cli_usage(_("--laestab is the school’s number of seven digits, such as 2134000."));
    return is_urn(urn) && is_laestab(laestab);
}

int cli_new(const char *usage, char **arguments)
{
    g_autofree char *given = NULL, *urn = NULL, *laestab = NULL, *phase = NULL;
    const GOptionEntry entries[] = {
        {"school", 0, 0, G_OPTION_ARG_STRING, &given, N_("The school’s (or team’s) name"),
         N_("NAME")},
        {"urn", 0, 0, G_OPTION_ARG_STRING, &urn, N_("Unique reference number"), "N"},
        {"laestab", 0, 0, G_OPTION_ARG_STRING, &laestab, N_("LAESTAB number"), "N"},
        {"phase", 0, 0, G_OPTION_ARG_STRING, &phase, N_("primary, secondary, special or other"),
         N_("PHASE")},
        {NULL}};
    static const char *const phases[] = {"primary", "secondary", "special", "other", NULL};
    int status;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 1, 1, &status);
    if (!parameters)
        return status;
    g_autofree char *name = school_name(given);
    if (!*name)
        return cli_usage(_("A new project needs --school NAME."));
    if (!check_numbers(urn, laestab))
        return CLI_USAGE;
    if (phase && !g_strv_contains(phases, phase))
        return cli_usage(_("--phase is primary, secondary, special or other, not “%s”."), phase);
    GError *error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new(name, urn, laestab, phase);
    g_autoptr(EqlProject) project = eql_project_create(parameters[0], school, &error);
    return project ? CLI_DONE : cli_refuse(error);
}

/* ── questionnaire ── */

static EqlGrid *questionnaire_grid(const EqlQuestionnaire *questionnaire)
{
    static const char *const headings[] = {"code",  "audience", "kind",           "theme", "text",
                                           "scale", "reversed", "characteristic", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        eql_grid_text(grid, item->code);
        eql_grid_text(grid, item->audience);
        eql_grid_text(grid, eql_item_kind_name(item->kind));
        eql_grid_word(grid, item->theme_label, eql_theme_name(item->theme_label));
        eql_grid_text(grid, item->text);
        eql_grid_text(grid, item->scale ? item->scale->spec : NULL);
        eql_grid_text(grid, item->scale ? (item->reversed ? "yes" : "no") : NULL);
        eql_grid_text(grid, item->characteristic);
    }
    return grid;
}

static int show_questionnaire(EqlProject *project, const char *export_to, CliFormat format)
{
    GError *error = NULL;
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_store_questionnaire(eql_project_store(project), &error);
    if (!questionnaire)
        return cli_refuse(error);
    if (!export_to)
        return cli_print_grid(questionnaire_grid(questionnaire), format);
    return eql_questionnaire_write(questionnaire, export_to, &error) ? CLI_DONE : cli_refuse(error);
}

static int show_crosswalk(EqlProject *project, CliFormat format)
{
    static const char *const headings[] = {"from", "to", NULL};
    GError *error = NULL;
    g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(eql_project_store(project), &error);
    if (!crosswalk)
        return cli_refuse(error);
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        eql_grid_text(grid, pair->from);
        eql_grid_text(grid, pair->to);
    }
    return cli_print_grid(grid, format);
}

static int take_crosswalk(EqlProject *project, const char *path, CliFormat format)
{
    GError *error = NULL;
    if (g_str_equal(path, "-"))
        return show_crosswalk(project, format);
    if (eql_project_use_crosswalk(project, path, NULL, &error))
        return CLI_DONE;
    cli_point_at_kind(path, EQL_SORTED_UNKNOWN, EQL_TOOL_CROSSWALK, &error);
    return cli_refuse(error);
}

int cli_questionnaire(const char *usage, char **arguments)
{
    g_autofree char *use = NULL, *export_to = NULL, *crosswalk = NULL;
    gboolean show = FALSE;
    const GOptionEntry entries[] = {
        {"use", 0, 0, G_OPTION_ARG_FILENAME, &use, N_("Make this file the project’s questionnaire"),
         N_("FILE")},
        {"show", 0, 0, G_OPTION_ARG_NONE, &show, N_("Print the questions"), NULL},
        {"export", 0, 0, G_OPTION_ARG_FILENAME, &export_to, N_("Write it as .xlsx or .csv"),
         N_("FILE")},
        {"crosswalk", 0, 0, G_OPTION_ARG_FILENAME, &crosswalk,
         N_("Say which question took the place of which (from,to); “-” prints what is said"),
         N_("FILE")},
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    if ((use != NULL) + show + (export_to != NULL) + (crosswalk != NULL) != 1)
        return cli_usage(_("Say one of --use FILE, --show, --export FILE and --crosswalk FILE."));
    if (format == CLI_JSON)
        return cli_usage(_("The questionnaire is shown as table or csv."));
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    if (!project)
        return cli_refuse(error);
    if (crosswalk)
        return take_crosswalk(project, crosswalk, format);
    if (!use)
        return show_questionnaire(project, export_to, format);
    if (eql_project_use_questionnaire(project, use, NULL, &error))
        return CLI_DONE;
    cli_point_at_kind(use, EQL_SORTED_QUESTIONNAIRE, NULL, &error);
    return cli_refuse(error);
}

/* ── set ── */

/* What identifies the school is no threshold, but is changed by the same command. */
static char **school_field(EqlSchool *school, const char *key)
{
    return g_str_equal(key, "school")    ? &school->name
           : g_str_equal(key, "urn")     ? &school->urn
           : g_str_equal(key, "laestab") ? &school->laestab
                                         : NULL;
}

static void list_school(EqlSchool *school)
{
    static const char *const keys[] = {"school", "urn", "laestab"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *value = *school_field(school, keys[i]);
        printf("%s=%s\n", keys[i], value ? value : "");
    }
}

/* NULL: nothing is wrong with it. */
static const char *complaint_about(const EqlSchool *school, char *const *field, const char *text)
{
    if (field == &school->name)
        return *text ? NULL : _("A school needs a name.");
    if (!*text)
        return NULL;
    if (field == &school->urn)
        return is_urn(text) ? NULL
                            : _("urn is the school’s number of up to six digits, such as 100000.");
    return is_laestab(text) ? NULL
                            : _("laestab is the school’s number of seven digits, such as 2134000.");
}

static gboolean change_school(EqlSchool *school, const char *key, const char *value, GError **error)
{
    char **field = school_field(school, key);
    g_autofree char *text = school_name(value);
    const char *complaint = complaint_about(school, field, text);
    if (complaint) {
        g_set_error_literal(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE, complaint);
        return FALSE;
    }
    g_free(*field);
    *field = *text ? g_steal_pointer(&text) : NULL;
    return TRUE;
}

static int list_settings(const EqlSettings *settings, EqlSchool *school)
{
    list_school(school);
    for (const char *const *key = eql_settings_keys(); *key; key++) {
        g_autofree char *value = eql_settings_get(settings, *key);
        printf("%s=%s\n", *key, value);
    }
    g_autoptr(EqlBenchmark) beside =
        settings->beside ? eql_benchmark_from_text(settings->beside) : NULL;
    if (beside)
        printf("beside=%s %s\n", beside->place, beside->year);
    g_autoptr(GList) audiences = g_hash_table_get_keys(settings->invited);
    audiences = g_list_sort(audiences, (GCompareFunc)strcmp);
    for (GList *at = audiences; at; at = at->next)
        printf("invited.%s=%u\n", (char *)at->data, eql_settings_invited(settings, at->data));
    g_autoptr(GList) merged = g_hash_table_get_keys(settings->merges);
    merged = g_list_sort(merged, (GCompareFunc)strcmp);
    for (GList *at = merged; at; at = at->next)
        printf("merge.%s=%s\n", (char *)at->data,
               (char *)g_hash_table_lookup(settings->merges, at->data));
    return CLI_DONE;
}

static gboolean change_merges(EqlProject *project, EqlSettings *settings, const char *key,
                              const char *value, GError **error)
{
    g_autofree char *kept = eql_project_check_merges(project, key + strlen("merge."), value, error);
    return kept && eql_settings_set(settings, key, kept, error);
}

/* "england", or a file; "" takes them away. */
static gboolean change_beside(EqlProject *project, EqlSettings *settings, const char *value,
                              const char *place, GError **error)
{
    if (!*value)
        return eql_settings_set(settings, "beside", "", error);
    g_autoptr(EqlBenchmark) benchmark = eql_project_read_beside(project, value, place, NULL, error);
    if (!benchmark)
        return FALSE;
    if (!benchmark->file) {
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                    _("A network’s schools stand beside the school only where they are asked for "
                      "(“rri --beside %s”)."),
                    value);
        return FALSE;
    }
    g_autofree char *text = eql_benchmark_text(benchmark);
    return eql_settings_set(settings, "beside", text, error);
}

/* A number that was entered for an audience that is gone can still be forgotten. */
static gboolean change_setting(EqlProject *project, EqlSettings *settings,
                               const EqlQuestionnaire *questionnaire, const char *key,
                               const char *value, const char *place, GError **error)
{
    if (g_str_equal(key, "beside"))
        return change_beside(project, settings, value, place, error);
    if (g_str_has_prefix(key, "merge."))
        return change_merges(project, settings, key, value, error);
    const char *audience = g_str_has_prefix(key, "invited.") ? key + strlen("invited.") : "";
    return (!*audience || !*value || eql_project_knows_audience(questionnaire, audience, error)) &&
           eql_settings_set(settings, key, value, error);
}

typedef struct {
    EqlProject *project;
    const EqlSettings *settings;
    const EqlSchool *school;
} Changed;

/* EqlStoreChange. */
static gboolean keep_changed(EqlStore *store, gpointer data, GError **error)
{
    const Changed *changed = data;
    return eql_project_keep_settings(changed->project, changed->settings, NULL, error) &&
           eql_store_set_school(store, changed->school, error);
}

static int change_settings(EqlProject *project, EqlSettings *settings, EqlSchool *school,
                           char **changes, const char *place)
{
    GError *error = NULL;
    EqlStore *store = eql_project_store(project);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    if (!questionnaire)
        return cli_refuse(error);
    for (char **change = changes; *change; change++) {
        const char *equals = strchr(*change, '=');
        if (!equals)
            return cli_usage(_("A setting is changed by KEY=VALUE, not “%s”."), *change);
        g_autofree char *key = g_strndup(*change, equals - *change);
        if (school_field(school, key)
                ? !change_school(school, key, equals + 1, &error)
                : !change_setting(project, settings, questionnaire, key, equals + 1, place, &error))
            return cli_refuse(error);
    }
    if (!eql_settings_check(settings, &error))
        return cli_refuse(error);
    Changed changed = {project, settings, school};
    return eql_store_change(store, keep_changed, &changed, &error) ? CLI_DONE : cli_refuse(error);
}

int cli_set(const char *usage, char **arguments)
{
    g_autofree char *place = NULL;
    const GOptionEntry entries[] = {{"place", 0, 0, G_OPTION_ARG_STRING, &place,
                                     N_("With beside=FILE: the local authority or region in it"),
                                     N_("NAME")},
                                    {NULL}};
    int status;
    GError *error = NULL;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 1, G_MAXUINT, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    EqlStore *store = project ? eql_project_store(project) : NULL;
    g_autoptr(EqlSettings) settings = store ? eql_store_settings(store, &error) : NULL;
    g_autoptr(EqlSchool) school = settings ? eql_store_school(store, &error) : NULL;
    if (!school)
        return cli_refuse(error);
    return parameters[1] ? change_settings(project, settings, school, parameters + 1, place)
                         : list_settings(settings, school);
}

/* ── imports, check ── */

int cli_imports(const char *usage, char **arguments)
{
    gint64 undo = G_MININT64; /* none */
    const GOptionEntry entries[] = {
        {"undo", 0, 0, G_OPTION_ARG_INT64, &undo, N_("Take an import back out"), N_("ID")}, {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlStore) store = eql_store_open(parameters[0], &error);
    if (!store)
        cli_point_at_kind(parameters[0], EQL_SORTED_PROJECT, NULL, &error);
    if (!store || (undo != G_MININT64 && !eql_store_undo(store, undo, &error)))
        return cli_refuse(error);
    g_autoptr(GPtrArray) records = eql_store_imports(store, &error);
    if (!records)
        return cli_refuse(error);
    return format == CLI_JSON ? cli_print_json(eql_json_imports(records))
                              : cli_print_grid(eql_grid_imports(records), format);
}

static int print_check(GPtrArray *problems, CliFormat format)
{
    static const char *const headings[] = {"problem", "advice", NULL};
    if (format == CLI_JSON)
        return cli_print_json(eql_json_check(problems));
    if (format == CLI_TABLE && problems->len == 0) {
        puts(_("The project file is whole."));
        return CLI_DONE;
    }
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < problems->len; i++) {
        const EqlProblem *problem = problems->pdata[i];
        eql_grid_text(grid, problem->message);
        eql_grid_text(grid, problem->advice);
    }
    return cli_print_grid(grid, format);
}

int cli_check(const char *usage, char **arguments)
{
    const GOptionEntry entries[] = {{NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlStore) store = eql_store_open(parameters[0], &error);
    if (!store)
        cli_point_at_kind(parameters[0], EQL_SORTED_PROJECT, NULL, &error);
    g_autoptr(GPtrArray) problems = store ? eql_store_check(store, &error) : NULL;
    if (!problems)
        return cli_refuse(error);
    print_check(problems, format);
    return problems->len == 0 ? CLI_DONE : CLI_REFUSED;
}
