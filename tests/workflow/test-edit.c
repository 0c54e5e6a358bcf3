/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes to the plan, done and taken back, and the history of them. */

#include <string.h>

#include "model/tag.h"
#include "workflow/comment-edit.h"
#include "workflow/import-edit.h"
#include "workflow/plan-edit.h"
#include "workflow/plan-fields.h"
#include "workflow/plan-readback.h"

typedef struct {
    EqlProject *project;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Oak", NULL, NULL, NULL);
    g_autoptr(GError) error = NULL;
    f->project = eql_project_create_in_memory(school, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    eql_project_close(f->project);
}

static EqlAction *action(const char *activity)
{
    EqlAction *made = eql_action_new();
    eql_action_set(made, EQL_ACTION_ACTIVITY, activity);
    return made;
}

static void apply(Fixture *f, EqlEdit *edit, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    g_assert_nonnull(edit);
    g_assert_true(eql_edit_apply(edit, f->project, forwards, &error));
    g_assert_no_error(error);
}

static void refuse(Fixture *f, EqlEdit *edit, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(edit, f->project, forwards, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED);
}

/* "A1:walk A2:talk" */
static void assert_plan(Fixture *f, const char *expected)
{
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(f->project), NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *one = actions->pdata[i];
        g_string_append_printf(text, "%s%s:%s", i > 0 ? " " : "", one->id, one->activity);
    }
    g_assert_cmpstr(text->str, ==, expected);
}

static EqlAction *stored(Fixture *f, guint at)
{
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(f->project), NULL);
    return eql_action_copy(actions->pdata[at]);
}

static void add(Fixture *f, const char *activity)
{
    g_autoptr(EqlAction) made = action(activity);
    g_autoptr(EqlEdit) edit = eql_edit_add_action(made, G_MAXUINT);
    apply(f, edit, TRUE);
}

static void test_add(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    g_autoptr(EqlAction) made = action("talk");
    g_autoptr(EqlEdit) edit = eql_edit_add_action(made, 0);
    apply(f, edit, TRUE);
    assert_plan(f, "A2:talk A1:walk");
    apply(f, edit, FALSE);
    assert_plan(f, "A1:walk");
    apply(f, edit, TRUE); /* again, as the same */
    assert_plan(f, "A2:talk A1:walk");
    refuse(f, edit, TRUE);
}

static void test_delete(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    add(f, "talk");
    add(f, "sing");
    g_autoptr(EqlAction) second = stored(f, 1);
    g_autoptr(EqlEdit) edit = eql_edit_delete_action(second, 1);
    apply(f, edit, TRUE);
    assert_plan(f, "A1:walk A3:sing");
    refuse(f, edit, TRUE);
    apply(f, edit, FALSE);
    assert_plan(f, "A1:walk A2:talk A3:sing");
    g_assert_cmpstr(eql_edit_undo_label(edit), ==, "Undo delete action");
}

/* Neither the last one's, nor when it was only taken back. */
static void test_ids_do_not_return(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    add(f, "talk");
    g_autoptr(EqlAction) second = stored(f, 1), sung = action("sing"), read = action("read");
    g_autoptr(EqlEdit) away = eql_edit_delete_action(second, 1);
    apply(f, away, TRUE);
    g_autoptr(EqlEdit) sing = eql_edit_add_action(sung, G_MAXUINT);
    apply(f, sing, TRUE);
    assert_plan(f, "A1:walk A3:sing");
    apply(f, sing, FALSE);
    g_autoptr(EqlEdit) other = eql_edit_add_action(read, G_MAXUINT);
    apply(f, other, TRUE);
    assert_plan(f, "A1:walk A4:read");
    apply(f, other, FALSE);
    apply(f, other, TRUE); /* the same one again */
    assert_plan(f, "A1:walk A4:read");
}

