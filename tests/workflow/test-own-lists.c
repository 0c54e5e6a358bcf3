/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user's own bank of actions, and a scheme's own accreditation. */
#include <glib/gstdio.h>
#include <string.h>

#include "../remove-all.h"
#include "intake/intake-error.h"
#include "workflow/accreditation.h"
#include "workflow/own-lists.h"
#include "workflow/project.h"

static char *home;

static char *place(const char *name)
{
    return g_build_filename(home, name, NULL);
}

static char *write_file(const char *name, const char *text)
{
    char *path = place(name);
    g_autofree char *folder = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static guint keep(const char *text)
{
    g_autofree char *path = write_file("own.csv", text);
    g_autoptr(GError) error = NULL;
    guint n = 0;
    eql_profile_keep_bank(path, &n, &error);
    g_assert_no_error(error);
    return n;
}

static void forget(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_profile_keep_bank("", NULL, &error));
    g_assert_no_error(error);
}

static const EqlBankEntry *find(const GPtrArray *bank, const char *code)
{
    for (guint i = 0; i < bank->len; i++) {
        const EqlBankEntry *entry = bank->pdata[i];
        if (g_str_equal(entry->code, code))
            return entry;
    }
    return NULL;
}

static GPtrArray *bank_of(void)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *bank = eql_own_bank(&error);
    g_assert_no_error(error);
    return bank;
}

static void test_bank(void)
{
    g_autoptr(GPtrArray) given = bank_of();
    g_assert_cmpuint(given->len, >=, 60);
    g_assert_cmpuint(keep("code,kind,activity,priority\nOWN1,area,Walk the school with pupils.,1\n"
                          "BEL01,strength,Our own words.,\nBEL02,area,,\n"),
                     ==, 3);
    g_autoptr(GPtrArray) bank = bank_of();
    const EqlBankEntry *first = bank->pdata[0];
    g_assert_cmpuint(bank->len, ==, given->len); /* one more, one less, one replaced */
    g_assert_cmpstr(first->activity, ==, "Walk the school with pupils.");
    g_assert_cmpint(first->priority, ==, 1);
    g_assert_null(first->theme);
    g_assert_cmpstr(find(bank, "BEL01")->activity, ==, "Our own words.");
    g_assert_cmpint(find(bank, "BEL01")->priority, ==, 2);
    g_assert_null(find(bank, "BEL02"));
    forget();
    g_autoptr(GPtrArray) again = bank_of();
    g_assert_nonnull(find(again, "BEL02"));
    forget(); /* there is nothing to forget */
}

static void test_bank_refused(void)
{
    static const char *const wrong[] = {"code,activity\nA,Do it.\n", "code,kind\nA,area\n",
                                        "kind,activity\nnonsense,Do it.\n"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *path = write_file("wrong.csv", wrong[i]);
        g_autoptr(GError) error = NULL;
        g_assert_false(eql_profile_keep_bank(path, NULL, &error));
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    }
    g_autoptr(GPtrArray) bank = bank_of(); /* what was kept before stays */
    g_assert_cmpuint(bank->len, >=, 60);
}

/* An own action answers the findings of a project. */
static void test_proposed(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = place("school.equalens");
    g_autoptr(EqlProject) project = eql_project_create_sample(path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    keep("kind,theme,activity,owner\narea,fair-treatment-and-behaviour,"
         "Read ten logs.,The head\n");
    g_assert_cmpint(eql_project_propose(project, NULL, &error), >, 0);
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(project), &error);
    guint own = 0;
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        own += g_str_equal(action->activity, "Read ten logs.") &&
               g_str_equal(action->owner, "The head");
    }
    g_assert_cmpuint(own, ==, 1); /* once, however many findings it would answer */
    forget();
}

static guint count(const GPtrArray *aims, EqlAccreditationKind kind)
{
    guint n = 0;
    for (guint i = 0; i < aims->len; i++)
        n += ((EqlAccreditationAim *)aims->pdata[i])->kind == kind;
    return n;
}

static void test_aims(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) given = eql_own_aims(&error);
    g_assert_no_error(error);
    g_autofree char *path = write_file("equalens/accreditation/levels.csv",
                                       "code,label,about\nbronze,Bronze,\nsilver,Silver,\n");
    g_autoptr(GPtrArray) own = eql_own_aims(&error);
    g_assert_no_error(error);
    g_assert_cmpuint(count(own, EQL_ACCREDITATION_LEVEL), ==, 2);
    g_assert_nonnull(eql_accreditation_find_aim(own, EQL_ACCREDITATION_LEVEL, "bronze"));
    g_assert_cmpuint(count(own, EQL_ACCREDITATION_STAGE), ==,
                     count(given, EQL_ACCREDITATION_STAGE));
    g_assert_cmpint(g_unlink(path), ==, 0);
}

int main(int argc, char **argv)
{
    home = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_setenv("XDG_DATA_HOME", home, TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/own-lists/bank", test_bank);
    g_test_add_func("/own-lists/bank-refused", test_bank_refused);
    g_test_add_func("/own-lists/proposed", test_proposed);
    g_test_add_func("/own-lists/aims", test_aims);
    int status = g_test_run();
    remove_all(home);
    g_free(home);
    return status;
}
