/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot: one at a time, about what was done last. Lines that waited for one another
 * would speak of what was done long before, and their Undo would take back something else. */
#include "app/compat.h"
#include "app/window-private.h"

/* Seconds that a line stays: to be read, and to press its button. */
#define TIME_TO_READ 6
#define TIME_TO_ACT 12

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

void eql_window_toast(EqlWindow *self, const char *text, const char *button, const char *action)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    AdwToast *toast = adw_toast_new(escaped);
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
