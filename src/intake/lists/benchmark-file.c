/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/benchmark-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/lists/small-table.h"
#include "intake/roll/roll-fields.h"
#include "intake/table/table.h"

enum {
    YEAR,
    LEVEL,
    PERIOD, /* academic year or term */
    COUNTRY,
    REGION,
    REGION_CODE,
    LA,
    LA_CODE,
    OLD_LA_CODE,
    SCHOOL_TYPE,
    TOPIC,
    LABEL,
    SECOND, /* of old tables: a second characteristic */
    HEADCOUNT,
    SUSPENSIONS,
    SUSPENDED,
    EXCLUSIONS,
    N_COLUMNS,
};

/* Folded to words; the ways of writing one are parted by "|". */
static const char *const HEADINGS[N_COLUMNS] = {
    [YEAR] = "time period|year|academic year",
    [LEVEL] = "geographic level|level",
    [PERIOD] = "time identifier",
    [COUNTRY] = "country name|country",
    [REGION] = "region name|region",
    [REGION_CODE] = "region code",
    [LA] = "la name|local authority|local authority name",
    [LA_CODE] = "new la code",
    [OLD_LA_CODE] = "old la code|la code",
    [SCHOOL_TYPE] = "school type|education phase|school phase|phase",
    [TOPIC] = "characteristic group|characteristic desc|characteristic topic|breakdown topic",
    [LABEL] = "characteristic|characteristic 1|breakdown",
    [SECOND] = "characteristic 2",
    [HEADCOUNT] = "headcount|pupil headcount|number of pupils",
    [SUSPENSIONS] = "suspension|suspensions|fixed excl|number of suspensions",
    [SUSPENDED] = "one plus susp|one plus fixed|one or more susp|one plus suspension",
    [EXCLUSIONS] = "perm excl|permanent exclusions|perm exclusions",
};

/* Newer tables have a column for each characteristic, with “Total” where it does not matter. */
typedef struct {
    guint column;
    const char *characteristic; /* NULL: one that is not compared; its rows are passed over */
    gboolean broad;             /* of broad groups, beside a column of the finer ones */
} Filter;

typedef struct {
    EqlCodes *codes;
    const char *place;
    GHashTable *topics; /* folded topic → characteristic (interned) */
    GHashTable *texts;  /* "characteristic text" folded → group (interned) */
    EqlTable *table;
    const EqlRow *row;
    int at[N_COLUMNS];
    GArray *filters;     /* of Filter; NULL: a column names what each row is of */
    char *year;          /* the latest one met, as written */
    char *place_found;   /* as written */
    EqlBenchmark *found; /* of that year */
} Reader;

static void reader_clear(Reader *self)
{
    g_hash_table_unref(self->topics);
    g_hash_table_unref(self->texts);
    g_clear_pointer(&self->table, eql_table_free);
    g_clear_pointer(&self->filters, g_array_unref);
    g_free(self->year);
    g_free(self->place_found);
    g_clear_pointer(&self->found, eql_benchmark_unref);
}

static gboolean load_labels(Reader *self, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "benchmarks", "labels.csv", NULL);
    g_autoptr(EqlSmallTable) list = eql_small_table_read(path, NULL, error);
    for (guint i = 0; list && i < eql_small_table_rows(list); i++) {
        const char *characteristic = eql_small_table_get(list, i, "characteristic");
        const char *topic = eql_small_table_get(list, i, "topic");
        const char *text = eql_small_table_get(list, i, "text");
        g_autofree char *key = g_strconcat(characteristic, " ", text, NULL);
        g_hash_table_insert(*topic ? self->topics : self->texts,
                            eql_text_fold_words(*topic ? topic : key, -1),
                            (gpointer)g_intern_string(
                                *topic ? characteristic : eql_small_table_get(list, i, "group")));
    }
    return list != NULL;
}

/* ── columns ── */

static int find_column(const EqlRow *row, const char *ways)
{
    g_auto(GStrv) names = g_strsplit(ways, "|", -1);
    for (guint k = 0; names[k]; k++)
        for (guint i = 0; i < row->n_cells; i++) {
            g_autofree char *heading =
                eql_text_fold_words(row->cells[i].text, (gssize)row->cells[i].length);
            if (g_str_equal(heading, names[k]))
                return (int)i;
        }
    return -1;
}

static gboolean is_one_of(const char *text, const char *ways)
{
    g_auto(GStrv) names = g_strsplit(ways, "|", -1);
    return g_strv_contains((const char *const *)names, text);
}

