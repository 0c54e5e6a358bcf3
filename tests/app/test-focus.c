/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever works by keyboard sees where they are: on every page of the sample school, and in
 * dialogs, what can have the focus is drawn otherwise while it has it, and stands out by 3 : 1 from
 * how it is drawn without. */
#include <math.h>
#include <string.h>

#include "app/read-back.h"
#include "app/window-private.h"
#include "plan-steps.h"

/* Around a part: its ring may be drawn outside of it. */
#define AROUND 5
/* Of parts of the same kind in one place, so many are looked at. */
#define MOST_ALIKE 2
#define LEAST_CONTRAST 3.0
/* Lists of comments have hundreds. */
#define MOST_STOPS 250
#define MOST_FRAMES 60
#define MOST_TRIES 3

typedef struct {
    Fixture *fixture;
    GtkWindow *window; /* in which one looks */
    const char *where;
    GHashTable *seen; /* kind → how many */
    GString *faults;
    guint n;
} Walk;

/* ── what is drawn ── */

typedef struct {
    GdkTexture *texture;
    int width, height;
    guint32 *pixels;
} Picture;

static void picture_free(Picture *picture)
{
    g_object_unref(picture->texture);
    g_free(picture->pixels);
    g_free(picture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_free)

typedef struct {
    guint frames;
    gulong handler;
} Frames;

static void on_painted(Frames *frames)
{
    frames->frames++;
}

static gboolean is_painted(gpointer frames)
{
    return ((Frames *)frames)->frames > 0;
}

/* Once what changed is drawn. */
static void wait_for_frame(GtkWindow *window)
{
    Frames frames = {0};
    GdkFrameClock *clock = gtk_widget_get_frame_clock(GTK_WIDGET(window));
    frames.handler =
        g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(on_painted), &frames);
    gtk_widget_queue_draw(GTK_WIDGET(window));
    wait_until(is_painted, &frames);
    g_signal_handler_disconnect(clock, frames.handler);
}

static Picture *picture_of(GtkWindow *window, const graphene_rect_t *part)
{
    Picture *picture = g_new0(Picture, 1);
    wait_for_frame(window);
    g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new(GTK_WIDGET(window));
    GtkSnapshot *snapshot = gtk_snapshot_new();
    gdk_paintable_snapshot(paintable, snapshot, gtk_widget_get_width(GTK_WIDGET(window)),
                           gtk_widget_get_height(GTK_WIDGET(window)));
    g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(snapshot);
    GskRenderer *renderer = gtk_native_get_renderer(GTK_NATIVE(window));
    picture->texture = gsk_renderer_render_texture(renderer, node, part);
    picture->width = gdk_texture_get_width(picture->texture);
    picture->height = gdk_texture_get_height(picture->texture);
    picture->pixels = g_new0(guint32, (gsize)picture->width * (gsize)picture->height);
    gdk_texture_download(picture->texture, (guchar *)picture->pixels, (gsize)picture->width * 4);
    return picture;
}

/* ── how far it stands out ── */

static double linear(guint32 channel)
{
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(guint32 pixel)
{
    return 0.2126 * linear(pixel >> 16 & 0xff) + 0.7152 * linear(pixel >> 8 & 0xff) +
           0.0722 * linear(pixel & 0xff);
}

static double contrast(guint32 one, guint32 other)
{
    double a = luminance(one), b = luminance(other);
    return (MAX(a, b) + 0.05) / (MIN(a, b) + 0.05);
}

/* How many pixels stand out from what was there. */
static guint n_changed(const Picture *with, const Picture *without)
{
    guint n = 0;
    g_assert_cmpint(with->width, ==, without->width);
    g_assert_cmpint(with->height, ==, without->height);
    for (gsize i = 0; i < (gsize)with->width * (gsize)with->height; i++)
        n += with->pixels[i] != without->pixels[i] &&
             contrast(with->pixels[i], without->pixels[i]) >= LEAST_CONTRAST;
    return n;
}

/* ── one part ── */

static char *kind_of(GtkWidget *widget)
{
    g_auto(GStrv) classes = gtk_widget_get_css_classes(widget);
    g_autofree char *all = g_strjoinv(".", classes);
    GtkWidget *parent = gtk_widget_get_parent(widget);
    return g_strdup_printf("%s.%s in %s", G_OBJECT_TYPE_NAME(widget), all,
                           parent != NULL ? G_OBJECT_TYPE_NAME(parent) : "nothing");
}

static gboolean is_new_kind(Walk *walk, const char *kind)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(walk->seen, kind)) + 1;
    g_hash_table_insert(walk->seen, g_strdup(kind), GUINT_TO_POINTER(n));
    return n <= MOST_ALIKE;
}

static gboolean bounds_of(Walk *walk, GtkWidget *widget, graphene_rect_t *bounds)
{
    graphene_rect_t whole =
        GRAPHENE_RECT_INIT(0, 0, (float)gtk_widget_get_width(GTK_WIDGET(walk->window)),
                           (float)gtk_widget_get_height(GTK_WIDGET(walk->window)));
    if (!gtk_widget_compute_bounds(widget, GTK_WIDGET(walk->window), bounds))
        return FALSE;
    graphene_rect_inset(bounds, -AROUND, -AROUND);
    graphene_rect_round_extents(bounds, bounds);
    return graphene_rect_intersection(bounds, &whole, bounds);
}