/* Two fields of one action are two matters; one field twice is a quarrel. */
static void test_change(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    g_autoptr(EqlAction) before = stored(f, 0);
    g_autoptr(EqlAction) owner = eql_action_copy(before), due = eql_action_copy(before);
    eql_action_set(owner, EQL_ACTION_OWNER, "Head");
    eql_action_set(due, EQL_ACTION_DUE, "2026-07-01");
    g_autoptr(EqlEdit) first = eql_edit_change_action(before, owner);
    g_autoptr(EqlEdit) other = eql_edit_change_action(before, due);
    g_autoptr(EqlEdit) none = eql_edit_change_action(before, before);
    g_assert_null(none);
    apply(f, first, TRUE);
    apply(f, other, TRUE);
    g_autoptr(EqlAction) both = stored(f, 0);
    g_assert_cmpstr(both->owner, ==, "Head");
    g_assert_cmpstr(both->due, ==, "2026-07-01");
    refuse(f, first, TRUE);
    apply(f, first, FALSE);
    g_autoptr(EqlAction) rest = stored(f, 0);
    g_assert_cmpstr(rest->owner, ==, "");
    g_assert_cmpstr(rest->due, ==, "2026-07-01");
    g_assert_cmpstr(eql_edit_redo_label(other), ==, "Redo change of due date");
    g_autoptr(EqlEdit) away = eql_edit_delete_action(before, 0);
    refuse(f, away, TRUE); /* it has a date by now, which nobody agreed to lose */
}

static void test_move(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    add(f, "talk");
    add(f, "sing");
    g_autoptr(EqlAction) first = stored(f, 0);
    g_autoptr(EqlEdit) edit = eql_edit_move_action(first, 0, 2);
    apply(f, edit, TRUE);
    assert_plan(f, "A2:talk A3:sing A1:walk");
    apply(f, edit, FALSE);
    assert_plan(f, "A1:walk A2:talk A3:sing");
}

/* Of several changes one that cannot be made stops all. */
static void test_all_or_none(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    g_autoptr(EqlAction) before = stored(f, 0);
    g_autoptr(EqlAction) after = eql_action_copy(before), gone = action("gone");
    g_free(gone->id);
    gone->id = g_strdup("A9");
    eql_action_set(after, EQL_ACTION_STATUS, "done");
    GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    g_ptr_array_add(changes, eql_action_change_new(before, after, 0));
    g_ptr_array_add(changes, eql_action_change_new(gone, NULL, 0));
    g_autoptr(EqlEdit) edit = eql_edit_read_back(changes);
    refuse(f, edit, TRUE);
    g_autoptr(EqlAction) still = stored(f, 0);
    g_assert_cmpint(still->status, ==, EQL_STATUS_NOT_STARTED);
}

static gint64 bring_nothing(EqlStore *store)
{
    g_autoptr(EqlResponses) none = eql_responses_new();
    g_autoptr(EqlImportRecord) record = eql_import_record_new(EQL_IMPORT_RESPONSES, "a_b.csv");
    record->audience = g_strdup("pupil");
    record->wave = g_strdup("Autumn");
    g_assert_true(eql_store_add_responses(store, record, none, NULL));
    return record->id;
}

static void assert_undone(EqlStore *store, gboolean undone)
{
    g_autoptr(GPtrArray) imports = eql_store_imports(store, NULL);
    for (guint i = 0; i < 2; i++)
        g_assert_cmpint(((const EqlImportRecord *)imports->pdata[i])->undone, ==, undone);
}

