/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/action-row.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"
#include "base/language.h"
#include "output/labels.h"
#include "workflow/plan-count.h"

struct _EqlActionRow {
    GtkListBoxRow parent_instance;
    GtkLabel *activity, *details, *status;
    EqlAction *action;
    guint position;
};

G_DEFINE_FINAL_TYPE(EqlActionRow, eql_action_row, GTK_TYPE_LIST_BOX_ROW)

const EqlAction *eql_action_row_action(EqlActionRow *self)
{
    return self->action;
}

guint eql_action_row_position(EqlActionRow *self)
{
    return self->position;
}

/* “due 31 July 2026”; NULL when there is no day. */
static char *due_text(const EqlAction *action)
{
    g_autofree char *day = eql_day(action->due);
    if (*action->due == '\0')
        return NULL;
    return g_strdup_printf(eql_action_is_overdue(action) ? /* Translators: a day. */
                               _("overdue since %s")
                                                         : /* Translators: a day. */
                               _("due %s"),
                           day);
}

static const char * or (const char *text, const char *otherwise)
{
    return *text != '\0' ? text : otherwise;
}

static void show(EqlActionRow *self)
{
    const EqlAction *action = self->action;
    g_autofree char *due = due_text(action);
    const char *const phrases[] = {eql_priority_label(action->priority),
                                   or (action->owner, _("nobody yet")), due, action->theme};
    g_autofree char *details = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    const char *activity = or (action->activity, _("(nothing written yet)"));
    const char *status = eql_status_label(action->status);
    const char *const all[] = {activity, status, details};
    g_autofree char *name = eql_page_join(all, G_N_ELEMENTS(all));
    gtk_label_set_label(self->activity, activity);
    gtk_label_set_label(self->details, details);
    gtk_label_set_label(self->status, status);
    if (action->status == EQL_STATUS_DONE)
        gtk_widget_add_css_class(GTK_WIDGET(self->activity), "dim-label");
    else
        gtk_widget_remove_css_class(GTK_WIDGET(self->activity), "dim-label");
    eql_page_name(GTK_WIDGET(self), name);
}

void eql_action_row_set_action(EqlActionRow *self, const EqlAction *action, guint position)
{
    EqlAction *copy = eql_action_copy(action);
    eql_action_free(self->action);
    self->action = copy;
    self->position = position;
    show(self);
}

static GtkWidget *texts_of(EqlActionRow *self)
{
    GtkWidget *texts = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    self->activity = GTK_LABEL(eql_page_label(NULL, NULL));
    self->details = GTK_LABEL(eql_page_label(NULL, "caption"));
    gtk_widget_add_css_class(GTK_WIDGET(self->details), "dim-label");
    gtk_box_append(GTK_BOX(texts), GTK_WIDGET(self->activity));
    gtk_box_append(GTK_BOX(texts), GTK_WIDGET(self->details));
    return texts;
}

GtkWidget *eql_action_row_new(const EqlAction *action, guint position)
{
    EqlActionRow *self = g_object_new(EQL_TYPE_ACTION_ROW, NULL);
    eql_action_row_set_action(self, action, position);
    return GTK_WIDGET(self);
}

static void eql_action_row_finalize(GObject *object)
{
    eql_action_free(EQL_ACTION_ROW(object)->action);
    G_OBJECT_CLASS(eql_action_row_parent_class)->finalize(object);
}

static void eql_action_row_class_init(EqlActionRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_action_row_finalize;
}

static void eql_action_row_init(EqlActionRow *self)
{
    self->status = GTK_LABEL(gtk_label_new(NULL));
    gtk_widget_set_valign(GTK_WIDGET(self->status), GTK_ALIGN_START);
    gtk_widget_add_css_class(GTK_WIDGET(self->status), "tag");
    GtkWidget *line = eql_page_beside(texts_of(self), GTK_WIDGET(self->status), 12);
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), line);
}
