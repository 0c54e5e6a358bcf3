/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the figures come from: the files, what was set aside of them, the thresholds, and
 * what is hidden. */
#include "app/data-page.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/file-row.h"
#include "app/rows.h"
#include "base/language.h"
#include "base/lists.h"
#include "model/merge.h"
#include "output/labels.h"

struct _EqlDataPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline, *why;
    GtkListBox *files, *hidden, *thresholds;
    EqlSnapshot *shown; /* whose records the rows point to */
    GPtrArray *records; /* EqlImportRecord: in the order of their rows, borrowed from it */
    gint64 replaced;    /* the import that a file is being chosen for */
};

G_DEFINE_FINAL_TYPE(EqlDataPage, eql_data_page, EQL_TYPE_PAGE)

/* ── files ── */

static void on_undo(EqlDataPage *self, EqlFileRow *row)
{
    eql_session_take_out(eql_page_session(EQL_PAGE(self)), eql_file_row_record(row));
}

static void on_replacement(const char *const *paths, GObject *owner)
{
    EqlDataPage *self = EQL_DATA_PAGE(owner);
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (session == NULL)
        return;
    eql_session_replace(session, self->replaced, paths[0]);
    gtk_widget_activate_action(GTK_WIDGET(self), "win.page", "s", "import");
}

static void on_replace(EqlDataPage *self, EqlFileRow *row)
{
    static const char *const patterns[] = {"*.csv", "*.tsv", "*.txt", "*.xlsx", NULL};
    const EqlFileKind kind = {_("Exports (CSV, Excel)"), patterns};
    self->replaced = eql_file_row_record(row)->id;
    eql_compat_open_files(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
                          _("Choose the file that takes its place"), &kind, FALSE, on_replacement,
                          self);
}

/* The latest first; what was taken out again last. */
static int by_standing(gconstpointer a, gconstpointer b)
{
    const EqlImportRecord *left = *(EqlImportRecord *const *)a;
    const EqlImportRecord *right = *(EqlImportRecord *const *)b;
    if (left->undone != right->undone)
        return left->undone ? 1 : -1;
    return left->id < right->id ? 1 : -1;
}

static GtkWidget *file_row(guint index, gpointer data)
{
    EqlDataPage *self = data;
    GtkWidget *row = eql_file_row_new(self->records->pdata[index]);
    g_signal_connect_object(row, "undo", G_CALLBACK(on_undo), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "replace", G_CALLBACK(on_replace), self, G_CONNECT_SWAPPED);
    eql_page_ease_labels(row);
    return row;
}

static void show_files(EqlDataPage *self, const EqlSnapshot *snapshot)
{
    eql_rows_clear(self->files); /* they look at what was shown before */
    g_ptr_array_set_size(self->records, 0);
    g_ptr_array_extend(self->records, snapshot->imports, NULL, NULL);
    g_ptr_array_sort(self->records, by_standing);
    eql_rows_fill(self->files, self->records->len, file_row, self);
}

static void show_headline(EqlDataPage *self, const EqlSnapshot *snapshot)
{
    guint files = 0;
    gulong aside = 0;
    for (guint i = 0; i < snapshot->imports->len; i++) {
        const EqlImportRecord *record = snapshot->imports->pdata[i];
        if (!eql_import_record_stands(record))
            continue;
        files++;
        aside += (gulong)record->set_aside;
    }
    g_autofree char *all = g_strdup_printf(
        ngettext("The figures come from %u file.", "The figures come from %u files.", files),
        files);
    g_autofree char *number = eql_number_count((double)aside);
    g_autofree char *rows =
        g_strdup_printf(ngettext("%s row was set aside; open a file to see why.",
                                 "%s rows were set aside; open a file to see why.", aside),
                        number);
    g_autofree char *both = g_strdup_printf(C_("two sentences", "%s %s"), all,
                                            aside > 0 ? rows : _("No row was set aside."));
    gtk_label_set_label(self->headline, both);
}

/* ── what is hidden ── */

typedef struct {
    char *heading; /* “Ethnic group” */
    guint all, hidden;
} Hidden;

static void hidden_free(gpointer data)
{
    g_free(((Hidden *)data)->heading);
    g_free(data);
}

static void count_theme(const EqlThemeScore *theme, Hidden *hidden)
{
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = theme->groups->pdata[i];
        hidden->all++;
        hidden->hidden += group->score.state == EQL_FIGURE_HIDDEN;
    }
}

static Hidden *count_hidden(const EqlDataset *dataset, const char *characteristic)
{
    const char *const by[] = {characteristic, NULL};
    g_autoptr(EqlScores) scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    Hidden *hidden = g_new0(Hidden, 1);
    hidden->heading = g_strdup(eql_codes_characteristic_label(dataset->codes, characteristic));
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            count_theme(audience->themes->pdata[j], hidden);
    }
    return hidden;
}

static gpointer work_out(EqlJob *job, gpointer input, GError **error)
{
    EqlSnapshot *snapshot = input;
    g_autofree const char **by = eql_snapshot_answer_characteristics(snapshot);
    g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func(hidden_free);
    for (guint i = 0; by[i] != NULL; i++) {
        if (g_cancellable_set_error_if_cancelled(eql_job_cancellable(job), error))
            return NULL;
        g_ptr_array_add(counts, count_hidden(snapshot->dataset, by[i]));
    }
    return g_steal_pointer(&counts);
}

