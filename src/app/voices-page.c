/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wrote: to be searched, cleared of names and marked for quoting. Read anew from
 * the file whenever something else is asked for. */
#include "app/voices-page.h"

#include <glib/gi18n-lib.h>

#include "app/choices.h"
#include "app/comment-row.h"
#include "app/flow.h"
#include "app/rows.h"
#include "app/voices-find.h"
#include "base/language.h"
#include "workflow/comment-edit.h"

/* So many are shown at first, and more at a time: all of them are laid out again whenever the page
 * gets another width. */
#define STEP 50

/* The code of "without a tag" among tags. */
#define UNTAGGED "\x01"

struct _EqlVoicesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline, *withheld;
    GtkDropDown *audience, *theme, *tag;
    GtkWidget *tag_box;
    GtkSearchEntry *search;
    GtkCheckButton *quotable, *named;
    GtkListBox *list;
    GtkWidget *more, *all;
    GListStore *known_tags; /* GtkStringObject: what tags there are to choose from */
    EqlVoicesFound *found;
    EqlVoicesQuestion *answered; /* what was found is the answer to this */
    guint shown;                 /* rows */
    guint serial;                /* of the latest question put to a thread */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlVoicesPage, eql_voices_page, EQL_TYPE_PAGE)

/* ── what is shown ── */

static const EqlCommentView *view_at(const EqlVoicesPage *self, guint i)
{
    return &g_array_index(self->found->views, EqlCommentView, i);
}

/* NULL: nobody. */
static const char *const *names_at(const EqlVoicesPage *self, guint i)
{
    return g_hash_table_lookup(self->found->names, view_at(self, i)->id);
}

static void on_quoted(EqlVoicesPage *self, const char *id, gboolean quotable)
{
    eql_session_edit(eql_page_session(EQL_PAGE(self)), eql_edit_quote(id, quotable));
}

static void on_masked(EqlVoicesPage *self, const char *id, const char *words)
{
    eql_session_edit(eql_page_session(EQL_PAGE(self)), eql_edit_mask(id, words));
}

static void on_tagged(EqlVoicesPage *self, const char *id, char **tags, gboolean on)
{
    eql_session_edit(eql_page_session(EQL_PAGE(self)),
                     eql_edit_tag(id, (const char *const *)tags, on));
}

static GtkWidget *row_of(guint i, gpointer data)
{
    EqlVoicesPage *self = data;
    GtkWidget *row =
        eql_comment_row_new(view_at(self, i), names_at(self, i), G_LIST_MODEL(self->known_tags));
    g_signal_connect_object(row, "tagged", G_CALLBACK(on_tagged), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "quoted", G_CALLBACK(on_quoted), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "masked", G_CALLBACK(on_masked), self, G_CONNECT_SWAPPED);
    return row;
}

/* ── after an edit: each row stays where it is, and whoever is on it ── */

static GtkListBoxRow *row_at(EqlVoicesPage *self, guint i)
{
    return gtk_list_box_get_row_at_index(self->list, (int)i);
}

static GHashTable *ids_found(const EqlVoicesPage *self)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < self->found->views->len; i++)
        g_hash_table_add(ids, (gpointer)view_at(self, i)->id);
    return ids;
}

/* Rows whose comment does not fit any more go, and with them the focus to the row after. */
static void remove_gone(EqlVoicesPage *self)
{
    g_autoptr(GHashTable) ids = ids_found(self);
    gboolean focus = FALSE;
    GtkListBoxRow *row;
    guint i = 0, focused = 0;
    while ((row = row_at(self, i)) != NULL) {
        if (g_hash_table_contains(ids, eql_comment_row_id(EQL_COMMENT_ROW(row)))) {
            i++;
            continue;
        }
        if (gtk_widget_get_focus_child(GTK_WIDGET(self->list)) == GTK_WIDGET(row)) {
            focus = TRUE;
            focused = i;
        }
        gtk_list_box_remove(self->list, GTK_WIDGET(row));
    }
    if (focus && i > 0)
        gtk_widget_grab_focus(GTK_WIDGET(row_at(self, MIN(focused, i - 1))));
    else if (focus)
        gtk_widget_grab_focus(GTK_WIDGET(self->search));
}

