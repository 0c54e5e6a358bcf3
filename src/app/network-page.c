/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/network-page.h"

#include <glib/gi18n-lib.h>

#include "analysis/cohort-rri.h"
#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/compat.h"
#include "app/explain.h"
#include "app/flow.h"
#include "app/network-rows.h"
#include "app/page.h"
#include "app/part-names.h"
#include "app/table-view.h"
#include "app/text-scale.h"
#include "base/text.h"
#include "output/charts.h"
#include "output/labels.h"
#include "workflow/network-edit.h"

struct _EqlNetworkPage {
    GtkWidget parent_instance;
    GtkStack *stack;     /* empty, content */
    AdwViewStack *views; /* schools, themes, rates, …: named for the switcher and tests alone */
    GtkDropDown *cohort, *audience, *theme, *kind, *detail, *group;
    GtkCheckButton *hide_names;
    GtkLabel *headline, *themes_asked, *funnel_asked, *funnel_note, *rates_note, *progress_empty,
        *progress_note;
    GtkWidget *progress_explain;
    GtkListBox *schools;
    /* One of the two is there. Not in a stack: that asks a box, some versions of the toolkit for
     * ever, how wide it is where it has so much room down as it needs. */
    GtkWidget *rates_box, *rates_none;
    GtkWidget *add_button, *first_button;
    EqlChartPanel *themes_panel, *funnel_panel, *rates_panel;
    EqlTableView *progress;
    EqlNetworkFile *file;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlNetworkPage, eql_network_page, GTK_TYPE_WIDGET)

static const EqlNetwork *network_of(EqlNetworkPage *self)
{
    return self->file != NULL ? eql_network_file_network(self->file) : NULL;
}

/* "" of a drop-down stands for all. */
static const char *chosen(GtkDropDown *choice)
{
    const char *code = eql_choice_get(choice);
    return code != NULL && *code != '\0' ? code : NULL;
}

EqlCohortChoice eql_network_page_choice(EqlNetworkPage *self)
{
    return (EqlCohortChoice){.cohort = chosen(self->cohort),
                             .audience = chosen(self->audience),
                             .hide_names = gtk_check_button_get_active(self->hide_names),
                             .for_reader = TRUE};
}

/* ── what can be chosen ── */

static void fill_cohorts(EqlNetworkPage *self, const EqlNetwork *network)
{
    EqlChoiceEntries entries = eql_choice_entries();
    g_autoptr(GPtrArray) cohorts = eql_network_cohorts(network);
    eql_choice_add(&entries, EQL_CHOICE_ALL, _("All schools"));
    for (guint i = 0; i < cohorts->len; i++)
        eql_choice_add(&entries, cohorts->pdata[i], cohorts->pdata[i]);
    eql_choice_take(self->cohort, &entries, eql_choice_get(self->cohort));
    gtk_widget_set_visible(gtk_widget_get_parent(GTK_WIDGET(self->cohort)), cohorts->len > 0);
}

static void add_audiences(EqlChoiceEntries *entries, const EqlPack *pack)
{
    const EqlPackWave *wave = eql_pack_wave(pack, NULL);
    for (guint i = 0; wave != NULL && i < wave->audiences->len; i++) {
        const char *audience = ((const EqlPackAudience *)wave->audiences->pdata[i])->audience;
        if (!eql_choice_has(entries, audience))
            eql_choice_add(entries, audience, eql_audience_label(audience));
    }
}

static void fill_audiences(EqlNetworkPage *self, const EqlNetwork *network)
{
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; i < network->packs->len; i++)
        add_audiences(&entries, network->packs->pdata[i]);
    eql_choice_take(self->audience, &entries, eql_choice_get(self->audience));
}

static void fill_themes(EqlNetworkPage *self, const GPtrArray *themes)
{
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; i < themes->len; i++) {
        const EqlPackTheme *theme = themes->pdata[i];
        eql_choice_add(&entries, theme->code, eql_theme_name(theme->label));
    }
    eql_choice_take(self->theme, &entries, eql_choice_get(self->theme));
}

