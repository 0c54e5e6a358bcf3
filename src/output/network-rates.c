/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network's workbook: a sheet of relative rate indices, of every kind of outcome. */
#include "base/i18n.h"
#include "base/text.h"
#include "output/labels.h"
#include "output/network-rates.h"

GPtrArray *eql_network_kinds(const GPtrArray *schools)
{
    GPtrArray *kinds = g_ptr_array_new();
    for (guint i = 0; i < schools->len; i++) {
        const EqlPack *pack = ((const EqlCohortSchool *)schools->pdata[i])->pack;
        for (guint j = 0; j < pack->outcomes->len; j++) {
            char *kind = ((const EqlPackOutcomes *)pack->outcomes->pdata[j])->kind;
            if (!g_ptr_array_find_with_equal_func(kinds, kind, g_str_equal, NULL))
                g_ptr_array_add(kinds, kind);
        }
    }
    return kinds;
}

static const double widths[] = {26, 38, 34, 12, 12, 12, 10, 9, 9, 14, 16, 0};

static void write_rate(EqlSheet *sheet, const EqlCohortRri *rri, const EqlCohortRriGroup *group,
                       const EqlCohortRate *rate)
{
    gboolean judged = rate->school && eql_figure_is_shown(rate->rri);
    eql_sheet_text(sheet, eql_outcome_kind_label(rri->kind));
    eql_sheet_text(sheet, eql_text_translated(group->label));
    eql_sheet_text(sheet, rate->school ? rate->school->name : _("All schools"));
    eql_sheet_figure(sheet, rate->census);
    eql_sheet_figure(sheet, rate->outcomes);
    eql_sheet_figure(sheet, rate->rate_per_100);
    eql_sheet_interval(sheet, rate->rri);
    eql_sheet_figure(sheet, rate->expected);
    eql_sheet_text(sheet, judged ? eql_outside_label(rate->outside) : "");
    eql_sheet_end_row(sheet);
}

static void write_group(EqlSheet *sheet, const EqlCohortRri *rri, const EqlCohortRriGroup *group)
{
    for (guint i = 0; i < group->schools->len; i++)
        write_rate(sheet, rri, group, &g_array_index(group->schools, EqlCohortRate, i));
    write_rate(sheet, rri, group, &group->pooled);
}

static void write_kind(EqlSheet *sheet, const EqlNetwork *network, const EqlCohortChoice *choice,
                       const char *kind)
{
    g_autoptr(EqlCohortRri) rri = eql_cohort_rri(network, choice, kind, EQL_DETAIL_BROAD);
    for (guint i = 0; rri && i < rri->groups->len; i++)
        write_group(sheet, rri, rri->groups->pdata[i]);
}

void eql_network_write_rates(EqlBook *book, const EqlNetwork *network,
                             const EqlCohortChoice *choice, const GPtrArray *schools)
{
    const char *headings[] = {_("What happened"),  _("Group"),     _("School"),
                              _("#On roll"),       _("#Outcomes"), _("#Per 100"),
                              _("#RRI"),           _("#from"),     _("#to"),
                              _("#In proportion"), _("School is"), NULL};
    g_autoptr(GPtrArray) kinds = eql_network_kinds(schools);
    EqlSheetLayout layout = {C_("sheet", "Suspensions"), TRUE, widths};
    if (kinds->len == 0)
        return;
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(
        sheet, _("Exclusions and suspensions"),
        _("A group’s relative rate index (RRI) in each school, beside how many outcomes "
          "its share of the roll would come to. All schools are those that show the "
          "group, added. Outside the limits of chance is a reason to ask, not a "
          "verdict."));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < kinds->len; i++)
        write_kind(sheet, network, choice, kinds->pdata[i]);
    eql_sheet_filter(sheet);
    eql_sheet_end_table(sheet);
}
