/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every change that a person can make to a project, in the sample school: done, taken back, made
 * again and taken back once more. What the file holds is compared row by row. */
#include <string.h>

#include "../all-rows.h"
#include "fixture.h"
#include "workflow/comment-edit.h"
#include "workflow/import-edit.h"
#include "workflow/plan-edit.h"
#include "workflow/question-edit.h"
#include "workflow/record-edit.h"

static void set_up_sample(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    f->folder = g_dir_make_tmp("equalens-XXXXXX", &error);
    f->path = place(f, "sample.equalens");
    f->project = eql_project_create_sample(f->path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
}

/* ── what the file holds ── */

/* All tables but the ids that actions ever had, which are never given again, and the scales,
 * which are told by what the questions say of them. */
static char *contents(Fixture *f)
{
    return all_rows(f->path, "name NOT LIKE 'scale%' AND name <> 'action_id'");
}

static void apply(Fixture *f, EqlEdit *edit, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    eql_edit_apply(edit, f->project, forwards, &error);
    g_assert_no_error(error);
}

/* What no page is about is told of, and nothing else; imports are by their files' names. */
static void assert_seen_or_told(const EqlEdit *edit)
{
    const EqlTouches with_page =
        EQL_TOUCHES_COMMENTS | EQL_TOUCHES_ACCREDITATION | EQL_TOUCHES_QUESTIONS;
    EqlTouches touches = eql_edit_touches(edit);
    gboolean seen = touches == EQL_TOUCHES_PLAN || (touches & with_page) != 0 ||
                    eql_edit_import_ids(edit) != NULL;
    g_assert_true((eql_edit_told(edit, FALSE) == NULL) == seen);
    g_assert_true((eql_edit_told(edit, TRUE) == NULL) == seen);
    if (!seen)
        g_assert_cmpstr(eql_edit_told(edit, FALSE), !=, eql_edit_told(edit, TRUE));
}

/* Takes the edit; leaves the file as it was, or with the change in it. */
static void try_edit(Fixture *f, EqlEdit *taken, gboolean leave)
{
    g_autoptr(EqlEdit) edit = taken;
    g_assert_nonnull(edit);
    const char *name = eql_edit_undo_label(edit);
    g_test_message("%s", name);
    g_assert_true(g_str_has_prefix(name, "Undo "));
    g_assert_cmpstr(eql_edit_redo_label(edit) + strlen("Redo "), ==, name + strlen("Undo "));
    assert_seen_or_told(edit);
    g_autofree char *before = contents(f);
    apply(f, edit, TRUE);
    g_autofree char *after = contents(f);
    g_assert_cmpstr(after, !=, before);
    apply(f, edit, FALSE);
    g_autofree char *back = contents(f);
    assert_same_rows(name, back, before);
    apply(f, edit, TRUE);
    g_autofree char *again = contents(f);
    assert_same_rows(name, again, after);
    if (leave)
        return;
    apply(f, edit, FALSE);
    g_autofree char *last = contents(f);
    assert_same_rows(name, last, before);
}

/* ── the plan ── */

static EqlAction *nth(Fixture *f, guint at)
{
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(f->project), NULL);
    g_assert_cmpuint(actions->len, >, at);
    return eql_action_copy(actions->pdata[at]);
}

static void try_field(Fixture *f, EqlActionField field, const char *text)
{
    g_autoptr(EqlAction) before = nth(f, 1);
    g_autoptr(EqlAction) after = eql_action_copy(before);
    eql_action_set(after, field, text);
    try_edit(f, eql_edit_change_action(before, after), FALSE);
}

