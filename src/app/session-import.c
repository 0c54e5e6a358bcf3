/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing files in: look at each, then import what the user agreed to. */
#include <glib/gi18n-lib.h>

#include "app/session-private.h"
#include "base/data-folder.h"
#include "base/language.h"
#include "intake/intake-error.h"
#include "intake/lists/benchmark-file.h"
#include "intake/roll/roll-file.h"
#include "workflow/import-edit.h"
#include "workflow/likely-wave.h"
#include "workflow/plan-readback.h"

/* One file and what is to be done with it, on its way to the thread and back. */
typedef struct {
    char *project;
    EqlDraft *draft; /* only for the main loop */
    EqlDraftPlan *plan;
    EqlImportRecord *record;
} Look;

static void look_free(gpointer data)
{
    Look *look = data;
    g_free(look->project);
    g_clear_object(&look->draft);
    eql_draft_plan_free(look->plan);
    g_clear_pointer(&look->record, eql_import_record_free);
    g_free(look);
}

static Look *look_new(EqlSession *self, EqlDraft *draft)
{
    Look *look = g_new0(Look, 1);
    look->project = g_strdup(eql_session_path(self));
    look->draft = g_object_ref(draft);
    look->plan = eql_draft_plan_copy(eql_draft_plan(draft));
    return look;
}

/* ── looking ── */

static gboolean recognise(EqlProject *project, EqlDraftPlan *plan, GCancellable *cancellable,
                          GError **error)
{
    if (plan->recognised)
        return TRUE;
    g_autoptr(EqlRecognised) found =
        eql_project_recognise(project, plan->path, plan->sheet, cancellable, error);
    if (found == NULL)
        return FALSE;
    plan->kind = found->kind;
    plan->has_outcomes = plan->with_outcomes = found->has_outcomes;
    g_free(plan->audience);
    plan->audience = g_strdup(found->audience != NULL ? found->audience : "pupil");
    plan->recognised = TRUE;
    return TRUE;
}

static EqlImportRecord *import(EqlProject *project, const EqlDraftPlan *plan, EqlImportKind kind,
                               gboolean dry_run, EqlJob *job, GError **error)
{
    const EqlImportRequest request = {
        .kind = kind,
        .path = plan->path,
        .sheet = kind == EQL_IMPORT_RESPONSES ? plan->sheet : NULL,
        .audience = plan->audience,
        .wave = plan->wave,
        .mapping = plan->mapping,
        .remember = plan->remember,
        .replaces = kind == EQL_IMPORT_RESPONSES ? plan->replaces : 0,
        .outcome_kind = plan->outcome_kind,
        .school = plan->school,
        .once = plan->kind == EQL_IMPORT_OUTCOMES,
        .dry_run = dry_run,
    };
    return eql_project_import(project, &request, eql_job_progress, job, eql_job_cancellable(job),
                              error);
}

/* A table that is of no roll has no schools: that is told when it is read. */
static gboolean find_schools(EqlProject *project, EqlDraftPlan *plan, GCancellable *cancellable,
                             GError **error)
{
    if (plan->kind != EQL_IMPORT_RESPONSES && plan->schools == NULL)
        plan->schools =
            eql_roll_file_schools(plan->path, eql_project_codes(project), cancellable, NULL);
    return !g_cancellable_set_error_if_cancelled(cancellable, error);
}

/* Where the command line names its options, the window points at what is on the card. */
static void explain_for_window(const EqlDraftPlan *plan, GError **error)
{
    if (error == NULL || !eql_draft_plan_has_schools(plan) ||
        !g_error_matches(*error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_SEVERAL_SCHOOLS))
        return;
    g_clear_error(error);
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_SEVERAL_SCHOOLS,
                ngettext("This file holds %u school, and a project is of one. Choose the school of "
                         "this project above, or make a project for each.",
                         "This file holds %u schools, and a project is of one. Choose the school "
                         "of this project above, or make a project for each.",
                         plan->schools->len),
                plan->schools->len);
}

