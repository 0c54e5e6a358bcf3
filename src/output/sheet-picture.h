/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "output/sheet.h"

/* The chart with its title as a picture from the next row on, and the rows that it covers left
 * empty. `description` is for those who do not see it. */
void eql_sheet_picture(EqlSheet *sheet, const EqlChart *chart, const char *description);
