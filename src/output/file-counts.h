/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many records a file brought, where that gives nothing away. */

#include "output/workbook.h"

typedef struct {
    EqlFigure rows, accepted, set_aside;
} EqlFileCounts;

/* Hidden where few are in the file, or in another of the same audience and wave, and where a total
 * that they make up is hidden: what all suspensions and exclusions of a log come to, less the
 * suspensions that are shown, is the exclusions. A permit opens them. */
EqlFileCounts eql_file_counts(const EqlWorkbookContent *content, const EqlImportRecord *record);
