/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theme scores: of everyone by audience, or of one audience and theme by group. */
#include "app/themes-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choice.h"
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

#define EVERYONE ""

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
    if (by == NULL || g_str_equal(by, EVERYONE))
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
    gboolean grouped = by != NULL && !g_str_equal(by, EVERYONE);
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
    if (by != NULL && !g_str_equal(by, EVERYONE))
        ask(self, by);
    else
        show_chart(self);
}

static void on_part_changed(EqlThemesPage *self)
{
    if (!self->filling && eql_page_snapshot(EQL_PAGE(self)) != NULL)
        show_chart(self);
}

static void fill_by(EqlThemesPage *self, const EqlSnapshot *snapshot)
{
    g_autofree const char **codes = eql_snapshot_answer_characteristics(snapshot);
    g_autoptr(GPtrArray) all = g_ptr_array_new(), labels = g_ptr_array_new();
    g_ptr_array_add(all, (gpointer)EVERYONE);
    g_ptr_array_add(labels, (gpointer)_("Everyone"));
    for (guint i = 0; codes[i] != NULL; i++) {
        g_ptr_array_add(all, (gpointer)codes[i]);
        g_ptr_array_add(
            labels, (gpointer)eql_codes_characteristic_label(snapshot->dataset->codes, codes[i]));
    }
    g_ptr_array_add(all, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(self->by, (const char *const *)all->pdata, (const char *const *)labels->pdata,
                    eql_choice_get(self->by));
}

static void fill_audience(EqlThemesPage *self, const EqlScores *scores)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        g_ptr_array_add(codes, audience->audience);
        g_ptr_array_add(labels, (gpointer)eql_audience_label(audience->audience));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(self->audience, (const char *const *)codes->pdata,
                    (const char *const *)labels->pdata, eql_choice_get(self->audience));
}

static void fill_theme(EqlThemesPage *self, const EqlQuestionnaire *questionnaire)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(questionnaire->themes, i);
        g_ptr_array_add(codes, theme->code);
        g_ptr_array_add(labels, theme->label);
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(self->theme, (const char *const *)codes->pdata,
                    (const char *const *)labels->pdata, eql_choice_get(self->theme));
}

static void fill_detail(EqlThemesPage *self)
{
    const char *const codes[] = {"broad", "full", NULL};
    const char *const labels[] = {_("Broad groups"), _("18 groups"), NULL};
    eql_choice_fill(self->detail, codes, labels, "broad");
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
    fill_by(self, snapshot);
    fill_audience(self, snapshot->scores);
    fill_theme(self, snapshot->dataset->questionnaire);
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
    fill_detail(self);
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
