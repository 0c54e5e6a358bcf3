/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-content.h"

#include <string.h>

#include "analysis/finding.h"

static const char *const audiences[] = {"pupil", "staff", "parent"};
static const double respondents[] = {412, 47, 96};

static const struct {
    const char *code, *label;
} themes[] = {
    {"belonging-and-identity", "Belonging and identity"},
    {"curriculum-and-representation", "Curriculum and representation"},
    {"fair-treatment-and-behaviour", "Fair treatment and behaviour"},
    {"recognising-and-responding-to-racism", "Recognising and responding to racism"},
    {"talking-about-race", "Talking about race"},
};

static const struct {
    const char *characteristic, *code, *label;
    double n; /* 0: hidden */
} groups[] = {
    {"ethnicity", "WBRI", "White British", 168},
    {"ethnicity", "WROM", "Gypsy or Roma", 0},
    {"ethnicity", "MWBC", "White and Black Caribbean", 31},
    {"ethnicity", "AIND", "Indian", 24},
    {"ethnicity", "BCRB", "Black Caribbean", 38},
    {"ethnicity", "BAFR", "Black African", 52},
    {"ethnicity", "not-stated", "Not stated", 0},
    {"sex", "F", "Female", 205},
    {"sex", "M", "Male", 198},
    {"year", "7", "Year 7", 84},
    {"year", "8", "Year 8", 79},
};

static const struct {
    const char *characteristic, *code, *label;
    double n;
} broad_groups[] = {
    {"ethnicity", "white", "White", 190},
    {"ethnicity", "mixed", "Mixed or multiple ethnic groups", 48},
    {"ethnicity", "black", "Black, African, Caribbean or Black British", 95},
    {"ethnicity", "asian", "Asian or Asian British", 61},
};

static EqlFigure count(double n)
{
    return n > 0 ? eql_figure_value(EQL_UNIT_COUNT, n)
                 : eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
}

static EqlFigure around(EqlUnit unit, double value, double half, gboolean hidden)
{
    return hidden ? eql_figure_hidden(unit, EQL_REASON_SMALL)
                  : eql_figure_interval(unit, value, value - half, value + half);
}

static void free_group(gpointer data)
{
    EqlGroupScore *group = data;
    g_free(group->characteristic);
    g_free(group->code);
    g_free(group->label);
    g_free(group);
}

static void free_theme(gpointer data)
{
    EqlThemeScore *theme = data;
    g_free(theme->code);
    g_free(theme->label);
    g_ptr_array_unref(theme->groups);
    g_free(theme);
}

static void free_audience(gpointer data)
{
    EqlAudienceScores *audience = data;
    g_free(audience->audience);
    g_ptr_array_unref(audience->themes);
    g_free(audience);
}

static EqlGroupScore *new_group(const char *characteristic, const char *code, const char *label,
                                double n, double score)
{
    EqlGroupScore *group = g_new0(EqlGroupScore, 1);
    gboolean hidden = n == 0;
    group->characteristic = g_strdup(characteristic);
    group->code = g_strdup(code);
    group->label = g_strdup(label);
    group->hidden = hidden;
    group->n = count(n);
    group->score = around(EQL_UNIT_SCORE, score, 4.25, hidden);
    group->favourable = around(EQL_UNIT_PROPORTION, score / 100, 0.0625, hidden);
    group->n_effective = hidden ? eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL)
                                : eql_figure_value(EQL_UNIT_NONE, n * 2.2);
    group->difference = around(EQL_UNIT_DIFFERENCE, score - 64, 5.5, hidden);
    group->favourable_difference =
        around(EQL_UNIT_SHARE_DIFFERENCE, (score - 64) / 100, 0.075, hidden);
    if (strcmp(code, EQL_NOT_STATED) == 0)
        group->difference = eql_figure_absent(EQL_UNIT_DIFFERENCE, EQL_REASON_NOT_STATED);
    return group;
}

