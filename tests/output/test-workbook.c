/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "output/sheet.h"
#include "output/file-counts.h"
#include "sample-content.h"
#include "unzip-part.h"

#define MARKER 424243.0 /* a number that stands in no other figure */

static char *folder;

static char *write_sample(const Sample *sample, const char *name)
{
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    char *path = g_build_filename(folder, name, NULL);
    gboolean written = eql_workbook_write(&content, path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(written);
    return path;
}

static gboolean holds(GHashTable *cells, const char *text)
{
    GHashTableIter iter;
    gpointer value = NULL;
    g_hash_table_iter_init(&iter, cells);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        if (strcmp(value, text) == 0)
            return TRUE;
    }
    return FALSE;
}

static const char *const all_sheets[] = {
    "Summary",       "Themes",      "Questions",
    "Answers",       "Groups",      "Exclusions and suspensions",
    "Comments",      "Action plan", "What the numbers mean",
    "About the data"};

static void test_sheets(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_sample(sample, "sheets.xlsx");
    for (guint i = 0; i < G_N_ELEMENTS(all_sheets); i++) {
        g_autofree char *part = sheet_part(path, all_sheets[i]);
        g_assert_nonnull(part);
        g_autofree char *xml = unzip_part(path, part);
        g_assert_nonnull(strstr(xml, "state=\"frozen\""));
        g_assert_nonnull(strstr(xml, "paperSize=\"9\""));
        g_assert_nonnull(strstr(xml, "fitToHeight=\"0\""));
    }
}

