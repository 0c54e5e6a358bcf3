/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small groups are to be seen where the school asks for them by name, and nowhere else. */
#include <string.h>

#include "../output/unzip-part.h"
#include "analysis/small-groups.h"
#include "fixture.h"
#include "output/grid.h"
#include "output/json.h"
#include "output/pack.h"
#include "workflow/network.h"

/* Four Irish girls have 1,637 of the suspensions, and no other figure has these digits. */
#define SECRET "1637"
#define MARK "Confidential: contains small numbers"

/* Irish pupils score 100 in a theme in which everybody else scores 25. */
static char *answers(void)
{
    GString *csv = g_string_new("What is your ethnic group?,I feel I belong at this school.\n");
    for (guint i = 0; i < 40; i++)
        g_string_append(csv, i < 4 ? "White Irish,Strongly agree\n" : "Indian,Disagree\n");
    return g_string_free(csv, FALSE);
}

static void set_up_secret(Fixture *f, gconstpointer data)
{
    g_autofree char *csv = answers();
    set_up(f, data);
    use_questions(f, "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"
                     "P02,pupil,characteristic,,What is your ethnic group?,,,ethnicity\n");
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS},
             "characteristic,group,count\ntotal,,1000\nethnicity,WBRI,500\nethnicity,WIRI,4\n"
             "ethnicity,AIND,300\nethnicity,BCRB,196\nsex,F,4\nsex,M,996\n");
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_OUTCOMES, .outcome_kind = "suspension"},
             "characteristic,group,count,pupils\ntotal,,1697,64\nethnicity,WBRI,20,20\n"
             "ethnicity,WIRI,1637,4\nethnicity,AIND,20,20\nethnicity,BCRB,20,20\n"
             "sex,F,1637,4\nsex,M,60,60\n");
    bring_in(f, (EqlImportRequest){.kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A"},
             csv);
}

static EqlContent *internal_content(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    EqlContent *content =
        eql_project_content_internal(f->project, NULL, eql_internal_for_the_school_alone(), &error);
    g_assert_no_error(error);
    return content;
}

static const EqlRriGroup *group_of(const EqlRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (g_str_equal(group->code, code))
            return group;
    }
    g_assert_not_reached();
}

/* ── the type ── */

static void test_figure(void)
{
    const EqlInternal *permit = eql_internal_for_the_school_alone();
    EqlFigure figure = eql_figure_interval(EQL_UNIT_RATIO, 2, 1, 3);
    EqlFigure hidden = eql_figure_hide(figure, NULL);
    EqlFigure sealed = eql_figure_hide(figure, permit);
    EqlFigure opened = eql_figure_open(sealed, permit);
    g_autofree char *text = eql_figure_format_with_interval(sealed);
    g_assert_false(hidden.sealed.is_there);
    g_assert_false(eql_figure_is_shown(eql_figure_open(hidden, permit)));
    g_assert_true(eql_figure_is_hidden(sealed) && !eql_figure_is_shown(sealed));
    g_assert_true(sealed.value != sealed.value); /* NAN */
    g_assert_cmpstr(text, ==, "hidden");
    g_assert_true(eql_figure_is_hidden(eql_figure_open(sealed, NULL)));
    g_assert_true(eql_figure_is_shown(opened) && opened.is_small);
    g_assert_cmpfloat(opened.high, ==, 3);
    g_assert_true(eql_figure_is_hidden(eql_figure_public(opened)));
    g_assert_false(eql_figure_public(opened).sealed.is_there);
    g_assert_true(eql_figure_is_shown(eql_figure_public(figure)));
}

/* What was hidden twice, and what could not be worked out before it was hidden. */
static void test_figure_states(void)
{
    const EqlInternal *permit = eql_internal_for_the_school_alone();
    EqlFigure absent = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_PUPILS);
    EqlFigure twice = eql_figure_hide(eql_figure_hide(absent, permit), permit);
    EqlFigure opened = eql_figure_open(twice, permit);
    g_assert_true(eql_figure_is_hidden(twice));
    g_assert_cmpint(opened.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(opened.reason, ==, EQL_REASON_NO_PUPILS);
}

/* ── analysis ── */

