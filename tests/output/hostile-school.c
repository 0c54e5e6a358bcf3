/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile-school.h"

#include "../analysis/fixture.h"
#include "../analysis/random-school.h"
#include "output/file-counts.h"

static const char *const TEXTS[] = {"=HYPERLINK(\"http://example.org\";\"click\")",
                                    "+1+cmd|' /C calc'!A0",
                                    "@SUM(A1:A9)",
                                    "-2+3",
                                    "\t=1+1",
                                    "\"quoted\", 'and' <tagged> & so on",
                                    "=1;2\r\n=3",
                                    "{=ROW()}",
                                    "http://example.org/x",
                                    "العربية 😀 ŵ"};

static const char *text_at(guint32 seed, guint i)
{
    return TEXTS[(seed + i) % G_N_ELEMENTS(TEXTS)];
}

static void set_text(char **to, const char *text)
{
    g_free(*to);
    *to = g_strdup(text);
}

/* ── texts that people type ── */

static void add_comments(EqlDataset *dataset, guint32 seed)
{
    EqlItem *item = eql_item_new("C1", "pupil", EQL_ITEM_COMMENT);
    EqlAudienceData *pupils = dataset->audiences->pdata[0];
    item->theme = g_strdup("belonging");
    item->theme_label = g_strdup(text_at(seed, 3));
    item->text = g_strdup(text_at(seed, 4));
    g_assert_true(eql_questionnaire_take(dataset->questionnaire, item));
    for (guint i = 0; i < MIN(pupils->responses->n, G_N_ELEMENTS(TEXTS)); i++) {
        EqlComment *comment = eql_comment_new(i, "C1", text_at(seed, i));
        comment->quotable = i % 2 == 0;
        g_ptr_array_add(pupils->responses->comments, comment);
    }
}

static EqlDataset *dataset_new(guint32 seed)
{
    EqlDataset *dataset = random_school(seed);
    g_clear_pointer(&dataset->school, eql_school_free);
    dataset->school = eql_school_new(text_at(seed, 0), "100001", NULL, "primary");
    set_text(&dataset->wave, text_at(seed, 1));
    for (guint i = 0; i < dataset->questionnaire->items->len; i++) {
        EqlItem *item = dataset->questionnaire->items->pdata[i];
        set_text(&item->text, text_at(seed, i + 2));
    }
    for (guint i = 0; i < dataset->questionnaire->themes->len; i++) {
        EqlTheme *theme = dataset->questionnaire->themes->pdata[i];
        set_text(&theme->label, text_at(seed, i + 5));
    }
    add_comments(dataset, seed);
    return dataset;
}

static GPtrArray *actions_new(guint32 seed)
{
    GPtrArray *actions = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (guint i = 0; i < 3; i++) {
        EqlAction *action = eql_action_new();
        char **texts[] = {&action->theme,      &action->evidence, &action->activity,
                          &action->owner,      &action->due,      &action->success_measure,
                          &action->governance, &action->review};
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++)
            set_text(texts[j], text_at(seed, i + j));
        g_free(action->id);
        action->id = g_strdup_printf("A%u", i + 1);
        action->priority = 1 + (int)i;
        g_ptr_array_add(actions, action);
    }
    return actions;
}

/* ── what was brought in ── */

static void add_import(GPtrArray *imports, EqlImportKind kind, guint64 rows, guint32 seed)
{
    EqlImportRecord *record = eql_import_record_new(kind, text_at(seed, 6));
    record->id = 1 + imports->len;
    record->rows = record->accepted = rows;
    set_text(&record->sha256, "00");
    set_text(&record->tool, "table");
    set_text(&record->imported_at, "2025-11-20T09:30:00Z");
    if (kind == EQL_IMPORT_RESPONSES)
        set_text(&record->audience, "pupil");
    g_ptr_array_add(imports, record);
}

static GPtrArray *imports_new(const EqlDataset *dataset, guint32 seed)
{
    GPtrArray *imports = g_ptr_array_new_with_free_func((GDestroyNotify)eql_import_record_free);
    const EqlAudienceData *pupils = dataset->audiences->pdata[0];
    add_import(imports, EQL_IMPORT_CENSUS, dataset->census->n, seed);
    add_import(imports, EQL_IMPORT_OUTCOMES, dataset->outcomes->n, seed);
    add_import(imports, EQL_IMPORT_RESPONSES, pupils->responses->n, seed);
    return imports;
}

/* ── what is worked out ── */

