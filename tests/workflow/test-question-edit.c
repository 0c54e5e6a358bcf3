/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the questionnaire: done, taken back, refused where answers would be lost, written
 * to a file and read again. */
#include "workflow/question-edit.h"

#include <string.h>

#include "analysis/scores.h"
#include "base/data-folder.h"
#include "base/language.h"
#include "import-case.h"
#include "intake/lists/scales-file.h"

static EqlQuestionSet *stored(ImportCase *c)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(c->project);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(store, &error);
    g_assert_no_error(error);
    return eql_question_set_new(questionnaire, crosswalk);
}

static GHashTable *uses_of(ImportCase *c)
{
    g_autoptr(GError) error = NULL;
    GHashTable *uses = eql_store_item_uses(eql_project_store(c->project), &error);
    g_assert_no_error(error);
    return uses;
}

static void assert_stored(ImportCase *c, const EqlQuestionSet *expected)
{
    g_autoptr(EqlQuestionSet) now = stored(c);
    g_assert_true(eql_questionnaire_equal(now->questionnaire, expected->questionnaire));
    g_assert_true(eql_crosswalk_equal(now->crosswalk, expected->crosswalk));
}

static void apply(ImportCase *c, EqlEdit *edit, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_edit_apply(edit, c->project, forwards, &error));
    g_assert_no_error(error);
}

static void refuse(ImportCase *c, EqlEdit *edit, gboolean forwards, EqlWorkflowError code,
                   const char *words)
{
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(edit, c->project, forwards, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, (int)code);
    if (!strstr(error->message, words))
        g_error("“%s” does not say “%s”", error->message, words);
}

static EqlItem *copy_of(const EqlQuestionSet *set, const char *code)
{
    return eql_item_copy(eql_questionnaire_item(set->questionnaire, code));
}

/* Takes the item. */
static EqlQuestionSet *with_item(const EqlQuestionSet *set, EqlItem *item)
{
    g_autofree char *code = g_strdup(item->code);
    return eql_question_set_with(set, eql_questionnaire_replace(set->questionnaire, code, item));
}

static void bring_answers(ImportCase *c)
{
    g_autoptr(GString) text = g_string_new("P01,P03\n");
    for (guint i = 0; i < 20; i++)
        g_string_append(text, i < 15 ? "Agree,Disagree\n" : "Don't know,Strongly agree\n");
    g_assert_true(import_case_bring(c, "pupils.csv", text->str));
}

/* The score of pupils' first theme, −1 when there is none; `n`: its questions. */
static double score(ImportCase *c, guint *n)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(c->project, NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    const EqlAudienceScores *pupils = scores->audiences->pdata[0];
    *n = 0;
    for (guint i = 0; i < pupils->themes->len; i++) {
        const EqlThemeScore *theme = pupils->themes->pdata[i];
        if (!g_str_equal(theme->code, "belonging-and-identity") ||
            !eql_figure_is_shown(theme->score))
            continue;
        *n = theme->n_items;
        return theme->score.value;
    }
    return -1;
}

/* ── done and taken back ── */

static void test_change(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlQuestionSet) before = stored(c);
    EqlItem *item = copy_of(before, "P02");
    g_free(item->text);
    item->text = g_strdup("I can be who I am at school.");
    g_autoptr(EqlQuestionSet) after = with_item(before, item);
    g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_CHANGE, before, after);
    g_assert_null(eql_edit_questions(EQL_QUESTIONS_CHANGE, before, before));
    g_assert_cmpstr(eql_edit_undo_label(edit), ==, "Undo change of question");
    g_assert_true(eql_edit_touches(edit) & EQL_TOUCHES_QUESTIONS);
    g_assert_true(eql_edit_questions_state(edit, TRUE) == after);
    g_assert_true(eql_edit_questions_state(edit, FALSE) == before);
    apply(c, edit, TRUE);
    assert_stored(c, after);
    apply(c, edit, FALSE);
    assert_stored(c, before);
    apply(c, edit, TRUE);
    assert_stored(c, after);
    refuse(c, edit, TRUE, EQL_WORKFLOW_ERROR_CHANGED, "changed elsewhere");
    assert_stored(c, after);
}

