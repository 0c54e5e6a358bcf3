/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several schools are given, in one go; and the schools of a network, one by one. */
#include <string.h>

#include "analysis/cohort.h"
#include "fixture.h"
#include "output/pack.h"
#include "workflow/documents.h"
#include "workflow/network-edit.h"
#include "workflow/network.h"

static void set_up_school(Fixture *f, gconstpointer data)
{
    make_project(f, "Ash School", "100001");
    use_questions(f, "P1,pupil,scored,Belonging,I belong.,agree5,no,\n");
}

static void bring_answers(Fixture *f, const char *wave)
{
    GString *text = g_string_new("I belong.\n");
    for (guint i = 0; i < 20; i++)
        g_string_append_printf(text, "%s\n", i % 3 ? "Agree" : "Disagree");
    g_string_append_printf(text, "%s\n", strlen(wave) % 2 ? "Agree" : "Strongly agree");
    EqlImportRequest request = {.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = wave};
    bring_in(f, request, text->str);
    g_string_free(text, TRUE);
}

static GPtrArray *write_documents(Fixture *f, const char *const *projects, const char *names)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = place(f, "out");
    GPtrArray *all = eql_documents_write(projects, eql_documents_from_names(names), folder, NULL,
                                         NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return all;
}

static void test_names(void)
{
    g_assert_cmpuint(eql_documents_from_names("workbook, pack"), ==,
                     EQL_DOCUMENT_BIT(EQL_DOCUMENT_WORKBOOK) | EQL_DOCUMENT_BIT(EQL_DOCUMENT_PACK));
    g_assert_cmpuint(eql_documents_from_names("workbook,book"), ==, 0);
    g_assert_cmpuint(eql_documents_from_names(""), ==, 0);
    g_autofree char *report = eql_document_file_name("St: Ann", "2025", EQL_DOCUMENT_GOVERNORS);
    g_assert_true(g_str_has_prefix(report, "St- Ann – "));
    g_assert_true(g_str_has_suffix(report, " – 2025.pdf"));
    g_autofree char *workbook = eql_document_file_name("Ash", NULL, EQL_DOCUMENT_WORKBOOK);
    g_assert_cmpstr(workbook, ==, "Ash.xlsx");
}

/* Of three projects of one school none writes over another's, though their files are called alike;
 * one that is none is told. */
static void test_documents(Fixture *f, gconstpointer data)
{
    bring_answers(f, "2026");
    bring_answers(f, "Autumn 2025");
    g_autofree char *none = write_file(f, "none.equalens", "no project");
    const char *const projects[] = {f->path, none, f->path, f->path, NULL};
    g_autoptr(GPtrArray) all = write_documents(f, projects, "workbook,pack");
    g_assert_cmpuint(all->len, ==, 4);
    const EqlDocumentsOf *first = all->pdata[0], *second = all->pdata[1], *third = all->pdata[2],
                         *fourth = all->pdata[3];
    g_assert_cmpstr(first->school, ==, "Ash School");
    g_assert_null(first->problem);
    g_assert_cmpuint(first->files->len, ==, 2);
    /* the latest round by its year, not by when it was brought in */
    g_assert_true(g_str_has_suffix(first->files->pdata[0], "Ash School – 2026.xlsx"));
    g_assert_true(g_str_has_suffix(first->files->pdata[1], "Ash School.eqpack"));
    g_assert_nonnull(second->problem);
    g_assert_null(second->school);
    g_assert_nonnull(strstr(third->files->pdata[1], "Ash School ("));
    g_assert_nonnull(strstr(fourth->files->pdata[1], " 2)"));
    for (guint i = 0; i < 2; i++) {
        g_assert_true(g_file_test(first->files->pdata[i], G_FILE_TEST_EXISTS));
        g_assert_true(g_file_test(third->files->pdata[i], G_FILE_TEST_EXISTS));
        g_assert_true(g_file_test(fourth->files->pdata[i], G_FILE_TEST_EXISTS));
    }
    g_autofree char *folder = place(f, "out");
    g_autoptr(GPtrArray) there =
        eql_documents_there(projects, EQL_DOCUMENT_BIT(EQL_DOCUMENT_PACK), folder);
    g_assert_cmpuint(there->len, ==, 3);
}

