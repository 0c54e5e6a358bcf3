/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires made of questionnaires, and what is wrong with them. */
#include <string.h>

#include "model/questionnaire-edit.h"
#include "model/questionnaire-faults.h"

static EqlItem *scored(const char *code, const char *audience, const char *theme)
{
    EqlItem *item = eql_item_new(code, audience, EQL_ITEM_SCORED);
    item->theme = g_strdup(theme);
    item->theme_label = g_strdup(theme);
    item->text = g_strconcat("Question ", code, NULL);
    item->scale = eql_scale_parse("No|Yes;Not sure");
    return item;
}

/* "P01 pupil fair; …", in this order. */
static EqlQuestionnaire *questionnaire(const char *text)
{
    EqlQuestionnaire *made = eql_questionnaire_new();
    g_auto(GStrv) lines = g_strsplit(text, "; ", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) words = g_strsplit(*line, " ", 3);
        g_assert_true(eql_questionnaire_take(made, scored(words[0], words[1], words[2])));
    }
    return made;
}

static void assert_order(const EqlQuestionnaire *made, const char *codes)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_assert_nonnull(made);
    for (guint i = 0; i < made->items->len; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "",
                               ((const EqlItem *)made->items->pdata[i])->code);
    g_assert_cmpstr(text->str, ==, codes);
}

static void assert_themes(const EqlQuestionnaire *made, const char *codes)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_assert_nonnull(made);
    for (guint i = 0; i < made->themes->len; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "",
                               ((const EqlTheme *)made->themes->pdata[i])->code);
    g_assert_cmpstr(text->str, ==, codes);
}

static void test_insert_and_remove(void)
{
    g_autoptr(EqlQuestionnaire) first = questionnaire("P1 pupil fair; P2 pupil safe");
    g_autoptr(EqlQuestionnaire) more =
        eql_questionnaire_insert(first, scored("P3", "pupil", "fair"), 1);
    assert_order(more, "P1 P3 P2");
    assert_order(first, "P1 P2");
    g_autoptr(EqlQuestionnaire) last =
        eql_questionnaire_insert(first, scored("S1", "staff", "fair"), G_MAXUINT);
    assert_order(last, "P1 P2 S1");
    g_assert_cmpuint(last->audiences->len, ==, 2);
    g_assert_null(eql_questionnaire_insert(first, scored("P2", "pupil", "fair"), 0));
    g_autoptr(EqlQuestionnaire) fewer = eql_questionnaire_remove(more, "P2");
    assert_order(fewer, "P1 P3");
    assert_themes(fewer, "fair");
    g_assert_null(eql_questionnaire_remove(more, "P9"));
}

static void test_replace(void)
{
    g_autoptr(EqlQuestionnaire) first =
        questionnaire("P1 pupil fair; P2 pupil safe; P3 pupil safe");
    EqlItem *item = eql_item_copy(eql_questionnaire_item(first, "P2"));
    g_free(item->code);
    item->code = g_strdup("P7");
    item->reversed = TRUE;
    g_autoptr(EqlQuestionnaire) other = eql_questionnaire_replace(first, "P2", item);
    assert_order(other, "P1 P7 P3");
    g_assert_true(eql_questionnaire_item(other, "P7")->reversed);
    g_assert_false(eql_questionnaire_equal(first, other));
    g_assert_null(eql_questionnaire_replace(first, "P2", scored("P1", "pupil", "safe")));
}

static void test_move(void)
{
    g_autoptr(EqlQuestionnaire) first = questionnaire(
        "P1 pupil fair; P2 pupil safe; P3 pupil fair; S1 staff fair; P4 pupil fair; P5 pupil safe");
    g_autoptr(EqlQuestionnaire) down = eql_questionnaire_move(first, "P1", "P4");
    assert_order(down, "P3 P2 P4 S1 P1 P5");
    assert_themes(down, "fair safe");
    g_autoptr(EqlQuestionnaire) up = eql_questionnaire_move(down, "P1", "P3");
    assert_order(up, "P1 P2 P3 S1 P4 P5");
    g_assert_true(eql_questionnaire_equal(first, up));
    g_autoptr(EqlQuestionnaire) same = eql_questionnaire_move(first, "P1", "P1");
    g_assert_true(eql_questionnaire_equal(first, same));
    g_assert_null(eql_questionnaire_move(first, "P1", "P2"));
    g_assert_null(eql_questionnaire_move(first, "P1", "S1"));
    g_assert_null(eql_questionnaire_move(first, "P1", "P9"));
}

