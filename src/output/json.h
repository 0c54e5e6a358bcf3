/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The JSON that scripts read, as the command line's contract gives it. Numbers are
 * unrounded; a hidden figure is null beside "hidden": true. Nodes are the caller's. */

#include <json-glib/json-glib.h>

#include "analysis/findings.h"
#include "model/import-record.h"
#include "output/workbook.h"

JsonNode *eql_json_scores(const EqlScores *scores);
JsonNode *eql_json_items(const EqlItems *items);
JsonNode *eql_json_rri(const EqlRri *rri);
JsonNode *eql_json_findings(GPtrArray *findings);
JsonNode *eql_json_imports(GPtrArray *records);
/* The content's, with what may be passed on (output/file-counts.h): numbers may be hidden. */
JsonNode *eql_json_imports_told(const EqlWorkbookContent *content);
/* One as it was just read: with the columns' examples, confidence and, where the match does
 * not tell it, what it rests on ("how"); and where there are any, with "labels" (answers
 * that fit nothing), "notices" and "refusal". */
JsonNode *eql_json_import(const EqlImportRecord *record);
JsonNode *eql_json_plan(GPtrArray *actions);
JsonNode *eql_json_check(GPtrArray *problems);

/* Pretty-printed, newline at the end. Owned by the caller. */
char *eql_json_text(JsonNode *node);
