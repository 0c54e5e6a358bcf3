/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/merge-groups.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/part-names.h"
#include "app/text-scale.h"
#include "model/merge.h"
#include "workflow/record-edit.h"

struct _EqlMergeGroups {
    AdwWindow parent_instance;
    AdwPreferencesGroup *together, *groups;
    GtkEditable *name;
    GtkWidget *merge;
    EqlSession *session;
    char *characteristic;
    GPtrArray *merges; /* EqlMerge: what is together already */
    GPtrArray *checks; /* GtkCheckButton, borrowed; "code" says of which group */
};

G_DEFINE_FINAL_TYPE(EqlMergeGroups, eql_merge_groups, ADW_TYPE_WINDOW)

#define CODE "equalens-code"

static const char *code_of(gpointer widget)
{
    return g_object_get_data(G_OBJECT(widget), CODE);
}

static void set_code(gpointer widget, const char *code)
{
    g_object_set_data_full(G_OBJECT(widget), CODE, g_strdup(code), g_free);
}

/* ── what is to be kept ── */

/* All that is together, but those whose code is in the set. */
static GString *text_without(const EqlMergeGroups *self, GHashTable *codes)
{
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (guint i = 0; i < self->merges->len; i++) {
        EqlMerge *merge = self->merges->pdata[i];
        if (!g_hash_table_contains(codes, merge->code))
            g_ptr_array_add(kept, merge);
    }
    g_autofree char *text = eql_merges_text(kept);
    return g_string_new(text);
}

static void keep(EqlMergeGroups *self, const char *text, gboolean apart)
{
    eql_session_edit(self->session, eql_edit_merge_groups(self->characteristic, text, apart));
    gtk_window_close(GTK_WINDOW(self));
}

/* ':', ';' and '+' part what is written down. */
static char *plain_name(const EqlMergeGroups *self)
{
    char *name = g_strstrip(g_strdup(gtk_editable_get_text(self->name)));
    return g_strdelimit(name, ":;+", ' ');
}

/* A group that is itself a merged one brings its members along. */
static void on_merge(EqlMergeGroups *self)
{
    g_autoptr(GHashTable) chosen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) members = g_string_new(NULL);
    g_autofree char *name = plain_name(self);
    for (guint i = 0; i < self->checks->len; i++) {
        if (!gtk_check_button_get_active(self->checks->pdata[i]))
            continue;
        const char *code = code_of(self->checks->pdata[i]);
        g_hash_table_add(chosen, (gpointer)code);
        g_string_append_printf(members, "%s%s", members->len > 0 ? "+" : "", code);
    }
    GString *text = text_without(self, chosen);
    g_string_append_printf(text, "; %s%s%s", name, *name ? ": " : "", members->str);
    keep(self, text->str, FALSE);
    g_string_free(text, TRUE);
}

static void on_take_apart(EqlMergeGroups *self, GtkWidget *button)
{
    g_autoptr(GHashTable) code = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(code, (gpointer)code_of(button));
    GString *text = text_without(self, code);
    keep(self, text->str, TRUE);
    g_string_free(text, TRUE);
}

static void on_toggled(EqlMergeGroups *self)
{
    guint chosen = 0;
    for (guint i = 0; i < self->checks->len; i++)
        chosen += gtk_check_button_get_active(self->checks->pdata[i]);
    gtk_widget_set_sensitive(self->merge, chosen >= 2);
}

/* ── rows ── */

static GtkWidget *row_new(const char *title)
{
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    return g_object_new(ADW_TYPE_ACTION_ROW, "title", escaped, NULL);
}

