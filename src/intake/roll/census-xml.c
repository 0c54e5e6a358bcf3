/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/census-xml.h"

#include "base/kept.h"
#include <string.h>

#include "base/text.h"
#include "intake/roll/return-dates.h"
#include "intake/roll/roll-return.h"

/* The characteristics of a return, in step with the elements they come from. FSM
 * is last: it comes from periods, not from an element. */
enum { ETHNICITY, SEX, YEAR, SEN, NEED, LANGUAGE, FSM, N_CHARACTERISTICS };

static const char *const CHARACTERISTICS[] = {"ethnicity", "sex",      "year", "sen",
                                              "sen-need",  "language", "fsm",  NULL};
static const EqlReturnField FIELDS[] = {EQL_RETURN_ETHNICITY, EQL_RETURN_SEX,  EQL_RETURN_YEAR,
                                        EQL_RETURN_SEN,       EQL_RETURN_NEED, EQL_RETURN_LANGUAGE,
                                        EQL_RETURN_FSM};
static const char *const ELEMENTS[] = {"Ethnicity", "Sex or Gender", "NCyearActual", "SENprovision",
                                       "SENtype",   "Language",      "FSMperiod"};

typedef struct {
    EqlRollJob *job;
    guint n_pupils;
    guint n_found[N_CHARACTERISTICS]; /* pupils who have it */
    guint n_without_upn;
} Reader;

/* Pupils without special educational needs have none; of the others, and of leavers, whose needs
 * are not asked for, it is not said. */
static const char *group_without_need(const EqlReturnPupil *pupil)
{
    const GString *provision = pupil->fields[EQL_RETURN_SEN];
    gboolean has_needs = provision->len > 0 && g_ascii_toupper(provision->str[0]) != 'N';

    return pupil->leaver || has_needs ? EQL_NOT_STATED : "none";
}

static void read_groups(Reader *self, const EqlReturnPupil *pupil, const char **values)
{
    for (guint i = 0; i < N_CHARACTERISTICS; i++) {
        const GString *text = pupil->fields[FIELDS[i]];
        values[i] = EQL_NOT_STATED;
        if (i == FSM && (pupil->fsm_period || text->len == 0)) {
            self->n_found[i] += pupil->fsm_period;
            values[i] = pupil->fsm_now ? "yes" : "no";
        } else if (text->len > 0) {
            self->n_found[i]++;
            values[i] = eql_roll_notes_match(self->job->notes, CHARACTERISTICS[i], text->str,
                                             (gssize)text->len, self->n_pupils, ELEMENTS[i]);
        } else if (i == NEED) {
            values[i] = group_without_need(pupil);
        }
    }
}

static void add_pupil(Reader *self, const EqlReturnPupil *pupil, const EqlPupilKey *key,
                      EqlRegistration registration, const char *const *values)
{
    EqlRollPupil added = {.key = *key,
                          .registration = registration,
                          .leaver = pupil->leaver,
                          .characteristics = CHARACTERISTICS,
                          .values = values};

    eql_roll_job_add_pupil(self->job, &added);
}

static void add_events(Reader *self, const EqlReturnPupil *pupil, const EqlPupilKey *key,
                       EqlRegistration registration, const char *const *values)
{
    for (guint i = 0; i < pupil->events->len; i++) {
        const EqlReturnEvent *event = pupil->events->pdata[i];
        const char *reasons[] = {event->reasons->str, NULL}, *const columns[] = {"Reason"};
        EqlRollEvent added = {.row = self->job->record->rows + 1,
                              .kind = event->category->str,
                              .date = event->start_date->str,
                              .sessions = event->sessions->str,
                              .reasons = reasons,
                              .kind_column = "Category",
                              .date_column = "StartDate",
                              .sessions_column = "Sessions",
                              .reason_columns = columns,
                              .per_unit = 1,
                              .key = *key,
                              .registration = (guint8)registration,
                              .characteristics = CHARACTERISTICS,
                              .values = values};
        eql_roll_job_add_event(self->job, &added);
    }
}

