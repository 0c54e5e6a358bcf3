/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

/* What stands out, and which actions answer it. */

#define AGREE "1|2|3|4|5;Don't know|Prefer not to say"

static const EqlFinding *find(GPtrArray *findings, const char *key)
{
    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(findings, i);

        if (g_str_equal(finding->key, key))
            return finding;
    }
    return NULL;
}

/* Every finding has a sentence and its evidence, none of it hidden. */
static GPtrArray *findings_of(const EqlDataset *dataset)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *findings = eql_findings(dataset, &error);

    g_assert_no_error(error);
    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(findings, i);

        g_assert_nonnull(finding->sentence);
        g_assert_cmpuint(finding->evidence->len, ==, finding->evidence_names->len);
        g_assert_cmpuint(finding->evidence->len, >, 0);
        for (guint j = 0; j < finding->evidence->len; j++) {
            EqlFigure figure = g_array_index(finding->evidence, EqlFigure, j);

            fixture_assert_empty_unless_shown(figure);
            g_assert_false(eql_figure_is_hidden(figure));
        }
    }
    return findings;
}

/* n answers, `high` of them 5 and the rest `low`. */
static void answer(EqlResponses *responses, const char *code, guint high, guint8 low)
{
    g_autofree guint8 *answers = g_new(guint8, responses->n);

    for (guint i = 0; i < responses->n; i++)
        answers[i] = i < high ? 5 : low;
    fixture_add_answers(responses, code, answers);
}

/* Pupils: belonging high, fairness low, learning in the middle, safety half uncertain; the
 * first twenty, who are Irish, are the favourable ones. Staff: fairness high. */
static EqlDataset *school(void)
{
    EqlDataset *dataset = fixture_dataset();
    EqlResponses *pupils, *staff;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Fairness", AGREE, FALSE);
    fixture_add_item(dataset, "P3", "pupil", "Learning", AGREE, FALSE);
    fixture_add_item(dataset, "P4", "pupil", "Safety", AGREE, FALSE);
    fixture_add_item(dataset, "S2", "staff", "Fairness", AGREE, FALSE);
    pupils = fixture_add_audience(dataset, "pupil", 80);
    answer(pupils, "P1", 70, 3);
    answer(pupils, "P2", 20, 2);
    answer(pupils, "P3", 40, 2);
    answer(pupils, "P4", 50, EQL_ANSWER_NO_POINT);
    for (guint i = 0; i < 80; i++)
        eql_group_column_set(fixture_groups(pupils, "ethnicity"), i, i < 20 ? "WIRI" : "WBRI");
    staff = fixture_add_audience(dataset, "staff", 30);
    answer(staff, "S2", 28, 2);
    return dataset;
}

static void test_kinds(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    const EqlFinding *area = find(findings, "area:pupil:fairness:");
    const EqlFinding *gap = find(findings, "perception_gap:pupil+staff:fairness:");

    g_assert_nonnull(find(findings, "strength:pupil:belonging:"));
    g_assert_nonnull(find(findings, "strength:staff:fairness:"));
    g_assert_nonnull(area);
    g_assert_cmpstr(area->theme_label, ==, "Fairness");
    g_assert_nonnull(strstr(area->sentence, "n = 80"));
    /* the second lowest of all audiences' themes */
    g_assert_nonnull(find(findings, "area:pupil:learning:"));
    g_assert_null(find(findings, "area:pupil:belonging:"));
    g_assert_nonnull(gap);
    g_assert_nonnull(strstr(gap->sentence, "n = 80"));
    g_assert_nonnull(strstr(gap->sentence, "n = 30"));
    g_assert_nonnull(find(findings, "uncertainty:pupil:safety:"));
    g_assert_null(find(findings, "uncertainty:pupil:belonging:"));
}

/* A school of nothing but strengths has its lowest themes, too. */
static void test_lowest_of_strengths(void)
{
    static const guint8 high[] = {4, 4, 3, 4, 3, 4, 4, 4};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(GPtrArray) findings = NULL;
    const EqlFinding *area;

    dataset->settings->k = 4;
    fixture_add_item(dataset, "P1", "pupil", "Belonging", "1|2|3|4", FALSE);
    fixture_add_answers(fixture_add_audience(dataset, "pupil", G_N_ELEMENTS(high)), "P1", high);
    findings = findings_of(dataset);
    g_assert_nonnull(find(findings, "strength:pupil:belonging:"));
    area = find(findings, "area:pupil:belonging:");
    g_assert_nonnull(area);
    g_assert_nonnull(strstr(area->sentence, "This is a strength, and yet among the lowest"));
}