static void test_links(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlQuestionSet) before = stored(c);
    g_autoptr(EqlQuestionSet) linked = eql_question_set_linked(before, "P02", "P01");
    g_assert_null(eql_question_set_linked(linked, "P04", "P01"));
    g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_LINK, before, linked);
    apply(c, edit, TRUE);
    assert_stored(c, linked);
    EqlItem *item = copy_of(linked, "P02");
    g_free(item->code);
    item->code = g_strdup("P02b");
    g_autoptr(EqlQuestionSet) recoded = eql_question_set_recoded(
        linked, eql_questionnaire_replace(linked->questionnaire, "P02", item), "P02", "P02b");
    g_autoptr(EqlEdit) code = eql_edit_questions(EQL_QUESTIONS_CHANGE, linked, recoded);
    apply(c, code, TRUE);
    g_assert_cmpstr(eql_crosswalk_before(recoded->crosswalk, "P02b"), ==, "P01");
    g_autoptr(EqlQuestionSet) removed =
        eql_question_set_with(recoded, eql_questionnaire_remove(recoded->questionnaire, "P01"));
    g_assert_cmpuint(removed->crosswalk->pairs->len, ==, 0);
    g_autoptr(EqlEdit) remove = eql_edit_questions(EQL_QUESTIONS_REMOVE, recoded, removed);
    apply(c, remove, TRUE);
    assert_stored(c, removed);
    apply(c, remove, FALSE);
    apply(c, code, FALSE);
    apply(c, edit, FALSE);
    assert_stored(c, before);
    g_autoptr(EqlQuestionSet) none = eql_question_set_linked(linked, "P02", NULL);
    g_assert_true(eql_crosswalk_equal(none->crosswalk, before->crosswalk));
}

/* The plan and the accreditation speak of the theme by its new name, and by the old one again. */
static void test_rename_theme(ImportCase *c, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(c->project);
    g_autoptr(GPtrArray) plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    EqlAction *action = eql_action_new();
    char **texts[] = {&action->id, &action->theme, &action->finding};
    const char *const words[] = {"A1", "Talking about race", "area:pupil:talking-about-race:"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(*texts[i]);
        *texts[i] = g_strdup(words[i]);
    }
    g_ptr_array_add(plan, action);
    g_assert_true(eql_store_set_actions(store, plan, &error));
    g_autoptr(EqlAccreditationEntry) level =
        eql_accreditation_entry_new(EQL_ACCREDITATION_LEVEL, "talking-about-race", "achieving", "");
    g_assert_true(eql_store_set_accreditation(store, level, &error));
    g_autoptr(EqlQuestionSet) before = stored(c);
    g_autoptr(EqlQuestionSet) after = eql_question_set_with(
        before,
        eql_questionnaire_rename_theme(before->questionnaire, "talking-about-race", "Justice"));
    g_assert_nonnull(after);
    g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_RENAME_THEME, before, after);
    g_assert_true(eql_edit_touches(edit) & EQL_TOUCHES_PLAN);
    for (guint round = 0; round < 2; round++) {
        gboolean forwards = round == 0;
        apply(c, edit, forwards);
        g_autoptr(GPtrArray) actions = eql_store_actions(store, &error);
        const EqlAction *now = actions->pdata[0];
        g_assert_cmpstr(now->theme, ==, forwards ? "Justice" : "Talking about race");
        g_assert_cmpstr(now->finding, ==,
                        forwards ? "area:pupil:justice:" : "area:pupil:talking-about-race:");
        g_autoptr(GPtrArray) entries = eql_store_accreditation(store, &error);
        g_assert_nonnull(eql_accreditation_find_entry(entries, EQL_ACCREDITATION_LEVEL,
                                                      forwards ? "justice" : "talking-about-race"));
    }
    assert_stored(c, before);
}

static GPtrArray *plan_of(const char *finding)
{
    GPtrArray *plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    EqlAction *action = eql_action_new();
    g_free(action->finding);
    action->finding = g_strdup(finding);
    g_ptr_array_add(plan, action);
    return plan;
}

