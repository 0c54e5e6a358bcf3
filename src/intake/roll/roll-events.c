/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-job.h"

#include "base/kept.h"
#include <math.h>
#include <string.h>

#include "base/mentions.h"
#include "base/names.h"
#include "base/text.h"
#include "intake/roll/kind-name.h"
#include "intake/roll/roll-fields.h"

/* The name of the kind that is most like the text, to be kept; the caller's. */
static char *guess_kind(const EqlRollJob *self, const char *text)
{
    if (eql_roll_lists_kind_is_doubtful(self->lists, text))
        return NULL;
    const char *kind = eql_roll_lists_guess_kind(self->lists, text);

    return kind != NULL ? EQL_KEPT(eql_roll_lists_label(self->lists, "kind", kind)) : NULL;
}

static const char *unknown_kind(EqlRollJob *self, const char *text, guint64 row, const char *column)
{
    g_autofree char *slug = eql_text_slug(text);
    g_autofree char *own_slug = eql_text_slug(self->kind);

    if (strcmp(slug, own_slug) == 0)
        return g_intern_string(self->kind);
    guint identifiers = 0;
    g_autofree char *masked = eql_text_mask_identifiers(text, &identifiers);
    gboolean given = self->record->outcome_kind != NULL || identifiers > 0 ||
                     strcmp(slug, EQL_KIND_ANSWERED) == 0 || eql_kind_is_name(text);
    g_autofree char *shown = NULL;
    const char *before = eql_kind_beside_name(self->lists, text, &shown);
    const char *kind = before != NULL ? before : given ? self->kind : slug;
    g_autofree char *outcome = g_strdup_printf(_("Such rows count as “%s”."), kind);
    g_autofree char *guess = before == NULL ? guess_kind(self, text) : NULL;
    const EqlRollUnknown unknown = {.field = before == NULL ? "kind" : NULL,
                                    .what = _("Type of outcome"),
                                    .text = before != NULL ? shown : text,
                                    .length = -1,
                                    .row = row,
                                    .column = column,
                                    .guess = guess,
                                    .outcome = outcome};
    eql_roll_notes_unknown(self->notes, &unknown);
    return g_intern_string(kind);
}

/* "Exclusion" was for years the word for one of a few days as well. Whoever said what such rows
 * are knows. */
static void note_doubtful(EqlRollJob *self, const char *text, const char *kind, guint64 row,
                          const char *column)
{
    if (g_strcmp0(self->record->outcome_kind, kind) == 0 ||
        !eql_roll_lists_kind_is_doubtful(self->lists, text))
        return;
    g_autofree char *label = EQL_KEPT(eql_roll_lists_label(self->lists, "kind", kind));
    g_autofree char *outcome =
        g_strdup_printf(_("Suspensions have been called so as well (fixed-term exclusions). Such "
                          "rows count as “%s”."),
                        label);
    const EqlRollUnknown unknown = {.field = "kind",
                                    .what = _("Type of outcome"),
                                    .text = text,
                                    .length = -1,
                                    .row = row,
                                    .column = column,
                                    .guess = label,
                                    .outcome = outcome,
                                    .in_doubt = TRUE};
    eql_roll_notes_unknown(self->notes, &unknown);
}

/* What a list says that a text is; NULL: none has it. */
static const char *listed_kind(EqlRollJob *self, const char *text, guint64 row, const char *column)
{
    const char *kind = eql_roll_lists_kind(self->lists, text, -1);

    if (kind != NULL)
        note_doubtful(self, text, kind, row, column);
    return kind;
}

const char *eql_roll_job_kind(EqlRollJob *job, const char *text, guint64 row, const char *column)
{
    if (eql_roll_says_nothing(text, -1)) {
        job->n_without_kind += column != NULL;
        return g_intern_string(job->kind);
    }
    const char *known = eql_roll_notes_given(job->notes, "kind", text, -1, row, column);
    if (known == NULL)
        known = listed_kind(job, text, row, column);
    return known != NULL ? known : unknown_kind(job, text, row, column);
}

