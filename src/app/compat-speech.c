/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK before 4.14 left a screen reader to guess. This file sees all of GTK, too. */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED
#include "app/compat.h"

#include <glib/gi18n-lib.h>

/* ── having something said ── */

#if GTK_CHECK_VERSION(4, 14, 0)

/* GTK keeps to itself what is said of a part that no screen reader has asked about yet; the window
 * is known from the moment that it has the keyboard. */
void eql_compat_announce(GtkWidget *widget, const char *text)
{
    GtkRoot *root = gtk_widget_get_root(widget);
    if (root != NULL)
        gtk_accessible_announce(GTK_ACCESSIBLE(root), text,
                                GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void eql_compat_present_first(GtkWindow *window)
{
    gtk_window_present(window);
}

void eql_compat_describe(GtkWidget *widget, const char *text)
{
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   text, -1);
}

#else

/* The focus is often on its way elsewhere, and what is said before it gets there is cut short; in
 * milliseconds. */
#define SAY_AFTER 500
/* From its first window on until a screen reader knows of the program, in milliseconds. */
#define KNOWN_AFTER 1000
/* Of a window: what is to be said, whose description said something, whether it is watched. Of a
 * widget: what describes it. */
#define TO_SAY "equalens-to-say"
#define SAID_AT "equalens-said-at"
#define WATCHED "equalens-watched"
#define DESCRIPTION "equalens-description"

void eql_compat_describe(GtkWidget *widget, const char *text)
{
    g_object_set_data_full(G_OBJECT(widget), DESCRIPTION, g_strdup(text), g_free);
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   text, -1);
}

/* The toolkit lets a tooltip be the description. */
static const char *description_of(GtkWidget *widget)
{
    const char *text = g_object_get_data(G_OBJECT(widget), DESCRIPTION);
    return text != NULL ? text : gtk_widget_get_tooltip_text(widget);
}

static void describe_again(gpointer widget)
{
    const char *text = description_of(widget);
    if (text != NULL)
        gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       text, -1);
    else
        gtk_accessible_reset_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* ── later, if it is still there ── */

typedef struct {
    GWeakRef object;
    void (*call)(gpointer object);
} Later;

static gboolean on_later(gpointer data)
{
    Later *later = data;
    g_autoptr(GObject) object = g_weak_ref_get(&later->object);
    if (object != NULL)
        later->call(object);
    return G_SOURCE_REMOVE;
}

static void later_free(gpointer data)
{
    g_weak_ref_clear(&((Later *)data)->object);
    g_free(data);
}

static void call_later(guint milliseconds, void (*call)(gpointer object), gpointer object)
{
    Later *later = g_new0(Later, 1);
    later->call = call;
    g_weak_ref_init(&later->object, object);
    g_timeout_add_full(G_PRIORITY_DEFAULT, milliseconds, on_later, later, later_free);
}

static gint64 moved_at; /* when the focus last did */

static void on_focus_moved(GObject *root)
{
    g_autoptr(GtkWidget) widget = g_object_steal_data(root, SAID_AT);
    moved_at = g_get_monotonic_time();
    if (widget != NULL)
        call_later(SAY_AFTER, describe_again, widget);
}

static void watch_focus(GObject *root)
{
    if (g_object_get_data(root, WATCHED) == NULL)
        g_signal_connect(root, "notify::focus-widget", G_CALLBACK(on_focus_moved), NULL);
    g_object_set_data(root, WATCHED, root);
}

/* Says no more of it than it is itself, once the focus is elsewhere. */
static void describe_again_when_left(GObject *root, GtkWidget *widget)
{
    g_object_set_data_full(root, SAID_AT, g_object_ref(widget), g_object_unref);
}

/* What a screen reader has for a text field is around what takes the keys. */
static GtkWidget *field_around(GtkWidget *focus)
{
    for (GtkWidget *widget = focus; GTK_IS_TEXT(focus) && widget != NULL;
         widget = gtk_widget_get_parent(widget))
        if (widget != focus && GTK_IS_EDITABLE(widget))
            return widget;
    return focus;
}

/* A description that is taken away is not told of, but not at once: it would stand for the one that
 * is to be said. One that comes back would be, and waits until the focus is elsewhere. */
static void say_at(GtkWidget *widget, const char *text, GtkRoot *root)
{
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   text, -1);
    if (description_of(widget) == NULL)
        call_later(SAY_AFTER, describe_again, widget);
    else
        describe_again_when_left(G_OBJECT(root), widget);
}

