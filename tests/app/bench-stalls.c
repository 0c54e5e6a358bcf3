/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window keeps its user waiting: for each step through all of its pages, the
 * longest that the main loop was busy between two looks for something to do. Not a test: it
 * prints milliseconds, and only a release build tells anything.
 *
 *     bench-stalls FOLDER sample|files|many|narrow|PROJECT|NETWORK...     one after the other
 *
 * FOLDER has many-responses.csv for "many"; projects are made in it. "narrow" changes the window
 * for what follows.
 */
#include "app/chart-view.h"
#include "app/comment-row.h"
#include "app/text-field.h"
#include "base/data-folder.h"
#include "clicks.h"
#include "waiting.h"

/* ── a page with a chart ── */

static void press_table(Bench *bench, gconstpointer page)
{
    gtk_widget_activate_action(nth(bench, page, EQL_TYPE_CHART_VIEW, 0), "chart.table", NULL);
}

static void copy_picture(Bench *bench, gconstpointer page)
{
    gtk_widget_activate_action(nth(bench, page, EQL_TYPE_CHART_VIEW, 0), "chart.copy-picture",
                               NULL);
}

typedef struct {
    const char *page;
    GtkSortType order;
} Sorting;

/* By the first column. */
static void sort(Bench *bench, gconstpointer data)
{
    const Sorting *sorting = data;
    GtkColumnView *table = nth(bench, sorting->page, GTK_TYPE_COLUMN_VIEW, 0);
    g_autoptr(GtkColumnViewColumn) column =
        g_list_model_get_item(gtk_column_view_get_columns(table), 0);
    gtk_column_view_sort_by_column(table, column, sorting->order);
}

static void copy_table(Bench *bench, gconstpointer page)
{
    gtk_widget_activate_action(nth(bench, page, EQL_TYPE_CHART_VIEW, 0), "chart.copy", NULL);
}

static void do_nothing(Bench *bench, gconstpointer unused)
{
}

/* Rows come in frame by frame, as long as there are any. */
static void wait_for_rows(Bench *bench, const char *page)
{
    GtkColumnView *table = nth(bench, page, GTK_TYPE_COLUMN_VIEW, 0);
    GListModel *rows = G_LIST_MODEL(gtk_column_view_get_model(table));
    guint n;
    do {
        n = g_list_model_get_n_items(rows);
        step(bench, "its rows come in", do_nothing, NULL);
    } while (g_list_model_get_n_items(rows) > n);
}

static void walk_points(Bench *bench, gconstpointer page)
{
    EqlChartView *view = nth(bench, page, EQL_TYPE_CHART_VIEW, 0);
    eql_chart_view_select(view, eql_chart_view_selected(view) + 1);
}

static void table(Bench *bench, const char *page)
{
    const Sorting up = {page, GTK_SORT_ASCENDING}, down = {page, GTK_SORT_DESCENDING};
    step(bench, "copy the table", copy_table, page);
    step(bench, "its table", press_table, page);
    wait_for_rows(bench, page);
    step(bench, "sort it", sort, &up);
    step(bench, "and the other way round", sort, &down);
    look_about(bench, page);
    step(bench, "its chart", press_table, page);
}

static void chart_page(Bench *bench, const char *page, guint most_entries)
{
    show_page(bench, page);
    try_choices(bench, page, most_entries);
    if (nth(bench, page, EQL_TYPE_CHART_VIEW, 0) == NULL)
        return;
    look_about(bench, page);
    step(bench, "walk to a point", walk_points, page);
    step(bench, "and to the next", walk_points, page);
    table(bench, page);
    step(bench, "copy the picture", copy_picture, page);
}

/* ── voices ── */

static void tag_first(Bench *bench, gconstpointer unused)
{
    static const char *const tags[] = {"corridors", NULL};
    EqlCommentRow *row = nth(bench, "voices", EQL_TYPE_COMMENT_ROW, 0);
    g_signal_emit_by_name(row, "tagged", eql_comment_row_id(row), tags, TRUE);
}

static void press_more(Bench *bench, gconstpointer unused)
{
    g_signal_emit_by_name(part(bench, "voices", "more"), "clicked");
}

static void voices(Bench *bench)
{
    show_page(bench, "voices");
    if (nth(bench, "voices", EQL_TYPE_COMMENT_ROW, 0) == NULL)
        return;
    look_about(bench, "voices");
    step(bench, "tag a comment", tag_first, NULL);
    window_action(bench, "undo", "win.undo", NULL);
    try_choices(bench, "voices", 2);
    step(bench, "more comments", press_more, NULL);
    search_page(bench, "voices", "teach");
}

