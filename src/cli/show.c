/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scores, items, rri, findings, plan */
#include <glib/gi18n-lib.h>

#include "analysis/poststratify.h"
#include "base/text.h"
#include "cli/cli.h"
#include "workflow/plan-readback.h"
#include "output/json.h"

#define WAVE_ENTRY(to)                                                                             \
    {                                                                                              \
        "wave", 0, 0, G_OPTION_ARG_STRING, to, N_("The wave to show; the latest otherwise"),       \
            N_("NAME")                                                                             \
    }

#define SINCE_ENTRY(to)                                                                            \
    {                                                                                              \
        "since", 0, 0, G_OPTION_ARG_STRING, to, N_("An earlier wave to compare with"), N_("NAME")  \
    }

/* "ethnicity,sex" → its words; FALSE after a line of usage. NULL gives an empty list. */
static gboolean split_by(const char *by, guint most, char ***words)
{
    *words = by ? g_strsplit(by, ",", -1) : g_new0(char *, 1);
    guint n = g_strv_length(*words);
    gboolean empty = by && n == 0;
    for (guint i = 0; i < n; i++)
        empty |= !*g_strstrip((*words)[i]);
    if (empty)
        cli_usage(_("--by takes a characteristic such as ethnicity, sex or year, not “%s”."), by);
    else if (n > most)
        cli_usage(ngettext("--by takes %u characteristic.",
                           "--by takes at most %u characteristics.", most),
                  most);
    return !empty && n <= most;
}

static gboolean know_characteristics(EqlProject *project, const EqlDataset *dataset, char **words,
                                     GError **error)
{
    for (char **word = words; *word; word++)
        if (!eql_project_knows_characteristic(project, dataset->questionnaire, *word, error))
            return FALSE;
    return TRUE;
}

static gboolean is_asked(const EqlDataset *dataset, const char *characteristic)
{
    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *data = dataset->audiences->pdata[i];
        if (eql_responses_groups(data->responses, characteristic))
            return TRUE;
    }
    return FALSE;
}

/* Totals alone would look as if all groups were alike. */
static void note_not_asked(const EqlDataset *dataset, char **characteristics)
{
    for (char **word = characteristics; *word; word++) {
        if (dataset->audiences->len == 0 || is_asked(dataset, *word))
            continue;
        g_autofree char *note = g_strdup_printf(
            _("Nobody who answered was asked about “%s”, so there are no groups by it."), *word);
        cli_note(note);
    }
}

int cli_scores(const char *usage, char **arguments)
{
    g_autofree char *wave = NULL, *since = NULL, *by = NULL, *detail_name = NULL, *weight_to = NULL;
    const GOptionEntry entries[] = {
        WAVE_ENTRY(&wave),
        {"weight-to", 0, 0, G_OPTION_ARG_STRING, &weight_to,
         N_("Also the score weighted to the census on this characteristic"), N_("CHARACTERISTIC")},
        SINCE_ENTRY(&since),
        {"by", 0, 0, G_OPTION_ARG_STRING, &by, N_("ethnicity, sex, year, …"), N_("CHARACTERISTIC")},
        {"detail", 0, 0, G_OPTION_ARG_STRING, &detail_name, N_("broad, full or codes"),
         N_("DETAIL")},
        {NULL}};
    int status;
    CliFormat format;
    EqlDetail detail;
    GError *error = NULL;
    g_auto(GStrv) words = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    if (!cli_detail(detail_name, &detail) || !split_by(by, G_MAXUINT, &words))
        return CLI_USAGE;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    g_autoptr(EqlDataset) dataset =
        project ? eql_project_dataset(project, wave, since, &error) : NULL;
    char *weights[] = {weight_to, NULL};
    if (!dataset || !know_characteristics(project, dataset, words, &error) ||
        !know_characteristics(project, dataset, weights, &error))
        return cli_refuse(error);
    g_autoptr(EqlScores) scores =
        eql_scores(dataset, *words ? (const char *const *)words : NULL, detail);
    note_not_asked(dataset, words);
    if (weight_to)
        eql_poststratify(dataset, scores, weight_to, detail);
    return format == CLI_JSON ? cli_print_json(eql_json_scores(scores))
                              : cli_print_grid(eql_grid_scores(scores), format);
}

