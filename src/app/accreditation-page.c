/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a scheme's accreditation: stages, criteria with their evidence, and a level for
 * each theme. */
#include "app/accreditation-page.h"

#include <glib/gi18n-lib.h>

#include "app/aim-row.h"
#include "app/rows.h"
#include "app/session-private.h"
#include "workflow/record-edit.h"

struct _EqlAccreditationPage {
    EqlPage parent_instance;
    GtkWidget *scroller; /* bound, so that it goes with the template */
    GtkLabel *headline, *next;
    GtkWidget *stages, *criteria, *levels; /* GtkListBox */
    GPtrArray *aims;                       /* EqlAccreditationAim; NULL before they are read */
    GPtrArray *entries;                    /* EqlAccreditationEntry: what is noted, as shown */
    EqlQuestionnaire *questionnaire;       /* whose themes there are rows for; or NULL */
    char *built_for;                       /* the themes */
};

G_DEFINE_FINAL_TYPE(EqlAccreditationPage, eql_accreditation_page, EQL_TYPE_PAGE)

/* ── what the school has come to ── */

static const char *value_of(const EqlAccreditationPage *self, EqlAccreditationKind kind,
                            const char *code)
{
    const EqlAccreditationEntry *entry = eql_accreditation_find_entry(self->entries, kind, code);
    return entry != NULL ? entry->value : "";
}

static gboolean is_reached(const EqlAccreditationPage *self, const EqlAccreditationAim *aim)
{
    const char *value = value_of(self, aim->kind, aim->code);
    return aim->kind == EQL_ACCREDITATION_STAGE ? *value != '\0' : g_str_equal(value, "met");
}

static void count(const EqlAccreditationPage *self, EqlAccreditationKind kind, guint *reached,
                  guint *all)
{
    *reached = *all = 0;
    for (guint i = 0; i < self->aims->len; i++) {
        const EqlAccreditationAim *aim = g_ptr_array_index(self->aims, i);
        if (aim->kind != kind)
            continue;
        *reached += is_reached(self, aim) ? 1 : 0;
        ++*all;
    }
}

/* Stages are passed one after another: what comes next is after the last that was reached. */
static const EqlAccreditationAim *next_stage(const EqlAccreditationPage *self)
{
    const EqlAccreditationAim *next = NULL;
    for (guint i = self->aims->len; i > 0; i--) {
        const EqlAccreditationAim *aim = g_ptr_array_index(self->aims, i - 1);
        if (aim->kind != EQL_ACCREDITATION_STAGE)
            continue;
        if (is_reached(self, aim))
            break;
        next = aim;
    }
    return next;
}

static void show_headline(EqlAccreditationPage *self)
{
    guint stages, all_stages, criteria, all_criteria;
    count(self, EQL_ACCREDITATION_STAGE, &stages, &all_stages);
    count(self, EQL_ACCREDITATION_CRITERION, &criteria, &all_criteria);
    g_autofree char *text =
        /* Translators: numbers: “3 of 6 stages reached, 2 of 8 criteria met.” */
        g_strdup_printf(_("%u of %u stages reached, %u of %u criteria met."), stages, all_stages,
                        criteria, all_criteria);
    const EqlAccreditationAim *stage = next_stage(self);
    g_autofree char *next = stage != NULL
                                ? /* Translators: the name of a stage, and what it asks for. */
                                g_strdup_printf(_("Next: %s. %s"), stage->label, stage->about)
                                : NULL;
    gtk_label_set_label(self->headline, text);
    gtk_label_set_label(self->next, next != NULL ? next : "");
    gtk_widget_set_visible(GTK_WIDGET(self->next), next != NULL);
}

/* ── changing it ── */

static void take_entry(EqlAccreditationPage *self, EqlAccreditationEntry *entry)
{
    for (guint i = 0; i < self->entries->len; i++) {
        const EqlAccreditationEntry *old = g_ptr_array_index(self->entries, i);
        if (old->kind == entry->kind && g_str_equal(old->code, entry->code)) {
            g_ptr_array_remove_index(self->entries, i);
            break;
        }
    }
    g_ptr_array_add(self->entries, entry);
}

