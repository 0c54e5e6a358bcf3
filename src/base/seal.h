/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A text that shows whether it was changed: it holds, once and before all else that could
 * look like it, "sha256" : "…", the SHA-256 of itself with 64 zeros in that place. It guards
 * against damage on the way, not against forgery. */

#include <glib.h>

#define EQL_SEAL_OPEN "0000000000000000000000000000000000000000000000000000000000000000"

/* Fills the first run of 64 zeros. Owned by the caller. */
char *eql_seal(const char *text);

gboolean eql_seal_holds(const char *text);
