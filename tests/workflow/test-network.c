/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and networks, the crosswalk, comments, accreditation, years of outcomes: through a
 * project, as a user would. */
#include <string.h>

#include "analysis/cohort.h"
#include "analysis/comments.h"
#include "analysis/rri.h"
#include "fixture.h"
#include "intake/intake-error.h"
#include "intake/lists/pack-file.h"
#include "model/tag.h"
#include "output/pack.h"
#include "workflow/accreditation.h"
#include "workflow/network-edit.h"
#include "workflow/network.h"

#define QUESTIONS                                                                                  \
    "P1,pupil,scored,Belonging,I belong.,agree5,no,\n"                                             \
    "P2,pupil,scored,Belonging,I am welcome.,agree5,no,\n"                                         \
    "P2b,pupil,scored,Belonging,I am made welcome.,agree5,no,\n"                                   \
    "P4,pupil,scored,Belonging,Yes or no.,yesno,no,\n"                                             \
    "P9,pupil,characteristic,,Your ethnic group,,,ethnicity\n"                                     \
    "P7,pupil,characteristic,,Your year,,,year\n"                                                  \
    "P8,pupil,comment,Belonging,What would help?,,,\n"

static void set_up_school(Fixture *f, gconstpointer data)
{
    make_project(f, "Ash School", "100001");
    use_questions(f, QUESTIONS);
}

/* 20 pupils: 12 White British, 8 Black Caribbean; everybody but three comments. */
static void bring_answers(Fixture *f, const char *wave, const char *second_question)
{
    GString *text = g_string_new(NULL);
    g_string_printf(text, "I belong.,%s,Your ethnic group,What would help?\n", second_question);
    for (guint i = 0; i < 20; i++)
        g_string_append_printf(text, "%s,%s,%s,%s\n", i % 3 ? "Agree" : "Disagree",
                               i % 4 ? "Strongly agree" : "Disagree",
                               i < 12 ? "White British" : "Black Caribbean",
                               i < 12   ? (i % 2 ? "Less noise said Jo" : "Réspect please")
                               : i < 15 ? "More clubs"
                                        : "");
    EqlImportRequest request = {.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = wave};
    bring_in(f, request, text->str);
    g_string_free(text, TRUE);
}

/* ── packs ── */

static void add_pack(EqlNetwork *network, const char *file, const char *cohort)
{
    const char *const paths[] = {file, NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) added =
        eql_network_add_all(network, paths, cohort, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(eql_network_count_added(added), ==, 1);
}

static EqlNetwork *network_of(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, &error);
    g_assert_no_error(error);
    g_autofree char *file = place(f, "a.eqpack");
    g_assert_true(eql_pack_write(pack, file, &error));
    EqlNetwork *network = eql_network_open("/nowhere/n.eqnet", TRUE, &error);
    g_assert_no_error(error);
    add_pack(network, file, "2025");
    add_pack(network, file, NULL);
    return network;
}

static void test_pack(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "A", "I am welcome.");
    bring_answers(f, "B", "I am welcome.");
    g_autoptr(EqlNetwork) network = network_of(f);
    g_assert_cmpuint(network->packs->len, ==, 1); /* the same school again */
    const EqlPack *pack = network->packs->pdata[0];
    g_assert_cmpstr(pack->cohort, ==, "2025");
    g_assert_cmpstr(pack->urn, ==, "100001");
    g_assert_cmpuint(pack->waves->len, ==, 2);
    const EqlPackTheme *theme =
        eql_pack_theme(eql_pack_audience(eql_pack_wave(pack, NULL), "pupil"), "belonging");
    g_assert_cmpfloat(theme->n.value, ==, 20);
    g_assert_cmpfloat(theme->answers.value, ==, 40);
    g_assert_cmpfloat(theme->favourable_answers.value, ==, 13 + 15);
    g_assert_cmpfloat(theme->favourable.value, ==, 28.0 / 40);

    g_autofree char *path = place(f, "n.eqnet");
    g_assert_true(eql_network_write(network, path, &error));
    g_autoptr(EqlNetwork) again = eql_network_open(path, FALSE, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(again->salt, ==, network->salt);
    const EqlPack *read = again->packs->pdata[0];
    const EqlPackTheme *same =
        eql_pack_theme(eql_pack_audience(eql_pack_wave(read, NULL), "pupil"), "belonging");
    g_assert_nonnull(same->questions);
    g_assert_cmpstr(same->questions, ==, theme->questions);
    g_assert_cmpstr(read->cohort, ==, "2025");
    g_assert_cmpuint(read->waves->len, ==, 2);
}

