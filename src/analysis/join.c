/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/join.h"

#include "analysis/roll-count.h"

/* Somebody with one or more outcomes: a pupil, or a row that does not say whose it is. */
typedef struct {
    guint16 part[EQL_MAX_BY];
    guint64 events; /* counted ones */
    guint64 set_aside, repeated;
    gboolean known;    /* is a pupil who would be recognised again */
    gboolean stranger; /* not on a census that could hold them */
    gboolean leaver;
    gboolean not_found; /* a stranger, or nobody knows who */
} Person;

typedef struct {
    EqlCells *cells;
    const EqlCensus *census; /* NULL or without rows: nobody can be found */
    const EqlOutcomes *outcomes;
    const EqlGroupColumn *census_columns[EQL_MAX_BY];
    const EqlGroupColumn *own_columns[EQL_MAX_BY];
    guint16 *census_maps[EQL_MAX_BY];
    guint16 *own_maps[EQL_MAX_BY];
    GHashTable *on_census;      /* EqlPupilKey → row of the census + 1 */
    GHashTable *persons_by_row; /* row of the census + 1 → person */
    GHashTable *persons_by_key; /* EqlPupilKey → person */
    GHashTable *seen;           /* "person date" */
    GArray *persons;            /* Person */
    EqlJoined joined;
} Join;

static const EqlPupilKey *key_at(const GArray *keys, guint i)
{
    return &g_array_index(keys, EqlPupilKey, i);
}

static GHashTable *keys_table(void)
{
    return g_hash_table_new(eql_pupil_key_hash, eql_pupil_key_equal);
}

static void index_pupils(GHashTable *rows, const EqlCensus *census, gboolean leavers)
{
    for (guint i = 0; i < census->n; i++) {
        const EqlPupilKey *keys[] = {key_at(census->keys, i), key_at(census->table_ids, i)};

        if ((census->leaver->data[i] != 0) != leavers)
            continue;
        for (guint j = 0; j < G_N_ELEMENTS(keys); j++) {
            if (eql_pupil_key_is_known(keys[j]) && !g_hash_table_contains(rows, keys[j]))
                g_hash_table_insert(rows, (gpointer)keys[j], GUINT_TO_POINTER(i + 1));
        }
    }
}

/* The row of each pupil's key, plus one. Pupils on roll come first, so that one who is listed
 * again as a leaver is on roll. The same for all that is joined with the census. */
static GHashTable *index_census(const EqlDataset *dataset)
{
    static const char name[] = "rows of the census";
    gconstpointer kept;

    if (!eql_shelf_find(dataset->shelf, name, &kept)) {
        GHashTable *rows = keys_table();

        index_pupils(rows, dataset->census, FALSE);
        index_pupils(rows, dataset->census, TRUE);
        kept = eql_shelf_keep(dataset->shelf, name, rows, (GDestroyNotify)g_hash_table_unref);
    }
    return (GHashTable *)kept;
}

static void join_init(Join *join, const EqlDataset *dataset)
{
    join->on_census = join->census != NULL ? index_census(dataset) : NULL;
    join->persons_by_key = keys_table();
    join->persons_by_row = g_hash_table_new(NULL, NULL);
    join->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    join->persons = g_array_new(FALSE, TRUE, sizeof(Person));
    for (guint k = 0; k < join->cells->n_by; k++) {
        EqlLevel *level = join->cells->levels[k];

        join->own_columns[k] =
            eql_group_columns_find(join->outcomes->groups, level->characteristic);
        join->own_maps[k] = eql_level_map(level, join->own_columns[k]);
        if (join->census == NULL)
            continue;
        join->census_columns[k] =
            eql_group_columns_find(join->census->groups, level->characteristic);
        join->census_maps[k] = eql_level_map(level, join->census_columns[k]);
    }
}

static void join_clear(Join *join)
{
    for (guint k = 0; k < EQL_MAX_BY; k++) {
        g_free(join->own_maps[k]);
        g_free(join->census_maps[k]);
    }
    g_hash_table_unref(join->persons_by_key);
    g_hash_table_unref(join->persons_by_row);
    g_hash_table_unref(join->seen);
    g_array_unref(join->persons);
}

/* The row of the census this outcome's pupil has, plus one; 0: not known. */
static guint census_row(const Join *join, guint event)
{
    guint row;

    if (join->on_census == NULL)
        return 0;
    row =
        GPOINTER_TO_UINT(g_hash_table_lookup(join->on_census, key_at(join->outcomes->keys, event)));
    if (row != 0)
        return row;
    return GPOINTER_TO_UINT(
        g_hash_table_lookup(join->on_census, key_at(join->outcomes->table_ids, event)));
}

