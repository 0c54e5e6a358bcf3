/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the report says is read back by pdftotext, a program of somebody else's. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "output/paper.h"
#include "output/pdf-amend.h"
#include "output/report.h"
#include "sample-content.h"

#define MARKER 424243.0 /* a number that stands in no other figure */

static char *folder;

static char *write_report(const Sample *sample, EqlReportKind kind)
{
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    char *path = g_build_filename(folder, "report.pdf", NULL);
    gboolean written = eql_report_write(&content, kind, path, &error);

    g_assert_no_error(error);
    g_assert_true(written);
    return path;
}

/* Pages end in a form feed. NULL, and the test is skipped, where the program is missing. */
static char *text_of(const char *path)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    const char *const arguments[] = {program, "-layout", path, "-", NULL};
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    int status = -1;

    if (program == NULL) {
        g_test_skip("pdftotext is not installed");
        return NULL;
    }
    g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status,
                 &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpint(g_remove(path), ==, 0);
    return text;
}

static guint count_pages(const char *text)
{
    guint pages = 0;

    for (; *text; text++)
        pages += *text == '\f';
    return pages;
}

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        g_error("not in the report: %s\n%s", part, text);
}

static void test_chapters(void)
{
    static const char *const chapters[] = {
        "How to read this report", "Who answered",       "The themes at a glance",     "Strengths",
        "Areas for development",   "Where views differ", "Exclusions and suspensions", "Next steps",
        "About the data"};
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_report(sample, EQL_REPORT_FULL);
    g_autofree char *text = text_of(path);

    if (text == NULL)
        return;
    assert_holds(text, SAMPLE_SCHOOL);
    for (guint i = 0; i < G_N_ELEMENTS(chapters); i++) {
        /* in the contents, and where it begins */
        const char *first = strstr(text, chapters[i]);

        g_assert_nonnull(first);
        assert_holds(first + 1, chapters[i]);
    }
    assert_holds(text, "Page 1 of ");
    g_assert_cmpuint(count_pages(text), >=, 6);
    g_assert_cmpuint(count_pages(text), <=, 16);
}

/* The contents name the page on which the chapter is. */
static void test_contents_are_right(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_report(sample, EQL_REPORT_FULL);
    g_autofree char *text = text_of(path);
    g_auto(GStrv) pages = text != NULL ? g_strsplit(text, "\f", -1) : NULL;
    g_autoptr(GRegex) line = g_regex_new("^About the data +(\\d+)$", G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_autofree char *number = NULL;

    if (text == NULL)
        return;
    g_assert_true(g_regex_match(line, pages[0], 0, &match));
    number = g_match_info_fetch(match, 1);
    assert_holds(pages[atoi(number) - 1], "About the data");
}

static void test_governors_fit_a_page(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_report(sample, EQL_REPORT_GOVERNORS);
    g_autofree char *text = text_of(path);

    if (text == NULL)
        return;
    g_assert_cmpuint(count_pages(text), ==, 1);
    assert_holds(text, "Summary for governors");
    assert_holds(text, "What the school will do first");
}

static char *repeated(const char *words, guint times)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < times; i++)
        g_string_append(text, words);
    return g_string_free(text, FALSE);
}

/* Whatever names and actions are long. */
static void test_governors_fit_a_page_always(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlSchool *school = sample->dataset->school;
    g_autofree char *path = NULL, *text = NULL;

    g_free(school->name);
    school->name = repeated("Llanfairpwllgwyngyll ", 7);
    for (guint i = 0; i < sample->actions->len; i++) {
        EqlAction *action = sample->actions->pdata[i];

        g_free(action->activity);
        action->activity = repeated("Look at every sanction of the last three terms. ", 30);
        action->status = EQL_STATUS_NOT_STARTED;
    }
    path = write_report(sample, EQL_REPORT_GOVERNORS);
    text = text_of(path);
    if (text == NULL)
        return;
    g_assert_cmpuint(count_pages(text), ==, 1);
    assert_holds(text, "What the school will do first");
    assert_holds(text, "Scores run from 0 to 100");
}

/* What is done is not promised again, and what is paused not at all. */
static void test_actions_by_status(void)
{
    g_autoptr(Sample) sample = sample_new();

    for (int status = EQL_STATUS_NOT_STARTED; status <= EQL_STATUS_PAUSED; status++) {
        g_autofree char *path = NULL, *text = NULL;

        for (guint i = 0; i < sample->actions->len; i++)
            ((EqlAction *)sample->actions->pdata[i])->status = (EqlStatus)status;
        path = write_report(sample, EQL_REPORT_GOVERNORS);
        text = text_of(path);
        if (text == NULL)
            return;
        g_assert_cmpint(strstr(text, "will do first") != NULL, ==,
                        status <= EQL_STATUS_IN_PROGRESS);
        g_assert_cmpint(strstr(text, "school has done") != NULL, ==, status == EQL_STATUS_DONE);
    }
}

