/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and actions speak of what the school does, never of what groups of children are
 * like. A list of words cannot prove that; it stops the plainest slips. */
#include <glib/gstdio.h>
#include <string.h>

#include "analysis/findings.h"
#include "workflow/own-lists.h"
#include "workflow/project.h"

/* Words that lay a difference at the door of those whom it meets. */
static const char *const BLAME[] = {"misbehav",
                                    "naughty",
                                    "worse behaved",
                                    "badly behaved",
                                    "troublesome",
                                    "aggressive",
                                    "disruptive",
                                    "unruly",
                                    "problem group",
                                    "problem pupils",
                                    "failing",
                                    "blame",
                                    "fault",
                                    "their culture",
                                    "hard to reach",
                                    "deprived",
                                    "disadvantaged families",
                                    "lack of discipline",
                                    "low aspiration",
                                    "underachiev",
                                    "at risk of",
                                    "offender",
                                    "perpetrator",
                                    "difficult pupils"};

static void assert_without_blame(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (guint i = 0; i < G_N_ELEMENTS(BLAME); i++)
        if (strstr(lower, BLAME[i]))
            g_error("“%s” in: %s", BLAME[i], text);
}

/* What is not well is followed by something for the school to do or to ask. */
static void assert_turns_to_the_school(const EqlFinding *finding)
{
    static const char *const turns[] = {"school", "Ask ", "Look at ", NULL};
    gboolean turned = finding->kind == EQL_FINDING_CHANGE;
    for (guint i = 0; turns[i]; i++)
        turned = turned || strstr(finding->sentence, turns[i]) != NULL;
    if (!turned)
        g_error("says nothing of the school: %s", finding->sentence);
}

static void test_findings(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "s.equalens", NULL);
    g_autoptr(EqlProject) project = eql_project_create_sample(path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(EqlDataset) dataset = eql_project_dataset_since_before(project, NULL, &error);
    /* so that there are many */
    g_assert_true(eql_settings_set(dataset->settings, "gap.points", "1", &error));
    g_assert_true(eql_settings_set(dataset->settings, "strength.score", "55", &error));
    g_assert_true(eql_settings_set(dataset->settings, "uncertainty.share", "0.01", &error));
    g_assert_true(eql_settings_set(dataset->settings, "evidence.some", "0.6", &error));
    g_autoptr(GPtrArray) findings = eql_findings(dataset, &error);
    guint kinds = 0;
    g_assert_no_error(error);
    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = findings->pdata[i];
        kinds |= 1u << finding->kind;
        assert_without_blame(finding->sentence);
        assert_turns_to_the_school(finding);
    }
    for (EqlFindingKind kind = EQL_FINDING_STRENGTH; kind <= EQL_FINDING_RRI; kind++)
        g_assert_true(kinds & 1u << kind);
    g_remove(path);
    g_rmdir(folder);
}

static void test_bank(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) bank = eql_own_bank(&error);
    g_autoptr(GHashTable) activities = g_hash_table_new(g_str_hash, g_str_equal);
    guint kinds = 0;
    g_assert_no_error(error);
    g_assert_cmpuint(bank->len, >=, 60);
    for (guint i = 0; i < bank->len; i++) {
        const EqlBankEntry *entry = bank->pdata[i];
        kinds |= 1u << entry->kind;
        assert_without_blame(entry->activity);
        assert_without_blame(entry->success_measure);
        g_assert_cmpuint(strlen(entry->success_measure), >, 10);
        g_assert_cmpuint(strlen(entry->owner), >, 2);
        g_assert_true(g_hash_table_add(activities, entry->activity)); /* each its own */
    }
    g_assert_cmpuint(kinds, ==, (1u << (EQL_FINDING_CHANGE + 1)) - 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wording/findings", test_findings);
    g_test_add_func("/wording/bank", test_bank);
    return g_test_run();
}