static GtkWidget *pair_row(const char *title, const char *subtitle, const char *value)
{
    GtkWidget *row = adw_action_row_new(), *label = gtk_label_new(value);
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(row), FALSE);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), title);
    adw_action_row_set_subtitle(ADW_ACTION_ROW(row), subtitle);
    gtk_widget_add_css_class(label, "numeric");
    adw_action_row_add_suffix(ADW_ACTION_ROW(row), label);
    eql_page_ease_labels(row);
    return row;
}

static void add_hidden(EqlDataPage *self, const Hidden *hidden)
{
    g_autofree char *number = eql_number_count(hidden->hidden);
    g_autofree char *all = eql_number_count(hidden->all);
    g_autofree char *words = g_strdup_printf(
        ngettext("%s of %s theme score is hidden", "%s of %s theme scores are hidden", hidden->all),
        number, all);
    if (hidden->all > 0)
        gtk_list_box_append(self->hidden, pair_row(hidden->heading, words, NULL));
}

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlDataPage *self = EQL_DATA_PAGE(owner);
    g_autoptr(GPtrArray) counts = result;
    if (counts == NULL || self->shown != input)
        return;
    eql_page_clear_box(GTK_WIDGET(self->hidden));
    for (guint i = 0; i < counts->len; i++)
        add_hidden(self, counts->pdata[i]);
    gtk_widget_set_visible(GTK_WIDGET(self->hidden),
                           gtk_list_box_get_row_at_index(self->hidden, 0) != NULL);
}

static const EqlJobKind COUNT = {work_out, on_worked_out, (GDestroyNotify)eql_snapshot_unref,
                                 (GDestroyNotify)g_ptr_array_unref};

/* “Groups that are shown only together, …: Pakistani + Bangladeshi.”; NULL where none are. */
static char *merged_words(const EqlCodes *codes)
{
    const GPtrArray *merges = eql_codes_merges(codes);
    g_autoptr(GString) groups = g_string_new(NULL);
    for (guint i = 0; merges != NULL && i < merges->len; i++)
        eql_list_add_long(groups, ((const EqlMerge *)merges->pdata[i])->members_label);
    if (groups->len == 0)
        return NULL;
    return g_strdup_printf(_("Groups that are shown only together, as one of them alone is too "
                             "small: %s."),
                           groups->str);
}

static char *why_hidden(const EqlDataset *dataset)
{
    g_autofree char *merged = merged_words(dataset->codes);
    g_autofree char *why = g_strdup_printf(
        _("A figure that rests on fewer than %d people is hidden, and so are others from which it "
          "could be worked out. Which of the two it is does not show. A hidden figure is in no "
          "table, chart or file, unless somebody asks for small groups by name, for the school "
          "alone."),
        dataset->settings->k);
    return merged != NULL ? g_strdup_printf(C_("two sentences", "%s %s"), why, merged)
                          : g_steal_pointer(&why);
}

static void show_hidden(EqlDataPage *self, EqlSnapshot *snapshot)
{
    g_autofree char *why = why_hidden(snapshot->dataset);
    gtk_label_set_label(self->why, why);
    gtk_widget_set_visible(GTK_WIDGET(self->hidden), FALSE);
    eql_jobs_run(eql_session_jobs(eql_page_session(EQL_PAGE(self))), _("Counting what is hidden…"),
                 G_OBJECT(self), &COUNT, eql_snapshot_ref(snapshot));
}

/* ── thresholds ── */

static GtkWidget *threshold_row(guint index, gpointer data)
{
    const EqlDataPage *self = data;
    const char *key = eql_settings_keys()[index];
    g_autofree char *value = eql_settings_get(self->shown->dataset->settings, key);
    return pair_row(eql_settings_describe(key), "", value);
}

static void show_thresholds(EqlDataPage *self)
{
    guint n = g_strv_length((char **)eql_settings_keys());
    eql_rows_fill(self->thresholds, n, threshold_row, self);
}

static void eql_data_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlDataPage *self = EQL_DATA_PAGE(page);
    gtk_stack_set_visible_child_name(self->stack, snapshot->imports->len > 0 ? "content" : "empty");
    g_autoptr(EqlSnapshot) before = g_steal_pointer(&self->shown);
    self->shown = eql_snapshot_ref(snapshot);
    show_files(self, snapshot);
    show_headline(self, snapshot);
    show_hidden(self, snapshot);
    show_thresholds(self);
}

/* ── the widget ── */

static void eql_data_page_dispose(GObject *object)
{
    EqlDataPage *self = EQL_DATA_PAGE(object);
    if (self->thresholds != NULL) {
        eql_rows_clear(self->thresholds);
        eql_rows_clear(self->files);
    }
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_DATA_PAGE);
    g_clear_pointer(&self->records, g_ptr_array_unref);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    G_OBJECT_CLASS(eql_data_page_parent_class)->dispose(object);
}

static void eql_data_page_class_init(EqlDataPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_data_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_data_page_show;
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/data-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlDataPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlDataPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlDataPage, why);
    gtk_widget_class_bind_template_child(widget, EqlDataPage, files);
    gtk_widget_class_bind_template_child(widget, EqlDataPage, hidden);
    gtk_widget_class_bind_template_child(widget, EqlDataPage, thresholds);
}

static void eql_data_page_init(EqlDataPage *self)
{
    self->records = g_ptr_array_new();
}