/* A theme may be called as those are who were asked. */
static void test_rename_theme_like_audience(ImportCase *c, gconstpointer data)
{
    static const char *const findings[][3] = {
        {"area:pupil:pupil:", "area:pupil:us:", "area:pupil:pupil:"},
        {"gap:pupil+staff:belonging:sex=F", "gap:pupil+staff:belonging:sex=F",
         "gap:pupil+staff:belonging:sex=F"},
        {"area:pupil:belonging:", "area:pupil:belonging:", "area:pupil:belonging:"}};
    EqlStore *store = eql_project_store(c->project);
    g_autoptr(EqlQuestionSet) first = stored(c);
    g_autoptr(EqlQuestionSet) before = eql_question_set_with(
        first, eql_questionnaire_rename_theme(first->questionnaire, "talking-about-race", "Pupil"));
    g_autoptr(EqlEdit) begin = eql_edit_questions(EQL_QUESTIONS_RENAME_THEME, first, before);
    apply(c, begin, TRUE);
    g_autoptr(EqlQuestionSet) after = eql_question_set_with(
        before, eql_questionnaire_rename_theme(before->questionnaire, "pupil", "Us"));
    g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_RENAME_THEME, before, after);
    for (guint i = 0; i < G_N_ELEMENTS(findings); i++) {
        g_autoptr(GPtrArray) plan = plan_of(findings[i][0]);
        g_assert_true(eql_store_set_actions(store, plan, NULL));
        for (guint round = 1; round < 3; round++) {
            apply(c, edit, round == 1);
            g_autoptr(GPtrArray) actions = eql_store_actions(store, NULL);
            g_assert_cmpstr(((EqlAction *)actions->pdata[0])->finding, ==, findings[i][round]);
        }
    }
}

/* ── answers ── */

static void test_uses(ImportCase *c, gconstpointer data)
{
    g_autoptr(GHashTable) none = uses_of(c);
    g_assert_cmpuint(g_hash_table_size(none), ==, 0);
    bring_answers(c);
    g_autoptr(GHashTable) uses = uses_of(c);
    const EqlItemUse *one = g_hash_table_lookup(uses, "P01");
    g_assert_cmpuint(one->scored, ==, 15);
    g_assert_cmpuint(one->columns, ==, 1);
    g_assert_true(eql_questionnaire_is_used(uses, "P03"));
    g_assert_false(eql_questionnaire_is_used(uses, "P02"));
}

/* Turning a question round turns its scores, and says so before. */
static void test_reverse(ImportCase *c, gconstpointer data)
{
    guint n, again;
    bring_answers(c);
    double was = score(c, &n);
    g_autoptr(EqlQuestionSet) before = stored(c);
    EqlItem *item = copy_of(before, "P01");
    item->reversed = !item->reversed;
    g_autoptr(EqlQuestionSet) after = with_item(before, item);
    g_autoptr(GHashTable) uses = uses_of(c);
    g_autofree char *effect =
        eql_questionnaire_effect(before->questionnaire, after->questionnaire, uses);
    g_assert_cmpstr(effect, ==,
                    "The scores of 15 answers to question P01 turn round: 100 becomes 0.");
    ((EqlItemUse *)g_hash_table_lookup(uses, "P01"))->scored = 11480;
    const EqlLanguage *spoken = eql_language_use(eql_language_find("en", NULL));
    g_autofree char *many =
        eql_questionnaire_effect(before->questionnaire, after->questionnaire, uses);
    eql_language_use(spoken);
    g_assert_cmpstr(many, ==,
                    "The scores of 11,480 answers to question P01 turn round: 100 becomes 0.");
    g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_REVERSE, before, after);
    apply(c, edit, TRUE);
    /* Each of 15 has 75 and 75 (P03 is reversed), then 25 and 75; each of 5 has 0 alone. */
    g_assert_cmpfloat_with_epsilon(was, (15 * 75.0 + 5 * 0) / 20, 1e-9);
    g_assert_cmpfloat_with_epsilon(score(c, &again), (15 * 50.0 + 5 * 0) / 20, 1e-9);
    g_assert_cmpuint(n, ==, again);
    g_assert_cmpuint(n, ==, 2);
    apply(c, edit, FALSE);
    g_assert_cmpfloat_with_epsilon(score(c, &again), was, 1e-9);
}

