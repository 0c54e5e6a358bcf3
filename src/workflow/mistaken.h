/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file that was given in the place of another: what it is, and where it belongs. */

#include "workflow/project.h"
#include "workflow/sort.h"

/* What the file of a request is, when it is known and something else than was asked for; else
 * NULL. The caller's. */
EqlSorted *eql_mistaken(EqlProject *project, const EqlImportRequest *request,
                        GCancellable *cancellable);

/* Puts that into the error with which a request was refused, where it says more. The code
 * stays. `error` may be NULL, as may what it points at. */
void eql_mistaken_explain(EqlProject *project, const EqlImportRequest *request,
                          GCancellable *cancellable, GError **error);

/* Whether a file that is refused for this may be another than was meant. */
gboolean eql_mistaken_is_likely(const GError *error);

/* The commands of equalens-cli to which it belongs: "census, or analyse --census". The caller's;
 * NULL where there is none. */
char *eql_mistaken_commands(const EqlSorted *sorted);

/* What it is, as a sentence: "It is this: Who is on roll." The caller's. */
char *eql_mistaken_what(const EqlSorted *sorted);

/* The same of any file, where answers are told by the starter questionnaire; NULL when it is not
 * known what the file is. The caller's. */
EqlSorted *eql_mistaken_file(const char *path, GCancellable *cancellable);
