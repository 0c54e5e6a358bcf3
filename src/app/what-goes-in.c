/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/what-goes-in.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/part-names.h"
#include "app/text-scale.h"

struct _EqlWhatGoesIn {
    AdwWindow parent_instance;
    AdwPreferencesGroup *sheets;
    GtkBox *audiences;
    GtkWidget *keep;
    EqlSession *session;
    EqlSnapshot *snapshot;   /* whose questions they are */
    GPtrArray *sheet_checks; /* GtkCheckButton, borrowed, each with its CODE */
    GPtrArray *questions;    /* Question */
    guint audience, waiting; /* the next whose questions are to be added, and the source for it */
};

G_DEFINE_FINAL_TYPE(EqlWhatGoesIn, eql_what_goes_in, ADW_TYPE_WINDOW)

#define CODE "equalens-code"
#define ROW "equalens-row"
#define NAME "equalens-name"

/* There are dozens of them: their rows are made when somebody opens their theme. */
typedef struct {
    const EqlItem *item;
    GtkCheckButton *theme; /* of its theme */
    GtkCheckButton *check; /* its own; NULL before it is made */
    gboolean chosen;
} Question;

/* ── what is chosen ── */

/* Takes the codes (char*); NULL when all were chosen. */
static char **codes_or_all(GPtrArray *codes, guint all)
{
    if (codes->len == all) {
        g_ptr_array_unref(codes);
        return NULL;
    }
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_free(codes, FALSE);
}

static char **sheets_of(const EqlWhatGoesIn *self)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < self->sheet_checks->len; i++)
        if (gtk_check_button_get_active(self->sheet_checks->pdata[i]))
            g_ptr_array_add(codes, g_strdup(g_object_get_data(self->sheet_checks->pdata[i], CODE)));
    return codes_or_all(codes, self->sheet_checks->len);
}

static char **questions_of(const EqlWhatGoesIn *self)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < self->questions->len; i++) {
        const Question *question = self->questions->pdata[i];
        if (question->chosen)
            g_ptr_array_add(codes, g_strdup(question->item->code));
    }
    return codes_or_all(codes, self->questions->len);
}

static gboolean add_next(gpointer data);

static void add_rest(EqlWhatGoesIn *self)
{
    g_clear_handle_id(&self->waiting, g_source_remove);
    while (add_next(self))
        continue;
}

static void on_keep(EqlWhatGoesIn *self)
{
    add_rest(self);
    char **sheets = sheets_of(self), **questions = questions_of(self);
    eql_session_take_shown(self->session,
                           sheets || questions ? eql_shown_new(sheets, questions) : NULL);
    gtk_window_close(GTK_WINDOW(self));
}

/* ── a theme's check stands for its questions ── */

static guint count(const EqlWhatGoesIn *self, GtkCheckButton *theme, guint *all)
{
    guint chosen = 0;
    *all = 0;
    for (guint i = 0; i < self->questions->len; i++) {
        const Question *question = self->questions->pdata[i];
        if (theme != NULL && question->theme != theme)
            continue;
        chosen += question->chosen;
        (*all)++;
    }
    return chosen;
}

