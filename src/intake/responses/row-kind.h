/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows of an export that are no response. */

#include "intake/responses/layout.h"

/* Why a row is set aside, as a sentence for people; NULL when it is a response.
 * `beside`: the first column that belongs to another table (EqlLayout.beside, or the
 * number of columns when all are the responses'). */
const char *eql_row_why_aside(const EqlLayout *layout, guint beside, const EqlRow *row);

/* Whether the cell of one of the tool's own columns (-1: it has none) holds one of these
 * folded words. */
gboolean eql_row_holds(const EqlRow *row, int column, const char *const *words);