static void test_group_gap(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    const EqlFinding *gap = find(findings, "group_gap:pupil:fairness:ethnicity=WBRI");

    g_assert_nonnull(gap);
    g_assert_cmpstr(gap->group_label, ==, "White British");
    g_assert_nonnull(strstr(gap->sentence, "n = 60"));
    g_assert_nonnull(find(findings, "group_gap:pupil:fairness:ethnicity=WIRI"));
    g_assert_null(find(findings, "group_gap:pupil:safety:ethnicity=WIRI"));
}

/* A mean of 75 is a strength, and of 50 no area, also where thirds add up to a little less. */
static void test_rounding_decides_nothing(void)
{
    static const guint8 high[] = {3, 3, 4, 3, 3, 3, 3, 4};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(GPtrArray) findings = NULL;

    dataset->settings->area_lowest = 0;
    dataset->settings->k = 4; /* eight who all agree are enough */
    fixture_add_item(dataset, "P1", "pupil", "Belonging", "1|2|3|4", FALSE);
    fixture_add_answers(fixture_add_audience(dataset, "pupil", 8), "P1", high);
    findings = findings_of(dataset);
    g_assert_nonnull(find(findings, "strength:pupil:belonging:"));
    dataset->settings->area_score = 75;
    g_ptr_array_unref(findings);
    findings = findings_of(dataset);
    g_assert_null(find(findings, "area:pupil:belonging:"));
}

static void test_order_is_fixed(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) first = findings_of(dataset);
    g_autoptr(GPtrArray) second = findings_of(dataset);
    const EqlFinding *top = g_ptr_array_index(first, 0);
    const EqlFinding *last = g_ptr_array_index(first, first->len - 1);
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);

    g_assert_cmpstr(top->key, ==, "area:pupil:fairness:");
    g_assert_cmpint(last->kind, ==, EQL_FINDING_STRENGTH);
    g_assert_cmpuint(first->len, ==, second->len);
    for (guint i = 0; i < first->len; i++) {
        const EqlFinding *one = g_ptr_array_index(first, i);
        const EqlFinding *two = g_ptr_array_index(second, i);

        g_assert_cmpstr(one->key, ==, two->key);
        g_assert_cmpstr(one->sentence, ==, two->sentence);
        g_assert_true(g_hash_table_add(keys, one->key));
    }
}

static void test_nothing_from_hidden(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = NULL;

    g_assert_true(eql_settings_set(dataset->settings, "k", "31", NULL));
    findings = findings_of(dataset);
    g_assert_null(find(findings, "strength:staff:fairness:"));
    g_assert_null(find(findings, "perception_gap:pupil+staff:fairness:"));
    g_assert_null(find(findings, "group_gap:pupil:fairness:ethnicity=WIRI"));
    /* the rest is too few to be compared with */
    g_assert_null(find(findings, "group_gap:pupil:fairness:ethnicity=WBRI"));
    g_assert_nonnull(find(findings, "area:pupil:fairness:"));
}

static void test_change(void)
{
    g_autoptr(EqlDataset) dataset = school();
    EqlResponses *earlier = fixture_responses(dataset, "pupil", 60);
    g_autoptr(GPtrArray) findings = NULL;
    const EqlFinding *change;

    answer(earlier, "P1", 50, 3);
    answer(earlier, "P2", 40, 2);
    answer(earlier, "P3", 5, 2);
    dataset->since_wave = g_strdup("Spring");
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", earlier));
    findings = findings_of(dataset);
    change = find(findings, "change:pupil:fairness:");
    g_assert_nonnull(change);
    g_assert_nonnull(strstr(change->sentence, "fell by"));
    g_assert_nonnull(strstr(change->sentence, "“Spring”"));
    g_assert_nonnull(strstr(find(findings, "change:pupil:learning:")->sentence, "rose by"));
    g_assert_null(find(findings, "change:pupil:belonging:"));
}

static const FixtureGroup UNEQUAL[] = {
    {"BCRB", 120, 40, 40}, {"WBRI", 500, 40, 40}, {"AIND", 380, 5, 5}};

static void test_rates(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(UNEQUAL, G_N_ELEMENTS(UNEQUAL));
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    const EqlFinding *over = find(findings, "rri:suspension::ethnicity=BCRB");

    g_assert_nonnull(over);
    g_assert_cmpstr(over->outcome_kind, ==, "suspension");
    g_assert_null(over->audience);
    g_assert_nonnull(strstr(over->sentence, "40 of 85 suspensions"));
    g_assert_true(over == g_ptr_array_index(findings, 0));
    g_assert_nonnull(find(findings, "rri:suspension::ethnicity=AIND"));
    g_assert_null(find(findings, "rri:suspension::ethnicity=WBRI"));
}