/* Imports go out together, and come back together. */
static void test_import(Fixture *f, gconstpointer data)
{
    EqlStore *store = eql_project_store(f->project);
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 0; i < 2; i++) {
        gint64 id = bring_nothing(store);
        g_array_append_val(ids, id);
    }
    g_autoptr(EqlEdit) edit = eql_edit_import(ids, NULL);
    g_assert_cmpstr(eql_edit_undo_label(edit), ==, "Undo 2 imports");
    g_assert_cmpstr(eql_edit_redo_label(edit), ==, "Redo 2 imports");
    g_assert_cmpuint(eql_edit_import_ids(edit)->len, ==, 2);
    g_assert_null(eql_edit_import_file(edit));
    g_assert_true(eql_edit_import_goes_out(edit, FALSE));
    g_assert_false(eql_edit_import_goes_out(edit, TRUE));
    apply(f, edit, FALSE);
    assert_undone(store, TRUE);
    apply(f, edit, FALSE); /* they are out */
    apply(f, edit, TRUE);
    assert_undone(store, FALSE);
    apply(f, edit, TRUE);
    g_assert_true(eql_store_undo(store, 2, NULL)); /* elsewhere */
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(edit, f->project, FALSE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, NULL);
    g_assert_false(((const EqlImportRecord *)imports->pdata[0])->undone);
}

/* One that was taken out by itself; and once somebody else has brought a file in, none comes back,
 * as it may be the same. */
static void test_import_taken_out(Fixture *f, gconstpointer data)
{
    EqlStore *store = eql_project_store(f->project);
    gint64 id = bring_nothing(store);
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_array_append_val(ids, id);
    g_autoptr(EqlEdit) edit = eql_edit_take_out(ids, "a_b.csv");
    g_assert_cmpstr(eql_edit_undo_label(edit), ==, "Undo taking a_b.csv out");
    g_assert_cmpstr(eql_edit_redo_label(edit), ==, "Redo taking a_b.csv out");
    g_assert_true(eql_edit_import_goes_out(edit, TRUE));
    apply(f, edit, TRUE);
    apply(f, edit, FALSE);
    apply(f, edit, TRUE);
    bring_nothing(store);
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(edit, f->project, FALSE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_CHANGED);
    g_assert_nonnull(strstr(error->message, "othing was changed"));
    g_autoptr(GPtrArray) imports = eql_store_imports(store, NULL);
    g_assert_true(((const EqlImportRecord *)imports->pdata[0])->undone);
    g_assert_false(((const EqlImportRecord *)imports->pdata[1])->undone);
}

/* One respondent who wrote "Ask Sam and sam." The comment's number is "1-1". */
static void bring_comment(Fixture *f)
{
    g_autoptr(EqlResponses) responses = eql_responses_new();
    g_autoptr(EqlImportRecord) record = eql_import_record_new(EQL_IMPORT_RESPONSES, "a.csv");
    record->audience = g_strdup("pupil");
    record->wave = g_strdup("Autumn");
    responses->n = 1;
    g_ptr_array_add(responses->comments, eql_comment_new(0, "PC1", "Ask Sam and sam."));
    g_assert_true(eql_store_add_responses(eql_project_store(f->project), record, responses, NULL));
}

static void assert_comment(Fixture *f, const char *text, gboolean quotable)
{
    g_autoptr(EqlResponses) responses =
        eql_store_responses(eql_project_store(f->project), "Autumn", "pupil", NULL);
    const EqlComment *comment = responses->comments->pdata[0];
    g_assert_cmpstr(comment->text, ==, text);
    g_assert_cmpint(comment->quotable, ==, quotable);
}

