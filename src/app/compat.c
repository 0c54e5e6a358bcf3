/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This file sees all of GTK and libadwaita, not only what 4.8 and 1.2 had. */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED
#include "app/compat.h"

#include <glib/gi18n-lib.h>

/* ── choosing files ── */

typedef struct {
    EqlFilesChosen chosen;
    GObject *owner; /* strong */
} Choice;

static Choice *choice_new(EqlFilesChosen chosen, gpointer owner)
{
    Choice *choice = g_new(Choice, 1);
    choice->chosen = chosen;
    choice->owner = g_object_ref(owner);
    return choice;
}

static void choice_free(Choice *choice)
{
    g_object_unref(choice->owner);
    g_free(choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Choice, choice_free)

static GtkFileFilter *filter_new(const EqlFileKind *kind)
{
    GtkFileFilter *filter = gtk_file_filter_new();
    gtk_file_filter_set_name(filter, kind->name);
    for (guint i = 0; kind->patterns[i] != NULL; i++) {
        gtk_file_filter_add_pattern(filter, kind->patterns[i]);
        g_autofree char *upper = g_ascii_strup(kind->patterns[i], -1);
        gtk_file_filter_add_pattern(filter, upper);
    }
    return filter;
}

/* Where files were last chosen or saved: the next are likely to be there too. */
static char *last_folder;

static void note_folder(const char *path)
{
    g_free(last_folder);
    last_folder = g_path_get_dirname(path);
}

static GFile *folder_to_begin_in(void)
{
    const char *documents = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
    if (last_folder != NULL && g_file_test(last_folder, G_FILE_TEST_IS_DIR))
        return g_file_new_for_path(last_folder);
    return g_file_new_for_path(documents != NULL ? documents : g_get_home_dir());
}

static void tell_chosen(const Choice *choice, GListModel *files)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (guint i = 0; i < g_list_model_get_n_items(files); i++) {
        g_autoptr(GFile) file = g_list_model_get_item(files, i);
        g_autofree char *path = g_file_get_path(file);
        if (path != NULL)
            g_strv_builder_add(builder, path);
    }
    g_auto(GStrv) paths = g_strv_builder_end(builder);
    if (paths[0] != NULL)
        note_folder(paths[0]);
    if (paths[0] != NULL)
        choice->chosen((const char *const *)paths, choice->owner);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static GtkFileDialog *dialog_new(const char *title, const EqlFileKind *kind)
{
    GtkFileDialog *dialog = gtk_file_dialog_new();
    g_autoptr(GListStore) filters = g_list_store_new(GTK_TYPE_FILE_FILTER);
    g_autoptr(GtkFileFilter) filter = filter_new(kind);
    g_list_store_append(filters, filter);
    gtk_file_dialog_set_title(dialog, title);
    gtk_file_dialog_set_filters(dialog, G_LIST_MODEL(filters));
    g_autoptr(GFile) folder = folder_to_begin_in();
    gtk_file_dialog_set_initial_folder(dialog, folder);
    return dialog;
}

static void tell_one(Choice *choice, GFile *file)
{
    g_autoptr(GListStore) files = g_list_store_new(G_TYPE_FILE);
    if (file != NULL)
        g_list_store_append(files, file);
    tell_chosen(choice, G_LIST_MODEL(files));
    choice_free(choice);
}

static void on_opened(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GFile) file = gtk_file_dialog_open_finish(GTK_FILE_DIALOG(source), result, NULL);
    tell_one(data, file);
}

static void on_saved(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GFile) file = gtk_file_dialog_save_finish(GTK_FILE_DIALOG(source), result, NULL);
    tell_one(data, file);
}

static void on_opened_several(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(Choice) choice = data;
    g_autoptr(GListModel) files =
        gtk_file_dialog_open_multiple_finish(GTK_FILE_DIALOG(source), result, NULL);
    if (files != NULL)
        tell_chosen(choice, files);
}

void eql_compat_open_files(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                           gboolean several, EqlFilesChosen chosen, gpointer owner)
{
    g_autoptr(GtkFileDialog) dialog = dialog_new(title, kind);
    Choice *choice = choice_new(chosen, owner);
    if (several)
        gtk_file_dialog_open_multiple(dialog, parent, NULL, on_opened_several, choice);
    else
        gtk_file_dialog_open(dialog, parent, NULL, on_opened, choice);
}

