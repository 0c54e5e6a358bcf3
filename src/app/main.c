/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "app/application.h"
#include "base/data-folder.h"
#include "base/language.h"

int main(int argc, char *argv[])
{
    setlocale(LC_ALL, "");
    g_autofree char *locales = eql_locale_folder(EQL_LOCALE_DIR);
    bindtextdomain(GETTEXT_PACKAGE, locales);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
    eql_language_set_folder(EQL_LOCALE_DIR);
    g_set_application_name(_("Equalens"));
    g_autoptr(EqlApplication) application = eql_application_new(0);
    return g_application_run(G_APPLICATION(application), argc, argv);
}
