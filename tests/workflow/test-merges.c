/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups that were put together are met nowhere apart, so that nobody can take one table from
 * another and find a group that is too small. */
#include <string.h>

#include "../output/unzip-part.h"
#include "analysis/roll-count.h"
#include "fixture.h"
#include "workflow/network.h"
#include "workflow/record-edit.h"

/* Four Pakistani, 21 Bangladeshi, 60 Indian, 120 White British pupils, of two sexes. */
static const char *group_of(guint i)
{
    return i < 4 ? "APKN" : i < 25 ? "ABAN" : i < 85 ? "AIND" : "WBRI";
}

#define PUPILS 205

static char *roll(void)
{
    GString *csv = g_string_new("UPN,Ethnicity,Sex\n");
    for (guint i = 0; i < PUPILS; i++)
        g_string_append_printf(csv, "A12345678%04u,%s,%s\n", i, group_of(i), i % 2 ? "F" : "M");
    return g_string_free(csv, FALSE);
}

static char *incidents(void)
{
    GString *csv = g_string_new("UPN,Type,Start date\n");
    for (guint i = 0; i < PUPILS; i += 2)
        g_string_append_printf(csv, "A12345678%04u,SUSP,%02u/10/2025\n", i, 1 + i % 28);
    return g_string_free(csv, FALSE);
}

static char *answers(void)
{
    GString *csv = g_string_new(
        "What is your ethnic group?,Are you a girl or a boy?,I feel I belong at this school.\n");
    for (guint i = 0; i < PUPILS; i++)
        g_string_append_printf(csv, "%s,%s,%s\n", group_of(i), i % 2 ? "Girl" : "Boy",
                               i % 3 ? "Agree" : "Disagree");
    return g_string_free(csv, FALSE);
}

static void set_up_groups(Fixture *f, gconstpointer data)
{
    g_autofree char *pupils = roll(), *log = incidents(), *csv = answers();
    set_up(f, data);
    use_questions(f, "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"
                     "P02,pupil,characteristic,,What is your ethnic group?,,,ethnicity\n"
                     "P03,pupil,characteristic,,Are you a girl or a boy?,,,sex\n");
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS}, pupils);
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_OUTCOMES}, log);
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A"},
             csv);
}

static gboolean put_together(Fixture *f, const char *characteristic, const char *text,
                             GError **error)
{
    g_autoptr(EqlEdit) edit = eql_edit_merge_groups(characteristic, text, FALSE);
    return eql_edit_apply(edit, f->project, TRUE, error);
}

static void merge(Fixture *f, const char *text)
{
    g_autoptr(GError) error = NULL;
    put_together(f, "ethnicity", text, &error);
    g_assert_no_error(error);
}

static EqlRri *rri_of(const EqlDataset *dataset, const char *kind, const char *const *by,
                      EqlDetail detail)
{
    g_autoptr(GError) error = NULL;
    EqlRriRequest request = {.kind = kind, .by = by, .detail = detail};
    EqlRri *rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    return rri;
}

static const EqlRriGroup *find(const EqlRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (g_str_equal(group->code, code))
            return group;
    }
    return NULL;
}

static void assert_no_member(const char *code)
{
    g_assert_false(g_str_has_prefix(code, "APKN") && !g_str_has_prefix(code, "APKN+ABAN"));
    g_assert_false(g_str_has_prefix(code, "ABAN"));
}

/* ── what the tables show ── */

static void test_before_and_after(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) before = eql_project_dataset(f->project, NULL, NULL, &error);
    g_autoptr(EqlRri) apart = rri_of(before, "suspension", NULL, EQL_DETAIL_FULL);
    g_assert_true(eql_figure_is_hidden(find(apart, "APKN")->census));
    g_assert_true(eql_figure_is_hidden(find(apart, "ABAN")->census)); /* protects the other */
    merge(f, "Pakistani and Bangladeshi: APKN+ABAN");
    g_autoptr(EqlDataset) after = eql_project_dataset(f->project, NULL, NULL, &error);
    g_autoptr(EqlRri) together = rri_of(after, "suspension", NULL, EQL_DETAIL_FULL);
    const EqlRriGroup *group = find(together, "APKN+ABAN");
    g_assert_cmpstr(group->label, ==, "Pakistani and Bangladeshi");
    g_assert_cmpfloat(group->census.value, ==, 25);
    g_assert_cmpfloat(group->outcomes.value, ==, 13);
    merge(f, "");
    g_autoptr(EqlDataset) again = eql_project_dataset(f->project, NULL, NULL, &error);
    g_autoptr(EqlRri) back = rri_of(again, "suspension", NULL, EQL_DETAIL_FULL);
    g_assert_nonnull(find(back, "APKN"));
    g_assert_null(find(back, "APKN+ABAN"));
}