static void test_plan(Fixture *f, gconstpointer data)
{
    static const char *const texts[EQL_ACTION_FIELDS] = {
        [EQL_ACTION_PRIORITY] = "3",         [EQL_ACTION_THEME] = "Another theme",
        [EQL_ACTION_EVIDENCE] = "Heard",     [EQL_ACTION_ACTIVITY] = "Walk",
        [EQL_ACTION_OWNER] = "Ms Khan",      [EQL_ACTION_GOVERNANCE] = "Governors",
        [EQL_ACTION_DUE] = "2030-07-01",     [EQL_ACTION_SUCCESS] = "A score above 55",
        [EQL_ACTION_STATUS] = "in-progress", [EQL_ACTION_REVIEW] = "Half way"};
    g_autoptr(GError) error = NULL;
    guint n = 0;
    try_edit(f, eql_edit_propose(f->project, NULL, &n, &error), TRUE);
    g_assert_no_error(error);
    g_autoptr(EqlAction) own = eql_action_new();
    eql_action_set(own, EQL_ACTION_ACTIVITY, "Talk");
    try_edit(f, eql_edit_add_action(own, 1), FALSE);
    try_edit(f, eql_edit_add_action(own, G_MAXUINT), FALSE);
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++)
        try_field(f, (EqlActionField)field, texts[field]);
    g_autoptr(EqlAction) first = nth(f, 0);
    try_edit(f, eql_edit_move_action(first, 0, 3), FALSE);
    try_edit(f, eql_edit_delete_action(first, 0), FALSE);
    g_autoptr(EqlAction) other = eql_action_copy(first);
    eql_action_set(other, EQL_ACTION_OWNER, "Mr Ali");
    GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    g_ptr_array_add(changes, eql_action_change_new(first, other, 0));
    g_ptr_array_add(changes, eql_action_change_new(NULL, own, G_MAXUINT));
    try_edit(f, eql_edit_read_back(changes), FALSE);
}

/* ── comments ── */

static void test_comments(Fixture *f, gconstpointer data)
{
    static const char *const tags[] = {"corridors", "follow up", NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    const EqlAudienceData *audience = dataset->audiences->pdata[0];
    const EqlComment *comment = audience->responses->comments->pdata[0];
    g_auto(GStrv) words = g_strsplit(comment->text, " ", 2);
    try_edit(f, eql_edit_quote(comment->id, TRUE), TRUE);
    try_edit(f, eql_edit_quote(comment->id, FALSE), FALSE);
    try_edit(f, eql_edit_tag(comment->id, tags, TRUE), TRUE);
    try_edit(f, eql_edit_tag(comment->id, tags, FALSE), FALSE);
    try_edit(f, eql_edit_mask(comment->id, words[0]), FALSE);
}

/* ── what is noted beside the figures ── */

static void try_reach(Fixture *f, EqlAccreditationKind kind, const char *code, const char *value)
{
    g_autoptr(EqlAccreditationEntry) first = eql_accreditation_entry_new(kind, code, value, "");
    g_autoptr(EqlAccreditationEntry) then =
        eql_accreditation_entry_new(kind, code, value, "In the folder");
    try_edit(f, eql_edit_reach(NULL, first), TRUE);
    try_edit(f, eql_edit_reach(first, then), FALSE);
}

static void test_accreditation(Fixture *f, gconstpointer data)
{
    try_reach(f, EQL_ACCREDITATION_STAGE, "joined", "2025-09-01");
    try_reach(f, EQL_ACCREDITATION_CRITERION, "data", "partly");
    try_reach(f, EQL_ACCREDITATION_LEVEL, "talking-about-race", "achieving");
}

static EqlSettings *settings_of(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    EqlSettings *settings = eql_store_settings(eql_project_store(f->project), &error);
    g_assert_no_error(error);
    return settings;
}

static void try_setting(Fixture *f, const char *key, gboolean leave)
{
    g_autoptr(EqlSettings) before = settings_of(f);
    g_autoptr(GError) error = NULL;
    g_autofree char *value = eql_settings_get(before, key);
    double least = 0, most = 1000, now = g_ascii_strtod(value != NULL ? value : "", NULL);
    gboolean whole = TRUE;
    char other[G_ASCII_DTOSTR_BUF_SIZE];
    eql_settings_range(key, &least, &most, &whole);
    double step = whole ? 1 : most <= 1 ? 0.001 : 0.5;
    g_ascii_dtostr(other, sizeof other, now + step <= most ? now + step : now - step);
    try_edit(f, eql_edit_setting(before, key, other, &error), leave);
    g_assert_no_error(error);
}

/* Of a larger k the evidence of proposed actions changes, too. */
static void test_settings(Fixture *f, gconstpointer data)
{
    guint n = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlEdit) proposals = eql_edit_propose(f->project, NULL, &n, &error);
    const char *const *keys = eql_settings_keys();
    apply(f, proposals, TRUE);
    for (guint i = 0; keys[i] != NULL; i++)
        try_setting(f, keys[i], TRUE);
    try_setting(f, "invited.staff", FALSE);
    g_autoptr(EqlSettings) changed = settings_of(f);
    try_edit(f, eql_edit_usual_settings(changed), FALSE);
    try_edit(f, eql_edit_setting(changed, "k", "40", &error), FALSE);
    g_assert_no_error(error);
}

