/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the sample school as a picture, in one way of looking at it:
 *
 *     test-app-screens FOLDER light|dark|contrast|contrast-dark|larger|large|large-narrow|narrow|
 *                             wide|mirrored|long|long-narrow|foreign|welsh|welsh-large|german
 *
 * Beside what the eye will find, no page may ask for more room than the window has, and in
 * the language of long texts nothing may stand that is in none (see unmarked.h). */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "app/application.h"
#include "app/choice.h"
#include "app/comment-row.h"
#include "app/what-goes-in.h"
#include "app/window.h"
#include "base/data-folder.h"
#include "camera.h"
#include "forgive.h"
#include "least-width.h"
#include "quarks.h"
#include "states.h"
#include "unmarked.h"
#include "waiting.h"

typedef struct {
    const char *name;
    int width;
    gboolean dark, contrast, mirrored;
    int text;             /* how large it is, in per cent; 0: as usual */
    const char *language; /* one that scripts/make-pseudo-locale.py made, Welsh or English */
    gboolean states;      /* what is no page as well */
} Look;

static const Look LOOKS[] = {
    {"light", 1100, .dark = FALSE},
    {"dark", 1100, .dark = TRUE, .states = TRUE},
    {"contrast", 1100, .contrast = TRUE},
    {"contrast-dark", 1100, .dark = TRUE, .contrast = TRUE},
    {"larger", 1100, .text = 125},
    {"large", 1100, .text = 200, .states = TRUE},
    {"large-narrow", 600, .text = 200, .states = TRUE},
    {"narrow", 600, .states = TRUE},
    {"wide", 1600, .dark = FALSE},
    {"mirrored", 1100, .mirrored = TRUE},
    {"long", 1100, .language = "en_XA"},
    {"long-narrow", 600, .language = "en_XA", .states = TRUE},
    {"foreign", 1100, .mirrored = TRUE, .language = "ar_XB", .states = TRUE},
    {"welsh", 1100, .language = "cy", .states = TRUE},
    {"welsh-large", 600, .text = 200, .language = "cy", .states = TRUE},
    {"german", 1100, .language = "en"},
};

#define HEIGHT 1100
/* A hundredth of the usual 96 dots per inch, in 1,024ths. */
#define PER_CENT (96 * 1024 / 100.0)

static const Look *look;
static GString *unmarked;

/* As a school would, so that it is in the picture. */
static void tag_first_comment(EqlWindow *window, GtkWidget *page)
{
    static const char *const tags[] = {"corridors", "follow up", NULL};
    EqlCommentRow *row = find_widget(page, EQL_TYPE_COMMENT_ROW);
    for (guint i = 0; tags[i] != NULL; i++)
        allow_words(tags[i]);
    g_signal_emit_by_name(row, "tagged", eql_comment_row_id(row), tags, TRUE);
    camera_wait(window);
}

static gboolean is_bracketed(void)
{
    return g_strcmp0(look->language, "en_XA") == 0;
}

/* What stands in a box does not stand out of it, and so over what follows. */
static void check_boxes(GtkWidget *widget)
{
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        graphene_rect_t bounds;
        if (!gtk_widget_get_mapped(child) || GTK_IS_NATIVE(child))
            continue;
        g_assert_true(gtk_widget_compute_bounds(child, widget, &bounds));
        if (GTK_IS_BOX(widget))
            g_assert_cmpfloat(bounds.origin.y + bounds.size.height, <=,
                              gtk_widget_get_height(widget) + 1);
        check_boxes(child);
    }
}

static void check_page(EqlWindow *window, const char *name, const char *picture)
{
    eql_window_show_page(window, name);
    camera_wait(window);
    if (g_str_equal(name, "voices"))
        tag_first_comment(window, eql_window_page(window, name));
    GtkWidget *page = eql_window_page(window, name);
    camera_take(GTK_WIDGET(window), picture);
    check_boxes(page);
}

/* Behind the list of questions: the themes; and where there is room for one pane only, the
 * question that is chosen. */
static void check_questionnaire(EqlWindow *window)
{
    GtkWidget *page = eql_window_page(window, "questionnaire");
    GType type = G_OBJECT_TYPE(page);
    GtkStack *views = GTK_STACK(gtk_widget_get_template_child(page, type, "views"));
    GObject *panes = gtk_widget_get_template_child(page, type, "panes");
    gtk_stack_set_visible_child_name(views, "themes");
    check_page(window, "questionnaire", "questionnaire-themes");
    gtk_stack_set_visible_child_name(views, "questions");
    g_object_set(panes, "shows-details", TRUE, NULL);
    check_page(window, "questionnaire", "questionnaire-question");
    g_object_set(panes, "shows-details", FALSE, NULL);
}

static void choose(EqlWindow *window, const char *which, const char *code)
{
    GtkWidget *page = eql_window_page(window, "outcomes");
    GObject *choice = gtk_widget_get_template_child(page, G_OBJECT_TYPE(page), which);
    g_assert_true(eql_choice_set(GTK_DROP_DOWN(choice), code));
    camera_wait(window);
}

