/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools beside each other, on paper: for a network's meeting. Everything comes from packs, which
 * hold nothing that rests on fewer than ten people. */

#include "base/i18n.h"
#include "base/lists.h"
#include "base/text.h"
#include "output/charts.h"
#include "output/labels.h"
#include "output/network-rates.h"
#include "output/network.h"
#include "output/report-parts.h"

/* As in packs. */
#define LEAST 10

typedef struct {
    const EqlNetwork *network;
    const EqlCohortChoice *choice;
    GPtrArray *schools;  /* EqlCohortSchool */
    GPtrArray *themes;   /* const EqlPackTheme */
    char *name;          /* of all of them together */
    EqlService *service; /* that hands it over */
} Cohort;

static void cohort_clear(Cohort *cohort)
{
    g_clear_pointer(&cohort->schools, g_ptr_array_unref);
    g_clear_pointer(&cohort->themes, g_ptr_array_unref);
    g_free(cohort->name);
    g_clear_pointer(&cohort->service, eql_service_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Cohort, cohort_clear)

static const char *audience_label(const Cohort *cohort)
{
    return eql_audience_label(cohort->choice->audience ? cohort->choice->audience : "pupil");
}

/* ── the first pages ── */

static void write_cover(EqlPaper *paper, const Cohort *cohort)
{
    guint n = cohort->schools->len;
    g_autofree char *schools = g_strdup_printf(ngettext("%u school", "%u schools", n), n);
    g_autofree char *under = g_strdup_printf("%s · %s", audience_label(cohort), schools);
    g_autofree char *whom = eql_report_within_sentence(audience_label(cohort));
    /* Translators: an audience: “pupils”. */
    g_autofree char *lead = g_strdup_printf(
        _("What %s of these schools answered about fairness, and who is suspended and excluded."),
        whom);
    g_autofree char *prepared = eql_report_prepared(cohort->service);

    eql_paper_cover(paper, FALSE, _("Schools beside each other"), cohort->name, under);
    eql_paper_text(paper, EQL_TEXT_LEAD, lead);
    eql_paper_text(paper, EQL_TEXT_QUIET, prepared);
    eql_paper_heading(paper, 2, _("In this report"));
    eql_paper_contents(paper);
    eql_paper_break(paper);
}

static void write_how_to_read(EqlPaper *paper)
{
    g_autoptr(EqlSettings) usual = eql_settings_new();

    usual->k = LEAST;
    eql_paper_heading(paper, 1, _("How to read this report"));
    eql_paper_text(paper, EQL_TEXT_LEAD,
                   _("Schools are beside each other here to learn from one another. This is no "
                     "league table: they stand in the order of their names, or of letters that "
                     "say nothing."));
    eql_report_meanings(paper, usual, ~0u);
    eql_paper_term(paper, _("Funnel"),
                   _("Each dot is a school: the further right, the more answers it rests on. "
                     "Between the curves a school lies by chance 95 times, or 998 times in a "
                     "thousand. Outside is a reason to ask, not a verdict."));
}

static void write_school(EqlPaper *paper, const Cohort *cohort, const EqlCohortSchool *school)
{
    const EqlPackAudience *audience = eql_cohort_audience(school, cohort->choice);
    g_autofree char *answered = eql_figure_format(audience->respondents);
    g_autofree char *invited = eql_figure_format(audience->invited);
    const char *named[] = {school->name, school->wave, answered, invited};
    const char *unnamed[] = {school->name, answered};

    eql_paper_row(paper, cohort->choice->hide_names ? unnamed : named);
}

/* How many were invited, and what a school calls its wave, would give its name away. */
static void write_schools(EqlPaper *paper, const Cohort *cohort)
{
    const EqlPaperColumn named[] = {{_("School"), 4, FALSE},
                                    {_("Wave"), 2.4, FALSE},
                                    {_("Answered"), 1.3, TRUE},
                                    {_("Invited"), 1.3, TRUE},
                                    {NULL, 0, FALSE}};
    const EqlPaperColumn unnamed[] = {
        {_("School"), 4, FALSE}, {_("Answered"), 1.3, TRUE}, {NULL, 0, FALSE}};

    eql_paper_heading(paper, 1, _("The schools"));
    eql_paper_table(paper, cohort->choice->hide_names ? unnamed : named);
    for (guint i = 0; i < cohort->schools->len; i++)
        write_school(paper, cohort, cohort->schools->pdata[i]);
    eql_paper_end_table(paper);
}

/* ── themes ── */

static void write_heat_map(EqlPaper *paper, const Cohort *cohort)
{
    g_autoptr(EqlChart) chart = eql_chart_of_schools(cohort->network, cohort->choice);
    g_autofree char *note = eql_cohort_questions_note(cohort->schools, cohort->choice);

    eql_paper_chapter(paper, _("The themes, school by school"), chart);
    if (note)
        eql_paper_text(paper, EQL_TEXT_BODY, note);
}

static void say_outside(EqlPaper *paper, const char *school, EqlFigure own, EqlFigure all,
                        EqlOutside outside)
{
    g_autofree char *here = eql_figure_format(own);
    g_autofree char *together = eql_figure_format(all);
    g_autofree char *text = NULL;

    if (outside == EQL_INSIDE)
        return;
    /* Translators: a school, its figure, all schools' figure. */
    text = g_strdup_printf(outside == EQL_OUTSIDE_998
                               ? _("%s: %s, all schools %s; beyond the 99.8 %% limits.")
                               : _("%s: %s, all schools %s; beyond the 95 %% limits."),
                           school, here, together);
    eql_paper_bullet(paper, text);
}

/* What a funnel would show nothing of: hidden everywhere, or shown by one school alone. */
typedef struct {
    GString *hidden, *alone;
} Few;

static Few few_new(void)
{
    return (Few){g_string_new(NULL), g_string_new(NULL)};
}

/* FALSE where there are schools to compare. */
static gboolean few_take(Few *few, const EqlChart *chart, const char *what)
{
    guint n = eql_chart_n_shown(chart);
    GString *list = n == 0 ? few->hidden : few->alone;

    if (n > 1)
        return FALSE;
    eql_list_add_long(list, what);
    return TRUE;
}

/* `of`: “Themes”, or a kind of outcome. */
static void few_say(Few *few, EqlPaper *paper, const char *of)
{
    /* Translators: “Suspensions”; a list of groups, or of themes. */
    g_autofree char *hidden =
        g_strdup_printf(_("%s, hidden in every school: %s."), of, few->hidden->str);
    /* Translators: “Suspensions”; a list of groups, or of themes. */
    g_autofree char *alone =
        g_strdup_printf(_("%s, shown by one school alone: %s."), of, few->alone->str);

    if (few->hidden->len > 0)
        eql_paper_text(paper, EQL_TEXT_QUIET, hidden);
    if (few->alone->len > 0)
        eql_paper_text(paper, EQL_TEXT_QUIET, alone);
    g_string_free(few->hidden, TRUE);
    g_string_free(few->alone, TRUE);
}

static void write_funnel(EqlPaper *paper, const Cohort *cohort, const EqlPackTheme *theme, Few *few)
{
    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(cohort->network, cohort->choice, theme->code);
    g_autoptr(EqlChart) chart = eql_chart_of_funnel(funnel);

    if (few_take(few, chart, eql_theme_name(funnel->theme_label)))
        return;
    eql_paper_chart(paper, chart);
    for (guint i = 0; i < funnel->points->len; i++) {
        const EqlFunnelPoint *point = &g_array_index(funnel->points, EqlFunnelPoint, i);

        say_outside(paper, point->school->name, point->favourable, funnel->pooled, point->outside);
    }
}

static void write_funnels(EqlPaper *paper, const Cohort *cohort)
{
    Few few = few_new();

    eql_paper_heading(paper, 1, _("Which schools differ by more than chance"));
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("The share of favourable answers to each theme, by how many answers it rests "
                     "on. Under each funnel are the schools outside its limits."));
    for (guint i = 0; i < cohort->themes->len; i++)
        write_funnel(paper, cohort, cohort->themes->pdata[i], &few);
    few_say(&few, paper, _("Themes"));
}

