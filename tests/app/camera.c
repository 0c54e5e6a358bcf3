/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "camera.h"

#include "least-width.h"
#include "unmarked.h"
#include "waiting.h"

static const char *folder, *look;
static int most;
static GString *unmarked;

void camera_set(const char *to, const char *name, int width, GString *missing)
{
    most = width;
    folder = to;
    look = name;
    unmarked = missing;
}

void camera_ignore_unmarked(void)
{
    unmarked = NULL;
}

static gboolean is_idle(gpointer window)
{
    return !eql_jobs_is_busy(eql_session_jobs(eql_window_session(window)));
}

/* So many frames in a row in which nothing moved, and so many in all. */
enum { STILL = 6, MOST = 40 };

typedef struct {
    EqlWindow *window;
    guint all, still;
    gboolean moved;
} Frames;

static void on_moved(Frames *frames)
{
    frames->moved = TRUE;
}

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
    Frames *frames = data;
    frames->still = frames->moved || !is_idle(frames->window) ? 0 : frames->still + 1;
    frames->moved = FALSE;
    frames->all++;
    return G_SOURCE_CONTINUE;
}

static gboolean is_still(gpointer data)
{
    const Frames *frames = data;
    return frames->still >= STILL || frames->all >= MOST;
}

/* Rows that come a few a frame, drop-downs that were filled: all is there once nothing asks to be
 * laid out or drawn any more. */
void camera_wait(EqlWindow *window)
{
    Frames frames = {window, 0, 0, FALSE};
    GdkFrameClock *clock = gtk_widget_get_frame_clock(GTK_WIDGET(window));
    wait_until(is_idle, window);
    g_signal_connect_swapped(clock, "layout", G_CALLBACK(on_moved), &frames);
    g_signal_connect_swapped(clock, "paint", G_CALLBACK(on_moved), &frames);
    guint tick = gtk_widget_add_tick_callback(GTK_WIDGET(window), on_frame, &frames, NULL);
    wait_until(is_still, &frames);
    gtk_widget_remove_tick_callback(GTK_WIDGET(window), tick);
    g_signal_handlers_disconnect_by_data(clock, &frames);
    wait_until(is_idle, window);
}

typedef struct {
    GtkWidget *window;
    GskRenderNode *node;
} Drawn;

/* What has just come up may not have been drawn yet. */
static gboolean is_drawn(gpointer data)
{
    Drawn *drawn = data;
    g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(drawn->window);
    GtkSnapshot *snapshot = gtk_snapshot_new();
    gdk_paintable_snapshot(picture, snapshot, gtk_widget_get_width(drawn->window),
                           gtk_widget_get_height(drawn->window));
    drawn->node = gtk_snapshot_free_to_node(snapshot);
    return drawn->node != NULL;
}

static void save(GtkWidget *window, const char *name)
{
    Drawn drawn = {window, NULL};
    wait_until(is_drawn, &drawn);
    g_autoptr(GskRenderNode) node = drawn.node;
    float width = (float)gtk_widget_get_width(window);
    float height = (float)gtk_widget_get_height(window);
    GskRenderer *renderer = gtk_native_get_renderer(GTK_NATIVE(window));
    g_autoptr(GdkTexture) texture =
        gsk_renderer_render_texture(renderer, node, &GRAPHENE_RECT_INIT(0, 0, width, height));
    g_autofree char *file = g_strdup_printf("%s-%s.png", look, name);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_assert_true(gdk_texture_save_to_png(texture, path));
}

void camera_take(GtkWidget *window, const char *name)
{
    if (EQL_IS_WINDOW(window))
        assert_least_width(window, most, name);
    save(window, name);
    if (unmarked != NULL)
        list_unmarked(window, unmarked);
}