static void test_school_and_findings(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_sample(sample, "summary.xlsx");
    g_autoptr(GHashTable) cells = sheet_cells(path, "Summary");
    g_assert_cmpstr(g_hash_table_lookup(cells, "A1"), ==, SAMPLE_SCHOOL);
    g_assert_true(holds(cells, "Area for development") || holds(cells, "Strength"));
    g_autoptr(GHashTable) about = sheet_cells(path, "About the data");
    g_assert_true(holds(about, "pupils.xlsx"));
    g_assert_true(holds(about, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    for (const char *const *key = eql_settings_keys(); *key; key++)
        g_assert_true(holds(about, eql_settings_describe(*key)));
}

/* Text from files and people stays text: no formula, no link. */
static void test_no_formulas(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_sample(sample, "formulas.xlsx");
    for (guint i = 0; i < G_N_ELEMENTS(all_sheets); i++) {
        g_autofree char *part = sheet_part(path, all_sheets[i]);
        g_autofree char *xml = unzip_part(path, part);
        g_assert_cmpuint(count_in(xml, "<f>") + count_in(xml, "<f "), ==, 0);
        g_assert_cmpuint(count_in(xml, "<hyperlink "), ==, i == 0 ? 9 : 0);
        g_assert_cmpuint(count_in(xml, "r:id=\"rId"), <=, 1); /* the drawing */
    }
    g_autoptr(GHashTable) comments = sheet_cells(path, "Comments");
    g_assert_true(holds(comments, SAMPLE_FORMULA));
    g_assert_true(holds(comments, "@SUM(A1:A2)"));
    g_assert_true(holds(comments, "mailto:nobody@example.org"));
    g_assert_true(holds(comments, "Two lines\nof text, 学校は楽しい, 😀"));
    g_assert_true(holds(comments, "Bell  and vertical tab  are gone; <tags> & \"quotes\" stay"));
}

static void test_long_text(void)
{
    g_autofree char *many = g_strnfill(40000, 'x');
    g_autofree char *cut = eql_cell_text(many);
    g_assert_cmpuint(g_utf8_strlen(cut, -1), ==, 32767);
    g_assert_true(g_str_has_suffix(cut, "x…"));
    g_autofree char *exact = g_strnfill(32767, 'y');
    g_autofree char *kept = eql_cell_text(exact);
    g_assert_cmpstr(kept, ==, exact);
    /* Each of these is two UTF-16 units and four bytes. */
    GString *faces = g_string_new(NULL);
    for (guint i = 0; i < 16384; i++)
        g_string_append(faces, "😀");
    g_autofree char *cut_faces = eql_cell_text(faces->str);
    g_assert_true(g_utf8_validate(cut_faces, -1, NULL));
    g_assert_cmpuint(g_utf8_strlen(cut_faces, -1), ==, 16384);
    g_assert_true(g_str_has_suffix(cut_faces, "😀…"));
    g_string_free(faces, TRUE);
    g_autofree char *clean = eql_cell_text("a\x01\x7f\xef\xbf\xbf"
                                           "b\xff");
    g_assert_cmpstr(clean, ==, "ab\xef\xbf\xbd");
}

/* A hidden figure made by hand with a number left inside: the number must be nowhere. */
static void test_hidden_leaves_nothing(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    EqlThemeScore *theme = audience->themes->pdata[0];
    EqlRri *rri = sample->rris->pdata[0];
    EqlRriGroup *group = rri->groups->pdata[1];
    EqlFigure leaky = {EQL_FIGURE_HIDDEN,
                       EQL_UNIT_SCORE,
                       EQL_REASON_SMALL,
                       EQL_REASON_NONE,
                       MARKER,
                       MARKER,
                       MARKER};
    theme->n = theme->score = theme->favourable = theme->n_effective = theme->alpha = leaky;
    group->outcomes = group->rri = group->rate_per_100 = group->difference = leaky;
    group->p = group->p_adjusted = leaky;
    g_autofree char *path = write_sample(sample, "hidden.xlsx");
    g_auto(GStrv) names = unzip_names(path);
    for (char **name = names; *name; name++) {
        g_autofree char *xml = unzip_part(path, *name);
        g_assert_null(strstr(xml, "424243"));
    }
    g_autoptr(GHashTable) cells = sheet_cells(path, "Exclusions and suspensions");
    g_assert_true(holds(cells, "hidden"));
    g_assert_true(holds(cells, "–¹"));
}

static void test_charts(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_sample(sample, "charts.xlsx");
    g_autofree char *bars = unzip_part(path, "xl/charts/chart1.xml");
    g_assert_nonnull(strstr(bars, "<c:barChart>"));
    g_assert_cmpuint(count_in(bars, "<c:ser>"), ==, 3);
    g_assert_nonnull(strstr(bars, "<c:v>78.125</c:v>"));
    g_autofree char *points = unzip_part(path, "xl/charts/chart2.xml");
    g_assert_nonnull(strstr(points, "<c:grouping val=\"stacked\"/>"));
    g_assert_null(strstr(points, "Gypsy")); /* hidden: not in the chart at all */
    for (guint i = 1; i <= 2; i++) {
        g_autofree char *part = g_strdup_printf("xl/drawings/drawing%u.xml", i);
        g_autofree char *drawing = unzip_part(path, part);
        g_assert_nonnull(strstr(drawing, "descr=\""));
    }
}

static void test_plan(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_sample(sample, "plan.xlsx");
    g_autofree char *part = sheet_part(path, "Action plan");
    g_autofree char *xml = unzip_part(path, part);
    g_assert_nonnull(strstr(xml, "<autoFilter ref=\"A4:K207\""));
    g_assert_cmpuint(count_in(xml, "<dataValidation "), ==, 3);
    g_assert_nonnull(strstr(xml, "\"1 High,2 Medium,3 Low\""));
    g_assert_nonnull(strstr(xml, "type=\"date\""));
    g_assert_cmpuint(count_in(xml, "<cfRule "), ==, 5);
    /* five empty rows are there to write on; a cell further down would print as a page of lines */
    g_assert_nonnull(strstr(xml, "<row r=\"12\""));
    g_assert_null(strstr(xml, "<row r=\"13\""));
    g_assert_nonnull(strstr(xml, "hidden=\"1\""));
    g_assert_nonnull(strstr(xml, "orientation=\"landscape\""));
    /* title, subtitle and headings keep their heights, rows below grow with what is typed */
    g_assert_cmpuint(count_in(xml, "customHeight="), ==, 3);
    g_assert_cmpuint(count_in(xml, " ht="), >, 3);
    g_autoptr(GHashTable) cells = sheet_cells(path, "Action plan");
    g_assert_cmpstr(g_hash_table_lookup(cells, "A1"), ==, "Action plan");
    g_assert_cmpstr(g_hash_table_lookup(cells, "A5"), ==, "A1");
    g_assert_cmpstr(g_hash_table_lookup(cells, "H5"), ==, "46112"); /* 2026-03-31 */
    g_assert_cmpstr(g_hash_table_lookup(cells, "E6"), ==, SAMPLE_FORMULA);
    g_autofree char *workbook = unzip_part(path, "xl/workbook.xml");
    g_assert_nonnull(strstr(workbook, "Equalens_plan"));
    g_assert_nonnull(strstr(workbook, "_xlnm.Print_Titles"));
}

/* What is only proposed is called so. */
static void test_proposals(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "proposals.xlsx", NULL);
    content.only_proposed = TRUE;
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    g_autoptr(GHashTable) plan = sheet_cells(path, "Action plan");
    g_assert_cmpstr(g_hash_table_lookup(plan, "A1"), ==, "Proposed actions");
    g_autoptr(GHashTable) summary = sheet_cells(path, "Summary");
    g_assert_true(holds(summary, "Proposed actions, to work from"));
}

/* What rounds to nought has a style of its own, without a sign. */
static void test_nought(void)
{
    const EqlStyle points = EQL_STYLE_FIGURE + EQL_UNIT_DIFFERENCE;
    const EqlStyle end = EQL_STYLE_END + EQL_UNIT_NUMBER_DIFFERENCE;
    g_assert_cmpint(eql_style_for_value(points, 0.5), ==, points);
    g_assert_cmpint(eql_style_for_value(points, -0.5), ==, points);
    g_assert_cmpint(eql_style_for_value(points, -0.49), ==, EQL_STYLE_NOUGHT + EQL_UNIT_DIFFERENCE);
    g_assert_cmpint(eql_style_for_value(end, -0.1), ==, end);
    g_assert_cmpint(eql_style_for_value(end, -0.04), ==,
                    EQL_STYLE_NOUGHT + EQL_UNITS + EQL_UNIT_NUMBER_DIFFERENCE);
    g_assert_cmpint(eql_style_for_value(EQL_STYLE_FIGURE + EQL_UNIT_RATIO, 0), ==,
                    EQL_STYLE_FIGURE + EQL_UNIT_RATIO);
    g_assert_cmpint(eql_style_for_value(EQL_STYLE_P, 0), ==, EQL_STYLE_P);
}

static void test_lines(void)
{
    g_autofree char *broken = eql_break_lines("wide words wrap where the width ends", 12);
    g_assert_cmpuint(eql_lines_for("Short", 20), ==, 1);
    g_assert_cmpuint(eql_lines_for("one\ntwo", 20), ==, 2);
    g_assert_cmpuint(eql_lines_for("iiiiiiiiiiiiiiiiiiii", 14), ==, 1);
    g_assert_cmpuint(eql_lines_for("WWWWWWWWWWWWWWWWWWWW", 14), >, 2);
    g_assert_cmpuint(count_in(broken, "\n") + 1, ==, eql_lines_for(broken, 12));
    g_strdelimit(broken, "\n", ' ');
    g_assert_cmpstr(broken, ==, "wide words wrap where the width ends");
}

typedef struct {
    guint own, parts; /* rows of a block, and of its part */
} Rows;

/* A sheet as wide as the paper, of blocks of rows; gives the XML of its page breaks. */
static char *breaks_for(const Rows *blocks, guint n)
{
    const double widths[] = {100, 0};
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = g_build_filename(folder, "breaks.xlsx", NULL);
    const EqlWorkbookContent content = sample_content(sample);
    EqlBook *book = eql_book_new(&content, path);
    EqlSheetLayout layout = {"Blocks", TRUE, widths};
    EqlSheet *sheet = eql_sheet_new(book, &layout);
    for (guint i = 0; i < n; i++) {
        eql_sheet_keep_together(sheet, FALSE);
        for (guint row = 0; row < blocks[i].own + blocks[i].parts; row++) {
            if (row == blocks[i].own)
                eql_sheet_keep_together(sheet, TRUE);
            eql_sheet_text(sheet, "row");
            eql_sheet_end_row(sheet);
        }
    }
    eql_sheet_finish(sheet);
    g_assert_cmpint(eql_book_close(book), ==, LXW_NO_ERROR);
    g_autofree char *xml = unzip_part(path, "xl/worksheets/sheet1.xml");
    const char *breaks = strstr(xml, "<rowBreaks");
    return breaks ? g_strndup(breaks, (gsize)(strstr(breaks, "</rowBreaks>") - breaks))
                  : g_strdup("");
}

/* 33 rows of 15 points fit. */
static void test_page_breaks(void)
{
    g_autofree char *fit = breaks_for((Rows[]){{15, 0}, {15, 0}}, 2);
    g_assert_cmpstr(fit, ==, "");
    g_autofree char *two = breaks_for((Rows[]){{20, 0}, {20, 0}, {10, 0}}, 3);
    g_assert_nonnull(strstr(two, "<brk id=\"20\""));
    g_assert_cmpuint(count_in(two, "<brk "), ==, 1);
    /* a part goes along … */
    g_autofree char *part = breaks_for((Rows[]){{15, 0}, {10, 15}}, 2);
    g_assert_nonnull(strstr(part, "<brk id=\"15\""));
    g_assert_cmpuint(count_in(part, "<brk "), ==, 1);
    /* … unless no page holds both */
    g_autofree char *apart = breaks_for((Rows[]){{25, 20}}, 1);
    g_assert_nonnull(strstr(apart, "<brk id=\"25\""));
    g_autofree char *high = breaks_for((Rows[]){{80, 0}, {10, 0}}, 2);
    g_assert_nonnull(strstr(high, "<brk id=\"33\""));
    g_assert_nonnull(strstr(high, "<brk id=\"66\""));
    g_assert_cmpuint(count_in(high, "<brk "), ==, 2);
}

/* One for each audience, of both waves, with what they show kept in it. */
static void assert_progress_charts(const char *path, GHashTable *cells)
{
    g_auto(GStrv) parts = unzip_names(path);
    guint charts = 0;
    g_assert_true(holds(cells, "Pupils: theme scores from wave to wave"));
    for (char **part = parts; *part; part++) {
        g_autofree char *xml =
            g_str_has_prefix(*part, "xl/charts/") ? unzip_part(path, *part) : NULL;
        if (!xml || !strstr(xml, "theme scores from wave to wave"))
            continue;
        charts++;
        g_assert_cmpuint(count_in(xml, "<c:ser>"), ==, 2);
        g_assert_nonnull(strstr(xml, "<c:v>Autumn 2024</c:v>"));
        g_assert_nonnull(strstr(xml, "Progress"));
    }
    g_assert_cmpuint(charts, ==, 3);
}

/* Two waves: what changed has a sheet of its own, and a link. */
static void test_progress(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    EqlThemeScore *theme = audience->themes->pdata[0];
    EqlThemeScore *hidden = audience->themes->pdata[1];
    theme->score = eql_figure_interval(EQL_UNIT_SCORE, 71, 68, 74);
    theme->score_before = eql_figure_interval(EQL_UNIT_SCORE, 60, 55, 65);
    theme->respondents_before = eql_figure_value(EQL_UNIT_COUNT, 391);
    theme->change = eql_figure_interval(EQL_UNIT_DIFFERENCE, 11, 4, 18);
    hidden->score_before = eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL);
    hidden->respondents_before = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    g_free(sample->dataset->since_wave);
    sample->dataset->since_wave = g_strdup("Autumn 2024");
    g_autofree char *path = write_sample(sample, "progress.xlsx");
    g_autoptr(GHashTable) cells = sheet_cells(path, "Progress");
    g_assert_cmpstr(g_hash_table_lookup(cells, "C4"), ==, "Autumn 2024");
    static const char *const row[][2] = {
        {"C5", "60"},     {"D5", "55"},     {"E5", "65"},
        {"F5", "391"},    {"G5", "71"},     {"H5", "68"},
        {"I5", "74"},     {"K5", "11"},     {"N5", "Clearly higher"},
        {"C6", "hidden"}, {"D6", "hidden"}, {"F6", "hidden"}};
    for (guint i = 0; i < G_N_ELEMENTS(row); i++)
        g_assert_cmpstr(g_hash_table_lookup(cells, row[i][0]), ==, row[i][1]);
    assert_progress_charts(path, cells);
    g_autoptr(GHashTable) summary = sheet_cells(path, "Summary");
    g_assert_true(holds(summary, "Progress"));
}

