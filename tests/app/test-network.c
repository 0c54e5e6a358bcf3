/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools beside each other: packs come in, belong to cohorts, go; documents of several schools. */
#include <string.h>

#include "analysis/cohort.h"
#include "app/choice.h"
#include "app/chart-panel.h"
#include "app/documents.h"
#include "app/network-page.h"
#include "app/table-view.h"
#include "app/text-field.h"
#include "app/window-private.h"
#include "fixture.h"
#include "least-width.h"
#include "output/pack.h"
#include "workflow/documents.h"
#include "workflow/network.h"

/* Twelve answers to the first questions of the starter questionnaire. */
static char *answers(const char *answer)
{
    GString *text =
        g_string_new("I feel that I belong at this school.,I can be myself at school.\n");
    for (guint i = 0; i < 12; i++)
        g_string_append_printf(text, "%s,%s\n", i % 4 ? answer : "Disagree", answer);
    return g_string_free(text, FALSE);
}

/* A project with answers, and beside it its pack as those of two schools. */
static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *earlier = answers("Agree"), *later = answers("Strongly agree");
    set_up_window(fixture, data);
    write_project(fixture);
    import_answers(fixture, "Autumn 2025", later);
    import_answers(fixture, "Autumn 2024", earlier);
    g_autoptr(EqlProject) project = eql_project_open(fixture->path, &error);
    g_autoptr(EqlPack) pack = eql_project_pack(project, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < 2; i++) {
        g_autofree char *file = in_folder(fixture, i ? "beech.eqpack" : "ash.eqpack");
        g_free(pack->name);
        pack->name = g_strdup(i ? "Beech" : "Ash");
        g_assert_true(eql_pack_write(pack, file, &error));
    }
}

/* As once a place was chosen for the network. */
static void add_files(Fixture *fixture, const char *one, const char *other)
{
    g_autofree char *network = in_folder(fixture, "n.eqnet");
    const char *const paths[] = {one, other, NULL};
    act(fixture, "win.compare", NULL);
    eql_network_file_add(fixture->window->network, network, paths, NULL);
    wait_for_jobs(fixture);
}

static void add_packs(Fixture *fixture)
{
    g_autofree char *ash = in_folder(fixture, "ash.eqpack"),
                    *beech = in_folder(fixture, "beech.eqpack");
    add_files(fixture, ash, beech);
}

static const EqlNetwork *network_of(Fixture *fixture)
{
    return eql_network_file_network(fixture->window->network);
}

static gpointer part(Fixture *fixture, const char *name)
{
    return child_of(eql_window_network_page(fixture->window), name);
}

/* Of how many each change is, and why there is none. */
static void assert_tells_changes(Fixture *fixture)
{
    const EqlCohortChoice choice = {.for_reader = TRUE};
    g_autofree char *text = eql_table_view_text(part(fixture, "progress"));
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network_of(fixture), &choice);
    guint told = 0;
    for (guint i = 0; i < schools->len; i++) {
        g_autoptr(GArray) changes = eql_cohort_progress(schools->pdata[i], &choice, NULL);
        for (guint j = 0; j < changes->len; j++) {
            const EqlCohortChange *change = &g_array_index(changes, EqlCohortChange, j);
            g_autofree char *before = eql_figure_format(change->before->n);
            g_autofree char *now = eql_figure_format(change->now->n);
            g_autofree char *people = g_strdup_printf("%s → %s", before, now);
            const char *why = eql_figure_why(change->favourable_change);
            g_assert_nonnull(strstr(text, people));
            g_assert_true(why == NULL || strstr(text, why) != NULL);
            told++;
        }
    }
    g_assert_cmpuint(told, >, 0);
}

