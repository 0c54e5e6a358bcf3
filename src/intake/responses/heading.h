/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one heading of an export says: which texts its question may have, and whether it
 * asks who somebody is. */

#include "intake/responses/tool.h"

/* Adds to `texts` (char*, folded words) each text the heading's question may have that is
 * not there yet: itself, without a code before it, and the row of a grid. */
void eql_heading_add_texts(GPtrArray *texts, const EqlTool *tool, const char *heading);

/* The code before a heading ("submitdate. Date submitted"); NULL when there is none. */
char *eql_heading_code(const EqlTool *tool, const char *heading);

/* The heading without a code before it. */
char *eql_heading_rest(const EqlTool *tool, const char *heading);

/* Headings that ask for a name or an address in other words than the code lists know. */
gboolean eql_heading_asks_for_identifier(const char *heading);