/* ── the plan ── */

/* A letter into the first text of the action that is chosen. */
static void paste(Bench *bench, gconstpointer unused)
{
    EqlTextField *field = find_widget(part(bench, "plan", "editor"), EQL_TYPE_TEXT_FIELD);
    g_autoptr(GString) letter = g_string_new(NULL);
    for (guint i = 0; i < 40; i++)
        g_string_append(letter, "Heads of year talk to every pupil about what is fair. ");
    eql_text_field_set_text(field, letter->str);
    eql_text_field_keep(field);
}

static void plan(Bench *bench)
{
    show_page(bench, "plan");
    window_action(bench, "propose actions", "win.propose", NULL);
    page_action(bench, "plan", "plan.add");
    look_about(bench, "plan");
    step(bench, "choose an action", select_third, "plan");
    step(bench, "paste a letter into it", paste, NULL);
    page_action(bench, "plan", "plan.down");
    page_action(bench, "plan", "plan.delete");
    window_action(bench, "undo", "win.undo", NULL);
    step(bench, "the other of table and list", press, part(bench, "plan", "as_table"));
    look_about(bench, "plan");
    step(bench, "and back", press, part(bench, "plan", "as_table"));
    search_page(bench, "plan", "staff");
}

/* ── the questionnaire ── */

static void reword(Bench *bench, gconstpointer unused)
{
    EqlTextField *field = find_widget(part(bench, "questionnaire", "editor"), EQL_TYPE_TEXT_FIELD);
    GtkWidget *input = eql_text_field_input(field);
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(GTK_TEXT_VIEW(input)), "Reworded", -1);
    eql_text_field_keep(field);
}

static void show_view(Bench *bench, gconstpointer name)
{
    gtk_stack_set_visible_child_name(part(bench, "questionnaire", "views"), name);
}

static void questionnaire(Bench *bench)
{
    show_page(bench, "questionnaire");
    look_about(bench, "questionnaire");
    step(bench, "choose a question", select_third, "questionnaire");
    page_action(bench, "questionnaire", "questionnaire.down");
    page_action(bench, "questionnaire", "questionnaire.add");
    step(bench, "reword it", reword, NULL);
    page_action(bench, "questionnaire", "questionnaire.remove");
    window_action(bench, "undo", "win.undo", NULL);
    search_page(bench, "questionnaire", "fair");
    step(bench, "themes of the questionnaire", show_view, "themes");
    step(bench, "back to the questions", show_view, "questions");
}

/* ── the others ── */

static void set_aim(Bench *bench, gconstpointer unused)
{
    GtkDropDown *down = nth(bench, "accreditation", GTK_TYPE_DROP_DOWN, 0);
    gtk_drop_down_set_selected(down, 2);
}

static void dialog(Bench *bench, const char *name, const char *action)
{
    window_action(bench, name, action, NULL);
    step(bench, "close it", close_dialogs, NULL);
}

/* NULL: none of that label is seen. */
static GtkButton *button_called(Bench *bench, const char *page, const char *label)
{
    GtkButton *button;
    for (guint i = 0; (button = nth(bench, page, GTK_TYPE_BUTTON, i)) != NULL; i++)
        if (g_strcmp0(gtk_button_get_label(button), label) == 0 &&
            gtk_widget_get_mapped(GTK_WIDGET(button)))
            break;
    return button;
}

static void groups(Bench *bench)
{
    chart_page(bench, "groups", 9);
    GtkButton *together = button_called(bench, "groups", "_Put groups together…");
    if (together == NULL)
        return;
    step(bench, "which groups to put together", press, together);
    step(bench, "close it", close_dialogs, NULL);
}

/* To the project's other rounds, the latest last. */
static void waves(Bench *bench)
{
    g_auto(GStrv) names = g_strdupv(eql_session_snapshot(bench->session)->waves);
    for (guint i = 0; g_strv_length(names) > 1 && names[i] != NULL; i++) {
        g_autofree char *name = g_strdup_printf("wave %s", names[i]);
        window_action(bench, name, "win.wave", names[i]);
    }
}

static void open_file_row(Bench *bench, gconstpointer row)
{
    adw_expander_row_set_expanded(ADW_EXPANDER_ROW((gpointer)row), TRUE);
}

