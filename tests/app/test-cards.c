/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come in: what their cards say and ask, what people wrote in them, and what is known of
 * them afterwards. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/choice.h"
#include "app/file-row.h"
#include "app/import-card.h"
#include "app/import-rows.h"
#include "app/label-row.h"
#include "base/language.h"
#include "fixture.h"
#include "workflow/lacking.h"

static void test_mapping(Fixture *fixture, gconstpointer data)
{
    const char *const names[] = {"staff-responses.csv", NULL};
    make_project(fixture);
    bring_in_sample(fixture, names);
    bring_in_sample(fixture, names); /* dropped twice: one card */
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    EqlDraft *draft = draft_at(fixture, 0);
    guint before[3], after[3];
    eql_draft_count_columns(eql_draft_record(draft), before);
    const EqlColumnMatch *mapped = NULL;
    for (guint i = 0; mapped == NULL; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(eql_draft_record(draft)->columns, i);
        mapped = match->code != NULL ? match : NULL;
    }
    eql_draft_map(draft, mapped->column, "");
    eql_session_look(fixture->session, draft);
    wait_for_jobs(fixture);
    eql_draft_count_columns(eql_draft_record(draft), after);
    g_assert_cmpuint(after[2], ==, before[2] + 1);
}

static gboolean is_lost(Fixture *fixture, guint column)
{
    const EqlImportRecord *record = eql_draft_record(draft_at(fixture, 0));
    return eql_import_lacks_question(record, g_ptr_array_index(record->columns, column),
                                     snapshot(fixture)->dataset->questionnaire);
}

/* Answers to a question in words of the school's own are asked about; what else is left out is
 * not. */
static void test_lost(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv",
                  "P02,Nobody is left alone in the yard,House,Number\n"
                  "Agree,Agree,Seacole,1\nDisagree,Strongly agree,Turing,2\n");
    g_assert_false(is_lost(fixture, 0));
    g_assert_true(is_lost(fixture, 1));
    g_assert_false(is_lost(fixture, 2));
    g_assert_false(is_lost(fixture, 3));
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkExpander *columns = child_of(card, "columns_expander");
    g_assert_nonnull(strstr(gtk_expander_get_label(columns), "1 to check"));
    gtk_expander_set_expanded(columns, TRUE);
    settle();
    g_assert_true(says(row_at(child_of(card, "columns"), 0), "Nobody is left alone in the yard"));
    eql_draft_map(draft_at(fixture, 0), "Nobody is left alone in the yard", "");
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_false(is_lost(fixture, 1));
}

/* Columns of a census say in words what they are taken for. */
static void test_census_columns(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "roll.csv", "UPN,Gender,NCY\nA1,F,7\nA2,M,8\n");
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    gtk_expander_set_expanded(child_of(card, "columns_expander"), TRUE);
    settle();
    GtkListBox *columns = child_of(card, "columns");
    g_assert_true(says(row_at(columns, 0), "Which pupil: to match the files, not to be shown"));
    g_assert_true(says(row_at(columns, 1), "Sex"));
    g_assert_true(says(row_at(columns, 2), "Year group"));
}

static const EqlLabel *only_label(Fixture *fixture)
{
    const EqlImportRecord *record = eql_draft_record(draft_at(fixture, 0));
    g_assert_nonnull(record);
    g_assert_cmpuint(record->labels->len, ==, 1);
    return g_ptr_array_index(record->labels, 0);
}

static void give_a_meaning(Fixture *fixture, const char *means)
{
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkExpander *expander = child_of(card, "labels_expander");
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(expander)));
    gtk_expander_set_expanded(expander, TRUE);
    settle();
    GtkWidget *row = find_widget(card, EQL_TYPE_LABEL_ROW);
    g_assert_nonnull(row);
    g_assert_true(eql_choice_set(find_widget(row, GTK_TYPE_DROP_DOWN), means));
    wait_for_jobs(fixture);
}

/* An answer that fits nothing is given a meaning; the next file of the form has it. */
static void test_meaning(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv", "P01,P02,our own\nAgreee,Agree,x\n");
    g_assert_cmpstr(only_label(fixture)->guess, ==, "Agree");
    give_a_meaning(fixture, "Agree");
    g_assert_cmpstr(only_label(fixture)->means, ==, "Agree");
    g_assert_false(only_label(fixture)->remembered);
    import_all(fixture);
    bring_in_text(fixture, "two.csv", "P01,P02,our own\nAgreee,Disagree,y\n");
    g_assert_true(only_label(fixture)->remembered);
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->notices->len, ==, 1);
    eql_draft_plan(draft_at(fixture, 0))->remember = FALSE;
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_cmpstr(only_label(fixture)->means, ==, NULL);
}

