/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook, report, tidy, analyse */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/language.h"
#include "cli/cli.h"
#include "output/json.h"
#include "output/labels.h"
#include "output/save.h"
#include "workflow/ahead.h"

#define INTERNAL_ENTRY(to)                                                                         \
    {                                                                                              \
        "internal", 0, 0, G_OPTION_ARG_NONE, to,                                                   \
            N_("Show small numbers too, for the school alone; marked as confidential"), NULL       \
    }

#define QUESTIONS_ENTRY(to)                                                                        \
    {                                                                                              \
        "questions", 0, 0, G_OPTION_ARG_STRING, to,                                                \
            N_("Only these, by code or theme, such as P01,safety; all otherwise"), N_("QUESTIONS") \
    }

#define OUTPUT_ENTRY(to)                                                                           \
    {                                                                                              \
        "output", 'o', 0, G_OPTION_ARG_FILENAME, to, N_("The file to write"), N_("FILE")           \
    }

typedef struct {
    char *output, *wave;
    char *beside, *place; /* the workbook's */
    char *sheets;         /* the workbook's */
    char *questions;      /* the workbook's and the report's */
    char *service, *logo; /* the workbook's and the report's */
    char *language;       /* the same */
    char *palette;        /* the same */
    gboolean internal;
} Writing;

static void writing_clear(Writing *writing)
{
    g_free(writing->output);
    g_free(writing->wave);
    g_free(writing->beside);
    g_free(writing->place);
    g_free(writing->sheets);
    g_free(writing->questions);
    g_free(writing->service);
    g_free(writing->logo);
    g_free(writing->language);
    g_free(writing->palette);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Writing, writing_clear)

/* Who hands the file over, instead of what is set for the user. */
#define SERVICE_ENTRIES(writing)                                                                   \
    {"service",                                                                                    \
     0,                                                                                            \
     0,                                                                                            \
     G_OPTION_ARG_STRING,                                                                          \
     &(writing).service,                                                                           \
     N_("Who hands it over, in place of what “service” has set"),                                  \
     N_("NAME")},                                                                                  \
    {                                                                                              \
        "logo", 0, 0, G_OPTION_ARG_FILENAME, &(writing).logo,                                      \
            N_("Their logo, a PNG, in place of what “service” has set"), N_("FILE")                \
    }

static guint count_entries(const GOptionEntry *entries)
{
    guint n = 0;
    while (entries[n].long_name)
        n++;
    return n;
}

/* PROJECT, -o FILE and perhaps --wave and what is `special` to the command, ended by an empty
 * entry. */
static EqlProject *open_for_writing(const char *usage, char **arguments, Writing *writing,
                                    const GOptionEntry *special, int *status)
{
    const GOptionEntry common[] = {OUTPUT_ENTRY(&writing->output),
                                   {"wave", 0, 0, G_OPTION_ARG_STRING, &writing->wave,
                                    N_("The wave to show; the latest otherwise"), N_("NAME")}};
    g_autoptr(GArray) list = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    g_array_append_vals(list, common, G_N_ELEMENTS(common));
    g_array_append_vals(list, special, count_entries(special));
    const GOptionEntry *entries = (const GOptionEntry *)list->data;
    GError *error = NULL;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 1, 1, status);
    if (!parameters)
        return NULL;
    if (!cli_is_file(writing->output)) {
        *status = cli_usage(_("Say where to write it with -o FILE."));
        return NULL;
    }
    *status = CLI_USAGE;
    if (!cli_palette(writing->palette))
        return NULL;
    EqlProject *project = cli_open_project(parameters[0], &error);
    if (!project)
        *status = cli_refuse(error);
    return project;
}

