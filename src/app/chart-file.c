/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart-file.h"

#include <glib/gi18n-lib.h>

#include "base/file-names.h"
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

static void style_init(EqlChartStyle *style, gboolean right_to_left)
{
    eql_chart_style_init(style, EQL_LOOK_LIGHT, FALSE, NULL);
    style->right_to_left = right_to_left;
    pango_context_set_base_dir(style->text,
                               right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

static gboolean write_file(const EqlChart *chart, gboolean right_to_left, EqlChartFormat format,
                           const char *path, GError **error)
{
    if (format == EQL_CHART_CSV)
        return eql_chart_save_csv(chart, path, error);
    g_auto(EqlChartStyle) style;
    style_init(&style, right_to_left);
    return eql_chart_save(chart, &style, PICTURE_WIDTH, path, error);
}

/* As a picture for most programs and a drawing for those that can take one. */
static GdkContentProvider *clip_new(const EqlChart *chart, gboolean right_to_left, GError **error)
{
    g_auto(EqlChartStyle) style;
    style_init(&style, right_to_left);
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

/* ── on a thread: a long chart takes a quarter of a second ── */

typedef struct {
    EqlChart *chart;
    gboolean right_to_left;
    EqlChartFormat format;
    char *path; /* NULL: for the clipboard */
} Drawing;

static void drawing_free(gpointer data)
{
    Drawing *drawing = data;
    eql_chart_unref(drawing->chart);
    g_free(drawing->path);
    g_free(drawing);
}

static void on_thread(GTask *task, gpointer widget, gpointer data, GCancellable *cancellable)
{
    const Drawing *drawing = data;
    GError *error = NULL;
    gpointer result =
        drawing->path == NULL ? (gpointer)clip_new(drawing->chart, drawing->right_to_left, &error)
        : write_file(drawing->chart, drawing->right_to_left, drawing->format, drawing->path, &error)
            ? g_object_new(G_TYPE_OBJECT, NULL)
            : NULL;
    if (error != NULL)
        g_task_return_error(task, error);
    else
        g_task_return_pointer(task, result, g_object_unref);
}

static void draw(EqlChart *chart, GtkWidget *widget, EqlChartFormat format, const char *path,
                 GAsyncReadyCallback then)
{
    Drawing *drawing = g_new(Drawing, 1);
    gboolean right_to_left = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
    *drawing = (Drawing){eql_chart_ref(chart), right_to_left, format, g_strdup(path)};
    g_autoptr(GTask) task = g_task_new(widget, NULL, then, NULL);
    g_task_set_task_data(task, drawing, drawing_free);
    g_task_run_in_thread(task, on_thread);
}

void eql_chart_file_write(EqlChart *chart, GtkWidget *widget, EqlChartFormat format,
                          const char *path, GAsyncReadyCallback then)
{
    draw(chart, widget, format, path, then);
}

char *eql_chart_file_write_finish(GAsyncResult *result, GError **error)
{
    g_autoptr(GObject) written = g_task_propagate_pointer(G_TASK(result), error);
    const Drawing *drawing = g_task_get_task_data(G_TASK(result));
    return written != NULL ? g_strdup(drawing->path) : NULL;
}

void eql_chart_clip(EqlChart *chart, GtkWidget *widget, GAsyncReadyCallback then)
{
    draw(chart, widget, EQL_CHART_PNG, NULL, then);
}

GdkContentProvider *eql_chart_clip_finish(GAsyncResult *result, GError **error)
{
    return g_task_propagate_pointer(G_TASK(result), error);
}
