/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/documents.h"

#include "base/file-names.h"
#include "base/files.h"
#include "base/i18n.h"
#include "output/pack.h"
#include "workflow/network.h"

/* ── which, and what they are called ── */

static const char *const NAMES[EQL_N_DOCUMENTS] = {"workbook", "report", "governors", "families",
                                                   "pack"};

const char *eql_document_name(EqlDocument document)
{
    return NAMES[document];
}

static guint bit_of(const char *name)
{
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++)
        if (g_str_equal(NAMES[i], name))
            return EQL_DOCUMENT_BIT(i);
    return 0;
}

guint eql_documents_from_names(const char *names)
{
    g_auto(GStrv) parts = g_strsplit(names, ",", -1);
    guint documents = 0;
    for (char **part = parts; *part; part++) {
        guint bit = bit_of(g_strstrip(*part));
        if (bit == 0)
            return 0;
        documents |= bit;
    }
    return documents;
}

static EqlReportKind report_kind(EqlDocument document)
{
    static const EqlReportKind kinds[] = {[EQL_DOCUMENT_REPORT] = EQL_REPORT_FULL,
                                          [EQL_DOCUMENT_GOVERNORS] = EQL_REPORT_GOVERNORS,
                                          [EQL_DOCUMENT_FAMILIES] = EQL_REPORT_FAMILIES};
    return kinds[document];
}

static char *report_name(const char *school, const char *wave, EqlReportKind kind)
{
    const char *title = eql_report_title(kind);
    return wave ? /* Translators: a file's name, from the school, the kind of report and the wave
                     of the questionnaire. */
               g_strdup_printf(C_("file name", "%s – %s – %s.pdf"), school, title, wave)
                : /* Translators: the same, without a wave. */
               g_strdup_printf(C_("file name", "%s – %s.pdf"), school, title);
}

EqlDocument eql_document_of_report(EqlReportKind kind)
{
    static const EqlDocument documents[] = {[EQL_REPORT_FULL] = EQL_DOCUMENT_REPORT,
                                            [EQL_REPORT_GOVERNORS] = EQL_DOCUMENT_GOVERNORS,
                                            [EQL_REPORT_FAMILIES] = EQL_DOCUMENT_FAMILIES};
    return documents[kind];
}

char *eql_document_file_name(const char *school, const char *wave, EqlDocument document)
{
    char *name;
    if (document == EQL_DOCUMENT_PACK)
        name = g_strconcat(school, ".eqpack", NULL);
    else if (document != EQL_DOCUMENT_WORKBOOK)
        name = report_name(school, wave, report_kind(document));
    else if (wave)
        /* Translators: a file's name, from the school and the wave of the questionnaire. */
        name = g_strdup_printf(C_("file name", "%s – %s.xlsx"), school, wave);
    else
        name = g_strconcat(school, ".xlsx", NULL);
    return eql_file_name_clean(name);
}

/* ── what comes of it ── */

void eql_documents_of_free(EqlDocumentsOf *documents)
{
    g_free(documents->project);
    g_free(documents->school);
    g_ptr_array_unref(documents->files);
    g_free(documents->problem);
    g_free(documents);
}

static EqlDocumentsOf *of_new(const char *path)
{
    EqlDocumentsOf *of = g_new0(EqlDocumentsOf, 1);
    of->project = g_strdup(path);
    of->files = g_ptr_array_new_with_free_func(g_free);
    return of;
}

/* ── one project after another ── */

typedef struct {
    guint documents;
    const char *folder, *language;
    GHashTable *taken; /* names that earlier projects' files have, as take_name() keeps them */
    EqlProgress progress;
    gpointer progress_data;
    GCancellable *cancellable;
    guint done, all; /* files */
} Writing;

/* FALSE where an earlier project has it, or one that files of some systems cannot be told apart
 * from. */
static gboolean take_name(const Writing *self, const char *name)
{
    g_autofree char *file = eql_file_name_clean(g_strdup(name));
    return g_hash_table_add(self->taken, g_utf8_casefold(file, -1));
}

/* The school's name; where another project has the same school, beside it that of the project's
 * file, and a number if need be: none writes over another's. Owned by the caller. */
static char *name_of(const Writing *self, const EqlSchool *school, const char *path)
{
    if (take_name(self, school->name))
        return g_strdup(school->name);
    g_autofree char *file = eql_file_name_shown(path, ".equalens");
    char *name = g_strdup_printf("%s (%s)", school->name, file);
    for (guint n = 2; !take_name(self, name); n++) {
        g_free(name);
        name = g_strdup_printf("%s (%s %u)", school->name, file, n);
    }
    return name;
}

/* "" where nobody has answered. */
static char *latest_wave(EqlProject *project, GError **error)
{
    g_auto(GStrv) waves = eql_store_waves(eql_project_store(project), error);
    guint n = waves ? g_strv_length(waves) : 0;
    return waves ? g_strdup(n > 0 ? waves[n - 1] : "") : NULL;
}

