/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way in, and what was brought in so far. */
#include "app/import-page.h"

#include <glib/gi18n-lib.h>

#include "app/flow.h"
#include "app/import-card.h"
#include "app/import-rows.h"
#include "app/rows.h"
#include "base/language.h"

struct _EqlImportPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline;
    GtkWidget *import_all, *look, *cards, *earlier_box;
    GtkListBox *earlier;
    EqlSnapshot *shown; /* what it lists was brought in */
    GPtrArray *records; /* EqlImportRecord: in the order of their rows, borrowed from it */
    guint coming;       /* source that makes the cards of more files */
    guint wanted;       /* the keyboard is to come to this card once it is read; from 1, 0: none */
    guint going;        /* source that takes it there */
};

G_DEFINE_FINAL_TYPE(EqlImportPage, eql_import_page, EQL_TYPE_PAGE)

static GListModel *drafts_of(EqlImportPage *self)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    return session != NULL ? G_LIST_MODEL(eql_session_drafts(session)) : NULL;
}

static guint count_ready(GListModel *drafts)
{
    guint ready = 0;
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
        ready += (guint)eql_draft_is_ready(draft);
    }
    return ready;
}

/* Files of which none can be brought in wait for nothing. */
static char *refused_text(GListModel *drafts)
{
    guint n = g_list_model_get_n_items(drafts);
    for (guint i = 0; i < n; i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
        if (eql_draft_error(draft) == NULL)
            return NULL;
    }
    return n == 0 ? NULL
                  : g_strdup_printf(
                        ngettext("%u file cannot be brought in as it is. It says below what to do.",
                                 "%u files cannot be brought in as they are. Each says below what "
                                 "to do.",
                                 n),
                        n);
}

static void show_headline(EqlImportPage *self, guint waiting, guint ready)
{
    g_autofree char *refused = refused_text(drafts_of(self));
    g_autofree char *text = g_strdup_printf(
        ngettext("%u file is waiting. Nothing is stored until you press Import.",
                 "%u files are waiting. Nothing is stored until you press Import.", waiting),
        waiting);
    gtk_label_set_label(self->headline, refused != NULL ? refused
                                        : waiting > 0   ? text
                                                      : _("Drop more files here, or choose them."));
    gtk_widget_set_visible(self->import_all, ready > 1);
}

/* One button of the page stands out. */
static void set_alone(EqlImportPage *self, gboolean alone)
{
    for (GtkWidget *card = gtk_widget_get_first_child(self->cards); card != NULL;
         card = gtk_widget_get_next_sibling(card))
        eql_import_card_set_alone(EQL_IMPORT_CARD(card), alone);
}

static GtkWidget *card_at(EqlImportPage *self, guint position)
{
    GtkWidget *card = gtk_widget_get_first_child(self->cards);
    while (card != NULL && position-- > 0)
        card = gtk_widget_get_next_sibling(card);
    return card;
}

/* Whoever is at work on another file stays there. */
static gboolean on_go(gpointer data)
{
    EqlImportPage *self = data;
    GtkWidget *card = card_at(self, self->wanted - 1);
    self->going = 0;
    if (card == NULL || !gtk_widget_get_mapped(card))
        return G_SOURCE_REMOVE;
    if (gtk_widget_get_focus_child(self->cards) != NULL ||
        eql_import_card_take_focus(EQL_IMPORT_CARD(card)))
        self->wanted = 0;
    return G_SOURCE_REMOVE;
}

static void update(EqlImportPage *self)
{
    GListModel *drafts = drafts_of(self);
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (drafts == NULL)
        return;
    guint waiting = g_list_model_get_n_items(drafts);
    gboolean earlier = snapshot != NULL && eql_snapshot_last_import(snapshot) != NULL;
    gtk_stack_set_visible_child_name(self->stack, waiting > 0 || earlier ? "content" : "empty");
    gtk_widget_set_visible(self->cards, waiting > 0);
    gtk_widget_set_visible(self->earlier_box, earlier);
    gtk_widget_set_visible(self->look, waiting == 0 && earlier);
    guint ready = count_ready(drafts);
    show_headline(self, waiting, ready);
    set_alone(self, ready <= 1);
    if (self->wanted > 0 && self->going == 0)
        self->going = g_idle_add(on_go, self);
}

/* ── cards ── */

static void remove_cards(EqlImportPage *self, guint position, guint n)
{
    GtkWidget *card;
    while (n-- > 0 && (card = card_at(self, position)) != NULL) {
        eql_rows_let_go(card);
        gtk_box_remove(GTK_BOX(self->cards), card);
    }
}

/* FALSE when each file has one. */
static gboolean add_card(EqlImportPage *self)
{
    guint n = 0;
    while (card_at(self, n) != NULL)
        n++;
    g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts_of(self), n);
    if (draft == NULL)
        return FALSE;
    gtk_box_append(GTK_BOX(self->cards),
                   eql_import_card_new(eql_page_session(EQL_PAGE(self)), draft));
    set_alone(self, count_ready(drafts_of(self)) <= 1);
    return TRUE;
}

static gboolean on_idle(gpointer data)
{
    EqlImportPage *self = data;
    if (add_card(self))
        return G_SOURCE_CONTINUE;
    self->coming = 0;
    update(self);
    return G_SOURCE_REMOVE;
}