/* What stands in the list keeps its order, so rows are only ever missing. */
static void refresh_rows(EqlVoicesPage *self)
{
    guint n = MIN(MAX(self->shown, STEP), self->found->views->len);
    remove_gone(self);
    for (guint i = 0; i < n; i++) {
        GtkListBoxRow *row = row_at(self, i);
        if (row == NULL ||
            !eql_comment_row_set_view(EQL_COMMENT_ROW(row), view_at(self, i), names_at(self, i)))
            gtk_list_box_insert(self->list, row_of(i, self), (int)i);
    }
    self->shown = n;
}

static void fill_rows(EqlVoicesPage *self, guint n)
{
    self->shown = MIN(n, self->found->views->len);
    eql_rows_fill(self->list, self->shown, row_of, self);
}

static void show_more(EqlVoicesPage *self)
{
    guint n = self->found->views->len;
    gtk_widget_set_visible(self->more, self->shown < n);
    gtk_widget_set_visible(GTK_WIDGET(self->list), n > 0);
    gtk_widget_set_visible(self->all, n == 0 && self->found->withheld->len == 0);
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
    g_autofree char *all = eql_number_count(n), *some = eql_number_count(quotable);
    g_autofree char *comments = g_strdup_printf(ngettext("%s comment.", "%s comments.", n), all);
    g_autofree char *quoted = g_strdup_printf(
        ngettext("%s of them may be quoted.", "%s of them may be quoted.", quotable), some);
    g_autofree char *both = g_strdup_printf(C_("two sentences", "%s %s"), comments, quoted);
    const char *none = self->found->withheld->len > 0
                           ? _("Too few have answered for anything to be shown.")
                           : _("No comment fits what you chose.");
    gtk_label_set_label(self->headline, n > 0 ? both : none);
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

static void show_tags(EqlVoicesPage *self)
{
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, EQL_CHOICE_ALL, _("All comments"));
    eql_choice_add(&entries, UNTAGGED, _("Without a tag"));
    for (char **tag = self->found->tags; *tag != NULL; tag++)
        eql_choice_add(&entries, *tag, *tag);
    if (self->answered->tag != NULL && !eql_choice_has(&entries, self->answered->tag))
        /* the last that had it lost it just now */
        eql_choice_add(&entries, self->answered->tag, self->answered->tag);
    self->filling = TRUE;
    guint n = eql_choice_take(self->tag, &entries, eql_choice_get(self->tag));
    self->filling = FALSE;
    gtk_widget_set_visible(self->tag_box, n > 2);
}

static void show_known_tags(EqlVoicesPage *self)
{
    g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_object_unref);
    for (char **tag = self->found->known_tags; *tag != NULL; tag++)
        g_ptr_array_add(tags, gtk_string_object_new(*tag));
    g_list_store_splice(self->known_tags, 0,
                        g_list_model_get_n_items(G_LIST_MODEL(self->known_tags)), tags->pdata,
                        tags->len);
}

static gpointer free_found(gpointer found)
{
    eql_voices_found_free(found);
    return NULL;
}

/* Takes both. */
static void show_found(EqlVoicesPage *self, EqlVoicesFound *found, EqlVoicesQuestion *question)
{
    EqlVoicesFound *before = self->found;
    gboolean again = before != NULL && eql_voices_question_is(question, self->answered) &&
                     !eql_rows_are_coming(self->list);
    eql_voices_question_free(self->answered);
    self->answered = question;
    self->found = found;
    gtk_stack_set_visible_child_name(self->stack, found->all > 0 ? "content" : "empty");
    show_known_tags(self);
    show_tags(self);
    if (again) {
        eql_voices_found_keep_order(found, before);
        refresh_rows(self);
    } else {
        fill_rows(self, STEP);
    }
    /* all that people wrote, and answered: long to be freed */
    if (before != NULL)
        g_thread_unref(g_thread_new("comments", free_found, before));
    show_more(self);
    show_headline(self);
    show_withheld(self);
}

static void on_found(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlVoicesPage *self = EQL_VOICES_PAGE(owner);
    EqlVoicesQuestion *question = input;
    if (result == NULL || question->serial != self->serial ||
        eql_page_session(EQL_PAGE(self)) == NULL)
        eql_voices_found_free(result);
    else
        show_found(self, result, eql_voices_question_copy(question));
}