static void test_families(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_report(sample, EQL_REPORT_FAMILIES);
    g_autofree char *text = text_of(path);

    if (text != NULL)
        assert_holds(text, "You said");
}

static void test_hidden_leaves_nothing(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    EqlThemeScore *theme = audience->themes->pdata[0];
    EqlFigure leaky = {EQL_FIGURE_HIDDEN,
                       EQL_UNIT_SCORE,
                       EQL_REASON_SMALL,
                       EQL_REASON_NONE,
                       MARKER,
                       MARKER,
                       MARKER};

    theme->n = theme->score = theme->favourable = theme->n_effective = leaky;
    audience->respondents = audience->invited = leaky;
    for (guint i = 0; i < sample->rris->len; i++) {
        EqlRri *rri = sample->rris->pdata[i];
        EqlRriGroup *group = rri->groups->pdata[1];

        group->outcomes = group->rri = group->rate_per_100 = group->difference = leaky;
    }
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *path = write_report(sample, (EqlReportKind)kind);
        g_autofree char *text = text_of(path);

        if (text == NULL)
            return;
        g_assert_null(strstr(text, "424243"));
        g_assert_null(strstr(text, "424,243"));
    }
}

static void test_only_quotable_comments(void)
{
    g_autoptr(Sample) sample = sample_new();
    const EqlAudienceData *data = sample->dataset->audiences->pdata[0];
    EqlComment *quoted = data->responses->comments->pdata[0];
    EqlComment *other = data->responses->comments->pdata[1];
    g_autofree char *path = NULL;
    g_autofree char *text = NULL;

    g_free(quoted->text);
    g_free(other->text);
    quoted->text = g_strdup("Listen to us sooner");
    other->text = g_strdup("Keep this among yourselves");
    quoted->quotable = TRUE;
    path = write_report(sample, EQL_REPORT_FULL);
    text = text_of(path);
    if (text == NULL)
        return;
    assert_holds(text, "Listen to us sooner");
    g_assert_null(strstr(text, "Keep this among"));
}

/* A very long cell runs over many lines, a very long plan over many pages. */
static void test_long_plan(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < 120; i++) {
        EqlAction *action = eql_action_copy(sample->actions->pdata[0]);

        g_free(action->activity);
        action->activity = g_strdup_printf("Activity number %u of many", i);
        g_ptr_array_add(sample->actions, action);
    }
    path = write_report(sample, EQL_REPORT_FULL);
    text = text_of(path);
    if (text == NULL)
        return;
    assert_holds(text, "number 119 of");
    /* the head stands on each page of the plan */
    g_assert_cmpuint(count_pages(text), >, 8);
}

/* What a printer is given, as a PDF of its own. */
static char *print_pages(const Sample *sample, EqlReportKind kind)
{
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autoptr(GPtrArray) pages = eql_report_pages(&content, kind, &error);
    char *path = g_build_filename(folder, "printed.pdf", NULL);

    g_assert_no_error(error);
    cairo_surface_t *pdf = cairo_pdf_surface_create(path, EQL_PAPER_WIDTH, EQL_PAPER_HEIGHT);
    cairo_t *cr = cairo_create(pdf);
    for (guint i = 0; i < pages->len; i++) {
        cairo_set_source_surface(cr, pages->pdata[i], 0, 0);
        cairo_paint(cr);
        cairo_show_page(cr);
    }
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
    return path;
}

/* pdftotext guesses how many blanks columns are apart. */
static char *squeezed(const char *text)
{
    g_autoptr(GRegex) blanks = g_regex_new(" +", 0, 0, NULL);

    return g_regex_replace_literal(blanks, text, -1, 0, " ", 0, NULL);
}

static void test_printed_is_what_is_written(void)
{
    g_autoptr(Sample) sample = sample_new();
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *written = write_report(sample, (EqlReportKind)kind);
        g_autofree char *printed = print_pages(sample, (EqlReportKind)kind);
        g_autofree char *expected = text_of(written);
        g_autofree char *text = text_of(printed);

        if (text == NULL)
            return;
        g_autofree char *wanted = squeezed(expected), *found = squeezed(text);
        g_assert_cmpstr(found, ==, wanted);
    }
}

/* ── for those who have it read to them ── */

static char *bytes_of(const char *path, gsize *length)
{
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;

    g_file_get_contents(path, &bytes, length, &error);
    g_assert_no_error(error);
    return bytes;
}