static void add_group(EqlMergeGroups *self, const char *code, const char *label)
{
    GtkWidget *row = row_new(label), *check = gtk_check_button_new();
    set_code(check, code);
    gtk_widget_set_valign(check, GTK_ALIGN_CENTER);
    gtk_accessible_update_property(GTK_ACCESSIBLE(check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    adw_action_row_add_prefix(ADW_ACTION_ROW(row), check);
    adw_action_row_set_activatable_widget(ADW_ACTION_ROW(row), check);
    g_signal_connect_object(check, "toggled", G_CALLBACK(on_toggled), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add(self->groups, row);
    g_ptr_array_add(self->checks, check);
}

/* Every theme has the same groups. */
static void add_groups(EqlMergeGroups *self, const EqlScores *scores)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        const EqlThemeScore *theme = audience->themes->len > 0 ? audience->themes->pdata[0] : NULL;
        for (guint j = 0; theme != NULL && j < theme->groups->len; j++) {
            const EqlGroupScore *group = theme->groups->pdata[j];
            if (g_str_equal(group->characteristic, self->characteristic) &&
                !g_str_equal(group->code, EQL_NOT_STATED) && g_hash_table_add(seen, group->code))
                add_group(self, group->code, group->label);
        }
    }
}

static void add_merge(EqlMergeGroups *self, const EqlMerge *merge)
{
    GtkWidget *row = row_new(merge->label);
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Take apart"));
    g_autofree char *members = g_markup_escape_text(merge->members_label, -1);
    if (merge->named)
        adw_action_row_set_subtitle(ADW_ACTION_ROW(row), members);
    set_code(button, merge->code);
    gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_take_apart), self, G_CONNECT_SWAPPED);
    adw_action_row_add_suffix(ADW_ACTION_ROW(row), button);
    adw_preferences_group_add(self->together, row);
    g_ptr_array_add(self->merges, eql_merge_copy(merge));
}

static void add_merges(EqlMergeGroups *self, const EqlCodes *codes)
{
    const GPtrArray *merges = eql_codes_merges(codes);
    for (guint i = 0; merges != NULL && i < merges->len; i++) {
        const EqlMerge *merge = merges->pdata[i];
        if (g_str_equal(merge->characteristic, self->characteristic))
            add_merge(self, merge);
    }
    gtk_widget_set_visible(GTK_WIDGET(self->together), self->merges->len > 0);
}

/* ── the widget ── */

static void eql_merge_groups_dispose(GObject *object)
{
    EqlMergeGroups *self = EQL_MERGE_GROUPS(object);
    g_clear_object(&self->session);
    g_clear_pointer(&self->characteristic, g_free);
    g_clear_pointer(&self->merges, g_ptr_array_unref);
    g_clear_pointer(&self->checks, g_ptr_array_unref);
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_MERGE_GROUPS);
    G_OBJECT_CLASS(eql_merge_groups_parent_class)->dispose(object);
}

static void eql_merge_groups_class_init(EqlMergeGroupsClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_merge_groups_dispose;
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/merge-groups.ui");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_DIALOG);
    gtk_widget_class_bind_template_child(widget, EqlMergeGroups, together);
    gtk_widget_class_bind_template_child(widget, EqlMergeGroups, groups);
    gtk_widget_class_bind_template_child(widget, EqlMergeGroups, name);
    gtk_widget_class_bind_template_child(widget, EqlMergeGroups, merge);
    gtk_widget_class_bind_template_callback(widget, on_merge);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void eql_merge_groups_init(EqlMergeGroups *self)
{
    self->merges = g_ptr_array_new_with_free_func((GDestroyNotify)eql_merge_free);
    self->checks = g_ptr_array_new();
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_text_scale_dialog(GTK_WINDOW(self));
}

GtkWidget *eql_merge_groups_new(GtkWindow *parent, EqlSession *session, const char *characteristic,
                                const EqlScores *scores)
{
    EqlMergeGroups *self = g_object_new(EQL_TYPE_MERGE_GROUPS, "transient-for", parent, NULL);
    self->session = g_object_ref(session);
    self->characteristic = g_strdup(characteristic);
    add_merges(self, eql_session_snapshot(session)->dataset->codes);
    add_groups(self, scores);
    eql_name_parts(GTK_WIDGET(self), gtk_window_get_title(GTK_WINDOW(self)));
    eql_compat_name_buttons(GTK_WIDGET(self));
    return GTK_WIDGET(self);
}
