/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "intake/roll/hasher.h"
#include "workflow/project.h"

struct _EqlProject {
    EqlStore *store;
    EqlCodes *codes;
    EqlBenchmark *beside;        /* NULL: none */
    char **sheets;               /* of a workbook; NULL: all */
    char **questions;            /* codes of those that workbook and reports show; NULL: all */
    EqlService *service;         /* NULL: what the user's settings say */
    const EqlLanguage *language; /* of documents; NULL: the program's */
    EqlHasher *hasher;           /* made at first need: eql_project_hasher() */
};

/* The user's key; for a project in memory, one for this run. Owned by the project. */
EqlHasher *eql_project_hasher(EqlProject *project, GError **error);
