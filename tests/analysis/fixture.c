/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static void add_ethnic_group(EqlCodes *codes, const char *code, const char *label,
                             const char *broad)
{
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_FULL, code, label, broad);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, code, label, code);
}

EqlCodes *fixture_codes(void)
{
    EqlCodes *codes = eql_codes_new();

    eql_codes_add_characteristic(codes, "ethnicity", "Ethnic group");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "white", "White", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "asian", "Asian", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "black", "Black", NULL);
    add_ethnic_group(codes, "WBRI", "White British", "white");
    add_ethnic_group(codes, "WIRI", "Irish", "white");
    add_ethnic_group(codes, "AIND", "Indian", "asian");
    add_ethnic_group(codes, "BCRB", "Black Caribbean", "black");
    add_ethnic_group(codes, "BAFR", "Black African", "black");
    eql_codes_add_characteristic(codes, "sex", "Sex");
    eql_codes_add_group(codes, "sex", EQL_DETAIL_FULL, "F", "Female", NULL);
    eql_codes_add_group(codes, "sex", EQL_DETAIL_FULL, "M", "Male", NULL);
    eql_codes_add_characteristic(codes, "year", "Year group");
    for (int year = 7; year <= 11; year++) {
        g_autofree char *code = g_strdup_printf("%d", year);
        g_autofree char *label = g_strdup_printf("Year %d", year);

        eql_codes_add_group(codes, "year", EQL_DETAIL_FULL, code, label, NULL);
    }
    return codes;
}

EqlDataset *fixture_dataset(void)
{
    EqlDataset *dataset = eql_dataset_new();

    dataset->school = eql_school_new("Test School", NULL, NULL, NULL);
    dataset->codes = fixture_codes();
    dataset->settings = eql_settings_new();
    dataset->questionnaire = eql_questionnaire_new();
    dataset->wave = g_strdup("Autumn");
    return dataset;
}

void fixture_add_item(EqlDataset *dataset, const char *code, const char *audience,
                      const char *theme, const char *scale, gboolean reversed)
{
    EqlItem *item = eql_item_new(code, audience, EQL_ITEM_SCORED);

    item->theme = eql_text_slug(theme);
    item->theme_label = g_strdup(theme);
    g_free(item->text);
    item->text = g_strdup_printf("Question %s", code);
    item->scale = eql_scale_parse(scale);
    item->reversed = reversed;
    g_assert_nonnull(item->scale);
    g_assert_true(eql_questionnaire_take(dataset->questionnaire, item));
}

EqlResponses *fixture_responses(EqlDataset *dataset, const char *audience, guint n)
{
    EqlResponses *responses = eql_responses_new();

    responses->n = n;
    for (guint i = 0; i < dataset->questionnaire->items->len; i++) {
        const EqlItem *item = g_ptr_array_index(dataset->questionnaire->items, i);
        EqlAnswerColumn *column;

        if (!g_str_equal(item->audience, audience))
            continue;
        column = eql_answer_column_new(item->code);
        g_byte_array_set_size(column->answers, n);
        if (n > 0)
            memset(column->answers->data, EQL_ANSWER_BLANK, n);
        g_ptr_array_add(responses->answers, column);
    }
    return responses;
}

EqlResponses *fixture_add_audience(EqlDataset *dataset, const char *audience, guint n)
{
    EqlResponses *responses = fixture_responses(dataset, audience, n);

    g_ptr_array_add(dataset->audiences, eql_audience_data_new(audience, responses));
    return responses;
}

void fixture_add_answers(EqlResponses *responses, const char *code, const guint8 *answers)
{
    EqlAnswerColumn *column = eql_responses_answers(responses, code);

    g_assert_nonnull(column);
    memcpy(column->answers->data, answers, responses->n);
}

