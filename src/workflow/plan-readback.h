/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/action.h"

/* Whether a workbook has a sheet with the columns of the plan. */
gboolean eql_plan_is_in(const char *path);

/* Reads the action plan of a workbook that came back edited. Rows are known by the hidden
 * id column, so they may have been sorted, moved or renamed; rows without an id are new
 * actions; actions whose row is gone stay. `actions` (EqlAction) is updated in place only
 * when the whole sheet could be read. */
gboolean eql_plan_read_back(const char *path, GPtrArray *actions, guint *changed, guint *added,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