typedef struct {
    Walk *walk;
    GtkWidget *widget;
    guint frames;
} Place;

/* A page that goes along takes some frames. */
static gboolean is_in_sight(gpointer data)
{
    Place *place = data;
    graphene_rect_t bounds;
    wait_for_frame(place->walk->window);
    return bounds_of(place->walk, place->widget, &bounds) || ++place->frames > MOST_FRAMES;
}

/* How many pixels stand out, and how many should; FALSE: it is out of sight. */
static gboolean measure(Walk *walk, GtkWidget *widget, guint *n, guint *least)
{
    graphene_rect_t bounds;
    wait_until(is_in_sight, &(Place){walk, widget, 0});
    if (!bounds_of(walk, widget, &bounds))
        return FALSE;
    gtk_window_set_focus_visible(walk->window, TRUE); /* the toolkit takes it back after a while */
    g_autoptr(Picture) with = picture_of(walk->window, &bounds);
    gtk_window_set_focus(walk->window, NULL);
    g_autoptr(Picture) without = picture_of(walk->window, &bounds);
    gtk_window_set_focus(walk->window, widget);
    *n = n_changed(with, without);
    *least = (guint)MIN(with->width, with->height);
    return TRUE;
}

static void look_at(Walk *walk, GtkWidget *widget)
{
    guint n = 0, least = 1;
    gboolean is_seen = TRUE;
    g_autofree char *kind = kind_of(widget);
    if (!is_new_kind(walk, kind))
        return;
    /* What comes in meanwhile may move it. */
    for (guint try = 0; try < MOST_TRIES && is_seen && n < least; try++)
        is_seen = measure(walk, widget, &n, &least);
    walk->n++;
    g_test_message("%s: %s: %u of %u", walk->where, kind, n, least);
    if (!is_seen)
        g_string_append_printf(walk->faults, "%s: %s: out of sight\n", walk->where, kind);
    else if (n < least)
        g_string_append_printf(walk->faults, "%s: %s: %u pixels change\n", walk->where, kind, n);
}

/* Tab leads through everything in it, and out of it. */
static void look_through(Walk *walk, GtkWidget *part, const char *where)
{
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    walk->window = GTK_WINDOW(gtk_widget_get_root(part));
    walk->where = where;
    gtk_window_set_focus(walk->window, NULL);
    while (g_hash_table_size(met) < MOST_STOPS &&
           gtk_widget_child_focus(part, GTK_DIR_TAB_FORWARD)) {
        GtkWidget *focus = gtk_window_get_focus(walk->window);
        if (focus == NULL || !g_hash_table_add(met, focus))
            break; /* a window begins again */
        look_at(walk, focus);
    }
    g_test_message("%s: %u stops", where, g_hash_table_size(met));
    g_assert_cmpuint(g_hash_table_size(met), >, 0);
    g_hash_table_remove_all(walk->seen);
}

/* ── everywhere ── */

static void look_through_pages(Walk *walk)
{
    AdwViewStack *stack = find_widget(GTK_WIDGET(walk->fixture->window), ADW_TYPE_VIEW_STACK);
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(stack);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        g_autoptr(AdwViewStackPage) page = g_list_model_get_item(G_LIST_MODEL(pages), i);
        const char *name = adw_view_stack_page_get_name(page);
        look_through(walk, show_page(walk->fixture, name), name);
    }
}

static void look_through_dialogs(Walk *walk)
{
    static const char *const actions[] = {"win.new", "win.preferences", "win.what-goes-in"};
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        act(walk->fixture, actions[i], NULL);
        g_autoptr(GList) windows = gtk_window_list_toplevels();
        for (GList *link = windows; link != NULL; link = link->next)
            if (link->data != (gpointer)walk->fixture->window && gtk_widget_get_mapped(link->data))
                look_through(walk, link->data, actions[i]);
        close_dialogs(walk->fixture->window);
    }
}

static void look_through_read_back(Walk *walk)
{
    g_autoptr(GPtrArray) changes = changes_of_workbook(walk->fixture->session);
    GtkWidget *dialog = eql_read_back_new(GTK_WINDOW(walk->fixture->window), walk->fixture->session,
                                          "plan.xlsx", "Elm School", changes);
    gtk_window_present(GTK_WINDOW(dialog));
    settle();
    look_through(walk, dialog, "read-back");
    close_dialogs(walk->fixture->window);
}

static void test_focus(Fixture *fixture, gconstpointer dark)
{
    Walk walk = {.fixture = fixture, .faults = g_string_new(NULL)};
    walk.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(),
                                       dark != NULL ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
    g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                 FALSE, NULL);
    look_through(&walk, GTK_WIDGET(fixture->window), "start");
    act(fixture, "win.sample", NULL);
    act(fixture, "win.propose", NULL);
    wait_for_jobs(fixture);
    look_through(&walk, fixture->window->header, "header");
    look_through_pages(&walk);
    look_through_dialogs(&walk);
    look_through_read_back(&walk);
    g_assert_cmpstr(walk.faults->str, ==, "");
    g_assert_cmpuint(walk.n, >, 60);
    g_hash_table_unref(walk.seen);
    g_string_free(walk.faults, TRUE);
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/focus/light", set_up_window, test_focus);
    g_test_add("/focus/dark", Fixture, "dark", set_up_window, test_focus, tear_down);
    return run_window_tests();
}
