/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed from the wave before to the one that is shown. */
#include "app/progress-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/flow.h"
#include "output/charts.h"

struct _EqlProgressPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkButton *empty_button;
    GtkLabel *headline, *compared;
    GtkDropDown *audience;
    EqlChartPanel *panel;
    GtkWidget *changes; /* GtkListBox */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlProgressPage, eql_progress_page, EQL_TYPE_PAGE)

/* ── what changed, in words ── */

static const char *sign_of(EqlFigure change)
{
    if (!eql_figure_is_shown(change))
        return "?";
    switch (eql_standing_of_change(change)) {
    case EQL_STANDING_FIRST:
        return "▲";
    case EQL_STANDING_SECOND:
        return "▼";
    default:
        return "●";
    }
}

/* "5 (2 to 8)": by how many points, whichever way. */
static char *size_text(EqlFigure change)
{
    gboolean fell = change.value < 0;
    return eql_figure_format_with_interval(
        eql_figure_interval(EQL_UNIT_SCORE, fell ? -change.value : change.value,
                            fell ? -change.high : change.low, fell ? -change.low : change.high));
}

static char *shown_text(const EqlThemeScore *theme)
{
    g_autofree char *before = eql_figure_format(theme->score_before);
    g_autofree char *now = eql_figure_format(theme->score);
    g_autofree char *plain = eql_figure_format_with_interval(theme->change);
    g_autofree char *size =
        eql_figure_has_interval(theme->change) ? size_text(theme->change) : NULL;
    switch (eql_standing_of_change(theme->change)) {
    case EQL_STANDING_FIRST:
        /* Translators: a score then and now, and how far apart they are: “5 (2 to 8)”. */
        return g_strdup_printf(_("From %s to %s: clearly higher, by %s points."), before, now,
                               size);
    case EQL_STANDING_SECOND:
        return g_strdup_printf(_("From %s to %s: clearly lower, by %s points."), before, now, size);
    default:
        /* Translators: a score then and now, and the change with its interval. */
        return g_strdup_printf(_("From %s to %s: no clear change, %s. It may be chance."), before,
                               now, plain);
    }
}

static char *shared_text(const EqlThemeScore *theme)
{
    if (!eql_figure_is_shown(theme->change) ||
        (theme->n_shared == theme->n_items && theme->n_shared == theme->n_before))
        return NULL;
    return g_strdup_printf(ngettext("Only %u question was asked both times.",
                                    "Only %u questions were asked both times.", theme->n_shared),
                           theme->n_shared);
}

static char *change_text(const EqlThemeScore *theme)
{
    if (!eql_figure_is_shown(theme->change)) {
        EqlReason reason =
            theme->change.reason != EQL_REASON_NONE ? theme->change.reason : theme->score.reason;
        return g_strdup(eql_reason_sentence(reason));
    }
    g_autofree char *text = shown_text(theme);
    g_autofree char *shared = shared_text(theme);
    return shared != NULL ? g_strdup_printf(C_("two sentences", "%s %s"), text, shared)
                          : g_steal_pointer(&text);
}

/* "Autumn 2024: 48 (45 to 51), 391 pupils" */
static char *wave_text(const char *wave, const char *audience, EqlFigure score, EqlFigure n)
{
    g_autofree char *value = eql_figure_format_with_interval(score);
    g_autofree char *people = eql_people_text(audience, n);
    if (!eql_figure_is_shown(score))
        return g_strdup_printf(C_("point of a chart", "%s: %s"), wave, value);
    return g_strdup_printf(C_("point of a chart", "%s: %s, %s"), wave, value, people);
}

static char *waves_text(const EqlDataset *dataset, const char *audience, const EqlThemeScore *theme)
{
    g_autofree char *before =
        wave_text(dataset->since_wave, audience, theme->score_before, theme->respondents_before);
    g_autofree char *now = wave_text(dataset->wave, audience, theme->score, theme->n);
    const char *const phrases[] = {before, now};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static GtkWidget *change_row(const EqlDataset *dataset, const char *audience,
                             const EqlThemeScore *theme)
{
    GtkWidget *row = gtk_list_box_row_new(), *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *sign = gtk_label_new(sign_of(theme->change));
    GtkWidget *line = eql_page_beside(sign, text, 12);
    g_autofree char *sentence = change_text(theme);
    g_autofree char *waves = waves_text(dataset, audience, theme);
    g_autofree char *told = g_strdup_printf(C_("two sentences", "%s %s"), sentence, waves);
    g_autofree char *name =
        g_strdup_printf(C_("theme and sentence", "%s. %s"), eql_theme_name(theme->label), told);
    gtk_widget_add_css_class(sign, "sign");
    gtk_widget_set_valign(sign, GTK_ALIGN_START);
    gtk_accessible_update_state(GTK_ACCESSIBLE(sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_box_append(GTK_BOX(text), eql_page_label(eql_theme_name(theme->label), "heading"));
    gtk_box_append(GTK_BOX(text), eql_page_label(sentence, NULL));
    gtk_box_append(GTK_BOX(text), eql_page_label(waves, "dim-label"));
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    return row;
}

/* ── one audience ── */

static const EqlAudienceScores *audience_of(const EqlScores *scores, const char *name)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        if (g_strcmp0(audience->audience, name) == 0)
            return audience;
    }
    return NULL;
}

static void count_changes(const EqlAudienceScores *audience, guint counts[EQL_N_STANDINGS],
                          guint *n_known)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);
        if (!eql_figure_is_shown(theme->change))
            continue;
        counts[eql_standing_of_change(theme->change)]++;
        ++*n_known;
    }
}

