/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/file-row.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/import-rows.h"
#include "app/page.h"
#include "app/part-names.h"
#include "base/language.h"

/* More problems than this nobody reads one by one. */
#define MOST_PROBLEMS 50
/* So much of the checksum tells files apart. */
#define SHORT_SHA 12

struct _EqlFileRow {
    AdwExpanderRow parent_instance;
    const EqlImportRecord *record;
    gboolean built;
};

G_DEFINE_FINAL_TYPE(EqlFileRow, eql_file_row, ADW_TYPE_EXPANDER_ROW)

static guint undo_signal, replace_signal;

const EqlImportRecord *eql_file_row_record(EqlFileRow *self)
{
    return self->record;
}

/* ── words ── */

static char *imported_at(const EqlImportRecord *record)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) then = g_date_time_new_from_iso8601(record->imported_at, utc);
    g_autoptr(GDateTime) local = then != NULL ? g_date_time_to_local(then) : NULL;
    /* Translators: a day and the time of the day. */
    return local != NULL ? eql_date(local, _("%-d %B %Y, %H:%M")) : g_strdup(record->imported_at);
}

static const char *standing(const EqlImportRecord *record)
{
    if (record->undone)
        return _("taken out again");
    return record->replaced_by != 0 ? _("replaced by a later file") : NULL;
}

static char *subtitle_of(const EqlImportRecord *record)
{
    g_autofree char *what = eql_import_what(record), *taken = eql_import_taken(record);
    const char *const phrases[] = {what, record->wave, record->undone ? NULL : taken,
                                   standing(record)};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

/* ── what is inside ── */

static void add(EqlFileRow *self, GtkWidget *content)
{
    GtkWidget *row = gtk_list_box_row_new();
    gtk_widget_add_css_class(content, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), content);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_widget_set_focusable(row, FALSE);
    adw_expander_row_add_row(ADW_EXPANDER_ROW(self), row);
}

static void add_fact(EqlFileRow *self, const char *heading, const char *text)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    gtk_box_append(GTK_BOX(box), eql_page_label(heading, "caption-heading"));
    gtk_box_append(GTK_BOX(box), eql_page_label(text, NULL));
    add(self, box);
}

static void on_copy(EqlFileRow *self)
{
    gdk_clipboard_set_text(gtk_widget_get_clipboard(GTK_WIDGET(self)), self->record->sha256);
    eql_compat_announce(GTK_WIDGET(self), _("Copied"));
}

static GtkWidget *button_new(EqlFileRow *self, const char *mnemonic, const char *name,
                             GCallback clicked)
{
    GtkWidget *button = gtk_button_new_with_mnemonic(mnemonic);
    gtk_widget_set_tooltip_text(button, name);
    gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_signal_connect_object(button, "clicked", clicked, self, G_CONNECT_SWAPPED);
    return button;
}

static void add_checksum(EqlFileRow *self)
{
    g_autofree char *begin = g_strndup(self->record->sha256, SHORT_SHA);
    /* Translators: the beginning of a file's checksum. */
    g_autofree char *text = g_strdup_printf(_("Fingerprint of the file (SHA-256): %s…"), begin);
    GtkWidget *label = eql_page_label(text, "numeric");
    gtk_widget_set_tooltip_text(label, self->record->sha256);
    add(self, eql_page_beside(label,
                              button_new(self, _("_Copy"), _("Copy the whole fingerprint"),
                                         G_CALLBACK(on_copy)),
                              12));
}

static void add_problems(EqlFileRow *self)
{
    const GPtrArray *problems = self->record->problems;
    for (guint i = 0; i < MIN(problems->len, MOST_PROBLEMS); i++)
        adw_expander_row_add_row(ADW_EXPANDER_ROW(self), eql_problem_row(problems->pdata[i]));
    if (problems->len <= MOST_PROBLEMS)
        return;
    guint more = problems->len - MOST_PROBLEMS;
    g_autofree char *number = eql_number_count(more);
    g_autofree char *text = g_strdup_printf(
        ngettext("And %s more. The workbook tells them all, alike ones together.",
                 "And %s more. The workbook tells them all, alike ones together.", more),
        number);
    add(self, eql_page_label(text, "dim-label"));
}

static char *names_of(const GPtrArray *names)
{
    g_autofree const char **phrases = g_new0(const char *, names->len + 1);
    for (guint i = 0; i < names->len; i++)
        phrases[i] = names->pdata[i];
    return eql_page_join(phrases, names->len);
}

static char *left_out(const EqlImportRecord *record)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = record->columns->pdata[i];
        if (match->code == NULL)
            g_ptr_array_add(names, match->column);
    }
    return names_of(names);
}

static void on_undo(EqlFileRow *self)
{
    g_signal_emit(self, undo_signal, 0);
}

static void on_replace(EqlFileRow *self)
{
    g_signal_emit(self, replace_signal, 0);
}

static void add_buttons(EqlFileRow *self)
{
    const char *file = self->record->file;
    g_autofree char *undo = g_strdup_printf(_("Take %s out again"), file);
    g_autofree char *replace = g_strdup_printf(_("Choose a file that takes the place of %s"), file);
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    gtk_box_append(GTK_BOX(box), button_new(self, _("_Take out again"), undo, G_CALLBACK(on_undo)));
    if (self->record->kind == EQL_IMPORT_RESPONSES && self->record->replaced_by == 0)
        gtk_box_append(GTK_BOX(box),
                       button_new(self, _("_Replace…"), replace, G_CALLBACK(on_replace)));
    add(self, box);
}

/* Only when somebody looks: a file may have many problems. */
static void build(EqlFileRow *self)
{
    const EqlImportRecord *record = self->record;
    g_autofree char *when = imported_at(record), *unused = left_out(record);
    g_autofree char *dropped = names_of(record->dropped_identifiers);
    if (self->built || !adw_expander_row_get_expanded(ADW_EXPANDER_ROW(self)))
        return;
    self->built = TRUE;
    add_fact(self, _("Brought in"), when);
    if (record->sha256 != NULL)
        add_checksum(self);
    if (*dropped != '\0')
        add_fact(self, _("Dropped at the door, as they name people"), dropped);
    if (*unused != '\0')
        add_fact(self, _("Columns that were left out"), unused);
    add_problems(self);
    if (!record->undone)
        add_buttons(self);
}

/* ── the widget ── */

GtkWidget *eql_file_row_new(const EqlImportRecord *record)
{
    EqlFileRow *self = g_object_new(EQL_TYPE_FILE_ROW, NULL);
    g_autofree char *subtitle = subtitle_of(record);
    self->record = record;
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(self), FALSE);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), record->file);
    adw_expander_row_set_subtitle(ADW_EXPANDER_ROW(self), subtitle);
    if (record->undone)
        gtk_widget_add_css_class(GTK_WIDGET(self), "dim-label");
    eql_name_expander(ADW_EXPANDER_ROW(self), record->file, subtitle);
    g_signal_connect(self, "notify::expanded", G_CALLBACK(build), NULL);
    return GTK_WIDGET(self);
}

static void eql_file_row_class_init(EqlFileRowClass *klass)
{
    undo_signal = g_signal_new("undo", EQL_TYPE_FILE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
    replace_signal = g_signal_new("replace", EQL_TYPE_FILE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void eql_file_row_init(EqlFileRow *self)
{
}
