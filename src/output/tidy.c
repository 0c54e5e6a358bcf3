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

/* ── themes and groups ── */

static void add_group(GString *csv, const char *table, const char *audience,
                      const EqlThemeScore *theme, const EqlGroupScore *group)
{
    Subject subject = {table, audience, group->characteristic, group->code, theme->code,
                       NULL,  group->n};
    add_figure(csv, &subject, "score", group->score);
    add_figure(csv, &subject, "favourable", group->favourable);
    add_figure(csv, &subject, "n_effective", group->n_effective);
    add_figure(csv, &subject, "difference", group->difference);
    add_figure(csv, &subject, "favourable_difference", group->favourable_difference);
}

static void add_theme(GString *csv, const char *audience, const EqlThemeScore *theme)
{
    Subject subject = {"themes", audience, NULL, NULL, theme->code, NULL, theme->n};
    add_figure(csv, &subject, "score", theme->score);
    add_figure(csv, &subject, "favourable", theme->favourable);
    add_figure(csv, &subject, "n_effective", theme->n_effective);
    add_figure(csv, &subject, "alpha", theme->alpha);
    add_figure(csv, &subject, "uncertain", theme->uncertain);
    add_figure(csv, &subject, "change", theme->change);
    add_figure(csv, &subject, "favourable_change", theme->favourable_change);
}

static void add_audience(GString *csv, const EqlAudienceScores *audience)
{
    Subject subject = {"audiences", audience->audience,   NULL, NULL, NULL,
                       NULL,        audience->respondents};
    add_figure(csv, &subject, "respondents", audience->respondents);
    add_figure(csv, &subject, "invited", audience->invited);
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
    Subject subject = {"items", audience, NULL, NULL, item->theme, item->code, item->n};
    add_figure(csv, &subject, "favourable", item->favourable);
    add_figure(csv, &subject, "neutral", item->neutral);
    add_figure(csv, &subject, "unfavourable", item->unfavourable);
    add_figure(csv, &subject, "blank", item->blank);
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
    Subject subject = {table, rri->audience, rri->by, group->code, NULL, NULL, group->census};
    add_figure(csv, &subject, "census", group->census);
    add_figure(csv, &subject, "outcomes", group->outcomes);
    add_figure(csv, &subject, "rate_per_100", group->rate_per_100);
    add_figure(csv, &subject, "rri", group->rri);
    add_figure(csv, &subject, "difference", group->difference);
    if (rri->previous)
        add_figure(csv, &subject, "rri_previous", group->rri_previous);
    add_figure(csv, &subject, "p", group->p);
    add_figure(csv, &subject, "p_adjusted", group->p_adjusted);
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
