/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/kept.h"
#include "intake/responses/responses-file.h"
#include "intake/roll/roll-file.h"
#include "workflow/join-notes.h"
#include "workflow/memory.h"
#include "workflow/mistaken.h"
#include "workflow/project-private.h"
#include "workflow/reading.h"
#include "workflow/roll-memory.h"
#include "workflow/side.h"

/* What reading a file needs and gives: nothing of it is the project's, so that it can be read
 * on another thread. */
struct _EqlReading {
    EqlProject *project; /* for before and after only */
    const EqlImportRequest *request;
    EqlResponsesRequest of_responses;
    EqlRollRequest of_roll; /* of a census or outcomes */
    EqlQuestionnaire *questionnaire;
    EqlMemory *memory;
    EqlSchool *school;
    EqlRollMemory *roll_memory; /* of a census or outcomes; NULL: not to be used */
    EqlCensus *roll_in_force;   /* NULL: none */
    /* What came of it. */
    EqlImportRecord *record;
    EqlResponses *responses;
    EqlCensus *census;
    EqlOutcomes *outcomes;
};

void eql_reading_free(EqlReading *reading)
{
    if (!reading)
        return;
    g_clear_pointer(&reading->questionnaire, eql_questionnaire_unref);
    g_clear_pointer(&reading->memory, eql_memory_free);
    g_clear_pointer(&reading->roll_memory, eql_roll_memory_free);
    g_clear_pointer(&reading->school, eql_school_free);
    g_clear_pointer(&reading->roll_in_force, eql_census_free);
    g_clear_pointer(&reading->record, eql_import_record_free);
    g_clear_pointer(&reading->responses, eql_responses_free);
    g_clear_pointer(&reading->census, eql_census_free);
    g_clear_pointer(&reading->outcomes, eql_outcomes_free);
    g_free(reading);
}

/* ── responses ── */

static gboolean check_match(const EqlQuestionnaire *questionnaire, const EqlImportRecord *record,
                            GError **error)
{
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *column = record->columns->pdata[i];
        const EqlItem *item =
            column->code ? eql_questionnaire_item(questionnaire, column->code) : NULL;
        if (item && (item->kind == EQL_ITEM_SCORED || item->kind == EQL_ITEM_COMMENT))
            return TRUE;
    }
    g_set_error(
        error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH,
        /* Translators: a file, and who is asked: “Pupils”. */
        _("No column of %s is a question that this project puts to “%s”. Is it the right file "
          "and audience? If its questions are worded otherwise, say which question each column "
          "asks, or open the questionnaire that they come from."),
        record->file, eql_audience_label(record->audience));
    return FALSE;
}

/* One file counted twice would pass for twice as many people. Under another audience or
 * wave it may be meant: then it is only noticed. */
static gboolean check_not_twice(const EqlReading *import, EqlImportRecord *record, GError **error)
{
    g_autoptr(EqlImportRecord) earlier = NULL;
    if (!eql_store_same_file(import->project->store, record, &earlier, error))
        return FALSE;
    if (!earlier || earlier->id == import->request->replaces)
        return TRUE;
    gboolean alike = g_str_equal(earlier->audience, record->audience) &&
                     g_str_equal(earlier->wave, record->wave);
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, earlier->id);
    record->same_as = alike ? earlier->id : 0;
    if (alike)
        g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE,
                    _("%s is in the project already: it was brought in as import %s (%s, %s, %s). "
                      "To put this one in its place, replace that import (--replace %s); to keep "
                      "it, leave this one out."),
                    record->file, number, earlier->file, earlier->audience, earlier->wave, number);
    else
        eql_problems_take(
            record->problems, NULL, 0, NULL,
            EQL_KEPT(g_strdup_printf(
                _("The very same file is in the project already: import %s (%s, %s, %s)."), number,
                earlier->file, earlier->audience, earlier->wave)),
            EQL_KEPT(g_strdup(_("If that is a slip, undo one of the two."))));
    return !alike;
}

static gboolean check_replaces(const EqlReading *import, GError **error)
{
    if (!import->request->replaces)
        return TRUE;
    g_autoptr(EqlImportRecord) earlier =
        eql_store_replaceable(import->project->store, import->request->replaces, error);
    return earlier != NULL;
}

/* What the project has against the file, beyond what is in it. */
static gboolean may_come_in(const EqlReading *import, GError **error)
{
    return check_match(import->questionnaire, import->record, error) &&
           check_replaces(import, error) && check_not_twice(import, import->record, error) &&
           eql_store_check_writable(import->project->store, error);
}

/* A school's name is told of where something was confirmed; it may lack. */
static void keep_in_memory(const EqlReading *import)
{
    g_autoptr(EqlSchool) school = eql_store_school(import->project->store, NULL);
    eql_memory_keep(import->memory, import->request->mapping, import->record,
                    school ? school->name : NULL);
}

