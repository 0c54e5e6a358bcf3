/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a file seems to be, from what is in it. */

#include <gio/gio.h>

#include "model/codes.h"
#include "model/import-record.h"
#include "model/questionnaire.h"

typedef struct {
    EqlImportKind kind;
    gboolean has_outcomes; /* a census return, which may hold suspensions too */
    char *tool;
    guint n_questions; /* responses: how many questions its headings ask; 0: perhaps none */
    char *audience;    /* responses: the audience whose questions match most columns; else NULL */
} EqlRecognised;

/* `sheet`: of a workbook, by its name; NULL: the one that asks most questions. */
EqlRecognised *eql_recognise(const char *path, const char *sheet,
                             const EqlQuestionnaire *questionnaire, const EqlCodes *codes,
                             GCancellable *cancellable, GError **error);
void eql_recognised_free(EqlRecognised *recognised);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRecognised, eql_recognised_free)