/* Every kind that any school's pack has, in the order in which they are met. */
static void fill_kinds(EqlNetworkPage *self, const GPtrArray *schools)
{
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; i < schools->len; i++) {
        const GPtrArray *outcomes = ((const EqlCohortSchool *)schools->pdata[i])->pack->outcomes;
        for (guint j = 0; j < outcomes->len; j++) {
            const char *kind = ((const EqlPackOutcomes *)outcomes->pdata[j])->kind;
            if (!eql_choice_has(&entries, kind))
                eql_choice_add(&entries, kind, eql_outcome_kind_label(kind));
        }
    }
    guint n = eql_choice_take(self->kind, &entries, eql_choice_get(self->kind));
    gtk_widget_set_visible(self->rates_box, n > 0);
    gtk_widget_set_visible(self->rates_none, n == 0);
}

/* The one that was chosen, else the first of which there is something to see. Who did not say is
 * counted in every school but compared in none. */
static void fill_groups(EqlNetworkPage *self, const EqlCohortRri *rri)
{
    EqlChoiceEntries entries = eql_choice_entries();
    const char *selected = eql_choice_get(self->group);
    for (guint i = 0; rri != NULL && i < rri->groups->len; i++) {
        const EqlCohortRriGroup *group = rri->groups->pdata[i];
        if (g_str_equal(group->code, EQL_NOT_STATED))
            continue;
        eql_choice_add(&entries, group->code, eql_text_translated(group->label));
        if (selected == NULL && eql_figure_is_shown(group->pooled.rri))
            selected = group->code;
    }
    eql_choice_take(self->group, &entries, selected);
}

/* ── what is shown ── */

/* How much of it the schools show, so that nobody takes a part for the whole. */
static char *pooled_note(guint shown, guint hidden)
{
    g_autofree char *first =
        g_strdup_printf(ngettext("The schools together are the %u that shows the figure.",
                                 "The schools together are the %u that show the figure.", shown),
                        shown);
    g_autofree char *second = g_strdup_printf(
        ngettext("In %u more it is hidden.", "In %u more it is hidden.", hidden), hidden);
    if (shown == 0)
        return g_strdup(_("No school shows the figure: too few people stand behind it."));
    return hidden > 0 ? g_strdup_printf(C_("two sentences", "%s %s"), first, second)
                      : g_steal_pointer(&first);
}

static void say_what_was_asked(GtkLabel *label, const GPtrArray *schools,
                               const EqlCohortChoice *choice)
{
    g_autofree char *note = eql_cohort_questions_note(schools, choice);
    gtk_widget_set_visible(GTK_WIDGET(label), note != NULL);
    eql_page_say(label, note != NULL ? note : "");
}

static void show_funnel(EqlNetworkPage *self, const EqlCohortChoice *choice)
{
    const char *theme = eql_choice_get(self->theme);
    g_autoptr(EqlFunnel) funnel =
        theme != NULL ? eql_cohort_funnel(network_of(self), choice, theme) : NULL;
    if (funnel == NULL)
        return;
    g_autoptr(EqlChart) chart = eql_chart_of_funnel(funnel);
    g_autofree char *note = pooled_note(funnel->pooled_schools, funnel->hidden_schools);
    eql_chart_panel_set_chart(self->funnel_panel, chart);
    eql_page_say(self->funnel_note, note);
    EqlCohortChoice of_theme = *choice;
    of_theme.theme = theme;
    say_what_was_asked(self->funnel_asked, funnel->schools, &of_theme);
}

static EqlCohortRri *rates_of(EqlNetworkPage *self, const EqlCohortChoice *choice)
{
    const char *kind = eql_choice_get(self->kind), *detail = eql_choice_get(self->detail);
    if (kind == NULL)
        return NULL;
    return eql_cohort_rri(network_of(self), choice, kind,
                          g_strcmp0(detail, "full") == 0 ? EQL_DETAIL_FULL : EQL_DETAIL_BROAD);
}

