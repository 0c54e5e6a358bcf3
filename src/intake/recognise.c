/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/recognise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/responses/crosstab.h"
#include "intake/responses/export-file.h"

static EqlRecognised *recognised_new(EqlImportKind kind, const char *tool, const char *audience)
{
    EqlRecognised *recognised = g_new0(EqlRecognised, 1);
    recognised->kind = kind;
    recognised->tool = g_strdup(tool);
    recognised->audience = g_strdup(audience);
    return recognised;
}

void eql_recognised_free(EqlRecognised *recognised)
{
    if (!recognised)
        return;
    g_free(recognised->tool);
    g_free(recognised->audience);
    g_free(recognised);
}

/* An XML file begins with '<', after a byte order mark and white space, in any of the
 * encodings XML may have. */
static gboolean looks_like_xml(const char *path, GCancellable *cancellable)
{
    guint8 start[64] = {0};
    gsize length = 0;
    g_autoptr(GFile) file = g_file_new_for_path(path);
    g_autoptr(GFileInputStream) stream = g_file_read(file, cancellable, NULL);
    if (!stream || !g_input_stream_read_all(G_INPUT_STREAM(stream), start, sizeof start, &length,
                                            cancellable, NULL))
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (start[i] == '<')
            return TRUE;
        if (start[i] && !strchr(" \t\r\n\xEF\xBB\xBF\xFF\xFE", start[i]))
            return FALSE;
    }
    return FALSE;
}

static gboolean has_field(const EqlLayout *layout, const char *field)
{
    for (guint i = 0; i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        if (column->field && g_str_equal(column->field, field))
            return TRUE;
    }
    return FALSE;
}

/* Whether the header is a survey tool's own. SurveyMonkey's sign is a word in the second row,
 * which is a pupil's in a list. */
static gboolean is_of_a_tool(const EqlLayout *layout)
{
    return !g_str_equal(layout->tool->name, "table") &&
           !g_str_equal(layout->tool->name, "surveymonkey");
}

/* A log or counts of outcomes, or a list or counts of pupils; FALSE for neither. */
static gboolean is_of_the_roll(const EqlLayout *layout, EqlImportKind *kind)
{
    gboolean counts = has_field(layout, "group") && has_field(layout, "count");
    gboolean log = has_field(layout, "kind") || has_field(layout, "sessions") ||
                   has_field(layout, "days") || has_field(layout, "reason") ||
                   (counts && has_field(layout, "pupils"));
    *kind = log ? EQL_IMPORT_OUTCOMES : EQL_IMPORT_CENSUS;
    return log || counts || has_field(layout, "upn") || has_field(layout, "pupilonrolltableid");
}

EqlRecognised *eql_recognise(const char *path, const char *sheet,
                             const EqlQuestionnaire *questionnaire, const EqlCodes *codes,
                             GCancellable *cancellable, GError **error)
{
    if (looks_like_xml(path, cancellable)) {
        EqlRecognised *found = recognised_new(EQL_IMPORT_CENSUS, "school-census", NULL);
        found->has_outcomes = TRUE;
        return found;
    }
    const EqlExportSearch search = {path, sheet, questionnaire, NULL, NULL, codes, cancellable};
    g_autoptr(EqlExport) export = eql_export_open(&search, error);
    if (!export)
        return NULL;
    EqlImportKind kind;
    if (export->fit == 0 && !is_of_a_tool(export->layout) && is_of_the_roll(export->layout, &kind))
        return recognised_new(kind, "table", NULL);
    if (export->fit == 0 && eql_is_crosstab(export->layout, questionnaire)) {
        eql_crosstab_refuse(eql_table_name(export->table), error);
        return NULL;
    }
    EqlRecognised *found = recognised_new(EQL_IMPORT_RESPONSES, export->layout->tool->name,
                                          eql_layout_audience(export->layout, questionnaire, NULL));
    found->n_questions = export->fit;
    return found;
}