static void test_set_aside(void)
{
    g_autoptr(EqlItem) item = scored("P1", "pupil", "fair");
    g_autoptr(EqlItem) comment = eql_item_new("P2", "pupil", EQL_ITEM_COMMENT);
    g_autoptr(EqlItem) sex = eql_item_new("P3", "pupil", EQL_ITEM_CHARACTERISTIC);
    g_autoptr(EqlItem) never = eql_item_new("P4", "pupil", EQL_ITEM_IGNORE);
    item->reversed = TRUE;
    sex->characteristic = g_strdup("sex");
    EqlItem *items[] = {item, comment, sex, never};
    for (guint i = 0; i < G_N_ELEMENTS(items); i++) {
        g_autoptr(EqlItem) aside = eql_item_copy(items[i]);
        eql_item_set_aside(aside, TRUE);
        g_assert_cmpint(aside->kind, ==, EQL_ITEM_IGNORE);
        g_assert_cmpint(eql_item_kind_when_put(aside), ==, items[i]->kind);
        eql_item_set_aside(aside, FALSE);
        g_assert_true(eql_item_equal(aside, items[i]));
    }
}

static void test_audience(void)
{
    g_autoptr(EqlQuestionnaire) first =
        questionnaire("P1 pupil fair; S1 staff fair; S2 staff safe");
    g_autoptr(EqlQuestionnaire) off = eql_questionnaire_set_audience(first, "staff", FALSE);
    g_assert_false(eql_questionnaire_asks(off, "staff"));
    g_assert_true(eql_questionnaire_asks(off, "pupil"));
    g_autoptr(EqlQuestionnaire) on = eql_questionnaire_set_audience(off, "staff", TRUE);
    g_assert_true(eql_questionnaire_equal(first, on));
}

static void test_themes(void)
{
    g_autoptr(EqlQuestionnaire) first =
        questionnaire("P1 pupil fair; P2 pupil safe; P3 pupil heard; S1 staff safe; S2 staff fair");
    g_autoptr(EqlQuestionnaire) renamed =
        eql_questionnaire_rename_theme(first, "safe", "Being safe");
    assert_themes(renamed, "fair being-safe heard");
    g_assert_cmpstr(eql_questionnaire_theme(renamed, "being-safe")->label, ==, "Being safe");
    g_assert_null(eql_questionnaire_rename_theme(first, "safe", "Fair"));
    g_autoptr(EqlQuestionnaire) cased = eql_questionnaire_rename_theme(first, "safe", "SAFE");
    g_assert_cmpstr(eql_questionnaire_theme(cased, "safe")->label, ==, "SAFE");
    g_autoptr(EqlQuestionnaire) moved = eql_questionnaire_move_theme(first, "safe", -1);
    assert_themes(moved, "safe fair heard");
    assert_order(moved, "P2 P1 P3 S1 S2");
    g_autoptr(EqlQuestionnaire) down = eql_questionnaire_move_theme(first, "fair", 1);
    g_assert_true(eql_questionnaire_equal(moved, down));
    g_assert_null(eql_questionnaire_move_theme(first, "fair", -1));
    g_assert_null(eql_questionnaire_move_theme(first, "heard", 1));
    g_autoptr(EqlQuestionnaire) joined = eql_questionnaire_join_themes(first, "safe", "heard");
    assert_themes(joined, "fair heard");
    g_assert_cmpstr(eql_questionnaire_item(joined, "S1")->theme_label, ==, "heard");
    g_assert_null(eql_questionnaire_join_themes(first, "safe", "safe"));
    g_assert_null(eql_questionnaire_join_themes(first, "none", "safe"));
}

/* A theme that one audience alone has comes before another that it does not have. */
static void test_theme_of_others(void)
{
    g_autoptr(EqlQuestionnaire) first =
        questionnaire("P1 pupil fair; P2 pupil fair; S1 staff safe");
    g_autoptr(EqlQuestionnaire) moved = eql_questionnaire_move_theme(first, "safe", -1);
    assert_themes(moved, "safe fair");
    g_autoptr(EqlQuestionnaire) back = eql_questionnaire_move_theme(moved, "safe", 1);
    assert_themes(back, "fair safe");
}

