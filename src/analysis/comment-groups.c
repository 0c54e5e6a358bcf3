/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comment-groups.h"

#include "analysis/hiding.h"
#include "analysis/tally.h"

/* Writers who are alike in all that was looked at so far. Class 0 wrote nothing. */
typedef struct {
    const EqlDataset *dataset;
    const EqlAudienceData *data;
    guint *class_of; /* [respondent] */
    guint n_classes; /* class 0 among them */
    gboolean *shown; /* [respondent]: in the group looked at last */
} Writers;

/* Those of a class who are in one group. */
typedef struct {
    guint class, becomes; /* where it is shown: its class from now on */
    guint64 people;
    gboolean shown;
} Part;

typedef struct {
    GArray *parts;  /* Part */
    guint *part_of; /* [respondent]: place in parts, plus one; 0: wrote nothing */
    guint64 *rest;  /* [class]: those who are shown in no group */
} Division;

static guint64 least(const Writers *writers)
{
    return (guint64)MAX(writers->dataset->settings->k, 1);
}

static void writers_init(Writers *writers, const EqlDataset *dataset, const EqlAudienceData *data)
{
    const EqlResponses *responses = data->responses;

    *writers = (Writers){.dataset = dataset, .data = data, .n_classes = 2};
    writers->class_of = g_new0(guint, MAX(responses->n, 1));
    writers->shown = g_new0(gboolean, MAX(responses->n, 1));
    for (guint i = 0; i < responses->comments->len; i++)
        writers->class_of[((const EqlComment *)g_ptr_array_index(responses->comments, i))
                              ->respondent] = 1;
}

static Part *part_at(const Division *division, guint i)
{
    return &g_array_index(division->parts, Part, i);
}

/* All parts, none of them shown yet. */
static Division divide(const Writers *writers, const EqlGrouping *grouping)
{
    guint n = writers->data->responses->n, n_groups = grouping->level->groups->len;
    g_autofree guint *places = g_new0(guint, (gsize)writers->n_classes * n_groups);
    Division division = {g_array_new(FALSE, FALSE, sizeof(Part)), g_new0(guint, MAX(n, 1)),
                         g_new0(guint64, writers->n_classes)};

    for (guint i = 0; i < n; i++) {
        guint class = writers->class_of[i];
        guint *place = &places[(gsize) class * n_groups + eql_grouping_of(grouping, i)];

        if (class == 0)
            continue;
        if (*place == 0) {
            g_array_append_val(division.parts, ((Part){.class = class}));
            *place = division.parts->len;
        }
        part_at(&division, *place - 1)->people++;
        division.part_of[i] = *place;
        division.rest[class]++;
    }
    return division;
}

static void division_clear(Division *division)
{
    g_array_unref(division->parts);
    g_free(division->part_of);
    g_free(division->rest);
}

/* `within`: they are in a part of the group that was looked at last, so it must be shown. */
static void show_large(const Writers *writers, const EqlGrouping *grouping, const EqlHidden *hidden,
                       gboolean within, Division *division)
{
    for (guint i = 0; i < writers->data->responses->n; i++) {
        Part *part = division->part_of[i] > 0 ? part_at(division, division->part_of[i] - 1) : NULL;

        if (part == NULL || part->shown || part->people < least(writers) ||
            (within && !writers->shown[i]) ||
            eql_hidden_has(hidden, grouping->level->detail,
                           eql_level_code(grouping->level, eql_grouping_of(grouping, i))))
            continue;
        part->shown = TRUE;
        division->rest[part->class] -= part->people;
    }
}

/* Of a class that leaves few in no group, the smallest that is shown; NULL: there is none. */
static Part *beside_few(const Division *division, guint64 k)
{
    Part *smallest = NULL;

    for (guint i = 0; i < division->parts->len; i++) {
        Part *part = part_at(division, i);
        guint64 rest = division->rest[part->class];

        if (part->shown && rest > 0 && rest < k &&
            (smallest == NULL || part->people < smallest->people))
            smallest = part;
    }
    return smallest;
}

static void hide_beside_few(const Writers *writers, Division *division)
{
    Part *part;

    while ((part = beside_few(division, least(writers))) != NULL) {
        part->shown = FALSE;
        division->rest[part->class] += part->people;
    }
}

/* A part that is shown is a class of its own from now on; the class's number stays with those who
 * are shown in no group, or else with one of the parts. */
static void number_parts(Writers *writers, const Division *division)
{
    g_autofree gboolean *taken = g_new0(gboolean, writers->n_classes);

    for (guint i = 0; i < division->parts->len; i++) {
        Part *part = part_at(division, i);
        gboolean free = !taken[part->class] && division->rest[part->class] == 0;

        if (!part->shown)
            continue;
        taken[part->class] = TRUE;
        part->becomes = free ? part->class : writers->n_classes++;
    }
}

static void tell_apart(Writers *writers, const Division *division)
{
    number_parts(writers, division);
    for (guint i = 0; i < writers->data->responses->n; i++) {
        guint place = division->part_of[i];

        writers->shown[i] = place > 0 && part_at(division, place - 1)->shown;
        if (writers->shown[i])
            writers->class_of[i] = part_at(division, place - 1)->becomes;
    }
}

static void look_at(Writers *writers, const char *characteristic, EqlDetail detail)
{
    EqlGrouping *grouping =
        eql_grouping_new(writers->dataset->codes, characteristic, detail, writers->data->responses);
    const EqlHidden *hidden =
        eql_hidden_in_answers(writers->dataset, writers->data, characteristic);
    Division division = divide(writers, grouping);

    show_large(writers, grouping, hidden, detail != EQL_DETAIL_BROAD, &division);
    hide_beside_few(writers, &division);
    tell_apart(writers, &division);
    division_clear(&division);
    eql_grouping_free(grouping);
}

static void add_asked(GPtrArray *asked, const EqlResponses *responses, const char *characteristic)
{
    if (eql_responses_groups(responses, characteristic) != NULL &&
        !g_ptr_array_find_with_equal_func(asked, characteristic, g_str_equal, NULL))
        g_ptr_array_add(asked, (gpointer)characteristic);
}

/* What the respondents were asked (const char*), in the order of the list, the school's own last.
 */
static GPtrArray *list_asked(const EqlDataset *dataset, const EqlResponses *responses)
{
    const char *const *all = eql_codes_characteristics(dataset->codes);
    GPtrArray *asked = g_ptr_array_new();

    for (guint i = 0; all[i] != NULL; i++)
        add_asked(asked, responses, all[i]);
    for (guint i = 0; i < responses->groups->len; i++) {
        const EqlGroupColumn *column = g_ptr_array_index(responses->groups, i);

        add_asked(asked, responses, column->characteristic);
    }
    return asked;
}

gboolean *eql_comment_groups_shown(const EqlDataset *dataset, const EqlAudienceData *data,
                                   const char *by, EqlDetail detail)
{
    g_autoptr(GPtrArray) asked = list_asked(dataset, data->responses);
    gboolean found = FALSE;
    Writers writers;

    if (eql_responses_groups(data->responses, by) == NULL)
        return NULL;
    writers_init(&writers, dataset, data);
    for (guint i = 0; i < asked->len && !found; i++) {
        found = g_str_equal(g_ptr_array_index(asked, i), by);
        for (guint at = EQL_DETAIL_BROAD; at <= (found ? detail : EQL_DETAIL_CODES); at++)
            look_at(&writers, g_ptr_array_index(asked, i), (EqlDetail)at);
    }
    g_free(writers.class_of);
    return writers.shown;
}