/* They stay to be chosen from when the one that was chosen is refused. */
static void note_sheets(EqlDraftPlan *plan, const EqlImportRecord *record)
{
    if (record == NULL || record->sheets->len == 0)
        return;
    g_clear_pointer(&plan->sheets, g_ptr_array_unref);
    plan->sheets = g_ptr_array_ref(record->sheets);
}

/* The very same file again is no dead end: it takes its own place, unless the user says
 * otherwise. */
static gboolean look_as_replacing(EqlProject *project, Look *look, EqlJob *job, GError **error)
{
    look->plan->replaces = look->record->same_as;
    g_clear_pointer(&look->record, eql_import_record_free);
    look->record = import(project, look->plan, look->plan->kind, TRUE, job, error);
    return look->record != NULL;
}

/* A return may tell of no suspensions: then none are offered, and no empty import is kept. */
static gboolean note_outcomes(EqlProject *project, EqlDraftPlan *plan, EqlJob *job, GError **error)
{
    if (plan->kind != EQL_IMPORT_CENSUS || !plan->has_outcomes)
        return TRUE;
    g_autoptr(EqlImportRecord) outcomes =
        import(project, plan, EQL_IMPORT_OUTCOMES, TRUE, job, error);
    if (outcomes != NULL && outcomes->rows == 0)
        plan->has_outcomes = plan->with_outcomes = FALSE;
    return outcomes != NULL;
}

/* Last year's answers are often brought in beside this year's: what is in the file tells more than
 * today's date. */
static gboolean guess_wave(EqlProject *project, EqlDraftPlan *plan, GError **error)
{
    if (!plan->wave_is_guess || plan->kind != EQL_IMPORT_RESPONSES)
        return TRUE;
    g_auto(GStrv) waves = eql_store_waves(eql_project_store(project), error);
    char *wave = waves != NULL
                     ? eql_likely_wave(plan->path, plan->sheet, eql_project_codes(project), waves)
                     : NULL;
    plan->wave_is_guess = FALSE;
    if (wave != NULL) {
        g_free(plan->wave);
        plan->wave = wave;
    }
    return waves != NULL;
}

static gpointer do_look(EqlJob *job, gpointer input, GError **error)
{
    Look *look = input;
    g_autoptr(EqlProject) project = eql_project_open(look->project, error);
    if (project == NULL || !recognise(project, look->plan, eql_job_cancellable(job), error) ||
        !find_schools(project, look->plan, eql_job_cancellable(job), error) ||
        !guess_wave(project, look->plan, error))
        return NULL;
    look->record = import(project, look->plan, look->plan->kind, TRUE, job, error);
    explain_for_window(look->plan, error);
    note_sheets(look->plan, look->record);
    if (look->record != NULL && look->record->same_as != 0 && !look->plan->chosen)
        return look_as_replacing(project, look, job, error) ? look : NULL;
    if (look->record == NULL || !note_outcomes(project, look->plan, job, error))
        return NULL;
    return look;
}

static void on_looked(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    Look *look = input;
    eql_draft_take_preview(look->draft, g_steal_pointer(&look->plan),
                           g_steal_pointer(&look->record), error);
}

static const EqlJobKind LOOK = {do_look, on_looked, look_free, NULL};

void eql_session_look(EqlSession *self, EqlDraft *draft)
{
    g_autofree char *title = g_strdup_printf(_("Reading %s…"), eql_draft_name(draft));
    eql_jobs_run(eql_session_jobs(self), title, G_OBJECT(self), &LOOK, look_new(self, draft));
}

/* The same file dropped twice is the same draft. */
static gboolean is_waiting(EqlSession *self, const char *path)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self));
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
        if (g_str_equal(eql_draft_plan(draft)->path, path))
            return TRUE;
    }
    return FALSE;
}

/* The wave that new answers most likely belong to. */
static char *likely_wave(EqlSession *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self);
    if (snapshot != NULL && snapshot->dataset->wave != NULL)
        return g_strdup(snapshot->dataset->wave);
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    return eql_wave_of_term(g_date_time_get_year(now), g_date_time_get_month(now));
}

