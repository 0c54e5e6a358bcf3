/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot: one at a time, about what was done last. Lines that waited for one another
 * would speak of what was done long before, and their Undo would take back something else. */
#include "app/compat.h"
#include "app/window-private.h"

/* Seconds that a line stays: to be read, and to press its button. */
#define TIME_TO_READ 6
#define TIME_TO_ACT 12
/* Around its words and those of its button, in pixels. */
#define AROUND 150
/* Of its words, in characters beside one another, and in lines. */
#define LEAST_CHARS 12
#define MOST_LINES 4

static const EqlEdit *last_edit(EqlWindow *self)
{
    return eql_history_to_undo(eql_session_history(self->session));
}

void eql_window_dismiss_toast(EqlWindow *self)
{
    AdwToast *toast = self->toast;
    g_clear_weak_pointer(&self->toast);
    self->toast_for = NULL;
    if (toast != NULL)
        adw_toast_dismiss(toast);
}

/* As all words of the line are, which lie in no widget yet. Owned by the caller. */
static PangoFontDescription *bold_of(PangoContext *context)
{
    PangoFontDescription *font =
        pango_font_description_copy(pango_context_get_font_description(context));
    pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    return font;
}

/* So many letters have room beside one another, each as wide as a label takes it to be. */
static int most_chars(EqlWindow *self, const char *button)
{
    GtkWidget *widget = GTK_WIDGET(self);
    g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout(widget, button);
    PangoContext *context = pango_layout_get_context(layout);
    PangoFontDescription *font = bold_of(context);
    PangoFontMetrics *metrics = pango_context_get_metrics(context, font, NULL);
    int letter = MAX(pango_font_metrics_get_approximate_char_width(metrics),
                     pango_font_metrics_get_approximate_digit_width(metrics));
    int taken;
    pango_layout_set_font_description(layout, font);
    pango_layout_get_pixel_size(layout, &taken, NULL);
    pango_font_metrics_unref(metrics);
    pango_font_description_free(font);
    return (gtk_widget_get_width(widget) - taken - AROUND) * PANGO_SCALE / letter;
}

/* In place of the toolkit's, which cuts what does not fit on one line: with larger text that is
 * soon reached. It lays a message out as wide as it would be, and its words are given that here. */
static GtkWidget *words_new(EqlWindow *self, const char *text, const char *button)
{
    GtkWidget *label = gtk_label_new(text);
    int most = MAX(most_chars(self, button), LEAST_CHARS);
    /* The toolkit would also break what fits, where the button beside it is as high as two lines.
     */
    gtk_label_set_wrap(GTK_LABEL(label), g_utf8_strlen(text, -1) > most);
    gtk_label_set_max_width_chars(GTK_LABEL(label), most);
    gtk_label_set_lines(GTK_LABEL(label), MOST_LINES);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_add_css_class(label, "heading");
    return label;
}

void eql_window_toast(EqlWindow *self, const char *text, const char *button, const char *action)
{
    AdwToast *toast = adw_toast_new("");
    adw_toast_set_custom_title(toast, words_new(self, text, button));
    adw_toast_set_timeout(toast, button != NULL ? TIME_TO_ACT : TIME_TO_READ);
    if (button != NULL) {
        adw_toast_set_button_label(toast, button);
        adw_toast_set_detailed_action_name(toast, action);
    }
    eql_window_dismiss_toast(self);
    g_set_weak_pointer(&self->toast, toast);
    if (button != NULL && g_str_equal(action, "win.undo"))
        self->toast_for = last_edit(self);
    adw_toast_overlay_add_toast(self->toasts, toast);
    eql_compat_announce(GTK_WIDGET(self), text);
}

void eql_window_update_toast(EqlWindow *self)
{
    if (self->toast_for != NULL && self->toast_for != last_edit(self))
        eql_window_dismiss_toast(self);
}