static void test_comment(Fixture *f, gconstpointer data)
{
    bring_comment(f);
    g_autoptr(EqlEdit) mask = eql_edit_mask("1-1", "Sam"), quote = eql_edit_quote("1-1", TRUE);
    apply(f, mask, TRUE);
    assert_comment(f, "Ask […] and […].", FALSE);
    apply(f, quote, TRUE);
    assert_comment(f, "Ask […] and […].", TRUE);
    apply(f, quote, FALSE);
    apply(f, mask, FALSE);
    assert_comment(f, "Ask Sam and sam.", FALSE);
    apply(f, mask, TRUE);
    g_autoptr(EqlEdit) other = eql_edit_mask("1-1", "Ask");
    apply(f, other, TRUE);
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(mask, f->project, FALSE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
    assert_comment(f, "[…] […] and […].", FALSE);
}

static void assert_tags(Fixture *f, const char *expected)
{
    g_autoptr(EqlResponses) responses =
        eql_store_responses(eql_project_store(f->project), "Autumn", "pupil", NULL);
    g_autofree char *tags = eql_tags_text(
        (const char *const *)((const EqlComment *)responses->comments->pdata[0])->tags);
    g_assert_cmpstr(tags, ==, expected);
}

/* Taken back, only what the change itself brought or took goes. */
static void test_tags(Fixture *f, gconstpointer data)
{
    const char *const first[] = {"praise", NULL}, *const both[] = {"Praise", "lunch", NULL};
    bring_comment(f);
    g_autoptr(EqlEdit) one = eql_edit_tag("1-1", first, TRUE);
    g_autoptr(EqlEdit) two = eql_edit_tag("1-1", both, TRUE);
    g_autoptr(EqlEdit) away = eql_edit_tag("1-1", both, FALSE);
    g_assert_cmpint(eql_edit_touches(one), ==, EQL_TOUCHES_COMMENTS);
    g_assert_cmpstr(eql_edit_undo_label(one), ==, "Undo add tag");
    g_assert_cmpstr(eql_edit_redo_label(away), ==, "Redo remove tag");
    apply(f, one, TRUE);
    apply(f, two, TRUE);
    assert_tags(f, "lunch, praise");
    apply(f, two, FALSE);
    assert_tags(f, "praise");
    apply(f, two, TRUE);
    apply(f, away, TRUE);
    assert_tags(f, "");
    apply(f, away, FALSE);
    assert_tags(f, "lunch, praise");
    g_autoptr(EqlEdit) nowhere = eql_edit_tag("1-9", both, TRUE);
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(nowhere, f->project, TRUE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
}

static void test_fields(void)
{
    g_autoptr(EqlAction) made = eql_action_new();
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        eql_action_set(made, (EqlActionField)field, "Nonsense");
        g_autofree char *now = eql_action_get(made, (EqlActionField)field);
        gboolean is_choice = field == EQL_ACTION_PRIORITY || field == EQL_ACTION_STATUS;
        g_assert_cmpstr(now, ==,
                        !is_choice                     ? "Nonsense"
                        : field == EQL_ACTION_PRIORITY ? "2"
                                                       : "not-started");
        g_assert_cmpstr(eql_action_field_label((EqlActionField)field), !=, "");
    }
    eql_action_set(made, EQL_ACTION_PRIORITY, "3");
    g_assert_cmpint(made->priority, ==, 3);
    eql_action_set(made, EQL_ACTION_STATUS, "paused");
    g_assert_cmpint(made->status, ==, EQL_STATUS_PAUSED);
}

/* What came back: one another, one new, one as it was, and one that is not there stays. */
static void test_compare(void)
{
    g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    static const char *const ids[] = {"A1", "A2", "A3"};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        EqlAction *made = action("walk");
        g_free(made->id);
        made->id = g_strdup(ids[i]);
        g_ptr_array_add(before, made);
        if (i < 2)
            g_ptr_array_add(after, eql_action_copy(made));
    }
    eql_action_set(after->pdata[1], EQL_ACTION_STATUS, "done");
    g_ptr_array_add(after, eql_action_copy(after->pdata[0]));
    g_free(((EqlAction *)after->pdata[2])->id);
    ((EqlAction *)after->pdata[2])->id = g_strdup("A4");
    g_autoptr(GPtrArray) changes = eql_plan_compare(before, after);
    g_assert_cmpuint(changes->len, ==, 2);
    const EqlActionChange *change = changes->pdata[0], *new = changes->pdata[1];
    g_assert_cmpstr(change->before->id, ==, "A2");
    g_assert_cmpint(change->after->status, ==, EQL_STATUS_DONE);
    g_assert_null(new->before);
    g_assert_cmpstr(new->after->id, ==, "");
    g_assert_true(eql_plan_apply(before, changes, TRUE, NULL, NULL));
    g_assert_cmpuint(before->len, ==, 4);
    g_assert_cmpstr(((EqlAction *)before->pdata[3])->id, ==, "A4");
}

