/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project for each school of a council's tables: where to, and what came of it. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/window-private.h"

/* A message is no list: the rest are told by their number. */
#define MOST_TOLD 8

static void on_folder_chosen(const char *const *paths, GObject *owner)
{
    eql_session_split(eql_window_session(EQL_WINDOW(owner)), paths[0]);
}

void eql_window_split_schools(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_choose_folder(GTK_WINDOW(widget), _("Choose a folder for the projects"),
                             on_folder_chosen, widget);
}

static char *problems_of(const EqlSplit *split)
{
    GString *text = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < split->schools->len; i++) {
        const EqlSplitSchool *school = g_ptr_array_index(split->schools, i);
        n += school->problem != NULL;
        if (school->problem != NULL && n <= MOST_TOLD)
            g_string_append_printf(text, "%s%s: %s", n > 1 ? "\n\n" : "", school->name,
                                   school->problem);
    }
    if (n > MOST_TOLD)
        g_string_append_printf(text, ngettext("\n\nand %u more", "\n\nand %u more", n - MOST_TOLD),
                               n - MOST_TOLD);
    return g_string_free(text, FALSE);
}

void eql_window_show_split(EqlWindow *self, const char *folder, const EqlSplit *split)
{
    guint n = eql_split_count_made(split);
    g_autofree char *problems = problems_of(split);
    g_autofree char *shown = g_filename_display_basename(folder);
    g_autofree char *text =
        g_strdup_printf(ngettext("%u project was made in %s", "%u projects were made in %s", n), n,
                        /* Translators: the name of a folder. */ shown);
    if (*problems != '\0') {
        eql_compat_show_message(GTK_WINDOW(self), text, problems);
        return;
    }
    g_autoptr(GVariant) target = g_variant_ref_sink(g_variant_new_string(folder));
    g_autofree char *action = g_action_print_detailed_name("win.launch", target);
    eql_window_toast(self, text, _("_Open the folder"), action);
}
