/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/table.h"

/* What a table reads as: its rows and faults, or its error. Aborts when a cell is
 * not what intake/table/table.h promises. Takes the table; error may be NULL and is freed. */
char *fuzz_read(EqlTable *table, GError *error);

/* A stream over bytes that stay the caller's. */
GInputStream *fuzz_stream(const guint8 *bytes, gsize length);

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);
