/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exclusions and suspensions set against who is on roll. */
#include "app/outcomes-page.h"

#include <glib/gi18n-lib.h>

#include "analysis/small-groups.h"
#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "output/charts.h"
#include "output/labels.h"

struct _EqlOutcomesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkLabel *headline;
    GtkDropDown *kind, *by, *detail, *after, *against;
    GtkWidget *detail_box, *after_box, *against_box;
    GtkToggleButton *pupils;
    EqlChartPanel *panel;
    GtkWidget *problem; /* GtkLabel: why there is no chart */
    GtkWidget *warnings, *sentences;
    GtkWidget *note, *stage_note; /* GtkLabel: what the index means, set against roll or stage */
    guint serial;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlOutcomesPage, eql_outcomes_page, EQL_TYPE_PAGE)

/* The code of the choice of everybody on roll; kinds of outcome are never empty. */
#define THE_ROLL ""

/* ── working out the ratios ── */

typedef struct {
    EqlSnapshot *snapshot;
    char *kind, *by[2], *after, *against, *by_label;
    EqlDetail detail;
    EqlCountOf count;
    guint serial;
} Question;

/* Everything the page shows, so that the main loop only sets labels. */
typedef struct {
    EqlChart *chart;
    GPtrArray *sentences; /* char*, of groups with a ratio */
    GPtrArray *warnings;  /* char* */
    char *stage_note;     /* NULL: set against the roll */
} Answer;

static void question_free(gpointer data)
{
    Question *question = data;
    eql_snapshot_unref(question->snapshot);
    g_free(question->kind);
    g_free(question->by[0]);
    g_free(question->after);
    g_free(question->against);
    g_free(question->by_label);
    g_free(question);
}

static void answer_free(Answer *answer)
{
    if (answer == NULL)
        return;
    eql_chart_unref(answer->chart);
    g_ptr_array_unref(answer->sentences);
    g_ptr_array_unref(answer->warnings);
    g_free(answer->stage_note);
    g_free(answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answer, answer_free)

/* NULL where there is no ratio to speak of. */
static char *sentence_of(const EqlRri *rri, const EqlRriGroup *group)
{
    if (rri->previous != NULL)
        return eql_figure_is_shown(group->rri_previous) ? eql_rri_stage_sentence(rri, group) : NULL;
    return eql_figure_is_shown(group->rri) ? eql_rri_sentence(rri, group) : NULL;
}

static Answer *answer_new(const EqlRri *rri, const char *by_label)
{
    Answer *answer = g_new0(Answer, 1);
    answer->chart =
        rri->previous != NULL ? eql_chart_of_stage(rri, by_label) : eql_chart_of_rri(rri, by_label);
    if (rri->previous != NULL)
        answer->stage_note = eql_stage_note(rri->previous, rri->kind);
    answer->sentences = g_ptr_array_new_with_free_func(g_free);
    answer->warnings = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rri->groups->len; i++) {
        char *sentence = sentence_of(rri, g_ptr_array_index(rri->groups, i));
        if (sentence != NULL)
            g_ptr_array_add(answer->sentences, sentence);
    }
    for (guint i = 0; rri->warnings != NULL && i < rri->warnings->len; i++)
        g_ptr_array_add(answer->warnings, g_strdup(g_ptr_array_index(rri->warnings, i)));
    return answer;
}

static gpointer work_out(EqlJob *job, gpointer input, GError **error)
{
    const Question *question = input;
    const EqlRriRequest request = {
        .kind = question->kind,
        .by = (const char *const *)question->by,
        .detail = question->detail,
        .count = question->count,
        .against = question->against,
        .previous = question->after,
    };
    g_autoptr(EqlRri) rri = eql_rri(question->snapshot->dataset, &request, error);
    if (rri == NULL)
        return NULL;
    eql_open_rri(rri, question->snapshot->permit);
    return answer_new(rri, question->by_label);
}

/* ── showing them ── */

