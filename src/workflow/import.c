/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/i18n.h"
#include "intake/responses/responses-file.h"
#include "intake/roll/roll-file.h"
#include "workflow/join-notes.h"
#include "workflow/memory.h"
#include "workflow/mistaken.h"
#include "workflow/project-private.h"
#include "workflow/side.h"

typedef struct {
    EqlProject *project;
    const EqlImportRequest *request;
    EqlProgress progress;
    gpointer progress_data;
    GCancellable *cancellable;
} Import;

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
        _("No column of %s is a question that this project puts to “%s”. Is it the right file "
          "and audience? If the questions are worded otherwise, use that questionnaire or give "
          "a mapping."),
        record->file, record->audience);
    return FALSE;
}

/* One file counted twice would pass for twice as many people. Under another audience or
 * wave it may be meant: then it is only noticed. */
static gboolean check_not_twice(const Import *import, EqlImportRecord *record, GError **error)
{
    g_autoptr(EqlImportRecord) earlier = NULL;
    if (!eql_store_same_file(import->project->store, record, &earlier, error))
        return FALSE;
    if (!earlier || earlier->id == import->request->replaces)
        return TRUE;
    gboolean alike = g_str_equal(earlier->audience, record->audience) &&
                     g_str_equal(earlier->wave, record->wave);
    record->same_as = alike ? earlier->id : 0;
    if (alike)
        g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_TWICE,
                    _("%s is in the project already: it was brought in as import %" PRId64
                      " (%s, %s, %s). To put this one in its place, replace that import (--replace "
                      "%" PRId64 "); to keep it, leave this one out."),
                    record->file, earlier->id, earlier->file, earlier->audience, earlier->wave,
                    earlier->id);
    else
        eql_problems_take(
            record->problems, NULL, 0, NULL,
            g_strdup_printf(
                _("The very same file is in the project already: import %" PRId64 " (%s, %s, %s)."),
                earlier->id, earlier->file, earlier->audience, earlier->wave),
            g_strdup(_("If that is a slip, undo one of the two.")));
    return !alike;
}

static gboolean check_replaces(const Import *import, GError **error)
{
    if (!import->request->replaces)
        return TRUE;
    g_autoptr(EqlImportRecord) earlier =
        eql_store_replaceable(import->project->store, import->request->replaces, error);
    return earlier != NULL;
}

/* What the project has against the file, beyond what is in it. */
static gboolean may_come_in(const Import *import, const EqlQuestionnaire *questionnaire,
                            EqlImportRecord *record, GError **error)
{
    return check_match(questionnaire, record, error) && check_replaces(import, error) &&
           check_not_twice(import, record, error) &&
           eql_store_check_writable(import->project->store, error);
}

static gboolean bring_in(const Import *import, const EqlQuestionnaire *questionnaire,
                         EqlImportRecord *record, const EqlResponses *responses, GError **error)
{
    g_autoptr(GError) refused = NULL;
    gboolean may = may_come_in(import, questionnaire, record, &refused);
    if (!may)
        eql_mistaken_explain(import->project, import->request, import->cancellable, &refused);
    if (!import->request->dry_run) {
        if (!may) {
            g_propagate_error(error, g_steal_pointer(&refused));
            return FALSE;
        }
        eql_import_record_mask_titles(record);
        return eql_store_replace_responses(import->project->store, record, responses,
                                           import->request->replaces, error);
    }
    record->refusal = may ? NULL : g_strdup(refused->message);
    return TRUE;
}

/* A school's name is told of where something was confirmed; it may lack. */
static void keep_in_memory(const Import *import, EqlMemory *memory, EqlImportRecord *record)
{
    g_autoptr(EqlSchool) school = eql_store_school(import->project->store, NULL);
    eql_memory_keep(memory, import->request->mapping, record, school ? school->name : NULL);
}

static EqlImportRecord *import_responses(const Import *import, GError **error)
{
    const EqlImportRequest *request = import->request;
    EqlStore *store = import->project->store;
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, error);
    if (!questionnaire || !eql_project_knows_audience(questionnaire, request->audience, error))
        return NULL;
    g_autoptr(EqlMemory) memory =
        request->remember ? eql_memory_new(questionnaire, request->audience, request->forget)
                          : NULL;
    EqlResponsesRequest reading = {request->path,
                                   request->sheet,
                                   questionnaire,
                                   import->project->codes,
                                   request->audience,
                                   request->wave,
                                   request->mapping,
                                   memory ? eql_memory_recall : NULL,
                                   memory};
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(EqlResponses) responses = NULL;
    if (!eql_responses_read(&reading, import->progress, import->progress_data, import->cancellable,
                            &record, &responses, error) ||
        !bring_in(import, questionnaire, record, responses, error))
        return NULL;
    if (memory)
        eql_memory_tell(memory, record);
    if (memory && !request->dry_run)
        keep_in_memory(import, memory, record);
    return g_steal_pointer(&record);
}

