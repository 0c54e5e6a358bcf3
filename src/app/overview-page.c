/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered, how the themes stand, whom suspensions fall on, what else stands out, and what
 * to do next. */
#include "app/overview-page.h"

#include <glib/gi18n-lib.h>

#include "analysis/finding.h"
#include "app/chart-panel.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/rows.h"
#include "app/table-view.h"
#include "app/window.h"
#include "output/charts.h"

/* More than these and nothing stands out any more: the others are shown when they are asked for. */
#define MOST_FINDINGS 12
/* What a count counts. */
#define SORT "equalens-sort"
/* So many groups tell of suspensions at a glance. */
#define MOST_OUTCOMES 3

struct _EqlOverviewPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *nothing; /* what to say when nothing stands out */
    EqlFlow *counts;   /* how much of what stands out */
    EqlFlow *audiences;
    GtkWidget *themes; /* where the chart goes */
    EqlChartPanel *panel;
    guint charting;
    GtkWidget *outcomes_box, *calm;
    GtkWidget *findings_box;
    GtkWidget *outcomes, *findings;  /* GtkListBox */
    GPtrArray *of_outcomes, *others; /* EqlFinding of `shown`: what the two lists tell */
    GtkButton *propose;
    GtkButton *more; /* shows those that are not listed yet */
    GtkWidget *answered;
    GtkLabel *next;
    GtkButton *next_button;
    EqlSnapshot *shown; /* whose findings are listed; NULL before */
};

G_DEFINE_FINAL_TYPE(EqlOverviewPage, eql_overview_page, EQL_TYPE_PAGE)

static GtkWidget *quiet_label(const char *text)
{
    GtkWidget *label = eql_page_label(text, "caption");
    gtk_widget_add_css_class(label, "dim-label");
    return label;
}

/* ── who answered ── */

/* "641 of 1,148 (56 %)", or the number alone when nobody knows how many were asked. */
static char *answered_text(const EqlAudienceScores *audience)
{
    EqlFigure n = audience->respondents, of = audience->invited;
    if (!eql_figure_is_shown(n) || !eql_figure_is_shown(of) || of.value <= 0)
        return eql_people_text(audience->audience, n);
    g_autofree char *answered = eql_figure_format(n);
    g_autofree char *invited = eql_figure_format(of);
    EqlFigure rate = eql_response_rate(audience);
    if (!eql_figure_is_shown(rate))
        /* Translators: how many answered, how many were invited: “700 answered, though 650 were
         * invited”. */
        return g_strdup_printf(_("%s answered, though %s were invited"), answered, invited);
    g_autofree char *share = eql_figure_format(rate);
    /* Translators: how many answered of how many: “641 of 1,148 (56 %)”. */
    return g_strdup_printf(_("%s of %s (%s)"), answered, invited, share);
}

static GtkWidget *audience_card(const EqlAudienceScores *audience)
{
    GtkWidget *card = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *text = answered_text(audience);
    gtk_widget_add_css_class(card, "card");
    gtk_widget_add_css_class(card, "panel");
    gtk_box_append(GTK_BOX(card),
                   eql_page_label(eql_audience_label(audience->audience), "dim-label"));
    gtk_box_append(GTK_BOX(card), eql_page_label(text, "title-3"));
    if (eql_figure_is_hidden(audience->respondents))
        gtk_box_append(GTK_BOX(card), quiet_label(eql_figure_why(audience->respondents)));
    return card;
}

static void show_audiences(EqlOverviewPage *self, const EqlScores *scores)
{
    eql_flow_clear(self->audiences);
    for (guint i = 0; i < scores->audiences->len; i++)
        eql_flow_append(self->audiences, audience_card(g_ptr_array_index(scores->audiences, i)));
    gtk_widget_set_visible(self->answered, scores->audiences->len > 0);
}

/* ── the themes ── */

/* The very figures of the page of themes. */
static gboolean on_idle(gpointer data)
{
    EqlOverviewPage *self = data;
    self->charting = 0;
    if (self->panel == NULL) {
        self->panel =
            g_object_new(EQL_TYPE_CHART_PANEL, "explains", "theme-score interval hidden", NULL);
        gtk_box_append(GTK_BOX(self->themes), GTK_WIDGET(self->panel));
    }
    g_autoptr(EqlChart) chart = eql_chart_of_themes(self->shown->scores);
    eql_chart_set_compact(chart);
    eql_chart_panel_set_chart(self->panel, chart);
    return G_SOURCE_REMOVE;
}

