/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/what-goes-in.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"

struct _EqlWhatGoesIn {
    AdwWindow parent_instance;
    AdwPreferencesGroup *sheets;
    GtkBox *audiences;
    GtkWidget *keep;
    EqlSession *session;
    GPtrArray *sheet_checks;    /* GtkCheckButton, borrowed, each with its CODE */
    GPtrArray *question_checks; /* the same; each with the check of its THEME */
};

G_DEFINE_FINAL_TYPE(EqlWhatGoesIn, eql_what_goes_in, ADW_TYPE_WINDOW)

#define CODE "equalens-code"
#define THEME "equalens-theme"
#define ROW "equalens-row"

/* ── what is chosen ── */

/* NULL: all of them. */
static char **codes_of(GPtrArray *checks)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < checks->len; i++)
        if (gtk_check_button_get_active(checks->pdata[i]))
            g_ptr_array_add(codes, g_strdup(g_object_get_data(checks->pdata[i], CODE)));
    if (codes->len == checks->len)
        return NULL;
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_steal(codes, NULL);
}

static void on_keep(EqlWhatGoesIn *self)
{
    char **sheets = codes_of(self->sheet_checks), **questions = codes_of(self->question_checks);
    eql_session_take_shown(self->session,
                           sheets || questions ? eql_shown_new(sheets, questions) : NULL);
    gtk_window_close(GTK_WINDOW(self));
}

static void set_all(GPtrArray *checks)
{
    for (guint i = 0; i < checks->len; i++)
        gtk_check_button_set_active(checks->pdata[i], TRUE);
}

static void on_all(EqlWhatGoesIn *self)
{
    set_all(self->sheet_checks);
    set_all(self->question_checks);
}

/* ── a theme's check stands for its questions ── */

static guint count(const EqlWhatGoesIn *self, GtkCheckButton *theme, guint *all)
{
    guint chosen = 0;
    *all = 0;
    for (guint i = 0; i < self->question_checks->len; i++) {
        GtkCheckButton *check = self->question_checks->pdata[i];
        if (theme != NULL && g_object_get_data(G_OBJECT(check), THEME) != theme)
            continue;
        chosen += gtk_check_button_get_active(check);
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
    adw_expander_row_set_subtitle(g_object_get_data(G_OBJECT(theme), ROW), text);
    gtk_check_button_set_inconsistent(theme, chosen > 0 && chosen < all);
    g_signal_handlers_block_matched(theme, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
    gtk_check_button_set_active(theme, chosen == all);
    g_signal_handlers_unblock_matched(theme, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void on_question(GtkCheckButton *check, EqlWhatGoesIn *self)
{
    guint all;
    show_theme(self, g_object_get_data(G_OBJECT(check), THEME));
    gtk_widget_set_sensitive(self->keep, count(self, NULL, &all) > 0);
}

static void on_theme(GtkCheckButton *theme, EqlWhatGoesIn *self)
{
    gboolean active = gtk_check_button_get_active(theme);
    for (guint i = 0; i < self->question_checks->len; i++)
        if (g_object_get_data(self->question_checks->pdata[i], THEME) == theme)
            gtk_check_button_set_active(self->question_checks->pdata[i], active);
    show_theme(self, theme);
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

static void add_question(EqlWhatGoesIn *self, GtkCheckButton *theme, const EqlItem *item,
                         const EqlShown *shown)
{
    GtkWidget *check = check_new(item->code, item->text, eql_shown_has_question(shown, item->code));
    AdwExpanderRow *in = g_object_get_data(G_OBJECT(theme), ROW);
    g_object_set_data(G_OBJECT(check), THEME, theme);
    adw_expander_row_add_row(in, row_new(item->text, NULL, check));
    g_ptr_array_add(self->question_checks, check);
    g_signal_connect(check, "toggled", G_CALLBACK(on_question), self);
}

static GtkCheckButton *add_theme(EqlWhatGoesIn *self, AdwPreferencesGroup *group, const char *label)
{
    g_autofree char *escaped = g_markup_escape_text(label, -1);
    GtkWidget *row = g_object_new(ADW_TYPE_EXPANDER_ROW, "title", escaped, NULL);
    GtkWidget *check = check_new("", label, TRUE);
    g_object_set_data(G_OBJECT(check), ROW, row);
    adw_expander_row_add_prefix(ADW_EXPANDER_ROW(row), check);
    adw_preferences_group_add(group, row);
    g_signal_connect(check, "toggled", G_CALLBACK(on_theme), self);
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
    const GPtrArray *items = eql_session_snapshot(self->session)->dataset->questionnaire->items;
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
    const GPtrArray *themes = eql_session_snapshot(self->session)->dataset->questionnaire->themes;
    g_autofree char *title =
        /* Translators: an audience, over its questions. */
        g_strdup_printf(C_("questions of an audience", "Questions: %s"),
                        eql_audience_label(audience));
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    GtkWidget *group = g_object_new(ADW_TYPE_PREFERENCES_GROUP, "title", escaped, NULL);
    gtk_box_append(self->audiences, group);
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = themes->pdata[i];
        fill_theme(self, ADW_PREFERENCES_GROUP(group), audience, theme->code, theme->label);
    }
    fill_theme(self, ADW_PREFERENCES_GROUP(group), audience, NULL, _("Without a theme"));
}

/* ── the widget ── */

static void eql_what_goes_in_dispose(GObject *object)
{
    EqlWhatGoesIn *self = EQL_WHAT_GOES_IN(object);
    for (guint i = 0; self->question_checks && i < self->question_checks->len; i++)
        g_signal_handlers_disconnect_by_data(self->question_checks->pdata[i], self);
    g_clear_pointer(&self->sheet_checks, g_ptr_array_unref);
    g_clear_pointer(&self->question_checks, g_ptr_array_unref);
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
    self->question_checks = g_ptr_array_new();
    gtk_widget_init_template(GTK_WIDGET(self));
}

GtkWidget *eql_what_goes_in_new(GtkWindow *parent, EqlSession *session)
{
    EqlWhatGoesIn *self = g_object_new(EQL_TYPE_WHAT_GOES_IN, "transient-for", parent, NULL);
    const GPtrArray *audiences;
    self->session = g_object_ref(session);
    audiences = eql_session_snapshot(session)->dataset->questionnaire->audiences;
    add_sheets(self, eql_session_shown(session));
    for (guint i = 0; i < audiences->len; i++)
        add_audience(self, audiences->pdata[i]);
    eql_compat_name_buttons(GTK_WIDGET(self));
    return GTK_WIDGET(self);
}
