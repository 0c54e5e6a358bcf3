/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that workbook and reports leave out: what is left stays as it was, hidden or shown. */
#include <glib/gstdio.h>
#include <string.h>

#include "workflow/project.h"

static EqlProject *sample;

static EqlContent *content_with(const char *const *words)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_project_set_questions(sample, words, &error));
    g_assert_no_error(error);
    EqlContent *content = eql_project_content(sample, NULL, FALSE, &error);
    g_assert_no_error(error);
    g_assert_true(eql_content_use_choices(content, sample, &error));
    g_assert_no_error(error);
    return content;
}

static const EqlThemeScore *find_theme(const EqlScores *scores, const char *audience,
                                       const char *code)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *in = scores->audiences->pdata[i];
        for (guint j = 0; g_str_equal(in->audience, audience) && j < in->themes->len; j++) {
            const EqlThemeScore *theme = in->themes->pdata[j];
            if (g_str_equal(theme->code, code))
                return theme;
        }
    }
    return NULL;
}

static void assert_same_figure(EqlFigure a, EqlFigure b)
{
    g_assert_cmpint(a.state, ==, b.state);
    g_assert_cmpint(a.reason, ==, b.reason);
    g_assert_cmpmem(&a.value, sizeof a.value, &b.value, sizeof b.value);
    g_assert_cmpmem(&a.low, sizeof a.low, &b.low, sizeof b.low);
    g_assert_cmpmem(&a.high, sizeof a.high, &b.high, sizeof b.high);
}

static void assert_same_theme(const EqlThemeScore *left, const EqlThemeScore *all)
{
    assert_same_figure(left->n, all->n);
    assert_same_figure(left->score, all->score);
    assert_same_figure(left->favourable, all->favourable);
    g_assert_cmpuint(left->groups->len, ==, all->groups->len);
    for (guint i = 0; i < left->groups->len; i++) {
        const EqlGroupScore *one = left->groups->pdata[i], *other = all->groups->pdata[i];
        g_assert_cmpstr(one->code, ==, other->code);
        assert_same_figure(one->n, other->n);
        assert_same_figure(one->score, other->score);
    }
}

/* Returns how many themes there are. */
static guint assert_same_scores(const EqlScores *left, const EqlScores *all)
{
    guint n = 0;
    for (guint i = 0; i < left->audiences->len; i++) {
        const EqlAudienceScores *audience = left->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++, n++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            assert_same_theme(theme, find_theme(all, audience->audience, theme->code));
        }
    }
    return n;
}

static const EqlItemResult *find_item(const EqlItems *items, const char *code)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++) {
            const EqlItemResult *item = audience->items->pdata[j];
            if (g_str_equal(item->code, code))
                return item;
        }
    }
    return NULL;
}

static guint count_items(const EqlItems *items)
{
    guint n = 0;
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        n += audience->items->len;
    }
    return n;
}

static void test_leaves_others_as_they_are(void)
{
    const char *const words[] = {"P01", "p02", "fair-treatment-and-behaviour", NULL};
    g_autoptr(EqlContent) all = content_with(NULL);
    g_autoptr(EqlContent) some = content_with(words);
    const EqlWorkbookContent *before = eql_content_get(all), *after = eql_content_get(some);
    /* one theme of pupils alone, one of all three audiences */
    g_assert_cmpuint(assert_same_scores(after->scores, before->scores), ==, 4);
    g_assert_cmpuint(assert_same_scores(after->broad, before->broad), ==, 4);
    for (const char *const *code = after->questions; *code; code++) {
        const EqlItemResult *item = find_item(after->items, *code);
        if (item)
            assert_same_figure(item->n, find_item(before->items, *code)->n);
    }
    g_assert_nonnull(find_item(after->items, "P02"));
    g_assert_null(find_item(after->items, "P03"));
    g_assert_cmpuint(count_items(after->items), <, count_items(before->items));
    g_assert_cmpuint(after->findings->len, <, before->findings->len);
    for (guint i = 0; i < after->findings->len; i++) {
        const EqlFinding *finding = after->findings->pdata[i];
        g_assert_true(!finding->theme ||
                      find_theme(after->scores, finding->audience, finding->theme));
    }
}

static void test_comments(void)
{
    const char *const scored[] = {"P01", NULL};
    g_autoptr(EqlContent) all = content_with(NULL);
    g_autoptr(EqlContent) some = content_with(scored);
    const EqlAudienceData *before = eql_content_get(all)->dataset->audiences->pdata[0];
    const EqlAudienceData *after = eql_content_get(some)->dataset->audiences->pdata[0];
    g_assert_cmpuint(before->responses->comments->len, >, 0);
    g_assert_cmpuint(after->responses->comments->len, ==, 0);
}

static void test_unknown_words(void)
{
    const char *const words[] = {"P01", "Q99", NULL}, *const earlier[] = {"P01", NULL};
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_project_set_questions(sample, earlier, NULL));
    g_assert_false(eql_project_set_questions(sample, words, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING);
    g_assert_nonnull(strstr(error->message, "“Q99”"));
    g_assert_nonnull(strstr(error->message, "belonging-and-identity"));
}

/* No theme is left where only what people wrote is asked for. */
static void test_files_of_few(void)
{
    static const char *const words[][2] = {{"P01", NULL}, {"P41", NULL}, {"S02", NULL}};
    g_autofree char *folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_autofree char *book = g_build_filename(folder, "b.xlsx", NULL);
    g_autofree char *report = g_build_filename(folder, "r.pdf", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(GError) error = NULL;
        eql_project_set_questions(sample, words[i], &error);
        g_assert_no_error(error);
        eql_project_write_workbook(sample, NULL, book, NULL, NULL, NULL, &error);
        g_assert_no_error(error);
        for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
            eql_project_write_report(sample, NULL, (EqlReportKind)kind, report, NULL, NULL, NULL,
                                     &error);
            g_assert_no_error(error);
        }
    }
    g_remove(book);
    g_remove(report);
    g_rmdir(folder);
}

int main(int argc, char *argv[])
{
    g_autoptr(GError) error = NULL;
    g_test_init(&argc, &argv, NULL);
    sample = eql_project_create_sample(NULL, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_test_add_func("/choices/leaves-others-as-they-are", test_leaves_others_as_they_are);
    g_test_add_func("/choices/comments", test_comments);
    g_test_add_func("/choices/unknown-words", test_unknown_words);
    g_test_add_func("/choices/files-of-few", test_files_of_few);
    int result = g_test_run();
    eql_project_close(sample);
    return result;
}