static EqlThemeScore *new_theme(guint i, guint audience, double n)
{
    EqlThemeScore *theme = g_new0(EqlThemeScore, 1);
    gboolean hidden = i == 4 && audience == 1;
    double score = 78.125 - 7.5 * i - 3.25 * audience;
    theme->code = g_strdup(themes[i].code);
    theme->label = g_strdup(themes[i].label);
    theme->hidden = hidden;
    theme->n = hidden ? count(0) : count(n - 3);
    theme->score = around(EQL_UNIT_SCORE, score, 2.5, hidden);
    theme->favourable = around(EQL_UNIT_PROPORTION, score / 110, 0.03125, hidden);
    theme->n_effective = hidden ? eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL)
                                : eql_figure_value(EQL_UNIT_NONE, n * 2.5);
    theme->alpha = i == 2 ? eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_ONE_ITEM)
                          : eql_figure_value(EQL_UNIT_NONE, 0.8125);
    theme->n_items = i == 2 ? 1 : 4;
    theme->uncertain = around(EQL_UNIT_PROPORTION, 0.0625, 0.03, hidden);
    theme->groups = g_ptr_array_new_with_free_func(free_group);
    return theme;
}

static EqlScores *new_scores(gboolean broad)
{
    EqlScores *scores = g_new0(EqlScores, 1);
    scores->school = g_strdup(SAMPLE_SCHOOL);
    scores->wave = g_strdup("Autumn 2025 baseline");
    scores->by_group = TRUE;
    scores->audiences = g_ptr_array_new_with_free_func(free_audience);
    for (guint a = 0; a < G_N_ELEMENTS(audiences); a++) {
        EqlAudienceScores *audience = g_new0(EqlAudienceScores, 1);
        audience->audience = g_strdup(audiences[a]);
        audience->respondents = count(respondents[a]);
        audience->invited = a == 2 ? eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NOT_KNOWN)
                                   : count(respondents[a] + 188);
        audience->themes = g_ptr_array_new_with_free_func(free_theme);
        for (guint t = 0; t < G_N_ELEMENTS(themes); t++) {
            EqlThemeScore *theme = new_theme(t, a, respondents[a]);
            for (guint g = 0; !broad && g < G_N_ELEMENTS(groups); g++)
                g_ptr_array_add(theme->groups,
                                new_group(groups[g].characteristic, groups[g].code, groups[g].label,
                                          groups[g].n, 70 - 2.5 * g - t));
            for (guint g = 0; broad && g < G_N_ELEMENTS(broad_groups); g++)
                g_ptr_array_add(theme->groups,
                                new_group("ethnicity", broad_groups[g].code, broad_groups[g].label,
                                          broad_groups[g].n, 66 - 2.5 * g - t));
            g_ptr_array_add(audience->themes, theme);
        }
        g_ptr_array_add(scores->audiences, audience);
    }
    return scores;
}

/* ── questions ── */

static GPtrArray *label_counts(char *const *labels, gboolean hidden, double first)
{
    GPtrArray *counts = g_ptr_array_new_with_free_func(eql_label_count_free);
    for (guint i = 0; labels[i]; i++) {
        EqlLabelCount *label = g_new0(EqlLabelCount, 1);
        label->label = g_strdup(labels[i]);
        label->count = hidden ? count(0) : count(first + 3 * i);
        g_ptr_array_add(counts, label);
    }
    return counts;
}

static EqlItemResult *new_item_result(const EqlItem *item, gboolean hidden)
{
    char *unread[] = {(char *)"Agree-ish", NULL};
    EqlItemResult *result = g_new0(EqlItemResult, 1);
    result->code = g_strdup(item->code);
    result->text = g_strdup(item->text);
    result->theme = g_strdup(item->theme);
    result->theme_label = g_strdup(item->theme_label);
    result->reversed = item->reversed;
    result->hidden = hidden;
    result->n = hidden ? count(0) : count(44);
    result->counts = label_counts(item->scale->points, hidden, 5);
    result->no_point = label_counts(item->scale->no_point, hidden, 2);
    result->unread = label_counts(unread, hidden, 1);
    result->blank = hidden ? count(0) : count(4);
    result->favourable = around(EQL_UNIT_PROPORTION, 0.625, 0.125, hidden);
    result->neutral = around(EQL_UNIT_PROPORTION, 0.1875, 0, hidden);
    result->unfavourable = around(EQL_UNIT_PROPORTION, 0.1875, 0, hidden);
    return result;
}

