/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pack.h"

/* Reads a school's pack, or a network of packs. Refuses (EQL_INTAKE_ERROR) what is none, was
 * written by a later version, or was changed since it was written. */
EqlPack *eql_pack_read(const char *path, GError **error);
EqlNetwork *eql_network_read(const char *path, GError **error);