/* ── values of rolls and logs ── */

static guint count_sex(Fixture *fixture, const char *code)
{
    g_autoptr(EqlProject) project = eql_project_open(fixture->path, NULL);
    g_autoptr(EqlCensus) census = eql_store_census(eql_project_store(project), NULL);
    const EqlGroupColumn *column =
        census != NULL ? eql_group_columns_find(census->groups, "sex") : NULL;
    guint n = 0;
    for (guint i = 0; column != NULL && i < census->n; i++)
        n += g_str_equal(eql_group_column_get(column, i), code);
    return n;
}

/* A value of a roll that no list has is mended on the card: taken back there, undone with its
 * import, which waits again as it was mended, and known by the next file. */
static void test_roll_value(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "roll.csv", "UPN,Sex,Year\nA1,X?,7\nA2,F,Year eight\n");
    g_assert_cmpstr(only_label(fixture)->guess, ==, "Another way");
    give_a_meaning(fixture, "F");
    g_assert_cmpstr(only_label(fixture)->means, ==, "F");
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->problems->len, ==, 0);
    give_a_meaning(fixture, "");
    g_assert_cmpstr(only_label(fixture)->means, ==, NULL);
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->problems->len, ==, 1);
    give_a_meaning(fixture, "M");
    import_all(fixture);
    g_assert_cmpuint(count_sex(fixture, "M"), ==, 1);
    act(fixture, "win.undo", NULL);
    wait_for_jobs(fixture);
    g_assert_cmpuint(count_sex(fixture, "M"), ==, 0);
    g_assert_cmpstr(only_label(fixture)->means, ==, "M");
    g_assert_false(only_label(fixture)->remembered);
    import_all(fixture);
    g_assert_cmpuint(count_sex(fixture, "M"), ==, 1);
    bring_in_text(fixture, "next.csv", "UPN,Sex\nA1,X?\n");
    g_assert_true(only_label(fixture)->remembered);
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->notices->len, ==, 1);
}

/* The same reason in another column means the same; types and reasons have their own lists. */
static void test_log_values(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "log.csv",
                  "UPN,Type,Date,Reason 1,Reason 2\nA1,Suspention,1/9/2025,Fighting,\n"
                  "A2,Suspension,2/9/2025,DB,Fighting\n");
    const EqlImportRecord *record = eql_draft_record(draft_at(fixture, 0));
    g_assert_cmpuint(record->labels->len, ==, 3);
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkListBox *labels = child_of(card, "labels");
    gtk_expander_set_expanded(child_of(card, "labels_expander"), TRUE);
    wait_until(is_filled, labels);
    for (int i = 0; i < 3; i++) {
        const EqlLabel *label = g_ptr_array_index(record->labels, (guint)i);
        GtkWidget *row = GTK_WIDGET(row_at(labels, i));
        g_assert_true(says(row, label->answer));
        g_assert_true(says(row, "Leave as it is"));
        gboolean is_reason = g_str_equal(label->code, "reason");
        g_assert_cmpint(says(row, "Bullying (BU)"), ==, is_reason);
        g_assert_cmpint(says(row, "Lunchtime suspension"), ==, !is_reason);
        if (g_str_equal(label->answer, "Fighting") && label->means == NULL) {
            eql_choice_set(find_widget(row, GTK_TYPE_DROP_DOWN), "PP");
            wait_for_jobs(fixture);
            record = eql_draft_record(draft_at(fixture, 0));
        }
    }
    for (guint i = 0; i < 3; i++) {
        const EqlLabel *label = g_ptr_array_index(record->labels, i);
        gboolean fighting = g_str_equal(label->answer, "Fighting");
        g_assert_cmpstr(label->means, ==, fighting ? "PP" : NULL);
    }
}

