/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan as a table. */
#include "app/plan-page.h"

#include <glib/gi18n-lib.h>

#include "app/table-view.h"
#include "output/labels.h"

struct _EqlPlanPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkLabel *headline;
    EqlTableView *table;
};

G_DEFINE_FINAL_TYPE(EqlPlanPage, eql_plan_page, EQL_TYPE_PAGE)

static char **row_of(const EqlAction *action)
{
    const char *const cells[] = {action->activity,
                                 eql_priority_label(action->priority),
                                 action->theme,
                                 action->owner,
                                 action->due,
                                 eql_status_label(action->status),
                                 action->success_measure,
                                 NULL};
    return g_strdupv((char **)cells);
}

static GPtrArray *table_of(GPtrArray *actions)
{
    const char *const headings[] = {
        _("Action"), _("Priority"),         _("Theme"), _("Owner"), _("Due"),
        _("Status"), _("How we will know"), NULL};
    GPtrArray *table = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    g_ptr_array_add(table, g_strdupv((char **)headings));
    for (guint i = 0; i < actions->len; i++)
        g_ptr_array_add(table, row_of(g_ptr_array_index(actions, i)));
    return table;
}

static void show_headline(EqlPlanPage *self, GPtrArray *actions)
{
    guint open = 0;
    for (guint i = 0; i < actions->len; i++)
        open += ((const EqlAction *)g_ptr_array_index(actions, i))->status != EQL_STATUS_DONE;
    g_autofree char *text =
        g_strdup_printf(ngettext("%u action is still to be done. Owners and dates are filled in "
                                 "in the workbook.",
                                 "%u actions are still to be done. Owners and dates are filled "
                                 "in in the workbook.",
                                 open),
                        open);
    gtk_label_set_label(self->headline, text);
}

static void eql_plan_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlPlanPage *self = EQL_PLAN_PAGE(page);
    g_autoptr(GPtrArray) table = table_of(snapshot->actions);
    gtk_stack_set_visible_child_name(self->stack, snapshot->actions->len > 0 ? "content" : "empty");
    gboolean has_findings = snapshot->findings->len > 0;
    adw_status_page_set_description(
        self->empty, has_findings
                         ? _("This page will list what the school is going to do. The program "
                             "can propose actions for what stands out; you decide.")
                         : _("This page will list what the school is going to do. Bring in "
                             "answers first: actions answer what stands out in them."));
    gtk_widget_set_visible(adw_status_page_get_child(self->empty), has_findings);
    eql_table_view_set_table(self->table, table);
    eql_table_view_set_name(self->table, _("Action plan"));
    show_headline(self, snapshot->actions);
}

static void eql_plan_page_dispose(GObject *object)
{
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_PLAN_PAGE);
    G_OBJECT_CLASS(eql_plan_page_parent_class)->dispose(object);
}

static void eql_plan_page_class_init(EqlPlanPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_plan_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_plan_page_show;
    g_type_ensure(EQL_TYPE_TABLE_VIEW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/plan-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlPlanPage, table);
}

static void eql_plan_page_init(EqlPlanPage *self)
{
}
