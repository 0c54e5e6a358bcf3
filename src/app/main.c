/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/application.h"
#include "app/gsettings.h"
#include "base/language.h"

int main(int argc, char *argv[])
{
    g_autofree char *language = eql_gsettings_get("window-language");
    eql_language_start(EQL_LOCALE_DIR, language);
    g_set_application_name(_("Equalens"));
    g_autoptr(EqlApplication) application = eql_application_new(0);
    return g_application_run(G_APPLICATION(application), argc, argv);
}