static EqlItems *new_items(const EqlQuestionnaire *questionnaire)
{
    EqlItems *items = g_new0(EqlItems, 1);
    items->school = g_strdup(SAMPLE_SCHOOL);
    items->wave = g_strdup("Autumn 2025 baseline");
    items->audiences = g_ptr_array_new_with_free_func(eql_audience_items_free);
    for (guint a = 0; a < G_N_ELEMENTS(audiences); a++) {
        EqlAudienceItems *audience = g_new0(EqlAudienceItems, 1);
        audience->no_longer_asked = g_ptr_array_new_with_free_func(g_free);
        audience->audience = g_strdup(audiences[a]);
        audience->items = g_ptr_array_new_with_free_func(eql_item_result_free);
        for (guint i = 0; i < questionnaire->items->len; i++) {
            const EqlItem *item = questionnaire->items->pdata[i];
            if (item->kind == EQL_ITEM_SCORED && strcmp(item->audience, audiences[a]) == 0)
                g_ptr_array_add(audience->items,
                                new_item_result(item, strcmp(item->code, "S02") == 0));
        }
        g_ptr_array_add(items->audiences, audience);
    }
    return items;
}

/* ── outcomes ── */

static void free_rri_group(gpointer data)
{
    EqlRriGroup *group = data;
    g_free(group->code);
    g_free(group->label);
    g_free(group);
}

static EqlRriGroup *new_rri_group(const char *code, const char *label, double n, double x)
{
    EqlRriGroup *group = g_new0(EqlRriGroup, 1);
    double rri = (x / 75) / (n / 1000);
    group->code = g_strdup(code);
    group->label = g_strdup(label);
    group->census = count(n);
    group->outcomes = eql_figure_value(EQL_UNIT_COUNT, x);
    group->rate_per_100 = eql_figure_value(EQL_UNIT_RATE, 100 * x / n);
    group->rri = eql_figure_interval(EQL_UNIT_RATIO, rri, rri * 0.625, rri * 1.5 + 0.25);
    group->difference = eql_figure_value(EQL_UNIT_NUMBER_DIFFERENCE, x - 75 * n / 1000);
    group->p = eql_figure_value(EQL_UNIT_NONE, 0.0195301344309158);
    group->p_adjusted = eql_figure_value(EQL_UNIT_NONE, 0.0390602688618316);
    group->rri_class = rri >= 1.5   ? EQL_CLASS_OVER
                       : rri <= 0.5 ? EQL_CLASS_UNDER
                                    : EQL_CLASS_IN_PROPORTION;
    group->evidence = EQL_EVIDENCE_SOME;
    group->evidence_from = EQL_COUNT_PUPILS;
    group->rri_other_count = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_KNOWN);
    return group;
}

static void hide_outcomes(EqlRriGroup *group)
{
    group->hidden = TRUE;
    group->outcomes = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    group->rate_per_100 = eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL);
    group->rri = eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_PROTECTS);
    group->difference = eql_figure_hidden(EQL_UNIT_NUMBER_DIFFERENCE, EQL_REASON_SMALL);
    group->p = eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL);
    group->p_adjusted = eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL);
    group->rri_class = EQL_CLASS_NONE;
    group->evidence = EQL_EVIDENCE_NONE;
}

static void leave_untested(EqlRriGroup *group)
{
    group->rri = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_STATED);
    group->difference = eql_figure_absent(EQL_UNIT_NUMBER_DIFFERENCE, EQL_REASON_NOT_STATED);
    group->p = eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NOT_STATED);
    group->p_adjusted = eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NOT_STATED);
    group->rri_class = EQL_CLASS_NONE;
    group->evidence = EQL_EVIDENCE_NONE;
}

