/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The SHA-256 of a file's bytes as 64 hexadecimal digits (lower case), by which
 * a file that was brought in before is known again whatever its name. Reads in
 * chunks. Errors: EQL_INTAKE_ERROR, G_IO_ERROR when cancelled. Free with g_free(). */
char *eql_file_sha256(const char *path, GCancellable *cancellable,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