/* What is set aside is kept: put back, all figures are as they were. */
static void test_set_aside(ImportCase *c, gconstpointer data)
{
    guint n;
    bring_answers(c);
    double was = score(c, &n);
    g_autoptr(EqlQuestionSet) before = stored(c);
    EqlItem *item = copy_of(before, "P03");
    eql_item_set_aside(item, TRUE);
    g_autoptr(EqlQuestionSet) after = with_item(before, item);
    g_autoptr(GHashTable) uses = uses_of(c);
    g_autofree char *effect =
        eql_questionnaire_effect(before->questionnaire, after->questionnaire, uses);
    g_assert_cmpstr(effect, ==,
                    "20 answers to question P03 are kept, but no figure will count them.");
    g_autoptr(EqlEdit) aside = eql_edit_questions(EQL_QUESTIONS_SET_ASIDE, before, after);
    apply(c, aside, TRUE);
    g_assert_cmpfloat_with_epsilon(score(c, &n), 75, 1e-9);
    g_assert_cmpuint(n, ==, 1);
    g_autoptr(EqlEdit) back = eql_edit_questions(EQL_QUESTIONS_PUT_BACK, after, before);
    g_autofree char *again =
        eql_questionnaire_effect(after->questionnaire, before->questionnaire, uses);
    g_assert_cmpstr(again, ==, "20 answers to question P03 will count again.");
    apply(c, back, TRUE);
    g_assert_cmpfloat_with_epsilon(score(c, &n), was, 1e-9);
    /* the audience as a whole */
    g_autoptr(EqlQuestionSet) off = eql_question_set_with(
        before, eql_questionnaire_set_audience(before->questionnaire, "pupil", FALSE));
    g_autofree char *all =
        eql_questionnaire_effect(before->questionnaire, off->questionnaire, uses);
    g_assert_cmpstr(all, ==, "35 answers are kept, but no figure will count them (questions: 2).");
    g_autoptr(EqlEdit) none = eql_edit_questions(EQL_QUESTIONS_AUDIENCE, before, off);
    apply(c, none, TRUE);
    g_assert_cmpfloat(score(c, &n), ==, -1);
    apply(c, none, FALSE);
    g_assert_cmpfloat_with_epsilon(score(c, &n), was, 1e-9);
}

typedef void (*Spoil)(EqlItem *item);

static void make_shorter(EqlItem *item)
{
    eql_scale_unref(item->scale);
    item->scale = eql_scale_parse("Disagree|Agree");
}

static void give_to_staff(EqlItem *item)
{
    g_free(item->audience);
    item->audience = g_strdup("staff");
}

static void make_comment(EqlItem *item)
{
    item->kind = EQL_ITEM_COMMENT;
    eql_item_tidy(item);
}

static void make_shorter_aside(EqlItem *item)
{
    make_shorter(item);
    eql_item_set_aside(item, TRUE);
}

static void recode(EqlItem *item)
{
    g_free(item->code);
    item->code = g_strdup("X1");
}

static void test_nothing_is_lost(ImportCase *c, gconstpointer data)
{
    static const Spoil spoils[] = {make_shorter, give_to_staff, make_comment, make_shorter_aside,
                                   recode};
    g_autoptr(EqlQuestionSet) before = stored(c);
    bring_answers(c);
    for (guint i = 0; i < G_N_ELEMENTS(spoils); i++) {
        EqlItem *item = copy_of(before, "P01");
        spoils[i](item);
        g_autoptr(EqlQuestionSet) after = eql_question_set_with(
            before, eql_questionnaire_replace(before->questionnaire, "P01", item));
        g_autoptr(EqlEdit) edit = eql_edit_questions(EQL_QUESTIONS_CHANGE, before, after);
        refuse(c, edit, TRUE, EQL_WORKFLOW_ERROR_IN_USE, "question P01");
    }
    g_autoptr(EqlQuestionSet) removed =
        eql_question_set_with(before, eql_questionnaire_remove(before->questionnaire, "P01"));
    g_autoptr(EqlEdit) remove = eql_edit_questions(EQL_QUESTIONS_REMOVE, before, removed);
    refuse(c, remove, TRUE, EQL_WORKFLOW_ERROR_IN_USE, "question P01");
    assert_stored(c, before);
}

/* A question that came, and got answers, cannot be taken back before they are. */
static void test_undo_keeps_answers(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlQuestionSet) before = stored(c);
    EqlItem *item = copy_of(before, "P01");
    g_free(item->code);
    item->code = g_strdup("P77");
    g_autoptr(EqlQuestionSet) after =
        eql_question_set_with(before, eql_questionnaire_insert(before->questionnaire, item, 1));
    g_autoptr(EqlEdit) add = eql_edit_questions(EQL_QUESTIONS_ADD, before, after);
    apply(c, add, TRUE);
    g_assert_true(import_case_bring(c, "pupils.csv", "P77\nAgree\nAgree\nDisagree\n"));
    refuse(c, add, FALSE, EQL_WORKFLOW_ERROR_IN_USE, "P77");
    assert_stored(c, after);
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_store_undo(eql_project_store(c->project), c->record->id, &error));
    apply(c, add, FALSE);
    assert_stored(c, before);
}

