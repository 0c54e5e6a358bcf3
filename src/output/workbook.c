/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook.h"

#include "output/save.h"
#include "output/sheet-chart.h"
#include "output/workbook-sheets.h"

static void (*const sheets[])(EqlBook *book) = {
    eql_workbook_summary,  eql_workbook_themes, eql_workbook_questions,
    eql_workbook_answers,  eql_workbook_groups, eql_workbook_rri,
    eql_workbook_comments, eql_workbook_plan,   eql_workbook_about,
};

static gboolean write_sheets(EqlBook *book, EqlProgress progress, gpointer progress_data,
                             GCancellable *cancellable, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
        if (g_cancellable_set_error_if_cancelled(cancellable, error))
            return FALSE;
        sheets[i](book);
        if (progress)
            progress((i + 1.0) / (G_N_ELEMENTS(sheets) + 1.0), progress_data);
    }
    eql_workbook_plan_exported(book);
    eql_book_write_chart_data(book);
    return TRUE;
}

gboolean eql_workbook_write(const EqlWorkbookContent *content, const char *path,
                            EqlProgress progress, gpointer progress_data, GCancellable *cancellable,
                            GError **error)
{
    g_autofree char *temporary = eql_save_begin_xlsx(path, error);
    if (!temporary)
        return FALSE;
    EqlBook *book = eql_book_new(content, temporary);
    if (!write_sheets(book, progress, progress_data, cancellable, error)) {
        eql_book_abandon(book);
        eql_save_abandon(temporary);
        return FALSE;
    }
    if (!eql_save_end_xlsx(temporary, path, eql_book_close(book), error))
        return FALSE;
    if (progress)
        progress(1, progress_data);
    return TRUE;
}
