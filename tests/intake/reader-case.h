/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file for each of the readers of this room, and all that it reads as. */

#include "intake/table/source.h"

typedef struct {
    const char *name;
    guint8 *bytes;
    gsize length;
    /* What it reads as, up to the error if there is one. Takes the source. */
    char *(*read)(EqlSource *source, GError **error);
} ReaderCase;

/* CSV in several encodings, a workbook, a census return; ended by a name of NULL. */
ReaderCase *reader_cases(void);
void reader_cases_free(ReaderCase *cases);

/* Reads a case from a stream over its bytes. Checks that there is an error or an
 * end, never both. */
char *reader_case_read(const ReaderCase *self, GInputStream *stream, GError **error);

/* Whether part is whole or stops behind a row of it. */
void assert_no_half_rows(const char *part, const char *whole);
