/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/action.h"

/* A bank of proposed actions: a list of EqlBankEntry. Columns kind and activity, and as the user
 * likes code, theme, audience (empty or "any": all), priority, success_measure, owner,
 * governance. */
GPtrArray *eql_bank_read(const char *path, GError **error);
/* The one in data/actions. */
GPtrArray *eql_bank_load(const char *data_folder, GError **error);
