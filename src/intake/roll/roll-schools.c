/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-schools.h"

#include "base/i18n.h"
#include <string.h>

#include "base/lists.h"
#include "base/text.h"
#include "intake/intake-error.h"

#define MAX_COLUMNS 8
#define MAX_LISTED 20
#define SEPARATOR " · "

enum { URN_DIGITS = 6, LAESTAB_DIGITS = 7 };

typedef struct {
    char *name;   /* the texts of all columns that name schools, joined */
    char **texts; /* by column, "" where blank */
    guint64 n_rows;
} School;

struct _EqlRollSchools {
    const EqlRollColumns *columns;
    guint places[MAX_COLUMNS]; /* of the columns that name schools */
    guint n_places;
    GHashTable *by_name; /* School: its name is the key */
    guint64 n_nameless;
    const School *chosen; /* NULL: the file names none at all */
};

static void school_free(gpointer data)
{
    School *school = data;

    g_free(school->name);
    g_strfreev(school->texts);
    g_free(school);
}

void eql_roll_school_free(EqlRollSchool *school)
{
    g_free(school->name);
    g_free(school->urn);
    g_free(school->laestab);
    g_free(school);
}

EqlRollSchools *eql_roll_schools_new(const EqlRollColumns *columns)
{
    g_autoptr(EqlRollSchools) self = g_new0(EqlRollSchools, 1);

    self->columns = columns;
    self->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, school_free);
    for (guint i = 0; i < columns->n && self->n_places < MAX_COLUMNS; i++)
        if (g_strcmp0(columns->fields[i], "school") == 0)
            self->places[self->n_places++] = i;
    return self->n_places > 0 ? g_steal_pointer(&self) : NULL;
}

void eql_roll_schools_free(EqlRollSchools *schools)
{
    if (schools == NULL)
        return;
    g_hash_table_unref(schools->by_name);
    g_free(schools);
}

/* The digits of a number written as "210/4567", "2104567.0", "210 4567"; NULL: it is
 * none, or not of so many digits. */
static char *digits_of(const char *text, guint n_digits)
{
    GString *digits = g_string_new(NULL);
    gboolean plain = TRUE;
    gsize n = strlen(text);

    if (g_str_has_suffix(text, ".0"))
        n -= 2;
    for (gsize i = 0; i < n; i++)
        if (g_ascii_isdigit(text[i]))
            g_string_append_c(digits, text[i]);
        else
            plain = plain && strchr("/- ", text[i]) != NULL;
    gboolean is_number = plain && digits->len == n_digits;
    return g_string_free(digits, !is_number);
}

/* One number has several ways of writing, and so would one school. */
static char *plain_text(const EqlCell *cell)
{
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    char *digits = digits_of(text, LAESTAB_DIGITS);

    if (digits == NULL)
        digits = digits_of(text, URN_DIGITS);
    return digits != NULL ? digits : g_steal_pointer(&text);
}

static char **texts_of(const EqlRollSchools *self, const EqlRow *row)
{
    char **texts = g_new0(char *, self->n_places + 1);

    for (guint i = 0; i < self->n_places; i++) {
        const EqlCell *cell = self->places[i] < row->n_cells ? &row->cells[self->places[i]] : NULL;
        texts[i] = cell != NULL ? plain_text(cell) : g_strdup("");
    }
    return texts;
}

/* "" when the row names no school. */
static char *name_of(char **texts)
{
    GString *name = g_string_new(NULL);

    for (guint i = 0; texts[i] != NULL; i++)
        if (*texts[i] != '\0')
            g_string_append_printf(name, "%s%s", name->len > 0 ? SEPARATOR : "", texts[i]);
    return g_string_free(name, FALSE);
}

void eql_roll_schools_count(EqlRollSchools *schools, const EqlRow *row)
{
    g_auto(GStrv) texts = texts_of(schools, row);
    g_autofree char *name = name_of(texts);

    if (*name == '\0') {
        schools->n_nameless++;
        return;
    }
    School *school = g_hash_table_lookup(schools->by_name, name);
    if (school == NULL) {
        school = g_new0(School, 1);
        school->name = g_steal_pointer(&name);
        school->texts = g_steal_pointer(&texts);
        g_hash_table_insert(schools->by_name, school->name, school);
    }
    school->n_rows++;
}