/* Without a permit nothing is sealed that anybody could open. */
static void test_nothing_to_open(Fixture *f, gconstpointer leaves_school)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlContent) content =
        eql_project_content(f->project, NULL, leaves_school != NULL, &error);
    const EqlWorkbookContent *shown = eql_content_get(content);
    g_assert_no_error(error);
    g_assert_null(shown->permit);
    for (guint i = 0; i < shown->rris->len; i++) {
        EqlRri *rri = shown->rris->pdata[i];
        eql_open_rri(rri, eql_internal_for_the_school_alone());
        for (guint j = 0; j < rri->groups->len; j++)
            g_assert_false(((EqlRriGroup *)rri->groups->pdata[j])->outcomes.is_small);
        g_assert_cmpint(eql_rri_class_for(rri->groups->pdata[0], shown->permit), ==,
                        ((EqlRriGroup *)rri->groups->pdata[0])->rri_class);
    }
    const EqlRriGroup *irish = group_of(shown->rris->pdata[0], "WIRI");
    g_assert_true(eql_figure_is_hidden(irish->outcomes));
    g_assert_cmpint(irish->sealed_class, ==, EQL_CLASS_NONE);
}

static void test_opened(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlContent) content = internal_content(f);
    const EqlWorkbookContent *shown = eql_content_get(content);
    const EqlRriGroup *irish = group_of(shown->rris->pdata[0], "WIRI");
    g_assert_nonnull(shown->permit);
    g_assert_cmpfloat(irish->outcomes.value, ==, 1637);
    g_assert_cmpfloat(irish->census.value, ==, 4);
    g_assert_true(irish->outcomes.is_small);
    g_assert_cmpint(eql_rri_class_for(irish, shown->permit), ==, EQL_CLASS_OVER);
    g_assert_cmpint(eql_rri_class_for(irish, NULL), ==, EQL_CLASS_NONE);
    const EqlAudienceScores *pupils = shown->scores->audiences->pdata[0];
    const EqlThemeScore *theme = pupils->themes->pdata[0];
    gboolean found = FALSE;
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = theme->groups->pdata[i];
        found |= g_str_equal(group->code, "WIRI") && eql_figure_is_shown(group->score) &&
                 group->score.value == 100;
    }
    g_assert_true(found);
    /* what stands out is worked out before anything is opened */
    for (guint i = 0; i < shown->findings->len; i++)
        g_assert_cmpstr(((EqlFinding *)shown->findings->pdata[i])->group, !=, "WIRI");
}

/* ── what may be passed on ── */

static void assert_without(const char *text, const char *what)
{
    g_autofree char *grouped = g_strdup("1,637");
    if (strstr(text, SECRET) || strstr(text, grouped))
        g_error("a hidden figure in %s: %s", what, text);
}

static void assert_json_without(JsonNode *node, const char *what)
{
    g_autofree char *text = eql_json_text(node);
    assert_without(text, what);
    json_node_unref(node);
}

static void assert_grid_without(EqlGrid *made, const char *what)
{
    g_autoptr(EqlGrid) grid = made;
    g_autofree char *csv = eql_grid_csv(grid), *printed = eql_grid_print(grid);
    assert_without(csv, what);
    assert_without(printed, what);
}

/* Whoever passes opened figures on by mistake passes nothing on. */
static void test_writers_hide_again(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlContent) content = internal_content(f);
    const EqlWorkbookContent *shown = eql_content_get(content);
    g_autofree char *path = place(f, "out.csv");
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < shown->rris->len; i++) {
        assert_json_without(eql_json_rri(shown->rris->pdata[i]), "JSON");
        assert_grid_without(eql_grid_rri(shown->rris->pdata[i]), "a table");
    }
    g_assert_false(eql_tidy_write(shown, path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_CONFIDENTIAL);
    g_clear_error(&error);
    g_assert_false(eql_report_write(shown, EQL_REPORT_FAMILIES, path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_CONFIDENTIAL);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* JSON of opened scores tells no score of four pupils; a pack takes them hidden. */
static void test_scores_hide_again(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlContent) content = internal_content(f);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlContent) usual = eql_project_content(f->project, NULL, FALSE, &error);
    g_autoptr(JsonNode) opened = eql_json_scores(eql_content_get(content)->scores);
    g_autofree char *text = eql_json_text(opened);
    g_assert_no_error(error);
    g_assert_nonnull(strstr(text, "\"WIRI\""));
    g_assert_null(strstr(text, ": 100.0"));
    g_autoptr(EqlGrid) one = eql_grid_scores(eql_content_get(content)->scores);
    g_autoptr(EqlGrid) other = eql_grid_scores(eql_content_get(usual)->scores);
    g_autofree char *csv = eql_grid_csv(one), *same = eql_grid_csv(other);
    g_assert_cmpstr(csv, ==, same);
}

static guint count_sheets(const char *book)
{
    g_auto(GStrv) names = unzip_names(book);
    guint sheets = 0;
    for (char **name = names; *name; name++)
        sheets += g_str_has_prefix(*name, "xl/worksheets/sheet");
    g_assert_cmpuint(sheets, >=, 10);
    return sheets;
}