static gboolean has_identity(const EqlOutcomes *outcomes, guint event)
{
    return eql_pupil_key_is_known(key_at(outcomes->keys, event)) ||
           eql_pupil_key_is_known(key_at(outcomes->table_ids, event));
}

/* What the outcome's own file says of the registration holds, as it was at the time;
 * else what the census says. */
static gboolean is_registered_elsewhere(const Join *join, guint event, guint row)
{
    guint8 registration = join->outcomes->registration->data[event];

    if (registration == 0 && row != 0)
        registration = join->census->registration->data[row - 1];
    return registration == EQL_REGISTRATION_SUBSIDIARY || registration == EQL_REGISTRATION_OTHER;
}

static guint16 part_of(const Join *join, guint k, guint event, guint row)
{
    if (row != 0 && join->census_columns[k] != NULL)
        return join
            ->census_maps[k][g_array_index(join->census_columns[k]->values, guint16, row - 1)];
    if (join->own_columns[k] != NULL)
        return join->own_maps[k][g_array_index(join->own_columns[k]->values, guint16, event)];
    return 0;
}

/* What one row leaves unsaid of a pupil, the next may say. */
static void learn_parts(const Join *join, Person *person, guint event, guint row)
{
    for (guint k = 0; k < join->cells->n_by; k++) {
        if (person->part[k] == 0)
            person->part[k] = part_of(join, k, event, row);
    }
}

static guint new_person(Join *join, gboolean known)
{
    Person person = {.known = known};

    g_array_append_val(join->persons, person);
    return join->persons->len; /* its place plus one: 0 is nobody */
}

static guint lookup_person(const Join *join, guint event, guint row)
{
    gpointer found = NULL;

    if (row != 0)
        return GPOINTER_TO_UINT(g_hash_table_lookup(join->persons_by_row, GUINT_TO_POINTER(row)));
    found = g_hash_table_lookup(join->persons_by_key, key_at(join->outcomes->keys, event));
    if (found == NULL)
        found = g_hash_table_lookup(join->persons_by_key, key_at(join->outcomes->table_ids, event));
    return GPOINTER_TO_UINT(found);
}

static void remember_key(Join *join, const EqlPupilKey *key, guint person)
{
    if (eql_pupil_key_is_known(key))
        g_hash_table_insert(join->persons_by_key, (gpointer)key, GUINT_TO_POINTER(person));
}

/* The person's place plus one. */
static guint person_of(Join *join, guint event, guint row)
{
    guint person;

    if (row == 0 && !has_identity(join->outcomes, event))
        return new_person(join, FALSE);
    person = lookup_person(join, event, row);
    if (person == 0)
        person = new_person(join, TRUE);
    if (row != 0) {
        g_hash_table_insert(join->persons_by_row, GUINT_TO_POINTER(row), GUINT_TO_POINTER(person));
    } else {
        remember_key(join, key_at(join->outcomes->keys, event), person);
        remember_key(join, key_at(join->outcomes->table_ids, event), person);
    }
    return person;
}

/* The same pupil on the same day by the same kind: one event that stands in two files. */
static gboolean is_repeated(Join *join, guint event, guint person)
{
    const char *date = g_ptr_array_index(join->outcomes->dates, event);

    if (date == NULL || date[0] == '\0')
        return FALSE;
    if (!g_array_index(join->persons, Person, person - 1).known)
        return FALSE;
    return !g_hash_table_add(join->seen, g_strdup_printf("%u %s", person, date));
}

static void note_date(Join *join, guint event)
{
    const char *date = g_ptr_array_index(join->outcomes->dates, event);
    EqlJoined *joined = &join->joined;

    if (date == NULL || date[0] == '\0')
        return;
    if (joined->first_date == NULL || g_strcmp0(date, joined->first_date) < 0)
        joined->first_date = date;
    if (joined->last_date == NULL || g_strcmp0(date, joined->last_date) > 0)
        joined->last_date = date;
}

static void add_event(Join *join, guint event)
{
    guint row = census_row(join, event);
    guint place = person_of(join, event, row);
    Person *person = &g_array_index(join->persons, Person, place - 1);

    join->joined.found = TRUE;
    if (is_registered_elsewhere(join, event, row)) {
        person->set_aside++;
        return;
    }
    if (is_repeated(join, event, place)) {
        person->repeated++;
        return;
    }
    person->events++;
    person->stranger = row == 0 && join->census != NULL && person->known;
    person->not_found = row == 0 && join->census != NULL;
    person->leaver = row != 0 && join->census->leaver->data[row - 1] != 0;
    learn_parts(join, person, event, row);
    note_date(join, event);
}

