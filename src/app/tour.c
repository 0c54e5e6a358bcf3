/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tour.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "model/figure.h"

struct _EqlTour {
    GtkWidget parent_instance;
    GtkRevealer *revealer;
    GtkLabel *title, *text, *place;
    GtkWidget *back;
    GtkButton *next, *stop;
    char *words;   /* what a screen reader says */
    guint stop_at; /* index of what is shown */
    int k;         /* figures about fewer people are hidden */
    double over;   /* a relative rate index from which groups are over-represented */
};

G_DEFINE_FINAL_TYPE(EqlTour, eql_tour, GTK_TYPE_WIDGET)

typedef struct {
    const char *page; /* NULL: whatever is there */
    const char *title;
    const char *text;
    char *(*say)(const EqlTour *self); /* in place of the text: with what the project has set */
} Stop;

static char *say_groups(const EqlTour *self)
{
    return g_strdup_printf(
        ngettext("The same for every group. Figures about fewer than %d person are hidden, here "
                 "and everywhere.",
                 "The same for every group. Figures about fewer than %d people are hidden, here "
                 "and everywhere.",
                 (gulong)self->k),
        self->k);
}

static char *say_outcomes(const EqlTour *self)
{
    g_autofree char *over = eql_figure_format(eql_figure_value(EQL_UNIT_RATIO, self->over));
    /* Translators: a limit: “1.5”. */
    return g_strdup_printf(_("Whether suspensions fall on groups in proportion. On the line at 1 "
                             "they do; from %s they are over-represented."),
                           over);
}

static const Stop STOPS[] = {
    {NULL, N_("Shall we look around together?"),
     N_("Sampleton High School is invented, so nothing can go wrong there. It takes two "
        "minutes.")},
    {"overview", N_("What stands out"),
     N_("Who answered, and below it what stands out, most important first. Each sentence can be "
        "read out at a meeting as it is.")},
    {"themes", N_("How fair it feels"),
     N_("A dot is what pupils, staff or parents make of a theme, from 0 to 100; its line says how "
        "sure one can be. Press T for the table.")},
    {"groups", N_("Who feels it differently"), .say = say_groups},
    {"outcomes", N_("How fair it is"), .say = say_outcomes},
    {"plan", N_("What to do about it"),
     N_("The program proposes actions for what stands out; you decide. They go into an Excel "
        "workbook with owners and dates.")},
    {"import", N_("Now your own school"),
     N_("Press New school and drop its files on the window. F1 opens the guide at the page you are "
        "on.")},
};

