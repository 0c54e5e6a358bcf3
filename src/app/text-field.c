/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/text-field.h"

/* A rest in typing, in milliseconds. */
#define REST 1200

struct _EqlTextField {
    GtkWidget parent_instance;
    GtkWidget *child;      /* the entry, or the frame about the text view */
    GtkEntry *entry;       /* one of the two, … */
    GtkTextView *view;     /* … the other is NULL */
    GtkTextBuffer *buffer; /* the view's */
    char *kept;
    guint resting, leaving; /* sources */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlTextField, eql_text_field, GTK_TYPE_WIDGET)

static guint kept_signal;

char *eql_text_field_text(EqlTextField *self)
{
    GtkTextIter start, end;
    if (self->entry != NULL)
        return g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->entry)));
    gtk_text_buffer_get_bounds(self->buffer, &start, &end);
    return gtk_text_buffer_get_text(self->buffer, &start, &end, FALSE);
}

GtkWidget *eql_text_field_input(EqlTextField *self)
{
    return self->entry != NULL ? GTK_WIDGET(self->entry) : GTK_WIDGET(self->view);
}

gboolean eql_text_field_is_pending(EqlTextField *self)
{
    g_autofree char *text = eql_text_field_text(self);
    return !g_str_equal(text, self->kept);
}

EqlTextField *eql_text_field_of(GtkWidget *input)
{
    GtkWidget *field = gtk_widget_get_ancestor(input, EQL_TYPE_TEXT_FIELD);
    return field != NULL ? EQL_TEXT_FIELD(field) : NULL;
}

void eql_text_field_keep(EqlTextField *self)
{
    g_autofree char *text = eql_text_field_text(self);
    g_clear_handle_id(&self->resting, g_source_remove);
    if (g_str_equal(text, self->kept))
        return;
    g_free(self->kept);
    self->kept = g_strdup(text);
    g_signal_emit(self, kept_signal, 0, text);
}

static gboolean on_rested(gpointer data)
{
    EQL_TEXT_FIELD(data)->resting = 0;
    eql_text_field_keep(data);
    return G_SOURCE_REMOVE;
}

static gboolean has_focus(EqlTextField *self)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    return focus != NULL && gtk_widget_is_ancestor(focus, GTK_WIDGET(self));
}

static gboolean on_left(gpointer data)
{
    EqlTextField *self = data;
    self->leaving = 0;
    if (!has_focus(self))
        eql_text_field_keep(self);
    return G_SOURCE_REMOVE;
}

/* The toolkit tells of it also when the window alone is left, and be it for a popover of its own:
 * then somebody is still typing, and a first letter is no change to be taken back by itself. Which
 * of the two it is shows only afterwards. */
static void on_leave(EqlTextField *self)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    if (GTK_IS_WINDOW(root) && gtk_window_is_active(GTK_WINDOW(root)))
        eql_text_field_keep(self);
    else if (self->leaving == 0)
        self->leaving = g_idle_add(on_left, self);
}

static void on_typed(EqlTextField *self)
{
    if (self->filling)
        return;
    g_clear_handle_id(&self->resting, g_source_remove);
    self->resting = g_timeout_add(REST, on_rested, self);
}

static gboolean on_frame(GtkWidget *view, GdkFrameClock *clock, gpointer frames)
{
    if (++*(guint *)frames < 2)
        return G_SOURCE_CONTINUE;
    gtk_widget_queue_resize(view);
    return G_SOURCE_REMOVE;
}

/* How many lines a text has is known to its view once it is shown and has a width, and GTK does not
 * hear that it then wants another height: the last lines would be cut. */
static void settle_height(EqlTextField *self)
{
    gtk_widget_add_tick_callback(GTK_WIDGET(self->view), on_frame, g_new0(guint, 1), g_free);
}

void eql_text_field_set_text(EqlTextField *self, const char *text)
{
    g_autofree char *shown = eql_text_field_text(self);
    if (g_str_equal(self->kept, text))
        return; /* nothing new: whoever is typing goes on */
    g_clear_handle_id(&self->resting, g_source_remove);
    g_free(self->kept);
    self->kept = g_strdup(text);
    if (g_str_equal(shown, text))
        return; /* the cursor stays where it is */
    self->filling = TRUE;
    if (self->entry != NULL)
        gtk_editable_set_text(GTK_EDITABLE(self->entry), text);
    else
        gtk_text_buffer_set_text(self->buffer, text, -1);
    if (self->view != NULL)
        settle_height(self);
    self->filling = FALSE;
}