/* A mistyped date has to be seen to be found; what is longer may be anything. */
static char *shown_date(const char *text)
{
    gsize n = strlen(text);

    return n <= 10 && strspn(text, "0123456789/.-") == n ? g_strdup(text)
                                                         : eql_roll_notes_shown(text, -1);
}

static void read_date(EqlRollJob *self, const EqlRollEvent *event, char date[EQL_DATE_SIZE])
{
    if (self->month_first ? eql_roll_date_month_first(event->date, date)
                          : eql_roll_date(event->date, -1, date))
        return;
    date[0] = '\0';
    g_autofree char *shown = shown_date(event->date);
    eql_roll_notes_row(self->notes, "unreadable date", event->row, event->date_column,
                       g_strdup_printf(_("“%s” could not be read as a date (day, month, year); "
                                         "the row was kept without one."),
                                       shown),
                       g_strdup(_("Write dates as 14/02/2025 or 2025-02-14.")));
}

static void note_length(EqlRollJob *self, const EqlRollEvent *event)
{
    g_autofree char *shown = eql_roll_notes_shown(event->sessions, -1);

    eql_roll_notes_row(
        self->notes, "unreadable length", event->row, event->sessions_column,
        g_strdup_printf(_("“%s” could not be read as a length; the row was kept without one."),
                        shown),
        g_strdup(_("Write a number of sessions, or of days in a column headed Days.")));
}

static double read_sessions(EqlRollJob *self, const EqlRollEvent *event, const char *kind)
{
    double sessions;

    if (!eql_roll_sessions(event->sessions, -1, event->per_unit, &sessions))
        note_length(self, event);
    /* A permanent exclusion has no length, whatever stands in the field. */
    return strcmp(kind, "exclusion") == 0 ? NAN : sessions;
}

/* Short codes that no list knows yet are kept: lists change from year to year. */
static gboolean looks_like_code(const char *text)
{
    gsize n = strlen(text);

    for (gsize i = 0; i < n; i++)
        if (!g_ascii_isalnum(text[i]))
            return FALSE;
    return n >= 1 && n <= 3;
}

static void append_reason(GString *reasons, const char *code)
{
    if (*code != '\0')
        g_string_append_printf(reasons, "%s%s", reasons->len > 0 ? ";" : "", code);
}

/* Longer texts are about an incident. */
#define MOST_WORDS_OF_A_REASON 6

/* Whether a text may be shown, to be given a meaning: not what tells of somebody. */
static gboolean is_reason_to_ask(const char *text)
{
    g_auto(GStrv) words = eql_names_words(text), mentioned = eql_mentions(text);

    return mentioned == NULL && g_strv_length(words) <= MOST_WORDS_OF_A_REASON;
}

static void note_reason(EqlRollJob *self, guint64 row, const char *column, const char *text,
                        gboolean kept)
{
    const char *like = eql_roll_lists_guess_reason(self->lists, text);
    g_autofree char *guess =
        like != NULL ? EQL_KEPT(eql_roll_lists_label(self->lists, "reason", like)) : NULL;
    const EqlRollUnknown unknown = {.field = "reason",
                                    .what = _("Reason"),
                                    .text = text,
                                    .length = -1,
                                    .row = row,
                                    .column = column,
                                    .guess = guess,
                                    .outcome = _("The code was kept as it is."),
                                    .untold = !kept};

    eql_roll_notes_unknown(self->notes, &unknown);
}

/* FALSE: neither a reason nor a code. Free text about an incident may name people,
 * so it is not kept. */