/* What a log comes to, less the suspensions that are shown, would be the exclusions. */
static void test_file_counts(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlImportRecord *record = sample->imports->pdata[0];
    EqlRri *exclusions = sample->rris->pdata[1];
    EqlWorkbookContent content = sample_content(sample);
    g_assert_true(eql_figure_is_shown(eql_file_counts(&content, record).accepted));
    record->accepted = 3;
    g_assert_true(eql_figure_is_hidden(eql_file_counts(&content, record).accepted));
    record->kind = EQL_IMPORT_OUTCOMES;
    record->accepted = record->rows = 76;
    g_assert_true(eql_figure_is_shown(eql_file_counts(&content, record).rows));
    exclusions->outcome_total = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    EqlFileCounts counts = eql_file_counts(&content, record);
    g_assert_true(eql_figure_is_hidden(counts.rows));
    g_assert_true(eql_figure_is_hidden(counts.accepted));
    g_assert_true(eql_figure_is_hidden(counts.set_aside));
    content.permit = eql_internal_for_the_school_alone();
    g_assert_true(eql_figure_is_shown(eql_file_counts(&content, record).rows));
}

static void test_chosen_sheets(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    const char *const wanted[] = {"themes", "plan", NULL}, *const unknown[] = {"themse", NULL};
    EqlWorkbookContent content = sample_content(sample);
    content.sheets = wanted;
    g_autofree char *path = g_build_filename(folder, "chosen.xlsx", NULL);
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    g_autofree char *workbook = unzip_part(path, "xl/workbook.xml");
    g_assert_cmpuint(count_in(workbook, "<sheet "), ==, 5);
    g_assert_cmpuint(count_in(workbook, "state=\"hidden\""), ==, 1); /* the plan as exported */
    g_assert_nonnull(strstr(workbook, "Equalens_themes"));
    g_assert_null(strstr(workbook, "Equalens_groups"));
    g_assert_true(eql_workbook_check_sheets(wanted, &error));
    g_assert_false(eql_workbook_check_sheets(unknown, &error));
    g_assert_nonnull(strstr(error->message, "“themse”"));
}

