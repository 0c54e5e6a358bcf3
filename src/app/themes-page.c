/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theme scores: of everyone by audience, or of one audience and theme by group. */
#include "app/themes-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "output/charts.h"

struct _EqlThemesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline;
    GtkDropDown *by, *detail, *audience, *theme;
    GtkWidget *detail_box, *audience_box, *theme_box;
    EqlChartPanel *panel;
    EqlScores *groups; /* by the characteristic that is chosen, or NULL */
    guint serial;      /* of the latest question put to a thread */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlThemesPage, eql_themes_page, EQL_TYPE_PAGE)

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

static void show_chart(EqlThemesPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *by = eql_choice_get(self->by);
    g_autoptr(EqlChart) chart = NULL;
    if (by == NULL || g_str_equal(by, EQL_CHOICE_ALL))
        chart = eql_chart_of_themes(snapshot->scores);
    else if (self->groups != NULL)
        chart = eql_chart_of_groups(self->groups, eql_choice_get(self->audience),
                                    eql_choice_get(self->theme), by);
    if (chart != NULL)
        eql_chart_panel_set_chart(self->panel, chart);
}

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlThemesPage *self = EQL_THEMES_PAGE(owner);
    g_autoptr(EqlScores) scores = result;
    if (scores == NULL || ((const Question *)input)->serial != self->serial ||
        eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    g_clear_pointer(&self->groups, eql_scores_free);
    self->groups = g_steal_pointer(&scores);
    show_chart(self);
}

static const EqlJobKind BY_GROUP = {work_out, on_worked_out, question_free,
                                    (GDestroyNotify)eql_scores_free};

static void ask(EqlThemesPage *self, const char *by)
{
    Question *question = g_new0(Question, 1);
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    question->snapshot = eql_snapshot_ref(eql_session_snapshot(session));
    question->by[0] = g_strdup(by);
    question->detail = (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail));
    question->serial = ++self->serial;
    eql_jobs_run(eql_session_jobs(session), _("Working out scores by group…"), G_OBJECT(self),
                 &BY_GROUP, question);
}

/* ── choosing ── */

static void show_choices(EqlThemesPage *self)
{
    const char *by = eql_choice_get(self->by);
    gboolean grouped = by != NULL && !g_str_equal(by, EQL_CHOICE_ALL);
    gtk_widget_set_visible(self->detail_box, g_strcmp0(by, "ethnicity") == 0);
    gtk_widget_set_visible(self->audience_box, grouped);
    gtk_widget_set_visible(self->theme_box, grouped);
}

static void on_by_changed(EqlThemesPage *self)
{
    if (self->filling || eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    const char *by = eql_choice_get(self->by);
    show_choices(self);
    g_clear_pointer(&self->groups, eql_scores_free);
    self->serial++;
    if (by != NULL && !g_str_equal(by, EQL_CHOICE_ALL))
        ask(self, by);
    else
        show_chart(self);
}

static void on_part_changed(EqlThemesPage *self)
{
    if (!self->filling && eql_page_snapshot(EQL_PAGE(self)) != NULL)
        show_chart(self);
}

/* The line that answers "so what?": the first finding about a theme. */
static void show_headline(EqlThemesPage *self, const EqlSnapshot *snapshot)
{
    const char *sentence = _("No theme stands out as a strength or a weakness.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (finding->theme != NULL) {
            sentence = finding->sentence;
            break;
        }
    }
    gtk_label_set_label(self->headline, sentence);
}

static void eql_themes_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlThemesPage *self = EQL_THEMES_PAGE(page);
    gboolean has_answers = eql_snapshot_has_answers(snapshot);
    gtk_stack_set_visible_child_name(self->stack, has_answers ? "content" : "empty");
    self->filling = TRUE;
    eql_choose_characteristic(self->by, snapshot, _("Everyone"));
    eql_choose_audience(self->audience, snapshot->scores);
    eql_choose_theme(self->theme, snapshot->dataset->questionnaire, NULL);
    self->filling = FALSE;
    show_headline(self, snapshot);
    on_by_changed(self);
}

/* ── the widget ── */

static void eql_themes_page_dispose(GObject *object)
{
    EqlThemesPage *self = EQL_THEMES_PAGE(object);
    self->filling = TRUE;
    g_clear_pointer(&self->groups, eql_scores_free);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_THEMES_PAGE);
    G_OBJECT_CLASS(eql_themes_page_parent_class)->dispose(object);
}

static void eql_themes_page_build(EqlPage *page)
{
    EqlThemesPage *self = EQL_THEMES_PAGE(page);
    eql_choose_detail(self->detail, "broad");
    self->filling = FALSE;
}

static void eql_themes_page_class_init(EqlThemesPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_themes_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_themes_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_themes_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/themes-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, by);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, detail);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, theme);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, detail_box);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, audience_box);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, theme_box);
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, panel);
    gtk_widget_class_bind_template_callback(widget, on_by_changed);
    gtk_widget_class_bind_template_callback(widget, on_part_changed);
}

static void eql_themes_page_init(EqlThemesPage *self)
{
    self->filling = TRUE;
}
