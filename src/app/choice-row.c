/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choice-row.h"

#include "app/choice.h"
#include "app/compat.h"
#include "app/gsettings.h"

typedef struct {
    const char *key;
    void (*apply)(void);
} Keeping;

static void on_selected(GtkDropDown *choice, GParamSpec *property, gpointer data)
{
    const Keeping *keeping = data;
    g_autoptr(GSettings) settings = eql_gsettings_new();
    const char *code = eql_choice_get(choice);
    if (settings == NULL || code == NULL)
        return;
    g_settings_set_string(settings, keeping->key, code);
    if (keeping->apply != NULL)
        keeping->apply();
}

static void free_keeping(gpointer keeping, GClosure *closure)
{
    g_free(keeping);
}

GtkWidget *eql_choice_row_new(const char *title, const char *subtitle, const char *key,
                              const char *const *codes, const char *const *labels,
                              void (*apply)(void))
{
    g_autofree char *now = eql_gsettings_get(key);
    GtkWidget *row = g_object_new(ADW_TYPE_ACTION_ROW, "title", title, NULL);
    GtkWidget *choice = gtk_drop_down_new(NULL, NULL);
    Keeping *keeping = g_new(Keeping, 1);
    *keeping = (Keeping){g_intern_string(key), apply};
    if (subtitle != NULL) {
        adw_action_row_set_subtitle(ADW_ACTION_ROW(row), subtitle);
        eql_compat_describe(choice, subtitle);
    }
    eql_choice_fill(GTK_DROP_DOWN(choice), codes, labels, now);
    eql_choice_shorten(GTK_DROP_DOWN(choice));
    gtk_widget_set_valign(choice, GTK_ALIGN_CENTER);
    gtk_accessible_update_property(GTK_ACCESSIBLE(choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                   -1);
    g_signal_connect_data(choice, "notify::selected", G_CALLBACK(on_selected), keeping,
                          free_keeping, 0);
    adw_action_row_add_suffix(ADW_ACTION_ROW(row), choice);
    adw_action_row_set_activatable_widget(ADW_ACTION_ROW(row), choice);
    return row;
}