/* When all else is there: a chart takes longer than all words of the page. */
static void show_themes(EqlOverviewPage *self)
{
    gboolean shows = eql_snapshot_shows_scores(self->shown);
    gtk_widget_set_visible(self->themes, shows);
    if (shows && self->charting == 0)
        self->charting = g_idle_add(on_idle, self);
}

/* ── what stands out ── */

static const char *finding_sign(EqlFindingKind kind)
{
    switch (kind) {
    case EQL_FINDING_STRENGTH:
        return "✔";
    case EQL_FINDING_AREA:
        return "▲";
    case EQL_FINDING_PERCEPTION_GAP:
    case EQL_FINDING_GROUP_GAP:
        return "⇄";
    case EQL_FINDING_UNCERTAINTY:
        return "?";
    case EQL_FINDING_RRI:
    case EQL_FINDING_VOICE_GAP:
        return "◐";
    default:
        return "↕";
    }
}

static GtkWidget *sign_label(EqlFindingKind kind)
{
    GtkWidget *sign = gtk_label_new(finding_sign(kind));
    gtk_widget_add_css_class(sign, "sign");
    gtk_widget_set_valign(sign, GTK_ALIGN_START);
    gtk_accessible_update_state(GTK_ACCESSIBLE(sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    return sign;
}

/* "Pupils: 48 % (44 % to 52 %), 409 pupils" */
static char *share_text(const EqlFinding *finding, const char *audience, const char *name,
                        const char *n)
{
    g_autofree char *share = eql_figure_format_with_interval(eql_finding_evidence(finding, name));
    g_autofree char *people = eql_people_text(audience, eql_finding_evidence(finding, n));
    const char *who =
        finding->group_label != NULL ? finding->group_label : eql_audience_label(audience);
    return g_strdup_printf(C_("point of a chart", "%s: %s, %s"), who, share, people);
}

/* Their sentences tell how sure the gap is; this, how sure what it is between. NULL: of others the
 * sentence tells all. */
static char *shares_text(const EqlFinding *finding)
{
    gboolean of_audiences = finding->kind == EQL_FINDING_PERCEPTION_GAP;
    if (!of_audiences && finding->kind != EQL_FINDING_GROUP_GAP)
        return NULL;
    g_autofree char *one = share_text(finding, finding->audience, "favourable", "n");
    g_autofree char *other =
        of_audiences ? share_text(finding, finding->other_audience, "other_favourable", "other_n")
                     : NULL;
    const char *const phrases[] = {one, other};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static GtkWidget *row_of(const EqlFinding *finding, const char *caption)
{
    g_autofree char *shares = shares_text(finding);
    GtkWidget *row = gtk_list_box_row_new(), *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *line = eql_page_beside(sign_label(finding->kind), text, 12);
    if (caption != NULL)
        gtk_box_append(GTK_BOX(text), quiet_label(caption));
    gtk_box_append(GTK_BOX(text), eql_page_label(finding->sentence, NULL));
    if (shares != NULL)
        gtk_box_append(GTK_BOX(text), quiet_label(shares));
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    g_autofree char *name = caption != NULL ? eql_page_sentences(caption, finding->sentence)
                                            : g_strdup(finding->sentence);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    eql_compat_describe(row, shares != NULL ? shares : "");
    return row;
}

static GtkWidget *finding_row(guint index, gpointer findings)
{
    const EqlFinding *finding = g_ptr_array_index((const GPtrArray *)findings, index);
    return row_of(finding, eql_finding_kind_label(finding->kind));
}

/* The heading over them says what they are. */
static GtkWidget *outcome_row(guint index, gpointer findings)
{
    return row_of(g_ptr_array_index((const GPtrArray *)findings, index), NULL);
}

static gboolean says_the_same(GPtrArray *findings, GPtrArray *others)
{
    if (findings->len != others->len)
        return FALSE;
    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *one = g_ptr_array_index(findings, i);
        const EqlFinding *other = g_ptr_array_index(others, i);
        if (one->kind != other->kind || g_strcmp0(one->sentence, other->sentence) != 0)
            return FALSE;
    }
    return TRUE;
}

/* Those of suspensions and exclusions have a place of their own. */
static void sort_out(EqlOverviewPage *self)
{
    const GPtrArray *findings = self->shown->findings;
    g_ptr_array_set_size(self->of_outcomes, 0);
    g_ptr_array_set_size(self->others, 0);
    for (guint i = 0; i < findings->len; i++) {
        EqlFinding *finding = g_ptr_array_index(findings, i);
        gboolean apart = finding->kind == EQL_FINDING_RRI && self->of_outcomes->len < MOST_OUTCOMES;
        g_ptr_array_add(apart ? self->of_outcomes : self->others, finding);
    }
}

static void offer_more(EqlOverviewPage *self)
{
    guint all = self->others->len, rest = all > MOST_FINDINGS ? all - MOST_FINDINGS : 0;
    g_autofree char *more = g_strdup_printf(ngettext("Show %u _more", "Show %u _more", rest), rest);
    gtk_button_set_label(self->more, more);
    gtk_widget_set_visible(GTK_WIDGET(self->more), rest > 0);
    eql_compat_name_buttons(GTK_WIDGET(self->more));
}

static void list_all(EqlOverviewPage *self)
{
    eql_rows_add(GTK_LIST_BOX(self->findings), self->others->len, finding_row, self->others);
    gtk_widget_set_visible(GTK_WIDGET(self->more), FALSE);
}

/* The keyboard goes on to the first of them. */
static void on_more(EqlOverviewPage *self)
{
    GtkListBox *list = GTK_LIST_BOX(self->findings);
    eql_rows_add(list, self->others->len, finding_row, self->others);
    GtkListBoxRow *first = gtk_list_box_get_row_at_index(list, MOST_FINDINGS);
    if (first != NULL)
        gtk_widget_grab_focus(GTK_WIDGET(first));
    gtk_widget_set_visible(GTK_WIDGET(self->more), FALSE);
}

/* What says the same as before stays where it is, and the keyboard with it. */
static void show_findings(EqlOverviewPage *self, EqlSnapshot *snapshot)
{
    gboolean same = self->shown != NULL && says_the_same(self->shown->findings, snapshot->findings);
    eql_snapshot_ref(snapshot);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    self->shown = snapshot;
    sort_out(self);
    if (!same) {
        eql_rows_fill(GTK_LIST_BOX(self->outcomes), self->of_outcomes->len, outcome_row,
                      self->of_outcomes);
        eql_rows_fill(GTK_LIST_BOX(self->findings), MIN(self->others->len, MOST_FINDINGS),
                      finding_row, self->others);
        offer_more(self);
    }
    gtk_widget_set_visible(self->findings_box, self->others->len > 0);
    gtk_widget_set_visible(self->outcomes, self->of_outcomes->len > 0);
    gtk_widget_set_visible(self->calm, self->of_outcomes->len == 0);
    gtk_widget_set_visible(self->outcomes_box, eql_snapshot_has_outcomes(snapshot) &&
                                                   eql_snapshot_has_census(snapshot));
    gtk_button_set_label(self->propose, snapshot->actions->len > 0 ? _("_Propose more actions")
                                                                   : _("_Propose actions"));
    eql_compat_name_buttons(GTK_WIDGET(self->propose));
}

/* What is said in one phrase; the signs are those of the lists. */
typedef enum { STRENGTHS, AREAS, GAPS, UNSURE, OTHERS, N_SORTS } Sort;

static Sort sort_of(EqlFindingKind kind)
{
    switch (kind) {
    case EQL_FINDING_STRENGTH:
        return STRENGTHS;
    case EQL_FINDING_AREA:
        return AREAS;
    case EQL_FINDING_PERCEPTION_GAP:
    case EQL_FINDING_GROUP_GAP:
        return GAPS;
    case EQL_FINDING_UNCERTAINTY:
        return UNSURE;
    default:
        return OTHERS;
    }
}

/* A phrase of its own each, not a sentence: every language counts in its own way. */
static char *count_phrase(Sort sort, guint n)
{
    switch (sort) {
    case STRENGTHS:
        return g_strdup_printf(ngettext("%u strength", "%u strengths", n), n);
    case AREAS:
        return g_strdup_printf(ngettext("%u area for development", "%u areas for development", n),
                               n);
    case GAPS:
        /* Translators: differences between audiences, or between a group and the rest. */
        return g_strdup_printf(ngettext("%u gap", "%u gaps", n), n);
    case UNSURE:
        /* Translators: themes of which many answered “don’t know”. */
        return g_strdup_printf(
            ngettext("%u theme many are not sure of", "%u themes many are not sure of", n), n);
    default:
        return g_strdup_printf(
            ngettext("%u other thing that stands out", "%u other things that stand out", n), n);
    }
}

/* The first of a sort; -1: there is none. */
static int first_of(const GPtrArray *findings, Sort sort)
{
    for (guint i = 0; i < findings->len; i++)
        if (sort_of(((const EqlFinding *)findings->pdata[i])->kind) == sort)
            return (int)i;
    return -1;
}

static gboolean go_to_row(GtkWidget *list, GdkFrameClock *clock, gpointer index)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(GTK_LIST_BOX(list), GPOINTER_TO_INT(index));
    if (row != NULL) {
        gtk_widget_grab_focus(GTK_WIDGET(row));
        /* after a click, too: it is one of many */
        gtk_window_set_focus_visible(GTK_WINDOW(gtk_widget_get_root(list)), TRUE);
    }
    return row == NULL && eql_rows_are_coming(GTK_LIST_BOX(list)) ? G_SOURCE_CONTINUE
                                                                  : G_SOURCE_REMOVE;
}

/* To the first of them, once it is listed. */
static void on_count(EqlOverviewPage *self, GtkWidget *count)
{
    Sort sort = (Sort)GPOINTER_TO_INT(g_object_get_data(G_OBJECT(count), SORT));
    int apart = first_of(self->of_outcomes, sort), index = first_of(self->others, sort);
    GtkWidget *list = apart >= 0 ? self->outcomes : self->findings;
    if (apart < 0 && index >= MOST_FINDINGS)
        list_all(self);
    gtk_widget_add_tick_callback(list, go_to_row, GINT_TO_POINTER(apart >= 0 ? apart : index),
                                 NULL);
}

static void add_count(EqlOverviewPage *self, Sort sort, guint n)
{
    static const EqlFindingKind kinds[N_SORTS] = {EQL_FINDING_STRENGTH, EQL_FINDING_AREA,
                                                  EQL_FINDING_GROUP_GAP, EQL_FINDING_UNCERTAINTY,
                                                  EQL_FINDING_CHANGE};
    g_autofree char *phrase = count_phrase(sort, n);
    GtkWidget *label = eql_page_label(phrase, "heading");
    GtkWidget *line = eql_page_beside(sign_label(kinds[sort]), label, 0);
    gtk_label_set_width_chars(GTK_LABEL(label), -1); /* no wider than it has to be */
    GtkWidget *count = gtk_button_new();
    gtk_button_set_child(GTK_BUTTON(count), line);
    gtk_widget_add_css_class(count, "count");
    gtk_widget_set_hexpand(line, FALSE);
    eql_page_name(count, phrase);
    g_object_set_data(G_OBJECT(count), SORT, GINT_TO_POINTER(sort));
    g_signal_connect_object(count, "clicked", G_CALLBACK(on_count), self, G_CONNECT_SWAPPED);
    eql_flow_append(self->counts, count);
}

static void count_sorts(const GPtrArray *findings, guint counts[N_SORTS])
{
    for (guint i = 0; i < findings->len; i++)
        counts[sort_of(((const EqlFinding *)findings->pdata[i])->kind)]++;
}

static void show_counts(EqlOverviewPage *self, GPtrArray *findings, gboolean too_few)
{
    guint counts[N_SORTS] = {0};
    count_sorts(findings, counts);
    eql_flow_clear(self->counts);
    for (guint sort = 0; sort < N_SORTS; sort++)
        if (counts[sort] > 0)
            add_count(self, (Sort)sort, counts[sort]);
    gtk_label_set_label(self->nothing, too_few
                                           ? _("Too few have answered for anything to be shown.")
                                           : _("Nothing stands out so far."));
    gtk_widget_set_visible(GTK_WIDGET(self->nothing), findings->len == 0);
    gtk_widget_set_visible(GTK_WIDGET(self->counts), findings->len > 0);
}

/* “2 strengths, 3 areas for development”. */
static char *eql_overview_page_words(EqlPage *page)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(page);
    g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
    guint counts[N_SORTS] = {0};
    if (self->shown == NULL || self->shown->findings->len == 0)
        return g_strdup(gtk_label_get_text(self->nothing));
    count_sorts(self->shown->findings, counts);
    for (guint sort = 0; sort < N_SORTS; sort++)
        if (counts[sort] > 0)
            g_ptr_array_add(phrases, count_phrase((Sort)sort, counts[sort]));
    g_autofree char *text = eql_page_join((const char *const *)phrases->pdata, phrases->len);
    return eql_page_aloud(text);
}