static void test_groups_and_figures(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlSettings) before = settings_of(f);
    g_autoptr(EqlBenchmark) england = eql_benchmark_new("England", "2016/17", "The department");
    try_edit(f, eql_edit_beside(before, england), TRUE);
    g_autoptr(EqlSettings) with = settings_of(f);
    try_edit(f, eql_edit_beside(with, NULL), FALSE);
    try_edit(f, eql_edit_merge_groups("ethnicity", "Pakistani + Bangladeshi", FALSE), TRUE);
    try_edit(f, eql_edit_merge_groups("ethnicity", "", TRUE), FALSE);
}

/* ── the questionnaire ── */

static EqlQuestionSet *questions_of(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(f->project);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(store, &error);
    g_assert_no_error(error);
    return eql_question_set_new(questionnaire, crosswalk);
}

/* Both are taken. */
static void try_set(Fixture *f, EqlQuestionsChange what, EqlQuestionSet *after, gboolean leave)
{
    g_autoptr(EqlQuestionSet) before = questions_of(f), then = after;
    g_assert_nonnull(then);
    try_edit(f, eql_edit_questions(what, before, then), leave);
}

static void try_next(Fixture *f, EqlQuestionsChange what, EqlQuestionnaire *next, gboolean leave)
{
    g_autoptr(EqlQuestionSet) before = questions_of(f);
    try_set(f, what, eql_question_set_with(before, next), leave);
}

static EqlItem *item_of(const EqlQuestionSet *set, const char *code)
{
    return eql_item_copy(eql_questionnaire_item(set->questionnaire, code));
}

/* A question of one's own, which nobody has answered yet. */
static void add_question(Fixture *f)
{
    g_autoptr(EqlQuestionSet) set = questions_of(f);
    EqlItem *item = item_of(set, "P01");
    g_free(item->code);
    item->code = g_strdup("P91");
    try_next(f, EQL_QUESTIONS_ADD, eql_questionnaire_insert(set->questionnaire, item, 1), TRUE);
}

static void test_questions(Fixture *f, gconstpointer data)
{
    add_question(f);
    g_autoptr(EqlQuestionSet) set = questions_of(f);
    const EqlQuestionnaire *now = set->questionnaire;
    try_next(f, EQL_QUESTIONS_REMOVE, eql_questionnaire_remove(now, "P91"), FALSE);
    try_next(f, EQL_QUESTIONS_MOVE, eql_questionnaire_move(now, "P91", "P03"), FALSE);
    try_set(f, EQL_QUESTIONS_LINK, eql_question_set_linked(set, "P91", "P01"), FALSE);
    EqlItem *other = item_of(set, "P01");
    g_free(other->text);
    other->text = g_strdup("I feel at home here.");
    try_next(f, EQL_QUESTIONS_CHANGE, eql_questionnaire_replace(now, "P01", other), FALSE);
    EqlItem *reversed = item_of(set, "P01");
    reversed->reversed = !reversed->reversed;
    try_next(f, EQL_QUESTIONS_REVERSE, eql_questionnaire_replace(now, "P01", reversed), FALSE);
    EqlItem *aside = item_of(set, "P01"), *back = NULL;
    eql_item_set_aside(aside, TRUE);
    try_next(f, EQL_QUESTIONS_SET_ASIDE, eql_questionnaire_replace(now, "P01", aside), TRUE);
    g_autoptr(EqlQuestionSet) without = questions_of(f);
    back = item_of(without, "P01");
    eql_item_set_aside(back, FALSE);
    try_next(f, EQL_QUESTIONS_PUT_BACK,
             eql_questionnaire_replace(without->questionnaire, "P01", back), TRUE);
    EqlItem *recoded = item_of(set, "P91");
    g_free(recoded->code);
    recoded->code = g_strdup("P92");
    try_set(
        f, EQL_QUESTIONS_CHANGE,
        eql_question_set_recoded(set, eql_questionnaire_replace(now, "P91", recoded), "P91", "P92"),
        FALSE);
    EqlItem *scaled = item_of(set, "P91");
    const EqlItem *with_other = NULL;
    for (guint i = 0; i < now->items->len && with_other == NULL; i++) {
        const EqlItem *item = now->items->pdata[i];
        if (item->kind == scaled->kind && item->scale != NULL && item->scale != scaled->scale)
            with_other = item;
    }
    g_assert_nonnull(with_other);
    eql_scale_unref(scaled->scale);
    scaled->scale = eql_scale_ref(with_other->scale);
    try_next(f, EQL_QUESTIONS_SCALE, eql_questionnaire_replace(now, "P91", scaled), FALSE);
}