static void test_reproducible(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *one = write_sample(sample, "one.xlsx");
    g_autofree char *two = write_sample(sample, "two.xlsx");
    g_autofree char *first = NULL, *second = NULL;
    gsize first_length = 0, second_length = 0;
    g_assert_true(g_file_get_contents(one, &first, &first_length, NULL));
    g_assert_true(g_file_get_contents(two, &second, &second_length, NULL));
    g_assert_cmpmem(first, first_length, second, second_length);
    g_autofree char *core = unzip_part(one, "docProps/core.xml");
    g_assert_nonnull(strstr(core, "2025-12-01T00:00:00Z"));
    g_assert_null(strstr(core, g_get_user_name()));
}

static void test_empty(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_ptr_array_set_size(sample->scores->audiences, 0);
    g_ptr_array_set_size(sample->broad->audiences, 0);
    g_ptr_array_set_size(sample->items->audiences, 0);
    g_ptr_array_set_size(sample->rris, 0);
    g_ptr_array_set_size(sample->findings, 0);
    g_ptr_array_set_size(sample->actions, 0);
    g_ptr_array_set_size(sample->imports, 0);
    g_ptr_array_set_size(sample->dataset->audiences, 0);
    g_clear_pointer(&sample->dataset->wave, g_free);
    g_autofree char *path = write_sample(sample, "empty.xlsx");
    static const char *const empty[] = {"Themes", "Questions", "Answers", "Groups"};
    for (guint i = 0; i < G_N_ELEMENTS(empty); i++) {
        g_autoptr(GHashTable) cells = sheet_cells(path, empty[i]);
        g_assert_true(holds(cells, "No answers have been brought in yet."));
    }
}