static void on_kept(EqlAccreditationPage *self, EqlAimRow *row)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (session == NULL || self->entries == NULL)
        return;
    EqlAccreditationEntry *entry = eql_aim_row_entry(row);
    EqlEdit *edit = eql_edit_reach(
        eql_accreditation_find_entry(self->entries, entry->kind, entry->code), entry);
    take_entry(self, entry);
    show_headline(self);
    eql_session_edit(session, edit);
}

/* ── the rows ── */

static GtkWidget *row_new(EqlAccreditationPage *self, EqlAccreditationKind kind, const char *code,
                          const char *title, const char *about)
{
    GtkWidget *row = eql_aim_row_new(kind, code, title, about, self->aims);
    eql_aim_row_set_entry(EQL_AIM_ROW(row),
                          eql_accreditation_find_entry(self->entries, kind, code));
    g_signal_connect_object(row, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    return row;
}

/* The aim of that kind and place; NULL behind the last. */
static const EqlAccreditationAim *aim_at(EqlAccreditationPage *self, EqlAccreditationKind kind,
                                         guint place)
{
    for (guint i = 0; i < self->aims->len; i++) {
        const EqlAccreditationAim *aim = g_ptr_array_index(self->aims, i);
        if (aim->kind == kind && place-- == 0)
            return aim;
    }
    return NULL;
}

static GtkWidget *row_of_aim(EqlAccreditationPage *self, EqlAccreditationKind kind, guint place)
{
    const EqlAccreditationAim *aim = aim_at(self, kind, place);
    return row_new(self, kind, aim->code, aim->label, aim->about);
}

static GtkWidget *stage_row(guint index, gpointer data)
{
    return row_of_aim(data, EQL_ACCREDITATION_STAGE, index);
}

static GtkWidget *criterion_row(guint index, gpointer data)
{
    return row_of_aim(data, EQL_ACCREDITATION_CRITERION, index);
}

static GtkWidget *level_row(guint index, gpointer data)
{
    EqlAccreditationPage *self = data;
    const EqlTheme *theme = g_ptr_array_index(self->questionnaire->themes, index);
    return row_new(self, EQL_ACCREDITATION_LEVEL, theme->code, eql_theme_name(theme->label), NULL);
}

static void fill(EqlAccreditationPage *self, GtkWidget *list, EqlAccreditationKind kind,
                 EqlRowNew make)
{
    guint n = 0;
    while (aim_at(self, kind, n) != NULL)
        n++;
    eql_rows_fill(GTK_LIST_BOX(list), n, make, self);
}

static void build_rows(EqlAccreditationPage *self, EqlQuestionnaire *questionnaire)
{
    eql_rows_clear(GTK_LIST_BOX(self->levels));
    g_clear_pointer(&self->questionnaire, eql_questionnaire_unref);
    self->questionnaire = eql_questionnaire_ref(questionnaire);
    fill(self, self->stages, EQL_ACCREDITATION_STAGE, stage_row);
    fill(self, self->criteria, EQL_ACCREDITATION_CRITERION, criterion_row);
    eql_rows_fill(GTK_LIST_BOX(self->levels), questionnaire->themes->len, level_row, self);
}

static char *themes_of(const EqlQuestionnaire *questionnaire)
{
    GString *codes = g_string_new(NULL);
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(questionnaire->themes, i);
        g_string_append_printf(codes, "%s\t%s\n", theme->code, theme->label);
    }
    return g_string_free(codes, FALSE);
}

/* Rows stay, and the keyboard with them, while there is the same to reach. */
static void ensure_rows(EqlAccreditationPage *self, EqlQuestionnaire *questionnaire)
{
    g_autofree char *themes = themes_of(questionnaire);
    if (g_strcmp0(self->built_for, themes) == 0)
        return;
    g_free(self->built_for);
    self->built_for = g_steal_pointer(&themes);
    build_rows(self, questionnaire);
}