/* A theme's name is that of actions and of what is noted for the accreditation, too. */
static void test_themes(Fixture *f, gconstpointer data)
{
    guint n = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlEdit) proposals = eql_edit_propose(f->project, NULL, &n, &error);
    apply(f, proposals, TRUE);
    g_autoptr(EqlQuestionSet) set = questions_of(f);
    const EqlQuestionnaire *now = set->questionnaire;
    try_next(f, EQL_QUESTIONS_RENAME_THEME,
             eql_questionnaire_rename_theme(now, "talking-about-race", "Justice"), FALSE);
    try_next(f, EQL_QUESTIONS_MOVE_THEME,
             eql_questionnaire_move_theme(now, "talking-about-race", -1), FALSE);
    try_next(f, EQL_QUESTIONS_JOIN_THEMES,
             eql_questionnaire_join_themes(now, "talking-about-race", "belonging-and-identity"),
             FALSE);
    try_next(f, EQL_QUESTIONS_AUDIENCE, eql_questionnaire_set_audience(now, "parent", FALSE), TRUE);
    g_autoptr(EqlQuestionnaire) starter = eql_questionnaire_starter(&error);
    g_assert_no_error(error);
    try_next(f, EQL_QUESTIONS_STARTER, eql_questionnaire_ref(starter), TRUE);
    g_autoptr(EqlQuestionSet) last = questions_of(f);
    try_next(f, EQL_QUESTIONS_OPEN,
             eql_questionnaire_set_audience(last->questionnaire, "staff", FALSE), FALSE);
}

/* ── imports ── */

static GArray *one(gint64 id)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_array_append_val(ids, id);
    return ids;
}

/* Of an import all is compared, the scales too. Takes the edit; leaves the file as it was. */
static void try_import(Fixture *f, EqlEdit *taken)
{
    g_autoptr(EqlEdit) edit = taken;
    const char *name = eql_edit_undo_label(edit);
    g_test_message("%s", name);
    g_assert_cmpstr(eql_edit_redo_label(edit) + strlen("Redo "), ==, name + strlen("Undo "));
    g_autofree char *before = all_rows(f->path, NULL);
    apply(f, edit, TRUE); /* it was brought in before */
    g_autofree char *same = all_rows(f->path, NULL);
    assert_same_rows(name, same, before);
    apply(f, edit, FALSE);
    g_autofree char *out = all_rows(f->path, NULL);
    g_assert_cmpstr(out, !=, before);
    apply(f, edit, TRUE);
    g_autofree char *again = all_rows(f->path, NULL);
    assert_same_rows(name, again, before);
    apply(f, edit, FALSE);
    g_autofree char *once_more = all_rows(f->path, NULL);
    assert_same_rows(name, once_more, out);
    apply(f, edit, TRUE);
    g_autofree char *last = all_rows(f->path, NULL);
    assert_same_rows(name, last, before);
}

static gint64 bring(Fixture *f, EqlImportRequest request, const char *name, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file(f, name, text);
    request.path = path;
    g_autoptr(EqlImportRecord) record =
        eql_project_import(f->project, &request, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return record->id;
}

/* What is kept of the answers of one file: tags, marks and masks, too. */
static void mark_comments(Fixture *f)
{
    static const char *const tags[] = {"corridors", "follow up", NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *audience = dataset->audiences->pdata[i];
        const EqlComment *comment = audience->responses->comments->pdata[0];
        g_auto(GStrv) words = g_strsplit(comment->text, " ", 2);
        g_autoptr(EqlEdit) quote = eql_edit_quote(comment->id, TRUE);
        g_autoptr(EqlEdit) tag = eql_edit_tag(comment->id, tags, TRUE);
        g_autoptr(EqlEdit) mask = eql_edit_mask(comment->id, words[0]);
        apply(f, quote, TRUE);
        apply(f, tag, TRUE);
        apply(f, mask, TRUE);
    }
}

/* Every file of the sample school, alone, all together, and taken out by itself. */
static void test_imports(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    mark_comments(f);
    g_autoptr(GPtrArray) imports = eql_store_imports(eql_project_store(f->project), &error);
    g_assert_no_error(error);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        g_array_append_val(all, record->id);
        try_import(f, eql_edit_import(one(record->id), record->file));
        try_edit(f, eql_edit_take_out(one(record->id), record->file), FALSE);
    }
    try_import(f, eql_edit_import(all, NULL));
}

