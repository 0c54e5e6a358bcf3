/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/split.h"

#include "base/files.h"
#include "base/i18n.h"
#include "base/text.h"
#include "intake/responses/peek.h"
#include "intake/roll/roll-file.h"
#include "workflow/project.h"
#include "workflow/sort.h"

void eql_split_school_free(EqlSplitSchool *school)
{
    g_free(school->name);
    g_free(school->path);
    g_free(school->problem);
    g_free(school);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSplitSchool, eql_split_school_free)

void eql_split_free(EqlSplit *split)
{
    if (!split)
        return;
    g_free(split->roll);
    g_ptr_array_unref(split->used);
    g_ptr_array_unref(split->unused);
    g_ptr_array_unref(split->schools);
    g_free(split);
}

guint eql_split_count_made(const EqlSplit *split)
{
    guint n = 0;
    for (guint i = 0; i < split->schools->len; i++)
        n += ((const EqlSplitSchool *)split->schools->pdata[i])->pupils > 0;
    return n;
}

typedef struct {
    EqlProject *model; /* for its codes and questionnaire */
    GPtrArray *files;  /* EqlSorted */
    const char *folder, *date;
    GCancellable *cancellable;
    EqlSplit *split;
} Splitting;

/* ── which files ── */

static gboolean tells_ethnicity(const Splitting *self, const char *path)
{
    g_autoptr(EqlTable) table = eql_table_open(path, NULL, NULL, NULL);
    EqlPeek peek = {0};
    gboolean tells = FALSE;
    if (table && eql_peek_read(table, &peek, NULL))
        for (guint i = 0; i < eql_peek_width(&peek, 0) && !tells; i++)
            tells = g_strcmp0(eql_codes_field_of_heading(eql_project_codes(self->model),
                                                         eql_peek_cell(&peek, 0, i)),
                              "ethnicity") == 0;
    eql_peek_clear(&peek);
    return tells;
}

/* The files come in the order of their names. */
static const EqlSorted *choose_roll(const Splitting *self)
{
    const EqlSorted *last = NULL;
    gboolean tells = FALSE;
    for (guint i = 0; i < self->files->len; i++) {
        const EqlSorted *file = self->files->pdata[i];
        if (file->kind != EQL_SORTED_CENSUS || file->has_outcomes)
            continue;
        gboolean this_tells = tells_ethnicity(self, file->path);
        if (this_tells || !tells)
            last = file;
        tells = tells || this_tells;
    }
    return last;
}

static gboolean is_used(const EqlSorted *file)
{
    return file->kind == EQL_SORTED_SIDE_TABLE || file->kind == EQL_SORTED_OUTCOMES;
}

static gboolean choose_files(Splitting *self, GError **error)
{
    const EqlSorted *roll = choose_roll(self);
    if (!roll) {
        g_set_error_literal(
            error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
            _("Among these files is no table of the pupils on roll. Give the council’s table with "
              "a row for each pupil and a column that names the school."));
        return FALSE;
    }
    self->split->roll = g_strdup(roll->path);
    for (guint i = 0; i < self->files->len; i++) {
        const EqlSorted *file = self->files->pdata[i];
        if (file != roll)
            g_ptr_array_add(is_used(file) ? self->split->used : self->split->unused,
                            g_strdup(file->path));
    }
    return TRUE;
}

/* ── one school ── */

static void add_problem(EqlSplitSchool *school, const char *message)
{
    char *both =
        school->problem ? g_strjoin(" ", school->problem, message, NULL) : g_strdup(message);
    g_free(school->problem);
    school->problem = both;
}

static guint64 bring_in(const Splitting *self, EqlProject *project, EqlImportKind kind,
                        const char *path, const char *called, EqlSplitSchool *school)
{
    g_autoptr(GError) why = NULL;
    EqlImportRequest request = {.kind = kind, .path = path, .school = called, .date = self->date};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, &request, NULL, NULL, self->cancellable, &why);
    if (!record)
        add_problem(school, why->message);
    return record ? record->accepted : 0;
}