/* ── copying a sentence ── */

/* What the keyboard is on. */
static const EqlFinding *focused(EqlOverviewPage *self)
{
    GtkWidget *lists[] = {self->outcomes, self->findings};
    const GPtrArray *findings[] = {self->of_outcomes, self->others};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        GtkWidget *row = gtk_widget_get_focus_child(lists[i]);
        int index = row != NULL ? gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row)) : -1;
        if (index >= 0 && (guint)index < findings[i]->len)
            return g_ptr_array_index(findings[i], index);
    }
    return NULL;
}

static void act_copy(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(widget);
    GtkRoot *window = gtk_widget_get_root(widget);
    const EqlFinding *finding = focused(self);
    if (finding == NULL || !eql_table_view_may_copy(widget))
        return;
    gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), finding->sentence);
    if (EQL_IS_WINDOW(window))
        eql_window_toast(EQL_WINDOW(window), _("The sentence was copied"), NULL, NULL);
}

/* ── what to do next ── */

/* `page`: what "win.page" goes to; NULL for an action without a target. The target is
 * changed while there is no action: the two must never be at odds. */
static void say_next(EqlOverviewPage *self, const char *sentence, const char *label,
                     const char *action, const char *page)
{
    GtkActionable *button = GTK_ACTIONABLE(self->next_button);
    gtk_label_set_label(self->next, sentence);
    gtk_button_set_label(self->next_button, label);
    gtk_actionable_set_action_name(button, NULL);
    gtk_actionable_set_action_target_value(button,
                                           page != NULL ? g_variant_new_string(page) : NULL);
    gtk_actionable_set_action_name(button, action);
    eql_page_place_choice(GTK_WIDGET(self->next_button));
    eql_compat_name_buttons(GTK_WIDGET(self->next_button));
}