/* Each replaces the one before; what replaced it is put back between them. */
static void test_replaced_imports(Fixture *f, gconstpointer data)
{
    EqlImportRequest answers = {
        .kind = EQL_IMPORT_RESPONSES, .audience = "staff", .wave = "Spring", .replaces = 0};
    gint64 first = bring(f, answers, "one.csv", "S01,S02\nAgree,Agreee\n");
    answers.replaces = first;
    gint64 second = bring(f, answers, "two.csv", "S01,S02\nAgree,Agree\nAgree,No idea\n");
    answers.replaces = second;
    gint64 third = bring(f, answers, "three.csv", "S01,Name\nDisagree,Sam\n");
    EqlImportRequest log = {.kind = EQL_IMPORT_OUTCOMES, .replace = TRUE};
    const gint64 ids[] = {first, second, third,
                          bring(f, log, "log.csv",
                                "UPN,Date,Type\nA123456789012,01/10/2025,Suspension\n"
                                "B123456789012,?,Suspension\n"),
                          bring(f, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS}, "roll.csv",
                                "UPN,Gender,NCY\nA123456789012,F,7\nB123456789012,M,8\n")};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        try_import(f, eql_edit_import(one(ids[i]), NULL));
        try_edit(f, eql_edit_take_out(one(ids[i]), "file.csv"), FALSE);
    }
    GArray *some = one(first);
    g_array_append_val(some, third);
    try_import(f, eql_edit_import(some, NULL));
}

/* Back to an empty project and on again: each step finds the file as it left it. */
static void test_all_the_way(Fixture *f, gconstpointer data)
{
    enum { STEPS = 6 };
    g_autoptr(EqlEdit) import = eql_edit_import(one(3), "pupil-responses.xlsx");
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    const EqlAudienceData *pupils = dataset->audiences->pdata[0];
    const EqlComment *comment = pupils->responses->comments->pdata[0];
    g_autoptr(EqlEdit) quote = eql_edit_quote(comment->id, TRUE);
    g_autoptr(EqlEdit) out = eql_edit_take_out(one(1), "census.xml");
    g_autoptr(EqlQuestionSet) set = questions_of(f);
    g_autoptr(EqlQuestionnaire) next =
        eql_questionnaire_rename_theme(set->questionnaire, "talking-about-race", "Justice");
    g_autoptr(EqlQuestionSet) then = eql_question_set_with(set, eql_questionnaire_ref(next));
    g_autoptr(EqlEdit) question = eql_edit_questions(EQL_QUESTIONS_RENAME_THEME, set, then);
    g_autoptr(EqlEdit) other = eql_edit_take_out(one(3), "pupil-responses.xlsx");
    g_autoptr(EqlEdit) log = eql_edit_take_out(one(2), "suspensions.csv");
    EqlEdit *const edits[STEPS] = {import, quote, out, question, other, log};
    char *states[STEPS + 1];
    states[0] = NULL;
    for (guint i = 0; i < STEPS; i++) {
        apply(f, edits[i], TRUE);
        states[i + 1] = contents(f);
    }
    for (guint round = 0; round < 2; round++) {
        for (guint i = STEPS; i > 0; i--) {
            apply(f, edits[i - 1], FALSE);
            g_autofree char *now = contents(f);
            if (states[i - 1] == NULL)
                states[0] = g_strdup(now);
            assert_same_rows(eql_edit_undo_label(edits[i - 1]), now, states[i - 1]);
        }
        for (guint i = 0; i < STEPS; i++) {
            apply(f, edits[i], TRUE);
            g_autofree char *now = contents(f);
            assert_same_rows(eql_edit_redo_label(edits[i]), now, states[i + 1]);
        }
    }
    for (guint i = 0; i <= STEPS; i++)
        g_free(states[i]);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    ADD("/every-edit/plan", NULL, set_up_sample, test_plan);
    ADD("/every-edit/comments", NULL, set_up_sample, test_comments);
    ADD("/every-edit/accreditation", NULL, set_up_sample, test_accreditation);
    ADD("/every-edit/settings", NULL, set_up_sample, test_settings);
    ADD("/every-edit/groups-and-figures", NULL, set_up_sample, test_groups_and_figures);
    ADD("/every-edit/questions", NULL, set_up_sample, test_questions);
    ADD("/every-edit/themes", NULL, set_up_sample, test_themes);
    ADD("/every-edit/imports", NULL, set_up_sample, test_imports);
    ADD("/every-edit/replaced-imports", NULL, set_up_sample, test_replaced_imports);
    ADD("/every-edit/all-the-way", NULL, set_up_sample, test_all_the_way);
    return g_test_run();
}
