/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-file.h"
#include "fuzz-table.h"
#include "intake/lists/questionnaire-file.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* A few scales of our own: reading the program's, with all their languages, takes
 * most of the time otherwise. */
static char *folder;
static const char *const scales[][2] = {
    {"scales.csv", "name,points,no_point\n"
                   "agree5,Strongly disagree|Disagree|Neither|Agree|Strongly agree,Don't know\n"
                   "yesno,No|Yes,Not sure\n"},
    {"synonyms.csv", "label,synonyms\nAgree,Tend to agree|Oui\nNo,N\n"},
    {"translations.csv", "# as written elsewhere\nlabel,text\nAgree,D'accord\n"},
};

static char *scales_path(guint i)
{
    return g_build_filename(folder, "scales", i < G_N_ELEMENTS(scales) ? scales[i][0] : NULL, NULL);
}

static void remove_folder(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
        g_autofree char *path = scales_path(i);
        g_remove(path);
    }
    g_autofree char *inside = scales_path(G_MAXUINT);
    g_rmdir(inside);
    g_rmdir(folder);
    g_free(folder);
}

static void make_folder(void)
{
    folder = g_dir_make_tmp("equalens-fuzz-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_autofree char *inside = scales_path(G_MAXUINT);
    g_mkdir(inside, 0700);
    for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
        g_autofree char *path = scales_path(i);
        g_assert_true(g_file_set_contents(path, scales[i][1], -1, NULL));
    }
    atexit(remove_folder);
}

static void check_item(const EqlQuestionnaire *questionnaire, const EqlItem *item)
{
    fuzz_check_text(item->code);
    fuzz_check_text(item->audience);
    fuzz_check_text(item->text);
    g_assert_true(eql_questionnaire_item(questionnaire, item->code) == item);
    g_assert_true((item->kind == EQL_ITEM_SCORED) == (item->scale != NULL));
    if (item->theme != NULL)
        g_assert_nonnull(eql_questionnaire_theme(questionnaire, item->theme));
    if (item->kind == EQL_ITEM_SCORED)
        g_assert_nonnull(item->theme);
    if (item->kind == EQL_ITEM_CHARACTERISTIC)
        fuzz_check_text(item->characteristic);
}

/* Any bytes as a questionnaire. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;

    if (folder == NULL)
        make_folder();
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_questionnaire_read(fuzz_file(bytes, length), folder, NULL, &error);

    g_assert_true((questionnaire == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
    for (guint i = 0; questionnaire != NULL && i < questionnaire->items->len; i++)
        check_item(questionnaire, questionnaire->items->pdata[i]);
    return 0;
}