/* Text that can be marked can be copied, which small groups never are. */
static void show_lines(GtkWidget *box, GPtrArray *lines)
{
    gboolean selectable = !eql_page_is_confidential(box);

    eql_page_clear_box(box);
    for (guint i = 0; lines != NULL && i < lines->len; i++) {
        GtkWidget *label = eql_page_label(g_ptr_array_index(lines, i), NULL);
        gtk_label_set_selectable(GTK_LABEL(label), selectable);
        gtk_box_append(GTK_BOX(box), label);
    }
    gtk_widget_set_visible(box, lines != NULL && lines->len > 0);
}

static void show_answer(EqlOutcomesPage *self, const Answer *answer, const char *problem)
{
    gtk_label_set_label(GTK_LABEL(self->problem), problem != NULL ? problem : "");
    gtk_widget_set_visible(self->problem, problem != NULL);
    gtk_widget_set_visible(GTK_WIDGET(self->panel), answer != NULL);
    if (answer != NULL)
        eql_chart_panel_set_chart(self->panel, answer->chart);
    gboolean stages = answer != NULL && answer->stage_note != NULL;
    gtk_label_set_label(GTK_LABEL(self->stage_note), stages ? answer->stage_note : "");
    gtk_widget_set_visible(self->stage_note, stages);
    gtk_widget_set_visible(self->note, !stages);
    show_lines(self->sentences, answer != NULL ? answer->sentences : NULL);
    show_lines(self->warnings, answer != NULL ? answer->warnings : NULL);
}

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(owner);
    g_autoptr(Answer) answer = result;
    if (((const Question *)input)->serial != self->serial ||
        eql_page_snapshot(EQL_PAGE(self)) == NULL ||
        g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    show_answer(self, answer, error != NULL ? error->message : NULL);
}

static const EqlJobKind RATIOS = {work_out, on_worked_out, question_free,
                                  (GDestroyNotify)answer_free};

/* NULL: the roll. */
static char *after_of(EqlOutcomesPage *self)
{
    const char *after = eql_choice_get(self->after);
    return after == NULL || g_str_equal(after, THE_ROLL) ? NULL : g_strdup(after);
}

static void ask(EqlOutcomesPage *self)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    EqlSnapshot *snapshot = eql_session_snapshot(session);
    Question *question = g_new0(Question, 1);
    question->snapshot = eql_snapshot_ref(snapshot);
    question->kind = g_strdup(eql_choice_get(self->kind));
    question->by[0] = g_strdup(eql_choice_get(self->by));
    question->by_label = g_utf8_strdown(
        eql_codes_characteristic_label(snapshot->dataset->codes, question->by[0]), -1);
    /* stage to stage, the whole school is what each is set against */
    question->after = after_of(self);
    question->against =
        g_strdup(question->after != NULL ? "school" : eql_choice_get(self->against));
    question->detail = (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail));
    question->count =
        gtk_toggle_button_get_active(self->pupils) ? EQL_COUNT_PUPILS : EQL_COUNT_EVENTS;
    question->serial = ++self->serial;
    eql_jobs_run(eql_session_jobs(session), _("Working out relative rates…"), G_OBJECT(self),
                 &RATIOS, question);
}

/* What can come before: every other kind. */
static void fill_after(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const char *kind = eql_choice_get(self->kind);
    g_autofree char *before = after_of(self);
    guint n = g_strv_length(snapshot->outcome_kinds), used = 1;
    g_autofree const char **codes = g_new0(const char *, n + 2);
    g_autofree const char **labels = g_new0(const char *, n + 2);
    codes[0] = THE_ROLL;
    labels[0] = _("The whole school roll");
    for (guint i = 0; i < n; i++) {
        if (g_strcmp0(snapshot->outcome_kinds[i], kind) == 0)
            continue;
        codes[used] = snapshot->outcome_kinds[i];
        labels[used++] = eql_outcome_kind_label(snapshot->outcome_kinds[i]);
    }
    eql_choice_fill(self->after, codes, labels, before != NULL ? before : THE_ROLL);
    gtk_widget_set_visible(self->after_box, used > 1);
}