static void on_folder_chosen(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GFile) folder =
        gtk_file_dialog_select_folder_finish(GTK_FILE_DIALOG(source), result, NULL);
    tell_one(data, folder);
}

void eql_compat_choose_folder(GtkWindow *parent, const char *title, EqlFilesChosen chosen,
                              gpointer owner)
{
    g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new();
    gtk_file_dialog_set_title(dialog, title);
    gtk_file_dialog_select_folder(dialog, parent, NULL, on_folder_chosen,
                                  choice_new(chosen, owner));
}

void eql_compat_save_file(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                          const char *name, EqlFilesChosen chosen, gpointer owner)
{
    g_autoptr(GtkFileDialog) dialog = dialog_new(title, kind);
    gtk_file_dialog_set_initial_name(dialog, name);
    gtk_file_dialog_save(dialog, parent, NULL, on_saved, choice_new(chosen, owner));
}

#else

static void on_response(GtkNativeDialog *dialog, int response, gpointer data)
{
    Choice *choice = data;
    g_autoptr(GListModel) files = gtk_file_chooser_get_files(GTK_FILE_CHOOSER(dialog));
    if (response == GTK_RESPONSE_ACCEPT)
        tell_chosen(choice, files);
    choice_free(choice);
    g_object_unref(dialog);
}

/* The dialog belongs to itself until it is answered. `kind` NULL: any. */
static GtkFileChooser *chooser_new(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                                   GtkFileChooserAction action, Choice *choice)
{
    GtkFileChooserNative *dialog = gtk_file_chooser_native_new(title, parent, action, NULL, NULL);
    g_autoptr(GtkFileFilter) filter = kind != NULL ? filter_new(kind) : NULL;
    if (filter != NULL)
        gtk_file_chooser_add_filter(GTK_FILE_CHOOSER(dialog), filter);
    g_autoptr(GFile) folder = folder_to_begin_in();
    gtk_file_chooser_set_current_folder(GTK_FILE_CHOOSER(dialog), folder, NULL);
    gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
    g_signal_connect(dialog, "response", G_CALLBACK(on_response), choice);
    return GTK_FILE_CHOOSER(dialog);
}

