/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "output/sheet.h"

typedef struct {
    double size; /* 0: as usual */
    lxw_color_t colour, fill;
    gboolean bold, italic, wrap, line, to_the_right, indent;
    const char *numbers;
} Look;

static const Look looks[EQL_STYLE_FIGURE] = {
    [EQL_STYLE_TITLE] = {.size = 18, .bold = TRUE, .wrap = TRUE, .colour = EQL_COLOUR_ACCENT},
    [EQL_STYLE_SUBTITLE] = {.size = 11, .colour = EQL_COLOUR_GREY, .wrap = TRUE},
    [EQL_STYLE_SECTION] = {.size = 13, .bold = TRUE, .wrap = TRUE, .colour = EQL_COLOUR_ACCENT},
    [EQL_STYLE_NOTE] = {.size = 10, .colour = EQL_COLOUR_GREY, .wrap = TRUE},
    [EQL_STYLE_HEAD] =
        {.indent = TRUE, .bold = TRUE, .wrap = TRUE, .colour = 0xFFFFFF, .fill = EQL_COLOUR_ACCENT},
    [EQL_STYLE_HEAD_NUMBER] = {.bold = TRUE,
                               .wrap = TRUE,
                               .to_the_right = TRUE,
                               .colour = 0xFFFFFF,
                               .fill = EQL_COLOUR_ACCENT},
    [EQL_STYLE_TEXT] = {.indent = TRUE, .wrap = TRUE, .line = TRUE},
    [EQL_STYLE_LINE] = {.indent = TRUE},
    [EQL_STYLE_QUIET_LINE] = {.indent = TRUE, .colour = EQL_COLOUR_GREY},
    [EQL_STYLE_GROUP] = {.indent = TRUE, .bold = TRUE, .colour = EQL_COLOUR_ACCENT},
    [EQL_STYLE_STRONG] = {.indent = TRUE, .wrap = TRUE, .line = TRUE, .bold = TRUE},
    [EQL_STYLE_ACCENT] = {.indent = TRUE,
                          .wrap = TRUE,
                          .line = TRUE,
                          .fill = EQL_COLOUR_ACCENT_PALE},
    [EQL_STYLE_GREEN] = {.indent = TRUE, .wrap = TRUE, .line = TRUE, .fill = EQL_COLOUR_GREEN_PALE},
    [EQL_STYLE_CODE] =
        {.indent = TRUE, .size = 8, .wrap = TRUE, .line = TRUE, .colour = EQL_COLOUR_GREY},
    [EQL_STYLE_PLAIN] = {.to_the_right = TRUE},
    [EQL_STYLE_COUNT_LEFT] = {.indent = TRUE, .line = TRUE, .numbers = "#,##0"},
    [EQL_STYLE_DATE] = {.indent = TRUE, .line = TRUE, .numbers = "d mmm yyyy"},
    [EQL_STYLE_WRAPPED] = {.indent = TRUE, .wrap = TRUE},
    [EQL_STYLE_DATE_ONLY] = {.indent = TRUE, .numbers = "d mmm yyyy"},
    [EQL_STYLE_MARK] = {.size = 11, .bold = TRUE, .colour = 0xFFFFFF, .fill = EQL_COLOUR_MARK},
    [EQL_STYLE_LINK] = {.indent = TRUE, .colour = EQL_COLOUR_ACCENT},
    [EQL_STYLE_HIDDEN] = {.line = TRUE,
                          .italic = TRUE,
                          .to_the_right = TRUE,
                          .colour = EQL_COLOUR_GREY},
    [EQL_STYLE_NO_WORD] = {.indent = TRUE, .line = TRUE, .italic = TRUE, .colour = EQL_COLOUR_GREY},
    [EQL_STYLE_ABSENT] = {.line = TRUE, .to_the_right = TRUE, .colour = EQL_COLOUR_GREY},
    [EQL_STYLE_P] = {.line = TRUE, .to_the_right = TRUE, .numbers = "[<0.001]\"<0.001\";0.000"},
};

