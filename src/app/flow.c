/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/flow.h"

#include "app/page.h"

/* Between children and between lines, in pixels. */
#define SPACING 12

struct _EqlFlow {
    GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE(EqlFlow, eql_flow, GTK_TYPE_WIDGET)

/* A line of children, from `first` up to, but without, `end` (NULL: to the last). */
typedef struct {
    GtkWidget *first, *end;
    int width; /* natural, with the spaces between */
    guint expanding;
} Line;

static int natural_width(GtkWidget *child, int most)
{
    int minimum, natural;
    gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
    return MAX(minimum, MIN(natural, most));
}

static Line line_from(GtkWidget *first, int most)
{
    Line line = {first, NULL, 0, 0};
    for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling(child)) {
        if (!gtk_widget_should_layout(child))
            continue;
        int width = natural_width(child, most) + (line.width > 0 ? SPACING : 0);
        if (line.width > 0 && line.width + width > most) {
            line.end = child;
            return line;
        }
        line.width += width;
        line.expanding += gtk_widget_compute_expand(child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
    return line;
}

static int child_width(const Line *line, GtkWidget *child, int most)
{
    int width = natural_width(child, most);
    if (line->expanding > 0 && gtk_widget_compute_expand(child, GTK_ORIENTATION_HORIZONTAL))
        width += MAX(0, most - line->width) / (int)line->expanding;
    return width;
}

static int line_height(const Line *line, int most)
{
    int height = 0;
    for (GtkWidget *child = line->first; child != line->end;
         child = gtk_widget_get_next_sibling(child)) {
        int minimum, natural;
        if (!gtk_widget_should_layout(child))
            continue;
        gtk_widget_measure(child, GTK_ORIENTATION_VERTICAL, child_width(line, child, most),
                           &minimum, &natural, NULL, NULL);
        height = MAX(height, natural);
    }
    return height;
}

static void allocate_line(const Line *line, int y, int height, int most, gboolean right_to_left)
{
    int x = 0;
    for (GtkWidget *child = line->first; child != line->end;
         child = gtk_widget_get_next_sibling(child)) {
        if (!gtk_widget_should_layout(child))
            continue;
        int width = child_width(line, child, most);
        const GtkAllocation box = {right_to_left ? most - x - width : x, y, width, height};
        gtk_widget_size_allocate(child, &box, -1);
        x += width + SPACING;
    }
}

/* Returns the height of all lines. */
static int flow(GtkWidget *widget, int most, gboolean allocate)
{
    gboolean right_to_left = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
    GtkWidget *first = gtk_widget_get_first_child(widget);
    int y = 0;
    while (first != NULL) {
        Line line = line_from(first, most);
        int height = line_height(&line, most);
        if (height > 0 && y > 0)
            y += SPACING;
        if (allocate)
            allocate_line(&line, y, height, most, right_to_left);
        y += height;
        first = line.end;
    }
    return y;
}

static GtkSizeRequestMode eql_flow_get_request_mode(GtkWidget *widget)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void measure_width(GtkWidget *widget, int *minimum, int *natural)
{
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        int least, wanted;
        if (!gtk_widget_should_layout(child))
            continue;
        gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
        *minimum = MAX(*minimum, least);
        *natural += wanted + (*natural > 0 ? SPACING : 0);
    }
}

static void eql_flow_measure(GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
    *minimum = *natural = 0;
    if (orientation == GTK_ORIENTATION_HORIZONTAL)
        measure_width(widget, minimum, natural);
    else
        *minimum = *natural = flow(widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
}

static void eql_flow_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
    flow(widget, width, TRUE);
}

static void eql_flow_compute_expand(GtkWidget *widget, gboolean *across, gboolean *down)
{
    *across = TRUE;
    *down = FALSE;
}

/* Each line has one button at the least, however wide. */
static void eql_flow_root(GtkWidget *widget)
{
    GTK_WIDGET_CLASS(eql_flow_parent_class)->root(widget);
    eql_page_wrap_buttons(widget);
}

void eql_flow_append(EqlFlow *self, GtkWidget *child)
{
    gtk_widget_set_parent(child, GTK_WIDGET(self));
    eql_page_wrap_buttons(child);
}

void eql_flow_clear(EqlFlow *self)
{
    GtkWidget *child;
    while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
        gtk_widget_unparent(child);
}

static void eql_flow_dispose(GObject *object)
{
    eql_flow_clear(EQL_FLOW(object));
    G_OBJECT_CLASS(eql_flow_parent_class)->dispose(object);
}

static void eql_flow_class_init(EqlFlowClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_flow_dispose;
    widget->get_request_mode = eql_flow_get_request_mode;
    widget->measure = eql_flow_measure;
    widget->root = eql_flow_root;
    widget->size_allocate = eql_flow_size_allocate;
    widget->compute_expand = eql_flow_compute_expand;
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void eql_flow_init(EqlFlow *self)
{
}
