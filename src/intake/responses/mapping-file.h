/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A mapping as a file that people write by hand: `column,code`, and where answers are
 * given a meaning too, `column,code,answer,means`. A row with an answer speaks of that
 * answer in that column; any other row, of the column. Further columns are passed over. */

#include <gio/gio.h>

#include "model/mapping.h"

EqlMapping *eql_mapping_read(const char *path, GCancellable *cancellable, GError **error);