static void test_compare(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.compare", NULL);
    g_assert_true(eql_window_shows_network(fixture->window));
    g_assert_null(eql_window_network_path(fixture->window));
    g_assert_true(eql_window_is_free(fixture->window));
    add_packs(fixture);
    g_assert_false(eql_window_is_free(fixture->window));
    g_assert_cmpuint(network_of(fixture)->packs->len, ==, 2);
    g_assert_cmpuint(n_rows(part(fixture, "schools")), ==, 2);
    g_assert_true(says(row_at(part(fixture, "schools"), 0), "Ash"));
    g_assert_true(says(row_at(part(fixture, "schools"), 0), "Autumn 2025"));
    EqlChart *chart = eql_chart_panel_chart(part(fixture, "themes_panel"));
    g_assert_cmpuint(chart->rows->len, ==, 2);
    assert_tells_changes(fixture);
    g_assert_nonnull(eql_chart_panel_chart(part(fixture, "funnel_panel")));
    g_assert_true(gtk_widget_get_visible(part(fixture, "rates_none")));
    g_assert_false(gtk_widget_get_visible(part(fixture, "rates_box")));
    g_autofree char *guide = eql_window_guide_page(fixture->window);
    g_assert_cmpstr(guide, ==, "network");
}

static gboolean is_laid_out(gpointer widget)
{
    return gtk_widget_get_height(widget) > 0;
}

/* Of two schools one shows a group's suspensions and one hides them: what is said beneath is short,
 * and the page is drawn all the same. */
static void test_rates(Fixture *fixture, gconstpointer data)
{
    const char *folder = g_getenv("EQL_TEST_DATA");
    g_autofree char *hill = g_build_filename(folder, "network", "hill.eqpack", NULL);
    g_autofree char *two = g_build_filename(folder, "network", "two.eqpack", NULL);
    add_files(fixture, hill, two);
    gtk_window_set_default_size(GTK_WINDOW(fixture->window), 1280, 900);
    adw_view_stack_set_visible_child_name(part(fixture, "views"), "rates");
    wait_until(is_laid_out, part(fixture, "rates_panel"));
    g_assert_nonnull(eql_chart_panel_chart(part(fixture, "rates_panel")));
    g_assert_true(gtk_widget_get_visible(part(fixture, "rates_note")));
}

/* What is done is in the file at once, and can be taken back and made again. */
static void test_undo(Fixture *fixture, gconstpointer data)
{
    add_packs(fixture);
    const EqlPack *ash = network_of(fixture)->packs->pdata[0];
    eql_network_file_move(fixture->window->network, ash, "First");
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_choice_get(part(fixture, "cohort")), ==, "");
    g_assert_true(eql_choice_set(part(fixture, "cohort"), "First"));
    settle();
    g_assert_true(says(eql_window_network_page(fixture->window), "1 of 2 schools"));
    eql_network_file_remove(fixture->window->network, network_of(fixture)->packs->pdata[1]);
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_network_file_undo_label(fixture->window->network), ==,
                    "Undo taking Beech out");
    act(fixture, "win.undo", NULL);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(network_of(fixture)->packs->len, ==, 2);
    g_assert_cmpstr(((EqlPack *)network_of(fixture)->packs->pdata[0])->cohort, ==, NULL);
    act(fixture, "win.redo", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlNetwork) there =
        eql_network_open(eql_window_network_path(fixture->window), FALSE, &error);
    g_assert_cmpstr(((EqlPack *)there->packs->pdata[0])->cohort, ==, "First");
}

/* With text twice as large, too, its window can be made narrow. */
static void test_large_text(Fixture *fixture, gconstpointer data)
{
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
    add_packs(fixture);
    AdwViewStack *views = part(fixture, "views");
    g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages(views);
    for (guint i = 0; i < g_list_model_get_n_items(G_LIST_MODEL(pages)); i++) {
        gtk_selection_model_select_item(pages, i, TRUE);
        settle();
        assert_least_width(GTK_WIDGET(fixture->window), 600,
                           adw_view_stack_get_visible_child_name(views));
    }
    gtk_settings_reset_property(gtk_settings_get_default(), "gtk-xft-dpi");
}

/* A file that another program has changed is not written over by undo. */
static void test_changed_outside(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    add_packs(fixture);
    const char *path = eql_window_network_path(fixture->window);
    g_autoptr(EqlNetwork) there = eql_network_open(path, FALSE, &error);
    g_ptr_array_set_size(there->packs, 1);
    g_assert_true(eql_network_write(there, path, &error));
    act(fixture, "win.undo", NULL);
    g_autoptr(EqlNetwork) after = eql_network_open(path, FALSE, &error);
    g_assert_cmpuint(after->packs->len, ==, 1);
    close_dialogs(fixture->window);
}

