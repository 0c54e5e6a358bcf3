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
    GtkDropDown *audience, *theme;
    GtkEditable *search;
    EqlChartPanel *panel;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlQuestionsPage, eql_questions_page, EQL_TYPE_PAGE)

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

/* The line that answers "so what?" */
static void show_headline(EqlQuestionsPage *self, const EqlChart *chart)
{
    int most = extreme_row(chart, 1), least = extreme_row(chart, -1);
    if (most < 0) {
        gtk_label_set_label(self->headline, _("Too few have answered for anything to be shown."));
        return;
    }
    const EqlChartRow *high = g_ptr_array_index(chart->rows, most);
    const EqlChartRow *low = g_ptr_array_index(chart->rows, least);
    const EqlChartPoint *best = high->points[EQL_PART_FAVOURABLE];
    const EqlChartPoint *worst = low->points[EQL_PART_FAVOURABLE];
    g_autofree char *more = eql_figure_format(best->figure);
    g_autofree char *less = eql_figure_format(worst->figure);
    g_autofree char *text =
        most == least
            /* Translators: a question, a percentage, people: “409 pupils”. */
            ? g_strdup_printf(_("“%s”: %s favourable, %s."), high->label, more, best->people)
            /* Translators: a question, a percentage, people; and the same of another. */
            : g_strdup_printf(_("Most favourable: “%s” (%s, %s). Least: “%s” (%s, %s)."),
                              high->label, more, best->people, low->label, less, worst->people);
    gtk_label_set_label(self->headline, text);
}

static void on_choice_changed(EqlQuestionsPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    const char *theme = eql_choice_get(self->theme);
    gboolean all = theme == NULL || g_str_equal(theme, EQL_CHOICE_ALL);
    g_autoptr(EqlChart) chart =
        eql_chart_of_items(snapshot->items, eql_choice_get(self->audience), all ? NULL : theme,
                           gtk_editable_get_text(self->search));
    eql_chart_panel_set_chart(self->panel, chart);
    if (chart->rows->len > 0)
        show_headline(self, chart);
    else
        gtk_label_set_label(self->headline, chart->empty);
}

static void eql_questions_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlQuestionsPage *self = EQL_QUESTIONS_PAGE(page);
    gboolean has_answers = eql_snapshot_has_answers(snapshot);
    gtk_stack_set_visible_child_name(self->stack, has_answers ? "content" : "empty");
    self->filling = TRUE;
    eql_choose_audience(self->audience, snapshot->scores);
    eql_choose_theme(self->theme, snapshot->dataset->questionnaire, _("All themes"));
    self->filling = FALSE;
    on_choice_changed(self);
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
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, search);
    gtk_widget_class_bind_template_child(widget, EqlQuestionsPage, panel);
    gtk_widget_class_bind_template_callback(widget, on_choice_changed);
}

static void eql_questions_page_init(EqlQuestionsPage *self)
{
    self->filling = TRUE;
}