/* The line that answers "so what?" */
static void show_headline(EqlProgressPage *self, const EqlAudienceScores *audience)
{
    guint counts[EQL_N_STANDINGS] = {0}, known = 0;
    const char *who = eql_audience_label(audience->audience);
    g_autofree char *text = NULL;
    count_changes(audience, counts, &known);
    if (known == 0)
        /* Translators: an audience: “Parents”. */
        text = g_strdup_printf(_("%s: there is nothing to compare with."), who);
    else if (counts[EQL_STANDING_FIRST] + counts[EQL_STANDING_SECOND] == 0)
        text = g_strdup_printf(_("%s: no theme has clearly changed."), who);
    else
        /* Translators: an audience, then numbers of themes. */
        text = g_strdup_printf(ngettext("%s: %u of %u theme clearly higher, %u clearly lower.",
                                        "%s: %u of %u themes clearly higher, %u clearly lower.",
                                        known),
                               who, counts[EQL_STANDING_FIRST], known, counts[EQL_STANDING_SECOND]);
    eql_page_say(self->headline, text);
}

static void show_audience(EqlProgressPage *self)
{
    const EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    const char *since = snapshot->dataset->since_wave;
    const EqlAudienceScores *audience =
        audience_of(snapshot->scores, eql_choice_get(self->audience));
    if (since == NULL || audience == NULL)
        return;
    g_autoptr(EqlChart) chart = eql_chart_of_progress(snapshot->scores, since, audience->audience);
    show_headline(self, audience);
    eql_chart_panel_set_chart(self->panel, chart);
    eql_page_clear_box(self->changes);
    for (guint i = 0; i < audience->themes->len; i++)
        gtk_list_box_append(GTK_LIST_BOX(self->changes),
                            change_row(snapshot->dataset, audience->audience,
                                       g_ptr_array_index(audience->themes, i)));
}

/* ── when there is nothing to compare ── */

/* Shown when the first of several waves is looked at: a later one is a click away. */
static void offer_latest(EqlProgressPage *self, const EqlSnapshot *snapshot)
{
    const char *latest = snapshot->waves[g_strv_length(snapshot->waves) - 1];
    g_autofree char *text =
        g_strdup_printf(_("“%s” is the first wave, so there is none before it to compare it with."),
                        snapshot->dataset->wave);
    /* Translators: the name of a wave of the questionnaire. */
    g_autofree char *label = g_strdup_printf(_("Look at “%s”"), latest);
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    adw_status_page_set_description(self->empty, escaped);
    gtk_button_set_use_underline(self->empty_button, FALSE);
    gtk_button_set_label(self->empty_button, label);
    gtk_actionable_set_action_target(GTK_ACTIONABLE(self->empty_button), "s", latest);
    gtk_actionable_set_action_name(GTK_ACTIONABLE(self->empty_button), "win.wave");
}

static void offer_import(EqlProgressPage *self, const EqlSnapshot *snapshot)
{
    adw_status_page_set_description(
        self->empty,
        eql_snapshot_has_answers(snapshot)
            ? _("This page will show what has changed. There is one wave of answers so far: put "
                "the same questions again in a year, and bring the new answers in as another "
                "wave.")
            : _("This page will show what has changed from one wave of the questionnaire to the "
                "next. Bring in the answers of the first."));
    gtk_button_set_use_underline(self->empty_button, TRUE);
    gtk_button_set_label(self->empty_button, eql_snapshot_has_answers(snapshot)
                                                 ? _("_Bring in a second wave")
                                                 : _("_Bring in answers"));
    gtk_actionable_set_action_target(GTK_ACTIONABLE(self->empty_button), "s", "import");
    gtk_actionable_set_action_name(GTK_ACTIONABLE(self->empty_button), "win.page");
}

static void show_compared(EqlProgressPage *self, const EqlSnapshot *snapshot)
{
    g_autofree char *text = g_strdup_printf(
        /* Translators: two waves of the questionnaire. */
        _("“%s” compared with “%s”. Different people may have answered each time."),
        snapshot->dataset->wave, snapshot->dataset->since_wave);
    gtk_label_set_label(self->compared, text);
}

static void eql_progress_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlProgressPage *self = EQL_PROGRESS_PAGE(page);
    gboolean compares =
        snapshot->dataset->since_wave != NULL && snapshot->scores->audiences->len > 0;
    gtk_stack_set_visible_child_name(self->stack, compares ? "content" : "empty");
    if (!compares) {
        if (g_strv_length(snapshot->waves) > 1)
            offer_latest(self, snapshot);
        else
            offer_import(self, snapshot);
        return;
    }
    self->filling = TRUE;
    eql_choose_audience(self->audience, snapshot->scores);
    self->filling = FALSE;
    show_compared(self, snapshot);
    show_audience(self);
}

/* ── the widget ── */

static void eql_progress_page_dispose(GObject *object)
{
    EQL_PROGRESS_PAGE(object)->filling = TRUE;
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_PROGRESS_PAGE);
    G_OBJECT_CLASS(eql_progress_page_parent_class)->dispose(object);
}

static void eql_progress_page_class_init(EqlProgressPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_progress_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_progress_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/progress-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, empty_button);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, compared);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, panel);
    gtk_widget_class_bind_template_child(widget, EqlProgressPage, changes);
    gtk_widget_class_bind_template_callback(widget, show_audience);
}

static void eql_progress_page_init(EqlProgressPage *self)
{
}
