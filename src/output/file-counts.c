/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/file-counts.h"

static gboolean is_few(const EqlWorkbookContent *content, const EqlImportRecord *record)
{
    return record->accepted > 0 && record->accepted < (guint64)content->dataset->settings->k;
}

/* Files whose records are counted together. */
static gboolean belong_together(const EqlImportRecord *one, const EqlImportRecord *other)
{
    return one->kind == other->kind && g_strcmp0(one->audience, other->audience) == 0 &&
           g_strcmp0(one->wave, other->wave) == 0;
}

static gboolean any_is_few(const EqlWorkbookContent *content, const EqlImportRecord *record)
{
    for (guint i = 0; i < content->imports->len; i++) {
        const EqlImportRecord *other = content->imports->pdata[i];
        if (eql_import_record_stands(other) && belong_together(record, other) &&
            is_few(content, other))
            return TRUE;
    }
    return FALSE;
}

static gboolean hides_respondents(const EqlWorkbookContent *content, const char *audience)
{
    for (guint i = 0; i < content->scores->audiences->len; i++) {
        const EqlAudienceScores *scores = content->scores->audiences->pdata[i];
        if (g_strcmp0(scores->audience, audience) == 0)
            return eql_figure_is_hidden(scores->respondents);
    }
    return FALSE;
}

/* Outcomes that stand in no table are hidden, and those of years that are not counted. */
static gboolean hides_total(const EqlWorkbookContent *content, EqlImportKind kind)
{
    gboolean counted = kind == EQL_IMPORT_CENSUS;
    if (kind == EQL_IMPORT_OUTCOMES && content->dataset->settings->outcome_years > 0)
        return TRUE;
    for (guint i = 0; i < content->rris->len; i++) {
        const EqlRri *rri = content->rris->pdata[i];
        if (kind == EQL_IMPORT_OUTCOMES && rri->audience)
            continue; /* of who answered */
        counted = TRUE;
        EqlFigure total = kind == EQL_IMPORT_CENSUS ? rri->census_total : rri->outcome_total;
        if (eql_figure_is_hidden(total))
            return TRUE;
    }
    return !counted;
}

static gboolean is_hidden(const EqlWorkbookContent *content, const EqlImportRecord *record)
{
    if (content->permit)
        return FALSE;
    if (any_is_few(content, record))
        return TRUE;
    return record->kind == EQL_IMPORT_RESPONSES ? hides_respondents(content, record->audience)
                                                : hides_total(content, record->kind);
}

EqlFileCounts eql_file_counts(const EqlWorkbookContent *content, const EqlImportRecord *record)
{
    EqlFigure hidden = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    if (is_hidden(content, record))
        return (EqlFileCounts){hidden, hidden, hidden};
    return (EqlFileCounts){eql_figure_value(EQL_UNIT_COUNT, (double)record->rows),
                           eql_figure_value(EQL_UNIT_COUNT, (double)record->accepted),
                           eql_figure_value(EQL_UNIT_COUNT, (double)record->set_aside)};
}

/* ── what was noticed ── */

static gboolean is_of_groups(const EqlWorkbookContent *content, const EqlImportRecord *record,
                             const char *column)
{
    for (guint i = 0; column && i < record->columns->len; i++) {
        const EqlColumnMatch *match = record->columns->pdata[i];
        const EqlItem *item =
            match->code && g_str_equal(match->column, column)
                ? eql_questionnaire_item(content->dataset->questionnaire, match->code)
                : NULL;
        if (item && item->kind == EQL_ITEM_CHARACTERISTIC)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_number(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isdigit(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

gboolean eql_file_tells(const EqlWorkbookContent *content, const EqlImportRecord *record,
                        const EqlProblem *problem)
{
    if (content->permit)
        return TRUE;
    return record->kind == EQL_IMPORT_RESPONSES ? !is_of_groups(content, record, problem->column)
                                                : !has_number(problem->message);
}

gboolean eql_file_tells_times(const EqlWorkbookContent *content, const EqlImportRecord *record)
{
    return content->permit || record->kind == EQL_IMPORT_RESPONSES;
}