/* The keyboard was on a card that has gone. */
static void focus_next(EqlImportPage *self, guint position)
{
    GtkWidget *card = card_at(self, position);
    if (gtk_widget_get_focus_child(self->cards) != NULL ||
        (card != NULL && eql_import_card_take_focus(EQL_IMPORT_CARD(card))))
        return;
    gtk_widget_grab_focus(self->look);
}

/* Files come at the end, dozens of them from a folder: the first has its card at once, the others
 * one after another. */
static void on_drafts_changed(EqlImportPage *self, guint position, guint removed, guint added,
                              GListModel *drafts)
{
    gboolean had_focus = removed > 0 && gtk_widget_get_focus_child(self->cards) != NULL;
    eql_page_wake(EQL_PAGE(self));
    if (had_focus) /* the toolkit would hold on to a card that has it */
        gtk_root_set_focus(gtk_widget_get_root(self->cards), NULL);
    remove_cards(self, position, removed);
    for (guint i = 0; i < added; i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, position + i);
        g_signal_connect_object(draft, "changed", G_CALLBACK(update), self, G_CONNECT_SWAPPED);
    }
    if (removed > 0 || self->wanted == 0) /* else several came, one after another */
        self->wanted = added > 0 ? position + 1 : 0;
    if (added > 0 && position == 0)
        add_card(self);
    if (added > 0 && self->coming == 0)
        self->coming = g_idle_add(on_idle, self);
    update(self);
    if (had_focus)
        focus_next(self, position);
}

static void on_import_all(EqlImportPage *self)
{
    eql_session_import(eql_page_session(EQL_PAGE(self)), NULL);
}

/* ── what is there already ── */

static void on_undo(EqlImportPage *self, GtkWidget *button)
{
    gint64 id = (gint64)GPOINTER_TO_SIZE(g_object_get_data(G_OBJECT(button), "equalens-import"));
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    for (guint i = 0; snapshot != NULL && i < snapshot->imports->len; i++) {
        const EqlImportRecord *record = g_ptr_array_index(snapshot->imports, i);
        if (record->id == id)
            eql_session_take_out(eql_page_session(EQL_PAGE(self)), record);
    }
}

static char *earlier_subtitle(const EqlImportRecord *record)
{
    g_autofree char *what = eql_import_what(record);
    gulong aside = (gulong)record->set_aside;
    g_autofree char *number = eql_number_count((double)record->set_aside);
    g_autofree char *set_aside =
        g_strdup_printf(ngettext("%s set aside", "%s set aside", aside), number);
    const char *const phrases[] = {what, record->wave,
                                   record->replaced_by != 0 ? _("replaced by a later file") : NULL,
                                   aside > 0 ? set_aside : NULL};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static GtkWidget *earlier_row(guint index, gpointer data)
{
    EqlImportPage *self = data;
    const EqlImportRecord *record = self->records->pdata[index];
    GtkWidget *row = adw_action_row_new();
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Undo"));
    g_autofree char *subtitle = earlier_subtitle(record);
    g_autofree char *tip = g_strdup_printf(_("Take %s out again"), record->file);
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(row), FALSE);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), record->file);
    eql_page_subtitle(row, subtitle);
    gtk_widget_set_tooltip_text(button, tip);
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
    gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
    g_object_set_data(G_OBJECT(button), "equalens-import", GSIZE_TO_POINTER((gsize)record->id));
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_undo), self, G_CONNECT_SWAPPED);
    adw_action_row_add_suffix(ADW_ACTION_ROW(row), button);
    eql_page_ease_labels(row);
    return row;
}

static void eql_import_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlImportPage *self = EQL_IMPORT_PAGE(page);
    g_ptr_array_set_size(self->records, 0);
    for (guint i = snapshot->imports->len; i > 0; i--) {
        EqlImportRecord *record = g_ptr_array_index(snapshot->imports, i - 1);
        if (!record->undone)
            g_ptr_array_add(self->records, record);
    }
    eql_rows_fill(self->earlier, self->records->len, earlier_row, self);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    self->shown = eql_snapshot_ref(snapshot);
    update(self);
}

static void eql_import_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(eql_session_drafts(session), "items-changed",
                            G_CALLBACK(on_drafts_changed), page, G_CONNECT_SWAPPED);
}

/* ── the widget ── */

static void eql_import_page_dispose(GObject *object)
{
    EqlImportPage *self = EQL_IMPORT_PAGE(object);
    g_clear_handle_id(&self->coming, g_source_remove);
    g_clear_handle_id(&self->going, g_source_remove);
    if (self->earlier != NULL)
        eql_rows_clear(self->earlier);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_IMPORT_PAGE);
    g_clear_pointer(&self->records, g_ptr_array_unref);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    G_OBJECT_CLASS(eql_import_page_parent_class)->dispose(object);
}

static void eql_import_page_class_init(EqlImportPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_import_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_import_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_import_page_attach;
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/import-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlImportPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, import_all);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, look);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, cards);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, earlier_box);
    gtk_widget_class_bind_template_child(widget, EqlImportPage, earlier);
    gtk_widget_class_bind_template_callback(widget, on_import_all);
}

static void eql_import_page_init(EqlImportPage *self)
{
    self->records = g_ptr_array_new();
}
