/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/action.h"

/* The bank of proposed actions in data/actions: a list of EqlBankEntry. */
GPtrArray *eql_bank_load(const char *data_folder, GError **error);
