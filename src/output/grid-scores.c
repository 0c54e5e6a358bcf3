/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/grid.h"

#include "base/i18n.h"
#include "output/labels.h"

static const char *const score_headings[] = {"audience",
                                             "theme",
                                             "theme_label",
                                             "n",
                                             "score",
                                             "score_low",
                                             "score_high",
                                             "favourable",
                                             "favourable_low",
                                             "favourable_high",
                                             "n_effective",
                                             "alpha",
                                             "alpha_warning",
                                             "score_poststratified",
                                             "score_poststratified_low",
                                             "score_poststratified_high",
                                             "poststratified_share",
                                             "change",
                                             "change_low",
                                             "change_high",
                                             "favourable_change",
                                             "favourable_change_low",
                                             "favourable_change_high",
                                             "effect_size",
                                             "hidden",
                                             NULL};

static const char *const group_headings[] = {"audience",
                                             "theme",
                                             "theme_label",
                                             "characteristic",
                                             "code",
                                             "label",
                                             "n",
                                             "score",
                                             "score_low",
                                             "score_high",
                                             "favourable",
                                             "favourable_low",
                                             "favourable_high",
                                             "n_effective",
                                             "difference",
                                             "difference_low",
                                             "difference_high",
                                             "favourable_difference",
                                             "favourable_difference_low",
                                             "favourable_difference_high",
                                             "effect_size",
                                             "alpha",
                                             "alpha_warning",
                                             "score_poststratified",
                                             "score_poststratified_low",
                                             "score_poststratified_high",
                                             "poststratified_share",
                                             "change",
                                             "change_low",
                                             "change_high",
                                             "favourable_change",
                                             "favourable_change_low",
                                             "favourable_change_high",
                                             "hidden",
                                             NULL};

/* Columns of the last table from "alpha" to "favourable_change_high": of themes, not of groups. */
#define N_OF_WHOLE 12

static void add_interval(EqlGrid *grid, EqlFigure figure)
{
    eql_grid_figure(grid, figure);
    eql_grid_low(grid, figure);
    eql_grid_high(grid, figure);
}

static void add_score(EqlGrid *grid, EqlFigure n, EqlFigure score, EqlFigure favourable,
                      EqlFigure n_effective)
{
    eql_grid_figure(grid, n);
    add_interval(grid, score);
    add_interval(grid, favourable);
    eql_grid_figure(grid, n_effective);
}

static void add_theme_name(EqlGrid *grid, const char *audience, const EqlThemeScore *theme)
{
    eql_grid_word(grid, audience, eql_audience_label(audience));
    eql_grid_text(grid, theme->code);
    eql_grid_word(grid, theme->label, eql_theme_name(theme->label));
}

static void add_alpha_warning(EqlGrid *grid, const EqlThemeScore *theme)
{
    static const char *const words[2][2] = {{"", "few_items"}, {"low", "low few_items"}};
    g_autofree char *sentence = eql_alpha_warning(theme);
    eql_grid_word(grid, words[theme->alpha_low][theme->alpha_few_items], sentence ? sentence : "");
}

static void add_alpha(EqlGrid *grid, const EqlThemeScore *theme)
{
    eql_grid_figure(grid, theme->alpha);
    add_alpha_warning(grid, theme);
}

/* What is said of a theme as a whole, beside its score. */
static void add_weighted_and_change(EqlGrid *grid, const EqlThemeScore *theme)
{
    add_interval(grid, theme->poststratified);
    eql_grid_figure(grid, theme->poststratified_share);
    add_interval(grid, theme->change);
    add_interval(grid, theme->favourable_change);
}

static void add_theme(EqlGrid *grid, const char *audience, const EqlThemeScore *theme)
{
    add_theme_name(grid, audience, theme);
    add_score(grid, theme->n, theme->score, theme->favourable, theme->n_effective);
    add_alpha(grid, theme);
    add_weighted_and_change(grid, theme);
    eql_grid_figure(grid, theme->change_effect);
}

static void add_group(EqlGrid *grid, const char *audience, const EqlThemeScore *theme,
                      const EqlGroupScore *group)
{
    add_theme_name(grid, audience, theme);
    eql_grid_text(grid, group->characteristic);
    eql_grid_text(grid, group->code);
    eql_grid_text(grid, group->label);
    add_score(grid, group->n, group->score, group->favourable, group->n_effective);
    add_interval(grid, group->difference);
    add_interval(grid, group->favourable_difference);
    eql_grid_figure(grid, group->effect_size);
    for (guint i = 0; i < N_OF_WHOLE; i++)
        eql_grid_text(grid, NULL);
}