static gboolean settle_responses(EqlReading *import, GCancellable *cancellable, GError **error)
{
    const EqlImportRequest *request = import->request;
    EqlImportRecord *record = import->record;
    GError *refused = NULL;
    gboolean may = may_come_in(import, &refused);
    if (!may)
        eql_mistaken_explain(import->project, request, cancellable, &refused);
    if (!may && !request->dry_run) {
        g_propagate_error(error, refused);
        return FALSE;
    }
    if (!may)
        record->refusal = g_strdup(refused->message);
    g_clear_error(&refused);
    if (!request->dry_run) {
        eql_import_record_mask_titles(record);
        if (!eql_store_replace_responses(import->project->store, record, import->responses,
                                         request->replaces, error))
            return FALSE;
    }
    if (import->memory)
        eql_memory_tell(import->memory, record);
    if (import->memory && !request->dry_run)
        keep_in_memory(import);
    return TRUE;
}

static gboolean prepare_responses(EqlReading *import, GError **error)
{
    const EqlImportRequest *request = import->request;
    import->questionnaire = eql_store_questionnaire(import->project->store, error);
    if (!import->questionnaire ||
        !eql_project_knows_audience(import->questionnaire, request->audience, error))
        return FALSE;
    if (request->remember)
        import->memory = eql_memory_new(import->questionnaire, request->audience, request->forget);
    import->of_responses =
        (EqlResponsesRequest){request->path,         request->sheet,
                              import->questionnaire, import->project->codes,
                              request->audience,     request->wave,
                              request->mapping,      import->memory ? eql_memory_recall : NULL,
                              import->memory};
    return TRUE;
}

/* ── census and outcomes ── */

/* What was remembered is told before it is kept again. */
static void settle_memory(const EqlReading *import)
{
    if (!import->roll_memory)
        return;
    eql_roll_memory_tell(import->roll_memory, import->record);
    if (!import->request->dry_run)
        eql_roll_memory_keep(import->roll_memory, import->request->mapping, import->record,
                             import->school->name);
}

static void note_refusal(const EqlReading *import, EqlImportRecord *record)
{
    g_autoptr(GError) refused = NULL;
    if (!eql_store_check_writable(import->project->store, &refused))
        record->refusal = g_strdup(refused->message);
}

static gboolean prepare_roll(EqlReading *import, GError **error)
{
    import->school = eql_store_school(import->project->store, error);
    EqlHasher *hasher = import->school ? eql_project_hasher(import->project, error) : NULL;
    if (!hasher)
        return FALSE;
    import->of_roll = (EqlRollRequest){.path = import->request->path,
                                       .codes = import->project->codes,
                                       .hasher = hasher,
                                       .date = import->request->date,
                                       .kind = import->request->outcome_kind,
                                       .school = import->request->school,
                                       .urn = import->school->urn,
                                       .laestab = import->school->laestab,
                                       .school_name = import->school->name,
                                       .mapping = import->request->mapping};
    if (import->request->remember)
        import->roll_memory = eql_roll_memory_new(import->request->kind, import->request->forget);
    if (import->roll_memory)
        import->of_roll.remembered = eql_roll_memory_recall(import->roll_memory);
    return TRUE;
}

/* The roll in force may be none. */
static gboolean prepare_census(EqlReading *import, GError **error)
{
    g_autoptr(GError) failure = NULL;
    if (!prepare_roll(import, error))
        return FALSE;
    import->roll_in_force = eql_store_census(import->project->store, &failure);
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return FALSE;
    }
    if (import->roll_in_force)
        import->of_roll.roll_date = import->roll_in_force->reference_date;
    return TRUE;
}

static gboolean join_census(const EqlReading *import, GError **error)
{
    EqlStore *store = import->project->store;
    EqlImportRecord *record = import->record;
    g_autoptr(EqlSettings) settings = eql_store_settings(store, error);
    if (!settings)
        return FALSE;
    if (eql_import_record_is_side(record) && !import->roll_in_force && import->request->dry_run) {
        eql_problems_take(
            record->problems, NULL, 0, NULL,
            EQL_KEPT(g_strdup(_("This file adds to a roll, which the project does not have "
                                "yet."))),
            EQL_KEPT(g_strdup(_("Bring in the roll first."))));
        return TRUE;
    }
    if (eql_import_record_is_side(record))
        return eql_import_join_side(record, import->roll_in_force, import->census,
                                    import->project->codes, (guint)settings->k, error);
    return eql_import_note_census(store, record, import->census, error);
}

static gboolean settle_census(const EqlReading *import, GError **error)
{
    if (!join_census(import, error))
        return FALSE;
    if (import->request->dry_run) {
        note_refusal(import, import->record);
        settle_memory(import);
        return TRUE;
    }
    eql_import_record_mask_titles(import->record);
    if (!eql_store_add_census(import->project->store, import->record, import->census, error))
        return FALSE;
    settle_memory(import);
    return TRUE;
}

