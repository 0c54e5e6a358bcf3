/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/text-scale.h"

/* Of usual text, in 1,024ths of a dot per inch. */
#define USUAL (96 * 1024)

double eql_text_scale(GtkWidget *widget)
{
    int dots = 0;
    g_object_get(gtk_widget_get_settings(widget), "gtk-xft-dpi", &dots, NULL);
    return dots > 0 ? (double)dots / USUAL : 1;
}
