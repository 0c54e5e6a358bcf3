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

static gboolean has_entries(GtkDropDown *choice, const char *const *codes,
                            const char *const *labels)
{
    const char *const *before = (const char *const *)codes_of(choice);
    GtkStringList *list = (GtkStringList *)gtk_drop_down_get_model(choice);
    if (before == NULL || !g_strv_equal(before, codes))
        return FALSE;
    for (guint i = 0; labels[i] != NULL; i++)
        if (!g_str_equal(gtk_string_list_get_string(list, i), labels[i]))
            return FALSE;
    return TRUE;
}

/* New entries are laid out anew, so the same ones stay. */
void eql_choice_fill(GtkDropDown *choice, const char *const *codes, const char *const *labels,
                     const char *selected)
{
    if (has_entries(choice, codes, labels)) {
        guint same = position_of(codes_of(choice), selected);
        gtk_drop_down_set_selected(choice, same == GTK_INVALID_LIST_POSITION ? 0 : same);
        return;
    }
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

EqlChoiceEntries eql_choice_entries(void)
{
    return (EqlChoiceEntries){g_ptr_array_new(), g_ptr_array_new()};
}

void eql_choice_add(EqlChoiceEntries *entries, const char *code, const char *label)
{
    g_ptr_array_add(entries->codes, (gpointer)code);
    g_ptr_array_add(entries->labels, (gpointer)label);
}

gboolean eql_choice_has(const EqlChoiceEntries *entries, const char *code)
{
    return g_ptr_array_find_with_equal_func(entries->codes, code, g_str_equal, NULL);
}

guint eql_choice_take(GtkDropDown *choice, EqlChoiceEntries *entries, const char *selected)
{
    guint n = entries->codes->len;
    eql_choice_add(entries, NULL, NULL);
    eql_choice_fill(choice, (const char *const *)entries->codes->pdata,
                    (const char *const *)entries->labels->pdata, selected);
    g_clear_pointer(&entries->codes, g_ptr_array_unref);
    g_clear_pointer(&entries->labels, g_ptr_array_unref);
    return n;
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

typedef struct {
    GtkDropDown *choice;
    void (*then)(gpointer owner, GtkDropDown *choice);
    gpointer owner;
} Later;

static void later_free(gpointer data)
{
    Later *later = data;
    g_object_unref(later->choice);
    g_object_unref(later->owner);
    g_free(later);
}

static gboolean on_later(gpointer data)
{
    const Later *later = data;
    if (gtk_widget_get_root(GTK_WIDGET(later->choice)) != NULL)
        later->then(later->owner, later->choice);
    return G_SOURCE_REMOVE;
}

void eql_choice_defer(GtkDropDown *choice, void (*then)(gpointer owner, GtkDropDown *choice),
                      gpointer owner)
{
    Later *later = g_new(Later, 1);
    *later = (Later){g_object_ref(choice), then, g_object_ref(owner)};
    g_idle_add_full(G_PRIORITY_DEFAULT, on_later, later, later_free);
}

#define LEAST_CHARS 12

static void on_setup(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars(GTK_LABEL(label), LEAST_CHARS);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_list_item_set_child(item, label);
}

static void on_bind(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkStringObject *entry = GTK_STRING_OBJECT(gtk_list_item_get_item(item));
    gtk_label_set_label(GTK_LABEL(gtk_list_item_get_child(item)),
                        gtk_string_object_get_string(entry));
}

void eql_choice_shorten(GtkDropDown *choice)
{
    g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();
    g_signal_connect(factory, "setup", G_CALLBACK(on_setup), NULL);
    g_signal_connect(factory, "bind", G_CALLBACK(on_bind), NULL);
    gtk_drop_down_set_factory(choice, factory);
}
