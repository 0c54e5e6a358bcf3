/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One audience's scores by group and theme. */
#include "app/groups-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "app/group-scores.h"
#include "app/merge-groups.h"
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
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlGroupsPage, eql_groups_page, EQL_TYPE_PAGE)

/* ── what is shown ── */

static gboolean is_of_group(const EqlFinding *finding, const char *audience)
{
    return finding->kind == EQL_FINDING_GROUP_GAP && g_strcmp0(finding->audience, audience) == 0;
}

/* The line that answers "so what?" */
/* Below the first row, which is everybody's. */
static gboolean shows_groups(const EqlChart *chart)
{
    for (guint row = 1; row < chart->rows->len; row++)
        for (guint column = 0; column < chart->series->len; column++) {
            const EqlChartPoint *point = eql_chart_point(chart, row, column);
            if (point != NULL && eql_figure_is_shown(point->figure))
                return TRUE;
        }
    return FALSE;
}

/* Too few to say is not the same as no difference. */
static void show_headline(EqlGroupsPage *self, const EqlSnapshot *snapshot, const char *audience,
                          const EqlChart *chart)
{
    const char *sentence = shows_groups(chart)
                               ? _("No group’s answers are clearly apart from everyone else’s.")
                               : _("Too few have answered for anything to be shown.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (is_of_group(finding, audience)) {
            sentence = finding->sentence;
            break;
        }
    }
    eql_page_say_first(self->headline, sentence);
}

static void show_chart(EqlGroupsPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *audience = eql_choice_get(self->audience);
    if (self->groups == NULL || snapshot == NULL)
        return;
    g_autoptr(EqlChart) chart = eql_chart_of_heat(self->groups, audience, eql_choice_get(self->by));
    eql_chart_panel_set_chart(self->panel, chart);
    show_headline(self, snapshot, audience, chart);
}

static void on_worked_out(EqlPage *page, EqlScores *scores)
{
    EqlGroupsPage *self = EQL_GROUPS_PAGE(page);
    g_clear_pointer(&self->groups, eql_scores_free);
    self->groups = scores;
    show_chart(self);
}

/* ── choosing ── */

static void on_by_changed(EqlGroupsPage *self)
{
    const char *by = eql_choice_get(self->by);
    if (self->filling || eql_page_snapshot(EQL_PAGE(self)) == NULL || by == NULL)
        return;
    gtk_widget_set_visible(self->detail_box, g_str_equal(by, "ethnicity"));
    eql_group_scores_ask(EQL_PAGE(self), by,
                         (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail)),
                         on_worked_out);
}

static void on_merge(EqlGroupsPage *self)
{
    if (self->groups == NULL || eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    GtkWindow *window = GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self)));
    GtkWidget *dialog = eql_merge_groups_new(window, eql_page_session(EQL_PAGE(self)),
                                             eql_choice_get(self->by), self->groups);
    gtk_window_present(GTK_WINDOW(dialog));
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
    eql_group_scores_forget(EQL_PAGE(self));
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
    gtk_widget_class_bind_template_callback(widget, on_merge);
    gtk_widget_class_bind_template_callback(widget, on_audience_changed);
}

static void eql_groups_page_init(EqlGroupsPage *self)
{
    self->filling = TRUE;
}