/* What is set for the user, with what this call says instead. */
static gboolean use_service(EqlProject *project, const Writing *writing, GError **error)
{
    if (!writing->service && !writing->logo)
        return TRUE;
    g_autoptr(EqlService) set = eql_service_load(error);
    g_autoptr(EqlService) service =
        set ? eql_service_new(writing->service ? writing->service : set->name, set->contact,
                              writing->logo ? writing->logo : set->logo, set->colour, error)
            : NULL;
    if (!service)
        return FALSE;
    eql_project_set_service(project, service);
    return TRUE;
}

/* NULL: all. */
static char **words_of(const char *list)
{
    char **words = list ? g_strsplit(list, ",", -1) : NULL;
    for (char **word = words; word && *word; word++)
        g_strstrip(*word);
    return words;
}

static gboolean use_choices(EqlProject *project, const Writing *writing, GError **error)
{
    g_auto(GStrv) sheets = words_of(writing->sheets), questions = words_of(writing->questions);
    return eql_project_set_language(project, writing->language, error) &&
           use_service(project, writing, error) &&
           eql_project_set_sheets(project, (const char *const *)sheets, error) &&
           eql_project_set_questions(project, (const char *const *)questions, error);
}

int cli_workbook(const char *usage, char **arguments)
{
    g_auto(Writing) writing = {NULL};
    const GOptionEntry special[] = {
        {"beside", 0, 0, G_OPTION_ARG_FILENAME, &writing.beside,
         N_("Show published figures too: england, or a file of the Department for Education"),
         N_("WHICH")},
        {"place", 0, 0, G_OPTION_ARG_STRING, &writing.place,
         N_("With --beside FILE: the local authority or region in it"), N_("NAME")},
        {"sheets", 0, 0, G_OPTION_ARG_STRING, &writing.sheets,
         N_("Only these, such as themes,plan; all otherwise"), N_("SHEETS")},
        QUESTIONS_ENTRY(&writing.questions),
        SERVICE_ENTRIES(writing),
        CLI_LANGUAGE_ENTRY(&writing.language),
        CLI_PALETTE_ENTRY(&writing.palette),
        INTERNAL_ENTRY(&writing.internal),
        {NULL}};
    int status;
    GError *error = NULL;
    g_autoptr(EqlProject) project = open_for_writing(usage, arguments, &writing, special, &status);
    if (!project)
        return status;
    if (!use_choices(project, &writing, &error))
        return cli_refuse(error);
    if (writing.beside &&
        !eql_project_set_beside(project, writing.beside, writing.place, NULL, &error)) {
        cli_point_at_kind(writing.beside, EQL_SORTED_BENCHMARK, NULL, &error);
        return cli_refuse(error);
    }
    gboolean written = writing.internal
                           ? eql_project_write_workbook_internal(
                                 project, writing.wave, eql_internal_for_the_school_alone(),
                                 writing.output, cli_progress, _("Writing"), NULL, &error)
                           : eql_project_write_workbook(project, writing.wave, writing.output,
                                                        cli_progress, _("Writing"), NULL, &error);
    cli_progress_end();
    return written ? CLI_DONE : cli_refuse(error);
}

int cli_report(const char *usage, char **arguments)
{
    g_auto(Writing) writing = {NULL};
    g_autofree char *readers = NULL;
    const GOptionEntry option[] = {{"for", 0, 0, G_OPTION_ARG_STRING, &readers,
                                    N_("full (as it is), governors (a page) or families"),
                                    N_("READERS")},
                                   QUESTIONS_ENTRY(&writing.questions),
                                   SERVICE_ENTRIES(writing),
                                   CLI_LANGUAGE_ENTRY(&writing.language),
                                   CLI_PALETTE_ENTRY(&writing.palette),
                                   INTERNAL_ENTRY(&writing.internal),
                                   {NULL}};
    int status;
    GError *error = NULL;
    g_autoptr(EqlProject) project = open_for_writing(usage, arguments, &writing, option, &status);
    if (!project)
        return status;
    int kind = readers ? eql_report_kind_from_name(readers) : EQL_REPORT_FULL;
    if (kind < 0)
        return cli_usage(_("--for is full, governors or families."));
    if (!use_choices(project, &writing, &error))
        return cli_refuse(error);
    gboolean written = writing.internal
                           ? eql_project_write_report_internal(
                                 project, writing.wave, (EqlReportKind)kind,
                                 eql_internal_for_the_school_alone(), writing.output, &error)
                           : eql_project_write_report(project, writing.wave, (EqlReportKind)kind,
                                                      writing.output, NULL, NULL, NULL, &error);
    return written ? CLI_DONE : cli_refuse(error);
}

