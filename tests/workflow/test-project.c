/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <xlsxwriter.h>

#include "fixture.h"
#include "intake/intake-error.h"
#include "workflow/plan-readback.h"

static void assert_brought_in(Fixture *f, EqlImportRequest request, const char *text, guint rows,
                              guint accepted)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) record = try_in(f, request, text, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(record->rows, ==, rows);
    g_assert_cmpuint(record->accepted, ==, accepted);
    g_assert_cmpuint(record->set_aside, ==, rows - accepted);
}

static const EqlImportRequest CENSUS = {.kind = EQL_IMPORT_CENSUS};
static const EqlImportRequest OUTCOMES = {.kind = EQL_IMPORT_OUTCOMES};
static const EqlImportRequest PUPILS = {
    .kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A"};

#define ROLL "UPN,Ethnicity,Sex\nA123456789001,BCRB,F\nA123456789002,WBRI,M\nA123456789003,WBRI,M\n"
#define LOG "UPN,Type,Start date\nA123456789001,SUSP,01/10/2025\nA123456789002,SUSP,02/10/2025\n"

/* ── outcomes meet the census and each other ── */

static void test_second_file(Fixture *f, gconstpointer data)
{
    assert_brought_in(f, CENSUS, ROLL, 3, 3);
    assert_brought_in(f, OUTCOMES, LOG, 2, 2);
    /* One told already, one new, one of a pupil who is not on roll. */
    const char *second =
        "UPN,Type,Start date\nA123456789001,SUSP,2025-10-01\nA123456789003,SUSP,03/10/2025\n"
        "A123456789999,SUSP,04/10/2025\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) record = try_in(f, OUTCOMES, second, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(record->accepted, ==, 2);
    g_assert_cmpuint(record->set_aside, ==, 1);
    g_assert_cmpuint(record->problems->len, >=, 2);
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    dataset->settings->k = 1; /* to see each */
    EqlRriRequest request = {.kind = "suspension"};
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(rri->outcome_total.value, ==, 4);
    /* The first file undone, the event that both told counts from the second. */
    g_assert_true(eql_store_undo(eql_project_store(f->project), 2, NULL));
    g_autoptr(EqlDataset) after = eql_project_dataset(f->project, NULL, NULL, NULL);
    after->settings->k = 1;
    g_autoptr(EqlRri) rest = eql_rri(after, &request, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(rest->outcome_total.value, ==, 3);
}

/* Counts know no pupils, so the same file twice is told by the file. */
static void test_same_counts(Fixture *f, gconstpointer data)
{
    static const char *const counts = "characteristic,group,count\nethnicity,WBRI,10\ntotal,,10\n";
    static const char *const said = "The very same file is in the project already: import 1";
    for (guint i = 0; i < 3; i++) {
        EqlImportRequest request = OUTCOMES;
        g_autoptr(GError) error = NULL;
        request.replace = i == 2;
        g_autoptr(EqlImportRecord) record = try_in(f, request, counts, &error);
        gboolean told = FALSE;
        g_assert_no_error(error);
        for (guint j = 0; j < record->problems->len; j++) {
            const EqlProblem *problem = record->problems->pdata[j];
            told = told || g_str_has_prefix(problem->message, said);
        }
        g_assert_true(told == (i == 1));
    }
}

/* A log whose rows have no date would count twice: whoever asks for a file once has the very same
 * one refused, in its preview and by the import itself. */
static void test_once(Fixture *f, gconstpointer data)
{
    EqlImportRequest request = OUTCOMES;
    g_autoptr(GError) error = NULL;
    request.once = TRUE;
    assert_brought_in(f, request, LOG, 2, 2);
    g_assert_null(try_in(f, request, LOG, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE);
    g_assert_nonnull(strstr(error->message, "This very file is in the project already"));
    request.dry_run = TRUE;
    g_autoptr(EqlImportRecord) preview = try_in(f, request, LOG, NULL);
    g_assert_nonnull(preview);
    g_assert_cmpstr(preview->refusal, ==, error->message);
    /* Another kind, the place of the first, or once the first is undone: then it is wanted. */
    request.outcome_kind = "lunchtime";
    g_autoptr(EqlImportRecord) other = try_in(f, request, LOG, NULL);
    g_assert_null(other->refusal);
    request.outcome_kind = NULL;
    request.replace = TRUE;
    g_autoptr(EqlImportRecord) replacing = try_in(f, request, LOG, NULL);
    g_assert_null(replacing->refusal);
    request.replace = FALSE;
    g_assert_true(eql_store_undo(eql_project_store(f->project), 1, NULL));
    g_autoptr(EqlImportRecord) again = try_in(f, request, LOG, NULL);
    g_assert_null(again->refusal);
}

static void test_replace(Fixture *f, gconstpointer data)
{
    EqlImportRequest replacing = OUTCOMES;
    replacing.replace = TRUE;
    assert_brought_in(f, OUTCOMES, LOG, 2, 2);
    assert_brought_in(f, replacing, LOG, 2, 2);
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(eql_project_store(f->project), NULL);
    g_assert_cmpuint(outcomes->n, ==, 2);
}

/* A log that came before the census is joined all the same. */
static void test_any_order(Fixture *f, gconstpointer data)
{
    g_autoptr(GString) roll = g_string_new(ROLL);
    for (guint i = 0; i < 40; i++) /* so that nothing is hidden for being nearly everybody's */
        g_string_append_printf(roll, "B12345678%04u,%s,F\n", i, i % 2 ? "BCRB" : "WBRI");
    assert_brought_in(f, OUTCOMES, LOG, 2, 2);
    assert_brought_in(f, CENSUS, roll->str, 43, 43);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlProject) again = eql_project_open(f->path, &error);
    g_assert_no_error(error);
    g_autoptr(EqlDataset) dataset = eql_project_dataset(again, NULL, NULL, &error);
    dataset->settings->k = 1; /* to see each */
    EqlRriRequest request = {.kind = "suspension", .detail = EQL_DETAIL_FULL};
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        double want = g_str_equal(group->code, "BCRB") || g_str_equal(group->code, "WBRI");
        g_assert_cmpfloat(group->outcomes.value, ==, want);
    }
}

/* ── responses ── */

static void test_refusals(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    EqlImportRequest governors = PUPILS;
    governors.audience = "governor";
    g_assert_null(try_in(f, governors, "P01\nAgree\n", &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_AUDIENCE);
    g_clear_error(&error);
    g_assert_null(try_in(f, PUPILS, "colour\nred\n", &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH);
    g_clear_error(&error);
    g_autoptr(GPtrArray) imports = eql_store_imports(eql_project_store(f->project), NULL);
    g_assert_cmpuint(imports->len, ==, 0);
    g_assert_null(eql_project_dataset(f->project, "B", NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_WAVE);
    g_clear_error(&error);
    g_autofree char *out = place(f, "x.xlsx");
    g_assert_false(eql_project_write_workbook(f->project, NULL, out, NULL, NULL, NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING);
    g_assert_false(g_file_test(out, G_FILE_TEST_EXISTS));
}

static void test_waves(Fixture *f, gconstpointer data)
{
    EqlImportRequest later = PUPILS;
    later.wave = "B";
    assert_brought_in(f, PUPILS, "P01,P02\nAgree,Agree\nAgree,Disagree\n", 2, 2);
    assert_brought_in(f, PUPILS, "P01,P03\nAgree,Agree\n", 1, 1);
    assert_brought_in(f, later, "P01\nAgree\n", 1, 1);
    g_autoptr(EqlDataset) latest = eql_project_dataset(f->project, NULL, NULL, NULL);
    g_assert_cmpstr(latest->wave, ==, "B");
    g_autoptr(EqlDataset) both = eql_project_dataset(f->project, "B", "A", NULL);
    g_assert_cmpuint(eql_dataset_responses(both, "pupil")->n, ==, 1);
    g_assert_cmpuint(((EqlAudienceData *)both->since->pdata[0])->responses->n, ==, 3);
    g_autoptr(EqlDataset) first = eql_project_dataset_since_before(f->project, "A", NULL);
    g_assert_null(first->since_wave);
    g_autoptr(EqlDataset) next = eql_project_dataset_since_before(f->project, NULL, NULL);
    g_assert_cmpstr(next->wave, ==, "B");
    g_assert_cmpstr(next->since_wave, ==, "A");
}

/* A change since the wave before is a finding, without anybody asking for it. */
static void test_change_is_found(Fixture *f, gconstpointer data)
{
    EqlImportRequest later = PUPILS;
    later.wave = "B";
    g_autoptr(GString) before = g_string_new("P01\n");
    g_autoptr(GString) after = g_string_new("P01\n");
    for (guint i = 0; i < 40; i++) { /* never all of one mind, which would be hidden */
        g_string_append(before, i < 10 ? "Agree\n" : "Disagree\n");
        g_string_append(after, i < 30 ? "Agree\n" : "Disagree\n");
    }
    assert_brought_in(f, PUPILS, before->str, 40, 40);
    assert_brought_in(f, later, after->str, 40, 40);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlContent) content = eql_project_content(f->project, NULL, FALSE, &error);
    g_assert_no_error(error);
    const GPtrArray *findings = eql_content_get(content)->findings;
    guint changes = 0;
    for (guint i = 0; i < findings->len; i++)
        changes += ((const EqlFinding *)findings->pdata[i])->kind == EQL_FINDING_CHANGE;
    g_assert_cmpuint(changes, ==, 1);
}

static void test_dry_run(Fixture *f, gconstpointer data)
{
    EqlImportRequest dry = PUPILS;
    dry.dry_run = TRUE;
    assert_brought_in(f, dry, "P01,colour\nAgree,red\n", 1, 1);
    g_autoptr(GPtrArray) imports = eql_store_imports(eql_project_store(f->project), NULL);
    g_assert_cmpuint(imports->len, ==, 0);
}

static void test_questionnaire_in_use(Fixture *f, gconstpointer data)
{
    static const char *const header =
        "code,audience,kind,theme,text,scale,reversed,characteristic\n";
    g_autoptr(GError) error = NULL;
    g_autofree char *same =
        g_strconcat(header, "P01,pupil,scored,T,Other words,agree5,yes,\n", NULL);
    g_autofree char *scale =
        g_strconcat(header, "P01,pupil,scored,T,Other words,often5,no,\n", NULL);
    g_autofree char *gone =
        g_strconcat(header, "P99,pupil,scored,T,Other words,agree5,no,\n", NULL);
    g_autofree char *same_path = write_file(f, "same.csv", same);
    g_autofree char *scale_path = write_file(f, "scale.csv", scale);
    g_autofree char *gone_path = write_file(f, "gone.csv", gone);
    assert_brought_in(f, PUPILS, "P01\nAgree\n", 1, 1);
    g_assert_true(eql_project_use_questionnaire(f->project, same_path, NULL, &error));
    g_assert_false(eql_project_use_questionnaire(f->project, scale_path, NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_IN_USE);
    g_clear_error(&error);
    g_assert_false(eql_project_use_questionnaire(f->project, gone_path, NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_IN_USE);
    g_clear_error(&error);
    g_assert_true(eql_store_undo(eql_project_store(f->project), 1, NULL));
    g_assert_true(eql_project_use_questionnaire(f->project, gone_path, NULL, &error));
}

static void test_recognise(Fixture *f, gconstpointer data)
{
    g_autofree char *path = write_file(f, "in.csv", "S01,S02\nAgree,Agree\n");
    g_autoptr(EqlRecognised) found = eql_project_recognise(f->project, path, NULL, NULL, NULL);
    g_assert_cmpint(found->kind, ==, EQL_IMPORT_RESPONSES);
    g_assert_cmpstr(found->audience, ==, "staff");
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_project_recognise(f->project, "/nonexistent/x.csv", NULL, NULL, &error));
    g_assert_nonnull(error);
}

/* ── the sample school, the plan, what leaves ── */

static void count_progress(double fraction, gpointer calls)
{
    g_assert_cmpfloat(fraction, >=, 0);
    g_assert_cmpfloat(fraction, <=, 1);
    (*(guint *)calls)++;
}

static void test_sample(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    guint calls = 0;
    g_autoptr(EqlProject) sample =
        eql_project_create_sample(NULL, count_progress, &calls, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *first = place(f, "first.xlsx");
    guint changed = 9, added = 9;
    /* A plan that was only proposed in the workbook comes back with it. */
    g_assert_true(eql_project_write_workbook(sample, NULL, first, NULL, NULL, NULL, &error));
    g_autoptr(GPtrArray) none = eql_store_actions(eql_project_store(sample), NULL);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_true(eql_project_read_back_plan(sample, first, &changed, &added, NULL, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(added, >, 5);
    g_assert_cmpint(eql_project_propose(sample, NULL, &error), ==, 0);
    g_assert_true(eql_store_set_actions(eql_project_store(sample), none, NULL));
    g_assert_cmpint(eql_project_propose(sample, NULL, &error), ==, added);
    /* What is answered is not proposed again. */
    g_assert_cmpint(eql_project_propose(sample, NULL, &error), ==, 0);
    g_autofree char *workbook = place(f, "w.xlsx");
    g_assert_true(
        eql_project_write_workbook(sample, NULL, workbook, count_progress, &calls, NULL, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(calls, >, 0);
    changed = added = 9;
    g_assert_true(eql_project_read_back_plan(sample, workbook, &changed, &added, NULL, &error));
    g_assert_cmpuint(changed, ==, 0);
    g_assert_cmpuint(added, ==, 0);
    g_autoptr(EqlContent) outside = eql_project_content(sample, NULL, TRUE, &error);
    g_assert_cmpint(eql_content_get(outside)->dataset->settings->k, ==, 10);
}

static void test_sample_cancelled(Fixture *f, gconstpointer data)
{
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    g_autoptr(GError) error = NULL;
    g_cancellable_cancel(cancellable);
    g_assert_null(eql_project_create_sample(NULL, NULL, NULL, cancellable, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ── a plan that comes back ── */

static EqlAction *action_of(GPtrArray *actions, const char *id)
{
    for (guint i = 0; i < actions->len; i++)
        if (g_str_equal(((EqlAction *)actions->pdata[i])->id, id))
            return actions->pdata[i];
    return NULL;
}

static GPtrArray *two_actions(void)
{
    GPtrArray *actions = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (guint i = 1; i <= 2; i++) {
        EqlAction *action = eql_action_new();
        g_free(action->id);
        action->id = g_strdup_printf("A%u", i);
        g_free(action->owner);
        action->owner = g_strdup("Head");
        g_ptr_array_add(actions, action);
    }
    return actions;
}

/* A workbook whose second sheet holds these rows (cells joined by '|'), a title above. */
static char *write_plan(const Fixture *f, const char *const *rows)
{
    char *path = place(f, "plan.xlsx");
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *other = workbook_add_worksheet(book, "Notes");
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Our plan 2026");
    worksheet_write_string(other, 0, 0, "nothing here", NULL);
    worksheet_write_string(sheet, 0, 0, "A title that somebody wrote", NULL);
    for (guint i = 0; rows[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(rows[i], "|", -1);
        for (guint j = 0; cells[j]; j++)
            worksheet_write_string(sheet, i + 2, (lxw_col_t)j, cells[j], NULL);
    }
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

static void test_read_back(Fixture *f, gconstpointer data)
{
    /* Columns in another order, one of the user's own, rows sorted, one new, one copied. */
    static const char *const rows[] = {
        "Status|Our column|Activity|Owner|Due date|Equalens id|Priority",
        "In progress|x|Meet the families|Deputy head|01/07/2026|A2|1",
        "Done|x||Head||A1|",
        "|||||| ",
        "paused|x|A new idea|Head|2026-09-30T00:00:00||3 Low",
        "Not started|x|A copied row|Head||A1|",
        NULL};
    g_autoptr(GPtrArray) actions = two_actions();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_plan(f, rows);
    guint changed = 0, added = 0;
    g_assert_true(eql_plan_read_back(path, actions, NULL, &changed, &added, NULL, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(changed, ==, 2);
    g_assert_cmpuint(added, ==, 2);
    const EqlAction *second = action_of(actions, "A2"), *fourth = action_of(actions, "A4");
    g_assert_cmpstr(second->activity, ==, "Meet the families");
    g_assert_cmpstr(second->due, ==, "2026-07-01");
    g_assert_cmpint(second->priority, ==, 1);
    g_assert_cmpint(second->status, ==, EQL_STATUS_IN_PROGRESS);
    g_assert_cmpint(action_of(actions, "A1")->status, ==, EQL_STATUS_DONE);
    g_assert_cmpstr(action_of(actions, "A3")->due, ==, "2026-09-30");
    g_assert_cmpint(action_of(actions, "A3")->priority, ==, 3);
    g_assert_cmpstr(fourth->activity, ==, "A copied row");
    /* Read again, nothing changes but the rows without an id, which are new again. */
    static const char *const gone[] = {"Equalens id|Activity|Status", "A4|A copied row|Not started",
                                       NULL};
    g_autofree char *short_path = write_plan(f, gone);
    g_assert_true(eql_plan_read_back(short_path, actions, NULL, &changed, &added, NULL, &error));
    g_assert_cmpuint(changed + added, ==, 0);
    g_assert_cmpuint(actions->len, ==, 4);
}

static void test_read_back_refused(Fixture *f, gconstpointer data)
{
    static const char *const bad[][3] = {
        {"Equalens id|Activity|Status", "A1|x|Nearly", NULL},
        {"Equalens id|Activity|Status|Due date", "A1|x|Done|31/02/2026", NULL},
        {"Equalens id|Activity|Status|Priority", "A1|x|Done|Urgent", NULL},
        {"Activity|Status", "x|Done", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GPtrArray) actions = two_actions();
        g_autoptr(GError) error = NULL;
        g_autofree char *path = write_plan(f, bad[i]);
        guint changed = 0, added = 0;
        g_assert_false(eql_plan_read_back(path, actions, NULL, &changed, &added, NULL, &error));
        g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_READ_BACK);
        g_assert_nonnull(strstr(error->message, "plan.xlsx"));
        g_assert_true(i == 3 || strstr(error->message, "row 4"));
        g_assert_cmpint(action_of(actions, "A1")->status, ==, EQL_STATUS_NOT_STARTED);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/project/second-file", NULL, set_up, test_second_file);
    ADD("/project/replace", NULL, set_up, test_replace);
    ADD("/project/once", NULL, set_up, test_once);
    ADD("/project/same-counts", NULL, set_up, test_same_counts);
    ADD("/project/any-order", NULL, set_up, test_any_order);
    ADD("/project/refusals", NULL, set_up, test_refusals);
    ADD("/project/waves", NULL, set_up, test_waves);
    ADD("/project/change-is-found", NULL, set_up, test_change_is_found);
    ADD("/project/dry-run", NULL, set_up, test_dry_run);
    ADD("/project/questionnaire-in-use", NULL, set_up, test_questionnaire_in_use);
    ADD("/project/recognise", NULL, set_up, test_recognise);
    ADD("/project/sample", NULL, set_up, test_sample);
    ADD("/project/sample-cancelled", NULL, set_up, test_sample_cancelled);
    ADD("/plan/read-back", NULL, set_up, test_read_back);
    ADD("/plan/read-back-refused", NULL, set_up, test_read_back_refused);
    return g_test_run();
}