static void tell_progress(double fraction, gpointer data)
{
    const Writing *self = data;
    if (self->progress)
        self->progress((self->done + fraction) / MAX(self->all, 1), self->progress_data);
}

static gboolean write_pack(EqlProject *project, const char *path, GError **error)
{
    g_autoptr(EqlPack) pack = eql_project_pack(project, error);
    return pack && eql_pack_write(pack, path, error);
}

static gboolean write_one(Writing *self, EqlProject *project, EqlDocument document,
                          const char *path, GError **error)
{
    if (document == EQL_DOCUMENT_PACK)
        return write_pack(project, path, error);
    if (document == EQL_DOCUMENT_WORKBOOK)
        return eql_project_write_workbook(project, NULL, path, tell_progress, self,
                                          self->cancellable, error);
    return eql_project_write_report(project, NULL, report_kind(document), path, tell_progress, self,
                                    self->cancellable, error);
}

static gboolean write_all(Writing *self, EqlProject *project, EqlDocumentsOf *of, GError **error)
{
    g_autoptr(EqlSchool) school = eql_store_school(eql_project_store(project), error);
    g_autofree char *wave = school ? latest_wave(project, error) : NULL;
    if (!wave)
        return FALSE;
    g_autofree char *name = name_of(self, school, of->project);
    of->school = g_strdup(school->name);
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++) {
        if (!(self->documents & EQL_DOCUMENT_BIT(i)))
            continue;
        g_autofree char *file = eql_document_file_name(name, *wave ? wave : NULL, i);
        g_autofree char *path = g_build_filename(self->folder, file, NULL);
        if (g_cancellable_set_error_if_cancelled(self->cancellable, error) ||
            !write_one(self, project, i, path, error))
            return FALSE;
        g_ptr_array_add(of->files, g_steal_pointer(&path));
        self->done++;
        tell_progress(0, self);
    }
    return TRUE;
}

static EqlDocumentsOf *write_project(Writing *self, const char *path)
{
    g_autoptr(GError) error = NULL;
    EqlDocumentsOf *of = of_new(path);
    g_autoptr(EqlProject) project = eql_project_open(path, &error);
    /* A language that has been taken away since is no reason to write nothing. */
    if (project && self->language && !eql_project_set_language(project, self->language, NULL))
        g_info("There are no texts in the language “%s” any more", self->language);
    if ((!project || !write_all(self, project, of, &error)) &&
        !g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        of->problem = g_strdup(error->message);
    return of;
}

static guint count_bits(guint documents)
{
    guint n = 0;
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++)
        n += (documents & EQL_DOCUMENT_BIT(i)) != 0;
    return n;
}

GPtrArray *eql_documents_write(const char *const *projects, guint documents, const char *folder,
                               const char *language, EqlProgress progress, gpointer progress_data,
                               GCancellable *cancellable, GError **error)
{
    if (!eql_folder_make(folder, error))
        return NULL;
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)eql_documents_of_free);
    guint n = g_strv_length((char **)projects), each = count_bits(documents);
    Writing self = {.documents = documents,
                    .folder = folder,
                    .language = language,
                    .taken = taken,
                    .progress = progress,
                    .progress_data = progress_data,
                    .cancellable = cancellable,
                    .all = n * each};
    for (guint i = 0; i < n && !g_cancellable_is_cancelled(cancellable); i++) {
        g_ptr_array_add(all, write_project(&self, projects[i]));
        self.done = (i + 1) * each;
        tell_progress(0, &self);
    }
    return all;
}

/* ── what is there already ── */

static void look_for(Writing *self, const char *path, GPtrArray *there)
{
    g_autoptr(EqlProject) project = eql_project_open(path, NULL);
    g_autoptr(EqlSchool) school =
        project ? eql_store_school(eql_project_store(project), NULL) : NULL;
    g_autofree char *wave = school ? latest_wave(project, NULL) : NULL;
    if (!wave)
        return;
    g_autofree char *name = name_of(self, school, path);
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++) {
        g_autofree char *file = eql_document_file_name(name, *wave ? wave : NULL, i);
        g_autofree char *whole = g_build_filename(self->folder, file, NULL);
        if ((self->documents & EQL_DOCUMENT_BIT(i)) && g_file_test(whole, G_FILE_TEST_EXISTS))
            g_ptr_array_add(there, g_steal_pointer(&file));
    }
}

GPtrArray *eql_documents_there(const char *const *projects, guint documents, const char *folder)
{
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *there = g_ptr_array_new_with_free_func(g_free);
    Writing self = {.documents = documents, .folder = folder, .taken = taken};
    for (guint i = 0; projects[i]; i++)
        look_for(&self, projects[i], there);
    return there;
}