int cli_tidy(const char *usage, char **arguments)
{
    g_auto(Writing) writing = {NULL};
    const GOptionEntry internal[] = {
        {"internal", 0, 0, G_OPTION_ARG_NONE, &writing.internal,
         N_("The school’s own rows, one per answer, marked confidential"), NULL},
        {NULL}};
    int status;
    GError *error = NULL;
    g_autoptr(EqlProject) project = open_for_writing(usage, arguments, &writing, internal, &status);
    if (!project)
        return status;
    gboolean written =
        writing.internal
            ? eql_project_write_tidy_internal(project, writing.wave, writing.output, &error)
            : eql_project_write_tidy(project, writing.wave, writing.output, &error);
    return written ? CLI_DONE : cli_refuse(error);
}

/* ── all of it at once ── */

typedef struct {
    char *school, *questionnaire, *pupil, *staff, *parent, *census, *output, *json;
    char *pupil_sheet, *staff_sheet, *parent_sheet;
    char *language, *palette;
    char **outcomes;
} Analyse;

#define SHEET_ENTRY(name, to)                                                                      \
    {                                                                                              \
        name, 0, 0, G_OPTION_ARG_STRING, to, N_("Which sheet of that workbook to read"),           \
            N_("NAME")                                                                             \
    }

static void analyse_clear(Analyse *analyse)
{
    char *texts[] = {analyse->school,      analyse->questionnaire, analyse->pupil,
                     analyse->staff,       analyse->parent,        analyse->census,
                     analyse->output,      analyse->json,          analyse->pupil_sheet,
                     analyse->staff_sheet, analyse->parent_sheet,  analyse->language,
                     analyse->palette};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(analyse->outcomes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Analyse, analyse_clear)

static gboolean bring_in(EqlProject *project, EqlAhead *ahead, guint i,
                         const EqlImportRequest *request, GError **error)
{
    g_autofree char *name = g_path_get_basename(request->path);
    g_autoptr(EqlImportRecord) record = eql_ahead_import(ahead, i, cli_progress, name, error);
    cli_progress_end();
    if (record && (record->set_aside > 0 || record->problems->len > 0))
        fprintf(stderr,
                ngettext("%s: %u problem, %u rows set aside; see “About the data” "
                         "in the workbook.\n",
                         "%s: %u problems, %u rows set aside; see “About the data” "
                         "in the workbook.\n",
                         record->problems->len),
                name, record->problems->len, (guint)record->set_aside);
    if (!record)
        cli_point_at_command(project, request, error);
    return record != NULL;
}

static void add_request(GArray *requests, EqlImportRequest request)
{
    if (request.path)
        g_array_append_val(requests, request);
}

/* EqlImportRequest, in the order in which they come in. */
static GArray *requests_of(const Analyse *analyse)
{
    GArray *requests = g_array_new(FALSE, FALSE, sizeof(EqlImportRequest));
    const char *wave = _("Baseline");
    const struct {
        const char *path, *audience, *sheet;
    } responses[] = {{analyse->pupil, "pupil", analyse->pupil_sheet},
                     {analyse->staff, "staff", analyse->staff_sheet},
                     {analyse->parent, "parent", analyse->parent_sheet}};
    add_request(requests, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS, .path = analyse->census});
    for (char **outcomes = analyse->outcomes; outcomes && *outcomes; outcomes++)
        add_request(requests, (EqlImportRequest){.kind = EQL_IMPORT_OUTCOMES, .path = *outcomes});
    for (guint i = 0; i < G_N_ELEMENTS(responses); i++)
        add_request(requests, (EqlImportRequest){.kind = EQL_IMPORT_RESPONSES,
                                                 .path = responses[i].path,
                                                 .sheet = responses[i].sheet,
                                                 .audience = responses[i].audience,
                                                 .wave = wave});
    return requests;
}