static gint64 known_at; /* when a screen reader knows of the program */

/* It is known, and the focus has rested for long enough. */
static gboolean is_time(void)
{
    gint64 now = g_get_monotonic_time();
    return now >= known_at && now - moved_at >= SAY_AFTER * G_TIME_SPAN_MILLISECOND;
}

static void say(gpointer root)
{
    if (!is_time()) {
        call_later(SAY_AFTER, say, root);
        return;
    }
    g_autofree char *text = g_object_steal_data(G_OBJECT(root), TO_SAY);
    GtkWidget *focus = gtk_root_get_focus(root);
    if (focus != NULL)
        say_at(field_around(focus), text, root);
}

/* Before 4.14 the one change that a screen reader tells of in a window is that of the description
 * of what has the focus. */
void eql_compat_announce(GtkWidget *widget, const char *text)
{
    GtkRoot *root = gtk_widget_get_root(widget);
    if (root == NULL)
        return;
    watch_focus(G_OBJECT(root));
    g_autofree char *before = g_object_steal_data(G_OBJECT(root), TO_SAY);
    if (before == NULL)
        call_later(SAY_AFTER, say, root);
    g_object_set_data_full(
        G_OBJECT(root), TO_SAY,
        before != NULL ? g_strdup_printf("%s\n%s", before, text) : g_strdup(text), g_free);
}

/* What is being typed into is left alone: it would be selected. */
static void tell_focus(gpointer window)
{
    GtkWidget *focus = gtk_window_get_focus(window);
    if (!GTK_IS_BUTTON(focus) || !gtk_window_is_active(window))
        return;
    gtk_window_set_focus(window, NULL);
    gtk_window_set_focus(window, focus);
}

void eql_compat_present_first(GtkWindow *window)
{
    gtk_window_present(window);
    if (known_at > 0)
        return;
    known_at = g_get_monotonic_time() + KNOWN_AFTER * G_TIME_SPAN_MILLISECOND;
    call_later(KNOWN_AFTER, tell_focus, window);
}

#endif

/* ── names of buttons ── */

static char *without_underline(const char *label)
{
    GString *name = g_string_new(label);
    g_string_replace(name, "_", "", 0);
    return g_string_free(name, FALSE);
}