/* ── outcomes ── */

static void write_rri(EqlPaper *paper, const EqlCohortRri *rri, const EqlCohortRriGroup *group,
                      Few *few)
{
    g_autoptr(EqlChart) chart = eql_chart_of_rri_funnel(rri, group);

    if (g_str_equal(group->code, EQL_NOT_STATED) ||
        few_take(few, chart, eql_text_translated(group->label)))
        return;
    eql_paper_chart(paper, chart);
    for (guint i = 0; i < group->schools->len; i++) {
        const EqlCohortRate *rate = &g_array_index(group->schools, EqlCohortRate, i);

        say_outside(paper, rate->school->name, rate->rri, group->pooled.rri, rate->outside);
    }
}

static void write_kind(EqlPaper *paper, const Cohort *cohort, const char *kind, gboolean *begun)
{
    g_autoptr(EqlCohortRri) rri =
        eql_cohort_rri(cohort->network, cohort->choice, kind, EQL_DETAIL_BROAD);
    Few few;

    if (!rri)
        return;
    if (!*begun) {
        eql_paper_heading(paper, 1, _("Exclusions and suspensions"));
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("A group’s relative rate index (RRI) in each school, by how many outcomes "
                         "its share of the roll would come to. Repeated ones of one pupil count "
                         "each time, so more schools lie outside the limits than chance alone "
                         "would put there."));
    }
    *begun = TRUE;
    few = few_new();
    for (guint i = 0; i < rri->groups->len; i++)
        write_rri(paper, rri, rri->groups->pdata[i], &few);
    few_say(&few, paper, eql_outcome_kind_label(kind));
}