static void show_theme(EqlWhatGoesIn *self, GtkCheckButton *theme)
{
    guint all, chosen = count(self, theme, &all);
    /* Translators: how many questions of a theme are chosen, and how many there are. */
    g_autofree char *text =
        g_strdup_printf(ngettext("%u of %u question", "%u of %u questions", all), chosen, all);
    AdwExpanderRow *row = g_object_get_data(G_OBJECT(theme), ROW);
    adw_expander_row_set_subtitle(row, text);
    eql_name_expander(row, g_object_get_data(G_OBJECT(row), NAME), text);
    gtk_check_button_set_inconsistent(theme, chosen > 0 && chosen < all);
    g_signal_handlers_block_matched(theme, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
    gtk_check_button_set_active(theme, chosen == all);
    g_signal_handlers_unblock_matched(theme, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
    gtk_widget_set_sensitive(self->keep, count(self, NULL, &all) > 0);
}

static Question *question_of(const EqlWhatGoesIn *self, GtkCheckButton *check)
{
    for (guint i = 0; i < self->questions->len; i++)
        if (((Question *)self->questions->pdata[i])->check == check)
            return self->questions->pdata[i];
    g_return_val_if_reached(NULL);
}

static void on_question(GtkCheckButton *check, EqlWhatGoesIn *self)
{
    Question *question = question_of(self, check);
    question->chosen = gtk_check_button_get_active(check);
    show_theme(self, question->theme);
}

static void choose(Question *question, gboolean chosen)
{
    question->chosen = chosen;
    if (question->check != NULL)
        gtk_check_button_set_active(question->check, chosen);
}

static void on_theme(GtkCheckButton *theme, EqlWhatGoesIn *self)
{
    gboolean active = gtk_check_button_get_active(theme);
    for (guint i = 0; i < self->questions->len; i++)
        if (((Question *)self->questions->pdata[i])->theme == theme)
            choose(self->questions->pdata[i], active);
    show_theme(self, theme);
}

static void on_all(EqlWhatGoesIn *self)
{
    add_rest(self);
    for (guint i = 0; i < self->sheet_checks->len; i++)
        gtk_check_button_set_active(self->sheet_checks->pdata[i], TRUE);
    for (guint i = 0; i < self->questions->len; i++)
        choose(self->questions->pdata[i], TRUE);
    for (guint i = 0; i < self->questions->len; i++)
        show_theme(self, ((Question *)self->questions->pdata[i])->theme);
}

/* ── rows ── */

static GtkWidget *check_new(const char *code, const char *name, gboolean active)
{
    GtkWidget *check = gtk_check_button_new();
    g_object_set_data_full(G_OBJECT(check), CODE, g_strdup(code), g_free);
    gtk_check_button_set_active(GTK_CHECK_BUTTON(check), active);
    gtk_widget_set_valign(check, GTK_ALIGN_CENTER);
    gtk_accessible_update_property(GTK_ACCESSIBLE(check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    return check;
}

static GtkWidget *row_new(const char *title, const char *subtitle, GtkWidget *check)
{
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    g_autofree char *below = subtitle ? g_markup_escape_text(subtitle, -1) : NULL;
    GtkWidget *row = g_object_new(ADW_TYPE_ACTION_ROW, "title", escaped, NULL);
    if (below != NULL)
        adw_action_row_set_subtitle(ADW_ACTION_ROW(row), below);
    adw_action_row_add_prefix(ADW_ACTION_ROW(row), check);
    adw_action_row_set_activatable_widget(ADW_ACTION_ROW(row), check);
    return row;
}

static void add_sheets(EqlWhatGoesIn *self, const EqlShown *shown)
{
    g_autofree EqlSheetName *names = eql_workbook_sheet_names();
    for (const EqlSheetName *sheet = names; sheet->code; sheet++) {
        GtkWidget *check =
            check_new(sheet->code, sheet->name, eql_shown_has_sheet(shown, sheet->code));
        adw_preferences_group_add(self->sheets, row_new(sheet->name, sheet->what, check));
        g_ptr_array_add(self->sheet_checks, check);
    }
}

static void add_row(EqlWhatGoesIn *self, AdwExpanderRow *in, Question *question)
{
    const EqlItem *item = question->item;
    GtkWidget *check = check_new(item->code, item->text, question->chosen);
    GtkWidget *row = row_new(item->text, NULL, check);
    question->check = GTK_CHECK_BUTTON(check);
    g_signal_connect(check, "toggled", G_CALLBACK(on_question), self);
    eql_page_ease_labels(row);
    adw_expander_row_add_row(in, row);
}

static void on_expanded(AdwExpanderRow *row, GParamSpec *pspec, EqlWhatGoesIn *self)
{
    for (guint i = 0; i < self->questions->len; i++) {
        Question *question = self->questions->pdata[i];
        if (question->check == NULL && g_object_get_data(G_OBJECT(question->theme), ROW) == row)
            add_row(self, row, question);
    }
}

static void add_question(EqlWhatGoesIn *self, GtkCheckButton *theme, const EqlItem *item,
                         const EqlShown *shown)
{
    Question *question = g_new0(Question, 1);
    question->item = item;
    question->theme = theme;
    question->chosen = eql_shown_has_question(shown, item->code);
    g_ptr_array_add(self->questions, question);
}

static GtkCheckButton *add_theme(EqlWhatGoesIn *self, AdwPreferencesGroup *group, const char *label)
{
    g_autofree char *escaped = g_markup_escape_text(label, -1);
    GtkWidget *row = g_object_new(ADW_TYPE_EXPANDER_ROW, "title", escaped, NULL);
    GtkWidget *check = check_new("", label, TRUE);
    g_object_set_data(G_OBJECT(check), ROW, row);
    g_object_set_data_full(G_OBJECT(row), NAME, g_strdup(label), g_free);
    adw_expander_row_add_prefix(ADW_EXPANDER_ROW(row), check);
    adw_preferences_group_add(group, row);
    g_signal_connect(check, "toggled", G_CALLBACK(on_theme), self);
    g_signal_connect_object(row, "notify::expanded", G_CALLBACK(on_expanded), self, 0);
    return GTK_CHECK_BUTTON(check);
}

static gboolean belongs(const EqlItem *item, const char *audience, const char *theme)
{
    gboolean asked = item->kind == EQL_ITEM_SCORED || item->kind == EQL_ITEM_COMMENT;
    return asked && g_str_equal(item->audience, audience) && g_strcmp0(item->theme, theme) == 0;
}

/* No row where the audience was asked nothing about it. */
static void fill_theme(EqlWhatGoesIn *self, AdwPreferencesGroup *group, const char *audience,
                       const char *code, const char *label)
{
    const GPtrArray *items = self->snapshot->dataset->questionnaire->items;
    const EqlShown *shown = eql_session_shown(self->session);
    GtkCheckButton *theme = NULL;
    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = items->pdata[i];
        if (!belongs(item, audience, code))
            continue;
        if (theme == NULL)
            theme = add_theme(self, group, label);
        add_question(self, theme, item, shown);
    }
    if (theme != NULL)
        show_theme(self, theme);
}

static void add_audience(EqlWhatGoesIn *self, const char *audience)
{
    const GPtrArray *themes = self->snapshot->dataset->questionnaire->themes;
    g_autofree char *title =
        /* Translators: an audience, over its questions. */
        g_strdup_printf(C_("questions of an audience", "Questions: %s"),
                        eql_audience_label(audience));
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    GtkWidget *group = g_object_new(ADW_TYPE_PREFERENCES_GROUP, "title", escaped, NULL);
    gtk_box_append(self->audiences, group);
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = themes->pdata[i];
        fill_theme(self, ADW_PREFERENCES_GROUP(group), audience, theme->code,
                   eql_theme_name(theme->label));
    }
    fill_theme(self, ADW_PREFERENCES_GROUP(group), audience, NULL, _("Without a theme"));
    eql_page_ease_labels(group);
    eql_compat_name_buttons(group);
}

/* One audience after another: nobody waits for what stands below what is seen first. */
static gboolean add_next(gpointer data)
{
    EqlWhatGoesIn *self = data;
    const GPtrArray *audiences = self->snapshot->dataset->questionnaire->audiences;
    if (self->audience < audiences->len)
        add_audience(self, audiences->pdata[self->audience++]);
    if (self->audience < audiences->len)
        return G_SOURCE_CONTINUE;
    self->waiting = 0;
    return G_SOURCE_REMOVE;
}

/* ── the widget ── */

static void eql_what_goes_in_dispose(GObject *object)
{
    EqlWhatGoesIn *self = EQL_WHAT_GOES_IN(object);
    g_clear_handle_id(&self->waiting, g_source_remove);
    for (guint i = 0; self->questions && i < self->questions->len; i++) {
        const Question *question = self->questions->pdata[i];
        g_signal_handlers_disconnect_by_data(question->theme, self);
        if (question->check != NULL)
            g_signal_handlers_disconnect_by_data(question->check, self);
    }
    g_clear_pointer(&self->sheet_checks, g_ptr_array_unref);
    g_clear_pointer(&self->questions, g_ptr_array_unref);
    g_clear_pointer(&self->snapshot, eql_snapshot_unref);
    g_clear_object(&self->session);
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_WHAT_GOES_IN);
    G_OBJECT_CLASS(eql_what_goes_in_parent_class)->dispose(object);
}

static void eql_what_goes_in_class_init(EqlWhatGoesInClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_what_goes_in_dispose;
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/what-goes-in.ui");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_DIALOG);
    gtk_widget_class_bind_template_child(widget, EqlWhatGoesIn, sheets);
    gtk_widget_class_bind_template_child(widget, EqlWhatGoesIn, audiences);
    gtk_widget_class_bind_template_child(widget, EqlWhatGoesIn, keep);
    gtk_widget_class_bind_template_callback(widget, on_keep);
    gtk_widget_class_bind_template_callback(widget, on_all);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void eql_what_goes_in_init(EqlWhatGoesIn *self)
{
    self->sheet_checks = g_ptr_array_new();
    self->questions = g_ptr_array_new_with_free_func(g_free);
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_text_scale_dialog(GTK_WINDOW(self));
}

GtkWidget *eql_what_goes_in_new(GtkWindow *parent, EqlSession *session)
{
    EqlWhatGoesIn *self = g_object_new(EQL_TYPE_WHAT_GOES_IN, "transient-for", parent, NULL);
    self->session = g_object_ref(session);
    self->snapshot = eql_snapshot_ref(eql_session_snapshot(session));
    add_sheets(self, eql_session_shown(session));
    self->waiting = g_idle_add(add_next, self);
    eql_page_ease_labels(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    return GTK_WIDGET(self);
}
