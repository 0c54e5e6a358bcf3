/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand-focus.h"

#include <X11/Xlib.h>

/* A window may be gone by the time that it is asked about. */
static int on_error(Display *display, XErrorEvent *error)
{
    return 0;
}

static gboolean takes_keys(Display *display, Window window)
{
    XWindowAttributes of;
    return XGetWindowAttributes(display, window, &of) != 0 && of.map_state == IsViewable &&
           of.class == InputOutput && !of.override_redirect;
}

static gboolean is_lost(Display *display)
{
    Window focus;
    int back;
    XGetInputFocus(display, &focus, &back);
    return focus == None || focus == PointerRoot || focus == DefaultRootWindow(display);
}

static void hand_to_uppermost(Display *display)
{
    Window root, parent, *windows = NULL;
    guint n = 0;
    if (!is_lost(display) ||
        XQueryTree(display, DefaultRootWindow(display), &root, &parent, &windows, &n) == 0)
        return;
    while (n > 0 && !takes_keys(display, windows[n - 1]))
        n--;
    if (n > 0)
        XSetInputFocus(display, windows[n - 1], RevertToParent, CurrentTime);
    if (windows != NULL)
        XFree(windows);
    XFlush(display);
}

static gpointer watch(gpointer display)
{
    XEvent event;
    for (;;) {
        XNextEvent(display, &event);
        if (event.type == UnmapNotify || event.type == DestroyNotify)
            hand_to_uppermost(display);
    }
    return NULL;
}

void hand_focus(void)
{
    static Display *display; /* one is enough for all tests of a program */
    if (display != NULL)
        return;
    display = XOpenDisplay(NULL);
    g_assert_nonnull(display);
    XSetErrorHandler(on_error);
    XSelectInput(display, DefaultRootWindow(display), SubstructureNotifyMask);
    g_thread_unref(g_thread_new("focus", watch, display));
}