/* "Exclusion" alone counts as a permanent one; who meant a suspension says so there. */
static void test_exclusion_alone(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "log.csv", "UPN,Type,Date\nA1,Exclusion,1/9/2025\nA2,PERM,2/9/2025\n");
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkExpander *expander = child_of(card, "labels_expander");
    g_assert_cmpstr(gtk_expander_get_label(expander), ==, "1 value in doubt: _what does it mean?");
    g_assert_null(only_label(fixture)->means);
    gtk_expander_set_expanded(expander, TRUE);
    g_assert_true(
        says(row_at(child_of(card, "labels"), 0), "Counts as “Permanent exclusion”. Right?"));
    give_a_meaning(fixture, "suspension");
    g_assert_cmpstr(only_label(fixture)->means, ==, "suspension");
    g_assert_false(
        says(row_at(child_of(card, "labels"), 0), "Counts as “Permanent exclusion”. Right?"));
}

static const EqlLabel *label_at(Fixture *fixture, guint at)
{
    return g_ptr_array_index(eql_draft_record(draft_at(fixture, 0))->labels, at);
}

/* Whoever misspelt an answer did so throughout: one Yes is enough, and is taken back as one. */
static void test_same_meaning(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv", "P01,P02,P03\nAgreee,Agreee,Perhapps\nAgree,Agree,Agree\n");
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->labels->len, ==, 3);
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    gtk_expander_set_expanded(child_of(card, "labels_expander"), TRUE);
    wait_until(is_filled, child_of(card, "labels"));
    g_signal_emit_by_name(eql_label_row_yes(row_at(child_of(card, "labels"), 0)), "clicked");
    wait_for_jobs(fixture);
    guint given = 0;
    for (guint i = 0; i < 3; i++) {
        gboolean same = g_str_equal(label_at(fixture, i)->answer, "Agreee");
        g_assert_cmpstr(label_at(fixture, i)->means, ==, same ? "Agree" : NULL);
        given += same ? 1 : 0;
    }
    g_assert_cmpuint(given, ==, 2);
    give_a_meaning(fixture, "");
    for (guint i = 0; i < 3; i++)
        g_assert_cmpstr(label_at(fixture, i)->means, ==, NULL);
}

/* Of two files that wait the second may take the place of the first, as long as that is there. */
static void test_replaces_what_is_there(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv", "P01,P02\nAgree,Agree\n");
    bring_in_text(fixture, "two.csv", "P01,P02\nAgree,Agree\nAgree,Agree\n");
    eql_session_import(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    GtkWidget *card = find_widget(show_page(fixture, "import"), EQL_TYPE_IMPORT_CARD);
    g_assert_true(gtk_widget_get_visible(child_of(card, "replaces_box")));
    eql_session_take_out(fixture->session, snapshot(fixture)->imports->pdata[0]);
    wait_for_jobs(fixture);
    g_assert_false(gtk_widget_get_visible(child_of(card, "replaces_box")));
}

/* The very same file takes its own place; a chosen one takes another's. */
static void test_replacing(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv", "P01,P02\nAgree,Agree\n");
    import_all(fixture);
    bring_in_text(fixture, "same.csv", "P01,P02\nAgree,Agree\n");
    EqlDraft *draft = draft_at(fixture, 0);
    g_assert_cmpint(eql_draft_plan(draft)->replaces, ==, 1);
    g_assert_true(eql_draft_is_ready(draft));
    import_all(fixture);
    const GPtrArray *imports = snapshot(fixture)->imports;
    g_assert_cmpint(((EqlImportRecord *)imports->pdata[0])->replaced_by, ==, 2);
    bring_in_text(fixture, "more.csv", "P01,P02\nAgree,Agree\nAgree,Agree\n");
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 0))->replaces, ==, 0);
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    g_assert_true(eql_choice_set(child_of(card, "replaces"), "2"));
    wait_for_jobs(fixture);
    import_all(fixture);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 2);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 1);
}

/* Whoever takes an import out again finds its card there, with what was said of the file, and need
 * only press Import; unless the file is gone. */
static void test_waits_again(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "in.csv", "P01,My own words\nAgree,Agree\n");
    eql_draft_map(draft_at(fixture, 0), "My own words", "P02");
    g_free(eql_draft_plan(draft_at(fixture, 0))->wave);
    eql_draft_plan(draft_at(fixture, 0))->wave = g_strdup("Spring 2024");
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    import_all(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    g_assert_true(eql_draft_is_ready(draft_at(fixture, 0)));
    import_all(fixture);
    g_assert_cmpstr(snapshot(fixture)->dataset->wave, ==, "Spring 2024");
    const EqlResponses *pupils = eql_dataset_responses(snapshot(fixture)->dataset, "pupil");
    g_assert_cmpuint(pupils->answers->len, ==, 2);
    g_autofree char *path = in_folder(fixture, "in.csv");
    g_remove(path);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
}

