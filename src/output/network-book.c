/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file-names.h"
#include "base/files.h"
#include "base/i18n.h"
#include "chart/palette.h"
#include "output/charts.h"
#include "output/labels.h"
#include "output/network-rates.h"
#include "output/network.h"
#include "output/save.h"
#include "output/sheet-picture.h"

typedef struct {
    const EqlNetwork *network;
    const EqlCohortChoice *choice;
    GPtrArray *schools; /* EqlCohortSchool */
    GPtrArray *themes;  /* const EqlPackTheme */
} Cohort;

static Cohort cohort_of(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    Cohort cohort = {network, choice, eql_cohort_schools(network, choice), NULL};
    cohort.themes = eql_cohort_themes(cohort.schools, choice);
    return cohort;
}

static void cohort_clear(Cohort *cohort)
{
    g_ptr_array_unref(cohort->schools);
    g_ptr_array_unref(cohort->themes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Cohort, cohort_clear)

static const EqlPackTheme *theme_of(const Cohort *cohort, guint school, const char *code)
{
    return eql_pack_theme(eql_cohort_audience(cohort->schools->pdata[school], cohort->choice),
                          code);
}

/* ── heat map ── */

enum { THEMES_MOST = EQL_CHART_MAX_COLUMNS };

/* No wider than its themes, so that it is printed as large as may be. */
static void set_heat_widths(double widths[THEMES_MOST + 2], guint themes)
{
    widths[0] = 38;
    for (guint i = 0; i <= MIN(themes, THEMES_MOST); i++)
        widths[1 + i] = i < themes && i < THEMES_MOST ? 16 : 0;
}

/* Pale from the middle to either end, as the chart of the same name. */
static void colour_scores(EqlSheet *sheet, guint n_rows, guint n_themes)
{
    lxw_conditional_format scale = {
        .type = LXW_CONDITIONAL_3_COLOR_SCALE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .mid_value = 50,
        .max_value = 100,
        .min_color = eql_palette_heat(0),
        .mid_color = eql_palette_heat(0.5),
        .max_color = eql_palette_heat(1),
    };
    if (n_rows > 0 && n_themes > 0)
        eql_book_note_error(sheet->book, worksheet_conditional_format_range(
                                             sheet->sheet, sheet->head + 1, 1, sheet->head + n_rows,
                                             (lxw_col_t)n_themes, &scale));
}

static void write_heat_head(EqlSheet *sheet, const Cohort *cohort)
{
    eql_sheet_styled(sheet, _("School"), EQL_STYLE_HEAD);
    for (guint i = 0; i < cohort->themes->len; i++) {
        const EqlPackTheme *theme = cohort->themes->pdata[i];
        eql_sheet_styled(sheet, eql_theme_name(theme->label), EQL_STYLE_HEAD_NUMBER);
    }
    eql_sheet_end_row(sheet);
}

static void write_heat_map(EqlBook *book, const Cohort *cohort)
{
    double widths[THEMES_MOST + 2];
    set_heat_widths(widths, cohort->themes->len);
    EqlSheetLayout layout = {C_("sheet", "Heat map"), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    EqlFigure none = eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NOT_ASKED);
    g_autofree char *note = eql_cohort_questions_note(cohort->schools, cohort->choice);
    eql_sheet_title(sheet, _("Theme scores of each school"),
                    _("0 is the least favourable answer to every question, 100 the most. Schools "
                      "stand in the order of their names, or of letters that say nothing: this is "
                      "no league table."));
    if (note)
        eql_sheet_note(sheet, note);
    write_heat_head(sheet, cohort);
    sheet->head = sheet->row - 1;
    for (guint i = 0; i < cohort->schools->len; i++) {
        eql_sheet_text(sheet, ((EqlCohortSchool *)cohort->schools->pdata[i])->name);
        for (guint j = 0; j < cohort->themes->len; j++) {
            const EqlPackTheme *named = cohort->themes->pdata[j];
            const EqlPackTheme *theme = theme_of(cohort, i, named->code);
            eql_sheet_figure(sheet, theme ? theme->score : none);
        }
        eql_sheet_end_row(sheet);
    }
    colour_scores(sheet, cohort->schools->len, cohort->themes->len);
    eql_sheet_end_table(sheet);
}

/* ── funnels ── */

static const double funnel_widths[] = {40, 38, 12, 12, 12, 9, 9, 9, 9, 16, 0};

static const char *outside_words(const EqlFunnelPoint *point)
{
    return eql_figure_is_shown(point->low_95) ? eql_outside_label(point->outside) : "";
}

static void write_point(EqlSheet *sheet, const EqlFunnel *funnel, const EqlFunnelPoint *point)
{
    eql_sheet_text(sheet, eql_theme_name(funnel->theme_label));
    eql_sheet_text(sheet, point->school->name);
    eql_sheet_figure_as(sheet, point->n, EQL_STYLE_FIGURE + EQL_UNIT_COUNT);
    eql_sheet_figure(sheet, point->favourable);
    eql_sheet_figure(sheet, funnel->pooled);
    eql_sheet_figure(sheet, point->low_95);
    eql_sheet_figure(sheet, point->high_95);
    eql_sheet_figure(sheet, point->low_998);
    eql_sheet_figure(sheet, point->high_998);
    eql_sheet_text(sheet, outside_words(point));
    eql_sheet_end_row(sheet);
}

static void write_funnel(EqlSheet *sheet, const Cohort *cohort, const char *theme)
{
    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(cohort->network, cohort->choice, theme);
    for (guint i = 0; funnel && i < funnel->points->len; i++)
        write_point(sheet, funnel, &g_array_index(funnel->points, EqlFunnelPoint, i));
}

/* What the table has, drawn; a theme that is hidden everywhere has no picture. */
static void draw_funnel(EqlSheet *sheet, const Cohort *cohort, const char *theme, GArray *breaks)
{
    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(cohort->network, cohort->choice, theme);
    g_autoptr(EqlChart) chart = funnel ? eql_chart_of_funnel(funnel) : NULL;
    if (!chart || eql_chart_n_shown(chart) == 0)
        return;
    g_autofree char *what = g_strdup_printf(
        /* Translators: what a picture shows, for those who do not see it. */
        _("Funnel plot of “%s”: each school’s favourable share by its number of answers, within "
          "the limits of chance. The table above has the same figures."),
        eql_theme_name(funnel->theme_label));
    g_array_append_val(breaks, sheet->row);
    eql_sheet_picture(sheet, chart, what);
}

/* Each on a page of its own, so that none is cut in two. */
static void draw_funnels(EqlSheet *sheet, const Cohort *cohort)
{
    g_autoptr(GArray) breaks = g_array_new(TRUE, FALSE, sizeof(lxw_row_t));
    for (guint i = 0; i < cohort->themes->len; i++)
        draw_funnel(sheet, cohort, ((const EqlPackTheme *)cohort->themes->pdata[i])->code, breaks);
    if (breaks->len > 0)
        worksheet_set_h_pagebreaks(sheet->sheet, (lxw_row_t *)breaks->data);
}

static void write_funnels(EqlBook *book, const Cohort *cohort)
{
    const char *headings[] = {_("Theme"), _("School"), _("#Effective answers"), _("#Favourable"),
                              _("#Pooled"),
                              /* xgettext:no-c-format */
                              _("#95 % from"), _("#to"),
                              /* xgettext:no-c-format */
                              _("#99.8 % from"), _("#to"), _("School is"), NULL};
    EqlSheetLayout layout = {C_("sheet", "Funnel"), TRUE, funnel_widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Which schools differ by more than chance"),
                    _("Around the share of all schools together, limits within which a school of "
                      "its size would lie by chance 95 times, or 998 times in a thousand. Outside "
                      "is a reason to ask, not a verdict."));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < cohort->themes->len; i++)
        write_funnel(sheet, cohort, ((const EqlPackTheme *)cohort->themes->pdata[i])->code);
    eql_sheet_filter(sheet);
    eql_sheet_end_table(sheet);
    draw_funnels(sheet, cohort);
}