EqlGroupColumn *fixture_groups(EqlResponses *responses, const char *characteristic)
{
    EqlGroupColumn *column = eql_responses_groups(responses, characteristic);

    if (column != NULL)
        return column;
    column = eql_group_column_new(characteristic);
    for (guint i = 0; i < responses->n; i++)
        eql_group_column_add(column, NULL);
    g_ptr_array_add(responses->groups, column);
    return column;
}

EqlPupilKey fixture_key(guint number)
{
    EqlPupilKey key = {{0}};

    memcpy(key.bytes, &number, sizeof number);
    return key;
}

void fixture_add_pupil(EqlCensus *census, guint key, EqlRegistration registration, gboolean leaver,
                       const char *ethnicity, const char *sex)
{
    const char *const names[] = {"ethnicity", "sex", NULL};
    const char *const values[] = {ethnicity, sex};
    EqlPupilKey pupil = fixture_key(key);

    eql_census_add(census, &pupil, NULL, registration, leaver, names, values);
}

void fixture_add_event(EqlOutcomes *outcomes, const char *kind, guint key, const char *date,
                       const char *ethnicity)
{
    const char *const names[] = {"ethnicity", NULL};
    const char *const values[] = {ethnicity};
    EqlPupilKey pupil = fixture_key(key);

    if (ethnicity != NULL)
        eql_outcomes_add(outcomes, kind, date, "", NAN, &pupil, NULL, 0, names, values);
    else
        eql_outcomes_add(outcomes, kind, date, "", NAN, &pupil, NULL, 0, NULL, NULL);
}

EqlDataset *fixture_school(const FixtureGroup *groups, gsize n)
{
    EqlDataset *dataset = fixture_dataset();
    guint key = 1;

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    for (gsize g = 0; g < n; g++) {
        const FixtureGroup *group = &groups[g];

        for (guint i = 0; i < group->events; i++) {
            g_autofree char *date =
                g_strdup_printf("2025-01-%02u", 1 + i / MAX(group->pupils_with, 1));
            guint pupil = group->pupils_with > 0 ? key + i % group->pupils_with : 0;

            fixture_add_event(dataset->outcomes, "suspension", pupil, date,
                              pupil == 0 ? group->code : NULL);
        }
        for (guint i = 0; i < group->pupils_on_roll; i++)
            fixture_add_pupil(dataset->census, key++, EQL_REGISTRATION_SOLE, FALSE, group->code,
                              i % 2 ? "F" : "M");
    }
    return dataset;
}

void fixture_add_pupils(EqlDataset *dataset, guint *key, const char *group, const char *sex,
                        guint n, guint with)
{
    for (guint i = 0; i < n; i++) {
        fixture_add_pupil(dataset->census, ++*key, EQL_REGISTRATION_SOLE, FALSE, group, sex);
        if (i < with)
            fixture_add_event(dataset->outcomes, "suspension", *key, "2025-01-01", NULL);
    }
}

const EqlRriGroup *fixture_group(const EqlRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(group->code, code))
            return group;
    }
    g_error("no group %s", code);
}

const EqlGroupScore *fixture_group_score(const EqlThemeScore *theme, const char *code)
{
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = g_ptr_array_index(theme->groups, i);

        if (g_str_equal(group->code, code))
            return group;
    }
    g_error("no group %s", code);
}

static void assert_near(double found, double wanted, double tolerance)
{
    double room = tolerance * MAX(fabs(wanted), 1e-12);

    if (wanted == 0)
        room = tolerance;
    if (!(fabs(found - wanted) <= room))
        g_error("%.15g is not %.15g", found, wanted);
}

void fixture_assert_value(EqlFigure figure, double value, double tolerance)
{
    g_assert_true(eql_figure_is_shown(figure));
    assert_near(figure.value, value, tolerance);
}

void fixture_assert_interval(EqlFigure figure, double value, double low, double high,
                             double tolerance)
{
    fixture_assert_value(figure, value, tolerance);
    g_assert_true(eql_figure_has_interval(figure));
    assert_near(figure.low, low, tolerance);
    assert_near(figure.high, high, tolerance);
}