static void add_draft(EqlSession *self, const char *path)
{
    if (is_waiting(self, path))
        return;
    g_autofree char *wave = likely_wave(self);
    g_autoptr(EqlDraft) draft = eql_draft_new(path, wave);
    g_list_store_append(eql_session_drafts(self), draft);
    eql_session_look(self, draft);
}

static const EqlImportRecord *import_of(EqlSession *self, gint64 id)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self);
    for (guint i = 0; snapshot != NULL && i < snapshot->imports->len; i++) {
        const EqlImportRecord *record = snapshot->imports->pdata[i];
        if (record->id == id)
            return record;
    }
    return NULL;
}

void eql_session_replace(EqlSession *self, gint64 id, const char *path)
{
    const EqlImportRecord *record = import_of(self, id);
    if (record == NULL || is_waiting(self, path))
        return;
    g_autoptr(EqlDraft) draft = eql_draft_new(path, record->wave);
    EqlDraftPlan *plan = eql_draft_plan(draft);
    plan->recognised = plan->chosen = TRUE;
    plan->wave_is_guess = FALSE;
    plan->kind = EQL_IMPORT_RESPONSES;
    plan->replaces = id;
    g_free(plan->audience);
    plan->audience = g_strdup(record->audience);
    g_list_store_append(eql_session_drafts(self), draft);
    eql_session_look(self, draft);
}

/* ── folders ── */

/* How many folders deep to look: a year's folder with one for each audience. */
#define DEEPEST 2

static gboolean is_data(const char *name)
{
    /* Those of other spreadsheets are refused with what to do: better than in silence. */
    static const char *const endings[] = {".csv", ".tsv",  ".txt", ".xlsx",
                                          ".xml", ".xlsm", ".xls", ".ods"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(lower, endings[i]) && *name != '.' && *name != '~')
            return TRUE;
    return FALSE;
}

static gboolean gather(const char *folder, guint depth, GPtrArray *paths, GCancellable *cancellable,
                       GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    if (dir == NULL)
        return FALSE;
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_cancellable_set_error_if_cancelled(cancellable, error))
            return FALSE;
        if (!g_file_test(path, G_FILE_TEST_IS_DIR) && is_data(name))
            g_ptr_array_add(paths, g_steal_pointer(&path));
        else if (depth < DEEPEST && *name != '.' && g_file_test(path, G_FILE_TEST_IS_DIR) &&
                 !gather(path, depth + 1, paths, cancellable, error))
            return FALSE;
    }
    return TRUE;
}

/* As the reader's language sorts, whatever bytes the disk has. */
static int by_name(gconstpointer a, gconstpointer b)
{
    g_autofree char *one = g_filename_display_name(*(const char *const *)a);
    g_autofree char *other = g_filename_display_name(*(const char *const *)b);
    return g_utf8_collate(one, other);
}

/* ── files ── */

static gboolean is_workbook(const char *path)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    return g_str_has_suffix(lower, ".xlsx");
}

/* Files that wait for nobody to say what they are. */
typedef enum { OTHER, PLAN, PUBLISHED } Told;

static gboolean is_text_table(const char *path)
{
    static const char *const endings[] = {".csv", ".tsv", ".txt"};
    g_autofree char *lower = g_ascii_strdown(path, -1);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(lower, endings[i]))
            return TRUE;
    return FALSE;
}

static Told tell(const char *path)
{
    const char *folder = eql_data_folder(NULL);
    if (is_workbook(path) && eql_plan_is_in(path))
        return PLAN;
    return folder != NULL && is_text_table(path) && eql_benchmark_is_in(path, folder) ? PUBLISHED
                                                                                      : OTHER;
}

/* What each of the paths (char*) is: a Told. */
static gpointer do_tell_apart(EqlJob *job, gpointer input, GError **error)
{
    const GPtrArray *paths = input;
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < paths->len; i++) {
        if (g_cancellable_set_error_if_cancelled(eql_job_cancellable(job), error))
            return NULL;
        g_hash_table_insert(told, paths->pdata[i], GINT_TO_POINTER(tell(paths->pdata[i])));
    }
    return g_steal_pointer(&told);
}

