/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/compat.h"
#include "chart/draw.h"

#define NATURAL_EMS 40
/* Lines of the words beside a point, in characters; room for them, in line heights. */
#define TIP_CHARS 44
#define LEAST_TIP_CHARS 16
#define TIP_ROOM 6
/* In one frame a chart is asked for its height with so many widths: as it was, as it is to be, and
 * as wide as it may get. */
#define N_MEASURED 3

struct _EqlChartView {
    GtkWidget parent_instance;
    EqlChart *chart;
    EqlChartLayout *layout;               /* for the width it was last drawn with */
    EqlChartLayout *measured[N_MEASURED]; /* for those it was last asked about, the last first */
    int selected;
    char *told;     /* the selected point in words, or NULL */
    GtkWidget *tip; /* GtkPopover that shows it; NULL until there was one */
    guint tip_tick, tip_frames;
};

G_DEFINE_FINAL_TYPE(EqlChartView, eql_chart_view, GTK_TYPE_WIDGET)

static guint row_selected_signal;

void eql_chart_style_of_widget(EqlChartStyle *style, GtkWidget *widget)
{
    AdwStyleManager *manager = adw_style_manager_get_default();
    PangoContext *text = gtk_widget_create_pango_context(widget);
    eql_chart_style_init(style,
                         adw_style_manager_get_dark(manager) ? EQL_LOOK_DARK : EQL_LOOK_LIGHT,
                         adw_style_manager_get_high_contrast(manager), text);
    style->right_to_left = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
    g_object_unref(text);
}

static void forget_layouts(EqlChartView *self)
{
    g_clear_pointer(&self->layout, eql_chart_layout_free);
    for (guint i = 0; i < N_MEASURED; i++)
        g_clear_pointer(&self->measured[i], eql_chart_layout_free);
}

static void drop_layout(EqlChartView *self)
{
    forget_layouts(self);
    gtk_widget_queue_resize(GTK_WIDGET(self));
}

static gboolean is_for(const EqlChartLayout *layout, const EqlChartStyle *style, double width)
{
    return layout != NULL &&
           fabs(layout->width - MAX(width, eql_chart_minimum_width(style))) <= 0.5;
}

/* Takes it out of those that were measured; else lays out anew. */
static EqlChartLayout *take_measured(EqlChartView *self, const EqlChartStyle *style, int width)
{
    for (guint i = 0; i < N_MEASURED; i++)
        if (is_for(self->measured[i], style, width))
            return g_steal_pointer(&self->measured[i]);
    return eql_chart_lay_out(self->chart, style, width);
}

/* In the place of what was asked about longest ago, or was taken out. */
static void keep_measured(EqlChartView *self, EqlChartLayout *layout)
{
    guint last = 0;
    while (last + 1 < N_MEASURED && self->measured[last] != NULL)
        last++;
    g_clear_pointer(&self->measured[last], eql_chart_layout_free);
    for (guint i = last; i > 0; i--)
        self->measured[i] = self->measured[i - 1];
    self->measured[0] = layout;
}

static const EqlChartLayout *measure_for(EqlChartView *self, const EqlChartStyle *style, int width)
{
    if (is_for(self->layout, style, width))
        return self->layout;
    keep_measured(self, take_measured(self, style, width));
    return self->measured[0];
}

static const EqlChartLayout *layout_for(EqlChartView *self, const EqlChartStyle *style, int width)
{
    if (!is_for(self->layout, style, width)) {
        EqlChartLayout *before = self->layout;
        self->layout = take_measured(self, style, width);
        if (before != NULL)
            keep_measured(self, before);
    }
    return self->layout;
}

/* For the width it has, drawn or not yet; NULL: it shows none, or has no width. */
static const EqlChartLayout *layout_now(EqlChartView *self)
{
    int width = gtk_widget_get_width(GTK_WIDGET(self));
    if (self->chart == NULL || width <= 0)
        return NULL;
    g_auto(EqlChartStyle) style;
    eql_chart_style_of_widget(&style, GTK_WIDGET(self));
    return layout_for(self, &style, width);
}

static const EqlChartMark *mark_at(EqlChartView *self, int index)
{
    if (self->layout == NULL || index < 0 || (guint)index >= self->layout->marks->len)
        return NULL;
    return &g_array_index(self->layout->marks, EqlChartMark, index);
}

