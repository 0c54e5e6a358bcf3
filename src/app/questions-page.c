/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one audience answered to each question. */
#include "app/questions-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "output/charts.h"

struct _EqlQuestionsPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline;
    GtkDropDown *audience, *theme, *compare;
    GtkWidget *audience_label, *compare_box;
    GtkEditable *search;
    EqlChartPanel *panel;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlQuestionsPage, eql_questions_page, EQL_TYPE_PAGE)

/* What the rows of the chart are. */
#define COMPARE_NOTHING ""
#define COMPARE_AUDIENCES "audiences"
#define COMPARE_WAVES "waves"

/* The row of the chart with the most (sign 1) or the fewest (−1) favourable answers; −1
 * when no row shows any. */
static int extreme_row(const EqlChart *chart, int sign)
{
    int found = -1;
    double best = 0;
    for (guint row = 0; row < chart->rows->len; row++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, EQL_PART_FAVOURABLE);
        if (point == NULL || !eql_figure_is_shown(point->figure))
            continue;
        if (found < 0 || sign * point->figure.value > best) {
            found = (int)row;
            best = sign * point->figure.value;
        }
    }
    return found;
}

static gboolean is_audience(const EqlItems *items, const char *label)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *in = g_ptr_array_index(items->audiences, i);
        if (g_str_equal(eql_audience_label(in->audience), label))
            return TRUE;
    }
    return FALSE;
}

/* “I belong here” or, where several were asked it, “I belong here, Pupils”. */
static char *question_of(const EqlChart *chart, guint row, const EqlItems *items)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    return in->group == NULL || !is_audience(items, in->label)
               ? g_strdup(in->label)
               : g_strdup_printf(C_("point of a chart", "%s, %s"), in->group, in->label);
}

/* The line that answers "so what?" */
static char *say_extremes(const EqlChart *chart, const EqlItems *items)
{
    int most = extreme_row(chart, 1), least = extreme_row(chart, -1);
    if (most < 0)
        return g_strdup(_("Too few have answered for anything to be shown."));
    const EqlChartPoint *best = eql_chart_point(chart, (guint)most, EQL_PART_FAVOURABLE);
    const EqlChartPoint *worst = eql_chart_point(chart, (guint)least, EQL_PART_FAVOURABLE);
    g_autofree char *high = question_of(chart, (guint)most, items);
    g_autofree char *low = question_of(chart, (guint)least, items);
    g_autofree char *more = eql_figure_format_with_interval(best->figure);
    g_autofree char *less = eql_figure_format_with_interval(worst->figure);
    return most == least
               /* Translators: a question, a percentage with its interval, people: “409 pupils”. */
               ? g_strdup_printf(_("“%s”: %s favourable, %s."), high, more, best->people)
               /* Translators: a question, a percentage, people; and the same of another. */
               : g_strdup_printf(_("Most favourable: “%s”: %s, %s. Least: “%s”: %s, %s."), high,
                                 more, best->people, low, less, worst->people);
}

static guint count_standing(const EqlChart *chart, EqlStanding standing)
{
    guint n = 0;
    for (guint row = 0; row < chart->rows->len; row++)
        n += eql_chart_row(chart, row)->standing == standing;
    return n;
}

static gboolean any_change(const EqlChart *chart)
{
    for (guint row = 0; row < chart->rows->len; row++)
        if (eql_figure_is_shown(eql_chart_row(chart, row)->result))
            return TRUE;
    return FALSE;
}

/* The same of what has changed. */
static char *say_changes(const EqlChart *chart, const char *since)
{
    guint more = count_standing(chart, EQL_STANDING_FIRST);
    guint less = count_standing(chart, EQL_STANDING_SECOND);
    if (!any_change(chart))
        return g_strdup_printf(_("No question can be compared with %s."), since);
    if (more + less == 0)
        return g_strdup_printf(_("No question has clearly changed since %s."), since);
    return g_strdup_printf(
        /* Translators: a number of questions, a wave, a number of questions. */
        ngettext("%u question is clearly more favourable than in %s, %u clearly less.",
                 "%u questions are clearly more favourable than in %s, %u clearly less.", more),
        more, since, less);
}

static gboolean compares(EqlQuestionsPage *self, const char *what)
{
    return g_strcmp0(eql_choice_get(self->compare), what) == 0;
}