/* Lunchtimes and a kind that the user named are outcomes like any other. */
static void test_every_kind(void)
{
    static const char *const kinds[] = {"lunchtime", "detentions"};
    static const char *const said[] = {"40 of 85 lunchtime exclusions",
                                       "40 of 85 outcomes (detentions)"};

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(EqlDataset) dataset = fixture_school(UNEQUAL, G_N_ELEMENTS(UNEQUAL));
        GPtrArray *of_events = dataset->outcomes->kinds;
        g_autofree char *key = g_strdup_printf("rri:%s::ethnicity=BCRB", kinds[i]);
        g_autoptr(GPtrArray) findings = NULL;
        const EqlFinding *over;

        for (guint event = 0; event < of_events->len; event++) {
            g_free(of_events->pdata[event]);
            of_events->pdata[event] = g_strdup(kinds[i]);
        }
        findings = findings_of(dataset);
        over = find(findings, key);
        g_assert_nonnull(over);
        g_assert_cmpstr(over->outcome_kind, ==, kinds[i]);
        g_assert_nonnull(strstr(over->sentence, said[i]));
    }
}

/* Girls are half of the roll and a tenth of those who answered. */
static void test_voice_gap_by_sex(void)
{
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    EqlResponses *responses;
    g_autoptr(GPtrArray) findings = NULL;

    dataset->census = eql_census_new();
    for (guint i = 0; i < 200; i++)
        fixture_add_pupil(dataset->census, i + 1, EQL_REGISTRATION_SOLE, FALSE, "WBRI",
                          i % 2 ? "F" : "M");
    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    responses = fixture_add_audience(dataset, "pupil", 80);
    for (guint i = 0; i < 80; i++)
        eql_group_column_set(fixture_groups(responses, "sex"), i, i < 8 ? "F" : "M");
    findings = findings_of(dataset);
    g_assert_nonnull(find(findings, "voice_gap:pupil::sex=F"));
    g_assert_null(find(findings, "voice_gap:pupil::sex=M"));
}

static void test_voice_gap(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(UNEQUAL, G_N_ELEMENTS(UNEQUAL));
    EqlResponses *responses;
    g_autoptr(GPtrArray) findings = NULL;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    responses = fixture_add_audience(dataset, "pupil", 600);
    for (guint i = 0; i < 600; i++)
        eql_group_column_set(fixture_groups(responses, "ethnicity"), i,
                             i < 20 ? "BCRB" : (i < 330 ? "WBRI" : "AIND"));
    findings = findings_of(dataset);
    g_assert_nonnull(find(findings, "voice_gap:pupil::ethnicity=BCRB"));
    g_assert_null(find(findings, "voice_gap:pupil::ethnicity=WBRI"));
}

/* Staff are no part of the roll, and the table says so. */
static void test_others_than_pupils(void)
{
    static const char *const audiences[] = {"pupil", "staff"};
    g_autoptr(EqlDataset) dataset = fixture_school(UNEQUAL, G_N_ELEMENTS(UNEQUAL));

    for (guint i = 0; i < G_N_ELEMENTS(audiences); i++) {
        EqlRriRequest request = {.kind = "answered", .audience = audiences[i]};
        EqlResponses *responses;
        g_autoptr(EqlRri) rri = NULL;
        gboolean warned = FALSE;

        fixture_add_item(dataset, audiences[i], audiences[i], "Belonging", AGREE, FALSE);
        responses = fixture_add_audience(dataset, audiences[i], 60);
        for (guint j = 0; j < 60; j++)
            eql_group_column_set(fixture_groups(responses, "ethnicity"), j, "WBRI");
        rri = eql_rri(dataset, &request, NULL);
        g_assert_nonnull(rri);
        for (guint j = 0; j < rri->warnings->len; j++)
            warned = warned || strstr(rri->warnings->pdata[j], "who are other people");
        g_assert_true(warned == (i == 1));
    }
}

