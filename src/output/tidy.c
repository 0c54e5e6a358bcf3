/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook.h"

#include "output/csv-text.h"
#include "output/labels.h"
#include "output/save.h"

static const char heading[] =
    "table,audience,characteristic,group,theme,item,measure,value,low,high,n,hidden\n";

/* What a row is about; fields that do not apply are NULL. */
typedef struct {
    const char *table, *audience, *characteristic, *group, *theme, *item;
    EqlFigure n; /* what the figures rest on */
} Subject;

static void add_number(GString *csv, gboolean shown, double value)
{
    g_autofree char *text = shown ? eql_number_text(value) : NULL;
    g_string_append_c(csv, ',');
    eql_csv_append(csv, text);
}

/* One row: a figure of the subject. A hidden one is an empty value and "yes" at the end;
 * one that cannot be worked out is none. */
static void add_figure(GString *csv, const Subject *subject, const char *measure, EqlFigure given)
{
    EqlFigure figure = eql_figure_public(given), n = eql_figure_public(subject->n);
    const char *const fields[] = {subject->table, subject->audience, subject->characteristic,
                                  subject->group, subject->theme,    subject->item,
                                  measure};
    gboolean interval = eql_figure_has_interval(figure);
    if (figure.state == EQL_FIGURE_ABSENT)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (i > 0)
            g_string_append_c(csv, ',');
        eql_csv_append_guarded(csv, fields[i]);
    }
    add_number(csv, eql_figure_is_shown(figure), figure.value);
    add_number(csv, interval, figure.low);
    add_number(csv, interval, figure.high);
    add_number(csv, eql_figure_is_shown(n), n.value);
    g_string_append(csv, eql_figure_is_hidden(figure) ? ",yes\n" : ",no\n");
}

/* Which measures of a structure are written, under which name. */
typedef struct {
    const char *name;
    gsize at; /* where its figure is in the structure */
} Measure;

#define MEASURE(type, figure)                                                                      \
    {                                                                                              \
#figure, G_STRUCT_OFFSET(type, figure)                                                     \
    }

static void add_measures(GString *csv, const Subject *subject, gconstpointer of,
                         const Measure *measures, gsize n)
{
    for (gsize i = 0; i < n; i++)
        add_figure(csv, subject, measures[i].name, G_STRUCT_MEMBER(EqlFigure, of, measures[i].at));
}

/* ── themes and groups ── */

static void add_group(GString *csv, const char *table, const char *audience,
                      const EqlThemeScore *theme, const EqlGroupScore *group)
{
    static const Measure measures[] = {
        MEASURE(EqlGroupScore, score), MEASURE(EqlGroupScore, favourable),
        MEASURE(EqlGroupScore, n_effective), MEASURE(EqlGroupScore, difference),
        MEASURE(EqlGroupScore, favourable_difference)};
    Subject subject = {table, audience, group->characteristic, group->code, theme->code,
                       NULL,  group->n};
    add_measures(csv, &subject, group, measures, G_N_ELEMENTS(measures));
}

static void add_theme(GString *csv, const char *audience, const EqlThemeScore *theme)
{
    static const Measure measures[] = {MEASURE(EqlThemeScore, score),
                                       MEASURE(EqlThemeScore, favourable),
                                       MEASURE(EqlThemeScore, n_effective),
                                       MEASURE(EqlThemeScore, alpha),
                                       MEASURE(EqlThemeScore, uncertain),
                                       MEASURE(EqlThemeScore, change),
                                       MEASURE(EqlThemeScore, favourable_change)};
    Subject subject = {"themes", audience, NULL, NULL, theme->code, NULL, theme->n};
    add_measures(csv, &subject, theme, measures, G_N_ELEMENTS(measures));
}

static void add_audience(GString *csv, const EqlAudienceScores *audience)
{
    static const Measure measures[] = {MEASURE(EqlAudienceScores, respondents),
                                       MEASURE(EqlAudienceScores, invited)};
    Subject subject = {"audiences", audience->audience,   NULL, NULL, NULL,
                       NULL,        audience->respondents};
    add_measures(csv, &subject, audience, measures, G_N_ELEMENTS(measures));
    for (guint i = 0; i < audience->themes->len; i++)
        add_theme(csv, audience->audience, audience->themes->pdata[i]);
}

