/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/codes.h"
#include "model/pathway.h"

/* Reads stage,group,count (CSV or XLSX; lines beginning with '#' before the header are
 * passed over). Groups get the codes of the first characteristic that knows all of them. */
EqlPathwayCounts *eql_pathway_read(const char *path, EqlCodes *codes, GCancellable *cancellable,
                                   GError **error);
