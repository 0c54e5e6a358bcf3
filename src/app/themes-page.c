/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theme scores: of everyone by audience, or of one audience and theme by group. */
#include "app/themes-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/group-scores.h"
#include "app/questions-page.h"
#include "app/window.h"
#include "output/charts.h"

struct _EqlThemesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline;
    GtkDropDown *by, *detail, *audience, *theme;
    GtkWidget *detail_box, *audience_box, *theme_box;
    GtkButton *questions; /* leads to those of `chosen` */
    const char *chosen;   /* a theme's code, the snapshot's; NULL: none is */
    EqlChartPanel *panel;
    EqlScores *groups; /* by the characteristic that is chosen, or NULL */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlThemesPage, eql_themes_page, EQL_TYPE_PAGE)

/* ── its questions ── */

static gboolean is_of_everyone(EqlThemesPage *self)
{
    const char *by = eql_choice_get(self->by);
    return by == NULL || g_str_equal(by, EQL_CHOICE_ALL);
}

/* Of everyone, the theme whose line was chosen in the chart; of groups, the one that they are shown
 * for. */
static const EqlTheme *theme_of(EqlThemesPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *code = is_of_everyone(self) ? self->chosen : eql_choice_get(self->theme);
    return code != NULL ? eql_questionnaire_theme(snapshot->dataset->questionnaire, code) : NULL;
}

static void show_questions_button(EqlThemesPage *self)
{
    const EqlTheme *theme = theme_of(self);
    g_autofree char *label =
        /* Translators: the name of a theme. */
        theme != NULL ? g_strdup_printf(_("_Questions of “%s”"), eql_theme_name(theme->label))
                      : g_strdup(_("See the _questions"));
    gtk_button_set_label(self->questions, label);
    eql_compat_name_buttons(GTK_WIDGET(self->questions));
}

static void on_row_selected(EqlThemesPage *self, guint row)
{
    const GPtrArray *themes = eql_page_snapshot(EQL_PAGE(self))->dataset->questionnaire->themes;
    const char *label = eql_chart_row(eql_chart_panel_chart(self->panel), row)->label;
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = themes->pdata[i];
        if (is_of_everyone(self) && g_str_equal(eql_theme_name(theme->label), label))
            self->chosen = theme->code;
    }
    show_questions_button(self);
}

static void on_questions(EqlThemesPage *self)
{
    GtkRoot *window = gtk_widget_get_root(GTK_WIDGET(self));
    const EqlTheme *theme = theme_of(self);
    GtkWidget *page = eql_window_page(EQL_WINDOW(window), "questions");
    eql_questions_page_choose_theme(EQL_QUESTIONS_PAGE(page), theme != NULL ? theme->code : NULL);
    eql_window_show_page(EQL_WINDOW(window), "questions");
}

/* ── what is shown ── */

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

static void on_worked_out(EqlPage *page, EqlScores *scores)
{
    EqlThemesPage *self = EQL_THEMES_PAGE(page);
    g_clear_pointer(&self->groups, eql_scores_free);
    self->groups = scores;
    show_chart(self);
}

/* ── choosing ── */

static void show_choices(EqlThemesPage *self)
{
    const char *by = eql_choice_get(self->by);
    gboolean grouped = by != NULL && !g_str_equal(by, EQL_CHOICE_ALL);
    gtk_widget_set_visible(self->detail_box, g_strcmp0(by, "ethnicity") == 0);
    gtk_widget_set_visible(self->audience_box, grouped);
    gtk_widget_set_visible(self->theme_box, grouped);
    show_questions_button(self);
}

static void on_by_changed(EqlThemesPage *self)
{
    if (self->filling || eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    const char *by = eql_choice_get(self->by);
    show_choices(self);
    g_clear_pointer(&self->groups, eql_scores_free);
    eql_group_scores_forget(EQL_PAGE(self));
    if (by != NULL && !g_str_equal(by, EQL_CHOICE_ALL))
        eql_group_scores_ask(EQL_PAGE(self), by,
                             (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail)),
                             on_worked_out);
    else
        show_chart(self);
}

static void on_part_changed(EqlThemesPage *self)
{
    if (self->filling || eql_page_snapshot(EQL_PAGE(self)) == NULL)
        return;
    show_questions_button(self);
    show_chart(self);
}

/* The line that answers "so what?": the first finding about a theme. */
static void show_headline(EqlThemesPage *self, const EqlSnapshot *snapshot)
{
    const char *sentence = eql_snapshot_shows_scores(snapshot)
                               ? _("No theme stands out as a strength or an area for development.")
                               : _("Too few have answered for anything to be shown.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (finding->theme != NULL) {
            sentence = finding->sentence;
            break;
        }
    }
    eql_page_say_first(self->headline, sentence);
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
    self->chosen = NULL; /* the chart is another, with nothing chosen in it */
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
    gtk_widget_class_bind_template_child(widget, EqlThemesPage, questions);
    gtk_widget_class_bind_template_callback(widget, on_questions);
    gtk_widget_class_bind_template_callback(widget, on_row_selected);
    gtk_widget_class_bind_template_callback(widget, on_by_changed);
    gtk_widget_class_bind_template_callback(widget, on_part_changed);
}

static void eql_themes_page_init(EqlThemesPage *self)
{
    self->filling = TRUE;
}