static void data(Bench *bench)
{
    show_page(bench, "data");
    look_about(bench, "data");
    gpointer row = nth(bench, "data", ADW_TYPE_EXPANDER_ROW, 0);
    if (row != NULL)
        step(bench, "open a file", open_file_row, row);
}

/* Those of the header bar. */
static void menus(Bench *bench)
{
    GtkWidget *header = find_widget(GTK_WIDGET(bench->window), ADW_TYPE_HEADER_BAR);
    GtkWidget *button;
    for (guint i = 0; (button = nth_within(header, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
        try_menu(bench, "open a menu", button);
}

static void show_small_groups(Bench *bench, gconstpointer permit)
{
    eql_session_show_small_groups(bench->session, permit);
}

static void set_colours(Bench *bench, gconstpointer scheme)
{
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(), GPOINTER_TO_INT(scheme));
}

static void all_pages(Bench *bench, const char *of)
{
    bench->of = of;
    show_page(bench, "import");
    chart_page(bench, "themes", 9);
    chart_page(bench, "questions", 3);
    groups(bench);
    chart_page(bench, "outcomes", 4);
    voices(bench);
    plan(bench);
    chart_page(bench, "progress", 3);
    show_page(bench, "accreditation");
    look_about(bench, "accreditation");
    step(bench, "note how far a criterion is", set_aim, NULL);
    questionnaire(bench);
    data(bench);
    show_page(bench, "overview");
    look_about(bench, "overview");
    waves(bench);
    menus(bench);
    step(bench, "show small groups", show_small_groups, eql_internal_for_the_school_alone());
    window_action(bench, "hide them again", "win.hide-small-groups", NULL);
    step(bench, "dark colours", set_colours, GINT_TO_POINTER(ADW_COLOR_SCHEME_FORCE_DARK));
    step(bench, "light colours", set_colours, GINT_TO_POINTER(ADW_COLOR_SCHEME_FORCE_LIGHT));
    dialog(bench, "preferences", "win.preferences");
    dialog(bench, "what workbook and reports show", "win.what-goes-in");
    dialog(bench, "keyboard shortcuts", "win.shortcuts");
    dialog(bench, "a new school", "win.new");
    dialog(bench, "documents for several schools", "win.documents");
    dialog(bench, "about the program", "win.about");
    dialog(bench, "choose a project", "win.open");
}

/* ── bringing data in ── */

static void drop(Bench *bench, gconstpointer paths)
{
    eql_window_take_files(bench->window, paths);
}

static void open_expander(Bench *bench, gconstpointer expander)
{
    gtk_expander_set_expanded((GtkExpander *)expander, TRUE);
}

static void open_cards(Bench *bench)
{
    GtkExpander *expander;
    for (guint i = 0; (expander = nth(bench, "import", GTK_TYPE_EXPANDER, i)) != NULL; i++) {
        g_autofree char *name = g_strdup_printf("open list %u", i);
        if (gtk_widget_get_mapped(GTK_WIDGET(expander)))
            step(bench, name, open_expander, expander);
    }
}

static void import(Bench *bench, gconstpointer unused)
{
    eql_session_import(bench->session, NULL);
}

static void save_workbook(Bench *bench, gconstpointer unused)
{
    g_autofree char *path = g_build_filename(bench->folder, "workbook.xlsx", NULL);
    eql_session_save_workbook(bench->session, path);
}

static void save_report(Bench *bench, gconstpointer unused)
{
    g_autofree char *path = g_build_filename(bench->folder, "report.pdf", NULL);
    eql_session_save_report(bench->session, EQL_REPORT_FULL, path);
}

static void draw_report(Bench *bench, gconstpointer unused)
{
    eql_session_draw_report(bench->session, EQL_REPORT_FULL);
}

static void take_out(Bench *bench, gconstpointer unused)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(bench->session);
    eql_session_take_out(bench->session, eql_snapshot_last_import(snapshot));
}

static void save(Bench *bench)
{
    step(bench, "save the workbook", save_workbook, NULL);
    step(bench, "save the report", save_report, NULL);
    step(bench, "print the report", draw_report, NULL);
    step(bench, "close it", close_dialogs, NULL);
}

static void bring_in(Bench *bench, const char *of, const char *const *paths)
{
    bench->of = of;
    step(bench, "preview", drop, paths);
    open_cards(bench);
    step(bench, "import", import, NULL);
    all_pages(bench, of);
    save(bench);
    step(bench, "take the import out again", take_out, NULL);
    window_action(bench, "put it back", "win.undo", NULL);
    window_action(bench, "take it out once more", "win.redo", NULL);
}

static void reload(Bench *bench, gconstpointer unused)
{
    eql_session_reload(bench->session);
}

static void create(Bench *bench, gconstpointer name)
{
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    g_autofree char *path = g_build_filename(bench->folder, name, NULL);
    eql_session_create(bench->session, path, school);
}

static char **sample_files(void)
{
    static const char *const names[] = {"pupil-responses.xlsx", "staff-responses.csv",
                                        "parent-responses.csv", "census.xml", "suspensions.csv"};
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = eql_data_file("sample", names[i], NULL);
        g_strv_builder_add(paths, path);
    }
    return g_strv_builder_end(paths);
}