static gboolean is_same_number(const char *a, const char *b, guint n_digits)
{
    g_autofree char *one = digits_of(a, n_digits);
    g_autofree char *two = one != NULL ? digits_of(b, n_digits) : NULL;

    return two != NULL && strcmp(one, two) == 0;
}

static gboolean is_same(const char *text, const char *wanted)
{
    g_autofree char *a = eql_text_fold_words(text, -1);
    g_autofree char *b = eql_text_fold_words(wanted, -1);

    return (*a != '\0' && strcmp(a, b) == 0) || is_same_number(text, wanted, LAESTAB_DIGITS) ||
           is_same_number(text, wanted, URN_DIGITS);
}

static gboolean is_called(const School *school, const char *wanted)
{
    gboolean is = is_same(school->name, wanted);

    for (guint i = 0; school->texts[i] != NULL; i++)
        is = is || is_same(school->texts[i], wanted);
    return is;
}

/* The one school that is called so; NULL: none is, or several are. */
static const School *find(const EqlRollSchools *self, const char *wanted)
{
    const School *found = NULL;
    GHashTableIter iter;
    gpointer school;

    if (wanted == NULL || *wanted == '\0')
        return NULL;
    g_hash_table_iter_init(&iter, self->by_name);
    while (g_hash_table_iter_next(&iter, NULL, &school)) {
        if (!is_called(school, wanted))
            continue;
        if (found != NULL)
            return NULL;
        found = school;
    }
    return found;
}

static const School *only_one(const EqlRollSchools *self)
{
    GHashTableIter iter;
    gpointer school = NULL;

    if (g_hash_table_size(self->by_name) != 1)
        return NULL;
    g_hash_table_iter_init(&iter, self->by_name);
    g_hash_table_iter_next(&iter, NULL, &school);
    return school;
}

static const School *projects_own(const EqlRollSchools *self, const EqlRollRequest *request)
{
    const char *const names[] = {request->laestab, request->urn, request->school_name};
    const School *found = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(names) && found == NULL; i++)
        found = find(self, names[i]);
    return found;
}

/* "SCH1 (950 pupils), SCH2 (870 pupils) and 3 more": the caller's */
static char *list_for_people(const EqlRollSchools *self, gboolean pupils)
{
    g_autoptr(GPtrArray) all = eql_roll_schools_list(self);
    g_autoptr(GPtrArray) list = eql_roll_schools_for_reader(all);
    g_autoptr(GString) text = g_string_new(NULL);
    guint more = list->len - MIN(list->len, MAX_LISTED);

    for (guint i = 0; i < list->len - more; i++) {
        const EqlRollSchool *school = list->pdata[i];
        guint n = (guint)school->n_rows;
        g_autofree char *one =
            g_strdup_printf(pupils ? ngettext("%s (%u pupil)", "%s (%u pupils)", n)
                                   : ngettext("%s (%u row)", "%s (%u rows)", n),
                            school->name, n);
        eql_list_add(text, one);
    }
    if (more == 0)
        return g_strdup(text->str);
    /* Translators: a list of schools. */
    return g_strdup_printf(ngettext("%s and %u more", "%s and %u more", more), text->str, more);
}

static gboolean refuse(const EqlRollSchools *self, const char *wanted, const char *file,
                       gboolean pupils, GError **error)
{
    g_autofree char *list = list_for_people(self, pupils);
    guint n = g_hash_table_size(self->by_name);
    g_autofree char *said =
        wanted != NULL
            ? g_strdup_printf(_("In “%s” no school, or more than one, is called “%s”."), file,
                              wanted)
            : g_strdup_printf(ngettext("“%s” holds %u school.",
                                       "“%s” holds %u schools, and a project is of one.", n),
                              file, n);

    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_SEVERAL_SCHOOLS,
                _("%s It holds: %s. Say which one is yours by its name or number as it stands "
                  "there (on the command line: --school-in-file NAME), or give the project its "
                  "LAESTAB or URN (set PROJECT laestab=…). “split” makes a project for each."),
                said, list);
    return FALSE;
}