static void add_rri(GPtrArray *rris, const EqlDataset *dataset, const char *kind, const char *by,
                    EqlDetail detail)
{
    const char *const characteristics[] = {by, NULL};
    EqlRriRequest request = {.kind = kind,
                             .audience = g_str_equal(kind, EQL_KIND_ANSWERED) ? "pupil" : NULL,
                             .by = characteristics,
                             .detail = detail,
                             .count = EQL_COUNT_EVENTS};
    EqlRri *rri = eql_rri(dataset, &request, NULL);
    if (rri)
        g_ptr_array_add(rris, rri);
}

static GPtrArray *rris_of(const EqlDataset *dataset)
{
    static const char *const kinds[] = {"suspension", "exclusion", EQL_KIND_ANSWERED};
    GPtrArray *rris = g_ptr_array_new_with_free_func((GDestroyNotify)eql_rri_free);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        add_rri(rris, dataset, kinds[i], "ethnicity", EQL_DETAIL_FULL);
        add_rri(rris, dataset, kinds[i], "ethnicity", EQL_DETAIL_BROAD);
        add_rri(rris, dataset, kinds[i], "sex", EQL_DETAIL_FULL);
        add_rri(rris, dataset, kinds[i], "year", EQL_DETAIL_FULL);
    }
    return rris;
}

HostileSchool *hostile_school_new(guint32 seed, gboolean outside)
{
    static const char *const by[] = {"ethnicity", "sex", "year", NULL};
    static const char *const by_broad[] = {"ethnicity", NULL};
    HostileSchool *school = g_new0(HostileSchool, 1);
    g_autoptr(GError) error = NULL;
    EqlDataset *dataset = school->dataset = dataset_new(seed);
    if (outside) {
        dataset->k_inside = dataset->settings->k;
        dataset->settings->k = 10;
    }
    school->scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    school->broad = eql_scores(dataset, by_broad, EQL_DETAIL_BROAD);
    school->items = eql_items(dataset);
    school->rris = rris_of(dataset);
    school->findings = eql_findings(dataset, &error);
    g_assert_no_error(error);
    school->actions = actions_new(seed);
    school->imports = imports_new(dataset, seed);
    return school;
}

void hostile_school_free(HostileSchool *school)
{
    eql_dataset_free(school->dataset);
    eql_scores_free(school->scores);
    eql_scores_free(school->broad);
    eql_items_free(school->items);
    g_ptr_array_unref(school->rris);
    g_ptr_array_unref(school->findings);
    g_ptr_array_unref(school->actions);
    g_ptr_array_unref(school->imports);
    g_free(school);
}

EqlWorkbookContent hostile_school_content(const HostileSchool *school)
{
    return (EqlWorkbookContent){.dataset = school->dataset,
                                .scores = school->scores,
                                .broad = school->broad,
                                .items = school->items,
                                .rris = school->rris,
                                .findings = school->findings,
                                .actions = school->actions,
                                .imports = school->imports};
}

/* ── other people ── */

static void swap_hidden_numbers(HostileSchool *school)
{
    EqlWorkbookContent content = hostile_school_content(school);
    guint64 k = (guint64)school->dataset->settings->k;
    gboolean hidden[3];
    for (guint i = 0; i < school->imports->len; i++)
        hidden[i] =
            eql_figure_is_hidden(eql_file_counts(&content, school->imports->pdata[i]).accepted);
    for (guint i = 0; i < school->imports->len; i++) {
        EqlImportRecord *record = school->imports->pdata[i];
        if (!hidden[i])
            continue;
        record->accepted = record->accepted > 0 && record->accepted < k
                               ? 1 + record->accepted % (k - 1)
                               : record->accepted + 3;
        record->rows = record->accepted;
    }
}

void hostile_school_swap_people(HostileSchool *school, guint32 seed)
{
    g_autoptr(EqlDataset) others = random_school(seed);
    EqlDataset *dataset = school->dataset;
    EqlAudienceData *pupils = dataset->audiences->pdata[0];
    EqlResponses *responses = pupils->responses;
    EqlCensus *census = dataset->census;
    EqlOutcomes *outcomes = dataset->outcomes;
    guint k = (guint)dataset->settings->k;
    swap_hidden_numbers(school);
    dataset->census = g_steal_pointer(&others->census);
    dataset->outcomes = g_steal_pointer(&others->outcomes);
    others->census = census;
    others->outcomes = outcomes;
    /* more, or less, than are shown: which of the two is told by what is hidden */
    if (responses->n > 0)
        responses->n = responses->n >= k ? k + seed % 50 : 1 + seed % (k - 1);
    g_ptr_array_set_size(responses->answers, 0);
    g_ptr_array_set_size(responses->groups, 0);
}