static void sample(Bench *bench)
{
    window_action(bench, "sample school, made and opened", "win.sample", NULL);
    all_pages(bench, "sample");
}

static void files(Bench *bench)
{
    g_auto(GStrv) paths = sample_files();
    bench->of = "new";
    step(bench, "a project is made", create, "files.equalens");
    bring_in(bench, "its files", (const char *const *)paths);
    step(bench, "figures worked out again", reload, NULL);
}

static void many(Bench *bench)
{
    g_autofree char *responses = g_build_filename(bench->folder, "many-responses.csv", NULL);
    g_autofree char *project = eql_session_sample_path();
    const char *const paths[] = {responses, NULL}, *const other[] = {project, NULL};
    bench->of = "new";
    step(bench, "another project is made", create, "many.equalens");
    bring_in(bench, "60,000 rows", paths);
    step(bench, "open another project", drop, other);
}

/* ── a project that is there, and a window of any width ── */

static void open_path(Bench *bench, gconstpointer path)
{
    eql_session_open(bench->session, path);
}

static void project(Bench *bench, const char *path)
{
    bench->of = "project";
    step(bench, "it is opened", open_path, path);
    all_pages(bench, bench->of);
    save(bench);
}

static void make_narrow(Bench *bench, gconstpointer unused)
{
    gtk_window_set_default_size(GTK_WINDOW(bench->window), 600, 780);
}

/* So narrow that the window's parts change places. */
static void narrow(Bench *bench)
{
    bench->of = "narrow";
    step(bench, "600 pixels wide", make_narrow, NULL);
}

/* ── several windows ── */

static void open_window(Bench *bench, gconstpointer unused)
{
    bench->window = eql_window_new(GTK_APPLICATION(bench->application));
    bench->session = g_object_ref(eql_window_session(bench->window));
    gtk_window_present(GTK_WINDOW(bench->window));
}

static void close_window(Bench *bench, gconstpointer window)
{
    gtk_window_close((GtkWindow *)window);
}

static void open_in_window(Bench *bench, gconstpointer path)
{
    eql_window_open(bench->window, path);
}

/* In a window of its own. */
static void network(Bench *bench, const char *path)
{
    Bench other = *bench;
    other.of = "network";
    step(&other, "open another window", open_window, NULL);
    step(&other, "it is opened", open_in_window, path);
    look_about(&other, "network");
    try_choices(&other, "network", 3);
    close_window(&other, other.window);
    g_object_unref(other.session);
}

/* One that has all its pages, while another stays. */
static void close_full(Bench *bench)
{
    Bench other = *bench;
    other.of = "end";
    step(&other, "open another window", open_window, NULL);
    step(&other, "close the first", close_window, bench->window);
    gtk_window_destroy(GTK_WINDOW(other.window));
    g_object_unref(other.session);
}

static void try(Bench *bench, const char *what)
{
    if (g_str_equal(what, "sample"))
        sample(bench);
    else if (g_str_equal(what, "files"))
        files(bench);
    else if (g_str_equal(what, "many"))
        many(bench);
    else if (g_str_equal(what, "narrow"))
        narrow(bench);
    else if (g_str_has_suffix(what, ".eqnet"))
        network(bench, what);
    else
        project(bench, what);
}

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    Bench bench = {.application = eql_application_new(G_APPLICATION_NON_UNIQUE),
                   .folder = argv[1],
                   .of = "start"};
    watch_stalls();
    g_application_register(G_APPLICATION(bench.application), NULL, NULL);
    step(&bench, "open the window", open_window, NULL);
    for (int i = 2; i < argc; i++)
        try(&bench, argv[i]);
    close_full(&bench);
    g_object_unref(bench.session);
    g_object_unref(bench.application);
    return 0;
}
