/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the targets share whose readers take the path of a file. */

#include "model/codes.h"
#include "model/import-record.h"

/* The path of a file with these bytes; the next call writes over it. It goes with
 * the process. */
const char *fuzz_file(const guint8 *bytes, gsize length);

/* The program's code lists; loaded once. */
EqlCodes *fuzz_codes(void);

/* Whether an import's outcome is as promised: a record that adds up or an error of
 * valid UTF-8, never both. Frees neither. */
void fuzz_check_record(const EqlImportRecord *record, const GError *error);

/* A name, a heading, a code: never NULL, always valid UTF-8. */
void fuzz_check_text(const char *text);