/* ── beside the point that the keyboard is on: what a tooltip shows to the pointer ── */

/* It takes neither focus nor clicks: the keys go on walking the points. */
static GtkWidget *tip_of(EqlChartView *self)
{
    if (self->tip != NULL)
        return self->tip;
    GtkWidget *label = gtk_label_new(NULL);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_max_width_chars(GTK_LABEL(label), TIP_CHARS);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    self->tip = gtk_popover_new();
    gtk_popover_set_child(GTK_POPOVER(self->tip), label);
    gtk_popover_set_autohide(GTK_POPOVER(self->tip), FALSE);
    gtk_popover_set_position(GTK_POPOVER(self->tip), GTK_POS_BOTTOM);
    gtk_widget_set_can_focus(self->tip, FALSE);
    gtk_widget_set_can_target(self->tip, FALSE);
    gtk_widget_set_parent(self->tip, GTK_WIDGET(self));
    return self->tip;
}

static void hide_tip(EqlChartView *self)
{
    if (self->tip != NULL)
        gtk_popover_popdown(GTK_POPOVER(self->tip));
}

/* What of the point is in sight: a popover cannot point out of its window. */
static gboolean find_lane(EqlChartView *self, GdkRectangle *lane)
{
    GtkWidget *widget = GTK_WIDGET(self);
    GtkWidget *port = gtk_widget_get_ancestor(widget, GTK_TYPE_VIEWPORT);
    const EqlChartMark *mark = mark_at(self, self->selected);
    graphene_rect_t seen, shared;
    if (mark == NULL || !gtk_widget_get_mapped(widget) ||
        !gtk_widget_compute_bounds(port != NULL ? port : GTK_WIDGET(gtk_widget_get_root(widget)),
                                   widget, &seen) ||
        !graphene_rect_intersection(&seen,
                                    &GRAPHENE_RECT_INIT((float)mark->lane.x, (float)mark->lane.y,
                                                        (float)mark->lane.width,
                                                        (float)mark->lane.height),
                                    &shared))
        return FALSE;
    *lane = (GdkRectangle){(int)shared.origin.x, (int)shared.origin.y, (int)shared.size.width,
                           (int)shared.size.height};
    return TRUE;
}

static int natural_width(GtkLabel *label)
{
    int width;
    gtk_widget_measure(GTK_WIDGET(label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    return width;
}

/* GTK takes the room for a popover's shadow for room that its words have, and would give them one
 * line where they need two. `most`: how wide it may be. */
static void say_tip(GtkLabel *label, const char *text, int most)
{
    int width, height, chars = TIP_CHARS;
    gtk_widget_set_size_request(GTK_WIDGET(label), -1, -1);
    gtk_label_set_max_width_chars(label, chars);
    gtk_label_set_label(label, text);
    while ((width = natural_width(label)) > most && chars > LEAST_TIP_CHARS)
        gtk_label_set_max_width_chars(label, --chars);
    gtk_widget_measure(GTK_WIDGET(label), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                       NULL);
    gtk_widget_set_size_request(GTK_WIDGET(label), width, height);
}

/* In the second frame the page has been scrolled to where the point is. */
static gboolean on_tip_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    GdkRectangle lane;
    if (++self->tip_frames < 2)
        return G_SOURCE_CONTINUE;
    self->tip_tick = 0;
    if (self->told == NULL || !find_lane(self, &lane)) {
        hide_tip(self);
        return G_SOURCE_REMOVE;
    }
    GtkPopover *tip = GTK_POPOVER(tip_of(self));
    say_tip(GTK_LABEL(gtk_popover_get_child(tip)), self->told, gtk_widget_get_width(widget));
    gtk_accessible_update_property(GTK_ACCESSIBLE(tip), GTK_ACCESSIBLE_PROPERTY_LABEL, self->told,
                                   -1);
    gtk_popover_set_pointing_to(tip, &lane);
    gtk_popover_popup(tip);
    return G_SOURCE_REMOVE;
}

/* `text` NULL: nothing. */
static void show_tip(EqlChartView *self, const char *text)
{
    g_free(self->told);
    self->told = g_strdup(text);
    self->tip_frames = 0;
    if (text == NULL)
        hide_tip(self);
    else if (self->tip_tick == 0)
        self->tip_tick = gtk_widget_add_tick_callback(GTK_WIDGET(self), on_tip_frame, NULL, NULL);
}

const char *eql_chart_view_told(EqlChartView *self)
{
    return self->told;
}

static GtkViewport *port_of(EqlChartView *self)
{
    GtkWidget *port = gtk_widget_get_ancestor(GTK_WIDGET(self), GTK_TYPE_VIEWPORT);
    return port != NULL ? GTK_VIEWPORT(port) : NULL;
}

/* So much of the chart comes into sight, from the top where it is too much; in its pixels. */
static void scroll_to(EqlChartView *self, double top, double bottom)
{
    GtkViewport *port = port_of(self);
    GtkWidget *page = port != NULL ? gtk_viewport_get_child(port) : NULL;
    graphene_rect_t bounds;
    if (page == NULL || !gtk_widget_compute_bounds(GTK_WIDGET(self), page, &bounds))
        return;
    GtkAdjustment *place = gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(port));
    bottom = MIN(bottom, top + gtk_adjustment_get_page_size(place));
    gtk_adjustment_clamp_page(place, bounds.origin.y + top, bounds.origin.y + bottom);
}

