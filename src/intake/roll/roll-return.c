/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-return.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/intake-error.h"
#include "intake/roll/return-names.h"
#include "intake/roll/xml-stream.h"

/* Where the reading stands. Depths are those of the open element; 0: none is open. */
typedef struct {
    EqlSource *source;
    const char *date;
    const EqlReturnHandler *handler;
    gpointer user_data;
    EqlReturnHeader *header;
    EqlReturnPupil pupil;
    EqlReturnEvent *event; /* the last of pupil.events, while it is open */
    guint pupil_depth, events_depth, event_depth, period_depth, leavers_depth, need_depth;
    char fsm_start[EQL_DATE_SIZE], fsm_end[EQL_DATE_SIZE];
    GString *need; /* of the need at hand */
    double rank, best_rank;
    guint n_pupils;
    GHashTable *met; /* names of elements below pupils */
} Reader;

static EqlReturnEvent *event_new(guint line)
{
    EqlReturnEvent *event = g_new0(EqlReturnEvent, 1);

    event->category = g_string_new(NULL);
    event->reasons = g_string_new(NULL);
    event->start_date = g_string_new(NULL);
    event->sessions = g_string_new(NULL);
    event->line = line;
    return event;
}

static void event_free(EqlReturnEvent *event)
{
    g_string_free(event->category, TRUE);
    g_string_free(event->reasons, TRUE);
    g_string_free(event->start_date, TRUE);
    g_string_free(event->sessions, TRUE);
    g_free(event);
}

static void open_pupil(Reader *self, guint depth, guint line)
{
    EqlReturnPupil *pupil = &self->pupil;

    for (guint i = 0; i < EQL_RETURN_N_FIELDS; i++)
        g_string_truncate(pupil->fields[i], 0);
    g_ptr_array_set_size(pupil->events, 0);
    pupil->leaver = self->leavers_depth > 0;
    pupil->fsm_period = pupil->fsm_now = FALSE;
    self->best_rank = G_MAXDOUBLE;
    pupil->line = line;
    self->pupil_depth = depth;
    self->n_pupils++;
}

static void open_below_pupil(Reader *self, const EqlXmlElement *element)
{
    EqlReturnPart part = eql_return_part(element->name);
    gboolean in_list = self->events_depth > 0 && element->depth == self->events_depth + 1;

    if (part == EQL_RETURN_PART_EVENTS && self->events_depth == 0) {
        self->events_depth = element->depth;
    } else if ((in_list || part == EQL_RETURN_PART_EVENT) && self->event == NULL) {
        self->event = event_new(element->line);
        self->event_depth = element->depth;
        g_ptr_array_add(self->pupil.events, self->event);
    } else if (part == EQL_RETURN_PART_FSM_PERIOD && self->period_depth == 0) {
        self->period_depth = element->depth;
        self->fsm_start[0] = self->fsm_end[0] = '\0';
    } else if (part == EQL_RETURN_PART_NEED && self->need_depth == 0) {
        self->need_depth = element->depth;
        g_string_truncate(self->need, 0);
        self->rank = G_MAXDOUBLE;
    }
}

static gboolean on_start(const EqlXmlElement *element, gpointer data, GError **error)
{
    Reader *self = data;
    EqlReturnPart part = eql_return_part(element->name);

    if (element->depth == 1)
        self->header->root = g_strdup(element->name);
    if (self->pupil_depth > 0) {
        open_below_pupil(self, element);
        return TRUE;
    }
    if (part == EQL_RETURN_PART_LEAVERS || part == EQL_RETURN_PART_LEAVER)
        self->leavers_depth = self->leavers_depth > 0 ? self->leavers_depth : element->depth;
    if (part == EQL_RETURN_PART_PUPIL || part == EQL_RETURN_PART_LEAVER)
        open_pupil(self, element->depth, element->line);
    else if (part == EQL_RETURN_PART_IDENTIFIERS && element->depth > 1)
        open_pupil(self, element->depth - 1, element->line);
    return TRUE;
}

static const char *reference_date(const Reader *self)
{
    return self->date != NULL ? self->date : self->header->reference_date;
}