static void test_comments(ImportCase *c, gconstpointer data)
{
    import_case_use(c, "P1,pupil,scored,Fair,All are treated alike.,agree5,no,\n"
                       "P2,pupil,comment,Fair,What would help?,,,\n");
    g_assert_true(import_case_bring(c, "pupils.csv", "P1,P2\nAgree,More time\nAgree,A room\n"));
    g_autoptr(EqlQuestionSet) before = stored(c);
    g_autoptr(EqlQuestionSet) removed =
        eql_question_set_with(before, eql_questionnaire_remove(before->questionnaire, "P2"));
    g_autoptr(EqlEdit) remove = eql_edit_questions(EQL_QUESTIONS_REMOVE, before, removed);
    refuse(c, remove, TRUE, EQL_WORKFLOW_ERROR_IN_USE, "Comments on question P2");
    EqlItem *item = copy_of(before, "P2");
    eql_item_set_aside(item, TRUE);
    g_autoptr(EqlQuestionSet) aside = with_item(before, item);
    g_autoptr(GHashTable) uses = uses_of(c);
    g_autofree char *effect =
        eql_questionnaire_effect(before->questionnaire, aside->questionnaire, uses);
    g_assert_cmpstr(effect, ==, "2 comments on question P2 are kept, but will not be shown.");
    g_autoptr(EqlEdit) set_aside = eql_edit_questions(EQL_QUESTIONS_SET_ASIDE, before, aside);
    apply(c, set_aside, TRUE);
    apply(c, set_aside, FALSE);
}

static void test_theme_effect(ImportCase *c, gconstpointer data)
{
    bring_answers(c);
    g_autoptr(EqlQuestionSet) before = stored(c);
    g_autoptr(GHashTable) uses = uses_of(c);
    g_autoptr(EqlQuestionnaire) renamed =
        eql_questionnaire_rename_theme(before->questionnaire, "belonging-and-identity", "Home");
    g_assert_null(eql_questionnaire_effect(before->questionnaire, renamed, uses));
    g_autoptr(EqlQuestionnaire) joined = eql_questionnaire_join_themes(
        before->questionnaire, "belonging-and-identity", "talking-about-race");
    g_autofree char *effect = eql_questionnaire_effect(before->questionnaire, joined, uses);
    g_assert_cmpstr(effect, ==, "35 answers will count towards another theme (questions: 2).");
    guint counts[3];
    eql_questionnaire_compare(before->questionnaire, joined, counts);
    g_assert_cmpuint(counts[0], ==, 0);
    g_assert_cmpuint(counts[1], ==, 0);
    g_assert_cmpuint(counts[2], >=, 2);
}

/* ── files ── */

static const char *pick(const char *const *words, guint n)
{
    return words[g_test_rand_int_range(0, (int)n)];
}

static char *some_text(void)
{
    static const char *const parts[] = {"I feel",    "\"quoted\"", "a, b",  "é ŵ", "=1+1", "ж",
                                        "half; and", "|",          "100 %", "’s",  "a\nb", "#"};
    g_autoptr(GString) text = g_string_new("T");
    for (int n = g_test_rand_int_range(1, 6); n > 0; n--)
        g_string_append_printf(text, " %s", pick(parts, G_N_ELEMENTS(parts)));
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static EqlItem *some_item(guint number, const EqlQuestionnaire *so_far, EqlScaleBook *book)
{
    static const char *const audiences[] = {"pupil", "staff", "parent", "governor"};
    static const char *const themes[] = {"Fair treatment", "Belonging", "Élan", "Ж",
                                         "fair Treatment"};
    static const char *const scales[] = {"agree5", "yesno", "Never|Always", "a|b|c;d, e|\"f\""};
    static const char *const asked[] = {"sex", "ethnicity", "year", "comment"};
    g_autofree char *code = g_strdup_printf("%c%u", g_test_rand_bit() ? 'P' : 'Q', number);
    EqlItem *item = eql_item_new(code, pick(audiences, G_N_ELEMENTS(audiences)),
                                 (EqlItemKind)g_test_rand_int_range(0, 4));
    item->text = some_text();
    if (item->kind == EQL_ITEM_SCORED || g_test_rand_bit())
        eql_item_set_theme(item, so_far, pick(themes, G_N_ELEMENTS(themes)));
    if (item->kind == EQL_ITEM_SCORED || (item->kind == EQL_ITEM_IGNORE && g_test_rand_bit())) {
        item->scale = eql_scale_book_get(book, pick(scales, G_N_ELEMENTS(scales)));
        item->reversed = g_test_rand_bit();
    }
    if (item->kind == EQL_ITEM_CHARACTERISTIC ||
        (item->kind == EQL_ITEM_IGNORE && g_test_rand_bit()))
        item->characteristic = g_strdup(pick(asked, G_N_ELEMENTS(asked)));
    return item;
}

/* Whatever a questionnaire holds, a file brings back, as CSV and as a workbook. */
static void test_round_trip(ImportCase *c, gconstpointer data)
{
    static const char *const names[] = {"q.csv", "q.xlsx"};
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlScaleBook) book = eql_scale_book_load(eql_data_folder(NULL), &error);
    for (guint round = 0; round < 40; round++) {
        g_autoptr(EqlQuestionnaire) made = eql_questionnaire_new();
        for (guint i = 1 + (guint)g_test_rand_int_range(0, 12); i > 0; i--)
            g_assert_true(eql_questionnaire_take(made, some_item(i, made, book)));
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
            g_autofree char *path = import_case_path(c, names[i]);
            g_assert_true(eql_questionnaire_write(made, path, &error));
            g_autoptr(EqlQuestionnaire) read = eql_questionnaire_open(path, NULL, &error);
            g_assert_no_error(error);
            g_assert_true(eql_questionnaire_equal(made, read));
        }
    }
}