/* ── progress ── */

static const double progress_widths[] = {38, 40, 14, 14, 14, 14, 9, 9, 12, 0};

static void write_school_progress(EqlSheet *sheet, const EqlCohortSchool *school,
                                  const EqlCohortChoice *choice)
{
    const EqlFigure none = eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NOT_ASKED);
    g_autoptr(GArray) changes = eql_cohort_progress(school, choice, NULL);
    for (guint i = 0; i < changes->len; i++) {
        const EqlCohortChange *change = &g_array_index(changes, EqlCohortChange, i);
        eql_sheet_text(sheet, school->name);
        eql_sheet_text(sheet, eql_theme_name(change->now->label));
        eql_sheet_figure(sheet, change->before ? change->before->n : none);
        eql_sheet_figure(sheet, change->now->n);
        eql_sheet_figure(sheet, change->change);
        eql_sheet_interval(sheet, change->favourable_change);
        eql_sheet_figure(sheet, change->effect_size);
        eql_sheet_end_row(sheet);
    }
}

static void write_progress(EqlBook *book, const Cohort *cohort)
{
    const char *headings[] = {_("School"),
                              _("Theme"),
                              _("#Respondents then"),
                              _("#Respondents now"),
                              _("#Change of score"),
                              _("#Change of favourable"),
                              _("#from"),
                              _("#to"),
                              _("#Effect size"),
                              NULL};
    EqlSheetLayout layout = {C_("sheet", "Progress"), TRUE, progress_widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Change since the first wave"),
                    /* xgettext:no-c-format */
                    _("The score in points, favourable in percentage points, with the ends of the "
                      "95 % interval. Schools with one wave are left out."));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < cohort->schools->len; i++)
        write_school_progress(sheet, cohort->schools->pdata[i], cohort->choice);
    eql_sheet_filter(sheet);
    eql_sheet_end_table(sheet);
}

