/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choice.h"

#define CODES "equalens-codes"

static char **codes_of(GtkDropDown *choice)
{
    return g_object_get_data(G_OBJECT(choice), CODES);
}

static guint position_of(char **codes, const char *code)
{
    for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
        if (g_strcmp0(codes[i], code) == 0)
            return i;
    return GTK_INVALID_LIST_POSITION;
}

void eql_choice_fill(GtkDropDown *choice, const char *const *codes, const char *const *labels,
                     const char *selected)
{
    g_autofree char *wanted = g_strdup(selected);
    char **copy = g_strdupv((char **)codes);
    g_autoptr(GtkStringList) list = gtk_string_list_new(labels);
    guint position = position_of(copy, wanted);
    g_object_freeze_notify(G_OBJECT(choice));
    g_object_set_data_full(G_OBJECT(choice), CODES, copy, (GDestroyNotify)g_strfreev);
    gtk_drop_down_set_model(choice, G_LIST_MODEL(list));
    gtk_drop_down_set_selected(choice, position == GTK_INVALID_LIST_POSITION ? 0 : position);
    g_object_thaw_notify(G_OBJECT(choice));
}

const char *eql_choice_get(GtkDropDown *choice)
{
    char **codes = codes_of(choice);
    guint selected = gtk_drop_down_get_selected(choice);
    if (codes == NULL || selected >= g_strv_length(codes))
        return NULL;
    return codes[selected];
}

gboolean eql_choice_set(GtkDropDown *choice, const char *code)
{
    guint position = position_of(codes_of(choice), code);
    if (position == GTK_INVALID_LIST_POSITION)
        return FALSE;
    gtk_drop_down_set_selected(choice, position);
    return TRUE;
}
