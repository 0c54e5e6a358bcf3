/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"

static const double widths[] = {23, 44, 10, 38, 12.5, 9, 8, 8, 11.5, 8, 8, 11, 8, 8, 10, 0};

const char *eql_workbook_name_groups(void)
{
    return C_("sheet", "Groups");
}

/* What a table row says of its groups. */
typedef struct {
    const char *characteristic; /* code */
    const char *label;          /* for people */
    const EqlScores *scores;
} Part;

static void write_group(EqlSheet *sheet, const Part *part, const char *audience,
                        const EqlThemeScore *theme, const EqlGroupScore *group)
{
    eql_sheet_text(sheet, part->label);
    eql_sheet_text(sheet, group->label);
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_text(sheet, eql_theme_name(theme->label));
    eql_sheet_figure(sheet, group->n);
    eql_sheet_interval(sheet, group->score);
    eql_sheet_interval(sheet, group->favourable);
    eql_sheet_interval(sheet, group->favourable_difference);
    eql_sheet_figure(sheet, group->effect_size);
    eql_sheet_end_row(sheet);
}

static void write_theme(EqlSheet *sheet, const Part *part, const char *audience,
                        const EqlThemeScore *theme)
{
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = theme->groups->pdata[i];
        if (g_str_equal(group->characteristic, part->characteristic))
            write_group(sheet, part, audience, theme, group);
    }
}

static void write_part(EqlSheet *sheet, const Part *part)
{
    for (guint i = 0; i < part->scores->audiences->len; i++) {
        const EqlAudienceScores *audience = part->scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            write_theme(sheet, part, audience->audience, audience->themes->pdata[j]);
    }
}

/* The characteristics that the scores are broken down by, each once, in order. */
static GPtrArray *characteristics_of(const EqlScores *scores)
{
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *theme = audience->themes->pdata[j];
            for (guint k = 0; k < theme->groups->len; k++) {
                EqlGroupScore *group = theme->groups->pdata[k];
                if (!g_ptr_array_find_with_equal_func(found, group->characteristic, g_str_equal,
                                                      NULL))
                    g_ptr_array_add(found, group->characteristic);
            }
        }
    }
    return found;
}

static void write_parts(EqlSheet *sheet, const EqlScores *scores, const char *suffix)
{
    const EqlCodes *codes = sheet->book->content->dataset->codes;
    g_autoptr(GPtrArray) characteristics = characteristics_of(scores);
    for (guint i = 0; i < characteristics->len; i++) {
        const char *code = characteristics->pdata[i];
        const char *label = eql_codes_characteristic_label(codes, code);
        g_autofree char *named =
            suffix && g_str_equal(code, "ethnicity")
                ? g_strdup_printf(C_("characteristic", "%s (%s)"), label, suffix)
                : g_strdup(label);
        write_part(sheet, &(Part){code, named, scores});
    }
}

static void write_table(EqlSheet *sheet)
{
    const char *headings[] = {_("Characteristic"), _("Group"),  _("Audience"),     _("Theme"),
                              _("#Respondents"),   _("#Score"), _("#from"),        _("#to"),
                              _("#Favourable"),    _("#from"),  _("#to"),          _("#Difference"),
                              _("#from"),          _("#to"),    _("#Effect size"), NULL};
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    write_parts(sheet, sheet->book->content->broad, C_("ethnic groups", "broad"));
    write_parts(sheet, sheet->book->content->scores, NULL);
    eql_sheet_filter(sheet);
    eql_sheet_name_table(sheet, "Equalens_groups");
    eql_sheet_share_bars(sheet, 8);
}

void eql_workbook_groups(EqlBook *book)
{
    EqlSheetLayout layout = {eql_workbook_name_groups(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Groups"),
                    /* xgettext:no-c-format */
                    _("Theme scores by ethnic group, sex and year group. Choose an audience, a "
                      "theme or a characteristic with the buttons in the heading row. "
                      "“Difference” is the group’s favourable share against the rest of its "
                      "audience, in percentage points; “from” and “to” are the ends of the 95 % "
                      "interval of the figure before them. The effect size is Cohen’s h of that "
                      "difference: about 0.2 is small, 0.5 medium, 0.8 large."));
    if (eql_sheet_says_no_answers(sheet))
        return;
    write_table(sheet);
    eql_sheet_end_table(sheet);
}