static void build_entry(EqlTextField *self)
{
    self->entry = GTK_ENTRY(gtk_entry_new());
    self->child = GTK_WIDGET(self->entry);
    g_signal_connect_object(self->entry, "changed", G_CALLBACK(on_typed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(self->entry, "activate", G_CALLBACK(eql_text_field_keep), self,
                            G_CONNECT_SWAPPED);
}

static void build_view(EqlTextField *self)
{
    self->view = GTK_TEXT_VIEW(gtk_text_view_new());
    self->buffer = gtk_text_view_get_buffer(self->view);
    self->child = gtk_frame_new(NULL);
    gtk_text_view_set_wrap_mode(self->view, GTK_WRAP_WORD_CHAR);
    gtk_text_view_set_accepts_tab(self->view, FALSE);
    gtk_text_view_set_top_margin(self->view, 6);
    gtk_text_view_set_bottom_margin(self->view, 6);
    gtk_text_view_set_left_margin(self->view, 9);
    gtk_text_view_set_right_margin(self->view, 9);
    gtk_widget_set_size_request(GTK_WIDGET(self->view), -1, 54);
    gtk_frame_set_child(GTK_FRAME(self->child), GTK_WIDGET(self->view));
    gtk_widget_add_css_class(self->child, "text-frame");
    g_signal_connect_object(self->buffer, "changed", G_CALLBACK(on_typed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(self->view, "map", G_CALLBACK(settle_height), self, G_CONNECT_SWAPPED);
}

void eql_text_field_set_most(EqlTextField *self, int height)
{
    g_return_if_fail(self->view != NULL);
    GtkWidget *scroller = gtk_scrolled_window_new();
    g_object_ref(self->view);
    gtk_frame_set_child(GTK_FRAME(self->child), scroller);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), GTK_WIDGET(self->view));
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scroller), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height(GTK_SCROLLED_WINDOW(scroller), TRUE);
    gtk_scrolled_window_set_max_content_height(GTK_SCROLLED_WINDOW(scroller), height);
    g_object_unref(self->view);
}

GtkWidget *eql_text_field_new(gboolean several_lines)
{
    EqlTextField *self = g_object_new(EQL_TYPE_TEXT_FIELD, NULL);
    GtkEventController *focus = gtk_event_controller_focus_new();
    if (several_lines)
        build_view(self);
    else
        build_entry(self);
    gtk_widget_set_parent(self->child, GTK_WIDGET(self));
    g_signal_connect_object(focus, "leave", G_CALLBACK(on_leave), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self), focus);
    return GTK_WIDGET(self);
}

/* A window that is closed keeps what was typed in it. */
static void eql_text_field_unroot(GtkWidget *widget)
{
    eql_text_field_keep(EQL_TEXT_FIELD(widget));
    GTK_WIDGET_CLASS(eql_text_field_parent_class)->unroot(widget);
}

static gboolean eql_text_field_mnemonic_activate(GtkWidget *widget, gboolean cycling)
{
    return gtk_widget_grab_focus(eql_text_field_input(EQL_TEXT_FIELD(widget)));
}

static void eql_text_field_dispose(GObject *object)
{
    EqlTextField *self = EQL_TEXT_FIELD(object);
    g_clear_handle_id(&self->resting, g_source_remove);
    g_clear_handle_id(&self->leaving, g_source_remove);
    g_clear_pointer(&self->child, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_text_field_parent_class)->dispose(object);
}

static void eql_text_field_finalize(GObject *object)
{
    g_free(EQL_TEXT_FIELD(object)->kept);
    G_OBJECT_CLASS(eql_text_field_parent_class)->finalize(object);
}

static void eql_text_field_class_init(EqlTextFieldClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_text_field_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_text_field_finalize;
    widget->unroot = eql_text_field_unroot;
    widget->mnemonic_activate = eql_text_field_mnemonic_activate;
    kept_signal = g_signal_new("kept", EQL_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
}

static void eql_text_field_init(EqlTextField *self)
{
    self->kept = g_strdup("");
}
