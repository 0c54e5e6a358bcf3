/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chart's table as a file for a spreadsheet: what eql_chart_table() says, so a hidden figure
 * is its reason there too. */

#include "chart/chart.h"
#include "output/workbook.h"

/* UTF-8 with the mark that makes a spreadsheet take it for such; lines end in CR LF
 * (RFC 4180). Owned by the caller. */
GString *eql_chart_csv(const EqlChart *chart);
/* There is either the old file or the new one, never half of one (EQL_OUTPUT_ERROR_WRITE). */
gboolean eql_chart_save_csv(const EqlChart *chart, const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