/* A long chart is walked with its end out of sight: the page follows, with room for the words. */
static void scroll_to_mark(EqlChartView *self, const EqlChartMark *mark)
{
    double em = self->layout->em, bottom = mark->lane.y + mark->lane.height;
    scroll_to(self, mark->lane.y - em, bottom + TIP_ROOM * em);
}

/* ── what a screen reader says: of what has the focus, whenever it changes ── */

static void describe(EqlChartView *self)
{
    const EqlChartMark *mark = mark_at(self, self->selected);
    g_autofree char *text = mark != NULL
                                ? eql_chart_point_text(self->chart, mark->row, mark->series)
                                : eql_chart_summary(self->chart);
    show_tip(self, mark != NULL ? text : NULL);
    eql_compat_describe(GTK_WIDGET(self), text);
}

int eql_chart_view_selected(EqlChartView *self)
{
    return self->selected;
}

/* Whoever clicks sees the point already: it stays under the pointer. */
static void select_mark(EqlChartView *self, int index, gboolean clicked)
{
    if (self->chart == NULL || index == self->selected)
        return;
    layout_now(self);
    const EqlChartMark *mark = mark_at(self, index);
    self->selected = mark != NULL ? index : -1;
    describe(self);
    gtk_widget_queue_draw(GTK_WIDGET(self));
    if (mark == NULL)
        return;
    if (!clicked)
        scroll_to_mark(self, mark);
    g_signal_emit(self, row_selected_signal, 0, mark->row);
}

void eql_chart_view_select(EqlChartView *self, int index)
{
    select_mark(self, index, FALSE);
}

void eql_chart_view_set_chart(EqlChartView *self, EqlChart *chart)
{
    g_clear_pointer(&self->chart, eql_chart_unref);
    self->chart = eql_chart_ref(chart);
    self->selected = -1;
    drop_layout(self);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   chart->title, -1);
    describe(self);
}

/* ── keys and pointer ── */

static void step(EqlChartView *self, int by)
{
    const EqlChartLayout *layout = layout_now(self);
    int last = layout != NULL ? (int)layout->marks->len - 1 : -1;
    if (last < 0)
        return;
    int from = self->selected < 0 && by < 0 ? last + 1 : self->selected;
    eql_chart_view_select(self, CLAMP(from + by, 0, last));
}

/* In a grid up and down keep to the column: as many marks further as a row has. */
static int row_step(EqlChartView *self)
{
    return self->chart->kind == EQL_CHART_GRID && self->selected >= 0
               ? (int)self->chart->series->len
               : 1;
}

