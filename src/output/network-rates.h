/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/cohort-rri.h"
#include "output/sheet.h"

/* Every kind of outcome that any school's pack has, in the order in which they are met
 * (char*, borrowed). `schools`: EqlCohortSchool. */
GPtrArray *eql_network_kinds(const GPtrArray *schools);

/* The sheet, if any of the schools has outcomes in its pack. */
void eql_network_write_rates(EqlBook *book, const EqlNetwork *network,
                             const EqlCohortChoice *choice, const GPtrArray *schools);