static EqlRri *new_rri(const char *kind)
{
    static const struct {
        const char *code, *label;
        double n, x;
    } rows[] = {{"WBRI", "White British", 410, 22},           {"WROM", "Gypsy or Roma", 11, 3},
                {"MWBC", "White and Black Caribbean", 64, 9}, {"AIND", "Indian", 118, 4},
                {"BCRB", "Black Caribbean", 120, 16},         {"BAFR", "Black African", 236, 17},
                {"not-stated", "Not stated", 41, 4}};
    EqlRri *rri = g_new0(EqlRri, 1);
    rri->kind = g_strdup(kind);
    rri->by = g_strdup("ethnicity");
    rri->against = g_strdup("school");
    rri->census_total = count(1000);
    rri->outcome_total = count(75);
    rri->pupils_known = TRUE;
    rri->groups = g_ptr_array_new_with_free_func(free_rri_group);
    rri->warnings = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_ptr_array_add(rri->groups,
                        new_rri_group(rows[i].code, rows[i].label, rows[i].n, rows[i].x));
    hide_outcomes(rri->groups->pdata[1]);
    leave_untested(rri->groups->pdata[6]);
    EqlRriGroup *leavers = rri->groups->pdata[3];
    leavers->rri = eql_figure_without_interval(leavers->rri, EQL_REASON_LEAVERS);
    g_ptr_array_add(rri->warnings,
                    g_strdup("The roll is of the spring term, the suspensions are of the autumn."));
    return rri;
}

/* ── findings, plan, files ── */

static void add_evidence(EqlFinding *finding, const char *name, EqlFigure figure)
{
    g_ptr_array_add(finding->evidence_names, g_strdup(name));
    g_array_append_val(finding->evidence, figure);
}

static EqlFinding *new_finding(EqlFindingKind kind, const char *audience, const char *theme_label,
                               const char *sentence)
{
    EqlFinding *finding = eql_finding_new(kind);
    finding->audience = g_strdup(audience);
    finding->theme_label = g_strdup(theme_label);
    finding->sentence = g_strdup(sentence);
    return finding;
}

static GPtrArray *new_findings(void)
{
    GPtrArray *findings = g_ptr_array_new_with_free_func((GDestroyNotify)eql_finding_free);
    EqlFinding *strength = new_finding(
        EQL_FINDING_STRENGTH, "pupil", "Belonging and identity",
        "Pupils: Belonging and identity is a strength: score 78 (76 to 81), 409 respondents.");
    strength->theme = g_strdup("belonging-and-identity");
    strength->key = g_strdup("strength:pupil:belonging-and-identity:");
    add_evidence(strength, "score", eql_figure_interval(EQL_UNIT_SCORE, 78.125, 75.625, 80.625));
    add_evidence(strength, "n", eql_figure_value(EQL_UNIT_COUNT, 409));
    g_ptr_array_add(findings, strength);

    EqlFinding *gap = new_finding(
        EQL_FINDING_PERCEPTION_GAP, "pupil", "Talking about race",
        "Pupils and staff see “Talking about race” differently: 44 % of pupils' answers are "
        "favourable and 61 % of those of staff, a gap of 17 percentage points (9 to 25).");
    gap->other_audience = g_strdup("staff");
    gap->theme = g_strdup("talking-about-race");
    gap->key = g_strdup("perception_gap:pupil:talking-about-race:staff");
    g_ptr_array_add(findings, gap);

    EqlFinding *rri = new_finding(
        EQL_FINDING_RRI, NULL, NULL,
        "Black Caribbean pupils: 16 of 75 suspensions, 12 % of the roll. RRI 1.8 (1.1 to 2.9): "
        "over-represented, some evidence; about 7 more than a proportional share.");
    rri->characteristic = g_strdup("ethnicity");
    rri->group = g_strdup("BCRB");
    rri->group_label = g_strdup("Black Caribbean");
    rri->outcome_kind = g_strdup("suspension");
    rri->key = g_strdup("rri:suspension:BCRB");
    g_ptr_array_add(findings, rri);
    return findings;
}