static void note_failed(EqlNetworkFile *file, const char *heading, const char *sentence,
                        char **told)
{
    g_free(*told);
    *told = g_strdup(sentence);
}

/* What cannot be read is told without the options of the command line. */
static void test_lost(Fixture *fixture, gconstpointer data)
{
    g_autofree char *lost = in_folder(fixture, "lost.eqnet"), *told = NULL;
    act(fixture, "win.compare", NULL);
    g_signal_connect(fixture->window->network, "failed", G_CALLBACK(note_failed), &told);
    eql_network_file_open(fixture->window->network, lost);
    wait_for_jobs(fixture);
    g_assert_nonnull(told);
    g_assert_nonnull(strstr(told, "lost.eqnet"));
    g_assert_null(strstr(told, "--"));
    g_signal_handlers_disconnect_by_data(fixture->window->network, &told);
    close_dialogs(fixture->window);
}

/* The toolkit gives it to the header bar when the window becomes active: it goes from there, too.
 */
static gboolean page_has_focus(gpointer data)
{
    EqlWindow *window = data;
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(window));
    if (focus != NULL && gtk_widget_is_ancestor(focus, eql_window_network_page(window)))
        return TRUE;
    gtk_window_set_focus(GTK_WINDOW(window), NULL);
    return FALSE;
}

/* Whatever had the keyboard and is gone, it stays in what is shown. */
static void test_focus(Fixture *fixture, gconstpointer data)
{
    add_packs(fixture);
    gtk_window_set_focus(GTK_WINDOW(fixture->window), NULL);
    wait_until(page_has_focus, fixture->window);
}

/* While the cohort of one school is kept, what is being typed beside another stays. */
static void test_typing(Fixture *fixture, gconstpointer data)
{
    add_packs(fixture);
    GtkWidget *second = row_at(part(fixture, "schools"), 1);
    EqlTextField *field = g_object_get_data(G_OBJECT(second), "equalens-cohort");
    gtk_editable_set_text(GTK_EDITABLE(eql_text_field_input(field)), "Seco");
    eql_network_file_move(fixture->window->network, network_of(fixture)->packs->pdata[0], "First");
    wait_for_jobs(fixture);
    g_assert_true(second == row_at(part(fixture, "schools"), 1));
    g_autofree char *text = eql_text_field_text(field);
    g_assert_cmpstr(text, ==, "Seco");
    eql_text_field_keep(field);
    wait_for_jobs(fixture);
    g_assert_cmpstr(((EqlPack *)network_of(fixture)->packs->pdata[1])->cohort, ==, "Seco");
}

static void assert_holds(const char *folder, const char *name, const char *words)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, words);
}

static void test_documents(Fixture *fixture, gconstpointer data)
{
    static const char *const names[] = {"n.xlsx", "n.pdf", "handouts"};
    add_packs(fixture);
    EqlCohortChoice choice =
        eql_network_page_choice(EQL_NETWORK_PAGE(eql_window_network_page(fixture->window)));
    g_assert_cmpstr(choice.audience, ==, "pupil");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = in_folder(fixture, names[i]);
        eql_network_file_write(fixture->window->network, (EqlNetworkDocument)i, &choice, path);
        wait_for_jobs(fixture);
        g_assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
    }
}

/* Several schools' files in one go; what is there is replaced only by who agrees. */
static void test_many(Fixture *fixture, gconstpointer data)
{
    const char *const projects[] = {fixture->path, NULL};
    g_autofree char *folder = in_folder(fixture, "documents");
    guint documents = EQL_DOCUMENT_BIT(EQL_DOCUMENT_WORKBOOK) | EQL_DOCUMENT_BIT(EQL_DOCUMENT_PACK);
    for (guint i = 0; i < 2; i++) {
        eql_window_offer_documents(fixture->window, projects);
        GtkWidget *dialog = window_of(EQL_TYPE_DOCUMENTS);
        g_assert_cmpstr(eql_documents_projects(EQL_DOCUMENTS(dialog))[0], ==, fixture->path);
        g_signal_emit_by_name(dialog, "chosen", documents, folder);
        gtk_window_destroy(GTK_WINDOW(dialog));
        wait_for_jobs(fixture);
        g_autoptr(GPtrArray) there = eql_documents_there(projects, documents, folder);
        g_assert_cmpuint(there->len, ==, 2);
        g_autofree char *first = g_build_filename(folder, there->pdata[0], NULL);
        if (i == 0) /* was there, and is not written again until somebody agrees */
            g_assert_true(g_file_set_contents(first, "typed", -1, NULL));
        else
            assert_holds(folder, there->pdata[0], "typed");
    }
    close_dialogs(fixture->window);
}

