/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/two-panes.h"

#include "app/text-scale.h"

/* Between the panes, in pixels. */
#define SPACING 18
/* Each pane has at least so much, or there is but one, in pixels. */
#define LEAST 340
/* Both panes scroll: to measure how high all of their rows are takes long and tells nothing. */
#define LEAST_HEIGHT 200

struct _EqlTwoPanes {
    GtkWidget parent_instance;
    gboolean folded, narrow, details;
    int least;     /* of the list, where text is as large as usual; 0: none */
    guint telling; /* source that says that it was folded, or is narrow */
};

G_DEFINE_FINAL_TYPE(EqlTwoPanes, eql_two_panes, GTK_TYPE_WIDGET)

enum { PROP_FOLDED = 1, PROP_NARROW, PROP_SHOWS_DETAILS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static int least_width(GtkWidget *child)
{
    int least = 0;
    if (child != NULL)
        gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    return least;
}

/* What is read in the list takes the more room the larger its text is. */
static int least_of_list(EqlTwoPanes *self)
{
    return (int)(self->least * eql_text_scale(GTK_WIDGET(self)));
}

/* The list's width when both fit; 0 when they do not. */
static int list_width(EqlTwoPanes *self, int width)
{
    GtkWidget *list = gtk_widget_get_first_child(GTK_WIDGET(self));
    int most = width - SPACING, share = self->least > 0 ? most * 2 / 3 : most / 2;
    int left = MAX(least_width(list), least_of_list(self));
    int right = least_width(gtk_widget_get_last_child(GTK_WIDGET(self)));
    if (MAX(left, LEAST) + MAX(right, LEAST) > most)
        return 0;
    return CLAMP(share, MAX(left, LEAST), most - MAX(right, LEAST));
}

static GtkSizeRequestMode eql_two_panes_get_request_mode(GtkWidget *widget)
{
    return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void eql_two_panes_measure(GtkWidget *widget, GtkOrientation orientation, int for_size,
                                  int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline)
{
    *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? LEAST_HEIGHT : 0;
    if (orientation == GTK_ORIENTATION_VERTICAL)
        return;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        int least, wanted;
        gtk_widget_measure(child, orientation, -1, &least, &wanted, NULL, NULL);
        *minimum = MAX(*minimum, least);
        *natural += wanted + SPACING;
    }
}

/* Not while sizes are given out: what listens shows and hides things. */
static gboolean on_tell(gpointer data)
{
    EqlTwoPanes *self = data;
    self->telling = 0;
    g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_FOLDED]);
    g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_NARROW]);
    return G_SOURCE_REMOVE;
}

static void set_room(EqlTwoPanes *self, gboolean folded, gboolean narrow)
{
    if (self->folded == folded && self->narrow == narrow)
        return;
    self->folded = folded;
    self->narrow = narrow;
    if (self->telling == 0)
        self->telling = g_idle_add(on_tell, self);
}

static void allocate(GtkWidget *child, int x, int width, int height)
{
    gtk_widget_set_child_visible(child, TRUE);
    gtk_widget_size_allocate(child, &(GtkAllocation){x, 0, width, height}, -1);
}

static void eql_two_panes_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
    EqlTwoPanes *self = EQL_TWO_PANES(widget);
    GtkWidget *list = gtk_widget_get_first_child(widget);
    GtkWidget *details = gtk_widget_get_last_child(widget);
    int first = list_width(self, width), rest = width - first - SPACING;
    gboolean mirrored = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
    set_room(self, first == 0, width < least_of_list(self));
    if (first > 0) {
        allocate(list, mirrored ? width - first : 0, first, height);
        allocate(details, mirrored ? 0 : first + SPACING, rest, height);
        return;
    }
    gtk_widget_set_child_visible(self->details ? list : details, FALSE);
    allocate(self->details ? details : list, 0, width, height);
}

void eql_two_panes_set_least(EqlTwoPanes *self, int width)
{
    self->least = width;
    gtk_widget_queue_allocate(GTK_WIDGET(self));
}

gboolean eql_two_panes_is_folded(EqlTwoPanes *self)
{
    return self->folded;
}

gboolean eql_two_panes_shows_list(EqlTwoPanes *self)
{
    return !self->folded || !self->details;
}

gboolean eql_two_panes_is_narrow(EqlTwoPanes *self)
{
    return self->narrow;
}

void eql_two_panes_show_details(EqlTwoPanes *self, gboolean details)
{
    if (self->details == details)
        return;
    self->details = details;
    gtk_widget_queue_allocate(GTK_WIDGET(self));
    g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_SHOWS_DETAILS]);
}

void eql_two_panes_arrange(EqlTwoPanes *self, GtkWidget *above, GtkWidget *back, GtkListBox *list)
{
    gtk_widget_set_visible(above, eql_two_panes_shows_list(self));
    gtk_widget_set_visible(back, self->folded);
    gtk_list_box_set_activate_on_single_click(list, self->folded);
}

void eql_two_panes_go_back(EqlTwoPanes *self, GtkListBox *list)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row(list);
    eql_two_panes_show_details(self, FALSE);
    if (row != NULL)
        gtk_widget_grab_focus(GTK_WIDGET(row));
}

static void eql_two_panes_compute_expand(GtkWidget *widget, gboolean *across, gboolean *down)
{
    *across = *down = TRUE;
}

static void eql_two_panes_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    EqlTwoPanes *self = EQL_TWO_PANES(object);
    g_value_set_boolean(value, id == PROP_FOLDED   ? self->folded
                               : id == PROP_NARROW ? self->narrow
                                                   : self->details);
}

static void eql_two_panes_set_property(GObject *object, guint id, const GValue *value,
                                       GParamSpec *pspec)
{
    eql_two_panes_show_details(EQL_TWO_PANES(object), g_value_get_boolean(value));
}

static void eql_two_panes_dispose(GObject *object)
{
    GtkWidget *child;
    g_clear_handle_id(&EQL_TWO_PANES(object)->telling, g_source_remove);
    while ((child = gtk_widget_get_first_child(GTK_WIDGET(object))) != NULL)
        gtk_widget_unparent(child);
    G_OBJECT_CLASS(eql_two_panes_parent_class)->dispose(object);
}

static void eql_two_panes_class_init(EqlTwoPanesClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    GObjectClass *object = G_OBJECT_CLASS(klass);
    object->dispose = eql_two_panes_dispose;
    object->get_property = eql_two_panes_get_property;
    object->set_property = eql_two_panes_set_property;
    properties[PROP_FOLDED] = g_param_spec_boolean("folded", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    properties[PROP_NARROW] = g_param_spec_boolean("narrow", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    properties[PROP_SHOWS_DETAILS] =
        g_param_spec_boolean("shows-details", NULL, NULL, FALSE,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
    g_object_class_install_properties(object, N_PROPS, properties);
    widget->get_request_mode = eql_two_panes_get_request_mode;
    widget->measure = eql_two_panes_measure;
    widget->size_allocate = eql_two_panes_size_allocate;
    widget->compute_expand = eql_two_panes_compute_expand;
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void eql_two_panes_init(EqlTwoPanes *self)
{
}
