/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is told of a file in what may be passed on: how many records it brought, and what was
 * noticed in it, where that gives nothing away. */

#include "output/workbook.h"

typedef struct {
    EqlFigure rows, accepted, set_aside;
} EqlFileCounts;

/* Hidden where few are in the file, or in another of the same audience and wave, and where a total
 * that they make up is hidden: what all suspensions and exclusions of a log come to, less the
 * suspensions that are shown, is the exclusions, and less those of the years that are counted,
 * those of others. A permit opens them. */
EqlFileCounts eql_file_counts(const EqlWorkbookContent *content, const EqlImportRecord *record);

/* Not what says how many may be in a group: the rows whose ethnic group could not be read are all
 * that are not stated, and those of an unknown type of outcome are all of that kind. A permit opens
 * it. */
gboolean eql_file_tells(const EqlWorkbookContent *content, const EqlImportRecord *record,
                        const EqlProblem *problem);
/* Whether it may be told how often the same was noticed. */
gboolean eql_file_tells_times(const EqlWorkbookContent *content, const EqlImportRecord *record);