static void test_bad_file(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "notes.csv", "just,a,header\n");
    EqlDraft *draft = draft_at(fixture, 0);
    g_assert_false(eql_draft_is_ready(draft));
    g_assert_nonnull(eql_draft_error(draft));
    eql_session_import(fixture->session, NULL);
    g_assert_false(eql_jobs_is_busy(eql_session_jobs(fixture->session)));
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
}

/* A log is brought in once: of the same one again, rows without a date would count twice. */
static void test_log_twice(Fixture *fixture, gconstpointer data)
{
    const char *text = "UPN,Date,Type\nA123456789012,01/10/2025,Suspension\n"
                       "B123456789012,?,Suspension\n";
    make_project(fixture);
    bring_in_text(fixture, "log.csv", text);
    eql_draft_plan(draft_at(fixture, 0))->kind = EQL_IMPORT_OUTCOMES;
    eql_draft_plan(draft_at(fixture, 0))->recognised = TRUE;
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_true(eql_draft_is_ready(draft_at(fixture, 0)));
    import_all(fixture);
    bring_in_text(fixture, "again.csv", text);
    eql_draft_plan(draft_at(fixture, 0))->kind = EQL_IMPORT_OUTCOMES;
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_false(eql_draft_is_ready(draft_at(fixture, 0)));
    g_assert_nonnull(strstr(eql_draft_error(draft_at(fixture, 0)), "log.csv"));
    GtkLabel *headline = part_of(fixture, "import", "headline");
    g_assert_nonnull(strstr(gtk_label_get_label(headline), "cannot be brought in"));
    act(fixture, "win.undo", NULL);
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_for_jobs(fixture);
    g_assert_true(eql_draft_is_ready(draft_at(fixture, 0)));
}

static void test_voices(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_sample(fixture, NULL);
    import_all(fixture);
    act(fixture, "win.page", "voices");
    GtkListBox *list = part_of(fixture, "voices", "list");
    wait_until(is_filled, list);
    GtkWidget *row = GTK_WIDGET(gtk_list_box_get_row_at_index(list, 0));
    GtkCheckButton *quotable = find_widget(row, GTK_TYPE_CHECK_BUTTON);
    g_assert_false(gtk_check_button_get_active(quotable));
    gtk_check_button_set_active(quotable, TRUE);
    wait_for_jobs(fixture);
    /* the row stays, for whoever is on it */
    g_assert_true(GTK_WIDGET(gtk_list_box_get_row_at_index(list, 0)) == row);
    gtk_check_button_set_active(part_of(fixture, "voices", "quotable"), TRUE);
    wait_for_jobs(fixture);
    g_assert_null(gtk_list_box_get_row_at_index(list, 1));
    act(fixture, "win.undo", NULL);
    g_assert_null(gtk_list_box_get_row_at_index(list, 0));
    gtk_check_button_set_active(part_of(fixture, "voices", "quotable"), FALSE);
    wait_for_jobs(fixture);
    wait_until(is_filled, list);
    g_signal_emit_by_name(gtk_list_box_get_row_at_index(list, 0), "masked", "no such comment",
                          "Sam");
    wait_for_jobs(fixture);
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    g_assert_cmpstr(to_undo(fixture), ==, "Undo 5 imports"); /* what failed is no change */
}

static void bring_in_return(Fixture *fixture, const char *name)
{
    g_autofree char *path = g_build_filename(g_getenv("EQL_TEST_DATA"), "census", name, NULL);
    const char *const paths[] = {path, NULL};
    bring_in_paths(fixture, paths);
}

/* A census return with suspensions is two imports; one without is one, and offers none. */
static void test_return(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_return(fixture, "autumn-namespace.xml");
    g_assert_false(eql_draft_plan(draft_at(fixture, 0))->has_outcomes);
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    g_assert_false(gtk_widget_get_visible(child_of(card, "with_outcomes")));
    import_all(fixture);
    g_assert_cmpuint(snapshot(fixture)->imports->len, ==, 1);
    bring_in_return(fixture, "spring.xml");
    g_assert_true(eql_draft_plan(draft_at(fixture, 0))->has_outcomes);
    import_all(fixture);
    g_assert_cmpuint(snapshot(fixture)->imports->len, ==, 3);
}

