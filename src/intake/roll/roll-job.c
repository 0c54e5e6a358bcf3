/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-job.h"

#include "base/i18n.h"
#include "base/kept.h"

#include "intake/table/digest.h"
#include "intake/intake-error.h"
#include "intake/roll/roll-fields.h"

/* A user's own word for a kind stays as it is; "Suspensions" is a suspension. */
static char *default_kind(const EqlRollJob *self)
{
    const char *given = self->request->kind;

    if (given == NULL || *given == '\0')
        return g_strdup("suspension");
    const char *known = eql_roll_lists_kind(self->lists, given, -1);
    return g_strdup(known != NULL ? known : given);
}

static gboolean begin_outcomes(EqlRollJob *self, GError **error)
{
    self->lists = eql_roll_lists_load(self->cancellable, error);
    if (self->lists == NULL)
        return FALSE;
    self->outcomes = eql_outcomes_new();
    self->kind = default_kind(self);
    if (self->request->kind != NULL && *self->request->kind != '\0')
        self->record->outcome_kind = g_strdup(self->kind);
    return TRUE;
}

static gboolean take_date(EqlRollJob *self, GError **error)
{
    char date[EQL_DATE_SIZE];
    const char *given = self->request->date;

    if (given == NULL || *given == '\0')
        return TRUE;
    if (!eql_roll_date(given, -1, date)) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("“%s” is not a date. Write the date of the census as 2025-01-16."), given);
        return FALSE;
    }
    self->date = *date != '\0' ? g_strdup(date) : NULL;
    return TRUE;
}

EqlRollJob *eql_roll_job_new(const EqlRollRequest *request, EqlImportKind kind,
                             EqlProgress progress, gpointer progress_data,
                             GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlRollJob) self = g_new0(EqlRollJob, 1);
    g_autofree char *name = g_filename_display_basename(request->path);

    self->request = request;
    self->progress = progress;
    self->progress_data = progress_data;
    self->cancellable = cancellable;
    self->record = eql_import_record_new(kind, name);
    self->seen = eql_roll_seen_new();
    if (!take_date(self, error))
        return NULL;
    self->record->sha256 = eql_file_sha256(request->path, cancellable, error);
    if (self->record->sha256 == NULL)
        return NULL;
    if (kind == EQL_IMPORT_OUTCOMES && !begin_outcomes(self, error))
        return NULL;
    if (kind == EQL_IMPORT_CENSUS)
        self->census = eql_census_new();
    self->meanings =
        eql_roll_meanings_new(request->mapping, request->remembered, request->codes, self->lists);
    return g_steal_pointer(&self);
}

void eql_roll_job_free(EqlRollJob *job)
{
    if (job == NULL)
        return;
    g_clear_pointer(&job->record, eql_import_record_free);
    g_clear_pointer(&job->notes, eql_roll_notes_free);
    g_clear_pointer(&job->seen, eql_roll_seen_free);
    g_clear_pointer(&job->meanings, eql_roll_meanings_free);
    g_clear_pointer(&job->lists, eql_roll_lists_free);
    g_clear_pointer(&job->census, eql_census_free);
    g_clear_pointer(&job->outcomes, eql_outcomes_free);
    g_free(job->kind);
    g_free(job->date);
    g_free(job);
}

void eql_roll_job_begin(EqlRollJob *job, const char *tool, const char *sheet)
{
    g_free(job->record->tool);
    job->record->tool = g_strdup(tool);
    g_clear_pointer(&job->notes, eql_roll_notes_free);
    job->notes =
        eql_roll_notes_new(job->record, job->request->codes, job->lists, job->meanings, sheet);
}

void eql_roll_job_set_aside(EqlRollJob *job)
{
    job->record->rows++;
    job->record->set_aside++;
}

static void count_registration(EqlRollJob *self, guint8 registration)
{
    self->n_subsidiary += registration == EQL_REGISTRATION_SUBSIDIARY;
    self->n_other += registration == EQL_REGISTRATION_OTHER;
}