static EqlBankEntry *entry_new(EqlFindingKind kind, const char *theme, const char *audience,
                               const char *activity)
{
    EqlBankEntry *entry = g_new0(EqlBankEntry, 1);

    entry->code = g_strdup(activity);
    entry->theme = g_strdup(theme);
    entry->kind = kind;
    entry->audience = g_strdup(audience);
    entry->priority = 2;
    entry->activity = g_strdup(activity);
    entry->success_measure = g_strdup("measure");
    entry->owner = g_strdup("owner");
    entry->governance = g_strdup("governors");
    return entry;
}

static GPtrArray *bank_new(void)
{
    GPtrArray *bank = g_ptr_array_new_with_free_func((GDestroyNotify)eql_bank_entry_free);

    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, NULL, NULL, "any area"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, NULL, "pupil", "pupils' area"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, "fairness", NULL, "fairness"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, "fairness", "staff", "staff's fairness"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_STRENGTH, NULL, NULL, "strength"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_PERCEPTION_GAP, NULL, "staff", "gap"));
    return bank;
}

static const EqlAction *action_on(GPtrArray *actions, const char *key)
{
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = g_ptr_array_index(actions, i);

        if (g_str_equal(action->finding, key))
            return action;
    }
    return NULL;
}

static void test_proposes_closest_entry(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    g_autoptr(GPtrArray) bank = bank_new();
    g_autoptr(GPtrArray) actions = eql_propose_actions(findings, bank, NULL);
    const EqlAction *fairness = action_on(actions, "area:pupil:fairness:");

    g_assert_cmpuint(actions->len, ==, 3);
    g_assert_cmpstr(fairness->activity, ==, "fairness");
    g_assert_cmpstr(fairness->id, ==, "");
    g_assert_cmpstr(fairness->theme, ==, "Fairness");
    g_assert_cmpstr(fairness->evidence, ==, find(findings, fairness->finding)->sentence);
    g_assert_cmpstr(action_on(actions, "area:pupil:learning:")->activity, ==, "pupils' area");
    g_assert_cmpstr(action_on(actions, "perception_gap:pupil+staff:fairness:")->activity, ==,
                    "gap");
}

static void test_leaves_out_what_is_answered(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    g_autoptr(GPtrArray) bank = bank_new();
    g_autoptr(GPtrArray) first = eql_propose_actions(findings, bank, NULL);
    g_autoptr(GPtrArray) again = eql_propose_actions(findings, bank, first);
    g_autoptr(GPtrArray) rest = NULL;

    g_assert_cmpuint(again->len, ==, 0);
    g_ptr_array_remove_index(first, 0);
    rest = eql_propose_actions(findings, bank, first);
    g_assert_cmpuint(rest->len, ==, 1);
}

/* Two findings that the same entries fit: each gets its own. */
static void test_does_not_repeat_itself(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(GPtrArray) findings = findings_of(dataset);
    g_autoptr(GPtrArray) bank = g_ptr_array_new_with_free_func((GDestroyNotify)eql_bank_entry_free);
    g_autoptr(GPtrArray) actions = NULL;

    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, NULL, NULL, "first"));
    g_ptr_array_add(bank, entry_new(EQL_FINDING_AREA, NULL, NULL, "second"));
    actions = eql_propose_actions(findings, bank, NULL);
    g_assert_cmpuint(actions->len, ==, 2);
    g_assert_cmpstr(((EqlAction *)g_ptr_array_index(actions, 0))->activity, ==, "first");
    g_assert_cmpstr(((EqlAction *)g_ptr_array_index(actions, 1))->activity, ==, "second");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/findings/kinds", test_kinds);
    g_test_add_func("/findings/group-gap", test_group_gap);
    g_test_add_func("/findings/rounding-decides-nothing", test_rounding_decides_nothing);
    g_test_add_func("/findings/order-is-fixed", test_order_is_fixed);
    g_test_add_func("/findings/nothing-from-hidden", test_nothing_from_hidden);
    g_test_add_func("/findings/change", test_change);
    g_test_add_func("/findings/lowest-of-strengths", test_lowest_of_strengths);
    g_test_add_func("/findings/rates", test_rates);
    g_test_add_func("/findings/every-kind", test_every_kind);
    g_test_add_func("/findings/voice-gap", test_voice_gap);
    g_test_add_func("/findings/voice-gap-by-sex", test_voice_gap_by_sex);
    g_test_add_func("/findings/others-than-pupils", test_others_than_pupils);
    g_test_add_func("/findings/proposes-closest-entry", test_proposes_closest_entry);
    g_test_add_func("/findings/leaves-out-what-is-answered", test_leaves_out_what_is_answered);
    g_test_add_func("/findings/does-not-repeat-itself", test_does_not_repeat_itself);
    return g_test_run();
}
