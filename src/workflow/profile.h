/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/roll/hasher.h"

/* The user's own key for pupils' hashes. It lives in the user's profile, never in a
 * project, so a project file alone gives no one away. Made at first need. */
EqlHasher *eql_profile_hasher(GError **error);

/* A key for this run only: for work that keeps nothing. */
EqlHasher *eql_profile_passing_hasher(GError **error);