static gboolean take_reason(EqlRollJob *self, guint64 row, const char *column, const char *text,
                            GString *reasons)
{
    const char *known = eql_roll_notes_given(self->notes, "reason", text, -1, row, column);

    if (known == NULL)
        known = eql_roll_lists_reason(self->lists, text, -1);
    if (known != NULL) {
        append_reason(reasons, known);
        return TRUE;
    }
    if (looks_like_code(text)) {
        g_autofree char *upper = g_ascii_strup(text, -1);
        append_reason(reasons, upper);
        note_reason(self, row, column, upper, TRUE);
        return TRUE;
    }
    if (is_reason_to_ask(text))
        note_reason(self, row, column, text, FALSE);
    return FALSE;
}

/* `asked`: its words can be given a meaning. */
static void note_free_reason(EqlRollJob *self, guint64 row, const char *column, gboolean asked)
{
    eql_roll_notes_row(
        self->notes, "free reason", row, column,
        g_strdup(_("The reason is in words that no list of reasons has, so it was left out; the "
                   "row itself was kept.")),
        g_strdup(asked ? _("Say what it means, or use the reason codes of the school census, such "
                           "as PP or DB.")
                       : _("Use the reason codes of the school census, such as PP or DB.")));
}

/* "N/A" is not the codes N and A. */
static gboolean is_no_reason(const char *field)
{
    static const char *const words[] = {"",          "n a",       "na",           "none",
                                        "nil",       "not given", "not recorded", "not applicable",
                                        "not known", "unknown",   "no reason",    "dim",
                                        NULL};
    g_autofree char *folded = eql_text_fold_words(field, -1);

    return g_strv_contains(words, folded);
}

/* A field may hold one reason or several; a label with a comma in it is one. */
static void take_reasons(EqlRollJob *self, guint64 row, const char *column, const char *field,
                         GString *reasons)
{
    gboolean all = TRUE, asked = FALSE;

    if (is_no_reason(field))
        return;
    if (eql_roll_lists_reason(self->lists, field, -1) != NULL) {
        take_reason(self, row, column, field, reasons);
        return;
    }
    g_auto(GStrv) parts = g_strsplit_set(field, ";,|/\n", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *words = eql_text_fold_words(parts[i], -1);
        g_strstrip(parts[i]);
        if (*words == '\0' || take_reason(self, row, column, parts[i], reasons))
            continue;
        all = FALSE;
        asked |= is_reason_to_ask(parts[i]);
    }
    if (!all)
        note_free_reason(self, row, column, asked);
}

static gboolean seen_before(EqlRollJob *self, const EqlRollEvent *event, const char *date,
                            const char *kind)
{
    guint64 before =
        eql_roll_seen_event(self->seen, &event->key, &event->table_id, date, kind, event->row);

    if (before == 0)
        return FALSE;
    eql_roll_job_set_aside(self);
    eql_roll_notes_row(self->notes, "event twice", event->row, NULL,
                       g_strdup_printf(_("The same pupil, date and type as in row %u; it was "
                                         "counted once and this row set aside."),
                                       (guint)before),
                       g_strdup(_("Give the row its own date if it was another occasion.")));
    return TRUE;
}

void eql_roll_job_add_event(EqlRollJob *job, const EqlRollEvent *event)
{
    char date[EQL_DATE_SIZE];
    const char *kind = eql_roll_job_kind(job, event->kind, event->row, event->kind_column);
    g_autoptr(GString) reasons = g_string_new(NULL);

    read_date(job, event, date);
    if (seen_before(job, event, date, kind))
        return;
    double sessions = read_sessions(job, event, kind);
    for (guint i = 0; event->reasons != NULL && event->reasons[i] != NULL; i++)
        take_reasons(job, event->row, event->reason_columns[i], event->reasons[i], reasons);
    job->record->rows++;
    job->record->accepted++;
    job->n_subsidiary += event->registration == EQL_REGISTRATION_SUBSIDIARY;
    job->n_other += event->registration == EQL_REGISTRATION_OTHER;
    eql_outcomes_add(job->outcomes, kind, date, reasons->str, sessions, &event->key,
                     &event->table_id, event->registration, event->characteristics, event->values);
}