/* Whether the rows taken so far say anything of a characteristic asked for. */
static gboolean rows_tell(const Join *join)
{
    for (guint k = 0; k < join->cells->n_by; k++) {
        if (join->own_columns[k] != NULL)
            return TRUE;
        if (join->census_columns[k] != NULL && g_hash_table_size(join->persons_by_row) > 0)
            return TRUE;
    }
    return FALSE;
}

static void count_rows(EqlRowCount *count, guint64 rows)
{
    count->rows += rows;
    count->people += rows > 0;
}

static void count_person(Join *join, const Person *person)
{
    EqlJoined *joined = &join->joined;
    EqlCell *cell;

    count_rows(&joined->set_aside, person->set_aside);
    count_rows(&joined->repeated, person->repeated);
    count_rows(&joined->not_on_census, person->stranger ? person->events : 0);
    count_rows(&joined->by_leavers, person->leaver ? person->events : 0);
    if (person->events == 0)
        return;
    cell = eql_cells_at(join->cells, person->part);
    cell->events += person->events;
    cell->pupils++;
    if (person->not_found) {
        cell->strange_events += person->events;
        cell->strange_pupils++;
    }
    joined->events += person->events;
    joined->pupils++;
    joined->pupils_known = joined->pupils_known && person->known;
}

static void count_persons(Join *join)
{
    join->joined.pupils_known = TRUE;
    for (guint i = 0; i < join->persons->len; i++)
        count_person(join, &g_array_index(join->persons, Person, i));
}

static void add_counts(Join *join, const char *kind)
{
    EqlLevel *level = join->cells->levels[0];
    EqlCountTotal total = eql_counts_total(join->outcomes->counts, kind, level->characteristic);

    for (guint i = 0; i < join->outcomes->counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(join->outcomes->counts, i);
        guint16 number;
        EqlCell *cell;

        if (g_strcmp0(count->kind, kind) != 0 ||
            g_strcmp0(count->characteristic, level->characteristic) != 0)
            continue;
        number = eql_level_number(level, count->group);
        cell = eql_cells_at(join->cells, &number);
        cell->events += count->count;
        cell->pupils += count->pupils > 0 ? (guint64)count->pupils : 0;
    }
    join->joined = (EqlJoined){.found = TRUE,
                               .events = total.count,
                               .pupils = total.pupils < 0 ? 0 : (guint64)total.pupils,
                               .pupils_known = total.pupils >= 0};
}

EqlJoined eql_cells_add_outcomes(EqlCells *cells, const EqlDataset *dataset, const char *kind)
{
    const EqlOutcomes *outcomes = dataset->outcomes;
    gboolean has_census = dataset->census != NULL && dataset->census->n > 0;
    Join join = {
        .cells = cells, .census = has_census ? dataset->census : NULL, .outcomes = outcomes};
    gboolean has_counts = cells->n_by == 1 &&
                          eql_counts_have(outcomes->counts, kind, cells->levels[0]->characteristic);

    join_init(&join, dataset);
    for (guint i = 0; i < outcomes->n; i++) {
        if (g_str_equal(g_ptr_array_index(outcomes->kinds, i), kind))
            add_event(&join, i);
    }
    if (has_counts && !(join.joined.found && rows_tell(&join))) {
        add_counts(&join, kind);
    } else {
        count_persons(&join);
        join.joined.counts_unused = has_counts;
    }
    join_clear(&join);
    return join.joined;
}

gboolean eql_cells_add_answers(EqlCells *cells, const EqlResponses *responses, EqlJoined *joined)
{
    const EqlGroupColumn *columns[EQL_MAX_BY] = {NULL};
    g_autofree guint16 *first = NULL;
    g_autofree guint16 *second = NULL;

    for (guint k = 0; k < cells->n_by; k++) {
        columns[k] = eql_responses_groups(responses, cells->levels[k]->characteristic);
        if (columns[k] == NULL)
            return FALSE;
    }
    first = eql_level_map(cells->levels[0], columns[0]);
    if (cells->n_by == 2)
        second = eql_level_map(cells->levels[1], columns[1]);
    for (guint i = 0; i < responses->n; i++) {
        guint16 part[EQL_MAX_BY] = {first[g_array_index(columns[0]->values, guint16, i)]};
        EqlCell *cell;

        if (second != NULL)
            part[1] = second[g_array_index(columns[1]->values, guint16, i)];
        cell = eql_cells_at(cells, part);
        cell->events++;
        cell->pupils++;
    }
    *joined = (EqlJoined){
        .found = TRUE, .events = responses->n, .pupils = responses->n, .pupils_known = TRUE};
    return TRUE;
}