/* A period counts when it has begun and not ended on the reference date. Dates as
 * YYYY-MM-DD compare as text. Without a reference date an open end decides. */
static void close_period(Reader *self)
{
    const char *on = reference_date(self);

    self->pupil.fsm_period = TRUE;
    if (*on == '\0')
        self->pupil.fsm_now |= self->fsm_end[0] == '\0';
    else if (strcmp(self->fsm_start, on) <= 0)
        self->pupil.fsm_now |= self->fsm_end[0] == '\0' || strcmp(self->fsm_end, on) >= 0;
}

/* Of several needs the one of the lowest rank is the primary one; without ranks, the first. */
static void close_need(Reader *self)
{
    GString *kept = self->pupil.fields[EQL_RETURN_NEED];

    if (self->need->len == 0 || (kept->len > 0 && self->rank >= self->best_rank))
        return;
    g_string_assign(kept, self->need->str);
    self->best_rank = self->rank;
}

/* Keeps the first text that is not blank. */
static void keep_first(GString *kept, const char *text)
{
    if (kept->len == 0)
        g_string_assign(kept, text);
}

static void take_event_field(Reader *self, EqlReturnEventField field, const char *text)
{
    switch (field) {
    case EQL_RETURN_EVENT_CATEGORY:
        keep_first(self->event->category, text);
        break;
    case EQL_RETURN_EVENT_REASON:
        g_string_append_printf(self->event->reasons, "%s%s",
                               self->event->reasons->len > 0 ? ";" : "", text);
        break;
    case EQL_RETURN_EVENT_START:
        keep_first(self->event->start_date, text);
        break;
    case EQL_RETURN_EVENT_SESSIONS:
        keep_first(self->event->sessions, text);
        break;
    case EQL_RETURN_EVENT_NONE:
        break;
    }
}

static void take_period_date(Reader *self, const char *name, const char *text)
{
    if (g_ascii_strcasecmp(name, "FSMstartDate") == 0)
        eql_roll_date(text, -1, self->fsm_start);
    else if (g_ascii_strcasecmp(name, "FSMendDate") == 0)
        eql_roll_date(text, -1, self->fsm_end);
}

static void take_need(Reader *self, const char *name, const char *text)
{
    guint64 rank;

    if (g_ascii_strcasecmp(name, "SENtype") == 0)
        keep_first(self->need, text);
    else if (g_ascii_strcasecmp(name, "SENtypeRank") == 0 && eql_roll_whole_number(text, -1, &rank))
        self->rank = (double)rank;
}

static void note_element(Reader *self, const char *name)
{
    if (g_hash_table_contains(self->met, name))
        return;
    g_hash_table_add(self->met, g_strdup(name));
    self->handler->element(name, self->user_data);
}

static void take_below_pupil(Reader *self, const char *name, const char *text)
{
    int field = eql_return_field(name);

    note_element(self, name);
    if (self->event != NULL)
        take_event_field(self, eql_return_event_field(name), text);
    else if (self->period_depth > 0)
        take_period_date(self, name, text);
    else if (self->need_depth > 0)
        take_need(self, name, text);
    else if (field >= 0)
        keep_first(self->pupil.fields[field], text);
}

static void take_header(Reader *self, const char *name, const char *text)
{
    EqlReturnHeader *header = self->header;

    if (g_ascii_strcasecmp(name, "Collection") == 0 && header->collection == NULL)
        header->collection = g_strdup(text);
    else if (g_ascii_strcasecmp(name, "Term") == 0 && header->term == NULL)
        header->term = g_strdup(eql_roll_term(text));
    else if (g_ascii_strcasecmp(name, "Year") == 0 && header->year == NULL)
        header->year = g_strdup(text);
    else if ((g_ascii_strcasecmp(name, "LEA") == 0 || g_ascii_strcasecmp(name, "LA") == 0) &&
             header->la == NULL)
        header->la = g_strdup(text);
    else if (g_ascii_strcasecmp(name, "Estab") == 0 && header->estab == NULL)
        header->estab = g_strdup(text);
    else if (g_ascii_strcasecmp(name, "ReferenceDate") == 0 && header->reference_date[0] == '\0')
        eql_roll_date(text, -1, header->reference_date);
}

