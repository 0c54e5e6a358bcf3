/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wrote: to be searched, cleared of names and marked for quoting. Read anew from
 * the file whenever something else is asked for. */
#include "app/voices-page.h"

#include <glib/gi18n-lib.h>

#include "analysis/comments.h"
#include "app/choices.h"
#include "app/comment-row.h"
#include "app/flow.h"
#include "app/rows.h"
#include "workflow/comment-edit.h"

/* So many are shown at first, and more at a time. */
#define STEP 100

/* Comments, and the data that they are borrowed from. */
typedef struct {
    EqlDataset *dataset;
    GArray *views;       /* EqlCommentView */
    GPtrArray *withheld; /* const char*: audiences of which too few answered */
    guint all;           /* comments of the wave, whatever is searched for */
} Found;

struct _EqlVoicesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline, *withheld;
    GtkDropDown *audience, *theme;
    GtkSearchEntry *search;
    GtkCheckButton *quotable;
    GtkListBox *list;
    GtkWidget *more;
    Found *found;
    guint shown;  /* rows */
    guint serial; /* of the latest question put to a thread */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlVoicesPage, eql_voices_page, EQL_TYPE_PAGE)

static void found_free(gpointer data)
{
    Found *found = data;
    g_clear_pointer(&found->views, g_array_unref);
    g_clear_pointer(&found->withheld, g_ptr_array_unref);
    g_clear_pointer(&found->dataset, eql_dataset_free);
    g_free(found);
}

/* ── on a thread ── */

typedef struct {
    char *project, *wave, *audience, *theme, *words; /* NULL: all */
    gboolean quotable;
    guint serial;
} Question;

static void question_free(gpointer data)
{
    Question *question = data;
    g_free(question->project);
    g_free(question->wave);
    g_free(question->audience);
    g_free(question->theme);
    g_free(question->words);
    g_free(question);
}

static guint count_all(const EqlDataset *dataset)
{
    guint all = 0;
    for (guint i = 0; i < dataset->audiences->len; i++)
        all += ((const EqlAudienceData *)dataset->audiences->pdata[i])->responses->comments->len;
    return all;
}

static gpointer look_up(EqlJob *job, gpointer input, GError **error)
{
    const Question *question = input;
    g_autoptr(EqlProject) project = eql_project_open(question->project, error);
    g_autoptr(EqlDataset) dataset =
        project != NULL ? eql_project_dataset(project, question->wave, NULL, error) : NULL;
    g_autoptr(GHashTable) ids = NULL;
    if (dataset != NULL && question->words != NULL)
        ids = eql_store_search_comments(eql_project_store(project), question->words, error);
    if (dataset == NULL || (question->words != NULL && ids == NULL))
        return NULL;
    const EqlCommentChoice choice = {.audience = question->audience,
                                     .theme = question->theme,
                                     .ids = ids,
                                     .quotable = question->quotable};
    Found *found = g_new0(Found, 1);
    found->views = eql_comments(dataset, &choice, &found->withheld);
    found->all = count_all(dataset);
    found->dataset = g_steal_pointer(&dataset);
    return found;
}

/* ── what is shown ── */

static const EqlCommentView *view_at(const EqlVoicesPage *self, guint i)
{
    return &g_array_index(self->found->views, EqlCommentView, i);
}

static void on_quoted(EqlVoicesPage *self, const char *id, gboolean quotable)
{
    eql_session_edit(eql_page_session(EQL_PAGE(self)), eql_edit_quote(id, quotable));
}

static void on_masked(EqlVoicesPage *self, const char *id, const char *words)
{
    eql_session_edit(eql_page_session(EQL_PAGE(self)), eql_edit_mask(id, words));
}

static GtkWidget *row_of(guint i, gpointer data)
{
    EqlVoicesPage *self = data;
    GtkWidget *row = eql_comment_row_new(view_at(self, i));
    g_signal_connect_object(row, "quoted", G_CALLBACK(on_quoted), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "masked", G_CALLBACK(on_masked), self, G_CONNECT_SWAPPED);
    return row;
}

/* After an edit the same comments are there: each row stays where it is, and whoever is on it. */
static gboolean refresh_rows(EqlVoicesPage *self)
{
    guint n = MIN(MAX(self->shown, STEP), self->found->views->len);
    if (eql_rows_are_coming(self->list) || n != self->shown)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index(self->list, (int)i);
        if (row == NULL || !eql_comment_row_set_view(EQL_COMMENT_ROW(row), view_at(self, i)))
            return FALSE;
    }
    return gtk_list_box_get_row_at_index(self->list, (int)n) == NULL;
}

static void fill_rows(EqlVoicesPage *self, guint n)
{
    self->shown = MIN(n, self->found->views->len);
    eql_rows_fill(self->list, self->shown, row_of, self);
}

static void show_more(EqlVoicesPage *self)
{
    gtk_widget_set_visible(self->more, self->shown < self->found->views->len);
}

static void on_more(EqlVoicesPage *self)
{
    fill_rows(self, self->shown + STEP);
    show_more(self);
}