gboolean eql_roll_job_is_new_pupil(EqlRollJob *job, const EqlPupilKey *key,
                                   const EqlPupilKey *table_id, guint64 row)
{
    guint64 before = eql_roll_seen_pupil(job->seen, key, table_id, row);

    if (before == 0)
        return TRUE;
    eql_roll_job_set_aside(job);
    eql_roll_notes_row(
        job->notes, "pupil twice", row, NULL,
        EQL_KEPT(g_strdup_printf(
            _("This pupil is already in row %u; the second row was set aside."), (guint)before)),
        EQL_KEPT(g_strdup(_("Remove one of the two rows if they are the same pupil."))));
    return FALSE;
}

void eql_roll_job_add_pupil(EqlRollJob *job, const EqlRollPupil *pupil)
{
    job->record->rows++;
    job->record->accepted++;
    job->n_leavers += pupil->leaver;
    count_registration(job, (guint8)pupil->registration);
    eql_census_add(job->census, &pupil->key, &pupil->table_id, pupil->registration, pupil->leaver,
                   pupil->characteristics, pupil->values);
}

static void note_registrations(EqlRollJob *self)
{
    gboolean census = self->census != NULL;

    if (self->n_subsidiary > 0)
        eql_roll_notes_file(
            self->notes,
            EQL_KEPT(g_strdup_printf(
                census ? ngettext("%u pupil is registered here as a subsidiary (S) and mainly "
                                  "at another school.",
                                  "%u pupils are registered here as a subsidiary (S) and mainly "
                                  "at another school.",
                                  self->n_subsidiary)
                       : ngettext("%u outcome is of a pupil registered mainly at another "
                                  "school.",
                                  "%u outcomes are of pupils registered mainly at another "
                                  "school.",
                                  self->n_subsidiary),
                self->n_subsidiary)),
            EQL_KEPT(g_strdup(
                _("They are left out of the headcount and of the rates; nothing needs to be "
                  "done."))));
    if (self->n_other > 0)
        eql_roll_notes_file(
            self->notes,
            EQL_KEPT(
                g_strdup_printf(ngettext("%u row has an enrolment status that is neither sole (C), "
                                         "main (M) nor subsidiary (S).",
                                         "%u rows have an enrolment status that is neither sole "
                                         "(C), main (M) nor subsidiary (S).",
                                         self->n_other),
                                self->n_other)),
            EQL_KEPT(
                g_strdup(_("Guests and pupils of other providers do not count in the headcount; "
                           "correct the status if these pupils are the school’s own."))));
}

static void note_leavers(EqlRollJob *self)
{
    if (self->n_leavers == 0)
        return;
    eql_roll_notes_file(
        self->notes,
        EQL_KEPT(g_strdup_printf(ngettext("%u pupil is no longer on roll.",
                                          "%u pupils are no longer on roll.", self->n_leavers),
                                 self->n_leavers)),
        EQL_KEPT(
            g_strdup(_("Leavers are not part of the number on roll, but their outcomes count."))));
}

/* Whoever said what such rows are knows. */
static void note_without_kind(EqlRollJob *self)
{
    if (self->n_without_kind == 0 || self->record->outcome_kind != NULL)
        return;
    eql_roll_notes_file(
        self->notes,
        EQL_KEPT(g_strdup_printf(ngettext("%u row says no type of outcome; it counts as “%s”.",
                                          "%u rows say no type of outcome; they count as “%s”.",
                                          self->n_without_kind),
                                 self->n_without_kind, self->kind)),
        EQL_KEPT(g_strdup(_("If they are something else, write the type in the file and bring it "
                            "in again."))));
}

void eql_roll_job_finish(EqlRollJob *job)
{
    note_without_kind(job);
    note_leavers(job);
    note_registrations(job);
    eql_roll_notes_finish(job->notes);
}
