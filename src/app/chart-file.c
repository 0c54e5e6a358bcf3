/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart-file.h"

#include <glib/gi18n-lib.h>

#include "app/file-names.h"
#include "chart/save.h"
#include "output/chart-csv.h"

/* Wide enough for a page of a report. */
#define PICTURE_WIDTH 900

static const char *const ENDINGS[] = {".png", ".svg", ".csv"};
static const char *const PATTERNS[][2] = {{"*.png", NULL}, {"*.svg", NULL}, {"*.csv", NULL}};

EqlFileKind eql_chart_file_kind(EqlChartFormat format)
{
    const char *const names[] = {_("PNG picture"), _("SVG drawing"), _("CSV table")};
    return (EqlFileKind){names[format], PATTERNS[format]};
}

char *eql_chart_file_name(const EqlChart *chart, EqlChartFormat format)
{
    return eql_file_name_clean(g_strconcat(chart->title, ENDINGS[format], NULL));
}

char *eql_chart_file_path(const char *path, EqlChartFormat format)
{
    return eql_file_name_end(path, ENDINGS[format]);
}

static void style_init(EqlChartStyle *style, GtkWidget *widget)
{
    eql_chart_style_init(style, EQL_LOOK_LIGHT, FALSE, NULL);
    style->right_to_left = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
}

gboolean eql_chart_file_write(const EqlChart *chart, GtkWidget *widget, EqlChartFormat format,
                              const char *path, GError **error)
{
    if (format == EQL_CHART_CSV)
        return eql_chart_save_csv(chart, path, error);
    g_auto(EqlChartStyle) style;
    style_init(&style, widget);
    return eql_chart_save(chart, &style, PICTURE_WIDTH, path, error);
}

GdkContentProvider *eql_chart_clip_new(const EqlChart *chart, GtkWidget *widget, GError **error)
{
    g_auto(EqlChartStyle) style;
    style_init(&style, widget);
    g_autoptr(GBytes) png = eql_chart_render(chart, &style, PICTURE_WIDTH, EQL_PICTURE_PNG, error);
    g_autoptr(GBytes) svg =
        png != NULL ? eql_chart_render(chart, &style, PICTURE_WIDTH, EQL_PICTURE_SVG, error) : NULL;
    g_autoptr(GdkTexture) texture = svg != NULL ? gdk_texture_new_from_bytes(png, error) : NULL;
    if (texture == NULL)
        return NULL;
    GdkContentProvider *forms[] = {gdk_content_provider_new_typed(GDK_TYPE_TEXTURE, texture),
                                   gdk_content_provider_new_for_bytes("image/svg+xml", svg)};
    return gdk_content_provider_new_union(forms, G_N_ELEMENTS(forms));
}
