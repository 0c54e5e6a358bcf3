/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/intake-error.h"

G_DEFINE_QUARK(eql_intake_error, eql_intake_error)