/* Left and right go through the points too: a chart has one line of reading. */
static gboolean on_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                       EqlChartView *self)
{
    if ((state & gtk_accelerator_get_default_mod_mask()) != 0 || self->chart == NULL)
        return FALSE;
    gboolean had_selection = self->selected >= 0;
    int onward = gtk_widget_get_direction(GTK_WIDGET(self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
    switch (key) {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
        step(self, row_step(self));
        return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
        step(self, -row_step(self));
        return TRUE;
    case GDK_KEY_Right:
        step(self, onward);
        return TRUE;
    case GDK_KEY_Left:
        step(self, -onward);
        return TRUE;
    case GDK_KEY_Home:
        eql_chart_view_select(self, 0);
        return TRUE;
    case GDK_KEY_End:
        step(self, G_MAXINT / 2);
        return TRUE;
    case GDK_KEY_Escape:
        eql_chart_view_select(self, -1);
        return had_selection;
    default:
        return FALSE;
    }
}

/* The page does not follow: of a chart that is longer than the page it would show the end. */
static gboolean take_focus(EqlChartView *self)
{
    GtkViewport *port = port_of(self);
    if (port != NULL)
        gtk_viewport_set_scroll_to_focus(port, FALSE);
    gboolean taken = GTK_WIDGET_CLASS(eql_chart_view_parent_class)->grab_focus(GTK_WIDGET(self));
    if (port != NULL)
        gtk_viewport_set_scroll_to_focus(port, TRUE);
    return taken;
}

/* By key, to the point where it was, or to where the chart begins. */
static gboolean eql_chart_view_grab_focus(GtkWidget *widget)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    gboolean taken = take_focus(self);
    const EqlChartMark *mark = mark_at(self, self->selected);
    if (taken && mark != NULL)
        scroll_to_mark(self, mark);
    else if (taken)
        scroll_to(self, 0, gtk_widget_get_height(widget));
    return taken;
}

static void on_pressed(GtkGestureClick *click, int n, double x, double y, EqlChartView *self)
{
    take_focus(self);
    if (self->layout != NULL)
        select_mark(self, eql_chart_layout_mark_at(self->layout, x, y), TRUE);
}

char *eql_chart_view_text_at(EqlChartView *self, double x, double y)
{
    const EqlChartLayout *layout = layout_now(self);
    int index = layout != NULL ? eql_chart_layout_mark_at(layout, x, y) : -1;
    const EqlChartMark *mark = mark_at(self, index);
    return mark != NULL ? eql_chart_point_text(self->chart, mark->row, mark->series) : NULL;
}

/* For the keyboard, and where it was clicked, the words stand there already. */
static gboolean eql_chart_view_query_tooltip(GtkWidget *widget, int x, int y, gboolean keyboard,
                                             GtkTooltip *tooltip)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    g_autofree char *text = keyboard ? NULL : eql_chart_view_text_at(self, x, y);
    gboolean told = self->tip != NULL && gtk_widget_get_visible(self->tip);
    if (text == NULL || (told && g_strcmp0(text, self->told) == 0))
        return FALSE;
    const EqlChartMark *mark = mark_at(self, eql_chart_layout_mark_at(self->layout, x, y));
    const GdkRectangle lane = {(int)mark->lane.x, (int)mark->lane.y, (int)mark->lane.width,
                               (int)mark->lane.height};
    gtk_tooltip_set_text(tooltip, text);
    gtk_tooltip_set_tip_area(tooltip, &lane);
    return TRUE;
}

/* ── size and drawing ── */

static GtkSizeRequestMode eql_chart_view_get_request_mode(GtkWidget *widget)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* More than any window has, in pixels: GTK tries as much when it asks how low a box can get. */
#define UNBOUNDED (1 << 15)

static void eql_chart_view_measure(GtkWidget *widget, GtkOrientation orientation, int for_size,
                                   int *minimum, int *natural, int *minimum_baseline,
                                   int *natural_baseline)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    g_auto(EqlChartStyle) style;
    eql_chart_style_of_widget(&style, widget);
    int least = (int)eql_chart_minimum_width(&style);
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
        *minimum = least;
        *natural = (int)(NATURAL_EMS * eql_chart_style_em(&style));
    } else if (self->chart != NULL) {
        /* without a width: newer GTK complains when one then needs less, older when one needs
         * more with a width without bounds */
        *minimum = *natural = (int)(for_size > 0 && for_size < UNBOUNDED
                                        ? measure_for(self, &style, for_size)->height
                                        : eql_chart_minimum_height(self->chart, &style));
    }
}

static void eql_chart_view_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    if (self->tip != NULL)
        gtk_popover_present(GTK_POPOVER(self->tip));
}

