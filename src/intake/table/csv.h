/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"
#include "intake/table/table.h"

G_BEGIN_DECLS

/* The longest record that is read. */
#define EQL_CSV_MAX_RECORD (64 * 1024 * 1024)

/* A reader for delimited text; takes the source, also when it fails. chunk: how
 * many bytes are read at a time, 0 for the usual size (tests choose small ones). */
EqlTable *eql_csv_new(EqlSource *source, gsize chunk, GError **error);

G_END_DECLS