static gboolean bring_all_in(EqlProject *project, const Analyse *analyse, GError **error)
{
    g_autoptr(GArray) requests = requests_of(analyse);
    const EqlImportRequest *all = (const EqlImportRequest *)(gpointer)requests->data;
    g_autoptr(EqlAhead) ahead = eql_ahead_new(project, all, requests->len);
    for (guint i = 0; i < requests->len; i++)
        if (!bring_in(project, ahead, i, &all[i], error))
            return FALSE;
    return TRUE;
}

/* The same kind comes twice by ethnic group; "detail" tells the two apart. */
static JsonNode *rri_list(GPtrArray *rris, const EqlCodes *codes)
{
    JsonArray *list = json_array_new();
    for (guint i = 0; i < rris->len; i++) {
        JsonNode *rri = eql_json_rri(rris->pdata[i]);
        gboolean broad = eql_rri_is_broad(rris->pdata[i], codes);
        json_object_set_string_member(json_node_get_object(rri), "detail",
                                      broad ? "broad" : "full");
        json_array_add_element(list, rri);
    }
    JsonNode *node = json_node_new(JSON_NODE_ARRAY);
    json_node_take_array(node, list);
    return node;
}

/* Adds what `from` holds under `name`, as the command of that name prints it. */
static void add_member(JsonObject *to, const char *name, JsonNode *from)
{
    json_object_set_member(to, name, from);
}

static gboolean write_json(const EqlWorkbookContent *content, const char *path, GError **error)
{
    JsonObject *all = json_object_new();
    add_member(all, "scores", eql_json_scores(content->scores));
    add_member(all, "items", eql_json_items(content->items));
    add_member(all, "rri", rri_list(content->rris, content->dataset->codes));
    add_member(all, "findings", eql_json_findings(content->findings));
    add_member(all, "plan", eql_json_plan(content->actions));
    add_member(all, "imports", eql_json_imports_told(content));
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
    json_node_take_object(node, all);
    g_autofree char *text = eql_json_text(node);
    g_autoptr(GString) whole = g_string_new(text);
    return eql_save_text(path, whole, error);
}

static gboolean is_same_file(const char *a, const char *b)
{
    if (!a || !b)
        return FALSE;
    g_autofree char *full_a = g_canonicalize_filename(a, NULL);
    g_autofree char *full_b = g_canonicalize_filename(b, NULL);
    return g_str_equal(full_a, full_b);
}

/* Whether the file to write is one of those to read. */
static gboolean overwrites_input(const Analyse *analyse, const char *output)
{
    const char *inputs[] = {analyse->questionnaire, analyse->pupil, analyse->staff, analyse->parent,
                            analyse->census};
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++)
        if (is_same_file(inputs[i], output))
            return TRUE;
    for (char **outcomes = analyse->outcomes; outcomes && *outcomes; outcomes++)
        if (is_same_file(*outcomes, output))
            return TRUE;
    return FALSE;
}

static gboolean write_all(EqlProject *project, const Analyse *analyse, GError **error)
{
    g_autoptr(EqlContent) content = eql_project_content(project, NULL, FALSE, error);
    if (!content || !eql_workbook_write(eql_content_get(content), analyse->output, cli_progress,
                                        _("Writing"), NULL, error))
        return FALSE;
    cli_progress_end();
    return !analyse->json || write_json(eql_content_get(content), analyse->json, error);
}