static void test_codes(void)
{
    static const struct {
        const char *questions, *audience, *next;
    } cases[] = {
        {"P01 pupil x; P02 pupil x", "pupil", "P03"},
        {"P01 pupil x; P99 pupil x", "pupil", "P100"},
        {"P01 pupil x", "staff", "S01"},
        {"P01 pupil x; S7 staff x", "staff", "S8"},
        {"mood pupil x", "pupil", "P01"},
        {"Q1a pupil x; Q2 staff x", "staff", "Q3"},
        {"P07 pupil x; P08 staff x", "pupil", "P09"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(EqlQuestionnaire) made = questionnaire(cases[i].questions);
        g_autofree char *next = eql_questionnaire_next_code(made, cases[i].audience);
        g_assert_cmpstr(next, ==, cases[i].next);
        g_assert_null(eql_questionnaire_item(made, next));
    }
}

/* ── scales ── */

static void assert_fault(const char *points, const char *no_point, const char *words)
{
    g_auto(GStrv) with = g_strsplit(points, "/", -1), without = g_strsplit(no_point, "/", -1);
    g_autofree char *fault =
        eql_scale_fault((const char *const *)with, (const char *const *)without);
    if (!words)
        g_assert_cmpstr(fault, ==, NULL);
    else if (!fault || !strstr(fault, words))
        g_error("“%s” does not say “%s”", fault ? fault : "", words);
}

static void test_scale_faults(void)
{
    assert_fault("No/Yes", "", NULL);
    assert_fault("No/Yes", "Not sure", NULL);
    assert_fault("No", "", "at least two");
    assert_fault("", "Not sure", "at least two");
    assert_fault("No/no ", "", "stands twice");
    assert_fault("No/Yes", "Yes", "“Yes” stands twice");
    assert_fault("No/ /Yes", "", "no words");
    assert_fault("No/Yes|Perhaps", "", "| and ;");
    assert_fault("No/Yes", "Do not know; no matter", "| and ;");
    g_autoptr(GString) many = g_string_new("0");
    for (guint i = 1; i < 100; i++)
        g_string_append_printf(many, "/%u", i);
    assert_fault(many->str, "", "more answers");
}

static void test_scales(void)
{
    static const char *const points[] = {"Never", "Sometimes", "Always", NULL};
    static const char *const no_point[] = {"Don't know", NULL}, *const none[] = {NULL};
    g_autofree char *spec = eql_scale_spell(points, no_point);
    g_autofree char *plain = eql_scale_spell(points, none);
    g_assert_cmpstr(spec, ==, "Never|Sometimes|Always;Don't know");
    g_assert_cmpstr(plain, ==, "Never|Sometimes|Always");
    g_autoptr(EqlScale) scale = eql_scale_parse(spec), same = eql_scale_parse(spec);
    g_autoptr(EqlScale) shorter = eql_scale_parse(plain), other = eql_scale_parse("Never|Always");
    g_assert_true(eql_scale_equal(scale, same));
    g_assert_false(eql_scale_equal(scale, shorter));
    g_assert_true(eql_scale_continues(shorter, scale));
    g_assert_false(eql_scale_continues(scale, shorter));
    g_assert_false(eql_scale_continues(scale, other));
}

/* ── faults ── */

static void assert_says(const GPtrArray *faults, EqlItemField field, gboolean blocks,
                        const char *words)
{
    for (guint i = 0; i < faults->len; i++) {
        const EqlFault *fault = faults->pdata[i];
        if (fault->field == field && fault->blocks == blocks && strstr(fault->sentence, words))
            return;
    }
    g_error("nothing says “%s”", words);
}

static void test_item_faults(void)
{
    g_autoptr(EqlQuestionnaire) made = questionnaire("P1 pupil fair; P2 pupil safe");
    g_autoptr(GPtrArray) none = eql_item_faults(made, eql_questionnaire_item(made, "P1"), "P1");
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_null(eql_faults_blocking(none));
    g_autoptr(EqlItem) empty = eql_item_new(" ", "", EQL_ITEM_SCORED);
    g_autoptr(GPtrArray) all = eql_item_faults(made, empty, NULL);
    assert_says(all, EQL_FIELD_CODE, TRUE, "no code");
    assert_says(all, EQL_FIELD_AUDIENCE, TRUE, "who is asked");
    assert_says(all, EQL_FIELD_TEXT, TRUE, "no words");
    assert_says(all, EQL_FIELD_THEME, TRUE, "needs a theme");
    assert_says(all, EQL_FIELD_SCALE, TRUE, "needs a scale");
    g_autoptr(EqlItem) twice = scored("P1", "pupil", "fair");
    g_autoptr(GPtrArray) again = eql_item_faults(made, twice, NULL);
    assert_says(again, EQL_FIELD_CODE, TRUE, "Another question has the code “P1”");
    g_autoptr(EqlItem) alike = scored("P3", "pupil", "fair");
    g_free(alike->text);
    alike->text = g_strdup("question  P2!");
    g_autoptr(GPtrArray) words = eql_item_faults(made, alike, NULL);
    assert_says(words, EQL_FIELD_TEXT, FALSE, "P2");
    g_assert_null(eql_faults_blocking(words));
    g_autoptr(EqlItem) who = eql_item_new("P3", "pupil", EQL_ITEM_CHARACTERISTIC);
    who->text = g_strdup("Who are you?");
    g_autoptr(GPtrArray) what = eql_item_faults(made, who, NULL);
    assert_says(what, EQL_FIELD_CHARACTERISTIC, TRUE, "ethnic group");
}

static void test_questionnaire_faults(void)
{
    g_autoptr(EqlQuestionnaire) made = questionnaire("P1 pupil fair; P2 pupil safe; S1 staff safe");
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_new();
    g_assert_true(eql_crosswalk_add(crosswalk, "P1", "P2"));
    g_autoptr(GPtrArray) none = eql_questionnaire_faults(made, crosswalk);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_true(eql_crosswalk_add(crosswalk, "P9", "P1"));
    g_assert_true(eql_crosswalk_add(crosswalk, "P2", "S1"));
    g_autoptr(GPtrArray) some = eql_questionnaire_faults(made, crosswalk);
    assert_says(some, EQL_FIELD_FOLLOWS, FALSE, "no question P9");
    assert_says(some, EQL_FIELD_FOLLOWS, FALSE, "different audiences");
    g_autoptr(EqlQuestionnaire) off = eql_questionnaire_set_audience(made, "pupil", FALSE);
    g_autoptr(EqlQuestionnaire) all_off = eql_questionnaire_set_audience(off, "staff", FALSE);
    g_autoptr(GPtrArray) silent = eql_questionnaire_faults(all_off, NULL);
    assert_says(silent, EQL_FIELD_KIND, FALSE, "No question is scored");
}

static void assert_link(const EqlCrosswalk *crosswalk, const EqlItem *from, const EqlItem *to,
                        const char *words)
{
    g_autofree char *fault = eql_crosswalk_fault(crosswalk, from, to);
    if (!words)
        g_assert_cmpstr(fault, ==, NULL);
    else if (!fault || !strstr(fault, words))
        g_error("“%s” does not say “%s”", fault ? fault : "", words);
}

static void test_links(void)
{
    g_autoptr(EqlItem) one = scored("P1", "pupil", "fair"), two = scored("P2", "pupil", "fair");
    g_autoptr(EqlItem) three = scored("P3", "pupil", "fair"), four = scored("P4", "pupil", "fair");
    g_autoptr(EqlItem) staff = scored("S1", "staff", "fair");
    g_autoptr(EqlItem) comment = eql_item_new("P5", "pupil", EQL_ITEM_COMMENT);
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_new();
    g_assert_true(eql_crosswalk_add(crosswalk, "P1", "P2"));
    g_clear_pointer(&four->scale, eql_scale_unref);
    four->scale = eql_scale_parse("a|b|c");
    assert_link(crosswalk, one, two, NULL);
    assert_link(crosswalk, two, three, NULL);
    assert_link(crosswalk, one, three, "P2 has taken the place of question P1");
    assert_link(crosswalk, two, one, "comes after");
    assert_link(crosswalk, one, one, "comes after");
    assert_link(crosswalk, one, staff, "different audiences");
    assert_link(crosswalk, one, four, "different numbers");
    assert_link(crosswalk, comment, one, "P5 has no scale");
    g_autoptr(EqlCrosswalk) copy = eql_crosswalk_copy(crosswalk);
    g_assert_true(eql_crosswalk_equal(copy, crosswalk));
    eql_crosswalk_remove(copy, "P9");
    eql_crosswalk_remove(copy, "P2");
    g_assert_false(eql_crosswalk_equal(copy, crosswalk));
    g_assert_cmpuint(copy->pairs->len, ==, 0);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/questionnaire-edit/insert-remove", test_insert_and_remove);
    g_test_add_func("/questionnaire-edit/replace", test_replace);
    g_test_add_func("/questionnaire-edit/move", test_move);
    g_test_add_func("/questionnaire-edit/set-aside", test_set_aside);
    g_test_add_func("/questionnaire-edit/audience", test_audience);
    g_test_add_func("/questionnaire-edit/themes", test_themes);
    g_test_add_func("/questionnaire-edit/theme-of-others", test_theme_of_others);
    g_test_add_func("/questionnaire-edit/codes", test_codes);
    g_test_add_func("/questionnaire-edit/scale-faults", test_scale_faults);
    g_test_add_func("/questionnaire-edit/scales", test_scales);
    g_test_add_func("/questionnaire-edit/item-faults", test_item_faults);
    g_test_add_func("/questionnaire-edit/questionnaire-faults", test_questionnaire_faults);
    g_test_add_func("/questionnaire-edit/links", test_links);
    return g_test_run();
}