void fixture_assert_empty_unless_shown(EqlFigure figure)
{
    if (eql_figure_is_shown(figure)) {
        g_assert_true(isfinite(figure.value));
        return;
    }
    g_assert_true(isnan(figure.value));
    g_assert_true(isnan(figure.low));
    g_assert_true(isnan(figure.high));
}

void fixture_assert_rri_safe(const EqlRri *rri)
{
    fixture_assert_empty_unless_shown(rri->census_total);
    fixture_assert_empty_unless_shown(rri->outcome_total);
    fixture_assert_empty_unless_shown(rri->set_aside_subsidiary);
    fixture_assert_empty_unless_shown(rri->not_on_census);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        const EqlFigure figures[] = {
            group->census, group->outcomes,   group->rate_per_100, group->rri,
            group->p,      group->p_adjusted, group->difference,   group->rri_other_count};

        for (guint j = 0; j < G_N_ELEMENTS(figures); j++) {
            fixture_assert_empty_unless_shown(figures[j]);
            g_assert_false(j > 0 && group->hidden && eql_figure_is_shown(figures[j]));
        }
        g_assert_true(!group->hidden || group->rri_class == EQL_CLASS_NONE);
        g_assert_true(!group->hidden || group->evidence == EQL_EVIDENCE_NONE);
        g_assert_false(group->hidden && group->counts_disagree);
    }
}

static void assert_group_safe(const EqlGroupScore *group)
{
    const EqlFigure figures[] = {group->n,          group->score,
                                 group->favourable, group->n_effective,
                                 group->difference, group->favourable_difference};

    for (guint j = 0; j < G_N_ELEMENTS(figures); j++) {
        fixture_assert_empty_unless_shown(figures[j]);
        g_assert_false(group->hidden && eql_figure_is_shown(figures[j]));
    }
}

static void assert_theme_safe(const EqlThemeScore *theme)
{
    const EqlFigure figures[] = {
        theme->n,         theme->score,       theme->favourable, theme->alpha,
        theme->uncertain, theme->n_effective, theme->change,     theme->favourable_change};

    for (guint j = 0; j < G_N_ELEMENTS(figures); j++) {
        fixture_assert_empty_unless_shown(figures[j]);
        g_assert_false(theme->hidden && eql_figure_is_shown(figures[j]));
    }
    fixture_assert_empty_unless_shown(theme->respondents_before);
    fixture_assert_empty_unless_shown(theme->score_before);
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = g_ptr_array_index(theme->groups, i);

        assert_group_safe(group);
        g_assert_true(!theme->hidden || group->hidden);
    }
}

void fixture_assert_scores_safe(const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);

        fixture_assert_empty_unless_shown(audience->respondents);
        fixture_assert_empty_unless_shown(audience->invited);
        for (guint j = 0; j < audience->themes->len; j++)
            assert_theme_safe(g_ptr_array_index(audience->themes, j));
    }
}

static void assert_counts_safe(const EqlItemResult *item, GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = g_ptr_array_index(counts, i);

        fixture_assert_empty_unless_shown(count->count);
        g_assert_false(item->hidden && eql_figure_is_shown(count->count));
    }
}

static void assert_item_safe(const EqlItemResult *item)
{
    const EqlFigure figures[] = {item->n, item->blank, item->favourable, item->neutral,
                                 item->unfavourable};

    for (guint j = 0; j < G_N_ELEMENTS(figures); j++) {
        fixture_assert_empty_unless_shown(figures[j]);
        g_assert_false(item->hidden && eql_figure_is_shown(figures[j]));
    }
    assert_counts_safe(item, item->counts);
    assert_counts_safe(item, item->no_point);
    assert_counts_safe(item, item->unread);
}

void fixture_assert_items_safe(const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, i);

        for (guint j = 0; j < audience->items->len; j++)
            assert_item_safe(g_ptr_array_index(audience->items, j));
    }
}