/* Nothing of any respondent is in it, and a change is noticed. */
static void test_pack_text(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "A", "I am welcome.");
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, &error);
    g_autofree char *text = eql_pack_text(pack);
    g_assert_null(strstr(text, "noise"));
    g_assert_null(strstr(text, "espondent\" "));
    char *digit = strstr(text, "\"n\" : 20");
    g_assert_nonnull(digit);
    digit[6] = '3';
    g_autofree char *path = write_file(f, "changed.eqpack", text);
    g_assert_null(eql_pack_read(path, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_DAMAGED);
    g_clear_error(&error);
    g_autofree char *brackets = g_strnfill(1000000, '[');
    g_autofree char *deep = write_file(f, "deep.eqpack", brackets);
    g_assert_null(eql_pack_read(deep, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    g_clear_error(&error);
    g_autofree char *other = write_file(f, "other.eqpack", "{\"format\": \"x\"}");
    g_assert_null(eql_pack_read(other, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    g_clear_error(&error);
    g_assert_null(eql_pack_read("no such place/lost.eqpack", &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_assert_cmpstr(error->message, ==,
                    "There is no file “lost.eqpack”. Check its name and folder.");
}

/* Back to what it was, but not over what somebody else has written since. */
static void test_restore(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "A", "I am welcome.");
    g_autoptr(EqlNetwork) network = network_of(f);
    g_autofree char *file = place(f, "n.eqnet"), *before = eql_network_text(network);
    g_assert_true(eql_network_move(network, "Ash School", "2026", &error));
    g_assert_true(eql_network_write(network, file, &error));
    g_autofree char *after = eql_network_text(network);
    g_autoptr(EqlNetwork) restored = eql_network_restore(file, after, before, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(((const EqlPack *)restored->packs->pdata[0])->cohort, ==, "2025");
    g_assert_null(eql_network_restore(file, after, before, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_CHANGED);
    g_autoptr(EqlNetwork) there = eql_network_open(file, FALSE, NULL);
    g_autofree char *text = eql_network_text(there);
    g_assert_cmpstr(text, ==, before);
}

/* ── crosswalk ── */

static void assert_crosswalk_refused(Fixture *f, const char *text, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file(f, "crosswalk.csv", text);
    g_assert_false(eql_project_use_crosswalk(f->project, path, NULL, &error));
    g_assert_nonnull(strstr(error->message, words));
}

static void test_crosswalk(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "A", "I am welcome.");
    bring_answers(f, "B", "I am made welcome.");
    assert_crosswalk_refused(f, "from,to\nP2,P99\n", "row 2, column to");
    assert_crosswalk_refused(f, "from,to\nP2,P4\n", "different numbers of points");
    assert_crosswalk_refused(f, "from,to\nP2,P2b\nP1,P2b\n", "row 3");
    assert_crosswalk_refused(f, "one,two\nP2,P2b\n", "from and to");
    g_autofree char *path = write_file(f, "crosswalk.csv", "from,to\nP2,P2b\n");
    g_assert_true(eql_project_use_crosswalk(f->project, path, NULL, &error));
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, "B", "A", &error);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    const EqlAudienceScores *audience = scores->audiences->pdata[0];
    const EqlThemeScore *theme = audience->themes->pdata[0];
    g_assert_cmpuint(theme->n_shared, ==, 2);
    g_assert_cmpfloat(theme->change_shared.value, ==, 0);
}

/* ── comments ── */

static GArray *comments(Fixture *f, EqlCommentChoice choice, EqlDataset **dataset)
{
    g_autoptr(GError) error = NULL;
    *dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    return eql_comments(*dataset, &choice, NULL);
}

/* Twelve of one group wrote, three of the other: too few to be named, and were the twelve, the
 * three would be known by what is left. */
static void test_comment_groups(Fixture *f, gconstpointer data)
{
    bring_answers(f, "A", "I am welcome.");
    g_autoptr(EqlDataset) dataset = NULL;
    EqlCommentChoice choice = {.by = "ethnicity", .detail = EQL_DETAIL_FULL};
    g_autoptr(GArray) all = comments(f, choice, &dataset);
    g_assert_cmpuint(all->len, ==, 15);
    for (guint i = 0; i < all->len; i++) {
        const EqlCommentView *view = &g_array_index(all, EqlCommentView, i);
        g_assert_null(view->group);
    }
}

/* 24 pupils who all wrote, each something else: six of each group in each year, but that one who
 * is White British is in year 8, not 7. */
static void bring_groups_and_years(Fixture *f)
{
    GString *text = g_string_new("I belong.,Your ethnic group,Your year,What would help?\n");
    for (guint i = 0; i < 24; i++)
        g_string_append_printf(text, "%s,%s,%u,Words of %c\n", i % 3 ? "Agree" : "Disagree",
                               i < 12 ? "White British" : "Black Caribbean",
                               i % 12 < 6 && i > 0 ? 7 : 8, 'a' + i);
    EqlImportRequest request = {.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A"};
    bring_in(f, request, text->str);
    g_string_free(text, TRUE);
}

/* How many of the comments have a group. */
static guint count_grouped(Fixture *f, const char *by, EqlDetail detail)
{
    guint n = 0;
    g_autoptr(EqlDataset) dataset = NULL;
    EqlCommentChoice choice = {.by = by, .detail = detail};
    g_autoptr(GArray) all = comments(f, choice, &dataset);
    for (guint i = 0; i < all->len; i++)
        n += g_array_index(all, EqlCommentView, i).group != NULL;
    return n;
}

/* Whoever asks for one characteristic and then for the other knows a comment by its words: five
 * White British pupils of year 7 may be known to be so, but with six as the threshold not. Then
 * the years of all White British pupils stay away, or the five would be known by what is left. */
static void test_comment_pairs(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(f->project);
    bring_groups_and_years(f);
    g_assert_cmpuint(count_grouped(f, "ethnicity", EQL_DETAIL_FULL), ==, 24);
    g_assert_cmpuint(count_grouped(f, "year", EQL_DETAIL_FULL), ==, 24);
    g_autoptr(EqlSettings) settings = eql_store_settings(store, &error);
    g_assert_true(eql_settings_set(settings, "k", "6", &error));
    g_assert_true(eql_store_set_settings(store, settings, &error));
    g_assert_cmpuint(count_grouped(f, "ethnicity", EQL_DETAIL_FULL), ==, 24);
    g_assert_cmpuint(count_grouped(f, "ethnicity", EQL_DETAIL_BROAD), ==, 24);
    g_assert_cmpuint(count_grouped(f, "year", EQL_DETAIL_FULL), ==, 12);
}

static void test_comment_search(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(f->project);
    bring_answers(f, "A", "I am welcome.");
    g_autoptr(GHashTable) respect = eql_store_search_comments(store, "respe", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(respect), ==, 6);
    g_autoptr(GHashTable) both = eql_store_search_comments(store, "JO noise", &error);
    g_assert_cmpuint(g_hash_table_size(both), ==, 6);
    g_autoptr(GHashTable) neither = eql_store_search_comments(store, "noise respect", &error);
    g_assert_cmpuint(g_hash_table_size(neither), ==, 0);
    g_autoptr(GHashTable) strange = eql_store_search_comments(store, "\"noise OR (", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(strange), ==, 0);
}

static void test_comment_marks(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    EqlStore *store = eql_project_store(f->project);
    bring_answers(f, "A", "I am welcome.");
    g_assert_true(eql_store_quote_comment(store, "1-2", TRUE, &error));
    g_assert_true(eql_store_mask_comment(store, "1-2", "jo", &error));
    const char *const nowhere[] = {"Jo", "", " "};
    for (guint i = 0; i < G_N_ELEMENTS(nowhere); i++) {
        g_assert_false(eql_store_mask_comment(store, "1-2", nowhere[i], &error));
        g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
        g_clear_error(&error);
    }
    g_assert_false(eql_store_quote_comment(store, "1-99", TRUE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
    g_autoptr(EqlDataset) dataset = NULL;
    g_autoptr(GArray) marked = comments(f, (EqlCommentChoice){.quotable = TRUE}, &dataset);
    g_assert_cmpuint(marked->len, ==, 1);
    const EqlCommentView *view = &g_array_index(marked, EqlCommentView, 0);
    g_assert_cmpstr(view->text, ==, "Less noise said […]");
    g_assert_cmpstr(view->id, ==, "1-2");
}

static void tag(Fixture *f, const char *id, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) tags = eql_tags_read(text, &error);
    g_auto(GStrv) changed = eql_store_tag_comment(eql_project_store(f->project), id,
                                                  (const char *const *)tags, TRUE, &error);
    g_assert_no_error(error);
}

static guint count(Fixture *f, EqlCommentChoice choice)
{
    g_autoptr(EqlDataset) dataset = NULL;
    g_autoptr(GArray) found = comments(f, choice, &dataset);
    return found->len;
}

/* Tags, words and theme together; whatever is chosen, too few of a group stay without it. */
static void test_comment_tags(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    const char *const noise[] = {"Noise", NULL}, *const both[] = {"noise", "lunch", NULL};
    bring_answers(f, "A", "I am welcome.");
    tag(f, "1-1", "noise");
    tag(f, "1-2", "noise, lunch");
    tag(f, "1-7", "noise");
    g_assert_cmpuint(count(f, (EqlCommentChoice){.tags = noise}), ==, 3);
    g_assert_cmpuint(count(f, (EqlCommentChoice){.tags = both}), ==, 1);
    g_assert_cmpuint(count(f, (EqlCommentChoice){.untagged = TRUE}), ==, 12);
    g_assert_cmpuint(count(f, (EqlCommentChoice){.tags = noise, .theme = "belonging"}), ==, 3);
    g_assert_cmpuint(count(f, (EqlCommentChoice){.tags = noise, .theme = "other"}), ==, 0);
    g_autoptr(GHashTable) clubs =
        eql_store_search_comments(eql_project_store(f->project), "clubs", &error);
    EqlCommentChoice choice = {
        .tags = noise, .ids = clubs, .by = "ethnicity", .detail = EQL_DETAIL_FULL};
    g_autoptr(EqlDataset) dataset = NULL;
    g_autoptr(GArray) found = comments(f, choice, &dataset);
    g_assert_cmpuint(found->len, ==, 1);
    const EqlCommentView *view = &g_array_index(found, EqlCommentView, 0);
    g_assert_cmpstr(view->id, ==, "1-7");
    g_assert_null(view->group);
    g_assert_cmpstr(view->tags[0], ==, "noise");
}

static gboolean holds(const char *path, const char *words)
{
    g_autofree char *bytes = NULL;
    gsize length, n = strlen(words);
    gboolean found = FALSE;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize i = 0; !found && i + n <= length; i++)
        found = memcmp(bytes + i, words, n) == 0;
    return found;
}

/* What is passed on holds neither comments nor what the school says of them. */
static void test_tags_stay(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "A", "I am welcome.");
    tag(f, "1-1", "hippopotamus");
    g_autofree char *pack = place(f, "t.eqpack");
    g_autofree char *tidy = place(f, "t.csv");
    g_autofree char *own = place(f, "own.csv");
    g_autoptr(EqlPack) summary = eql_project_pack(f->project, &error);
    g_assert_true(eql_pack_write(summary, pack, &error));
    g_assert_true(eql_project_write_tidy(f->project, NULL, tidy, &error));
    g_assert_true(eql_project_write_tidy_internal(f->project, NULL, own, &error));
    g_assert_no_error(error);
    g_assert_true(holds(f->path, "hippopotamus"));
    g_assert_false(holds(pack, "hippopotamus"));
    g_assert_false(holds(tidy, "hippopotamus"));
    g_assert_false(holds(own, "hippopotamus"));
}

/* ── accreditation ── */

static gboolean reach(Fixture *f, EqlAccreditationKind kind, const char *code, const char *value)
{
    g_autoptr(EqlAccreditationEntry) entry = eql_accreditation_entry_new(kind, code, value, "note");
    return eql_project_reach(f->project, entry, NULL);
}

static void test_accreditation(Fixture *f, gconstpointer data)
{
    g_assert_true(reach(f, EQL_ACCREDITATION_STAGE, "joined", "2025-09-01"));
    g_assert_true(reach(f, EQL_ACCREDITATION_CRITERION, "data", "partly"));
    g_assert_true(reach(f, EQL_ACCREDITATION_LEVEL, "belonging", "achieving"));
    g_assert_false(reach(f, EQL_ACCREDITATION_STAGE, "joined", "soon"));
    g_assert_false(reach(f, EQL_ACCREDITATION_STAGE, "finished", "2025-09-01"));
    g_assert_false(reach(f, EQL_ACCREDITATION_CRITERION, "data", "nearly"));
    g_assert_false(reach(f, EQL_ACCREDITATION_LEVEL, "belonging", "superb"));
    g_assert_false(reach(f, EQL_ACCREDITATION_LEVEL, "nothing", "achieving"));
    g_autoptr(GPtrArray) entries = eql_store_accreditation(eql_project_store(f->project), NULL);
    g_assert_cmpuint(entries->len, ==, 3);
    bring_answers(f, "A", "I am welcome.");
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, NULL);
    g_autofree char *text = eql_pack_text(pack);
    g_assert_nonnull(strstr(text, "2025-09-01"));
    g_assert_null(strstr(text, "note"));
}

/* ── years ── */

static guint outcomes_counted(Fixture *f, const char *years)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(f->project), &error);
    g_assert_true(eql_settings_set(settings, "outcomes.years", years, &error));
    g_assert_true(eql_store_set_settings(eql_project_store(f->project), settings, &error));
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    return dataset->outcomes->n;
}

static void test_years(Fixture *f, gconstpointer data)
{
    EqlImportRequest request = {.kind = EQL_IMPORT_OUTCOMES};
    bring_in(f, request,
             "UPN,Type,Start date\nA123456789001,SUSP,01/10/2025\nA123456789002,SUSP,31/07/2025\n"
             "A123456789003,SUSP,01/08/2024\nA123456789004,SUSP,01/05/2024\n"
             "A123456789005,SUSP,\n");
    g_assert_cmpuint(outcomes_counted(f, "0"), ==, 5);
    g_assert_cmpuint(outcomes_counted(f, "1"), ==, 2);
    g_assert_cmpuint(outcomes_counted(f, "2"), ==, 4);
    g_assert_cmpuint(outcomes_counted(f, "3"), ==, 5);
}

/* ── rates in a pack ── */

/* 300 White British, 100 Black Caribbean and 3 Irish pupils; 60, 40 and 2 were suspended. */
static void bring_rates(Fixture *f)
{
    g_autofree char *census = write_file(f, "census.csv",
                                         "characteristic,group,count\ntotal,,403\n"
                                         "ethnicity,WBRI,300\nethnicity,BCRB,100\n"
                                         "ethnicity,WIRI,3\n");
    g_autofree char *outcomes = write_file(f, "outcomes.csv",
                                           "characteristic,group,count,pupils\ntotal,,102,102\n"
                                           "ethnicity,WBRI,60,60\nethnicity,BCRB,40,40\n"
                                           "ethnicity,WIRI,2,2\n");
    const EqlImportRequest requests[] = {
        {.kind = EQL_IMPORT_CENSUS, .path = census},
        {.kind = EQL_IMPORT_OUTCOMES, .path = outcomes, .outcome_kind = "suspension"}};
    for (guint i = 0; i < G_N_ELEMENTS(requests); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(EqlImportRecord) record =
            eql_project_import(f->project, &requests[i], NULL, NULL, NULL, &error);
        g_assert_no_error(error);
    }
}

static const EqlPackGroup *pack_group(const EqlPackOutcomes *outcomes, const char *code)
{
    for (guint i = 0; i < outcomes->groups->len; i++) {
        const EqlPackGroup *group = outcomes->groups->pdata[i];
        if (g_str_equal(group->code, code))
            return group;
    }
    return NULL;
}

/* What a pack says of outcomes comes back, with what is hidden empty; and stands beside. */
static void test_rates(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = place(f, "a.eqpack");
    g_autofree char *net = place(f, "n.eqnet"), *text = NULL;
    bring_rates(f);
    bring_answers(f, "2024", "P2");
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, &error);
    g_assert_no_error(error);
    g_assert_true(eql_pack_write(pack, path, &error));
    g_autoptr(EqlPack) read = eql_pack_read(path, &error);
    g_assert_no_error(error);
    const EqlPackOutcomes *outcomes = eql_pack_outcomes(read, "suspension", EQL_DETAIL_FULL);
    g_assert_nonnull(outcomes);
    g_assert_nonnull(eql_pack_outcomes(read, "suspension", EQL_DETAIL_BROAD));
    g_assert_true(eql_figure_is_hidden(pack_group(outcomes, "WIRI")->outcomes));
    g_assert_null(pack_group(outcomes, "CHNE")); /* nobody */
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_null(strstr(text, ": 2,"));
    g_autoptr(EqlNetwork) network = eql_network_open(net, TRUE, &error);
    add_pack(network, path, NULL);
    g_assert_true(eql_network_write(network, net, &error));
    g_assert_true(eql_network_is(net));
    g_assert_false(eql_network_is(path));
    g_assert_true(eql_project_set_beside(f->project, net, NULL, NULL, &error));
    g_assert_no_error(error);
    g_assert_false(eql_project_set_beside(f->project, net, "no such cohort", NULL, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/workflow/network/pack", NULL, set_up_school, test_pack);
    ADD("/workflow/network/pack-text", NULL, set_up_school, test_pack_text);
    ADD("/workflow/network/restore", NULL, set_up_school, test_restore);
    ADD("/workflow/crosswalk", NULL, set_up_school, test_crosswalk);
    ADD("/workflow/comments/groups", NULL, set_up_school, test_comment_groups);
    ADD("/workflow/comments/pairs", NULL, set_up_school, test_comment_pairs);
    ADD("/workflow/comments/search", NULL, set_up_school, test_comment_search);
    ADD("/workflow/comments/marks", NULL, set_up_school, test_comment_marks);
    ADD("/workflow/comments/tags", NULL, set_up_school, test_comment_tags);
    ADD("/workflow/comments/tags-stay", NULL, set_up_school, test_tags_stay);
    ADD("/workflow/accreditation", NULL, set_up_school, test_accreditation);
    ADD("/workflow/years", NULL, set_up_school, test_years);
    ADD("/workflow/network/rates", NULL, set_up_school, test_rates);
    return g_test_run();
}
