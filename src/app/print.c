/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/print.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "base/file-names.h"
#include "output/paper.h"

#define PAGES "equalens-pages"

/* As large as the paper allows, in the middle of it. */
static void on_draw_page(GtkPrintOperation *operation, GtkPrintContext *context, int number,
                         GPtrArray *pages)
{
    cairo_t *cr = gtk_print_context_get_cairo_context(context);
    double width = gtk_print_context_get_width(context);
    double height = gtk_print_context_get_height(context);
    double scale = MIN(width / EQL_PAPER_WIDTH, height / EQL_PAPER_HEIGHT);
    cairo_translate(cr, (width - scale * EQL_PAPER_WIDTH) / 2,
                    (height - scale * EQL_PAPER_HEIGHT) / 2);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, g_ptr_array_index(pages, number), 0, 0);
    cairo_paint(cr);
}

/* The pages have margins of their own. */
static GtkPageSetup *page_setup_new(void)
{
    GtkPageSetup *setup = gtk_page_setup_new();
    GtkPaperSize *size = gtk_paper_size_new(GTK_PAPER_NAME_A4);
    gtk_page_setup_set_paper_size(setup, size);
    gtk_page_setup_set_top_margin(setup, 0, GTK_UNIT_POINTS);
    gtk_page_setup_set_bottom_margin(setup, 0, GTK_UNIT_POINTS);
    gtk_page_setup_set_left_margin(setup, 0, GTK_UNIT_POINTS);
    gtk_page_setup_set_right_margin(setup, 0, GTK_UNIT_POINTS);
    gtk_paper_size_free(size);
    return setup;
}

/* Whoever prints to a file is offered the report's name in the folder for documents: without, the
 * file would be “output” in whichever folder the program was started from. */
static GtkPrintSettings *settings_new(const char *name)
{
    const char *folder = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
    g_autofree char *file = eql_file_name_clean(g_strdup(name));
    GtkPrintSettings *settings = gtk_print_settings_new();
    gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                           folder != NULL ? folder : g_get_home_dir());
    gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, file);
    return settings;
}

GtkPrintOperation *eql_print_operation_new(const char *name, GPtrArray *pages)
{
    GtkPrintOperation *operation = gtk_print_operation_new();
    g_autoptr(GtkPageSetup) setup = page_setup_new();
    g_autoptr(GtkPrintSettings) settings = settings_new(name);
    g_object_set_data_full(G_OBJECT(operation), PAGES, g_ptr_array_ref(pages),
                           (GDestroyNotify)g_ptr_array_unref);
    gtk_print_operation_set_default_page_setup(operation, setup);
    gtk_print_operation_set_print_settings(operation, settings);
    gtk_print_operation_set_job_name(operation, name);
    gtk_print_operation_set_n_pages(operation, (int)pages->len);
    gtk_print_operation_set_use_full_page(operation, TRUE);
    gtk_print_operation_set_unit(operation, GTK_UNIT_POINTS);
    gtk_print_operation_set_embed_page_setup(operation, TRUE);
    gtk_print_operation_set_allow_async(operation, TRUE);
    g_signal_connect(operation, "draw-page", G_CALLBACK(on_draw_page), pages);
    return operation;
}

static void on_done(GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
    g_autoptr(GError) error = NULL;
    if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
        return;
    gtk_print_operation_get_error(operation, &error);
    eql_compat_show_message(parent, _("The report could not be printed"),
                            error != NULL ? error->message : NULL);
}

void eql_print_pages(GtkWindow *parent, const char *name, GPtrArray *pages)
{
    g_autoptr(GtkPrintOperation) operation = eql_print_operation_new(name, pages);
    g_signal_connect_object(operation, "done", G_CALLBACK(on_done), parent, 0);
    gtk_print_operation_run(operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
