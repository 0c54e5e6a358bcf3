/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the user wants to see in workbook and reports. */

#include "workflow/project.h"

typedef struct {
    char **sheets;    /* codes; NULL: all */
    char **questions; /* codes; NULL: all */
} EqlShown;

/* Takes both lists. */
EqlShown *eql_shown_new(char **sheets, char **questions);
/* NULL of NULL, which stands for everything. */
EqlShown *eql_shown_copy(const EqlShown *shown);
void eql_shown_free(EqlShown *shown);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlShown, eql_shown_free)

gboolean eql_shown_has_sheet(const EqlShown *shown, const char *code);
gboolean eql_shown_has_question(const EqlShown *shown, const char *code);

/* Opens a project that writes so. Questions that it does not have any more are passed over. */
EqlProject *eql_shown_open(const EqlShown *shown, const char *path, GError **error);