static void set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

static EqlAction *new_action(const char *id, int priority, const char *activity, const char *due,
                             EqlStatus status)
{
    EqlAction *action = eql_action_new();
    set_text(&action->id, id);
    action->priority = priority;
    set_text(&action->activity, activity);
    set_text(&action->due, due);
    set_text(&action->theme, "Fair treatment and behaviour");
    set_text(&action->evidence,
             "Pupils: Fair treatment and behaviour is an area for development: score 48 (45 to "
             "51), 409 respondents.");
    set_text(&action->finding, "area:pupil:fair-treatment-and-behaviour:");
    set_text(&action->owner, "Deputy head");
    set_text(&action->governance, "Behaviour committee");
    set_text(&action->success_measure, "Score above 55 in the next wave");
    action->status = status;
    return action;
}

static GPtrArray *new_actions(void)
{
    GPtrArray *actions = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_ptr_array_add(
        actions, new_action("A1", 1,
                            "Look at every sanction of last term with the pupils' council; agree "
                            "what is to be treated alike, and write it down.",
                            "2026-03-31", EQL_STATUS_IN_PROGRESS));
    g_ptr_array_add(actions, new_action("A2", 2, SAMPLE_FORMULA, "", EQL_STATUS_NOT_STARTED));
    g_ptr_array_add(actions,
                    new_action("A3", 3, "Train all staff.", "2026-07-20", EQL_STATUS_DONE));
    return actions;
}