static gboolean on_pupil(const EqlReturnPupil *pupil, const EqlReturnHeader *header, gpointer data,
                         GError **error)
{
    Reader *self = data;
    const GString *upn = pupil->fields[EQL_RETURN_UPN];
    const GString *status = pupil->fields[EQL_RETURN_STATUS];
    const char *values[N_CHARACTERISTICS + 1] = {NULL};

    self->n_pupils++;
    if (self->job->outcomes != NULL && pupil->events->len == 0)
        return TRUE;
    gboolean has_upn = eql_roll_is_number_of_pupil(upn->str, (gssize)upn->len);
    EqlPupilKey key = eql_hasher_hash(self->job->request->hasher, "upn", upn->str,
                                      has_upn ? (gssize)upn->len : 0);
    EqlPupilKey no_table = {{0}};
    if (self->job->census != NULL &&
        !eql_roll_job_is_new_pupil(self->job, &key, &no_table, self->n_pupils))
        return TRUE;
    EqlRegistration registration = eql_roll_registration(status->str, (gssize)status->len);
    self->n_without_upn += !has_upn;
    read_groups(self, pupil, values);
    if (self->job->census != NULL)
        add_pupil(self, pupil, &key, registration, values);
    else
        add_events(self, pupil, &key, registration, values);
    return TRUE;
}

static void on_element(const char *name, gpointer data)
{
    Reader *self = data;
    const char *field = eql_codes_field_of_heading(self->job->request->codes, name);

    if (field != NULL && eql_codes_field_identifies(self->job->request->codes, field))
        eql_roll_notes_dropped(self->job->notes, name);
}

/* What nobody has is not in the return at all; then it is no characteristic of the
 * roll. (Everybody without free school meals would be a false zero.) */
static void drop_column(GPtrArray *columns, const char *characteristic)
{
    EqlGroupColumn *column = eql_group_columns_find(columns, characteristic);

    if (column != NULL)
        g_ptr_array_remove(columns, column);
}

static void note_missing(Reader *self, guint i, const EqlReturnHeader *header)
{
    const char *label =
        EQL_KEPT(eql_codes_characteristic_label(self->job->request->codes, CHARACTERISTICS[i]));
    gboolean spring = g_strcmp0(header->term, "SPR") == 0;

    eql_roll_notes_file(
        self->job->notes,
        g_strdup_printf(_("%s is not in this return: no %s was found below any pupil."), label,
                        ELEMENTS[i]),
        i == ETHNICITY && !spring
            ? g_strdup(_("It is complete only in the spring census: bring that return in too, or "
                         "a pupil list with ethnicity."))
            : g_strdup(_("Bring in a return of another term, or a pupil list that has it.")));
}

/* Many pupils without an ethnic group, outside the term that asks for it. */
static void note_sparse_ethnicity(Reader *self, const EqlReturnHeader *header)
{
    guint n = self->job->census->n;
    guint missing = n - self->n_found[ETHNICITY];

    if (g_strcmp0(header->term, "SPR") == 0 || missing * 10 < n)
        return;
    eql_roll_notes_file(
        self->job->notes,
        g_strdup_printf(ngettext("%u of %u pupils has no ethnic group in this return.",
                                 "%u of %u pupils have no ethnic group in this return.", missing),
                        missing, n),
        g_strdup(_("Ethnicity is complete only in the spring census: bring that return in, or a "
                   "pupil list with ethnicity.")));
}