static const EqlCohortRriGroup *group_of(const EqlCohortRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlCohortRriGroup *group = rri->groups->pdata[i];
        if (g_strcmp0(group->code, code) == 0)
            return group;
    }
    return NULL;
}

static void draw_group(EqlNetworkPage *self, const EqlCohortRri *rri)
{
    const EqlCohortRriGroup *group =
        rri != NULL ? group_of(rri, eql_choice_get(self->group)) : NULL;
    if (group == NULL)
        return;
    g_autoptr(EqlChart) chart = eql_chart_of_rri_funnel(rri, group);
    g_autofree char *note = pooled_note(group->pooled_schools, group->hidden_schools);
    eql_chart_panel_set_chart(self->rates_panel, chart);
    eql_page_say(self->rates_note, note);
}

/* Why there is no change to show; "" where there is one. */
static const char *remark_of(const EqlCohortChange *change)
{
    const char *why = eql_figure_why(change->favourable_change);
    if (why == NULL)
        why = eql_figure_why(change->change);
    return why != NULL ? why : "";
}

static void add_changes(GPtrArray *table, const EqlCohortSchool *school,
                        const EqlCohortChoice *choice)
{
    const char *baseline = NULL;
    g_autoptr(GArray) changes = eql_cohort_progress(school, choice, &baseline);
    for (guint i = 0; i < changes->len; i++) {
        const EqlCohortChange *change = &g_array_index(changes, EqlCohortChange, i);
        char **cells = g_new0(char *, 7);
        cells[0] = g_strdup(school->name);
        cells[1] = g_strdup(eql_theme_name(change->now->label));
        cells[2] = eql_figure_format(change->change);
        cells[3] = eql_figure_format_with_interval(change->favourable_change);
        cells[4] = eql_change_people(change);
        cells[5] = g_strdup(remark_of(change));
        g_ptr_array_add(table, cells);
    }
}

static void show_progress(EqlNetworkPage *self, const GPtrArray *schools,
                          const EqlCohortChoice *choice)
{
    const char *const headings[] = {_("School"),
                                    _("Theme"),
                                    _("Change of score"),
                                    _("Change of favourable"),
                                    C_("number of people", "n"),
                                    _("Remark"),
                                    NULL};
    g_autoptr(GPtrArray) table = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    g_ptr_array_add(table, g_strdupv((char **)headings));
    for (guint i = 0; i < schools->len; i++)
        add_changes(table, schools->pdata[i], choice);
    eql_table_view_set_table(self->progress, table);
    gtk_widget_set_visible(GTK_WIDGET(self->progress), table->len > 1);
    gtk_widget_set_visible(GTK_WIDGET(self->progress_note), table->len > 1);
    gtk_widget_set_visible(self->progress_explain, table->len > 1);
    gtk_widget_set_visible(GTK_WIDGET(self->progress_empty), table->len == 1);
}

static void say_headline(EqlNetworkPage *self, guint compared, guint all)
{
    const char *audience = eql_choice_get(self->audience);
    if (audience == NULL)
        return;
    /* Translators: an audience (“Pupils”); then how many schools. */
    g_autofree char *text = g_strdup_printf(
        ngettext("%s: %u of %u school compared", "%s: %u of %u schools compared", all),
        eql_audience_label(audience), compared, all);
    eql_page_say(self->headline, text);
}

/* Everything but the list of schools and what can be chosen first. */
static void compare(EqlNetworkPage *self)
{
    const EqlNetwork *network = network_of(self);
    EqlCohortChoice choice = eql_network_page_choice(self);
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, &choice);
    g_autoptr(GPtrArray) themes = eql_cohort_themes(schools, &choice);
    g_autoptr(EqlChart) heat_map = eql_chart_of_schools(network, &choice);
    self->filling = TRUE;
    fill_themes(self, themes);
    fill_kinds(self, schools);
    g_autoptr(EqlCohortRri) rri = rates_of(self, &choice);
    fill_groups(self, rri);
    self->filling = FALSE;
    say_headline(self, schools->len, network->packs->len);
    eql_chart_panel_set_chart(self->themes_panel, heat_map);
    say_what_was_asked(self->themes_asked, schools, &choice);
    show_funnel(self, &choice);
    draw_group(self, rri);
    show_progress(self, schools, &choice);
}

