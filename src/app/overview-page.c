/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered, what stands out, and what to do next. */
#include "app/overview-page.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/flow.h"
#include "app/rows.h"
#include "app/table-view.h"
#include "app/window.h"
#include "output/charts.h"

/* More than these and nothing stands out any more; the workbook has them all. */
#define MOST_FINDINGS 12

struct _EqlOverviewPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *nothing; /* what to say when nothing stands out */
    EqlFlow *counts;   /* how much of what stands out */
    EqlFlow *audiences;
    GtkWidget *findings_box;
    GtkWidget *findings; /* GtkListBox */
    GtkLabel *more;
    GtkWidget *answered;
    GtkLabel *next;
    GtkButton *next_button;
    EqlSnapshot *shown; /* whose findings are listed; NULL before */
};

G_DEFINE_FINAL_TYPE(EqlOverviewPage, eql_overview_page, EQL_TYPE_PAGE)

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
    return card;
}

static void show_audiences(EqlOverviewPage *self, const EqlScores *scores)
{
    eql_flow_clear(self->audiences);
    for (guint i = 0; i < scores->audiences->len; i++)
        eql_flow_append(self->audiences, audience_card(g_ptr_array_index(scores->audiences, i)));
    gtk_widget_set_visible(self->answered, scores->audiences->len > 0);
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

static GtkWidget *finding_row(guint index, gpointer data)
{
    const EqlOverviewPage *self = data;
    const EqlFinding *finding = g_ptr_array_index(self->shown->findings, index);
    GtkWidget *row = gtk_list_box_row_new(), *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *line = eql_page_beside(sign_label(finding->kind), text, 12);
    gtk_box_append(GTK_BOX(text), eql_page_label(eql_finding_kind_label(finding->kind), "caption"));
    gtk_box_append(GTK_BOX(text), eql_page_label(finding->sentence, NULL));
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   finding->sentence, -1);
    return row;
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

/* What says the same as before stays where it is, and the keyboard with it. */
static void show_findings(EqlOverviewPage *self, EqlSnapshot *snapshot)
{
    GPtrArray *findings = snapshot->findings;
    gboolean same = self->shown != NULL && says_the_same(self->shown->findings, findings);
    g_clear_pointer(&self->shown, eql_snapshot_unref);
    self->shown = eql_snapshot_ref(snapshot);
    if (!same)
        eql_rows_fill(GTK_LIST_BOX(self->findings), MIN(findings->len, MOST_FINDINGS), finding_row,
                      self);
    guint rest = findings->len > MOST_FINDINGS ? findings->len - MOST_FINDINGS : 0;
    g_autofree char *more = g_strdup_printf(
        ngettext("The workbook lists %u more.", "The workbook lists %u more.", rest), rest);
    gtk_label_set_label(self->more, more);
    gtk_widget_set_visible(GTK_WIDGET(self->more), rest > 0);
    gtk_widget_set_visible(self->findings_box, findings->len > 0);
}

static guint count_kind(GPtrArray *findings, EqlFindingKind kind)
{
    guint count = 0;
    for (guint i = 0; i < findings->len; i++)
        count += ((const EqlFinding *)g_ptr_array_index(findings, i))->kind == kind;
    return count;
}

/* A phrase of its own each, not a sentence: every language counts in its own way. */
static void add_count(EqlOverviewPage *self, guint n, EqlFindingKind kind, const char *phrase)
{
    if (n == 0)
        return;
    GtkWidget *line = eql_page_beside(sign_label(kind), eql_page_label(phrase, "title-4"), 6);
    gtk_widget_set_hexpand(line, FALSE);
    eql_flow_append(self->counts, line);
}

static void show_counts(EqlOverviewPage *self, GPtrArray *findings, gboolean too_few)
{
    guint strengths = count_kind(findings, EQL_FINDING_STRENGTH);
    guint areas = count_kind(findings, EQL_FINDING_AREA);
    guint others = findings->len - strengths - areas;
    g_autofree char *good =
        g_strdup_printf(ngettext("%u strength", "%u strengths", strengths), strengths);
    g_autofree char *todo = g_strdup_printf(
        ngettext("%u area for development", "%u areas for development", areas), areas);
    g_autofree char *other = g_strdup_printf(
        ngettext("%u other thing that stands out", "%u other things that stand out", others),
        others);
    eql_flow_clear(self->counts);
    add_count(self, strengths, EQL_FINDING_STRENGTH, good);
    add_count(self, areas, EQL_FINDING_AREA, todo);
    add_count(self, others, EQL_FINDING_CHANGE, other);
    gtk_label_set_label(self->nothing, too_few
                                           ? _("Too few have answered for anything to be shown.")
                                           : _("Nothing stands out so far."));
    gtk_widget_set_visible(GTK_WIDGET(self->nothing), findings->len == 0);
    gtk_widget_set_visible(GTK_WIDGET(self->counts), findings->len > 0);
}

/* ── copying a sentence ── */

static void act_copy(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlOverviewPage *self = EQL_OVERVIEW_PAGE(widget);
    GtkWidget *row = gtk_widget_get_focus_child(self->findings);
    GtkRoot *window = gtk_widget_get_root(widget);
    if (row == NULL || self->shown == NULL || !eql_table_view_may_copy(widget))
        return;
    guint index = (guint)gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row));
    const EqlFinding *finding = g_ptr_array_index(self->shown->findings, index);
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
    show_findings(self, snapshot);
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
    g_clear_pointer(&EQL_OVERVIEW_PAGE(object)->shown, eql_snapshot_unref);
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_OVERVIEW_PAGE);
    G_OBJECT_CLASS(eql_overview_page_parent_class)->dispose(object);
}

static void eql_overview_page_class_init(EqlOverviewPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_overview_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_overview_page_show;
    EQL_PAGE_CLASS(klass)->attach = eql_overview_page_attach;
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/overview-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, nothing);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, counts);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, audiences);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings_box);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, more);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, answered);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next_button);
    gtk_widget_class_install_action(widget, "overview.copy", NULL, act_copy);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_c, GDK_CONTROL_MASK, "overview.copy", NULL);
}

static void eql_overview_page_init(EqlOverviewPage *self)
{
}