static const char *const number_formats[EQL_UNITS] = {
    [EQL_UNIT_NONE] = "0.00",
    [EQL_UNIT_COUNT] = "#,##0",
    [EQL_UNIT_SCORE] = "0",
    [EQL_UNIT_PROPORTION] = "0%",
    [EQL_UNIT_RATIO] = "[=0]0.0;[<0.1]0.00;0.0",
    [EQL_UNIT_RATE] = "0.0",
    [EQL_UNIT_DIFFERENCE] = "+0;-0;0",
    [EQL_UNIT_SHARE_DIFFERENCE] = "+0;-0;0",
    [EQL_UNIT_NUMBER_DIFFERENCE] = "+0.0;-0.0;0.0",
};

/* Excel would put a sign before what is a little more or less than nothing. */
static const struct {
    const char *nought; /* NULL: never less than nothing */
    double parts;       /* of one that are written */
} signed_units[EQL_UNITS] = {
    [EQL_UNIT_NONE] = {"0.00;0.00;0.00", 100},
    [EQL_UNIT_DIFFERENCE] = {"0;0;0", 1},
    [EQL_UNIT_SHARE_DIFFERENCE] = {"0;0;0", 1},
    [EQL_UNIT_NUMBER_DIFFERENCE] = {"0.0;0.0;0.0", 10},
};

EqlStyle eql_style_for_value(EqlStyle style, double value)
{
    if (style < EQL_STYLE_FIGURE || style >= EQL_STYLE_NOUGHT)
        return style;
    guint unit = (style - EQL_STYLE_FIGURE) % EQL_UNITS;
    gboolean is_nought = signed_units[unit].nought && round(value * signed_units[unit].parts) == 0;
    return is_nought ? style - EQL_STYLE_FIGURE + EQL_STYLE_NOUGHT : style;
}

static void apply_fill(lxw_format *format, const Look *look)
{
    if (!look->fill)
        return;
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, look->fill);
}

static lxw_format *make(lxw_workbook *workbook, const Look *look, gboolean is_head)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_align(format, is_head ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    if (look->size > 0)
        format_set_font_size(format, look->size);
    if (look->colour)
        format_set_font_color(format, look->colour);
    if (look->bold)
        format_set_bold(format);
    if (look->italic)
        format_set_italic(format);
    if (look->wrap)
        format_set_text_wrap(format);
    if (look->to_the_right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look->indent) {
        format_set_align(format, LXW_ALIGN_LEFT);
        format_set_indent(format, 1);
    }
    if (look->line) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, EQL_COLOUR_LINE);
    }
    if (look->numbers)
        format_set_num_format(format, look->numbers);
    apply_fill(format, look);
    return format;
}

static Look in_colour(Look look, lxw_color_t accent)
{
    if (look.colour == EQL_COLOUR_ACCENT)
        look.colour = accent;
    if (look.fill == EQL_COLOUR_ACCENT)
        look.fill = accent;
    return look;
}

/* Of a figure, of an end of its interval, and of one that is there by permit. */
static void make_of_unit(lxw_workbook *workbook, const char *numbers, lxw_format **styles)
{
    Look look = {.line = TRUE, .to_the_right = TRUE, .numbers = numbers};
    styles[0] = make(workbook, &look, FALSE);
    look.colour = EQL_COLOUR_GREY;
    styles[EQL_STYLE_END - EQL_STYLE_FIGURE] = make(workbook, &look, FALSE);
    look.colour = 0;
    look.fill = EQL_COLOUR_ACCENT_PALE;
    styles[EQL_STYLE_SMALL - EQL_STYLE_FIGURE] = make(workbook, &look, FALSE);
}

void eql_styles_make(lxw_workbook *workbook, lxw_color_t accent, lxw_format *styles[EQL_STYLES])
{
    for (guint i = 0; i < EQL_STYLE_FIGURE; i++) {
        Look look = in_colour(looks[i], accent);
        styles[i] = make(workbook, &look, looks[i].fill == EQL_COLOUR_ACCENT);
    }
    format_set_underline(styles[EQL_STYLE_LINK], LXW_UNDERLINE_SINGLE);
    for (guint unit = 0; unit < EQL_UNITS; unit++) {
        const char *nought = signed_units[unit].nought;
        make_of_unit(workbook, number_formats[unit], &styles[EQL_STYLE_FIGURE + unit]);
        if (nought)
            make_of_unit(workbook, nought, &styles[EQL_STYLE_NOUGHT + unit]);
    }
}