/* ── books ── */

gboolean eql_network_has_schools(const GPtrArray *schools, GError **error)
{
    if (schools->len > 0)
        return TRUE;
    g_set_error_literal(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                        _("No school of those chosen has brought answers of this audience."));
    return FALSE;
}

/* What every book of the program has: its school's name, here the cohort's. */
static EqlDataset *titled(const char *title)
{
    EqlDataset *dataset = eql_dataset_new();
    dataset->school = eql_school_new(title, NULL, NULL, NULL);
    return dataset;
}

gboolean eql_network_write_workbook(const EqlNetwork *network, const EqlCohortChoice *choice,
                                    const char *path, GError **error)
{
    g_auto(Cohort) cohort = cohort_of(network, choice);
    g_autofree char *temporary =
        eql_network_has_schools(cohort.schools, error) ? eql_save_begin_xlsx(path, error) : NULL;
    if (!temporary)
        return FALSE;
    g_autoptr(EqlDataset) dataset = titled(choice->cohort ? choice->cohort : _("Network"));
    EqlWorkbookContent content = {.dataset = dataset};
    EqlBook *book = eql_book_new(&content, temporary);
    write_heat_map(book, &cohort);
    write_funnels(book, &cohort);
    eql_network_write_rates(book, network, choice, cohort.schools);
    write_progress(book, &cohort);
    return eql_save_end_xlsx(temporary, path, eql_book_close(book), error);
}

/* ── handouts ── */

static const double handout_widths[] = {40, 12, 10, 9, 9, 12, 14, 10, 10, 16, 0};

static const EqlFunnelPoint *point_of(const EqlFunnel *funnel, const EqlCohortSchool *school)
{
    for (guint i = 0; funnel && i < funnel->points->len; i++) {
        const EqlFunnelPoint *point = &g_array_index(funnel->points, EqlFunnelPoint, i);
        if (point->school->pack == school->pack)
            return point;
    }
    return NULL;
}