static void finish_census(Reader *self, const EqlReturnHeader *header)
{
    EqlCensus *census = self->job->census;
    const char *given = self->job->date;
    const char *date = given != NULL ? given : header->reference_date;

    for (guint i = 0; i < N_CHARACTERISTICS; i++) {
        if (self->n_found[i] > 0)
            continue;
        drop_column(census->groups, CHARACTERISTICS[i]);
        note_missing(self, i, header);
    }
    if (self->n_found[ETHNICITY] > 0)
        note_sparse_ethnicity(self, header);
    census->term = g_strdup(header->term);
    census->reference_date = *date != '\0' ? g_strdup(date) : NULL;
    if (*date == '\0')
        eql_roll_notes_file(self->job->notes,
                            g_strdup(_("The return does not say its reference date.")),
                            g_strdup(_("Give the date of the census when you bring it in.")));
    else if (header->reference_date[0] != '\0' && strcmp(date, header->reference_date) != 0) {
        g_autofree char *its = EQL_KEPT(eql_day(header->reference_date));
        g_autofree char *used = EQL_KEPT(eql_day(date));
        eql_roll_notes_file(self->job->notes,
                            g_strdup_printf(_("The return’s reference date is %s; the date you "
                                              "gave, %s, was used."),
                                            its, used),
                            NULL);
    }
}

static void finish_outcomes(Reader *self, const EqlReturnHeader *header)
{
    for (guint i = 0; i < N_CHARACTERISTICS; i++)
        if (self->n_found[i] == 0)
            drop_column(self->job->outcomes->groups, CHARACTERISTICS[i]);
    if (self->job->record->rows > 0)
        eql_return_note_dates(self->job, header);
    else
        eql_roll_notes_file(
            self->job->notes,
            g_strdup_printf(ngettext("No suspension or exclusion was found for the %u pupil "
                                     "(looked for Exclusions and TermlyExclusions).",
                                     "No suspension or exclusion was found for any of the %u "
                                     "pupils (looked for Exclusions and TermlyExclusions).",
                                     self->n_pupils),
                            self->n_pupils),
            g_strdup(_("A return holds those of two terms before: check that this is the return "
                       "you meant.")));
}

/* Numbers written with or without a stroke between them. */
static gboolean is_same_laestab(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a != '\0' && !g_ascii_isdigit(*a))
            a++;
        while (*b != '\0' && !g_ascii_isdigit(*b))
            b++;
        if (*a != *b || *a == '\0')
            return *a == *b;
    }
}

static void note_school(Reader *self, const EqlReturnHeader *header)
{
    const char *own = self->job->request->laestab;

    if (own == NULL || header->la == NULL || header->estab == NULL)
        return;
    g_autofree char *found = g_strconcat(header->la, header->estab, NULL);
    if (is_same_laestab(found, own))
        return;
    eql_roll_notes_file(self->job->notes,
                        g_strdup_printf(_("The return is of the school with LAESTAB %s; the "
                                          "project’s is %s."),
                                        found, own),
                        g_strdup(_("Check that it is the return of the right school.")));
}

static void note_without_upn(Reader *self)
{
    if (self->n_without_upn == 0)
        return;
    eql_roll_notes_file(self->job->notes,
                        g_strdup_printf(ngettext("%u pupil has no UPN.", "%u pupils have no UPN.",
                                                 self->n_without_upn),
                                        self->n_without_upn),
                        g_strdup(_("They count, but cannot be joined with another file.")));
}

gboolean eql_census_xml_read(EqlRollJob *job, EqlSource *source, GError **error)
{
    static const EqlReturnHandler handler = {on_pupil, on_element};
    Reader self = {.job = job};
    EqlReturnHeader header;

    eql_roll_job_begin(job, "school-census", NULL);
    gboolean done = eql_return_read(source, job->date, &handler, &self, job->progress,
                                    job->progress_data, &header, error);
    if (done && job->census != NULL)
        finish_census(&self, &header);
    else if (done)
        finish_outcomes(&self, &header);
    if (done) {
        note_school(&self, &header);
        note_without_upn(&self);
        eql_roll_job_finish(job);
    }
    eql_return_header_clear(&header);
    return done;
}