static void note(GPtrArray *noted, guint column, const char *theirs, gboolean conflict)
{
    EqlPlanChange *cell = g_new0(EqlPlanChange, 1);
    cell->action = g_strdup("A1");
    cell->column = column;
    cell->what = eql_plan_heading(column);
    cell->theirs = g_strdup(theirs);
    cell->conflict = conflict;
    g_ptr_array_add(noted, cell);
}

/* What both changed is marked, and not kept in the notes: the person chooses. */
static void test_review(void)
{
    g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_autoptr(GPtrArray) noted =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_plan_change_free);
    EqlAction *ours = action("walk");
    g_free(ours->id);
    ours->id = g_strdup("A1");
    g_ptr_array_add(before, ours);
    EqlAction *theirs = eql_action_copy(ours);
    eql_action_set(theirs, EQL_ACTION_OWNER, "Head");
    eql_action_set(theirs, EQL_ACTION_REVIEW, "Went well.\nBefore the workbook was read back …");
    g_ptr_array_add(after, theirs);
    note(noted, PLAN_OWNER, "Head", TRUE);
    note(noted, PLAN_REVIEW, "Went well.", FALSE);
    g_autoptr(GPtrArray) changes = eql_plan_review_of(before, after, noted);
    g_assert_cmpuint(changes->len, ==, 1);
    const EqlActionChange *change = changes->pdata[0];
    g_assert_cmpuint(change->conflicts, ==, 1u << EQL_ACTION_OWNER);
    g_assert_cmpstr(change->after->owner, ==, "Head");
    g_assert_cmpstr(change->after->review, ==, "Went well.");
}

/* As a spreadsheet keeps them where a cell has no format. */
static void test_days_of_cells(void)
{
    static const char *const days[][2] = {{"46477", "2027-03-31"}, {"36526", "2000-01-01"},
                                          {"73415", "2100-12-31"}, {"36525", NULL},
                                          {"73416", NULL},         {"1/7/2026", "2026-07-01"}};
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *day = eql_plan_normal(PLAN_DUE, days[i][0]);
        g_assert_cmpstr(day, ==, days[i][1]);
    }
}

