/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "../app/quarks.h"
#include "base/data-folder.h"
#include "intake/lists/codes-file.h"

static char *folder, *path;

static void remove_file(void)
{
    g_remove(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

static void make_folder(void)
{
    folder = g_dir_make_tmp("equalens-fuzz-XXXXXX", NULL);
    g_assert_nonnull(folder);
    path = g_build_filename(folder, "input", NULL);
    atexit(remove_file);
}

const char *fuzz_file(const guint8 *bytes, gsize length)
{
    keep_more_quarks(); /* the readers intern the words of each file */
    if (path == NULL)
        make_folder();
    g_remove(path); /* emptying a file makes some systems wait for the disk */
    FILE *file = g_fopen(path, "wb");
    g_assert_nonnull(file);
    g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
    g_assert_cmpint(fclose(file), ==, 0);
    return path;
}

EqlCodes *fuzz_codes(void)
{
    static EqlCodes *codes;

    if (codes == NULL)
        codes = eql_codes_load(eql_data_folder(NULL), NULL);
    g_assert_nonnull(codes);
    return codes;
}

void fuzz_check_text(const char *text)
{
    g_assert_nonnull(text);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void check_problem(const EqlProblem *problem)
{
    fuzz_check_text(problem->message);
    if (problem->advice != NULL)
        fuzz_check_text(problem->advice);
    if (problem->column != NULL)
        fuzz_check_text(problem->column);
}

void fuzz_check_record(const EqlImportRecord *record, const GError *error)
{
    g_assert_true((record == NULL) == (error != NULL));
    if (error != NULL) {
        fuzz_check_text(error->message);
        return;
    }
    g_assert_cmpuint(record->rows, ==, record->accepted + record->set_aside);
    for (guint i = 0; i < record->problems->len; i++)
        check_problem(record->problems->pdata[i]);
    for (guint i = 0; i < record->columns->len; i++)
        fuzz_check_text(((EqlColumnMatch *)record->columns->pdata[i])->column);
}
