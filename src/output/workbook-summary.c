/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/charts.h"

static const double widths[] = {28, 18, 26, 86, 0};

static void write_audiences(EqlSheet *sheet, const EqlScores *scores)
{
    const char *headings[] = {_("Audience"), _("#Respondents"), _("#Response rate"), _("Invited"),
                              NULL};
    if (scores->audiences->len == 0)
        return;
    gboolean unknown = FALSE;
    eql_sheet_section(sheet, _("Who answered"));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        eql_sheet_styled(sheet, eql_audience_label(audience->audience), EQL_STYLE_STRONG);
        eql_sheet_figure(sheet, audience->respondents);
        EqlFigure rate = eql_response_rate(audience);
        unknown |= audience->invited.state == EQL_FIGURE_ABSENT;
        if (audience->invited.state == EQL_FIGURE_ABSENT) {
            eql_sheet_styled(sheet, "–", EQL_STYLE_ABSENT);
            eql_sheet_text(sheet, "–");
        } else {
            eql_sheet_figure(sheet, rate);
            eql_sheet_figure_as(sheet, audience->invited, EQL_STYLE_COUNT_LEFT);
        }
        eql_sheet_end_row(sheet);
    }
    if (unknown)
        eql_sheet_note(sheet,
                       _("“–”: nobody has said yet how many were invited, so there is no rate."));
    eql_sheet_end_table(sheet);
}

static EqlStyle style_of(EqlFindingKind kind)
{
    switch (kind) {
    case EQL_FINDING_STRENGTH:
        return EQL_STYLE_GREEN;
    case EQL_FINDING_UNCERTAINTY:
    case EQL_FINDING_CHANGE:
        return EQL_STYLE_TEXT;
    case EQL_FINDING_AREA:
    case EQL_FINDING_PERCEPTION_GAP:
    case EQL_FINDING_GROUP_GAP:
    case EQL_FINDING_RRI:
    case EQL_FINDING_VOICE_GAP:
        break;
    }
    return EQL_STYLE_ACCENT;
}

static void write_finding(EqlSheet *sheet, const EqlFinding *finding)
{
    g_autofree char *audiences = NULL;
    if (finding->other_audience)
        audiences =
            g_strdup_printf(C_("two audiences", "%s, %s"), eql_audience_label(finding->audience),
                            eql_audience_label(finding->other_audience));
    else if (finding->audience)
        audiences = g_strdup(eql_audience_label(finding->audience));
    eql_sheet_styled(sheet, eql_finding_kind_label(finding->kind), style_of(finding->kind));
    eql_sheet_text(sheet, audiences);
    eql_sheet_text(sheet, finding->group_label);
    eql_sheet_text(sheet, finding->sentence);
    eql_sheet_end_row(sheet);
}

static void write_findings(EqlSheet *sheet, GPtrArray *findings)
{
    const char *headings[] = {_("What stands out"), _("Audience"), _("Group"), _("In words"), NULL};
    eql_sheet_section(sheet, _("What stands out"));
    if (findings->len == 0) {
        eql_sheet_note(sheet, _("Nothing stands out in the figures that can be shown."));
        eql_sheet_skip(sheet, 1);
        return;
    }
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < findings->len; i++)
        write_finding(sheet, findings->pdata[i]);
    eql_sheet_end_table(sheet);
}

/* The only links of the workbook: to its own sheets. */
static void write_link(EqlSheet *sheet, const char *name, const char *what)
{
    g_auto(GStrv) parts = g_strsplit(name, "'", -1);
    g_autofree char *quoted = g_strjoinv("''", parts);
    g_autofree char *target = g_strdup_printf("internal:'%s'!A1", quoted);
    lxw_format *format = sheet->book->styles[EQL_STYLE_LINK];
    lxw_error error =
        worksheet_write_url_opt(sheet->sheet, sheet->row, 0, target, format, name, NULL);
    eql_book_note_error(sheet->book, error);
    sheet->column = 1;
    eql_sheet_styled(sheet, what, EQL_STYLE_LINE);
    eql_sheet_end_row(sheet);
}