static gboolean is_found(const Reader *self, guint column)
{
    for (guint i = 0; i < N_COLUMNS; i++)
        if (self->at[i] == (int)column)
            return TRUE;
    return FALSE;
}

/* "ethnicity major" → "ethnicity minor": the same characteristic. NULL: not broad. */
static char *finer_of(const char *heading)
{
    if (!g_str_has_suffix(heading, " major"))
        return NULL;
    return g_strdup_printf("%.*s minor", (int)(strlen(heading) - strlen(" major")), heading);
}

/* Whether a column that was not found by its name may say which pupils a row is of. */
static gboolean may_filter(const char *heading)
{
    static const char *const others[] = {" code", " name", " rate", " percent", " date", " id"};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (g_str_has_suffix(heading, others[i]))
            return FALSE;
    return *heading != '\0';
}

/* TRUE when a column of a characteristic that is compared is among them. */
static gboolean find_filters(Reader *self)
{
    gboolean any = FALSE;
    self->filters = g_array_new(FALSE, FALSE, sizeof(Filter));
    for (guint i = 0; i < self->row->n_cells; i++) {
        g_autofree char *heading =
            eql_text_fold_words(self->row->cells[i].text, (gssize)self->row->cells[i].length);
        g_autofree char *finer = finer_of(heading);
        Filter filter = {i, g_hash_table_lookup(self->topics, finer ? finer : heading),
                         finer != NULL};
        if (g_strcmp0(filter.characteristic, "total") == 0)
            filter.characteristic = NULL;
        if (is_found(self, i) || (!filter.characteristic && !may_filter(heading)))
            continue;
        g_array_append_val(self->filters, filter);
        any = any || (filter.characteristic && !filter.broad);
    }
    return any;
}

static gboolean has_what_is_needed(Reader *self)
{
    static const int needed[] = {YEAR, HEADCOUNT};
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
        if (self->at[needed[i]] < 0)
            return FALSE;
    if (self->at[SUSPENSIONS] < 0 && self->at[EXCLUSIONS] < 0)
        return FALSE;
    return (self->at[TOPIC] >= 0 && self->at[LABEL] >= 0) || find_filters(self);
}

static gboolean find_columns(Reader *self, GError **error)
{
    if (!eql_table_next(self->table, &self->row, error))
        return FALSE;
    for (guint i = 0; i < N_COLUMNS; i++)
        self->at[i] = self->row ? find_column(self->row, HEADINGS[i]) : -1;
    if (self->row && has_what_is_needed(self))
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("“%s” is not a table of suspensions by pupil characteristics. From the "
                  "Department for Education’s “explore education statistics”, download the CSV "
                  "with the columns time_period, geographic_level, characteristic (or one such as "
                  "ethnicity_minor for each characteristic), headcount and suspension."),
                eql_table_name(self->table));
    return FALSE;
}

static char *text_at(const Reader *self, int column)
{
    int i = self->at[column];
    if (i < 0 || (guint)i >= self->row->n_cells)
        return g_strdup("");
    return g_strstrip(g_strndup(self->row->cells[i].text, self->row->cells[i].length));
}

static char *cell_words(const Reader *self, guint i)
{
    const EqlCell *cell = i < self->row->n_cells ? &self->row->cells[i] : NULL;
    return cell ? eql_text_fold_words(cell->text, (gssize)cell->length) : g_strdup("");
}

static char *words_at(const Reader *self, int column)
{
    return self->at[column] >= 0 ? cell_words(self, (guint)self->at[column]) : g_strdup("");
}

static gint64 count_at(const Reader *self, int column)
{
    g_autofree char *text = text_at(self, column);
    guint64 count;
    return eql_roll_whole_number(text, -1, &count) ? (gint64)count : -1;
}

/* ── which rows ── */

static gboolean is_whole(const Reader *self)
{
    g_autofree char *period = words_at(self, PERIOD);
    g_autofree char *type = words_at(self, SCHOOL_TYPE);
    g_autofree char *second = words_at(self, SECOND);
    return is_one_of(period, "|academic year") && is_one_of(type, "|total|all|all schools") &&
           is_one_of(second, "|total");
}

static gboolean is_named(const Reader *self, int column, const char *wanted)
{
    g_autofree char *text = words_at(self, column);
    return *text && g_str_equal(text, wanted);
}