static void write_outcomes(EqlPaper *paper, const Cohort *cohort)
{
    g_autoptr(GPtrArray) kinds = eql_network_kinds(cohort->schools);
    gboolean begun = FALSE;

    for (guint i = 0; i < kinds->len; i++)
        write_kind(paper, cohort, kinds->pdata[i], &begun);
}

/* ── progress, and how it was done ── */

static void write_change(EqlPaper *paper, const EqlCohortSchool *school,
                         const EqlCohortChange *change)
{
    g_autofree char *score = eql_figure_format(change->change);
    g_autofree char *favourable = eql_figure_format_with_interval(change->favourable_change);
    g_autofree char *people = eql_change_people(change);
    const char *cells[] = {school->name, eql_theme_name(change->now->label), people, score,
                           favourable};

    eql_paper_row(paper, cells);
}

static void write_progress(EqlPaper *paper, const Cohort *cohort)
{
    const EqlPaperColumn columns[] = {{_("School"), 3, FALSE},
                                      {_("Theme"), 3.2, FALSE},
                                      {C_("number of people", "n"), 1.6, TRUE},
                                      {_("Change of score"), 1.5, TRUE},
                                      {_("Change of favourable"), 2, TRUE},
                                      {NULL, 0, FALSE}};
    gboolean begun = FALSE;

    for (guint i = 0; i < cohort->schools->len; i++) {
        const EqlCohortSchool *school = cohort->schools->pdata[i];
        g_autoptr(GArray) changes = eql_cohort_progress(school, cohort->choice, NULL);

        for (guint j = 0; j < changes->len; j++) {
            if (!begun) {
                eql_paper_heading(paper, 1, _("Change since the first wave"));
                eql_paper_text(paper, EQL_TEXT_BODY,
                               /* xgettext:no-c-format */
                               _("The score in points, favourable in percentage points, with the "
                                 "ends of the 95 % interval. Schools with one wave are left "
                                 "out."));
                eql_paper_table(paper, columns);
                begun = TRUE;
            }
            write_change(paper, school, &g_array_index(changes, EqlCohortChange, j));
        }
    }
    if (begun)
        eql_paper_end_table(paper);
}

static void write_about(EqlPaper *paper)
{
    eql_paper_heading(paper, 1, _("About the data"));
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("Everything comes from the packs that schools brought. They hold no answers "
                     "and no comments, and no figure that rests on fewer than ten people, or from "
                     "which such a figure could be worked out."));
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("Figures of all schools are counts added over the schools that show them, "
                     "never averages of averages. The network’s workbook has every figure."));
}

static void body(EqlPaper *paper, gconstpointer data)
{
    const Cohort *cohort = data;

    write_cover(paper, cohort);
    write_how_to_read(paper);
    write_schools(paper, cohort);
    write_heat_map(paper, cohort);
    write_funnels(paper, cohort);
    write_outcomes(paper, cohort);
    write_progress(paper, cohort);
    write_about(paper);
}

gboolean eql_network_write_report(const EqlNetwork *network, const EqlCohortChoice *choice,
                                  const char *path, GError **error)
{
    const char *name = choice->cohort ? choice->cohort : _("Network");
    g_auto(Cohort)
        cohort = {network, choice, eql_cohort_schools(network, choice), NULL, g_strdup(name), NULL};
    g_autofree char *title = g_strdup_printf(_("%s: %s"), name, _("Schools beside each other"));
    EqlPaperInfo info = {
        .title = title,
        .author = name,
        .running = title,
        .right_to_left = eql_runs_right_to_left(),
    };

    if (!eql_network_has_schools(cohort.schools, error))
        return FALSE;
    cohort.service = eql_service_load(error);
    if (!cohort.service)
        return FALSE;
    info.service = cohort.service;
    info.author = cohort.service->name ? cohort.service->name : name;
    cohort.themes = eql_cohort_themes(cohort.schools, choice);
    return eql_paper_write(path, &info, body, &cohort, error);
}
