/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "base/lists.h"
#include "output/sheet-chart.h"

#define CHART_COLUMN 5

const char *eql_workbook_name_themes(void)
{
    return C_("sheet", "Themes");
}

static const EqlThemeScore *find_theme(const EqlAudienceScores *audience, const char *code)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];
        if (g_str_equal(theme->code, code))
            return theme;
    }
    return NULL;
}

/* Every theme once, in the order in which the audiences bring them. */
static GPtrArray *all_themes(const EqlScores *scores)
{
    GPtrArray *themes = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            EqlThemeScore *theme = audience->themes->pdata[j];
            if (g_hash_table_add(seen, theme->code))
                g_ptr_array_add(themes, theme);
        }
    }
    return themes;
}

static void write_matrix_head(EqlSheet *sheet, const EqlScores *scores)
{
    eql_sheet_styled(sheet, _("Theme score, 0 to 100"), EQL_STYLE_HEAD);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        eql_sheet_styled(sheet, eql_audience_label(audience->audience), EQL_STYLE_HEAD_NUMBER);
    }
    eql_sheet_end_row(sheet);
}

static void write_matrix(EqlSheet *sheet, const EqlScores *scores, GPtrArray *themes)
{
    EqlFigure none = eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NONE);
    write_matrix_head(sheet, scores);
    for (guint i = 0; i < themes->len; i++) {
        const EqlThemeScore *named = themes->pdata[i];
        eql_sheet_text(sheet, eql_theme_name(named->label));
        for (guint j = 0; j < scores->audiences->len; j++) {
            const EqlThemeScore *theme = find_theme(scores->audiences->pdata[j], named->code);
            eql_sheet_figure(sheet, theme ? theme->score : none);
        }
        eql_sheet_end_row(sheet);
    }
}

static gboolean shows_a_score(const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            if (eql_figure_is_shown(((const EqlThemeScore *)audience->themes->pdata[j])->score))
                return TRUE;
    }
    return FALSE;
}

/* Beside the small table and perhaps below it; says how many rows it covers. */
static guint write_chart(EqlSheet *sheet, const EqlScores *scores, lxw_row_t head, guint n_themes)
{
    if (!shows_a_score(scores))
        return 0;
    EqlChartRange range = {
        .title = _("Theme scores by audience (0 to 100)"),
        .description = _("Bar chart of the theme scores of each audience; the table beside it "
                         "has the same figures. A theme that is hidden has no bar."),
        .axis = _("Score"),
        .row = head,
        .column = CHART_COLUMN,
        .head = head,
        .n_rows = n_themes,
        .n_series = scores->audiences->len,
    };
    return eql_sheet_bar_chart(sheet, &range);
}

static gboolean has_change(const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            if (theme->change.state != EQL_FIGURE_ABSENT)
                return TRUE;
        }
    }
    return FALSE;
}

static void write_theme(EqlSheet *sheet, const EqlAudienceScores *audience,
                        const EqlThemeScore *theme, gboolean change)
{
    eql_sheet_text(sheet, eql_theme_name(theme->label));
    eql_sheet_text(sheet, eql_audience_label(audience->audience));
    eql_sheet_figure(sheet, theme->n);
    eql_sheet_interval(sheet, theme->score);
    eql_sheet_interval(sheet, theme->favourable);
    eql_sheet_figure_as(sheet, theme->n_effective, EQL_STYLE_FIGURE + EQL_UNIT_COUNT);
    eql_sheet_figure(sheet, theme->uncertain);
    eql_sheet_figure(sheet, theme->alpha);
    eql_sheet_count(sheet, theme->n_items);
    if (change) {
        eql_sheet_interval(sheet, theme->change);
        eql_sheet_interval(sheet, theme->favourable_change);
    }
    eql_sheet_end_row(sheet);
}

static void write_details(EqlSheet *sheet, const EqlScores *scores)
{
    gboolean change = has_change(scores);
    const char *headings[] = {
        _("Theme"),
        _("Audience"),
        _("#Respondents"),
        _("#Score"),
        _("#from"),
        _("#to"),
        _("#Favourable"),
        _("#from"),
        _("#to"),
        _("#Effective answers"),
        _("#“Don’t know”"),
        _("#Alpha"),
        _("#Questions"),
        change ? _("#Change of score") : NULL,
        _("#from"),
        _("#to"),
        _("#Change of favourable"),
        _("#from"),
        _("#to"),
        NULL,
    };
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            write_theme(sheet, audience, audience->themes->pdata[j], change);
    }
    eql_sheet_filter(sheet);
    eql_sheet_name_table(sheet, "Equalens_themes");
    eql_sheet_share_bars(sheet, 6);
    eql_sheet_end_table(sheet);
}