static void close_depth(guint *open, guint depth)
{
    if (*open == depth)
        *open = 0;
}

static gboolean close_element(Reader *self, guint depth, GError **error)
{
    gboolean ends_pupil = self->pupil_depth == depth;

    if (self->event_depth == depth)
        self->event = NULL;
    if (self->period_depth == depth)
        close_period(self);
    if (self->need_depth == depth)
        close_need(self);
    close_depth(&self->event_depth, depth);
    close_depth(&self->period_depth, depth);
    close_depth(&self->need_depth, depth);
    close_depth(&self->events_depth, depth);
    close_depth(&self->pupil_depth, depth);
    close_depth(&self->leavers_depth, depth);
    return !ends_pupil || self->handler->pupil(&self->pupil, self->header, self->user_data, error);
}

/* A return of another collection is refused as soon as it says what it is. */
static gboolean check_collection(Reader *self, GError **error)
{
    const char *why = eql_return_other_collection(self->header->collection);

    return why == NULL ||
           eql_intake_refuse(self->source->name, EQL_INTAKE_ERROR_CONTENT, why, error);
}

static gboolean on_end(const EqlXmlElement *element, gpointer data, GError **error)
{
    Reader *self = data;
    g_autofree char *text = g_strstrip(g_strdup(element->text));

    if (*text != '\0' && self->pupil_depth > 0)
        take_below_pupil(self, element->name, text);
    else if (*text != '\0' && self->n_pupils == 0)
        take_header(self, element->name, text);
    if (g_ascii_strcasecmp(element->name, "Collection") == 0 && !check_collection(self, error))
        return FALSE;
    return close_element(self, element->depth, error);
}

static gboolean refuse_without_pupils(const Reader *self, GError **error)
{
    const char *root = self->header->root;
    const char *why = eql_return_other_root(root);

    if (why != NULL)
        return eql_intake_refuse(self->source->name, EQL_INTAKE_ERROR_CONTENT, why, error);
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("“%s” holds no pupils (looked for PupilOnRoll, PupilNoLongerOnRoll and "
                  "PupilIdentifiers; its outermost element is “%s”). Export the school census "
                  "return (XML) from your school’s system and choose that file."),
                self->source->name, root != NULL ? root : "?");
    return FALSE;
}

static void reader_init(Reader *self)
{
    for (guint i = 0; i < EQL_RETURN_N_FIELDS; i++)
        self->pupil.fields[i] = g_string_new(NULL);
    self->pupil.events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
    self->need = g_string_new(NULL);
    self->met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void reader_clear(Reader *self)
{
    for (guint i = 0; i < EQL_RETURN_N_FIELDS; i++)
        g_string_free(self->pupil.fields[i], TRUE);
    g_ptr_array_unref(self->pupil.events);
    g_string_free(self->need, TRUE);
    g_hash_table_unref(self->met);
}

gboolean eql_return_read(EqlSource *source, const char *date, const EqlReturnHandler *handler,
                         gpointer user_data, EqlProgress progress, gpointer progress_data,
                         EqlReturnHeader *header, GError **error)
{
    static const EqlXmlHandler xml = {on_start, on_end};
    Reader self = {.source = source,
                   .date = date,
                   .handler = handler,
                   .user_data = user_data,
                   .header = header};

    memset(header, 0, sizeof *header);
    reader_init(&self);
    gboolean done = eql_xml_read(source, &xml, &self, progress, progress_data, error);
    if (done && self.n_pupils == 0)
        done = refuse_without_pupils(&self, error);
    reader_clear(&self);
    return done;
}

void eql_return_header_clear(EqlReturnHeader *header)
{
    g_clear_pointer(&header->root, g_free);
    g_clear_pointer(&header->collection, g_free);
    g_clear_pointer(&header->term, g_free);
    g_clear_pointer(&header->year, g_free);
    g_clear_pointer(&header->la, g_free);
    g_clear_pointer(&header->estab, g_free);
}
