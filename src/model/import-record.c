/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/import-record.h"

#include "base/i18n.h"
#include "base/language.h"
#include "base/lists.h"
#include "base/text.h"

EqlColumnMatch *eql_column_match_new(const char *column, const char *code, const char *match)
{
    EqlColumnMatch *made = g_new0(EqlColumnMatch, 1);
    made->column = g_strdup(column);
    made->code = g_strdup(code);
    made->match = g_strdup(match);
    return made;
}

void eql_column_match_free(EqlColumnMatch *match)
{
    if (!match)
        return;
    g_free(match->column);
    g_free(match->code);
    g_free(match->match);
    g_strfreev(match->examples);
    g_free(match);
}

EqlLabel *eql_label_new(const char *column, const char *code, const char *answer)
{
    EqlLabel *label = g_new0(EqlLabel, 1);
    label->column = g_strdup(column);
    label->code = g_strdup(code);
    label->answer = g_strdup(answer);
    label->rows = g_array_new(FALSE, FALSE, sizeof(guint64));
    return label;
}

void eql_label_free(EqlLabel *label)
{
    if (!label)
        return;
    g_free(label->column);
    g_free(label->code);
    g_free(label->answer);
    g_free(label->guess);
    g_free(label->kept_guess);
    g_free(label->means);
    g_array_unref(label->rows);
    g_free(label);
}

EqlLabelChoice *eql_label_choice_new(const char *field, const char *code, const char *label)
{
    EqlLabelChoice *choice = g_new0(EqlLabelChoice, 1);
    choice->field = g_strdup(field);
    choice->code = g_strdup(code);
    choice->label = g_strdup(label);
    return choice;
}

void eql_label_choice_free(EqlLabelChoice *choice)
{
    if (!choice)
        return;
    g_free(choice->field);
    g_free(choice->code);
    g_free(choice->label);
    g_free(choice);
}

char *eql_label_places(const EqlLabel *label)
{
    g_autofree char *count = eql_number_count(label->count);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (guint i = 0; i < label->rows->len; i++) {
        g_autofree char *row =
            g_strdup_printf("%" G_GUINT64_FORMAT, g_array_index(label->rows, guint64, i));
        eql_list_add(rows, row);
    }
    if (label->count > label->rows->len)
        eql_list_add(rows, "…");
    if (label->of_row)
        /* Translators: how many rows of a file hold a value, and which: “3 rows: 2, 5, 8”. */
        return g_strdup_printf(ngettext("%s row: %s", "%s rows: %s", label->count), count,
                               rows->str);
    /* Translators: how many gave an answer, and the rows of the file that it stands in. */
    return g_strdup_printf(ngettext("%s response, row %s", "%s responses, rows %s", label->count),
                           count, rows->str);
}

EqlImportRecord *eql_import_record_new(EqlImportKind kind, const char *file)
{
    EqlImportRecord *record = g_new0(EqlImportRecord, 1);
    record->kind = kind;
    record->file = g_strdup(file);
    record->problems = eql_problems_new();
    record->columns = g_ptr_array_new_with_free_func((GDestroyNotify)eql_column_match_free);
    record->dropped_identifiers = g_ptr_array_new_with_free_func(g_free);
    record->labels = g_ptr_array_new_with_free_func((GDestroyNotify)eql_label_free);
    record->choices = g_ptr_array_new_with_free_func((GDestroyNotify)eql_label_choice_free);
    record->notices = g_ptr_array_new_with_free_func(g_free);
    record->sheets = g_ptr_array_new_with_free_func(g_free);
    return record;
}

void eql_import_record_free(EqlImportRecord *record)
{
    if (!record)
        return;
    g_free(record->file);
    g_free(record->sha256);
    g_free(record->sheet);
    g_free(record->tool);
    g_free(record->audience);
    g_free(record->wave);
    g_free(record->outcome_kind);
    g_free(record->imported_at);
    g_ptr_array_unref(record->problems);
    g_ptr_array_unref(record->columns);
    g_ptr_array_unref(record->dropped_identifiers);
    g_ptr_array_unref(record->labels);
    g_ptr_array_unref(record->choices);
    g_ptr_array_unref(record->notices);
    g_ptr_array_unref(record->sheets);
    g_free(record->refusal);
    g_free(record->school);
    g_free(record);
}

const char *eql_import_kind_name(EqlImportKind kind)
{
    static const char *const names[] = {"responses", "census", "outcomes"};
    return names[kind];
}

gboolean eql_import_record_is_side(const EqlImportRecord *record)
{
    return record->tool && g_str_has_prefix(record->tool, EQL_TOOL_SIDE);
}

gboolean eql_import_record_stands(const EqlImportRecord *record)
{
    return !record->undone && record->replaced_by == 0;
}

static void mask_title(char **title)
{
    char *masked = eql_text_mask_title(*title);
    g_free(*title);
    *title = masked;
}

void eql_import_record_mask_titles(EqlImportRecord *record)
{
    mask_title(&record->file);
    mask_title(&record->sheet);
    for (guint i = 0; i < record->columns->len; i++)
        mask_title(&((EqlColumnMatch *)record->columns->pdata[i])->column);
    for (guint i = 0; i < record->dropped_identifiers->len; i++)
        mask_title((char **)&record->dropped_identifiers->pdata[i]);
    for (guint i = 0; i < record->problems->len; i++) {
        EqlProblem *problem = record->problems->pdata[i];
        mask_title(&problem->sheet);
        mask_title(&problem->column);
        char *message = eql_text_mask_title(problem->kept_message);
        eql_problem_say(problem, message, g_strdup(problem->kept_advice));
    }
}