static void cancel(double fraction, gpointer cancellable)
{
    g_cancellable_cancel(cancellable);
}

/* What is finished stays and is told; that it was cancelled is nobody's problem. */
static void test_cancel(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    const char *const projects[] = {f->path, f->path, NULL};
    guint documents = eql_documents_from_names("report,pack");
    g_autofree char *folder = place(f, "out");
    bring_answers(f, "2025");
    g_autoptr(GPtrArray) all = eql_documents_write(projects, documents, folder, NULL, cancel,
                                                   cancellable, cancellable, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(all->len, ==, 1);
    const EqlDocumentsOf *first = all->pdata[0];
    g_assert_cmpuint(first->files->len, <, 2);
    g_assert_null(first->problem);
}

static void test_nothing_to_show(Fixture *f, gconstpointer data)
{
    const char *const projects[] = {f->path, NULL};
    g_autoptr(GPtrArray) all = write_documents(f, projects, "report");
    const EqlDocumentsOf *only = all->pdata[0];
    g_assert_cmpstr(only->school, ==, "Ash School");
    g_assert_nonnull(only->problem);
    g_assert_cmpuint(only->files->len, ==, 0);
}

/* ── a network ── */

static const EqlNetworkAdded *added_at(const GPtrArray *all, guint i)
{
    return all->pdata[i];
}

static char *write_pack(Fixture *f, const char *name, const char *school, const char *urn,
                        const char *made)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, &error);
    g_assert_no_error(error);
    g_free(pack->name);
    g_free(pack->urn);
    g_free(pack->made);
    pack->name = g_strdup(school);
    pack->urn = g_strdup(urn);
    pack->made = g_strdup(made);
    char *path = place(f, name);
    g_assert_true(eql_pack_write(pack, path, &error));
    return path;
}

static GPtrArray *add(EqlNetwork *network, const char *const *paths)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *all = eql_network_add_all(network, paths, NULL, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return all;
}

/* One that is refused says which and why, and stops no other; a project stands for its pack. */
static void test_add(Fixture *f, gconstpointer data)
{
    bring_answers(f, "2025");
    g_autoptr(EqlNetwork) network = eql_network_open("/nowhere/n.eqnet", TRUE, NULL);
    g_autofree char *broken = write_file(f, "broken.eqpack", "{}");
    g_autofree char *beech = write_pack(f, "beech.eqpack", "Beech", "100002", "2026-01-02");
    const char *const paths[] = {f->path, broken, beech, NULL};
    g_autoptr(GPtrArray) all = add(network, paths);
    g_assert_cmpuint(eql_network_count_added(all), ==, 2);
    g_assert_cmpuint(network->packs->len, ==, 2);
    g_assert_cmpstr(added_at(all, 0)->school, ==, "Ash School");
    g_assert_null(added_at(all, 1)->school);
    g_assert_nonnull(strstr(added_at(all, 1)->problem, "broken.eqpack"));
    g_assert_false(added_at(all, 2)->replaced);
}

