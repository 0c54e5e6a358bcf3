/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/unknown-column.h"
#include "intake/intake-error.h"
#include "intake/roll/roll-look.h"

#define QUESTIONS_OF_A_QUESTIONNAIRE 3

static gboolean is_counts(const EqlRollRows *rows)
{
    return eql_roll_rows_has(rows, "characteristic") && eql_roll_rows_has(rows, "group") &&
           (eql_roll_rows_has(rows, "count") || eql_roll_rows_has(rows, "pupils"));
}

static guint n_characteristics(const EqlRollRows *rows)
{
    return rows->characteristics->len - 1;
}

/* How many of an event's own columns there are, its date aside. */
static guint n_event_columns(const EqlRollRows *rows)
{
    static const char *const fields[] = {"kind", "sessions", "days", "reason"};
    guint n = 0;

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        n += eql_roll_rows_has(rows, fields[i]);
    return n;
}

/* “%s” in the sentence stands for the file's name. */
static gboolean refuse(const EqlRollRows *rows, const char *sentence, GError **error)
{
    return eql_intake_refuse(rows->job->record->file, EQL_INTAKE_ERROR_CONTENT, sentence, error);
}

static gboolean refuse_unknown(const EqlRollRows *rows, GError **error)
{
    if (rows->job->census != NULL)
        return refuse(rows,
                      _("“%s” has no row of headings that the program knows. It looked for a pupil "
                        "list (headings such as UPN, Ethnicity, Sex, Year group) or counts "
                        "(characteristic, group, count). Give the columns such headings in the "
                        "first rows and bring the file in again."),
                      error);
    return refuse(
        rows,
        _("“%s” has no row of headings that the program knows. It looked for a log (headings such "
          "as UPN, Type, Start date, Sessions, Reason) or counts (characteristic, group, count). "
          "Give the columns such headings in the first rows and bring the file in again."),
        error);
}

/* A column of numbers and nobody they belong to: counts in another layout, which
 * read as a list would make one pupil of every group. */
static gboolean check_not_layout(const EqlRollRows *rows, GError **error)
{
    if (eql_roll_rows_has_key(rows) ||
        (!eql_roll_rows_has(rows, "count") && !eql_roll_rows_has(rows, "pupils")))
        return TRUE;
    return refuse(rows,
                  _("“%s” looks like counts in a layout that the program does not read. Give it "
                    "the columns characteristic, group, count (such as: ethnicity, Black "
                    "Caribbean, 120), a row for each group and one row “total,,1000”."),
                  error);
}

static gboolean check_list(const EqlRollRows *rows, GError **error)
{
    if (n_event_columns(rows) > 0 && eql_roll_rows_has(rows, "start_date"))
        return refuse(
            rows,
            _("“%s” looks like a log of suspensions, not a list of the pupils on roll. Bring it in "
              "as outcomes; for the roll, choose the school census return or a pupil list."),
            error);
    if (n_characteristics(rows) == 0)
        return refuse(rows,
                      _("“%s” lists pupils without any characteristic. Add a column such as "
                        "Ethnicity, Sex, Year group, SEN or FSM and bring it in again."),
                      error);
    return check_not_layout(rows, error);
}

static gboolean check_log(const EqlRollRows *rows, GError **error)
{
    guint n_event = n_event_columns(rows) + eql_roll_rows_has(rows, "start_date");

    if (n_event == 0 && rows->job->record->outcome_kind == NULL)
        return refuse(rows,
                      _("“%s” looks like a list of pupils, not a log: it has no column such as "
                        "Type, Start date, Sessions or Reason. Bring it in as the census, or say "
                        "which kind of outcome each of its rows is."),
                      error);
    if (!eql_roll_rows_has_key(rows) && n_characteristics(rows) == 0)
        return refuse(rows,
                      _("“%s” does not say which pupils its rows are about: it has neither a UPN "
                        "or admission number nor characteristics such as Ethnicity. (Names are "
                        "never read.) Add the UPN column and bring it in again."),
                      error);
    return check_not_layout(rows, error);
}