static void take_file(EqlSession *self, const char *path, Told told)
{
    if (told == PLAN)
        eql_session_read_back(self, path);
    else if (told == PUBLISHED)
        eql_session_read_beside(self, path, NULL);
    else
        add_draft(self, path);
}

static void on_told_apart(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autoptr(GHashTable) told = result;
    const GPtrArray *paths = input;
    for (guint i = 0; told != NULL && i < paths->len; i++)
        take_file(EQL_SESSION(owner), paths->pdata[i],
                  GPOINTER_TO_INT(g_hash_table_lookup(told, paths->pdata[i])));
}

static const EqlJobKind TELL_APART = {do_tell_apart, on_told_apart,
                                      (GDestroyNotify)g_ptr_array_unref,
                                      (GDestroyNotify)g_hash_table_unref};

/* Takes the paths (char*). */
static void bring_in_files(EqlSession *self, GPtrArray *paths)
{
    eql_jobs_run(eql_session_jobs(self), _("Looking at the files…"), G_OBJECT(self), &TELL_APART,
                 paths);
}

static gpointer do_gather(EqlJob *job, gpointer folder, GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    if (!gather(folder, 0, paths, eql_job_cancellable(job), error))
        return NULL;
    if (paths->len == 0) {
        g_autofree char *name = g_filename_display_basename(folder);
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                    _("There is no CSV, Excel or XML file in the folder %s."), name);
        return NULL;
    }
    g_ptr_array_sort(paths, by_name);
    return g_steal_pointer(&paths);
}

static void on_gathered(GObject *owner, gpointer folder, gpointer result, const GError *error)
{
    if (result == NULL)
        eql_session_fail(EQL_SESSION(owner), _("Nothing could be brought in"), error);
    else
        bring_in_files(EQL_SESSION(owner), result);
}

static const EqlJobKind GATHER = {do_gather, on_gathered, g_free,
                                  (GDestroyNotify)g_ptr_array_unref};

void eql_session_bring_in(EqlSession *self, const char *const *paths)
{
    if (eql_session_path(self) == NULL)
        return;
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; paths[i] != NULL; i++) {
        if (g_file_test(paths[i], G_FILE_TEST_IS_DIR))
            eql_jobs_run(eql_session_jobs(self), _("Looking into the folder…"), G_OBJECT(self),
                         &GATHER, g_strdup(paths[i]));
        else
            g_ptr_array_add(files, g_strdup(paths[i]));
    }
    bring_in_files(self, files);
}

/* ── importing ── */

typedef struct {
    char *project;
    GPtrArray *looks;  /* Look: what to import */
    GPtrArray *errors; /* char* or NULL, in step */
    guint done;        /* files */
    GArray *ids;       /* gint64: the imports they became … */
    GPtrArray *from;   /* … and the EqlDraft of each, borrowed from the looks */
} Batch;

static void batch_free(gpointer data)
{
    Batch *batch = data;
    g_free(batch->project);
    g_ptr_array_unref(batch->looks);
    g_ptr_array_unref(batch->errors);
    g_clear_pointer(&batch->ids, g_array_unref);
    g_ptr_array_unref(batch->from);
    g_free(batch);
}

static void note_import(Batch *batch, const Look *look, const EqlImportRecord *record)
{
    g_array_append_val(batch->ids, record->id);
    g_ptr_array_add(batch->from, look->draft);
}

/* A census return that tells of suspensions is brought in as both, unless not wanted. */
static gboolean import_file(EqlProject *project, const Look *look, Batch *batch, EqlJob *job,
                            GError **error)
{
    const EqlDraftPlan *plan = look->plan;
    g_autoptr(EqlImportRecord) record = import(project, plan, plan->kind, FALSE, job, error);
    if (record == NULL)
        return FALSE;
    note_import(batch, look, record);
    if (plan->kind != EQL_IMPORT_CENSUS || !plan->with_outcomes)
        return TRUE;
    g_autoptr(EqlImportRecord) outcomes =
        import(project, plan, EQL_IMPORT_OUTCOMES, FALSE, job, error);
    if (outcomes != NULL)
        note_import(batch, look, outcomes);
    return outcomes != NULL;
}