/* Two files of what may be two schools, and a pack that is older than the one there. */
static void test_twice(Fixture *f, gconstpointer data)
{
    bring_answers(f, "2025");
    g_autoptr(EqlNetwork) network = eql_network_open("/nowhere/n.eqnet", TRUE, NULL);
    g_autofree char *one = write_pack(f, "one.eqpack", "St Mary's", NULL, "2026-01-02");
    g_autofree char *two = write_pack(f, "two.eqpack", "St Mary's", NULL, "2026-01-02");
    g_autofree char *old = write_pack(f, "old.eqpack", "St Mary's", NULL, "2025-01-02");
    const char *const both[] = {one, two, NULL}, *const again[] = {old, NULL},
                      *const same[] = {old, NULL};
    g_autoptr(GPtrArray) first = add(network, both), second = add(network, again),
                         third = add(network, same);
    g_assert_cmpuint(network->packs->len, ==, 1);
    g_assert_nonnull(strstr(added_at(first, 1)->problem, "one.eqpack"));
    g_assert_nonnull(strstr(added_at(second, 0)->problem, "2 January 2025"));
    g_assert_true(added_at(third, 0)->replaced);
    g_assert_null(added_at(third, 0)->problem);
}

/* Two schools of one name that their URNs tell apart: neither is taken for the other. */
static void test_namesakes(Fixture *f, gconstpointer data)
{
    bring_answers(f, "2025");
    g_autoptr(EqlNetwork) network = eql_network_open("/nowhere/n.eqnet", TRUE, NULL);
    g_autofree char *one = write_pack(f, "one.eqpack", "St Mary's", "1", "2026-01-02");
    g_autofree char *two = write_pack(f, "two.eqpack", "St Mary's", "2", "2026-01-02");
    const char *const before[] = {one, NULL}, *const both[] = {two, one, NULL};
    g_autoptr(GPtrArray) first = add(network, before), second = add(network, both);
    g_assert_cmpuint(network->packs->len, ==, 2);
    g_assert_cmpuint(first->len, ==, 1);
    g_assert_true(added_at(second, 1)->replaced);
    g_assert_null(added_at(second, 1)->problem);
}

static void test_change(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    bring_answers(f, "2025");
    g_autoptr(EqlNetwork) network = eql_network_open("/nowhere/n.eqnet", TRUE, NULL);
    g_autofree char *one = write_pack(f, "one.eqpack", "Ash", "1", "2026-01-02");
    g_autofree char *two = write_pack(f, "two.eqpack", "Ash", "2", "2026-01-02");
    const char *const paths[] = {one, two, NULL};
    g_autoptr(GPtrArray) all = add(network, paths);
    g_assert_false(eql_network_remove(network, "Ash", &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME);
    g_clear_error(&error);
    g_assert_false(eql_network_move(network, "Oak", "A", &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME);
    g_clear_error(&error);
    g_assert_true(eql_network_move(network, "2", "Second", &error));
    g_assert_true(eql_network_move(network, "1", "First", &error));
    g_autoptr(GPtrArray) cohorts = eql_network_cohorts(network);
    g_assert_cmpuint(cohorts->len, ==, 2);
    g_assert_cmpstr(cohorts->pdata[0], ==, "First");
    g_assert_true(eql_network_move(network, "1", " ", &error));
    g_autoptr(GPtrArray) left = eql_network_cohorts(network);
    g_assert_cmpuint(left->len, ==, 1); /* “ ” is none */
    EqlCohortChoice choice = {.cohort = "Second"};
    g_autoptr(GPtrArray) members = eql_cohort_members(network, &choice);
    g_assert_cmpuint(members->len, ==, 1);
    g_assert_true(eql_network_remove(network, "2", &error));
    g_assert_cmpuint(network->packs->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workflow/documents/names", test_names);
    ADD("/workflow/documents/write", NULL, set_up_school, test_documents);
    ADD("/workflow/documents/cancel", NULL, set_up_school, test_cancel);
    ADD("/workflow/documents/nothing", NULL, set_up_school, test_nothing_to_show);
    ADD("/workflow/network/add", NULL, set_up_school, test_add);
    ADD("/workflow/network/twice", NULL, set_up_school, test_twice);
    ADD("/workflow/network/namesakes", NULL, set_up_school, test_namesakes);
    ADD("/workflow/network/change", NULL, set_up_school, test_change);
    return g_test_run();
}