static EqlChart *chart_of(EqlQuestionsPage *self, const EqlItems *items)
{
    const char *theme = eql_choice_get(self->theme), *audience = eql_choice_get(self->audience);
    const char *words = gtk_editable_get_text(self->search);
    if (g_strcmp0(theme, EQL_CHOICE_ALL) == 0)
        theme = NULL;
    if (compares(self, COMPARE_AUDIENCES))
        return eql_chart_of_items_by_audience(items, theme, words);
    if (compares(self, COMPARE_WAVES))
        return eql_chart_of_items_by_wave(items, audience, theme, words);
    return eql_chart_of_items(items, audience, theme, words);
}

static char *headline_of(EqlQuestionsPage *self, const EqlChart *chart, const EqlItems *items)
{
    if (chart->rows->len == 0)
        return g_strdup(chart->empty);
    return compares(self, COMPARE_WAVES) ? say_changes(chart, items->since)
                                         : say_extremes(chart, items);
}

static void on_choice_changed(EqlQuestionsPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    g_autoptr(EqlChart) chart = chart_of(self, snapshot->items);
    g_autofree char *headline = headline_of(self, chart, snapshot->items);
    /* all of them are shown */
    gboolean one = !compares(self, COMPARE_AUDIENCES);
    gtk_widget_set_sensitive(GTK_WIDGET(self->audience), one);
    gtk_widget_set_sensitive(self->audience_label, one);
    eql_chart_panel_set_chart(self->panel, chart);
    eql_page_say(self->headline, headline);
}

static gboolean any_waves(const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *in = g_ptr_array_index(items->audiences, i);
        if (eql_items_have_waves(items, in->audience))
            return TRUE;
    }
    return FALSE;
}

/* Only what there is. */
static void choose_comparison(EqlQuestionsPage *self, const EqlItems *items)
{
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, COMPARE_NOTHING, C_("what to compare", "Nothing"));
    if (items->audiences->len > 1)
        eql_choice_add(&entries, COMPARE_AUDIENCES, C_("what to compare", "Audiences"));
    if (any_waves(items))
        eql_choice_add(&entries, COMPARE_WAVES, C_("what to compare", "Waves"));
    guint n = eql_choice_take(self->compare, &entries, eql_choice_get(self->compare));
    gtk_widget_set_visible(self->compare_box, n > 1);
}

static void eql_questions_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlQuestionsPage *self = EQL_QUESTIONS_PAGE(page);
    gboolean has_answers = eql_snapshot_has_answers(snapshot);
    gtk_stack_set_visible_child_name(self->stack, has_answers ? "content" : "empty");
    self->filling = TRUE;
    eql_choose_audience(self->audience, snapshot->scores);
    eql_choose_theme(self->theme, snapshot->dataset->questionnaire, _("All themes"));
    choose_comparison(self, snapshot->items);
    self->filling = FALSE;
    on_choice_changed(self);
}

void eql_questions_page_choose_theme(EqlQuestionsPage *self, const char *theme)
{
    eql_page_wake(EQL_PAGE(self));
    gtk_editable_set_text(GTK_EDITABLE(self->search), "");
    eql_choice_set(self->theme, theme != NULL ? theme : EQL_CHOICE_ALL);
    eql_choice_set(self->compare, COMPARE_AUDIENCES); /* where there are several */
}

static void eql_questions_page_build(EqlPage *page)
{
    eql_page_add_find(page, GTK_WIDGET(EQL_QUESTIONS_PAGE(page)->search));
}

static void eql_questions_page_dispose(GObject *object)
{
    EQL_QUESTIONS_PAGE(object)->filling = TRUE;
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_QUESTIONS_PAGE);
    G_OBJECT_CLASS(eql_questions_page_parent_class)->dispose(object);
}

static void eql_questions_page_class_init(EqlQuestionsPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_questions_page_dispose;
    EQL_PAGE_CLASS(klass)->build = eql_questions_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_questions_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/questions-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, theme);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, audience_label);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, compare);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, compare_box);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, search);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, panel);
    gtk_widget_class_bind_template_callback(widget, on_choice_changed);
}

static void eql_questions_page_init(EqlQuestionsPage *self)
{
    self->filling = TRUE;
}