static void check_tables(const EqlDataset *dataset)
{
    static const char *const by[][3] = {{"ethnicity", NULL}, {"ethnicity", "sex", NULL}};
    static const char *const kinds[] = {"suspension", "answered"};
    for (guint detail = EQL_DETAIL_BROAD; detail <= EQL_DETAIL_CODES; detail++)
        for (guint i = 0; i < 4; i++) {
            g_autoptr(EqlRri) rri = rri_of(dataset, kinds[i / 2], by[i % 2], detail);
            for (guint j = 0; j < rri->groups->len; j++)
                assert_no_member(((EqlRriGroup *)rri->groups->pdata[j])->code);
        }
}

static void check_scores(const EqlDataset *dataset)
{
    static const char *const by[] = {"ethnicity", NULL};
    for (guint detail = EQL_DETAIL_BROAD; detail <= EQL_DETAIL_CODES; detail++) {
        g_autoptr(EqlScores) scores = eql_scores(dataset, by, detail);
        const EqlAudienceScores *pupils = scores->audiences->pdata[0];
        const EqlThemeScore *theme = pupils->themes->pdata[0];
        for (guint i = 0; i < theme->groups->len; i++)
            assert_no_member(((EqlGroupScore *)theme->groups->pdata[i])->code);
    }
}

/* Whatever is asked for, and with small groups opened too. */
static void test_no_table_tells_them_apart(Fixture *f, gconstpointer permit)
{
    g_autoptr(GError) error = NULL;
    merge(f, "APKN+ABAN");
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    dataset->permit = permit != NULL ? eql_internal_for_the_school_alone() : NULL;
    check_tables(dataset);
    check_scores(dataset);
}

static void assert_apart_nowhere(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "APKN+ABAN", -1);
    g_autofree char *rest = g_strjoinv("", parts);
    g_assert_cmpuint(g_strv_length(parts), >, 1);
    g_assert_null(strstr(rest, "APKN"));
    g_assert_null(strstr(rest, "ABAN"));
}

static void test_files(Fixture *f, gconstpointer data)
{
    g_autofree char *tidy = place(f, "t.csv"), *text = NULL;
    g_autofree char *book = place(f, "b.xlsx");
    g_autoptr(GError) error = NULL;
    merge(f, "APKN+ABAN");
    g_assert_true(eql_project_write_tidy(f->project, NULL, tidy, &error));
    g_assert_true(g_file_get_contents(tidy, &text, NULL, NULL));
    assert_apart_nowhere(text);
    g_assert_true(eql_project_write_workbook(f->project, NULL, book, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    g_autofree char *strings = unzip_part(book, "xl/sharedStrings.xml");
    g_assert_nonnull(strstr(strings, "Groups that are put together"));
    g_assert_nonnull(strstr(strings, "<t>Pakistani + Bangladeshi</t>"));
    g_assert_null(strstr(strings, "<t>Pakistani</t>"));
    g_assert_null(strstr(strings, "<t>Bangladeshi</t>"));
}

/* It is the project's: another program that opens the file shows the same. */
static void test_kept(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    merge(f, "Pakistani + Bangladeshi");
    g_autoptr(EqlProject) again = eql_project_open(f->path, &error);
    g_assert_no_error(error);
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(again), &error);
    g_autofree char *text = eql_settings_get(settings, "merge.ethnicity");
    g_assert_cmpstr(text, ==, "APKN+ABAN");
    g_autoptr(EqlDataset) dataset = eql_project_dataset(again, NULL, NULL, &error);
    check_tables(dataset);
}

static void test_refused(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_assert_false(put_together(f, "ethnicity", "APKN+WBRI", &error));
    g_assert_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE);
    g_clear_error(&error);
    g_assert_false(put_together(f, "shoe size", "1+2", &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_NAME);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/merges/before-and-after", NULL, set_up_groups, test_before_and_after);
    ADD("/merges/no-table-tells-them-apart", NULL, set_up_groups, test_no_table_tells_them_apart);
    ADD("/merges/not-even-inside", "permit", set_up_groups, test_no_table_tells_them_apart);
    ADD("/merges/files", NULL, set_up_groups, test_files);
    ADD("/merges/kept", NULL, set_up_groups, test_kept);
    ADD("/merges/refused", NULL, set_up_groups, test_refused);
    return g_test_run();
}
