/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comments, accreditation */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/comments.h"
#include "cli/cli.h"
#include "model/tag.h"
#include "output/voices.h"
#include "workflow/accreditation.h"

/* ── comments ── */

typedef struct {
    char *wave, *audience, *theme, *search, *by, *detail;
    char **tag, **quote, **unquote, **mask, **add_tag, **remove_tag;
    gboolean quotable;
} CommentOptions;

static void comment_options_clear(CommentOptions *options)
{
    g_free(options->wave);
    g_free(options->audience);
    g_free(options->theme);
    g_free(options->search);
    g_free(options->by);
    g_free(options->detail);
    g_strfreev(options->tag);
    g_strfreev(options->add_tag);
    g_strfreev(options->remove_tag);
    g_strfreev(options->quote);
    g_strfreev(options->unquote);
    g_strfreev(options->mask);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CommentOptions, comment_options_clear)

static gboolean mark(EqlStore *store, char **ids, gboolean quotable, GError **error)
{
    for (char **id = ids; id && *id; id++)
        if (!eql_store_quote_comment(store, *id, quotable, error))
            return FALSE;
    return TRUE;
}

static void warn_of_names(char **pairs)
{
    for (char **at = pairs; at && *at; at++) {
        const char *equals = strchr(*at, '=');
        g_auto(GStrv) tags = eql_tags_read(equals ? equals + 1 : "", NULL);
        for (char **tag = tags; tag && *tag; tag++)
            if (eql_tag_may_be_name(*tag))
                fprintf(stderr,
                        _("“%s” looks like somebody’s name. A tag should say what a comment is "
                          "about, not who it is about.\n"),
                        *tag);
    }
}

/* Each "3-17=corridors"; several words between commas. */
static gboolean tag(EqlStore *store, char **pairs, gboolean on, GError **error)
{
    for (char **at = pairs; at && *at; at++) {
        const char *equals = strchr(*at, '=');
        g_autofree char *id = equals ? g_strndup(*at, equals - *at) : g_strdup(*at);
        g_auto(GStrv) tags = eql_tags_read(equals ? equals + 1 : "", error);
        g_auto(GStrv) changed =
            tags ? eql_store_tag_comment(store, id, (const char *const *)tags, on, error) : NULL;
        if (!changed)
            return FALSE;
    }
    return TRUE;
}

static gboolean mask(EqlStore *store, char **masks, GError **error)
{
    for (char **at = masks; at && *at; at++) {
        const char *equals = strchr(*at, '=');
        g_autofree char *id = equals ? g_strndup(*at, equals - *at) : g_strdup(*at);
        if (!eql_store_mask_comment(store, id, equals ? equals + 1 : "", error))
            return FALSE;
    }
    return TRUE;
}

/* EqlStoreChange: all that the options ask for. */
static gboolean change_comments(EqlStore *store, gpointer data, GError **error)
{
    const CommentOptions *options = data;
    return mark(store, options->quote, TRUE, error) &&
           mark(store, options->unquote, FALSE, error) && mask(store, options->mask, error) &&
           tag(store, options->add_tag, TRUE, error) &&
           tag(store, options->remove_tag, FALSE, error);
}

static gboolean asks_for_change(const CommentOptions *options)
{
    return options->quote || options->unquote || options->mask || options->add_tag ||
           options->remove_tag;
}

static int show_comments(EqlProject *project, const CommentOptions *options, CliFormat format)
{
    GError *error = NULL;
    EqlCommentChoice choice = {.audience = options->audience,
                               .theme = options->theme,
                               .by = options->by,
                               .tags = (const char *const *)options->tag,
                               .quotable = options->quotable};
    g_autoptr(GHashTable) found = NULL;
    g_autoptr(GPtrArray) withheld = NULL;
    if (!cli_detail(options->detail, &choice.detail))
        return CLI_USAGE;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(project, options->wave, NULL, &error);
    if (dataset && options->search)
        choice.ids = found =
            eql_store_search_comments(eql_project_store(project), options->search, &error);
    if (!dataset || error ||
        (options->audience &&
         !eql_project_knows_audience(dataset->questionnaire, options->audience, &error)) ||
        (options->by &&
         !eql_project_knows_characteristic(project, dataset->questionnaire, options->by, &error)))
        return cli_refuse(error);
    g_autoptr(GArray) comments = eql_comments(dataset, &choice, &withheld);
    return format == CLI_JSON
               ? cli_print_json(eql_json_comments(comments, withheld, options->by))
               : cli_print_grid(eql_grid_comments(comments, options->by != NULL), format);
}