static void write_contents(EqlSheet *sheet)
{
    const EqlWorkbookContent *content = sheet->book->content;
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, _("In this workbook"));
    for (const EqlWorkbookPart *part = eql_workbook_parts(); part->code; part++)
        if (eql_workbook_shows(content, part))
            write_link(sheet, part->name(),
                       part->write == eql_workbook_plan && content->only_proposed
                           ? _("Proposed actions, to work from")
                           : _(part->what));
}

/* ── who hands it over ── */

#define LOGO_HEIGHT 52.0 /* pixels: what the title and the line under it take */
#define LOGO_COLUMN 3
#define LOGO_COLUMN_WIDTH 607.0 /* as wide as that column, in pixels */
#define DIGIT_WIDTH 7.0

/* Of the title's type, which is 18 points and bold; widths are in digits of 11 points. */
static gboolean fits_beside_title(const EqlSheet *sheet, double logo_width)
{
    const char *title = sheet->book->content->dataset->school->name;
    double room = -(logo_width + 12) / DIGIT_WIDTH;
    for (guint i = 0; i < sheet->n_columns; i++)
        room += sheet->widths[i];
    return room > 0 && eql_lines_for(title, room * 11 / 18 * 0.9) == 1;
}

/* At the end of the title's line or, where the title is too long for that, below it. */
static void write_logo(EqlSheet *sheet, const EqlService *service)
{
    g_autoptr(GBytes) png = eql_service_logo_png(service);
    gsize size = 0;
    const void *data = png ? g_bytes_get_data(png, &size) : NULL;
    if (!data)
        return;
    double scale = LOGO_HEIGHT / cairo_image_surface_get_height(service->picture);
    double width = scale * cairo_image_surface_get_width(service->picture);
    /* Translators: what a picture shows, for those who do not see it. */
    g_autofree char *what = g_strdup_printf(
        _("Logo of %s"),
        service->name ? service->name : sheet->book->content->dataset->school->name);
    lxw_image_options options = {
        .x_offset = (int32_t)MAX(0, LOGO_COLUMN_WIDTH - width - 4),
        .y_offset = 2,
        .x_scale = scale,
        .y_scale = scale,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = what,
    };
    lxw_row_t row = fits_beside_title(sheet, width) ? 0 : sheet->book->content->permit ? 2 : 1;
    eql_book_note_error(sheet->book, worksheet_insert_image_buffer_opt(
                                         sheet->sheet, row, LOGO_COLUMN, data, size, &options));
}

static void write_service(EqlSheet *sheet, const EqlService *service)
{
    if (!service)
        return;
    write_logo(sheet, service);
    if (!service->name && !service->contact)
        return;
    const char *between = service->name && service->contact ? " · " : "";
    g_autofree char *text = g_strconcat(service->name ? service->name : "", between,
                                        service->contact ? service->contact : "", NULL);
    eql_sheet_note(sheet, text);
    eql_sheet_skip(sheet, 1);
}

void eql_workbook_summary(EqlBook *book)
{
    const EqlDataset *dataset = book->content->dataset;
    EqlSheetLayout layout = {C_("sheet", "Summary"), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    g_autofree char *subtitle =
        dataset->wave && dataset->since_wave
            ? g_strdup_printf(_("%s, compared with %s"), dataset->wave, dataset->since_wave)
            : g_strdup(dataset->wave ? dataset->wave : _("No questionnaires yet"));
    eql_sheet_title(sheet, dataset->school->name, subtitle);
    eql_sheet_freeze(sheet, 0);
    write_service(sheet, book->content->service);
    write_audiences(sheet, book->content->scores);
    write_findings(sheet, book->content->findings);
    write_contents(sheet);
}
