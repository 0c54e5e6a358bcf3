/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/codes.h"

/* Reads the code lists of data/codes. */
EqlCodes *eql_codes_load(const char *data_folder, GError **error);