static const EqlJobKind LOOK_UP = {eql_voices_find, on_found,
                                   (GDestroyNotify)eql_voices_question_free,
                                   (GDestroyNotify)eql_voices_found_free};

/* ── what is asked for ── */

static char *code_of(GtkDropDown *choice)
{
    const char *code = eql_choice_get(choice);
    return code != NULL && *code != '\0' ? g_strdup(code) : NULL;
}

/* NULL when nothing can be asked yet. */
static EqlVoicesQuestion *question_of(EqlVoicesPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return NULL;
    EqlVoicesQuestion *question = g_new0(EqlVoicesQuestion, 1);
    g_autofree char *words =
        g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->search))));
    question->project = g_strdup(snapshot->path);
    question->wave = g_strdup(snapshot->dataset->wave);
    question->audience = code_of(self->audience);
    question->theme = code_of(self->theme);
    question->tag = code_of(self->tag);
    question->untagged = g_strcmp0(question->tag, UNTAGGED) == 0;
    if (question->untagged)
        g_clear_pointer(&question->tag, g_free);
    question->words = *words != '\0' ? g_steal_pointer(&words) : NULL;
    question->quotable = gtk_check_button_get_active(self->quotable);
    question->named = gtk_check_button_get_active(self->named);
    return question;
}

static void ask(EqlVoicesPage *self)
{
    EqlVoicesQuestion *question = question_of(self);
    if (question == NULL)
        return;
    question->serial = ++self->serial;
    eql_jobs_run(eql_session_jobs(eql_page_session(EQL_PAGE(self))), _("Reading comments…"),
                 G_OBJECT(self), &LOOK_UP, question);
}

/* From where nothing fits back to everything. */
static void on_all(EqlVoicesPage *self)
{
    self->filling = TRUE;
    gtk_widget_grab_focus(GTK_WIDGET(self->search)); /* the button goes */
    gtk_editable_set_text(GTK_EDITABLE(self->search), "");
    eql_choice_set(self->audience, EQL_CHOICE_ALL);
    eql_choice_set(self->theme, EQL_CHOICE_ALL);
    eql_choice_set(self->tag, EQL_CHOICE_ALL);
    gtk_check_button_set_active(self->quotable, FALSE);
    gtk_check_button_set_active(self->named, FALSE);
    self->filling = FALSE;
    ask(self);
}

static void choose_audience(EqlVoicesPage *self, const EqlSnapshot *snapshot)
{
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, EQL_CHOICE_ALL, _("Everyone"));
    for (guint i = 0; i < snapshot->dataset->audiences->len; i++) {
        const EqlAudienceData *data = snapshot->dataset->audiences->pdata[i];
        eql_choice_add(&entries, data->audience, eql_audience_label(data->audience));
    }
    eql_choice_take(self->audience, &entries, eql_choice_get(self->audience));
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

static void eql_voices_page_build(EqlPage *page)
{
    EQL_VOICES_PAGE(page)->filling = FALSE;
    eql_page_add_find(page, GTK_WIDGET(EQL_VOICES_PAGE(page)->search));
}

static void eql_voices_page_dispose(GObject *object)
{
    EqlVoicesPage *self = EQL_VOICES_PAGE(object);
    self->filling = TRUE;
    self->serial++;
    if (self->list != NULL)
        eql_rows_clear(self->list);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_VOICES_PAGE);
    g_clear_pointer(&self->found, eql_voices_found_free);
    g_clear_pointer(&self->answered, eql_voices_question_free);
    g_clear_object(&self->known_tags);
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
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, tag);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, tag_box);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, search);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, quotable);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, named);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, list);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, more);
    gtk_widget_class_bind_template_child(widget, EqlVoicesPage, all);
    gtk_widget_class_bind_template_callback(widget, ask);
    gtk_widget_class_bind_template_callback(widget, on_more);
    gtk_widget_class_bind_template_callback(widget, on_all);
}

static void eql_voices_page_init(EqlVoicesPage *self)
{
    self->filling = TRUE;
    self->known_tags = g_list_store_new(GTK_TYPE_STRING_OBJECT);
}