static void add_groups(GString *csv, const char *table, const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            for (guint k = 0; k < theme->groups->len; k++)
                add_group(csv, table, audience->audience, theme, theme->groups->pdata[k]);
        }
    }
}

/* ── questions ── */

static void add_counts(GString *csv, const Subject *item, const char *measure, GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = counts->pdata[i];
        g_autofree char *name = g_strdup_printf("%s:%s", measure, count->label);
        add_figure(csv, item, name, count->count);
    }
}

/* Text that fits no answer could be a comment, so it goes no further than the school. */
static void add_item(GString *csv, const char *audience, const EqlItemResult *item)
{
    static const Measure measures[] = {
        MEASURE(EqlItemResult, favourable), MEASURE(EqlItemResult, neutral),
        MEASURE(EqlItemResult, unfavourable), MEASURE(EqlItemResult, blank)};
    Subject subject = {"items", audience, NULL, NULL, item->theme, item->code, item->n};
    add_measures(csv, &subject, item, measures, G_N_ELEMENTS(measures));
    add_counts(csv, &subject, "count", item->counts);
    add_counts(csv, &subject, "no_point", item->no_point);
}

static void add_items(GString *csv, const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++)
            add_item(csv, audience->audience, audience->items->pdata[j]);
    }
}

/* ── outcomes ── */

static void add_rri_group(GString *csv, const char *table, const EqlRri *rri,
                          const EqlRriGroup *group)
{
    static const Measure rates[] = {MEASURE(EqlRriGroup, census), MEASURE(EqlRriGroup, outcomes),
                                    MEASURE(EqlRriGroup, rate_per_100), MEASURE(EqlRriGroup, rri),
                                    MEASURE(EqlRriGroup, difference)};
    static const Measure before[] = {MEASURE(EqlRriGroup, rri_previous)};
    static const Measure tests[] = {MEASURE(EqlRriGroup, p), MEASURE(EqlRriGroup, p_adjusted)};
    Subject subject = {table, rri->audience, rri->by, group->code, NULL, NULL, group->census};
    add_measures(csv, &subject, group, rates, G_N_ELEMENTS(rates));
    if (rri->previous)
        add_measures(csv, &subject, group, before, G_N_ELEMENTS(before));
    add_measures(csv, &subject, group, tests, G_N_ELEMENTS(tests));
}

/* "rri:suspension:events:school" */
static void add_rri(GString *csv, const EqlRri *rri, gboolean broad)
{
    g_autofree char *table =
        g_strdup_printf("%s:%s:%s:%s", broad ? "rri_broad" : "rri", rri->kind,
                        rri->count == EQL_COUNT_PUPILS ? "pupils" : "events", rri->against);
    Subject total = {table, rri->audience, NULL, NULL, NULL, NULL, rri->census_total};
    add_figure(csv, &total, "census", rri->census_total);
    add_figure(csv, &total, "outcomes", rri->outcome_total);
    for (guint i = 0; i < rri->groups->len; i++)
        add_rri_group(csv, table, rri, rri->groups->pdata[i]);
}

gboolean eql_tidy_write(const EqlWorkbookContent *content, const char *path, GError **error)
{
    if (!eql_output_check_public(content, error))
        return FALSE;
    g_autoptr(GString) csv = g_string_new(heading);
    for (guint i = 0; i < content->scores->audiences->len; i++)
        add_audience(csv, content->scores->audiences->pdata[i]);
    add_groups(csv, "groups_broad", content->broad);
    add_groups(csv, "groups", content->scores);
    add_items(csv, content->items);
    for (guint i = 0; i < content->rris->len; i++)
        add_rri(csv, content->rris->pdata[i],
                eql_rri_is_broad(content->rris->pdata[i], content->dataset->codes));
    return eql_save_text(path, csv, error);
}
