/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A test that brings in a questionnaire export. */

#include "intake/recognise.h"
#include "intake/responses/responses-file.h"

typedef struct {
    char *folder, *path; /* a place for files that the test writes */
    const char *sheet;   /* of the workbooks that are read; NULL: the best */
    EqlCodes *codes;
    EqlQuestionnaire *questionnaire; /* audiences "pupil" and "staff" */
    EqlImportRecord *record;         /* of the file read last; NULL when it was refused */
    EqlResponses *responses;
    GError *error;
} ResponsesCase;

void responses_case_set_up(ResponsesCase *c, gconstpointer data);
void responses_case_tear_down(ResponsesCase *c, gconstpointer data);

/* Reads a file, or a text as if it were one, as responses of pupils. `mapping` may be NULL. */
gboolean responses_case_read_path(ResponsesCase *c, const char *path, const EqlMapping *mapping);
gboolean responses_case_read(ResponsesCase *c, const char *text);

/* The matched column; the test fails when there is none of that heading. */
const EqlColumnMatch *responses_case_column(const ResponsesCase *c, const char *heading);
void responses_case_assert_match(const ResponsesCase *c, const char *heading, const char *code,
                                 const char *match);
void responses_case_assert_answers(const ResponsesCase *c, const char *code, const guint8 *want,
                                   guint n);
/* Whether a problem of that row has the words in its message or its advice. */
gboolean responses_case_has_problem(const ResponsesCase *c, guint64 row, const char *words);
gboolean responses_case_was_dropped(const ResponsesCase *c, const char *heading);

#define ADD_RESPONSES_TEST(path, function)                                                         \
    g_test_add(path, ResponsesCase, NULL, responses_case_set_up, function, responses_case_tear_down)
