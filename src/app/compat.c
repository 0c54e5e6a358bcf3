/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This file sees all of GTK and libadwaita, not only what 4.8 and 1.2 had. */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED
#include "app/compat.h"

#include <glib/gi18n-lib.h>

#include "app/part-names.h"

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
    gboolean saves = action == GTK_FILE_CHOOSER_ACTION_SAVE;
    /* the toolkit’s own words are not there in every language that the program speaks */
    GtkFileChooserNative *dialog = gtk_file_chooser_native_new(
        title, parent, action, saves ? _("_Save") : _("_Open"), _("_Cancel"));
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

static GtkWidget *inner_dialog(GtkWindow *window)
{
    AdwDialog *dialog =
        ADW_IS_APPLICATION_WINDOW(window)
            ? adw_application_window_get_visible_dialog(ADW_APPLICATION_WINDOW(window))
            : adw_window_get_visible_dialog(ADW_WINDOW(window));
    return dialog != NULL ? GTK_WIDGET(dialog) : NULL;
}
#else
static gboolean close_inner_dialogs(GtkWindow *window)
{
    return TRUE;
}

static GtkWidget *inner_dialog(GtkWindow *window)
{
    return NULL;
}
#endif

static gboolean stands_before(GtkWindow *dialog, GtkWindow *window)
{
    return gtk_window_get_transient_for(dialog) == window && gtk_window_get_modal(dialog) &&
           gtk_widget_get_visible(GTK_WIDGET(dialog));
}

GtkWidget *eql_compat_dialog_before(GtkWindow *window)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    GtkWidget *dialog = inner_dialog(window);
    for (GList *link = windows; link != NULL && dialog == NULL; link = link->next)
        if (stands_before(link->data, window))
            dialog = link->data;
    return dialog;
}

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

/* A button that holds a label is not named by it. */
static void name_by_labels(GtkWidget *widget)
{
    GtkWidget *label = GTK_IS_BUTTON(widget) ? gtk_button_get_child(GTK_BUTTON(widget)) : NULL;
    if (GTK_IS_LABEL(label) && gtk_button_get_label(GTK_BUTTON(widget)) == NULL)
        gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text(GTK_LABEL(label)), -1);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        name_by_labels(child);
}

/* The toolkit leaves its lists, and the version, without a name. */
static void name_about(GtkWidget *dialog, const char *title)
{
    eql_name_parts(dialog, title);
    name_by_labels(dialog);
    eql_compat_name_buttons(dialog);
}

void eql_compat_show_about(GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
    AdwDialog *dialog = g_object_new(ADW_TYPE_ABOUT_DIALOG, ABOUT, NULL);
    const char *title = adw_dialog_get_title(dialog);
    adw_dialog_present(dialog, GTK_WIDGET(parent)); /* until then there is nothing in it */
    name_about(GTK_WIDGET(dialog), title);
#else
    GtkWindow *dialog =
        g_object_new(ADW_TYPE_ABOUT_WINDOW, ABOUT, "transient-for", parent, "modal", TRUE, NULL);
    name_about(GTK_WIDGET(dialog), gtk_window_get_title(dialog));
    gtk_window_present(dialog);
#endif
}

/* ── what other programs open ── */

/* Who is to hear of it; NULL: nobody. */
static gpointer for_launch(GtkWindow *parent)
{
    return parent != NULL ? g_object_ref(parent) : NULL;
}

/* Where there is none for it, nothing at all would happen. */
static void on_launched(GObject *launcher, GAsyncResult *result, gpointer data)
{
    g_autoptr(GtkWindow) parent = data;
    g_autoptr(GError) error = NULL;
#if GTK_CHECK_VERSION(4, 10, 0)
    gboolean launched =
        GTK_IS_FILE_LAUNCHER(launcher)
            ? gtk_file_launcher_launch_finish(GTK_FILE_LAUNCHER(launcher), result, &error)
            : gtk_uri_launcher_launch_finish(GTK_URI_LAUNCHER(launcher), result, &error);
    if (g_error_matches(error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        return;
#else
    gboolean launched = g_app_info_launch_default_for_uri_finish(result, &error);
#endif
    if (!launched && parent != NULL && gtk_widget_get_mapped(GTK_WIDGET(parent)))
        eql_compat_show_message(parent, _("No program on this computer opened it"), error->message);
}

void eql_compat_launch_file(GtkWindow *parent, const char *path)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
#if GTK_CHECK_VERSION(4, 10, 0)
    g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new(file);
    gtk_file_launcher_launch(launcher, parent, NULL, on_launched, for_launch(parent));
#else
    g_autofree char *uri = g_file_get_uri(file);
    g_app_info_launch_default_for_uri_async(uri, NULL, NULL, on_launched, for_launch(parent));
#endif
}

void eql_compat_launch_address(GtkWindow *parent, const char *address)
{
#if GTK_CHECK_VERSION(4, 10, 0)
    g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new(address);
    gtk_uri_launcher_launch(launcher, parent, NULL, on_launched, for_launch(parent));
#else
    g_app_info_launch_default_for_uri_async(address, NULL, NULL, on_launched, for_launch(parent));
#endif
}