/* Cancel counts until the network is shown. */
static void test_cancel_opening(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = in_folder(fixture, "n.eqnet");
    g_autoptr(EqlNetwork) network = eql_network_open(path, TRUE, NULL);
    g_assert_true(eql_network_write(network, path, NULL));
    act(fixture, "win.compare", NULL);
    eql_network_file_open(fixture->window->network, path);
    eql_jobs_cancel(eql_session_jobs(fixture->window->session));
    wait_for_jobs(fixture);
    g_assert_null(eql_network_file_path(fixture->window->network));
    eql_network_file_open(fixture->window->network, path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_network_file_path(fixture->window->network), ==, path);
}

/* Whoever cancels before anything was written has nothing written. */
static void test_cancelled(Fixture *fixture, gconstpointer data)
{
    const char *const projects[] = {fixture->path, NULL};
    g_autofree char *folder = in_folder(fixture, "documents");
    EqlJobs *jobs = eql_session_jobs(fixture->window->session);
    eql_window_offer_documents(fixture->window, projects);
    GtkWidget *dialog = window_of(EQL_TYPE_DOCUMENTS);
    g_signal_emit_by_name(dialog, "chosen", EQL_DOCUMENT_BIT(EQL_DOCUMENT_PACK), folder);
    gtk_window_destroy(GTK_WINDOW(dialog));
    g_assert_true(eql_jobs_is_busy(jobs));
    eql_jobs_cancel(jobs);
    wait_for_jobs(fixture);
    g_assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
}

/* Of many problems the first are told, and how many more there are. */
static void test_told(void)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *none = eql_window_first_of(lines, "\n");
    g_assert_cmpstr(none, ==, "");
    for (guint i = 0; i < 8; i++)
        g_ptr_array_add(lines, g_strdup_printf("%c", 'A' + (char)i));
    g_autofree char *all = eql_window_first_of(lines, " ");
    g_assert_cmpstr(all, ==, "A B C D E F G H");
    g_ptr_array_add(lines, eql_window_problem_of("Ash", "Nobody answered."));
    g_autofree char *first = eql_window_first_of(lines, " ");
    g_assert_cmpstr(first, ==, "A B C D E F G H and 1 more");
    g_assert_cmpstr(lines->pdata[8], ==, "Ash: Nobody answered.");
}

/* A project is opened beside the network, not in its place; its file opens no second window. */
static void test_windows(Fixture *fixture, gconstpointer data)
{
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(fixture->window));
    add_packs(fixture);
    g_assert_true(eql_window_for_project(fixture->window, fixture->path) != fixture->window);
    const char *path = eql_window_network_path(fixture->window);
    g_assert_true(eql_window_showing(application, path) == fixture->window);
    GList *windows = gtk_application_get_windows(application);
    for (GList *link = windows, *next; link != NULL; link = next) {
        next = link->next;
        if (link->data != fixture->window)
            gtk_window_destroy(link->data);
    }
    settle();
}

int main(int argc, char **argv)
{
    begin_window_tests(&argc, &argv);
    ADD("/network/compare", set_up, test_compare);
    ADD("/network/rates", set_up_window, test_rates);
    ADD("/network/undo", set_up, test_undo);
    ADD("/network/changed-outside", set_up, test_changed_outside);
    ADD("/network/lost", set_up, test_lost);
    ADD("/network/focus", set_up, test_focus);
    ADD("/network/typing", set_up, test_typing);
    ADD("/network/documents", set_up, test_documents);
    ADD("/network/many", set_up, test_many);
    ADD("/network/cancel-opening", set_up, test_cancel_opening);
    ADD("/network/cancelled", set_up, test_cancelled);
    g_test_add_func("/network/told", test_told);
    ADD("/network/windows", set_up, test_windows);
    ADD("/network/large-text", set_up, test_large_text);
    return run_window_tests();
}