static void write_handout_row(EqlSheet *sheet, const Cohort *cohort, const EqlCohortSchool *school,
                              const EqlPackTheme *theme)
{
    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(cohort->network, cohort->choice, theme->code);
    const EqlFunnelPoint *point = point_of(funnel, school);
    eql_sheet_text(sheet, eql_theme_name(theme->label));
    eql_sheet_figure(sheet, theme->n);
    eql_sheet_interval(sheet, theme->score);
    eql_sheet_figure(sheet, theme->favourable);
    eql_sheet_figure(sheet, funnel->pooled);
    eql_sheet_figure(sheet, point->low_95);
    eql_sheet_figure(sheet, point->high_95);
    eql_sheet_text(sheet, outside_words(point));
    eql_sheet_end_row(sheet);
}

static void write_handout_sheet(EqlBook *book, const Cohort *cohort, const EqlCohortSchool *school)
{
    const char *headings[] = {_("Theme"), _("#Respondents"), _("#Score"), _("#from"), _("#to"),
                              _("#Favourable"), _("#All schools"),
                              /* xgettext:no-c-format */
                              _("#95 % from"), _("#to"), _("Your school is"), NULL};
    EqlSheetLayout layout = {C_("sheet", "Your school"), TRUE, handout_widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    const EqlPackAudience *audience = eql_cohort_audience(school, cohort->choice);
    eql_sheet_title(sheet, school->name,
                    /* xgettext:no-c-format */
                    _("Your school’s themes beside all schools of the network together. Between "
                      "“95 % from” and “to” a school of your size lies by chance; beyond 95 % it "
                      "lies five times in a hundred, beyond 99.8 % twice in a thousand."));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < audience->themes->len; i++)
        write_handout_row(sheet, cohort, school, audience->themes->pdata[i]);
    eql_sheet_end_table(sheet);
}

/* What stands in the way of no file system: packs come from elsewhere, and so do their names. */
#define LONGEST_NAME 80

static char *plain_name(const char *text)
{
    gboolean fits = g_utf8_strlen(text, -1) <= LONGEST_NAME;
    return eql_file_name_clean(fits ? g_strdup(text) : g_utf8_substring(text, 0, LONGEST_NAME));
}

/* The URN tells schools of one name apart. */
static char *handout_path(const EqlCohortSchool *school, const char *folder)
{
    g_autofree char *name = plain_name(school->name);
    g_autofree char *urn = school->urn ? plain_name(school->urn) : NULL;
    g_autofree char *file =
        urn ? g_strdup_printf("%s (%s).xlsx", name, urn) : g_strdup_printf("%s.xlsx", name);
    return g_build_filename(folder, file, NULL);
}

static gboolean write_handout(const Cohort *cohort, const EqlCohortSchool *school,
                              const char *folder, GError **error)
{
    g_autofree char *path = handout_path(school, folder);
    g_autofree char *temporary = eql_save_begin_xlsx(path, error);
    if (!temporary)
        return FALSE;
    g_autoptr(EqlDataset) dataset = titled(school->name);
    EqlWorkbookContent content = {.dataset = dataset};
    EqlBook *book = eql_book_new(&content, temporary);
    write_handout_sheet(book, cohort, school);
    return eql_save_end_xlsx(temporary, path, eql_book_close(book), error);
}

int eql_network_write_handouts(const EqlNetwork *network, const EqlCohortChoice *choice,
                               const char *folder, GError **error)
{
    g_auto(Cohort) cohort = cohort_of(network, choice);
    if (!eql_network_has_schools(cohort.schools, error) || !eql_folder_make(folder, error))
        return -1;
    int written = 0;
    while (written >= 0 && written < (int)cohort.schools->len)
        written = write_handout(&cohort, cohort.schools->pdata[written], folder, error)
                      ? written + 1
                      : -1;
    return written;
}
