/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK(eql_intake_error, eql_intake_error)

gboolean eql_intake_refuse(const char *file, EqlIntakeError code, const char *sentence,
                           GError **error)
{
    g_autoptr(GString) message = g_string_new(sentence);

    /* A translation may number what is put in. */
    if (g_string_replace(message, "%1$s", file, 1) == 0)
        g_string_replace(message, "%s", file, 1);
    g_set_error_literal(error, EQL_INTAKE_ERROR, (int)code, message->str);
    return FALSE;
}

void eql_intake_set_memory_error(const char *file, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_MEMORY,
                _("There is not enough memory to read “%s”. Close other programs and try again."),
                file);
}
