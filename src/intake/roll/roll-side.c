/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-table.h"

#include "base/kept.h"
#include <math.h>
#include <string.h>

#include "intake/roll/roll-fields.h"

/* A pupil of a side table, which has as many rows as the pupil has periods or needs. */
typedef struct {
    EqlPupilKey key, table_id;
    const char *value; /* interned */
    double rank;       /* of the need that `value` is; INFINITY: none told */
} Pupil;

typedef struct {
    EqlRollRows *rows;
    GHashTable *by_key; /* EqlPupilKey, of a pupil, → its place plus one */
    GPtrArray *pupils;
    const char *on; /* the day of the roll, or NULL */
} Side;

static const EqlPupilKey *key_of(const Pupil *pupil)
{
    return eql_pupil_key_is_known(&pupil->key) ? &pupil->key : &pupil->table_id;
}

/* NULL when the row does not say whose it is. */
static Pupil *pupil_of_row(Side *self)
{
    Pupil *pupil = g_new0(Pupil, 1);

    pupil->key = eql_roll_rows_key(self->rows);
    pupil->table_id = eql_roll_rows_table_id(self->rows);
    pupil->rank = INFINITY;
    Pupil *known = g_hash_table_lookup(self->by_key, key_of(pupil));
    if (known == NULL && eql_pupil_key_is_known(key_of(pupil))) {
        g_ptr_array_add(self->pupils, pupil);
        g_hash_table_insert(self->by_key, (gpointer)key_of(pupil), pupil);
        return pupil;
    }
    g_free(pupil);
    return known;
}

static void set_aside(const Side *self, const char *sort, char *message)
{
    eql_roll_job_set_aside(self->rows->job);
    eql_roll_notes_row(self->rows->job->notes, sort, self->rows->row->number, NULL, message, NULL);
}

/* ── periods of free school meals ── */

static gboolean read_date(const Side *self, const char *field, char date[EQL_DATE_SIZE])
{
    g_autofree char *text = eql_roll_rows_text(self->rows, field);

    return eql_roll_date(text, -1, date);
}

/* As in a return: a period counts when it has begun and not ended on the day of the
 * roll; without a day, an open end decides. Dates as YYYY-MM-DD compare as text. */
static gboolean covers(const char *on, const char *start, const char *end)
{
    if (on == NULL)
        return *end == '\0';
    return strcmp(start, on) <= 0 && (*end == '\0' || strcmp(end, on) >= 0);
}

static void read_period(Side *self, Pupil *pupil)
{
    char start[EQL_DATE_SIZE], end[EQL_DATE_SIZE];

    pupil->value = pupil->value != NULL ? pupil->value : g_intern_static_string("no");
    if (!read_date(self, "fsm_start", start) || !read_date(self, "fsm_end", end)) {
        set_aside(self, "unreadable period",
                  g_strdup(_("A date of this period could not be read; the row was set aside.")));
        return;
    }
    if (*end != '\0' && strcmp(end, start) < 0) {
        set_aside(self, "period backwards",
                  g_strdup(_("This period ends before it begins; the row was set aside.")));
        return;
    }
    self->rows->job->record->rows++;
    self->rows->job->record->accepted++;
    if (covers(self->on, start, end))
        pupil->value = g_intern_static_string("yes");
}

/* ── needs ── */

static double read_rank(const Side *self)
{
    g_autofree char *text = eql_roll_rows_text(self->rows, "sen_rank");
    char *end = NULL;
    double rank = g_ascii_strtod(text, &end);

    return end != text && *end == '\0' && isfinite(rank) ? rank : G_MAXDOUBLE;
}

/* The need of the lowest rank is the primary one. */
static void read_need(Side *self, Pupil *pupil)
{
    double rank = read_rank(self);

    self->rows->job->record->rows++;
    self->rows->job->record->accepted++;
    eql_roll_rows_read_groups(self->rows);
    if (pupil->value != NULL && rank >= pupil->rank)
        return;
    pupil->value = self->rows->values[0];
    pupil->rank = rank;
}

/* ── the table ── */

const char *eql_roll_side_of(const EqlRollRows *rows)
{
    if (!eql_roll_rows_has_key(rows))
        return NULL;
    if (eql_roll_rows_has(rows, "fsm_start") && eql_roll_rows_has(rows, "fsm_end"))
        return "fsm";
    if (rows->characteristics->len == 2 && eql_roll_rows_has(rows, "sen-need") &&
        eql_roll_rows_has(rows, "sen_rank"))
        return "sen-need";
    return NULL;
}

static void read_row(Side *self, gboolean periods)
{
    Pupil *pupil = pupil_of_row(self);

    if (pupil == NULL)
        set_aside(self, "no pupil",
                  g_strdup(_("This row does not say which pupil it is about; it was set aside.")));
    else if (periods)
        read_period(self, pupil);
    else
        read_need(self, pupil);
}

static void add_pupils(const Side *self, const char *characteristic)
{
    const char *const characteristics[] = {characteristic, NULL};

    for (guint i = 0; i < self->pupils->len; i++) {
        const Pupil *pupil = self->pupils->pdata[i];
        const char *const values[] = {pupil->value, NULL};
        eql_census_add(self->rows->job->census, &pupil->key, &pupil->table_id,
                       EQL_REGISTRATION_OTHER, FALSE, characteristics, values);
    }
}

static gboolean read_rows(Side *self, gboolean periods, GError **error)
{
    do {
        if (!eql_roll_rows_next(self->rows, error))
            return FALSE;
        if (self->rows->row != NULL)
            read_row(self, periods);
    } while (self->rows->row != NULL);
    return TRUE;
}

static void note_missing_date(const Side *self)
{
    if (self->on == NULL)
        eql_roll_notes_file(
            self->rows->job->notes,
            g_strdup(_("The day of the roll is not known, so pupils with a period that has no end "
                       "count as eligible for free school meals.")),
            g_strdup(_("Bring the roll in again with the day it was taken, then this table.")));
}

gboolean eql_roll_side_read(EqlRollRows *rows, GError **error)
{
    const char *characteristic = eql_roll_side_of(rows);
    gboolean periods = strcmp(characteristic, "fsm") == 0;
    const EqlRollJob *job = rows->job;
    Side self = {.rows = rows,
                 .on = job->date != NULL ? job->date : job->request->roll_date,
                 .by_key = g_hash_table_new(eql_pupil_key_hash, eql_pupil_key_equal),
                 .pupils = g_ptr_array_new_with_free_func(g_free)};
    gboolean done = read_rows(&self, periods, error);

    if (done)
        add_pupils(&self, characteristic);
    if (done && periods)
        note_missing_date(&self);
    g_hash_table_unref(self.by_key);
    g_ptr_array_unref(self.pupils);
    return done;
}