static void bring_others_in(const Splitting *self, EqlProject *project, const char *called,
                            EqlSplitSchool *school)
{
    for (guint i = 0; i < self->files->len; i++) {
        const EqlSorted *file = self->files->pdata[i];
        if (file->kind == EQL_SORTED_SIDE_TABLE)
            bring_in(self, project, EQL_IMPORT_CENSUS, file->path, called, school);
        else if (file->kind == EQL_SORTED_OUTCOMES)
            school->outcomes +=
                bring_in(self, project, EQL_IMPORT_OUTCOMES, file->path, called, school);
    }
}

static char *path_for(const Splitting *self, const char *name)
{
    g_autofree char *slug = eql_text_slug(name);
    g_autofree char *file = g_strconcat(slug, ".equalens", NULL);
    return g_build_filename(self->folder, file, NULL);
}

static void make_project(const Splitting *self, const EqlRollSchool *found, EqlSplitSchool *made)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(EqlSchool) school = eql_school_new(found->name, found->urn, found->laestab, NULL);
    g_autoptr(EqlProject) project = eql_project_create(made->path, school, &why);
    const char *called = found->laestab ? found->laestab : found->urn ? found->urn : found->name;
    if (!project) {
        add_problem(made, why->message);
        return;
    }
    made->pupils = bring_in(self, project, EQL_IMPORT_CENSUS, self->split->roll, called, made);
    if (made->pupils > 0)
        bring_others_in(self, project, called, made);
}

static EqlSplitSchool *split_school(const Splitting *self, const EqlRollSchool *found)
{
    EqlSplitSchool *made = g_new0(EqlSplitSchool, 1);
    made->name = g_strdup(found->name);
    made->path = path_for(self, found->name);
    make_project(self, found, made);
    return made;
}

/* ── all ── */

static gboolean split_all(Splitting *self, EqlProgress progress, gpointer data, GError **error)
{
    g_autoptr(GPtrArray) schools = eql_roll_file_schools(
        self->split->roll, eql_project_codes(self->model), self->cancellable, error);
    if (!schools)
        return FALSE;
    if (schools->len == 0) {
        g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
                    _("No column of %s names a school (such as NativeId, LAESTAB or School). Bring "
                      "it into one project with “census”."),
                    self->split->roll);
        return FALSE;
    }
    if (!eql_folder_make(self->folder, error))
        return FALSE;
    for (guint i = 0; i < schools->len; i++) {
        if (g_cancellable_set_error_if_cancelled(self->cancellable, error))
            return FALSE;
        g_ptr_array_add(self->split->schools, split_school(self, schools->pdata[i]));
        if (progress)
            progress((double)(i + 1) / schools->len, data);
    }
    return TRUE;
}

static EqlSplit *split_new(void)
{
    EqlSplit *split = g_new0(EqlSplit, 1);
    split->used = g_ptr_array_new_with_free_func(g_free);
    split->unused = g_ptr_array_new_with_free_func(g_free);
    split->schools = g_ptr_array_new_with_free_func((GDestroyNotify)eql_split_school_free);
    return split;
}

EqlSplit *eql_split(const char *const *paths, const char *folder, const char *date,
                    EqlProgress progress, gpointer progress_data, GCancellable *cancellable,
                    GError **error)
{
    g_autoptr(EqlSchool) nobody = eql_school_new("-", NULL, NULL, NULL);
    g_autoptr(EqlProject) model = eql_project_create_in_memory(nobody, error);
    g_autoptr(EqlQuestionnaire) questionnaire =
        model ? eql_store_questionnaire(eql_project_store(model), error) : NULL;
    if (!questionnaire)
        return NULL;
    g_autoptr(GPtrArray) files = eql_sort_files(paths, questionnaire, eql_project_codes(model),
                                                NULL, NULL, cancellable, error);
    g_autoptr(EqlSplit) split = split_new();
    Splitting self = {model, files, folder, date, cancellable, split};
    if (!files || !choose_files(&self, error) || !split_all(&self, progress, progress_data, error))
        return NULL;
    return g_steal_pointer(&split);
}