static guint count_in(const char *bytes, gsize length, const char *part)
{
    gsize size = strlen(part);
    guint n = 0;

    for (gsize i = 0; i + size <= length; i++)
        n += memcmp(bytes + i, part, size) == 0;
    return n;
}

/* What pdfinfo says of it. NULL, and the test is skipped, where the program is missing. */
static char *told_by_pdfinfo(const char *path, const char *option)
{
    g_autofree char *program = g_find_program_in_path("pdfinfo");
    const char *const arguments[] = {program, option ? option : path, option ? path : NULL, NULL};
    g_autofree char *complaints = NULL;
    char *text = NULL;

    if (program == NULL) {
        g_test_skip("pdfinfo is not installed");
        return NULL;
    }
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text,
                               &complaints, NULL, NULL));
    g_assert_cmpstr(complaints, ==, "");
    return text;
}

/* Everything has its place in a tree, in the order in which it is to be read. */
static void test_tagged(void)
{
    g_autoptr(Sample) sample = sample_new();
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *path = write_report(sample, (EqlReportKind)kind);
        g_autofree char *about = told_by_pdfinfo(path, NULL);
        g_autofree char *read = told_by_pdfinfo(path, "-struct-text");

        g_remove(path);
        if (about == NULL)
            return;
        g_assert_true(g_regex_match_simple("Tagged: +yes", about, 0, 0));
        g_assert_true(g_str_has_prefix(read, "Document\n"));
        assert_holds(read, "  H1 (block)\n    \"" SAMPLE_SCHOOL);
        assert_holds(read, "  H2 (block)\n");
        if (kind != EQL_REPORT_FULL)
            continue;
        assert_holds(read, "  L (block)\n    LI (block)\n      LBody (block)\n");
        assert_holds(read, "  TOC\n    TOCI\n      Link (inline)\n");
        assert_holds(read, "  Table (block)\n    TR\n      TH");
        assert_holds(read, "\"About the data\"");
        /* a line's last word and the next line's first are two */
        assert_holds(read, "do not end it. Read each with the number of people behind it.");
    }
}

/* Its language, that it has a title, and what each figure shows. */
static void test_words_for_figures(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_report(sample, EQL_REPORT_FULL);
    gsize length;
    g_autofree char *bytes = bytes_of(path, &length);
    guint figures = count_in(bytes, length, "/S /Figure");

    g_remove(path);
    g_assert_cmpuint(count_in(bytes, length, "/Lang (en"), ==, 1);
    g_assert_cmpuint(count_in(bytes, length, "/DisplayDocTitle true"), ==, 1);
    g_assert_cmpuint(figures, >, 2);
    g_assert_cmpuint(count_in(bytes, length, "/Alt <FEFF"), ==, figures / 2); /* once amended */
    g_assert_cmpuint(count_in(bytes, length, "/Scope /Column"), >, 10);
    g_assert_cmpuint(count_in(bytes, length, "%%EOF"), ==, 2);
}

/* A stream that says its own length was written anew, with its artifacts marked. */
static guint count_marked(const char *bytes, gsize length)
{
    static const char head[] = " 0 obj\n<< /Length ";
    guint n = 0;

    for (gsize i = 0; i + sizeof head + 12 < length; i++) {
        char *end;

        if (memcmp(bytes + i, head, sizeof head - 1) != 0)
            continue;
        g_ascii_strtoull(bytes + i + sizeof head - 1, &end, 10);
        n += g_str_has_prefix(end, "\n   /Filter");
    }
    return n;
}

static void test_feet_are_artifacts(void)
{
    g_autoptr(Sample) sample = sample_new();

    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *path = write_report(sample, (EqlReportKind)kind);
        gsize length;
        g_autofree char *bytes = bytes_of(path, &length);
        g_autofree char *read = told_by_pdfinfo(path, "-struct-text");
        g_autofree char *text = text_of(path); /* as poppler reads what was written anew */

        if (text == NULL || read == NULL)
            return;
        /* newer ones mark artifacts themselves */
        if (cairo_version() < CAIRO_VERSION_ENCODE(1, 18, 0))
            g_assert_cmpuint(count_marked(bytes, length), ==, count_pages(text));
        assert_holds(text, "Page 1 of ");
        g_assert_null(strstr(read, "Page 1 of "));
    }
}

