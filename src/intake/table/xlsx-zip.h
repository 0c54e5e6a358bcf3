/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"

G_BEGIN_DECLS

/* The parts of a workbook: the members of a zip archive, found by name without
 * regard to case, and with / or \ between folders, as writers have it. One part
 * is open at a time. */
typedef struct _EqlZip EqlZip;

/* A part that unpacks to more than this is not read. */
#define EQL_ZIP_MAX_PART (G_GUINT64_CONSTANT(1) << 30)

/* The source stays the caller's and must outlive the archive. Errors:
 * EQL_INTAKE_ERROR_TRUNCATED (the directory at the end is missing), _DAMAGED,
 * _TOO_LARGE. */
EqlZip *eql_zip_open(EqlSource *source, GError **error);

const char *eql_zip_name(EqlZip *self); /* the file's, for messages */

gboolean eql_zip_has(EqlZip *self, const char *part);

/* Opens a part for reading from its start. Errors: _DAMAGED (no such part),
 * _ENCRYPTED, _TOO_LARGE (unpacks to more than limit bytes, or is packed as no
 * honest file is), _UNSUPPORTED (an unusual kind of compression). */
gboolean eql_zip_open_part(EqlZip *self, const char *part, guint64 limit, GError **error);

/* The size of the open part when unpacked, in bytes. */
guint64 eql_zip_part_size(EqlZip *self);

/* *n is 0 only at the end of the part, whose checksum was right then. */
gboolean eql_zip_read(EqlZip *self, void *buffer, guint room, guint *n, GError **error);

void eql_zip_close_part(EqlZip *self);
void eql_zip_free(EqlZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlZip, eql_zip_free)

G_END_DECLS
