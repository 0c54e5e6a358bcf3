/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-rows.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/draft.h"
#include "app/page.h"
#include "app/question-choice.h"
#include "base/language.h"
#include "base/marks.h"

const char *eql_import_kind_label(EqlImportKind kind)
{
    switch (kind) {
    case EQL_IMPORT_RESPONSES:
        return _("Answers to the questionnaire");
    case EQL_IMPORT_CENSUS:
        return _("School census: who is on roll");
    default:
        return _("Exclusions and suspensions");
    }
}

/* Names of tools are not translated, descriptions are. */
static const char *tool_label(const char *tool)
{
    static const struct {
        const char *tool, *label;
    } known[] = {
        {"microsoft-forms", "Microsoft Forms"},
        {"google-forms", "Google Forms"},
        {"surveymonkey", "SurveyMonkey"},
        {"limesurvey", "LimeSurvey"},
        {"qualtrics", "Qualtrics"},
        {"smartsurvey", "SmartSurvey"},
        {"alchemer", "Alchemer"},
        {"jotform", "Jotform"},
        {"school-census", N_("School census return")},
        {"table", N_("Table")},
        {"pupil-list", N_("Pupil list")},
        {"suspensions-log", N_("Suspensions log")},
        {"counts", N_("Counts")},
        {"census-table", N_("Council census table")},
        {EQL_TOOL_SIDE_FSM, N_("Free school meal periods")},
        {EQL_TOOL_SIDE_SEN_NEED, N_("Special educational needs")},
        {EQL_TOOL_SIDE_LEAVERS, N_("Pupils no longer on roll")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_strcmp0(tool, known[i].tool) == 0)
            return _(known[i].label);
    return tool != NULL ? tool : _("Table");
}

char *eql_import_what(const EqlImportRecord *record)
{
    const char *who = record->kind == EQL_IMPORT_RESPONSES && record->audience != NULL
                          ? eql_audience_label(record->audience)
                          : eql_import_kind_label(record->kind);
    gulong rows = (gulong)record->rows;
    g_autofree char *number = eql_number_count((double)record->rows);
    g_autofree char *count = g_strdup_printf(ngettext("%s row", "%s rows", rows), number);
    const char *const phrases[] = {tool_label(record->tool), who, count};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

char *eql_import_taken(const EqlImportRecord *record)
{
    gulong accepted = (gulong)record->accepted, aside = (gulong)record->set_aside;
    if (aside == 0)
        return NULL;
    g_autofree char *taken = eql_number_count((double)record->accepted);
    g_autofree char *left = eql_number_count((double)record->set_aside);
    /* Translators: rows of a file. */
    g_autofree char *first =
        g_strdup_printf(ngettext("%s accepted", "%s accepted", accepted), taken);
    g_autofree char *second =
        g_strdup_printf(ngettext("%s set aside", "%s set aside", aside), left);
    return g_strdup_printf(C_("rows of a file", "%s, %s"), first, second);
}

static GtkWidget *plain_row(GtkWidget *content)
{
    GtkWidget *row = gtk_list_box_row_new();
    gtk_widget_add_css_class(content, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), content);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    return row;
}

static char *problem_place(const EqlProblem *problem)
{
    g_autofree char *row = NULL, *column = NULL;
    if (problem->row > 0)
        row = g_strdup_printf(_("row %lu"), (gulong)problem->row);
    if (problem->column != NULL)
        /* Translators: the heading of a column. */
        column = g_strdup_printf(C_("column of a file", "“%s”"), problem->column);
    const char *const phrases[] = {problem->sheet, row, column};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static void name_problem(GtkWidget *row, const EqlProblem *problem, const char *place)
{
    g_autofree char *where =
        *place != '\0' ? eql_page_sentences(place, problem->message) : g_strdup(problem->message);
    g_autofree char *all =
        problem->advice != NULL ? eql_page_sentences(where, problem->advice) : g_strdup(where);
    eql_page_name(row, all);
}

GtkWidget *eql_problem_row(const EqlProblem *problem)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *place = problem_place(problem);
    if (*place != '\0')
        gtk_box_append(GTK_BOX(box), eql_page_label(place, "caption-heading"));
    gtk_box_append(GTK_BOX(box), eql_page_label(problem->message, NULL));
    if (problem->advice != NULL)
        gtk_box_append(GTK_BOX(box), eql_page_label(problem->advice, "dim-label"));
    GtkWidget *row = plain_row(box);
    name_problem(row, problem, place);
    return row;
}

/* ── columns ── */

struct _EqlColumnRow {
    GtkListBoxRow parent_instance;
    GtkLabel *verdict, *field;
    EqlQuestionChoice *choice; /* or NULL */
    char *column;
};

G_DEFINE_FINAL_TYPE(EqlColumnRow, eql_column_row, GTK_TYPE_LIST_BOX_ROW)

static guint mapped_signal;

static char *column_samples(const EqlColumnMatch *match)
{
    if (match->examples == NULL || match->examples[0] == NULL)
        return g_strdup(match->code == NULL ? _("No answers are shown from this column.") : "");
    g_autofree char *kept =
        eql_page_join((const char *const *)match->examples, g_strv_length(match->examples));
    return eql_marks_show(kept);
}

/* What a column of a census or a list of outcomes holds; a characteristic that the project added
 * has the name that it was given. */
static const char *field_label(const char *code)
{
    static const struct {
        const char *code, *label;
    } known[] = {
        {"upn", N_("Which pupil: to match the files, not to be shown")},
        {"admission_number", N_("Which pupil: to match the files, not to be shown")},
        {"pupilonrolltableid", N_("Which pupil: to match the files, not to be shown")},
        {"ethnicity", N_("Ethnic group")},
        {"sex", N_("Sex")},
        {"year", N_("Year group")},
        {"sen", N_("Special educational needs")},
        {"fsm", N_("Free school meals")},
        {"language", N_("First language")},
        {"disability", N_("Disability")},
        {"religion", N_("Religion or belief")},
        {"role", N_("Role")},
        {"sen-need", N_("Primary special educational need")},
        {"kind", N_("What happened")},
        {"start_date", N_("First day")},
        {"end_date", N_("Last day")},
        {"sessions", N_("Sessions missed")},
        {"days", N_("Days missed")},
        {"reason", N_("Reason")},
        {"reason2", N_("Reason")},
        {"reason3", N_("Reason")},
        {"characteristic", N_("Characteristic")},
        {"group", N_("Group")},
        {"count", N_("How many events")},
        {"pupils", N_("How many pupils")},
        {"stage", N_("Stage")},
        {"school", N_("School")},
        {"academic_year", N_("School year")},
        {"term", N_("Term")},
        {"entry_date", N_("Joined the school on")},
        {"leaving_date", N_("Left the school on")},
        {"enrolment_status", N_("How the pupil is registered")},
        {"fsm_start", N_("Free school meals from")},
        {"fsm_end", N_("Free school meals until")},
        {"sen_rank", N_("Rank of the need")},
    };
    for (guint i = 0; code != NULL && i < G_N_ELEMENTS(known); i++)
        if (g_str_equal(code, known[i].code))
            return _(known[i].label);
    return code;
}

static const char *match_label(const EqlColumnMatch *match, gboolean lost)
{
    if (lost)
        return _("no question found: choose the one it asks");
    if (g_strcmp0(match->how, "memory") == 0)
        return match->code == NULL ? _("left out, as you did before")
                                   : _("as you confirmed before");
    if (match->code == NULL)
        return _("left out");
    if (g_strcmp0(match->how, "place") == 0)
        return _("unsure, by its place between other questions: please check");
    if (g_strcmp0(match->match, "near") == 0)
        return _("unsure: please check");
    return NULL;
}

static void on_chosen(EqlColumnRow *self, const char *code)
{
    g_signal_emit(self, mapped_signal, 0, self->column, code);
}

/* The drop-down within it says what it is taken for. */
static void name_column(EqlColumnRow *self, const EqlColumnMatch *match, const char *verdict)
{
    g_autofree char *samples = column_samples(match), *aloud = eql_page_aloud(samples);
    const char *const phrases[] = {match->column, verdict,
                                   self->choice == NULL ? field_label(match->code) : NULL};
    g_autofree char *name = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    eql_page_name(GTK_WIDGET(self), name);
    eql_compat_describe(GTK_WIDGET(self), aloud);
}

void eql_column_row_set_match(EqlColumnRow *self, const EqlColumnMatch *match, gboolean lost)
{
    const char *verdict = match_label(match, lost);
    gboolean unsure = lost || eql_draft_is_unsure(match);
    const char *const classes[] = {"caption-heading", unsure ? "warning" : "dim-label", NULL};
    gtk_widget_set_css_classes(GTK_WIDGET(self->verdict), (const char **)classes);
    gtk_label_set_label(self->verdict, verdict != NULL ? verdict : "");
    gtk_widget_set_visible(GTK_WIDGET(self->verdict), verdict != NULL);
    if (self->choice != NULL)
        eql_question_choice_set(self->choice, match->code);
    else
        gtk_label_set_label(self->field, match->code != NULL ? field_label(match->code) : "");
    name_column(self, match, verdict);
}

static GtkWidget *column_end(EqlColumnRow *self, GListModel *questions)
{
    if (questions == NULL) {
        self->field = GTK_LABEL(eql_page_label(NULL, "dim-label"));
        return GTK_WIDGET(self->field);
    }
    self->choice = EQL_QUESTION_CHOICE(eql_question_choice_new(questions, self->column));
    gtk_widget_set_valign(GTK_WIDGET(self->choice), GTK_ALIGN_CENTER);
    g_signal_connect_object(self->choice, "chosen", G_CALLBACK(on_chosen), self, G_CONNECT_SWAPPED);
    return GTK_WIDGET(self->choice);
}

GtkWidget *eql_column_row_new(const EqlColumnMatch *match, gboolean lost, GListModel *questions)
{
    EqlColumnRow *self = g_object_new(EQL_TYPE_COLUMN_ROW, NULL);
    GtkWidget *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *samples = column_samples(match);
    self->column = g_strdup(match->column);
    self->verdict = GTK_LABEL(eql_page_label(NULL, NULL));
    gtk_widget_set_hexpand(text, TRUE);
    gtk_box_append(GTK_BOX(text), eql_page_label(match->column, NULL));
    if (*samples != '\0')
        gtk_box_append(GTK_BOX(text), eql_page_label(samples, "dim-label"));
    gtk_box_append(GTK_BOX(text), GTK_WIDGET(self->verdict));
    GtkWidget *line = eql_page_with_choice(text, column_end(self, questions));
    gtk_grid_set_column_homogeneous(GTK_GRID(line), TRUE); /* below one another */
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(self), FALSE);
    eql_column_row_set_match(self, match, lost);
    return GTK_WIDGET(self);
}

static void eql_column_row_finalize(GObject *object)
{
    g_free(EQL_COLUMN_ROW(object)->column);
    G_OBJECT_CLASS(eql_column_row_parent_class)->finalize(object);
}

static void eql_column_row_class_init(EqlColumnRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_column_row_finalize;
    mapped_signal = g_signal_new("mapped", EQL_TYPE_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void eql_column_row_init(EqlColumnRow *self)
{
}