static void add_theme(GString *themes, const char *theme, const char *audience)
{
    g_autofree char *both =
        /* Translators: a theme and an audience, in a list of such. */
        g_strdup_printf(C_("theme and audience", "%s (%s)"), theme, eql_audience_label(audience));
    eql_list_add(themes, both);
}

/* The themes of all audiences that the same is to be said of, one after another. */
static char *themes_with_warning(const EqlScores *scores, const char *warning)
{
    GString *themes = g_string_new(NULL);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            g_autofree char *its = eql_alpha_warning(theme);
            if (g_strcmp0(its, warning) == 0)
                add_theme(themes, eql_theme_name(theme->label), audience->audience);
        }
    }
    return g_string_free(themes, FALSE);
}

/* Which alphas not to lean on, a line for each reason. */
static void write_alpha_warnings(EqlSheet *sheet, const EqlScores *scores)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            char *warning = eql_alpha_warning(audience->themes->pdata[j]);
            if (!warning || !g_hash_table_add(told, warning))
                continue;
            g_autofree char *themes = themes_with_warning(scores, warning);
            /* Translators: themes, and what is to be said of their alphas. */
            g_autofree char *line = g_strdup_printf(_("Alpha of %s: %s"), themes, warning);
            eql_sheet_note(sheet, line);
        }
    }
}

/* ── the same scores, as if the roll had answered ── */

static void write_weighted(EqlSheet *sheet, const EqlAudienceScores *audience)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];
        eql_sheet_text(sheet, eql_theme_name(theme->label));
        eql_sheet_text(sheet, eql_audience_label(audience->audience));
        eql_sheet_figure(sheet, theme->n);
        eql_sheet_interval(sheet, theme->score);
        eql_sheet_interval(sheet, theme->poststratified);
        eql_sheet_figure(sheet, theme->poststratified_share);
        eql_sheet_end_row(sheet);
    }
}

static void write_weighted_table(EqlSheet *sheet, const EqlScores *scores, const EqlCodes *codes)
{
    const char *headings[] = {
        _("Theme"),     _("Audience"), _("#Respondents"), _("#Score"),       _("#from"), _("#to"),
        _("#Weighted"), _("#from"),    _("#to"),          _("#Of the roll"), NULL};
    eql_sheet_skip(sheet, 1);
    eql_sheet_section(sheet, _("A check: scores weighted to the census"));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        if (g_str_equal(audience->audience, "pupil"))
            write_weighted(sheet, audience);
    }
    eql_sheet_end_table(sheet);
    g_autofree char *note = g_strdup_printf(
        _("Weighted: each group of “%s” counts as it does on roll, not as it answered. Far from "
          "the plain score, it means that who answered matters. “Of the roll” says for how much "
          "of it somebody answered."),
        eql_codes_characteristic_label(codes, scores->weighted_to));
    eql_sheet_note(sheet, note);
}

static void write_legend(EqlSheet *sheet, const EqlScores *scores)
{
    /* xgettext:no-c-format */
    eql_sheet_note(sheet, _("“from” and “to” are the ends of the 95 % interval of the figure "
                            "before them. “Favourable” is the share of answers on the favourable "
                            "side of the scale; its interval rests on the effective number of "
                            "answers. Alpha says how far a theme’s questions measure the same."));
    if (has_change(scores))
        eql_sheet_note(sheet, _("Change is since the earlier wave: the score in points, "
                                "favourable in percentage points."));
}

static const double widths[] = {38, 11, 12.5, 9,  8, 8, 11.5, 8, 8, 10,
                                10, 8,  10.5, 10, 8, 8, 11.5, 8, 8, 0};
static const double widths_without_change[] = {38, 11, 12.5, 9,  8, 8,    11.5,
                                               8,  8,  10,   10, 8, 10.5, 0};

void eql_workbook_themes(EqlBook *book)
{
    const EqlScores *scores = book->content->scores;
    gboolean change = has_change(scores);
    EqlSheetLayout layout = {eql_workbook_name_themes(), TRUE,
                             change ? widths : widths_without_change};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    g_autoptr(GPtrArray) themes = all_themes(scores);

    eql_sheet_title(sheet, _("Themes"),
                    _("How each audience answered, theme by theme. 0 is the least favourable "
                      "answer to every question, 100 the most."));
    eql_sheet_freeze(sheet, 0);
    if (themes->len == 0) {
        eql_sheet_note(sheet, _("No answers have been brought in yet."));
        return;
    }
    lxw_row_t head = sheet->row;
    write_matrix(sheet, scores, themes);
    lxw_row_t covered = head + write_chart(sheet, scores, head, themes->len);
    eql_sheet_skip(sheet, MAX(sheet->row, covered) + 1 - sheet->row);
    write_details(sheet, scores);
    write_legend(sheet, scores);
    write_alpha_warnings(sheet, scores);
    if (scores->weighted_to)
        write_weighted_table(sheet, scores, book->content->dataset->codes);
}