static void on_choice_changed(EqlOutcomesPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL || !eql_snapshot_has_outcomes(snapshot) ||
        eql_choice_get(self->by) == NULL)
        return;
    g_autofree char *after = after_of(self);
    gtk_widget_set_visible(self->against_box, after == NULL);
    gtk_widget_set_visible(self->detail_box, g_strcmp0(eql_choice_get(self->by), "ethnicity") == 0);
    ask(self);
}

static void on_kind_changed(EqlOutcomesPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    self->filling = TRUE;
    fill_after(self, snapshot);
    self->filling = FALSE;
    on_choice_changed(self);
}

/* ── choosing ── */

static void fill_kind(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    guint n = g_strv_length(snapshot->outcome_kinds);
    g_autofree const char **labels = g_new0(const char *, n + 1);
    for (guint i = 0; i < n; i++)
        labels[i] = eql_outcome_kind_label(snapshot->outcome_kinds[i]);
    const char *before = eql_choice_get(self->kind);
    eql_choice_fill(self->kind, (const char *const *)snapshot->outcome_kinds, labels,
                    before != NULL ? before : "suspension");
}

static void fill_by(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    g_autofree const char **codes = eql_snapshot_census_characteristics(snapshot);
    guint n = 0;
    while (codes[n] != NULL)
        n++;
    g_autofree const char **labels = g_new0(const char *, n + 1);
    for (guint i = 0; i < n; i++)
        labels[i] = eql_codes_characteristic_label(snapshot->dataset->codes, codes[i]);
    eql_choice_fill(self->by, codes, labels, eql_choice_get(self->by));
}

static void fill_fixed(EqlOutcomesPage *self)
{
    const char *const against[] = {"school", "rest", NULL};
    const char *const against_labels[] = {_("The whole school"), _("Everyone else"), NULL};
    eql_choose_detail(self->detail, "full");
    eql_choice_fill(self->against, against, against_labels, "school");
}

static void show_headline(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const char *sentence = _("No group's suspensions or exclusions are clearly out of proportion.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (finding->kind == EQL_FINDING_RRI) {
            sentence = finding->sentence;
            break;
        }
    }
    gtk_label_set_label(self->headline, sentence);
}

static void show_empty(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    adw_status_page_set_description(
        self->empty,
        eql_snapshot_has_outcomes(snapshot)
            ? _("Bring in the school census too: suspensions are set against who is on roll.")
            : _("This page will show how suspensions and exclusions fall on each group, against "
                "who is on roll. Bring in the school census and the list of suspensions."));
}

static void eql_outcomes_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(page);
    gboolean has_all = eql_snapshot_has_outcomes(snapshot) && eql_snapshot_has_census(snapshot);
    gtk_stack_set_visible_child_name(self->stack, has_all ? "content" : "empty");
    show_empty(self, snapshot);
    if (!has_all)
        return;
    self->filling = TRUE;
    fill_kind(self, snapshot);
    fill_after(self, snapshot);
    fill_by(self, snapshot);
    self->filling = FALSE;
    show_headline(self, snapshot);
    on_choice_changed(self);
}

/* ── the widget ── */

static void eql_outcomes_page_dispose(GObject *object)
{
    EQL_OUTCOMES_PAGE(object)->filling = TRUE;
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_OUTCOMES_PAGE);
    G_OBJECT_CLASS(eql_outcomes_page_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, kind);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, by);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, detail);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, after);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, after_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, against);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, against_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, detail_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, pupils);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, panel);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, problem);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, warnings);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, sentences);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, note);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, stage_note);
}

static void eql_outcomes_page_build(EqlPage *page)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(page);
    fill_fixed(self);
    self->filling = FALSE;
}

static void eql_outcomes_page_class_init(EqlOutcomesPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_outcomes_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_outcomes_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_outcomes_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/outcomes-page.ui");
    bind_children(widget);
    gtk_widget_class_bind_template_callback(widget, on_choice_changed);
    gtk_widget_class_bind_template_callback(widget, on_kind_changed);
}

static void eql_outcomes_page_init(EqlOutcomesPage *self)
{
    self->filling = TRUE;
}