/* What cairo did not write stays as it is. */
static void test_foreign_pdf(void)
{
    static const char *const foreign[] = {
        "",
        "%PDF-1.4\n",
        "trailer\n<< /Root 1 0 R /Info 2 0 R >>\nstartxref\n9\n%%EOF\n",
        "xref\n0 4294967295\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R\n/Info 2 0 R "
        ">>\nstartxref\n0\n%%EOF\n",
        "\nxref\n0 2\n0000000000 65535 f \n0000009999 00000 n \ntrailer\n<< /Root 1 0 R\n/Info 2 "
        "0 R >>\nstartxref\n1\n%%EOF\n",
        "\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<< /Root 7 0 R\n/Info 2 "
        "0 R >>\nstartxref\n1\n%%EOF\n"};
    g_autoptr(GPtrArray) pictures = g_ptr_array_new();

    for (guint i = 0; i < G_N_ELEMENTS(foreign); i++) {
        guint length = (guint)strlen(foreign[i]);
        g_autoptr(GByteArray) bytes = g_byte_array_new();

        g_byte_array_append(bytes, (const guint8 *)foreign[i], length);
        eql_pdf_amend(bytes, "en", pictures);
        g_assert_cmpmem(bytes->data, bytes->len, foreign[i], length);
    }
}

/* Nothing is cut: what is longer than a page goes on on the next. */
static void test_endless_quote(void)
{
    g_autoptr(Sample) sample = sample_new();
    const EqlAudienceData *data = sample->dataset->audiences->pdata[0];
    EqlComment *quoted = data->responses->comments->pdata[0];
    g_autoptr(GString) words = g_string_new(NULL);
    g_autofree char *path = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < 1500; i++)
        g_string_append_printf(words, "word%u ", i);
    g_free(quoted->text);
    quoted->text = g_strdup(words->str);
    quoted->quotable = TRUE;
    path = write_report(sample, EQL_REPORT_FULL);
    text = text_of(path);
    if (text == NULL)
        return;
    assert_holds(text, "word0 ");
    assert_holds(text, "word1499");
}

/* Each word once, behind the one before: not drawn over each other. */
static void assert_in_order(const char *text, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *word = g_strdup_printf("word%u ", i);
        const char *found = strstr(text, word);

        if (found == NULL) { /* at a line's end */
            word[strlen(word) - 1] = '\n';
            found = strstr(text, word);
        }
        g_assert_nonnull(found);
        g_assert_null(strstr(found + 1, word));
        text = found;
    }
}

/* Nor is a cell of a table. */
static void test_endless_cell(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAction *action = sample->actions->pdata[1];
    g_autoptr(GString) words = g_string_new(NULL);
    g_autofree char *path = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < 1200; i++)
        g_string_append_printf(words, "word%u ", i);
    g_free(action->activity);
    action->activity = g_strdup(words->str);
    path = write_report(sample, EQL_REPORT_FULL);
    text = text_of(path);
    if (text == NULL)
        return;
    assert_in_order(text, 1200);
    assert_holds(text, "Train all staff."); /* the row after it */
    assert_holds(text, "About the data");
}

static void test_folder_that_is_not_there(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "no", "report.pdf", NULL);

    g_assert_false(eql_report_write(&content, EQL_REPORT_FULL, path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
}

static void test_names(void)
{
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++)
        g_assert_cmpint(eql_report_kind_from_name(eql_report_kind_name((EqlReportKind)kind)), ==,
                        kind);
    g_assert_cmpint(eql_report_kind_from_name("parents"), ==, -1);
    g_assert_cmpint(eql_report_kind_from_name(NULL), ==, -1);
}

int main(int argc, char *argv[])
{
    int status;

    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("equalens-report-XXXXXX", NULL);
    g_test_add_func("/report/chapters", test_chapters);
    g_test_add_func("/report/contents-are-right", test_contents_are_right);
    g_test_add_func("/report/governors-fit-a-page", test_governors_fit_a_page);
    g_test_add_func("/report/governors-fit-a-page-always", test_governors_fit_a_page_always);
    g_test_add_func("/report/actions-by-status", test_actions_by_status);
    g_test_add_func("/report/families", test_families);
    g_test_add_func("/report/hidden-leaves-nothing", test_hidden_leaves_nothing);
    g_test_add_func("/report/only-quotable-comments", test_only_quotable_comments);
    g_test_add_func("/report/long-plan", test_long_plan);
    g_test_add_func("/report/printed-is-what-is-written", test_printed_is_what_is_written);
    g_test_add_func("/report/tagged", test_tagged);
    g_test_add_func("/report/words-for-figures", test_words_for_figures);
    g_test_add_func("/report/feet-are-artifacts", test_feet_are_artifacts);
    g_test_add_func("/report/foreign-pdf", test_foreign_pdf);
    g_test_add_func("/report/endless-quote", test_endless_quote);
    g_test_add_func("/report/endless-cell", test_endless_cell);
    g_test_add_func("/report/folder-that-is-not-there", test_folder_that_is_not_there);
    g_test_add_func("/report/names", test_names);
    status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
