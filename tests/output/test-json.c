/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "output/json.h"
#include "sample-content.h"

/* Compares with tests/data/golden/NAME, number by number (libraries differ in how they
 * write one). With EQL_WRITE_GOLDEN set it writes the file instead, for a person to read
 * through before it is committed. */
static void assert_golden(const char *name, JsonNode *node)
{
    g_autofree char *path = g_build_filename(g_getenv("EQL_TEST_DATA"), "golden", name, NULL);
    g_autofree char *text = eql_json_text(node);
    g_autofree char *expected = NULL;
    g_autoptr(GError) error = NULL;
    if (g_getenv("EQL_WRITE_GOLDEN"))
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    g_autoptr(JsonNode) golden = json_from_string(expected, &error);
    g_assert_no_error(error);
    g_autoptr(JsonNode) parsed = json_from_string(text, &error);
    g_assert_no_error(error);
    if (!json_node_equal(golden, parsed))
        g_assert_cmpstr(text, ==, expected);
    json_node_unref(node);
}

static void keep_first(GPtrArray *array, guint n)
{
    if (array->len > n)
        g_ptr_array_set_size(array, (int)n);
}

/* Small enough to read: two themes, the groups that differ in kind. */
static Sample *small_sample(void)
{
    Sample *sample = sample_new();
    for (guint i = 0; i < sample->scores->audiences->len; i++) {
        EqlAudienceScores *audience = sample->scores->audiences->pdata[i];
        g_ptr_array_remove_range(audience->themes, 0, 3);
        for (guint j = 0; j < audience->themes->len; j++)
            keep_first(((EqlThemeScore *)audience->themes->pdata[j])->groups, 2);
    }
    return sample;
}

static void test_scores(void)
{
    g_autoptr(Sample) sample = small_sample();
    assert_golden("scores-by.json", eql_json_scores(sample->scores));
}

static void test_scores_with_change(void)
{
    g_autoptr(Sample) sample = small_sample();
    keep_first(sample->scores->audiences, 1);
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    EqlThemeScore *first = audience->themes->pdata[0], *second = audience->themes->pdata[1];
    sample->scores->by_group = FALSE;
    g_ptr_array_set_size(first->groups, 0);
    g_ptr_array_set_size(second->groups, 0);
    first->change = eql_figure_interval(EQL_UNIT_DIFFERENCE, 3.5, 0.25, 6.75);
    first->favourable_change =
        eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE, 0.03125, -0.125, 0.25);
    second->change = eql_figure_absent(EQL_UNIT_DIFFERENCE, EQL_REASON_NO_ANSWERS);
    second->favourable_change = eql_figure_hidden(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_SMALL);
    assert_golden("scores-change.json", eql_json_scores(sample->scores));
}

/* A reader that asked for groups finds a list, also where nobody said what they are. */
static void test_scores_by_unasked(void)
{
    g_autoptr(Sample) sample = small_sample();
    keep_first(sample->scores->audiences, 1);
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    for (guint i = 0; i < audience->themes->len; i++)
        keep_first(((EqlThemeScore *)audience->themes->pdata[i])->groups, 0);
    g_autoptr(JsonNode) node = eql_json_scores(sample->scores);
    g_autofree char *text = eql_json_text(node);
    g_auto(GStrv) parts = g_strsplit(text, "\"groups\" : []", -1);
    g_assert_cmpuint(g_strv_length(parts), ==, audience->themes->len + 1);
}

static void test_items(void)
{
    g_autoptr(Sample) sample = small_sample();
    assert_golden("items.json", eql_json_items(sample->items));
}

static void test_rri(void)
{
    g_autoptr(Sample) sample = small_sample();
    assert_golden("rri.json", eql_json_rri(sample->rris->pdata[0]));
}

static void test_findings(void)
{
    g_autoptr(Sample) sample = small_sample();
    assert_golden("findings.json", eql_json_findings(sample->findings));
}

static void test_imports(void)
{
    g_autoptr(Sample) sample = small_sample();
    EqlImportRecord *record = sample->imports->pdata[0];
    assert_golden("imports.json", eql_json_imports(sample->imports));
    record->id = 0;
    assert_golden("import-preview.json", eql_json_import(record));
    assert_golden("check.json", eql_json_check(record->problems));
}

static void test_plan(void)
{
    g_autoptr(Sample) sample = small_sample();
    assert_golden("plan.json", eql_json_plan(sample->actions));
}

/* Whatever is in a figure by mistake, JSON holds no NaN, no infinity, no hidden number. */
static void test_never_a_wrong_number(void)
{
    g_autoptr(Sample) sample = small_sample();
    EqlRri *rri = sample->rris->pdata[0];
    EqlRriGroup *group = rri->groups->pdata[0], *hidden = rri->groups->pdata[1];
    group->p.value = NAN;
    group->rri.high = INFINITY;
    hidden->rri.value = hidden->rri.low = hidden->rri.high = 424243;
    g_autoptr(JsonNode) node = eql_json_rri(rri);
    g_autofree char *text = eql_json_text(node);
    g_assert_null(strstr(text, "nan"));
    g_assert_null(strstr(text, "inf"));
    g_assert_null(strstr(text, "424243"));
    g_autoptr(JsonNode) parsed = json_from_string(text, NULL);
    g_assert_nonnull(parsed);
}

/* What people pasted may hold any character. */
static void test_control_characters(void)
{
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
    JsonObject *object = json_object_new();
    GString *all = g_string_new(NULL);
    for (char c = 1; c < 0x20; c++)
        g_string_append_c(all, c);
    g_string_append(all, "\x7f\"\\é");
    json_object_set_string_member(object, "text", all->str);
    json_node_take_object(node, object);
    g_autofree char *text = eql_json_text(node);
    for (const char *p = text; *p; p++)
        g_assert_true((guint8)*p >= 0x20 || *p == '\n');
    g_autoptr(JsonNode) read = json_from_string(text, NULL);
    g_assert_cmpstr(json_object_get_string_member(json_node_get_object(read), "text"), ==,
                    all->str);
    g_string_free(all, TRUE);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/scores", test_scores);
    g_test_add_func("/json/scores-with-change", test_scores_with_change);
    g_test_add_func("/json/scores-by-unasked", test_scores_by_unasked);
    g_test_add_func("/json/items", test_items);
    g_test_add_func("/json/control-characters", test_control_characters);
    g_test_add_func("/json/rri", test_rri);
    g_test_add_func("/json/findings", test_findings);
    g_test_add_func("/json/imports", test_imports);
    g_test_add_func("/json/plan", test_plan);
    g_test_add_func("/json/never-a-wrong-number", test_never_a_wrong_number);
    return g_test_run();
}