static void show_next(EqlOverviewPage *self, const EqlSnapshot *snapshot)
{
    if (!eql_snapshot_has_answers(snapshot))
        say_next(self, _("No answers have been brought in yet."), _("_Bring in answers"),
                 "win.page", "import");
    else if (!eql_snapshot_has_census(snapshot))
        say_next(self,
                 _("With the school census, the program can say whose voice is missing and set "
                   "suspensions against who is on roll."),
                 _("_Bring in the census"), "win.page", "import");
    else if (!eql_snapshot_has_outcomes(snapshot))
        say_next(self, _("Bring in suspensions and exclusions to see whom they fall on."),
                 _("_Bring in suspensions"), "win.page", "import");
    else if (snapshot->actions->len == 0)
        say_next(self, _("The program can propose actions for what stands out; you decide."),
                 _("_Propose actions"), "win.propose", NULL);
    else
        say_next(self, _("The workbook holds all figures and the action plan to work from."),
                 _("_Save the workbook…"), "win.export", NULL);
}

static void eql_overview_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(page);
    gboolean has_data = eql_snapshot_last_import(snapshot) != NULL;
    gtk_stack_set_visible_child_name(self->stack, has_data ? "content" : "empty");
    show_counts(self, snapshot->findings,
                eql_snapshot_has_answers(snapshot) && !eql_snapshot_shows_scores(snapshot));
    show_audiences(self, snapshot->scores);
    gboolean is_new = self->shown != snapshot;
    show_findings(self, snapshot);
    if (is_new)
        show_themes(self);
    show_next(self, snapshot);
}