static void add_whole(EqlGrid *grid, const char *audience, const EqlThemeScore *theme)
{
    EqlFigure none = eql_figure_absent(EQL_UNIT_DIFFERENCE, EQL_REASON_REFERENCE);
    add_theme_name(grid, audience, theme);
    eql_grid_word(grid, "", "");
    eql_grid_word(grid, "", "");
    eql_grid_word(grid, "", _("All"));
    add_score(grid, theme->n, theme->score, theme->favourable, theme->n_effective);
    add_interval(grid, none);
    add_interval(grid, none);
    eql_grid_figure(grid, theme->change_effect);
    add_alpha(grid, theme);
    add_weighted_and_change(grid, theme);
}

static void add_theme_groups(EqlGrid *grid, const char *audience, const EqlThemeScore *theme)
{
    add_whole(grid, audience, theme);
    for (guint i = 0; i < theme->groups->len; i++)
        add_group(grid, audience, theme, theme->groups->pdata[i]);
}

static gboolean any_theme(const EqlScores *scores, gboolean (*is)(const EqlThemeScore *))
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            if (is(audience->themes->pdata[j]))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_groups(const EqlThemeScore *theme)
{
    return theme->groups->len > 0;
}

static gboolean has_alpha_warning(const EqlThemeScore *theme)
{
    return theme->alpha_low || theme->alpha_few_items;
}

static gboolean has_change(const EqlThemeScore *theme)
{
    return theme->change.state != EQL_FIGURE_ABSENT;
}

/* Columns that only CSV has, unless there is something in them to look at. */
static void leave_out_of_print(EqlGrid *grid, const EqlScores *scores, gboolean grouped)
{
    eql_grid_csv_only(grid, "theme");
    eql_grid_csv_only(grid, "code");
    eql_grid_csv_only(grid, "characteristic");
    eql_grid_csv_only(grid, "n_effective");
    eql_grid_csv_only(grid, "effect_size");
    if (grouped)
        eql_grid_csv_only(grid, "alpha");
    if (grouped || !any_theme(scores, has_alpha_warning))
        eql_grid_csv_only(grid, "alpha_warning");
    if (!scores->weighted_to) {
        eql_grid_csv_only(grid, "score_poststratified");
        eql_grid_csv_only(grid, "poststratified_share");
    }
    if (!any_theme(scores, has_change)) {
        eql_grid_csv_only(grid, "change");
        eql_grid_csv_only(grid, "favourable_change");
    }
}

EqlGrid *eql_grid_scores(const EqlScores *scores)
{
    gboolean grouped = scores->by_group || any_theme(scores, has_groups);
    EqlGrid *grid = eql_grid_new(grouped ? group_headings : score_headings);
    leave_out_of_print(grid, scores, grouped);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            if (grouped)
                add_theme_groups(grid, audience->audience, theme);
            else
                add_theme(grid, audience->audience, theme);
        }
    }
    return grid;
}

static const char *const item_headings[] = {"audience",
                                            "code",
                                            "theme",
                                            "theme_label",
                                            "reversed",
                                            "n",
                                            "favourable",
                                            "favourable_low",
                                            "favourable_high",
                                            "neutral",
                                            "unfavourable",
                                            "no_point",
                                            "unread",
                                            "blank",
                                            "partner",
                                            "favourable_change",
                                            "favourable_change_low",
                                            "favourable_change_high",
                                            "effect_size",
                                            "text",
                                            "hidden",
                                            NULL};

static void add_item(EqlGrid *grid, const char *audience, const EqlItemResult *item)
{
    eql_grid_word(grid, audience, eql_audience_label(audience));
    eql_grid_text(grid, item->code);
    eql_grid_text(grid, item->theme);
    eql_grid_word(grid, item->theme_label, eql_theme_name(item->theme_label));
    eql_grid_text(grid, item->reversed ? "yes" : "no");
    eql_grid_figure(grid, item->n);
    add_interval(grid, item->favourable);
    eql_grid_figure(grid, item->neutral);
    eql_grid_figure(grid, item->unfavourable);
    eql_grid_figure(grid, eql_label_counts_sum(item->no_point));
    eql_grid_figure(grid, eql_item_unread(item));
    eql_grid_figure(grid, item->blank);
    eql_grid_text(grid, item->partner);
    add_interval(grid, item->favourable_change);
    eql_grid_figure(grid, item->effect_size);
    eql_grid_text(grid, item->text);
}

EqlGrid *eql_grid_items(const EqlItems *items)
{
    static const char *const left_out[] = {"theme", "theme_label", "reversed", "neutral",
                                           "unfavourable"};
    EqlGrid *grid = eql_grid_new(item_headings);
    for (guint i = 0; i < G_N_ELEMENTS(left_out); i++)
        eql_grid_csv_only(grid, left_out[i]);
    eql_grid_csv_only(grid, "effect_size");
    if (!items->since) {
        eql_grid_csv_only(grid, "partner");
        eql_grid_csv_only(grid, "favourable_change");
    }
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++)
            add_item(grid, audience->audience, audience->items->pdata[j]);
    }
    return grid;
}