int cli_comments(const char *usage, char **arguments)
{
    g_auto(CommentOptions) options = {NULL};
    const GOptionEntry entries[] = {
        {"wave", 0, 0, G_OPTION_ARG_STRING, &options.wave,
         N_("The wave to show; the latest otherwise"), N_("NAME")},
        {"audience", 0, 0, G_OPTION_ARG_STRING, &options.audience, N_("Only this audience’s"),
         N_("WHO")},
        {"theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("Only of this theme"), N_("THEME")},
        {"search", 0, 0, G_OPTION_ARG_STRING, &options.search, N_("Only those with these words"),
         N_("WORDS")},
        {"tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tag, N_("Only those with this tag"),
         N_("WORD")},
        {"by", 0, 0, G_OPTION_ARG_STRING, &options.by,
         N_("Show the group of who wrote, where enough of it did"), N_("CHARACTERISTIC")},
        {"detail", 0, 0, G_OPTION_ARG_STRING, &options.detail, N_("broad, full or codes"),
         N_("DETAIL")},
        {"quotable", 0, 0, G_OPTION_ARG_NONE, &options.quotable,
         N_("Only those that may be quoted"), NULL},
        {"quote", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.quote,
         N_("Mark a comment: it may be quoted"), N_("ID")},
        {"unquote", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.unquote, N_("Take the mark away"),
         N_("ID")},
        {"mask", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.mask,
         N_("Take a name out of a comment, for good"), N_("ID=NAME")},
        {"add-tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.add_tag,
         N_("Say in a word of your own what a comment is about"), N_("ID=WORD")},
        {"remove-tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.remove_tag,
         N_("Take such a word away"), N_("ID=WORD")},
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    if (!project ||
        (asks_for_change(&options) &&
         !eql_store_change(eql_project_store(project), change_comments, &options, &error)))
        return cli_refuse(error);
    warn_of_names(options.add_tag);
    return show_comments(project, &options, format);
}

/* ── accreditation ── */

typedef struct {
    char **stage, **criterion, **level, *note;
} Reached;

static void reached_clear(Reached *reached)
{
    g_strfreev(reached->stage);
    g_strfreev(reached->criterion);
    g_strfreev(reached->level);
    g_free(reached->note);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reached, reached_clear)

/* Each "CODE=VALUE". */
static void add_reached(GPtrArray *entries, EqlAccreditationKind kind, char **pairs,
                        const char *note)
{
    for (char **at = pairs; at && *at; at++) {
        const char *equals = strchr(*at, '=');
        g_autofree char *code = equals ? g_strndup(*at, equals - *at) : g_strdup(*at);
        g_ptr_array_add(entries, eql_accreditation_entry_new(kind, code, equals ? equals + 1 : "",
                                                             note ? note : ""));
    }
}

static GPtrArray *entries_of(const Reached *reached)
{
    GPtrArray *entries =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_accreditation_entry_free);
    add_reached(entries, EQL_ACCREDITATION_STAGE, reached->stage, reached->note);
    add_reached(entries, EQL_ACCREDITATION_CRITERION, reached->criterion, reached->note);
    add_reached(entries, EQL_ACCREDITATION_LEVEL, reached->level, reached->note);
    return entries;
}

int cli_accreditation(const char *usage, char **arguments)
{
    g_auto(Reached) reached = {NULL};
    const GOptionEntry entries[] = {
        {"stage", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reached.stage,
         N_("A stage was reached on a day"), N_("STAGE=YYYY-MM-DD")},
        {"criterion", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reached.criterion,
         N_("A criterion is met, partly or not"), N_("CRITERION=met")},
        {"level", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reached.level, N_("The level of a theme"),
         N_("THEME=LEVEL")},
        {"note", 0, 0, G_OPTION_ARG_STRING, &reached.note, N_("The evidence for it"), N_("TEXT")},
        {NULL}};
    int status;
    CliFormat format;
    GError *error = NULL;
    g_auto(GStrv) parameters =
        cli_parse_with_format(usage, entries, arguments, 1, 1, &format, &status);
    if (!parameters)
        return status;
    g_autoptr(GPtrArray) wanted = entries_of(&reached);
    if (reached.note && wanted->len != 1)
        return cli_usage(_("--note belongs to one of --stage, --criterion and --level."));
    g_autoptr(EqlProject) project = cli_open_project(parameters[0], &error);
    if (!project || !eql_project_reach_all(project, wanted, &error))
        return cli_refuse(error);
    g_autoptr(GPtrArray) entries_now = eql_store_accreditation(eql_project_store(project), &error);
    g_autoptr(GPtrArray) aims = entries_now ? eql_project_aims(&error) : NULL;
    if (!aims)
        return cli_refuse(error);
    return format == CLI_JSON ? cli_print_json(eql_json_accreditation(aims, entries_now))
                              : cli_print_grid(eql_grid_accreditation(aims, entries_now), format);
}
