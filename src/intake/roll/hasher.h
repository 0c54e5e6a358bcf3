/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one place where a pupil's identifier becomes a keyed hash (HMAC-SHA256,
 * RFC 2104, cut to 16 bytes). The identifier itself goes no further. */

#include "model/roll.h"

typedef struct _EqlHasher EqlHasher;

EqlHasher *eql_hasher_new(const guint8 key[32]);
void eql_hasher_free(EqlHasher *hasher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlHasher, eql_hasher_free)

/* Case and white space do not count; blank gives the unknown key. `domain` keeps
 * kinds of identifier apart ("upn", "table-id"). */
EqlPupilKey eql_hasher_hash(EqlHasher *hasher, const char *domain, const char *identifier,
                            gssize length);
