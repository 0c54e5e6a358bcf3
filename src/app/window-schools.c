/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project for each school of a council's tables: where to, and what came of it. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/window-private.h"

static void on_folder_chosen(const char *const *paths, GObject *owner)
{
    eql_session_split(eql_window_session(EQL_WINDOW(owner)), paths[0]);
}

void eql_window_split_schools(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_compat_choose_folder(GTK_WINDOW(widget), _("Choose a folder for the projects"),
                             on_folder_chosen, widget);
}

static GPtrArray *problems_of(const EqlSplit *split)
{
    GPtrArray *problems = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < split->schools->len; i++) {
        const EqlSplitSchool *school = g_ptr_array_index(split->schools, i);
        if (school->problem != NULL)
            g_ptr_array_add(problems, eql_window_problem_of(school->name, school->problem));
    }
    return problems;
}

void eql_window_show_split(EqlWindow *self, const char *folder, const EqlSplit *split)
{
    guint n = eql_split_count_made(split);
    g_autoptr(GPtrArray) problems = problems_of(split);
    g_autofree char *shown = g_filename_display_basename(folder);
    g_autofree char *text =
        g_strdup_printf(ngettext("%u project was made in %s", "%u projects were made in %s", n), n,
                        /* Translators: the name of a folder. */ shown);
    if (!eql_window_tell_problems(self, text, problems))
        eql_window_say_folder(self, text, folder);
}