gboolean eql_roll_schools_choose(EqlRollSchools *schools, const EqlRollRequest *request,
                                 const char *file, gboolean pupils, GError **error)
{
    const char *wanted = request->school;

    if (g_hash_table_size(schools->by_name) == 0)
        return TRUE;
    if (wanted != NULL && *wanted != '\0')
        schools->chosen = find(schools, wanted);
    else
        schools->chosen = only_one(schools);
    if (schools->chosen == NULL && wanted == NULL)
        schools->chosen = projects_own(schools, request);
    return schools->chosen != NULL || refuse(schools, wanted, file, pupils, error);
}

gboolean eql_roll_schools_is_ours(const EqlRollSchools *schools, const EqlRow *row)
{
    if (schools->chosen == NULL)
        return TRUE;
    g_auto(GStrv) texts = texts_of(schools, row);
    g_autofree char *name = name_of(texts);
    return *name == '\0' ? g_hash_table_size(schools->by_name) == 1
                         : strcmp(name, schools->chosen->name) == 0;
}

/* A number of the chosen school that is not the project's; NULL: none is. */
static const char *other_number(const School *school, const char *own, guint n_digits)
{
    for (guint i = 0; own != NULL && school->texts[i] != NULL; i++) {
        g_autofree char *digits = digits_of(school->texts[i], n_digits);
        if (digits != NULL && !is_same_number(school->texts[i], own, n_digits))
            return school->texts[i];
    }
    return NULL;
}

char *eql_roll_schools_note(const EqlRollSchools *schools, const EqlRollRequest *request,
                            char **advice)
{
    guint n = g_hash_table_size(schools->by_name);

    *advice = NULL;
    if (schools->chosen == NULL)
        return NULL;
    if (n > 1)
        return g_strdup_printf(
            ngettext("The file holds %u school. Only the rows of “%s” were read; those of the "
                     "others, and rows that name no school, were set aside.",
                     "The file holds %u schools. Only the rows of “%s” were read; those of the "
                     "others, and rows that name no school, were set aside.",
                     n),
            n, schools->chosen->name);
    const char *other = other_number(schools->chosen, request->laestab, LAESTAB_DIGITS);
    if (other == NULL)
        other = other_number(schools->chosen, request->urn, URN_DIGITS);
    if (other == NULL)
        return NULL;
    *advice = g_strdup(_("Check that it is the file of the right school."));
    return g_strdup_printf(_("The file is of the school “%s”; the project’s number is another."),
                           other);
}

const char *eql_roll_schools_chosen(const EqlRollSchools *schools)
{
    gboolean several = g_hash_table_size(schools->by_name) > 1;

    return several && schools->chosen != NULL ? schools->chosen->name : NULL;
}

static EqlRollSchool *school_for_caller(const School *school)
{
    EqlRollSchool *copy = g_new0(EqlRollSchool, 1);

    copy->name = g_strdup(school->name);
    copy->n_rows = school->n_rows;
    for (guint i = 0; school->texts[i] != NULL; i++) {
        if (copy->laestab == NULL)
            copy->laestab = digits_of(school->texts[i], LAESTAB_DIGITS);
        if (copy->urn == NULL)
            copy->urn = digits_of(school->texts[i], URN_DIGITS);
    }
    return copy;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    const EqlRollSchool *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

static int compare_for_reader(gconstpointer a, gconstpointer b)
{
    const EqlRollSchool *const *x = a, *const *y = b;
    int by_place = g_utf8_collate((*x)->name, (*y)->name);

    return by_place != 0 ? by_place : compare_names(a, b);
}

GPtrArray *eql_roll_schools_for_reader(const GPtrArray *list)
{
    GPtrArray *sorted = g_ptr_array_new();

    for (guint i = 0; i < list->len; i++)
        g_ptr_array_add(sorted, list->pdata[i]);
    g_ptr_array_sort(sorted, compare_for_reader);
    return sorted;
}

GPtrArray *eql_roll_schools_list(const EqlRollSchools *schools)
{
    GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)eql_roll_school_free);
    GHashTableIter iter;
    gpointer school;

    g_hash_table_iter_init(&iter, schools->by_name);
    while (g_hash_table_iter_next(&iter, NULL, &school))
        g_ptr_array_add(list, school_for_caller(school));
    g_ptr_array_sort(list, compare_names);
    return list;
}