/* A log brought in again adds only what cannot be told from it, such as rows without a date: twice
 * as many as there were. */
static gboolean check_once(const EqlReading *import, GError **error)
{
    if (!import->request->once || import->request->replace)
        return TRUE;
    g_autoptr(GPtrArray) imports = eql_store_imports(import->project->store, error);
    const EqlImportRecord *earlier =
        imports ? eql_import_same_outcomes(imports, import->record, TRUE) : NULL;
    if (!earlier)
        return imports != NULL;
    g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE,
                /* Translators: the name of a file. */
                _("This very file is in the project already, as %s. There is nothing to bring in; "
                  "to read it afresh, undo that import first."),
                earlier->file);
    return FALSE;
}

/* A preview is shown though the import itself would be refused. */
static gboolean preview_outcomes(const EqlReading *import, GError **error)
{
    GError *refused = NULL;
    note_refusal(import, import->record);
    if (!check_once(import, &refused) &&
        !g_error_matches(refused, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE)) {
        g_propagate_error(error, refused);
        return FALSE;
    }
    if (refused && !import->record->refusal)
        import->record->refusal = g_strdup(refused->message);
    g_clear_error(&refused);
    settle_memory(import);
    return TRUE;
}

static gboolean settle_outcomes(const EqlReading *import, GError **error)
{
    const EqlImportRequest *request = import->request;
    EqlStore *store = import->project->store;
    if (!eql_import_note_joins(store, import->record, import->outcomes, request->replace, error))
        return FALSE;
    if (request->dry_run)
        return preview_outcomes(import, error);
    if (!check_once(import, error))
        return FALSE;
    eql_import_record_mask_titles(import->record);
    if (!eql_store_add_outcomes(store, import->record, import->outcomes, request->replace, error))
        return FALSE;
    settle_memory(import);
    return TRUE;
}

/* ── the three steps ── */

static gboolean prepare(EqlReading *import, GError **error)
{
    switch (import->request->kind) {
    case EQL_IMPORT_RESPONSES:
        return prepare_responses(import, error);
    case EQL_IMPORT_CENSUS:
        return prepare_census(import, error);
    case EQL_IMPORT_OUTCOMES:
        return prepare_roll(import, error);
    }
    g_return_val_if_reached(FALSE);
}

EqlReading *eql_reading_new(EqlProject *project, const EqlImportRequest *request, GError **error)
{
    g_autoptr(EqlReading) import = g_new0(EqlReading, 1);
    import->project = project;
    import->request = request;
    return prepare(import, error) ? g_steal_pointer(&import) : NULL;
}

gboolean eql_reading_read(EqlReading *import, EqlProgress progress, gpointer progress_data,
                          GCancellable *cancellable, GError **error)
{
    switch (import->request->kind) {
    case EQL_IMPORT_RESPONSES:
        return eql_responses_read(&import->of_responses, progress, progress_data, cancellable,
                                  &import->record, &import->responses, error);
    case EQL_IMPORT_CENSUS:
        return eql_census_read(&import->of_roll, progress, progress_data, cancellable,
                               &import->record, &import->census, error);
    case EQL_IMPORT_OUTCOMES:
        return eql_outcomes_read(&import->of_roll, progress, progress_data, cancellable,
                                 &import->record, &import->outcomes, error);
    }
    g_return_val_if_reached(FALSE);
}

static gboolean settle(EqlReading *import, GCancellable *cancellable, GError **error)
{
    switch (import->request->kind) {
    case EQL_IMPORT_RESPONSES:
        return settle_responses(import, cancellable, error);
    case EQL_IMPORT_CENSUS:
        return settle_census(import, error);
    case EQL_IMPORT_OUTCOMES:
        return settle_outcomes(import, error);
    }
    g_return_val_if_reached(FALSE);
}

EqlImportRecord *eql_reading_settle(EqlReading *import, GCancellable *cancellable, GError **error)
{
    return settle(import, cancellable, error) ? g_steal_pointer(&import->record) : NULL;
}

void eql_import_explain(EqlProject *project, const EqlImportRequest *request,
                        GCancellable *cancellable, GError **error)
{
    if (!g_error_matches(*error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH)) /* done */
        eql_mistaken_explain(project, request, cancellable, error);
}

EqlImportRecord *eql_project_import(EqlProject *project, const EqlImportRequest *request,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error)
{
    GError *refused = NULL;
    g_autoptr(EqlReading) reading = eql_reading_new(project, request, &refused);
    EqlImportRecord *record = NULL;
    if (reading && eql_reading_read(reading, progress, progress_data, cancellable, &refused))
        record = eql_reading_settle(reading, cancellable, &refused);
    if (record)
        return record;
    eql_import_explain(project, request, cancellable, &refused);
    g_propagate_error(error, refused);
    return NULL;
}