/* ── census and outcomes ── */

static void note_refusal(const Import *import, EqlImportRecord *record)
{
    g_autoptr(GError) refused = NULL;
    if (!eql_store_check_writable(import->project->store, &refused))
        record->refusal = g_strdup(refused->message);
}

static gboolean roll_request(const Import *import, const EqlSchool *school, EqlRollRequest *reading,
                             GError **error)
{
    EqlHasher *hasher = eql_project_hasher(import->project, error);
    *reading = (EqlRollRequest){.path = import->request->path,
                                .codes = import->project->codes,
                                .hasher = hasher,
                                .date = import->request->date,
                                .kind = import->request->outcome_kind,
                                .school = import->request->school,
                                .urn = school->urn,
                                .laestab = school->laestab,
                                .school_name = school->name};
    return hasher != NULL;
}

/* NULL without an error when there is none. */
static gboolean roll_in_force(const Import *import, EqlCensus **roll, GError **error)
{
    g_autoptr(GError) failure = NULL;
    *roll = eql_store_census(import->project->store, &failure);
    if (!failure)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
}

static gboolean settle_census(const Import *import, EqlImportRecord *record, const EqlCensus *roll,
                              EqlCensus *census, GError **error)
{
    EqlStore *store = import->project->store;
    g_autoptr(EqlSettings) settings = eql_store_settings(store, error);
    if (!settings)
        return FALSE;
    if (eql_import_record_is_side(record) && !roll && import->request->dry_run) {
        eql_problems_take(record->problems, NULL, 0, NULL,
                          g_strdup(_("This file adds to a roll, which the project does not have "
                                     "yet.")),
                          g_strdup(_("Bring in the roll first.")));
        return TRUE;
    }
    if (eql_import_record_is_side(record))
        return eql_import_join_side(record, roll, census, import->project->codes,
                                    (guint)settings->k, error);
    return eql_import_note_census(store, record, census, (guint)settings->k, error);
}

static gboolean store_census(const Import *import, EqlImportRecord *record, EqlCensus *census,
                             GError **error)
{
    eql_import_record_mask_titles(record);
    return eql_store_add_census(import->project->store, record, census, error);
}

static EqlImportRecord *import_census(const Import *import, GError **error)
{
    EqlRollRequest reading;
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(EqlCensus) census = NULL, roll = NULL;
    g_autoptr(EqlSchool) school = eql_store_school(import->project->store, error);
    if (!school || !roll_request(import, school, &reading, error) ||
        !roll_in_force(import, &roll, error))
        return NULL;
    reading.roll_date = roll ? roll->reference_date : NULL;
    if (!eql_census_read(&reading, import->progress, import->progress_data, import->cancellable,
                         &record, &census, error) ||
        !settle_census(import, record, roll, census, error))
        return NULL;
    if (import->request->dry_run)
        note_refusal(import, record);
    else if (!store_census(import, record, census, error))
        return NULL;
    return g_steal_pointer(&record);
}

static gboolean store_outcomes(const Import *import, EqlImportRecord *record, EqlOutcomes *outcomes,
                               GError **error)
{
    eql_import_record_mask_titles(record);
    return eql_store_add_outcomes(import->project->store, record, outcomes,
                                  import->request->replace, error);
}

static EqlImportRecord *import_outcomes(const Import *import, GError **error)
{
    const EqlImportRequest *request = import->request;
    EqlStore *store = import->project->store;
    EqlRollRequest reading;
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(EqlOutcomes) outcomes = NULL;
    g_autoptr(EqlSchool) school = eql_store_school(store, error);
    if (!school || !roll_request(import, school, &reading, error) ||
        !eql_outcomes_read(&reading, import->progress, import->progress_data, import->cancellable,
                           &record, &outcomes, error))
        return NULL;
    if (!eql_import_note_joins(store, record, outcomes, request->replace, error))
        return NULL;
    if (request->dry_run)
        note_refusal(import, record);
    else if (!store_outcomes(import, record, outcomes, error))
        return NULL;
    return g_steal_pointer(&record);
}

static EqlImportRecord *import_kind(const Import *import, GError **error)
{
    switch (import->request->kind) {
    case EQL_IMPORT_RESPONSES:
        return import_responses(import, error);
    case EQL_IMPORT_CENSUS:
        return import_census(import, error);
    case EQL_IMPORT_OUTCOMES:
        return import_outcomes(import, error);
    }
    g_return_val_if_reached(NULL);
}

EqlImportRecord *eql_project_import(EqlProject *project, const EqlImportRequest *request,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error)
{
    const Import import = {project, request, progress, progress_data, cancellable};
    GError *refused = NULL;
    EqlImportRecord *record = import_kind(&import, &refused);
    if (record)
        return record;
    if (!g_error_matches(refused, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH)) /* done */
        eql_mistaken_explain(project, request, cancellable, &refused);
    g_propagate_error(error, refused);
    return NULL;
}
