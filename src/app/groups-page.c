/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One audience's scores by group and theme. */
#include "app/groups-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "output/charts.h"

struct _EqlGroupsPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkLabel *headline;
    GtkDropDown *audience, *by, *detail;
    GtkWidget *detail_box;
    EqlChartPanel *panel;
    EqlScores *groups; /* by the characteristic that is chosen, or NULL */
    guint serial;      /* of the latest question put to a thread */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlGroupsPage, eql_groups_page, EQL_TYPE_PAGE)

/* ── working out scores by group ── */

typedef struct {
    EqlSnapshot *snapshot;
    char *by[2];
    EqlDetail detail;
    guint serial;
} Question;

static void question_free(gpointer data)
{
    Question *question = data;
    eql_snapshot_unref(question->snapshot);
    g_free(question->by[0]);
    g_free(question);
}

static gpointer work_out(EqlJob *job, gpointer input, GError **error)
{
    const Question *question = input;
    return eql_scores(question->snapshot->dataset, (const char *const *)question->by,
                      question->detail);
}

static gboolean is_of_group(const EqlFinding *finding, const char *audience)
{
    return finding->kind == EQL_FINDING_GROUP_GAP && g_strcmp0(finding->audience, audience) == 0;
}

/* The line that answers "so what?" */
static void show_headline(EqlGroupsPage *self, const EqlSnapshot *snapshot, const char *audience)
{
    const char *sentence = _("No group’s answers are clearly apart from everyone else’s.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (is_of_group(finding, audience)) {
            sentence = finding->sentence;
            break;
        }
    }
    gtk_label_set_label(self->headline, sentence);
}

static void show_chart(EqlGroupsPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *audience = eql_choice_get(self->audience);
    if (self->groups == NULL || snapshot == NULL)
        return;
    g_autoptr(EqlChart) chart = eql_chart_of_heat(self->groups, audience, eql_choice_get(self->by));
    eql_chart_panel_set_chart(self->panel, chart);
    show_headline(self, snapshot, audience);
}

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlGroupsPage *self = EQL_GROUPS_PAGE(owner);
    g_autoptr(EqlScores) scores = result;
    if (scores == NULL || ((const Question *)input)->serial != self->serial)
        return;
    g_clear_pointer(&self->groups, eql_scores_free);
    self->groups = g_steal_pointer(&scores);
    show_chart(self);
}

static const EqlJobKind BY_GROUP = {work_out, on_worked_out, question_free,
                                    (GDestroyNotify)eql_scores_free};

/* ── choosing ── */

static void on_by_changed(EqlGroupsPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *by = eql_choice_get(self->by);
    if (self->filling || snapshot == NULL || by == NULL)
        return;
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    Question *question = g_new0(Question, 1);
    question->snapshot = eql_snapshot_ref(snapshot);
    question->by[0] = g_strdup(by);
    question->detail = (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail));
    question->serial = ++self->serial;
    gtk_widget_set_visible(self->detail_box, g_str_equal(by, "ethnicity"));
    eql_jobs_run(eql_session_jobs(session), _("Working out scores by group…"), G_OBJECT(self),
                 &BY_GROUP, question);
}

static void on_audience_changed(EqlGroupsPage *self)
{
    if (!self->filling)
        show_chart(self);
}

static void eql_groups_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlGroupsPage *self = EQL_GROUPS_PAGE(page);
    g_autofree const char **by = eql_snapshot_answer_characteristics(snapshot);
    gboolean has_groups = by[0] != NULL;
    gtk_stack_set_visible_child_name(self->stack, has_groups ? "content" : "empty");
    adw_status_page_set_description(
        self->empty,
        eql_snapshot_has_answers(snapshot)
            ? _("The answers do not say who belongs to which group: the questionnaire did not "
                "ask, or its columns were left out when they were brought in.")
            : _("This page will show where groups see the school differently: every group’s score "
                "in every theme. Bring in the answers to a questionnaire."));
    self->filling = TRUE;
    eql_choose_audience(self->audience, snapshot->scores);
    eql_choose_characteristic(self->by, snapshot, NULL);
    self->filling = FALSE;
    on_by_changed(self);
}

/* ── the widget ── */

static void eql_groups_page_dispose(GObject *object)
{
    EqlGroupsPage *self = EQL_GROUPS_PAGE(object);
    self->filling = TRUE;
    self->serial++;
    g_clear_pointer(&self->groups, eql_scores_free);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_GROUPS_PAGE);
    G_OBJECT_CLASS(eql_groups_page_parent_class)->dispose(object);
}

static void eql_groups_page_build(EqlPage *page)
{
    eql_choose_detail(EQL_GROUPS_PAGE(page)->detail, "broad");
}

static void eql_groups_page_class_init(EqlGroupsPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_groups_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_groups_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_groups_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/groups-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, by);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, detail);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, detail_box);
    gtk_widget_class_bind_template_child(widget, EqlGroupsPage, panel);
    gtk_widget_class_bind_template_callback(widget, on_by_changed);
    gtk_widget_class_bind_template_callback(widget, on_audience_changed);
}

static void eql_groups_page_init(EqlGroupsPage *self)
{
    self->filling = TRUE;
}