/* The place's name when the row is of it; "" when it is not. The caller's. */
static char *place_of_row(const Reader *self)
{
    static const int columns[] = {LA, LA_CODE, OLD_LA_CODE};
    g_autofree char *level = words_at(self, LEVEL);
    g_autofree char *wanted = eql_text_fold_words(self->place ? self->place : "", -1);
    if (is_one_of(level, "|national"))
        return !self->place || is_named(self, COUNTRY, wanted) ? text_at(self, COUNTRY)
                                                               : g_strdup("");
    if (!self->place)
        return g_strdup("");
    if (is_one_of(level, "regional") &&
        (is_named(self, REGION, wanted) || is_named(self, REGION_CODE, wanted)))
        return text_at(self, REGION);
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (is_one_of(level, "local authority|la") && is_named(self, columns[i], wanted))
            return text_at(self, LA);
    return g_strdup("");
}

/* ── what a row is of ── */

/* `text` behind its topic, which old tables repeat: "ethnicity minor irish" → "irish". */
static const char *without_topic(const Reader *self, const char *text, const char *characteristic)
{
    GHashTableIter iter;
    gpointer topic, of;
    gsize longest = 0;
    g_hash_table_iter_init(&iter, self->topics);
    while (g_hash_table_iter_next(&iter, &topic, &of)) {
        gsize n = strlen(topic);
        if (g_str_equal(of, characteristic) && n > longest && strncmp(text, topic, n) == 0 &&
            text[n] == ' ')
            longest = n + 1;
    }
    return text + longest;
}

static const char *group_of(const Reader *self, const char *text, const char *characteristic)
{
    const char *forms[] = {text, without_topic(self, text, characteristic)};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *key = g_strconcat(characteristic, " ", forms[i], NULL);
        g_autofree char *folded = eql_text_fold_words(key, -1);
        const char *group = g_hash_table_lookup(self->texts, folded);
        if (group)
            return *group ? group : NULL; /* listed as one that is not compared */
        group = eql_codes_match(self->codes, characteristic, forms[i], -1);
        if (group)
            return group;
    }
    return NULL;
}

static gboolean is_everybody(const char *text)
{
    return is_one_of(text, "|total|all|all pupils|all schools|n a");
}

/* Numbers, and the letters that stand for those not published. */
static gboolean is_figure(const char *text)
{
    return strspn(text, "0123456789 ") == strlen(text) || is_one_of(text, "x|c|z|k|u|low");
}

/* The one characteristic whose column does not say “Total”; none: the row is of everybody.
 * FALSE: of pupils told by two, or by one that is not compared. A column of broad groups beside
 * one of the finer groups only repeats these. */
static gboolean take_filtered_group(const Reader *self, EqlBenchmarkRow *row)
{
    const Filter *told = NULL;
    g_autofree char *text = NULL;
    for (guint i = 0; i < self->filters->len; i++) {
        const Filter *filter = &g_array_index(self->filters, Filter, i);
        g_autofree char *words = cell_words(self, filter->column);
        if (is_everybody(words) || (!filter->characteristic && is_figure(words)))
            continue;
        gboolean same = told && filter->characteristic == told->characteristic;
        if (!filter->characteristic || (told && !same))
            return FALSE;
        if (same && filter->broad)
            continue;
        told = filter;
        g_free(text);
        text = g_steal_pointer(&words);
    }
    if (!told)
        return TRUE;
    row->group = told->broad ? NULL : group_of(self, text, told->characteristic);
    row->characteristic = (char *)told->characteristic;
    return row->group != NULL;
}

/* FALSE: the row is of nothing that the program compares. */
static gboolean take_group(const Reader *self, EqlBenchmarkRow *row)
{
    if (self->filters)
        return take_filtered_group(self, row);
    g_autofree char *topic = words_at(self, TOPIC);
    g_autofree char *text = words_at(self, LABEL);
    const char *characteristic = g_hash_table_lookup(self->topics, topic);
    if (!characteristic || strstr(text, " major "))
        return FALSE;
    if (g_str_equal(characteristic, "total"))
        return TRUE;
    row->group = group_of(self, text, characteristic);
    row->characteristic = (char *)characteristic;
    return row->group != NULL;
}

/* "201617", "2016/17", "202324" → "2016/17" */
static char *year_words(const char *year)
{
    if (strlen(year) == 6 && strspn(year, "0123456789") == 6)
        return g_strdup_printf("%.4s/%s", year, year + 4);
    return g_strdup(year);
}

static void begin_year(Reader *self, const char *year, const char *place)
{
    g_autofree char *words = year_words(year);
    g_clear_pointer(&self->found, eql_benchmark_unref);
    g_free(self->year);
    self->year = g_strdup(year);
    self->found = eql_benchmark_published(place, words, eql_table_name(self->table));
}