static gpointer do_import(EqlJob *job, gpointer input, GError **error)
{
    Batch *batch = input;
    g_autoptr(EqlProject) project = eql_project_open(batch->project, error);
    if (project == NULL)
        return NULL;
    for (guint i = 0; i < batch->looks->len; i++) {
        const Look *look = g_ptr_array_index(batch->looks, i);
        g_autoptr(GError) failed = NULL;
        if (import_file(project, look, batch, job, &failed))
            batch->done++;
        if (g_error_matches(failed, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
            g_propagate_error(error, g_steal_pointer(&failed));
            return NULL;
        }
        g_ptr_array_add(batch->errors, failed != NULL ? g_strdup(failed->message) : NULL);
    }
    return batch;
}

/* What was imported leaves the list; what could not be stays and says why. */
static void settle(EqlSession *self, EqlDraft *draft, const char *sentence)
{
    guint position;
    if (sentence != NULL)
        eql_draft_fail(draft, sentence);
    else if (g_list_store_find(eql_session_drafts(self), draft, &position))
        g_list_store_remove(eql_session_drafts(self), position);
}

static EqlEdit *edit_of(Batch *batch)
{
    const Look *first = g_ptr_array_index(batch->looks, 0);
    const char *name = batch->looks->len == 1 ? eql_draft_name(first->draft) : NULL;
    return eql_edit_import(g_steal_pointer(&batch->ids), name);
}

static void on_imported(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    Batch *batch = input;
    if (error != NULL)
        eql_session_fail(self, _("Nothing was imported"), error);
    for (guint i = 0; i < batch->errors->len; i++) {
        const Look *look = g_ptr_array_index(batch->looks, i);
        settle(self, look->draft, g_ptr_array_index(batch->errors, i));
    }
    if (batch->ids->len == 0)
        return;
    for (guint i = 0; i < batch->ids->len; i++)
        eql_session_note_brought(self, g_array_index(batch->ids, gint64, i), batch->from->pdata[i]);
    eql_session_say_imported(self, batch->done, edit_of(batch));
    eql_session_show_wave(self, NULL);
}

static const EqlJobKind IMPORT = {do_import, on_imported, batch_free, NULL};

/* Rolls come first, then the tables that stand beside one. */
enum { TURN_ROLLS, TURN_SIDES, TURN_REST, TURNS };

static guint turn_of(EqlDraft *draft)
{
    const EqlImportRecord *record = eql_draft_record(draft);
    if (record->kind != EQL_IMPORT_CENSUS)
        return TURN_REST;
    return eql_import_record_is_side(record) ? TURN_SIDES : TURN_ROLLS;
}

static Batch *batch_of(EqlSession *self, EqlDraft *only)
{
    Batch *batch = g_new0(Batch, 1);
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self));
    batch->project = g_strdup(eql_session_path(self));
    batch->looks = g_ptr_array_new_with_free_func(look_free);
    batch->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    batch->from = g_ptr_array_new();
    batch->errors = g_ptr_array_new_with_free_func(g_free);
    for (guint turn = 0; turn < TURNS; turn++)
        for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
            g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
            if (eql_draft_is_ready(draft) && (only == NULL || only == draft) &&
                turn_of(draft) == turn)
                g_ptr_array_add(batch->looks, look_new(self, draft));
        }
    return batch;
}

static guint64 rows_of(const Batch *batch)
{
    guint64 rows = 0;
    for (guint i = 0; i < batch->looks->len; i++) {
        const Look *look = g_ptr_array_index(batch->looks, i);
        rows += eql_draft_record(look->draft)->rows;
    }
    return rows;
}

void eql_session_import(EqlSession *self, EqlDraft *draft)
{
    Batch *batch = batch_of(self, draft);
    if (batch->looks->len == 0) {
        batch_free(batch);
        return;
    }
    gulong rows = (gulong)rows_of(batch);
    g_autofree char *number = eql_number_count((double)rows);
    g_autofree char *title =
        g_strdup_printf(ngettext("Importing %s row…", "Importing %s rows…", rows), number);
    eql_jobs_run(eql_session_jobs(self), title, G_OBJECT(self), &IMPORT, batch);
}