/* The next step is to propose actions, until there are some. */
static void eql_overview_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "plan-changed", G_CALLBACK(eql_page_outdate), page,
                            G_CONNECT_SWAPPED);
}

static void eql_overview_page_dispose(GObject *object)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(object);
    g_clear_handle_id(&self->charting, g_source_remove);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_OVERVIEW_PAGE);
    G_OBJECT_CLASS(eql_overview_page_parent_class)->dispose(object);
}

static void eql_overview_page_finalize(GObject *object)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(object);
    g_ptr_array_unref(self->of_outcomes);
    g_ptr_array_unref(self->others);
    G_OBJECT_CLASS(eql_overview_page_parent_class)->finalize(object);
}

static void eql_overview_page_class_init(EqlOverviewPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_overview_page_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_overview_page_finalize;
    EQL_PAGE_CLASS(klass)->show = eql_overview_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_overview_page_attach;
    EQL_PAGE_CLASS(klass)->words = eql_overview_page_words;
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/overview-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, nothing);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, counts);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, audiences);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, themes);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, outcomes_box);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, calm);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, outcomes);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, propose);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings_box);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, more);
    gtk_widget_class_bind_template_callback(widget, on_more);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, answered);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next_button);
    gtk_widget_class_install_action(widget, "overview.copy", NULL, act_copy);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_c, GDK_CONTROL_MASK, "overview.copy", NULL);
}

static void eql_overview_page_init(EqlOverviewPage *self)
{
    self->of_outcomes = g_ptr_array_new();
    self->others = g_ptr_array_new();
}