int cli_items(const char *usage, char **arguments)
{
    g_autofree char *wave = NULL, *since = NULL;
    const GOptionEntry entries[] = {WAVE_ENTRY(&wave), SINCE_ENTRY(&since), {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    g_autoptr(EqlDataset) dataset =
        project ? eql_project_dataset(project, wave, since, &error) : NULL;
    if (!dataset)
        return cli_refuse(error);
    g_autoptr(EqlItems) items = eql_items(dataset);
    return format == CLI_JSON ? cli_print_json(eql_json_items(items))
                              : cli_print_grid(eql_grid_items(items), format);
}

int cli_findings(const char *usage, char **arguments)
{
    g_autofree char *wave = NULL;
    const GOptionEntry entries[] = {WAVE_ENTRY(&wave), {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    g_autoptr(EqlDataset) dataset =
        project ? eql_project_dataset_since_before(project, wave, &error) : NULL;
    if (!dataset)
        return cli_refuse(error);
    g_autoptr(GPtrArray) findings = eql_findings(dataset, &error);
    if (!findings)
        return cli_refuse(error);
    return format == CLI_JSON ? cli_print_json(eql_json_findings(findings))
                              : cli_print_grid(eql_grid_findings(findings), format);
}

static void print_warnings(const EqlRri *rri)
{
    for (guint i = 0; i < rri->warnings->len; i++)
        fprintf(stderr, "%s\n", (const char *)rri->warnings->pdata[i]);
}

static gboolean know_request(EqlProject *project, const EqlDataset *dataset,
                             const EqlRriRequest *request, char **by, GError **error)
{
    return know_characteristics(project, dataset, by, error) &&
           (!request->kind || eql_project_knows_kind(project, request->kind, error)) &&
           (!request->previous || eql_project_knows_kind(project, request->previous, error)) &&
           (!request->audience ||
            eql_project_knows_audience(dataset->questionnaire, request->audience, error));
}

/* Published figures that stand beside the school's; `which` NULL: none are wanted. */
typedef struct {
    char *which, *place;
} Beside;

static void beside_clear(Beside *beside)
{
    g_free(beside->which);
    g_free(beside->place);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Beside, beside_clear)

static gboolean set_beside(EqlProject *project, const Beside *beside, GError **error)
{
    if (!beside->which ||
        eql_project_set_beside(project, beside->which, beside->place, NULL, error))
        return TRUE;
    cli_point_at_kind(beside->which, EQL_SORTED_BENCHMARK, NULL, error);
    return FALSE;
}

static int show_rri(const char *path, const EqlRriRequest *request, const char *wave, char **by,
                    const Beside *beside, CliFormat format)
{
    GError *error = NULL;
    g_autoptr(EqlProject) project = cli_open_project(path, &error);
    g_autoptr(EqlDataset) dataset = project && set_beside(project, beside, &error)
                                        ? eql_project_dataset(project, wave, NULL, &error)
                                        : NULL;
    if (!dataset || !know_request(project, dataset, request, by, &error))
        return cli_refuse(error);
    g_autoptr(EqlRri) rri = eql_rri(dataset, request, &error);
    if (!rri)
        return cli_refuse(error);
    print_warnings(rri);
    return format == CLI_JSON ? cli_print_json(eql_json_rri(rri))
                              : cli_print_grid(eql_grid_rri(rri), format);
}

int cli_rri(const char *usage, char **arguments)
{
    g_auto(Beside) beside = {NULL};
    g_autofree char *kind = NULL, *audience = NULL, *by = NULL, *detail_name = NULL, *count = NULL,
                    *against = NULL, *after = NULL, *wave = NULL;
    const GOptionEntry entries[] = {
        {"kind", 0, 0, G_OPTION_ARG_STRING, &kind,
         N_("suspension, exclusion, lunchtime, answered, …"), N_("KIND")},
        {"audience", 0, 0, G_OPTION_ARG_STRING, &audience,
         N_("With --kind answered: whose answers"), N_("WHO")},
        {"by", 0, 0, G_OPTION_ARG_STRING, &by, N_("One characteristic, or two with a comma"),
         N_("CHARACTERISTIC")},
        {"detail", 0, 0, G_OPTION_ARG_STRING, &detail_name, N_("broad, full or codes"),
         N_("DETAIL")},
        {"count", 0, 0, G_OPTION_ARG_STRING, &count, N_("events or pupils"), N_("WHAT")},
        {"against", 0, 0, G_OPTION_ARG_STRING, &against, N_("school, rest or a group’s code"),
         N_("WHOM")},
        {"after", 0, 0, G_OPTION_ARG_STRING, &after,
         N_("Show too how shares change from an earlier kind, such as suspension"), N_("KIND")},
        {"beside", 0, 0, G_OPTION_ARG_FILENAME, &beside.which,
         N_("Show published figures too: england, or a file of the Department for Education"),
         N_("WHICH")},
        {"place", 0, 0, G_OPTION_ARG_STRING, &beside.place,
         N_("With --beside FILE: the local authority or region in it"), N_("NAME")},
        WAVE_ENTRY(&wave),
        {NULL}};
    int status;
    CliFormat format;
    EqlDetail detail;
    g_auto(GStrv) words = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    if (!cli_detail(detail_name, &detail) || !split_by(by ? by : "ethnicity", 2, &words))
        return CLI_USAGE;
    if (count && !g_str_equal(count, "events") && !g_str_equal(count, "pupils"))
        return cli_usage(_("--count is events or pupils, not “%s”."), count);
    if (beside.place && !beside.which)
        return cli_usage(_("--place goes with --beside FILE: the table that has the place."));
    EqlRriRequest request = {.kind = kind,
                             .audience = audience,
                             .by = (const char *const *)words,
                             .detail = detail,
                             .count = g_strcmp0(count, "pupils") == 0 ? EQL_COUNT_PUPILS
                                                                      : EQL_COUNT_EVENTS,
                             .against = against,
                             .previous = after};
    return show_rri(parameters[0], &request, wave, words, &beside, format);
}

/* ── plan ── */

/* What was changed in the workbook and in the project: the one is taken, the other kept. */
static void note_conflicts(const GPtrArray *changes)
{
    for (guint i = 0; i < changes->len; i++) {
        const EqlPlanChange *change = changes->pdata[i];
        if (!change->conflict)
            continue;
        g_autofree char *note = g_strdup_printf(
            /* Translators: an action's id, a column, the workbook's text and the project's. */
            _("%s, %s: changed in the workbook (“%s”) and in the project (“%s”). The workbook’s "
              "was taken, the project’s is kept in the review."),
            change->action, change->what, change->theirs, change->ours);
        cli_note(note);
    }
}

static gboolean keep_bank(const char *bank, GError **error)
{
    guint n = 0;
    if (!eql_profile_keep_bank(bank, &n, error))
        return FALSE;
    if (*bank)
        fprintf(stderr,
                ngettext("%u action of your own is kept, for all projects.\n",
                         "%u actions of your own are kept, for all projects.\n", n),
                n);
    return TRUE;
}

static void say_read_back(guint changed, guint added)
{
    /* Translators: numbers of actions of a plan. */
    fprintf(stderr,
            ngettext("%u action changed, %u came new.\n", "%u actions changed, %u came new.\n",
                     changed),
            changed, added);
}

static gboolean note_other_school(EqlProject *project, const char *workbook, GError **error)
{
    g_autoptr(EqlSchool) school = eql_store_school(eql_project_store(project), error);
    if (!school)
        return FALSE;
    g_autofree char *other = eql_plan_other_school(workbook, school->name);
    if (!other)
        return TRUE;
    /* Translators: the name of another school, and that of the school whose plan is open. */
    g_autofree char *note =
        g_strdup_printf(_("This workbook is the plan of %s, not of %s."), other, school->name);
    cli_note(note);
    return TRUE;
}

static gboolean change_plan(EqlProject *project, gboolean propose, const char *read_back,
                            GError **error)
{
    guint changed = 0, added = 0;
    g_autoptr(GPtrArray) changes = NULL;
    if (propose && eql_project_propose(project, NULL, error) < 0)
        return FALSE;
    if (!read_back)
        return TRUE;
    if (!eql_project_read_back_plan(project, read_back, &changed, &added, &changes, error)) {
        cli_point_at_kind(read_back, EQL_SORTED_PLAN, NULL, error);
        return FALSE;
    }
    if (!note_other_school(project, read_back, error))
        return FALSE;
    say_read_back(changed, added);
    note_conflicts(changes);
    return TRUE;
}

int cli_plan(const char *usage, char **arguments)
{
    gboolean propose = FALSE;
    g_autofree char *read_back = NULL, *bank = NULL;
    const GOptionEntry entries[] = {
        {"bank", 0, 0, G_OPTION_ARG_FILENAME, &bank,
         N_("Keep your own actions to propose, for all projects; empty: forget them"), N_("FILE")},
        {"propose", 0, 0, G_OPTION_ARG_NONE, &propose, N_("Add actions for what stands out"), NULL},
        {"read-back", 0, 0, G_OPTION_ARG_FILENAME, &read_back,
         N_("Take in a workbook that was edited"), N_("FILE.xlsx")},
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    if (!project || (bank && !keep_bank(bank, &error)) ||
        !change_plan(project, propose, read_back, &error))
        return cli_refuse(error);
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(project), &error);
    if (!actions)
        return cli_refuse(error);
    return format == CLI_JSON ? cli_print_json(eql_json_plan(actions))
                              : cli_print_grid(eql_grid_plan(actions), format);
}
