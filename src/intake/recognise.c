/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/recognise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/intake-error.h"
#include "intake/match.h"

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

static guint matched_columns(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                             const char *audience)
{
    g_autoptr(GArray) matches = eql_match_columns(layout, questionnaire, audience, NULL, NULL);
    guint n = 0;
    for (guint i = 0; matches && i < matches->len; i++) {
        const EqlMatch *match = &g_array_index(matches, EqlMatch, i);
        n += match->item && match->item->kind != EQL_ITEM_CHARACTERISTIC;
    }
    return n;
}

static const char *best_audience(const EqlLayout *layout, const EqlQuestionnaire *questionnaire)
{
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < questionnaire->audiences->len; i++) {
        const char *audience = questionnaire->audiences->pdata[i];
        guint n = matched_columns(layout, questionnaire, audience);
        if (n > most) {
            most = n;
            best = audience;
        }
    }
    return best;
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

/* A log or counts of outcomes, or a list or counts of pupils; FALSE for neither. */
static gboolean is_of_the_roll(const EqlLayout *layout, EqlImportKind *kind)
{
    gboolean counts = has_field(layout, "group") && has_field(layout, "count");
    gboolean log = has_field(layout, "kind") || has_field(layout, "sessions") ||
                   has_field(layout, "days") || has_field(layout, "reason") ||
                   (counts && has_field(layout, "pupils"));
    *kind = log ? EQL_IMPORT_OUTCOMES : EQL_IMPORT_CENSUS;
    return log || counts || has_field(layout, "upn");
}

EqlRecognised *eql_recognise(const char *path, const EqlQuestionnaire *questionnaire,
                             const EqlCodes *codes, GCancellable *cancellable, GError **error)
{
    if (looks_like_xml(path, cancellable)) {
        EqlRecognised *found = recognised_new(EQL_IMPORT_CENSUS, "school-census", NULL);
        found->has_outcomes = TRUE;
        return found;
    }
    g_autoptr(EqlTable) table = eql_table_open(path, NULL, cancellable, error);
    if (!table)
        return NULL;
    g_autoptr(EqlLayout) layout = eql_layout_read(table, codes, error);
    if (!layout)
        return NULL;
    const char *audience = best_audience(layout, questionnaire);
    EqlImportKind kind;
    if (!audience && is_of_the_roll(layout, &kind))
        return recognised_new(kind, "table", NULL);
    return recognised_new(EQL_IMPORT_RESPONSES, layout->tool->name, audience);
}
