/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of several files or schools at once, told in one message or line. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/window-private.h"
#include "base/language.h"

/* A message is no list: the rest are told by their number. */
#define MOST_TOLD 8

char *eql_window_first_of(const GPtrArray *lines, const char *between)
{
    GString *text = g_string_new(NULL);
    guint rest = lines->len > MOST_TOLD ? lines->len - MOST_TOLD : 0;
    for (guint i = 0; i < lines->len - rest; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? between : "", (const char *)lines->pdata[i]);
    if (rest > 0) {
        g_autofree char *number = eql_number_count(rest);
        g_string_append(text, between);
        g_string_append_printf(text, ngettext("and %s more", "and %s more", rest), number);
    }
    return g_string_free(text, FALSE);
}

char *eql_window_problem_of(const char *school, const char *problem)
{
    /* Translators: the name of a school or a file, and what is wrong with it, in sentences. */
    return g_strdup_printf(C_("problem of a school", "%s: %s"), school, problem);
}

gboolean eql_window_tell_problems(EqlWindow *self, const char *heading, const GPtrArray *problems)
{
    g_autofree char *text = eql_window_first_of(problems, "\n\n");
    if (problems->len > 0)
        eql_compat_show_message(GTK_WINDOW(self), heading, text);
    return problems->len > 0;
}

void eql_window_say_folder(EqlWindow *self, const char *text, const char *folder)
{
    g_autoptr(GVariant) target = g_variant_ref_sink(g_variant_new_string(folder));
    g_autofree char *action = g_action_print_detailed_name("win.launch", target);
    eql_window_toast(self, text, _("_Open the folder"), action);
}