static void test_days(void)
{
    static const char *const days[][2] = {
        {"2026-07-01", "2026-07-01"},
        {"1/7/2026", "2026-07-01"},
        {"01/07/26", "2026-07-01"},
        {"2026-07-01T00:00", "2026-07-01"},
        {"1 July 2026", "2026-07-01"},
        {" 31 December 2026 ", "2026-12-31"},
        {"", ""},
        {"31/2/2026", NULL},
        {"1 July 1826", NULL},
        {"soon", NULL},
        {"1/7/2026 or so", NULL},
        {"2026-07-01x", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *day = eql_plan_day(days[i][0]);
        g_assert_cmpstr(day, ==, days[i][1]);
    }
}

/* ── history ── */

static gboolean count(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    *(int *)data += forwards ? 1 : -1;
    return TRUE;
}

static void leave(gpointer data)
{
}

static const EqlEditKind COUNT = {count, leave, EQL_TOUCHES_PLAN};

static EqlEdit *add_to(EqlHistory *history, int *counter)
{
    g_autoptr(EqlEdit) edit = eql_edit_new(&COUNT, counter, "Undo", "Redo");
    eql_history_add(history, edit);
    return edit; /* the history keeps it */
}

static void test_history(void)
{
    int counter = 0;
    g_autoptr(EqlHistory) history = eql_history_new();
    g_assert_null(eql_history_to_undo(history));
    EqlEdit *first = add_to(history, &counter);
    EqlEdit *second = add_to(history, &counter);
    g_assert_true(eql_history_to_undo(history) == second);
    eql_history_undone(history);
    g_assert_true(eql_history_to_undo(history) == first);
    g_assert_true(eql_history_to_redo(history) == second);
    eql_history_redone(history);
    g_assert_null(eql_history_to_redo(history));
    eql_history_undone(history);
    EqlEdit *third = add_to(history, &counter); /* the second can come no more */
    g_assert_null(eql_history_to_redo(history));
    eql_history_forget(history, first);
    g_assert_true(eql_history_to_undo(history) == third);
    eql_history_undone(history);
    g_assert_null(eql_history_to_undo(history));
    g_assert_true(eql_history_to_redo(history) == third);
    eql_history_clear(history);
    g_assert_null(eql_history_to_redo(history));
}

/* What could not be done for now is offered again, and what was asked for after it is where it
 * turns out to be. */
static void test_history_failed(void)
{
    int counter = 0;
    g_autoptr(EqlHistory) history = eql_history_new();
    EqlEdit *first = add_to(history, &counter), *second = add_to(history, &counter);
    eql_history_undone(history);
    eql_history_undone(history);
    eql_history_failed(history, second, FALSE); /* both stand */
    eql_history_failed(history, first, FALSE);
    g_assert_true(eql_history_to_undo(history) == second);
    g_assert_null(eql_history_to_redo(history));
    eql_history_undone(history);
    eql_history_undone(history);
    eql_history_redone(history);
    eql_history_redone(history);
    eql_history_failed(history, first, TRUE); /* neither does */
    eql_history_failed(history, second, TRUE);
    g_assert_null(eql_history_to_undo(history));
    g_assert_true(eql_history_to_redo(history) == first);
    eql_history_redone(history);
    eql_history_redone(history);
    eql_history_failed(history, first, TRUE); /* the second does */
    eql_history_settled(history, second, TRUE);
    g_assert_true(eql_history_to_undo(history) == second);
    g_assert_true(eql_history_to_redo(history) == first);
    eql_history_redone(history);
    eql_history_undone(history);
    eql_history_undone(history);
    eql_history_failed(history, first, FALSE); /* the first does */
    eql_history_settled(history, second, FALSE);
    g_assert_true(eql_history_to_undo(history) == first);
    g_assert_true(eql_history_to_redo(history) == second);
    eql_history_settled(history, second, FALSE);
    g_assert_true(eql_history_to_redo(history) == second);
}

static void test_history_end(void)
{
    int counter = 0;
    g_autoptr(EqlHistory) history = eql_history_new();
    for (guint i = 0; i < EQL_HISTORY_STEPS + 5; i++)
        add_to(history, &counter);
    for (guint i = 0; i < EQL_HISTORY_STEPS; i++)
        eql_history_undone(history);
    g_assert_null(eql_history_to_undo(history));
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    ADD("/edit/add", test_add);
    ADD("/edit/delete", test_delete);
    ADD("/edit/ids-do-not-return", test_ids_do_not_return);
    ADD("/edit/change", test_change);
    ADD("/edit/move", test_move);
    ADD("/edit/all-or-none", test_all_or_none);
    ADD("/edit/import", test_import);
    ADD("/edit/import-taken-out", test_import_taken_out);
    ADD("/edit/comment", test_comment);
    ADD("/edit/tags", test_tags);
    g_test_add_func("/edit/fields", test_fields);
    g_test_add_func("/edit/compare", test_compare);
    g_test_add_func("/edit/review", test_review);
    g_test_add_func("/edit/days", test_days);
    g_test_add_func("/edit/days-of-cells", test_days_of_cells);
    g_test_add_func("/edit/history", test_history);
    g_test_add_func("/edit/history-failed", test_history_failed);
    g_test_add_func("/edit/history-end", test_history_end);
    return g_test_run();
}