static void fill_list(EqlAccreditationPage *self, GtkWidget *list)
{
    for (GtkWidget *row = gtk_widget_get_first_child(list); row != NULL;
         row = gtk_widget_get_next_sibling(row)) {
        if (!EQL_IS_AIM_ROW(row))
            continue;
        g_autoptr(EqlAccreditationEntry) shown = eql_aim_row_entry(EQL_AIM_ROW(row));
        eql_aim_row_set_entry(EQL_AIM_ROW(row), eql_accreditation_find_entry(
                                                    self->entries, shown->kind, shown->code));
    }
}

/* ── reading it ── */

typedef struct {
    GPtrArray *aims, *entries;
} Record;

static void record_free(Record *record)
{
    if (record == NULL)
        return;
    g_clear_pointer(&record->aims, g_ptr_array_unref);
    g_clear_pointer(&record->entries, g_ptr_array_unref);
    g_free(record);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

static gpointer read_record(EqlJob *job, gpointer path, GError **error)
{
    g_autoptr(Record) record = g_new0(Record, 1);
    g_autoptr(EqlProject) project = eql_project_open(path, error);
    if (project == NULL || (record->aims = eql_project_aims(error)) == NULL ||
        (record->entries = eql_store_accreditation(eql_project_store(project), error)) == NULL)
        return NULL;
    return g_steal_pointer(&record);
}

static void on_read(GObject *owner, gpointer path, gpointer result, const GError *error)
{
    EqlAccreditationPage *self = EQL_ACCREDITATION_PAGE(owner);
    g_autoptr(Record) record = result;
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (session == NULL || g_strcmp0(path, eql_session_path(session)) != 0)
        return;
    if (record == NULL) {
        eql_session_fail(session, _("The way to accreditation could not be read"), error);
        return;
    }
    g_clear_pointer(&self->aims, g_ptr_array_unref);
    g_clear_pointer(&self->entries, g_ptr_array_unref);
    self->aims = g_steal_pointer(&record->aims);
    self->entries = g_steal_pointer(&record->entries);
    ensure_rows(self, eql_page_snapshot(EQL_PAGE(self))->dataset->questionnaire);
    fill_list(self, self->stages);
    fill_list(self, self->criteria);
    fill_list(self, self->levels);
    show_headline(self);
}

static const EqlJobKind READ = {read_record, on_read, g_free, (GDestroyNotify)record_free};

static void eql_accreditation_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    eql_jobs_run(eql_session_jobs(eql_page_session(page)), _("Reading the way to accreditation…"),
                 G_OBJECT(page), &READ, g_strdup(snapshot->path));
}

static void eql_accreditation_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "accreditation-changed", G_CALLBACK(eql_page_outdate), page,
                            G_CONNECT_SWAPPED);
}

/* ── the widget ── */

static void eql_accreditation_page_dispose(GObject *object)
{
    EqlAccreditationPage *self = EQL_ACCREDITATION_PAGE(object);
    GtkWidget *const lists[] = {self->stages, self->criteria, self->levels};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        if (lists[i] != NULL)
            eql_rows_clear(GTK_LIST_BOX(lists[i]));
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_ACCREDITATION_PAGE);
    G_OBJECT_CLASS(eql_accreditation_page_parent_class)->dispose(object);
}

static void eql_accreditation_page_finalize(GObject *object)
{
    EqlAccreditationPage *self = EQL_ACCREDITATION_PAGE(object);
    g_clear_pointer(&self->aims, g_ptr_array_unref);
    g_clear_pointer(&self->entries, g_ptr_array_unref);
    g_clear_pointer(&self->questionnaire, eql_questionnaire_unref);
    g_free(self->built_for);
    G_OBJECT_CLASS(eql_accreditation_page_parent_class)->finalize(object);
}

static void eql_accreditation_page_class_init(EqlAccreditationPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_accreditation_page_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_accreditation_page_finalize;
    EQL_PAGE_CLASS(klass)->show = eql_accreditation_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_accreditation_page_attach;
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/accreditation-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, scroller);
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, next);
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, stages);
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, criteria);
    gtk_widget_class_bind_template_child(widget, EqlAccreditationPage, levels);
}

static void eql_accreditation_page_init(EqlAccreditationPage *self)
{
}