void eql_compat_open_files(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                           gboolean several, EqlFilesChosen chosen, gpointer owner)
{
    GtkFileChooser *dialog =
        chooser_new(parent, title, kind, GTK_FILE_CHOOSER_ACTION_OPEN, choice_new(chosen, owner));
    gtk_file_chooser_set_select_multiple(dialog, several);
    gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

void eql_compat_save_file(GtkWindow *parent, const char *title, const EqlFileKind *kind,
                          const char *name, EqlFilesChosen chosen, gpointer owner)
{
    GtkFileChooser *dialog =
        chooser_new(parent, title, kind, GTK_FILE_CHOOSER_ACTION_SAVE, choice_new(chosen, owner));
    gtk_file_chooser_set_current_name(dialog, name);
    gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

void eql_compat_choose_folder(GtkWindow *parent, const char *title, EqlFilesChosen chosen,
                              gpointer owner)
{
    GtkFileChooser *dialog = chooser_new(parent, title, NULL, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                         choice_new(chosen, owner));
    gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

#endif

/* ── messages ── */

#define MESSAGE "equalens-message"
#define MESSAGE_TEXT "equalens-message-text"

/* What fails several times is told once: dialogs would lie one over the other. */
static gboolean is_told(GtkWindow *parent, const char *heading, const char *body)
{
    g_autofree char *text = g_strconcat(heading, "\n", body, NULL);
    GWeakRef *shown = g_object_get_data(G_OBJECT(parent), MESSAGE);
    g_autoptr(GtkWidget) dialog = shown != NULL ? g_weak_ref_get(shown) : NULL;
    return dialog != NULL && gtk_widget_get_mapped(dialog) &&
           g_strcmp0(g_object_get_data(G_OBJECT(dialog), MESSAGE_TEXT), text) == 0;
}

static void weak_ref_free(gpointer data)
{
    g_weak_ref_clear(data);
    g_free(data);
}

static void note_told(GtkWindow *parent, gpointer dialog, const char *heading, const char *body)
{
    GWeakRef *shown = g_new0(GWeakRef, 1);
    g_weak_ref_init(shown, dialog);
    g_object_set_data_full(G_OBJECT(parent), MESSAGE, shown, weak_ref_free);
    g_object_set_data_full(G_OBJECT(dialog), MESSAGE_TEXT, g_strconcat(heading, "\n", body, NULL),
                           g_free);
}

void eql_compat_show_message(GtkWindow *parent, const char *heading, const char *body)
{
    if (is_told(parent, heading, body))
        return;
#if ADW_CHECK_VERSION(1, 5, 0)
    AdwDialog *dialog = adw_alert_dialog_new(heading, body);
    adw_alert_dialog_add_response(ADW_ALERT_DIALOG(dialog), "close", _("_Close"));
    note_told(parent, dialog, heading, body);
    adw_dialog_present(dialog, GTK_WIDGET(parent));
#else
    GtkWidget *dialog = adw_message_dialog_new(parent, heading, body);
    adw_message_dialog_add_response(ADW_MESSAGE_DIALOG(dialog), "close", _("_Close"));
    note_told(parent, dialog, heading, body);
    gtk_window_present(GTK_WINDOW(dialog));
#endif
}

typedef struct {
    void (*agreed)(GObject *owner);
    GObject *owner;
} Agreement;

static void on_answer(Agreement *agreement, const char *response, gpointer dialog)
{
    if (g_str_equal(response, "agree"))
        agreement->agreed(agreement->owner);
}

static void agreement_free(gpointer data, GClosure *unused)
{
    g_object_unref(((Agreement *)data)->owner);
    g_free(data);
}

void eql_compat_ask(GtkWindow *parent, const char *heading, const char *body, const char *agree,
                    void (*agreed)(GObject *owner), gpointer owner)
{
    Agreement *agreement = g_new0(Agreement, 1);
    agreement->agreed = agreed;
    agreement->owner = g_object_ref(owner);
#if ADW_CHECK_VERSION(1, 5, 0)
    AdwDialog *dialog = adw_alert_dialog_new(heading, body);
    adw_alert_dialog_add_responses(ADW_ALERT_DIALOG(dialog), "cancel", _("_Cancel"), "agree", agree,
                                   NULL);
#else
    GtkWidget *dialog = adw_message_dialog_new(parent, heading, body);
    adw_message_dialog_add_responses(ADW_MESSAGE_DIALOG(dialog), "cancel", _("_Cancel"), "agree",
                                     agree, NULL);
#endif
    g_signal_connect_data(dialog, "response", G_CALLBACK(on_answer), agreement, agreement_free,
                          G_CONNECT_SWAPPED);
#if ADW_CHECK_VERSION(1, 5, 0)
    adw_dialog_present(dialog, GTK_WIDGET(parent));
#else
    gtk_window_present(GTK_WINDOW(dialog));
#endif
}

#if ADW_CHECK_VERSION(1, 5, 0)
static GListModel *dialogs_of(GtkWindow *window)
{
    return ADW_IS_APPLICATION_WINDOW(window)
               ? adw_application_window_get_dialogs(ADW_APPLICATION_WINDOW(window))
               : adw_window_get_dialogs(ADW_WINDOW(window));
}

/* A window that goes away with a dialog in it would not be freed. One that is closing may stay in
 * the list until it has faded out, so each is closed once. */
static gboolean close_inner_dialogs(GtkWindow *window)
{
    g_autoptr(GListModel) dialogs = dialogs_of(window);
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_object_unref);
    for (guint i = 0; i < g_list_model_get_n_items(dialogs); i++)
        g_ptr_array_add(open, g_list_model_get_item(dialogs, i));
    for (guint i = 0; i < open->len; i++)
        adw_dialog_force_close(open->pdata[i]);
    return g_list_model_get_n_items(dialogs) == 0;
}
#else
static gboolean close_inner_dialogs(GtkWindow *window)
{
    return TRUE;
}
#endif

gboolean eql_compat_close_dialogs(GtkWindow *window)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    gboolean closed = close_inner_dialogs(window);
    for (GList *link = windows; link != NULL; link = link->next)
        if (gtk_window_get_transient_for(link->data) == window)
            gtk_window_close(link->data);
    return closed;
}

#define ABOUT                                                                                      \
    "application-name", _("Equalens"), "application-icon", "org.equalens.Equalens", "version",     \
        EQL_VERSION, "developer-name", _("The Equalens contributors"), "license-type",             \
        GTK_LICENSE_GPL_3_0, "comments",                                                           \
        _("See how fair a school feels, and is, to its pupils, staff and parents, and leave with " \
          "an action plan. Nothing you load leaves this computer unless you export it."),          \
        "translator-credits", _("translator-credits")

void eql_compat_show_about(GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
    AdwDialog *dialog = g_object_new(ADW_TYPE_ABOUT_DIALOG, ABOUT, NULL);
    adw_dialog_present(dialog, GTK_WIDGET(parent));
#else
    GtkWindow *dialog =
        g_object_new(ADW_TYPE_ABOUT_WINDOW, ABOUT, "transient-for", parent, "modal", TRUE, NULL);
    gtk_window_present(dialog);
#endif
}

void eql_compat_launch_file(GtkWindow *parent, const char *path)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
#if GTK_CHECK_VERSION(4, 10, 0)
    g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new(file);
    gtk_file_launcher_launch(launcher, parent, NULL, NULL, NULL);
#else
    g_autofree char *uri = g_file_get_uri(file);
    g_app_info_launch_default_for_uri_async(uri, NULL, NULL, NULL, NULL);
#endif
}