static GPtrArray *new_imports(void)
{
    GPtrArray *imports = g_ptr_array_new_with_free_func((GDestroyNotify)eql_import_record_free);
    EqlImportRecord *record = eql_import_record_new(EQL_IMPORT_RESPONSES, "pupils.xlsx");
    char *examples[] = {(char *)"Agree", (char *)"Disagree", NULL};
    record->id = 1;
    set_text(&record->sha256, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    set_text(&record->tool, "microsoft-forms");
    set_text(&record->audience, "pupil");
    set_text(&record->wave, "Autumn 2025 baseline");
    set_text(&record->imported_at, "2025-11-20T09:30:00Z");
    record->rows = 415;
    record->accepted = 412;
    record->set_aside = 3;
    eql_problems_take(record->problems, "Sheet1", 17, "P01",
                      g_strdup("“Agree-ish” fits no answer of the scale."),
                      g_strdup("Add it to the scale, or correct it in the file."));
    eql_problems_take(record->problems, "Sheet1", 18, "P01",
                      g_strdup("“Agree-ish” fits no answer of the scale."),
                      g_strdup("Add it to the scale, or correct it in the file."));
    EqlColumnMatch *match = eql_column_match_new("I belong", "P01", "near");
    match->examples = g_strdupv(examples);
    match->confidence = 0.875;
    g_ptr_array_add(record->columns, match);
    g_ptr_array_add(record->columns, eql_column_match_new("Email", NULL, "none"));
    g_ptr_array_add(record->dropped_identifiers, g_strdup("Email"));
    g_ptr_array_add(record->dropped_identifiers, g_strdup("Name"));
    g_ptr_array_add(imports, record);
    return imports;
}

/* ── dataset ── */

static void add_item(EqlQuestionnaire *questionnaire, const char *code, const char *audience,
                     EqlItemKind kind, const char *theme, const char *text)
{
    const char *const points[] = {
        "Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree",
        "Strongly agree",    NULL};
    const char *const no_point[] = {"Don't know", "Prefer not to say", NULL};
    EqlItem *item = eql_item_new(code, audience, kind);
    item->text = g_strdup(text);
    item->theme = g_strdup(theme);
    item->theme_label = g_strdup(themes[0].label);
    if (kind == EQL_ITEM_SCORED)
        item->scale = eql_scale_new("agree5", points, no_point);
    g_assert_true(eql_questionnaire_take(questionnaire, item));
}

static EqlQuestionnaire *new_questionnaire(void)
{
    EqlQuestionnaire *questionnaire = eql_questionnaire_new();
    add_item(questionnaire, "P01", "pupil", EQL_ITEM_SCORED, themes[0].code,
             "I feel that I belong at this school.");
    add_item(questionnaire, "P02", "pupil", EQL_ITEM_SCORED, themes[0].code,
             "-1 + people say it’s “fine”, but I can be myself at school, in lessons and outside "
             "them, whatever my background is.");
    add_item(questionnaire, "S01", "staff", EQL_ITEM_SCORED, themes[0].code,
             "Pupils of every background feel that they belong here.");
    add_item(questionnaire, "S02", "staff", EQL_ITEM_SCORED, themes[0].code,
             "I feel able to be myself at work.");
    add_item(questionnaire, "C01", "parent", EQL_ITEM_SCORED, themes[0].code,
             "My child feels that they belong at this school.");
    add_item(questionnaire, "P41", "pupil", EQL_ITEM_COMMENT, themes[0].code,
             "What would help you feel that you belong at this school?");
    return questionnaire;
}

static EqlAudienceData *new_audience_data(void)
{
    EqlResponses *responses = eql_responses_new();
    g_autofree char *endless = g_strnfill(40000, 'x');
    const char *const texts[] = {SAMPLE_FORMULA,
                                 "+44 is not a formula",
                                 "-1",
                                 "@SUM(A1:A2)",
                                 "Bell \a and vertical tab \v are gone; <tags> & \"quotes\" stay",
                                 "Two lines\nof text, 学校は楽しい, 😀",
                                 "mailto:nobody@example.org",
                                 endless};
    responses->n = 412;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_ptr_array_add(responses->comments, eql_comment_new(i, "P41", texts[i]));
    return eql_audience_data_new("pupil", responses);
}

static EqlDataset *new_dataset(void)
{
    EqlDataset *dataset = eql_dataset_new();
    EqlCodes *codes = eql_codes_new();
    eql_codes_add_characteristic(codes, "ethnicity", "Ethnic group");
    eql_codes_add_characteristic(codes, "sex", "Sex");
    eql_codes_add_characteristic(codes, "year", "Year group");
    dataset->school = eql_school_new(SAMPLE_SCHOOL, "100001", NULL, "primary");
    dataset->questionnaire = new_questionnaire();
    dataset->codes = codes;
    dataset->settings = eql_settings_new();
    dataset->wave = g_strdup("Autumn 2025 baseline");
    g_ptr_array_add(dataset->audiences, new_audience_data());
    return dataset;
}

Sample *sample_new(void)
{
    Sample *sample = g_new0(Sample, 1);
    sample->dataset = new_dataset();
    sample->scores = new_scores(FALSE);
    sample->broad = new_scores(TRUE);
    sample->items = new_items(sample->dataset->questionnaire);
    sample->rris = g_ptr_array_new_with_free_func((GDestroyNotify)eql_rri_free);
    g_ptr_array_add(sample->rris, new_rri("suspension"));
    g_ptr_array_add(sample->rris, new_rri("exclusion"));
    sample->findings = new_findings();
    sample->actions = new_actions();
    sample->imports = new_imports();
    return sample;
}

void sample_free(Sample *sample)
{
    eql_dataset_free(sample->dataset);
    eql_scores_free(sample->scores);
    eql_scores_free(sample->broad);
    eql_items_free(sample->items);
    g_ptr_array_unref(sample->rris);
    g_ptr_array_unref(sample->findings);
    g_ptr_array_unref(sample->actions);
    g_ptr_array_unref(sample->imports);
    g_free(sample);
}

EqlWorkbookContent sample_content(const Sample *sample)
{
    return (EqlWorkbookContent){
        .dataset = sample->dataset,
        .scores = sample->scores,
        .broad = sample->broad,
        .items = sample->items,
        .rris = sample->rris,
        .findings = sample->findings,
        .actions = sample->actions,
        .imports = sample->imports,
    };
}