enum { SIGNAL_PAGE, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean is_last(const EqlTour *self)
{
    return self->stop_at + 1 == G_N_ELEMENTS(STOPS);
}

static const char *next_label(const EqlTour *self)
{
    if (self->stop_at == 0)
        return _("_Show me round");
    return is_last(self) ? _("_New school…") : _("_Next");
}

static const char *stop_label(const EqlTour *self)
{
    if (self->stop_at == 0)
        return _("N_ot now");
    return is_last(self) ? _("_Finish") : _("End the to_ur");
}

/* Of the button that the keyboard is on, and is pressed again and again. */
static void say_stop(EqlTour *self, const char *title, const char *text)
{
    g_free(self->words);
    self->words = eql_page_sentences(title, text);
    eql_compat_describe(GTK_WIDGET(self->next), self->words);
    eql_compat_describe(self->back, self->words);
}

/* Whoever shows the page may know more of what is said about it. */
static void show_stop(EqlTour *self)
{
    const Stop *stop = &STOPS[self->stop_at];
    if (stop->page != NULL)
        g_signal_emit(self, signals[SIGNAL_PAGE], 0, stop->page);
    g_autofree char *text = stop->say != NULL ? stop->say(self) : g_strdup(_(stop->text));
    /* Translators: how far a tour is: “2 of 6”. */
    g_autofree char *place =
        g_strdup_printf(C_("tour", "%u of %u"), self->stop_at, (guint)G_N_ELEMENTS(STOPS) - 1);
    gtk_label_set_label(self->title, _(stop->title));
    gtk_label_set_label(self->text, text);
    gtk_label_set_label(self->place, self->stop_at > 0 ? place : "");
    gtk_widget_set_visible(self->back, self->stop_at > 1);
    if (g_strcmp0(gtk_button_get_label(self->next), next_label(self)) != 0)
        gtk_button_set_label(self->next, next_label(self)); /* which is said anew */
    gtk_button_set_label(self->stop, stop_label(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    say_stop(self, _(stop->title), text);
}

void eql_tour_set_limits(EqlTour *self, const EqlSettings *settings)
{
    self->k = settings->k;
    self->over = settings->rri_over;
}

void eql_tour_start(EqlTour *self)
{
    self->stop_at = 0;
    show_stop(self);
    gtk_widget_set_visible(GTK_WIDGET(self), TRUE);
    gtk_revealer_set_reveal_child(self->revealer, TRUE);
    eql_tour_focus(self);
    if (!gtk_widget_has_focus(GTK_WIDGET(self->next)))
        eql_compat_announce(GTK_WIDGET(self), self->words);
}

void eql_tour_focus(EqlTour *self)
{
    gtk_widget_grab_focus(GTK_WIDGET(self->next));
}

void eql_tour_end(EqlTour *self)
{
    GtkWidget *widget = GTK_WIDGET(self);
    GtkRoot *root = gtk_widget_get_root(widget);
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    gboolean here = focus != NULL && gtk_widget_is_ancestor(focus, widget);
    gtk_revealer_set_reveal_child(self->revealer, FALSE);
    gtk_widget_set_visible(widget, FALSE);
    if (here)
        gtk_widget_child_focus(GTK_WIDGET(root), GTK_DIR_TAB_FORWARD);
}

gboolean eql_tour_is_on(EqlTour *self)
{
    return gtk_revealer_get_reveal_child(self->revealer);
}

static void go_on(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlTour *self = EQL_TOUR(widget);
    if (is_last(self)) {
        eql_tour_end(self);
        gtk_widget_activate_action(widget, "win.new", NULL);
        return;
    }
    self->stop_at++;
    show_stop(self);
}

static void go_back(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlTour *self = EQL_TOUR(widget);
    if (self->stop_at < 2)
        return;
    self->stop_at--;
    if (self->stop_at == 1)
        eql_tour_focus(self); /* there is no way back from here */
    show_stop(self);
}

static void end(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_tour_end(EQL_TOUR(widget));
}

static void eql_tour_dispose(GObject *object)
{
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_TOUR);
    g_clear_pointer(&EQL_TOUR(object)->words, g_free);
    G_OBJECT_CLASS(eql_tour_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlTour, revealer);
    gtk_widget_class_bind_template_child(widget, EqlTour, title);
    gtk_widget_class_bind_template_child(widget, EqlTour, text);
    gtk_widget_class_bind_template_child(widget, EqlTour, place);
    gtk_widget_class_bind_template_child(widget, EqlTour, back);
    gtk_widget_class_bind_template_child(widget, EqlTour, next);
    gtk_widget_class_bind_template_child(widget, EqlTour, stop);
}

static void eql_tour_class_init(EqlTourClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_tour_dispose;
    signals[SIGNAL_PAGE] = g_signal_new("page", EQL_TYPE_TOUR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/tour.ui");
    bind_children(widget);
    gtk_widget_class_install_action(widget, "tour.next", NULL, go_on);
    gtk_widget_class_install_action(widget, "tour.back", NULL, go_back);
    gtk_widget_class_install_action(widget, "tour.stop", NULL, end);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "tour.stop", NULL);
}

static void eql_tour_init(EqlTour *self)
{
    g_autoptr(EqlSettings) usual = eql_settings_new();
    eql_tour_set_limits(self, usual);
    gtk_widget_init_template(GTK_WIDGET(self));
    gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
}