static gboolean analyse_all(const Analyse *analyse, GError **error)
{
    const EqlLanguage *language =
        analyse->language ? eql_language_find(analyse->language, error) : NULL;
    if (analyse->language && !language)
        return FALSE;
    if (!eql_save_check_xlsx(analyse->output, error) ||
        (analyse->json && !eql_save_check_place(analyse->json, error)))
        return FALSE;
    g_autoptr(EqlSchool) school = eql_school_new(analyse->school, NULL, NULL, NULL);
    g_autoptr(EqlProject) project = eql_project_create_in_memory(school, error);
    if (!project)
        return FALSE;
    if (analyse->questionnaire &&
        !eql_project_use_questionnaire(project, analyse->questionnaire, NULL, error)) {
        cli_point_at_kind(analyse->questionnaire, EQL_SORTED_QUESTIONNAIRE, NULL, error);
        return FALSE;
    }
    if (!bring_all_in(project, analyse, error))
        return FALSE;
    const EqlLanguage *before = eql_language_use(language);
    gboolean written = write_all(project, analyse, error);
    eql_language_use(before);
    return written;
}

int cli_analyse(const char *usage, char **arguments)
{
    g_auto(Analyse) analyse = {NULL};
    const GOptionEntry entries[] = {
        {"school", 0, 0, G_OPTION_ARG_STRING, &analyse.school, N_("The school’s (or team’s) name"),
         N_("NAME")},
        {"questionnaire", 0, 0, G_OPTION_ARG_FILENAME, &analyse.questionnaire,
         N_("The questionnaire; the starter questionnaire otherwise"), N_("FILE")},
        {"pupil", 0, 0, G_OPTION_ARG_FILENAME, &analyse.pupil, N_("Pupils’ responses"), N_("FILE")},
        {"staff", 0, 0, G_OPTION_ARG_FILENAME, &analyse.staff, N_("Staff’s responses"), N_("FILE")},
        {"parent", 0, 0, G_OPTION_ARG_FILENAME, &analyse.parent, N_("Parents’ responses"),
         N_("FILE")},
        SHEET_ENTRY("pupil-sheet", &analyse.pupil_sheet),
        SHEET_ENTRY("staff-sheet", &analyse.staff_sheet),
        SHEET_ENTRY("parent-sheet", &analyse.parent_sheet),
        {"census", 0, 0, G_OPTION_ARG_FILENAME, &analyse.census, N_("Who is on roll"), N_("FILE")},
        {"outcomes", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &analyse.outcomes,
         N_("Exclusions and suspensions; may be given again"), N_("FILE")},
        OUTPUT_ENTRY(&analyse.output),
        {"json", 0, 0, G_OPTION_ARG_FILENAME, &analyse.json, N_("Write every figure as JSON too"),
         N_("FILE")},
        CLI_LANGUAGE_ENTRY(&analyse.language),
        CLI_PALETTE_ENTRY(&analyse.palette),
        {NULL}};
    int status;
    GError *error = NULL;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 0, 0, &status);
    if (!parameters)
        return status;
    if (!analyse.school || !*g_strstrip(analyse.school) || !cli_is_file(analyse.output))
        return cli_usage(_("analyse needs --school NAME and -o FILE.xlsx."));
    if (!analyse.pupil && !analyse.staff && !analyse.parent && !analyse.census)
        return cli_usage(_("Give at least one of --pupil, --staff, --parent and --census."));
    if (overwrites_input(&analyse, analyse.output) || overwrites_input(&analyse, analyse.json) ||
        is_same_file(analyse.output, analyse.json))
        return cli_usage(_("The file to write is another one’s. Give it a name of its own."));
    if (!cli_palette(analyse.palette))
        return CLI_USAGE;
    return analyse_all(&analyse, &error) ? CLI_DONE : cli_refuse(error);
}
