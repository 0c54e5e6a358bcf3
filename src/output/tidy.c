/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv-text.h"
#include "output/save.h"
#include "output/workbook.h"

/* What a row's figure is of. NULL is an empty field. */
typedef struct {
    const char *table, *audience, *kind, *characteristic, *group, *theme, *item, *answer;
} Place;

static void add_fields(GString *csv, const char *const *fields, guint n)
{
    for (guint i = 0; i < n; i++) {
        eql_csv_append_guarded(csv, fields[i] ? fields[i] : "");
        g_string_append_c(csv, ',');
    }
}

static void add_row(GString *csv, const Place *place, const char *measure, EqlFigure figure)
{
    const char *const fields[] = {place->table,          place->audience, place->kind,
                                  place->characteristic, place->group,    place->theme,
                                  place->item,           place->answer,   measure};
    g_autofree char *value = eql_number_text(figure.value);
    g_autofree char *low = eql_number_text(figure.low);
    g_autofree char *high = eql_number_text(figure.high);
    if (figure.state == EQL_FIGURE_ABSENT)
        return;
    add_fields(csv, fields, G_N_ELEMENTS(fields));
    g_string_append_printf(csv, "%s,%s,%s,%s\n", value, low, high,
                           eql_figure_is_hidden(figure) ? "yes" : "no");
}

/* ── scores ── */

static void add_group(GString *csv, Place place, const EqlGroupScore *group)
{
    place.characteristic = group->characteristic;
    place.group = group->code;
    add_row(csv, &place, "n", group->n);
    add_row(csv, &place, "score", group->score);
    add_row(csv, &place, "favourable", group->favourable);
    add_row(csv, &place, "n_effective", group->n_effective);
    add_row(csv, &place, "difference", group->difference);
    add_row(csv, &place, "favourable_difference", group->favourable_difference);
}

static void add_theme(GString *csv, Place place, const EqlThemeScore *theme, gboolean groups_only)
{
    place.theme = theme->code;
    if (!groups_only) {
        add_row(csv, &place, "n", theme->n);
        add_row(csv, &place, "score", theme->score);
        add_row(csv, &place, "favourable", theme->favourable);
        add_row(csv, &place, "n_effective", theme->n_effective);
        add_row(csv, &place, "alpha", theme->alpha);
    }
    for (guint i = 0; i < theme->groups->len; i++)
        add_group(csv, place, theme->groups->pdata[i]);
}

static void add_scores(GString *csv, const EqlScores *scores, gboolean groups_only)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        Place place = {.table = "scores", .audience = audience->audience};
        if (!groups_only) {
            add_row(csv, &place, "respondents", audience->respondents);
            add_row(csv, &place, "invited", audience->invited);
        }
        for (guint j = 0; j < audience->themes->len; j++)
            add_theme(csv, place, audience->themes->pdata[j], groups_only);
    }
}

/* ── items ── */

static void add_counts(GString *csv, Place place, const char *measure, const GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = counts->pdata[i];
        place.answer = count->label;
        add_row(csv, &place, measure, count->count);
    }
}

/* Texts that fit no answer are free text, and stay in the school. */
static void add_item(GString *csv, Place place, const EqlItemResult *item)
{
    place.item = item->code;
    place.theme = item->theme;
    add_row(csv, &place, "n", item->n);
    add_row(csv, &place, "favourable", item->favourable);
    add_row(csv, &place, "blank", item->blank);
    add_counts(csv, place, "count", item->counts);
    add_counts(csv, place, "no_point", item->no_point);
}

static void add_items(GString *csv, const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        Place place = {.table = "items", .audience = audience->audience};
        for (guint j = 0; j < audience->items->len; j++)
            add_item(csv, place, audience->items->pdata[j]);
    }
}

/* ── relative rate indices ── */

static void add_rri_group(GString *csv, Place place, const EqlRriGroup *group)
{
    place.group = group->code;
    add_row(csv, &place, "census", group->census);
    add_row(csv, &place, "outcomes", group->outcomes);
    add_row(csv, &place, "rate_per_100", group->rate_per_100);
    add_row(csv, &place, "rri", group->rri);
    add_row(csv, &place, "difference", group->difference);
    add_row(csv, &place, "p", group->p);
    add_row(csv, &place, "p_adjusted", group->p_adjusted);
}

static void add_rri(GString *csv, const EqlRri *rri)
{
    Place place = {
        .table = "rri", .audience = rri->audience, .kind = rri->kind, .characteristic = rri->by};
    add_row(csv, &place, "census", rri->census_total);
    add_row(csv, &place, "outcomes", rri->outcome_total);
    for (guint i = 0; i < rri->groups->len; i++)
        add_rri_group(csv, place, rri->groups->pdata[i]);
}

gboolean eql_tidy_write(const EqlWorkbookContent *content, const char *path, GError **error)
{
    GString *csv =
        g_string_new("table,audience,kind,characteristic,group,theme,item,answer,measure,"
                     "value,low,high,hidden\n");
    add_scores(csv, content->scores, FALSE);
    add_scores(csv, content->broad, TRUE);
    add_items(csv, content->items);
    for (guint i = 0; i < content->rris->len; i++)
        add_rri(csv, content->rris->pdata[i]);
    gboolean written = eql_save_text(path, csv, error);
    g_string_free(csv, TRUE);
    return written;
}