static void take_row(Reader *self)
{
    g_autofree char *year = text_at(self, YEAR);
    g_autofree char *place = is_whole(self) ? place_of_row(self) : g_strdup("");
    EqlBenchmarkRow row = {.headcount = count_at(self, HEADCOUNT),
                           .suspensions = count_at(self, SUSPENSIONS),
                           .suspended_pupils = count_at(self, SUSPENDED),
                           .exclusions = count_at(self, EXCLUSIONS)};
    if (!*place || !*year || !take_group(self, &row) || g_strcmp0(year, self->year) < 0)
        return;
    if (g_strcmp0(year, self->year) > 0)
        begin_year(self, year, place);
    eql_benchmark_add(self->found, &row);
}

static gboolean read_rows(Reader *self, GError **error)
{
    do {
        if (!eql_table_next(self->table, &self->row, error))
            return FALSE;
        if (self->row)
            take_row(self);
    } while (self->row);
    if (self->found)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("“%s” has no row of all schools together for %s. Check the name of the place as "
                  "the table writes it (la_name), or leave it out for England."),
                eql_table_name(self->table), self->place ? self->place : _("England"));
    return FALSE;
}

static gboolean open_table(Reader *self, const char *path, const char *data_folder,
                           GCancellable *cancellable, GError **error)
{
    self->topics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (load_labels(self, data_folder, error))
        self->table = eql_table_open(path, NULL, cancellable, error);
    return self->table && find_columns(self, error);
}

EqlBenchmark *eql_benchmark_read(const char *path, const char *place, EqlCodes *codes,
                                 const char *data_folder, GCancellable *cancellable, GError **error)
{
    Reader self = {.codes = codes, .place = place};
    EqlBenchmark *benchmark = NULL;
    if (open_table(&self, path, data_folder, cancellable, error) && read_rows(&self, error))
        benchmark = g_steal_pointer(&self.found);
    reader_clear(&self);
    return benchmark;
}

/* ── what a table is of ── */

gboolean eql_benchmark_is_in(const char *path, const char *data_folder)
{
    Reader self = {.place = NULL};
    gboolean is = open_table(&self, path, data_folder, NULL, NULL);
    reader_clear(&self);
    return is;
}

/* In the order in which a list has them: the country, regions, local authorities. */
typedef enum { COUNTRIES, REGIONS, AUTHORITIES, N_LEVELS } Level;

/* The caller's; "" when the row is of none. */
static char *any_place_of_row(const Reader *self, Level *level)
{
    g_autofree char *words = words_at(self, LEVEL);
    *level = is_one_of(words, "regional") ? REGIONS : AUTHORITIES;
    if (is_one_of(words, "|national")) {
        *level = COUNTRIES;
        return text_at(self, COUNTRY);
    }
    if (is_one_of(words, "regional"))
        return text_at(self, REGION);
    return is_one_of(words, "local authority|la") ? text_at(self, LA) : g_strdup("");
}

static void note_place(const Reader *self, GHashTable *levels[N_LEVELS])
{
    Level level;
    g_autofree char *place = any_place_of_row(self, &level);
    if (*place && !g_hash_table_contains(levels[level], place) && is_whole(self))
        g_hash_table_add(levels[level], g_steal_pointer(&place));
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return g_utf8_collate(a, b);
}

/* Takes the sets apart. */
static GPtrArray *places_of(GHashTable *levels[N_LEVELS])
{
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < N_LEVELS; i++) {
        g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(levels[i]), by_name);
        for (GList *at = names; at; at = at->next)
            g_ptr_array_add(places, g_strdup(at->data));
    }
    return places;
}

static gboolean note_places(Reader *self, GHashTable *levels[N_LEVELS], GError **error)
{
    do {
        if (!eql_table_next(self->table, &self->row, error))
            return FALSE;
        if (self->row)
            note_place(self, levels);
    } while (self->row);
    return TRUE;
}

GPtrArray *eql_benchmark_places(const char *path, const char *data_folder,
                                GCancellable *cancellable, GError **error)
{
    Reader self = {.place = NULL};
    GHashTable *levels[N_LEVELS];
    for (guint i = 0; i < N_LEVELS; i++)
        levels[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *places = NULL;
    if (open_table(&self, path, data_folder, cancellable, error) &&
        note_places(&self, levels, error))
        places = places_of(levels);
    for (guint i = 0; i < N_LEVELS; i++)
        g_hash_table_unref(levels[i]);
    reader_clear(&self);
    return places;
}