static void show(EqlNetworkPage *self)
{
    const EqlNetwork *network = network_of(self);
    gboolean any = network != NULL && network->packs->len > 0;
    gtk_stack_set_visible_child_name(self->stack, any ? "content" : "empty");
    if (!any) {
        eql_network_rows_clear(self->schools);
        return;
    }
    self->filling = TRUE;
    fill_cohorts(self, network);
    fill_audiences(self, network);
    self->filling = FALSE;
    eql_network_rows_fill(self->schools, self->file);
    compare(self);
}

/* ── what the user does ── */

static void redo_all(gpointer owner, GtkDropDown *choice)
{
    compare(owner);
}

/* The cohort, the audience, or whether names are hidden. */
static void on_compare(EqlNetworkPage *self)
{
    if (!self->filling && network_of(self) != NULL)
        eql_choice_defer(self->audience, redo_all, self);
}

static void on_theme(EqlNetworkPage *self)
{
    EqlCohortChoice choice = eql_network_page_choice(self);
    if (!self->filling && network_of(self) != NULL)
        show_funnel(self, &choice);
}

static void on_group(EqlNetworkPage *self)
{
    EqlCohortChoice choice = eql_network_page_choice(self);
    g_autoptr(EqlCohortRri) rri =
        !self->filling && network_of(self) != NULL ? rates_of(self, &choice) : NULL;
    if (rri != NULL)
        draw_group(self, rri);
}

void eql_network_page_focus(EqlNetworkPage *self)
{
    gboolean any = g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "content") == 0;
    gtk_widget_grab_focus(any ? self->add_button : self->first_button);
}

/* ── the widget ── */

void eql_network_page_set_file(EqlNetworkPage *self, EqlNetworkFile *file)
{
    g_return_if_fail(self->file == NULL);
    self->file = g_object_ref(file);
    g_signal_connect_object(file, "changed", G_CALLBACK(show), self, G_CONNECT_SWAPPED);
    show(self);
}

static void eql_network_page_dispose(GObject *object)
{
    EqlNetworkPage *self = EQL_NETWORK_PAGE(object);
    if (self->file != NULL)
        g_signal_handlers_disconnect_by_data(self->file, self);
    g_clear_object(&self->file);
    if (self->schools != NULL)
        eql_network_rows_clear(self->schools);
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_NETWORK_PAGE);
    G_OBJECT_CLASS(eql_network_page_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, views);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, cohort);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, audience);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, theme);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, kind);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, detail);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, group);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, hide_names);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, funnel_note);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, funnel_asked);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, themes_asked);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, rates_note);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, progress_empty);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, progress_note);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, progress_explain);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, schools);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, rates_box);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, rates_none);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, add_button);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, first_button);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, themes_panel);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, funnel_panel);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, rates_panel);
    gtk_widget_class_bind_template_child(widget, EqlNetworkPage, progress);
}

static void eql_network_page_class_init(EqlNetworkPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_network_page_dispose;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_EXPLAIN);
    g_type_ensure(EQL_TYPE_TABLE_VIEW);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/network-page.ui");
    bind_children(widget);
    gtk_widget_class_bind_template_callback(widget, on_compare);
    gtk_widget_class_bind_template_callback(widget, on_theme);
    gtk_widget_class_bind_template_callback(widget, on_group);
}

static void eql_network_page_init(EqlNetworkPage *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_hush_stacks(GTK_WIDGET(self));
    eql_page_wrap_buttons(GTK_WIDGET(self));
    eql_text_scale_clamps(GTK_WIDGET(self));
    self->filling = TRUE;
    eql_choose_detail(self->detail, "broad");
    self->filling = FALSE;
    eql_choice_shorten(self->theme);
    eql_choice_shorten(self->group);
}
