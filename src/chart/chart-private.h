/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that build charts share. */

#include "chart/chart.h"

/* Of an EqlChartRow. */
void eql_chart_row_free(gpointer row);