/* The chart of rates stands below the others. */
static void scroll_to_rates(EqlWindow *window)
{
    GtkWidget *page = eql_window_page(window, "outcomes");
    GObject *rates = gtk_widget_get_template_child(page, G_OBJECT_TYPE(page), "rates_box");
    GtkWidget *scrolled = gtk_widget_get_ancestor(GTK_WIDGET(rates), GTK_TYPE_SCROLLED_WINDOW);
    graphene_rect_t bounds;
    g_assert_true(gtk_widget_compute_bounds(GTK_WIDGET(rates), scrolled, &bounds));
    gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled)),
                             bounds.origin.y);
    camera_wait(window);
}

/* Two characteristics together, one group that all others are set against, and
 * published figures. */
static void check_outcomes(EqlWindow *window)
{
    eql_window_show_page(window, "outcomes");
    camera_wait(window);
    choose(window, "by", "sex");
    choose(window, "and_by", "ethnicity");
    check_page(window, "outcomes", "outcomes-cross");
    choose(window, "by", "ethnicity");
    choose(window, "detail", "full");
    choose(window, "against", "WBRI");
    check_page(window, "outcomes", "outcomes-group");
    choose(window, "against", "school");
    choose(window, "beside", "england");
    scroll_to_rates(window);
    check_page(window, "outcomes", "outcomes-beside");
}

static void allow_comments(EqlWindow *window)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(eql_window_session(window));
    g_assert_nonnull(snapshot);
    const EqlDataset *dataset = snapshot->dataset;
    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *audience = g_ptr_array_index(dataset->audiences, i);
        for (guint c = 0; c < audience->responses->comments->len; c++)
            allow_words(
                ((const EqlComment *)g_ptr_array_index(audience->responses->comments, c))->text);
    }
}

/* Keys that go to a page are called by the toolkit. */
static void allow_keys(void)
{
    for (guint i = 0; i < 10; i++) {
        g_autofree char *key = g_strdup_printf("Alt+%u", i);
        allow_words(key);
    }
}

static void check_pages(EqlWindow *window)
{
    allow_comments(window);
    allow_keys();
    AdwViewStack *stack = find_widget(GTK_WIDGET(window), ADW_TYPE_VIEW_STACK);
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(stack);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        g_autoptr(AdwViewStackPage) page = g_list_model_get_item(G_LIST_MODEL(pages), i);
        const char *name = adw_view_stack_page_get_name(page);
        check_page(window, name, name);
    }
    check_questionnaire(window);
    check_outcomes(window);
}

/* What workbook and reports show: the longest of the dialogs. */
static void check_dialog(EqlWindow *window)
{
    gtk_widget_activate_action(GTK_WIDGET(window), "win.what-goes-in", NULL);
    camera_wait(window);
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next) {
        if (!EQL_IS_WHAT_GOES_IN(link->data))
            continue;
        assert_least_width(link->data, MIN(look->width, 600), "what-goes-in");
        camera_take(link->data, "what-goes-in");
        gtk_window_destroy(link->data);
        return;
    }
    g_assert_not_reached();
}

static void set_look(void)
{
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(),
                                       look->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                  : ADW_COLOR_SCHEME_FORCE_LIGHT);
    g_assert_cmpint(adw_style_manager_get_high_contrast(adw_style_manager_get_default()), ==,
                    look->contrast);
    g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                 FALSE, NULL);
    if (look->text > 0)
        g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", (int)(look->text * PER_CENT), NULL);
    gtk_widget_set_default_direction(look->mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/* It may have been made in another language. */
static void forget_sample(void)
{
    g_autofree char *path =
        g_build_filename(g_get_user_data_dir(), "equalens", "sample-school.equalens", NULL);
    g_unlink(path);
}

static void test_screens(void)
{
    EqlApplication *application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
    set_look();
    EqlWindow *window = eql_window_new(GTK_APPLICATION(application));
    gtk_window_set_default_size(GTK_WINDOW(window), look->width, HEIGHT);
    gtk_window_present(GTK_WINDOW(window));
    camera_wait(window);
    camera_take(GTK_WIDGET(window), "start");
    if (look->language != NULL)
        forget_sample();
    gtk_widget_activate_action(GTK_WIDGET(window), "win.sample", NULL);
    camera_wait(window);
    gtk_widget_activate_action(GTK_WIDGET(window), "win.propose", NULL);
    camera_wait(window);
    check_pages(window);
    check_dialog(window);
    if (is_bracketed())
        g_assert_cmpstr(unmarked->str, ==, "");
    if (look->states)
        check_states(window);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
    g_object_unref(application);
}

/* Before anything is translated. */
static void speak(const char *language)
{
    g_autofree char *locales = eql_locale_folder(EQL_LOCALE_DIR);
    g_setenv("LANGUAGE", language, TRUE);
    setlocale(LC_ALL, "");
    bindtextdomain(GETTEXT_PACKAGE, locales);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
}

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    for (guint i = 0; argc == 3 && i < G_N_ELEMENTS(LOOKS); i++)
        if (g_str_equal(argv[2], LOOKS[i].name))
            look = &LOOKS[i];
    if (look == NULL)
        return 2;
    unmarked = g_string_new(NULL);
    camera_set(argv[1], look->name, look->width, is_bracketed() ? unmarked : NULL);
    if (look->language != NULL)
        speak(look->language);
    g_mkdir_with_parents(argv[1], 0755);
    /* libadwaita's own switch: no desktop is asked. */
    if (look->contrast)
        g_setenv("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/screens", test_screens);
    int result = g_test_run();
    g_string_free(unmarked, TRUE);
    return result;
}