void eql_compat_launch_address(GtkWindow *parent, const char *address)
{
#if GTK_CHECK_VERSION(4, 10, 0)
    g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new(address);
    gtk_uri_launcher_launch(launcher, parent, NULL, NULL, NULL);
#else
    g_app_info_launch_default_for_uri_async(address, NULL, NULL, NULL, NULL);
#endif
}

/* ── having something said ── */

#if GTK_CHECK_VERSION(4, 14, 0)

void eql_compat_announce(GtkWidget *widget, const char *text)
{
    gtk_accessible_announce(GTK_ACCESSIBLE(widget), text,
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

static void on_focus_moved(GObject *root)
{
    g_autoptr(GtkWidget) widget = g_object_steal_data(root, SAID_AT);
    if (widget != NULL)
        call_later(SAY_AFTER, describe_again, widget);
}

/* Says no more of it than it is itself, once the focus is elsewhere. */
static void describe_again_when_left(GObject *root, GtkWidget *widget)
{
    if (g_object_get_data(root, WATCHED) == NULL)
        g_signal_connect(root, "notify::focus-widget", G_CALLBACK(on_focus_moved), NULL);
    g_object_set_data(root, WATCHED, root);
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

/* A description that is taken away is not told of; one that comes back would be, and waits until
 * the focus is elsewhere. */
static void say_at(GtkWidget *widget, const char *text, GtkRoot *root)
{
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   text, -1);
    if (description_of(widget) == NULL)
        describe_again(widget);
    else
        describe_again_when_left(G_OBJECT(root), widget);
}

static gint64 known_at; /* when a screen reader knows of the program */

static void say(gpointer root)
{
    gint64 left = (known_at - g_get_monotonic_time()) / G_TIME_SPAN_MILLISECOND;
    if (left > 0) {
        call_later((guint)left + SAY_AFTER, say, root);
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

/* Its button has told what it is. */
static void hush_menu(GtkMenuButton *button)
{
    GtkPopover *menu = gtk_menu_button_get_popover(button);
    if (GTK_IS_POPOVER_MENU(menu))
        gtk_accessible_update_property(GTK_ACCESSIBLE(menu), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

static void watch_menu(GtkMenuButton *button)
{
    g_signal_connect(button, "notify::popover", G_CALLBACK(hush_menu), NULL);
    hush_menu(button);
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

void eql_compat_name_buttons(GtkWidget *widget)
{
    if (gtk_get_minor_version() >= 10)
        return;
    if (GTK_IS_BUTTON(widget))
        name_button(GTK_BUTTON(widget));
    if (GTK_IS_MENU_BUTTON(widget))
        watch_menu(GTK_MENU_BUTTON(widget));
    if (ADW_IS_COMBO_ROW(widget))
        watch_combo_row(ADW_COMBO_ROW(widget));
    if (ADW_IS_ENTRY_ROW(widget))
        name_entry_row(widget);
    if (GTK_IS_EXPANDER(widget))
        watch_expander(GTK_EXPANDER(widget));
    if (GTK_IS_DROP_DOWN(widget)) {
        watch_drop_down(GTK_DROP_DOWN(widget));
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_compat_name_buttons(child);
}
