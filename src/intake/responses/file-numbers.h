/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers for answers in all columns of a file, once it is read. */

#include "intake/responses/answer-reader.h"

/* Makes answers of the numbers that the readers (EqlAnswerReader, by column) met, and tells how
 * they were read. Before any reader is finished. */
void eql_settle_numbers(GPtrArray *readers, const char *sheet, GPtrArray *problems);