static void test_files_without(Fixture *f, gconstpointer data)
{
    g_autofree char *tidy = place(f, "tidy.csv"), *book = place(f, "book.xlsx"), *text = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_project_write_tidy(f->project, NULL, tidy, &error));
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(tidy, &text, NULL, NULL));
    assert_without(text, "the tidy CSV");
    g_assert_true(eql_project_write_workbook(f->project, NULL, book, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    for (guint i = 1; i <= count_sheets(book); i++) {
        g_autofree char *part = g_strdup_printf("xl/worksheets/sheet%u.xml", i);
        g_autofree char *xml = unzip_part(book, part);
        assert_without(xml, part);
        g_assert_null(strstr(xml, MARK));
    }
    g_autoptr(EqlPack) pack = eql_project_pack(f->project, &error);
    g_assert_no_error(error);
    g_autofree char *packed = eql_pack_text(pack);
    assert_without(packed, "the pack");
}

/* ── what the school asked for ── */

static void test_workbook(Fixture *f, gconstpointer data)
{
    g_autofree char *book = place(f, "internal.xlsx");
    g_autoptr(GError) error = NULL;
    guint holding = 0;
    g_assert_true(eql_project_write_workbook_internal(
        f->project, NULL, eql_internal_for_the_school_alone(), book, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    for (guint i = 1; i <= count_sheets(book); i++) {
        g_autofree char *part = g_strdup_printf("xl/worksheets/sheet%u.xml", i);
        g_autofree char *xml = unzip_part(book, part);
        g_assert_nonnull(xml);
        g_assert_cmpuint(count_in(xml, "&amp;C&amp;B" MARK), ==, 2); /* head and foot */
        holding += strstr(xml, "<v>" SECRET "</v>") != NULL;
    }
    g_assert_cmpuint(holding, ==, 1);
    g_autoptr(GHashTable) cells = sheet_cells(book, "Exclusions and suspensions");
    g_assert_cmpstr(g_hash_table_lookup(cells, "A1"), ==, MARK);
}

static char *text_of_pdf(const char *path, guint page)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    g_autofree char *number = g_strdup_printf("%u", page);
    const char *arguments[] = {program, "-f", number, "-l", number, path, "-", NULL};
    char *text = NULL;
    if (program == NULL)
        return NULL;
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                               NULL, &text, NULL, NULL, NULL));
    return text;
}

static void check_report(Fixture *f, EqlReportKind kind, gboolean internal)
{
    g_autofree char *path = place(f, "report.pdf");
    g_autoptr(GError) error = NULL;
    g_assert_true(
        internal
            ? eql_project_write_report_internal(f->project, NULL, kind,
                                                eql_internal_for_the_school_alone(), path, &error)
            : eql_project_write_report(f->project, NULL, kind, path, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    gboolean holds = FALSE, read = FALSE;
    for (guint page = 1; page < 30; page++) {
        g_autofree char *text = text_of_pdf(path, page);
        if (text == NULL || *text == '\0')
            break;
        read = TRUE;
        g_assert_cmpuint(count_in(text, MARK), ==, internal ? 2 : 0);
        holds |= strstr(text, SECRET) != NULL || strstr(text, "1,637") != NULL;
    }
    g_assert_true(internal || !holds);
    if (kind == EQL_REPORT_FULL && internal && read)
        g_assert_true(holds);
}

static void test_reports(Fixture *f, gconstpointer data)
{
    check_report(f, EQL_REPORT_FULL, FALSE);
    check_report(f, EQL_REPORT_GOVERNORS, FALSE);
    check_report(f, EQL_REPORT_FAMILIES, FALSE);
    check_report(f, EQL_REPORT_FULL, TRUE);
    check_report(f, EQL_REPORT_GOVERNORS, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/internal/figure", test_figure);
    g_test_add_func("/internal/figure-states", test_figure_states);
    ADD("/internal/nothing-to-open", NULL, set_up_secret, test_nothing_to_open);
    ADD("/internal/nothing-to-open-outside", "outside", set_up_secret, test_nothing_to_open);
    ADD("/internal/opened", NULL, set_up_secret, test_opened);
    ADD("/internal/writers-hide-again", NULL, set_up_secret, test_writers_hide_again);
    ADD("/internal/scores-hide-again", NULL, set_up_secret, test_scores_hide_again);
    ADD("/internal/files-without", NULL, set_up_secret, test_files_without);
    ADD("/internal/workbook", NULL, set_up_secret, test_workbook);
    ADD("/internal/reports", NULL, set_up_secret, test_reports);
    return g_test_run();
}
