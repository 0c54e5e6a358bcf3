/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook.h"

#include "base/i18n.h"
#include "base/lists.h"
#include "output/save.h"
#include "output/sheet-chart.h"
#include "output/workbook-sheets.h"

static const EqlWorkbookPart PARTS[] = {
    {"themes", eql_workbook_name_themes, N_("Scores of each theme by audience"),
     eql_workbook_themes},
    {"questions", eql_workbook_name_questions, N_("How favourable each question was answered"),
     eql_workbook_questions},
    {"answers", eql_workbook_name_answers, N_("How many chose each answer"), eql_workbook_answers},
    {"groups", eql_workbook_name_groups, N_("Scores by ethnic group, sex and year"),
     eql_workbook_groups},
    {"outcomes", eql_workbook_name_rri, N_("Who is suspended or excluded, against the roll"),
     eql_workbook_rri},
    {"progress", eql_workbook_name_progress, N_("What has changed since the wave before"),
     eql_workbook_progress},
    {"comments", eql_workbook_name_comments, N_("What people wrote"), eql_workbook_comments},
    {"plan", eql_workbook_name_plan, N_("What is to be done, to work from"), eql_workbook_plan},
    {"meaning", eql_workbook_name_meaning, N_("How to read the figures"), eql_workbook_meaning},
    /* Last: it tells what the others hide. */
    {"about", eql_workbook_name_about, N_("Files, thresholds, methods, what is hidden"),
     eql_workbook_about},
    {NULL, NULL, NULL, NULL},
};

const EqlWorkbookPart *eql_workbook_parts(void)
{
    return PARTS;
}

gboolean eql_workbook_shows(const EqlWorkbookContent *content, const EqlWorkbookPart *part)
{
    if (part->write == eql_workbook_progress && !eql_workbook_has_progress(content))
        return FALSE;
    /* What a reader of any sheet must know. */
    if (!content->sheets || part->write == eql_workbook_about)
        return TRUE;
    return g_strv_contains(content->sheets, part->code);
}

gboolean eql_workbook_check_sheets(const char *const *sheets, GError **error)
{
    g_autoptr(GString) known = g_string_new(NULL);
    for (const EqlWorkbookPart *part = PARTS; part->code; part++)
        eql_list_add(known, part->code);
    for (; *sheets; sheets++) {
        const EqlWorkbookPart *part = PARTS;
        while (part->code && !g_str_equal(part->code, *sheets))
            part++;
        if (part->code)
            continue;
        g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                    _("A workbook has no sheet “%s”. It has: %s."), *sheets, known->str);
        return FALSE;
    }
    return TRUE;
}

EqlSheetName *eql_workbook_sheet_names(void)
{
    EqlSheetName *names = g_new0(EqlSheetName, G_N_ELEMENTS(PARTS));
    guint n = 0;
    for (const EqlWorkbookPart *part = PARTS; part->code; part++)
        if (part->write != eql_workbook_about)
            names[n++] = (EqlSheetName){part->code, part->name(), _(part->what)};
    return names;
}

static gboolean write_part(EqlBook *book, const EqlWorkbookPart *part)
{
    if (!eql_workbook_shows(book->content, part))
        return FALSE;
    part->write(book);
    return TRUE;
}

static gboolean write_sheets(EqlBook *book, EqlProgress progress, gpointer progress_data,
                             GCancellable *cancellable, GError **error)
{
    eql_workbook_summary(book);
    for (guint i = 0; PARTS[i].code; i++) {
        if (g_cancellable_set_error_if_cancelled(cancellable, error))
            return FALSE;
        if (write_part(book, &PARTS[i]) && PARTS[i].write == eql_workbook_plan)
            book->has_plan = TRUE;
        if (progress)
            progress((i + 1.0) / (G_N_ELEMENTS(PARTS) + 1.0), progress_data);
    }
    if (book->has_plan)
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
