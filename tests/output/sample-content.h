/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A school's results made by hand, with all that outputs must stand: hidden and absent
 * figures, missing intervals, texts that look like formulas, control characters, text
 * too long for a cell. */

#include "output/workbook.h"

/* Text that stands in comments, actions and names. */
#define SAMPLE_FORMULA "=HYPERLINK(\"http://example.org\";\"click\")"
#define SAMPLE_SCHOOL "St Ælfric's & St Anne's <Primary>"

typedef struct {
    EqlDataset *dataset;
    EqlScores *scores, *broad;
    EqlItems *items;
    GPtrArray *rris, *findings, *actions, *imports;
} Sample;

Sample *sample_new(void);
void sample_free(Sample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sample, sample_free)

EqlWorkbookContent sample_content(const Sample *sample);
