/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the pictures of the window that guide, README and software centres show; not a test.
 * scripts/take-screenshots runs it, so that they are the same wherever they are taken.
 *
 *     take-pictures FOLDER SCHOOL ROUND
 */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "app/application.h"
#include "app/new-school.h"
#include "app/window.h"
#include "base/data-folder.h"
#include "base/language.h"
#include "waiting.h"

/* With the frame that a window has where no window manager gives it one: 1090 × 830 without. */
#define WIDTH 1100
#define HEIGHT 840
#define FRAMES 40

typedef struct {
    EqlWindow *window;
    EqlSession *session;
    const char *folder, *school, *round;
} Camera;

/* ── waiting ── */

static gboolean is_idle(gpointer session)
{
    return !eql_jobs_is_busy(eql_session_jobs(session));
}

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
    return ++*(guint *)frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean has_drawn(gpointer frames)
{
    return *(guint *)frames >= FRAMES;
}

/* Rows that come a few a frame are there, and work that they ask for is done. */
static void wait_for_rest(Camera *camera)
{
    for (guint turn = 0; turn < 2; turn++) {
        guint frames = 0;
        wait_until(is_idle, camera->session);
        gtk_widget_add_tick_callback(GTK_WIDGET(camera->window), on_frame, &frames, NULL);
        wait_until(has_drawn, &frames);
    }
}

/* ── pictures ── */

static void draw(GtkSnapshot *snapshot, GtkWidget *widget, float x, float y)
{
    g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(widget);
    graphene_point_t place = GRAPHENE_POINT_INIT(x, y);
    gtk_snapshot_save(snapshot);
    gtk_snapshot_translate(snapshot, &place);
    gdk_paintable_snapshot(picture, snapshot, gtk_widget_get_width(widget),
                           gtk_widget_get_height(widget));
    gtk_snapshot_restore(snapshot);
}

/* In the middle of the window, which stands back. */
static void draw_dialog(GtkSnapshot *snapshot, GtkWidget *dialog, float wide, float high)
{
    float width = (float)gtk_widget_get_width(dialog),
          height = (float)gtk_widget_get_height(dialog);
    float x = (wide - width) / 2, y = (high - height) / 2;
    const GdkRGBA veil = {0, 0, 0, 0.25f}, shade = {0, 0, 0, 0.35f};
    GskRoundedRect frame;
    gsk_rounded_rect_init_from_rect(&frame, &GRAPHENE_RECT_INIT(x, y, width, height), 12);
    gtk_snapshot_append_color(snapshot, &veil, &GRAPHENE_RECT_INIT(0, 0, wide, high));
    gtk_snapshot_append_outset_shadow(snapshot, &frame, &shade, 0, 4, 0, 18);
    gtk_snapshot_push_rounded_clip(snapshot, &frame);
    draw(snapshot, dialog, x, y);
    gtk_snapshot_pop(snapshot);
}

static void take_with(Camera *camera, const char *name, GtkWidget *dialog)
{
    GtkSnapshot *snapshot = gtk_snapshot_new();
    wait_for_rest(camera);
    float wide = (float)gtk_widget_get_width(GTK_WIDGET(camera->window));
    float high = (float)gtk_widget_get_height(GTK_WIDGET(camera->window));
    draw(snapshot, GTK_WIDGET(camera->window), 0, 0);
    if (dialog != NULL)
        draw_dialog(snapshot, dialog, wide, high);
    g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(snapshot);
    GskRenderer *renderer = gtk_native_get_renderer(GTK_NATIVE(camera->window));
    g_autoptr(GdkTexture) texture =
        gsk_renderer_render_texture(renderer, node, &GRAPHENE_RECT_INIT(0, 0, wide, high));
    g_autofree char *file = g_strconcat(name, ".png", NULL);
    g_autofree char *path = g_build_filename(camera->folder, file, NULL);
    if (!gdk_texture_save_to_png(texture, path))
        g_error("%s cannot be written", path);
}

static void take(Camera *camera, const char *name)
{
    take_with(camera, name, NULL);
}

static void act(Camera *camera, const char *action)
{
    if (!gtk_widget_activate_action(GTK_WIDGET(camera->window), action, NULL))
        g_error("%s cannot be done", action);
    wait_for_rest(camera);
}