static void eql_chart_view_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
    EqlChartView *self = EQL_CHART_VIEW(widget);
    int width = gtk_widget_get_width(widget), height = gtk_widget_get_height(widget);
    if (self->chart == NULL || width <= 0 || height <= 0)
        return;
    g_auto(EqlChartStyle) style;
    eql_chart_style_of_widget(&style, widget);
    const EqlChartLayout *layout = layout_for(self, &style, width);
    cairo_t *cr =
        gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT(0, 0, (float)width, (float)height));
    eql_chart_draw(self->chart, layout, &style, cr, self->selected);
    cairo_destroy(cr);
}

static void eql_chart_view_css_changed(GtkWidget *widget, GtkCssStyleChange *change)
{
    GTK_WIDGET_CLASS(eql_chart_view_parent_class)->css_changed(widget, change);
    drop_layout(EQL_CHART_VIEW(widget));
}

static void eql_chart_view_direction_changed(GtkWidget *widget, GtkTextDirection previous)
{
    GTK_WIDGET_CLASS(eql_chart_view_parent_class)->direction_changed(widget, previous);
    drop_layout(EQL_CHART_VIEW(widget));
}

/* ── the widget ── */

/* The ring stays where it was. */
static void on_focus_out(EqlChartView *self)
{
    hide_tip(self);
}

static void on_focus_in(EqlChartView *self)
{
    const EqlChartMark *mark = mark_at(self, self->selected);
    if (mark == NULL)
        return;
    g_autofree char *text = eql_chart_point_text(self->chart, mark->row, mark->series);
    show_tip(self, text);
}

static void eql_chart_view_unmap(GtkWidget *widget)
{
    hide_tip(EQL_CHART_VIEW(widget));
    GTK_WIDGET_CLASS(eql_chart_view_parent_class)->unmap(widget);
}

static void eql_chart_view_dispose(GObject *object)
{
    g_clear_pointer(&EQL_CHART_VIEW(object)->tip, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_chart_view_parent_class)->dispose(object);
}

static void eql_chart_view_finalize(GObject *object)
{
    EqlChartView *self = EQL_CHART_VIEW(object);
    g_free(self->told);
    g_clear_pointer(&self->chart, eql_chart_unref);
    forget_layouts(self);
    G_OBJECT_CLASS(eql_chart_view_parent_class)->finalize(object);
}

static void eql_chart_view_class_init(EqlChartViewClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_chart_view_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_chart_view_finalize;
    widget->grab_focus = eql_chart_view_grab_focus;
    widget->unmap = eql_chart_view_unmap;
    widget->size_allocate = eql_chart_view_size_allocate;
    widget->get_request_mode = eql_chart_view_get_request_mode;
    widget->measure = eql_chart_view_measure;
    widget->snapshot = eql_chart_view_snapshot;
    widget->css_changed = eql_chart_view_css_changed;
    widget->direction_changed = eql_chart_view_direction_changed;
    widget->query_tooltip = eql_chart_view_query_tooltip;
    gtk_widget_class_set_css_name(widget, "chart");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_IMG);
    row_selected_signal = g_signal_new("row-selected", EQL_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void eql_chart_view_init(EqlChartView *self)
{
    GtkWidget *widget = GTK_WIDGET(self);
    self->selected = -1;
    gtk_widget_set_focusable(widget, TRUE);
    gtk_widget_set_has_tooltip(widget, TRUE);
    /* until it shows one; hidden parts of a page are read out too */
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"),
                                   -1);
    GtkEventController *keys = gtk_event_controller_key_new();
    g_signal_connect(keys, "key-pressed", G_CALLBACK(on_key), self);
    gtk_widget_add_controller(widget, keys);
    GtkEventController *focus = gtk_event_controller_focus_new();
    g_signal_connect_swapped(focus, "enter", G_CALLBACK(on_focus_in), self);
    g_signal_connect_swapped(focus, "leave", G_CALLBACK(on_focus_out), self);
    gtk_widget_add_controller(widget, focus);
    GtkGesture *click = gtk_gesture_click_new();
    g_signal_connect(click, "pressed", G_CALLBACK(on_pressed), self);
    gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(click));
    AdwStyleManager *manager = adw_style_manager_get_default();
    g_signal_connect_object(manager, "notify::dark", G_CALLBACK(gtk_widget_queue_draw), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(manager, "notify::high-contrast", G_CALLBACK(gtk_widget_queue_draw),
                            self, G_CONNECT_SWAPPED);
}

GtkWidget *eql_chart_view_new(void)
{
    return g_object_new(EQL_TYPE_CHART_VIEW, NULL);
}
