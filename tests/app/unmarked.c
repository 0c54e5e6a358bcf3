/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unmarked.h"

#include <adwaita.h>
#include <string.h>

#include "app/chart-panel.h"
#include "app/chart-view.h"
#include "base/data-folder.h"
#include "base/language.h"

#define OPEN "\u27e6"
#define CLOSE "\u27e7"

/* ── the school's own words ── */

static void add_file(GString *into, const char *path)
{
    g_autofree char *text = NULL, *name = g_path_get_basename(path);
    g_string_append_printf(into, "%s\n", name);
    if ((g_str_has_suffix(path, ".csv") || g_str_has_suffix(path, ".xml")) &&
        g_file_get_contents(path, &text, NULL, NULL))
        g_string_append(into, text);
}

static void add_folder(GString *into, const char *folder, const char *inside)
{
    g_autofree char *path = g_build_filename(folder, inside, NULL);
    g_autoptr(GDir) list = g_dir_open(path, 0, NULL);
    for (const char *name; list != NULL && (name = g_dir_read_name(list)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        add_file(into, file);
    }
}

static GString *words;

/* Questions and files of the sample school, and what people answered. */
static const char *own_words(void)
{
    if (words == NULL) {
        words = g_string_new(NULL);
        add_folder(words, eql_data_folder(NULL), "questionnaires");
        add_folder(words, eql_data_folder(NULL), "sample");
        add_folder(words, eql_data_folder(NULL), "scales");
    }
    return words->str;
}

void allow_words(const char *more)
{
    own_words();
    g_string_append_printf(words, "%s\n", more);
}

/* A theme or an answer that came with the program has a translation in every language. */
static gboolean is_named(const char *stretch)
{
    g_autofree char *theme = g_strconcat("theme\004", stretch, NULL);
    g_autofree char *answer = g_strconcat("answer\004", stretch, NULL);
    return eql_language_has(theme) || eql_language_has(answer);
}

/* Once it was found, it is known: there is much to look through. */
static gboolean is_own_word(const char *stretch)
{
    static GHashTable *known;
    if (known == NULL)
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (g_hash_table_contains(known, stretch))
        return TRUE;
    if (is_named(stretch) || strstr(own_words(), stretch) == NULL)
        return FALSE;
    g_hash_table_add(known, g_strdup(stretch));
    return TRUE;
}

/* Names that are the same in every language, what GTK and libadwaita say, and places on the
 * disk. */
static gboolean is_own(const char *stretch)
{
    static const char *const names[] = {"Google Forms", "Microsoft Forms", "SurveyMonkey",
                                        "(None)",       "Clear entry",     "Clear Entry",
                                        "Dismiss",      "sample-school",   NULL};
    /* Settings have the names that the command line gives them: “strength.score”; keys those that
     * GTK gives them. */
    return *stretch == '/' || g_strv_contains(names, stretch) ||
           g_regex_match_simple("^[a-z]+\\.[a-z]+$|^Alt\\+[0-9]$", stretch, 0, 0) ||
           is_own_word(stretch);
}

/* ── a text ── */

/* “Parents · 312 rows”: phrases, not a sentence. */
static gboolean is_separator(const char *group)
{
    return g_str_has_prefix(group, OPEN "\u00b7" CLOSE) ||
           g_str_has_prefix(group, OPEN " \u00b7 " CLOSE);
}

/* What stands outside all brackets, each stretch on its own. */
static GPtrArray *outside(const char *text, int *groups)
{
    GPtrArray *stretches = g_ptr_array_new_with_free_func(g_free);
    const char *start = text, *at = text;
    int depth = 0;
    for (; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_str_has_prefix(at, OPEN) && depth++ == 0) {
            g_ptr_array_add(stretches, g_strndup(start, (gsize)(at - start)));
            ++*groups;
            if (is_separator(at))
                *groups -= 2;
        }
        if (g_str_has_prefix(at, CLOSE) && --depth == 0)
            start = g_utf8_next_char(at);
    }
    if (depth <= 0)
        g_ptr_array_add(stretches, g_strdup(start));
    return stretches;
}

static gboolean has_words(const char *stretch)
{
    return g_regex_match_simple("[A-Za-z]{2,}", stretch, 0, 0);
}

static void check(const char *text, const char *where, GString *found)
{
    int groups = 0;
    if (text == NULL)
        return;
    g_autoptr(GPtrArray) stretches = outside(text, &groups);
    for (guint i = 0; i < stretches->len; i++) {
        char *stretch = g_strstrip(stretches->pdata[i]);
        if (has_words(stretch) && !is_own(stretch))
            g_string_append_printf(found, "%s: not marked: %s\n", where, text);
    }
    if (groups > 1 && strchr(text, '\n') == NULL)
        g_string_append_printf(found, "%s: built from pieces: %s\n", where, text);
}

/* ── widgets ── */

static void check_menu(GMenuModel *menu, GString *found)
{
    for (int i = 0; i < g_menu_model_get_n_items(menu); i++) {
        g_autofree char *label = NULL;
        g_autoptr(GMenuModel) section = g_menu_model_get_item_link(menu, i, G_MENU_LINK_SECTION);
        if (g_menu_model_get_item_attribute(menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
            check(label, "menu", found);
        if (section != NULL)
            check_menu(section, found);
    }
}

static void check_chart(EqlChartPanel *panel, GString *found)
{
    EqlChart *chart = eql_chart_panel_chart(panel);
    g_autoptr(GPtrArray) rows = chart != NULL ? eql_chart_table(chart) : g_ptr_array_new();
    for (guint i = 0; i < rows->len; i++)
        for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
            check(*cell, "chart", found);
}

static void check_widget(GtkWidget *widget, GString *found)
{
    check(gtk_widget_get_tooltip_text(widget), "tooltip", found);
    if (GTK_IS_LABEL(widget))
        check(gtk_label_get_text(GTK_LABEL(widget)), "label", found);
    if (GTK_IS_WINDOW(widget))
        check(gtk_window_get_title(GTK_WINDOW(widget)), "title", found);
    if (GTK_IS_MENU_BUTTON(widget) && gtk_menu_button_get_menu_model(GTK_MENU_BUTTON(widget)))
        check_menu(gtk_menu_button_get_menu_model(GTK_MENU_BUTTON(widget)), found);
    if (EQL_IS_CHART_PANEL(widget))
        check_chart(EQL_CHART_PANEL(widget), found);
}

/* What stands beside a point of a chart is several sentences, one after another, as
 * tests/chart/ knows them: beside the one that the keyboard is on, or where the pointer happens to
 * be. Other tooltips are looked at where they belong. */
static gboolean is_told_of_point(GtkWidget *widget)
{
    return (GTK_IS_POPOVER(widget) && EQL_IS_CHART_VIEW(gtk_widget_get_parent(widget))) ||
           g_str_equal(G_OBJECT_TYPE_NAME(widget), "GtkTooltipWindow");
}

void list_unmarked(GtkWidget *widget, GString *found)
{
    if (!gtk_widget_get_visible(widget) || GTK_IS_WINDOW_CONTROLS(widget) ||
        is_told_of_point(widget))
        return;
    check_widget(widget, found);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        list_unmarked(child, found);
}