static void test_data(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_text(fixture, "one.csv", "P01,P02,Name\nAgree,Agree,Sam\n");
    import_all(fixture);
    act(fixture, "win.page", "data");
    GtkListBox *files = part_of(fixture, "data", "files");
    EqlFileRow *row = EQL_FILE_ROW(gtk_list_box_get_row_at_index(files, 0));
    g_assert_cmpstr(eql_file_row_record(row)->file, ==, "one.csv");
    adw_expander_row_set_expanded(ADW_EXPANDER_ROW(row), TRUE);
    settle();
    g_autofree char *path = write_file(fixture, "two.csv", "P01,P02\nAgree,Agree\nAgree,Agree\n");
    eql_session_replace(fixture->session, 1, path);
    wait_for_jobs(fixture);
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 0))->replaces, ==, 1);
    import_all(fixture);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 2);
    act(fixture, "win.page", "data");
    row = EQL_FILE_ROW(gtk_list_box_get_row_at_index(files, 0));
    g_assert_cmpstr(eql_file_row_record(row)->file, ==, "two.csv");
    g_signal_emit_by_name(row, "undo");
    wait_for_jobs(fixture);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 1);
    g_assert_cmpstr(fixture->said, ==, NULL);
}

/* What is said of a file has its thousands marked, as every figure has. */
static void test_counts(Fixture *fixture, gconstpointer data)
{
    EqlImportRecord record = {.kind = EQL_IMPORT_CENSUS,
                              .tool = (char *)"table",
                              .rows = 61480,
                              .accepted = 60000,
                              .set_aside = 1480};
    const EqlLanguage *spoken = eql_language_use(eql_language_find("en", NULL));
    g_autofree char *what = eql_import_what(&record), *taken = eql_import_taken(&record);
    eql_language_use(spoken);
    g_assert_nonnull(strstr(what, "61,480 rows"));
    g_assert_cmpstr(taken, ==, "60,000 accepted, 1,480 set aside");
}

/* ── several files ── */

typedef struct {
    Fixture *fixture;
    guint n;
} Wanted;

static gboolean are_there(gpointer data)
{
    const Wanted *wanted = data;
    GtkWidget *cards = part_of(wanted->fixture, "import", "cards");
    guint n = 0;
    for (GtkWidget *card = gtk_widget_get_first_child(cards); card != NULL;
         card = gtk_widget_get_next_sibling(card))
        n++;
    return n == wanted->n && gtk_widget_get_focus_child(cards) != NULL;
}

/* The keyboard goes to the first of the files that came, and the page stays at its top. */
static void test_first_of_several(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    GtkWidget *page = show_page(fixture, "import");
    GtkWidget *cards = part_of(fixture, "import", "cards");
    bring_in_sample(fixture, NULL);
    wait_until(are_there, &(Wanted){fixture, n_drafts(fixture)});
    settle();
    g_assert_true(gtk_widget_get_focus_child(cards) == gtk_widget_get_first_child(cards));
    GtkWidget *scrolled = gtk_widget_get_ancestor(cards, GTK_TYPE_SCROLLED_WINDOW);
    g_assert_true(gtk_widget_is_ancestor(scrolled, page));
    g_assert_cmpfloat(gtk_adjustment_get_value(
                          gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled))),
                      ==, 0);
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/cards/mapping", set_up_window, test_mapping);
    ADD("/cards/lost", set_up_window, test_lost);
    ADD("/cards/census-columns", set_up_window, test_census_columns);
    ADD("/cards/meaning", set_up_window, test_meaning);
    ADD("/cards/roll-value", set_up_window, test_roll_value);
    ADD("/cards/log-values", set_up_window, test_log_values);
    ADD("/cards/exclusion-alone", set_up_window, test_exclusion_alone);
    ADD("/cards/same-meaning", set_up_window, test_same_meaning);
    ADD("/cards/log-twice", set_up_window, test_log_twice);
    ADD("/cards/replacing", set_up_window, test_replacing);
    ADD("/cards/replaces-what-is-there", set_up_window, test_replaces_what_is_there);
    ADD("/cards/bad-file", set_up_window, test_bad_file);
    ADD("/cards/waits-again", set_up_window, test_waits_again);
    ADD("/cards/voices", set_up_window, test_voices);
    ADD("/cards/return", set_up_window, test_return);
    ADD("/cards/data", set_up_window, test_data);
    ADD("/cards/counts", set_up_window, test_counts);
    ADD("/cards/first-of-several", set_up_window, test_first_of_several);
    return run_window_tests();
}