static void take_page(Camera *camera, const char *page, const char *name)
{
    eql_window_show_page(camera->window, page);
    take(camera, name);
}

/* ── the way of somebody new ── */

static GtkWidget *new_school_dialog(void)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (EQL_IS_NEW_SCHOOL(link->data))
            return link->data;
    g_error("no dialog asks for the new school");
}

static void take_new_school(Camera *camera)
{
    act(camera, "win.new");
    GtkWidget *dialog = new_school_dialog();
    gtk_editable_set_text(find_widget(dialog, ADW_TYPE_ENTRY_ROW), camera->school);
    take_with(camera, "new-school", dialog);
    gtk_window_destroy(GTK_WINDOW(dialog));
}

static void make_school(Camera *camera)
{
    g_autoptr(EqlSchool) school = eql_school_new(camera->school, NULL, NULL, "secondary");
    g_autofree char *path = g_build_filename(camera->folder, "school.equalens", NULL);
    eql_session_create(camera->session, path, school);
    wait_for_rest(camera);
}

/* The round is not that of the day on which the pictures are taken. */
static void name_waves(Camera *camera)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(camera->session));
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
        EqlDraftPlan *plan = eql_draft_plan(draft);
        g_free(plan->wave);
        plan->wave = g_strdup(camera->round);
        eql_session_look(camera->session, draft);
    }
    wait_for_rest(camera);
}

static void take_import(Camera *camera)
{
    static const char *const names[] = {"pupil-responses.xlsx", "staff-responses.csv",
                                        "parent-responses.csv", "census.xml", "suspensions.csv"};
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(paths, eql_data_file("sample", names[i], NULL));
    g_ptr_array_add(paths, NULL);
    eql_window_take_files(camera->window, (const char *const *)paths->pdata);
    wait_for_rest(camera);
    name_waves(camera);
    take(camera, "import");
    eql_session_import(camera->session, NULL);
    wait_for_rest(camera);
}

static gboolean says_nothing(gpointer window)
{
    return find_widget(window, g_type_from_name("AdwToastWidget")) == NULL;
}

static void take_saved(Camera *camera)
{
    g_autofree char *name = g_strdup_printf("%s – %s.xlsx", camera->school, camera->round);
    g_autofree char *path = g_build_filename(camera->folder, name, NULL);
    eql_session_save_workbook(camera->session, path);
    take(camera, "saved");
    g_remove(path);
}

static void take_all(Camera *camera)
{
    take(camera, "start");
    take_new_school(camera);
    act(camera, "win.sample");
    take_page(camera, "overview", "overview");
    take_page(camera, "themes", "themes");
    take_page(camera, "questions", "questions");
    take_page(camera, "groups", "groups");
    take_page(camera, "outcomes", "suspensions");
    take_page(camera, "voices", "voices");
    take_page(camera, "questionnaire", "questionnaire");
    make_school(camera);
    take_import(camera);
    act(camera, "win.propose");
    wait_until(says_nothing, camera->window); /* of the import and the plan */
    take_page(camera, "plan", "plan");
    take_saved(camera);
}

/* Of what LANGUAGE says. */
static void speak(void)
{
    g_autofree char *locales = eql_locale_folder(EQL_LOCALE_DIR);
    setlocale(LC_ALL, "");
    bindtextdomain(GETTEXT_PACKAGE, locales);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
}

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    speak();
    g_autoptr(EqlApplication) application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
    g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-font-name",
                 "DejaVu Sans 10", "gtk-xft-dpi", 96 * 1024, NULL);
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(),
                                       ADW_COLOR_SCHEME_FORCE_LIGHT);
    EqlWindow *window = eql_window_new(GTK_APPLICATION(application));
    Camera camera = {window, g_object_ref(eql_window_session(window)), argv[1], argv[2], argv[3]};
    gtk_window_set_default_size(GTK_WINDOW(window), WIDTH, HEIGHT);
    gtk_window_present(GTK_WINDOW(window));
    take_all(&camera);
    g_remove(eql_session_path(camera.session));
    gtk_window_destroy(GTK_WINDOW(window));
    g_object_unref(camera.session);
    return 0;
}
