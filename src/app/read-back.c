/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/read-back.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/rows.h"
#include "app/text-scale.h"
#include "app/window.h"
#include "workflow/plan-clip.h"

/* What a check button is about: the change's number and the field's, in one. */
#define WHAT "equalens-what"

struct _EqlReadBack {
    AdwWindow parent_instance;
    EqlSession *session;
    GPtrArray *changes; /* EqlActionChange */
    guint *left;        /* of each change: a bit for each field that stays as it is in the plan */
    GtkListBox *list;
    GtkLabel *whose, *what; /* that it is another school's; what is to be done */
    GtkButton *accept;
};

G_DEFINE_FINAL_TYPE(EqlReadBack, eql_read_back, ADW_TYPE_WINDOW)

/* The bit that leaves a whole new action out. */
#define WHOLE EQL_ACTION_FIELDS

/* ── what is chosen ── */

static EqlActionChange *chosen(const EqlActionChange *change, guint left)
{
    g_autoptr(EqlAction) after = eql_action_copy(change->after);
    if (change->before == NULL)
        return left & (1u << WHOLE) ? NULL : eql_action_change_new(NULL, after, change->at);
    gboolean differs = FALSE;
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *was = eql_action_get(change->before, (EqlActionField)field);
        g_autofree char *is = eql_action_get(after, (EqlActionField)field);
        if (left & (1u << field))
            eql_action_set(after, (EqlActionField)field, was);
        else
            differs |= !g_str_equal(was, is);
    }
    return differs ? eql_action_change_new(change->before, after, change->at) : NULL;
}

GPtrArray *eql_read_back_chosen(EqlReadBack *self)
{
    GPtrArray *taken = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    for (guint i = 0; i < self->changes->len; i++) {
        EqlActionChange *change = chosen(self->changes->pdata[i], self->left[i]);
        if (change != NULL)
            g_ptr_array_add(taken, change);
    }
    return taken;
}

static void say_accepted(EqlReadBack *self, guint n)
{
    GtkWindow *parent = gtk_window_get_transient_for(GTK_WINDOW(self));
    g_autofree char *text = g_strdup_printf(
        ngettext("%u action changed in the plan", "%u actions changed in the plan", n), n);
    if (n > 0 && EQL_IS_WINDOW(parent))
        eql_window_toast(EQL_WINDOW(parent), text, _("_Undo"), "win.undo");
}

void eql_read_back_accept(EqlReadBack *self)
{
    g_autoptr(GPtrArray) taken = eql_read_back_chosen(self);
    guint n = taken->len;
    if (n > 0)
        eql_session_edit(self->session, eql_edit_read_back(g_steal_pointer(&taken)));
    say_accepted(self, n);
    gtk_window_close(GTK_WINDOW(self));
}

static void show_accept(EqlReadBack *self)
{
    g_autoptr(GPtrArray) taken = eql_read_back_chosen(self);
    g_autofree char *label = g_strdup_printf(
        ngettext("_Change %u action", "_Change %u actions", taken->len), taken->len);
    gtk_button_set_label(self->accept, label);
    gtk_widget_set_sensitive(GTK_WIDGET(self->accept), taken->len > 0);
    eql_compat_name_buttons(GTK_WIDGET(self->accept));
}

static void on_toggled(EqlReadBack *self, GtkCheckButton *take)
{
    guint what = GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(take), WHAT));
    guint bit = 1u << (what % (WHOLE + 1)), *left = &self->left[what / (WHOLE + 1)];
    *left = gtk_check_button_get_active(take) ? *left & ~bit : *left | bit;
    show_accept(self);
}

/* ── rows ── */

/* As a person reads it. */
static char *shown(const EqlAction *action, EqlActionField field)
{
    g_autofree char *text = eql_plan_clip_text(action, field);
    return *text != '\0' ? g_steal_pointer(&text) : g_strdup(_("(empty)"));
}

/* `about`: the action, which stands above it. */
static GtkCheckButton *check_new(GtkWidget *box, const char *text, const char *name,
                                 const char *about)
{
    GtkWidget *check = gtk_check_button_new();
    gtk_check_button_set_child(GTK_CHECK_BUTTON(check), eql_page_label(text, NULL));
    eql_page_name(check, name);
    eql_compat_describe(check, about);
    gtk_box_append(GTK_BOX(box), check);
    return GTK_CHECK_BUTTON(check);
}

static void watch(EqlReadBack *self, GtkCheckButton *take, guint change, guint field)
{
    guint what = change * (WHOLE + 1) + field;
    g_object_set_data(G_OBJECT(take), WHAT, GUINT_TO_POINTER(what));
    gtk_check_button_set_active(take, (self->left[change] & (1u << field)) == 0);
    g_signal_connect_object(take, "toggled", G_CALLBACK(on_toggled), self, G_CONNECT_SWAPPED);
}

static void add_field(EqlReadBack *self, GtkWidget *box, guint at, EqlActionField field)
{
    const EqlActionChange *change = self->changes->pdata[at];
    const char *label = eql_action_field_label(field);
    g_autofree char *was = shown(change->before, field), *is = shown(change->after, field);
    /* Translators: what the plan in the program holds, and what the workbook holds. */
    g_autofree char *keep = g_strdup_printf(_("In the plan: %s"), was);
    g_autofree char *take = g_strdup_printf(_("In the workbook: %s"), is);
    const char *const names[][2] = {{label, keep}, {label, take}};
    g_autofree char *keep_name = eql_page_join(names[0], 2),
                    *take_name = eql_page_join(names[1], 2);
    gtk_box_append(GTK_BOX(box), eql_page_label(label, "caption-heading"));
    if (change->conflicts & (1u << field))
        gtk_box_append(
            GTK_BOX(box),
            eql_page_label(_("Changed in both since the workbook was saved."), "warning"));
    GtkCheckButton *first = check_new(box, keep, keep_name, change->before->activity),
                   *second = check_new(box, take, take_name, change->before->activity);
    gtk_check_button_set_group(second, first);
    gtk_check_button_set_active(first, TRUE);
    watch(self, second, at, field);
}