static void name_button(GtkButton *button)
{
    const char *label = gtk_button_get_label(button);
    if (gtk_button_get_icon_name(button) != NULL) /* which is no part of what it is called */
        gtk_accessible_reset_relation(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    if (label == NULL || !gtk_button_get_use_underline(button))
        return;
    g_autofree char *name = without_underline(label);
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void name_check(GtkCheckButton *button)
{
    const char *label = gtk_check_button_get_label(button);
    if (label == NULL || !gtk_check_button_get_use_underline(button))
        return;
    g_autofree char *name = without_underline(label);
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *label_in(GtkWidget *widget)
{
    GtkWidget *label = GTK_IS_LABEL(widget) ? widget : NULL;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && label == NULL;
         child = gtk_widget_get_next_sibling(child))
        label = label_in(child);
    return label;
}

static gboolean is_item(GtkWidget *widget)
{
    GtkAccessibleRole role = gtk_accessible_get_accessible_role(GTK_ACCESSIBLE(widget));
    return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM ||
           role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
           role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

/* In GTK 4.18 the label that they are said to be named by has no name itself. */
static void name_items(GtkWidget *widget)
{
    GtkWidget *label = is_item(widget) ? label_in(widget) : NULL;
    if (label != NULL) {
        gtk_accessible_reset_relation(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
        gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text(GTK_LABEL(label)), -1);
    }
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && label == NULL;
         child = gtk_widget_get_next_sibling(child))
        name_items(child);
}

void eql_compat_name_menu(GtkWidget *menu)
{
    if (gtk_get_minor_version() >= 10)
        g_signal_connect(menu, "map", G_CALLBACK(name_items), NULL);
}

static void name_menu_of(GtkMenuButton *button)
{
    GtkPopover *menu = gtk_menu_button_get_popover(button);
    if (!GTK_IS_POPOVER_MENU(menu))
        return;
    if (gtk_get_minor_version() < 10) /* its button has told what it is */
        gtk_accessible_update_property(GTK_ACCESSIBLE(menu), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    eql_compat_name_menu(GTK_WIDGET(menu));
}

static void watch_menu(GtkMenuButton *button)
{
    g_signal_connect(button, "notify::popover", G_CALLBACK(name_menu_of), NULL);
    name_menu_of(button);
}

static void name_expander(GtkExpander *expander)
{
    const char *label = gtk_expander_get_label(expander);
    if (label == NULL)
        return;
    g_autofree char *name =
        gtk_expander_get_use_underline(expander) ? without_underline(label) : g_strdup(label);
    gtk_accessible_update_property(GTK_ACCESSIBLE(expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                   -1);
}

static void watch_expander(GtkExpander *expander)
{
    g_signal_connect(expander, "notify::label", G_CALLBACK(name_expander), NULL);
    name_expander(expander);
}

static char *label_text(GtkWidget *widget)
{
    g_autoptr(GList) labels = gtk_widget_list_mnemonic_labels(widget);
    return labels != NULL ? g_strdup(gtk_label_get_text(labels->data)) : NULL;
}

/* What shows the choice within the button is made like a row of a list; nothing is to be
 * done there. */
static void keep_focus_out(GtkWidget *widget)
{
    if (GTK_IS_POPOVER(widget))
        return;
    if (!GTK_IS_BUTTON(widget))
        gtk_widget_set_focusable(widget, FALSE);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        keep_focus_out(child);
}

static void name_drop_down(GtkDropDown *choice)
{
    GtkWidget *button = gtk_widget_get_first_child(GTK_WIDGET(choice));
    g_autofree char *label = label_text(GTK_WIDGET(choice));
    gpointer selected = gtk_drop_down_get_selected_item(choice);
    if (label == NULL || !GTK_IS_STRING_OBJECT(selected))
        return;
    /* Translators: what a drop-down is for and what is chosen in it. */
    g_autofree char *name =
        g_strdup_printf(C_("drop-down", "%s: %s"), label, gtk_string_object_get_string(selected));
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    keep_focus_out(gtk_widget_get_first_child(button));
}

static void watch_drop_down(GtkDropDown *choice)
{
    g_signal_connect(choice, "notify::selected-item", G_CALLBACK(name_drop_down), NULL);
    name_drop_down(choice);
}

static char *row_title(GtkWidget *row)
{
    return without_underline(adw_preferences_row_get_title(ADW_PREFERENCES_ROW(row)));
}

static void name_combo_row(AdwComboRow *row)
{
    gpointer selected = adw_combo_row_get_selected_item(row);
    g_autofree char *title = row_title(GTK_WIDGET(row));
    if (!GTK_IS_STRING_OBJECT(selected))
        return;
    g_autofree char *name =
        g_strdup_printf(C_("drop-down", "%s: %s"), title, gtk_string_object_get_string(selected));
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void watch_combo_row(AdwComboRow *row)
{
    g_signal_connect(row, "notify::selected-item", G_CALLBACK(name_combo_row), NULL);
    name_combo_row(row);
}

/* The keyboard goes to what the row is made of, which said nothing of the row. */
static void name_entry_row(GtkWidget *row)
{
    GtkEditable *text = gtk_editable_get_delegate(GTK_EDITABLE(row));
    g_autofree char *title = row_title(row);
    g_object_set(text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
    gtk_accessible_update_property(GTK_ACCESSIBLE(text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void name_as_read(GtkWidget *widget)
{
    if (GTK_IS_BUTTON(widget))
        name_button(GTK_BUTTON(widget));
    if (ADW_IS_COMBO_ROW(widget))
        watch_combo_row(ADW_COMBO_ROW(widget));
    if (ADW_IS_ENTRY_ROW(widget))
        name_entry_row(widget);
    if (GTK_IS_EXPANDER(widget))
        watch_expander(GTK_EXPANDER(widget));
    if (GTK_IS_DROP_DOWN(widget))
        watch_drop_down(GTK_DROP_DOWN(widget));
}

void eql_compat_name_buttons(GtkWidget *widget)
{
    if (GTK_IS_CHECK_BUTTON(widget))
        name_check(GTK_CHECK_BUTTON(widget));
    if (GTK_IS_MENU_BUTTON(widget))
        watch_menu(GTK_MENU_BUTTON(widget));
    if (gtk_get_minor_version() < 10)
        name_as_read(widget);
    if (GTK_IS_DROP_DOWN(widget)) /* names its parts itself */
        return;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_compat_name_buttons(child);
}
