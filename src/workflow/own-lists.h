/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lists that come with the program and that its user may have their own of, in the user's
 * profile (equalens/actions.csv, equalens/accreditation/…), for all projects. */

#include <glib.h>

/* The bank of proposed actions (EqlBankEntry): the user's own, which are proposed before the
 * program's, and these. An own entry takes the place of the program's
 * with the same code; without an activity it takes it away. */
GPtrArray *eql_own_bank(GError **error);

/* What there is to reach (EqlAccreditationAim): each list is the user's own, where there is
 * one, else the program's. */
GPtrArray *eql_own_aims(GError **error);