/* ── the file that is there ── */

static void assert_untouched(const char *path)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "old");
    g_autofree char *folder_of = g_path_get_dirname(path);
    g_autoptr(GDir) dir = g_dir_open(folder_of, 0, NULL);
    g_autofree char *base = g_path_get_basename(path);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
        g_assert_false(g_str_has_prefix(name, base) && strcmp(name, base) != 0);
}

static void test_cancel(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "cancelled.xlsx", NULL);
    EqlWorkbookContent content = sample_content(sample);
    g_assert_true(g_file_set_contents(path, "old", -1, NULL));
    g_cancellable_cancel(cancellable);
    g_assert_false(eql_workbook_write(&content, path, NULL, NULL, cancellable, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    assert_untouched(path);
}

static void test_no_folder(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "not-there", "x.xlsx", NULL);
    EqlWorkbookContent content = sample_content(sample);
    g_assert_false(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
    g_assert_nonnull(strstr(error->message, "x.xlsx"));
}

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>

/* Files may grow no further than this: the same as a full disk. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = bytes;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

static void test_full_disk(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = g_build_filename(folder, "full.xlsx", NULL);
    EqlWorkbookContent content = sample_content(sample);
    g_assert_true(g_file_set_contents(path, "old", -1, NULL));
    signal(SIGXFSZ, SIG_IGN);
    for (rlim_t room = 0; room < 20000; room += 3001) {
        g_autoptr(GError) error = NULL;
        limit_files(room);
        gboolean written = eql_workbook_write(&content, path, NULL, NULL, NULL, &error);
        limit_files(RLIM_INFINITY);
        g_assert_false(written);
        g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
        assert_untouched(path);
    }
}
#endif

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_setenv("SOURCE_DATE_EPOCH", "1764547200", TRUE);
    folder = g_dir_make_tmp("eql-output-XXXXXX", NULL);
    g_test_add_func("/workbook/sheets", test_sheets);
    g_test_add_func("/workbook/school-and-findings", test_school_and_findings);
    g_test_add_func("/workbook/no-formulas", test_no_formulas);
    g_test_add_func("/workbook/long-text", test_long_text);
    g_test_add_func("/workbook/hidden-leaves-nothing", test_hidden_leaves_nothing);
    g_test_add_func("/workbook/charts", test_charts);
    g_test_add_func("/workbook/plan", test_plan);
    g_test_add_func("/workbook/proposals", test_proposals);
    g_test_add_func("/workbook/nought", test_nought);
    g_test_add_func("/workbook/lines", test_lines);
    g_test_add_func("/workbook/page-breaks", test_page_breaks);
    g_test_add_func("/workbook/progress", test_progress);
    g_test_add_func("/workbook/file-counts", test_file_counts);
    g_test_add_func("/workbook/chosen-sheets", test_chosen_sheets);
    g_test_add_func("/workbook/reproducible", test_reproducible);
    g_test_add_func("/workbook/empty", test_empty);
    g_test_add_func("/workbook/cancel", test_cancel);
    g_test_add_func("/workbook/no-folder", test_no_folder);
#ifdef G_OS_UNIX
    g_test_add_func("/workbook/full-disk", test_full_disk);
#endif
    int result = g_test_run();
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return result;
}