static void add_fields(EqlReadBack *self, GtkWidget *box, guint at)
{
    const EqlActionChange *change = self->changes->pdata[at];
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *was = eql_action_get(change->before, (EqlActionField)field);
        g_autofree char *is = eql_action_get(change->after, (EqlActionField)field);
        if (!g_str_equal(was, is))
            add_field(self, box, at, (EqlActionField)field);
    }
}

static void add_new(EqlReadBack *self, GtkWidget *box, guint at)
{
    const EqlActionChange *change = self->changes->pdata[at];
    g_autofree char *day = shown(change->after, EQL_ACTION_DUE);
    const char *const phrases[] = {change->after->owner, *change->after->due != '\0' ? day : NULL,
                                   change->after->theme};
    g_autofree char *details = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    if (*details != '\0')
        gtk_box_append(GTK_BOX(box), eql_page_label(details, "dim-label"));
    watch(self,
          check_new(box, _("Add this action: it is new in the workbook"),
                    _("Add this action: it is new in the workbook"), change->after->activity),
          at, WHOLE);
}

static GtkWidget *row_of(guint at, gpointer data)
{
    EqlReadBack *self = data;
    const EqlActionChange *change = self->changes->pdata[at];
    const EqlAction *action = change->before != NULL ? change->before : change->after;
    GtkWidget *row = gtk_list_box_row_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    gtk_box_append(GTK_BOX(box), eql_page_label(action->activity, "heading"));
    if (change->before != NULL)
        add_fields(self, box, at);
    else
        add_new(self, box, at);
    gtk_widget_add_css_class(box, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), box);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_widget_set_focusable(row, FALSE);
    return row;
}

static void leave(EqlReadBack *self, gboolean all)
{
    for (guint i = 0; i < self->changes->len; i++)
        self->left[i] = all ? ~0u : 0;
    eql_rows_fill(self->list, self->changes->len, row_of, self);
    show_accept(self);
}

static void on_take_all(EqlReadBack *self)
{
    leave(self, FALSE);
}

static void on_leave_all(EqlReadBack *self)
{
    leave(self, TRUE);
}

/* ── the window ── */

static void show_whose(EqlReadBack *self, const char *school)
{
    const char *own = eql_session_snapshot(self->session)->dataset->school->name;
    /* Translators: the name of another school, and that of the school whose plan is open. */
    g_autofree char *whose =
        g_strdup_printf(_("This workbook is the plan of %s, not of %s."), school, own);
    eql_page_say(self->whose, whose);
    eql_page_say(self->what,
                 _("Nothing of it is taken over unless you choose it here. If you meant "
                   "another file, choose Cancel."));
    gtk_widget_set_visible(GTK_WIDGET(self->whose), TRUE);
    eql_compat_describe(GTK_WIDGET(self), whose);
}

GtkWidget *eql_read_back_new(GtkWindow *parent, EqlSession *session, const char *file,
                             const char *school, GPtrArray *changes)
{
    EqlReadBack *self = g_object_new(EQL_TYPE_READ_BACK, "transient-for", parent, NULL);
    self->session = g_object_ref(session);
    self->changes = g_ptr_array_ref(changes);
    self->left = g_new0(guint, changes->len + 1);
    /* Translators: the name of a file. */
    g_autofree char *title = g_strdup_printf(_("Changes from %s"), file);
    gtk_window_set_title(GTK_WINDOW(self), title);
    if (school != NULL)
        show_whose(self, school);
    leave(self, school != NULL);
    eql_page_wrap_buttons(GTK_WIDGET(self));
    /* Enter cancels nothing; not before it is seen, see EqlNewSchool */
    g_signal_connect_swapped(self, "map", G_CALLBACK(gtk_widget_grab_focus), self->accept);
    return GTK_WIDGET(self);
}

static void eql_read_back_dispose(GObject *object)
{
    EqlReadBack *self = EQL_READ_BACK(object);
    if (self->list != NULL)
        eql_rows_clear(self->list);
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_READ_BACK);
    g_clear_object(&self->session);
    g_clear_pointer(&self->changes, g_ptr_array_unref);
    g_clear_pointer(&self->left, g_free);
    G_OBJECT_CLASS(eql_read_back_parent_class)->dispose(object);
}

static void eql_read_back_class_init(EqlReadBackClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_read_back_dispose;
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/read-back.ui");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_DIALOG);
    gtk_widget_class_bind_template_child(widget, EqlReadBack, list);
    gtk_widget_class_bind_template_child(widget, EqlReadBack, whose);
    gtk_widget_class_bind_template_child(widget, EqlReadBack, what);
    gtk_widget_class_bind_template_child(widget, EqlReadBack, accept);
    gtk_widget_class_bind_template_callback(widget, eql_read_back_accept);
    gtk_widget_class_bind_template_callback(widget, on_take_all);
    gtk_widget_class_bind_template_callback(widget, on_leave_all);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void eql_read_back_init(EqlReadBack *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_text_scale_dialog(GTK_WINDOW(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
}
