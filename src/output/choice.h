/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which questions workbook and reports show. */

#include "output/workbook.h"

gboolean eql_output_shows_question(const EqlWorkbookContent *content, const char *code);
/* That some were left out, and how many; NULL: none were. Owned by the caller. */
char *eql_output_choice_sentence(const EqlWorkbookContent *content);