static void show_headline(EqlVoicesPage *self)
{
    guint n = self->found->views->len, quotable = 0;
    for (guint i = 0; i < n; i++)
        quotable += view_at(self, i)->quotable;
    g_autofree char *comments = g_strdup_printf(ngettext("%u comment.", "%u comments.", n), n);
    g_autofree char *quoted = g_strdup_printf(
        ngettext("%u of them may be quoted.", "%u of them may be quoted.", quotable), quotable);
    g_autofree char *both = g_strdup_printf(C_("two sentences", "%s %s"), comments, quoted);
    gtk_label_set_label(self->headline, n > 0 ? both : _("No comment fits what you chose."));
}

static void show_withheld(EqlVoicesPage *self)
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    for (guint i = 0; i < self->found->withheld->len; i++)
        g_ptr_array_add(labels, (gpointer)eql_audience_label(self->found->withheld->pdata[i]));
    g_autofree char *who = eql_page_join((const char *const *)labels->pdata, labels->len);
    g_autofree char *text =
        /* Translators: audiences. */
        g_strdup_printf(_("Not shown, because too few of them answered: %s"), who);
    gtk_label_set_label(self->withheld, text);
    gtk_widget_set_visible(GTK_WIDGET(self->withheld), labels->len > 0);
}

static void on_found(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlVoicesPage *self = EQL_VOICES_PAGE(owner);
    if (result == NULL || ((const Question *)input)->serial != self->serial ||
        eql_page_session(EQL_PAGE(self)) == NULL) {
        g_clear_pointer(&result, found_free);
        return;
    }
    Found *before = self->found;
    self->found = result;
    gtk_stack_set_visible_child_name(self->stack, self->found->all > 0 ? "content" : "empty");
    if (before == NULL || !refresh_rows(self))
        fill_rows(self, STEP);
    g_clear_pointer(&before, found_free);
    show_more(self);
    show_headline(self);
    show_withheld(self);
}

static const EqlJobKind LOOK_UP = {look_up, on_found, question_free, found_free};

/* ── what is asked for ── */

static char *code_of(GtkDropDown *choice)
{
    const char *code = eql_choice_get(choice);
    return code != NULL && *code != '\0' ? g_strdup(code) : NULL;
}

static void ask(EqlVoicesPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    Question *question = g_new0(Question, 1);
    g_autofree char *words =
        g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->search))));
    question->project = g_strdup(snapshot->path);
    question->wave = g_strdup(snapshot->dataset->wave);
    question->audience = code_of(self->audience);
    question->theme = code_of(self->theme);
    question->words = *words != '\0' ? g_steal_pointer(&words) : NULL;
    question->quotable = gtk_check_button_get_active(self->quotable);
    question->serial = ++self->serial;
    eql_jobs_run(eql_session_jobs(session), _("Reading comments…"), G_OBJECT(self), &LOOK_UP,
                 question);
}

static void choose_audience(EqlVoicesPage *self, const EqlSnapshot *snapshot)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    g_autofree char *chosen = g_strdup(eql_choice_get(self->audience));
    g_ptr_array_add(codes, (gpointer)EQL_CHOICE_ALL);
    g_ptr_array_add(labels, (gpointer)_("Everyone"));
    for (guint i = 0; i < snapshot->dataset->audiences->len; i++) {
        const EqlAudienceData *data = snapshot->dataset->audiences->pdata[i];
        g_ptr_array_add(codes, data->audience);
        g_ptr_array_add(labels, (gpointer)eql_audience_label(data->audience));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(self->audience, (const char *const *)codes->pdata,
                    (const char *const *)labels->pdata, chosen);
}

static void eql_voices_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlVoicesPage *self = EQL_VOICES_PAGE(page);
    if (!eql_snapshot_has_answers(snapshot)) {
        gtk_stack_set_visible_child_name(self->stack, "empty");
        return;
    }
    self->filling = TRUE;
    choose_audience(self, snapshot);
    eql_choose_theme(self->theme, snapshot->dataset->questionnaire, _("All themes"));
    self->filling = FALSE;
    ask(self);
}

static void eql_voices_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "comments-changed", G_CALLBACK(eql_page_outdate), page,
                            G_CONNECT_SWAPPED);
}

/* ── the widget ── */

static gboolean on_find(GtkWidget *widget, GVariant *unused, gpointer data)
{
    return gtk_widget_grab_focus(GTK_WIDGET(EQL_VOICES_PAGE(widget)->search));
}

static void eql_voices_page_build(EqlPage *page)
{
    EQL_VOICES_PAGE(page)->filling = FALSE;
}

static void eql_voices_page_dispose(GObject *object)
{
    EqlVoicesPage *self = EQL_VOICES_PAGE(object);
    self->filling = TRUE;
    self->serial++;
    if (self->list != NULL)
        eql_rows_clear(self->list);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_VOICES_PAGE);
    g_clear_pointer(&self->found, found_free);
    G_OBJECT_CLASS(eql_voices_page_parent_class)->dispose(object);
}

static void eql_voices_page_class_init(EqlVoicesPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_voices_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_voices_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_voices_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_voices_page_attach;
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/voices-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, withheld);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, theme);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, search);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, quotable);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, list);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, more);
    gtk_widget_class_bind_template_callback(widget, ask);
    gtk_widget_class_bind_template_callback(widget, on_more);
    gtk_widget_class_add_binding(widget, GDK_KEY_f, GDK_CONTROL_MASK, on_find, NULL);
}

static void eql_voices_page_init(EqlVoicesPage *self)
{
    self->filling = TRUE;
}
