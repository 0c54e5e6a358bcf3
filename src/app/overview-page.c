/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered, what stands out, and what to do next. */
#include "app/overview-page.h"

#include <glib/gi18n-lib.h>

#include "output/charts.h"

/* More than these and nothing stands out any more; the workbook has them all. */
#define MOST_FINDINGS 12

struct _EqlOverviewPage {
    EqlPage parent_instance;
    GtkStack *stack;
    GtkLabel *headline;
    GtkWidget *audiences; /* GtkFlowBox */
    GtkWidget *findings_box;
    GtkWidget *findings; /* GtkListBox */
    GtkLabel *more;
    GtkLabel *next;
    GtkButton *next_button;
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
    g_autofree char *share =
        eql_figure_format(eql_figure_value(EQL_UNIT_PROPORTION, n.value / of.value));
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

/* One cannot focus the cards: a screen reader reads them as text. */
static void show_audiences(EqlOverviewPage *self, const EqlScores *scores)
{
    eql_page_clear_box(self->audiences);
    for (guint i = 0; i < scores->audiences->len; i++) {
        GtkWidget *child = gtk_flow_box_child_new();
        GtkWidget *card = audience_card(g_ptr_array_index(scores->audiences, i));
        gtk_flow_box_child_set_child(GTK_FLOW_BOX_CHILD(child), card);
        gtk_widget_set_focusable(child, FALSE);
        gtk_flow_box_append(GTK_FLOW_BOX(self->audiences), child);
    }
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

static GtkWidget *finding_row(const EqlFinding *finding)
{
    GtkWidget *row = gtk_list_box_row_new(), *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *sign = gtk_label_new(finding_sign(finding->kind));
    gtk_widget_add_css_class(sign, "sign");
    gtk_widget_set_valign(sign, GTK_ALIGN_START);
    gtk_accessible_update_state(GTK_ACCESSIBLE(sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_box_append(GTK_BOX(text), eql_page_label(eql_finding_kind_label(finding->kind), "caption"));
    gtk_box_append(GTK_BOX(text), eql_page_label(finding->sentence, NULL));
    gtk_box_append(GTK_BOX(box), sign);
    gtk_box_append(GTK_BOX(box), text);
    gtk_widget_add_css_class(box, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), box);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   finding->sentence, -1);
    return row;
}

static void show_findings(EqlOverviewPage *self, GPtrArray *findings)
{
    eql_page_clear_box(self->findings);
    for (guint i = 0; i < findings->len && i < MOST_FINDINGS; i++)
        gtk_list_box_append(GTK_LIST_BOX(self->findings),
                            finding_row(g_ptr_array_index(findings, i)));
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

static void show_headline(EqlOverviewPage *self, GPtrArray *findings)
{
    guint strengths = count_kind(findings, EQL_FINDING_STRENGTH);
    guint areas = count_kind(findings, EQL_FINDING_AREA);
    g_autofree char *good =
        g_strdup_printf(ngettext("%u strength", "%u strengths", strengths), strengths);
    g_autofree char *todo = g_strdup_printf(
        ngettext("%u area for development", "%u areas for development", areas), areas);
    guint others = findings->len - strengths - areas;
    g_autofree char *other = g_strdup_printf(
        ngettext("%u other thing that stands out", "%u other things that stand out", others),
        others);
    /* Translators: strengths, areas for development, other findings. */
    g_autofree char *text = g_strdup_printf(_("%s, %s and %s."), good, todo, other);
    gtk_label_set_label(self->headline, findings->len > 0 ? text : _("Nothing stands out so far."));
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
    show_headline(self, snapshot->findings);
    show_audiences(self, snapshot->scores);
    show_findings(self, snapshot->findings);
    show_next(self, snapshot);
}

static void eql_overview_page_dispose(GObject *object)
{
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_OVERVIEW_PAGE);
    G_OBJECT_CLASS(eql_overview_page_parent_class)->dispose(object);
}

static void eql_overview_page_class_init(EqlOverviewPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_overview_page_dispose;
    EQL_PAGE_CLASS(klass)->show = eql_overview_page_show;
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/overview-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, audiences);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings_box);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, findings);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, more);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next);
    gtk_widget_class_bind_template_child(widget, EqlOverviewPage, next_button);
}

static void eql_overview_page_init(EqlOverviewPage *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
}
