/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK(eql_intake_error, eql_intake_error)

void eql_intake_set_memory_error(const char *file, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_MEMORY,
                _("There is not enough memory to read “%s”. Close other programs and try again."),
                file);
}