static gboolean has_heading(const EqlRollRows *rows, const char *words)
{
    for (guint i = 0; i < rows->columns.n; i++) {
        g_autofree char *folded = eql_text_fold_words(rows->columns.headings[i], -1);
        if (strcmp(folded, words) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Counts with a type of outcome are no roll; figures that were worked out are no counts. */
static gboolean check_counts(const EqlRollRows *rows, GError **error)
{
    if (has_heading(rows, "measure") && has_heading(rows, "value"))
        return refuse(rows, _("“%s” holds figures that were worked out, not counts of pupils."),
                      error);
    if (rows->job->census == NULL || !eql_roll_rows_has(rows, "kind"))
        return TRUE;
    return refuse(rows,
                  _("“%s” holds counts of outcomes: it has a column for their type. Bring it in as "
                    "outcomes; for the roll, choose counts of the pupils on roll."),
                  error);
}

static gboolean check_questionnaire(const EqlRollRows *rows, GError **error)
{
    if (eql_roll_columns_questions(&rows->columns) < QUESTIONS_OF_A_QUESTIONNAIRE)
        return TRUE;
    return refuse(
        rows,
        rows->job->census != NULL
            ? _("“%s” looks like answers to a questionnaire, not a list of the pupils on roll. "
                "Bring it in as answers; for the roll, choose the school census return, a pupil "
                "list or counts.")
            : _("“%s” looks like answers to a questionnaire, not a log of suspensions. Bring it in "
                "as answers; for outcomes, choose the school census return, a log or counts."),
        error);
}

static const char *tool_of(const EqlRollRows *rows)
{
    const char *side = eql_roll_side_of(rows);

    if (is_counts(rows))
        return "counts";
    if (side != NULL)
        return strcmp(side, "fsm") == 0 ? EQL_TOOL_SIDE_FSM : EQL_TOOL_SIDE_SEN_NEED;
    if (rows->job->census != NULL && eql_roll_list_is_of_leavers(rows))
        return EQL_TOOL_SIDE_LEAVERS;
    if (eql_roll_rows_has(rows, "pupilonrolltableid"))
        return "census-table";
    return rows->job->census != NULL ? "pupil-list" : "suspensions-log";
}

/* What stands beside the roll is no outcome. */
static gboolean check_side(const EqlRollRows *rows, GError **error)
{
    if (rows->job->census != NULL)
        return TRUE;
    return refuse(rows,
                  _("“%s” is a table of free school meal periods or special educational needs, not "
                    "of outcomes. Bring it in as census, after the roll."),
                  error);
}

static gboolean check(const EqlRollRows *rows, GError **error)
{
    if (rows->columns.row == 0)
        return refuse_unknown(rows, error);
    if (eql_roll_side_of(rows) != NULL)
        return check_side(rows, error);
    if (is_counts(rows))
        return check_counts(rows, error);
    if (!check_questionnaire(rows, error))
        return FALSE;
    return rows->job->census != NULL ? check_list(rows, error) : check_log(rows, error);
}

static gboolean read_rows(EqlRollRows *rows, GError **error)
{
    if (is_counts(rows))
        return eql_roll_counts_read(rows, error);
    if (eql_roll_side_of(rows) != NULL)
        return eql_roll_side_read(rows, error);
    return rows->job->census != NULL ? eql_roll_list_read(rows, error)
                                     : eql_roll_log_read(rows, error);
}

/* An empty file is more often a failed export than a school without pupils. */
static gboolean check_not_empty(const EqlRollRows *rows, GError **error)
{
    const EqlImportRecord *record = rows->job->record;

    if (record->accepted > 0)
        return TRUE;
    if (record->rows == 0)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY,
                    _("“%s” has headings (row %u) and nothing below them. Export it again with its "
                      "rows."),
                    record->file, (guint)rows->columns.row);
    else {
        const EqlProblem *first = record->problems->len > 0 ? record->problems->pdata[0] : NULL;
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("No row of “%s” could be used. The first one, row %u: %s"), record->file,
                    first != NULL ? (guint)first->row : 0, first != NULL ? first->message : "");
    }
    return FALSE;
}

static gboolean is_log(const EqlRollRows *rows)
{
    return rows->job->census == NULL && !is_counts(rows) && eql_roll_side_of(rows) == NULL;
}

static gboolean check_mapping(const EqlRollRows *rows, GError **error)
{
    g_autoptr(GPtrArray) unknown = g_ptr_array_new();

    if (!eql_roll_meanings_check_columns(rows->job->meanings, &rows->columns, unknown, error))
        return FALSE;
    for (guint i = 0; i < unknown->len; i++)
        eql_unknown_column_tell(rows->job->record->problems, eql_table_sheet(rows->table),
                                unknown->pdata[i]);
    return TRUE;
}

static gboolean read_open(EqlRollRows *rows, GError **error)
{
    if (!check(rows, error) || !eql_roll_rows_choose_school(rows, error))
        return FALSE;
    if (is_log(rows) && !eql_roll_look(rows, error))
        return FALSE;
    eql_roll_job_begin(rows->job, tool_of(rows), eql_table_sheet(rows->table));
    eql_roll_rows_record_columns(rows);
    if (!check_mapping(rows, error))
        return FALSE;
    eql_roll_rows_note_school(rows);
    eql_roll_look_tell(rows);
    if (!read_rows(rows, error) || !check_not_empty(rows, error))
        return FALSE;
    eql_roll_rows_note_faults(rows);
    eql_roll_job_finish(rows->job);
    return TRUE;
}

gboolean eql_roll_table_read(EqlRollJob *job, GError **error)
{
    EqlRollRows rows;
    gboolean done = eql_roll_rows_open(&rows, job, error) && read_open(&rows, error);

    eql_roll_rows_clear(&rows);
    return done;
}

GPtrArray *eql_roll_table_schools(EqlRollJob *job, GError **error)
{
    EqlRollRows rows;
    GPtrArray *schools = NULL;

    if (eql_roll_rows_open(&rows, job, error) &&
        (rows.columns.row != 0 || refuse_unknown(&rows, error)))
        schools = eql_roll_rows_list_schools(&rows, error);
    eql_roll_rows_clear(&rows);
    return schools;
}