static void test_scale_of_labels(void)
{
    static const char *const points[] = {"No", "Yes", NULL};
    static const char *const built_in[] = {"Not sure", "Don't know", "Prefer not to say", NULL};
    static const char *const own[] = {"Perhaps", NULL}, *const none[] = {NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlScaleBook) book = eql_scale_book_load(eql_data_folder(NULL), &error);
    g_assert_no_error(error);
    g_assert_cmpstr(eql_scale_book_names(book)[0], ==, "agree5");
    g_autoptr(EqlScale) first = eql_scale_book_with_labels(book, points, built_in);
    g_autoptr(EqlScale) second = eql_scale_book_with_labels(book, points, own);
    g_assert_cmpstr(first->spec, ==, "yesno");
    g_assert_cmpstr(second->spec, ==, "No|Yes;Perhaps");
    g_assert_null(eql_scale_book_with_labels(book, none, own));
}

/* Through the file that somebody edited elsewhere, answers in or not. */
static void test_open(ImportCase *c, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = import_case_path(c, "mine.csv");
    bring_answers(c);
    g_autoptr(EqlQuestionSet) before = stored(c);
    EqlItem *item = copy_of(before, "P03");
    eql_item_set_aside(item, TRUE);
    g_autoptr(EqlQuestionnaire) aside =
        eql_questionnaire_replace(before->questionnaire, "P03", item);
    g_assert_true(eql_questionnaire_write(aside, path, &error));
    g_assert_true(eql_project_use_questionnaire(c->project, path, NULL, &error));
    g_autoptr(EqlQuestionSet) now = stored(c);
    g_assert_true(eql_questionnaire_equal(now->questionnaire, aside));
    g_assert_cmpint(eql_item_kind_when_put(eql_questionnaire_item(now->questionnaire, "P03")), ==,
                    EQL_ITEM_SCORED);
    g_autoptr(EqlQuestionnaire) starter = eql_questionnaire_starter(&error);
    g_assert_true(eql_questionnaire_equal(starter, before->questionnaire));
}

int main(int argc, char *argv[])
{
    import_case_init(&argc, &argv);
    ADD_IMPORT_TEST("/question-edit/change", test_change);
    ADD_IMPORT_TEST("/question-edit/links", test_links);
    ADD_IMPORT_TEST("/question-edit/rename-theme", test_rename_theme);
    ADD_IMPORT_TEST("/question-edit/rename-theme-like-audience", test_rename_theme_like_audience);
    ADD_IMPORT_TEST("/question-edit/uses", test_uses);
    ADD_IMPORT_TEST("/question-edit/reverse", test_reverse);
    ADD_IMPORT_TEST("/question-edit/set-aside", test_set_aside);
    ADD_IMPORT_TEST("/question-edit/nothing-is-lost", test_nothing_is_lost);
    ADD_IMPORT_TEST("/question-edit/undo-keeps-answers", test_undo_keeps_answers);
    ADD_IMPORT_TEST("/question-edit/comments", test_comments);
    ADD_IMPORT_TEST("/question-edit/theme-effect", test_theme_effect);
    ADD_IMPORT_TEST("/question-edit/round-trip", test_round_trip);
    ADD_IMPORT_TEST("/question-edit/open", test_open);
    g_test_add_func("/question-edit/scale-of-labels", test_scale_of_labels);
    return import_case_run();
}
