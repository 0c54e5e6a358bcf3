/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/grid.h"

#include "base/i18n.h"
#include "output/labels.h"

/* The headings that every table has, and those of what was asked for beside; "hidden" ends them. */
static EqlGrid *rri_grid(const EqlRri *rri)
{
    static const char *const always[] = {
        "code",       "label",   "census",   "outcomes",     "rate_per_100",
        "rri",        "rri_low", "rri_high", "difference",   "p",
        "p_adjusted", "class",   "evidence", "evidence_from"};
    static const char *const stage[] = {"previous", "rri_previous", "rri_previous_low",
                                        "rri_previous_high"};
    static const char *const beside[] = {"benchmark_rate_per_100", "benchmark_rri"};
    g_autoptr(GPtrArray) headings = g_ptr_array_new();
    for (guint i = 0; i < G_N_ELEMENTS(always); i++)
        g_ptr_array_add(headings, (gpointer)always[i]);
    for (guint i = 0; rri->previous && i < G_N_ELEMENTS(stage); i++)
        g_ptr_array_add(headings, (gpointer)stage[i]);
    for (guint i = 0; rri->benchmark && i < G_N_ELEMENTS(beside); i++)
        g_ptr_array_add(headings, (gpointer)beside[i]);
    g_ptr_array_add(headings, (gpointer) "hidden");
    g_ptr_array_add(headings, NULL);
    return eql_grid_new((const char *const *)headings->pdata);
}

static void add_evidence(EqlGrid *grid, const EqlRriGroup *group)
{
    gboolean pupils = group->evidence_from == EQL_COUNT_PUPILS;
    gboolean none = group->evidence == EQL_EVIDENCE_NONE;
    eql_grid_word(grid, eql_evidence_name(group->evidence), eql_evidence_label(group->evidence));
    eql_grid_word(grid,
                  none     ? ""
                  : pupils ? "pupils"
                           : "events",
                  none     ? ""
                  : pupils ? _("pupils")
                           : _("counting repeats"));
}

EqlGrid *eql_grid_rri(const EqlRri *rri)
{
    EqlGrid *grid = rri_grid(rri);
    eql_grid_csv_only(grid, "code");
    eql_grid_csv_only(grid, "p");
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        eql_grid_text(grid, group->code);
        eql_grid_text(grid, group->label);
        eql_grid_figure(grid, group->census);
        eql_grid_figure(grid, group->outcomes);
        eql_grid_figure_as(grid, group->rate_per_100, eql_rri_rate(rri, group));
        eql_grid_figure(grid, group->rri);
        eql_grid_low(grid, group->rri);
        eql_grid_high(grid, group->rri);
        eql_grid_figure(grid, group->difference);
        eql_grid_figure(grid, group->p);
        eql_grid_figure(grid, group->p_adjusted);
        eql_grid_word(grid, eql_rri_class_name(group->rri_class),
                      eql_rri_class_label(group->rri_class));
        add_evidence(grid, group);
        if (rri->previous) {
            eql_grid_figure(grid, group->previous);
            eql_grid_figure(grid, group->rri_previous);
            eql_grid_low(grid, group->rri_previous);
            eql_grid_high(grid, group->rri_previous);
        }
        if (rri->benchmark) {
            eql_grid_figure(grid, group->beside.rate_per_100);
            eql_grid_figure(grid, group->beside.rri);
        }
    }
    return grid;
}

static const char *const finding_headings[] = {
    "kind",  "audience",    "other_audience", "theme", "theme_label", "characteristic",
    "group", "group_label", "outcome_kind",   "key",   "sentence",    NULL};

EqlGrid *eql_grid_findings(GPtrArray *findings)
{
    static const char *const left_out[] = {"other_audience", "theme", "theme_label",
                                           "characteristic", "group", "group_label",
                                           "outcome_kind",   "key"};
    EqlGrid *grid = eql_grid_new(finding_headings);
    for (guint i = 0; i < G_N_ELEMENTS(left_out); i++)
        eql_grid_csv_only(grid, left_out[i]);
    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = findings->pdata[i];
        eql_grid_word(grid, eql_finding_kind_name(finding->kind),
                      eql_finding_kind_label(finding->kind));
        eql_grid_word(grid, finding->audience,
                      finding->audience ? eql_audience_label(finding->audience) : NULL);
        eql_grid_text(grid, finding->other_audience);
        eql_grid_text(grid, finding->theme);
        eql_grid_word(grid, finding->theme_label, eql_theme_name(finding->theme_label));
        eql_grid_text(grid, finding->characteristic);
        eql_grid_text(grid, finding->group);
        eql_grid_text(grid, finding->group_label);
        eql_grid_text(grid, finding->outcome_kind);
        eql_grid_text(grid, finding->key);
        eql_grid_text(grid, finding->sentence);
    }
    return grid;
}

static const char *const import_headings[] = {
    "id",        "kind",     "file",   "tool",        "audience", "wave",        "rows", "accepted",
    "set_aside", "problems", "undone", "imported_at", "sha256",   "replaced_by", NULL};

EqlGrid *eql_grid_imports(GPtrArray *records)
{
    EqlGrid *grid = eql_grid_new(import_headings);
    eql_grid_csv_only(grid, "sha256");
    for (guint i = 0; i < records->len; i++) {
        const EqlImportRecord *record = records->pdata[i];
        eql_grid_count(grid, (guint64)record->id);
        eql_grid_text(grid, eql_import_kind_name(record->kind));
        eql_grid_text(grid, record->file);
        eql_grid_text(grid, record->tool);
        eql_grid_text(grid, record->audience);
        eql_grid_text(grid, record->wave);
        eql_grid_count(grid, record->rows);
        eql_grid_count(grid, record->accepted);
        eql_grid_count(grid, record->set_aside);
        eql_grid_count(grid, record->problems->len);
        eql_grid_text(grid, record->undone ? "yes" : "no");
        eql_grid_text(grid, record->imported_at);
        eql_grid_text(grid, record->sha256);
        g_autofree char *by =
            record->replaced_by ? g_strdup_printf("%d", (int)record->replaced_by) : g_strdup("");
        eql_grid_text(grid, by);
    }
    return grid;
}

static const char *const plan_headings[] = {
    "id",       "priority",   "status",          "due",    "owner",    "theme", "finding",
    "evidence", "governance", "success_measure", "review", "activity", NULL};

EqlGrid *eql_grid_plan(GPtrArray *actions)
{
    static const char *const left_out[] = {"finding", "evidence", "governance", "success_measure",
                                           "review"};
    EqlGrid *grid = eql_grid_new(plan_headings);
    for (guint i = 0; i < G_N_ELEMENTS(left_out); i++)
        eql_grid_csv_only(grid, left_out[i]);
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        const char priority[] = {(char)('0' + CLAMP(action->priority, 1, 3)), '\0'};
        eql_grid_text(grid, action->id);
        eql_grid_word(grid, priority, eql_priority_label(action->priority));
        eql_grid_word(grid, eql_status_name(action->status), eql_status_label(action->status));
        eql_grid_text(grid, action->due);
        eql_grid_text(grid, action->owner);
        g_autofree char *theme = eql_action_theme_label(action);
        eql_grid_word(grid, theme, action->theme);
        eql_grid_text(grid, action->finding);
        eql_grid_text(grid, action->evidence);
        eql_grid_text(grid, action->governance);
        eql_grid_text(grid, action->success_measure);
        eql_grid_text(grid, action->review);
        eql_grid_text(grid, action->activity);
    }
    return grid;
}
